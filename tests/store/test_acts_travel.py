"""Exceptions, seals and assignments: signed by the store with the person's name, the same in both kinds of store."""

from __future__ import annotations

import uuid
from contextlib import closing

import pytest

from land_campaign_plugin.store.contract import INSERT, UPDATE
from land_campaign_plugin.store.embedded import GeoPackageStore

from .conftest import square, uid_of
from .test_records_travel import COMMUNE, Clerk, told

OTHER = "26737"
EXCEPTION = {
    "plot_uid": uid_of(1), "fingerprint": "f1", "rule": "T01", "reason_code": "court", "note": "Bản án 12/2020",
    "evidence_sha256": "0" * 64, "geometry_sha256": "1" * 64, "expires_on": "2027-01-01",
}  # fmt: skip
SEAL = {
    "commune": COMMUNE, "sheet_number": "7", "ruleset": "vn-2024", "data_sha256": "2" * 64, "plots": "2", "errors": "0",
    "warnings": "3", "sealed_on": "2026-10-02",
}  # fmt: skip


@pytest.fixture
def clerk():
    return Clerk()


@pytest.fixture(params=["geopackage", "postgis"])
def people(request, tmp_path, crs):
    """One store as Lan, Minh see it."""
    if request.param == "geopackage":
        path = request.getfixturevalue("store").path
        yield {login: GeoPackageStore(path, login) for login in ("lan", "minh")}
        return
    central = request.getfixturevalue("central")
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        yield {"lan": lan, "minh": minh}


@pytest.fixture
def proposed(people, clerk):
    """An exception of plot 1 that Lan proposed."""
    answers = people["lan"].push([clerk.insert(1), clerk.insert(2), clerk.new("waiver", "w1", **EXCEPTION)], "b")
    assert told(answers) == [("applied", "", 1)] * 3
    assert (answers[2].image["state"], answers[2].image["proposed_by"]) == ("proposed", "lan")
    return people


def now(people, kind="waiver", uid="w1"):
    return people["lan"].records(kind, [uid])[uid].image


def test_another_person_approves_an_exception(proposed, clerk):
    assert told(proposed["lan"].push([clerk.edit("waiver", "w1", 1, state="approved")], "b")) == [
        ("rejected", "same_person", 1)
    ]
    (answer,) = proposed["minh"].push([Clerk().edit("waiver", "w1", 1, state="approved", approved_by="son")], "b")
    assert (answer.status, answer.image["approved_by"], answer.image["proposed_by"]) == ("applied", "minh", "lan")
    assert told(proposed["lan"].push([clerk.edit("waiver", "w1", 2, state="expired")], "b")) == [("applied", "", 3)]
    assert proposed["lan"].verify() == [] if isinstance(proposed["lan"], GeoPackageStore) else True


STEPS = {
    # who, what: what is told of it
    "words and approval at once": ("minh", {"state": "approved", "note": "x"}, "bad_state"),
    "an unknown state": ("minh", {"state": "sealed"}, "bad_state"),
    "somebody else's name": ("minh", {"proposed_by": "son"}, ""),
    "expired before it was approved": ("minh", {"state": "expired"}, ""),
}


@pytest.mark.parametrize("step", STEPS)
def test_what_may_be_done_to_a_proposal(proposed, step):
    who, patch, code = STEPS[step]
    (answer,) = proposed[who].push([Clerk().edit("waiver", "w1", 1, **patch)], "b")
    assert answer.code == code
    assert now(proposed)["proposed_by"] == "lan"


