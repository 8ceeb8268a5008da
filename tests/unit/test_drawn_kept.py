"""What is drawn beside the plots stays with them in the work copy: from the folder to a checked layer, and back."""

import json
import shutil
import sqlite3
import tracemalloc

import fiona
import numpy as np
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.context import LABELS, LEGAL, LINES
from land_campaign_plugin.model.tables import ShapeTable
from land_campaign_plugin.native import pyproj, shapely
from land_campaign_plugin.store.connection import writing
from land_campaign_plugin.store.drawn_table import keep
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check, check_work_copy
from land_campaign_plugin.verbs.flag import flag
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder
from land_campaign_plugin.verbs.sample import sample
from land_campaign_plugin.verbs.update import update

from .drawn_back import texts_of
from .drawn_files import EAST, NORTH, point, square, write_drawing
from .folder_sheets import plot, write_sheet

CRS = "EPSG:9209"
WKT = pyproj.CRS.from_epsg(9209).to_wkt()
RULES = ["T07", "T08", "T09"]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Sheets as drawings with errors, what is wrong in them, and the same without errors."""
    folder = tmp_path_factory.mktemp("sheets")
    wrong = sample(folder / "s.gpkg", plots=1_500, errors=0.02, drawings=folder / "wrong", seed=4)
    sample(folder / "c.gpkg", plots=1_500, errors=0, drawings=folder / "right", seed=4)
    truth = [json.loads(line) for line in wrong.truth_of_drawings.read_text(encoding="utf-8").splitlines()]
    return folder, truth


def take(folder, work):
    return load_folder(folder, work, options=SheetOptions(crs=CRS))


def is_found(findings, line):
    """Whether a finding says of a place what was put there."""
    alike = (findings["rule"] == line["rule"]) & (findings["sub_code"] == line["kind"])
    return bool((shapely.distance(findings.geometry[alike], shapely.Point(line["x"], line["y"])) < 0.5).any())


def codes(result):
    return sorted(zip(result.findings["rule"], result.findings["sub_code"], strict=True))


def rows(path, query):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_a_folder_of_drawings_is_checked_mended_and_checked_again(sheets, tmp_path, capsys):
    folder, truth = sheets
    shutil.copytree(folder / "wrong", tmp_path / "sheets")
    work = tmp_path / "work.gpkg"
    arguments = ["load", str(tmp_path / "sheets"), "--into", str(work), "--crs", CRS, "--json"]
    assert command_line.main(arguments) == 0
    counts = json.loads(capsys.readouterr().out)["drawn"]
    for kind, count in counts.items():
        assert len(WorkCopy.open(work).drawn().tables[kind]) == count > 0
    first = check_work_copy(work)
    assert all(is_found(first.findings, line) for line in truth)
    alone = check(sorted((tmp_path / "sheets").iterdir()), crs=CRS, rules=RULES)
    assert {rule: first.outcomes[rule].count for rule in RULES} == {rule: alone.outcomes[rule].count for rule in RULES}
    flag(work, tmp_path / "flags", rules=["T07"])
    assert any(text.startswith(b"T07") for path in (tmp_path / "flags").iterdir() for text in texts_of(path, 60))

    mended = truth[0]["sheet"]
    shutil.copy(folder / "right" / f"DC{mended}.dgn", tmp_path / "sheets" / f"DC{mended}.dgn")
    assert take(tmp_path / "sheets", work).counts["updated"] == 1
    second = check_work_copy(work)
    assert {str(line["sheet"]) for line in truth} > {str(mended)}
    for line in truth:
        assert is_found(second.findings, line) == (line["sheet"] != mended), line
    assert second.run["since_last_check"]["gone"] > 0
    of_lines = second.findings.take(second.findings.among("rule", RULES))
    assert str(mended) not in set(of_lines["sheet"])
    # a seam is drawn on both sheets and is no double: each file by itself
    assert len(rows(work, "SELECT DISTINCT drawing FROM boundary_lines")) == len(list((folder / "wrong").iterdir()))


def test_a_sheet_that_is_read_again_leaves_no_row_of_before(sheets, tmp_path):
    folder, _ = sheets
    work = tmp_path / "work.gpkg"
    (tmp_path / "one").mkdir()
    shutil.copy(folder / "wrong" / "DC1.dgn", tmp_path / "one" / "DC1.dgn")
    take(tmp_path / "one", work)
    shutil.copy(folder / "right" / "DC1.dgn", tmp_path / "one" / "DC1.dgn")
    report = take(tmp_path / "one", work)
    for table, kind in (("boundary_lines", LINES), ("labels", LABELS), ("legal_boundaries", LEGAL)):
        assert rows(work, f"SELECT count(*) FROM {table}") == [(report.drawn[kind],)]
        assert rows(work, f"SELECT count(*) FROM rtree_{table}_geom") == [(report.drawn[kind],)]
    (counted,) = rows(work, "SELECT sheet_file, boundary_lines, labels, legal_boundaries FROM drawing")
    assert counted == (1, *(report.drawn[kind] for kind in (LINES, LABELS, LEGAL)))
    # one file by itself takes the place of what the folder gave, and the folder of what the file gave
    update([folder / "wrong" / "DC1.dgn"], work, crs=CRS)
    assert [sheet for (sheet,) in rows(work, "SELECT sheet_file FROM drawing")] == [1]
    load([folder / "right" / "DC1.dgn"], work, crs=CRS, append=True)
    assert [sheet for (sheet,) in rows(work, "SELECT sheet_file FROM drawing")] == [1]
    assert rows(work, "SELECT count(*) FROM labels") == [(report.drawn[LABELS],)]


def test_what_is_kept_are_layers_for_everybody(sheets, tmp_path):
    folder, _ = sheets
    work = tmp_path / "work.gpkg"
    load(sorted((folder / "right").iterdir()), work, crs=CRS)
    for layer in ("boundary_lines", "labels", "legal_boundaries"):
        with fiona.open(work, layer=layer) as opened:
            assert opened.crs.to_epsg() == 9209
            some = next(iter(opened))
            assert some.properties["sheet_number"]
            x, y = shapely.get_coordinates(shapely.geometry.shape(some.geometry))[0]
            assert any(each.id == some.id for each in opened.filter(bbox=(x - 1, y - 1, x + 1, y + 1)))


def test_a_geopackage_with_such_layers_is_checked_as_it_was(tmp_path, capsys):
    path, work = tmp_path / "s.gpkg", tmp_path / "w.gpkg"
    sample(path, plots=600, errors=0.08, seed=7)
    plain = check([path], layer="plots", rules=RULES)
    assert sorted(plain.findings["rule"]) == RULES
    assert command_line.main(["load", str(path), "--layer", "plots", "--into", str(work), "--lang", "en"]) == 0
    assert "Kept of the drawings: " in capsys.readouterr().out
    kept = check_work_copy(work, rules=RULES)
    assert set(kept.findings["fingerprint"]) == set(plain.findings["fingerprint"])
    named = {name: f"{path}:{layer}" for name, layer in (("lines", "boundary_lines"), ("legal", "legal_boundaries"))}
    named["labels"] = f"{path}:labels"
    again = check_work_copy(work, rules=RULES, **named)
    assert set(again.findings["fingerprint"]) == set(plain.findings["fingerprint"])


def test_a_source_without_a_drawing_is_not_told_that_its_labels_lack(tmp_path):
    folder, work = tmp_path / "sheets", tmp_path / "w.gpkg"
    write_sheet(folder / "DC7.geojson", [plot(column, 7) for column in range(3)])
    elements = [(square(0, 0), 10, None), (point(10, 10), 11, None), (point(10, 10), 13, "1"),
                (square(40, 0), 10, None)]  # fmt: skip
    write_drawing(folder / "DC1.dgn", elements)
    take(folder, work)
    assert codes(check_work_copy(work, rules=["T08"])) == [("T08", "no-label")]


TWO = [
    *((square(x, 0), 10, None) for x in (0, 20)),
    *((point(x, 5), 11, None) for x in (5, 25)),
    *((point(x, 5), 13, number) for x, number in ((5, "1"), (25, "2"))),
]


@pytest.fixture
def two(tmp_path):
    """A work copy of a drawing with plots 1 and 2, right in all."""
    (tmp_path / "in").mkdir()
    write_drawing(tmp_path / "in" / "DC5.dgn", TWO)
    take(tmp_path / "in", tmp_path / "w.gpkg")
    assert codes(check_work_copy(tmp_path / "w.gpkg", rules=["T08"])) == []
    return tmp_path / "w.gpkg"


def uid_of(work, number):
    ((uid,),) = rows(work, f"SELECT uid FROM plot WHERE plot_number = '{number}'")
    return uid


def test_a_number_that_was_corrected_here_is_no_error_of_the_drawing(two):
    WorkCopy.open(two).update_plots({uid_of(two, "2"): {"plot_number": "3"}}, "corrected")
    result = check_work_copy(two, rules=["T08"])
    assert codes(result) == [("T08", "drawing-behind")]
    assert result.findings["severity"].tolist() == ["I"]
    assert result.findings["detail"].tolist() == ["2|3"]


def test_a_merged_plot_has_not_the_label_of_the_one_that_is_no_more(two):
    work = WorkCopy.open(two)
    gone = uid_of(two, "2")
    both = shapely.box(EAST, NORTH, EAST + 40, NORTH + 20)
    work.update_plots({uid_of(two, "1"): {"geometry": both}, gone: {"status": "retired"}}, "merged")
    assert codes(check_work_copy(two, rules=["T08"])) == []


def test_a_plot_that_was_made_here_needs_no_label(two):
    work = WorkCopy.open(two)
    left, right = (shapely.box(EAST + x, NORTH, EAST + x + 10, NORTH + 20) for x in (0, 10))
    work.update_plots({uid_of(two, "1"): {"geometry": left}}, "split")
    with writing(two) as connection:
        made = "INSERT INTO plot (uid, geom, sheet_number) SELECT 'new', geom, sheet_number FROM plot WHERE uid = ?"
        connection.execute(made, (uid_of(two, "1"),))
    work.update_plots({"new": {"geometry": right, "plot_number": "3"}}, "split")
    assert codes(check_work_copy(two, rules=["T08"])) == []


def test_of_a_file_of_several_sheets_each_has_its_own_lines(tmp_path):
    path = tmp_path / "in" / "all.gpkg"
    path.parent.mkdir()
    fields = {"SoHieuToBanDo": "str", "SoThuTuThua": "str"}
    for number in ("1", "2"):
        properties = {"SoHieuToBanDo": number, "SoThuTuThua": "1"}
        shape = shapely.box(EAST, NORTH + 100 * int(number), EAST + 20, NORTH + 100 * int(number) + 20)
        schema = {"geometry": "Polygon", "properties": fields}
        with fiona.open(path, "w", driver="GPKG", layer=f"to_{number}", crs=CRS, schema=schema) as layer:
            layer.write({"geometry": shapely.geometry.mapping(shape), "properties": properties})
    lines = {"geometry": "LineString", "properties": {"sheet_number": "str"}}
    with fiona.open(path, "w", driver="GPKG", layer="boundary_lines", crs=CRS, schema=lines) as layer:
        for number in ("1", "2", "2", None):
            shape = shapely.LineString([(EAST, NORTH), (EAST + 20, NORTH)])
            layer.write({"geometry": shapely.geometry.mapping(shape), "properties": {"sheet_number": number}})
    assert take(path.parent, tmp_path / "w.gpkg").counts["loaded"] == 2
    kept = rows(tmp_path / "w.gpkg", "SELECT drawing, sheet_number, count(*) FROM boundary_lines GROUP BY 1, 2")
    assert sorted((number, count) for _, number, count in kept) == [("1", 1), ("2", 2)]


def drawing(x, number="7", text="1"):
    """A line and a label of a sheet, some metres from the origin."""
    columns = {"commune": ["11953"], "sheet_number": [number], "text": [text]}
    table = {name: np.array([*values, None], dtype=object)[:-1] for name, values in columns.items()}
    table["level"] = np.array([10])
    line = shapely.LineString([(EAST + x, NORTH), (EAST + x + 30, NORTH + 20)])
    return [
        (LINES, ShapeTable(table, np.array([line], dtype=object))),
        (LABELS, ShapeTable(table, np.array([shapely.Point(EAST + x, NORTH)], dtype=object))),
    ]


@pytest.mark.parametrize(
    "first, then, left",
    [
        (("a.dgn", 0, "7", None), ("a.dgn", 1, "7", None), 1),
        (("a.dgn", 0, "7", None), ("b.dgn", 1, "7", None), 1),  # another file of the same sheet, in the same place
        (("a.dgn", 0, "7", None), ("a.dgn", 1, "8", None), 1),  # the number of the sheet was corrected
        (("a.dgn", 0, "7", None), ("b.dgn", 1, "8", None), 2),
        (("a.dgn", 0, "7", None), ("a.dgn", 500, "7", None), 2),  # that of another commune
        (("a.dgn", 0, "7", 3), ("b.dgn", 500, "8", 3), 1),  # whatever the sheet of the catalogue was before
        (("a.dgn", 0, "7", 3), ("a.dgn", 0, "7", 4), 2),
        (("a.dgn", 0, "7", 3), ("a.dgn", 1, "7", None), 1),
        (("a.dgn", 0, "7", None), ("a.dgn", 1, "7", 3), 1),
    ],
)
def test_a_drawing_takes_the_place_of_what_it_was(tmp_path, first, then, left):
    work = WorkCopy.create(tmp_path / "w.gpkg", WKT)
    with writing(work.path) as connection:
        for name, x, number, sheet in (first, then):
            counts = keep(connection, work.srs_id, name, drawing(x, number), sheet_file=sheet)
            assert counts == {LINES: 1, LABELS: 1, LEGAL: 0}
    assert {kind: len(table) for kind, table in work.drawn().tables.items()} == {LINES: left, LABELS: left}
    assert len(rows(work.path, "SELECT * FROM drawing")) == left
    assert len(rows(work.path, "SELECT * FROM rtree_labels_geom")) == left


def test_a_drawing_that_has_nothing_any_more_leaves_nothing(tmp_path):
    work = WorkCopy.create(tmp_path / "w.gpkg", WKT)
    with writing(work.path) as connection:
        keep(connection, work.srs_id, "a.gpkg", drawing(0), sheet_file=3)
        keep(connection, work.srs_id, "a.gpkg", [], sheet_file=3)
    assert work.drawn().tables == {}
    assert rows(work.path, "SELECT * FROM drawing") == []


def test_a_line_that_is_edited_in_another_program_keeps_the_spatial_index(two):
    with writing(two) as connection:
        connection.execute("DELETE FROM boundary_lines WHERE fid = (SELECT max(fid) FROM boundary_lines)")
        connection.execute("INSERT INTO labels (geom, text) SELECT geom, 'x' FROM labels LIMIT 1")
    for table in ("boundary_lines", "labels"):
        assert rows(two, f"SELECT count(*) FROM {table}") == rows(two, f"SELECT count(*) FROM rtree_{table}_geom")


def test_memory_does_not_grow_with_what_is_drawn(tmp_path):
    """Lines are taken some at a time: what stays until the end are their boxes, for the spatial index."""

    def peak(parts):
        work = WorkCopy.create(tmp_path / f"{parts}.gpkg", WKT)
        one = drawing(0)[0][1].take(np.zeros(20_000, dtype=np.int64))
        tracemalloc.start()
        with writing(work.path) as connection:
            keep(connection, work.srs_id, "a.gpkg", ((LINES, one) for _ in range(parts)))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    rows_more, bytes_for_a_box = 8 * 20_000, 150  # a line of six corners is 500 bytes, as a shape and a row of Python
    assert peak(10) - peak(2) < rows_more * bytes_for_a_box
