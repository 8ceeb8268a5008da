"""The same plots from every format, whoever wrote it: attributes, shapes and system; what formats do to them is undone.

What GDAL's command line writes is read here, what QGIS writes in tests/qgis, a database in tests/store.
"""

import subprocess

import numpy as np
import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.native import shapely
from land_campaign_plugin.sources.inspect import choose_layer
from land_campaign_plugin.sources.reader import read_all, read_plots

from .source_files import EAST, NORTH, plot_rows, plot_wkt, write_source

BOUNDS = ("-lco", "BOUNDS=500000,2200000,650000,2350000")
"""Without bounds a MapInfo file has a grid of some centimetres; with these of a tenth of a millimetre."""
FORMATS = [
    # file, driver, options, what has to be said on reading, the system found
    ("a.gpkg", "GPKG", (), {}, "EPSG:9209"),
    ("a.shp", "ESRI Shapefile", (), {}, "EPSG:9209"),
    ("a.geojson", "GeoJSON", (), {}, "EPSG:9209"),
    ("a.gml", "GML", ("-dsco", "FORMAT=GML3.2"), {}, "EPSG:9209"),
    ("a2.gml", "GML", ("-dsco", "FORMAT=GML2"), {}, "EPSG:9209"),
    ("a.fgb", "FlatGeobuf", (), {}, "EPSG:9209"),
    ("a.tab", "MapInfo File", BOUNDS, {"crs": "EPSG:9209"}, "EPSG:9209"),
    ("a.mif", "MapInfo File", ("-dsco", "FORMAT=MIF", *BOUNDS), {"crs": "EPSG:9209"}, "EPSG:9209"),
    ("a.gdb", "OpenFileGDB", ("-nlt", "POLYGON"), {}, "EPSG:9209"),
    ("a.sqlite", "SQLite", ("-dsco", "SPATIALITE=YES", "-lco", "LAUNDER=NO"), {}, "EPSG:9209"),
    ("b.sqlite", "SQLite", ("-lco", "LAUNDER=YES"), {}, "EPSG:9209"),
]  # fmt: skip
ALL = pytest.mark.parametrize("name, driver, options, said, code", FORMATS, ids=[case[0] for case in FORMATS])
ROUNDING_M = 0.0011
"""MapInfo keeps whole steps of a grid: what is read may lie one millimetre off."""


def read(path, **said):
    """Read plots in the order of their numbers: some formats sort rows by place."""
    plots, report = read_all(path, **said)
    order = np.argsort([int(number) for number in plots["plot_number"]])
    return plots.take(order), report


def same_shapes(plots, expected):
    """Tell whether shapes are these, but for a rounding and the order of vertices."""
    distances = shapely.hausdorff_distance(plots.geometry, shapely.from_wkt(expected))
    return bool((distances <= ROUNDING_M).all())


def turned_wkt(number):
    """A plot that is not parallel to any axis, with millimetres, so that swapped axes or a coarse grid would show."""
    x, y = EAST + 40 * number + 0.123, NORTH + 7 * number + 0.457
    points = [(x, y), (x + 21.337, y + 3.011), (x + 18.006, y + 25.999), (x - 2.5, y + 19.25), (x, y)]
    return f"POLYGON (({', '.join(f'{a:.3f} {b:.3f}' for a, b in points)}))"


@ALL
def test_attributes_shapes_and_system_are_the_same(tmp_path, name, driver, options, said, code):
    shapes = [turned_wkt(number) for number in range(4)]
    rows = plot_rows(4, WKT=shapes, SoThuTuThua=[1, 2, 3, 4], maThuaDatDaCap="w7emvbed1v12", DienTichPhapLy=399.95)
    plots, report = read(write_source(tmp_path / name, rows, driver=driver, layer="a", options=options), **said)
    assert {column: plots[column].tolist() for column in sorted(plots.columns)} == {
        "address": ["Thôn Đoài, xã Phố Hiến"] * 4,
        "area_legal_m2": [399.95] * 4,
        "area_recorded_m2": [400.5] * 4,
        "commune": ["11953"] * 4,
        "land_use": ["ONT"] * 4,
        "map_scale": [1000] * 4,
        "plot_code_issued": ["w7emvbed1v12"] * 4,
        "plot_number": ["1", "2", "3", "4"],
        "sheet_number": ["7"] * 4,
    }
    assert same_shapes(plots, shapes)
    assert report.crs_name.startswith(code)
    assert (report.rows_in, report.rows_out, report.rows_set_aside) == (4, 4, 0)


