"""Sources of every format come in as the same plots, and every row is accounted for."""

import json
import math
import sqlite3
import struct
import subprocess
import uuid
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from land_campaign_plugin.model.errors import BadInput, Cancelled
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.projection import crs_label, parse_crs, transformation
from land_campaign_plugin.native import shapely
from land_campaign_plugin.sources.inspect import choose_layer, layers
from land_campaign_plugin.sources.notes import Tally
from land_campaign_plugin.sources.reader import read_all, read_plots
from land_campaign_plugin.sources.stream import _count, _stream_may_crash
from land_campaign_plugin.sources.uids import NAMESPACE, UidMaker, made_uid, plot_uids
from land_campaign_plugin.sources.values import number_from, whole_from

from .source_files import EAST, NO_INDEX, NORTH, plot_rows, plot_wkt, put_shape, ring_wkb, write_source

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FORMATS = {
    "a.gpkg": "GPKG",
    "a.shp": "ESRI Shapefile",
    "a.geojson": "GeoJSON",
    "a.gml": "GML",
    "a.fgb": "FlatGeobuf",
    "a.tab": "MapInfo File",
    "a.sqlite": "SQLite",
}
SQUARE = [(0, 0), (20, 0), (20, 20), (0, 20), (0, 0)]


def sentences(report):
    return [ENGLISH.text(template, **values) for template, values in report.notes]


def square_at(*points):
    return [(EAST + x, NORTH + y) for x, y in points]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_same_plots(tmp_path, name):
    # Without bounds a MapInfo file has a grid of about a centimetre
    options = ("-lco", "BOUNDS=550000,2280000,570000,2300000") if name.endswith("tab") else ()
    path = write_source(tmp_path / name, plot_rows(), driver=FORMATS[name], layer="a", options=options)
    plots, report = read_all(path, crs="EPSG:9209")
    plots = plots.take(np.argsort(plots["plot_number"]))  # FlatGeobuf sorts by place
    assert plots["plot_number"].tolist() == ["1", "2", "3"]
    assert plots["sheet_number"].tolist() == ["7"] * 3
    assert plots["commune"].tolist() == ["11953"] * 3
    assert plots["area_recorded_m2"].tolist() == [400.5] * 3
    assert plots["map_scale"].tolist() == [1000] * 3
    assert plots["address"].tolist() == ["Thôn Đoài, xã Phố Hiến"] * 3
    assert report.crs_name.startswith("EPSG:9209")
    expected = shapely.from_wkt([plot_wkt(number) for number in range(3)])
    assert shapely.equals(shapely.normalize(plots.geometry), shapely.normalize(expected)).all()
    assert sorted(file.name for file in tmp_path.glob("*.gfs")) == []


def test_mapinfo_keeps_the_numbers_of_a_system_and_not_its_name(tmp_path):
    path = write_source(tmp_path / "a.tab", plot_rows(), driver="MapInfo File", layer="a")
    _, report = read_all(path)
    assert report.crs_name == "EPSG:9209 (VN-2000 / TM-3 105-30)"
    with pytest.raises(BadInput, match="not in EPSG:5897"):
        read_all(path, crs="EPSG:5897")


def test_a_folder_of_shapefiles_and_a_path_with_vietnamese_letters_are_read(tmp_path):
    folder = tmp_path / "Xã Phố Hiến 2026"
    folder.mkdir()
    write_source(folder / "thửa đất.shp", plot_rows(), driver="ESRI Shapefile", layer="thửa đất")
    assert len(read_all(folder)[0]) == 3
    assert len(read_all(str(folder / "thửa đất.shp"))[0]) == 3


def test_several_sources_become_one_table_in_their_order(tmp_path):
    one = write_source(tmp_path / "one.gpkg", plot_rows(2))
    two = write_source(tmp_path / "two.gpkg", [{"WKT": plot_wkt(9), "SoThua": "77", "DienTichPhapLy": 12.5}])
    plots, report = read_all([one, two])
    assert plots["plot_number"].tolist() == ["1", "2", "77"]
    assert plots["sheet_number"].tolist() == ["7", "7", None]
    assert np.isnan(plots["area_legal_m2"][:2]).all()
    assert plots["area_legal_m2"][2] == 12.5
    assert (report.rows_in, report.rows_out, report.rows_set_aside) == (3, 3, 0)


