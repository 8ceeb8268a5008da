"""After a later export was taken in, edits are noticed and pushes go on from the right version."""


import pytest

from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push

from ..store.conftest import square
from .exports import CRS, OWN_IDS, called, counted, edit, own_id, rows, sql, take, values


@pytest.fixture
def pushed(loaded, tmp_path):
    work = loaded(OWN_IDS)
    store = GeoPackageStore.create(tmp_path / "store.gpkg", CRS, login="lan")
    push(work, store)
    return work, store


def stored(store, name):
    return store.plots([own_id(name)])[own_id(name)]


def image(store, name):
    return stored(store, name).image


def edited(work):
    return [called(uid) for uid in work.changes().dirty]


def test_what_they_changed_goes_to_the_store_based_on_its_version(pushed, export):
    work, store = pushed
    edit(work, {"b": {"note": "ours"}})
    take(work, export([{"uid": "a", "land_use": "LUC"}, {"uid": "b", "land_use": "LUC"}, {"uid": "c"}, {"uid": "d"}]))
    assert sorted(edited(work)) == ["a", "b"]
    assert push(work, store).counts == {"applied": 2}
    assert (image(store, "a")["land_use"], image(store, "b")["land_use"], image(store, "b")["note"]) == (
        "LUC", "LUC", "ours"
    )  # fmt: skip
    assert stored(store, "b").ver == 2
    assert store.verify() == []


def test_what_the_store_never_had_is_not_counted_as_edited(loaded, export):
    work = loaded(OWN_IDS)
    take(work, export([{"uid": "a", "note": "n"}, *OWN_IDS[1:]]))
    assert work.changes().dirty == ()


def test_a_change_that_waits_for_its_answer_is_not_touched(pushed, export):
    work, store = pushed
    edit(work, {"a": {"note": "ours"}})
    with pytest.raises(ConnectionError):
        push(work, Deaf(store))
    sealed = rows(work, "SELECT cid, body, sha256, state FROM campaign_outbox WHERE state = 'sent'")
    assert len(sealed) == 1
    take(work, export([{"uid": "a", "land_use": "LUC"}, *OWN_IDS[1:]]))
    assert rows(work, "SELECT cid, body, sha256, state FROM campaign_outbox WHERE state = 'sent'") == sealed
    push(work, store)
    push(work, store)
    assert (image(store, "a")["note"], image(store, "a")["land_use"]) == ("ours", "LUC")
    assert store.verify() == []


class Deaf:
    """A store whose line breaks before the answer comes."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def push(self, request, batch):
        raise ConnectionError


def test_edits_after_an_update_are_captured(loaded, export):
    work = loaded(OWN_IDS)
    take(work, export([{"uid": "a", "note": "n"}, *OWN_IDS[1:], {"uid": "e", "plot_number": "9", "geom": square(9)}]))
    for name in "ae":
        sql(WorkCopy.open(work.path), "UPDATE plot SET note = 'later' WHERE uid = ?", own_id(name))
    assert edited(work) == ["a", "e"]


def test_a_work_copy_of_before_is_not_overwritten(pushed, export):
    work, _ = pushed
    edit(work, {"a": {"land_use": "CLN"}})
    connection = connect(work.path)
    connection.execute("DELETE FROM loaded_plot")  # as an earlier version left it
    connection.close()
    report = take(work, export([{"uid": "a"}, {"uid": "b", "note": "n"}, *OWN_IDS[2:]]))
    assert counted(report) == {"conflict": 1, "same": 2, "taken": 1}
    assert values(work, "land_use")["a"] == "CLN"
