"""From rectangles to shapes: a coverage in which neighbours share every vertex.

Every corner that lies on a side of a rectangle becomes a vertex of that side, so T-junctions stand in both
neighbours. Vertices are moved, bent and rounded to 1 mm once, as points; shapes are lists of point numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .layout import Layout, within
from .noise import bend, scatter
from .plan import CommunePlan

_BASE = np.int64(1) << 22
LEAST_VERTICES = 5
_SPACING_M = 16.0
_FARTHEST_M = 6.5


@dataclass
class Rings:
    """Closed shapes as runs of points; the first point is not repeated.

    Parameters
    ----------
    points : ndarray, shape (m, 2)
        Distinct points, metres, on the 1 mm grid.
    vertex : ndarray of int, shape (k,)
        Rows of `points`, ring after ring, counter-clockwise.
    start : ndarray of int, shape (n + 1,)
        Where each ring begins in `vertex`.
    border : ndarray of bool, shape (m,)
        Points on the commune's border.
    """

    points: np.ndarray
    vertex: np.ndarray
    start: np.ndarray
    border: np.ndarray

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def counts(self) -> np.ndarray:
        """Number of vertices of each ring."""
        return np.diff(self.start)


def _on_border(points: np.ndarray, rectangle: tuple[int, int, int, int]) -> np.ndarray:
    u0, v0, u1, v1 = rectangle
    u, v = points[:, 0], points[:, 1]
    inside = (u >= u0) & (u <= u1) & (v >= v0) & (v <= v1)
    return inside & ((u == u0) | (u == u1) | (v == v0) | (v == v1))


class _Lines:
    """Corners in the order of one family of lines (v constant or u constant), with points put between them."""

    def __init__(self, across: np.ndarray, along: np.ndarray):
        self.key = across * _BASE + along
        self.order = np.argsort(self.key, kind="stable")
        self.sorted = self.key[self.order]
        same = across[self.order][1:] == across[self.order][:-1]
        self.length = np.append(np.where(same, np.diff(along[self.order]), 0), 0)

    def keep_covered(self, begin: np.ndarray, end: np.ndarray) -> None:
        """Forget the distance between neighbours on a line where no side of a rectangle runs from one to the other."""
        size = len(self.length) + 1
        depth = np.cumsum(np.bincount(begin, minlength=size) - np.bincount(end, minlength=size))[:-1]
        self.length = np.where(depth > 0, self.length, 0)

    def find(self, across: np.ndarray, along: np.ndarray) -> np.ndarray:
        return np.searchsorted(self.sorted, across * _BASE + along)


def _gaps(lines: _Lines, none: float) -> np.ndarray:
    """Return the distance of each corner to its nearer neighbour on the line, `none` where there is none."""
    after = np.where(lines.length > 0, lines.length, none)
    before = np.append(none, np.where(lines.length[:-1] > 0, lines.length[:-1], none))
    gap = np.empty(len(after))
    gap[lines.order] = np.minimum(after, before)
    return gap


def _spread(lines: _Lines, u: np.ndarray, v: np.ndarray, seed: int, salt: int) -> np.ndarray:
    """Return how many points to put between each corner and the next on its line."""
    dice = scatter(seed, salt, u[lines.order], v[lines.order])
    wanted = np.floor(lines.length / _SPACING_M + 0.22 + 0.5 * dice)
    return np.clip(wanted, 0, np.maximum(lines.length // 4 - 1, 0)).astype(np.int64)


def _between(lines: _Lines, extra: np.ndarray, moved: np.ndarray, u, v, seed: int, salt: int, near: np.ndarray):
    """Return the points put between corners: where they are on the bent-to-be plan."""
    left = np.repeat(np.arange(len(extra)), extra)
    first, second = lines.order[left], lines.order[np.minimum(left + 1, len(extra) - 1)]
    step = within(extra)
    count = extra[left]
    wobble = scatter(seed, salt, u[first] * 64 + step, v[first] * 64 + salt)
    share = (step + 1 + 0.22 * wobble) / (count + 1)
    a, b = moved[first], moved[second]
    run = b - a
    length = np.hypot(run[:, 0], run[:, 1])
    side = scatter(seed, salt + 1, u[first] * 64 + step, v[first] * 64 + salt)
    reach = np.minimum(0.35, np.minimum(0.045 * length, 0.06 * np.minimum(near[first], near[second])))
    normal = np.stack([-run[:, 1], run[:, 0]], axis=1) / length[:, None]
    return a + run * share[:, None] + normal * (side * reach)[:, None]


def _corners(layout: Layout, plan: CommunePlan, beyond: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return all corners, those of neighbouring communes on our border among them, as u and v."""
    box = layout.box
    beyond = beyond[_on_border(beyond, plan.rectangle)]
    u = np.concatenate([box[:, 0], box[:, 2], box[:, 2], box[:, 0], beyond[:, 0]])
    v = np.concatenate([box[:, 1], box[:, 1], box[:, 3], box[:, 3], beyond[:, 1]])
    keys = np.unique(u * _BASE + v)
    return keys // _BASE, keys % _BASE