def test_sources_in_different_systems_are_not_mixed(tmp_path):
    one = write_source(tmp_path / "one.gpkg", plot_rows(1))
    two = write_source(tmp_path / "two.gpkg", plot_rows(1), crs="EPSG:5897")
    with pytest.raises(BadInput, match=r"two.gpkg is in EPSG:5897 .* before it in EPSG:9209"):
        read_all([one, two])


def test_only_the_columns_asked_for_are_read(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows())
    assert sorted(read_all(path, columns=["commune", "plot_number"])[0].columns) == ["commune", "plot_number"]


def test_coordinates_are_rounded_once_and_counted(tmp_path):
    wkt = plot_wkt(0).replace(f"{EAST} {NORTH}", f"{EAST}.0004 {NORTH}.0006")
    path = write_source(tmp_path / "a.gpkg", plot_rows(2, WKT=[wkt, plot_wkt(5)]))
    plots, report = read_all(path)
    assert report.moved == 2  # first and last point of the ring
    assert shapely.get_coordinates(plots.geometry[0])[0].tolist() == [EAST, NORTH + 0.001]
    assert plots.geometry[1].equals(shapely.from_wkt(plot_wkt(5)))


TURNED = [
    ("MULTIPOLYGON (((0 0, 20 0, 20 20, 0 0)))", "POLYGON ((0 0, 20 0, 20 20, 0 0))", None),
    ("POLYGON Z ((0 0 5, 20 0 5, 20 20 5, 0 0 5))", "POLYGON ((0 0, 20 0, 20 20, 0 0))", "heights or measures"),
    ("POLYGON ZM ((0 0 5 1, 20 0 5 1, 20 20 5 1, 0 0 5 1))", "POLYGON ((0 0, 20 0, 20 20, 0 0))", "heights"),
    ("GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 20 0, 20 20, 0 0)))",
     "POLYGON ((0 0, 20 0, 20 20, 0 0))", "collections; their polygons"),
    ("GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)), MULTIPOLYGON (((5 5, 6 5, 6 6, 5 5))))",
     "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))", "collections"),
    ("POLYGON EMPTY", None, "1 row has no shape"),
    ("GEOMETRYCOLLECTION EMPTY", None, "1 row has no shape"),
    ("", None, "1 row has no shape"),
]  # fmt: skip


@pytest.mark.parametrize("wkt, expected, note", TURNED)
def test_odd_shapes_are_kept_and_what_was_done_is_said(tmp_path, wkt, expected, note):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2, WKT=[plot_wkt(0), wkt]), geometry="GEOMETRY")
    plots, report = read_all(path)
    assert (report.rows_in, report.rows_out) == (2, 2)
    shape = plots.geometry[1]
    assert shape is None if expected is None else shapely.normalize(shape) == shapely.normalize(
        shapely.from_wkt(expected)
    )
    assert [note in sentence for sentence in sentences(report)] == ([True] if note else [])


def test_a_curve_is_straightened(tmp_path):
    circle = "CURVEPOLYGON (CIRCULARSTRING (0 0, 10 10, 20 0, 10 -10, 0 0))"
    path = write_source(tmp_path / "a.gpkg", plot_rows(2, WKT=[plot_wkt(0), circle]), geometry="GEOMETRY")
    plots, report = read_all(path)
    assert plots.geometry[1].geom_type == "Polygon"
    assert plots.geometry[1].area == pytest.approx(math.pi * 100, rel=2e-4)
    assert sentences(report) == ["1 shape had curves; they were turned into short straight lines."]


SET_ASIDE = [
    ("LINESTRING (0 0, 1 1)", "It is a line among polygons."),
    ("MULTIPOINT (0 0, 1 1)", "It is a point among polygons."),
    ("GEOMETRYCOLLECTION (POINT (1 1))", "It is a collection without polygons."),
]


