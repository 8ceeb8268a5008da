"""What is found in a folder: one entry a data set, with its kind; what is ours or passing is left out."""

import os

import pytest

from land_campaign_plugin.model.errors import BadInput, Cancelled
from land_campaign_plugin.sources.folder import (
    DRAWING,
    PLOTS,
    RECORDS,
    UNKNOWN,
    WAITING,
    find_sources,
    found_files,
)
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check

from .exports import CRS
from .folder_sheets import OLE, plot, take, write_sheet
from .source_files import plot_rows, write_source

DGN_V7 = b"\x08\x09\xfe\x02" + bytes(60)


def put(folder, *names, content=b"x"):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def kinds(folder, **options):
    return {each.relative: each.kind for each in find_sources(folder, **options)}


def test_files_that_belong_together_are_one_data_set(tmp_path):
    put(tmp_path, "a.shp", "a.shx", "a.DBF", "a.prj", "a.cpg", "A.shp.xml", "b.tab", "b.dat", "b.map", "b.id")
    put(tmp_path, "c.mif", "c.mid", "d.gml", "d.gfs", "e.dbf", "f.kml", "g.kmz", "h.geojsonl")
    found = {each.relative: each for each in find_sources(tmp_path)}
    assert {name: each.kind for name, each in found.items()} == {
        "a.shp": PLOTS, "b.tab": PLOTS, "c.mif": PLOTS, "d.gml": PLOTS, "e.dbf": UNKNOWN,
        "f.kml": PLOTS, "g.kmz": PLOTS, "h.geojsonl": PLOTS,
    }  # fmt: skip
    assert {path.name for path in found["a.shp"].files} == {"a.shp", "a.shx", "a.DBF", "a.prj", "a.cpg", "A.shp.xml"}
    assert (found["a.shp"].size, found["b.tab"].size, found["c.mif"].size) == (6, 4, 2)


def test_a_file_geodatabase_is_one_data_set(tmp_path):
    put(tmp_path, "xa/thua.gdb/a00000001.gdbtable", "xa/thua.gdb/gdb", "xa/thua.gdb/a.shp")
    (only,) = find_sources(tmp_path)
    assert (only.relative, only.kind, only.size, len(only.files)) == ("xa/thua.gdb", PLOTS, 3, 3)


def test_kinds_are_told_by_name_and_first_bytes(tmp_path):
    put(tmp_path, "DC1.dgn", content=DGN_V7)
    put(tmp_path, "DC2.dgn", content=OLE)
    put(tmp_path, "DC3.dwg", "DC4.dgn", content=b"AC1027" + bytes(20))
    put(tmp_path, "DC5.dxf", content=b"  0\r\nSECTION\r\n")
    put(tmp_path, "so.xlsx", "so.csv", "ghi chu.txt", "anh.tif")
    put(tmp_path, "a.geojson", "b.json", content=b'{"type": "FeatureCollection", "features": []}')
    put(tmp_path, "c.json", content=b"[1, 2]")
    put(tmp_path, "d.db", content=b"no database")
    assert kinds(tmp_path) == {
        "DC1.dgn": DRAWING, "DC2.dgn": WAITING, "DC3.dwg": WAITING, "DC4.dgn": WAITING, "DC5.dxf": DRAWING,
        "so.xlsx": RECORDS, "so.csv": RECORDS, "ghi chu.txt": UNKNOWN, "anh.tif": UNKNOWN,
        "a.geojson": PLOTS, "b.json": PLOTS, "c.json": UNKNOWN, "d.db": UNKNOWN,
    }  # fmt: skip


def test_a_drawing_that_cannot_be_read_says_what_to_do(tmp_path):
    put(tmp_path, "xa/DC2.dgn", content=OLE)
    (only,) = find_sources(tmp_path)
    assert only.is_sheet
    assert "DC2.dgn" in only.sentence()
    assert "DGN V7 or DXF" in only.sentence()
    assert str(tmp_path) not in only.sentence()


def test_hidden_temporary_and_lock_files_are_left_out(tmp_path):
    put(tmp_path, ".hidden.gpkg", "~$so.xlsx", "DC1.tmp", "DC1.bak", "w.gpkg.lock", "w.gpkg-wal", "w.gpkg-journal")
    put(tmp_path, "DC1.dwl", "Thumbs.db", ".git/a.shp", "__MACOSX/a.shp", "w.gpkg.1a2b.part", "DC1.dgn~")
    assert kinds(tmp_path) == {}


def test_our_own_files_are_left_out(tmp_path):
    write_source(tmp_path / "thua.gpkg", plot_rows())
    WorkCopy.create(tmp_path / "work.gpkg", CRS)
    GeoPackageStore.create(tmp_path / "store.gpkg", CRS)
    check([tmp_path / "thua.gpkg"], out=tmp_path / "found.gpkg", rules=["G01"])
    assert kinds(tmp_path) == {"thua.gpkg": PLOTS}


def test_folders_are_searched_as_deep_as_wanted_in_the_order_of_their_numbers(tmp_path):
    put(tmp_path, "DC10.shp", "DC2.shp", "xa 2/DC1.shp", "xa 10/DC1.shp", "xa 2/cu/DC1.shp")
    assert list(kinds(tmp_path)) == ["DC2.shp", "DC10.shp", "xa 2/cu/DC1.shp", "xa 2/DC1.shp", "xa 10/DC1.shp"]
    assert list(kinds(tmp_path, depth=0)) == ["DC2.shp", "DC10.shp"]
    assert list(kinds(tmp_path, depth=1)) == ["DC2.shp", "DC10.shp", "xa 2/DC1.shp", "xa 10/DC1.shp"]


def test_links_that_lead_round_end(tmp_path):
    put(tmp_path, "xa/DC1.shp")
    os.symlink(tmp_path, tmp_path / "xa" / "up", target_is_directory=True)
    os.symlink("itself", tmp_path / "itself")
    os.symlink("nowhere.shp", tmp_path / "gone.shp")
    assert [name for name in kinds(tmp_path) if name.endswith("DC1.shp")] == ["xa/DC1.shp"]


def test_a_search_can_be_stopped_and_tells_how_far_it_is(tmp_path):
    put(tmp_path, "a.shp", "xa/b.shp")
    told = []
    find_sources(tmp_path, progress=lambda *at: told.append(at))
    assert told[-1] == (2, 2, "files")
    with pytest.raises(Cancelled):
        find_sources(tmp_path, cancelled=lambda: True)


def test_named_files_are_found_as_in_a_folder(tmp_path):
    put(tmp_path, "a.shp", "a.dbf", "b.shp", "b.dbf")
    (only,) = found_files([tmp_path / "a.shp", tmp_path / "a.shp"])
    assert (only.relative, only.folder, only.size) == ("a.shp", tmp_path.name, 2)
    with pytest.raises(BadInput, match="There is no file"):
        found_files([tmp_path / "c.shp"])


def test_a_folder_that_is_not_there_or_holds_no_sheet_is_refused(tmp_path):
    with pytest.raises(BadInput, match="There is no folder"):
        find_sources(tmp_path / "none")
    put(tmp_path, "so.xlsx")
    with pytest.raises(BadInput, match="holds no file that can be a sheet"):
        take(tmp_path, tmp_path / "w.gpkg")


def test_the_work_copy_may_lie_in_the_folder(tmp_path):
    write_sheet(tmp_path / "DC1.geojson", [plot(0, 1)])
    assert take(tmp_path, tmp_path / "w.gpkg").counts["loaded"] == 1
    report = take(tmp_path, tmp_path / "w.gpkg")
    assert (report.found, report.counts["unchanged"]) == (1, 1)
