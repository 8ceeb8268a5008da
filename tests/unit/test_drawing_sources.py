"""Drawings as sources of plots: what DGN V7 and DXF hold comes back as plots, and what is wrong in them is found."""

import math
import re

import numpy as np
import pytest
from osgeo import gdal

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.legacy_text import to_bytes
from land_campaign_plugin.native import shapely
from land_campaign_plugin.sources.drawing_kinds import drawing_kind, is_unreadable_drawing
from land_campaign_plugin.sources.drawings import beside, read_drawing
from land_campaign_plugin.sources.inspect import layers
from land_campaign_plugin.sources.opening import opened
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

from .drawn_files import EAST, NORTH, line, point, ring, square, write_drawing

CRS = "EPSG:9209"
FORMATS = ("a.dgn", "a.dxf")


def drawn(folder, elements, name="a.dgn", **options):
    return write_drawing(folder / name, [(*element, None)[:3] for element in elements], **options)


def plots_of(path, **options):
    """Number, land use and recorded area by the lower left corner of each plot, in metres from the origin."""
    plots, _ = read_all(path, crs=CRS, **options)
    columns = {name: plots[name].tolist() if name in plots else [None] * len(plots) for name in COLUMNS}
    corner = np.rint((shapely.bounds(plots.geometry)[:, :2] - [EAST, NORTH]) * 1000) / 1000
    return dict(zip(map(tuple, corner.tolist()), zip(*columns.values(), strict=True), strict=True))


COLUMNS = ("plot_number", "land_use", "area_recorded_m2")


def found(path, *rules):
    """Sub-codes of the findings of some rules, with the file as its own source of lines, labels and papers."""
    table = check([path], crs=CRS, rules=rules).findings
    return sorted(zip(table["rule"].tolist(), table["sub_code"].tolist(), strict=True))


# ------------------------------------------------------------------ round trip


@pytest.fixture(scope="module")
def commune(tmp_path_factory):
    """A commune of several sheets without errors: its plots and what was drawn beside them."""
    path = tmp_path_factory.mktemp("commune") / "commune.gpkg"
    sample(path, plots=600, seed=5, errors=0.0)
    plots, report = read_all(path)
    return plots, {kind: beside(kind, path, "plots", report.crs) for kind in ("lines", "labels", "legal_boundaries")}


def elements_of(plots, side):
    """The commune as elements of a drawing: lines, label points, and numbers, uses and areas as texts."""
    elements = []
    for kind in ("lines", "legal_boundaries"):
        elements += zip(shapely.to_wkt(side[kind].geometry, 4), side[kind]["level"].tolist(), strict=True)
    inside = shapely.to_wkt(shapely.point_on_surface(plots.geometry), 4)
    for at, wkt in enumerate(inside):
        number, use, area = (plots[name][at] for name in COLUMNS)
        elements.append((wkt, 2, use))
        if number:
            elements += [(wkt, 11), (wkt, 13, number), (wkt, 4, f"{area:.1f}".replace(".", ",", at % 2))]
    return elements


@pytest.mark.parametrize("name", FORMATS)
def test_plots_come_back_from_a_drawing_with_their_numbers_uses_and_areas(tmp_path, commune, name):
    plots, side = commune
    path = drawn(tmp_path, elements_of(plots, side), name)
    back, report = read_all(path, crs=CRS)
    assert len(back) == len(plots) > 590
    tree = shapely.STRtree(back.geometry)
    at, home = tree.query(shapely.point_on_surface(plots.geometry), predicate="within")
    assert at.tolist() == list(range(len(plots)))
    assert len(set(home.tolist())) == len(plots)
    # every corner of the one is a corner of the other, to the millimetre
    for mine, its in zip(plots.geometry[at], back.geometry[home], strict=True):
        assert shapely.hausdorff_distance(mine, its) <= 0.001
        assert len(shapely.get_coordinates(mine)) == len(shapely.get_coordinates(its))
    assert back["plot_number"][home].tolist() == plots["plot_number"].tolist()
    assert back["land_use"][home].tolist() == plots["land_use"].tolist()
    numbered = np.array([number is not None for number in plots["plot_number"]])
    areas = np.round(plots["area_recorded_m2"][numbered], 1)
    assert np.round(back["area_recorded_m2"][home][numbered], 1).tolist() == areas.tolist()
    assert report.rows_set_aside == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_sound_drawing_is_its_own_source_of_lines_labels_and_papers(tmp_path, commune, name):
    result = check([drawn(tmp_path, elements_of(*commune), name)], crs=CRS, rules=["T07", "T08", "T09"])
    assert {rule: outcome.outcome for rule, outcome in result.outcomes.items()} == dict.fromkeys(
        ("T07", "T08", "T09"), "clean"
    )


