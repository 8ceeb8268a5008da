"""The directed edges of a set of polygons, and which of them a neighbour matches.

Coordinates are compared as whole millimetres. Every edge is walked with its plot's interior on the
left; two plots that share a boundary walk it in opposite directions. An edge is *matched* when exactly
one other edge has the same ends, the other way round. How many plots cover a place changes only across
edges that are not matched, so only plots with such edges can start an overlap, a gap or a slit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.points import MM, SPREAD, point_key, spread_bits
from .rings import Rings

__all__ = ["MM", "Edges", "edges_of", "point_key"]

_SPREAD_X, _SPREAD_Y = np.int64(0x2545F4914F6CDD1D), np.int64(0x369DEA0F31A53F85)
_SLOTS_AN_EDGE = 4


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


def edges_of(rings: Rings, left_out: np.ndarray | None = None) -> Edges:
    """Return the directed edges of `rings`, matched with each other; edges without length are left out.

    Parameters
    ----------
    left_out : ndarray of int, optional
        Plots whose edges are not wanted.
    """
    position = rings.moving
    ring = rings.ring[position]
    if left_out is not None and len(left_out):
        wanted = ~np.isin(rings.plot, left_out)[ring]
        position, ring = position[wanted], ring[wanted]
    start, end = np.take(rings.points, position, axis=1), np.take(rings.points, position + 1, axis=1)
    swap = rings.reverse[ring]
    start, end = np.where(swap, end, start), np.where(swap, start, end)
    plot = rings.plot[ring]
    return Edges(plot, start.T, end.T, _partners(start, end, plot))


def _partners(start: np.ndarray, end: np.ndarray, plot: np.ndarray) -> np.ndarray:
    """Return for each edge the one that runs the other way between the same ends, or -1.

    Equal edges meet in one slot of a table, without sorting them all; only slots where more than two meet are sorted.
    """
    count = len(plot)
    partner = np.full(count, -1, dtype=np.int64)
    if count < 2:
        return partner
    slots = 1 << int(_SLOTS_AN_EDGE * count - 1).bit_length()
    slot = _slots(start, end, slots)
    number = np.arange(count, dtype=np.int32)
    first, last = np.empty(slots, dtype=np.int32), np.empty(slots, dtype=np.int32)
    last[slot] = number
    first[slot[::-1]] = number[::-1]
    lowest, highest = first.take(slot), last.take(slot)
    between = (lowest != number) & (highest != number)
    crowded = np.zeros(slots, dtype=bool)
    crowded[slot[between]] = True
    many = crowded.take(slot)
    one = np.flatnonzero((lowest == number) & (highest != number) & ~many)
    other = highest[one]
    rest = np.flatnonzero(many)
    at = _equal_pairs(start[:, rest], end[:, rest])
    one, other = np.concatenate([one, rest[at[0]]]), np.concatenate([other, rest[at[1]]])
    opposite = plot.take(one) != plot.take(other)
    for here, there in ((start[0], end[0]), (start[1], end[1]), (end[0], start[0]), (end[1], start[1])):
        opposite &= here.take(one) == there.take(other)
    one, other = one[opposite], other[opposite]
    partner[one], partner[other] = other, one
    return partner


def _slots(start: np.ndarray, end: np.ndarray, count: int) -> np.ndarray:
    """Return a slot for each edge, the same for both directions; `count` is a power of two."""
    key = (start[0] + end[0]) * _SPREAD_X
    key ^= (start[1] + end[1]) * _SPREAD_Y
    key += (end[0] - start[0]) * (end[1] - start[1])
    key *= _SPREAD_X
    return (key.view(np.uint64) >> np.uint64(65 - count.bit_length())).view(np.int64)


def _equal_pairs(start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the edges of which exactly two have the same ends."""
    one, other = point_key(start.T), point_key(end.T)
    forward = one < other
    key = spread_bits(np.where(forward, one, other) ^ spread_bits(np.where(forward, other, one) + SPREAD))
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    same = ordered[1:] == ordered[:-1]
    # equal to the next, not to the one before nor to the one after
    alone_before = np.concatenate([[True], ~same[:-1]])[: len(same)]
    alone_after = np.concatenate([~same[1:], [True]])[: len(same)]
    pair = np.flatnonzero(same & alone_before & alone_after)
    return order[pair], order[pair + 1]
