"""G04 spike: the boundary runs out to a needle, or cuts back on itself.

Flags: a vertex whose two sides enclose an angle under 1°, or lie less than 0.05 m apart where the shorter of them
    ends; needles stick out of the plot, cut-backs run into it. One finding a plot, the sharpest place measured.
Why: nobody owns a strip of ground that narrow; slips of the mouse and failed cuts leave it, and it spoils lengths.
Fix: proposed: the vertex is taken out, in the plots that share it, with the change in area.
Trap: a sharp corner of a real wedge is not a needle because a vertex stands close to its tip: only sides of half a
    metre and more are judged by width. Where the two sides lie exactly on each other the ring is invalid, too (G02).
Example: ``(0 0, 9 0, 9 4, 12 4.02, 9 4.04, 9 9, 0 9)`` is flagged at ``(12 4.02)``: 0.76° and 0.04 m.
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..corners import Corners, first_of_each
from ..edges import MM
from ..rule import Found, found, nothing_found

_SHORTEST_MM = 500.0
"""A needle is at least this long, ten times its widest width."""
_SLIM = np.cos(np.radians(6))
"""Needles that long and that narrow enclose less than six degrees; all other corners are left out early."""


def check(block: Block, settings) -> Found:
    """Return the block's own plots with a spike; one finding a plot."""
    corners = _slim(block.corners)
    angle, width_mm = _measured(corners)
    shorter = np.minimum(np.hypot(*corners.back.T), np.hypot(*corners.forth.T))
    sharp = angle < settings["angle_deg"]
    narrow = (width_mm < settings["width_m"] * MM) & (shorter >= _SHORTEST_MM)
    spikes = np.flatnonzero(sharp | narrow)
    if not len(spikes):
        return nothing_found()
    corners, angle, width_mm, sharp = corners.take(spikes), angle[spikes], width_mm[spikes], sharp[spikes]
    order, first = first_of_each(corners.plot, ~sharp, angle, corners.xy[:, 0], corners.xy[:, 1])
    worst = order[first]
    points = shapely.points(corners.xy[order] / MM)
    return found(
        block.rows[corners.plot[worst]],
        WARNING,
        sub_code=np.where(_turns_in(corners)[worst], "cut-back", "needle").astype(object),
        measured=np.where(sharp, angle, width_mm / MM)[worst],
        tolerance=np.where(sharp, settings["angle_deg"], settings["width_m"])[worst],
        unit=np.where(sharp, "°", "m").astype(object)[worst],
        place=np.array([shapely.multipoints(part) for part in np.split(points, first[1:])], dtype=object),
    )


def _slim(corners: Corners) -> Corners:
    """Return the corners sharp enough to be looked at."""
    back, forth = corners.back, corners.forth
    dot = back[:, 0] * forth[:, 0] + back[:, 1] * forth[:, 1]
    ahead = np.flatnonzero(dot > 0)
    corners, dot = corners.take(ahead), dot[ahead]
    return corners.take(dot > _SLIM * np.hypot(*corners.back.T) * np.hypot(*corners.forth.T))


def _measured(corners: Corners) -> tuple[np.ndarray, np.ndarray]:
    """Return the angle of each corner in degrees, and how far apart its sides are where the shorter one ends."""
    across, along = _cross(corners), (corners.back * corners.forth).sum(axis=1)
    longer = np.maximum(np.hypot(*corners.back.T), np.hypot(*corners.forth.T))
    return np.degrees(np.arctan2(np.abs(across), along)), np.abs(across) / longer


def _cross(corners: Corners) -> np.ndarray:
    return corners.forth[:, 0] * corners.back[:, 1] - corners.forth[:, 1] * corners.back[:, 0]


def _turns_in(corners: Corners) -> np.ndarray:
    """Tell which corners run into the plot instead of sticking out of it."""
    return (_cross(corners) < 0) != corners.reverse


RULE = {
    "code": "G04",
    "name": "spike",
    "title": QT_TRANSLATE_NOOP("core", "Spike"),
    "check": check,
    "options": {"angle_deg": 1.0, "width_m": 0.05},
    "fix": "propose",
    "messages": {
        "needle": QT_TRANSLATE_NOOP("core", "The boundary of plot {plots} runs out to a needle of {measured} {unit}."),
        "cut-back": QT_TRANSLATE_NOOP("core", "The boundary of plot {plots} cuts back into it ({measured} {unit})."),
        "": QT_TRANSLATE_NOOP("core", "The boundary of plot {plots} has a spike of {measured} {unit}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Remove the corner at the tip in every plot that shares it."),
    },
}
