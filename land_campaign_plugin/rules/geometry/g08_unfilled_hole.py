"""G08 unfilled-hole: a hole in a plot that no other plot fills.

Flags: interior rings over 0.01 m² of which other plots cover no more than that. One finding a plot, its unfilled
    holes measured together.
Why: all ground of a commune belongs to a plot, a road or a water; an empty hole is a plot that was lost.
Fix: proposed: the hole is closed, or its ground becomes a plot.
Trap: a hole that is filled in part is a gap between the plot and what lies in the hole: T02 reports the rest of it,
    never both. A plot with an invalid shape in the hole counts as filling it until it is repaired (G02).
Example: a plot of 9 m by 9 m with a hole of 2 m by 2 m and no plot in it: 4 m².
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block, Run
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> tuple[np.ndarray, np.ndarray]:
    """Return the holes of the block's own valid plots, and the row of each."""
    rows = np.flatnonzero(block.holed[: block.own])
    parts, of = shapely.get_parts(block.geometry[rows], return_index=True)
    holed = np.flatnonzero(shapely.get_num_interior_rings(parts) > 0)
    rings = [shapely.get_rings(part)[1:] for part in parts[holed]]
    count = [len(ring) for ring in rings]
    holes = shapely.polygons(np.concatenate(rings)) if rings else np.empty(0, dtype=object)
    large = shapely.area(holes) > settings["area_m2"]
    return holes[large], block.rows[rows[of[np.repeat(holed, count)]]][large]


def conclude(parts: list[tuple[np.ndarray, np.ndarray]], run: Run, settings) -> Found:
    """Return the plots with holes that no other plot of the run fills, wholly or in part."""
    holes, owner = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    if not len(holes):
        return nothing_found()
    hole, row = run.places.near(holes, 0.0)
    other = row != owner[hole]
    hole, row = hole[other], row[other]
    shapes = run.plots.geometry[row]
    sound = shapely.is_valid(shapes)
    covers = ~sound
    covers[sound] = shapely.area(shapely.intersection(shapes[sound], holes[hole[sound]])) > settings["area_m2"]
    empty = np.ones(len(holes), dtype=bool)
    empty[hole[covers]] = False
    holes, owner = holes[empty], owner[empty]
    if not len(holes):
        return nothing_found()
    order = np.argsort(owner, kind="stable")
    rows, first = np.unique(owner[order], return_index=True)
    places = [shapely.multipolygons(part) for part in np.split(holes[order], first[1:])]
    return found(
        rows,
        WARNING,
        measured=shapely.area(places),
        tolerance=settings["area_m2"],
        unit="m²",
        place=np.array(places, dtype=object),
    )


RULE = {
    "code": "G08",
    "name": "unfilled-hole",
    "title": QT_TRANSLATE_NOOP("core", "Unfilled hole"),
    "check": check,
    "conclude": conclude,
    "options": {"area_m2": 0.01},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} has a hole of {measured} m² that no other plot fills."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Close the hole, or draw the plot that lies in it."),
    },
}
