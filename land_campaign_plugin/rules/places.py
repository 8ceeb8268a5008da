"""Finds plots by place in a whole run, without an R-tree over millions of shapes.

Few places are asked for, many plots are there: so the places are put into the tree, and only plots whose
boxes come near any of them are looked at.
"""

from __future__ import annotations

import numpy as np

from ..native import shapely

_MOST_CELLS = 2048
_FEW = 20_000
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
        for part in np.array_split(rows, -(-len(rows) // 100_000) or 1):
            row, shape = tree.query(shapely.box(*self._bounds[part].T))
            found.append(np.stack([shape, part[row]]))
        return tuple(np.concatenate(found, axis=1))

    def _around(self, asked: np.ndarray) -> np.ndarray:
        """Return rows whose boxes touch a cell of a coarse grid that a place touches."""
        known = np.flatnonzero(np.isfinite(self._bounds).all(axis=1))
        asked = asked[np.isfinite(asked).all(axis=1)]
        if not len(known) or not len(asked):
            return known[:0]
        if len(known) <= _FEW:
            return known
        count = int(np.clip(np.sqrt(len(known)), 16, _MOST_CELLS))
        low, high = asked[:, :2].min(axis=0), asked[:, 2:].max(axis=0)
        size = np.maximum((high - low) / count, 1e-6)

        def cells(points):
            return np.clip(np.nan_to_num((points - low) / size), -1, count).astype(np.int64) + 1

        wanted = np.zeros((count + 3, count + 3), dtype=np.int32)
        first, last = cells(asked[:, :2]), cells(asked[:, 2:])
        np.add.at(wanted, (first[:, 0], first[:, 1]), 1)
        np.add.at(wanted, (last[:, 0] + 1, last[:, 1] + 1), 1)
        np.add.at(wanted, (first[:, 0], last[:, 1] + 1), -1)
        np.add.at(wanted, (last[:, 0] + 1, first[:, 1]), -1)
        covered = np.cumsum(np.cumsum(wanted, axis=0), axis=1) > 0
        # how many wanted cells lie left of and below each, to ask for a box with four look-ups
        total = np.zeros((count + 4, count + 4), dtype=np.int64)
        total[1:, 1:] = np.cumsum(np.cumsum(covered, axis=0), axis=1)
        first, last = cells(self._bounds[known, :2]), cells(self._bounds[known, 2:]) + 1
        hits = (
            total[last[:, 0], last[:, 1]]
            - total[first[:, 0], last[:, 1]]
            - total[last[:, 0], first[:, 1]]
            + total[first[:, 0], first[:, 1]]
        )
        return known[hits > 0]
