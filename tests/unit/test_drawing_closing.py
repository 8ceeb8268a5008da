"""Plots closed from drawn lines: what is cleaned within the tolerance, and what stays open beyond it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.model.closing import closed_faces
from land_campaign_plugin.model.linework import segments_of
from land_campaign_plugin.native import shapely

TOLERANCE_M = 0.02
SQUARE = "LINESTRING (0 0, 10 0, 10 10, 0 10, 0 0)"
LEFT, RIGHT = "POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0))", "POLYGON ((5 0, 10 0, 10 10, 5 10, 5 0))"
WHOLE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"


def closed(lines, tolerance_m=TOLERANCE_M):
    """The areas as normalised WKT, collinear vertices where the drawing has them or lines meet."""
    segments = segments_of(np.array([shapely.from_wkt(line) for line in lines]))
    faces = closed_faces(segments, tolerance_m, np.ones(len(lines), dtype=bool))
    return sorted(shape.normalize().wkt for shape in faces.shapes)


def wanted(*polygons):
    return sorted(shapely.from_wkt(polygon).normalize().wkt for polygon in polygons)


CASES = [
    ("four sides, each drawn its own way", ["LINESTRING (0 0, 10 0)", "LINESTRING (10 10, 10 0)",
     "LINESTRING (10 10, 0 10)", "LINESTRING (0 0, 0 10)"], [WHOLE]),
    ("a side drawn twice, and back", [SQUARE, "LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 0 0)"], [WHOLE]),
    ("a side drawn again in part",  [SQUARE, "LINESTRING (2 0, 6 0)"],
     ["POLYGON ((0 0, 2 0, 6 0, 10 0, 10 10, 0 10, 0 0))"]),
    ("a crossing without a node", [SQUARE, "LINESTRING (5 -3, 5 13)"], [LEFT, RIGHT]),
    ("a line that touches where the other has no corner", [SQUARE, "LINESTRING (5 0, 5 10)"], [LEFT, RIGHT]),
    ("ends short by just the tolerance", [SQUARE, "LINESTRING (5 0.02, 5 9.98)"], [LEFT, RIGHT]),
    ("an end short by a millimetre more", [SQUARE, "LINESTRING (5 0.021, 5 10)"],
     ["POLYGON ((0 0, 10 0, 10 10, 5 10, 0 10, 0 0))"]),
    ("an end that runs past by as much as you like", [SQUARE, "LINESTRING (5 0, 5 10.5)"], [LEFT, RIGHT]),
    ("an end that runs past by less than the tolerance", [SQUARE, "LINESTRING (5 0, 5 10.015)"], [LEFT, RIGHT]),
    ("two ends that miss each other", ["LINESTRING (0 0, 10 0, 10 10)", "LINESTRING (10.01 10.01, 0 10, 0 0)"],
     [WHOLE, "POLYGON ((0 0, 10 0, 10.01 10.01, 0 10, 0 0))"]),
    ("two ends that miss each other by more", ["LINESTRING (0 0, 10 0, 10 10)", "LINESTRING (10.03 10.03, 0 10, 0 0)"],
     []),
    ("an end near a corner goes to the corner, not beside it", [SQUARE, "LINESTRING (5 5, 9.99 9.985)",
     "LINESTRING (5 5, 0 0)"], ["POLYGON ((0 0, 10 0, 10 10, 5 5, 0 0))", "POLYGON ((0 0, 5 5, 10 10, 0 10, 0 0))"]),
    ("an end that follows one that was moved", ["LINESTRING (0 0, 10 0, 10 10, 0 10, 0 0)",
     "LINESTRING (5 0, 5 4.99)", "LINESTRING (5 5.005, 5 9.99)"], [
        "POLYGON ((0 0, 5 0, 5 5.005, 5 10, 0 10, 0 0))", "POLYGON ((5 0, 10 0, 10 10, 5 10, 5 5.005, 5 0))"]),
    ("a loose piece in a plot", [SQUARE, "LINESTRING (3 3, 4 4)"], [WHOLE]),
    ("an island", [SQUARE, "LINESTRING (3 3, 4 3, 4 4, 3 4, 3 3)"], [
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (3 3, 4 3, 4 4, 3 4, 3 3))", "POLYGON ((3 3, 4 3, 4 4, 3 4, 3 3))"]),
    ("an island in an island", [SQUARE, "LINESTRING (2 2, 8 2, 8 8, 2 8, 2 2)", "LINESTRING (4 4, 6 4, 6 6, 4 4)"], [
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2))",
        "POLYGON ((2 2, 8 2, 8 8, 2 8, 2 2), (4 4, 6 4, 6 6, 4 4))", "POLYGON ((4 4, 6 4, 6 6, 4 4))"]),
    ("two islands that share a side",
     [SQUARE, "LINESTRING (2 2, 4 2, 4 4, 2 4, 2 2)", "LINESTRING (4 2, 6 2, 6 4, 4 4)"],
     ["POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 6 2, 6 4, 4 4, 2 4, 2 2))",
      "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))", "POLYGON ((4 2, 6 2, 6 4, 4 4, 4 2))"]),
    ("an island at a corner", [SQUARE, "LINESTRING (0 0, 4 1, 1 4, 0 0)"],
     ["POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 0, 4 1, 1 4, 0 0))", "POLYGON ((0 0, 4 1, 1 4, 0 0))"]),
    ("two plots apart", [SQUARE, "LINESTRING (20 0, 30 0, 30 10, 20 0)"],
     [WHOLE, "POLYGON ((20 0, 30 0, 30 10, 20 0))"]),
    ("shapes drawn closed", [WHOLE, "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"],
     [WHOLE, "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"]),
    ("a collection of parts",
     ["GEOMETRYCOLLECTION (LINESTRING (0 0, 10 0, 10 10), MULTILINESTRING ((10 10, 0 10, 0 0)))"],
     [WHOLE]),
    ("nothing but a line", ["LINESTRING (0 0, 10 0)"], []),
    ("a point and an empty line", ["POINT (1 1)", "LINESTRING EMPTY"], []),
]  # fmt: skip


@pytest.mark.parametrize("lines, polygons", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines_close_the_plots_that_were_meant(lines, polygons):
    found = closed(lines)
    if lines[0].startswith("LINESTRING (0 0, 10 0, 10 10)") and polygons:  # either end may go to the other
        assert len(found) == 1
        assert found[0] in wanted(*polygons)
        return
    assert found == wanted(*polygons)


@pytest.mark.parametrize("short_m, closes", [(0.019, True), (0.020, True), (0.021, False), (0.1, False)])
@pytest.mark.parametrize("turn", range(4))
def test_the_tolerance_is_the_same_on_all_sides(short_m, closes, turn):
    ring = np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]) + 1000.0
    way = np.array([(5, short_m), (5, 10)])
    for _ in range(turn):
        way = np.stack([10 - way[:, 1], way[:, 0]], axis=1)
    lines = [shapely.linestrings(ring).wkt, shapely.linestrings(way + 1000.0).wkt]
    assert len(closed(lines)) == (2 if closes else 1)


def test_a_tolerance_is_an_argument():
    lines = [SQUARE, "LINESTRING (5 0.09, 5 10)"]
    assert (len(closed(lines, 0.08)), len(closed(lines, 0.1))) == (1, 2)


def test_areas_tell_whether_a_line_of_the_chosen_rows_bounds_them():
    shapes = [SQUARE, "LINESTRING (10 0, 20 0, 20 10, 10 10)", "LINESTRING (20 10, 30 10, 30 0, 20 0)"]
    segments = segments_of(np.array([shapely.from_wkt(shape) for shape in shapes]))
    faces = closed_faces(segments, TOLERANCE_M, np.array([True, False, False]))
    assert faces.bounded.tolist() == [True, True, False]  # the middle one shares a side with the first


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True),
    st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True),
    st.randoms(use_true_random=False),
)
def test_any_grid_comes_back_whatever_its_lines_are_cut_turned_and_drawn_twice(columns, rows, random):
    # an n by m grid of lines closes (n + 1)(m + 1) fields that fill the frame
    lines = [[(x, 0), (x, 41)] for x in [0, *columns, 41]] + [[(0, y), (41, y)] for y in [0, *rows, 41]]
    pieces = []
    for (x, y), (x2, y2) in lines:
        at = sorted(random.sample(range(1, 41), random.randint(0, 3)))
        corners = [(x, y), *((x if x == x2 else cut, y if y == y2 else cut) for cut in at), (x2, y2)]
        pieces += [list(pair) for pair in zip(corners, corners[1:], strict=False)]
    pieces += random.sample(pieces, random.randint(0, 3))
    random.shuffle(pieces)
    found = closed([shapely.linestrings(piece[:: random.choice((1, -1))]).wkt for piece in pieces])
    assert len(found) == (len(columns) + 1) * (len(rows) + 1)
    assert sum(shapely.from_wkt(shape).area for shape in found) == pytest.approx(41 * 41)
