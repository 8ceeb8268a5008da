"""A03 repeated-plot-number: one number on two plots in force.

Flags: the same sheet and plot number on two plots in force of one commune; judged within former commune, former
    sheet and scale where these are known, because merged communes keep their old numbers until renumbered.
Why: certificates and records cannot tell which of the two plots they speak of.
Fix: proposed: the next free number of the sheet for one of them.
Trap: two sheets of merged communes with the same number collide as a whole; that is one cause, not a thousand errors.
    Plots without a number (roads, waters) do not repeat each other. ``007`` and ``7`` are the same number.
Example: sheet 12 has plot 345 in two places: one finding with both plots.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block, Run
from ..rule import Found, found, nothing_found
from ..sheet_keys import is_said, row_codes

KEY = ("commune", "former_commune", "former_sheet_number", "sheet_number", "map_scale", "plot_number")


def check(block: Block, settings) -> np.ndarray:
    """Return the block's own plots that carry a number and are in force."""
    carry = block.texts("plot_number").mapped(is_said, bool)
    if "status" in block.run.plots:
        carry &= block.texts("status").mapped(lambda status: status != "retired", bool)
    return block.rows[: block.own][carry]


def conclude(parts: list[np.ndarray], run: Run, settings) -> Found:
    """Return the numbers that stand on several plots; one finding a number."""
    rows = np.sort(np.concatenate(parts))
    if not len(rows):
        return nothing_found()
    label = row_codes(run.plots, KEY, rows)
    ordered = np.sort(label)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return nothing_found()
    repeated = np.flatnonzero(twice[np.searchsorted(twice, label).clip(max=len(twice) - 1)] == label)
    order = repeated[np.lexsort((rows[repeated], label[repeated]))]
    starts = np.flatnonzero(np.concatenate([[True], np.diff(label[order]) != 0]))
    number = run.plots["plot_number"][rows[order[starts]]]
    return found(
        rows[order],
        ERROR,
        offsets=np.concatenate([starts, [len(order)]]),
        field_name="plot_number",
        measured=np.diff(np.concatenate([starts, [len(order)]])).astype(float),
        tolerance=1.0,
        detail=number.astype(object),
    )


RULE = {
    "code": "A03",
    "name": "repeated-plot-number",
    "title": QT_TRANSLATE_NOOP("core", "Repeated plot number"),
    "check": check,
    "conclude": conclude,
    "needs": ("sheet_number", "plot_number"),
    "fix": "propose",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot number {detail} stands on several plots of the sheet: {plots}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Keep it on the plot that the certificate names; give the other the next free number."
        ),
    },
}
