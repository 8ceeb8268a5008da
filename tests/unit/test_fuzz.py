"""Damaged files of every format get an answer: plots, or a sentence; never a crash, a hang or another error.

The short run of `benchmarks/fuzz.py`, and what its long runs found, each made here anew.
"""

import os
import socket
import sqlite3
import threading
import zipfile
from contextlib import closing

import pytest
from osgeo import gdal

from benchmarks.fuzzing.desk import Desk
from benchmarks.fuzzing.mutations import mutated
from benchmarks.fuzzing.originals import FORMATS, originals
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.sources.inspect import layers
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.sources.record_books import read_records
from land_campaign_plugin.sources.spreadsheet import open_book

from .source_files import plot_rows, write_source

SEED, FILES, PATIENCE_S = 1, 20, 60.0
FOUND = {
    "gpkg": (282,),  # a name that is no UTF-8
    "shp": (78, 145, 195, 280),  # names and a reference system that are no UTF-8; fields of one name
    "gml": (101, 117, 154, 195),  # a shape that may not be missing, and is; a complaint that is no UTF-8
    "tab": (73, 272),
    "mif": (80, 108, 123, 167),
    "fgb": (3384,),  # what does not fit into an array
    "dxf": (56,),
    "csv": (71, 137, 860),  # a word of 70,000 letters; a small ² as a digit
}
"""Files of the first seed that crashed QGIS's process, hung or raised another error when they were first read."""


@pytest.fixture(scope="module")
def desk():
    """A worker process of its own, patient: how long a file takes is no matter here, on a machine of any speed."""
    with Desk(SEED, PATIENCE_S) as one:
        yield one


@pytest.mark.parametrize("kind", FORMATS)
def test_damaged_files_are_answered(desk, kind):
    outcome = desk.tries(kind, [*range(FILES), *(number for number in FOUND.get(kind, ()) if number >= FILES)])
    assert [(trouble.what, trouble.number, trouble.where) for trouble in outcome.troubles] == []
    assert outcome.read >= 2  # the files that were not damaged
    assert outcome.answered


@pytest.mark.parametrize("kind", sorted({*FORMATS} - {"gdb"}))
def test_a_file_of_a_seed_is_the_same_for_ever(kind):
    first = [mutated(kind, SEED, number) for number in range(6)]
    originals.cache_clear()
    assert [mutated(kind, SEED, number) for number in range(6)] == first


def test_field_names_that_are_no_utf8_are_read(tmp_path):
    """``DiÖn tÝch`` is how the trade's TCVN3 writes a field's name; GDAL hands its bytes over as they stand."""
    path = write_source(tmp_path / "a.shp", plot_rows(2), driver="ESRI Shapefile", layer="a")
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace(b"DiaChi\0", b"DiaCh\xd6\0"))
    path.with_suffix(".cpg").unlink()
    assert "DiaChÖ" in layers(path)[0].field_names
    assert len(read_all(path)[0]) == 2


def test_a_shape_that_may_not_be_missing_and_is(tmp_path):
    """In a schema of GML an element occurs once unless it says otherwise."""
    path = write_source(tmp_path / "a.gml", plot_rows(2, WKT=[plot_rows(1)[0]["WKT"], ""]), driver="GML", layer="a")
    schema = path.with_suffix(".xsd")
    schema.write_text(schema.read_text().replace('nillable="true" minOccurs="0"', ""))
    plots, _ = read_all(path)
    assert [shape is None for shape in plots.geometry.tolist()] == [False, True]


@pytest.mark.parametrize("raising", [False, True])
def test_a_complaint_that_is_no_utf8_is_a_sentence(tmp_path, raising):
    path = tmp_path / "a.geojson"
    path.write_bytes(b'{"type": "FeatureCollection", "features": [ \xd6\xdd ]}')
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if raising else gdal.DontUseExceptions)()
    try:
        with pytest.raises(BadInput, match="is damaged, or of a kind that cannot be read"):
            read_all(path)
    finally:
        (gdal.UseExceptions if before else gdal.DontUseExceptions)()


VIEWS = {
    "calls itself": "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n AS fid FROM x",
    "joins all with all": "SELECT a.fid, a.geom FROM " + ", ".join(f"thua_dat {name}" for name in "abcdefgh"),
}


