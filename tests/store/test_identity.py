"""A copied file, or a backup that came back, gets an identity of its own: nothing is lost, nothing stored twice."""

import os
import shutil

import pytest

from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.reports.told import push_lines
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push

from .conftest import uid_of


@pytest.fixture
def pushed(work, store):
    assert push(work, store).counts == {"applied": 4}
    return work


def client_of(work):
    connection = connect(work.path)
    found = dict(connection.execute("SELECT name, value FROM campaign_meta WHERE name IN ('client', 'epoch')"))
    connection.close()
    return found


def note(work, number, text):
    work.update_plots({uid_of(number): {"note": text}}, "x")


def notes_in(store):
    plots = store.plots([uid_of(number) for number in range(1, 5)])
    return [plots[uid_of(number)].image["note"] for number in range(1, 5)]


def test_a_copy_is_noticed_told_and_pushed_as_one_of_its_own(pushed, tmp_path, store):
    clone = WorkCopy.open(shutil.copy(pushed.path, tmp_path / "clone.gpkg"))
    assert (clone.is_copy, WorkCopy.open(pushed.path).is_copy) == (True, False)
    note(pushed, 1, "a")
    note(clone, 2, "b")
    assert push(pushed, store).counts == {"applied": 1}
    report = push(clone, store)
    assert report.counts == {"applied": 1}
    assert "This work copy is a copy of another one" in "\n".join(push_lines(report, ENGLISH))
    assert client_of(clone)["client"] != client_of(pushed)["client"]
    assert (client_of(clone)["epoch"], client_of(pushed)["epoch"]) == ("2", "1")
    assert (WorkCopy.open(clone.path).is_copy, push(clone, store).notices) == (False, [])


def test_a_renamed_file_is_the_same(pushed, tmp_path, store):
    before = client_of(pushed)
    pushed.path.rename(tmp_path / "other name.gpkg")
    work = WorkCopy.open(tmp_path / "other name.gpkg")
    assert not work.is_copy
    note(work, 1, "a")
    assert push(work, store).notices == []
    assert client_of(work) == before
    copied = WorkCopy.open(shutil.copy(work.path, pushed.path))  # it remembers where it lies now
    assert copied.is_copy


def test_a_backup_that_came_back_goes_on_without_loss(pushed, tmp_path, store):
    backup = shutil.copy(pushed.path, tmp_path / "backup.gpkg")
    note(pushed, 1, "pushed after the backup")
    push(pushed, store)
    os.replace(backup, pushed.path)
    work = WorkCopy.open(pushed.path)
    assert work.is_copy
    note(work, 2, "b")
    assert push(work, store).counts == {"applied": 1}
    assert notes_in(store) == ["pushed after the backup", "b", None, None]
    note(work, 1, "on the old version")
    assert push(work, store).counts == {"conflict": 1}


class Deaf:
    """A store whose answers are lost."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def push(self, request, batch):
        self._store.push(request, batch)
        raise ConnectionError("line cut")


def test_what_was_on_its_way_when_the_file_was_copied_is_stored_once(pushed, tmp_path, store):
    note(pushed, 1, "on its way")
    with pytest.raises(ConnectionError):
        push(pushed, Deaf(store))
    clone = WorkCopy.open(shutil.copy(pushed.path, tmp_path / "clone.gpkg"))
    note(clone, 2, "b")
    for work in (pushed, clone):
        assert push(work, store).replayed == 1
    assert store.counts()["changes"] == 4 + 2
    assert notes_in(store)[:2] == ["on its way", "b"]
    assert store.verify() == []


@pytest.mark.parametrize("first", [0, 1])
def test_a_copy_that_nothing_shows_is_found_by_its_numbers(pushed, tmp_path, store, first):
    clone = WorkCopy.open(shutil.copy(pushed.path, tmp_path / "clone.gpkg"))
    connection = connect(clone.path)  # as on another computer: the same number on the disk, the same place
    connection.execute("DELETE FROM campaign_meta WHERE name = 'file'")
    connection.close()
    works = [pushed, WorkCopy.open(clone.path)]
    for number, work in enumerate(works, 1):
        note(work, number, f"by {number}")
    one, two = works[first], works[1 - first]
    assert push(one, store).counts == {"applied": 1}
    report = push(two, store)
    assert report.counts == {"client_seq_reused": 1}
    assert "copy of another one" in report.lines[0].sentence()
    assert push(two, store).counts == {"applied": 1}
    assert notes_in(store)[:2] == ["by 1", "by 2"]
    assert [work.changes().dirty for work in works] == [(), ()]
