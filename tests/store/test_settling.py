"""What a work copy decides about its conflicts reaches the store, and what others decide reaches the work copy."""

import shutil

import pytest

from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.store import outbox
from land_campaign_plugin.store.connection import connect, reading
from land_campaign_plugin.store.disputes import Decision, decide_for_author
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push

from .conftest import Client, square, uid_of

ONE = uid_of(1)


@pytest.fixture
def minh(make_work, any_store, tmp_path):
    """A work copy whose plot 1 is in conflict: land use and note here, note there."""
    work = make_work()
    push(work, any_store)
    other = WorkCopy.open(shutil.copy(work.path, tmp_path / "minh.gpkg"))
    edit(other, "UPDATE campaign_meta SET value = 'minh' WHERE name = 'client'")
    work.update_plots({ONE: {"note": "lan", "hamlet": "Thôn Hạ"}}, "x")
    push(work, any_store)
    other.update_plots({ONE: {"note": "minh", "address": "x"}}, "y")
    assert push(other, any_store).counts == {"conflict": 1}
    return other


def edit(work, query):
    connection = connect(work.path)
    connection.execute(query)
    connection.close()


def here(work, number=1):
    plot = work.plots_by_uid([uid_of(number)])
    return plot["note"][0], plot["hamlet"][0], plot["address"][0]


def there(store):
    image = store.plots([ONE])[ONE].image
    return image["note"], image["hamlet"], image["address"]


def state(store, answer):
    return store.conflicts([answer.cid])[answer.cid].state


def test_the_sides_tell_what_mine_would_keep(minh):
    (answer,) = minh.conflicts()
    sides = minh.sides(answer)
    assert sides.fields() == ["address", "hamlet", "note"]
    assert sides.usual() == {"address": True, "hamlet": False, "note": True}
    assert (sides.base["note"], sides.mine["note"], sides.theirs["note"]) == (None, "minh", "lan")


DECISIONS = [
    (lambda work, answer: work.keep_mine(answer), "kept_mine", ("minh", "Thôn Hạ", "x")),
    (lambda work, answer: work.keep_theirs(answer), "kept_theirs", ("lan", "Thôn Hạ", None)),
    (lambda work, answer: work.choose(answer, ["address"]), "merged", ("lan", "Thôn Hạ", "x")),
    (lambda work, answer: work.choose(answer, ["address", "note", "hamlet"]), "merged", ("minh", None, "x")),
    (lambda work, answer: work.choose(answer, []), "kept_theirs", ("lan", "Thôn Hạ", None)),
]


@pytest.mark.parametrize("decide, ended, values", DECISIONS)
def test_a_decision_made_offline_closes_the_conflict_with_the_next_push(minh, any_store, decide, ended, values):
    (answer,) = minh.conflicts()
    decide(minh, answer)
    assert (minh.conflicts(), here(minh)) == ([], values)
    assert state(any_store, answer) == "open"
    assert push(minh, any_store).complete
    assert (state(any_store, answer), there(any_store)) == (ended, values)
    assert any_store.open_conflicts() == []
    assert push(minh, any_store).counts == {}


def test_a_plot_brought_back_by_hand_to_what_the_store_has_keeps_theirs(minh, any_store):
    (answer,) = minh.conflicts()
    minh.keep_mine(answer)
    minh.update_plots({ONE: {"note": "lan", "address": None}}, "y")
    push(minh, any_store)
    push(minh, any_store)
    assert state(any_store, answer) == "kept_theirs"


def test_a_conflict_handed_on_waits_and_then_follows_the_reviewer(minh, any_store):
    (answer,) = minh.conflicts()
    minh.refer(answer, "xem giúp")
    push(minh, any_store)
    (seen,) = any_store.open_conflicts()
    assert seen.note == "xem giúp"
    any_store.resolve([decide_for_author(seen, any_store.plots([ONE])[ONE], reason="r")], "b")
    report = push(minh, any_store)
    assert [(line.label, line.answer.code) for line in report.lines] == [("7/1", "resolved_kept_mine")]
    assert "is in the store" in report.lines[0].sentence(ENGLISH)
    assert here(minh) == ("minh", "Thôn Hạ", "x")
    assert (minh.conflicts(), minh.changes().dirty) == ([], ())


