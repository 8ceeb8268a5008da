"""The push page: what is in conflict or was not accepted is never shown as done, and looking writes nothing."""

import shutil
import sqlite3

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from land_campaign_plugin.gui import stores
from land_campaign_plugin.gui.push_page import PushPage
from land_campaign_plugin.qgis_bridge import settings
from land_campaign_plugin.store.embedded import open_store
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push

from .conftest import finding_of


@pytest.fixture
def page(qgis_app):
    made = PushPage()
    made.resize(430, 700)
    made.show()
    yield made
    made.close()


@pytest.fixture
def store(session):
    """A store that has every plot of the work copy."""
    made = open_store(session.path.with_name("store.gpkg"), session.work.crs)
    push(session.work, made)
    session.reload()
    return made


@pytest.fixture
def conflict(session, store):
    """A plot whose note was changed here and by a colleague, who pushed first."""
    _, uid = finding_of(session, "A09")
    colleague = WorkCopy.open(shutil.copy(session.path, session.path.with_name("colleague.gpkg")))
    with sqlite3.connect(colleague.path) as connection:  # a work copy of its own, not a copy of this one
        connection.execute("UPDATE campaign_meta SET value = 'colleague' WHERE name = 'client'")
    connection.close()
    colleague.update_plots({uid: {"note": "theirs"}}, "note")
    push(colleague, store)
    session.change("note", {uid: {"note": "mine"}})
    session.save()
    return uid


def kinds(page):
    return {page.lines.uid(row): page.lines._lines[row][1] for row in range(page.lines.rowCount())}


def sentence(page, uid):
    row = next(row for row in range(page.lines.rowCount()) if page.lines.uid(row) == uid)
    return page.lines._lines[row][3]


def test_a_conflict_is_shown_as_one_in_the_result_and_before_the_next_push(session, store, conflict, page):
    page.show_changes(session)
    assert kinds(page)[conflict] == ""
    for _ in range(2):
        page.show_report(push(session.work, store), session)
        assert kinds(page)[conflict] == "bad"
        assert "changed in the store" in sentence(page, conflict)
        page.show_changes(session)
        assert kinds(page)[conflict] == "bad"
        assert "sent" not in sentence(page, conflict).lower()
    assert page.conflict.isVisible()
    assert {"mine", "theirs"} <= set(page.conflict.texts())


@pytest.mark.parametrize("button, kept", [("mine", "mine"), ("theirs", "theirs")])
def test_a_conflict_is_decided_by_a_button(session, store, conflict, page, button, kept):
    page.show_report(push(session.work, store), session)
    page.decided.connect(session.decide)
    QTest.mouseClick(getattr(page.conflict, button), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert session.feature(conflict)["note"] == kept
    assert session.work.conflicts() == []
    page.show_changes(session)
    assert not page.conflict.isVisible()
    page.show_report(push(session.work, store), session)
    assert kinds(page).get(conflict, "good") == "good"
    assert store.plots([conflict])[conflict].image["note"] == kept


def test_a_plot_that_was_not_accepted_stays_in_sight_with_its_reason(session, store, page):
    rows = session.work.plots("sheet_number IS NOT NULL AND plot_number IS NOT NULL")
    pairs = {}
    for uid, key in zip(rows["uid"], zip(rows["commune"], rows["sheet_number"], strict=True), strict=True):
        pairs.setdefault(key, []).append(uid)
    first, second = next(uids for uids in pairs.values() if len(uids) > 1)[:2]
    session.change("number", {first: {"plot_number": str(session.feature(second)["plot_number"])}})
    session.save()
    for _ in range(2):
        page.show_report(push(session.work, store), session)
        assert kinds(page)[first] in ("bad", "held")
        page.show_changes(session)
        assert kinds(page)[first] in ("bad", "held")
        assert len(sentence(page, first)) > 20


def test_looking_at_the_page_saves_nothing(session, store, page):
    _, uid = finding_of(session, "A09")
    session.change("note", {uid: {"note": "đã xem"}})
    page.show_changes(session)
    assert session.unsaved() == 1
    assert session.work.changes().dirty == ()
    assert kinds(page)[uid] == ""
    assert page.push.isEnabled()


def test_a_store_is_chosen_for_a_work_copy_and_the_sample_keeps_its_own(qgis_app, tmp_path, monkeypatch):
    kept = {}
    monkeypatch.setattr(settings, "get", lambda name: kept.get(name, settings.DEFAULTS[name]))
    monkeypatch.setattr(settings, "put", kept.__setitem__)
    work, sample = tmp_path / "a.gpkg", stores.sample_folder() / "sample.gpkg"
    assert stores.store_path(work) == tmp_path / "a-store.gpkg"
    settings.put("store", "/real/store.gpkg")
    assert str(stores.store_path(work)) == "/real/store.gpkg"
    stores.choose_store(work, tmp_path / "other.gpkg")
    assert stores.store_path(work) == tmp_path / "other.gpkg"
    assert stores.store_path(sample).parent == sample.parent