# ------------------------------------------------------------------ errors in the drawing

TWO = [(square(0, 0), 10), (square(20, 0), 10), (point(5, 5), 13, "1"), (point(25, 5), 13, "2")]
ERRORS = [
    ("dangle", [*TWO, (line((0, 5), (9, 5)), 10)], [("T07", "crossing"), ("T07", "dangle")]),
    ("undershoot", [(ring((0, 0), (40, 0), (40, 20), (0, 20)), 10), (line((20, 0.1), (20, 20)), 10), *TWO[2:]],
     [("T07", "crossing"), ("T07", "undershoot"), ("T08", "several-labels")]),
    ("two numbers", [*TWO, (point(8, 8), 13, "3")], [("T07", "duplicate-line"), ("T08", "several-labels")]),
    ("no number", TWO[:3], [("T07", "duplicate-line"), ("T08", "no-label")]),
    ("a label outside", [*TWO, (point(50, 5), 13, "9")], [("T07", "duplicate-line"), ("T08", "stray-label")]),
    ("a label on the line", [*TWO[:3], (point(20, 5), 13, "2")],
     [("T07", "duplicate-line"), ("T08", "on-boundary")]),
]  # fmt: skip


@pytest.mark.parametrize("elements, findings", [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS])
@pytest.mark.parametrize("name", FORMATS)
def test_what_is_wrong_in_a_drawing_is_found_and_not_repaired(tmp_path, name, elements, findings):
    path = drawn(tmp_path, elements, name)
    assert sorted(set(found(path, "T07", "T08")) - {("T07", "duplicate-line")}) == sorted(
        set(findings) - {("T07", "duplicate-line")}
    )


def test_what_two_sheets_have_in_common_is_drawn_on_both_and_not_twice(tmp_path):
    west = [(ring((0, 0), (20, 0), (20, 20), (0, 20)), 10), (point(5, 5), 13, "1")]
    east = [(ring((20, 0), (40, 0), (40, 20), (20, 20)), 10), (point(25, 5), 13, "2")]
    paths = [drawn(tmp_path, west, "west.dgn"), drawn(tmp_path, east, "east.dxf")]
    assert check(paths, crs=CRS, rules=["T07"]).outcomes["T07"].outcome == "clean"
    both = [drawn(tmp_path, west + east)]
    assert check(both, crs=CRS, rules=["T07"]).findings["sub_code"].tolist() == ["duplicate-line"]


# ------------------------------------------------------------------ labels

LABELS = [
    ("one of each", [(5, 5, 13, "12"), (5, 6, 2, "ONT+CLN"), (5, 7, 4, "400,5"), (5, 8, 11, None)],
     ("12", "ONT+CLN", 400.5)),
    ("a decimal point and a unit", [(5, 5, 13, "12"), (5, 7, 4, "1400.5 m2")], ("12", None, 1400.5)),
    ("all around the bar on one level", [(5, 5, 13, "12"), (5, 6, 13, "LUC"), (5, 7, 13, "400.5")],
     ("12", "LUC", 400.5)),
    ("two numbers", [(5, 5, 13, "12"), (6, 6, 13, "13")], (None, None, None)),
    ("the same number twice", [(5, 5, 13, "12"), (6, 6, 13, "12")], ("12", None, None)),
    ("two uses", [(5, 5, 13, "12"), (5, 6, 2, "ONT"), (5, 7, 2, "LUC")], ("12", None, None)),
    ("two areas", [(5, 5, 13, "12"), (5, 6, 4, "400.5"), (5, 7, 4, "300.5")], ("12", None, None)),
    ("a number on the label point alone", [(5, 5, 11, "12")], ("12", None, None)),
    ("a label point that says the same", [(5, 5, 13, "12"), (6, 6, 11, "012")], ("12", None, None)),
    ("a label point that says another", [(5, 5, 13, "12"), (6, 6, 11, "13")], (None, None, None)),
    ("a sign on the label point", [(5, 5, 13, "12"), (6, 6, 11, "+")], ("12", None, None)),
    ("a letter behind", [(5, 5, 13, "12A")], ("12A", None, None)),
    ("on the boundary", [(0, 5, 13, "12"), (5, 5, 2, "ONT")], (None, "ONT", None)),
    ("names of roads and houses", [(5, 5, 13, "12"), (5, 6, 28, "Duong so 3"), (5, 7, 15, "B2")], ("12", None, None)),
]  # fmt: skip


