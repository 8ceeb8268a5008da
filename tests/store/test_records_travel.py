"""Records travel as plots do: the same answers, versions and history from both kinds of store. People are invented."""

from __future__ import annotations

import uuid

import pytest

from land_campaign_plugin.model.record_kinds import FIELD_NAMES
from land_campaign_plugin.store.contract import INSERT, RETIRE, UPDATE, Change, seal

from .conftest import Client, uid_of

COMMUNE, OTHER = "26734", "26737"
CANARY = "033099012345"
PERSON = {
    "kind": "Cá nhân", "name": "Nguyễn Thị Mẫu", "citizen_number": CANARY, "born_on": "1980-05-17",
    "address": "Thôn Mẫu, xã Thử", "gender": "Nữ", "tax_code": "8012345678",
}  # fmt: skip


class Clerk(Client):
    """Seals changes of records."""

    def record(self, kind: str, op: str, uid: str, base: int = 0, /, *, commune=None, more=None, **patch) -> Change:
        self.number += 1
        if kind in ("sheet_seal", "assignment") and commune:
            patch["commune"], commune = commune, None  # it is a field of theirs
        said = {"client": self.name, "client_seq": self.number, "kind": kind, "commune": commune, **(more or {})}
        return seal(str(uuid.uuid4()), uid, op, base, patch, **said)

    def new(self, kind: str, uid: str, /, **patch) -> Change:
        return self.record(kind, INSERT, uid, **patch)

    def edit(self, kind: str, uid: str, base: int, /, **patch) -> Change:
        return self.record(kind, UPDATE, uid, base, **patch)

    def gone(self, kind: str, uid: str, base: int) -> Change:
        return self.record(kind, RETIRE, uid, base)


@pytest.fixture
def clerk():
    return Clerk()


@pytest.fixture
def colleague():
    return Clerk()


def told(answers):
    return [(answer.status, answer.code, answer.ver) for answer in answers]


def test_a_plot_comes_with_its_papers_people_and_uses_in_one_push(any_store, clerk):
    request = [
        clerk.new("right", "r1", plot_uid=uid_of(1), party_uid="p1", certificate_uid="c1", share="0.5"),
        clerk.insert(1),
        clerk.new("certificate", "c1", plot_uid=uid_of(1), serial="AA 00123456", area_m2="400.0"),
        clerk.new("plot_use", "u1", plot_uid=uid_of(1), sequence="1", land_use="ONT"),
        clerk.new("party", "p1", commune=COMMUNE, **PERSON),
        clerk.new("document", "d1", certificate_uid="c1", file_name="GCN.pdf", sha256="0" * 64),
    ]
    answers = any_store.push(request, "b")
    assert [answer.cid for answer in answers] == [change.cid for change in request]
    assert told(answers) == [("applied", "", 1)] * 6
    feed = any_store.feed(COMMUNE, 0, 100)
    assert [(line.seq, line.kind, line.uid) for line in feed] == [
        (1, "", uid_of(1)), (2, "right", "r1"), (3, "certificate", "c1"), (4, "plot_use", "u1"), (5, "party", "p1"),
        (6, "document", "d1"),
    ]  # fmt: skip
    assert feed[1].image == dict.fromkeys(FIELD_NAMES["right"]) | request[0].content()["patch"]
    assert any_store.records("certificate", ["c1", "x"])["c1"].image["serial"] == "AA 00123456"
    assert {(kind, uid) for kind, uid, _, _ in any_store.commune_records(COMMUNE)} == {
        ("right", "r1"), ("certificate", "c1"), ("plot_use", "u1"), ("party", "p1"), ("document", "d1"),
    }  # fmt: skip
    again = any_store.push(request, "b2")
    assert all(answer.replay for answer in again)
    assert told(again) == told(answers)


@pytest.fixture
def settled(any_store, clerk):
    """A store with plots 1 and 2, a certificate, a right and a person."""
    any_store.push(
        [
            clerk.insert(1),
            clerk.insert(2),
            clerk.new("certificate", "c1", plot_uid=uid_of(1), serial="AA 00123456", area_m2="400.0", issued_on="2001"),
            clerk.new("right", "r1", plot_uid=uid_of(1), party_uid="p1", role="owner"),
            clerk.new("party", "p1", commune=COMMUNE, **PERSON),
        ],
        "b",
    )
    return any_store


