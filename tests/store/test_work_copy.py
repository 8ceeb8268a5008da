"""The work copy as a file: what goes in comes out, and other programs can read it."""

import shutil
import sqlite3
import subprocess

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal, ogr

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.change import CONTENT_NAMES
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.findings import CLEAN, FINDING_COLUMNS, FINDINGS, CheckResult, FindingTable, Outcome
from land_campaign_plugin.model.record_kinds import ACT_TABLES, KINDS
from land_campaign_plugin.model.records import RECORD_TABLES, SHEET_COLUMNS
from land_campaign_plugin.model.tables import PLOT_COLUMNS
from land_campaign_plugin.native import pyproj, shapely
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.store import rtree
from land_campaign_plugin.store.blobs import as_multipolygons, decode, encode, encode_multipolygons
from land_campaign_plugin.store.capture import capture_triggers, record_triggers
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.container import register_layer
from land_campaign_plugin.store.record_capture import base_table
from land_campaign_plugin.store.record_capture import triggers as watching_records
from land_campaign_plugin.store.workcopy import WorkCopy

from .conftest import square, table_of, uid_of


def columns_of(path, table):
    connection = sqlite3.connect(path)
    found = {name: kind for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}
    connection.close()
    return found


def test_the_tables_have_the_columns_that_the_model_names(work, store):
    kinds = {"text": "TEXT", "real": "REAL", "integer": "INTEGER"}
    wanted = {column.name: kinds[column.kind] for column in PLOT_COLUMNS}
    assert wanted.items() <= columns_of(work.path, "plot").items()
    assert wanted.items() <= columns_of(store.path, "plot").items()
    assert wanted.items() <= columns_of(work.path, "campaign_base").items()
    for table, columns in {**RECORD_TABLES, "sheet": SHEET_COLUMNS}.items():
        assert {name: kinds[kind] for name, kind in columns.items()}.items() <= columns_of(work.path, table).items()
    findings = {name: "REAL" if dtype is np.float64 else "TEXT" for name, dtype in FINDING_COLUMNS}
    assert findings.items() <= columns_of(work.path, "finding").items()


def test_plots_come_back_as_they_were(tmp_path, crs):
    shapes = [
        square(0),
        shapely.MultiPolygon([square(1), square(5)]),
        square(2).difference(shapely.box(*square(2).buffer(-5).bounds)),
        None,
        shapely.Polygon(),
    ]
    plots = table_of(
        shapes,
        crs,
        address=["thôn Hạ, xã Bình Mỹ", "", None, "'quoted\"", "\U0001f33e"],
        area_legal_m2=[400.5, np.nan, 0.0, 1e-9, 3],
        map_scale=[1000, 0, 500, 0, 2000],
        ver=[0, 3, 0, 0, 1],
        status=[None, "retired", "in_force", None, None],
    )
    with WorkCopy.build(tmp_path / "w.gpkg", crs) as writer:
        writer.append_plots(plots, ["{\"a\": 1}", None, None, None, None])
    read = WorkCopy.open(tmp_path / "w.gpkg").plots()
    assert read.crs == crs
    for name in plots.columns:
        np.testing.assert_array_equal(read[name], plots[name], err_msg=name)
    assert read.geometry[3] is None
    assert read.geometry[4].is_empty
    assert [shape.geom_type for shape in read.geometry[:3]] == ["Polygon", "MultiPolygon", "Polygon"]
    assert all(mine.equals_exact(theirs, 0) for mine, theirs in zip(read.geometry[:3], shapes[:3], strict=True))


def test_plots_are_found_by_place_number_and_id(make_work):
    work = make_work(6)
    assert list(work.plots_around([square(0).bounds, square(5).bounds], -1)["plot_number"]) == ["1", "6"]
    assert list(work.plots_around([square(2).bounds], 1)["plot_number"]) == ["2", "3", "4"]
    assert list(work.plots_around([(np.nan,) * 4], 1)["plot_number"]) == []
    assert list(work.plots_numbered([("26734", "7", "2"), ("26734", "8", "2")])["uid"]) == [uid_of(2)]
    assert sorted(work.plots_by_uid([uid_of(4), "nobody"])["uid"]) == [uid_of(4)]
    assert list(work.plots("plot_number = ? OR fid = ?", ("1", 2))["plot_number"]) == ["1", "2"]


