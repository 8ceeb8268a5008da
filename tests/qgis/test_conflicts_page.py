"""Conflicts side by side, history of a plot and undo of a push, in the dock and with the map. Nothing is pretended."""

import shutil
import sqlite3

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from land_campaign_plugin.gui.choice_table import MINE, THEIRS
from land_campaign_plugin.gui.conflicts_page import ConflictsPage
from land_campaign_plugin.gui.history_page import HistoryPage
from land_campaign_plugin.gui.pushes_page import PushesPage
from land_campaign_plugin.native import shapely
from land_campaign_plugin.qgis_bridge import conflict_desk, past_desk
from land_campaign_plugin.store.embedded import GeoPackageStore, open_store
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push


@pytest.fixture
def plot(session):
    """A valid plot with a neighbour-free corner: its uid and shape."""
    rows = session.work.plots("sheet_number IS NOT NULL AND plot_number IS NOT NULL")
    named = {plot for plots in session.findings["plots"] for plot in plots.split(",")}
    row = next(row for row, uid in enumerate(rows["uid"]) if uid not in named and rows.geometry[row].area > 300)
    return rows["uid"][row], rows.geometry[row]


@pytest.fixture
def store(session, plot):
    """A store where Lan changed note, land use and shape of a plot that was changed here, too."""
    uid, shape = plot
    made = open_store(session.path.with_name("store.gpkg"), session.work.crs)
    push(session.work, made)
    lan = WorkCopy.open(shutil.copy(session.path, session.path.with_name("lan.gpkg")))
    with sqlite3.connect(lan.path) as connection:
        connection.execute("UPDATE campaign_meta SET value = 'lan' WHERE name = 'client'")
    connection.close()
    lan.update_plots({uid: {"note": "lan", "address": "Thôn Hạ", "geom": shrunk(shape, 22)}}, "đo lại")
    push(lan, GeoPackageStore(made.path, "lan"))
    session.work.update_plots({uid: {"note": "mine", "hamlet": "Đông", "geom": shrunk(shape, 10)}}, "x")
    assert push(session.work, made).counts["conflict"] == 1
    session.reload()
    return made


def shrunk(shape, by_m2):
    """The shape, by so much smaller: little enough that nobody asks whose the land is now."""
    scale = (1 - by_m2 / shape.area) ** 0.5
    return shapely.transform(shape, lambda points: (points - points.mean(0)) * scale + points.mean(0)).buffer(0)


@pytest.fixture
def page(qgis_app):
    made = ConflictsPage()
    made.resize(430, 700)
    made.show()
    yield made
    made.close()


def cells(page, column):
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def kept(page):
    return {row.name for row in page.case.rows} & page.model.mine


def test_a_conflict_is_shown_field_by_field_with_the_areas(session, store, plot, page):
    page.show_cases(conflict_desk.own_cases(session.work, session.findings), False)
    assert [row.name for row in page.case.rows] == ["geom", "address", "hamlet", "note"]
    assert cells(page, MINE)[-1] == "mine"
    assert cells(page, THEIRS)[-1] == "lan"
    assert kept(page) == {"geom", "hamlet", "note"}  # the address is what Lan alone changed
    assert "Yours is 12.0 m² larger" in page._difference.text()


def test_a_choice_is_made_with_the_keyboard_and_taken_over(session, store, plot, page):
    decided = []
    page.decided.connect(lambda case, mine: decided.append((case.uid, mine)))
    page.show_cases(conflict_desk.own_cases(session.work), False)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, THEIRS))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert kept(page) == {"address", "hamlet", "note"}
    QTest.mouseClick(page.choice, Qt.MouseButton.LeftButton)
    ((uid, mine),) = decided
    session.choose(page.case.answer, mine)
    feature = session.feature(uid)
    assert (feature["note"], feature["hamlet"]) == ("mine", "Đông")
    assert abs(feature.geometry().area() - shrunk(plot[1], 22).area) < 0.1
    assert push(session.work, store).counts["applied"] == 1
    image = store.plots([uid])[uid].image
    assert (image["note"], image["hamlet"]) == ("mine", "Đông")
    assert image["address"] != "Thôn Hạ"
    assert store.open_conflicts() == []


