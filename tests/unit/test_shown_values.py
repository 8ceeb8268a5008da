"""Values of conflicts in people's words: codes, days, numbers and ids, in both languages."""

import pytest

from land_campaign_plugin.model.language import ENGLISH, Language
from land_campaign_plugin.model.record_kinds import KIND_FIELDS, KIND_LABELS, PERSONAL, label_of
from land_campaign_plugin.model.shown_values import value_text
from land_campaign_plugin.store.disputes import Dispute
from land_campaign_plugin.verbs.conflicts import conflict_lines

VIETNAMESE = Language("vi")
PLOT = "11111111-2222-4333-8444-555555555555"


@pytest.mark.parametrize(
    ("kind", "field", "value", "english", "vietnamese"),
    [
        ("", "status", "retired", "retired", "retired"),
        ("right", "status", "retired", "deleted", "deleted"),
        ("right", "status", "in_force", "in force", "in force"),
        ("party", "authentication", "not_sent", "not yet sent", "not yet sent"),
        ("party", "authenticated_on", "2026-12-01", "2026-12-01", "01/12/2026"),
        ("plot_use", "area_m2", "885.2", "885.2", "885,2"),
        ("right", "share", "0.5", "1/2", "1/2"),
        ("right", "plot_uid", PLOT, "1/7", "1/7"),
        ("right", "party_uid", PLOT.replace("1", "9"), "99999999", "99999999"),
        ("document", "sha256", "ab" * 32, "abababab…", "abababab…"),
        ("waiver", "state", "proposed", "proposed", "proposed"),
        ("", "note", "as typed", "as typed", "as typed"),
    ],
)
def test_a_value_reads_as_the_forms_show_it(kind, field, value, english, vietnamese):
    assert value_text(kind, field, value, ENGLISH, {PLOT: "1/7"}) == english
    assert value_text(kind, field, value, VIETNAMESE, {PLOT: "1/7"}) == vietnamese


def test_every_field_that_travels_has_a_name():
    bare = [(kind, name) for kind, names in KIND_FIELDS.items() for name in names if label_of(kind, name) == name]
    assert not bare
    assert PERSONAL.keys() <= KIND_LABELS.keys()


def test_what_the_store_has_deleted_is_listed_as_deleted():
    there = {"plot_uid": PLOT, "area_m2": "885.2", "status": "retired"}
    dispute = Dispute(
        "c", "plot_use:u", "retired_since", 1, 2, ("area_m2",), {**there, "status": "in_force"}, {"area_m2": "1.0"},
        there, (), "", "minh", "2026-11-28T04:01:00+00:00",
    )  # fmt: skip
    head, values, gone = conflict_lines(dispute, ENGLISH, "1/1")
    assert head.startswith("Land use of plot 1/1: minh and the store differ in Area of the use")
    assert values == "  Area of the use: before 885.2, mine 1.0, theirs deleted"
    assert gone == "  The store has it no more: somebody deleted it."
