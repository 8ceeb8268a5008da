"""Why a store does not hold a value: the reason beside the field, and a sentence that says what may stand there."""

import pytest

from land_campaign_plugin.model.record_kinds import KIND_FIELDS
from land_campaign_plugin.store import answers, record_answers, refusals
from land_campaign_plugin.store.contract import INSERT, Answer, seal
from land_campaign_plugin.store.images import bad_field

PLOT_VALUES = [
    ("note", "a" * 100_001, "too_long", "longer than 100,000 signs"),
    ("note", "a\u202eb", "unseen", "nobody can see"),
    ("note", "o\u0302", "other_letters", "separate signs"),
    ("note", "", "empty", "empty text"),
    ("status", "bogus", "status", "in_force (in force) or retired"),
    ("area_legal_m2", "-5.0", "negative", "less than zero"),
    ("area_legal_m2", "five", "no_number", "no number"),
    ("area_legal_m2", "nan", "no_number", "no number"),
    ("area_legal_m2", "1e+300", "too_large", "too large"),
    ("area_legal_m2", "5", "not_plain", "as the store writes numbers"),
    ("area_legal_m2", "0." + "1" * 40, "too_long", "longer than 40 signs"),
    ("map_scale", "-3", "map_scale", "500, 1000 or 2000"),
    ("map_scale", "2.5", "not_whole", "no whole number"),
    ("non_plot", "7", "non_plot", "forms no plot"),
]


def told(kind: str, field: str, value: object) -> Answer:
    change = seal("c", "u", INSERT, 0, {field: value}, client="here", client_seq=1, kind=kind)
    (answer,) = refusals.explained([change], [Answer("c", "u", "rejected", "bad_value", values={"field": field})])
    return answer


@pytest.mark.parametrize(("field", "value", "reason", "said"), PLOT_VALUES)
def test_a_refused_value_of_a_plot_has_its_reason(field, value, reason, said):
    assert bad_field({field: value}) == field
    answer = told("", field, value)
    assert answer.values == {"field": field, "reason": reason}
    sentence = answers.sentence(answer, "1/19")
    assert sentence.startswith("The value of ")
    assert said in sentence
    assert "{" not in sentence


def test_so_has_that_of_a_record():
    assert KIND_FIELDS["right"]["share"] == "real"
    answer = told("right", "share", "-2.0")
    assert "It is less than zero" in record_answers.sentence("right", answer, "R1")
    assert "64 digits" in record_answers.sentence("document", told("document", "sha256", "../x"), "D1")


def test_a_value_that_the_store_alone_refuses_is_told_without_a_reason():
    answer = told("", "note", "as it should be")
    assert answer.values == {"field": "note"}
    assert answers.sentence(answer, "1/19").endswith("Correct it in the form.")
    shape = told("", "geom", "00")
    assert "corners" in answers.sentence(shape, "1/19")


def test_other_answers_stay_as_they_are():
    applied = Answer("c", "u", "applied")
    assert refusals.explained([], [applied]) == [applied]
