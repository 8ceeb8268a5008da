"""The dialogs of export and options: choices are kept."""

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


def test_options_are_kept(kept, tmp_path):
    page = OptionsPage(None)
    page._store.setFilePath(str(tmp_path / "kho.gpkg"))
    page._ruleset.setText("vn-2014")
    page.apply()
    assert (settings.get("store"), settings.get("ruleset")) == (str(tmp_path / "kho.gpkg"), "vn-2014")
