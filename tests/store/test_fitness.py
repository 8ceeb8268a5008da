"""A work copy that lies in the wrong place, is damaged or is only half of itself: told, and nothing is lost."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.fitness import why_not_edited
from land_campaign_plugin.store.local_disk import OVERRIDE
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push

from .conftest import uid_of


@pytest.fixture
def synced(tmp_path):
    """A folder that Syncthing keeps in step with others."""
    (tmp_path / "team" / ".stfolder").mkdir(parents=True)
    return tmp_path / "team"


def test_a_folder_kept_in_step_is_read_and_not_written(work, store, synced, crs, monkeypatch):
    there = WorkCopy.open(shutil.copy(work.path, synced / "work.gpkg"))
    assert len(there.plots()) == 4
    assert "Syncthing" in str(why_not_edited(there.path))
    for attempt in (
        lambda: push(there, store),
        lambda: there.update_plots({uid_of(1): {"note": "a"}}, "x"),
        lambda: WorkCopy.create(synced / "new.gpkg", crs),
        lambda: GeoPackageStore.create(synced / "store.gpkg", crs),
    ):
        with pytest.raises(BadInput, match="Move it to a disk of this computer"):
            attempt()
    assert sorted(path.name for path in synced.iterdir()) == [".stfolder", "work.gpkg"]
    monkeypatch.setenv(OVERRIDE, "1")
    assert push(there, store).counts == {"applied": 4}


def test_a_store_in_such_a_folder_takes_nothing_in(work, store, synced):
    push(work, store)
    there = GeoPackageStore(shutil.copy(store.path, synced / "store.gpkg"))
    assert there.counts()["in_force"] == 4
    work.update_plots({uid_of(1): {"note": "a"}}, "x")
    with pytest.raises(BadInput, match="Syncthing"):
        push(work, there)
    assert work.changes().waiting == 1  # and goes when it may
    assert push(work, store).counts == {"applied": 1}


def test_a_damaged_page_is_found_before_anything_is_sent(work, store):
    push(work, store)
    work.update_plots({uid_of(1): {"note": "a"}}, "x")
    assert why_not_edited(work.path) is None
    with closing(connect(work.path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'campaign_history'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(work.path.read_bytes())
    data[(root - 1) * size : root * size] = b"\xa5" * size
    work.path.write_bytes(data)
    with pytest.raises(BadInput, match="begin a new one with pull: what was pushed is in the store"):
        push(work, store)
    assert store.counts()["changes"] == 4


def test_a_file_without_its_log_is_an_older_state_and_goes_on_from_there(work, store, tmp_path):
    """A plain copy of a file whose newest edits lay in the log beside it: they were pushed, so nothing is lost."""
    push(work, store)
    with closing(sqlite3.connect(work.path)) as other:  # another program holds it open, so the log stays
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM plot").fetchone()
        work.update_plots({uid_of(1): {"note": "pushed"}}, "x")
        assert push(work, store).counts == {"applied": 1}
        assert (work.path.parent / "work.gpkg-wal").stat().st_size > 0
        old = WorkCopy.open(shutil.copy(work.path, tmp_path / "copy.gpkg"))
    assert old.plots_by_uid([uid_of(1)])["note"][0] is None
    old.update_plots({uid_of(2): {"note": "b"}}, "x")
    report = push(old, store)
    assert report.counts == {"applied": 1}
    assert "copy of" in str(report.notices[0])
    pull(old, store)
    assert old.plots_by_uid([uid_of(1)])["note"][0] == "pushed"
    assert store.counts()["changes"] == 6
    assert store.verify() == []