CASES = {
    # what is sent after somebody else changed the certificate's serial (version 2): status, code, version, fields
    "another group": ({"base": 1, "area_m2": "401.0"}, ("merged", "", 3, ("serial",))),
    "the same group": ({"base": 1, "barcode": "7"}, ("conflict", "changed_since", 2, ("serial", "barcode"))),
    "the same value": ({"base": 1, "serial": "BB 00000002"}, ("same", "", 2, ())),
    "from what is there": ({"base": 2, "serial": "CC 00000003"}, ("applied", "", 3, ())),
    "nothing new": ({"base": 2, "serial": "BB 00000002"}, ("same", "", 2, ())),
    "ahead": ({"base": 5, "serial": "x"}, ("rejected", "ahead_of_store", 2, ())),
    "no number": ({"base": 2, "area_m2": "4e2"}, ("rejected", "bad_value", 2, ())),
    "no text": ({"base": 2, "serial": 7}, ("rejected", "bad_value", 2, ())),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_of_a_record_is_judged_as_that_of_a_plot(settled, clerk, colleague, case):
    settled.push([colleague.edit("certificate", "c1", 1, serial="BB 00000002")], "b")
    said, expected = dict(CASES[case][0]), CASES[case][1]
    base = said.pop("base")
    (answer,) = settled.push([clerk.edit("certificate", "c1", base, **said)], "b")
    assert (answer.status, answer.code, answer.ver, answer.fields) == expected
    assert settled.verify() == []


def test_each_right_stands_for_itself(settled, clerk, colleague):
    """Two people add a holder each: two rights, no conflict."""
    settled.push([colleague.new("right", "r2", plot_uid=uid_of(1), party_uid="p2", role="owner")], "b")
    settled.push([colleague.edit("right", "r1", 1, share="0.5")], "b")
    (answer,) = settled.push([clerk.edit("right", "r1", 1, role="spouse")], "b")
    assert (answer.status, answer.image["share"], answer.image["role"]) == ("merged", "0.5", "spouse")


def test_a_record_that_was_deleted_and_one_that_was_edited_meanwhile(settled, clerk, colleague):
    settled.push([colleague.edit("right", "r1", 1, share="0.5")], "b")
    assert told(settled.push([clerk.gone("right", "r1", 1)], "b")) == [("conflict", "edited_since", 2)]
    assert told(settled.push([clerk.gone("right", "r1", 2)], "b")) == [("applied", "", 3)]
    late = colleague.edit("right", "r1", 2, share="1.0")
    assert told(settled.push([late], "b")) == [("conflict", "retired_since", 3)]
    assert {kind for kind, *_ in settled.commune_records(COMMUNE)} == {"certificate", "party"}
    assert settled.verify() == []


REFUSED = {
    "no such plot": lambda c: c.new("right", "r9", plot_uid=uid_of(9)),
    "no plot and no commune": lambda c: c.new("party", "p9", name="Trần Văn Thử"),
    "nothing to edit": lambda c: c.edit("party", "p9", 1, name="x"),
    "an unknown field": lambda c: c.new("right", "r9", plot_uid=uid_of(1), colour="red"),
    "an unknown kind": lambda c: c.new("house", "h1"),
    "a plot called as a record": lambda c: c.change(INSERT, "party:p1", 0, commune=COMMUNE),
}
CODES = ["plot_missing", "plot_missing", "unknown_plot", "bad_bytes", "bad_bytes", "bad_bytes"]


@pytest.mark.parametrize(("case", "code"), list(zip(REFUSED, CODES, strict=True)))
def test_what_cannot_be_taken_in_is_refused_and_the_rest_goes_through(settled, clerk, case, code):
    answers = settled.push([REFUSED[case](clerk), clerk.new("plot_use", "u5", plot_uid=uid_of(2))], "b")
    assert told(answers)[0][:2] == ("rejected", code)
    assert told(answers)[1] == ("applied", "", 1)


def test_an_id_or_a_number_that_was_used_is_told(settled, clerk):
    first = clerk.new("plot_use", "u1", plot_uid=uid_of(1), land_use="ONT")
    settled.push([first], "b")
    other = seal(first.cid, "u1", INSERT, 0, {"land_use": "LUC"}, client="x", client_seq=1, kind="plot_use")
    copied = seal(str(uuid.uuid4()), "u2", INSERT, 0, {"plot_uid": uid_of(1)}, client=clerk.name,
                  client_seq=clerk.number, kind="plot_use")  # fmt: skip
    assert [answer.status for answer in settled.push([other, copied, first, first], "b")] == [
        "cid_reused", "client_seq_reused", "applied", "applied",
    ]  # fmt: skip


def test_records_of_a_group_stand_or_fall_together(settled, clerk):
    together = {"group": ("g", 2)}
    good = clerk.record("plot_use", INSERT, "u1", plot_uid=uid_of(1), more=together)
    bad = clerk.record("plot_use", INSERT, "u2", plot_uid=uid_of(9), more=together)
    assert [answer.code for answer in settled.push([good, bad], "b")] == ["group_refused", "plot_missing"]


def test_two_changes_of_one_record_in_a_push_follow_each_other(settled, clerk):
    answers = settled.push(
        [clerk.edit("right", "r1", 1, share="0.5"), clerk.edit("right", "r1", 2, share="0.25")], "b"
    )
    assert told(answers) == [("applied", "", 2), ("applied", "", 3)]


LOOSE = {
    # field of an edit of right r1 or of document d1: what is put there, and the code
    "a plot that is not there": ("right", {"plot_uid": "nowhere"}, "plot_missing"),
    "a holder who is not there": ("right", {"party_uid": "p9"}, "party_missing"),
    "a certificate that is not there": ("right", {"certificate_uid": "c9"}, "certificate_missing"),
    "no hash": ("document", {"sha256": "../../etc/passwd"}, "bad_value"),
    "a hash in capitals": ("document", {"sha256": "A" * 64}, "bad_value"),
}


def test_nothing_newly_hangs_on_what_is_not_there_or_on_a_stranger_of_the_same_id(settled, clerk, colleague):
    settled.push([clerk.new("document", "d1", plot_uid=uid_of(1), file_name="a.pdf", sha256="0" * 64)], "b")
    uids = {"right": "r1", "document": "d1"}
    for name, (kind, patch, code) in LOOSE.items():
        (answer,) = settled.push([clerk.edit(kind, uids[kind], 1, **patch)], "b")
        assert (name, answer.status, answer.code) == (name, "rejected", code)
    stranger = colleague.new("party", "p1", commune=COMMUNE, **PERSON | {"name": "Trần Thị Thử"})
    rights = [colleague.new("right", f"r{n}", plot_uid=uid_of(2), party_uid="p1") for n in (2, 3)]
    answers = settled.push([stranger, rights[0]], "b")
    assert [answer.code for answer in answers] == ["other_plot", "party_missing"]
    assert answers[1].values == {"end": "p1"}
    assert settled.push(rights[1:], "b")[0].code == "party_missing"  # the conflict is still open
    assert settled.push([clerk.new("right", "r4", plot_uid=uid_of(2), party_uid="p1")], "b")[0].status == "applied"


def test_records_follow_their_plot_into_another_commune(settled, clerk):
    settled.push(
        [
            clerk.insert(3, commune=OTHER),
            clerk.new("document", "d1", certificate_uid="c1", file_name="GCN.pdf"),
            clerk.new("plot_use", "u1", plot_uid=uid_of(1), land_use="ONT"),
            clerk.new("plot_use", "u2", plot_uid=uid_of(2), land_use="ONT"),
            clerk.new("plot_use", "u3", plot_uid=uid_of(1), land_use="CLN"),
            clerk.gone("plot_use", "u3", 1),
        ],
        "b",
    )
    edit = clerk.edit("certificate", "c1", 1, serial="BB 00000002")  # of the same push, and of before the move
    answers = settled.push([clerk.update(1, 1, commune=OTHER), edit], "move")
    assert told(answers) == [("applied", "", 2), ("applied", "", 3)]
    lines = [(line.seq, line.kind, line.uid, line.ver) for line in settled.feed(OTHER, 0, 100)]
    assert lines == [
        (1, "", uid_of(3), 1), (2, "", uid_of(1), 2), (3, "certificate", "c1", 2), (4, "document", "d1", 2),
        (5, "plot_use", "u1", 2), (6, "right", "r1", 2), (7, "certificate", "c1", 3),
    ]  # fmt: skip
    there = {(kind, uid): ver for kind, uid, ver, _ in settled.commune_records(OTHER) if kind != "party"}
    assert there == {("certificate", "c1"): 3, ("document", "d1"): 2, ("plot_use", "u1"): 2, ("right", "r1"): 2}
    assert {(kind, uid) for kind, uid, *_ in settled.commune_records(COMMUNE)} >= {("plot_use", "u2"), ("party", "p1")}
    assert {kind for kind, *_ in settled.commune_records(COMMUNE)} == {"plot_use", "party"}
    assert settled.verify() == []
