"""Stretches along which the boundaries of two plots face each other without being the same line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.points import joined
from ..native import shapely
from .edges import MM
from .gaps import SHORTEST_M, Boundary
from .pair_keys import pair_key, pairs_of

_TOUCHING_M = 0.02
ROUNDING_M = 1e-6
"""Corners lie on whole millimetres: what is nearer to a limit than this is at it."""


@dataclass(frozen=True)
class Stretches:
    """Pairs of edges that run against each other, column-wise.

    An edge of one plot is the base; the other edge is seen from it: `low` to `high` along the base, `near` and `far`
    across it at these two ends, positive where ground lies between the plots, negative where they overlap.

    Parameters
    ----------
    base, other : ndarray of int, shape (n,)
        Positions in the boundary.
    low, high, near, far : ndarray of float, shape (n,)
        Metres.
    origin, along : ndarray of float, shape (n, 2)
        Start and direction of the base.
    """

    base: np.ndarray
    other: np.ndarray
    low: np.ndarray
    high: np.ndarray
    near: np.ndarray
    far: np.ndarray
    origin: np.ndarray
    along: np.ndarray

    def __len__(self) -> int:
        return len(self.base)

    def take(self, rows) -> Stretches:
        """Return some of the stretches."""
        return Stretches(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    @property
    def apart_m(self) -> np.ndarray:
        """The largest distance of the two edges within each stretch."""
        return np.maximum(np.abs(self.near), np.abs(self.far))

    @property
    def length_m(self) -> np.ndarray:
        """How long each stretch is."""
        return self.high - self.low

    def within(self, limit_m: np.ndarray) -> Stretches:
        """Return the parts of the stretches where the edges are no farther apart than a limit for each."""
        limit_m = limit_m + ROUNDING_M
        run = self.high - self.low
        slope = np.divide(self.far - self.near, run, out=np.zeros_like(run), where=run > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            one = self.low + (-limit_m - self.near) / slope
            two = self.low + (limit_m - self.near) / slope
        enter, leave = np.fmin(one, two), np.fmax(one, two)
        flat = slope == 0
        low = np.where(flat, self.low, np.fmax(self.low, enter))
        high = np.where(flat, self.high, np.fmin(self.high, leave))
        keep = (high - low > SHORTEST_M) & ~(flat & (np.abs(self.near) > limit_m))
        near = np.clip(self.near + slope * (low - self.low), -limit_m, limit_m)
        far = np.clip(self.near + slope * (high - self.low), -limit_m, limit_m)
        cut = Stretches(self.base, self.other, low, high, near, far, self.origin, self.along)
        return cut.take(keep)

    def line(self) -> object:
        """Return all stretches together as one line on their base edges, or several where they do not follow."""
        return shapely.line_merge(shapely.union_all(self.lines()))

    def lines(self) -> np.ndarray:
        """Return the stretches as lines on their base edges."""
        return shapely.linestrings(self.ends())

    def ends(self) -> np.ndarray:
        """Return where each stretch begins and ends on its base edge, shape (n, 2, 2), in metres."""
        return np.stack([self.origin + self.along * s[:, None] for s in (self.low, self.high)], axis=1)

    def hulls(self) -> np.ndarray:
        """Return the ground between the two edges of each stretch."""
        across = np.stack([self.along[:, 1], -self.along[:, 0]], axis=1)  # to the right, away from the base's plot
        zero = np.zeros_like(self.low)
        corners = [
            self.origin + self.along * s[:, None] + across * d[:, None]
            for s, d in ((self.low, zero), (self.high, zero), (self.high, self.far), (self.low, self.near))
        ]
        points = np.stack(corners, axis=1)
        owner = np.repeat(np.arange(len(self)), 4)
        return shapely.convex_hull(shapely.multipoints(shapely.points(points.reshape(-1, 2)), indices=owner))

    def groups(self, sides: np.ndarray) -> list[np.ndarray]:
        """Return the stretches that follow one another between the same two sides, group by group.

        Parameters
        ----------
        sides : ndarray of int, shape (n, 2)
            What a stretch lies between, such as two plots or two sheets, in any order.
        """
        if not len(self):
            return []
        _, side = np.unique(pair_key(*np.sort(sides, axis=1).T), return_inverse=True)
        hulls = self.hulls()
        one, other = shapely.STRtree(hulls).query(hulls, predicate="dwithin", distance=_TOUCHING_M)
        same = (side[one] == side[other]) & (one < other)
        label = joined(len(self), one[same], other[same])
        order = np.argsort(label, kind="stable")
        return np.split(order, np.flatnonzero(np.diff(label[order])) + 1)


def stretches(boundary: Boundary, reach_m: np.ndarray, comparable: np.ndarray) -> Stretches:
    """Return the stretches of unmatched edges of two plots that run against each other.

    Parameters
    ----------
    reach_m : ndarray of float, shape (n,)
        How far from each edge another is looked for; the larger one of a pair counts.
    comparable : ndarray of bool, shape (n,)
        Edges to look at.
    """
    base, other = _facing(boundary, reach_m, np.flatnonzero(comparable))
    origin = boundary.start[base] / MM
    along = (boundary.end[base] - boundary.start[base]) / MM
    length = np.hypot(*along.T)
    along = along / length[:, None]
    across = np.stack([along[:, 1], -along[:, 0]], axis=1)
    # the other edge runs back, so its end comes first along the base
    first, last = boundary.end[other] / MM - origin, boundary.start[other] / MM - origin
    s0, s1 = (first * along).sum(axis=1), (last * along).sum(axis=1)
    d0, d1 = (first * across).sum(axis=1), (last * across).sum(axis=1)
    run = s1 - s0
    slope = np.divide(d1 - d0, run, out=np.zeros_like(run), where=run > 0)
    low, high = np.maximum(s0, 0), np.minimum(s1, length)
    found = Stretches(base, other, low, high, d0 + slope * (low - s0), d0 + slope * (high - s0), origin, along)
    found = found.take((run > 0) & (high - low > SHORTEST_M))
    # they may open to more than the reach: one place stays one stretch
    nearest = np.where(found.near * found.far <= 0, 0.0, np.minimum(np.abs(found.near), np.abs(found.far)))
    return found.take(nearest <= np.maximum(reach_m[found.base], reach_m[found.other]) + ROUNDING_M)


def _facing(boundary: Boundary, reach_m: np.ndarray, usable: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of edges of different plots that run against each other within reach, the base first."""
    if len(usable) < 2:
        return usable[:0], usable[:0]
    one, other = (usable[side] for side in boundary.take(usable).against(reach_m[usable] + ROUNDING_M))
    along = (boundary.end - boundary.start).astype(float)
    length_a, length_b = np.hypot(*along[one].T), np.hypot(*along[other].T)
    # the longer edge is the base; between equals the one that starts farther west, then south, whatever their order
    west = boundary.start[one] - boundary.start[other]
    lower = (west[:, 0] < 0) | ((west[:, 0] == 0) & (west[:, 1] < 0)) | ((west == 0).all(axis=1) & (one < other))
    first = (length_a > length_b) | ((length_a == length_b) & lower)
    pairs = pairs_of(np.unique(pair_key(np.where(first, one, other), np.where(first, other, one))))
    return pairs[:, 0], pairs[:, 1]
