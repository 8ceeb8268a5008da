"""Conflicts of records are listed, decided once and handed on as those of plots; people's values stay masked."""

import json
import uuid
from contextlib import closing

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.disputes import Decision, decide_for_author, decide_with
from land_campaign_plugin.verbs.conflicts import review

from .conftest import uid_of
from .test_records_travel import CANARY, COMMUNE, PERSON, Clerk

NAME, OTHER, NUMBER = "Trần Văn Thử", "Lê Thị Mẫu", "033088054321"


@pytest.fixture
def minh(any_store, seen_by):
    """Another editor, of a store with a plot, its certificate and its holder."""
    clerk = Clerk()
    new = [
        clerk.insert(1),
        clerk.new("certificate", "c1", plot_uid=uid_of(1), serial="AA 00123456", area_m2="400.0"),
        clerk.new("party", "p1", commune=COMMUNE, **PERSON),
    ]
    any_store.push(new, "load")
    return seen_by("minh")


def dispute(store, minh, kind, uid, first, second):
    store.push([Clerk().edit(kind, uid, 1, **first)], "lan")
    (answer,) = minh.push([Clerk().edit(kind, uid, 1, **second)], "minh")
    assert answer.status == "conflict"
    (found,) = minh.open_conflicts(COMMUNE)
    return found


def now(store, kind="certificate", uid="c1"):
    return store.records(kind, [uid])[uid]


def said(resolutions):
    return [(each.status, each.state, each.by) for each in resolutions]


def test_a_certificate_in_conflict_is_listed_and_decided_once(any_store, minh, seen_by):
    found = dispute(any_store, minh, "certificate", "c1", {"serial": "BB 2"}, {"serial": "CC 3", "area_m2": "401.0"})
    assert (found.record, found.own_uid, found.login, found.fields) == ("certificate", "c1", "minh", ("serial",))
    sides = [found.shown(side, "serial") for side in ("base", "mine", "theirs")]
    assert sides == ["AA 00123456", "CC 3", "BB 2"]
    ha = seen_by("ha")
    assert ha.open_conflicts() == [found]
    assert ha.open_conflicts("26737") == []
    decision = decide_for_author(found, now(any_store), reason="looked at the paper")
    assert said(ha.resolve([decision], "b")) == [("done", "kept_mine", "ha")]
    assert said(ha.resolve([decision], "b")) == [("done", "kept_mine", "ha")]  # the answer was lost: sent again
    assert (now(any_store).ver, now(any_store).image["serial"]) == (3, "CC 3")
    line = any_store.feed(COMMUNE, 0, 100)[-1]
    assert (line.kind, line.uid, line.login) == ("certificate", "c1", "ha")
    assert said(ha.resolve([Decision(found.cid, "kept_theirs")], "b")) == [("resolved_already", "kept_mine", "ha")]
    assert minh.conflicts([found.cid])[found.cid].resolved_cid == decision.change.cid
    assert any_store.verify() == []


def test_a_choice_of_both_and_keeping_theirs(any_store, minh, seen_by):
    values = {"serial": "BB 2", "area_m2": "402.0"}, {"serial": "CC 3", "area_m2": "401.0"}
    found, ha = dispute(any_store, minh, "certificate", "c1", *values), seen_by("ha")
    decision = decide_with(found, now(any_store), {"area_m2": "401.0"}, reason="measured")
    assert said(ha.resolve([decision], "b")) == [("done", "merged", "ha")]
    assert (now(any_store).image["serial"], now(any_store).image["area_m2"]) == ("BB 2", "401.0")
    (answer,) = minh.push([Clerk().edit("certificate", "c1", 1, serial="DD 4")], "again")
    assert said(minh.resolve([Decision(answer.cid, "kept_theirs")], "b")) == [("done", "kept_theirs", "minh")]
    assert (minh.open_conflicts(), now(any_store).ver) == ([], 3)