@ALL
def test_parts_holes_heights_and_measures_come_through(tmp_path, name, driver, options, said, code):
    hole = (
        plot_wkt(0)[:-1]
        + f", ({EAST + 5} {NORTH + 5}, {EAST + 9} {NORTH + 5}, {EAST + 9} {NORTH + 9}, "
        + (f"{EAST + 5} {NORTH + 5}))")
    )
    parts = f"MULTIPOLYGON ({plot_wkt(2)[8:]}, {plot_wkt(4)[8:]})"
    deep = plot_wkt(6).replace(",", " 3.5,").replace("))", " 3.5))").replace("POLYGON", "POLYGON Z")
    rows = plot_rows(3, WKT=[hole, parts, deep])
    plots, _ = read(
        write_source(tmp_path / name, rows, driver=driver, layer="a", options=(*options, "-nlt", "MULTIPOLYGON25D")),
        **said,
    )
    assert same_shapes(plots, [hole, parts, plot_wkt(6)])
    assert not shapely.has_z(plots.geometry).any()
    assert shapely.get_type_id(plots.geometry).tolist() == [3, 6, 3]


@ALL
def test_dates_flags_and_missing_values_are_kept_beside_the_plot(tmp_path, name, driver, options, said, code):
    rows = plot_rows(2, NgayDo=["2019-05-07", ""], DienTich=[12.5, ""], DiaChi=["Thôn Đoài", ""], SoLan=[3, ""])
    path = write_source(tmp_path / name, rows, driver=driver, layer="a", options=options)
    (batch,) = read_plots(path, **said, extras=True)
    first, second = np.argsort(batch.plots["plot_number"])
    assert "2019-05-07" in batch.extra[first].replace("/", "-")
    assert '"3"' in batch.extra[first] or ": 3" in batch.extra[first]
    assert batch.plots["address"][[first, second]].tolist() == ["Thôn Đoài", None]
    # a MapInfo file keeps 0 for a missing number
    assert batch.plots["area_recorded_m2"][first] == 12.5
    assert np.isnan(batch.plots["area_recorded_m2"][second])


def test_true_and_false_of_each_format(tmp_path):
    source = write_source(tmp_path / "s.gpkg", plot_rows(2, SoThuTuThua=[1, 2]), layer="a")
    query = "SELECT *, CAST(SoThuTuThua = 1 AS boolean) AS laDoiTuongChiemDat FROM a"
    for name, driver in (("a.gpkg", "GPKG"), ("a.fgb", "FlatGeobuf"), ("a.geojson", "GeoJSON"), ("a.gml", "GML"),
                         ("a.gdb", "OpenFileGDB"), ("a.shp", "ESRI Shapefile")):  # fmt: skip
        command = ["ogr2ogr", "-f", driver, str(tmp_path / name), str(source), "-dialect", "SQLite", "-sql", query]
        subprocess.run([*command, "-nln", "a", "-nlt", "POLYGON"], check=True, capture_output=True, timeout=60)
        plots, _ = read(tmp_path / name)
        assert (name, plots["non_plot"].tolist()) == (name, [1, 0])


def test_a_shapefile_without_its_prj_and_cpg_is_read_as_what_is_said(tmp_path):
    path = write_source(tmp_path / "a.shp", plot_rows(), driver="ESRI Shapefile", layer="a")
    for suffix in (".prj", ".cpg"):
        path.with_suffix(suffix).unlink()
    plots, report = read(path, crs="EPSG:9209")
    assert plots["address"].tolist() == ["Thôn Đoài, xã Phố Hiến"] * 3
    assert report.crs_name.startswith("EPSG:9209")


