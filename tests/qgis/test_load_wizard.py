"""The load wizard, page by page: what is found, what it may be, what is asked, and what is remembered."""

import shutil

import fiona
import pytest
from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from land_campaign_plugin.gui.found_model import SCALE, SHEET
from land_campaign_plugin.gui.load_wizard import LoadWizard
from land_campaign_plugin.qgis_bridge import load_desk, settings, side_inputs, tasks

from . import sheet_folder
from .sheet_folder import BROKEN, DWG, OLD, OWN, STATED, V8

SHEETS = (STATED, OLD, OWN)


def settled(wizard):
    """Wait until nothing is looked at any more."""
    timers = (wizard.files._typing, wizard.files._resting, wizard.fields._soon)
    while tasks.running() or any(timer.isActive() for timer in timers):
        QApplication.processEvents()
    QApplication.processEvents()


def counted(folder):
    """Return how many plots the sheets hold."""
    plots = {}
    for name in SHEETS:
        with fiona.open(folder / name) as file:
            plots[name] = len(file)
    return plots


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The folder of a commune. Not to be changed."""
    return sheet_folder.make(tmp_path_factory.mktemp("xã") / "Tân Hưng")


@pytest.fixture
def forgotten(kept):
    for name in ("field_choices", "check_against"):
        settings.put(name, "")


@pytest.fixture
def wizard(qgis_app, forgotten):
    made = LoadWizard(None)
    made.show()
    yield made
    made.close_down()
    settled(made)
    made.deleteLater()


def searched(wizard, *paths):
    wizard.files.choose(list(paths))
    settled(wizard)
    return {source.found.path.name: source for source in wizard.files.model.sources}


def gone_on(wizard):
    assert wizard.next_button.isEnabled(), wizard.reason.text()
    wizard.next_button.click()
    settled(wizard)


def heard_of(wizard):
    heard = []
    wizard.chosen.connect(heard.append)
    return heard


# Files


def test_a_folder_is_listed_with_states_and_what_to_do(wizard, folder):
    assert not wizard.next_button.isEnabled()
    assert wizard.reason.text()
    found = searched(wizard, folder)
    assert {name: source.state for name, source in found.items()} == {
        STATED: load_desk.NEW,
        OLD: load_desk.NEW,
        OWN: load_desk.NEW,
        V8: load_desk.WAITING,
        DWG: load_desk.WAITING,
        BROKEN: load_desk.UNUSABLE,
    }
    assert {found[name].sheet_number for name in SHEETS} == {"1", "2", "3"}
    assert {name: found[name].count for name in SHEETS} == counted(folder)
    assert "DGN V7" in found[DWG].error.sentence()
    assert wizard.files.view.drawn() == 1
    assert wizard.next_button.isEnabled()


@pytest.mark.parametrize(
    "name, title, remedy", [(V8, "Convert this drawing first", "DGN V7"), (BROKEN, "This file cannot be used", "again")]
)
def test_in_place_of_a_drawing_stands_what_to_do(wizard, folder, name, title, remedy):
    files = wizard.files
    searched(wizard, folder)
    files.table.go(next(at for at in range(files.model.rowCount()) if files.model.source(at).name == name))
    settled(wizard)
    said = files.view.told()
    assert said.startswith(title)
    assert remedy in said
    assert files.view.drawn() == 0


def test_the_scale_is_what_the_plots_say_and_hidden_where_none_says_it(wizard, folder):
    found = searched(wizard, folder)
    for name in (STATED, OLD):
        with fiona.open(folder / name) as file:
            assert {row.properties["TyLe"] for row in file} == {found[name].map_scale}
    assert found[OWN].map_scale == 0
    assert not wizard.files.table.isColumnHidden(SCALE)
    searched(wizard, folder / OWN)
    assert wizard.files.table.isColumnHidden(SCALE)
    assert not wizard.files.table.isColumnHidden(SHEET)


def test_nothing_ticked_is_nothing_to_go_on_with(wizard, folder):
    searched(wizard, folder)
    wizard.files.none_button.click()
    assert not wizard.next_button.isEnabled()
    assert wizard.reason.text()
    index = wizard.files.model.index(2, 0)
    assert wizard.files.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert wizard.next_button.isEnabled()


def test_what_cannot_be_loaded_cannot_be_ticked(wizard, folder):
    found = searched(wizard, folder)
    row = next(at for at, source in enumerate(found.values()) if source.state == load_desk.WAITING)
    index = wizard.files.model.index(row, 0)
    assert not wizard.files.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not wizard.files.model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable


def test_files_are_dropped_upon_the_page(wizard, folder):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(folder / STATED)), QUrl.fromLocalFile(str(folder / OLD))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    wizard.files.dropEvent(event)
    settled(wizard)
    assert {source.found.path.name for source in wizard.files.model.wanted()} == {STATED, OLD}


@pytest.mark.parametrize("name", [BROKEN, V8, "nowhere.shp"])
def test_a_file_that_cannot_be_used_says_why(wizard, folder, name):
    searched(wizard, folder / name)
    assert not wizard.next_button.isEnabled()
    assert len(wizard.reason.text()) > 20


def test_enter_in_the_field_searches_and_never_goes_on_with_what_was_there_before(wizard, folder):
    searched(wizard, folder / STATED)
    line = wizard.files.file.lineEdit()
    line.setText(str(folder / OLD))
    assert not wizard.next_button.isEnabled()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert wizard.page is wizard.files
    settled(wizard)
    assert [source.found.path.name for source in wizard.files.model.wanted()] == [OLD]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert wizard.page is wizard.fields


def test_a_file_in_degrees_is_refused_with_what_to_do(wizard, tmp_path):
    schema = {"geometry": "Polygon", "properties": {"SoThuTuThua": "str"}}
    with fiona.open(tmp_path / "độ.geojson", "w", driver="GeoJSON", schema=schema, crs="EPSG:4326") as file:
        corners = [(106.0, 20.7), (106.001, 20.7), (106.001, 20.701), (106.0, 20.7)]
        shape = {"type": "Polygon", "coordinates": [corners]}
        file.write({"type": "Feature", "geometry": shape, "properties": {"SoThuTuThua": "1"}})
    to_the_end(wizard, tmp_path / "độ.geojson")
    assert not wizard.load_button.isEnabled()
    assert "EPSG:9209" in wizard.reason.text()


def test_a_search_can_be_stopped(wizard, folder):
    wizard.files.choose([folder])
    wizard.files.progress.button.click()
    assert not wizard.files._search.busy
    assert "stopped" in wizard.reason.text()


def test_the_list_fills_while_the_search_goes_on(wizard, folder):
    model, heard = wizard.files.model, []
    model.rowsInserted.connect(lambda _parent, first, last: heard.append((first, last, wizard.files._search.busy)))
    found = searched(wizard, folder)
    assert heard
    assert all(busy for _, _, busy in heard)
    listed = [row for first, last, _ in heard for row in range(first, last + 1)]
    assert listed == list(range(len(listed)))  # each once, below those before it
    assert len(found) == 6


def test_of_several_layers_one_is_chosen(wizard, tmp_path, sample_source):
    with fiona.open(sample_source, layer="plots") as plots:
        rows, schema, crs = list(plots)[:5], plots.schema, plots.crs
    for layer in ("a", "b"):
        with fiona.open(tmp_path / "two.gpkg", "w", driver="GPKG", layer=layer, schema=schema, crs=crs) as file:
            file.writerecords(rows)
    searched(wizard, tmp_path / "two.gpkg")
    assert not wizard.next_button.isEnabled()
    assert "layer" in wizard.reason.text()
    wizard.files.layer.setCurrentIndex(wizard.files.layer.findData("b"))
    wizard.files.layer.activated.emit(wizard.files.layer.currentIndex())
    settled(wizard)
    assert wizard.next_button.isEnabled()
    assert wizard.files.model.wanted()[0].layer == "b"


def test_escape_leaves_without_a_question(wizard, folder):
    searched(wizard, folder)
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


# Fields


def test_fields_are_told_by_name_and_by_content(wizard, folder):
    searched(wizard, folder)
    gone_on(wizard)
    assert wizard.page is wizard.fields
    groups = {tuple(source.found.path.name for source in group.sources): group for group in wizard.plan.groups}
    assert set(groups) == {(OWN,), (STATED, OLD)}  # equal fields share one mapping
    own, named = groups[(OWN,)], groups[(STATED, OLD)]
    told = {"sheet_number": "C2", "plot_number": "C3", "area_recorded_m2": "C4", "land_use": "C5"}
    assert {column: own.mapping[column] for column in told} == told
    assert named.mapping["plot_number"] == "SoThuTuThu"
    wizard.fields.groups.setCurrentIndex(wizard.plan.groups.index(named))
    settled(wizard)
    row = wizard.fields.rows["plot_number"]
    assert (row.field, row.words) == ("SoThuTuThu", "sure")
    headers = [wizard.fields.table.horizontalHeaderItem(at).text() for at in range(wizard.fields.table.columnCount())]
    assert "Plot number" in headers
    assert wizard.fields.table.rowCount() == 12


def test_a_mark_on_a_file_says_what_to_look_at(wizard, folder):
    fields = wizard.fields
    searched(wizard, folder / OWN)
    gone_on(wizard)
    said = fields.groups.itemData(0, Qt.ItemDataRole.ToolTipRole)
    assert said == fields.note.text()
    assert "2 fields to look at: Sheet number, Plot number" in said
    pick(fields, "plot_number", "")
    assert "No field is taken for: Plot number" in fields.note.text()
    assert fields.groups.itemData(0, Qt.ItemDataRole.ToolTipRole) == fields.note.text()
    pick(fields, "plot_number", "C3")
    settled(wizard)


def pick(page, column, field):
    picker = page.rows[column].picker
    picker.setCurrentIndex(picker.findData(field))
    picker.activated.emit(picker.currentIndex())


def test_a_field_fills_one_column_and_choices_are_remembered(wizard, folder, qgis_app):
    searched(wizard, folder / STATED)
    gone_on(wizard)
    pick(wizard.fields, "area_legal_m2", "DienTich")
    pick(wizard.fields, "land_use", "")
    settled(wizard)
    assert wizard.fields.rows["area_recorded_m2"].field == ""
    assert wizard.plan.groups[0].said()["land_use"] == ""
    gone_on(wizard)
    again = LoadWizard(None)
    searched(again, folder / OLD)  # the same fields
    gone_on(again)
    assert again.fields.rows["area_legal_m2"].field == "DienTich"
    assert again.fields.rows["land_use"].field == ""
    assert "last time" in again.fields.note.text()
    again.fields.afresh.click()
    settled(again)
    assert again.fields.rows["area_recorded_m2"].field == "DienTich"
    assert again.fields.rows["land_use"].field == "KyHieuMucD"
    again.reject()
    again.deleteLater()


# Coordinates and text


def to_the_end(wizard, *paths):
    searched(wizard, *paths)
    gone_on(wizard)
    gone_on(wizard)
    assert wizard.page is wizard.place


def test_a_stated_system_is_taken_and_drawn(wizard, folder):
    to_the_end(wizard, folder / STATED)
    assert wizard.plan.crs == ""
    assert not wizard.place.crs.other.isVisible()
    assert wizard.place.crs.view.drawn() == 2  # the province and the plots
    assert wizard.load_button.isEnabled()


def test_a_missing_system_is_ranked_and_asked_for(wizard, folder):
    to_the_end(wizard, folder / OLD)
    model = wizard.place.crs.model
    codes = [model.row(row)[2].code for row in range(model.rowCount())]
    assert set(codes[:2]) == {"EPSG:9209", "EPSG:9210"}  # both lie in the province's window: a person must say it
    assert not wizard.load_button.isEnabled()
    assert wizard.reason.text()
    wizard.place.crs.table.go(codes.index("EPSG:9209"))
    settled(wizard)
    assert wizard.plan.crs == "EPSG:9209"
    assert wizard.load_button.isEnabled()
    wizard.place.crs.other.setCrs(QgsCoordinateReferenceSystem("EPSG:5899"))
    settled(wizard)
    assert "107.75" in wizard.plan.crs


def test_outlines_of_communes_name_them(wizard, folder, moved_copy):
    side_inputs.choose(moved_copy, {"communes": f"{moved_copy.with_name('source.gpkg')}:communes"})
    to_the_end(wizard, folder / OLD)
    model = wizard.place.crs.model
    assert "% in Xã Tân Hưng" in model.data(model.index(0, 1))
    assert model.row(0)[2].code == "EPSG:9209"
    assert wizard.place.crs.view.drawn() >= 2


def test_what_the_other_files_say_is_suggested(wizard, folder):
    to_the_end(wizard, folder)
    assert wizard.plan.crs == "EPSG:9209"
    assert OLD in wizard.place.crs.note.text()
    model = wizard.place.crs.model
    said = [model.data(model.index(row, 1)) for row in range(model.rowCount())]
    assert said == ["100 % in the province; 2 files say so", "100 % in the province"]  # one row a system
    assert wizard.place.crs.view.marked() == ["2", "1"]  # the chosen one is drawn last
    assert wizard.place.crs.near.drawn() == 2  # its plots, and those of the other files
    assert wizard.place.crs.near.accessibleDescription().startswith("the other files, ")
    wizard.place.crs.table.go(1)
    settled(wizard)
    assert "km away" in wizard.place.crs.near.accessibleDescription()  # zones lie 26 km apart
    assert wizard.load_button.isEnabled()


def test_old_texts_are_shown_before_and_after(wizard, folder):
    to_the_end(wizard, folder / OLD)
    (row,) = wizard.place.texts.rows
    assert (row.look.field, row.found()) == ("DiaChi", "TCVN3 (ABC)")
    assert row.label.text() == "Address: text in TCVN3 (ABC) → Unicode"
    assert "Thôn" in row.words
    assert "H-ng → Hưng" in row.words  # its second letter is a soft hyphen, which nobody sees
    row.picker.setCurrentIndex(row.picker.findData("vni"))
    row.picker.activated.emit(row.picker.currentIndex())
    settled(wizard)
    assert "Thôn" not in row.words
    assert wizard.plan.groups[0].encodings == {"DiaChi": "vni"}
    assert row.label.text() == "Address: text in VNI → Unicode"
    row.picker.setCurrentIndex(0)
    row.picker.activated.emit(0)
    assert "Thôn" in row.words
    assert wizard.plan.groups[0].encodings == {}


def test_the_request_says_all(wizard, folder):
    heard = heard_of(wizard)
    to_the_end(wizard, folder / STATED)
    wizard.load_button.click()
    (wanted,) = heard
    assert [source.path for source in wanted.sources] == [folder / STATED]
    assert wanted.groups[0].mapping["plot_number"] == "SoThuTuThu"
    assert wanted.crs is None
    assert not any((wanted.several, wanted.append, wanted.replace, wanted.later))
    assert wanted.into == folder / "to_1-work.gpkg"
    assert settings.get("last_folder") == str(folder)


def test_records_alone_need_an_open_work_copy(qgis_app, forgotten, tmp_path, copy_path):
    book = tmp_path / "hồ sơ.xlsx"
    shutil.copy(copy_path, book)  # only its name is looked at before it is loaded
    for open_copy, fine in ((None, False), (copy_path, True)):
        made = LoadWizard(open_copy)
        made.show()
        searched(made, book)
        gone_on(made)
        assert made.page is made.place
        assert made.place.target.record_files() == (book,)
        assert made.load_button.isEnabled() is fine
        made.reject()
        settled(made)
        made.deleteLater()


def test_a_later_export_goes_into_the_open_work_copy(qgis_app, forgotten, copy_path, folder):
    made = LoadWizard(copy_path)
    made.show()
    heard = heard_of(made)
    to_the_end(made, folder / STATED)
    made.place.target.later.setChecked(True)
    assert not made.place.target.target.isEnabled()
    made.load_button.click()
    assert (heard[0].later, heard[0].several, heard[0].into) == (True, False, copy_path)
    settled(made)
    made.deleteLater()


# Loading


def test_a_folder_is_loaded_and_the_second_time_passed_over(wizard, folder, tmp_path):
    from land_campaign_plugin.gui.jobs import Jobs, sheets_summary
    from land_campaign_plugin.store.workcopy import WorkCopy

    heard, done = heard_of(wizard), []
    to_the_end(wizard, folder)
    into = tmp_path / "làm việc.gpkg"
    wizard.place.target.target.setFilePath(str(into))
    wizard.load_button.click()
    (wanted,) = heard
    assert wanted.several
    jobs = Jobs()
    jobs.failed.connect(done.append)
    jobs.load_sheets(wanted, done.append)
    settled(wizard)
    (loaded,) = done
    told = {line.name: (line.outcome, line.sentence()) for line in loaded.sheets}
    assert {name: outcome for name, (outcome, _) in told.items()} == {
        **dict.fromkeys(SHEETS, "loaded"),
        V8: "waiting",
        DWG: "waiting",
        BROKEN: "failed",
    }, told
    assert "3 loaded" in sheets_summary(loaded)
    plots = WorkCopy.open(into).plots()
    assert len(plots) == sum(counted(folder).values())
    assert sorted(set(plots["sheet_number"])) == ["1", "2", "3"]
    assert all("Tân Hưng" in text for text in plots["address"] if text)
    again = LoadWizard(into)
    found = searched(again, folder)
    assert {found[name].state for name in SHEETS} == {load_desk.UNCHANGED}
    assert again.files.model.wanted() == []
    again.reject()
    again.deleteLater()
