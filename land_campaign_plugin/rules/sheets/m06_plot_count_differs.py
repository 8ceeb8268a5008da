"""M06 plot-count-differs: more or fewer plots on a sheet than the province's list says.

Flags: sheets on which the number of plots in force is not the one in the reference list. One finding a sheet.
Why: a plot too few was lost on the way, one too many was drawn or counted twice; both change the campaign's figures.
Fix: none: find the plots that are missing or too many.
Trap: roads, canals and waters without a number are no plots and are not counted, nor are retired ones. Sheets that
    the list lacks, or has twice, are not counted against it (M05).
Example: the list says 120 plots, 119 are there: 1 apart.
"""

import numpy as np

from ...model.context import SHEET_LIST
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block, Run
from ..reference_list import in_force, matched
from ..rule import Found, found, nothing_found
from ..sheet_keys import is_said


def check(block: Block, settings) -> np.ndarray:
    """Return the block's own plots that count."""
    counts = in_force(block)
    without = block.forms_no_plot
    if "plot_number" in block.run.plots:
        without = without & ~block.texts("plot_number").mapped(is_said, bool)
    return block.rows[: block.own][counts & ~without]


def conclude(parts: list[np.ndarray], run: Run, settings) -> Found:
    """Return the listed sheets with another number of plots; one finding a sheet."""
    sheets = matched(run, np.sort(np.concatenate(parts)))
    entry_of = np.array([sheet.entry for sheet in sheets.sheets] or [-1])[sheets.sheet_of]
    on_list = np.flatnonzero(entry_of >= 0)
    order = on_list[np.argsort(entry_of[on_list], kind="stable")]
    entries, first, count = np.unique(entry_of[order], return_index=True, return_counts=True)
    wanted = run.context.sheet_list["plot_count"][entries]
    wrong = np.flatnonzero((wanted >= 0) & (wanted != count))
    if not len(wrong):
        return nothing_found()
    members = [sheets.rows[order[first[at] : first[at] + count[at]]] for at in wrong]
    return found(
        np.concatenate(members),
        WARNING,
        offsets=np.concatenate([[0], np.cumsum(count[wrong])]),
        field_name="sheet_number",
        measured=np.abs(count - wanted)[wrong].astype(float),
        tolerance=0.0,
        detail=np.array([f"{count[at]}|{wanted[at]}" for at in wrong], dtype=object),
        place=np.array([*map(run.box_of, members), None], dtype=object)[:-1],
    )


RULE = {
    "code": "M06",
    "name": "plot-count-differs",
    "title": QT_TRANSLATE_NOOP("core", "Number of plots"),
    "check": check,
    "conclude": conclude,
    "needs": ("sheet_number",),
    "tables": (SHEET_LIST,),
    "local": False,
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "{detail1} plots lie on the sheet, the province's list says {detail2}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Find the plots that are missing or too many, or have the list corrected."),
    },
}
