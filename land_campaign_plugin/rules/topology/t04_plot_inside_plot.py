"""T04 plot-inside-plot: one plot lies in another, not in its hole.

Flags: two plots of which one lies wholly in the other (but for 0.01 m² at most).
Why: a plot cut out of another must leave a hole there, else its ground counts twice.
Fix: proposed: the hole is cut into the outer plot.
Trap: coverage checks give no edge to the outer plot of such a pair, and "overlaps" is false for it.
Example: a house plot of 80 m² drawn inside an orchard of 2,000 m² that has no hole.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..pairs import contained, own_pairs
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return pairs of plots, the inner one first."""
    pairs = contained(block)
    pairs = pairs.take(own_pairs(block, pairs))
    first_smaller = shapely.area(block.geometry[pairs.first]) <= shapely.area(block.geometry[pairs.second])
    inner = np.where(first_smaller, pairs.first, pairs.second)
    outer = np.where(first_smaller, pairs.second, pairs.first)
    return found(
        np.stack([block.rows[inner], block.rows[outer]], axis=1),
        ERROR,
        measured=pairs.area_m2,
        unit="m²",
        place=pairs.shape,
    )


RULE = {
    "code": "T04",
    "name": "plot-inside-plot",
    "title": QT_TRANSLATE_NOOP("core", "Plot inside plot"),
    "check": check,
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Of plots {plots}, the first lies inside the second ({measured} m²)."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Cut a hole into the outer plot, or retire the plot that is not one."),
    },
}
