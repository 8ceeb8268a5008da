"""The central store from the side of whoever runs it, and under what may go wrong: real servers, real kills."""

import json
import random
import socket
import sqlite3
import threading
import time
import uuid
import zipfile
from contextlib import closing

import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput, CannotWrite, StoreError
from land_campaign_plugin.store import pg_connection, pg_schema
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.embedded_backup import copy_store
from land_campaign_plugin.store.pg_anchors import broken_anchors, drop_anchor
from land_campaign_plugin.store.pg_backup import backup, restore
from land_campaign_plugin.store.pg_connection import Address, Retry
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.verbs.push import push

from .central import Central
from .conftest import Client, square, uid_of


@pytest.fixture
def admin(central) -> Address:
    return Address(central.address("postgres"))


@pytest.fixture
def lan(central):
    with closing(central.store("lan")) as store:
        yield store


@pytest.fixture
def new_database(postgres):
    """The address of an empty database, for whoever runs the server."""
    name = f"new_{uuid.uuid4().hex[:8]}"
    postgres.create_database(name)
    yield Address("PG:" + postgres.string(name))
    postgres.drop_database(name)


# Schema

def test_a_store_is_made_once_and_is_sound(new_database):
    first, again = pg_schema.init(new_database, "EPSG:9210"), pg_schema.init(new_database, "EPSG:9210")
    assert (first.applied, again.applied) == ([name for name, _, _ in pg_schema.shipped().values()], [])
    assert pg_schema.verify_schema(new_database).wrong == []