def test_people_are_seen_masked_and_yet_their_values_come_in(any_store, minh, seen_by):
    first, second = {"name": OTHER}, {"name": NAME, "citizen_number": NUMBER}
    found, ha = dispute(any_store, minh, "party", "p1", first, second), seen_by("ha")
    assert not [value for value in (NAME, OTHER, NUMBER, CANARY) if value in json.dumps(vars(found), default=str)]
    assert [found.shown(side, "name") for side in ("base", "mine", "theirs")] == ["N. T. M.", "T. V. T.", "L. T. M."]
    assert found.shown("mine", "citizen_number") == "0330******21"
    assert found.shown("theirs", "citizen_number") == "0330******45"
    decision = decide_for_author(found, now(any_store, "party", "p1"), reason="asked")
    assert NAME not in decision.change.body.decode()
    assert said(ha.resolve([decision], "b")) == [("done", "kept_mine", "ha")]
    values = minh.personal(["p1"])["p1"]
    assert (values["name"], values["citizen_number"], values["born_on"]) == (NAME, NUMBER, PERSON["born_on"])
    assert minh.masked(["p1"])["p1"]["name"] == "T. V. T."
    assert any_store.verify() == []


def test_a_token_of_another_conflict_opens_nothing(any_store, minh, seen_by):
    found = dispute(any_store, minh, "party", "p1", {"name": OTHER}, {"name": NAME})
    foreign = Clerk().edit("party", "p1", 2, name=found.mine["name"])
    assert any_store.push([foreign], "b")[0].status == "applied"  # no decision: a text like any other
    assert minh.personal(["p1"])["p1"]["name"] == found.mine["name"]


def test_who_deleted_and_who_edited(any_store, minh, seen_by):
    any_store.push([Clerk().edit("certificate", "c1", 1, serial="BB 2")], "b")
    minh.push([Clerk().gone("certificate", "c1", 1)], "b")
    (found,) = minh.open_conflicts()
    assert (found.kind, found.mine) == ("edited_since", {"status": "retired"})
    seen_by("ha").resolve([decide_for_author(found, now(any_store), reason="lost")], "b")
    assert now(any_store).image["status"] == "retired"


def test_the_author_who_comes_too_late_is_asked_again(any_store, minh, seen_by):
    found, ha = dispute(any_store, minh, "certificate", "c1", {"serial": "BB 2"}, {"serial": "CC 3"}), seen_by("ha")
    ha.resolve([Decision(found.cid, "kept_theirs")], "b")
    more = {"resolves": (found.cid, "kept_mine")}
    (answer,) = minh.push([Clerk().record("certificate", "U", "c1", 2, more=more, serial="CC 3")], "b")
    assert (answer.status, answer.code, answer.values) == (
        "conflict", "resolved_already", {"by": "ha", "state": "kept_theirs"},
    )  # fmt: skip
    (again,) = minh.open_conflicts()
    more = {"resolves": (again.cid, "kept_mine")}
    (answer,) = minh.push([Clerk().record("certificate", "U", "c1", 2, more=more, serial="CC 3")], "b")
    assert (answer.status, minh.open_conflicts()) == ("applied", [])
    none = {"resolves": (str(uuid.uuid4()), "merged")}
    (answer,) = minh.push([Clerk().record("certificate", "U", "c1", 3, more=none, serial="EE 5")], "b")
    assert (answer.status, answer.code) == ("rejected", "unknown_conflict")


def test_a_record_is_handed_on(any_store, minh, seen_by):
    found = dispute(any_store, minh, "certificate", "c1", {"serial": "BB 2"}, {"serial": "CC 3"})
    assert said(minh.refer([found.cid], "xem giúp")) == [("done", "open", "minh")]
    (seen,) = seen_by("ha").open_conflicts(COMMUNE)
    assert (seen.referred_by, seen.note) == ("minh", "xem giúp")


