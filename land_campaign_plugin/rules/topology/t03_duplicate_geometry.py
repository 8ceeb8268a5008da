"""T03 duplicate-geometry: the same plot drawn twice.

Flags: plots with the same shape, nowhere farther apart than 0.01 m (Hausdorff distance). One finding a group.
Why: a plot entered twice counts twice, and its records are spread over both.
Fix: proposed: one is kept, the records of the others are linked to it, the others are retired.
Trap: the starting vertex and the direction of a ring do not matter; ten thousand copies are one finding.
Example: two records with ``POLYGON ((0 0, 9 0, 9 9, 0 0))`` and ``POLYGON ((9 9, 0 0, 9 0, 9 9))``: one finding.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.points import joined
from ..block import Block
from ..pairs import apart, by_sheet, near_twins
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> Found:
    """Return groups of plots of the same shape."""
    pairs = near_twins(block)
    chains = [chain for group in block.twins.groups for chain in by_sheet(block, group)]
    one = [pairs.first] + [chain[:-1] for chain in chains]
    other = [pairs.second] + [chain[1:] for chain in chains]
    one, other = np.concatenate(one), np.concatenate(other)
    # the same ground on two sheets is another matter: M03
    same_sheet = ~apart(block, one, other)
    one, other = one[same_sheet], other[same_sheet]
    if not len(one):
        return nothing_found()
    label = joined(len(block.rows), one, other)
    members = np.unique(np.concatenate([one, other]))
    members = members[np.lexsort((block.rows[members], label[members]))]
    starts = np.flatnonzero(np.concatenate([[True], np.diff(label[members]) != 0]))
    # the block that owns a group's lowest row reports it
    groups = [group for group in np.split(members, starts[1:]) if group[0] < block.own]
    if not groups:
        return nothing_found()
    return found(
        block.rows[np.concatenate(groups)],
        ERROR,
        offsets=np.concatenate([[0], np.cumsum([len(group) for group in groups])]),
        measured=np.array([len(group) for group in groups], dtype=float),
        unit="",
        tolerance=settings["distance_m"],
        place=np.array([block.geometry[group[0]] for group in groups], dtype=object),
    )


RULE = {
    "code": "T03",
    "name": "duplicate-geometry",
    "title": QT_TRANSLATE_NOOP("core", "Same plot twice"),
    "check": check,
    "options": {"distance_m": 0.01},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plots {plots} have the same shape."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Keep one of them, move its records there, and retire the others."),
    },
}
