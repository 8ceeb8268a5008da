"""F3 to F28, as far as no other test has them: servers that stop, files that are copied, lines that are not safe."""

import json
import shutil
import sqlite3
import sys
import threading
from contextlib import closing

import psycopg2
import pytest

from land_campaign_plugin.model.errors import BadInput, MissingPackage, StoreError
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.pg_checkout import Reader
from land_campaign_plugin.store.pg_connection import Address, Retry, driver
from land_campaign_plugin.store.postgis import PostgisStore, travelling
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push
from tests.faults.proxy import Proxy, _reply

from .conftest import Client, square, uid_of


def notes(store, *numbers):
    plots = store.plots([uid_of(number) for number in numbers])
    return [plots[uid_of(number)].image["note"] for number in numbers]


# F3: a store that goes back in time


def test_an_office_stops_at_a_store_that_was_restored_from_an_old_backup(make_work, store, tmp_path):
    work = make_work()
    push(work, store)
    with closing(connect(store.path)) as there, closing(sqlite3.connect(tmp_path / "old.gpkg")) as old:
        there.backup(old)
    push_note(work, store, "after the backup")
    pull(work, store)
    for ending in ("", "-wal", "-shm"):
        store.path.with_name(store.path.name + ending).unlink(missing_ok=True)
    shutil.copy(tmp_path / "old.gpkg", store.path)
    work.update_plots({uid_of(2): {"note": "more"}}, "x")
    for act in (push, pull):
        with pytest.raises(StoreError, match="older than what was pulled"):
            act(work, GeoPackageStore(store.path))
    assert GeoPackageStore(store.path).counts()["changes"] == 4
    assert list(work.plots_by_uid([uid_of(1), uid_of(2)])["note"]) == ["after the backup", "more"]


def push_note(work, store, note):
    work.update_plots({uid_of(1): {"note": note}}, "x")
    report = push(work, store)
    assert report.counts == {"applied": 1}


# F5: a work copy that comes back from a backup


def test_a_work_copy_brought_back_from_a_backup_loses_nothing_and_doubles_nothing(make_work, any_store, tmp_path):
    work = make_work()
    push(work, any_store)
    with closing(connect(work.path)) as here, closing(sqlite3.connect(tmp_path / "old.gpkg")) as old:
        here.backup(old)
    push_note(work, any_store, "before the disk broke")
    shutil.copy(tmp_path / "old.gpkg", work.path)
    work = WorkCopy.open(work.path)
    work.update_plots({uid_of(1): {"land_use": "CLN"}, uid_of(2): {"note": "after"}}, "x")
    first, again = push(work, any_store), push(work, any_store)
    assert sum((first.counts + again.counts)[status] for status in ("applied", "merged")) == 2
    assert again.complete
    assert notes(any_store, 1, 2) == ["before the disk broke", "after"]
    assert any_store.plots([uid_of(1)])[uid_of(1)].image["land_use"] == "CLN"
    assert any_store.verify() == []


def test_a_number_that_came_before_is_told_wherever_it_stands_in_a_push(any_store, client, other):
    """Changes of several work copies in one push: a number used twice is one change's answer, not the end of all."""
    any_store.push([client.insert(1), other.insert(2)], "b")
    other.number = 0
    answers = any_store.push([client.insert(3), other.insert(4), client.insert(5)], "b")
    assert [answer.status for answer in answers] == ["applied", "client_seq_reused", "applied"]
    assert any_store.verify() == []


# F9: a chain of edits of one plot


def test_after_a_conflict_in_a_chain_of_twenty_the_rest_waits_and_other_plots_flow(any_store, client, other):
    any_store.push([client.insert(1), client.insert(2)], "load")
    chain, last = [], None
    for number in range(1, 21):
        more = {"base_cid": last} if last else {}
        change = client.change("U", uid_of(1), 1, more=more, note=str(number))
        chain, last = [*chain, change], change.cid
    told = [answer.status for answer in any_store.push(chain[:2], "b")]
    any_store.push([other.update(1, 3, note="theirs")], "b")
    answers = any_store.push([*chain[2:], client.update(2, 1, note="flows")], "b")
    told += [answer.status for answer in answers[:-1]]
    assert told == ["applied"] * 2 + ["conflict"] + ["blocked"] * 17
    assert answers[-1].status == "applied"
    assert notes(any_store, 1, 2) == ["theirs", "flows"]
    assert any_store.verify() == []


# F10: commits that overtake each other


