"""What QGIS itself exports is read as the same plots, in every format of its own dialog."""

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QVariant

from land_campaign_plugin.native import shapely
from land_campaign_plugin.sources.reader import read_all, read_plots

FIELDS = [
    QgsField("MaXa", QVariant.String),
    QgsField("SoHieuToBanDo", QVariant.String),
    QgsField("SoThuTuThua", QVariant.Int),
    QgsField("DienTich", QVariant.Double),
    QgsField("LoaiDat", QVariant.String),
    QgsField("DiaChi", QVariant.String),
    QgsField("NgayDo", QVariant.Date),
]
SHAPES = [f"POLYGON (({x} 2290000.123, {x + 20.25} 2290003, {x + 18} 2290025.5, {x} 2290000.123))"
          for x in (560_000.5, 560_040.5, 560_080.5)]  # fmt: skip
FORMATS = [
    # file, driver, what has to be said on reading
    ("a.gpkg", "GPKG", {}),
    ("a.shp", "ESRI Shapefile", {}),
    ("a.geojson", "GeoJSON", {}),
    ("a.gml", "GML", {}),
    ("a.tab", "MapInfo File", {"crs": "EPSG:9209"}),
    ("a.mif", "MapInfo MIF", {"crs": "EPSG:9209"}),
    ("a.fgb", "FlatGeobuf", {}),
    ("a.sqlite", "SpatiaLite", {}),
]
_GRID_M = 0.02
"""QGIS writes MapInfo files without bounds: their grid is of about a centimetre."""


@pytest.fixture
def layer(qgis_app):
    made = QgsVectorLayer("Polygon?crs=EPSG:9209", "thửa đất", "memory")
    made.dataProvider().addAttributes(FIELDS)
    made.updateFields()
    for number, wkt in enumerate(SHAPES, start=1):
        plot = QgsFeature(made.fields())
        plot.setAttributes(["11953", "7", number, 400.5, "ONT", "Thôn Đoài, xã Phố Hiến", QDate(2019, 5, 7)])
        plot.setGeometry(QgsGeometry.fromWkt(wkt))
        made.dataProvider().addFeature(plot)
    return made


def exported(layer, path, driver):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding, options.layerName = driver, "UTF-8", "thua_dat"
    failed, said, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert failed == QgsVectorFileWriter.NoError, said
    return path


@pytest.mark.parametrize("name, driver, said", FORMATS, ids=[case[0] for case in FORMATS])
def test_an_export_of_qgis_is_read_as_the_same_plots(layer, tmp_path, name, driver, said):
    path = exported(layer, tmp_path / name, driver)
    plots, report = read_all(path, **said)
    plots = plots.take(np.argsort(plots["plot_number"]))
    assert plots["plot_number"].tolist() == ["1", "2", "3"]
    assert plots["sheet_number"].tolist() == ["7"] * 3
    assert plots["area_recorded_m2"].tolist() == [400.5] * 3
    assert plots["land_use"].tolist() == ["ONT"] * 3
    assert plots["address"].tolist() == ["Thôn Đoài, xã Phố Hiến"] * 3
    assert report.crs_name.startswith("EPSG:9209")
    apart = shapely.hausdorff_distance(plots.geometry, shapely.from_wkt(SHAPES)).max()
    assert apart <= (_GRID_M if driver.startswith("MapInfo") else 0)
    (batch,) = read_plots(path, **said, extras=True)
    assert "2019-05-07" in batch.extra[0].replace("/", "-")
