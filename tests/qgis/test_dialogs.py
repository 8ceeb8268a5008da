"""The dialogs of export and options: choices are kept."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem

from land_campaign_plugin.gui.export_dialog import ExportDialog
from land_campaign_plugin.gui.options_page import OptionsPage
from land_campaign_plugin.qgis_bridge import settings


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
