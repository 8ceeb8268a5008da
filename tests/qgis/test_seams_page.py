"""The page of seams and sheets: the worst first, what is chosen is on the map, and its findings are a click away."""

import numpy as np
import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMainWindow

from land_campaign_plugin.gui.review import Review
from land_campaign_plugin.gui.seam_walk import SeamWalk
from land_campaign_plugin.gui.things_model import NAME, Column, Kind, ThingsModel
from land_campaign_plugin.gui.work_page import WorkPage
from land_campaign_plugin.model.findings import FINDINGS
from land_campaign_plugin.model.seams import OPEN, about_sheet, on_seam, seams_counted
from land_campaign_plugin.model.tables import Table
from land_campaign_plugin.qgis_bridge import layers

from .conftest import finding_of
from .moved import MOVED

ROWS = [
    ("10 | 9", 0, 0, 0.0), ("9 | 2", 1, 0, 5.0), ("9 | 10", 1, 0, 50.0), ("2 | 3", 0, 3, 0.0), ("3 | 4", 4, 0, 0.0),
]  # fmt: skip
"""Name, errors, warnings, unmatched metres; none of the first two is clean."""


@pytest.fixture
def model(qgis_app):
    names, errors, warnings, unmatched = zip(*ROWS, strict=True)
    columns = {"errors": np.array(errors), "warnings": np.array(warnings), "unmatched_m": np.array(unmatched)}
    columns["state"] = np.where(columns["errors"] + columns["warnings"] > 0, OPEN, "clean").astype(object)
    shown = Column("Unmatched", lambda table, row: str(table["unmatched_m"][row]), lambda table: table["unmatched_m"])
    kind = Kind(
        "Seam", (shown,), lambda _table: list(names), lambda _table: [f"xã a {name}" for name in names],
        lambda _table, row: names[row], lambda _table, row: names[row], lambda _table, _row: QIcon(), "unmatched_m",
    )  # fmt: skip
    made = ThingsModel(kind)
    made.set_table(Table(columns))
    return made


def names(model):
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    "open_only, text, column, descending, expected",
    [
        (True, "", 0, False, ["3 | 4", "9 | 10", "9 | 2", "2 | 3"]),
        (False, "", 0, False, ["3 | 4", "9 | 10", "9 | 2", "2 | 3", "10 | 9"]),
        (False, "", 1, False, ["2 | 3", "3 | 4", "9 | 2", "9 | 10", "10 | 9"]),
        (False, "", 2, True, ["9 | 10", "9 | 2", "10 | 9", "2 | 3", "3 | 4"]),
        (True, "10", 0, False, ["9 | 10"]),
        (False, "Xã A 10", 0, False, ["10 | 9"]),
        (True, "nowhere", 0, False, []),
    ],
)
def test_the_worst_comes_first_unless_another_order_is_asked_for(model, open_only, text, column, descending, expected):
    model.set_filter(open_only, text)
    model.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
    assert names(model) == expected


@pytest.fixture
def desk(moved_session):
    """Page, list and map, joined, in a window."""
    window, page, canvas = QMainWindow(), WorkPage(), QgsMapCanvas()
    window.setCentralWidget(page)
    window.resize(440, 700)
    canvas.setDestinationCrs(moved_session.plots.crs())
    review = Review(moved_session, page, canvas)
    walk = SeamWalk(moved_session, page, review.marks)
    page.findings.set_table(moved_session.findings, fresh=True)
    window.show()
    page.seams_button.click()
    yield walk
    walk.close()
    review.close()
    window.close()
    canvas.deleteLater()


def listed(page):
    model = page.findings.model
    return {model.table["fingerprint"][row] for row in model._arranged}


