"""Programs that die, files that are full, locked, broken or not ours: nothing half-written, one clear sentence."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from land_campaign_plugin.model.errors import BadInput, CampaignError, Cancelled, CannotWrite, StoreError
from land_campaign_plugin.store import connection as connection_module
from land_campaign_plugin.store.connection import writer_lock
from land_campaign_plugin.store.embedded import GeoPackageStore, open_store
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.store_admin import administer

from .conftest import square, table_of, uid_of
from .worker import PLOTS

ROOT = Path(__file__).resolve().parents[2]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="kills and limits as POSIX has them")


def start(*arguments: object) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.store.worker", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def run_and_kill(chance: random.Random, *arguments: object, turns: int = 0) -> int:
    """Let a worker finish some turns and run for a random moment more, kill it, and return the last it spoke of."""
    worker = start(*arguments)
    for _ in range(turns + 1):
        turn = int(worker.stdout.readline())
    time.sleep(chance.uniform(0, 0.5))
    worker.send_signal(signal.SIGKILL)
    rest = worker.communicate()[0].split()
    return int(rest[-1]) if rest else turn


@needs_posix
def test_killed_while_loading_the_old_or_the_new_file_is_there(tmp_path):
    chance = random.Random(1)
    for _ in range(6):
        run_and_kill(chance, "load", tmp_path)
        if (tmp_path / "work.gpkg").exists():
            plots = WorkCopy.open(tmp_path / "work.gpkg").plots()
            assert len(plots) == 3 * PLOTS
            assert len(set(plots["note"])) == 1
    WorkCopy.create(tmp_path / "work.gpkg", "", replace=True)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".part", ".gpkg")] == ["work.gpkg"]


@needs_posix
def test_killed_while_editing_and_pushing_nothing_is_lost_or_stored_twice(tmp_path, crs):
    with WorkCopy.build(tmp_path / "work.gpkg", crs) as writer:
        writer.append_plots(table_of([square(n) for n in range(PLOTS)], crs))
    chance = random.Random(2)
    turn, replayed = 0, 0
    for _ in range(8):
        turn = run_and_kill(chance, "push", tmp_path, turn + 1)
        work = WorkCopy.open(tmp_path / "work.gpkg")
        assert len(set(work.plots()["note"])) == 1  # an edit is there whole or not at all
        store = open_store(tmp_path / "store.gpkg", work.crs)
        assert not store.path.exists() or store.verify() == []  # it comes to be with the first push
        report = push(work, store)
        replayed += report.replayed
        assert report.complete
        plots = work.plots()
        stored = store.plots(plots["uid"])
        assert [stored[uid].ver for uid in plots["uid"]] == list(plots["ver"])
        assert [stored[uid].image["note"] for uid in plots["uid"]] == list(plots["note"])
        counts = rows(store.path, "SELECT count(*) FROM hist UNION ALL SELECT count(*) FROM change_req")
        assert len({count for (count,) in counts}) == 1  # every change came in exactly once
        assert store.verify() == []


@needs_posix
def test_killed_while_an_export_is_taken_in_the_old_or_the_new_plots_and_records_are_there(tmp_path, crs):
    with WorkCopy.build(tmp_path / "work.gpkg", crs) as writer:
        writer.append_plots(table_of([square(n) for n in range(PLOTS)], crs, note=["-1"] * PLOTS))
        writer.append_rows("party", [{"uid": uid_of(n), "name": "-1"} for n in range(PLOTS)])
    WorkCopy.open(tmp_path / "work.gpkg").update_plots({uid_of(1): {"land_use": "CLN"}}, "ours")
    chance = random.Random(3)
    turn, seen = 0, set()
    for attempt in range(8):  # however slow the machine is, something gets done
        turn = run_and_kill(chance, "update", tmp_path, turn + 1, turns=attempt % 2)
        work = WorkCopy.open(tmp_path / "work.gpkg")
        plots = work.plots()
        (note,) = set(plots["note"])
        assert {row["name"] for row in work.rows("party")} == {note}
        assert set(rows(work.path, "SELECT note FROM loaded_plot")) == {(note,)}
        assert set(rows(work.path, "SELECT name FROM loaded_party")) == {(note,)}
        assert rows(work.path, "SELECT count(*) % ? FROM campaign_history", 2 * PLOTS) == [(0,)]
        assert work.plots_by_uid([uid_of(1)])["land_use"][0] == "CLN"
        seen.add(note)
    assert len(seen) > 1


def rows(path, query, *values):
    connection = sqlite3.connect(path)
    found = connection.execute(query, values).fetchall()
    connection.close()
    return found


@needs_posix
def test_two_programs_push_into_one_store_at_once(tmp_path, crs):
    for row, office in enumerate(("a", "b")):
        (tmp_path / office).mkdir()
        with WorkCopy.build(tmp_path / office / "work.gpkg", crs) as writer:
            uids = [f"{office}-{number}" for number in range(PLOTS)]
            numbers = [f"{number}{office}" for number in range(1, PLOTS + 1)]
            plots = table_of([square(n, row) for n in range(PLOTS)], crs, uid=uids, plot_number=numbers)
            writer.append_plots(plots)
    program = (
        "import sys; from pathlib import Path; from land_campaign_plugin.store.embedded import open_store;"
        "from land_campaign_plugin.store.workcopy import WorkCopy; from land_campaign_plugin.verbs.push import push;"
        "work = WorkCopy.open(Path(sys.argv[1])); print(push(work, open_store(sys.argv[2], work.crs)).stored)"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", program, tmp_path / office / "work.gpkg", tmp_path / "store.gpkg"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for office in ("a", "b")
    ]
    assert [int(each.communicate(timeout=50)[0]) for each in both] == [PLOTS, PLOTS]
    store = GeoPackageStore(tmp_path / "store.gpkg")
    assert store.counts()["in_force"] == 2 * PLOTS
    assert store.verify() == []


def test_threads_write_in_turn(work):
    def write(number):
        for turn in range(5):
            work.update_plots({uid_of(number): {"note": f"{number}.{turn}"}}, "x")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(work.plots()["note"]) == ["1.4", "2.4", "3.4", "4.4"]
    assert not list(work.path.parent.glob("*.lock"))


@needs_posix
def test_whoever_reads_the_old_file_goes_on_reading_it_whole(work, crs):
    old = work.path.read_bytes()
    with work.path.open("rb") as reader:
        WorkCopy.create(work.path, crs, replace=True)
        assert reader.read() == old
    assert len(WorkCopy.open(work.path).plots()) == 0


def append_and_stop(writing, plots):
    with writing as writer:
        writer.append_plots(plots)
        raise Cancelled("stopped")


def test_a_cancelled_load_leaves_what_was_there(work, crs):
    with pytest.raises(Cancelled):
        append_and_stop(WorkCopy.build(work.path, crs, replace=True), table_of([square(0)], crs))
    assert len(WorkCopy.open(work.path).plots()) == 4
    assert [path.name for path in work.path.parent.iterdir()] == ["work.gpkg"]


def test_a_failed_append_leaves_what_was_there(work, crs):
    with pytest.raises(Cancelled):
        append_and_stop(work.writer(), table_of([square(7)], crs, uid=["new"]))
    reopened = WorkCopy.open(work.path)
    assert len(reopened.plots()) == 4
    reopened.update_plots({uid_of(1): {"note": "still watched"}}, "x")
    assert reopened.changes().dirty == (uid_of(1),)


def test_a_cancelled_push_keeps_everything_waiting(work, store):
    with pytest.raises(Cancelled):
        push(work, store, cancelled=lambda: True)
    assert store.counts()["in_force"] == 0
    assert push(work, store).counts == {"applied": 4}


# One clear sentence

def test_a_missing_file(tmp_path):
    with pytest.raises(BadInput, match="no file .*nowhere.gpkg.* Choose"):
        WorkCopy.open(tmp_path / "nowhere.gpkg")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_broken_file(tmp_path, content):
    path = tmp_path / "Thửa đất.gpkg"
    path.write_bytes(content)
    for open_it in (WorkCopy.open, GeoPackageStore):
        with pytest.raises(BadInput, match="Thửa đất"):
            open_it(path)
    assert path.read_bytes() == content


def test_flipped_bytes_are_said_to_be_a_broken_file(work):
    data = bytearray(work.path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 200] = b"\xa5" * 200
    work.path.write_bytes(data)
    with pytest.raises(BadInput, match="broken"):
        WorkCopy.open(work.path).plots()


def test_a_broken_store_or_backup_is_answered_as_one(store, tmp_path):
    for broken in (b"", b"SQLite format 3\0" + b"\xa5" * 9000):
        store.path.write_bytes(broken)
        if broken:
            with pytest.raises(BadInput, match="Restore it from its last backup"):
                GeoPackageStore(store.path)
        with pytest.raises(BadInput, match="no backup of an office's store.*another backup"):
            administer("restore", str(tmp_path / "new.gpkg"), file=store.path)
    assert not (tmp_path / "new.gpkg").exists()


def test_a_geopackage_of_somebody_else(tmp_path, store):
    with pytest.raises(BadInput, match="not a work copy"):
        WorkCopy.open(store.path)
    with pytest.raises(BadInput, match="not a store"):
        GeoPackageStore(WorkCopy.create(tmp_path / "w.gpkg", "").path)


def test_a_work_copy_of_a_newer_version(work):
    connection = connection_module.connect(work.path)
    connection.execute("UPDATE campaign_meta SET value = '99' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(BadInput, match="newer"):
        WorkCopy.open(work.path)


def test_a_file_that_is_there_is_not_replaced_unasked(work, crs):
    with pytest.raises(CannotWrite, match="exists already"):
        WorkCopy.create(work.path, crs)


def test_edits_that_nobody_else_has_are_not_replaced(work, crs):
    work.update_plots({uid_of(1): {"note": "mine"}}, "x")
    with pytest.raises(CannotWrite, match="1 edited plot"):
        WorkCopy.create(work.path, crs, replace=True)
    assert WorkCopy.open(work.path).plots_by_uid([uid_of(1)])["note"][0] == "mine"


def test_a_file_locked_by_another_program(work, store, monkeypatch):
    monkeypatch.setattr(connection_module, "LOCK_TIMEOUT_S", 0.1)
    monkeypatch.setattr(connection_module.connect, "__kwdefaults__", {"timeout_s": 0.1})
    other = sqlite3.connect(work.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CannotWrite, match="in use by another program"):
        work.update_plots({uid_of(1): {"note": "a"}}, "x")
    other.execute("ROLLBACK")
    other.close()
    work.update_plots({uid_of(1): {"note": "a"}}, "x")


def test_a_writer_of_ours_that_takes_too_long(work):
    with writer_lock(work.path), pytest.raises(CannotWrite, match="in use"), writer_lock(work.path, timeout_s=0.1):
        pass


READ_ONLY = """
import sys
from pathlib import Path
from land_campaign_plugin.model.errors import CannotWrite
from land_campaign_plugin.store.workcopy import WorkCopy
folder = Path(sys.argv[1])
work = WorkCopy.open(folder / "work.gpkg")
print(len(work.plots()))
tries = [
    lambda: WorkCopy.create(folder / "new.gpkg", work.crs),
    lambda: WorkCopy.create(folder / "work.gpkg", work.crs, replace=True),
    lambda: work.update_plots({work.plots()["uid"][0]: {"note": "a"}}, "x"),
]
for each in tries:
    try:
        each()
    except CannotWrite as error:
        print(error.sentence())
