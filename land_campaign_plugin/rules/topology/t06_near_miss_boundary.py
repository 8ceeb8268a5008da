"""T06 near-miss-boundary: two plots draw their common boundary twice, a little apart.

Flags: stretches along which the boundaries of two plots run against each other, more than 0.02 m and at most the
    point tolerance of the sheet apart, longer than they are apart, where neither an overlap (T01) nor a gap (T02)
    reports the place. One finding a stretch and pair of plots.
Why: one boundary has one line; the next correction of either plot turns the difference into an overlap or a gap.
Fix: proposed: the line of the plot that ranks higher is taken over by the other.
Trap: distances up to 0.02 m are missing or repeated corners (T05, G03); a slit is told once, as a gap. Sharp corners
    of the outer border, and two corners that overlap by centimetres, are no lines drawn twice: the two lines must
    run nearly parallel, and farther along each other than they are apart.
Example: of two neighbours one has a corner 0.025 m beside the other's straight line, on a stretch of 0.7 m.
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block, Run
from ..loose import LooseBoundary, LooseEdges
from ..rule import Found, found, nothing_found
from ..stretches import ROUNDING_M, Stretches

_AT_M = 1e-3


def check(block: Block, settings) -> LooseEdges:
    """Return the block's own unmatched edges."""
    return block.loose


def conclude(parts: list[LooseEdges], run: Run, settings) -> Found:
    """Return the stretches of the whole run that are drawn twice."""
    loose = LooseBoundary.of(run, parts)
    close = loose.stretches
    tolerance = np.maximum(loose.tolerance_m[close.base], loose.tolerance_m[close.other])
    close = close.within(tolerance)
    close = close.take(close.apart_m > settings["apart_m"] + ROUNDING_M)
    rows = np.sort(np.stack([loose.boundary.row[close.base], loose.boundary.row[close.other]], axis=1), axis=1)
    told, apart, length = _told(close, rows, loose), close.apart_m, close.length_m
    groups = [group for group in close.groups(rows) if not told[group].any()]
    groups = [group for group in groups if length[group].max() > apart[group].max() + ROUNDING_M]
    if not groups:
        return nothing_found()
    worst = np.array([group[np.argmax(apart[group])] for group in groups])
    tolerance = np.maximum(loose.tolerance_m[close.base[worst]], loose.tolerance_m[close.other[worst]])
    return found(
        rows[worst],
        WARNING,
        measured=apart[worst],
        tolerance=tolerance,
        unit="m",
        detail=np.array([f"{length[group].sum():.2f}" for group in groups], dtype=object),
        place=np.array([*(close.take(group).line() for group in groups), None], dtype=object)[:-1],
        anchor_mm=[loose.anchor(close.take(group)) for group in groups],
    )


def _told(close: Stretches, rows: np.ndarray, loose: LooseBoundary) -> np.ndarray:
    """Tell which stretches an overlap or a gap between the same two plots reports already."""
    told = np.zeros(len(close), dtype=bool)
    if not len(close):
        return told
    gaps, count = [gap for gap, _ in loose.gaps], len(loose.overlaps)
    shapes = np.concatenate([loose.overlaps, np.array([*(gap.shape for gap in gaps), None], dtype=object)[:-1]])
    stretch, place = shapely.STRtree(shapes).query(close.hulls(), predicate="dwithin", distance=_AT_M)
    overlap = place < count
    same = (rows[stretch[overlap]] == loose.overlapping[place[overlap]]).all(axis=1)
    told[stretch[overlap][same]] = True
    beside = [set(gap.rows.tolist()) for gap in gaps]
    for at, where in zip(stretch[~overlap].tolist(), (place[~overlap] - count).tolist(), strict=True):
        told[at] |= beside[where].issuperset(rows[at].tolist())
    return told


RULE = {
    "code": "T06",
    "name": "near-miss-boundary",
    "title": QT_TRANSLATE_NOOP("core", "Boundary drawn twice"),
    "check": check,
    "conclude": conclude,
    "options": {"apart_m": 0.02},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "Plots {plots} draw their common boundary twice, up to {measured} m apart, over {detail} m."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Find out which line is right, and give it to both plots."),
    },
}
