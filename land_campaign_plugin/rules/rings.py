"""The rings of polygons in whole millimetres, and what is worked out from them without a geometry object.

Coordinates stand column by column (all x, then all y): NumPy runs over columns several times faster than over pairs,
and `np.take` picks from them several times faster than indexing with two dimensions does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..model.packed import spans
from ..model.points import MM
from ..native import shapely

_WIDEST_MM = 2**30
"""Up to this width twice the area of any ring fits 64 bits."""
_NOISE_MM = 4e-6
"""More than what the nearest floating-point numbers to whole millimetres can be off by, added up over a product."""


@dataclass(frozen=True)
class Rings:
    """The vertices of polygons in millimetres, ring after ring.

    Parameters
    ----------
    points : ndarray of int, shape (2, n)
        Closing vertices included.
    offsets : ndarray of int, shape (rings + 1,)
        No ring is empty.
    plot : ndarray of int, shape (rings,)
        Position of each ring's plot in the block, ascending.
    shell : ndarray of bool, shape (rings,)
        Outer rings; the others are holes.
    """

    points: np.ndarray
    offsets: np.ndarray
    plot: np.ndarray
    shell: np.ndarray

    @property
    def xy(self) -> np.ndarray:
        """The vertices as pairs, shape (n, 2)."""
        return self.points.T

    @cached_property
    def ring(self) -> np.ndarray:
        """The ring of each vertex."""
        return np.repeat(np.arange(len(self.plot), dtype=np.int32), np.diff(self.offsets))

    def vertex_plot(self) -> np.ndarray:
        """Return the plot of each vertex."""
        return self.plot[self.ring]

    @cached_property
    def steps(self) -> np.ndarray:
        """The way from each vertex to the next, shape (2, n); none from a ring's last."""
        steps = np.zeros_like(self.points)
        np.subtract(self.points[:, 1:], self.points[:, :-1], out=steps[:, :-1])
        steps[:, self.offsets[1:] - 1] = 0
        return steps

    @cached_property
    def moving(self) -> np.ndarray:
        """The vertices from which an edge of some length starts."""
        return np.flatnonzero(self.steps[0] | self.steps[1])

    @cached_property
    def doubled_area(self) -> np.ndarray:
        """Twice the area of each ring in square millimetres, negative for rings that run clockwise."""
        if not len(self.plot):
            return np.empty(0, dtype=np.int64)
        x, y = self.points
        if max(np.ptp(x), np.ptp(y)) < _WIDEST_MM:
            # what overflows on the way comes back when the ring closes
            cross = np.zeros_like(x)
            np.add(x[:-1], x[1:], out=cross[:-1])
            cross *= self.steps[1]
            return np.add.reduceat(cross, self.offsets[:-1])
        local = (self.points - np.take(self.points, self.offsets[self.ring], axis=1)).astype(np.float64)
        cross = local[0] * self.steps[1] - local[1] * self.steps[0]
        return np.add.reduceat(cross, self.offsets[:-1])

    @cached_property
    def reverse(self) -> np.ndarray:
        """Mask of rings stored with the interior on the right."""
        return np.where(self.shell, self.doubled_area < 0, self.doubled_area > 0)

    @cached_property
    def length_mm(self) -> np.ndarray:
        """Length of each ring."""
        steps = self.steps.astype(np.float64)
        return np.add.reduceat(np.hypot(*steps), self.offsets[:-1]) if len(self.plot) else np.empty(0)

    def surely_simple(self) -> np.ndarray:
        """Return a mask of rings that certainly do not touch or cross themselves: those that one point sees whole.

        Seen from the mean of its vertices such a ring only ever turns one way, and once round.
        """
        if not len(self.plot):
            return np.empty(0, dtype=bool)
        start, last = self.offsets[:-1], self.offsets[1:] - 1
        count = np.maximum(last - start, 1)
        centre = (np.add.reduceat(self.points, start, axis=1) - self.points[:, last]) // count
        u, v = self.points - np.take(centre, self.ring, axis=1)
        wide = np.maximum(np.maximum.reduceat(np.abs(u), start), np.maximum.reduceat(np.abs(v), start))
        turn = u * self.steps[1] - v * self.steps[0]
        turn[last] = turn[np.maximum(last - 1, 0)]
        least = np.maximum(np.minimum.reduceat(turn, start), -np.maximum.reduceat(turn, start))
        # how often the ring passes the centre upwards, on its right
        above = v >= 0
        up = np.zeros(len(v), dtype=bool)
        np.greater(above[1:], above[:-1], out=up[:-1])
        up[last] = False
        once = np.add.reduceat(up, start, dtype=np.int32) == 1
        return (wide < _WIDEST_MM) & (least > _NOISE_MM * wide) & once

    def take(self, rings: np.ndarray) -> Rings:
        """Return the rings at some positions, in their order."""
        vertices, offsets = spans(self.offsets, rings)
        return Rings(np.take(self.points, vertices, axis=1), offsets, self.plot[rings], self.shell[rings])


def rings_of(geometry: np.ndarray, usable: np.ndarray) -> Rings:
    """Take polygons apart into rings.

    Parameters
    ----------
    geometry : ndarray of object, shape (n,)
        Polygons and multipolygons.
    usable : ndarray of int
        Positions of the geometries to take, ascending.
    """
    if not len(usable):
        return no_rings()
    kind, coordinates, offsets = shapely.to_ragged_array(geometry[usable])
    points = np.rint(coordinates[:, :2].T * MM).astype(np.int64)
    ring_offsets, polygon_offsets = offsets[0].astype(np.int64), offsets[1].astype(np.int64)
    owner = np.repeat(usable, np.diff(offsets[2])) if kind == shapely.GeometryType.MULTIPOLYGON else usable
    ring_count = np.diff(polygon_offsets)
    plot = np.repeat(owner, ring_count)
    shell = np.zeros(len(plot), dtype=bool)
    shell[polygon_offsets[:-1][ring_count > 0]] = True
    filled = np.diff(ring_offsets) > 0
    if not filled.all():
        plot, shell = plot[filled], shell[filled]
        ring_offsets = np.concatenate([ring_offsets[:-1][filled], ring_offsets[-1:]])
    return Rings(np.ascontiguousarray(points), ring_offsets, plot, shell)


def no_rings() -> Rings:
    """Return rings of nothing."""
    empty = np.empty(0, dtype=np.int64)
    return Rings(np.empty((2, 0), np.int64), np.zeros(1, np.int64), empty, empty.astype(bool))


def merged(one: Rings, other: Rings) -> Rings:
    """Return the rings of both, those of one plot in their order."""
    if not len(other.plot) or not len(one.plot):
        return one if len(one.plot) else other
    together = Rings(
        np.concatenate([one.points, other.points], axis=1),
        np.concatenate([one.offsets, one.offsets[-1] + other.offsets[1:]]),
        np.concatenate([one.plot, other.plot]),
        np.concatenate([one.shell, other.shell]),
    )
    return together.take(np.argsort(together.plot, kind="stable"))


def without(rings: Rings, plots: np.ndarray) -> Rings:
    """Return the rings without those of some plots."""
    if not len(plots):
        return rings
    keep = ~np.isin(rings.plot, plots)
    length = np.diff(rings.offsets)
    offsets = np.concatenate([[0], np.cumsum(length[keep])]).astype(rings.offsets.dtype)
    return Rings(rings.points[:, np.repeat(keep, length)], offsets, rings.plot[keep], rings.shell[keep])