def test_rows_of_other_tables_come_back(tmp_path, crs):
    with WorkCopy.build(tmp_path / "w.gpkg", crs) as writer:
        sheet = {"geom": square(0), "commune": "26734", "sheet_number": "7", "map_scale": 1000}
        writer.append_rows("sheet", [sheet])
        writer.append_rows("right", [{"uid": "r1", "plot_uid": uid_of(1), "role": "owner", "share": 0.5}])
        writer.set_aside([{"source": "a.shp", "source_row": 7, "reason": "no shape", "row_json": "{}"}])
    work = WorkCopy.open(tmp_path / "w.gpkg")
    assert work.rows("sheet")[0]["sheet_number"] == "7"
    assert work.rows("right")[0]["share"] == 0.5
    assert work.rows("set_aside")[0]["source_row"] == 7
    assert work.counts()["sheet"] == 1


def test_more_plots_are_appended_and_found(work, crs):
    with work.writer() as writer:
        writer.append_plots(table_of([square(50), square(51)], crs, uid=["a", "b"], plot_number=["50", "51"]))
    assert len(work.plots()) == 6
    assert list(work.plots_around([square(50).bounds], -1)["uid"]) == ["a"]
    assert work.changes().dirty == ()


FRENCH = (
    'PROJCS["RGF93_CC49",GEOGCS["RGF93",DATUM["RGF93",SPHEROID["GRS80",6378137,298.257222101]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",49],'
    'PARAMETER["central_meridian",3],PARAMETER["standard_parallel_1",48.25],PARAMETER["standard_parallel_2",49.75],'
    'PARAMETER["false_easting",1700000],PARAMETER["false_northing",8200001],UNIT["metre",1]]'
)


@pytest.mark.parametrize("wkt", ["", FRENCH, pyproj.CRS.from_epsg(2193).to_wkt()])
def test_any_reference_system_is_kept(tmp_path, wkt):
    work = WorkCopy.create(tmp_path / "w.gpkg", wkt)
    assert WorkCopy.open(work.path).crs == wkt
    source = ogr.Open(str(work.path))
    found = source.GetLayer("plot").GetSpatialRef()
    if wkt:
        assert pyproj.CRS.from_wkt(found.ExportToWkt()).equals(pyproj.CRS.from_wkt(wkt), ignore_axis_order=True)


def test_an_unknown_reference_system_is_refused(tmp_path):
    with pytest.raises(BadInput, match="reference system"):
        WorkCopy.create(tmp_path / "w.gpkg", "EPSG:nonsense")
    assert list(tmp_path.iterdir()) == []


def test_gdal_finds_nothing_to_complain_about(work, store):
    for path in (work.path, store.path):
        gdal.ErrorReset()
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
        layer = source.GetLayerByName("plot")
        layer.SetSpatialFilterRect(*square(1).buffer(-1).bounds)
        assert layer.TestCapability(ogr.OLCFastSpatialFilter)
        assert layer.GetFeatureCount() == (1 if path == work.path else 0)
        assert gdal.GetLastErrorMsg() == ""
    names = {source.GetLayer(number).GetName() for number in range(source.GetLayerCount())}
    assert "campaign_dirty" not in names


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="gdal-bin is not installed")
def test_a_name_with_spaces_and_vietnamese_letters(tmp_path, crs):
    folder = tmp_path / "Xã Bình Mỹ (mới)"
    folder.mkdir()
    with WorkCopy.build(folder / "bản làm việc #1.gpkg", crs) as writer:
        writer.append_plots(table_of([square(0)], crs))
    work = WorkCopy.open(folder / "bản làm việc #1.gpkg")
    work.update_plots({uid_of(1): {"note": "được"}}, "x")
    told = subprocess.run(["ogrinfo", "-ro", str(work.path), "plot"], capture_output=True, text=True, timeout=30)
    assert "được" in told.stdout
    assert told.stderr == ""


