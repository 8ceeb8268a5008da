"""Sheets of a folder loaded one by one: each whole, none in the way of the others, each file's change taken in."""

import json
import os
import shutil

import pytest
from osgeo import osr

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder

from ..store.conftest import table_of
from .folder_sheets import EAST, NORTH, OLE, outcomes, plot, square, take, write_sheet, write_sheets
from .source_files import plot_rows, write_source


@pytest.fixture
def work(tmp_path):
    return tmp_path / "work" / "w.gpkg"


@pytest.fixture(autouse=True)
def _room(work):
    work.parent.mkdir()


def plots_of(path, column="plot_number"):
    """A column by permanent id's plot: sheet and number."""
    plots = WorkCopy.open(path).plots()
    names = zip(plots["sheet_number"].tolist(), plots["plot_number"].tolist(), strict=True)
    return dict(zip(names, plots[column].tolist(), strict=True))


def row_of(path, name):
    (row,) = (row for row in WorkCopy.open(path).sheet_files() if row.path == name)
    return row


def add_plot(path, number):
    """Enter a plot of sheet 1 by hand, where the sheet will have its ninth."""
    work = WorkCopy.open(path)
    shapes = [shapely.Polygon(square(8, 1))]
    plots = table_of(shapes, work.crs, commune=["11953"], sheet_number=["1"], plot_number=[number])
    with work.writer(from_source=False) as writer:
        writer.append_plots(plots)


# A folder for the first time


def test_every_sheet_of_a_folder_is_loaded_and_stands_in_the_catalogue(tmp_path, work):
    report = take(write_sheets(tmp_path / "in"), work)
    assert outcomes(report) == {"DC1.geojson": "loaded", "DC2.geojson": "loaded", "DC3.geojson": "loaded"}
    assert (report.plots, report.rows_in, report.rows_out, report.rows_set_aside) == (12, 12, 12, 0)
    rows = WorkCopy.open(work).sheet_files()
    assert [(row.path, row.folder, row.state) for row in rows] == [
        (f"DC{sheet}.geojson", "in", "loaded") for sheet in (1, 2, 3)
    ]
    assert [(row.commune, row.sheet_number, row.map_scale, row.number_from) for row in rows] == [
        ("11953", str(sheet), 1000, "attribute") for sheet in (1, 2, 3)
    ]
    assert [(row.plots, row.new, row.set_aside) for row in rows] == [(4, 4, 0)] * 3
    assert rows[1].box == pytest.approx((EAST, NORTH + 2000, EAST + 80, NORTH + 2020), abs=0.25)
    assert all(row.loaded_at and len(row.sha256) == 64 for row in rows)
    assert [(each.sheet, each.state, each.new) for each in WorkCopy.open(work).sheet_loads()] == [
        (row.id, "loaded", 4) for row in rows
    ]