def test_counts_on_the_page_are_those_of_the_list(desk, moved_session):
    page, session = desk._page, moved_session
    for what, table in (("seam", session.seams), ("sheet", session.sheets)):
        for row in np.flatnonzero(table["state"] == OPEN):
            desk.list_findings(what, int(row))
            shown = session.findings.take(np.isin(session.findings["fingerprint"].astype(str), [*listed(page)]))
            if what == "seam":
                counts = [int((shown["severity"] == key).sum()) for key in "EW"]
                assert counts == [table["errors"][row], table["warnings"][row]]
            assert len(shown) > 0


def test_no_finding_escapes_the_seams_and_sheets(moved_session):
    seams, sheets, findings = moved_session.seams, moved_session.sheets, moved_session.findings
    on_seams, about = np.zeros(len(findings), dtype=bool), np.zeros(len(findings), dtype=bool)
    for kind, one, other in zip(seams["kind"], seams["one"], seams["other"], strict=True):
        on_seams |= on_seam(findings, kind, one, other)
    for commune, sheet, state in zip(sheets["commune"], sheets["sheet"], sheets["state"], strict=True):
        mine = about_sheet(findings, commune, sheet)
        assert (state == OPEN) == bool(np.isin(findings["severity"][mine].astype(str), ["E", "W"]).any())
        about |= mine
    assert not (on_seams & ~about).any()
    placed = np.isin(findings["sheet"].astype(str), sheets["sheet"].astype(str))
    assert about[placed].all()


def test_a_chosen_seam_is_shown_on_the_map_and_enter_lists_its_findings(desk):
    page, canvas = desk._page, desk._marks._canvas
    table, model = page.seams.tables["seam"], page.seams.models["seam"]
    before = canvas.extent()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(0, NAME)).center())
    assert canvas.extent() != before
    assert page.seams.show_findings.isEnabled()
    title = model.index(0, NAME).data()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.findings.isVisible()
    assert page.findings.about_chip.text() == title
    some = page.findings.model.passing()
    page.findings.about_chip.click()
    assert not page.findings.about_chip.isVisible()
    assert page.findings.model.passing() > some


def test_a_sheet_is_shown_by_its_frame_or_by_its_plots(desk, moved_session):
    commune = moved_session.sheets["commune"][0]
    frame = layers.sheet_outline(moved_session.layers, commune, MOVED)
    moved_session.layers.sheets = None
    plots = layers.sheet_outline(moved_session.layers, commune, MOVED)
    assert frame.intersects(plots)
    assert layers.sheet_outline(moved_session.layers, commune, "999").isEmpty()


def test_the_page_says_how_much_is_clean_and_why_it_is_empty(desk, moved_session):
    page = desk._page.seams
    seams = moved_session.seams
    clean = int((seams["state"] != OPEN).sum())
    assert page.summary.text().startswith(f"{clean} of {len(seams)} seams are clean")
    page.search.setText("nowhere")
    page._filter()
    assert page._state.title.text() == "Nothing to show here"
    assert not page.show_findings.isEnabled()
    page.search.clear()
    page.set_tables(seams.take([]), moved_session.sheets.take([]), False)
    assert page._state.title.text() == "Not checked yet"


def test_states_follow_a_correction_in_list_page_map_and_work_copy(desk, moved_session):
    session, page = moved_session, desk._page.seams
    heard = []
    session.seams_changed.connect(lambda: heard.append(True))
    fingerprint, uid = finding_of(session, "A05")
    sheet = session.findings["sheet"][session.findings["fingerprint"] == fingerprint][0]
    at = int(np.flatnonzero(session.sheets["sheet"] == sheet)[0])
    severity = session.findings["severity"][session.findings["fingerprint"] == fingerprint][0]
    column = {"E": "errors", "W": "warnings"}[severity]
    before = int(session.sheets[column][at])
    session.change("use", {uid: {"land_use": "ONT"}})
    assert heard == [True]
    assert session.sheets[column][at] == before - 1
    assert session.work.sheet_states()[column].tolist() == session.sheets[column].tolist()
    assert page.models["sheet"].table is session.sheets