def findings_of(crs, *fingerprints):
    count = len(fingerprints)
    empty = {object: None, np.float64: np.nan}
    columns = {name: np.full(count, empty[dtype], dtype=dtype) for name, dtype in FINDING_COLUMNS}
    for name, value in {"rule": "T01", "sub_code": "", "severity": "E", "plots": "a,b", "labels": "7/1, 7/2"}.items():
        columns[name][:] = value
    columns["fingerprint"][:] = fingerprints
    columns["measured"][:] = 1.5
    shapes = np.empty(count, dtype=object)
    shapes[:] = [square(number) for number in range(count)]
    return FindingTable(columns, shapes, crs)


def test_findings_are_kept_replaced_and_told(work, crs):
    outcomes = {"T01": Outcome(FINDINGS, {"E": 3}), "G01": Outcome(CLEAN)}
    work.save_check(CheckResult(findings_of(crs, "a", "b", "c"), outcomes, {"ruleset": "vn-2024", "plots": 4}))
    found = work.findings()
    assert list(found["fingerprint"]) == ["a", "b", "c"]
    assert found["measured"][0] == 1.5
    assert np.isnan(found["tolerance"][0])
    assert found.geometry[1].equals(square(1))
    assert work.last_run() == (outcomes, {"ruleset": "vn-2024", "plots": 4})
    work.replace_findings(["a"], findings_of(crs, "c", "d"))
    assert sorted(work.findings()["fingerprint"]) == ["b", "c", "d"]
    source = ogr.Open(str(work.path))
    layer = source.GetLayer("finding")
    layer.SetSpatialFilterRect(*square(0).buffer(-1).bounds)
    (feature,) = layer
    assert feature.GetField("fingerprint") == "c"
    assert "7/1" in feature.GetField("message")
    layer = source = feature = None
    work.save_check(CheckResult(FindingTable.empty(crs), {}, {}))
    assert len(work.findings()) == 0
    assert work.changes().dirty == ()


@pytest.mark.parametrize("count", [0, 1, 51, 52, 47 * 46, 120_000])
def test_a_packed_spatial_index_is_sound_and_finds_what_sqlite_finds(tmp_path, count):
    random = np.random.default_rng(count)
    low = random.uniform(-1e6, 1e6, (count, 2))
    bounds = np.column_stack([low, low + random.uniform(0, 50, (count, 2))])
    bounds[: count // 9] = np.nan
    path = tmp_path / "w.gpkg"
    WorkCopy.create(path, "")
    connection = connect(path)
    connection.execute("BEGIN")
    register_layer(connection, "probe", "POLYGON")
    rtree.fill(connection, "probe", np.arange(count), bounds)
    assert connection.execute("SELECT rtreecheck('rtree_probe_geom')").fetchone() == ("ok",)
    box = (-2e5, -1e5, 3e5, 2e5)
    query = "SELECT id FROM rtree_probe_geom WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?"
    found = {fid for (fid,) in connection.execute(query, box)}
    inside = (bounds[:, 2] >= box[0]) & (bounds[:, 3] >= box[1]) & (bounds[:, 0] <= box[2]) & (bounds[:, 1] <= box[3])
    assert set(np.flatnonzero(inside)) <= found
    assert len(found) <= inside.sum() + 5
    connection.execute("COMMIT")
    connection.execute("INSERT INTO rtree_probe_geom VALUES (?, 0, 1, 0, 1)", (count + 1,))
    assert connection.execute("SELECT rtreecheck('rtree_probe_geom')").fetchone() == ("ok",)
    connection.close()


coordinates = st.integers(-(10**9), 10**9).map(lambda mm: mm / 1000)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=8), st.booleans())
def test_shapes_survive_the_blob_exactly(points, several):
    shape = shapely.Polygon(points)
    shapes = np.empty(1, dtype=object)
    shapes[0] = shapely.MultiPolygon([shape, shape]) if several else shape
    blobs, _ = encode(as_multipolygons(shapes), 4756)
    assert decode(blobs)[0].equals_exact(shapes[0], 0)
    again, _ = encode(as_multipolygons(decode(blobs)), 4756)
    assert again == blobs