@pytest.mark.parametrize("texts, wanted", [case[1:] for case in LABELS], ids=[case[0] for case in LABELS])
@pytest.mark.parametrize("name", FORMATS)
def test_a_plot_has_what_one_label_of_each_kind_says(tmp_path, name, texts, wanted):
    path = drawn(tmp_path, [(square(0, 0), 10), *((point(x, y), level, text) for x, y, level, text in texts)], name)
    (got,) = plots_of(path).values()
    assert [None if value != value else value for value in got] == list(wanted)


def test_several_lines_of_one_text_are_number_and_area(tmp_path):
    elements = [(square(0, 0), 10), (square(30, 0), 10), (point(5, 5), 13, "12\n400"), (point(35, 5), 13, "13\n95.5")]
    assert plots_of(drawn(tmp_path, elements, "a.dxf")) == {(0, 0): ("12", None, 400.0), (30, 0): ("13", None, 95.5)}


@pytest.mark.parametrize("name", FORMATS)
def test_the_label_point_with_a_number_beside_it_is_one_label(tmp_path, name):
    path = drawn(tmp_path, [(square(0, 0), 10), (point(5, 5), 13, "12"), (point(6, 6), 11, "12")], name)
    assert found(path, "T08") == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_number_and_its_label_point_at_one_place_are_astray_together(tmp_path, name):
    path = drawn(tmp_path, [*TWO, (point(50, 5), 13, "9"), (point(50, 5), 11), (point(55, 5), 11)], name)
    assert found(path, "T08") == [("T08", "stray-label"), ("T08", "stray-label")]


@pytest.mark.parametrize("gap", [6, 0])
def test_a_text_stands_where_its_middle_is_when_more_plots_fit_their_labels_so(tmp_path, gap):
    # texts two metres high begin left of narrow plots: in none of them, or each in the one before its own, which has
    # another area than the label says
    strips, x = [], 0
    for width in (6, 7, 8, 9, 10):
        strips.append((x, width))
        x += width + gap
    rings = [(ring((x, 0), (x + width, 0), (x + width, 30), (x, 30)), 10) for x, width in strips]
    texts = [(point(x - 1, y), level, str(shown)) for x, width in strips for y, level, shown in (
        (14, 13, 100 + width), (10, 4, 30.0 * width))]  # fmt: skip
    styles = {len(rings) + at: f'LABEL(t:"{shown}",s:2g)' for at, (_, _, shown) in enumerate(texts)}
    path = drawn(tmp_path, [*rings, *texts], styles=styles)
    assert plots_of(path) == {(x, 0): (str(100 + width), None, 30.0 * width) for x, width in strips}


def test_roads_have_a_row_where_a_label_says_so_or_a_plot_bounds_them(tmp_path):
    road, canal, plot = square(0, 0), square(30, 0), square(60, 0)
    elements = [(road, 23), (canal, 32), (plot, 10), (square(90, 0), 23), (point(95, 5), 2, "DGT")]
    assert plots_of(drawn(tmp_path, elements)) == {(60, 0): (None, None, None), (90, 0): (None, "DGT", None)}


def test_a_plot_in_a_plot_is_a_hole_in_the_other(tmp_path):
    elements = [(square(0, 0), 10), (square(5, 5, 5), 10), (point(7, 7), 13, "2"), (point(2, 2), 13, "1")]
    plots, _ = read_all(drawn(tmp_path, elements), crs=CRS)
    assert dict(zip(plots["plot_number"], shapely.area(plots.geometry), strict=True)) == {"1": 375.0, "2": 25.0}


