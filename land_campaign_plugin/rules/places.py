"""Finds plots by place in a whole run, without an R-tree over millions of shapes.

Few places are asked for, many plots are there: so the places are put into the tree, and only plots whose
boxes come near any of them are looked at.
"""

from __future__ import annotations

import numpy as np

from ..native import shapely

_MOST_CELLS = 2048
_PART = 100_000
_SAMPLE = 20_000
_FEW = 1_000
"""Up to so many plots, as after an edit, a grid would cost more than it saves."""


class Places:
    """The places of all plots of a run.

    Parameters
    ----------
    geometry : sequence of geometries
        Indexed with arrays of rows.
    bounds : ndarray of float, shape (n, 4)
        Boxes of the shapes, nan where there is none.
    """

    def __init__(self, geometry, bounds: np.ndarray):
        self._geometry = geometry
        self._bounds = bounds

    def covered(self, points: np.ndarray) -> np.ndarray:
        """Tell which points lie in or on a plot."""
        covered = np.zeros(len(points), dtype=bool)
        if len(points):
            point, rows = self._candidates(points, 0.0)
            unsure = np.unique(rows)
            shapes = self._geometry[unsure]
            covered[point[shapely.intersects(points[point], shapes[np.searchsorted(unsure, rows)])]] = True
        return covered

    def near(self, shapes: np.ndarray, distance_m: float) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs (position in `shapes`, row of a plot) no farther apart than a distance."""
        asked, rows = self._candidates(shapes, distance_m)
        close = shapely.dwithin(shapes[asked], self._geometry[rows], distance_m)
        return asked[close], rows[close]

    def boxes_near(self, boxes: np.ndarray, distance_m: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs (position in `boxes`, row of a plot) whose boxes, the former grown by a distance, meet."""
        return self._candidates(boxes, distance_m)

    def _candidates(self, shapes: np.ndarray, distance_m: float) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs (position in `shapes`, row) whose boxes, grown by the distance, meet."""
        asked = shapely.bounds(shapes) + np.array([-1, -1, 1, 1]) * distance_m
        tree = shapely.STRtree(shapely.box(*asked.T))
        rows = self._around(asked)
        found = [np.empty((2, 0), dtype=np.int64)]
        for part in np.array_split(rows, -(-len(rows) // _PART) or 1):
            row, shape = tree.query(shapely.box(*self._bounds[part].T))
            found.append(np.stack([shape, part[row]]))
        return tuple(np.concatenate(found, axis=1))

    def _around(self, asked: np.ndarray) -> np.ndarray:
        """Return rows whose boxes touch a cell of a coarse grid that a place touches."""
        asked = asked[np.isfinite(asked).all(axis=1)]
        if not len(asked):
            return np.empty(0, dtype=np.int64)
        if len(self._bounds) <= _FEW:
            return np.flatnonzero(np.isfinite(self._bounds).all(axis=1))
        grid = _Grid(asked, self._bounds)
        starts = range(0, len(self._bounds), _PART)
        return np.concatenate([start + grid.touched(self._bounds[start : start + _PART]) for start in starts])


class _Grid:
    """A coarse grid, and how many of its cells up to each are touched by given boxes.

    Parameters
    ----------
    asked : ndarray of float, shape (n, 4)
        The boxes that touch cells.
    bounds : ndarray of float, shape (m, 4)
        Boxes of all plots: the grid covers the bulk of them, as a few that lie astray would make its cells huge.
    """

    def __init__(self, asked: np.ndarray, bounds: np.ndarray):
        sample = bounds[:: -(-len(bounds) // _SAMPLE)]
        low, high = np.nanquantile(sample, 0.01, axis=0)[:2], np.nanquantile(sample, 0.99, axis=0)[2:]
        margin = (high - low) / 4
        self._low = np.maximum(low - margin, asked[:, :2].min(axis=0))
        high = np.minimum(high + margin, asked[:, 2:].max(axis=0))
        self._count = count = int(np.clip(np.sqrt(len(bounds)), 16, _MOST_CELLS))
        self._size = np.maximum((high - self._low) / count, 1e-6)
        wanted = np.zeros((count + 3, count + 3), dtype=np.int32)
        left, bottom, right, top = self._cells(asked)
        np.add.at(wanted, (left, bottom), 1)
        np.add.at(wanted, (right + 1, top + 1), 1)
        np.add.at(wanted, (left, top + 1), -1)
        np.add.at(wanted, (right + 1, bottom), -1)
        covered = np.cumsum(np.cumsum(wanted, axis=0), axis=1) > 0
        # how many wanted cells lie left of and below each, to ask for a box with four look-ups
        self._total = np.zeros((count + 4, count + 4), dtype=np.int32)
        self._total[1:, 1:] = np.cumsum(np.cumsum(covered, axis=0), axis=1)

    def _cells(self, boxes: np.ndarray) -> list[np.ndarray]:
        """Return the cells of the sides of boxes; what lies beside the grid belongs to its outermost cells."""
        scaled = ((boxes[:, side] - self._low[side % 2]) / self._size[side % 2] for side in range(4))
        return [np.clip(np.floor(cell), -1, self._count).astype(np.int32) + 1 for cell in scaled]

    def touched(self, boxes: np.ndarray) -> np.ndarray:
        """Return the positions of the boxes that touch a wanted cell."""
        known = np.flatnonzero(np.isfinite(boxes).all(axis=1))
        left, bottom, right, top = self._cells(boxes[known])
        total, right, top = self._total, right + 1, top + 1
        return known[total[right, top] - total[left, top] - total[right, bottom] + total[left, bottom] > 0]
