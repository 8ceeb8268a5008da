"""T01 overlap: two plots claim the same ground.

Flags: two plots whose interiors share more than 0.01 m²; an error when the shared strip is wider than 5 mm on
    average, information when it is only rounding.
Why: the same ground would be certified twice.
Fix: proposed: the ground is taken from the plot that ranks lower; a plot with a certificate does not give way.
Trap: the test is the area of the intersection: "overlaps" is false for contained and for identical plots, and
    neighbours that merely touch intersect in lines and points.
Example: two squares of 10 m that share a strip of 0.1 m by 10 m: one finding, 1 m².
"""

import numpy as np

from ...model.findings import ERROR, INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block
from ..pairs import own_pairs, partial_overlaps
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return pairs of plots that overlap in part."""
    pairs = partial_overlaps(block)
    pairs = pairs.take((pairs.area_m2 > settings["area_m2"]) & own_pairs(block, pairs))
    severity = np.where(pairs.width_m > settings["rounding_width_m"], ERROR, INFORMATION).astype(object)
    return found(
        np.stack([block.rows[pairs.first], block.rows[pairs.second]], axis=1),
        severity,
        measured=pairs.area_m2,
        tolerance=settings["area_m2"],
        unit="m²",
        detail=np.array([f"{width:.3f}" for width in pairs.width_m], dtype=object),
        place=pairs.shape,
    )


RULE = {
    "code": "T01",
    "name": "overlap",
    "title": QT_TRANSLATE_NOOP("core", "Overlap"),
    "check": check,
    "options": {"area_m2": 0.01, "rounding_width_m": 0.005},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plots {plots} overlap by {measured} m² ({detail} m wide on average)."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Find out where the boundary runs, and move it in the plot that is wrong."),
    },
}
