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
from ..gaps import Boundary, Gap, enclosed_gaps, open_slits
from ..overlaps import mean_width_m, polygonal_part
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> tuple[Boundary, np.ndarray]:
    """Return the block's own unmatched edges, and the outlines of its own plots with an invalid shape."""
    edges = block.edges
    mine = np.flatnonzero(edges.unmatched & (edges.plot < block.own))
    boundary = Boundary(block.rows[edges.plot[mine]], edges.start[mine], edges.end[mine])
    broken = np.flatnonzero(block.polygonal[: block.own] & ~block.valid[: block.own])
    return boundary, block.geometry[broken]


def conclude(parts: list[tuple[Boundary, np.ndarray]], run: Run, settings) -> Found:
    """Return the gaps of the whole run."""
    boundary = Boundary(
        *(np.concatenate([getattr(part[0], name) for part in parts]) for name in ("row", "start", "end"))
    )
    filled = _outlines(np.concatenate([part[1] for part in parts]))
    enclosed = enclosed_gaps(boundary, run.places, filled, settings["area_m2"])
    rest = np.ones(len(boundary.row), dtype=bool)
    for gap in enclosed:
        rest[gap.edges] = False
    enclosed = [gap for gap in enclosed if len(gap.rows) > 1]
    loose = boundary.take(rest)
    slits = open_slits(loose, run.places, settings["slit_width_m"], settings["area_m2"])
    pieces = [(gap, boundary) for gap in enclosed] + [(gap, loose) for gap in slits]
    return _found(pieces, run, settings) if pieces else nothing_found()


def _outlines(broken: np.ndarray) -> np.ndarray:
    """Return the outer outlines of invalid shapes, without holes."""
    if not len(broken):
        return broken
    parts = shapely.get_parts(polygonal_part(shapely.make_valid(broken, method="structure", keep_collapsed=False)))
    parts = shapely.get_parts(parts)
    return shapely.polygons(shapely.get_exterior_ring(parts[~shapely.is_empty(parts)]))


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
