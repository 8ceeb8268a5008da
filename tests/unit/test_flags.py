"""Findings as drawings of flags, and the way back: mended in the drawing, loaded again, closed by themselves."""

import json

import numpy as np
import pytest
from osgeo import ogr

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.campaign import load_campaign
from land_campaign_plugin.model.errors import BadInput, CannotWrite
from land_campaign_plugin.model.findings import FINDING_COLUMNS, FindingTable
from land_campaign_plugin.native import shapely
from land_campaign_plugin.reports.findings_read import read_findings
from land_campaign_plugin.reports.flags import MARK, flag_drawing, flag_text
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.store.drawing_writer import write_drawing
from land_campaign_plugin.verbs.check import check, check_work_copy
from land_campaign_plugin.verbs.flag import flag
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

from .drawn_back import elements_of, texts_of

AT = (580_000.0, 2_280_000.0)
LEVEL = 60


def finding(rule="T01", sub_code="", labels="12/345, 12/346", place=None, measured=np.nan, unit="", **more):
    return (
        {"rule": rule, "sub_code": sub_code, "labels": labels, "measured": measured, "unit": unit}
        | more
        | {"place": place}
    )


def table(*rows):
    columns = {}
    for name, kind in FINDING_COLUMNS:
        values = [row.get(name, np.nan if kind is np.float64 else None) for row in rows]
        columns[name] = np.array(values, dtype=float) if kind is np.float64 else np.array([*values, None], object)[:-1]
    return FindingTable(columns, np.array([*(row["place"] for row in rows), None], dtype=object)[:-1], "EPSG:9209")


def drawn(*rows, scale=1000):
    return flag_drawing(table(*rows), load_campaign().flags, scale, AT)


@pytest.mark.parametrize(
    "rule, sub_code, letter",
    [
        ("T07", "dangle", "D"),
        ("T07", "undershoot", "D"),
        ("T07", "overshoot", "D"),
        ("T07", "crossing", "X"),
        ("T07", "duplicate-line", "X"),
        ("T01", "", "X"),
        ("T04", "", "X"),
        ("G02", "self-crossing", "X"),
        ("T02", "", "S"),
        ("T08", "no-label", "S"),
        ("G06", "", "S"),
    ],
)
def test_letters_are_those_of_the_surveyors_flags(rule, sub_code, letter):
    flagged = drawn(finding(rule, sub_code, place=shapely.Point(AT)))
    assert flagged.letters == {letter: 1}
    assert letter in flagged.elements.text


def test_the_table_of_letters_names_rules_and_kinds_that_there_are():
    for name in load_campaign().flags.letters:
        rule, _, sub_code = name.partition(":")
        assert not sub_code or sub_code in RULES[rule].messages


def test_flags_lie_on_a_level_that_nothing_else_lies_on():
    campaign = load_campaign()
    assert campaign.flags.level == LEVEL
    assert not any(LEVEL in levels for levels in campaign.levels.values())


@pytest.mark.parametrize(
    "row, text",
    [
        (finding(measured=0.354, unit="m²"), "T01 12/345, 12/346 0.35 m2"),
        (finding("T08", labels="", detail="7112|12"), "T08 7112"),
        (finding("M02", labels=", ".join(f"12/{n}" for n in range(1, 8))), "M02 12/1, 12/2, 12/3 +4"),
        (finding("A07", labels="12/1", measured=4.0), "A07 12/1"),
        (finding("T02", labels=""), "T02"),
    ],
)
def test_a_flag_names_rule_plots_and_size(row, text):
    assert flag_text(table(row), 0) == text
    assert text.isascii()


SQUARE = shapely.box(580_000, 2_280_000, 580_003, 2_280_002)
HOLED = SQUARE.difference(shapely.box(580_001, 2_280_000.5, 580_002, 2_280_001))
LINE = shapely.LineString([(580_000, 2_280_000), (580_004, 2_280_000)])
SHAPES = [
    # place of the finding, lines drawn, where its letter stands
    (shapely.Point(AT), 1, shapely.Point(AT).buffer(0.001)),
    (shapely.MultiPoint([AT, (580_009, 2_280_000)]), 2, shapely.Point(AT).buffer(0.001)),
    (LINE, 1, shapely.Point(580_002, 2_280_000).buffer(0.001)),
    (shapely.MultiLineString([LINE, [(580_010, 0), (580_011, 0)]]), 2, None),
    (SQUARE, 1, SQUARE),
    (HOLED, 2, HOLED),
    (shapely.MultiPolygon([SQUARE, shapely.box(580_010, 2_280_000, 580_011, 2_280_001)]), 2, None),
    (shapely.GeometryCollection([SQUARE, shapely.GeometryCollection([LINE, shapely.Point(AT)])]), 3, SQUARE),
]