def _rings(box: np.ndarray, rows: _Lines, columns: _Lines, extra_rows, extra_columns, corners: int):
    """Return point numbers of all rings and where each begins."""
    place_rows = np.arange(corners) + np.cumsum(extra_rows) - extra_rows
    place_columns = np.arange(corners) + np.cumsum(extra_columns) - extra_columns
    total_rows = corners + int(extra_rows.sum())
    table = np.empty(total_rows + corners + int(extra_columns.sum()), np.int64)
    table[place_rows] = rows.order
    table[total_rows + place_columns] = columns.order
    empty_rows = np.ones(total_rows, bool)
    empty_rows[place_rows] = False
    empty_columns = np.ones(len(table) - total_rows, bool)
    empty_columns[place_columns] = False
    table[:total_rows][empty_rows] = corners + np.arange(int(extra_rows.sum()))
    table[total_rows:][empty_columns] = corners + int(extra_rows.sum()) + np.arange(int(extra_columns.sum()))

    u0, v0, u1, v1 = box.T
    south, south_end = place_rows[rows.find(v0, u0)], place_rows[rows.find(v0, u1)]
    north, north_end = place_rows[rows.find(v1, u1)], place_rows[rows.find(v1, u0)]
    east, east_end = (total_rows + place_columns[columns.find(u1, v)] for v in (v0, v1))
    west, west_end = (total_rows + place_columns[columns.find(u0, v)] for v in (v1, v0))
    begin = np.stack([south, east, north, west], axis=1).ravel()
    end = np.stack([south_end, east_end, north_end, west_end], axis=1).ravel()
    counts = np.abs(end - begin)
    step = np.where(end > begin, 1, -1)
    flat = np.repeat(begin, counts) + np.repeat(step, counts) * within(counts)
    start = np.append(0, np.cumsum(counts.reshape(-1, 4).sum(axis=1)))
    return table[flat], start


def build_rings(layout: Layout, plan: CommunePlan, beyond: np.ndarray, seed: int) -> Rings:
    """Return the shapes of a commune's plots, a valid coverage on the 1 mm grid.

    Parameters
    ----------
    beyond : ndarray of int, shape (k, 2)
        Plan points that must be vertices where they lie on the commune's border (`layout.border_points`).
    """
    u, v = _corners(layout, plan, beyond)
    corners = len(u)
    rows, columns = _Lines(v, u), _Lines(u, v)
    u0, v0, u1, v1 = layout.box.T
    for lines, (across, begin, end) in (
        (rows, ((v0, v1), u0, u1)),
        (columns, ((u0, u1), v0, v1)),
    ):
        lines.keep_covered(
            np.concatenate([lines.find(place, begin) for place in across]),
            np.concatenate([lines.find(place, end) for place in across]),
        )
    extra_rows, extra_columns = _spread(rows, u, v, seed, 11), _spread(columns, u, v, seed, 12)
    vertex, start = _rings(layout.box, rows, columns, extra_rows, extra_columns, corners)
    short = np.flatnonzero(np.diff(start) < LEAST_VERTICES)
    if len(short):
        box = layout.box[short]
        wide = box[:, 2] - box[:, 0] >= box[:, 3] - box[:, 1]
        south = np.where(box[:, 1] == plan.rectangle[1], box[:, 3], box[:, 1])  # never the border: it has two owners
        west = np.where(box[:, 0] == plan.rectangle[0], box[:, 2], box[:, 0])
        extra_rows[rows.find(south[wide], box[wide, 0])] = 1
        extra_columns[columns.find(west[~wide], box[~wide, 1])] = 1
        vertex, start = _rings(layout.box, rows, columns, extra_rows, extra_columns, corners)

    size = layout.box[:, 2:] - layout.box[:, :2]
    narrow = np.full((corners, 2), 1000.0)
    owner = np.repeat(np.arange(len(size)), np.diff(start))
    is_corner = vertex < corners
    np.minimum.at(narrow, vertex[is_corner], size[owner[is_corner]].astype(float))
    border = _on_border(np.stack([u, v], axis=1), plan.rectangle)
    moved = _move(u, v, narrow, border, rows, columns, seed)
    near = np.where(border, 3.0, narrow.min(axis=1))
    points = np.concatenate(
        [
            moved,
            _between(rows, extra_rows, moved, u, v, seed, 21, near),
            _between(columns, extra_columns, moved, u, v, seed, 23, near),
        ]
    )
    left_rows = np.repeat(rows.order, extra_rows)
    left_columns = np.repeat(columns.order, extra_columns)
    west, south, east, north = plan.rectangle
    on_border = np.concatenate(
        [
            border,
            border[left_rows] & ((v[left_rows] == south) | (v[left_rows] == north)),
            border[left_columns] & ((u[left_columns] == west) | (u[left_columns] == east)),
        ]
    )
    x, y = bend(seed, points[:, 0], points[:, 1])
    rounded = np.rint(np.stack([x, y], axis=1) * 1000.0) / 1000.0
    return Rings(rounded, vertex, start, on_border)


def _move(u, v, narrow: np.ndarray, border: np.ndarray, rows: _Lines, columns: _Lines, seed: int) -> np.ndarray:
    """Return corners pushed off their straight lines, less than would make two of them meet."""
    gap_u, gap_v = _gaps(rows, 1000.0), _gaps(columns, 1000.0)
    reach_u = np.minimum(np.minimum(0.3 * gap_u, 0.4 * gap_v), 0.32 * narrow[:, 0])
    reach_v = np.minimum(np.minimum(0.3 * gap_v, 0.4 * gap_u), 0.32 * narrow[:, 1])
    slow_u = np.sin(u / 23.0 + 1.7 * np.sin(v / 31.0)) * 0.6 + 0.4 * scatter(seed, 31, u, v)
    slow_v = np.sin(v / 19.0 + 1.9 * np.sin(u / 37.0)) * 0.6 + 0.4 * scatter(seed, 32, u, v)
    still = np.where(border, 0.0, 1.0)
    return np.stack(
        [u + still * slow_u * np.minimum(reach_u, _FARTHEST_M), v + still * slow_v * np.minimum(reach_v, _FARTHEST_M)],
        axis=1,
    )
