"""A short storm of the fault harness (`make faults` is the long one), and controls that it would notice."""

import os
import random

import pytest

from tests.faults import drills, sabotage
from tests.faults.books import Book, OfficeBook
from tests.faults.invariants import INVARIANTS, judge
from tests.faults.leaks import Canaries
from tests.faults.rows import ROWS
from tests.faults.server import FaultServer
from tests.faults.storm import Plan, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as POSIX has them")


@pytest.fixture(scope="module")
def server():
    with FaultServer() as server:
        yield server


def test_a_short_storm_breaks_nothing(server, tmp_path):
    """Offices are killed, lines cut, the server stopped at once; then everything is where it belongs."""
    plan = Plan(seed=random.Random().randrange(10**6), clients=2, kills=6, deadline_s=1.0, slow_s=0.1)
    report = run(plan, tmp_path, server)
    assert report.faults == {}, f"seed {plan.seed}"
    assert report.counts["killed"] >= plan.kills
    assert report.counts["restarts"] == 1
    assert report.counts["lines of history"] > 20


def test_a_short_storm_over_a_file_breaks_nothing(tmp_path):
    plan = Plan(seed=random.Random().randrange(10**6), clients=2, kills=6)
    report = run(plan, tmp_path, None)
    assert report.faults == {}, f"seed {plan.seed}"


QUICK = ("pulled_past_an_answer", "other_bytes", "writes_elsewhere")


@pytest.mark.parametrize("name", QUICK)
def test_scenes_that_must_hold(server, tmp_path, name):
    assert drills.DRILLS[name](drills.Scene(server, tmp_path)) == {}


# The oracle itself: each invariant notices what breaks it


def book(**more) -> Book:
    said = {
        "hist": [{"uid": "u", "ver": 1, "op": "I", "commune": "a", "seq": 1, "image": "x", "cid": "c", "login": "l"}],
        "change_req": [
            {"cid": "c", "client": "k", "client_seq": 1, "sha256": "s", "status": "applied", "result": {"seq": 1}}
        ],
        "conflict": [],
        "rejected": [],
        "commune": [{"code": "a", "head_seq": 1}],
        "plot": [{"uid": "u", "ver": 1, "commune": "a", "status": None, "seq": 1, "cid": "c"}],
        "record": [],
        "images": {"u": "x"},
        "chain": [],
        "scope": [{"login": "l", "commune": "a", "role": "editor", "ended": False}],
    }
    return Book(**said | more)


def office(**more) -> OfficeBook:
    outbox = [{"cid": "c", "uid": "u", "state": "applied", "sha256": "s"}]
    said = {"name": "o", "login": "l", "outbox": outbox, "plots": {}, "held": {"u"}, "tags": {}, "journal": []}
    return OfficeBook(**said | {"communes": {"a"}} | more)


def sealed(cid, **more):
    return [{"what": "sealed", "cid": cid, "uid": "u", "sha256": "s", "state": "sent", "note": None, **more}]


_EDIT = {"what": "edit", "uid": "u", "tag": "office_001-aaaaaaaa"}
BREAKS = [
    ("I1", {}, {"journal": sealed("d")}),
    ("I1", {}, {"journal": sealed("c", sha256="other")}),
    ("I1", {}, {"outbox": []}),
    ("I2", {"hist": [], "plot": [], "commune": []}, {}),
    ("I3", {"images": {"u": "y"}}, {}),
    ("I3", {"plot": []}, {}),
    ("I4", {"commune": [{"code": "a", "head_seq": 2}]}, {}),
    ("I5", {}, {"outbox": [{"cid": "c", "uid": "u", "state": "conflict", "sha256": "s"}]}),
    ("I6", {}, {"held": set()}),
    ("I7", {}, {"journal": [_EDIT]}),
    ("I7", {}, {"journal": [_EDIT, {**_EDIT, "what": "means to edit", "tag": "office_001-bbbbbbbb"}]}),
    ("I7", {}, {"journal": sealed("c", note="office_001-aaaaaaaa")}),
    ("I8", {"chain": ["a/1"]}, {}),
    ("I10", {"scope": []}, {}),
]


@pytest.mark.parametrize("name, store, mine", BREAKS)
def test_the_oracle_notices(name, store, mine):
    assert judge(book(), [office()]) == {}
    assert name in judge(book(**store), [office(**mine)])


def test_an_edit_that_a_later_one_replaced_is_not_lost():
    """The later one was stored by an office that was killed before it could swear to it."""
    mine = office(journal=[_EDIT, {**_EDIT, "what": "means to edit", "tag": "office_001-bbbbbbbb"}])
    mine.tags["u"] = "office_001-bbbbbbbb"
    assert judge(book(), [mine]) == {}


def test_every_invariant_has_something_that_breaks_it():
    assert {name for name, _, _ in BREAKS} == set(INVARIANTS)


def test_a_planted_canary_is_found():
    canaries = Canaries(7)
    number, password = canaries.numbers[3], canaries.passwords[1]
    places = {
        "log": f"DETAIL: Failing row contains ({number})",
        "trace": f"password={password} host",
        "clean": "0330******12",
    }
    found = canaries.found_in(places)
    assert [each.split(":")[0] for each in found] == ["log", "trace"]
    assert not any(number in each or password in each for each in found)  # the finding does not sing itself


def test_every_sabotage_still_fits_the_code():
    assert sabotage.misfits() == []
    assert {each.drill for each in sabotage.SABOTAGES} <= set(drills.DRILLS)


def test_the_table_names_every_row_and_tests_that_are_there(project_root):
    assert [row.code for row in ROWS] == [f"F{number}" for number in range(1, 33)]
    for row in ROWS:
        for test in row.tests:
            file, _, name = test.partition("::")
            text = (project_root / "tests" / file).read_text(encoding="utf-8")
            assert not name or f"def {name}(" in text, test