def test_polygons_are_written_as_multipolygons_of_one_part():
    two = shapely.multipolygons([square(1), square(5)])
    shapes = np.array([square(0), None, two, shapely.Polygon(), shapely.MultiPolygon(), square(9)], dtype=object)
    blobs, bounds = encode_multipolygons(shapes, 100000)
    wanted, wanted_bounds = encode(as_multipolygons(shapes), 100000)
    assert blobs == wanted
    assert np.array_equal(bounds, wanted_bounds, equal_nan=True)
    # after 8 bytes and an envelope of 32, what shapely writes (OGC 12-128r18, 2.1.3)
    assert blobs[0][40:] == shapely.to_wkb(shapely.multipolygons([square(0)]), byte_order=1)
    assert blobs[2][40:] == shapely.to_wkb(two, byte_order=1)


ADDED_TO_PLOTS = {3: ("hamlet", "plot_code_issued"), 5: ("former_map_scale",)}
RECORDS_ADDED_IN_3 = {
    "certificate": ("kind", "barcode", "sides_m"),
    "party": ("identity_card", "authentication", "authenticated_on"),
    "right": ("legal_form",),
    "plot_use": ("form",),
}


ADDED_TABLES = {
    2: ("seam", "sheet_state"),
    3: ("task_state",),
    4: ("plot_task", "task_group", "authentication_batch", "authentication", "collection"),
    6: ("sheet_file", "sheet_load", "drawing", "boundary_lines", "labels", "legal_boundaries"),
    7: (*ACT_TABLES, "campaign_record", "campaign_record_dirty", "campaign_record_outbox", *map(base_table, KINDS)),
    8: ("campaign_given_up",),
}


def as_of_version(path, version):
    """Take from a work copy what later versions added."""
    connection = connect(path)
    for name in (*capture_triggers(), *watching_records(), *(record_triggers() if version < 4 else ())):
        connection.execute(f"DROP TRIGGER {name}")
    if version < 4:
        connection.execute("DROP INDEX party_uid")
    for table in (table for added, tables in ADDED_TABLES.items() if added > version for table in tables):
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"DROP TABLE IF EXISTS rtree_{table}_geom")
        for listed in ("gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents"):
            connection.execute(f"DELETE FROM {listed} WHERE table_name = '{table}'")
    connection.execute("DROP TABLE campaign_behind")
    connection.execute("DROP INDEX loaded_plot_sheet")
    connection.execute("ALTER TABLE loaded_plot DROP COLUMN sheet_file")
    if version < 5:
        remembered = [f"loaded_{name}" for name in ("plot", *RECORD_TABLES)]
        for table in (*remembered, "campaign_difference", "campaign_history"):
            connection.execute(f"DROP TABLE {table}")
    added = {"finding": ("cause",) * (version < 2) + ("record",) * (version < 3)}
    added["campaign_outbox"] = ("group_id", "base_cid", "by_cid")
    to_plots = [name for since, names in ADDED_TO_PLOTS.items() if since > version for name in names]
    added |= {"plot": to_plots, "campaign_base": to_plots}
    if version < 3:
        added |= RECORDS_ADDED_IN_3
    for table, columns in added.items():
        for column in columns:
            connection.execute(f'ALTER TABLE "{table}" DROP COLUMN {column}')
    kept = tuple(name for name in (*CONTENT_NAMES, "geom") if name not in to_plots)
    for trigger in capture_triggers(kept).values():
        connection.execute(trigger)
    connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'schema'", (str(version),))
    return connection


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_work_copy_of_an_earlier_version_is_brought_up_with_its_findings_and_edits(tmp_path, crs, version):
    with WorkCopy.build(tmp_path / "w.gpkg", crs) as writer:
        writer.append_plots(table_of([square(0), square(1)], crs))
    connection = as_of_version(tmp_path / "w.gpkg", version)
    connection.execute("INSERT INTO finding (rule, severity, fingerprint, plots) VALUES ('T01', 'E', 'abc', 'u0,u1')")
    connection.execute("UPDATE plot SET note = 'seen' WHERE fid = 1")
    connection.close()
    work = WorkCopy.open(tmp_path / "w.gpkg")
    assert list(work.findings()["fingerprint"]) == ["abc"]
    assert list(work.findings()["cause"]) == [None]
    assert len(work.plots()) == 2
    assert len(work.seams()) == len(work.sheet_states()) == 0
    assert columns_of(work.path, "seam").items() >= {"seam": "TEXT", "length_m": "REAL", "errors": "INTEGER"}.items()
    assert columns_of(work.path, "certificate").items() >= {"sides_m": "TEXT", "barcode": "TEXT"}.items()
    assert len(work.task_states()) == len(work.task_groups()) == 0
    assert work.sheet_files() == work.sheet_loads() == []
    assert work.drawn().tables == {}
    assert columns_of(work.path, "labels").items() >= {"drawing": "INTEGER", "text": "TEXT"}.items()
    assert columns_of(work.path, "collection").items() >= {"plot_uid": "TEXT", "answer": "TEXT"}.items()
    assert work.changes().dirty == (uid_of(1),)
    connection = connect(tmp_path / "w.gpkg")
    assert "unwatched" not in dict(connection.execute("SELECT name, value FROM campaign_meta"))
    notes = dict(connection.execute("SELECT uid, note FROM loaded_plot"))
    assert notes == {uid_of(1): None, uid_of(2): None}  # as before the edit
    connection.execute("UPDATE plot SET hamlet = 'Thôn Hạ' WHERE fid = 2")
    connection.close()
    work = WorkCopy.open(tmp_path / "w.gpkg")  # a second time there is nothing to do
    assert sorted(work.changes().dirty) == sorted([uid_of(1), uid_of(2)])
    assert sorted(work.plots()["hamlet"], key=str) == [None, "Thôn Hạ"]


