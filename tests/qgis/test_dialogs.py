"""The dialogs: what a file holds is shown, a reference system is asked for and never guessed, choices are kept."""

import fiona
import pytest
from qgis.core import QgsCoordinateReferenceSystem

from land_campaign_plugin.gui.export_dialog import ExportDialog
from land_campaign_plugin.gui.load_dialog import LoadDialog
from land_campaign_plugin.gui.options_page import OptionsPage
from land_campaign_plugin.qgis_bridge import settings


@pytest.fixture
def dialog(kept):
    made = LoadDialog(None, None)
    yield made
    made.deleteLater()


def shapefile(path, kind="Polygon", crs=None):
    coordinates = [[(0, 0), (9, 0), (9, 9), (0, 0)]] if kind == "Polygon" else [(0, 0), (9, 9)]
    schema = {"geometry": kind, "properties": {"SoThuTuThu": "str", "Ghi": "str"}}
    with fiona.open(path, "w", driver="ESRI Shapefile", schema=schema, crs=crs) as file:
        shape = {"type": kind, "coordinates": coordinates}
        file.write({"type": "Feature", "geometry": shape, "properties": {"SoThuTuThu": "1", "Ghi": "x"}})
    return path


def test_fields_are_recognised_and_the_request_says_all(dialog, sample_source):
    heard = []
    dialog.chosen.connect(heard.append)
    dialog.file.setFilePath(str(sample_source))
    assert dialog.layer.currentData() == "plots"
    assert dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    (wanted,) = heard
    assert wanted.mapping["plot_number"] == "SoThuTuThua"
    assert wanted.mapping["commune"] == "MaXa"
    assert (wanted.source, wanted.crs, wanted.append, wanted.replace) == (sample_source, None, False, False)
    assert wanted.into.parent == sample_source.parent
    assert settings.get("last_folder") == str(sample_source.parent)


def test_a_missing_reference_system_is_asked_for(dialog, tmp_path):
    heard = []
    dialog.chosen.connect(heard.append)
    dialog.file.setFilePath(str(shapefile(tmp_path / "thửa.shp")))
    assert not dialog.accept_button.isEnabled()
    dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:9209"))
    assert dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    assert "105" in heard[0].crs


def test_a_known_reference_system_cannot_be_overridden(dialog, sample_source):
    dialog.file.setFilePath(str(sample_source))
    assert not dialog.crs.isEnabled()
    assert dialog.crs.crs().authid() == "EPSG:9209"


@pytest.mark.parametrize("name", ["lines", "missing", "text"])
def test_what_cannot_be_loaded_is_said(dialog, tmp_path, name):
    path = tmp_path / f"{name}.shp"
    if name == "lines":
        shapefile(path, "LineString")
    if name == "text":
        path.write_text("no shapefile")
    dialog.file.setFilePath(str(path))
    assert not dialog.accept_button.isEnabled()
    assert dialog._problem.text()


def test_the_suffix_follows_the_format(kept, tmp_path):
    heard = []
    made = ExportDialog(tmp_path / "work.gpkg", QgsCoordinateReferenceSystem("EPSG:9209"))
    made.chosen.connect(heard.append)
    made.format.setCurrentIndex(made.format.findData("ESRI Shapefile"))
    assert made.file.filePath().endswith(".shp")
    made.format.setCurrentIndex(made.format.findData("GeoJSON"))
    made.accept_button.click()
    assert heard[0].path.suffix == ".geojson"
    assert (heard[0].format, heard[0].crs) == ("GeoJSON", None)
    assert settings.get("export_format") == "GeoJSON"


@pytest.mark.parametrize("name", ["DGN", "DXF"])
def test_findings_can_be_written_as_flags_in_the_system_of_the_plots(kept, tmp_path, name):
    heard = []
    made = ExportDialog(tmp_path / "work.gpkg", QgsCoordinateReferenceSystem("EPSG:9209"))
    made.chosen.connect(heard.append)
    made.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    made.format.setCurrentIndex(made.format.findData(name))
    assert not made.crs.isEnabled()
    made.accept_button.click()
    assert (heard[0].format, heard[0].path.name, heard[0].crs) == (name, f"work-flags.{name.lower()}", None)
    made.format.setCurrentIndex(made.format.findData("GPKG"))
    assert made.crs.isEnabled()
    assert "flags" not in made.file.filePath()


def test_options_are_kept(kept, tmp_path):
    page = OptionsPage(None)
    page._store.setFilePath(str(tmp_path / "kho.gpkg"))
    page._ruleset.setText("vn-2014")
    page.apply()
    assert (settings.get("store"), settings.get("ruleset")) == (str(tmp_path / "kho.gpkg"), "vn-2014")
