"""What is drawn beside the plots of one commune: boundary lines, label points, boundaries from papers.

Lines and papers are drawn from the commune as it was planned, labels for the records as they are written; so errors
of plots do not show in them, and the errors put into them (`drawing_errors`) stand alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..native import shapely
from .canvas import Canvas, rounded
from .rows import PlotRows

LINE_FIELDS = {"Level": "INTEGER", "MaXa": "TEXT"}
LABEL_FIELDS = {"Level": "INTEGER", "MaXa": "TEXT", "SoHieuToBanDo": "TEXT", "SoThuTuThua": "TEXT"}
BOUNDARY_LEVEL, NUMBER_LEVEL, PAPER_LEVEL = 10, 13, 61

_PAPERS_SHARE = 0.12
_PAPER_NOISE_M = 0.012
_CLEAR_M = 0.002
_AT_PLACE_M = 0.02


@dataclass(frozen=True)
class Drawn:
    """Shapes of a layer, and its columns."""

    geometry: np.ndarray
    columns: list[list]


def boundary_lines(canvas: Canvas, rows: PlotRows) -> Drawn:
    """Return the boundaries of all plots as lines from corner to corner; say which plots the errors in them are at."""
    rings = canvas.commune.rings
    following = np.arange(1, len(rings.vertex) + 1)
    following[rings.start[1:] - 1] = rings.start[:-1]
    start, end = rings.vertex, rings.vertex[following]
    low, high = np.minimum(start, end), np.maximum(start, end)
    _, first = np.unique(low * np.int64(len(rings.points)) + high, return_index=True)
    sides = np.stack([rings.points[low[first]], rings.points[high[first]]], axis=1)
    lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(shapely.linestrings(sides))))
    places = [place for _, place in canvas.drawing.lines]
    for place, members in zip(places, _plots_at(rows, places), strict=True):
        canvas.say("T07", members, place)
    shapes = np.array([*lines, *(line for line, _ in canvas.drawing.lines), None], dtype=object)[:-1]
    return Drawn(shapes, [[BOUNDARY_LEVEL] * len(shapes), [rows.commune] * len(shapes)])


def _plots_at(rows: PlotRows, places: list[np.ndarray]) -> list[list[str]]:
    """Return the ids of the plots at each place, as they are written."""
    if not places:
        return []
    points, found = shapely.points(np.array(places)), [[] for _ in places]
    boxes = shapely.bounds(rows.geometry)
    for number, (x, y) in enumerate(places):
        near = (boxes[:, 0] <= x + 1) & (boxes[:, 2] >= x - 1) & (boxes[:, 1] <= y + 1) & (boxes[:, 3] >= y - 1)
        near = np.flatnonzero(near)
        touching = near[shapely.dwithin(rows.geometry[near], points[number], _AT_PLACE_M)]
        found[number] = [rows.uid[row] for row in touching]
    return found


def label_points(canvas: Canvas, rows: PlotRows) -> Drawn:
    """Return a label for every record with a shape and a number, or that should have one."""
    faults, source = canvas.drawing, rows.source
    wanted = ~rows.forms_no_plot | np.array([bool(number) for number in rows.number])
    wanted[list(faults.unlabelled)] = False
    wanted &= ~(shapely.is_missing(rows.geometry) | shapely.is_empty(rows.geometry))
    at = np.flatnonzero(wanted)
    points = shapely.points(label_places(rows.geometry[at], canvas.commune.point[source[at]]))
    numbers = [faults.numbers.get(row, rows.number[row]) for row in at.tolist()]
    sheets = [rows.sheet[row] for row in at]
    shapes = np.array([*points, *(point for point, _, _ in faults.labels), None], dtype=object)[:-1]
    sheets += [rows.sheet[row] for _, row, _ in faults.labels]
    numbers += [number for _, _, number in faults.labels]
    return Drawn(shapes, [[NUMBER_LEVEL] * len(shapes), [rows.commune] * len(shapes), sheets, numbers])


def label_places(shapes: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return the point of each record, another inside its shape where that has a hole or a loop there."""
    places = points.copy()
    point = shapely.points(points)
    valid = shapely.is_valid(shapes)
    inside = ~valid
    inside[valid] = shapely.covers(shapes[valid], point[valid])
    inside[valid] &= shapely.distance(shapely.boundary(shapes[valid]), point[valid]) > _CLEAR_M
    places[~inside] = rounded(shapely.get_coordinates(shapely.point_on_surface(shapes[~inside])))
    return places


def paper_boundaries(canvas: Canvas, rows: PlotRows) -> Drawn:
    """Return the boundaries of some plots as papers have them: a centimetre off, which the scale allows."""
    _, lines = papers(canvas, rows)
    shapes = np.array([*lines, *canvas.drawing.papers, None], dtype=object)[:-1]
    return Drawn(shapes, [[PAPER_LEVEL] * len(shapes), [rows.commune] * len(shapes)])


def papers(canvas: Canvas, rows: PlotRows) -> tuple[np.ndarray, list]:
    """Return the plots whose papers are drawn, and the boundaries there."""
    commune = canvas.commune
    rng = np.random.default_rng([len(commune), len(canvas.drawing.papers), 61])
    written = rows.geometry[: len(commune)]
    unchanged = np.array([shape is planned for shape, planned in zip(written, commune.geometry, strict=True)])
    chosen = np.flatnonzero(unchanged & ~commune.forms_no_plot & (rng.random(len(commune)) < _PAPERS_SHARE))
    points = rounded(commune.rings.points + rng.uniform(-_PAPER_NOISE_M, _PAPER_NOISE_M, commune.rings.points.shape))
    starts = commune.rings.start
    rings = [points[commune.rings.vertex[starts[row] : starts[row + 1]]] for row in chosen.tolist()]
    return chosen, [shapely.LineString(np.concatenate([ring, ring[:1]])) for ring in rings]