@pytest.mark.parametrize("wkt, reason", SET_ASIDE)
def test_what_is_no_plot_is_set_aside_with_the_reason(tmp_path, wkt, reason):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3, WKT=[plot_wkt(0), wkt, plot_wkt(2)]), geometry="GEOMETRY")
    plots, report = read_all(path)
    assert (report.rows_in, report.rows_out, report.rows_set_aside) == (3, 2, 1)
    row = report.set_aside[0]
    assert (row.source_row, ENGLISH.text(row.reason, **row.values)) == (2, reason)
    assert row.row["plot_number"] == "2"
    assert plots["plot_number"].tolist() == ["1", "3"]


def test_a_ring_that_is_not_closed_is_closed(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2), options=NO_INDEX)
    put_shape(path, 2, ring_wkb(square_at(*SQUARE[:4])))
    plots, report = read_all(path)
    assert plots.geometry[1].equals(shapely.Polygon(square_at(*SQUARE)))
    assert sentences(report) == ["1 shape had a ring that was not closed; it was closed."]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "wrong, sentence",
    [
        *[(value, "1 row has coordinates that are no numbers") for value in (math.nan, math.inf, -math.inf)],
        *[(value, "1 row has coordinates that cannot be on earth") for value in (1e300, -1e300, 1.1e9)],
    ],
)
def test_coordinates_that_cannot_be_leave_a_plot_without_a_shape(tmp_path, wrong, sentence):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2), options=NO_INDEX)
    put_shape(path, 2, ring_wkb(square_at(*SQUARE[:2]) + [(wrong, NORTH)] + square_at(*SQUARE[2:])))
    plots, report = read_all(path)
    assert report.rows_out == 2
    assert plots.geometry[1] is None
    assert [text.partition(";")[0] for text in sentences(report)] == [f"{sentence} (the first: 2)"]


@pytest.fixture(params=["as they are", "on"])
def gdal_exceptions(request):
    """GDAL's exceptions as they are, and switched on: whoever shares the process, such as QGIS, decides on them."""
    switched = request.param == "on" and not gdal.GetUseExceptions()
    if switched:
        gdal.UseExceptions()
    yield
    if switched:
        gdal.DontUseExceptions()


@pytest.mark.usefixtures("gdal_exceptions")
@pytest.mark.parametrize("broken", [b"", b"\x01", b"\x01\x03\x00\x00\x00\xff\xff", struct.pack("<BI", 1, 99) * 3])
def test_a_shape_that_cannot_be_decoded_is_set_aside_or_has_none(tmp_path, broken):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2), options=NO_INDEX)
    put_shape(path, 2, broken)
    plots, report = read_all(path)
    assert report.rows_in == 2 == report.rows_out + report.rows_set_aside
    assert report.rows_set_aside == 1 or plots.geometry[1] is None


def test_remarks_name_the_first_three_rows_they_mean_over_batches_and_files(tmp_path):
    texts = ["x", "1", "y", "2", "z", "w"]
    path = write_source(tmp_path / "a.gpkg", plot_rows(6, DienTich=texts), types=False)
    tally = Tally()
    for _ in range(2):
        for batch in read_plots(path, batch_rows=2):
            tally.extend(batch.notes)
    ((template, values),) = tally.notes()
    assert "8 values of field DienTich are no clear number (first rows: 1, 3, 5)" in ENGLISH.text(template, **values)


@pytest.mark.parametrize("suffix, driver", [("gpkg", "GPKG"), ("geojson", "GeoJSON"), ("fgb", "FlatGeobuf")])
def test_rows_of_a_layer_with_a_quote_in_its_name_are_counted(tmp_path, suffix, driver):
    path = write_source(tmp_path / f"a.{suffix}", plot_rows(2), driver=driver, layer='th"ua')
    dataset = gdal.OpenEx(str(path))
    assert _count(dataset, dataset.GetLayer(0)) == 2
    dataset = None
    if driver == "GPKG":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE gpkg_ogr_contents SET feature_count = 5")
    assert read_all(path, crs=None if driver != "GeoJSON" else "EPSG:9209")[1].rows_in == 2