# ------------------------------------------------------------------ elements


@pytest.mark.parametrize("name", FORMATS)
def test_a_line_of_three_hundred_corners_is_whole(tmp_path, name):
    # an element of a DGN file has 101 corners at most, a longer line is a chain of them
    arch = [(x, round(10 + math.sin(x / 20), 3)) for x in range(300)]
    path = drawn(tmp_path, [(ring((299, 0), (0, 0), *arch), 10), (point(5, 5), 13, "1")], name)
    plots, _ = read_all(path, crs=CRS)
    corners = {tuple(corner) for corner in np.rint(shapely.get_coordinates(plots.geometry) * 1000).astype(int).tolist()}
    assert {(round((EAST + x) * 1000), round((NORTH + y) * 1000)) for x, y in arch} <= corners


@pytest.mark.parametrize("name", FORMATS)
def test_closed_shapes_form_plots_as_lines_do(tmp_path, name):
    shape = f"POLYGON (({square(0, 0)[12:-1]}))"
    path = drawn(tmp_path, [(shape, 10), (square(20, 0), 10), (point(5, 5), 13, "1"), (point(25, 5), 13, "2")], name)
    assert plots_of(path) == {(0, 0): ("1", None, None), (20, 0): ("2", None, None)}


def dxf(*entities, blocks=""):
    groups = "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1009\n0\nENDSEC\n"
    if blocks:
        groups += f"0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n"
    return groups + "0\nSECTION\n2\nENTITIES\n" + "".join(entities) + "0\nENDSEC\n0\nEOF\n"


def polyline(layer, *corners, bulge=None):
    bulged = "" if bulge is None else f"42\n{bulge}\n"
    vertices = "".join(f"0\nVERTEX\n8\n{layer}\n10\n{x}\n20\n{y}\n{bulged}" for x, y in corners)
    return f"0\nPOLYLINE\n8\n{layer}\n66\n1\n70\n1\n{vertices}0\nSEQEND\n8\n{layer}\n"


def text(layer, x, y, shown):
    return f"0\nTEXT\n8\n{layer}\n10\n{x}\n20\n{y}\n40\n1.0\n1\n{shown}\n"


BLOCK = (
    "0\nBLOCK\n8\n0\n2\nTHUA\n70\n0\n10\n0\n20\n0\n"
    + polyline("RANH_THUA", (0, 0), (10, 0), (10, 10), (0, 10))
    + text("SO_THUA", 5, 5, "7")
    + "0\nENDBLK\n8\n0\n"
)
INSERT = f"0\nINSERT\n8\n0\n2\nTHUA\n10\n{EAST}\n20\n{NORTH}\n"


def test_what_stands_in_a_block_keeps_its_own_layers(tmp_path):
    path = tmp_path / "a.dxf"
    path.write_text(dxf(INSERT, blocks=BLOCK))
    assert plots_of(path) == {(0, 0): ("7", None, None)}


def test_an_arc_in_a_line_is_drawn_in_short_straight_lines(tmp_path):
    # both sides bulge by a half circle: together a disc of 10 m
    path = tmp_path / "a.dxf"
    disc = polyline("LEVEL 10", (EAST, NORTH), (EAST + 10, NORTH), bulge=1)
    path.write_text(dxf(disc, text("Level 13", EAST + 5, NORTH, "1")))
    plots, _ = read_all(path, crs=CRS)
    assert shapely.area(plots.geometry)[0] == pytest.approx(math.pi * 25, rel=0.01)


@pytest.mark.parametrize("layer, texts", [
    ("10", "13"), ("Level 10", "Level 13"), ("LV10", "LV13"), ("RANH_THUA", "SO_THUA"), ("Ranh thửa", "Số thửa"),
    ("10_ranh", "13-so thua"), ("lớp 10", "lớp 13"),
])  # fmt: skip
def test_layers_of_a_dxf_file_are_levels_by_number_or_by_name(tmp_path, layer, texts):
    path = drawn(tmp_path, [(square(0, 0), layer), (point(5, 5), texts, "12"), (square(50, 0), "NHA")], "a.dxf")
    assert plots_of(path) == {(0, 0): ("12", None, None)}


