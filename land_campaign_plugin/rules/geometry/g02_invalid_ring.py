"""G02 invalid-ring: a boundary that crosses or repeats itself.

Flags: rings that cross or touch themselves, nested or repeated rings, holes outside, too few corners,
    coordinates that are not numbers. Says where.
Why: such a shape has no certain area, the store refuses it, and tools disagree on what lies inside.
Fix: proposed: a repair that keeps the structure of the rings, with the change in area shown before it is applied.
Trap: two parts that share a whole side are valid each but not together: they count as invalid, and should be one part.
Example: ``POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))``, a bow-tie, is flagged at its crossing ``POINT (4.5 4.5)``.
"""

import re

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found

# GEOS's words for what is wrong, by the start of the sentence
_REASONS = {
    "Self-intersection": "self-intersection",
    "Ring Self-intersection": "ring-touches-itself",
    "Duplicate Rings": "repeated-ring",
    "Nested shells": "nested-parts",
    "Holes are nested": "nested-holes",
    "Hole lies outside shell": "hole-outside",
    "Interior is disconnected": "interior-split",
    "Too few points": "too-few-corners",
    "Invalid Coordinate": "bad-coordinate",
    "Ring is not closed": "not-closed",
}
_PLACE = re.compile(r"\[(\S+) (\S+)\]")


def check(block: Block, settings) -> Found:
    """Return the block's own plots with an invalid shape, and where it is invalid."""
    rows = np.flatnonzero(block.polygonal[: block.own] & ~block.valid[: block.own])
    reasons = shapely.is_valid_reason(block.geometry[rows])
    sub_code = np.empty(len(rows), dtype=object)
    place = np.full(len(rows), None, dtype=object)
    for position, reason in enumerate(reasons):
        sub_code[position] = next((code for start, code in _REASONS.items() if reason.startswith(start)), "other")
        where = _PLACE.search(reason)
        if where and np.isfinite([float(where[1]), float(where[2])]).all():
            place[position] = shapely.Point(float(where[1]), float(where[2]))
    return found(block.rows[rows], ERROR, sub_code=sub_code, place=place)


RULE = {
    "code": "G02",
    "name": "invalid-ring",
    "title": QT_TRANSLATE_NOOP("core", "Invalid boundary"),
    "check": check,
    "fix": "propose",
    "messages": {
        "self-intersection": QT_TRANSLATE_NOOP("core", "The boundary of plot {plots} crosses itself."),
        "ring-touches-itself": QT_TRANSLATE_NOOP("core", "The boundary of plot {plots} touches itself."),
        "repeated-ring": QT_TRANSLATE_NOOP("core", "Plot {plots} has the same ring twice."),
        "nested-parts": QT_TRANSLATE_NOOP("core", "Plot {plots} has one part inside another."),
        "nested-holes": QT_TRANSLATE_NOOP("core", "Plot {plots} has a hole inside a hole."),
        "hole-outside": QT_TRANSLATE_NOOP("core", "Plot {plots} has a hole outside its boundary."),
        "interior-split": QT_TRANSLATE_NOOP("core", "The holes of plot {plots} cut it into pieces."),
        "too-few-corners": QT_TRANSLATE_NOOP("core", "A ring of plot {plots} has fewer than three different corners."),
        "bad-coordinate": QT_TRANSLATE_NOOP("core", "A coordinate of plot {plots} is not a number."),
        "not-closed": QT_TRANSLATE_NOOP("core", "The boundary of plot {plots} is not closed."),
        "": QT_TRANSLATE_NOOP("core", "The shape of plot {plots} is not valid."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Correct the boundary at the marked place so that it runs round the plot once."),
    },
}