def test_two_who_make_it_at_once_do_so_in_turn(new_database):
    applied = []
    threads = [
        threading.Thread(target=lambda: applied.append(len(pg_schema.init(new_database, "EPSG:9209").applied)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(applied) == [0, 0, len(pg_schema.shipped())]


def test_there_is_nothing_to_upgrade_where_there_is_no_store(new_database):
    for action in (pg_schema.upgrade, lambda address: PostgisStore("PG:" + address.words()["dbname"])):
        with pytest.raises((BadInput, StoreError)):
            action(new_database)
    with pytest.raises(BadInput, match="--crs"):
        pg_schema.init(new_database, "")
    with pytest.raises(BadInput, match="metres"):
        pg_schema.init(new_database, "EPSG:4326")


def test_a_failed_migration_leaves_the_store_as_it_was(new_database, monkeypatch):
    pg_schema.init(new_database, "EPSG:9209")
    ours = pg_schema.shipped()
    bad = ours | {99: ("pg_099_bad", "CREATE TABLE campaign.half (a int); SELECT 1/0", "x")}
    monkeypatch.setattr(pg_schema, "shipped", lambda: bad)
    with pytest.raises(StoreError, match="22012"):
        pg_schema.upgrade(new_database)
    monkeypatch.setattr(pg_schema, "shipped", lambda: ours)
    assert pg_schema.verify_schema(new_database).wrong == []


BREAKS = [
    ("UPDATE campaign.migration SET sha256 = 'x' WHERE version = 2", "changed:pg_002_values"),
    ("GRANT UPDATE ON campaign.plot TO campaign_editor", "granted:plot UPDATE campaign_editor"),
    ("ALTER TABLE campaign.hist NO FORCE ROW LEVEL SECURITY", "no_row_security:hist"),
    (
        "GRANT EXECUTE ON FUNCTION campaign.opened(bytea, smallint) TO PUBLIC",
        "open_function:campaign.opened(bytea,smallint)",
    ),
    ("ALTER TABLE campaign.package_key DISABLE ROW LEVEL SECURITY", "no_row_security:package_key"),
    ("GRANT campaign_api TO campaign_viewer", "member_of_owner:campaign_viewer"),
    ("ALTER TABLE campaign.hist DISABLE TRIGGER hist_rows", "trigger_off:hist_rows"),
    ("ALTER FUNCTION geometry_overlaps(geometry, geometry) NOT LEAKPROOF", "not_leakproof:geometry_overlaps"),
]


def test_what_was_weakened_is_found(new_database):
    pg_schema.init(new_database, "EPSG:9209")
    for query, _ in BREAKS:
        with pg_schema.administering(new_database) as cursor:
            cursor.execute(query)
    try:
        assert sorted(pg_schema.verify_schema(new_database).wrong) == sorted(wrong for _, wrong in BREAKS)
        with pytest.raises(StoreError, match="pg_002_values"):
            pg_schema.upgrade(new_database)
    finally:
        with pg_schema.administering(new_database) as cursor:  # roles belong to all databases of the server
            cursor.execute("REVOKE campaign_api FROM campaign_viewer")


# Tampering

TAMPERED = [
    ("UPDATE campaign.hist SET image = replace(image, 'ONT', 'LUC') WHERE seq = 2", {"26734/2"}),
    ("UPDATE campaign.hist SET login = 'son' WHERE seq = 3", {"26734/3"}),
    ("DELETE FROM campaign.hist WHERE seq = 4", {"26734/4", uid_of(4)}),
    ("UPDATE campaign.plot SET note = 'x' WHERE plot_number = '1'", {uid_of(1)}),
    ("UPDATE campaign.plot SET geom = ST_Translate(geom, 0.001, 0) WHERE plot_number = '1'", {uid_of(1)}),
    ("UPDATE campaign.commune SET head_seq = 3 WHERE code = '26734'", {"26734/3"}),
]


@pytest.mark.parametrize("query, places", TAMPERED)
def test_tampering_shows_where_it_was_done(central, lan, query, places):
    office = Client()
    lan.push([office.insert(n, area_recorded_m2="100.5", map_scale="500") for n in range(1, 5)], "b")
    checker = central.store("postgres")
    assert checker.verify() == []
    central.run(f"SET session_replication_role = replica; {query}")
    assert places <= set(checker.verify())
    checker.close()


def test_history_is_not_changed_even_by_who_runs_the_server(central, lan):
    lan.push([Client().insert(1)], "b")
    import psycopg2

    for query in ("UPDATE campaign.hist SET note = ''", "DELETE FROM campaign.hist", "TRUNCATE campaign.hist CASCADE"):
        with pytest.raises(psycopg2.Error):
            central.run(query)


def test_anchors_kept_elsewhere_prove_a_history_that_was_written_anew(central, lan, admin, tmp_path):
    office, path = Client(), tmp_path / "anchors.csv"
    lan.push([office.insert(1)], "b")
    assert drop_anchor(admin, path) == 1
    lan.push([office.insert(2)], "b")
    assert drop_anchor(admin, path) == 1  # once a day
    assert len(path.read_text().splitlines()) == 1
    assert broken_anchors(admin, path) == []
    central.run("SET session_replication_role = replica; UPDATE campaign.hist SET hash = 'other' WHERE seq = 1")
    assert [each.split()[1] for each in broken_anchors(admin, path)] == ["26734/1"]


# Backup

def test_a_backup_comes_back_whole_and_goes_on(central, lan, admin, new_database, tmp_path):
    office, path = Client(), tmp_path / "store.backup"
    lan.push([office.insert(n, note="\\N\t\n") for n in range(1, 5)] + [office.insert(9, plot_number="1")], "b")
    assert backup(admin, path).rows["hist"] == 4
    report = restore(new_database, path)
    assert (report.rows["plot"], report.rows["rejected"], report.faults) == (4, 1, [])
    with closing(PostgisStore("PG:" + central.server.string(new_database.words()["dbname"], user="lan"))) as there:
        assert there.plots([uid_of(1)]) == lan.plots([uid_of(1)])
        assert there.communes() == lan.communes()
        change = office.update(1, 1, note="later")
        assert there.push([change], "b")[0].seq == 5
    with pytest.raises(BadInput, match="holds a store already"):
        restore(new_database, path)
    with pytest.raises(CannotWrite, match="exists already"):
        backup(admin, path)


def test_a_damaged_backup_is_refused_and_leaves_nothing(lan, admin, new_database, tmp_path):
    lan.push([Client().insert(1)], "b")
    path, damaged = tmp_path / "store.backup", tmp_path / "damaged.backup"
    backup(admin, path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"ONT", b"LUC") if name == "hist.copy" else data)
    for bad in (damaged, tmp_path / "none", path.with_name("empty")):
        path.with_name("empty").write_bytes(b"")
        with pytest.raises(BadInput, match="no backup"):
            restore(new_database, bad)
    with zipfile.ZipFile(damaged) as old:  # with a checksum that fits: the chain tells
        manifest = json.loads(old.read("manifest.json"))
        from hashlib import sha256

        manifest["tables"]["hist"]["sha256"] = sha256(old.read("hist.copy")).hexdigest()
        with zipfile.ZipFile(tmp_path / "forged.backup", "w") as new:
            for name in old.namelist():
                new.writestr(name, json.dumps(manifest) if name == "manifest.json" else old.read(name))
    with pytest.raises(StoreError, match="does not hold"):
        restore(new_database, tmp_path / "forged.backup")
    with pytest.raises(BadInput):
        pg_schema.upgrade(new_database)  # nothing is there


def test_an_offices_store_is_copied_with_what_lies_in_its_log(store, tmp_path):
    office = Client()
    store.push([office.insert(n) for n in range(1, 5)], "b")
    with closing(sqlite3.connect(store.path)) as reader:  # keeps the log from being folded in
        assert copy_store(store.path, tmp_path / "copy.gpkg")["in_force"] == 4
        assert reader.execute("SELECT count(*) FROM plot").fetchone() == (4,)
    assert GeoPackageStore(tmp_path / "copy.gpkg").verify() == []


# The command line

def test_the_whole_way_on_the_command_line(central, make_work, tmp_path, capsys):
    address, work = central.address("lan"), make_work()
    assert main(["push", str(work.path), "--store", address, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stored"] == 4
    assert main(["pull", str(tmp_path / "twin.gpkg"), "--store", address, "--commune", "26734", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"] == {"new": 4}
    assert main(["status", str(work.path), "--store", address, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["store"]["in_force"] == 4
    runs_it = central.address("postgres")
    assert main(["store", "verify", runs_it]) == 0
    assert "is sound" in capsys.readouterr().out
    assert main(["store", "backup", runs_it, "--file", str(tmp_path / "b")]) == 0
    assert main(["store", "anchor", runs_it, "--file", str(tmp_path / "a")]) == 0
    assert main(["store", "verify", runs_it, "--file", str(tmp_path / "a")]) == 0
    assert main(["store", "backup", runs_it]) == 2
    assert "--file" in capsys.readouterr().err


WRONG = [
    "PG:host=/nowhere dbname=x",
    "PG:not a string",
    "PG:service=none_such",
    "postgresql://u:secret@/x?host=/nowhere",
]


@pytest.mark.parametrize("address", WRONG)
def test_a_server_that_is_not_there_is_one_sentence_without_secrets(work, capsys, address):
    assert main(["push", str(work.path), "--store", address]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "secret" not in said
    assert work.changes().never_pushed == 4


# What may go wrong on the way

def test_fifty_times_the_same_push_at_once_is_one(central, lan):
    office = Client()
    lan.push([office.insert(n) for n in range(1, 5)], "b")
    changes = [office.update(n, 1, note="once") for n in range(1, 5)]
    told = []

    def send():
        with closing(central.store("lan")) as store:
            told.append(tuple((a.status, a.ver, a.seq) for a in store.push(changes, "b")))

    run_at_once([send] * 12)
    assert len(told) == 12
    assert set(told) == {tuple(("applied", 2, seq) for seq in range(5, 9))}
    assert central.run("SELECT count(*) FROM campaign.hist") == [(8,)]


def run_at_once(tasks):
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_boundary_moved_from_both_sides_at_once_is_moved_once(central, lan):
    """Again and again from a fresh pair: whoever comes second sees what the first did."""
    for turn in range(6):
        office, numbers = Client(), (10 * turn + 1, 10 * turn + 2)
        lan.push([office.insert(n, geom=square(n)) for n in numbers], "b")
        codes = []

        def grow(number, codes=codes, **shape):
            with closing(central.store("lan")) as store:
                codes.append(store.push([Client().update(number, 1, geom=square(number, **shape))], "b")[0].code)

        run_at_once([
            lambda: grow(numbers[0], width=21),  # noqa: B023
            lambda: grow(numbers[1], width=21, shift=-1),  # noqa: B023
        ])
        # each overlaps the other's old land by 20 m2 already; the client of the shapes is another one
        assert set(codes) == {"new_overlap"}


def test_many_offices_in_one_commune_leave_no_gap(central, lan):
    office = Client()
    lan.push([office.insert(n) for n in range(1, 41)], "b")
    seen, stop = [0], threading.Event()

    def work(number):
        own = Client()
        with closing(central.store("lan")) as store:
            for turn in range(5):
                mine = [own.update(n, turn + 1, note=str(turn)) for n in range(number, 41, 8)]
                assert {answer.status for answer in store.push(mine, "b")} == {"applied"}

    def read():
        with closing(central.store("thu")) as store:
            while not stop.is_set() or store.communes()["26734"] > seen[0]:
                for entry in store.feed("26734", seen[0], 7):
                    assert entry.seq == seen[0] + 1
                    seen[0] = entry.seq

    reader = threading.Thread(target=read)
    reader.start()
    run_at_once([lambda n=n: work(n) for n in range(1, 9)])
    stop.set()
    reader.join()
    assert seen == [40 + 40 * 5]
    with closing(central.store("postgres")) as checker:
        assert checker.verify() == []


def test_a_connection_killed_in_the_middle_loses_and_doubles_nothing(central, work):
    """The server ends the session again and again while an office pushes; the office just pushes on."""
    stop = threading.Event()

    def kill():
        while not stop.is_set():
            central.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'lan'")
            time.sleep(0.03)

    killer = threading.Thread(target=kill)
    killer.start()
    failed = 0
    with closing(pushing(central)) as store:
        for turn in range(8):
            work.update_plots({uid_of(n): {"note": str(turn)} for n in range(1, 5)}, str(turn))
            try:
                push(work, store())
            except StoreError:
                failed += 1
        stop.set()
        killer.join()
        report = push(work, store())
    assert report.complete
    assert failed
    with closing(central.store("postgres")) as checker:
        assert checker.verify() == []
        stored = checker.plots(work.plots()["uid"])
    assert {stored[uid].image["note"] for uid in stored} == {"7"}
    ((changes, requests),) = central.run(
        "SELECT (SELECT count(*) FROM campaign.hist), (SELECT count(*) FROM campaign.change_req)"
    )
    assert changes == requests


class pushing:  # noqa: N801
    """Opens Lan's store anew where the last session was ended."""

    def __init__(self, central):
        self._central, self._store = central, None

    def __call__(self):
        if self._store is None:
            self._store = self._central.store("lan")
        return self._store

    def close(self):
        if self._store:
            self._store.close()


def test_an_answer_that_never_comes_ends_at_the_deadline(central, lan):
    """Somebody holds the commune; the caller waits as long as it said and the same bytes go through later."""
    office = Client()
    lan.push([office.insert(1)], "b")
    change = office.update(1, 1, note="x")
    import psycopg2

    with closing(psycopg2.connect(central.server.string(central.name))) as holder:
        holder.cursor().execute("SELECT 1 FROM campaign.commune FOR UPDATE")
        hasty = PostgisStore(central.address("lan"), deadline_s=0.5)
        with closing(hasty), pytest.raises(Retry, match="did not answer"):
            hasty.push([change], "b")
    assert lan.push([change], "b")[0].status == "applied"
    assert central.run("SELECT count(*) FROM campaign.hist WHERE cid = %s", change.cid) == [(1,)]


def test_a_line_that_swallows_everything_ends_at_the_deadline(monkeypatch):
    monkeypatch.setattr(pg_connection, "_CONNECT_S", 1)
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen()
        start = time.monotonic()
        address = f"PG:host=127.0.0.1 port={hole.getsockname()[1]} dbname=x user=x sslmode=disable"
        with pytest.raises(Retry):
            PostgisStore(address, deadline_s=1)
        assert time.monotonic() - start < 30


def test_a_change_that_others_are_in_the_way_of_is_tried_again(central, lan):
    """A number that two offices give at once: one gets it, the other is told, nobody sees an error of the database."""
    codes = []

    def give(number):
        with closing(central.store("lan")) as store:
            codes.append(store.push([Client().insert(number, plot_number="77", geom=square(number))], "b")[0].code)

    run_at_once([lambda n=n: give(n) for n in range(1, 7)])
    assert sorted(codes) == ["", *["duplicate_number"] * 5]


def test_the_central_store_may_be_in_another_zone(postgres, make_work):
    other = Central(postgres, "campaign_zone", crs="EPSG:9210")
    other.empty()
    try:
        with closing(other.store("lan")) as store, pytest.raises(StoreError, match="wrong place"):
            push(make_work(), store)
    finally:
        postgres.drop_database("campaign_zone")


def test_lines_of_very_different_length_are_written_in_their_order(central):
    """Short ones fill up pages that long ones left room in, so that a table does not give rows back as they came."""
    client = Client()
    lengths = random.Random(1)
    notes = ["x" * lengths.randrange(1, 3_000) for _ in range(120)]
    with closing(central.store("lan")) as store:
        request = [client.insert(number, note=note) for number, note in enumerate(notes)]
        assert {answer.status for answer in store.push(request, "b")} == {"applied"}
        lines = central.run("SELECT seq FROM campaign.hist ORDER BY id")
        assert [seq for (seq,) in lines] == [*range(1, 121)]
    with closing(central.store("postgres")) as admin:
        assert admin.verify() == []
