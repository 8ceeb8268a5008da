"""The boundaries of a commune as a surveyor draws them: sheet by sheet, each side once, on the level of what it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..native import shapely
from .commune import Commune
from .layout import CANAL, RIVER, ROAD

PLOT, RAILWAY, ROADSIDE, BANK, DITCH, DYKE = 10, 21, 23, 31, 32, 38
"""Levels of lines that plots are closed from (TT 26/2024, annex 21): a side of two things is drawn on one of them."""
_RANK = (PLOT, ROADSIDE, RAILWAY, DITCH, DYKE, BANK)
"""The later ones win: where a boundary is the edge of a road or water, level 10 is not drawn."""
_WIDE_M = 8
"""Roads and canals of this width are drawn as railways and dykes, so that a sample has those too."""


@dataclass
class Sides:
    """Every side of a commune's plots once.

    Parameters
    ----------
    low, high : ndarray of int
        Points of `Rings.points` at its ends.
    level : ndarray of int
        The level that it is drawn on.
    sheet, side : ndarray of int
        On which sheet which side is drawn: a seam on both.
    """

    low: np.ndarray
    high: np.ndarray
    level: np.ndarray
    sheet: np.ndarray
    side: np.ndarray


def sides_of(commune: Commune) -> Sides:
    """Return the sides of all plots, roads and waters."""
    rings = commune.rings
    following = np.arange(1, len(rings.vertex) + 1)
    following[rings.start[1:] - 1] = rings.start[:-1]
    start, end = rings.vertex, rings.vertex[following]
    size = np.int64(len(rings.points))
    key, side = np.unique(np.minimum(start, end) * size + np.maximum(start, end), return_inverse=True)
    owner = np.repeat(np.arange(len(rings)), rings.counts)
    drawn_on = _levels(commune)[owner]
    level = np.full(len(key), PLOT)
    for one in _RANK:
        level[side[drawn_on == one]] = one
    count = np.int64(len(key))
    on_sheet = np.unique(commune.sheet[owner] * count + side)
    return Sides(key // size, key % size, level, on_sheet // count, on_sheet % count)


def _levels(commune: Commune) -> np.ndarray:
    """Return the level of the outline of each shape."""
    kind, box = commune.layout.kind, commune.layout.box
    wide = (box[:, 2:] - box[:, :2]).min(axis=1) == _WIDE_M
    return np.select(
        [kind == RIVER, (kind == CANAL) & wide, kind == CANAL, (kind == ROAD) & wide, kind == ROAD],
        [BANK, DYKE, DITCH, RAILWAY, ROADSIDE],
        PLOT,
    )


@dataclass
class SheetLines:
    """Lines of one sheet, from node to node, and their levels."""

    lines: list[np.ndarray]
    level: list[int]

    def ending(self, node: np.ndarray, next_to: np.ndarray) -> tuple[int, bool]:
        """Return the line with an end at `node` whose next corner is `next_to`, and whether that is its last end."""
        for at, line in enumerate(self.lines):
            if _same(line[0], node) and _same(line[1], next_to):
                return at, False
            if _same(line[-1], node) and _same(line[-2], next_to):
                return at, True
        raise LookupError(node)

    def pull(self, node: np.ndarray, next_to: np.ndarray, end: np.ndarray, *, past: bool) -> None:
        """End a line at another place: in place of its end, or (`past`) after it."""
        at, last = self.ending(node, next_to)
        line = self.lines[at] if last else self.lines[at][::-1]
        self.lines[at] = np.concatenate([line if past else line[:-1], [end]])

    def add(self, line: np.ndarray, level: int) -> None:
        """Draw one more line."""
        self.lines.append(line)
        self.level.append(level)

    def run_through(self, node: np.ndarray, before: np.ndarray, after: np.ndarray) -> None:
        """Take the corner at `node` out of the line that runs there from `before` to `after`."""
        for at, line in enumerate(self.lines):
            here = np.flatnonzero((line[1:-1] == node).all(axis=1)) + 1
            if len(here) and {tuple(line[here[0] - 1]), tuple(line[here[0] + 1])} == {tuple(before), tuple(after)}:
                self.lines[at] = np.delete(line, here[0], axis=0)
                return
        (first, last), (second, also_last) = self.ending(node, before), self.ending(node, after)
        if first == second:
            self.lines[first] = np.concatenate([self.lines[first][1:-1], self.lines[first][1:2]])
            return
        one = self.lines[first] if last else self.lines[first][::-1]
        other = self.lines[second][::-1] if also_last else self.lines[second]
        self.lines[first] = np.concatenate([one[:-1], other[1:]])
        del self.lines[second], self.level[second]


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return one[0] == other[0] and one[1] == other[1]


def lines_of_sheets(commune: Commune, sides: Sides) -> dict[int, SheetLines]:
    """Return the lines of each sheet: sides of one level put together up to where they part."""
    points = commune.rings.points
    of = sides.side
    shapes = shapely.linestrings(np.stack([points[sides.low[of]], points[sides.high[of]]], axis=1))
    group, which = np.unique(sides.sheet * 64 + sides.level[of], return_inverse=True)
    order = np.argsort(which, kind="stable")
    merged = shapely.line_merge(shapely.multilinestrings(shapes[order], indices=which[order]))
    parts, of_group = shapely.get_parts(merged, return_index=True)
    xy, of_part = shapely.get_coordinates(parts, return_index=True)
    lines = np.split(xy, np.flatnonzero(np.diff(of_part)) + 1)
    sheets = {number: SheetLines([], []) for number in np.unique(commune.sheet).tolist()}
    for line, key in zip(lines, group[of_group].tolist(), strict=True):
        sheets[key // 64].add(line, key % 64)
    return sheets
