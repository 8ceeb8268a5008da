"""G06 sliver-plot: too small or too thin to be a plot.

Flags: plots of less than 1 m², and plots so thin that 4 pi A / P² (1 for a circle, 0.785 for a square) is under 0.02.
    Roads, dykes, canals and rivers are left out: they are thin by nature, and form no plot.
Why: such shapes are left over from cutting and joining; a number and a certificate for them are a mistake.
Fix: proposed: joined to the neighbour that it shares most of its boundary with.
Trap: a long lane or ditch that is recorded under another use looks like a sliver: correct its use first.
Example: 100 m by 0.64 m is flagged (0.0199), 100 m by 0.65 m is not (0.0202); 1 m by 0.99 m is, 1 m by 1 m is not.
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found

_ABOUT = 1.001


def check(block: Block, settings) -> Found:
    """Return the block's own plots that are too small or too thin."""
    area, perimeter = block.near_area_m2[: block.own], block.near_length_m[: block.own]
    # most plots are far from either limit, and need not be measured to the last digit
    roundness = np.divide(4 * np.pi * area, perimeter**2, out=np.zeros_like(area), where=perimeter > 0)
    unsure = (area < _ABOUT * settings["area_m2"]) | (roundness < _ABOUT * settings["roundness"])
    rows = np.flatnonzero(unsure & block.valid[: block.own] & ~block.forms_no_plot)
    area, perimeter = shapely.area(block.geometry[rows]), shapely.length(block.geometry[rows])
    roundness = 4 * np.pi * area / perimeter**2
    small = area < settings["area_m2"]
    slivers = np.flatnonzero(small | (roundness < settings["roundness"]))
    rows, area, roundness, small = rows[slivers], area[slivers], roundness[slivers], small[slivers]
    return found(
        block.rows[rows],
        WARNING,
        sub_code=np.where(small, "small", "thin").astype(object),
        measured=np.where(small, area, roundness),
        tolerance=np.where(small, settings["area_m2"], settings["roundness"]),
        unit=np.where(small, "m²", "").astype(object),
        detail=np.array([*(f"{value:.4f}" for value in roundness), None], dtype=object)[:-1],
    )


RULE = {
    "code": "G06",
    "name": "sliver-plot",
    "title": QT_TRANSLATE_NOOP("core", "Sliver"),
    "check": check,
    "options": {"area_m2": 1.0, "roundness": 0.02},
    "fix": "propose",
    "messages": {
        "small": QT_TRANSLATE_NOOP("core", "Plot {plots} measures only {measured} m²."),
        "thin": QT_TRANSLATE_NOOP(
            "core", "Plot {plots} is a thin strip (4πA/P² is {detail}, not {tolerance} or more)."
        ),
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} is a sliver."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Join it to the neighbour it belongs to, or correct its land use."),
    },
}
