"""Errors that only the drawing beside the plots shows: loose lines, wrong labels, boundaries unlike their papers."""

from __future__ import annotations

import numpy as np

from ..native import shapely
from .canvas import Canvas, Edge, rounded

_FAR_M = 60.0


def loose_line(canvas: Canvas) -> bool:
    """T07: a line across a plot that ends nowhere, stops short of the boundary, runs past or across it, or a double."""
    if not canvas.alone:
        return False
    kind = canvas.drawing.next("T07", 5)
    found: list[tuple] = []

    def fits(edge: Edge) -> bool:
        chord = _chord(canvas, edge)
        if chord is not None:
            found[:] = [chord]
        return chord is not None

    edge = canvas.pick_edge(4.0, 40.0, fits, free=canvas.is_undrawn)
    if edge is None:
        return False
    corner, middle, beyond = found[0]
    way = (middle - corner) / np.hypot(*(middle - corner))
    reach = canvas.rng.uniform(0.06, 0.14)
    side = shapely.LineString([edge.start, edge.end])
    if kind == 0:
        end = rounded(middle - way * canvas.rng.uniform(0.6, 1.0))
        line, place = [corner, end], end
    elif kind == 1:
        end = rounded(middle - way * reach)
        line, place = [corner, end], _foot(side, end)
    elif kind == 2:
        end = rounded(middle + way * reach)
        line = [corner, end]
        place = shapely.get_coordinates(shapely.intersection(side, shapely.LineString(line)))[0]
    elif kind == 3:
        line, place = [edge.end, edge.start], (edge.start + edge.end) / 2
    else:
        line = [corner, beyond]
        place = shapely.get_coordinates(shapely.intersection(side, shapely.LineString(line)))[0]
    canvas.drawing.lines.append((shapely.LineString(line), rounded(place)))
    canvas.drawing.done("T07")
    canvas.draw_at(edge.one, edge.other)
    return True


def _foot(side, end: np.ndarray) -> np.ndarray:
    return shapely.get_coordinates(shapely.line_interpolate_point(side, side.project(shapely.Point(end))))[0]


def _chord(canvas: Canvas, edge: Edge) -> tuple | None:
    """Return a corner of plot `one`, the place where its line to a corner of `other` crosses the edge, and that corner.

    None where no such line runs clear of all other sides of both plots.
    """
    one, other = canvas.commune.ring(edge.one), canvas.commune.ring(edge.other)
    side = shapely.LineString([edge.start, edge.end])
    room = shapely.union(*(canvas.commune.geometry[[edge.one, edge.other]]))
    for at in range(len(one)):
        for back in range(len(other)):
            line = shapely.LineString([one[at], other[back]])
            crossing = shapely.intersection(line, side)
            if crossing.geom_type != "Point":
                continue
            middle = shapely.get_coordinates(crossing)[0]
            if np.hypot(*(middle - edge.start)) < 1.4 or np.hypot(*(middle - edge.end)) < 1.4:
                continue
            if _steep(line, edge) and _clear(line, one, other, middle, room):
                return one[at], middle, other[back]
    return None


def _steep(line, edge: Edge) -> bool:
    """Tell whether a line crosses an edge at 45 degrees or more, and is long enough on both sides."""
    run = np.diff(shapely.get_coordinates(line), axis=0)[0]
    along = edge.end - edge.start
    return abs(float(run[0] * along[1] - run[1] * along[0])) > 0.7 * np.hypot(*run) * edge.length


def _clear(line, one: np.ndarray, other: np.ndarray, middle: np.ndarray, room) -> bool:
    """Tell whether a line stays inside two plots and, around the place where it crosses, well off their other sides."""
    ends = shapely.get_coordinates(line)
    if min(np.hypot(*(ends[0] - middle)), np.hypot(*(ends[1] - middle))) < 2.5 or not room.covers(line):
        return False
    # off its own two corners it touches nothing but the one side that it crosses
    inner = shapely.LineString(ends + (ends[::-1] - ends) * 0.02)
    sides = [side for ring in (one, other) for side in zip(ring, np.roll(ring, -1, axis=0), strict=True)]
    met = {tuple(sorted(map(tuple, side))) for side in sides if shapely.LineString(side).distance(inner) < 1e-3}
    around = shapely.Point(middle).buffer(1.3)
    near = {tuple(sorted(map(tuple, side))) for side in sides if shapely.LineString(side).distance(around) < 0.05}
    return len(met) == 1 and near == met