def test_a_pull_follows_the_reviewer_too(minh, any_store):
    (answer,) = minh.conflicts()
    any_store.resolve([Decision(answer.cid, "kept_theirs")], "b")
    assert [each["code"] for each in pull(minh, any_store).decided] == ["resolved_kept_theirs"]
    assert (here(minh), minh.conflicts()) == (("lan", "Thôn Hạ", None), [])


def test_what_was_edited_since_is_never_replaced_by_a_reviewers_decision(minh, any_store):
    (answer,) = minh.conflicts()
    minh.update_plots({ONE: {"note": "minh again"}}, "y")
    any_store.resolve([Decision(answer.cid, "kept_theirs")], "b")
    (line,) = push(minh, any_store).conflicts
    assert (line.answer.code, here(minh)[0]) == ("resolved_already", "minh again")
    assert "decided the conflict about plot 7/1 meanwhile" in line.sentence(ENGLISH)
    minh.keep_mine(minh.conflicts()[0])
    assert push(minh, any_store).counts == {"applied": 1}
    assert there(any_store)[0] == "minh again"
    assert any_store.open_conflicts() == []


def test_a_decision_that_comes_after_the_reviewers_is_asked_again(minh, any_store):
    """Decided here without a network, while a reviewer decided otherwise."""
    (answer,) = minh.conflicts()
    any_store.resolve([Decision(answer.cid, "kept_theirs")], "b")
    minh.keep_mine(answer)
    (line,) = push(minh, any_store).conflicts
    assert (line.answer.code, there(any_store)[0]) == ("resolved_already", "lan")
    minh.keep_theirs(minh.conflicts()[0])
    assert push(minh, any_store).complete
    assert (any_store.open_conflicts(), here(minh)) == ([], ("lan", "Thôn Hạ", None))


def test_land_that_is_disputed_can_be_given_up_or_handed_on(make_work, any_store):
    """Free land between two plots: taken from the one side there, from the other side here, four metres too far."""
    work = make_work(shapes=[square(0), square(2)])
    push(work, any_store)
    any_store.push([Client().update(1, 1, geom=square(0, width=32))], "b")
    work.update_plots({uid_of(2): {"geom": square(2, width=32, shift=-12)}}, "x")
    assert push(work, any_store).counts == {"rejected": 1}
    with reading(work.path) as connection:
        (land,) = outbox.kept_answers(connection)
    assert (land.code, land.plots, land.values["area_m2"]) == ("new_overlap", (ONE,), "80.00")
    work.refer(land, "ai đúng?")
    assert push(work, any_store).counts == {}
    work.update_plots({ONE: {"note": "x"}}, "x")
    assert push(work, any_store).counts == {"merged": 1}  # it waits, though something changed meanwhile
    assert [(each.kind, each.note) for each in any_store.open_conflicts()] == [("new_overlap", "ai đúng?")]
    work.keep_theirs(work.conflicts()[0])
    assert push(work, any_store).complete
    assert any_store.open_conflicts() == []
    assert work.plots_by_uid([uid_of(2)]).geometry[0].area == 400


def test_land_given_up_leaves_what_others_wrote_of_the_plot_to_the_pull(make_work, any_store):
    """The refusal shows no plot: given up, it is as it was before the edit, at its own version."""
    work = make_work(shapes=[square(0), square(2)])
    push(work, any_store)
    any_store.push([Client().update(1, 1, geom=square(0, width=32))], "b")
    any_store.push([Client().update(2, 1, note="theirs")], "b")
    work.update_plots({uid_of(2): {"geom": square(2, width=32, shift=-12)}}, "x")
    assert push(work, any_store).counts == {"rejected": 1}
    with reading(work.path) as connection:
        (land,) = outbox.kept_answers(connection)
    work.keep_theirs(land)
    pull(work, any_store)
    plot = work.plots_by_uid([uid_of(2)])
    assert (plot["note"][0], plot["ver"][0], plot.geometry[0].area) == ("theirs", 2, 400)
