"""Errors of the hand that draws: lines that stop short, run past or cross, and labels that are missing or wrong.

They stand in the drawing alone: the plots stay what they were, so that a drawing cleaned well gives them back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from ..model.progress import IsCancelled, never, stop_if
from ..native import shapely
from .canvas import Canvas, rounded
from .sheet_lines import SheetLines, Sides

_REACH_M = (0.06, 0.14)
"""How far a line ends off the one that it should meet: under 0.2 m, where cleaning takes it for a slip of the hand."""
_FREE_M = 0.5
_STEEP = 0.7
_STRAIGHT = -0.97
_LEAST_SIDE_M = 1.5
_MOST_MOVED_M = 0.6
_TRIES = 4_000
_LEAST_PLOTS = 500


@dataclass(frozen=True)
class DraftingError:
    """One error in the drawing of a sheet: rule and kind as a check names them, plots there, place."""

    rule: str
    kind: str
    sheet: int
    rows: tuple[int, ...]
    place: tuple[float, float]


@dataclass
class Drafting:
    """What the drawings of a commune's sheets say differently from its plots.

    Parameters
    ----------
    errors : list of DraftingError
    lines : dict of int to list
        What is done to the lines of a sheet.
    unlabelled : set of int
        Plots without any text or label point.
    places : dict of int to ndarray
        Plots with their texts elsewhere.
    labels : list of (int, ndarray, str)
        Labels drawn besides: sheet, place, number.
    """

    errors: list[DraftingError] = field(default_factory=list)
    lines: dict[int, list[Callable[[SheetLines], None]]] = field(default_factory=lambda: defaultdict(list))
    unlabelled: set[int] = field(default_factory=set)
    places: dict[int, np.ndarray] = field(default_factory=dict)
    labels: list[tuple[int, np.ndarray, str]] = field(default_factory=list)


class _Desk:
    """A commune while drafting errors are put into it: its corners, and what meets there."""

    def __init__(self, canvas: Canvas, sides: Sides):
        self.canvas, self.commune, self.rng = canvas, canvas.commune, canvas.rng
        self.points = self.commune.rings.points
        self.drafting = Drafting()
        ends = np.concatenate([sides.low, sides.high])
        self._others = np.concatenate([sides.high, sides.low])
        self._level = np.tile(sides.level, 2)
        self._order = np.argsort(ends, kind="stable")
        self._begin = np.searchsorted(ends[self._order], np.arange(len(self.points) + 1))
        degree = np.diff(self._begin)
        self._junctions = np.flatnonzero((degree == 3) & ~self.commune.rings.border)
        seam = np.flatnonzero(np.bincount(sides.side, minlength=len(sides.low)) > 1)
        on_seam = np.zeros(len(self.points), dtype=bool)
        on_seam[sides.low[seam]] = on_seam[sides.high[seam]] = True
        self._junctions = self._junctions[~on_seam[self._junctions]]

    def junctions(self):
        """Yield corners at which three sides meet off the seams, and their plots, none of which has an error yet."""
        for node in self.rng.choice(self._junctions, min(_TRIES, len(self._junctions)), replace=False).tolist():
            rows = self.canvas.meeting_at(node)
            if self.canvas.is_free(*rows.tolist()) and len(np.unique(self.commune.sheet[rows])) == 1:
                yield node, rows

    def sides_at(self, node: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the corners next to one, and the levels of the sides that lead there."""
        places = self._order[self._begin[node] : self._begin[node + 1]]
        return self._others[places], self._level[places]

    def ways(self, node: int, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the directions from a corner to others, and how far it is."""
        run = self.points[others] - self.points[node]
        length = np.hypot(*run.T)
        return run / length[:, None], length

    def is_clear(self, place: np.ndarray, node: int, rows: np.ndarray) -> bool:
        """Tell whether a place near a corner is off all sides but those that meet there."""
        near = self.canvas.neighbours(rows.tolist())
        sides = []
        for row in near.tolist():
            ring = self.commune.ring(row)
            sides += zip(ring, np.roll(ring, -1, axis=0), strict=True)
        own = self.points[node]
        lines = [side for side in sides if not any((end == own).all() for end in side)]
        return bool(shapely.distance(shapely.linestrings(np.array(lines)), shapely.Point(place)).min() > _FREE_M)

    def say(self, rule: str, kind: str, rows: np.ndarray, place: np.ndarray, sheet: int | None = None) -> None:
        """Write down what a check must find, and keep other errors away."""
        sheet = int(self.commune.sheet[rows[0]]) if sheet is None else sheet
        where = tuple(round(float(value), 3) for value in place)
        self.drafting.errors.append(DraftingError(rule, kind, sheet, tuple(np.sort(rows).tolist()), where))
        if len(rows):
            self.canvas.take(*rows.tolist())

    def on_lines(self, row: int, change: Callable[[SheetLines], None]) -> None:
        """Change the lines of a plot's sheet."""
        self.drafting.lines[int(self.commune.sheet[row])].append(change)


def _loose_end(desk: _Desk, kind: str) -> bool:
    """Let a line end 6 to 14 cm short of, or past, the place where it meets another at 45 degrees or more."""
    for node, rows in desk.junctions():
        others, levels = desk.sides_at(node)
        ways, length = desk.ways(node, others)
        for at in desk.rng.permutation(3).tolist():
            rest = np.delete(np.arange(3), at)
            if length.min() < _LEAST_SIDE_M or np.abs(ways[rest] @ ways[at]).max() > _STEEP:
                continue
            if (levels == levels[at]).sum() == 2:  # the line runs on past the corner
                continue
            reach = desk.rng.uniform(*_REACH_M)
            corner, next_to = desk.points[node].copy(), desk.points[others[at]].copy()
            end = rounded(corner + ways[at] * (reach if kind == "undershoot" else -reach))
            if not desk.is_clear(end, node, rows):
                continue
            desk.on_lines(rows[0], partial(_pull, corner, next_to, end, kind == "overshoot"))
            desk.say("T07", kind, rows, corner)
            return True
    return False


def _pull(corner: np.ndarray, next_to: np.ndarray, end: np.ndarray, past: bool, lines: SheetLines) -> None:
    lines.pull(corner, next_to, end, past=past)


def undershoot(desk: _Desk) -> bool:
    """T07: a line that stops short of the one that it should meet."""
    return _loose_end(desk, "undershoot")


def overshoot(desk: _Desk) -> bool:
    """T07: a line that runs past the one that it meets."""
    return _loose_end(desk, "overshoot")


def dangle(desk: _Desk) -> bool:
    """T07: a line that leads from a corner into a plot and ends there."""
    canvas, commune = desk.canvas, desk.commune
    found: list[tuple[np.ndarray, np.ndarray]] = []

    def fits(row: int) -> bool:
        ring, shape, point = commune.ring(row), commune.geometry[row], commune.point[row]
        for corner in ring:
            end = rounded(corner + (point - corner) * 0.4)
            line = shapely.LineString([corner, end])
            off = shape.exterior.distance(shapely.Point(end))
            if off > _FREE_M and line.length > 1.0 and shape.covers(line):
                found[:] = [(corner.copy(), end)]
                return True
        return False

    row = canvas.pick_plot(canvas.needs_number & ~canvas.outer & (canvas.area_m2 > 60), fits)
    if row is None:
        return False
    corner, end = found[0]
    desk.on_lines(row, lambda lines: lines.add(np.stack([corner, end]), 10))
    desk.say("T07", "dangle", np.array([row]), end)
    return True


def duplicate(desk: _Desk) -> bool:
    """T07: a side drawn a second time, from its other end."""
    for node, rows in desk.junctions():
        others, levels = desk.sides_at(node)
        _, length = desk.ways(node, others)
        at = int(np.argmax(length))
        if length[at] < _LEAST_SIDE_M:
            continue
        line, level = desk.points[[others[at], node]].copy(), int(levels[at])
        desk.on_lines(rows[0], lambda lines, line=line, level=level: lines.add(line, level))
        desk.say("T07", "duplicate-line", rows, line.mean(axis=0))
        return True
    return False


def crossing(desk: _Desk) -> bool:
    """T07: a line that runs straight through the place where another meets it, without a corner there.

    The corner is moved onto the straight line first, in the plots too, so that they are what the drawing shows.
    """
    for node, rows in desk.junctions():
        others, levels = desk.sides_at(node)
        ways, length = desk.ways(node, others)
        along = ways @ ways.T
        before, after = np.unravel_index(np.argmin(along), along.shape)
        if along[before, after] > _STRAIGHT or levels[before] != levels[after] or length.min() < _LEAST_SIDE_M:
            continue
        ends = desk.points[others[[before, after]]].copy()
        place = _on_chord(desk.points[node], ends)
        if place is None or not _move(desk, node, rows, place):
            continue
        desk.on_lines(rows[0], lambda lines, p=place, e=ends: lines.run_through(p, *e))
        desk.say("T07", "crossing", rows, place)
        return True
    return False


def _on_chord(corner: np.ndarray, ends: np.ndarray) -> np.ndarray | None:
    """Return a place on the 1 mm grid near a corner that lies on a straight line to 0.4 mm, or None."""
    run = ends[1] - ends[0]
    middle = float((corner - ends[0]) @ run / (run @ run))
    shares = middle + np.linspace(-0.1, 0.1, 41) / np.hypot(*run)
    near = rounded(ends[0] + shares[:, None] * run)
    off = np.abs(np.cross(near - ends[0], run)) / np.hypot(*run)
    best = near[np.argmin(off)]
    return best if off.min() < 0.0004 and np.hypot(*(best - corner)) < _MOST_MOVED_M else None


def _move(desk: _Desk, node: int, rows: np.ndarray, place: np.ndarray) -> bool:
    """Move a corner in all plots that have it; False, and nothing moved, where that would spoil a shape."""
    before = desk.points[node].copy()
    near = desk.canvas.neighbours(rows.tolist())
    total = shapely.area(desk.commune.geometry[near]).sum()
    desk.points[node] = place
    shapes = [shapely.Polygon(desk.commune.ring(row)) for row in rows.tolist()]
    inside = [shape.covers(shapely.Point(desk.commune.point[row])) for row, shape in zip(rows, shapes, strict=True)]
    union = shapely.union_all([*desk.commune.geometry[near[~np.isin(near, rows)]], *shapes])
    if not (all(inside) and shapely.is_valid(shapes).all() and abs(union.area - total) < 1e-3):
        desk.points[node] = before
        return False
    for row, shape in zip(rows.tolist(), shapes, strict=True):
        desk.commune.geometry[row] = desk.canvas.geometry[row] = shape
        desk.canvas.area_m2[row] = shape.area
    return True


def _roomy_plot(desk: _Desk) -> int | None:
    canvas, commune = desk.canvas, desk.commune

    def fits(row: int) -> bool:
        return canvas.geometry[row].exterior.distance(shapely.Point(commune.point[row])) > 1.5

    return canvas.pick_plot(canvas.needs_number & ~canvas.outer & (canvas.area_m2 > 40), fits)


def no_label(desk: _Desk) -> bool:
    """T08: a plot without number, area and land use."""
    row = _roomy_plot(desk)
    if row is None:
        return False
    desk.drafting.unlabelled.add(row)
    desk.say("T08", "no-label", np.array([row]), desk.commune.point[row])
    return True


def _second_label(desk: _Desk, more: int) -> bool:
    row = _roomy_plot(desk)
    if row is None:
        return False
    commune = desk.commune
    place = rounded(commune.point[row] + (0.7, 0.5))
    desk.drafting.labels.append((int(commune.sheet[row]), place, str(int(commune.number[row]) + more)))
    desk.say("T08", "several-labels", np.array([row]), place)
    return True


def second_label(desk: _Desk) -> bool:
    """T08: a plot with its number twice."""
    return _second_label(desk, 0)


def other_number(desk: _Desk) -> bool:
    """T08: a plot with its number and another one."""
    return _second_label(desk, 5000)


def stray_label(desk: _Desk) -> bool:
    """T08: a label beside all plots of the commune."""
    commune, drafting = desk.commune, desk.drafting
    row = desk.canvas.pick_plot(desk.canvas.needs_number)
    if row is None:
        return False
    low = np.floor(commune.rings.points.min(axis=0))
    place = low - (60.0 + 4.0 * len(drafting.labels), 60.0)
    sheet = int(commune.sheet[row])
    drafting.labels.append((sheet, place, str(int(commune.number[row]) + 7000)))
    desk.say("T08", "stray-label", np.array([], dtype=np.int64), place, sheet)
    return True


def label_on_boundary(desk: _Desk) -> bool:
    """T08: a label on the boundary between its plot and the next, to half a millimetre."""
    canvas, commune = desk.canvas, desk.commune

    def fits(edge) -> bool:
        same = commune.sheet[edge.one] == commune.sheet[edge.other]
        return bool(canvas.needs_number[edge.one] and same and _on_side(edge) is not None)

    edge = canvas.pick_edge(2.0, 40.0, fits)
    if edge is None:
        return False
    place = _on_side(edge)
    desk.drafting.places[edge.one] = place
    desk.say("T08", "on-boundary", np.array([edge.one, edge.other]), place)
    return True


def _on_side(edge) -> np.ndarray | None:
    middle = edge.start + (edge.end - edge.start) / 2
    return _on_chord(middle, np.stack([edge.start, edge.end]))


KINDS = (
    undershoot,
    no_label,
    overshoot,
    second_label,
    dangle,
    stray_label,
    duplicate,
    label_on_boundary,
    crossing,
    other_number,
)


def draft_badly(canvas: Canvas, sides: Sides, rate: float, cancelled: IsCancelled = never) -> Drafting:
    """Put drafting errors into a commune, the kinds in turn.

    Parameters
    ----------
    rate : float
        Errors a plot; from 500 plots on at least one of each kind, 0: none at all.
    """
    desk = _Desk(canvas, sides)
    count = len(canvas.commune)
    wanted = round(count * rate)
    if rate and count >= _LEAST_PLOTS:
        wanted = max(wanted, len(KINDS))
    for number in range(wanted):
        stop_if(cancelled)
        KINDS[number % len(KINDS)](desk)
    return desk.drafting
