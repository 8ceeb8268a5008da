"""The edges that no neighbour matches, of all blocks together, and what several rules read off them.

A gap, a slit, a boundary drawn twice and two sheets that do not meet may reach over many blocks. So blocks only hand
over their unmatched edges, and what is derived from all of them is worked out once a run.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely
from .gaps import Boundary, Gap, enclosed_gaps, open_slits
from .overlaps import polygonal_part
from .pair_keys import pair_key
from .pairs import INSIDE, PARTIAL, apart
from .stretches import Stretches, stretches

if TYPE_CHECKING:
    from .block import Block, Run

LOOSE_BOUNDARY = "loose boundary"
"""What the run remembers it by."""


@dataclass(frozen=True)
class LooseEdges:
    """What one block hands over.

    Parameters
    ----------
    boundary : Boundary
        The block's own unmatched edges.
    sound : ndarray of bool, shape (n,)
        Edges of plots that plots are compared with: valid, one of each group of twins.
    broken : ndarray of object
        Own shapes that are invalid.
    overlaps : ndarray of object
        Places where two plots overlap by more than rounding.
    overlapping : ndarray of int, shape (m, 2)
        Rows of those two plots, the lower first.
    crossing : ndarray of int, shape (k, 2)
        Rows of plots of two sheets that overlap in any way.
    redrawn : ndarray of int
        Rows of plots that stand twice, on one sheet or on two, or lie in another: their edges say nothing of their own.
    """

    boundary: Boundary
    sound: np.ndarray
    broken: np.ndarray
    overlaps: np.ndarray
    overlapping: np.ndarray
    crossing: np.ndarray
    redrawn: np.ndarray


def loose_edges(block: Block) -> LooseEdges:
    """Return what `block` hands over."""
    edges = block.edges
    mine = np.flatnonzero(edges.unmatched & (edges.plot < block.own))
    boundary = Boundary(block.rows[edges.plot[mine]], edges.start[mine], edges.end[mine])
    broken = np.flatnonzero(block.polygonal[: block.own] & ~block.valid[: block.own])
    pairs, kinds = block.overlaps, block.pair_kinds
    told = (kinds == PARTIAL) & (pairs.area_m2 > block.run.ruleset.rules["T01"]["area_m2"])
    twice = pairs.take((kinds != PARTIAL) & (kinds != INSIDE))
    rows = np.sort(np.stack([block.rows[pairs.first], block.rows[pairs.second]], axis=1), axis=1)
    return LooseEdges(
        boundary,
        block.comparable[edges.plot[mine]],
        block.geometry[broken],
        pairs.shape[told],
        rows[told],
        rows[apart(block, pairs.first, pairs.second)],
        block.rows[np.unique(np.concatenate([twice.first, twice.second]))],
    )


class LooseBoundary:
    """The unmatched edges of a whole run, and what is derived from them on demand.

    Parameters
    ----------
    run : Run
    parts : sequence of LooseEdges
        What each block handed over.
    """

    def __init__(self, run: Run, parts: list[LooseEdges]):
        self._run = run
        self.boundary = Boundary(
            *(np.concatenate([getattr(part.boundary, name) for part in parts]) for name in ("row", "start", "end"))
        )
        redrawn = np.unique(np.concatenate([part.redrawn for part in parts]))
        self.sound = np.concatenate([part.sound for part in parts])
        self.comparable = self.sound & ~np.isin(self.boundary.row, redrawn)
        self.crossing = np.concatenate([part.crossing for part in parts])
        self._broken = np.concatenate([part.broken for part in parts])
        shapes = np.concatenate([part.overlaps for part in parts])
        rows = np.concatenate([part.overlapping for part in parts])
        # a pair that spans two blocks is handed over by both
        _, first = np.unique(pair_key(*rows.T), return_index=True)
        self.overlaps, self.overlapping = shapes[first], rows[first]

    @classmethod
    def of(cls, run: Run, parts: list[LooseEdges]) -> LooseBoundary:
        """Return that of the run, made by the first rule that asks."""
        return run.once(LOOSE_BOUNDARY, lambda: cls(run, parts))

    @cached_property
    def gaps(self) -> list[tuple[Gap, Boundary]]:
        """Spaces that belong to no plot, each with the edges that its numbers point to."""
        settings = self._run.ruleset.rules["T02"]
        filled = _outlines(self._broken)
        enclosed = enclosed_gaps(self.boundary, self._run.places, filled, settings["area_m2"])
        rest = np.ones(len(self.boundary.row), dtype=bool)
        for gap in enclosed:
            rest[gap.edges] = False
        open_ended = self.boundary.take(rest)
        slits = open_slits(open_ended, self._run.places, settings["slit_width_m"], settings["area_m2"])
        return [(gap, self.boundary) for gap in enclosed if len(gap.rows) > 1] + [(gap, open_ended) for gap in slits]

    @cached_property
    def tolerance_m(self) -> np.ndarray:
        """Point tolerance at each edge, by the scale and use of its plot."""
        rows = self.boundary.row
        return self._run.ruleset.point_tolerance_m(self._run.scale[rows], self._run.farm[rows])

    @cached_property
    def stretches(self) -> Stretches:
        """Stretches where two plots run along each other without sharing the boundary."""
        return stretches(self.boundary, self.tolerance_m * self._run.ruleset.rules["M01"]["reach"], self.comparable)

    @cached_property
    def across_seams(self) -> Stretches:
        """The stretches between plots of two sheets."""
        rows, sheets = self.boundary.row, self._run.sheets.of_plot
        one, other = sheets[rows[self.stretches.base]], sheets[rows[self.stretches.other]]
        return self.stretches.take((one != other) & (one >= 0) & (other >= 0))

    def anchor(self, part: Stretches) -> np.ndarray:
        """Return the most western, then most southern corner of the edges of some stretches, in millimetres."""
        edges = np.concatenate([part.base, part.other])
        ends = np.concatenate([self.boundary.start[edges], self.boundary.end[edges]])
        return ends[np.lexsort((ends[:, 1], ends[:, 0]))[0]]


def _outlines(broken: np.ndarray) -> np.ndarray:
    """Return the outer outlines of invalid shapes, without holes."""
    if not len(broken):
        return broken
    parts = shapely.get_parts(polygonal_part(shapely.make_valid(broken, method="structure", keep_collapsed=False)))
    parts = shapely.get_parts(parts)
    return shapely.polygons(shapely.get_exterior_ring(parts[~shapely.is_empty(parts)]))