@pytest.mark.parametrize(
    "gone, version, avoided",
    [
        (None, 3_100_300, False),
        (2, 3_100_300, True),
        (1, 3_100_300, True),
        (2, 3_110_400, False),
        (2, 3_060_200, False),
    ],
)
def test_the_fast_path_is_avoided_where_ids_have_holes_and_it_may_crash(tmp_path, gone, version, avoided):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3), layer='th"ua', options=NO_INDEX)
    if gone:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute('DELETE FROM "th""ua" WHERE fid = ?', [gone])
    dataset = gdal.OpenEx(str(path))
    layer = dataset.GetLayer(0)
    assert _stream_may_crash(dataset, layer, layer.GetFeatureCount(), version) is avoided
    layer = dataset = None
    assert read_all(path)[0]["plot_number"].tolist() == [number for number in "123" if number != str(gone)]


NUMBERS = [
    ("12.5", 12.5),
    ("12,5", 12.5),
    (" 400 ", 400.0),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("1.234.567", 1234567.0),
    ("120,5 m2", 120.5),
    ("0.123", 0.123),
    ("0,123", 0.123),
    ("1234.567", 1234.567),
    ("1e3", 1000.0),
    ("1.234", None),
    ("1,234", None),
    ("30/2", None),
    ("12.5.1", None),
    ("khoảng 100", None),
    ("nan", None),
    ("", None),
]


@pytest.mark.parametrize("text, value", NUMBERS)
def test_a_number_is_read_where_its_meaning_is_clear(text, value):
    found = number_from(text)
    assert (None if math.isnan(found) else found) == value


@pytest.mark.parametrize(
    "text, value", [("1:1000", 1000), ("1/500", 500), ("2000", 2000), ("2000.0", 2000), ("true", 1), ("x?", None)]
)
def test_a_whole_number_may_be_a_scale_or_yes_or_no(text, value):
    assert whole_from(text) == value


def test_text_in_a_number_field_is_kept_beside_the_plot(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3, DienTich=["12,5", "30/2", ""]), types=False)
    batch = next(read_plots(path, extras=True))
    assert batch.plots["area_recorded_m2"][0] == 12.5
    assert np.isnan(batch.plots["area_recorded_m2"][1:]).all()
    assert batch.extra == [None, '{"DienTich": "30/2"}', None]
    assert [ENGLISH.text(template, **values) for template, values in batch.notes] == [
        "1 value of field DienTich is no clear number (first rows: 2); they were left out."
    ]


def test_a_list_in_a_field_is_kept_beside_the_plot(tmp_path):
    path = tmp_path / "a.geojson"
    shape = {"type": "Polygon", "coordinates": [square_at(*SQUARE)]}
    rows = [{"SoThua": "1", "nhan": ["a", "b"], "so": [1, 2]}, {"SoThua": "2", "nhan": ["c"], "so": None}]
    features = [{"type": "Feature", "geometry": shape, "properties": row} for row in rows]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    batch = next(read_plots(path, crs="EPSG:9209", extras=True))
    assert [json.loads(text) for text in batch.extra] == [{"nhan": '["a", "b"]', "so": "[1, 2]"}, {"nhan": '["c"]'}]


def test_numbers_become_the_texts_people_write(tmp_path):
    rows = plot_rows(2, SoThuTuThua=[12, 7], SoHieuToBanDo=[3.0, 4.0], MaXa=[1, 11953])
    plots, _ = read_all(write_source(tmp_path / "a.gpkg", rows))
    assert plots["plot_number"].tolist() == ["12", "7"]
    assert plots["sheet_number"].tolist() == ["3", "4"]
    assert plots["commune"].tolist() == ["00001", "11953"]


def test_true_and_false_are_right_in_every_row(tmp_path):
    path = write_source(tmp_path / "a.geojson", plot_rows(9), driver="GeoJSON")
    text = path.read_text(encoding="utf-8")
    for number in range(1, 10):
        flag = "true" if number % 3 else "false"
        text = text.replace(f'"SoThuTuThua": {number},', f'"SoThuTuThua": {number}, "laDoiTuongChiemDat": {flag},')
    path.write_text(text, encoding="utf-8")
    subprocess.run(["ogr2ogr", str(tmp_path / "b.gpkg"), str(path)], check=True, capture_output=True)
    for source in (path, tmp_path / "b.gpkg"):
        assert read_all(source)[0]["non_plot"].tolist() == [1, 1, 0] * 3