def test_symptoms_stay_under_their_cause_when_an_edit_is_checked_again(moved_session):
    session = moved_session
    before = {code: (each.severity, each.symptoms) for code, each in session.outcomes.items() if each.symptoms}
    symptoms = int(session.findings.symptoms.sum())
    assert symptoms > 10
    uid = session.work.plots("sheet_number = ?", (MOVED,))["uid"][5]
    session.change("note", {uid: {"note": "đã xem"}})
    assert int(session.findings.symptoms.sum()) == symptoms
    after = {code: (each.severity, each.symptoms) for code, each in session.outcomes.items() if each.symptoms}
    assert after == before
    assert all(each.outcome == FINDINGS for code, each in session.outcomes.items() if code in before)


def test_a_sheet_put_back_in_its_place_cleans_its_seams(moved_session):
    session = moved_session
    errors = int(session.seams["errors"].sum())
    session.plots.startEditing()
    session.plots.beginEditCommand("back")
    for feature in session.plots.getFeatures(f"\"sheet_number\" = '{MOVED}'"):
        shape = feature.geometry()
        shape.translate(-0.84, -0.12)
        session.plots.changeGeometry(feature.id(), shape)
    session.plots.endEditCommand()
    session._recheck()
    assert session.seams["errors"].sum() < errors / 2
    kept = session.work.seams()
    assert kept["errors"].tolist() == session.seams["errors"].tolist()
    assert seams_counted(kept, session.work.findings())["state"].tolist() == kept["state"].tolist()


def test_the_layer_of_seams_tells_open_from_clean_by_colour_and_pattern(moved_session):
    (layer,) = layers.find(layers.SEAMS, QgsProject.instance())
    seen = {
        category.value(): (category.symbol().color().name(), category.symbol().symbolLayerCount())
        for category in layer.renderer().categories()
    }
    assert set(seen) == {"open", "clean"}
    assert len({colour for colour, _ in seen.values()}) == len({parts for _, parts in seen.values()}) == 2
    assert layer.featureCount() == len(moved_session.seams)


@pytest.mark.parametrize(
    "keys, listed, row",
    [
        ([], False, 0),
        ([Qt.Key.Key_Right], True, 0),
        ([Qt.Key.Key_Plus], True, 0),
        ([Qt.Key.Key_Space], True, 0),
        ([Qt.Key.Key_Space, Qt.Key.Key_Space], False, 0),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], True, 1),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], True, 0),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left], False, 0),
        ([Qt.Key.Key_Right, Qt.Key.Key_Minus], False, 0),
        ([Qt.Key.Key_Left], False, 0),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left], True, 0),
    ],
)
def test_a_cause_is_unfolded_and_left_with_the_keys_of_a_tree(desk, keys, listed, row):
    page = desk._page
    page.show_page(None)
    table = page.findings.table
    table.go(0)
    for key in keys:
        QTest.keyClick(table, key)
    assert (table.model().is_open(0), table.currentIndex().row()) == (listed, row)


def test_the_arrow_unfolds_and_the_rest_of_the_row_opens(desk):
    page = desk._page
    page.show_page(None)
    table, heard = page.findings.table, []
    page.findings.finding_opened.connect(heard.append)
    mark = table.visualRect(table.model().index(0, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(table.viewport(), left, pos=mark.center() - QPoint(mark.width() // 2 - 8, 0))
    assert (table.model().is_open(0), heard) == (True, [])
    assert "hang under others" in page.findings._shown.text()
    QTest.mouseClick(table.viewport(), left, pos=mark.center())
    assert (table.model().is_open(0), heard) == (True, [0])


def test_a_selection_that_is_folded_away_goes_to_its_cause(desk):
    page = desk._page
    page.show_page(None)
    table = page.findings.table
    table.fold(0, False)
    table.go(3)
    table.fold(0, True)
    assert table.currentIndex().row() == 0