def test_a_reader_that_counts_rows_as_they_come_would_lose_some_and_ours_does_not(central):
    """One push is held open, another of the next commune is done: its line has the higher number and is there first."""
    office, fast, holding = Client(), Client(), psycopg2.connect(central.server.string(central.name, user="lan"))
    seen, ours = [], {"26734": 0, "26737": 0}

    def read():
        last = max([0, *seen])
        seen.extend(row for (row,) in central.run("SELECT id FROM campaign.hist WHERE id > %s ORDER BY id", last))
        with closing(central.store("thu")) as store:
            for commune in ours:
                for entry in store.feed(commune, ours[commune], 100):
                    assert entry.seq == ours[commune] + 1
                    ours[commune] = entry.seq

    with closing(holding), holding.cursor() as cursor:
        request = {"proto": "1", "version": "9", "batch": "b", "changes": [travelling(office.insert(1))]}
        cursor.execute("SELECT campaign.push(%s::json)", (json.dumps(request),))
        with closing(central.store("minh")) as store:
            assert store.push([fast.insert(2, commune="26737")], "b")[0].status == "applied"
        read()
        holding.commit()
    read()
    assert ours == {"26734": 1, "26737": 1}
    assert len(seen) == 1  # the naive reader is past the held one for ever


# F20: files


