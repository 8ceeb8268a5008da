"""I03 identifier-outside-plot: an identifier whose place is not in its plot.

Flags: plots whose identifier, decoded, lies outside their shape: by more than 0.05 m a warning, by more than 1 m an
    error.
Why: the identifier is made from a point inside the plot; one that lies elsewhere belongs to another plot, or was made
    with the wrong shift between VN-2000 and WGS 84 (0.7 m with an older set of constants, 224 m with none).
Fix: a person decides; an issued identifier is never changed by a fix.
Trap: two programs give identifiers whose last characters differ, since the circular says neither how fine the point is
    nor which constants shift it: only the place is compared, never the characters. A plot whose boundary was corrected
    keeps its identifier though its middle has moved.
Example: a cell 0.04 m beside its plot is right, 0.06 m is a warning, 1.2 m an error.
"""

import numpy as np

from ...model.findings import ERROR, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block, Run
from ..rings import MM
from ..rule import Found, found
from .codes import points, work_out_points

_NO_CRS = QT_TRANSLATE_NOOP("core", "The coordinate reference system of the plots is not known.")


def check(block: Block, settings) -> Found:
    """Return the block's own valid plots whose identifier lies outside them."""
    place = points(block.run)[block.rows[: block.own]]
    asked = block.valid[: block.own] & ~np.isnan(place[:, 0])
    # nearly all lie inside, which the corners alone say
    rows = np.flatnonzero(asked & ~_surely_inside(block, place))
    distance = shapely.distance(block.geometry[rows], shapely.points(place[rows]))
    # a place that the plots' system does not reach has no distance
    outside = ~(distance <= settings["near_m"])
    rows, distance = rows[outside], distance[outside]
    return found(
        block.rows[rows],
        np.where(distance <= settings["far_m"], WARNING, ERROR).astype(object),
        field_name="plot_code",
        measured=distance,
        tolerance=settings["near_m"],
        unit="m",
    )


def _surely_inside(block: Block, place: np.ndarray) -> np.ndarray:
    """Return which of the block's own plots a ray from their place leaves an odd number of times."""
    rings = block.rings
    plot = rings.vertex_plot()
    edges = np.flatnonzero((plot < block.own) & (rings.steps != 0).any(axis=0))
    plot, (x, y), (run, rise) = plot[edges], rings.points[:, edges], rings.steps[:, edges]
    east, north = place[plot].T * MM
    with np.errstate(divide="ignore", invalid="ignore"):
        crossed = ((y > north) != (y + rise > north)) & (east < x + (north - y) * run / rise)
    return np.bincount(plot[crossed], minlength=block.own) % 2 == 1


def idle(run: Run) -> tuple[str, dict[str, str]] | None:
    """Return why nothing can be checked where the plots' system is not known; else find the places."""
    if not run.plots.crs:
        return _NO_CRS, {}
    work_out_points(run)
    return None


RULE = {
    "code": "I03",
    "name": "identifier-outside-plot",
    "title": QT_TRANSLATE_NOOP("core", "Plot identifier elsewhere"),
    "check": check,
    "needs": ("geometry", "plot_code"),
    "options": {"near_m": 0.05, "far_m": 1.0},
    "idle": idle,
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the identifiers look as if they were made with another shift between "
        "VN-2000 and WGS 84, or for another layer. Find out which before anything is issued.",
    ),
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The identifier of plot {plots} lies {measured} m outside the plot."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Look whether it was issued to a neighbour, or whether the plot was drawn elsewhere."
        ),
    },
}
