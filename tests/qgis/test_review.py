"""Going through findings: nothing typed is lost unasked, keys and list follow each other, Ctrl+Z takes back."""

import pytest
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QMessageBox

from land_campaign_plugin.gui.review import Review
from land_campaign_plugin.gui.work_page import WorkPage

from .conftest import finding_of


@pytest.fixture
def desk(session):
    """List, form and map, joined, in a window."""
    window = QMainWindow()
    page, canvas = WorkPage(), QgsMapCanvas()
    window.setCentralWidget(page)
    window.resize(440, 700)
    canvas.resize(600, 600)
    canvas.setDestinationCrs(session.plots.crs())
    active = []
    review = Review(session, page, canvas, activate=active.append)
    review.active, review.window = active, window
    page.findings.set_table(session.findings, fresh=True)
    window.show()
    yield review
    review.close()
    window.close()
    canvas.deleteLater()


def answer_with(words):
    """Press the button with these words in the question that comes next; return what it asked."""
    asked = []

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()

    QTimer.singleShot(50, press)
    return asked


def typed_form(desk, session):
    fingerprint, uid = finding_of(session, "A09")
    desk.page.findings.show_rule("")
    desk.open_finding(fingerprint)
    desk.page.form.editors["note"].type("đã đo lại")
    return fingerprint, uid


@pytest.mark.parametrize("leave", ["escape", "next", "click", "back"])
def test_what_was_typed_is_not_lost_unasked(desk, session, leave):
    fingerprint, uid = typed_form(desk, session)
    asked = answer_with("Stay")
    form, panel = desk.page.form, desk.page.findings
    if leave == "escape":
        QTest.keyClick(form, Qt.Key.Key_Escape)
    elif leave == "next":
        QTest.keyClick(panel.table, Qt.Key.Key_N)
    elif leave == "click":
        panel.finding_opened.emit(panel.model.rowCount() - 1)
    else:
        form.back_wanted.emit()
    assert len(asked) == 1
    assert (desk.fingerprint, form.editors["note"].text()) == (fingerprint, "đã đo lại")
    assert panel.current_fingerprint() == fingerprint


def test_saving_and_discarding_when_leaving(desk, session):
    _, uid = typed_form(desk, session)
    answer_with("Save Plot")
    QTest.keyClick(desk.page.form, Qt.Key.Key_Escape)
    assert session.feature(uid)["note"] == "đã đo lại"
    assert not desk.page.form.isVisible()
    typed_form(desk, session)
    desk.page.form.editors["note"].type("x")
    answer_with("Discard")
    QTest.keyClick(desk.page.form, Qt.Key.Key_Escape)
    assert session.feature(uid)["note"] == "đã đo lại"
    assert not desk.page.form.isVisible()


def test_what_was_typed_outlives_an_undo(desk, session):
    _, uid = typed_form(desk, session)
    other = next(each for each in session.work.plots()["uid"] if each != uid)
    session.change("note", {other: {"note": "x"}})
    assert desk.page.form.editors["note"].text() == "đã đo lại"


def test_form_and_map_follow_the_arrow_keys(desk, session):
    table = desk.page.findings.table
    table.go(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert not desk.page.form.isVisible()
    QTest.qWait(300)
    assert desk.page.form.isVisible()
    assert desk.fingerprint == desk.page.findings.current_fingerprint()
    assert table.currentIndex().row() == 2
    assert desk.active[-1] is session.plots


def test_the_opened_row_stays_in_sight_with_three_others(desk, session):
    panel = desk.page.findings
    panel.finding_opened.emit(8)
    QTest.qWait(50)
    place = panel.table.visualRect(panel.table.currentIndex())
    assert panel.table.viewport().rect().contains(place)
    assert panel.table.viewport().height() >= 4 * place.height()


def test_a_number_that_is_taken_is_said_calmly(desk, session):
    fingerprint, uid = finding_of(session, "A09")
    desk.open_finding(fingerprint)
    form, mine = desk.page.form, session.feature(uid)
    taken = next(
        feature["plot_number"]
        for feature in session.plots.getFeatures(f"\"sheet_number\" = '{mine['sheet_number']}'")
        if feature["uid"] != uid and feature["commune"] == mine["commune"]
        and str(feature["plot_number"]).isdecimal() and feature["plot_number"] != mine["plot_number"]
    )  # fmt: skip
    editor = form.editors["plot_number"]
    editor.type(str(taken))
    QTest.qWait(400)
    assert "already" in editor.note.text()
    assert form.save.isEnabled()
    editor.type("98765")
    QTest.qWait(400)
    assert "already" not in editor.note.text()


def test_the_preview_of_a_small_change_is_seen_from_near(desk, session):
    desk.open_finding(finding_of(session, "T05")[0])
    desk.page.form.card.preview_wanted.emit()
    assert desk._canvas.extent().height() < 14


def test_plots_of_the_same_name_are_told_apart(desk, session):
    fingerprint, _ = finding_of(session, "A03")
    desk.open_finding(fingerprint)
    names = [chip.text() for chip in desk.page.form._switch_group.buttons()]
    assert len(names) > 1
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("width", [350, 430, 640])
def test_the_acts_are_never_cut(desk, session, width):
    desk.page.setParent(None)
    desk.page.resize(width, 600)
    desk.page.show()
    QApplication.processEvents()
    assert desk.page.width() == width
    for made in desk.page.actions.values():
        assert made.text() == "" or made.width() >= made.sizeHint().width()
        assert made.geometry().right() < width
    desk.window.setCentralWidget(desk.page)
