"""G05 surplus-vertex: a corner on a straight line that nobody needs.

Flags: vertices less than 5 mm off the line between the vertices before and after them that no other plot shares.
    Off unless asked for: on real wards it would mark a third of all plots. One finding a plot, with their number.
Why: they make side lengths on certificates into many short ones, and files larger.
Fix: proposed: the vertices are taken out; the shape changes by less than 5 mm.
Trap: on a finely drawn bend every vertex lies near the line of its two neighbours, but not all can go: take out every
    other one and look again. A vertex that a neighbour has, or lacks on a shared side (T05), is not surplus to both.
Example: ``(0 0, 5 0.004, 9 0, 9 9, 0 9)`` has one, ``(0 0, 5 0.005, 9 0, 9 9, 0 9)`` has none.
"""

import numpy as np

from ...model.findings import INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ...model.ruleset import OFF
from ...native import shapely
from ..block import Block
from ..corners import first_of_each
from ..edges import MM, point_key
from ..rule import Found, found, nothing_found

_SLOTS_A_KEY = 8


def check(block: Block, settings) -> Found:
    """Return the block's own plots with surplus vertices; one finding a plot."""
    corners = block.corners
    forth, back = corners.forth, corners.back
    side = forth - back
    length = np.hypot(*side.T)
    across = np.abs(forth[:, 0] * back[:, 1] - forth[:, 1] * back[:, 0])
    off = np.divide(across, length, out=np.full(len(length), np.inf), where=length > 0)
    between = (forth * back).sum(axis=1) < 0
    lone = np.flatnonzero(between & (off < settings["offset_m"] * MM))
    lone = lone[~_shared(block, corners.xy[lone], corners.plot[lone])]
    if not len(lone):
        return nothing_found()
    corners, off = corners.take(lone), off[lone]
    order, first = first_of_each(corners.plot, -off, corners.xy[:, 0], corners.xy[:, 1])
    points = np.split(shapely.points(corners.xy[order] / MM), first[1:])
    return found(
        block.rows[corners.plot[order[first]]],
        INFORMATION,
        measured=off[order[first]] / MM,
        tolerance=settings["offset_m"],
        unit="m",
        detail=np.array([str(len(part)) for part in points], dtype=object),
        place=np.array([shapely.multipoints(part) for part in points], dtype=object),
    )


def _shared(block: Block, xy: np.ndarray, plot: np.ndarray) -> np.ndarray:
    """Tell which vertices another plot of the block or its halo has, too."""
    rings = block.rings
    every, key = point_key(rings.xy), point_key(xy)
    asked = _among(every, key)
    every, owner = every[asked], rings.vertex_plot()[asked]
    order = np.lexsort((owner, every))
    every, owner = every[order], owner[order]
    first = np.searchsorted(every, key)
    last = np.searchsorted(every, key, side="right") - 1
    return (owner[first] != plot) | (owner[last] != plot) if len(key) else np.zeros(0, dtype=bool)


def _among(every: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the rows of keys that are wanted, and of some more that fall into the slot of one: without sorting all."""
    width = np.uint64(64 - int(_SLOTS_A_KEY * len(wanted) + 1).bit_length())
    slots = np.zeros(1 << (64 - int(width)), dtype=bool)
    slots[wanted >> width] = True
    return np.flatnonzero(slots[every >> width])


RULE = {
    "code": "G05",
    "name": "surplus-vertex",
    "title": QT_TRANSLATE_NOOP("core", "Surplus corner"),
    "check": check,
    "options": {"offset_m": 0.005},
    "view": OFF,
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "Plot {plots} has {detail} corners on straight sides that no neighbour needs ({measured} m off)."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Remove the corner, unless it marks a surveyed point."),
    },
}
