"""Conflicts end once, by whom they may; history and pushes can be looked up: the same in both stores."""

import threading
import uuid
from contextlib import closing

import pytest

from land_campaign_plugin.model.errors import StoreError
from land_campaign_plugin.store.contract import seal
from land_campaign_plugin.store.disputes import Decision, decide_for_author, decide_with
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.postgis import PostgisStore

from .conftest import Client, square, uid_of

COMMUNE = "26734"


@pytest.fixture
def minh(seen_by):
    return seen_by("minh")


@pytest.fixture
def ha(seen_by):
    """The reviewer."""
    return seen_by("ha")


def dispute(store, minh, count=1, first=None, second=None):
    """Lan's note stands, Minh's is in conflict with it; return the conflicts."""
    lan, office = Client(), Client()
    store.push([lan.insert(number) for number in range(1, count + 1)], "load")
    store.push([lan.update(number, 1, **(first or {"note": "lan"})) for number in range(1, count + 1)], "lan")
    answers = minh.push([office.update(n, 1, **(second or {"note": "minh"})) for n in range(1, count + 1)], "minh")
    assert {answer.status for answer in answers} == {"conflict"}
    return minh.open_conflicts(COMMUNE)


def now(store, number=1):
    return store.plots([uid_of(number)])[uid_of(number)]


def keep_mine(store, each, state="kept_mine"):
    return decide_for_author(each, store.plots([each.uid])[each.uid], reason="agreed", state=state)


def said(resolutions):
    return [(each.status, each.state, each.by) for each in resolutions]


def test_a_conflict_tells_all_three_versions_and_whose_it_is(any_store, minh):
    (found,) = dispute(any_store, minh)
    assert (found.kind, found.fields, found.base_ver, found.server_ver) == ("changed_since", ("note",), 1, 2)
    assert (found.base["note"], found.mine, found.theirs["note"]) == (None, {"note": "minh"}, "lan")
    assert (found.login, found.label, found.state) == ("minh", "7/1", "open")
    assert minh.open_conflicts() == [found]
    assert minh.open_conflicts("26737") == []


def test_who_sees_a_conflict_on_a_server(central):
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        dispute(lan, minh)
        seen = {}
        for login in ("lan", "minh", "thu", "ha", "son", "yen"):
            with closing(central.store(login)) as store:
                seen[login] = len(store.open_conflicts(COMMUNE))
        assert seen == {"lan": 0, "minh": 1, "thu": 0, "ha": 1, "son": 1, "yen": 0}


@pytest.mark.parametrize("state", ["kept_theirs", "withdrawn"])
def test_keeping_theirs_closes_and_changes_nothing(any_store, minh, state):
    (found,) = dispute(any_store, minh)
    head = any_store.head()
    assert said(minh.resolve([Decision(found.cid, state)], "b")) == [("done", state, "minh")]
    ended = minh.conflicts([found.cid])[found.cid]
    assert (ended.state, ended.resolved_by, ended.resolved_cid) == (state, "minh", "")
    assert (minh.open_conflicts(), any_store.head()) == ([], head)
    assert said(minh.resolve([Decision(found.cid, state)], "b")) == [("resolved_already", state, "minh")]


def test_keeping_mine_is_a_change_like_any_other(any_store, minh, ha):
    (found,) = dispute(any_store, minh)
    decision = keep_mine(any_store, found)
    assert said(ha.resolve([decision], "b")) == [("done", "kept_mine", "ha")]
    assert (now(any_store).ver, now(any_store).image["note"]) == (3, "minh")
    assert minh.conflicts([found.cid])[found.cid].resolved_cid == decision.change.cid
    assert any_store.verify() == [] if isinstance(any_store, GeoPackageStore) else True
    assert said(ha.resolve([decision], "b")) == [("done", "kept_mine", "ha")]  # the answer was lost: sent again
    assert now(any_store).ver == 3


