"""Whoever edits the work copy is noticed: SQLite, GDAL, fiona, and programs on the command line."""

import shutil
import sqlite3
import subprocess

import fiona
import pytest
from osgeo import ogr

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.workcopy import WorkCopy

from .conftest import square, uid_of

ogr.UseExceptions()


def rows(work, query):
    connection = sqlite3.connect(work.path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def base(work):
    return rows(work, "SELECT uid, ver, note, sheet_number FROM campaign_base ORDER BY uid")


def edit(work, statement, *params):
    """What a program with its own SQLite and the functions of a GeoPackage does."""
    connection = connect(work.path)
    connection.execute(statement, params)
    connection.close()


def test_a_fresh_work_copy_has_no_edits(work):
    assert work.changes().dirty == ()
    assert work.changes().never_pushed == 4


def test_the_first_edit_keeps_the_pristine_image_and_later_ones_do_not(work):
    edit(work, "UPDATE plot SET note = 'a' WHERE plot_number = '1'")
    edit(work, "UPDATE plot SET note = 'b', sheet_number = '9' WHERE plot_number = '1'")
    assert base(work) == [(uid_of(1), 0, None, "7")]
    assert rows(work, "SELECT uid, n, born FROM campaign_dirty") == [(uid_of(1), 2, 0)]


def test_a_save_that_changes_nothing_is_no_edit(work):
    edit(work, "UPDATE plot SET note = note, sheet_number = '7', geom = geom")
    assert work.changes().dirty == ()


@pytest.mark.parametrize("statement", ["UPDATE plot SET uid = 'mine'", "UPDATE plot SET ver = 7"])
def test_id_and_version_cannot_be_edited(work, statement):
    with pytest.raises(sqlite3.IntegrityError, match="cannot be changed"):
        edit(work, statement)
    assert work.changes().dirty == ()


@pytest.mark.parametrize("uid", [None, "", uid_of(2)])
def test_a_new_plot_without_an_own_id_gets_one(work, uid):
    edit(work, "INSERT INTO plot (uid, ver, plot_number) VALUES (?, 5, '77')", uid)
    ((given, ver),) = rows(work, "SELECT uid, ver FROM plot WHERE plot_number = '77'")
    assert ver == 0
    assert given not in (None, "", uid_of(2))
    assert len(given) == 36
    assert given[14] == "4"
    assert work.changes().dirty == (given,)
    assert base(work) == []


def test_a_new_plot_keeps_an_id_that_is_free(work):
    edit(work, "INSERT INTO plot (uid, plot_number) VALUES ('abc', '77')")
    assert rows(work, "SELECT uid, ver FROM plot WHERE plot_number = '77'") == [("abc", 0)]


def test_a_plot_born_here_has_no_pristine_image(work):
    edit(work, "INSERT INTO plot (uid, plot_number) VALUES ('abc', '77')")
    edit(work, "UPDATE plot SET note = 'x' WHERE uid = 'abc'")
    edit(work, "DELETE FROM plot WHERE uid = 'abc'")
    assert base(work) == []


def test_a_deleted_plot_keeps_its_image(work):
    edit(work, "DELETE FROM plot WHERE plot_number = '3'")
    assert rows(work, "SELECT uid, op FROM campaign_base") == [(uid_of(3), "D")]
    assert work.changes().dirty == (uid_of(3),)


@pytest.mark.parametrize("recursive", [0, 1])
def test_insert_or_replace_does_not_slip_through(work, recursive):
    connection = connect(work.path)
    connection.execute(f"PRAGMA recursive_triggers = {recursive}")
    connection.execute("INSERT OR REPLACE INTO plot (fid, uid, note) VALUES (1, ?, 'new')", (uid_of(1),))
    connection.close()
    assert base(work) == [(uid_of(1), 0, None, "7")]
    assert rows(work, "SELECT count(*) FROM plot") == [(4,)]


def test_an_edit_that_is_rolled_back_leaves_no_trace(work):
    connection = connect(work.path)
    connection.execute("BEGIN")
    connection.execute("UPDATE plot SET note = 'a'")
    connection.execute("ROLLBACK")
    connection.close()
    assert work.changes().dirty == ()


def test_update_plots_is_captured_with_its_reason(work):
    work.update_plots({uid_of(1): {"land_use": "LUC", "geom": square(1, width=19)}}, "T05: vertex added")
    assert rows(work, "SELECT uid, n, reason FROM campaign_dirty") == [(uid_of(1), 2, "T05: vertex added")]
    changed = work.plots_by_uid([uid_of(1)])
    assert changed["land_use"][0] == "LUC"
    assert changed.geometry[0].equals(square(1, width=19))
    assert len(work.plots_around([square(1, width=19).bounds], 0)) == 2


def test_update_plots_is_all_or_nothing(work):
    with pytest.raises(BadInput, match="no plot"):
        work.update_plots({uid_of(1): {"note": "a"}, "nobody": {"note": "b"}}, "two")
    with pytest.raises(BadInput, match="colour"):
        work.update_plots({uid_of(1): {"note": "a", "colour": "b"}}, "two")
    assert work.changes().dirty == ()


def test_gdal_edits_are_captured(work):
    source = ogr.Open(str(work.path), update=1)
    layer = source.GetLayer("plot")
    first, second = layer.GetFeature(1), layer.GetFeature(2)
    first.SetField("note", "gdal")
    layer.SetFeature(first)
    layer.DeleteFeature(3)
    copy = second.Clone()
    copy.SetFID(-1)
    layer.CreateFeature(copy)
    moved = layer.GetFeature(4)
    moved.SetGeometry(ogr.CreateGeometryFromWkb(shapely.multipolygons([square(9)]).wkb))
    layer.SetFeature(moved)
    first = second = copy = moved = layer = source = None
    dirty = set(work.changes().dirty)
    assert {uid_of(1), uid_of(3), uid_of(4)} < dirty
    assert len(dirty) == 4
    assert uid_of(2) not in dirty
    uids = [uid for (uid,) in rows(work, "SELECT uid FROM plot")]
    assert len(set(uids)) == len(uids) == 4
    assert len(work.plots_around([square(9).bounds], 0)) == 1
    assert rows(work, "SELECT rtreecheck('rtree_plot_geom')") == [("ok",)]


def test_fiona_appends_are_captured(work):
    with fiona.open(work.path, "a", layer="plot") as layer:
        properties = dict.fromkeys(layer.schema["properties"])
        shape = shapely.multipolygons([square(9)])
        record = {"type": "Feature", "geometry": shapely.geometry.mapping(shape), "properties": properties}
        layer.writerecords([fiona.Feature.from_dict(**record)])
    (uid,) = work.changes().dirty
    assert work.plots_by_uid([uid]).geometry[0].equals(square(9))


def test_fiona_reads_the_work_copy(work):
    with fiona.open(work.path, layer="plot") as layer:
        assert len(layer) == 4
        assert layer.crs.to_epsg() == 9209
        assert [feature.properties["plot_number"] for feature in layer] == ["1", "2", "3", "4"]


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="gdal-bin is not installed")
def test_a_program_on_the_command_line_is_captured(work):
    for statement in ("UPDATE plot SET note = 'cli' WHERE fid = 2", "DELETE FROM plot WHERE fid = 1"):
        command = ["ogrinfo", "-q", str(work.path), "-sql", statement]
        subprocess.run(command, check=True, capture_output=True, timeout=30)
    assert work.changes().dirty == (uid_of(1), uid_of(2))


