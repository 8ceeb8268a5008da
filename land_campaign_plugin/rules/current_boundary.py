"""The sides of plots' boundaries around some lines, each once, with the plots on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.linework import numbered_points
from ..native import shapely
from .block import Run
from .nearness import Sides
from .rings import MM, rings_of

_FARTHEST_M = 1e9


@dataclass(frozen=True)
class CurrentBoundary:
    """Sides of plots, sorted by their ends.

    Parameters
    ----------
    sides : Sides
        With the point tolerance of the plots: of two plots the larger.
    lines : ndarray of object
        The sides as lines, in metres.
    plot, begin : ndarray of int
        Rows of the plots that have side ``i``: ``plot[begin[i]:begin[i + 1]]``.
    """

    sides: Sides
    lines: np.ndarray
    plot: np.ndarray
    begin: np.ndarray

    def plots_of(self, side: int) -> np.ndarray:
        """Return the plots that have a side."""
        return self.plot[self.begin[side] : self.begin[side + 1]]


def current_boundary(run: Run, lines: np.ndarray, reach_m: float) -> CurrentBoundary:
    """Return the sides of the plots in force whose boxes come within a distance of some lines' boxes."""
    rows = np.unique(run.places.boxes_near(lines, reach_m)[1])
    if "status" in run.plots:
        rows = rows[run.plots["status"][rows] != "retired"]
    rows, rings = _rings(run, rows)
    position = rings.moving
    start, end, plot = rings.xy[position], rings.xy[position + 1], rows[rings.plot[rings.ring[position]]]
    points, (one, other) = numbered_points(start, end)
    # numbered in the order of place, so that sides come in the same order however the plots are ordered
    rank = np.empty(len(points), dtype=np.int64)
    rank[np.lexsort((points[:, 1], points[:, 0]))] = np.arange(len(points))
    low, high = np.minimum(rank[one], rank[other]), np.maximum(rank[one], rank[other])
    key = low * np.int64(max(len(points), 1)) + high
    order = np.lexsort((plot, key))
    begin = np.flatnonzero(np.concatenate([[True], np.diff(key[order]) != 0])[: len(order)])
    place = points[np.argsort(rank)]
    tolerance = run.ruleset.point_tolerance_m(run.scale[plot[order]], run.farm[plot[order]])
    larger = np.maximum.reduceat(tolerance, begin) if len(begin) else tolerance
    first, last = place[low[order[begin]]], place[high[order[begin]]]
    shapes = shapely.linestrings(np.stack([first, last], axis=1) / MM)
    return CurrentBoundary(Sides(first, last, larger), shapes, plot[order], np.append(begin, len(order)))


def _rings(run: Run, rows: np.ndarray):
    """Return the plots whose rings can be walked, invalid ones included, and these rings."""
    shapes = run.plots.geometry[rows]
    solid = shapely.get_dimensions(shapes) == 2
    solid &= np.isin(shapely.get_type_id(shapes), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    solid &= ~shapely.is_empty(shapes)
    xy, of = shapely.get_coordinates(shapes, return_index=True)
    solid[of[~(np.abs(xy) < _FARTHEST_M).all(axis=1)]] = False
    return rows, rings_of(shapes, np.flatnonzero(solid))