"""


@needs_posix
def test_a_read_only_folder_can_be_read_and_refuses_to_be_written(work):
    folder = Path(tempfile.mkdtemp(prefix="read only "))
    shutil.copy(work.path, folder / "work.gpkg")
    (folder / "work.gpkg").chmod(0o444)
    folder.chmod(0o555)
    nobody = {"user": 65534} if os.geteuid() == 0 else {}
    command = [sys.executable, "-B", "-c", READ_ONLY, str(folder)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, **nobody)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    lines = done.stdout.splitlines()
    assert lines[:1] == ["4"], done.stderr
    assert len(lines) == 4
    assert all("read-only" in line for line in lines[1:])


LIMITED = """
import resource, signal, sys
from pathlib import Path
from land_campaign_plugin.native import pyproj
from land_campaign_plugin.model.errors import CannotWrite
from land_campaign_plugin.store.workcopy import WorkCopy
from tests.store.conftest import square, table_of, uid_of
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
crs = pyproj.CRS.from_epsg(9209).to_wkt()
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, resource.RLIM_INFINITY))
what = sys.argv[2]
try:
    if what == "load":
        with WorkCopy.build(path, crs, replace=True) as writer:
            writer.append_plots(table_of([square(n) for n in range(20000)], crs))
    else:
        with WorkCopy.open(path).writer() as writer:
            writer.append_plots(table_of([square(n) for n in range(20000)], crs, uid=[str(n) for n in range(20000)]))