@pytest.mark.parametrize("suffix", ["dgn", "dxf"])
@pytest.mark.parametrize("place, lines, around", SHAPES)
def test_the_shape_of_a_finding_is_drawn_and_its_letter_stands_there(tmp_path, suffix, place, lines, around):
    flagged = drawn(finding(place=place))
    back = elements_of(write_drawing(tmp_path / f"f.{suffix}", flagged.elements))
    assert {element.level for element in back} == {str(LEVEL)}
    assert sum(element.text is None for element in back) == lines
    (letter,) = [element for element in back if element.text == b"X"]
    assert around is None or letter.shape.within(around.buffer(0.001))
    assert flagged.unplaced == 0


def test_letters_grow_with_the_scale_of_the_map():
    heights = [max(drawn(finding(place=shapely.Point(AT)), scale=scale).elements.height_m) for scale in (500, 2000)]
    assert heights == [2.0, 8.0]  # 4 mm on paper


def test_findings_at_one_place_do_not_cover_each_other():
    elements = drawn(*(finding(rule, place=shapely.Point(AT)) for rule in ("T01", "T04", "G02"))).elements
    letters = [shape.y for shape, text in zip(elements.geometry, elements.text, strict=True) if text == "X"]
    assert min(-np.diff(letters)) >= 4.0  # the height of a letter at 1:1000


@pytest.mark.parametrize("place", [None, shapely.Polygon()])
def test_findings_without_a_place_are_listed_in_a_corner(place):
    flagged = drawn(finding("G01", labels="12/7", place=place), finding(place=shapely.Point(AT)))
    assert flagged.unplaced == 1
    assert "S G01 12/7" in flagged.elements.text
    assert drawn(finding("G01", labels="12/7", place=place)).elements.text == [f"{MARK}: 1", "S G01 12/7"]


def test_a_drawing_without_findings_says_so():
    flagged = drawn()
    assert flagged.elements.text == [f"{MARK}: 0"]
    assert flagged.letters == {}


# ---------------------------------------------------------------- the verb


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """A sample of two sheets with errors of all kinds, checked into a work copy and into a file."""
    folder = tmp_path_factory.mktemp("checked")
    sample(folder / "s.gpkg", plots=600, errors=0.05, seed=6)
    load(folder / "s.gpkg", folder / "work.gpkg", layer="plots")
    check_work_copy(folder / "work.gpkg", out=folder / "findings.gpkg")
    return folder


@pytest.mark.parametrize("source", ["work.gpkg", "findings.gpkg"])
def test_a_work_copy_and_a_file_of_findings_give_the_same_flags(checked, tmp_path, source):
    report = flag(checked / source, tmp_path / "flags")
    findings = read_findings(checked / "findings.gpkg")
    of_shapes = [rule[0] in "GTMB" or rule in ("A02", "A03", "A05", "A09") for rule in findings["rule"]]
    wanted = np.array(of_shapes) & (findings["severity"] != "I") & ~findings.symptoms
    assert report.findings == wanted.sum() > 0
    assert report.left_out == (~wanted & ~findings.symptoms).sum()
    assert {sheet.path.name for sheet in report.sheets} >= {"DC1-flags.dgn", "DC2-flags.dgn"}
    for sheet in report.sheets:
        count = sum(sheet.letters.values())
        texts = texts_of(sheet.path, LEVEL)
        assert texts[0] == f"{MARK}: {count}".encode()
        assert sum(text in (b"D", b"X", b"S") for text in texts) == count - sheet.unplaced
    assert report.letters.keys() <= {"D", "X", "S"}


def test_one_file_holds_the_flags_of_all_sheets_once(checked, tmp_path):
    report = flag(checked / "work.gpkg", tmp_path / "all.dxf")
    assert texts_of(tmp_path / "all.dxf", LEVEL)[0] == f"{MARK}: {report.findings}".encode()
    assert [sheet.path.name for sheet in report.sheets] == ["all.dxf"]


