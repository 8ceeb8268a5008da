"""M01 seam-mismatch: the boundaries of two sheets that should meet do not.

Flags: stretches of a seam along which the plots of two sheets face each other farther apart, or overlap deeper, than
    the point tolerance of the coarser sheet; an error over 1.41 times that, a warning below. One finding a stretch.
Why: each sheet is right within its own accuracy, so two sheets may differ by so much and no more; beyond that one of
    them was drawn, or fitted, in the wrong place.
Fix: proposed: the coarser, or the older, sheet gives way along the stretch.
Trap: overlaps and gaps of single plots on the stretch are reported too, and hang under this finding. Lines farther
    apart than three times the tolerance are taken for two different boundaries, such as those of an alley. A whole
    sheet that lies off is M02.
Example: two sheets at 1:1000, 0.16 m apart along 30 m: a warning; 0.22 m apart: an error.
"""

import numpy as np

from ...model.findings import ERROR, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block, Run
from ..loose import LooseBoundary
from ..rule import Found, found, nothing_found
from ..seams import SeamPart
from ..stretches import ROUNDING_M


def check(block: Block, settings) -> SeamPart:
    """Return what the block knows of the seams."""
    return block.seams


def conclude(parts: list[SeamPart], run: Run, settings) -> Found:
    """Return the stretches of all seams that do not meet."""
    loose = LooseBoundary.of(run, [part.loose for part in parts])
    across = loose.across_seams
    tolerance = np.maximum(loose.tolerance_m[across.base], loose.tolerance_m[across.other])
    beyond = across.apart_m > tolerance + ROUNDING_M
    across, allowed = across.take(beyond), tolerance[beyond]
    ratio = across.apart_m / allowed
    sheets = run.sheets.of_plot[np.stack([loose.boundary.row[across.base], loose.boundary.row[across.other]], axis=1)]
    groups = across.groups(sheets)
    if not groups:
        return nothing_found()
    worst = np.array([group[np.argmax(ratio[group])] for group in groups])
    members = [np.unique(loose.boundary.row[[*across.base[group], *across.other[group]]]) for group in groups]
    return found(
        np.concatenate(members),
        np.where(ratio[worst] > settings["error_factor"], ERROR, WARNING).astype(object),
        offsets=np.concatenate([[0], np.cumsum([len(rows) for rows in members])]),
        measured=across.apart_m[worst],
        tolerance=allowed[worst],
        unit="m",
        detail=np.array([f"{across.length_m[group].sum():.2f}" for group in groups], dtype=object),
        place=np.array([*(across.take(group).line() for group in groups), None], dtype=object)[:-1],
        anchor_mm=[loose.anchor(across.take(group)) for group in groups],
    )


RULE = {
    "code": "M01",
    "name": "seam-mismatch",
    "title": QT_TRANSLATE_NOOP("core", "Sheets do not meet"),
    "check": check,
    "conclude": conclude,
    "needs": ("geometry", "sheet_number"),
    "options": {"reach": 3.0, "error_factor": 1.41},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "On the seam {seam} the boundaries of plots {plots} lie up to {measured} m apart over {detail} m "
            "({tolerance} m are allowed).",
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Compare both sheets with the ground, and correct the one that is off."),
    },
}