except CannotWrite as error:
    print(error.sentence())
"""


@needs_posix
@pytest.mark.parametrize("what", ["load", "append"])
def test_a_full_disk(work, what):
    command = [sys.executable, "-c", LIMITED, str(work.path), what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "is full" in done.stdout or "Check the disk" in done.stdout, done.stdout + done.stderr
    assert len(WorkCopy.open(work.path).plots()) == 4
    assert not list(work.path.parent.glob("*.part*"))


@needs_posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root to mount")
def test_a_full_disk_while_pushing(work, tmp_path, crs):
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, timeout=10).returncode:
        pytest.skip("may not mount here")
    try:
        store = GeoPackageStore.create(folder / "store.gpkg", crs)
        assert push(work, store).counts == {"applied": 4}
        with work.writer() as writer:
            shapes = [square(n % 1000, 5 + n // 1000) for n in range(3000)]
            writer.append_plots(table_of(shapes, crs, uid=[str(n) for n in range(3000)], sheet_number=["8"] * 3000))
        with pytest.raises(CampaignError, match="is full"):
            push(work, store)
        assert store.counts()["in_force"] == 4
        assert store.verify() == []
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=10)
    moved = GeoPackageStore.create(tmp_path / "bigger.gpkg", crs)
    assert push(work, moved).counts["applied"] == 3000


def test_a_damaged_store_is_refused_with_what_to_do(store, work):
    push(work, store)
    data = bytearray(store.path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xa5" * 4096
    store.path.write_bytes(data)
    with pytest.raises((BadInput, StoreError), match="backup|damaged|broken"):
        GeoPackageStore(store.path)
