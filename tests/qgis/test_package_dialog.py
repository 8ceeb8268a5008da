"""Saving a package and reading the answers in QGIS: the key asked for once, what happened told in sentences."""

from contextlib import closing

import pytest
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from land_campaign_plugin.gui import package_dialog
from land_campaign_plugin.gui.package_dialog import KeyDialog
from land_campaign_plugin.gui.text_report import TextReport
from land_campaign_plugin.native import pyproj
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.package_door import open_door
from land_campaign_plugin.store.package_key import read_key_text
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.packages import package_in

from ..store.conftest import square, table_of


@pytest.fixture
def office(tmp_path):
    """A work copy of two plots, the office's store, and the text of a key."""
    crs = pyproj.CRS.from_epsg(9209).to_wkt()
    with WorkCopy.build(tmp_path / "work.gpkg", crs) as writer:
        writer.append_plots(table_of([square(0), square(1)], crs))
    GeoPackageStore.create(tmp_path / "store.gpkg", crs)
    yield tmp_path, open_door(tmp_path / "store.gpkg").register("lan")
    package_dialog.forget_key()


def at_once(title, act, done):
    done(act(progress=lambda *_: None, cancelled=lambda: False))


def closed_reports(shown):
    """Close each report that opens, and keep what it said."""

    def look():
        for window in QApplication.topLevelWidgets():
            if isinstance(window, TextReport) and window.isVisible():
                shown.append(window.lines)
                window.accept()
                return
        QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def test_a_package_goes_out_and_its_answers_come_in(office, qgis_app):
    folder, text = office
    key, shown, told = read_key_text(text), [], []
    closed_reports(shown)
    package_dialog.write(None, folder / "work.gpkg", folder / "out.landpkg", key, at_once, told.append)
    taken = package_in(folder / "out.landpkg", folder / "store.gpkg", folder)
    closed_reports(shown)
    package_dialog.read(None, folder / "work.gpkg", taken.answers, key, at_once, told.append)
    assert [report.changes for report in told[:1]] == [2]
    assert told[1].push.stored == 2
    assert all(lines for lines in shown)
    assert len(shown) == 2


def clicked(words, said):
    """Click the button with these words on each question that opens, and keep what it said."""

    def look():
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMessageBox) and window.isVisible():
                said.append(window.text())
                next(each for each in window.buttons() if each.text() == words).click()
                return
        QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def test_scanned_papers_go_along_where_their_folder_is_named(office, qgis_app):
    folder, text = office
    key, shown, asked, decided = read_key_text(text), [], [], []
    work, scans = folder / "work.gpkg", folder / "scans"
    package_dialog.ask_papers(None, work, at_once, decided.append)  # there are none
    scans.mkdir()
    (scans / "a.pdf").write_bytes(b"%PDF")
    with closing(connect(work)) as connection:
        connection.execute("INSERT INTO document (uid, file_name) VALUES ('d1', 'a.pdf')")
    clicked("Without Papers", asked)
    package_dialog.ask_papers(None, work, at_once, decided.append)
    assert (decided, len(asked)) == ([None, None], 1)
    closed_reports(shown)
    package_dialog.write(None, work, folder / "out.landpkg", key, at_once, papers=scans)
    assert "1 scanned paper goes along, 0.0 MB." in shown[0]
    assert package_in(folder / "out.landpkg", folder / "store.gpkg", folder).papers == 1


def test_the_key_is_asked_for_once_and_a_wrong_one_is_told_so(office, qgis_app, tmp_path):
    _, text = office
    dialog = KeyDialog()
    dialog.text.setText(text[:-1])
    dialog.enter.click()
    assert dialog.key is None
    assert dialog.why.text()
    dialog.text.setText(text.lower())
    dialog.enter.click()
    assert dialog.key == read_key_text(text)
    dialog.read_file(tmp_path / "nothing")
    assert dialog.why.text()