def as_binary(ascii_dxf: str) -> bytes:
    """A binary DXF file (R13 and later: group codes of two bytes) with the groups that such small files have."""
    data, lines = b"AutoCAD Binary DXF\r\n\x1a\x00", iter(ascii_dxf.splitlines())
    for code, value in zip(lines, lines, strict=True):
        number = int(code)
        data += number.to_bytes(2, "little")
        if 10 <= number < 60:
            data += np.float64(value).tobytes()
        elif 60 <= number < 80:
            data += np.int16(value).tobytes()
        else:
            data += value.encode() + b"\0"
    return data


def test_a_binary_dxf_file_is_read_as_its_text_would_be(tmp_path):
    shown, binary = tmp_path / "a.dxf", tmp_path / "b.dxf"
    drawing = dxf(
        polyline("10", (EAST, NORTH), (EAST + 10.5, NORTH), (EAST, NORTH + 9)), text("13", EAST + 2, NORTH + 2, "5")
    )
    shown.write_text(drawing)
    binary.write_bytes(as_binary(drawing))
    assert plots_of(binary) == plots_of(shown) == {(0, 0): ("5", None, None)}
    binary.write_bytes(as_binary(drawing)[:-40])
    with pytest.raises(BadInput, match="is damaged"):
        read_all(binary, crs=CRS)


# ------------------------------------------------------------------ texts, frames, systems


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "utf-8"])
@pytest.mark.parametrize("said", [True, False])
def test_texts_are_read_in_the_encoding_of_the_drawing(tmp_path, encoding, said):
    title = "Tờ bản đồ địa chính số 12 của xã Phố Hiến, tỷ lệ 1:500"
    raw = title.encode() if encoding == "utf-8" else to_bytes(title, encoding)
    path = drawn(tmp_path, [(square(0, 0), 10), (point(5, 5), 13, "1"), (point(0, 30), 63, raw)])
    plots, _ = read_all(path, crs=CRS, encoding=encoding if said else None)
    assert (plots["sheet_number"].tolist(), plots["map_scale"].tolist()) == (["12"], [500])


def test_an_encoding_that_there_is_not_is_refused(tmp_path):
    with pytest.raises(BadInput, match="There is no text encoding tcvn33. Name one of: TCVN3, VNI"):
        read_all(drawn(tmp_path, TWO), crs=CRS, encoding="tcvn33")


def test_the_frame_is_the_inner_line_around_the_plots_and_is_loaded_as_that_of_the_sheet(tmp_path):
    frame = [(square(-10, -10, 60), 63), (square(-12, -12, 64), 63), (point(0, 55), 63, "To ban do so 12")]
    path = drawn(tmp_path, [*TWO, *frame])
    load([path], into=tmp_path / "work.gpkg", crs=CRS)
    frames = WorkCopy.open(tmp_path / "work.gpkg").sheet_frames()
    assert frames["sheet_number"].tolist() == ["12"]
    assert shapely.area(frames.geometry).tolist() == [3600.0]
    result = check([path], crs=CRS, rules=["M04"])
    assert result.outcomes["M04"].outcome == "clean"


def test_a_drawing_needs_a_system_to_be_said_and_what_is_beside_its_plots_is_in_the_same(tmp_path):
    path = drawn(tmp_path, [*TWO, (square(0, 0), 61)])
    with pytest.raises(BadInput, match="does not say its coordinate reference system"):
        check([path])
    assert {info.name for info in layers(path)} == {"plots", "boundary_lines", "labels", "legal_boundaries"}
    for kind in ("lines", "labels", "legal_boundaries"):
        assert len(beside(kind, path, "plots", CRS)) == len(read_drawing(kind, path, CRS)) > 0


def test_a_changed_drawing_is_read_anew(tmp_path):
    path = drawn(tmp_path, TWO)
    assert len(plots_of(path)) == 2
    drawn(tmp_path, TWO[:1] + TWO[2:3])
    assert plots_of(path) == {(0, 0): ("1", None, None)}