def test_a_prj_as_esri_writes_it_is_known(tmp_path):
    path = write_source(tmp_path / "a.shp", plot_rows(), driver="ESRI Shapefile", layer="a")
    # ESRI knows the system by a name of its own, and gives no code
    path.with_suffix(".prj").write_text(
        'PROJCS["VN-2000_TM-3_105-30",GEOGCS["GCS_VN-2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,'
        '298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
        'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
        'PARAMETER["Central_Meridian",105.5],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],'
        'UNIT["Meter",1.0]]'
    )
    _, report = read(path)
    assert report.crs_name.startswith("EPSG:9209")


@pytest.mark.parametrize("version", ["GML2", "GML3", "GML3.2"])
@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:3405", "EPSG:2393"])
def test_axes_of_gml_are_east_and_north_whatever_the_order_in_the_file(tmp_path, version, crs):
    # EPSG:2393 (Finland) has north first: in GML 3 its coordinates are written so
    options = ("-dsco", f"FORMAT={version}")
    path = write_source(tmp_path / "a.gml", plot_rows(), driver="GML", layer="a", crs=crs, options=options)
    plots, report = read(path)
    assert same_shapes(plots, [plot_wkt(number) for number in range(3)])
    assert report.crs_name.startswith(crs)


def test_curves_in_gml_become_short_straight_lines(tmp_path):
    arc = (
        f"CURVEPOLYGON (COMPOUNDCURVE (({EAST} {NORTH}, {EAST + 20} {NORTH}), CIRCULARSTRING ({EAST + 20} {NORTH}, "
        + (f"{EAST + 10} {NORTH + 10}, {EAST} {NORTH})))")
    )
    path = write_source(
        tmp_path / "a.gml", plot_rows(1, WKT=arc), driver="GML", layer="a", geometry="CURVEPOLYGON",
        options=("-dsco", "FORMAT=GML3.2"),
    )  # fmt: skip
    plots, _ = read(path)
    # half a disc of radius 10 m: 157.08 m2
    assert shapely.area(plots.geometry)[0] == pytest.approx(157.08, abs=0.05)


def test_the_longest_names_and_texts_of_a_shapefile(tmp_path):
    # names that begin alike are cut to the same ten letters; GDAL numbers them
    rows = plot_rows(2, SoHieuToBanDoCu=["4", "5"], SoThuTuThuaCu=["8", "9"], DiaChi="Thôn Đoài " * 20)
    path = write_source(tmp_path / "a.shp", rows, driver="ESRI Shapefile", layer="a")
    plots, report = read(path)
    assert report.mapping["sheet_number"] == "SoHieuToBa"
    assert report.mapping["former_sheet_number"] == "SoHieuTo_1"
    assert plots["sheet_number"].tolist() == ["7", "7"]
    assert plots["former_sheet_number"].tolist() == ["4", "5"]
    assert plots["former_plot_number"].tolist() == ["8", "9"]
    # 254 bytes: 19 times the 13 of the text, and what fits of the next
    assert plots["address"][0] == "Thôn Đoài " * 19 + "Thôn"


def test_geojson_as_the_standard_has_it_is_in_degrees_and_refused_with_what_to_do(tmp_path):
    path = write_source(tmp_path / "s.gpkg", plot_rows(), layer="a")
    command = ["ogr2ogr", "-f", "GeoJSON", str(tmp_path / "a.geojson"), str(path), "-lco", "RFC7946=YES"]
    subprocess.run([*command, "-t_srs", "EPSG:4326"], check=True, capture_output=True, timeout=60)
    with pytest.raises(BadInput, match="WGS 84.*load it with --reproject"):
        read_all(tmp_path / "a.geojson")


def test_the_layer_of_a_file_geodatabase_among_tables(tmp_path):
    path = write_source(tmp_path / "a.gdb", plot_rows(), driver="OpenFileGDB", layer="thua_dat", geometry="POLYGON")
    write_source(path, [{"WKT": "", "Ma": 1}], driver="OpenFileGDB", layer="bang", geometry="NONE")
    assert choose_layer(path).name == "thua_dat"
    assert len(read_all(path)[0]) == 3
