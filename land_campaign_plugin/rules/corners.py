"""The corners of plots: every vertex with the way to the vertex before and to the one after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .rings import Rings


@dataclass(frozen=True)
class Corners:
    """Corners of rings; a vertex that stands twice in a row counts once.

    Parameters
    ----------
    rings : Rings
    position, before : ndarray of int, shape (n,)
        The vertex, and the one before it in the ring that lies elsewhere.
    """

    rings: Rings
    position: np.ndarray
    before: np.ndarray

    def __len__(self) -> int:
        return len(self.position)

    @property
    def plot(self) -> np.ndarray:
        """Position of the plot in the block."""
        return self.rings.plot[self.rings.ring[self.position]]

    @property
    def reverse(self) -> np.ndarray:
        """Mask of corners of rings that have the plot's interior on the right."""
        return self.rings.reverse[self.rings.ring[self.position]]

    @property
    def xy(self) -> np.ndarray:
        """Where it is, in millimetres, shape (n, 2)."""
        return np.take(self.rings.points, self.position, axis=1).T

    @cached_property
    def forth(self) -> np.ndarray:
        """The way to the vertex after it in the ring, in millimetres, shape (n, 2)."""
        return np.take(self.rings.steps, self.position, axis=1).astype(np.float64).T

    @cached_property
    def back(self) -> np.ndarray:
        """The way to the vertex before it, shape (n, 2)."""
        return -np.take(self.rings.steps, self.before, axis=1).astype(np.float64).T

    def take(self, rows) -> Corners:
        """Return some of the corners."""
        return Corners(self.rings, self.position[rows], self.before[rows])


def corners_of(rings: Rings, own: int) -> Corners:
    """Return the corners of the plots in the first `own` positions."""
    position = rings.moving
    position = position[: np.searchsorted(position, rings.offsets[np.searchsorted(rings.plot, own)])]
    before = np.empty_like(position)
    if len(position):
        ring = rings.ring[position]
        first = np.flatnonzero(np.concatenate([[True], ring[1:] != ring[:-1]]))
        before[1:] = position[:-1]
        before[first] = position[np.concatenate([first[1:], [len(ring)]]) - 1]
    return Corners(rings, position, before)


def first_of_each(plot: np.ndarray, *rank: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return an order of rows by plot, lowest rank first, and where each plot's rows begin in it."""
    order = np.lexsort((*rank[::-1], plot))
    return order, np.flatnonzero(np.concatenate([[True], np.diff(plot[order]) != 0]))
