"""G03 repeated-vertex: two corners where there is one.

Flags: neighbouring vertices of a ring that lie nearer to each other than the tolerance (0.02 m).
Why: double clicks and snapping slips leave them; they make side lengths wrong and break matching with neighbours.
Fix: safe: one of the two is removed in all plots that share it; only proposed where a certificate may list the corner.
Trap: at 1:200 real corners of walls can be 5 cm apart, so the tolerance stays below that.
Example: ``(0 0, 5 0, 5.01 0, 9 0, ...)`` is flagged, ``(0 0, 5 0, 5.03 0, 9 0, ...)`` is not.
"""

import numpy as np

from ...model.findings import INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..edges import MM
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> Found:
    """Return the block's own plots with vertices too near to each other; one finding a plot."""
    rings = block.rings
    (dx, dy), limit = rings.steps, settings["nearer_than_m"] * MM
    near = np.flatnonzero((np.abs(dx) < limit) & (np.abs(dy) < limit))
    near = near[np.hypot(dx[near], dy[near]) < limit]
    # a ring's last vertex is its first
    near = near[near != rings.offsets[rings.ring[near] + 1] - 1]
    plot = rings.plot[rings.ring[near]]
    near, plot = near[plot < block.own], plot[plot < block.own]
    if not len(near):
        return nothing_found()
    distance = np.hypot(dx[near], dy[near]) / MM
    order = np.lexsort((distance, plot))
    plots, first = np.unique(plot[order], return_index=True)
    points = shapely.points(rings.xy[near[order] + 1] / MM)
    place = np.array([shapely.multipoints(part) for part in np.split(points, first[1:])], dtype=object)
    return found(
        block.rows[plots],
        INFORMATION,
        measured=distance[order][first],
        tolerance=settings["nearer_than_m"],
        unit="m",
        place=place,
    )


RULE = {
    "code": "G03",
    "name": "repeated-vertex",
    "title": QT_TRANSLATE_NOOP("core", "Repeated corner"),
    "check": check,
    "options": {"nearer_than_m": 0.02},
    "view": "background",
    "fix": "auto",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} has corners only {measured} m apart."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Remove one of the two corners in every plot that shares it."),
    },
}