def test_a_conflict_is_sent_to_a_supervisor_and_leaves_the_list_of_open_questions(session, store, page):
    sent = []
    page.referred.connect(lambda case, note: sent.append((case, note)))
    page.show_cases(conflict_desk.own_cases(session.work), False)
    QTest.mouseClick(page.hand_on, Qt.MouseButton.LeftButton)
    assert page.note.isVisible()
    page.note.setText("ai đo đúng?")
    QTest.keyClick(page.note, Qt.Key.Key_Return)
    ((case, note),) = sent
    session.work.refer(case.answer, note)
    page.show_cases(conflict_desk.own_cases(session.work), False)
    assert page.case.waits == "ai đo đúng?"
    assert "ai đo đúng?" in page._note.text()
    assert not page.hand_on.isVisible()
    push(session.work, store)
    (review,) = conflict_desk.review_cases(store)
    assert "ai đo đúng?" in review.waits


def test_a_reviewer_decides_what_both_sides_see(session, store, plot, page):
    page.show_cases(conflict_desk.review_cases(GeoPackageStore(store.path, "ha")), True)
    assert page.case.heads[1] == store.login
    assert [row.name for row in page.case.rows] == ["geom", "hamlet", "note"]
    resolution = conflict_desk.decide(store, page.case, {"note"})
    well, told = conflict_desk.outcome(page.case, resolution)
    assert well, told
    image = store.plots([plot[0]])[plot[0]].image
    assert (image["note"], image["hamlet"], image["address"]) == ("mine", None, "Thôn Hạ")
    again = conflict_desk.decide(store, page.case, None)
    assert conflict_desk.outcome(page.case, again)[0] is False
    codes = [line.answer.code for line in push(session.work, store).lines if line.uid == plot[0]]
    assert codes == ["resolved_merged"]


def test_the_history_of_a_plot_tells_who_changed_what(session, store, plot, qgis_app):
    page = HistoryPage()
    shown = []
    page.shown.connect(shown.append)
    page.show_history(past_desk.history(store, plot[0]))
    assert [page.lines.index(row, 2).data() for row in range(2)] == ["lan", store.login]
    assert page._reason.text() == "đo lại"
    fields = {page.changes.index(row, 0).data(): row for row in range(page.changes.rowCount())}
    assert len(fields) == 3
    assert shown[-1].shape.area() < shown[-1].before.area()
    assert "shrank" in page._more.text()
    page.close()


def test_an_undo_is_looked_at_and_then_made(session, store, plot, qgis_app):
    page = PushesPage()
    page.show()
    asked = []
    page.undo_wanted.connect(lambda push, ahead: asked.append((push.id, ahead)))
    page.show_pushes(past_desk.pushes(store, True))
    assert [each.login for each in page.pushes] == ["lan", store.login]
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    ((batch, ahead),) = asked
    assert ahead
    page.show_undo(past_desk.undo(session.work, store, batch, dry_run=True))
    assert page._left.count() == 1  # it is in conflict here: nothing is set back over it
    assert not page.do.isVisible()
    session.decide(session.work.conflicts()[0], False)
    page.show_undo(past_desk.undo(session.work, store, batch, dry_run=True))
    assert page.do.isVisible()
    QTest.mouseClick(page.do, Qt.MouseButton.LeftButton)
    assert asked[-1] == (batch, False)
    done = past_desk.undo(session.work, store, batch, dry_run=False)
    session.follow(done.plots)
    assert not session.feature(plot[0])["note"]
    assert push(session.work, store).counts["applied"] == 1
    assert store.history(plot[0])[-1].reason.startswith("Undo of the push")
    page.close()
    QApplication.processEvents()
