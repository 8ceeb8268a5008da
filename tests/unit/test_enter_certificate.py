"""A certificate entered from the paper: what is kept, what is told to be odd, what is refused."""

import datetime
import sqlite3
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.enter import CERTIFICATE_FIELDS, HOLDER_FIELDS, RIGHT_FIELDS, enter_certificate
from land_campaign_plugin.verbs.tasks import refresh_tasks

from .offices import office

TODAY = datetime.date(2026, 1, 1)
PAPER = {"serial": "BA 000123", "register_number": "CH00123", "issued_on": "12/5/2010", "area_m2": "120,5"}
HUSBAND = {"name": "Đinh Văn Đủ", "kind": "Cá nhân", "citizen_number": "034070000077", "born_on": "1970",
           "gender": "Nam", "legal_form": "Vợ chồng", "role": "Chồng"}  # fmt: skip
WIFE = HUSBAND | {"name": "Ngô Thị Ngọc", "citizen_number": "034172000088", "born_on": "03/02/1972", "gender": "Nữ",
                  "role": "Vợ"}  # fmt: skip


@pytest.fixture
def work(tmp_path):
    return office(tmp_path / "w.gpkg")


def row(work, table, uid):
    with sqlite3.connect(work.path) as connection:
        connection.row_factory = sqlite3.Row
        return dict(connection.execute(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,)).fetchone())


def counts(work):
    return {name: work.counts()[name] for name in ("certificate", "party", "right")}


def test_a_certificate_of_a_couple_is_kept_as_its_paper_says(work):
    before = counts(work)
    entered = enter_certificate(work, "p3", PAPER, [HUSBAND, WIFE], today=TODAY)
    assert (entered.odd, entered.written) == ([], True)
    assert counts(work) == {name: count + (1 if name == "certificate" else 2) for name, count in before.items()}
    paper = row(work, "certificate", entered.certificate_uid)
    assert {name: paper[name] for name in ("plot_uid", "serial", "issued_on", "area_m2")} == {
        "plot_uid": "p3", "serial": "BA 000123", "issued_on": "2010-05-12", "area_m2": 120.5,
    }  # fmt: skip
    wife, right = row(work, "party", entered.party_uids[1]), row(work, "right", entered.right_uids[1])
    assert (wife["name"], wife["born_on"], wife["authentication"]) == ("Ngô Thị Ngọc", "1972-02-03", "not_sent")
    assert {name: right[name] for name in ("plot_uid", "party_uid", "certificate_uid", "role", "legal_form")} == {
        "plot_uid": "p3", "party_uid": wife["uid"], "certificate_uid": paper["uid"], "role": "Vợ",
        "legal_form": "Vợ chồng",
    }  # fmt: skip


ODD = [
    # what is changed; rule, field and holder of what is told
    ({"serial": "BA 00012"}, {}, [("C01", "certificate.serial", None)]),
    ({"serial": "BA 000001", "register_number": "CH00999"}, {}, [("C02", "certificate.serial", None)]),
    ({"serial": "BA 00012345"}, {}, [("C03", "certificate.serial", None)]),
    ({"issued_on": "1/1/1900"}, {}, [("C04", "certificate.issued_on", None)]),
    ({"register_number": "???"}, {}, [("C05", "certificate.register_number", None)]),
    ({}, {"citizen_number": "999070000077"}, [("P01", "party.citizen_number", 0)]),
    ({}, {"born_on": "1971"}, [("P02", "party.born_on", 0)]),
    ({}, {"name": "Người Khác", "citizen_number": "034066000012", "born_on": "1966"},
     [("P04", "party.citizen_number", 0)]),
    ({}, {"role": "Bạn"}, [("P06", "right.role", 0), ("P07", "right.role", 0)]),
]  # fmt: skip


@pytest.mark.parametrize("paper, holder, told", ODD, ids=[case[2][-1][0] + str(case[:2]) for case in ODD])
@pytest.mark.parametrize("write", [True, False])
def test_what_is_odd_is_told_and_kept_all_the_same(work, paper, holder, told, write):
    before = counts(work)
    entered = enter_certificate(work, "p3", PAPER | paper, [HUSBAND | holder, WIFE], today=TODAY, write=write)
    assert [(odd.rule, odd.field, odd.holder) for odd in entered.odd] == told
    assert all(odd.message and odd.remedy and "{" not in odd.message + odd.remedy for odd in entered.odd)
    texts = " ".join(odd.message + odd.remedy for odd in entered.odd)
    assert [secret for secret in ("Đủ", "034070000077", "999070000077", "034066000012") if secret in texts] == []
    assert (counts(work) == before) is not write
    if write and "serial" in paper:
        assert row(work, "certificate", entered.certificate_uid)["serial"] == paper["serial"]


def test_a_holder_who_is_known_is_not_entered_again(work):
    known = {"name": "BÙI VĂN THỬ", "citizen_number": "034066000012"}
    entered = enter_certificate(work, "p3", PAPER, [known, {"uid": "h3"}], today=TODAY)
    assert entered.party_uids == ["h1", "h3"]
    assert counts(work)["party"] == 8


def test_a_plot_that_was_entered_is_no_task_any_more(work):
    check_work_copy(work.path)
    enter_certificate(work, "p3", PAPER, [HUSBAND, WIFE])
    refresh_tasks(work)
    waiting = dict(zip(work.task_states()["state"], work.task_states()["count"], strict=True))
    assert waiting["no_record"] == 0


REFUSED = [
    ("p99", PAPER, [], "no plot with this permanent id"),
    ("p3", {}, [], "neither a serial nor a register number"),
    ("p3", PAPER, [{"citizen_number": "034070000077"}], "Holder 2 has no name"),
    ("p3", PAPER, [{"uid": "nobody"}], "no holder with this id"),
    ("p3", PAPER | {"colour": "red"}, [], "a field colour. Use some of: serial"),
    ("p3", PAPER | {"area_m2": "30/2"}, [], "Area on the certificate cannot be read"),
]


@pytest.mark.parametrize("plot, paper, holders, told", REFUSED, ids=[case[3] for case in REFUSED])
def test_what_cannot_be_entered_is_refused_and_leaves_nothing(work, plot, paper, holders, told):
    before = counts(work)
    with pytest.raises(BadInput, match=told):
        enter_certificate(work, plot, paper, [HUSBAND, *holders])
    assert counts(work) == before


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    return office(tmp_path_factory.mktemp("any") / "w.gpkg")


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*CERTIFICATE_FIELDS]), st.text(max_size=20)),
    st.dictionaries(st.sampled_from([*HOLDER_FIELDS, *RIGHT_FIELDS]), st.text(max_size=20)),
)
def test_no_text_makes_a_form_fail(untouched, paper, holder):
    with suppress(BadInput):
        entered = enter_certificate(untouched, "p3", paper, [holder], write=False, today=TODAY)
        assert all(odd.message for odd in entered.odd)
