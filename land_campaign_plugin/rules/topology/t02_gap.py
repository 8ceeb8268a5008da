"""T02 gap: ground between plots that belongs to none.

Flags: enclosed space between two or more plots, and open slits along a seam, over 0.01 m². Narrower than the
    sheet's point tolerance it is an error, up to 0.3 m a warning, wider or between farm plots information.
Why: all ground of a commune belongs to a plot, a road or a water; slivers are drawing errors that no one owns.
Fix: proposed up to 0.3 m: to the neighbour with the longest shared edge, or to a road or water object.
Trap: holes of the union do not show slits that are open outside; a convex hull invents gaps around a concave
    commune; bunds and ditches between fields are real.
Example: two sheets drawn apart by 5 cm along a seam of 200 m: one finding, 10 m².
"""

import numpy as np

from ...model.findings import ERROR, INFORMATION, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block, Run
from ..gaps import Boundary, Gap
from ..loose import LooseBoundary, LooseEdges
from ..overlaps import mean_width_m
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> LooseEdges:
    """Return the block's own unmatched edges."""
    return block.loose


def conclude(parts: list[LooseEdges], run: Run, settings) -> Found:
    """Return the gaps of the whole run."""
    gaps = LooseBoundary.of(run, parts).gaps
    return _found(gaps, run, settings) if gaps else nothing_found()


def _found(pieces: list[tuple[Gap, Boundary]], run: Run, settings) -> Found:
    shapes = np.array([gap.shape for gap, _ in pieces], dtype=object)
    width = mean_width_m(shapes)
    tolerance = np.empty(len(pieces))
    farm = np.empty(len(pieces), dtype=bool)
    anchor = np.empty((len(pieces), 2), dtype=np.int64)
    for position, (gap, boundary) in enumerate(pieces):
        scale, farming = run.scale[gap.rows], run.farm[gap.rows]
        tolerance[position] = run.ruleset.point_tolerance_m(scale, farming).max()
        farm[position] = farming.all()
        ends = np.concatenate([boundary.start[gap.edges], boundary.end[gap.edges]])
        anchor[position] = ends[np.lexsort((ends[:, 1], ends[:, 0]))[0]]
    severity = np.where(width < tolerance, ERROR, np.where(width <= settings["slit_width_m"], WARNING, INFORMATION))
    severity[farm] = INFORMATION
    return found(
        np.concatenate([gap.rows for gap, _ in pieces]),
        severity.astype(object),
        offsets=np.concatenate([[0], np.cumsum([len(gap.rows) for gap, _ in pieces])]),
        measured=shapely.area(shapes),
        tolerance=settings["area_m2"],
        unit="m²",
        detail=np.array([f"{value:.3f}" for value in width], dtype=object),
        place=shapes,
        anchor_mm=anchor,
    )


RULE = {
    "code": "T02",
    "name": "gap",
    "title": QT_TRANSLATE_NOOP("core", "Gap"),
    "check": check,
    "conclude": conclude,
    "options": {"area_m2": 0.01, "slit_width_m": 0.3},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "Between plots {plots} lie {measured} m² that belong to none ({detail} m wide on average)."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Find out where the boundary runs, and give the ground to the plot that owns it."
        ),
    },
}
