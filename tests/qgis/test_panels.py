"""The form and the list as widgets: what is typed is read, what is faulty is marked, what is selected stays."""

import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMainWindow

from land_campaign_plugin.gui import values
from land_campaign_plugin.gui.review import Review
from land_campaign_plugin.gui.work_page import WorkPage
from land_campaign_plugin.qgis_bridge import layers

from .conftest import finding_of

KNOWN = frozenset({"ONT", "CLN"})


@pytest.mark.parametrize(
    "text, value",
    [
        ("153.4", 153.4), ("153,4", 153.4), (" 153 ", 153.0), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
        ("1 234,5", 1234.5), ("1.234.567", 1234567.0), ("12,345", 12.345), ("", None),
    ],
)  # fmt: skip
def test_areas_are_read_with_comma_or_point(qgis_app, text, value):
    assert values.area(text) == values.Reading(value, "", values.area(text).note)


@pytest.mark.parametrize("text", ["12x", "-5", "0", "1,2,3.4.5", "abc", "."])
def test_what_is_no_area_is_said(qgis_app, text):
    assert values.area(text).problem


def test_an_area_that_can_be_read_in_two_ways_has_a_note(qgis_app):
    assert values.area("1.234").note
    assert not values.area("153.4").note


@pytest.mark.parametrize(
    "text, good", [("12", True), ("12A", True), ("0", False), ("-1", False), ("1.5", False), ("", False)]
)
def test_plot_numbers_are_positive_whole_numbers(qgis_app, text, good):
    assert bool(values.ordinal(text).problem) is not good


@pytest.mark.parametrize(
    "text, value, good",
    [("ONT - Đất ở tại nông thôn", "ONT", True), ("ont+cln", "ONT+CLN", True), ("XYZ", None, False), ("", None, True)],
)
def test_land_uses_come_from_the_list(qgis_app, text, value, good):
    reading = values.land_use(text, KNOWN)
    assert (reading.value, not reading.problem) == (value, good)


@pytest.fixture
def desk(session):
    """List, form and map, joined, in a window."""
    window = QMainWindow()
    page, canvas, bar = WorkPage(), QgsMapCanvas(), QgsMessageBar()
    window.setCentralWidget(page)
    window.resize(440, 700)
    canvas.setDestinationCrs(session.plots.crs())
    review = Review(session, page, canvas)
    review.bar = bar
    page.findings.set_table(session.findings, fresh=True)
    window.show()
    yield review
    review.close()
    window.close()
    canvas.deleteLater()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_suggestion_is_one_click_and_saving_cures(desk, session):
    fingerprint, uid = finding_of(session, "A09")
    desk.open_finding(fingerprint)
    form = desk.page.form
    editor = form.editors["area_recorded_m2"]
    assert form.uid == uid
    assert editor.note.text()
    assert not form.save.isEnabled()
    press(editor.note.button)
    assert form.changes() == {"area_recorded_m2": values.area(editor.text()).value}
    press(form.save)
    assert fingerprint not in set(session.findings["fingerprint"])
    assert "A09" in session.plots.undoStack().undoText()


def test_nonsense_cannot_be_saved(desk, session):
    desk.open_finding(finding_of(session, "A09")[0])
    form = desk.page.form
    form.editors["area_recorded_m2"].type("12x")
    assert not form.save.isEnabled()
    assert form.reset.isEnabled()
    press(form.reset)
    assert not form.is_changed()


def test_keys_step_through_the_list(desk, session):
    table = desk.page.findings.table
    table.go(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    first = desk.fingerprint
    QTest.keyClick(table, Qt.Key.Key_N)
    second = desk.fingerprint
    QTest.keyClick(table, Qt.Key.Key_P)
    assert (desk.fingerprint, first != second) == (first, True)
    assert desk.page.form.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not desk.page.form.isVisible()


def test_what_is_selected_stays_selected_when_the_list_changes(desk, session):
    panel = desk.page.findings
    cured, uid = finding_of(session, "A09")
    panel.table.go(panel.model.rowCount() - 1)
    if panel.current_fingerprint() == cured:
        panel.table.go(panel.model.rowCount() - 2)
    chosen = panel.current_fingerprint()
    session.change("area", {uid: {"area_recorded_m2": round(session.feature(uid).geometry().area(), 1)}})
    assert panel.current_fingerprint() == chosen


def test_information_stays_in_the_background_at_first(desk, session):
    assert desk.page.findings.model.filter.severities == {"E", "W"}
    shown = [category.renderState() for layer in session.layers.findings for category in layer.renderer().categories()]
    desk.page.findings.show_rule("T05")
    now = [category.renderState() for layer in session.layers.findings for category in layer.renderer().categories()]
    assert (sum(shown), sum(now)) == (6, 9)


def test_a_proposal_is_shown_before_it_is_applied(desk, session):
    fingerprint, _ = finding_of(session, "T05")
    desk.open_finding(fingerprint)
    press(desk.page.form.card.preview)
    assert len(desk.marks._preview) == 3  # before, after, the new corner
    press(desk.page.form.card.apply)
    assert fingerprint not in set(session.findings["fingerprint"])
    assert layers.find(layers.PLOTS, QgsProject.instance())[0].undoStack().index() == 1


def test_keys_stay_in_the_panel_when_the_last_listed_finding_is_cured(desk, session):
    desk.page.findings.show_rule("A09")
    for fingerprint in session.findings["fingerprint"][session.findings["rule"] == "A09"]:
        desk.open_finding(fingerprint)
        uid = desk.page.form.uid
        session.change("area", {uid: {"area_recorded_m2": round(session.feature(uid).geometry().area(), 1)}})
    assert not desk.page.findings.model.rowCount()
    desk._keep_focus()
    focus = QApplication.focusWidget()
    assert focus is None or desk.page.isAncestorOf(focus)
    assert desk.page.findings._stack.currentWidget().focusPolicy() == Qt.FocusPolicy.StrongFocus