def test_a_plain_copy_of_a_store_without_its_log_is_sound_and_known_to_be_older(make_work, store, tmp_path):
    """What lay in the log is not in the copy: nothing is broken, and an office that knows more stops there."""
    work = make_work()
    push(work, store)
    with closing(sqlite3.connect(store.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM hist").fetchone()  # keeps the log from being folded in
        push_note(work, store, "in the log")
        pull(work, store)
        copy = tmp_path / "copy.gpkg"
        shutil.copy(store.path, copy)
    there = GeoPackageStore(copy)
    assert there.verify() == []
    assert there.counts()["changes"] == 4
    assert GeoPackageStore(store.path).counts()["changes"] == 5
    work.update_plots({uid_of(2): {"note": "kept"}}, "x")
    with pytest.raises(StoreError, match="older than what was pulled"):
        push(work, there)


def test_a_copy_made_in_the_middle_of_a_write_is_taken_back_to_before_it(work, tmp_path):
    with closing(connect(work.path)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE campaign_switch SET quiet = 1")
        writer.execute("UPDATE plot SET note = ?", ("half" * 3000,))
        for ending in ("", "-journal", "-wal"):
            source = work.path.with_name(work.path.name + ending)
            if source.exists():
                shutil.copy(source, tmp_path / ("copy.gpkg" + ending))
        writer.execute("ROLLBACK")
    copy = WorkCopy.open(tmp_path / "copy.gpkg")
    assert set(copy.plots()["note"]) == {None}
    assert copy.changes().dirty == ()
    copy.update_plots({uid_of(1): {"note": "goes on"}}, "x")
    assert copy.changes().dirty == (uid_of(1),)


def test_every_flipped_page_of_a_store_is_noticed_or_does_no_harm(store, work):
    """Page after page is overwritten: the store is refused, or every plot and line is still what was acknowledged."""
    push(work, store)
    with closing(connect(store.path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    good, wanted = store.path.read_bytes(), plots_of(store)
    size, noticed = 4096, 0
    for page in range(0, len(good) // size, 3):
        bad = bytearray(good)
        bad[page * size + 3196 : page * size + 4096] = b"\xa5" * 900  # where SQLite keeps its rows
        store.path.write_bytes(bad)
        try:
            there = GeoPackageStore(store.path)
            if there.verify():
                noticed += 1
            else:
                assert plots_of(there) == wanted
        except (BadInput, StoreError) as error:
            noticed += any(word in str(error) for word in ("work copies", "backup", "broken"))
        for ending in ("-wal", "-shm", "-journal"):
            store.path.with_name(store.path.name + ending).unlink(missing_ok=True)
    assert noticed > 5


def plots_of(store):
    return store.plots([uid_of(number) for number in range(1, 5)])


# F26: lines that are not safe, and no driver


def test_without_the_driver_it_is_said_and_files_go_on(monkeypatch, work, store):
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    with pytest.raises(MissingPackage, match="psycopg2"):
        driver()
    with pytest.raises(MissingPackage):
        PostgisStore("PG:service=province")
    assert push(work, store).complete


def test_psycopg_3_alone_is_said(monkeypatch, tmp_path):
    (tmp_path / "psycopg").mkdir()
    (tmp_path / "psycopg" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    with pytest.raises(MissingPackage, match="psycopg 3 is here.* psycopg2"):
        driver()


@pytest.mark.parametrize("mode", ["verify-full", "require", "prefer", "disable"])
def test_a_server_that_does_not_encrypt_gets_nothing(central, mode):
    """It is called by another name than this computer's, as one over there would be."""
    with Proxy(f"{central.server.host}/.s.PGSQL.5432", 1, 0.0) as line:
        words = f"host=store.example hostaddr=127.0.0.1 port={line.port} dbname={central.name} user=lan"
        with pytest.raises(StoreError) as error:
            PostgisStore(f"PG:{words} sslmode={mode}")
        assert "encrypt" in str(error.value)
        assert line.counts["requests"] == 0


class Stalling(Proxy):
    """A line that goes silent within one request, and stays open: at its start, or half-way through the answer."""

    def __init__(self, *arguments, within: bytes, how: str):
        self._within, self._how = within, how
        super().__init__(*arguments)

    def _choose(self, request: bytes) -> str:
        return self._how if self._within in request else "pass"

    def _half_an_answer(self, client, server, request, key) -> None:
        server.sendall(request)
        answer = b"".join(_reply(server))
        client.sendall(answer[: len(answer) // 2])
        while client.recv(1 << 16):
            pass


@pytest.mark.parametrize(
    "within, how",
    [(b"BEGIN", "request swallowed"), (b"ST_AsBinary", "black hole"), (b"ST_AsBinary", "half an answer")],
)
def test_a_line_that_goes_silent_does_not_hold_a_checkout(central, work, within, how):
    with closing(central.store()) as store:
        push(work, store)
    socket = f"{central.server.host}/.s.PGSQL.5432"
    with Stalling(socket, 1, within=within, how=how) as line:
        address = line.address(central.name, "lan")
        with pytest.raises(Retry):
            Reader(Address(address), store.crs, 0.3).checkout("26734")
    with Proxy(socket, 1, 0.0) as line:
        plots, seq, _ = Reader(Address(line.address(central.name, "lan")), store.crs).checkout("26734")
    assert (len(plots), seq) == (4, 4)


def test_an_address_never_asks_for_less_than_a_verified_line():
    assert Address("PG:host=store.example dbname=x").words()["sslmode"] == "verify-full"
    assert "sslmode" not in Address("PG:host=localhost dbname=x").words()


# F27: files that carry code

CODE = {
    "a view named as the layer": "DROP TABLE {layer}; CREATE VIEW {layer} AS SELECT writefile('{canary}', 'x') AS uid",
    "a trigger that calls": "CREATE TRIGGER t AFTER INSERT ON {layer} BEGIN SELECT load_extension('{canary}'); END",
    "a trigger that writes": "CREATE TRIGGER t AFTER UPDATE ON {layer} BEGIN SELECT writefile('{canary}', 'x'); END",
    "an index trigger that is none": "CREATE TRIGGER rtree_{layer}_geom_insert2 AFTER INSERT ON {layer}"
    " BEGIN SELECT writefile('{canary}', 'x'); END",
}


@pytest.mark.parametrize("what", CODE)
def test_code_in_a_work_copy_does_not_run(make_work, store, tmp_path, what):
    canary = tmp_path / "canary"
    work = make_work()
    with closing(sqlite3.connect(work.path)) as connection:
        connection.executescript(CODE[what].format(layer="plot", canary=canary))
    said = "nothing"
    try:
        opened = WorkCopy.open(work.path)
        opened.update_plots({uid_of(1): {"note": "x"}}, "x")
        push(opened, store)
    except (BadInput, StoreError) as error:
        said = error.sentence()
    assert said
    assert not canary.exists()


def test_styles_macros_and_forms_in_a_geopackage_are_left_alone(make_work, store, tmp_path):
    """A style that comes with a file may carry actions and form code; nothing of the store or a load reads it."""
    canary, work = tmp_path / "canary", make_work()
    style = f"<qgis><editforminitcode>open({str(canary)!r}, 'w')</editforminitcode><attributeactions/></qgis>"
    with closing(sqlite3.connect(work.path)) as connection:
        connection.execute(
            "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT, styleQML TEXT, useAsDefault INT)"
        )
        connection.execute("INSERT INTO layer_styles VALUES (1, 'plot', ?, 1)", (style,))
        connection.commit()
    assert push(WorkCopy.open(work.path), store).complete
    assert not canary.exists()


# F28: reading while others write


def test_a_checkout_while_others_push_is_of_one_moment(central):
    """However many pushes go on, what is checked out is what the history says up to its number."""
    office = Client()
    with closing(central.store("lan")) as store:
        store.push([office.insert(n) for n in range(1, 31)], "load")
    stop = threading.Event()

    def write(number):
        own = Client()
        with closing(central.store("lan")) as store:
            version = 1
            while not stop.is_set():
                changes = [own.update(n, version, note=f"{version}") for n in range(number, 31, 2)]
                store.push(changes, "b")
                version += 1

    writers = [threading.Thread(target=write, args=(number,)) for number in (1, 2)]
    for writer in writers:
        writer.start()
    found = []
    with closing(central.store("thu")) as reader:
        while len({seq for _, seq, _ in found}) < 4:
            plots, seq, digest = reader.checkout("26734")
            found.append((dict(zip(plots["uid"], plots["note"], strict=True)), seq, digest))
        stop.set()
        for writer in writers:
            writer.join()
        feed = reader.feed("26734", 0, 10**6)
    for plots, seq, digest in found:
        wanted = {entry.uid: entry.image["note"] for entry in feed[:seq]}
        assert plots == wanted
        assert feed[seq - 1].hash == digest


def test_the_square_of_a_plot_is_its_own():
    assert square(1).area == 400
