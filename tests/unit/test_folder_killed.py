"""A folder load that is killed: it goes on where it was, to the state of a load that nothing disturbed."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from .folder_sheets import plot, take, write_sheet, write_sheets

ROOT = Path(__file__).resolve().parents[2]
_TIMES = {"loaded_at", "at", "last_change"}
_OTHER_EACH_TIME = {"client", "unwatched", "file"}


def state(path):
    """All that a work copy holds but for the times, and whether it is sound."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT rtreecheck('rtree_plot_geom')").fetchone() == ("ok",)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    held = {}
    for table in tables:
        if table.startswith(("rtree_", "gpkg_spatial", "sqlite_stat")):
            continue
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        rows = [tuple(v for n, v in zip(names, row, strict=True) if n not in _TIMES) for row in cursor]
        held[table] = sorted((row for row in rows if row[:1] not in [(name,) for name in _OTHER_EACH_TIME]), key=repr)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
    boxes = connection.execute("SELECT * FROM rtree_plot_geom ORDER BY id").fetchall()
    connection.close()
    return held, triggers, boxes


def load_and_die(folder, work, sheets, wait_s):
    """Load a folder, and be killed some time after `sheets` of them are done."""
    done = threading.Event()

    def die():
        done.wait()
        time.sleep(wait_s)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=die, daemon=True).start()
    take(folder, work, watch=lambda at: at.done >= sheets and done.set())
    os.kill(os.getpid(), signal.SIGKILL)


def kill(folder, work, chance, sheets):
    """Load a folder in a process of its own that is killed after that many sheets, at any point of the next."""
    process = multiprocessing.get_context("fork").Process(
        target=load_and_die, args=(folder, work, sheets, chance.uniform(0, 0.03))
    )
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_load_goes_on_to_the_state_of_one_that_nothing_disturbed(tmp_path, seed):
    folder = write_sheets(tmp_path / "in", 15, plots=40)
    (folder / "DC7.geojson").write_text("{")
    take(folder, tmp_path / "once.gpkg")
    chance = random.Random(seed)
    for sheets in (0, 3, 6, 7, 11):
        kill(folder, tmp_path / "w.gpkg", chance, sheets)
    report = take(folder, tmp_path / "w.gpkg")
    assert report.counts["failed"] == 1
    assert report.counts["loaded"] + report.counts["unchanged"] == 14
    assert report.counts["unchanged"] >= 10
    assert report.plots == 14 * 40
    assert state(tmp_path / "w.gpkg") == state(tmp_path / "once.gpkg")


def test_a_killed_load_of_changed_sheets_goes_on_too(tmp_path):
    folder = write_sheets(tmp_path / "in", 10, plots=30)
    take(folder, tmp_path / "once.gpkg")
    shutil.copy(tmp_path / "once.gpkg", tmp_path / "w.gpkg")
    for sheet in range(1, 11):
        plots = [plot(column, sheet, KyHieuMucDichSuDung="CLN" if column % 3 else "ONT") for column in range(2, 34)]
        write_sheet(folder / f"DC{sheet}.geojson", plots)
    take(folder, tmp_path / "once.gpkg")
    chance = random.Random(3)
    for sheets in (0, 2, 5, 8):
        kill(folder, tmp_path / "w.gpkg", chance, sheets)
    report = take(folder, tmp_path / "w.gpkg")
    assert report.counts["updated"] + report.counts["unchanged"] == 10
    assert state(tmp_path / "w.gpkg") == state(tmp_path / "once.gpkg")


def test_the_command_line_goes_on_after_a_kill(tmp_path):
    folder = write_sheets(tmp_path / "in", 30, plots=40)
    work = tmp_path / "w.gpkg"
    command = [sys.executable, "-m", "land_campaign_plugin", "load", str(folder), "--into", str(work), "--json"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while not work.exists() and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.wait()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
    counts = json.loads(done.stdout)["counts"]
    assert counts["loaded"] + counts["unchanged"] == 30
    assert counts["loaded"] > 0
