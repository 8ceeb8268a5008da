"""An office's store goes over to the province's: every line, answer and hash, and its work copies go on."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.verbs.packages import package_in, package_out, read_answers
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.replay import replay

from .conftest import uid_of
from .histories import History
from .test_conformance import UIDS
from .test_packages import key  # noqa: F401 - a fixture
from .test_packages_server import gateway  # noqa: F401 - a fixture
from .test_push import edit
from .test_records_travel import Clerk

SEEDS = range(int(os.environ.get("LAND_CAMPAIGN_HISTORIES", "0"))) or (5,)
"""5 leaves plots under codes that are no commune."""


@pytest.fixture
def server(central):
    central.run("DELETE FROM campaign.meta WHERE name LIKE 'succeeds %'")
    with closing(central.store("lan")) as store:
        yield store


def over(store, central):
    return replay(store.path, central.address("postgres"))


def whole(store, commune="26734"):
    """A commune's history to the last bit."""
    return [vars(entry) for entry in store.feed(commune, 0, 10**6)]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_histories_come_over_to_the_last_bit(store, central, server, seed):
    history, asked = History(seed), []
    for turn in range(14):
        changes = history.push()
        history.learn(changes, store.push(changes, f"batch {turn}"))
        asked += changes
    lost = [uid for uid, plot in store.plots(UIDS).items()
            if plot.image["commune"] not in ("26734", "26737") and plot.image["status"] != "retired"]  # fmt: skip
    if lost:  # plots that no commune has are put right first, as the refusal says
        with pytest.raises(BadInput, match="which the server does not know"):
            over(store, central)
        _put_right(store, lost)
    before = [store.push([change], "again")[0] for change in asked]
    report = over(store, central)
    assert report.rows["hist"] == store.counts()["changes"]
    with closing(central.store("postgres")) as everything:  # closed communes are nobody's
        assert store.plots(UIDS) == everything.plots(UIDS)
        assert store.counts() == everything.counts()
        assert everything.verify() == []
    for commune in ("26734", "26737"):
        assert whole(store, commune) == whole(server, commune)
    assert {code: seq for code, seq in store.communes().items() if code not in report.closed} == server.communes()
    assert [server.push([change], "again")[0] for change in asked] == before
    again = over(store, central)
    assert (again.again, again.rows["hist"]) == (True, report.rows["hist"])


def _put_right(store, uids):
    from .conftest import Client

    client = Client()
    for uid in uids:
        plot = store.plots([uid])[uid]
        assert store.push([client.change("D", uid, plot.ver)], "right")[0].status == "applied"


def test_work_copies_go_on_with_the_server(tmp_path, work, make_work, store, central, server):
    """Also one that was in the middle of a push, whose answer was lost."""
    push(work, store)
    pull(work, store)
    edit(work, "UPDATE plot SET note = 'sent' WHERE uid = ?", uid_of(1))
    with pytest.raises(ConnectionError):
        push(work, Deaf(store))
    over(store, central)
    with pytest.raises(StoreError, match="moved to the province"):
        push(work, GeoPackageStore(store.path, "lan"))
    for left in (lambda: pull(work, store), lambda: check_out(tmp_path / "new.gpkg", store, ["26734"])):
        with pytest.raises(StoreError, match="nothing comes into it any more"):
            left()
    edit(work, "UPDATE plot SET note = 'later' WHERE uid = ?", uid_of(2))
    server = central.store("lan")
    report = push(work, server)
    assert (report.counts, report.replayed) == ({"applied": 2}, 1)
    assert server.succeeds == (store.id,)
    pulled = pull(work, server)
    assert pulled.communes == {"26734": 6}
    assert pulled.counts == {"known": 2}  # from where it was, and not from the beginning
    assert server.verify() == []
    server.close()


class Deaf:
    """A store whose answers to a push are lost on the way."""

    def __init__(self, store):
        self._store = store

    def push(self, request, batch):
        self._store.push(request, batch)
        raise ConnectionError

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_a_package_for_the_office_is_taken_in_by_its_successor(tmp_path, work, store, central, gateway, key):  # noqa: F811
    taken = package_in(package_out(work, tmp_path, key).path, store.path, tmp_path)
    read_answers(work, taken.answers, key)
    edit(work, "UPDATE plot SET note = 'b' WHERE uid = ?", uid_of(1))
    out = package_out(work, tmp_path, key)
    over(store, central)
    central.run("INSERT INTO campaign.package_key (id, login, key) VALUES (%s, 'lan', %s)", key.id, key.key)
    with pytest.raises(StoreError, match="moved"):
        package_in(out.path, store.path, tmp_path / "late.landpkg")
    answers = read_answers(work, package_in(out.path, gateway, tmp_path).answers, key)
    assert (answers.push.stored, answers.pull.communes) == (1, {"26734": 5})
    via = central.run("SELECT login, via <> '' FROM campaign.hist ORDER BY seq")
    assert via == [("lan", True)] * 5


def test_a_commune_that_has_a_history_there_is_left_alone(work, make_work, store, central, server):
    push(work, store)
    push(make_work(name="other.gpkg"), server)
    before = central.run("SELECT count(*) FROM campaign.hist")
    with pytest.raises(BadInput, match="history of commune 26734 already"):
        over(store, central)
    assert central.run("SELECT count(*) FROM campaign.hist") == before
    assert push(work, store).counts == {}


def test_a_commune_that_nobody_imported_is_named(make_work, store, central):
    push(make_work(2, commune=["26734", "11111"]), store)
    with pytest.raises(BadInput, match="1 plot in force is in commune '11111'"):
        over(store, central)


def test_history_that_was_tampered_with_does_not_come_over(work, store, central):
    push(work, store)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("DROP TRIGGER campaign_hist_update")
        connection.execute("UPDATE hist SET reason = 'forged' WHERE seq = 2")
        connection.commit()
    with pytest.raises(StoreError, match="26734/2"):
        over(store, central)
    assert central.run("SELECT count(*) FROM campaign.hist") == [(0,)]


def test_a_line_that_breaks_at_the_very_end_is_made_up_for(work, store, central, monkeypatch):
    """The server has kept it, the file does not know: the next try finds it there and closes the file."""
    push(work, store)
    over(store, central)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'succeeded_by'")
        connection.commit()
        with pytest.raises(sqlite3.IntegrityError, match="moved to a server"):
            connection.execute("INSERT INTO change_req VALUES ('x', 'x', 1, 'x', 'x', 'x', 'x', 'x')")
    assert over(store, central).again
    with pytest.raises(StoreError, match="moved"):
        store.push([], "b")


def test_plots_that_moved_come_over_with_their_records_and_where_they_left(store, central, server):
    clerk = Clerk()
    paper = clerk.new("certificate", "c1", plot_uid=uid_of(1), serial="AA 00123456")
    store.push([clerk.insert(1), paper], "a")
    store.push([clerk.update(1, 1, commune="26737")], "b")
    over(store, central)
    for commune in ("26734", "26737"):
        assert whole(server, commune) == whole(store, commune)
        assert server.departures(commune, 0) == store.departures(commune, 0)
    assert server.commune_records("26737") == store.commune_records("26737")
    assert (server.verify(), server.departures("26734", 0)) == ([], [(1, uid_of(1), 2)])
