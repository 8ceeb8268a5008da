"""B02 wrong-commune: the record names another commune than the one the plot lies in.

Flags: plots of which more than half lies, by the official outlines, in a commune whose code is not the plot's.
Why: the plot is missing from the commune it belongs to, and its number may stand twice in the one it is filed under.
Fix: proposed: the code of the commune that the plot lies in.
Trap: a code may be one from before the merger that a new commune uses again (A01). Plots without a code are not
    judged here, nor are plots that lie in no outline.
Example: a plot with code 11953 of which 80 % lie in 11956: an error. With 50 % in each: none.
"""

import numpy as np

from ...model.context import COMMUNES
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> Found:
    """Return the block's own plots that lie in another commune than their record says."""
    shares = block.shares
    if not len(shares.plot):
        return nothing_found()
    first = np.flatnonzero(np.concatenate([[True], np.diff(shares.plot) != 0]))
    plot, code, area = shares.plot[first], shares.code[first], shares.area_m2[first]
    said = np.array([(text or "").strip() for text in block.column("commune")[plot]] + [None], dtype=object)[:-1]
    half = settings["share"] * shapely.area(block.geometry[plot])
    wrong = np.flatnonzero((said != "") & (said != code) & (area > half))
    outlines = block.run.outlines
    return found(
        block.rows[plot[wrong]],
        ERROR,
        field_name="commune",
        measured=area[wrong],
        tolerance=half[wrong],
        unit="m²",
        detail=np.array([*(f"{outlines.title(code[at])}|{said[at]}|{code[at]}" for at in wrong), None], object)[:-1],
    )


RULE = {
    "code": "B02",
    "name": "wrong-commune",
    "title": QT_TRANSLATE_NOOP("core", "Wrong commune"),
    "check": check,
    "needs": ("geometry", "commune"),
    "tables": (COMMUNES,),
    "options": {"share": 0.5},
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} is recorded in commune {detail2}, but it lies in {detail1}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Enter the commune code {detail3}, or correct where the plot is drawn."),
    },
}
