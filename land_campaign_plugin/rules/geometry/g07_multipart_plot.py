"""G07 multipart-plot: one plot in several pieces.

Flags: plots whose shape has more than one part.
Why: a plot is one closed area; land in two places is two plots with a number each.
Fix: proposed: each part becomes a plot; the largest keeps the number and the record.
Trap: parts that lie in each other or touch along a side make the shape invalid: that is G02, and is repaired first.
    Parts that touch in a corner are still two.
Example: ``MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))`` is flagged, a multipolygon of one
    part is not.
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return the block's own plots with several parts."""
    rows = np.flatnonzero(block.valid[: block.own] & (block.kind[: block.own] == shapely.GeometryType.MULTIPOLYGON))
    parts = [shapely.get_parts(shape) for shape in block.geometry[rows]]
    parts = [part[~shapely.is_empty(part)] for part in parts]
    several = np.array([len(part) > 1 for part in parts], dtype=bool)
    parts = [part for part in parts if len(part) > 1]
    return found(
        block.rows[rows[several]],
        WARNING,
        measured=np.array([len(part) for part in parts], dtype=float),
        tolerance=1.0,
        detail=np.array([str(len(part)) for part in parts], dtype=object),
        place=np.array([_smaller(part) for part in parts], dtype=object),
    )


def _smaller(parts: np.ndarray):
    """Return all parts but the largest."""
    order = np.argsort(-shapely.area(parts), kind="stable")
    return shapely.multipolygons(parts[order[1:]])


RULE = {
    "code": "G07",
    "name": "multipart-plot",
    "title": QT_TRANSLATE_NOOP("core", "Several parts"),
    "check": check,
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} consists of {detail} separate parts."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Make each part a plot with a number of its own, or remove what is left over."),
    },
}
