"""M03 plot-on-two-sheets: the same ground is drawn on two sheets.

Flags: two plots of different sheets that share more than 80 % of the smaller one.
Why: the ground has two numbers, two areas and perhaps two certificates.
Fix: a person decides which sheet the plot belongs to; the other record is retired with its links moved.
Trap: it comes before T03, T04 and T01 for such a pair, so that one thing is told once; a sliver along a seam is
    overlap, not this.
Example: sheet 4 plot 31 and sheet 7 plot 2 with the same shape: one finding that names the seam 4 | 7.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..pairs import by_sheet, on_two_sheets, own_pairs
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return pairs of plots of two sheets that are the same ground."""
    pairs = on_two_sheets(block)
    pairs = pairs.take(own_pairs(block, pairs))
    twins = _twins(block)
    first = np.concatenate([pairs.first, twins[:, 0]])
    second = np.concatenate([pairs.second, twins[:, 1]])
    shape = np.concatenate([pairs.shape, block.geometry[twins[:, 0]]])
    smaller = np.minimum(shapely.area(block.geometry[first]), shapely.area(block.geometry[second]))
    share = 100 * shapely.area(shape) / smaller
    return found(
        np.stack([block.rows[first], block.rows[second]], axis=1),
        ERROR,
        measured=share,
        tolerance=100 * settings["share"],
        unit="%",
        place=shape,
    )


def _twins(block: Block) -> np.ndarray:
    """Return pairs of exact twins on two sheets, one plot a sheet, where the block owns the lower row."""
    pairs = []
    for group in block.twins.groups:
        first = [members[0] for members in by_sheet(block, group)]
        pairs += [(one, other) for one, other in zip(first, first[1:], strict=False)]
    pairs = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    lower = np.where(block.rows[pairs[:, 0]] <= block.rows[pairs[:, 1]], pairs[:, 0], pairs[:, 1])
    return pairs[lower < block.own]


RULE = {
    "code": "M03",
    "name": "plot-on-two-sheets",
    "title": QT_TRANSLATE_NOOP("core", "Plot on two sheets"),
    "check": check,
    "needs": ("geometry", "sheet_number"),
    "options": {"share": 0.8},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plots {plots} of two sheets are the same ground ({measured} % of the smaller)."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Find out which sheet the plot belongs to, and retire the other record."),
    },
}
