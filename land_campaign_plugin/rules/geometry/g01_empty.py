"""G01 empty-geometry: a plot without a shape.

Flags: a plot whose shape is missing, empty, or not a polygon.
Why: a plot that cannot be drawn cannot be checked, measured or handed in.
Fix: draw the plot, copy its shape from the sheet it came from, or retire the record if there is no such plot.
Trap: rows that carry only a record, such as totals in a spreadsheet, are set aside on loading and never get here.
Example: ``POLYGON EMPTY`` is flagged, ``POLYGON ((0 0, 9 0, 9 9, 0 0))`` is not.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return the block's own plots without a usable shape."""
    rows = np.flatnonzero(~(block.polygonal | block.in_degrees)[: block.own])
    kind = block.kind[rows]
    sub_code = np.where(kind < 0, "missing", "not-polygon").astype(object)
    sub_code[(kind == 3) | (kind == 6)] = "empty"
    return found(block.rows[rows], ERROR, sub_code=sub_code)


RULE = {
    "code": "G01",
    "name": "empty-geometry",
    "title": QT_TRANSLATE_NOOP("core", "No shape"),
    "check": check,
    "messages": {
        "missing": QT_TRANSLATE_NOOP("core", "Plot {plots} has no shape."),
        "empty": QT_TRANSLATE_NOOP("core", "The shape of plot {plots} is empty."),
        "not-polygon": QT_TRANSLATE_NOOP("core", "The shape of plot {plots} is a point or a line, not an area."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Draw the plot, or retire the record if there is no such plot."),
    },
}