def test_sheets_and_rules_can_be_chosen(checked, tmp_path):
    report = flag(checked / "work.gpkg", tmp_path / "flags", sheets=["2"], rules=["T01"], format="dxf")
    assert [path.name for path in (tmp_path / "flags").iterdir()] == ["DC2-flags.dxf"]
    findings = read_findings(checked / "findings.gpkg")
    assert 0 < report.findings <= (findings["rule"] == "T01").sum()
    flag(checked / "work.gpkg", tmp_path / "clean", sheets=["2"], rules=["B02"])  # checked and clean
    assert texts_of(tmp_path / "clean" / "DC2-flags.dgn", LEVEL) == [f"{MARK}: 0".encode()]
    for source in ("work.gpkg", "findings.gpkg"):
        with pytest.raises(BadInput, match="No sheet 99"):
            flag(checked / source, tmp_path / "flags", sheets=["99"])


@pytest.mark.parametrize("suffix", ["dgn", "dxf"])
def test_flags_of_another_day_are_replaced_and_emptied_and_nothing_else_is(checked, tmp_path, suffix):
    for _ in range(2):
        flag(checked / "work.gpkg", tmp_path / "flags", format=suffix)
    before = sorted(path.name for path in (tmp_path / "flags").iterdir())
    report = flag(checked / "work.gpkg", tmp_path / "flags", rules=["B02"], format=suffix)
    assert report.sheets == []
    assert sorted(path.name for path in report.emptied) == before
    for path in report.emptied:
        assert texts_of(path, LEVEL) == [f"{MARK}: 0".encode()]
    sheet = tmp_path / "DC1.dgn"
    sheet.write_bytes(b"\x08\x09\xfe\x02 a sheet that somebody drew")
    with pytest.raises(CannotWrite, match="would be lost"):
        flag(checked / "work.gpkg", sheet)
    assert sheet.read_bytes().endswith(b"somebody drew")


def test_what_was_never_checked_or_is_something_else_is_refused(checked, tmp_path):
    load(checked / "s.gpkg", tmp_path / "work.gpkg", layer="plots")
    (tmp_path / "text.gpkg").write_text("no database")
    for source, said in (("work.gpkg", "never checked"), ("text.gpkg", "neither"), ("none.gpkg", "no file")):
        with pytest.raises(BadInput, match=said):
            flag(tmp_path / source, tmp_path / "f.dgn")
    with pytest.raises(BadInput, match="neither"):
        flag(checked / "s.gpkg", tmp_path / "f.dgn")
    with pytest.raises(BadInput, match="no folder"):
        flag(checked / "work.gpkg", tmp_path / "none" / "f.dgn")
    assert not (tmp_path / "f.dgn").exists()


def test_the_command_line_draws_flags(checked, tmp_path, capsys):
    arguments = ["flag", str(checked / "work.gpkg"), "--out", str(tmp_path / "f.dgn"), "--lang", "en"]
    assert command_line.main(arguments) == 0
    assert "on level 60 of 1 drawing" in capsys.readouterr().out
    assert command_line.main([*arguments, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["level"] == LEVEL
    assert sum(data["letters"].values()) == data["findings"]


# ---------------------------------------------------------------- the way back


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """The drawing of one sheet with two errors of each kind, and what is wrong in it."""
    folder = tmp_path_factory.mktemp("sheet")
    report = sample(folder / "s.gpkg", plots=280, errors=0.07, drawings=folder / "sheets", format="dxf", seed=5)
    truth = [json.loads(line) for line in report.truth_of_drawings.read_text().splitlines()]
    return folder / "sheets" / "DC1.dxf", truth


def mended(path, out, cured):
    """Copy a drawing without what is loose or wrong at some places, as a surveyor would: with GDAL, line by line."""
    source = ogr.Open(str(path))
    target = ogr.GetDriverByName("DXF").CreateDataSource(str(out))
    layer = target.CreateLayer("entities")
    for feature in source.GetLayer(0):
        shape = shapely.force_2d(shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())))
        level, gone = feature["Layer"], False
        for line in cured:
            place = shapely.Point(line["x"], line["y"])
            if line["kind"] in ("dangle",) and level == "10" and shape.geom_type == "LineString":
                gone |= len(shape.coords) == 2 and shapely.Point(shape.coords[-1]).distance(place) < 0.01
            elif line["kind"] in ("stray-label", "several-labels") and level in ("11", "13"):
                gone |= shape.distance(place) < 0.01
        if not gone:
            copy = ogr.Feature(layer.GetLayerDefn())
            copy.SetField("Layer", level)
            copy.SetGeometry(feature.GetGeometryRef())
            copy.SetStyleString(feature.GetStyleString())
            if feature["Text"]:
                copy.SetField("Text", feature["Text"])
            layer.CreateFeature(copy)
    layer = target = None