def test_seams_and_sheets_come_back_as_they_were(tmp_path, crs):
    plots = table_of([square(0), square(1)], crs, sheet_number=["1", "2"], commune=["11953", "11953"])
    with WorkCopy.build(tmp_path / "w.gpkg", crs) as writer:
        writer.append_plots(plots)
    work = WorkCopy.open(tmp_path / "w.gpkg")
    result = check_plots(work.plots(), load_ruleset())
    work.save_check(result)
    for name in result.seams.columns:
        np.testing.assert_array_equal(work.seams()[name], result.seams[name], err_msg=name)
    for name in result.sheets.columns:
        np.testing.assert_array_equal(work.sheet_states()[name], result.sheets[name], err_msg=name)
    assert shapely.equals(work.seams().geometry, result.seams.geometry).all()
    assert len(result.seams) == 1


def test_states_of_seams_and_sheets_follow_and_those_of_another_check_stay(tmp_path, crs):
    plots = table_of([square(0), square(1)], crs, sheet_number=["1", "2"], commune=["11953", "11953"])
    with WorkCopy.build(tmp_path / "w.gpkg", crs) as writer:
        writer.append_plots(plots)
    work = WorkCopy.open(tmp_path / "w.gpkg")
    result = check_plots(work.plots(), load_ruleset())
    for _ in range(2):  # the second check's rows have other numbers
        work.save_check(result)
    seams, sheets = work.seams(), work.sheet_states()
    seams.columns["errors"], seams.columns["state"] = np.array([3]), np.array(["open"], dtype=object)
    sheets.columns["open_seams"], sheets.columns["warnings"] = np.array([1, 1]), np.array([0, 2])
    work.update_seams(seams, sheets)
    assert (work.seams()["errors"].tolist(), work.seams()["state"].tolist()) == ([3], ["open"])
    assert work.sheet_states()["open_seams"].tolist() == [1, 1]
    assert work.sheet_states()["warnings"].tolist() == [0, 2]
    work.update_seams(seams.take([]), sheets.take([]))
    assert work.seams()["errors"].tolist() == [3]