def test_two_who_open_a_drawing_at_once_do_not_meet_in_it(tmp_path):
    path = drawn(tmp_path, TWO)
    with opened(path) as (one, _), opened(path) as (other, _):
        assert one is not other
        one.GetLayerByName("plots").GetNextFeature()
        assert other.GetLayerByName("plots").GetNextFeature().GetFID() == 0
    with opened(path) as (again, _):
        assert again in (one, other)  # what was made is kept


def test_a_drawing_is_read_whether_or_not_gdal_raises_exceptions(tmp_path):
    before = gdal.GetUseExceptions()
    gdal.UseExceptions()
    try:
        assert len(plots_of(drawn(tmp_path, TWO))) == 2
        (tmp_path / "b.dxf").write_text("0\nSECTION\n2\nENTITIES\n0\nLINE\n10\nx\n0\nEOF\n")
        with pytest.raises(BadInput):
            read_all(tmp_path / "b.dxf", crs=CRS)
    finally:
        if not before:
            gdal.DontUseExceptions()


# ------------------------------------------------------------------ first bytes, and what cannot be read

KINDS = [
    (b"\x08\x09\xfe\x02", "a.dgn", "DGN", None),
    (b"\xc8\x09\xfe\x02", "a", "DGN", None),
    (b"  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "a.dxf", "DXF", None),
    (b"999\nmade by\n  0\nSECTION\n", "a.txt", "DXF", None),
    (b"\xef\xbb\xbf0\nSECTION\n", "a.dxf", "DXF", None),
    (b"AutoCAD Binary DXF\r\n\x1a\x00", "a.dxf", "binary DXF", None),
    (b"AC1032\0\0", "a.dwg", None, "DWG"),
    (b"AC1015\0\0", "a.dgn", None, "DWG"),
    (b"AC1.50\0\0", "a.dwg", None, "DWG"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.dgn", None, "DGN v8"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.xls", None, None),
    (b"AC12,1\n", "a.csv", None, None),
    (b"SQLite format 3\0", "a.gpkg", None, None),
    (b"", "a.dgn", None, None),
]


@pytest.mark.parametrize("head, name, readable, unreadable", KINDS)
def test_drawings_are_told_by_their_first_bytes(tmp_path, head, name, readable, unreadable):
    path = tmp_path / name
    path.write_bytes(head)
    assert (drawing_kind(path), is_unreadable_drawing(path)) == (readable, unreadable)


REFUSED = [
    (b"AC1032" + bytes(90), "a.dwg", "in the format DWG, which cannot be read. Save it as DXF .* command DXFOUT"),
    (b"\xd0\xcf\x11\xe0" + bytes(90), "a.dgn", "in the format DGN v8, which cannot .* File > Batch Convert"),
    (b"\x08\x09\xfe\x02" + bytes(90), "a.dgn", "is damaged"),
    (b"0\nSECTION\n2\nENTITIES\n0\nENDSEC\n", "a.dxf", "is damaged"),
]


@pytest.mark.parametrize("data, name, sentence", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path, data, name, sentence):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput, match=sentence):
        read_all(path, crs=CRS)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
@pytest.mark.parametrize("name", FORMATS)
def test_a_drawing_that_is_cut_off_is_not_taken_for_a_shorter_one(tmp_path, name, share):
    path = drawn(tmp_path, TWO, name)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share) | 1])
    with pytest.raises(BadInput, match="is damaged"):
        read_all(path, crs=CRS)


CLOSE_NOTHING = [
    ([(square(0, 0), 14), (point(5, 5), 13, "1")],
     "has no line on a level that plots are closed from (10, 21, 23, 31, 32, 38). Put the boundaries on these"),
    ([(line((0, 0), (10, 0)), 10)],
     "The 1 line of the drawing {path} on levels 10, 21, 23, 31, 32, 38 closes no plot."),
]  # fmt: skip


@pytest.mark.parametrize("elements, sentence", CLOSE_NOTHING)
def test_a_drawing_of_which_no_plot_can_be_closed_says_why(tmp_path, elements, sentence):
    path = drawn(tmp_path, elements)
    with pytest.raises(BadInput, match=re.escape(sentence.format(path=path))):
        read_all(path, crs=CRS)