def test_a_choice_of_both_is_merged(any_store, minh, ha):
    values = {"note": "lan", "land_use": "LUC"}, {"note": "minh", "land_use": "CLN"}
    (found,) = dispute(any_store, minh, first=values[0], second=values[1])
    decision = decide_with(found, now(any_store), {"land_use": "CLN"}, reason="measured")
    assert said(ha.resolve([decision], "b")) == [("done", "merged", "ha")]
    image = now(any_store).image
    assert (image["note"], image["land_use"]) == ("lan", "CLN")


def test_whoever_keeps_a_plot_that_was_retired_brings_it_back(any_store, minh, ha):
    (found,) = dispute(any_store, minh, first={"status": "retired"})
    ha.resolve([keep_mine(any_store, found)], "b")
    assert (now(any_store).image["status"], now(any_store).image["note"]) == (None, "minh")


def test_a_retired_plot_stays_in_conflict_with_the_edit(any_store, minh, ha):
    lan, office = Client(), Client()
    any_store.push([lan.insert(1), lan.update(1, 1, note="lan")], "b")
    minh.push([office.retire(1, 1)], "b")
    (found,) = minh.open_conflicts(COMMUNE)
    assert (found.kind, found.mine) == ("edited_since", {"status": "retired"})
    ha.resolve([keep_mine(any_store, found)], "b")
    assert now(any_store).image["status"] == "retired"


