"""Errors of one plot's shape and place: spikes, surplus corners, slivers, parts, holes, plots gone astray."""

from __future__ import annotations

import numpy as np

from ..native import shapely
from .canvas import Canvas, Edge, put_in, rounded
from .layout import GARDEN, HOUSE, PADDY, PARCEL

_CLEAR_M = 0.05
_EXTENDED_BY_MAP_M = 0.1
_FRAME_ROUNDED_M = 30.0


def pushed(canvas: Canvas, edge: Edge, point: np.ndarray, host: int) -> bool:
    """Tell whether the triangle from `edge` to `point` lies in plot `host`, well off the rest of its boundary."""
    shape = canvas.geometry[host]
    if not shape.covers(shapely.Polygon([edge.start, edge.end, point])):
        return False
    at = edge.at if host == edge.one else edge.back
    rest = shapely.LineString(np.roll(canvas.commune.ring(host), -(at + 1), axis=0))
    return rest.distance(shapely.Point(point)) > _CLEAR_M


def small_ring(canvas: Canvas, row: int) -> np.ndarray:
    """Return a ring of five to seven corners, 1.4 to 2.5 m round the middle of a plot."""
    corners, turn = int(canvas.rng.integers(5, 8)), canvas.rng.uniform(0, np.pi)
    angles = turn + np.arange(corners) * 2 * np.pi / corners
    radius = canvas.rng.uniform(1.4, 2.5)
    return rounded(canvas.commune.point[row] + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1))


def pick_roomy(canvas: Canvas) -> int | None:
    """Return a free plot with room for `small_ring`, or None when none is found."""

    def fits(row: int) -> bool:
        return canvas.geometry[row].exterior.distance(shapely.Point(canvas.commune.point[row])) > 3.2

    kinds = np.isin(canvas.commune.layout.kind, (PADDY, PARCEL, GARDEN, HOUSE))
    return canvas.pick_plot(kinds & canvas.needs_number & ~canvas.outer & (canvas.area_m2 > 120), fits)


def spike(canvas: Canvas) -> bool:
    """G04: a needle of one plot that cuts into its neighbour, which has the same corners: one finding each."""
    reach, share = canvas.rng.uniform(0.8, 1.4), canvas.rng.uniform(0.4, 0.6)
    edge = canvas.pick_edge(4.0, 40.0, lambda edge: pushed(canvas, edge, edge.point(share, reach), edge.other))
    if edge is None:
        return False
    step = 0.03 / edge.length
    needle = np.array([edge.point(share - step / 2), edge.point(share, reach), edge.point(share + step / 2)])
    canvas.redraw(edge.one, put_in(canvas.commune.ring(edge.one), edge.at, needle))
    canvas.redraw(edge.other, put_in(canvas.commune.ring(edge.other), edge.back, needle[::-1]))
    for row in (edge.one, edge.other):
        canvas.say("G04", [canvas.uid(row)], needle[1])
    canvas.take(edge.one, edge.other)
    return True


def surplus_vertex(canvas: Canvas) -> bool:
    """G05: a vertex in the middle of a side that no other plot has; only where no other commune can have it."""
    edge = canvas.pick_border(3.0, 30.0) if canvas.alone else None
    if edge is None:
        return False
    row, at, start, end = edge
    point = rounded((start + end) / 2)
    canvas.redraw(row, put_in(canvas.commune.ring(row), at, point))
    canvas.say("G05", [canvas.uid(row)], point)
    canvas.take(row)
    return True


def sliver_plot(canvas: Canvas) -> bool:
    """G06: one more record, a triangle cut off a plot along a side: under 1 m², or long and thin."""
    small = canvas.rng.random() < 0.5
    lengths, share = ((4.0, 8.0) if small else (26.0, 40.0)), canvas.rng.uniform(0.46, 0.54)

    def corner(edge: Edge) -> np.ndarray:
        return edge.point(share, -(0.2 if small else 0.0122 * edge.length))

    def fits(edge: Edge) -> bool:
        return bool(canvas.needs_number[edge.one]) and pushed(canvas, edge, corner(edge), edge.one)

    edge = canvas.pick_edge(*lengths, fits)
    if edge is None and not small:
        small, edge = True, canvas.pick_edge(4.0, 4.0 + 4.0, fits)
    if edge is None:
        return False
    point = corner(edge)
    canvas.redraw(edge.one, put_in(canvas.commune.ring(edge.one), edge.at, point))
    sliver = canvas.add(edge.one, shapely.Polygon([edge.start, edge.end, point]))
    canvas.say("G06", [sliver.uid], rounded((edge.start + edge.end + point) / 3))
    canvas.take(edge.one, edge.other)
    return True


def second_part(canvas: Canvas) -> bool:
    """G07: a plot gets a second part, which fills a hole in another plot of its sheet."""
    host = pick_roomy(canvas)
    if host is None:
        return False
    canvas.take(host)
    sheet = canvas.commune.sheet
    row = canvas.pick_plot(canvas.needs_number & ~canvas.outer & (sheet == sheet[host]))
    if row is None:
        return False
    ring = small_ring(canvas, host)
    canvas.geometry[host] = shapely.Polygon(canvas.commune.ring(host), [ring])
    canvas.geometry[row] = shapely.MultiPolygon([canvas.geometry[row], shapely.Polygon(ring)])
    canvas.say("G07", [canvas.uid(row)], canvas.commune.point[host])
    canvas.take(row)
    return True


def empty_hole(canvas: Canvas) -> bool:
    """G08: a hole that nothing fills."""
    row = pick_roomy(canvas)
    if row is None:
        return False
    canvas.geometry[row] = shapely.Polygon(canvas.commune.ring(row), [small_ring(canvas, row)])
    canvas.say("G08", [canvas.uid(row)], canvas.commune.point[row])
    canvas.take(row)
    return True


def swapped_axes(canvas: Canvas) -> bool:
    """G09: one more record with east and north swapped, one a sheet, so that each is a finding of its own."""
    sheet = canvas.commune.sheet
    row = canvas.pick_plot(canvas.needs_number & ~np.isin(sheet, list(canvas.sheets_astray)))
    if row is None:
        return False
    canvas.sheets_astray.add(int(sheet[row]))
    copy = canvas.add(row, shapely.Polygon(canvas.commune.ring(row)[:, ::-1]))
    canvas.say("G09", [copy.uid], canvas.commune.point[row][::-1])
    canvas.take(row)
    return True


def other_sheet(canvas: Canvas) -> bool:
    """M04: a plot that says it lies on a sheet far away, under a number that is free there."""
    commune = canvas.commune
    sheets, first = np.unique(commune.sheet, return_index=True)
    boxes = shapely.bounds(commune.geometry)
    low, high = np.minimum.reduceat(boxes[:, :2], first), np.maximum.reduceat(boxes[:, 2:], first)
    reach = _EXTENDED_BY_MAP_M * commune.scale[first] + _FRAME_ROUNDED_M

    def distant(row: int) -> np.ndarray:
        off = np.maximum(low - commune.point[row], commune.point[row] - high).clip(min=0)
        return sheets[np.hypot(off[:, 0], off[:, 1]) > reach]

    row = canvas.pick_plot(canvas.needs_number, lambda row: len(distant(row)) > 0)
    if row is None:
        return False
    sheet = int(canvas.rng.choice(distant(row)))
    canvas.sheet_of[row], canvas.number_text[row] = sheet, str(canvas.next_number(sheet))
    canvas.say("M04", [canvas.uid(row)], commune.point[row])
    canvas.take(row)
    return True