def test_whoever_rewords_a_proposal_proposes_it(proposed, clerk):
    proposed["minh"].push([Clerk().edit("waiver", "w1", 1, note="Bản án 13/2020")], "b")
    assert now(proposed)["proposed_by"] == "minh"
    assert told(proposed["lan"].push([clerk.edit("waiver", "w1", 1, state="approved")], "b"))[0][:2] == (
        "conflict", "changed_since",  # what was seen is not what stands there
    )  # fmt: skip
    assert told(proposed["lan"].push([clerk.edit("waiver", "w1", 2, state="approved")], "b")) == [("applied", "", 3)]
    assert told(proposed["lan"].push([clerk.edit("waiver", "w1", 3, note="x")], "b"))[0][1] == "bad_state"
    proposed["lan"].push([clerk.edit("waiver", "w1", 3, note="x", state="proposed")], "b")
    assert (now(proposed)["state"], now(proposed)["proposed_by"], now(proposed)["approved_by"]) == (
        "proposed", "lan", None,
    )  # fmt: skip


def test_an_exception_is_not_born_approved(proposed, clerk):
    change = clerk.new("waiver", "w2", **EXCEPTION, state="approved", approved_by="minh")
    assert told(proposed["lan"].push([change], "b")) == [("rejected", "bad_state", 0)]


@pytest.fixture
def sealed(proposed, clerk):
    """Sheet 7 of plots 1 and 2, sealed by Lan; plot 3 lies beside it on another sheet, plot 9 far away."""
    proposed["lan"].push([clerk.insert(3, sheet_number="8"), clerk.insert(9, sheet_number="8")], "b")
    (answer,) = proposed["lan"].push([clerk.new("sheet_seal", "s1", **SEAL, sealed_by="son")], "b")
    assert (answer.status, answer.image["sealed_by"]) == ("applied", "lan")
    (seal,) = proposed["lan"].seals(COMMUNE)
    assert (seal.uid, seal.broken, seal.image["plots"]) == ("s1", False, "2")
    return proposed


BREAKS = {
    "an edit of the sheet": (lambda c: c.update(1, 1, note="x"), True),
    "a plot beside it": (lambda c: c.update(3, 1, note="x"), True),
    "a plot far away": (lambda c: c.update(9, 1, note="x"), False),
    "a plot that leaves the sheet": (lambda c: c.update(2, 1, sheet_number="9"), True),
    "a new plot far away on it": (lambda c: c.insert(20), True),
    "a new plot of another commune beside it": (lambda c: c.insert(30, commune=OTHER, geom=square(0)), True),
    "a record": (lambda c: c.edit("waiver", "w1", 1, note="x"), False),
}


@pytest.mark.parametrize("case", BREAKS)
def test_a_seal_is_broken_by_what_is_edited_after_it(sealed, clerk, case):
    make, broken = BREAKS[case]
    change = make(clerk)
    assert told(sealed["minh"].push([change], "b"))[0][0] == "applied"
    (seal,) = sealed["lan"].seals(COMMUNE)
    assert (seal.broken, seal.broken_by) == (broken, change.cid if broken else "")


def test_a_seal_that_is_renewed_holds_again(sealed, clerk):
    sealed["lan"].push([clerk.update(1, 1, note="x")], "b")
    sealed["minh"].push([Clerk().edit("sheet_seal", "s1", 1, data_sha256="3" * 64)], "b")
    (seal,) = sealed["lan"].seals(COMMUNE)
    assert (seal.broken, seal.image["sealed_by"]) == (False, "minh")


def test_work_is_given_to_a_person_and_taken_from_two_at_once_is_a_conflict(people, clerk):
    given = {"commune": COMMUNE, "sheet_number": "7", "login": "minh", "from_on": "2026-10-01"}
    people["lan"].push([clerk.new("assignment", str(uuid.uuid4()), **given), clerk.insert(1)], "b")
    people["lan"].push([clerk.record("assignment", INSERT, "a1", **given)], "b")
    people["lan"].push([clerk.record("assignment", UPDATE, "a1", 1, login="lan")], "b")
    (answer,) = people["minh"].push([Clerk().record("assignment", UPDATE, "a1", 1, until_on="2026-12-31")], "b")
    assert (answer.status, answer.code) == ("conflict", "changed_since")
    assert len([kind for kind, *_ in people["lan"].commune_records(COMMUNE)]) == 2