def test_two_reviewers_at_once_decide_once(any_store, minh, seen_by):
    """One keeps mine, one keeps theirs, both see the conflict open."""
    (found,) = dispute(any_store, minh)
    decisions = [keep_mine(any_store, found), Decision(found.cid, "kept_theirs"), keep_mine(any_store, found)]
    stores, told = [seen_by("ha") for _ in decisions], []
    start = threading.Barrier(len(decisions))

    def decide(store, decision):
        start.wait()
        told.extend(store.resolve([decision], "b"))

    threads = [threading.Thread(target=decide, args=each) for each in zip(stores, decisions, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.status for each in told].count("done") == 1
    state = minh.conflicts([found.cid])[found.cid].state
    assert now(any_store).ver == (3 if state == "kept_mine" else 2)


def test_a_decision_is_judged_against_what_the_store_has_by_then(any_store, minh, ha):
    (found,) = dispute(any_store, minh)
    decision = keep_mine(any_store, found)
    any_store.push([Client().update(1, 2, note="later")], "b")
    (told,) = ha.resolve([decision], "b")
    assert (told.status, told.state, told.answer.code, told.answer.status) == (
        "not_taken", "open", "changed_since", "rejected",
    )  # fmt: skip
    assert now(any_store).image["note"] == "later"
    assert [each.cid for each in minh.open_conflicts()] == [found.cid]
    assert said(ha.resolve([keep_mine(any_store, found)], "b")) == [("done", "kept_mine", "ha")]


def resolving(cid, number, base, office, **patch):
    office.number += 1
    return seal(
        str(uuid.uuid4()), uid_of(number), "U", base, patch,
        client=office.name, client_seq=office.number, resolves=(cid, "kept_mine"),
    )  # fmt: skip


def test_the_author_who_comes_too_late_is_asked_again(any_store, minh, ha):
    """What a reviewer decided is not overridden by a decision made before it was known."""
    (found,) = dispute(any_store, minh)
    ha.resolve([Decision(found.cid, "kept_theirs")], "b")
    office = Client()
    (answer,) = minh.push([resolving(found.cid, 1, 2, office, note="minh")], "b")
    assert (answer.status, answer.code, answer.fields) == ("conflict", "resolved_already", ("note",))
    assert answer.values == {"by": "ha", "state": "kept_theirs"}
    assert now(any_store).image["note"] == "lan"
    (again,) = minh.open_conflicts()
    assert minh.push([resolving(again.cid, 1, 2, office, note="minh")], "b")[0].status == "applied"
    assert (now(any_store).image["note"], minh.open_conflicts()) == ("minh", [])


def test_the_authors_new_conflict_takes_the_place_of_the_old_one(any_store, minh):
    (found,) = dispute(any_store, minh)
    any_store.push([Client().update(1, 2, note="later")], "b")
    (answer,) = minh.push([resolving(found.cid, 1, 2, Client(), note="minh")], "b")
    assert answer.status == "conflict"
    assert [each.cid for each in minh.open_conflicts()] == [answer.cid]
    assert minh.conflicts([found.cid])[found.cid].state == "withdrawn"


@pytest.mark.parametrize("resolves", [{"cid": "x"}, {"cid": 7, "state": "merged"}, "x", None])
def test_a_decision_that_cannot_be_read_is_refused(any_store, client, resolves):
    from dataclasses import replace
    from hashlib import sha256

    from land_campaign_plugin.store.images import canonical

    change = client.insert(1)
    body = canonical(change.content() | {"resolves": resolves})
    change = replace(change, body=body, sha256=sha256(body).hexdigest())
    assert any_store.push([change], "b")[0].code == "bad_bytes"


def test_a_conflict_that_is_not_there_cannot_be_decided(any_store, minh):
    (found,) = dispute(any_store, minh)
    assert said(minh.resolve([Decision("none", "kept_theirs")], "b")) == [("unknown_conflict", "", "")]
    assert minh.push([resolving("none", 1, 2, Client(), note="x")], "b")[0].code == "unknown_conflict"
    any_store.push([Client().insert(5)], "b")
    assert minh.push([resolving(found.cid, 5, 1, Client(), note="x")], "b")[0].code == "unknown_conflict"
    assert [each.cid for each in minh.open_conflicts()] == [found.cid]


def test_only_the_author_and_a_reviewer_decide(central):
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        (found,) = dispute(lan, minh)
        decision = Decision(found.cid, "kept_theirs")
        assert said(lan.resolve([decision], "b")) == [("unknown_conflict", "", "")]  # not even that there is one
        assert lan.push([resolving(found.cid, 1, 2, Client(), note="x")], "b")[0].code == "not_yours"
        for login in ("thu", "son", "yen"):
            with closing(central.store(login)) as store, pytest.raises(StoreError, match="does not let you"):
                store.resolve([decision], "b")
        central.run("DELETE FROM campaign.scope WHERE login = 'ha'")
        with closing(central.store("ha")) as ha:
            assert said(ha.resolve([decision], "b")) == [("unknown_conflict", "", "")]
        assert len(minh.open_conflicts()) == 1


def test_a_conflict_is_handed_on_with_a_note(any_store, minh, ha):
    (found,) = dispute(any_store, minh)
    assert said(minh.refer([found.cid, "none"], "xem giúp")) == [("done", "open", "minh"), ("unknown_conflict", "", "")]
    (seen,) = ha.open_conflicts(COMMUNE)
    assert (seen.referred_by, seen.note, bool(seen.referred_at)) == ("minh", "xem giúp", True)
    ha.resolve([Decision(found.cid, "kept_theirs")], "b")
    assert said(minh.refer([found.cid], "again")) == [("resolved_already", "kept_theirs", "ha")]


def test_a_thousand_conflicts_end_in_one_go(any_store, minh, ha):
    """Half keep mine, half keep theirs."""
    found = dispute(any_store, minh, count=1000)
    plots = any_store.plots([each.uid for each in found])
    decisions = [
        decide_for_author(each, plots[each.uid], reason="bulk") if place % 2 else Decision(each.cid, "kept_theirs")
        for place, each in enumerate(found)
    ]
    told = ha.resolve(decisions, "bulk")
    assert {each.status for each in told} == {"done"}
    assert ha.open_conflicts(COMMUNE) == []
    notes = [any_store.plots([each.uid])[each.uid].image["note"] for each in found[:2]]
    assert notes == ["lan", "minh"]


def test_land_that_two_want_is_a_conflict_with_its_area_and_the_other_plot(any_store, minh):
    lan, office = Client(), Client()
    any_store.push([lan.insert(1), lan.insert(2)], "b")
    any_store.push([lan.update(1, 1, geom=square(1, width=19))], "b")
    (answer,) = minh.push([office.update(2, 1, geom=square(2, width=22, shift=-2))], "b")
    assert (answer.status, answer.code) == ("rejected", "new_overlap")
    (found,) = minh.open_conflicts(COMMUNE)
    assert (found.kind, found.plots, found.area_m2, found.fields) == ("new_overlap", (uid_of(1),), "20.00", ("geom",))
    assert found.base["geom"] == found.theirs["geom"]
    (again,) = minh.push([office.update(2, 1, geom=square(2, width=21.5, shift=-1.5))], "b")
    (found,) = minh.open_conflicts(COMMUNE)  # the new attempt takes its place
    assert (found.cid, found.area_m2) == (again.cid, "10.00")
    assert minh.push([office.update(2, 1, geom=square(2, width=21, shift=-1))], "b")[0].status == "applied"
    assert minh.open_conflicts() == []


# The past

def test_history_tells_who_changed_what_when_and_why(any_store, minh):
    office, other = Client(), Client()
    any_store.push([office.insert(1)], "first")
    minh.push([other.change("U", uid_of(1), 1, more={"reason": "đo lại"}, note="a", land_use="LUC")], "second")
    one, two = any_store.history(uid_of(1))
    assert (one.ver, one.op, one.login, one.batch, one.before) == (1, "I", "lan", "first", None)
    assert (two.ver, two.op, two.login, two.batch, two.reason) == (2, "U", "minh", "second", "đo lại")
    assert two.differences == [("land_use", "ONT", "LUC"), ("note", None, "a")]
    assert (two.label, two.commune, two.seq, two.at > one.at) == ("7/1", COMMUNE, 2, True)
    assert any_store.history(uid_of(9)) == []


def test_history_tells_what_a_plot_was_made_of(any_store):
    office = Client()
    any_store.push([office.insert(1)], "b")
    part = office.change(
        "I", uid_of(2), more={"group": ("g", 2), "parents": [uid_of(1)]},
        commune=COMMUNE, sheet_number="7", plot_number="2", geom=square(1, width=10, shift=10),
    )  # fmt: skip
    rest = office.change("U", uid_of(1), 1, more={"group": ("g", 2)}, geom=square(1, width=10))
    assert {each.status for each in any_store.push([part, rest], "split")} == {"applied"}
    assert [(each.group, each.parents) for each in any_store.history(uid_of(2))] == [("g", (uid_of(1),))]


def test_pushes_are_listed_newest_first(any_store, minh):
    office, other = Client(), Client()
    any_store.push([office.insert(1), office.insert(2, commune="26737")], "b1")
    minh.push([other.change("U", uid_of(1), 1, more={"reason": "r"}, note="a")], "b2")
    any_store.push([office.insert(3), office.update(2, 1, note="x")], "b1")  # a push in two parts
    listed = [(each.id, each.login, each.changes, each.communes, each.reason) for each in any_store.batches()]
    assert listed == [("b2", "minh", 1, (COMMUNE,), "r"), ("b1", "lan", 4, (COMMUNE, "26737"), "")]
    assert [each.id for each in any_store.batches(login="lan")] == ["b1"]
    assert [each.id for each in any_store.batches(commune="26737")] == ["b1"]
    assert [each.id for each in any_store.batches(limit=1)] == ["b2"]
    assert [(each.uid, each.ver) for each in any_store.batch("b1")] == [
        (uid_of(1), 1), (uid_of(3), 1), (uid_of(2), 1), (uid_of(2), 2),
    ]  # fmt: skip
    assert any_store.batch("none") == []


def test_nobody_sees_the_history_of_another_commune(central):
    central.run("DELETE FROM campaign.scope WHERE login = 'minh'")
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        lan.push([Client().insert(1)], "b")
        assert isinstance(minh, PostgisStore)
        assert (minh.history(uid_of(1)), minh.batch("b"), minh.batches()) == ([], [], [])