def test_what_no_column_takes_is_kept_but_nothing_about_persons(tmp_path):
    rows = plot_rows(2, TenChu="Nguyễn Văn Thử", SoDienThoai="0", ToDoi=["A", "B"], Nam=[2001, 2002])
    batch = next(read_plots(write_source(tmp_path / "a.gpkg", rows), extras=True, holders=True))
    assert batch.extra == ['{"ToDoi": "A", "Nam": 2001}', '{"ToDoi": "B", "Nam": 2002}']
    assert batch.holders["name"].tolist() == ["Nguyễn Văn Thử"] * 2
    assert "TenChu" not in str(batch.plots.columns)


def shapefile_in(tmp_path, encoding, cpg=None):
    rows = plot_rows(2, DiaChi=["Thon Doai", "Thôn Đoài" if encoding == "UTF-8" else "Chênh"])
    path = write_source(
        tmp_path / "a.shp", rows, driver="ESRI Shapefile", layer="a", options=("-lco", f"ENCODING={encoding}")
    )
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0  # no code page
    path.with_suffix(".dbf").write_bytes(table)
    if cpg:
        path.with_suffix(".cpg").write_text(cpg)
    return path


@pytest.mark.parametrize(
    "encoding, cpg, said",
    [
        ("UTF-8", "UTF-8", None),
        ("UTF-8", None, None),
        ("ISO-8859-1", "ISO-8859-1", None),
        ("ISO-8859-1", None, "Field DiaChi is not in UTF-8; its texts were read as Latin-1."),
    ],
)
def test_texts_of_a_shapefile_are_never_lost(tmp_path, encoding, cpg, said):
    plots, report = read_all(shapefile_in(tmp_path, encoding, cpg))
    assert plots["address"].tolist() == ["Thon Doai", "Thôn Đoài" if encoding == "UTF-8" else "Chênh"]
    assert [said in sentence for sentence in sentences(report)] == ([True] if said else [])


def test_the_encoding_can_be_said(tmp_path):
    path = shapefile_in(tmp_path, "ISO-8859-1")
    assert read_all(path, encoding="ISO-8859-1")[0]["address"].tolist() == ["Thon Doai", "Chênh"]


def test_the_layer_of_plots_is_found_among_others(tmp_path):
    path = write_source(tmp_path / "a.gpkg", [{"WKT": plot_wkt(0), "SoHieuToBanDo": "7", "DienTich": 1, "TyLe": 500}],
                        layer="to_ban_do")  # fmt: skip
    write_source(path, [{"WKT": plot_wkt(0), "code": "11953", "name": "Phố Hiến"}], layer="xa")
    write_source(path, plot_rows())
    write_source(path, [{"WKT": "LINESTRING (0 0, 1 1)", "SoThua": 1}], layer="duong")
    assert [(info.name, info.geometry_type, info.count) for info in layers(path)] == [
        ("to_ban_do", "polygon", 1),
        ("xa", "polygon", 1),
        ("thua_dat", "polygon", 3),
        ("duong", "line", 1),
    ]
    assert choose_layer(path).name == "thua_dat"
    assert choose_layer(path, "XA").name == "xa"


def test_the_same_plot_has_the_same_id_whoever_reads_it(tmp_path):
    rows = plot_rows(4, WKT=[plot_wkt(0), plot_wkt(0), plot_wkt(1), ""], SoThuTuThua="5")
    plots, _ = read_all(write_source(tmp_path / "a.gpkg", rows))
    again, _ = read_all(
        write_source(tmp_path / "a.shp", rows, driver="ESRI Shapefile", layer="a", options=("-nlt", "MULTIPOLYGON"))
    )
    uids = plot_uids(plots)
    assert plot_uids(again).tolist() == uids.tolist()
    assert len(set(uids)) == 4
    for rows_asked in ([1], [0, 3], [2, 1], [3]):
        assert plot_uids(plots, rows_asked).tolist() == uids[rows_asked].tolist()
    maker = UidMaker()
    assert [maker.assign(plots.take([row]))[0][0] for row in range(4)] == uids.tolist()
    turned = plots.take(slice(None))
    turned.geometry = shapely.reverse(turned.geometry)
    assert plot_uids(turned).tolist() == uids.tolist()