@pytest.mark.parametrize("query", VIEWS.values(), ids=VIEWS)
def test_a_view_without_an_end_is_refused(tmp_path, query, monkeypatch):
    monkeypatch.setattr("land_campaign_plugin.sources.views._LONGEST_S", 0.2)
    path = write_source(tmp_path / "a.gpkg", plot_rows(30))
    with closing(sqlite3.connect(path)) as base:
        base.execute(f"CREATE VIEW endless AS {query}")
    with pytest.raises(BadInput, match="The view endless of .* takes too long to compute. Save what it shows as"):
        layers(path)


@pytest.mark.parametrize("name, condition, refused", [
    ("party", "load_extension('x') IS NULL", True),
    ("Certificate", "load_extension('x') IS NULL", True),
    ("party", "fid IN (SELECT fid FROM not_there)", True),
    ("party", "fid > 1", False),
    ("party", "ST_IsEmpty(geom) = 0", False),  # GDAL has it, plain SQLite has not
])  # fmt: skip
def test_records_that_a_view_cannot_show_are_not_lost_in_silence(tmp_path, name, condition, refused):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3))
    with closing(sqlite3.connect(path)) as base:
        base.execute(f"CREATE VIEW {name} AS SELECT fid FROM thua_dat WHERE {condition}")
    if not refused:
        assert layers(path)
        return
    with pytest.raises(BadInput, match=f"The view {name} of .* cannot be computed. Save what it shows as a table"):
        layers(path)


def test_a_pipe_is_no_file(tmp_path):
    path = tmp_path / "a.geojson"
    os.mkfifo(path)
    for read in (layers, open_book):
        with pytest.raises(BadInput, match="is no file, but a device or a pipe. Choose a file that exists."):
            read(path)


OUTSIDE = {
    "vrt": '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{url}</SrcDataSource></OGRVRTLayer>'
    "</OGRVRTDataSource>",
    "gml": '<?xml version="1.0"?><!DOCTYPE a SYSTEM "{url}.dtd" [<!ENTITY b SYSTEM "{url}">]><ogr:FeatureCollection '
    'xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://ogr.maptools.org/ {url}.xsd">'
    '<gml:featureMember><ogr:a fid="1"><ogr:n>&b;</ogr:n></ogr:a></gml:featureMember></ogr:FeatureCollection>',
    "geojson": '{{"type": "FeatureCollection", "links": [{{"rel": "next", "href": "{url}"}}], "features": []}}',
    "json": '<OGRWFSDataSource><URL>{url}</URL></OGRWFSDataSource>',
}  # fmt: skip


@pytest.mark.parametrize("ending", OUTSIDE)
def test_nothing_that_a_file_names_is_fetched(tmp_path, ending):
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked = []
        thread = threading.Thread(target=_listen, args=(server, asked), daemon=True)
        thread.start()
        url = f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/a"
        path = tmp_path / f"a.{ending}"
        path.write_text(OUTSIDE[ending].format(url=url if ending == "vrt" else url.removeprefix("/vsicurl/")))
        with pytest.raises(BadInput):
            read_all(path)
        with socket.create_connection(server.getsockname()) as own:
            own.sendall(b"own")
        thread.join(10)
    assert asked == [b"own"]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def _listen(server: socket.socket, asked: list) -> None:
    """Take down who asks, until the test itself does."""
    while b"own" not in asked:
        connection, _ = server.accept()
        with connection:
            asked.append(connection.recv(3))


def test_a_workbook_that_grows_when_unpacked_is_refused(tmp_path):
    book = originals("xlsx")[0].put(tmp_path)
    with zipfile.ZipFile(book) as old:
        members = {name: old.read(name) for name in old.namelist()}
    sheet = next(name for name in members if "sheet1" in name)
    members[sheet] = members[sheet].replace(b"</sheetData>", b"<row/>" * (4 << 20) + b"</sheetData>")
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    with pytest.raises(BadInput, match="The workbook .* cannot be read: it is damaged"):
        read_records([book], None)


def test_lines_that_cross_beyond_all_measure_are_refused(tmp_path):
    rows = [(560_000 + 2 * at, 2_290_000, 560_000 + 2 * at, 2_291_000) for at in range(300)]
    rows += [(560_000, 2_290_000 + 2 * at, 561_000, 2_290_000 + 2 * at) for at in range(300)]
    lines = "".join(f"0\nLINE\n8\n10\n10\n{a}\n20\n{b}\n11\n{c}\n21\n{d}\n" for a, b, c, d in rows)
    path = tmp_path / "a.dxf"
    path.write_text(f"0\nSECTION\n2\nENTITIES\n{lines}0\nENDSEC\n0\nEOF\n")
    with pytest.raises(BadInput, match="cross each other more than 50,000 times"):
        layers(path)