@pytest.mark.skipif(not shutil.which("ogr2ogr"), reason="gdal-bin is not installed")
def test_plots_appended_from_another_work_copy_are_new_here(work, make_work):
    source = make_work(6, name="other.gpkg")
    command = ["ogr2ogr", "-append", str(work.path), str(source.path), "plot", "-nln", "plot"]
    subprocess.run(command, check=True, capture_output=True, timeout=30)
    assert len(work.plots()) == 10
    assert len(work.changes().dirty) == 6
    assert len(set(work.plots()["uid"])) == 10


def test_triggers_that_another_program_dropped_come_back(work):
    edit(work, "DROP TRIGGER campaign_update")
    reopened = WorkCopy.open(work.path)
    edit(reopened, "UPDATE plot SET note = 'a' WHERE fid = 1")
    assert reopened.changes().dirty == (uid_of(1),)
    assert rows(work, "SELECT value FROM campaign_meta WHERE name = 'unwatched'") == [("1",)]


def test_gdal_drops_a_field_and_capture_survives(work):
    source = ogr.Open(str(work.path), update=1)
    layer = source.GetLayer("plot")
    layer.DeleteField(layer.GetLayerDefn().GetFieldIndex("source_extra"))
    layer = source = None
    reopened = WorkCopy.open(work.path)
    edit(reopened, "UPDATE plot SET note = 'a' WHERE fid = 1")
    assert reopened.changes().dirty == (uid_of(1),)


FOREIGN = [
    "CREATE TRIGGER evil AFTER UPDATE ON plot BEGIN DELETE FROM plot; END",
    "CREATE TRIGGER rtree_plot_geom_update7 AFTER UPDATE ON plot BEGIN DELETE FROM plot; END",
    "CREATE TRIGGER rtree_plot_geom_update6 AFTER UPDATE ON plot BEGIN SELECT load_extension('x'); END",
]


@pytest.mark.parametrize("statement", FOREIGN)
def test_a_file_with_a_foreign_trigger_is_refused(work, statement):
    edit(work, statement)
    with pytest.raises(BadInput, match="not ours"):
        WorkCopy.open(work.path)


def test_another_layer_in_the_file_does_no_harm(work):
    with fiona.open(
        work.path, "w", layer="roads", driver="GPKG", crs="EPSG:9209", schema={"geometry": "Point", "properties": {}}
    ) as layer:
        point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": (1, 2)}, "properties": {}}
        layer.writerecords([fiona.Feature.from_dict(**point)])
    assert len(WorkCopy.open(work.path).plots()) == 4