CURABLE = ("dangle", "stray-label", "several-labels")


def at_places(findings, truth):
    """Return how many findings lie at the places of some errors: a plot with two numbers has none, which A02 tells."""
    places = shapely.multipoints([(line["x"], line["y"]) for line in truth])
    return int((shapely.distance(findings.geometry, places) < 0.01).sum())


def test_findings_mended_in_the_drawing_close_by_themselves(sheet, tmp_path):
    drawing, truth = sheet
    cured = [line for line in truth if line["kind"] in CURABLE]
    out = tmp_path / "findings.gpkg"
    first = check([drawing], crs="EPSG:9209", out=out)
    assert "since_last_check" not in first.run
    expected = at_places(first.findings, cured)
    assert expected >= len(cured) > 3
    report = flag(out, tmp_path / "DC1-flags.dxf")
    assert report.findings >= len(truth)

    mended(drawing, tmp_path / "DC1.dxf", cured)
    second = check([tmp_path / "DC1.dxf"], crs="EPSG:9209", out=out)
    counts = second.run["since_last_check"]
    assert counts["gone"] == expected
    assert counts["still"] == len(first.findings) - expected == len(second.findings)
    assert counts["new"] == counts["unseen"] == 0
    flag(out, tmp_path / "DC1-flags.dxf")
    assert len(texts_of(tmp_path / "DC1-flags.dxf", LEVEL)) < report.findings * 2 + 1


def test_a_work_copy_closes_what_was_mended_when_the_sheet_is_loaded_again(sheet, tmp_path, capsys):
    drawing, truth = sheet
    work = tmp_path / "work.gpkg"
    (tmp_path / "in").mkdir()
    load([drawing], work, crs="EPSG:9209")

    first = check_work_copy(work)
    cured = [line for line in truth if line["kind"] in CURABLE]
    flag(work, tmp_path / "flags", format="dxf")
    mended(drawing, tmp_path / "in" / "DC1.dxf", cured)
    again = ["load", str(tmp_path / "in" / "DC1.dxf"), "--into", str(work), "--update", "--crs", "EPSG:9209"]
    assert command_line.main(again) == 0
    second = check_work_copy(work)
    expected = at_places(first.findings, cured)
    assert second.run["since_last_check"] == {
        "gone": expected,
        "still": len(first.findings) - expected,
        "new": 0,
        "unseen": 0,
        "unseen_rules": (),
    }
    capsys.readouterr()
    assert command_line.main(["check", str(work), "--json", "--lang", "en"]) in (0, 1)
    data = json.loads(capsys.readouterr().out)["since_last_check"]
    assert (data["gone"], data["new"], data["unseen"]) == (0, 0, 0)


def test_flags_left_in_a_mended_drawing_are_no_boundaries(sheet, tmp_path):
    drawing, _ = sheet
    out = tmp_path / "findings.gpkg"
    before = check([drawing], crs="EPSG:9209", out=out)
    flag(out, tmp_path / "flags.dxf")
    merged = tmp_path / "DC1.dxf"
    source, target = ogr.Open(str(drawing)), ogr.GetDriverByName("DXF").CreateDataSource(str(merged))
    layer = target.CreateLayer("entities")
    for path in (drawing, tmp_path / "flags.dxf"):
        source = ogr.Open(str(path))
        for feature in source.GetLayer(0):
            copy = ogr.Feature(layer.GetLayerDefn())
            copy.SetField("Layer", feature["Layer"])
            copy.SetGeometry(feature.GetGeometryRef())
            copy.SetStyleString(feature.GetStyleString())
            layer.CreateFeature(copy)
    layer = target = None
    after = check([merged], crs="EPSG:9209")
    assert after.run["plots"] == before.run["plots"]
    assert sorted(after.findings["fingerprint"]) == sorted(before.findings["fingerprint"])
