"""Which sheets lie off as a whole, and by what movement they would meet their neighbours.

Two sheets that meet draw the same edges in opposite directions. Of a sheet that lies off, hardly an edge is matched,
but its outer edges have counterparts of the same length in the neighbouring sheets, all moved by one displacement.
That displacement is found by a vote of all possible pairs of edges, and made exact by least squares (a similarity in
the plane: two translations, one rotation, one scale; points as complex numbers).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely
from .edges import MM
from .loose import LooseBoundary
from .mistaken import causes
from .pair_keys import pair_key, pairs_of
from .stretches import ROUNDING_M

if TYPE_CHECKING:
    from .block import Run
    from .seams import SeamPart

SHIFTED_SHEETS = "shifted sheets"
"""Under this name the run keeps what was found."""
LEAST_EDGES = 6
"""Fewer edges that agree are no evidence."""
_SEARCH_M = 30.0
_SHORTEST_M = 0.5
_LONG_M, _EQUAL_M = 2.0, 0.004
"""Edges of at least this length are compared over any distance, and are equal up to the rounding of their four ends."""
_ALIKE_M, _EXACT_M = 0.05, 0.02
_TURNED = np.radians(5.0)
_TURN_STEP = np.radians(0.05)
_SCALES = 0.005
_ROUNDS = 8
_NEAR = 6.0
_FAR = 3.0
"""Beyond so many times the tolerance equal lots along a lane look like a shift: then there must be more evidence."""


@dataclass(frozen=True, eq=False)
class Shift:
    """A sheet that lies off.

    Parameters
    ----------
    sheet : int
        Its number in the run's index.
    east_m, north_m : float
        How far its middle lies off.
    turn_deg : float
        How far it is turned, anticlockwise.
    scale_ppm : float
        How much it is too large, in parts per million.
    centre : complex
        Its middle, in metres.
    farthest_m : float
        How far the corner that lies off most lies off.
    tolerance_m : float
        The point tolerance that the agreement was judged by.
    seam_edges : int
        How many edges its seams have.
    edges, beside : ndarray of int, shape (agree,)
        Those edges in the run's boundary, and the sheet that each meets.
    certain : bool
        Whether something holds the neighbours in place; else they may be the ones that lie off.
    system : str
        The coordinate reference system that explains it, empty for none.
    """

    sheet: int
    east_m: float
    north_m: float
    turn_deg: float
    scale_ppm: float
    centre: complex
    farthest_m: float
    tolerance_m: float
    seam_edges: int
    edges: np.ndarray
    beside: np.ndarray
    certain: bool = True
    system: str = ""

    @property
    def agree(self) -> int:
        """How many edges agree."""
        return len(self.edges)

    @cached_property
    def neighbours(self) -> list[int]:
        """The sheets that it meets once it is moved."""
        return np.unique(self.beside).tolist()

    @property
    def share(self) -> float:
        """Share of the seam edges that agree."""
        return self.agree / self.seam_edges


def shifted_sheets(run: Run, parts: list[SeamPart], least_share: float) -> list[Shift]:
    """Return the sheets that lie off, the clearest first."""
    loose = LooseBoundary.of(run, [part.loose for part in parts])
    of_edge = np.where(loose.sound, run.sheets.of_plot[loose.boundary.row], -1)
    count = len(run.sheets.names)
    matched = np.bincount(np.concatenate([part.sheets.ravel() for part in parts]), minlength=count)
    unmatched = np.bincount(of_edge[of_edge >= 0], minlength=count)
    suspects = np.flatnonzero((unmatched >= LEAST_EDGES) & (unmatched * (1 - least_share) >= matched * least_share))
    if not len(suspects):
        return []
    search = _Search(run, loose, of_edge, matched)
    found = []
    waiting = {sheet: search.best(sheet, least_share) for sheet in suspects.tolist()}
    # a sheet that was put right matches its neighbours: what remains of them is judged again
    while True:
        open_cases = [shift for shift in waiting.values() if shift is not None]
        if not open_cases:
            return found
        first = min(open_cases, key=search.order)
        found.append(first)
        waiting[first.sheet] = None
        for sheet in search.settle(first):
            if waiting.get(sheet) is not None:
                waiting[sheet] = search.best(sheet, least_share)


class _Search:
    """The unmatched edges of a run as complex numbers, and how sheets are fitted to each other."""

    def __init__(self, run: Run, loose: LooseBoundary, of_edge: np.ndarray, matched: np.ndarray):
        self.run = run
        self.loose = loose
        self.of_edge = of_edge.copy()
        self.matched = matched.astype(np.int64)
        self.start = (loose.boundary.start / MM) @ np.array([1, 1j])
        self.end = (loose.boundary.end / MM) @ np.array([1, 1j])
        self.middle = (self.start + self.end) / 2
        self.vector = self.end - self.start
        self.long = np.abs(self.vector) > _SHORTEST_M
        self.tree = shapely.STRtree(_points(self.middle))
        usable = np.flatnonzero((of_edge >= 0) & self.long)
        usable = usable[np.argsort(of_edge[usable], kind="stable")]
        first = np.searchsorted(of_edge[usable], np.arange(len(run.sheets.names) + 1))
        self.own = [usable[one:end] for one, end in pairwise(first.tolist())]
        crossing = run.sheets.of_plot[loose.crossing] if len(loose.crossing) else np.empty((0, 2), dtype=np.int64)
        self.scale_of = np.zeros(len(run.sheets.names), dtype=np.int64)
        known = run.sheets.of_plot >= 0
        np.maximum.at(self.scale_of, run.sheets.of_plot[known], run.scale[known])
        self.crowded = {sheet for pair in crossing.tolist() for sheet in pair}

    def order(self, shift: Shift) -> tuple:
        """Return what the clearest case is the least of: agreement, then the coarser sheet, then the later number."""
        return -round(shift.share, 6), -len(shift.neighbours), -int(self.scale_of[shift.sheet]), -shift.sheet

    def best(self, sheet: int, least_share: float) -> Shift | None:
        """Return how `sheet` lies off, None where it does not or nothing certain can be said."""
        own = self.own[sheet]
        if len(own) < LEAST_EDGES:
            return None
        tolerance = float(np.median(self.loose.tolerance_m[own]))
        # the nearest explanation first: lots of equal width also fit a lot farther on
        ways = [partial(self._pairs, own, reach, tolerance) for reach in (_NEAR * tolerance, _SEARCH_M)]
        if not self.matched[sheet]:
            ways.append(partial(self._equal_edges, own))
        for pairs in ways:
            shift = self._judged(sheet, own, pairs(), tolerance)
            if shift is not None and shift.share >= least_share:
                return shift
        shift = None if self.matched[sheet] else self._other_system(sheet, own, tolerance)
        return shift if shift is not None and shift.share >= least_share else None

    def settle(self, shift: Shift) -> list[int]:
        """Take the edges of a sheet that was found out of the search; return its neighbours."""
        own = self.own[shift.sheet]
        near = self.tree.query(_points(self.middle[own]), predicate="dwithin", distance=_SEARCH_M)[1]
        self.of_edge[self.of_edge == shift.sheet] = -1
        return np.setdiff1d(self.of_edge[near], [-1]).tolist()

    def _pairs(self, own: np.ndarray, reach: float, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs (place in `own`, foreign edge) no farther than `reach` apart that may be the same line."""
        at, other = self.tree.query(_points(self.middle[own]), predicate="dwithin", distance=reach)
        sheet = self.of_edge[own[0]]
        foreign = (self.of_edge[other] >= 0) & (self.of_edge[other] != sheet) & self.long[other]
        at, other = at[foreign], other[foreign]
        ours, theirs = self.vector[own[at]], -self.vector[other]
        alike = np.abs(np.abs(ours) - np.abs(theirs)) <= tolerance
        alike &= np.abs(np.angle(theirs / ours)) <= _TURNED + np.arcsin(np.minimum(tolerance / np.abs(ours), 1))
        return at[alike], other[alike]

    @cached_property
    def _vectors(self) -> tuple[object, np.ndarray]:
        """A tree over the steps of the longer edges, each turned round, and these edges."""
        edges = np.flatnonzero((self.of_edge >= 0) & (np.abs(self.vector) > _LONG_M))
        return shapely.STRtree(_points(-self.vector[edges])), edges

    def _equal_edges(self, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs (place in `own`, foreign edge) of one length and direction, however far apart."""
        tree, edges = self._vectors
        at, other = tree.query(_points(self.vector[own]), predicate="dwithin", distance=_EQUAL_M)
        other = edges[other]
        foreign = (self.of_edge[other] >= 0) & (self.of_edge[other] != self.of_edge[own[0]])
        return at[foreign], other[foreign]

    def _judged(self, sheet: int, own: np.ndarray, pairs: tuple, tolerance: float) -> Shift | None:
        """Return the movement that most pairs agree on, if it is beyond the tolerance and believable."""
        at, other = pairs
        if _distinct(at) < LEAST_EDGES:
            return None
        here = np.stack([self.start[own[at]], self.end[own[at]]])
        there = np.stack([self.end[other], self.start[other]])
        origin = self.middle[own].mean()
        here, there = here - origin, there - origin
        agreed = self._fit(here, there, at, tolerance)
        if agreed is None:
            return None
        factor, move, inlier = agreed
        farthest = np.abs(factor * here[:, inlier] + move - here[:, inlier]).max()
        if farthest <= tolerance + ROUNDING_M:
            return None
        agree, first = np.unique(at[inlier], return_index=True)
        apart = np.abs(factor * here[:, inlier] + move - there[:, inlier]).max(axis=0)
        if farthest > _FAR * tolerance and sheet not in self.crowded and not self._unlike_lots(own[agree], apart):
            return None
        facing = np.union1d(agree, self._facing(own, factor * (self.middle[own] - origin) + move + origin, tolerance))
        turn, scale = np.degrees(np.angle(factor)), (np.abs(factor) - 1) * 1e6
        return Shift(
            sheet,
            *(0.0 - float(value) for value in (move.real, move.imag, turn, scale)),
            complex(origin),
            float(farthest),
            tolerance,
            len(facing) + int(self.matched[sheet]),
            own[agree],
            self.of_edge[other[inlier]][first],
            bool(self.matched[np.unique(self.of_edge[other[inlier]])].any()),
        )

    def _unlike_lots(self, edges: np.ndarray, apart: np.ndarray) -> bool:
        """Tell whether edges meet so exactly, and differ so much in length, that no lane between lots explains it."""
        lengths = np.unique(np.rint(np.abs(self.vector[edges]) / _ALIKE_M))
        return len(lengths) >= LEAST_EDGES and float(np.median(apart)) <= _EXACT_M

    def _fit(self, here: np.ndarray, there: np.ndarray, at: np.ndarray, tolerance: float) -> tuple | None:
        """Return (factor, movement, mask of pairs that agree) of the similarity that most edges agree on."""
        ours, theirs = here[1] - here[0], there[1] - there[0]
        best = None
        for turn in _turns(np.angle(theirs / ours), np.abs(ours)):
            factor = np.exp(1j * turn)
            move = there.mean(axis=0) - factor * here.mean(axis=0)
            centre = _densest(move, at, max(2 * tolerance, 0.2))
            limit = max(2 * tolerance, 0.2)
            inlier = np.abs(move - centre) <= limit
            for _ in range(_ROUNDS):
                if _distinct(at[inlier]) < LEAST_EDGES:
                    break
                factor, shift = _similarity(here[:, inlier], there[:, inlier])
                apart = np.abs(factor * here + shift - there).max(axis=0)
                limit = max(limit / 2, tolerance)
                inlier = apart <= limit
                move_of = shift
            agree = _distinct(at[inlier])
            if agree >= LEAST_EDGES and abs(abs(factor) - 1) < _SCALES and (best is None or agree > best[0]):
                best = agree, factor, move_of, inlier
        return None if best is None else best[1:]

    def _facing(self, own: np.ndarray, moved: np.ndarray, tolerance: float) -> np.ndarray:
        """Return which edges have an edge of another sheet near by, on the same line, once they are moved."""
        at, other = self.tree.query(_points(moved), predicate="dwithin", distance=_SEARCH_M)
        sheet = self.of_edge[own[0]]
        foreign = (self.of_edge[other] >= 0) & (self.of_edge[other] != sheet)
        at, other = at[foreign], other[foreign]
        ahead = self.vector[other] / np.maximum(np.abs(self.vector[other]), 1e-9)
        offset = (moved[at] - self.start[other]) * np.conj(ahead)
        ours = self.vector[own[at]] * np.conj(ahead)
        against = (ours.real < 0) & (np.abs(ours.imag) <= 0.1 * np.abs(ours))
        along = (offset.real >= 0) & (offset.real <= np.abs(self.vector[other]))
        return np.unique(at[against & along & (np.abs(offset.imag) <= _FAR * tolerance)])

    def _other_system(self, sheet: int, own: np.ndarray, tolerance: float) -> Shift | None:
        """Return how a sheet without any neighbour lies off if its coordinates are read in another system."""
        points = np.stack([self.middle[own].real, self.middle[own].imag], axis=1)
        for cause in causes(self.run.context.campaign) if self.run.in_campaign_crs else ():
            if cause.undo is None or not cause.fits(points).mean() > 0.5:
                continue
            moved = _complex(cause.undo(points))
            ends = [_complex(cause.undo(np.stack([z[own].real, z[own].imag], axis=1))) for z in (self.start, self.end)]
            at, other = self.tree.query(_points(moved), predicate="dwithin", distance=tolerance)
            foreign = (self.of_edge[other] >= 0) & (self.of_edge[other] != sheet)
            at, other = at[foreign], other[foreign]
            meets = np.abs(ends[0][at] - self.end[other]) <= tolerance
            meets &= np.abs(ends[1][at] - self.start[other]) <= tolerance
            agree, first = np.unique(at[meets], return_index=True)
            if len(agree) < LEAST_EDGES:
                continue
            facing = np.union1d(agree, self._facing(own, moved, tolerance))
            move = (self.middle[own] - moved)[agree]
            return Shift(
                sheet,
                float(move.real.mean()),
                float(move.imag.mean()),
                0.0,
                0.0,
                complex(self.middle[own].mean()),
                float(np.abs(move).max()),
                tolerance,
                len(facing),
                own[agree],
                self.of_edge[other[meets]][first],
                system=cause.label,
            )
        return None


def _turns(angle: np.ndarray, weight: np.ndarray) -> list[float]:
    """Return rotations worth trying: none, and the three that the longest pairs of edges speak for."""
    steps = np.rint(angle / _TURN_STEP).astype(np.int64)
    steps, of = np.unique(steps, return_inverse=True)
    votes = np.bincount(of, weights=weight)
    return [0.0, *(steps[np.argsort(-votes, kind="stable")[:3]] * _TURN_STEP)]


def _densest(move: np.ndarray, at: np.ndarray, cell: float) -> complex:
    """Return the middle of the movements where most different edges agree, counted in overlapping cells."""
    best, centre = 0, move[0]
    for offset in (0, 0.5, 0.5j, 0.5 + 0.5j):
        place = move / cell + offset
        east, north = np.floor(place.real).astype(np.int64), np.floor(place.imag).astype(np.int64)
        _, of = np.unique(pair_key(east - east.min(), north - north.min()), return_inverse=True)
        votes = np.bincount(pairs_of(np.unique(pair_key(of, at)))[:, 0])
        if votes.max() > best:
            best = votes.max()
            centre = move[of == np.argmax(votes)].mean()
    return centre


def _similarity(here: np.ndarray, there: np.ndarray) -> tuple[complex, complex]:
    """Return (factor, movement) with ``there`` nearest to ``factor * here + movement`` by least squares."""
    x, y = here.ravel(), there.ravel()
    x_mean, y_mean = x.mean(), y.mean()
    spread = (np.abs(x - x_mean) ** 2).sum()
    factor = (np.conj(x - x_mean) * (y - y_mean)).sum() / spread
    return factor, y_mean - factor * x_mean


def _distinct(values: np.ndarray) -> int:
    """Return how many different whole numbers there are."""
    return np.count_nonzero(np.bincount(values)) if len(values) else 0


def _points(values: np.ndarray) -> np.ndarray:
    return shapely.points(values.real, values.imag)


def _complex(points: np.ndarray) -> np.ndarray:
    return points @ np.array([1, 1j])