def test_the_plots_are_those_of_loading_all_files_at_once(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    load(sorted(folder.iterdir()), tmp_path / "all.gpkg")
    one, other = WorkCopy.open(work).plots(), WorkCopy.open(tmp_path / "all.gpkg").plots()
    assert one["uid"].tolist() == other["uid"].tolist()
    assert [shape.wkt for shape in one.geometry] == [shape.wkt for shape in other.geometry]


def test_the_same_command_again_loads_nothing(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    before = work.read_bytes()
    report = take(folder, work)
    assert set(outcomes(report).values()) == {"unchanged"}
    assert (report.plots, report.rows_in) == (12, 0)
    os.utime(folder / "DC1.geojson", (1, 1))  # touched, and not changed
    assert set(outcomes(take(folder, work)).values()) == {"unchanged"}
    assert len(WorkCopy.open(work).sheet_loads()) == 3
    assert len(before) == len(work.read_bytes())


def test_new_files_are_added(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    take(folder, work)
    write_sheet(folder / "DC9.geojson", [plot(0, 9)])
    assert outcomes(take(folder, work)) == {
        "DC1.geojson": "unchanged", "DC2.geojson": "unchanged", "DC9.geojson": "loaded",
    }  # fmt: skip


def test_progress_is_told_by_sheet_and_weighed_by_size(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    write_sheet(folder / "DC9.geojson", [plot(column, 9) for column in range(40)])
    sizes = [path.stat().st_size for path in sorted(folder.iterdir())]
    told, seen = [], []
    take(folder, work, progress=lambda *at: told.append(at), watch=seen.append)
    assert told == [(1, 3, "sheets"), (2, 3, "sheets"), (3, 3, "sheets")]
    assert [(at.done, at.name) for at in seen] == [
        (0, "DC1.geojson"), (1, "DC2.geojson"), (2, "DC9.geojson"), (3, ""),
    ]  # fmt: skip
    assert [at.share for at in seen] == pytest.approx([0, sizes[0] / sum(sizes), sum(sizes[:2]) / sum(sizes), 1])
    assert [at.line.plots for at in seen[1:]] == [4, 4, 40]


# Sheets that cannot be loaded


def test_a_sheet_that_fails_is_told_and_stops_no_other(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    (folder / "DC2.geojson").write_text('{"type": "FeatureColl')
    (folder / "DC4.shp").write_bytes(b"")
    (folder / "DC5.dgn").write_bytes(OLE)
    (folder / "DC6.dwg").write_bytes(b"AC1027" + bytes(20))
    write_sheet(folder / "DC7.geojson", [])
    report = take(folder, work)
    assert outcomes(report) == {
        "DC1.geojson": "loaded", "DC2.geojson": "failed", "DC3.geojson": "loaded", "DC4.shp": "failed",
        "DC5.dgn": "waiting", "DC6.dwg": "waiting", "DC7.geojson": "failed",
    }  # fmt: skip
    told = {line.path: line.sentence() for line in report.sheets if line.what}
    assert "DC2.geojson is damaged" in told["DC2.geojson"]
    assert "DC4.shp is empty" in told["DC4.shp"]
    assert "DGN v8" in told["DC5.dgn"]
    assert "Save it as DGN V7 or DXF" in told["DC6.dwg"]
    assert report.plots == 8
    assert [row.state for row in WorkCopy.open(work).sheet_files()] == [
        "loaded", "failed", "loaded", "failed", "unreadable", "unreadable", "failed",
    ]  # fmt: skip


def test_no_sentence_and_no_row_names_a_folder_above(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    (folder / "DC2.geojson").write_text("{")
    (folder / "DC4.gpkg").write_bytes(b"SQLite format 3\0" + bytes(50))
    write_sheet(folder / "DC5.geojson", [plot(0, 5)], crs=32648)
    report = take(folder, work)
    assert report.counts["failed"] == 3
    assert str(tmp_path) not in "".join(line.sentence() for line in report.sheets)
    assert str(tmp_path).encode() not in work.read_bytes()
    assert tmp_path.name.encode() not in work.read_bytes()


def test_a_sheet_that_failed_is_tried_again_and_noted_once(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    whole = (folder / "DC2.geojson").read_text()
    (folder / "DC2.geojson").write_text("{")
    for _ in range(3):
        assert outcomes(take(folder, work))["DC2.geojson"] == "failed"
    sheet = row_of(work, "DC2.geojson").id
    assert [each.state for each in WorkCopy.open(work).sheet_loads(sheet)] == ["failed"]
    (folder / "DC2.geojson").write_text(whole)
    assert outcomes(take(folder, work))["DC2.geojson"] == "loaded"
    assert [each.state for each in WorkCopy.open(work).sheet_loads(sheet)] == ["failed", "loaded"]


def test_a_sheet_that_was_saved_in_another_format_is_loaded_under_its_new_name(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    (folder / "DC2.dgn").write_bytes(OLE)
    assert outcomes(take(folder, work))["DC2.dgn"] == "waiting"
    (folder / "DC2.dgn").unlink()
    write_sheet(folder / "DC2.geojson", [plot(0, 2)])
    assert outcomes(take(folder, work)) == {"DC1.geojson": "unchanged", "DC2.geojson": "loaded"}


def test_rows_set_aside_are_counted_and_kept(tmp_path, work):
    line = {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[0, 0], [9, 9]]}}
    write_sheet(tmp_path / "in" / "DC1.geojson", [plot(0, 1), line])
    report = take(tmp_path / "in", work)
    assert (report.rows_in, report.rows_out, report.rows_set_aside) == (2, 1, 1)
    (kept,) = WorkCopy.open(work).rows("set_aside")
    assert kept["source"] == "DC1.geojson"


# Coordinate reference systems


def test_files_that_say_no_system_get_the_declared_one(tmp_path, work):
    source = write_source(tmp_path / "DC1.shp", plot_rows(), driver="ESRI Shapefile", crs=None)
    with pytest.raises(BadInput, match="does not say its coordinate reference system"):
        take(source, work)
    report = take(source, work, options=SheetOptions(crs="EPSG:9209"))
    assert outcomes(report) == {"DC1.shp": "loaded"}
    assert "EPSG:9209" in report.crs_name


def test_a_declared_system_overrides_none(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    write_source(folder / "DC2.shp", plot_rows(), driver="ESRI Shapefile", crs=None)
    report = take(folder, work, options=SheetOptions(crs="EPSG:9209"))
    assert set(outcomes(report).values()) == {"loaded"}


def test_the_system_of_most_files_is_that_of_the_work_copy_and_others_fail(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 3)
    write_sheet(folder / "DC0.geojson", [plot(0, 10)], crs=9208)
    report = take(folder, work)
    assert outcomes(report)["DC0.geojson"] == "failed"
    assert "EPSG:9209" in report.crs_name
    (told,) = (line.sentence() for line in report.sheets if line.what)
    assert "EPSG:9208" in told
    assert "--reproject" in told


def test_sheets_in_another_system_are_transformed_if_wanted(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    write_sheet(folder / "DC5.geojson", [plot(0, 5)], crs=9208)
    report = take(folder, work, reproject=True)
    assert outcomes(report)["DC5.geojson"] == "loaded"
    one, other = osr.SpatialReference(), osr.SpatialReference()
    one.ImportFromEPSG(9208), other.ImportFromEPSG(9209)
    for each in (one, other):
        each.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    east, north, _ = osr.CoordinateTransformation(one, other).TransformPoint(EAST, NORTH + 5000)
    (shape,) = WorkCopy.open(work).plots("sheet_number = '5'").geometry
    nearest = min(shape.exterior.coords, key=lambda point: abs(point[0] - east) + abs(point[1] - north))
    assert nearest == pytest.approx((east, north), abs=0.0011)  # osr is PROJ by another door; both are on whole mm


def test_a_work_copy_into_which_nothing_could_be_loaded_takes_another_system(tmp_path, work):
    source = write_source(tmp_path / "DC1.shp", plot_rows(), driver="ESRI Shapefile", crs="EPSG:9208")
    assert outcomes(take(source, work, options=SheetOptions(crs="EPSG:9209"))) == {"DC1.shp": "failed"}
    assert outcomes(take(source, work, options=SheetOptions(crs="EPSG:9208"))) == {"DC1.shp": "loaded"}


# Which sheet a file is


def test_number_scale_and_commune_come_from_the_name_where_the_plots_say_none(tmp_path, work):
    bare = {"MaXa": None, "SoHieuToBanDo": None, "TyLe": None}
    write_sheet(tmp_path / "in" / "11953" / "DC12 TL 1-500.geojson", [plot(0, 12, **bare)])
    report = take(tmp_path / "in", work)
    (line,) = report.sheets
    assert (line.commune, line.sheet_number, line.map_scale, line.number_from) == ("11953", "12", 500, "name")
    plots = WorkCopy.open(work).plots()
    assert [plots[name][0] for name in ("commune", "sheet_number", "map_scale")] == ["11953", "12", 500]


def test_the_plots_are_believed_before_the_name_and_the_difference_is_told(tmp_path, work):
    write_sheet(tmp_path / "in" / "DC12.geojson", [plot(0, 7)])
    (line,) = take(tmp_path / "in", work).sheets
    assert (line.sheet_number, line.number_from) == ("7", "attribute")
    ((template, values),) = line.notes
    assert template.startswith("Sheet number")
    assert values == {"kept": "7", "origin": "attribute", "other": "12", "against": "name"}


def test_a_list_of_sheets_comes_before_the_name(tmp_path, work):
    bare = {"MaXa": None, "SoHieuToBanDo": None, "TyLe": None}
    write_sheet(tmp_path / "in" / "DC12.geojson", [plot(0, 12, **bare)])
    write_sheet(tmp_path / "in" / "DC13.geojson", [plot(0, 13, **bare)])
    listed = tmp_path / "ds.csv"
    listed.write_text("Tên tệp,Số tờ,Tỷ lệ,Mã xã\nDC12.dgn,21,1:2000,11953\n,13,500,11977\n", encoding="utf-8")
    report = take(tmp_path / "in", work, sheet_list=listed)
    assert [(s.commune, s.sheet_number, s.map_scale, s.number_from) for s in report.sheets] == [
        ("11953", "21", 2000, "list"),
        ("11977", "13", 500, "list"),
    ]


def test_a_file_with_plots_of_several_sheets_is_none_of_them(tmp_path, work):
    write_sheet(tmp_path / "in" / "DC12.geojson", [plot(0, 7), plot(0, 8), plot(0, 9, SoHieuToBanDo=None)])
    (line,) = take(tmp_path / "in", work).sheets
    assert (line.sheet_number, line.outcome, line.plots) == (None, "loaded", 3)
    assert sorted(map(str, WorkCopy.open(work).plots()["sheet_number"])) == ["7", "8", "None"]


# One sheet in two files


def test_a_sheet_that_lies_where_another_of_its_number_does_is_left_out_and_told(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    write_sheet(folder / "DC1(2018).geojson", [plot(column, 1, SoThuTuThua=str(90 + column)) for column in range(3)])
    report = take(folder, work)
    assert outcomes(report) == {"DC1(2018).geojson": "loaded", "DC1.geojson": "skipped"}
    (told,) = (line.sentence() for line in report.sheets if line.what)
    assert "DC1.geojson is sheet 1, and lies where DC1(2018).geojson does" in told
    assert report.plots == 3


def test_two_sheets_of_one_number_that_lie_apart_are_both_loaded_and_told(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    write_sheet(folder / "xa khac" / "DC1.geojson", [plot(0, 3, SoHieuToBanDo="1", SoThuTuThua="77")])
    report = take(folder, work)
    assert set(outcomes(report).values()) == {"loaded"}
    notes = [note for line in report.sheets for note in line.notes]
    assert [values["other"] for _, values in notes] == ["DC1.geojson"]


def test_the_same_file_twice_is_left_out_the_second_time(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    shutil.copy(folder / "DC1.geojson", folder / "copy of DC1.geojson")
    report = take(folder, work)
    assert sorted(outcomes(report).values()) == ["loaded", "skipped"]
    assert report.plots == 4


def test_a_plot_that_another_sheet_has_is_set_aside(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    write_sheet(folder / "DC2.geojson", [plot(0, 1), plot(0, 2)])  # the first is drawn on both
    report = take(folder, work)
    assert (report.rows_set_aside, report.plots) == (1, 5)


# Sheets whose file has changed


def change(folder, **columns):
    """Write DC1 anew: plot 2 with other columns, plot 3 gone, plot 9 new."""
    plots = [plot(0, 1), plot(1, 1, **columns), plot(3, 1), plot(8, 1)]
    write_sheet(folder / "DC1.geojson", plots)


def test_a_changed_sheet_is_taken_in_and_the_others_stay(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    before = dict(zip(plots_of(work).keys(), WorkCopy.open(work).plots()["uid"].tolist(), strict=True))
    change(folder, KyHieuMucDichSuDung="CLN")
    report = take(folder, work)
    assert outcomes(report) == {"DC1.geojson": "updated", "DC2.geojson": "unchanged", "DC3.geojson": "unchanged"}
    line = report.sheets[0]
    assert (line.new, line.changed, line.unchanged, line.gone, line.kept, line.waiting) == (1, 1, 2, 1, 0, 0)
    assert line.plots == 4  # nobody touched the one that is gone
    uses = plots_of(work, "land_use")
    assert (uses["1", "1"], uses["1", "2"], uses["1", "9"], uses["2", "2"]) == ("ONT", "CLN", "ONT", "ONT")
    now = dict(zip(plots_of(work).keys(), WorkCopy.open(work).plots()["uid"].tolist(), strict=True))
    assert {key: now.get(key) for key in before} == before | {("1", "3"): None}
    loads = WorkCopy.open(work).sheet_loads(row_of(work, "DC1.geojson").id)
    assert [(each.new, each.changed, each.unchanged, each.gone) for each in loads] == [(4, 0, 0, 0), (1, 1, 2, 1)]


def test_a_plot_whose_shape_and_number_changed_keeps_its_id_where_one_of_them_stays(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    take(folder, work)
    before = plots_of(work, "uid")
    write_sheet(
        folder / "DC1.geojson",
        [plot(0, 1, width=15.0), plot(1, 1, SoThuTuThua="102"), plot(2, 1), plot(3, 1)],
    )
    (line,) = take(folder, work).sheets
    assert (line.new, line.changed, line.gone) == (0, 2, 0)
    now = plots_of(work, "uid")
    assert now["1", "1"] == before["1", "1"]
    assert now["1", "102"] == before["1", "2"]


def test_our_edits_are_kept_and_what_both_changed_waits(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    uids = plots_of(work, "uid")
    copy = WorkCopy.open(work)
    edits = {("1", "1"): {"note": "seen"}, ("1", "2"): {"land_use": "LUC"}, ("2", "1"): {"note": "other"}}
    copy.update_plots({uids[key]: values for key, values in edits.items()}, "by hand")
    change(folder, KyHieuMucDichSuDung="CLN")
    report = take(folder, work)
    line = report.sheets[0]
    assert (line.kept, line.waiting, line.changed, line.unchanged, line.new, line.gone) == (1, 1, 0, 1, 1, 1)
    assert plots_of(work, "land_use")["1", "2"] == "LUC"
    notes = plots_of(work, "note")
    assert (notes["1", "1"], notes["2", "1"]) == ("seen", "other")
    assert sorted(WorkCopy.open(work).changes().dirty) == sorted([uids["1", "1"], uids["1", "2"], uids["2", "1"]])
    assert outcomes(take(folder, work))["DC1.geojson"] == "unchanged"


def test_a_plot_made_here_is_known_again_when_the_sheet_has_it_too(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    take(folder, work)
    add_plot(work, "9")
    change(folder)
    (line,) = take(folder, work).sheets
    assert (line.new, line.plots) == (0, 4)
    numbers = sorted(number for _, number in plots_of(work))
    assert numbers == ["1", "2", "4", "9"]


def test_a_sheet_that_fails_later_keeps_its_plots(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    take(folder, work)
    whole = (folder / "DC1.geojson").read_text()
    (folder / "DC1.geojson").write_text("{")
    report = take(folder, work)
    assert (outcomes(report)["DC1.geojson"], report.plots) == ("failed", 8)
    assert row_of(work, "DC1.geojson").plots == 4
    (folder / "DC1.geojson").write_text(whole)
    (line, _) = take(folder, work).sheets
    assert (line.outcome, line.plots, row_of(work, "DC1.geojson").what) == ("unchanged", 4, "")


def test_the_same_file_read_another_way_is_read_again(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1, GhiChu="a", Khac="b")
    take(folder, work)
    report = take(folder, work, options=SheetOptions(mapping={"note": "Khac"}))
    assert outcomes(report) == {"DC1.geojson": "updated"}
    assert set(plots_of(work, "note").values()) == {"b"}


def test_a_mapping_is_passed_over_where_a_file_lacks_the_field(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1, Khac="b")
    write_sheet(folder / "DC2.geojson", [plot(0, 2)])
    report = take(folder, work, options=SheetOptions(mapping={"note": "Khac"}))
    assert set(outcomes(report).values()) == {"loaded"}
    notes = plots_of(work, "note")
    assert (notes["1", "1"], notes["2", "1"]) == ("b", None)


# Files that were moved, removed, or stand in other folders


def test_files_that_were_moved_or_renamed_are_known_again(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    (folder / "DC1.geojson").rename(folder / "to 1.geojson")
    moved = folder.rename(tmp_path / "moved")
    write_sheet(moved / "DC2.geojson", [plot(0, 2)])
    report = take(moved, work)
    assert outcomes(report) == {
        "to 1.geojson": "unchanged", "DC2.geojson": "updated", "DC3.geojson": "unchanged",
    }  # fmt: skip
    assert (len(WorkCopy.open(work).sheet_files()), report.plots, report.missing) == (3, 9, [])


def test_a_file_of_another_folder_with_the_same_name_is_another_sheet(tmp_path, work):
    take(write_sheets(tmp_path / "a" / "dgn", 2), work)
    for sheet in (1, 2):
        others = [plot(column, 10 + sheet, SoHieuToBanDo=str(sheet), MaXa="11977") for column in range(2)]
        write_sheet(tmp_path / "b" / "dgn" / f"DC{sheet}.geojson", others)
    report = take(tmp_path / "b" / "dgn", work)
    assert set(outcomes(report).values()) == {"loaded"}
    assert (report.plots, len(WorkCopy.open(work).sheet_files())) == (12, 4)


def test_sheets_without_a_file_are_told_and_their_plots_stay(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    (folder / "DC2.geojson").unlink()
    report = take(folder, work)
    assert (report.missing, report.plots, report.found) == (["DC2.geojson"], 12, 2)


def test_plots_that_were_loaded_otherwise_are_known_again(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    load(sorted(folder.iterdir()), work)
    change(folder, KyHieuMucDichSuDung="CLN")
    report = take(folder, work)
    line = report.sheets[0]
    assert (line.new, line.changed, line.gone, line.waiting) == (1, 1, 0, 1)
    assert report.plots == 9


def test_layers_of_one_file_that_are_alike_are_a_sheet_each(tmp_path, work):
    folder = tmp_path / "in"
    folder.mkdir()
    for sheet in ("1", "2"):
        rows = plot_rows(2, SoHieuToBanDo=sheet, WKT=None)
        for at, row in enumerate(rows):
            x, y = EAST + 20 * at, NORTH + 1000 * int(sheet)
            row["WKT"] = f"POLYGON (({x} {y}, {x + 20} {y}, {x + 20} {y + 20}, {x} {y + 20}, {x} {y}))"
        write_source(folder / "ban do.gpkg", rows, layer=f"to_{sheet}")
    report = take(folder, work)
    assert [(line.name, line.sheet_number, line.plots) for line in report.sheets] == [
        ("ban do.gpkg:to_1", "1", 2),
        ("ban do.gpkg:to_2", "2", 2),
    ]
    assert set(outcomes(take(folder, work)).values()) == {"unchanged"}


# Stopping


def test_a_stopped_load_keeps_whole_sheets_and_goes_on_later(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 5)
    done = []
    report = take(folder, work, watch=lambda at: done.append(at.done), cancelled=lambda: max(done, default=0) >= 2)
    assert report.cancelled
    assert (report.counts["loaded"], report.counts["left"], report.plots) == (2, 3, 8)
    states = [row.state for row in WorkCopy.open(work).sheet_files()]
    assert (states[:2], set(states[2:])) == (["loaded"] * 2, {"waiting", "loading"} & set(states[2:]))
    again = take(folder, work)
    assert list(outcomes(again).values()) == ["unchanged"] * 2 + ["loaded"] * 3
    assert {row.state for row in WorkCopy.open(work).sheet_files()} == {"loaded"}


def test_what_is_no_work_copy_is_refused_and_stays(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    with pytest.raises(BadInput, match="End the file name with .gpkg"):
        load_folder(folder, tmp_path / "w.txt")
    source = write_source(work, plot_rows())
    before = source.read_bytes()
    with pytest.raises(BadInput, match="is not a work copy"):
        take(folder, source)
    assert source.read_bytes() == before


def test_workbooks_are_named_and_not_loaded(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    (folder / "so muc ke.csv").write_text("Số tờ,Số thửa\n1,1\n", encoding="utf-8")
    (folder / "ghi chu.txt").write_text("x")
    report = take(folder, work)
    assert (report.records, report.unknown, report.found) == (["so muc ke.csv"], 1, 1)


def test_holders_beside_the_plots_come_along_once(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2, TenChu="Trần Thị Mẫu")
    take(folder, work)
    counts = WorkCopy.open(work).counts()
    assert (counts["party"], counts["right"]) == (8, 8)
    change(folder, TenChu="Lê Văn Thử")
    take(folder, work)
    names = [row["name"] for row in WorkCopy.open(work).rows("party")]
    assert names.count("Lê Văn Thử") == 1
    assert json.dumps(names, ensure_ascii=False).count("Mẫu") == 7