def wrong_label(canvas: Canvas) -> bool:
    """T08: a plot without its label, with two, with another number; a label in no plot, or on a boundary."""
    if not canvas.alone:
        return False
    faults, kind = canvas.drawing, canvas.drawing.next("T08", 5)
    row = edge = None
    if kind == 4:
        edge = canvas.pick_edge(
            2.0, 40.0, lambda edge: bool(canvas.needs_number[edge.one]) and _on_line(edge) is not None
        )
        row = None if edge is None else edge.one
    else:
        row = canvas.pick_plot(canvas.needs_number & ~canvas.outer & (canvas.area_m2 > 40), _roomy(canvas))
    if row is None:
        return False
    uid, place, number = canvas.uid(row), canvas.commune.point[row], int(canvas.commune.number[row])
    plots = [uid]
    if kind == 0:
        faults.unlabelled.add(row)
    elif kind == 1:
        faults.labels.append((shapely.Point(rounded(place + (0.6, 0.2))), row, str(number)))
    elif kind == 2:
        faults.numbers[row] = str(number + 5000)
    elif kind == 3:
        place, plots = _outside(canvas), []
        faults.labels.append((shapely.Point(place), row, str(number + 7000)))
    else:
        place, plots = _on_line(edge), [canvas.uid(edge.one), canvas.uid(edge.other)]
        faults.unlabelled.add(row)
        faults.labels.append((shapely.Point(place), row, str(number)))
    canvas.say("T08", plots, place)
    faults.done("T08")
    canvas.keep(*([row] if edge is None else [edge.one, edge.other]))
    return True


def _roomy(canvas: Canvas):
    def fits(row: int) -> bool:
        return canvas.geometry[row].exterior.distance(shapely.Point(canvas.commune.point[row])) > 1.0

    return fits


def _on_line(edge: Edge) -> np.ndarray | None:
    """Return a place on the 1 mm grid that lies on an edge to half a millimetre, or None."""
    side = shapely.LineString([edge.start, edge.end])
    places = [edge.point(share) for share in np.linspace(0.35, 0.65, 15)]
    best = min(places, key=lambda place: side.distance(shapely.Point(place)))
    return best if side.distance(shapely.Point(best)) < 0.0005 else None


def _outside(canvas: Canvas) -> np.ndarray:
    """Return a place beyond the commune's corner, another one each time."""
    low = canvas.commune.rings.points.min(axis=0)
    return rounded(low - (_FAR_M + 4.0 * sum(canvas.drawing.counts.values()), _FAR_M))


def unlike_paper(canvas: Canvas) -> bool:
    """T09: a paper's boundary that bends off today's, or (one in three) lies where no plot is."""
    if not canvas.alone:
        return False
    if canvas.drawing.next("T09", 3) == 2:
        place = _outside(canvas)
        canvas.drawing.papers.append(shapely.LineString([place, rounded(place + (1.5, 30.0))]))
        canvas.say("T09", [], place)
        canvas.drawing.done("T09")
        return True
    aside = canvas.rng.uniform(0.5, 0.9)

    def fits(edge: Edge) -> bool:
        apex = edge.point(0.5, aside)
        rings = (canvas.commune.ring(row) for row in canvas.neighbours([edge.one, edge.other]))
        sides = [side for ring in rings for side in zip(ring, np.roll(ring, -1, axis=0), strict=True)]
        own = {tuple(edge.start), tuple(edge.end)}
        others = [shapely.LineString(side) for side in sides if {tuple(side[0]), tuple(side[1])} != own]
        return shapely.MultiLineString(others).distance(shapely.Point(apex)) > aside + 0.2

    edge = canvas.pick_edge(4.0, 40.0, fits)
    if edge is None:
        return False
    apex = edge.point(0.5, aside)
    canvas.drawing.papers.append(shapely.LineString([edge.start, apex, edge.end]))
    canvas.say("T09", [canvas.uid(edge.one), canvas.uid(edge.other)], apex)
    canvas.drawing.done("T09")
    canvas.keep(edge.one, edge.other)
    return True
