"""The corners of plots: every vertex with the way to the vertex before and to the one after it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .edges import Rings


@dataclass(frozen=True)
class Corners:
    """Corners of rings, column-wise; a vertex that stands twice in a row counts once.

    Parameters
    ----------
    plot : ndarray of int, shape (n,)
        Position of the plot in the block.
    xy : ndarray of int, shape (n, 2)
        Where it is, in millimetres.
    back, forth : ndarray of float, shape (n, 2)
        The way to the vertex before and after it in the ring, in millimetres.
    reverse : ndarray of bool, shape (n,)
        Corners of rings that have the plot's interior on the right.
    """

    plot: np.ndarray
    xy: np.ndarray
    back: np.ndarray
    forth: np.ndarray
    reverse: np.ndarray

    def take(self, rows) -> Corners:
        """Return some of the corners."""
        return Corners(*(getattr(self, name)[rows] for name in ("plot", "xy", "back", "forth", "reverse")))


def corners_of(rings: Rings, own: int) -> Corners:
    """Return the corners of the plots in the first `own` positions."""
    position = rings.inner_edges()
    ring = np.repeat(np.arange(len(rings.plot)), np.diff(rings.offsets) - 1)
    mine = rings.plot[ring] < own
    position, ring = position[mine], ring[mine]
    start = rings.xy[position]
    forth = rings.xy[position + 1] - start
    moves = forth.any(axis=1)
    start, forth, ring = start[moves], forth[moves].astype(np.float64), ring[moves]
    if not len(ring):
        return Corners(ring, start, forth, forth, ring.astype(bool))
    first = np.flatnonzero(np.concatenate([[True], ring[1:] != ring[:-1]]))
    last = np.concatenate([first[1:], [len(ring)]]) - 1
    back = np.empty_like(forth)
    back[1:] = -forth[:-1]
    back[first] = -forth[last]
    return Corners(rings.plot[ring], start, back, forth, rings.reverse[ring])


def first_of_each(plot: np.ndarray, *rank: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return an order of rows by plot, lowest rank first, and where each plot's rows begin in it."""
    order = np.lexsort((*rank[::-1], plot))
    return order, np.flatnonzero(np.concatenate([[True], np.diff(plot[order]) != 0]))
