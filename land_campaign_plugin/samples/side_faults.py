"""What the side tables of a drawn commune say differently from its plots: its outline, and the list of sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass
class SideFaults:
    """What the side tables of a commune say differently from its plots.

    Parameters
    ----------
    unlisted : set of int
        Sheets left out of the list.
    phantoms : list of int
        Sheets in the list that nobody drew.
    miscounted : dict of int to int
        By how much the list's number of plots is off.
    carved : list of (ndarray, ndarray)
        Pieces of the outline: the stretch as it was drawn, and how it runs now.
    foreign : list of Polygon
        Ground that the outlines give to the neighbouring commune.
    overlapped : bool
        Whether that commune's outline reaches over ours: one pair of communes is one finding.
    """

    unlisted: set[int] = field(default_factory=set)
    phantoms: list[int] = field(default_factory=list)
    miscounted: dict[int, int] = field(default_factory=dict)
    carved: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)
    foreign: list = field(default_factory=list)
    overlapped: bool = False

    @property
    def sheets(self) -> set[int]:
        """Sheets with a fault in the list."""
        return self.unlisted | set(self.miscounted)

    def outline(self, ring: np.ndarray) -> np.ndarray:
        """Return the commune's outline with its pieces carved out."""
        for before, after in self.carved:
            at = int(np.flatnonzero((ring == before[0]).all(axis=1))[0])
            ring = np.roll(ring, -at, axis=0)
            ring = np.concatenate([after, ring[len(before) :]])
        return ring