def test_a_made_id_is_the_uuid_of_what_the_plot_is():
    digest = made_uid(b"11953|7|5|", 1)
    assert digest == str(uuid.uuid5(NAMESPACE, "11953|7|5|"))


def test_a_repeated_own_id_stays_with_the_first(tmp_path):
    rows = plot_rows(3, uid=["a", "a", "b"])
    plots, _ = read_all(write_source(tmp_path / "a.gpkg", rows))
    uids = plot_uids(plots)
    assert uids[[0, 2]].tolist() == ["a", "b"]
    assert len(uids[1]) == 36
    assert plot_uids(plots, [1])[0] == uids[1]
    found, refused = UidMaker().assign(plots)
    assert (found.tolist(), refused) == (uids.tolist(), 1)


def test_reading_can_be_stopped(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows())
    with pytest.raises(Cancelled):
        read_all(path, cancelled=lambda: True)


def test_the_datum_operation_is_the_pinned_one():
    """Test vector of the identifier: E 560000 N 2290000 is 20.70135902, 106.07788150 by EPSG:6960."""
    there = transformation("EPSG:9209", "EPSG:4326")
    found = there(np.array([[560_000.0, 2_290_000.0]]))
    assert found[0].tolist() == pytest.approx([106.07788150, 20.70135902], abs=5e-9)
    back = transformation("EPSG:4326", "EPSG:9209")(found)
    assert back[0].tolist() == pytest.approx([560_000, 2_290_000], abs=0.002)  # no height travels along


if DATA.is_dir():

    @pytest.mark.parametrize(
        "name, layer, count, code",
        [
            ("fr_sheets_25354", "PARCELLE_id", 511, "EPSG:2154"),
            ("fr_sheets_13029", "PARCELLE_id", 389, "EPSG:2154"),
            ("nz_parcels", None, 2993, "EPSG:2193"),
            ("hungyen_communes", None, 104, "EPSG:9209"),
        ],
    )
    def test_real_files_are_read_whole(name, layer, count, code):
        plots, report = read_all(DATA / f"{name}.gpkg", layer=layer)
        assert len(plots) == count == report.rows_in
        assert report.crs_name.startswith(code)
        rounded = np.round(shapely.get_coordinates(plots.geometry) * 1000) / 1000
        assert (rounded == shapely.get_coordinates(plots.geometry)).all()

    def test_the_french_layers_have_to_be_named():
        with pytest.raises(BadInput, match="one of: PARCELLE_id, SECTION_id, SUBDSECT_id, COMMUNE_id"):
            choose_layer(DATA / "fr_sheets_25354.gpkg")

    def test_the_french_system_without_a_code_is_named():
        info = choose_layer(DATA / "fr_sheets_25354.gpkg", "PARCELLE_id")
        assert crs_label(parse_crs(info.crs_wkt)) == "EPSG:2154 (RGF93 Lambert 93)"


@pytest.mark.parametrize(
    ("name", "driver", "expected", "told"),
    [
        ("a.tab", "MapInfo File", [400.5, None, None], 1),
        ("a.mif", "MapInfo File", [400.5, None, None], 1),
        ("a.gpkg", "GPKG", [400.5, None, 0.0], 0),  # has empty numbers, so that a 0 is one
    ],
)
def test_mapinfo_has_no_empty_numbers_and_keeps_0_for_them(tmp_path, name, driver, expected, told):
    rows = plot_rows(3, DienTich=["400.5", "", "0"], SoThuTuThua=["1", "2", ""])
    path = write_source(tmp_path / name, rows, driver=driver, layer="a")
    plots, report = read_all(path)
    areas = [None if area != area else area for area in plots["area_recorded_m2"].tolist()]
    assert areas == expected
    assert plots["plot_number"].tolist() == ["1", "2", None]
    notes = [text.format(**values) for text, values in report.notes if "zeros" in text]
    assert [note for note in notes if "DienTich" in note] == [
        "2 zeros of field DienTich were read as missing: a MapInfo file has no empty numbers."
    ] * told
