"""A work copy in other hands: nothing is lost, nothing is there twice, and history says whose work it was."""

from contextlib import closing

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.store import outbox
from land_campaign_plugin.store.connection import reading, writing
from land_campaign_plugin.store.handover import handed_over
from land_campaign_plugin.verbs.handover import hand_over
from land_campaign_plugin.verbs.push import push

from .conftest import Client, uid_of


class Deaf:
    """A store whose answers get lost: what it took in, the sender never hears of."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def push(self, request, batch):
        self._store.push(request, batch)
        raise ConnectionError


def test_what_one_could_not_send_any_more_another_sends(central, work):
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        assert push(work, lan).stored == 4
        work.update_plots({uid_of(1): {"note": "answer lost"}}, "one")
        with pytest.raises(ConnectionError):
            push(work, Deaf(lan))
        central.run("UPDATE campaign.scope SET valid = tstzrange(lower(valid), now()) WHERE login = 'lan'")
        work.update_plots({uid_of(2): {"note": "no more mine"}}, "two")
        report = push(work, lan)  # the first is answered by what the store kept, the second is refused
        assert [(line.label, line.answer.code) for line in report.lines] == [("7/2", "out_of_scope")]
        work.update_plots({uid_of(3): {"note": "later"}}, "three")
        with reading(work.path) as connection:
            client = connection.execute("SELECT value FROM campaign_meta WHERE name = 'client'").fetchone()
        said = hand_over(work, "lan", "minh", why="moved to another office")
        assert (said.edited, said.resealed, said.in_doubt, said.conflicts) == (2, 1, 0, 0)
        report = push(work, minh)
        assert (report.stored, report.complete) == (2, True)
    rows = central.run("SELECT uid, login, reason FROM campaign.hist WHERE ver = 2 ORDER BY uid")
    assert rows == [
        (uid_of(1), "lan", "one"),
        (uid_of(2), "minh", "two; lan > minh: moved to another office"),
        (uid_of(3), "minh", "three; lan > minh: moved to another office"),
    ]
    with reading(work.path) as connection:
        assert connection.execute("SELECT value FROM campaign_meta WHERE name = 'client'").fetchone() != client
        assert [(each["from"], each["to"], each["edited"]) for each in handed_over(connection)] == [("lan", "minh", 2)]


def test_what_was_sent_without_an_answer_counts_once(store, work):
    """The giver's bytes came in; the taker sends the same again and gets the same answer."""
    push(work, store)
    work.update_plots({uid_of(1): {"note": "sent"}}, "one")
    with pytest.raises(ConnectionError):
        push(work, Deaf(store))
    assert hand_over(work, "lan", "minh").in_doubt == 1
    report = push(work, store)
    assert (report.replayed, report.complete) == (1, True)
    assert store.plots([uid_of(1)])[uid_of(1)].ver == 2


def test_the_giver_may_send_it_too_from_a_copy_and_it_is_there_once(store, make_work):
    """Both have the file: whoever comes second brings what the store has already."""
    one, two = make_work(name="one.gpkg"), make_work(name="two.gpkg")
    hand_over(two, "lan", "minh")
    assert push(one, store).stored == 4
    report = push(two, store)
    assert (report.stored, report.already, report.complete) == (0, 4, True)


def test_a_conflict_goes_along_and_sealed_changes_get_new_numbers(store, work):
    push(work, store)
    work.update_plots({uid_of(1): {"land_use": "LUC"}, uid_of(2): {"note": "x"}}, "mine")
    store.push([Client().update(1, 1, land_use="CLN")], "b")
    push(work, store)
    work.update_plots({uid_of(3): {"note": "y"}}, "sealed")
    with writing(work.path) as connection:
        outbox.put(connection, [outbox.Parcel(uid_of(3), "U", 1, {"note": "y"}, 1)], {}, "vn-2024")
    said = hand_over(work, "lan", "minh")
    assert (said.resealed, said.conflicts, len(work.conflicts())) == (1, 1, 1)
    assert push(work, store).stored == 1


@pytest.mark.parametrize("giver, taker", [("", "minh"), ("lan", " "), ("lan", "lan ")])
def test_two_people_are_named(work, giver, taker):
    with pytest.raises(BadInput):
        hand_over(work, giver, taker)


def test_nobodys_work_is_not_handed_over(central, work):
    """Whoever pushed is known; before, whatever name is given is taken at its word."""
    with closing(central.store("lan")) as lan:
        push(work, lan)
        with pytest.raises(BadInput, match="nothing of lan in this work copy that the store does not have"):
            hand_over(work, "lan", "minh")
        work.update_plots({uid_of(1): {"note": "x"}}, "one")
        with pytest.raises(BadInput, match="nothing of nobody in this work copy: it was pushed by lan"):
            hand_over(work, "nobody", "minh")
        with reading(work.path) as connection:
            assert handed_over(connection) == []
        assert hand_over(work, "lan", "minh").edited == 1
        assert hand_over(work, "minh", "ha").edited == 1


def test_records_go_along(central, make_work):
    """A record that was refused to one is sent by the other, once."""
    work = make_work()
    with work.writer() as writer:
        writer.append_rows("certificate", [{"uid": "c1", "plot_uid": uid_of(1), "serial": "AA 00123456"}])
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        push(work, lan)
        with writing(work.path) as connection:
            connection.execute("UPDATE certificate SET serial = 'AA 00123457' WHERE uid = 'c1'")
        central.run("UPDATE campaign.scope SET valid = tstzrange(lower(valid), now()) WHERE login = 'lan'")
        push(work, lan)
        assert hand_over(work, "lan", "minh").resealed == 1
        push(work, minh)
        assert minh.records("certificate", ["c1"])["c1"].image["serial"] == "AA 00123457"
    rows = central.run("SELECT ver, login FROM campaign.hist WHERE uid = 'certificate:c1' ORDER BY ver")
    assert rows == [(1, "lan"), (2, "minh")]
