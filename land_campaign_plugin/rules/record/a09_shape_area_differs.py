"""A09 shape-area-differs: the recorded area is not that of the shape.

Flags: information where they differ by more than half the rounding step of the recorded areas, a warning where
    they differ by more than the tolerance of the sheet's scale (TT 26/2024 annex 04, or the older formula).
Why: the area on the certificate, in the register and on the map must be one.
Fix: proposed: the shape's area, or the recorded one after a new measurement; who wins and why is recorded.
Trap: a record rounded to whole square metres differs from its shape by up to half of one, and is right.
Example: at 1:1000 a plot of 300.0 m² recorded as 305.0 m² is beyond the tolerance of 2.43 m²: a warning.
"""

import numpy as np

from ...model.findings import INFORMATION, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found

_FLOAT_SLACK_M2 = 1e-6
_FLOAT_SLACK = 1e-9


def check(block: Block, settings) -> Found:
    """Return the block's own valid plots whose recorded area differs from that of their shape."""
    recorded = block.column("area_recorded_m2")
    allowed = block.run.area_step_m2 / 2 + _FLOAT_SLACK_M2
    # most areas agree, and need not be measured to the last digit
    area = block.near_area_m2[: block.own]
    unsure = np.abs(area - recorded) > allowed - _FLOAT_SLACK_M2 - _FLOAT_SLACK * area
    rows = np.flatnonzero(unsure & block.valid[: block.own])
    shape_area = shapely.area(block.geometry[rows])
    difference = np.abs(shape_area - recorded[rows])
    beyond = difference > allowed
    rows, shape_area, difference = rows[beyond], shape_area[beyond], difference[beyond]
    tolerance = block.run.ruleset.area_tolerance_m2(block.run.scale[block.rows[rows]], recorded[rows])
    severity = np.where(difference > tolerance, WARNING, INFORMATION).astype(object)
    detail = np.array(
        [f"{area:.1f}|{record:.1f}" for area, record in zip(shape_area, recorded[rows], strict=True)], dtype=object
    )
    return found(
        block.rows[rows],
        severity,
        field_name="area_recorded_m2",
        measured=difference,
        tolerance=tolerance,
        unit="m²",
        detail=detail,
    )


RULE = {
    "code": "A09",
    "name": "shape-area-differs",
    "title": QT_TRANSLATE_NOOP("core", "Recorded area"),
    "check": check,
    "needs": ("geometry", "area_recorded_m2"),
    "fix": "propose",
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the recorded areas look like those of deeds or of an older survey. "
        "Decide once which area counts before correcting them one by one.",
    ),
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "Plot {plots} measures {detail1} m² on the map but {detail2} m² are recorded ({measured} m² apart)."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Compare with the certificate: correct the record, or measure the boundary again."
        ),
    },
}
