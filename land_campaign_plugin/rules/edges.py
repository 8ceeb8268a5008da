"""The directed edges of a set of polygons, and which of them a neighbour matches.

Coordinates are compared as whole millimetres. Every edge is walked with its plot's interior on the
left; two plots that share a boundary walk it in opposite directions. An edge is *matched* when exactly
one other edge has the same ends, the other way round. How many plots cover a place changes only across
edges that are not matched, so only plots with such edges can start an overlap, a gap or a slit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..native import shapely

MM = 1000
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass
class Edges:
    """Directed edges, column-wise.

    Parameters
    ----------
    plot : ndarray of int, shape (n,)
        Position of the plot in the block.
    start, end : ndarray of int, shape (n, 2)
        Ends in millimetres, plot's interior on the left.
    partner : ndarray of int, shape (n,)
        The matching edge, or -1.
    """

    plot: np.ndarray
    start: np.ndarray
    end: np.ndarray
    partner: np.ndarray

    @property
    def unmatched(self) -> np.ndarray:
        """Mask of the edges that no neighbour matches."""
        return self.partner < 0


@dataclass
class Rings:
    """The vertices of polygons in millimetres, ring after ring.

    Parameters
    ----------
    xy : ndarray of int, shape (n, 2)
        Closing vertices included.
    offsets : ndarray of int, shape (rings + 1,)
    plot : ndarray of int, shape (rings,)
        Position of each ring's plot in the block.
    reverse : ndarray of bool, shape (rings,)
        Rings stored with the interior on the right.
    """

    xy: np.ndarray
    offsets: np.ndarray
    plot: np.ndarray
    reverse: np.ndarray

    def inner_edges(self) -> np.ndarray:
        """Return the positions of the vertices that start an edge (all but the last of each ring)."""
        keep = np.ones(len(self.xy), dtype=bool)
        keep[self.offsets[1:] - 1] = False
        return np.flatnonzero(keep)

    def vertex_plot(self) -> np.ndarray:
        """Return the plot of each vertex."""
        return np.repeat(self.plot, np.diff(self.offsets))


def rings_of(geometry: np.ndarray, usable: np.ndarray) -> Rings:
    """Take polygons apart into rings.

    Parameters
    ----------
    geometry : ndarray of object, shape (n,)
        Polygons and multipolygons.
    usable : ndarray of int
        Positions of the geometries to take.
    """
    if not len(usable):
        empty = np.empty(0, dtype=np.int64)
        return Rings(np.empty((0, 2), np.int64), np.zeros(1, np.int64), empty, empty.astype(bool))
    polygons = geometry[usable]
    kind, coordinates, offsets = shapely.to_ragged_array(polygons)
    xy = np.rint(coordinates[:, :2] * MM).astype(np.int64)
    ring_offsets, polygon_offsets = offsets[0].astype(np.int64), offsets[1].astype(np.int64)
    owner = np.repeat(usable, np.diff(offsets[2])) if kind == shapely.GeometryType.MULTIPOLYGON else usable
    ring_count = np.diff(polygon_offsets)
    plot = np.repeat(owner, ring_count)
    shell = np.zeros(len(plot), dtype=bool)
    shell[polygon_offsets[:-1][ring_count > 0]] = True
    filled = np.diff(ring_offsets) > 0
    doubled = _doubled_area(xy, ring_offsets)
    reverse = np.where(shell, doubled < 0, doubled > 0)
    if not filled.all():
        plot, reverse = plot[filled], reverse[filled]
        ring_offsets = np.concatenate([ring_offsets[:-1][filled], ring_offsets[-1:]])
    return Rings(xy, ring_offsets, plot, reverse)


def _doubled_area(xy: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Return twice the signed area of each ring in metres, measured from the ring's first vertex."""
    first = np.minimum(offsets[:-1], max(len(xy) - 1, 0))
    local = (xy - np.repeat(xy[first], np.diff(offsets), axis=0)) / MM
    cross = np.zeros(len(xy))
    cross[:-1] = local[:-1, 0] * local[1:, 1] - local[1:, 0] * local[:-1, 1]
    # the step from one ring's last vertex to the next ring's first belongs to no ring
    cross[offsets[1:-1] - 1] = 0
    total = np.concatenate([[0.0], np.cumsum(cross)])
    return total[offsets[1:]] - total[offsets[:-1]]


def edges_of(rings: Rings) -> Edges:
    """Return the directed edges of `rings`, matched with each other; edges without length are left out."""
    position = rings.inner_edges()
    start, end = rings.xy[position], rings.xy[position + 1]
    ring = np.repeat(np.arange(len(rings.plot)), np.diff(rings.offsets) - 1)
    long = (start != end).any(axis=1)
    start, end, ring = start[long], end[long], ring[long]
    swap = rings.reverse[ring]
    start, end = np.where(swap[:, None], end, start), np.where(swap[:, None], start, end)
    plot = rings.plot[ring]
    return Edges(plot, start, end, _partners(start, end, plot))


def point_key(xy: np.ndarray) -> np.ndarray:
    """Return a 64-bit key of each point; equal points have equal keys."""
    x, y = xy[:, 0].astype(np.uint64), xy[:, 1].astype(np.uint64)
    return _mix(_mix(x) + y * _SPREAD)


def _mix(value: np.ndarray) -> np.ndarray:
    """Spread the bits of 64-bit integers (the finaliser of splitmix64, public domain)."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def _partners(start: np.ndarray, end: np.ndarray, plot: np.ndarray) -> np.ndarray:
    """Return for each edge the one that runs the other way between the same ends, or -1."""
    partner = np.full(len(start), -1, dtype=np.int64)
    if len(start) < 2:
        return partner
    first, second = point_key(start), point_key(end)
    forward = first < second
    key = _mix(np.where(forward, first, second) ^ _mix(np.where(forward, second, first) + _SPREAD))
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    same = ordered[1:] == ordered[:-1]
    # exactly two edges with this key: equal to the next, not to the one before nor to the one after
    alone_before = np.concatenate([[True], ~same[:-1]])
    alone_after = np.concatenate([~same[1:], [True]])
    pair = np.flatnonzero(same & alone_before & alone_after)
    one, other = order[pair], order[pair + 1]
    opposite = (start[one] == end[other]).all(axis=1) & (end[one] == start[other]).all(axis=1)
    opposite &= plot[one] != plot[other]
    one, other = one[opposite], other[opposite]
    partner[one], partner[other] = other, one
    return partner