def test_only_the_author_and_a_reviewer_decide(central):
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        new = [Clerk().insert(1), Clerk().new("certificate", "c1", plot_uid=uid_of(1), serial="AA 1")]
        lan.push(new, "load")
        found = dispute(lan, minh, "certificate", "c1", {"serial": "BB 2"}, {"serial": "CC 3"})
        assert lan.open_conflicts() == []
        (told,) = lan.resolve([decide_for_author(found, now(lan), reason="x")], "b")
        assert (told.status, told.answer.code) == ("unknown_conflict", "not_yours")
        assert now(lan).image["serial"] == "BB 2"
        (secret,) = central.run("SELECT count(*) FROM campaign.conflict_pii")[0]
        assert secret == 0  # nobody's values: nothing to keep apart


def test_what_was_sent_of_people_lies_apart(store, central):
    """In an office's own file beside the conflict, on a server encrypted."""
    for each in (store, central.store("minh")):
        with closing(central.store("lan")) as lan:
            one = each if each is store else lan
            one.push([Clerk().insert(1), Clerk().new("party", "p1", commune=COMMUNE, **PERSON)], "load")
            found = dispute(one, each, "party", "p1", {"name": OTHER}, {"name": NAME})
    with closing(connect(store.path)) as file:
        ((mine, masks),) = file.execute("SELECT mine, masks FROM conflict").fetchall()
        ((kept,),) = file.execute("SELECT personal FROM conflict_pii").fetchall()
    assert (NAME in mine + masks, json.loads(kept)) == (False, {"name": NAME})
    ((secret, opened),) = central.run(
        "SELECT secret, campaign.opened(secret, year) FROM campaign.conflict_pii WHERE cid = %s", found.cid
    )
    assert (NAME.encode() in bytes(secret), opened) == (False, {"name": NAME})
    each.close()


def test_the_command_lists_and_decides_conflicts_of_records(any_store, minh, seen_by):
    found = dispute(any_store, minh, "certificate", "c1", {"serial": "BB 2"}, {"serial": "CC 3"})
    ha = seen_by("ha")
    lines = list(review(ha, plots=["7/1"], language=ENGLISH).lines(ENGLISH))
    assert lines[0].startswith("Certificate of plot 7/1: minh and the store differ in ")
    assert lines[1].endswith("before AA 00123456, mine CC 3, theirs BB 2")
    assert review(ha, plots=[found.cid], keep="mine", language=ENGLISH).complete
    assert now(any_store).image["serial"] == "CC 3"
    dispute(any_store, minh, "party", "p1", {"name": OTHER}, {"name": NAME})
    said = "\n".join(review(ha, language=ENGLISH).lines(ENGLISH))
    assert "before N. T. M., mine T. V. T., theirs L. T. M." in said
    assert review(ha, keep="theirs", language=ENGLISH).complete


def test_a_number_of_plots_in_two_communes_decides_neither(any_store, minh, seen_by):
    """With the commune before it one is decided; the other stays open."""
    other = uid_of(900)
    any_store.push([Clerk().insert(900, commune="26737", plot_number="1")], "second")
    for store, status, note in ((any_store, "applied", "lan"), (minh, "conflict", "minh")):
        answers = store.push([Clerk().update(1, 1, note=note), Clerk().update(900, 1, note=note)], note)
        assert [answer.status for answer in answers] == [status] * 2
    ha = seen_by("ha")
    assert len(review(ha, plots=["7/1"], language=ENGLISH).conflicts) == 2
    with pytest.raises(BadInput) as refused:
        review(ha, plots=["7/1"], keep="theirs", language=ENGLISH)
    assert "26734/7/1, 26737/7/1" in refused.value.sentence(ENGLISH)
    assert review(ha, plots=["26734/7/1"], keep="theirs", language=ENGLISH).complete
    assert [found.uid for found in ha.open_conflicts()] == [other]


def test_a_record_that_was_deleted_is_told_as_such(any_store, minh):
    any_store.push([Clerk().edit("certificate", "c1", 1, status="retired")], "lan")
    minh.push([Clerk().edit("certificate", "c1", 1, serial="CC 3")], "minh")
    assert "deleted it" in "\n".join(review(minh, language=ENGLISH).lines(ENGLISH))
