"""A03 repeated-plot-number: one number on two plots in force.

Flags: the same sheet and plot number on two plots in force of one commune; judged within former commune, former
    sheet and scale where these are known, because merged communes keep their old numbers until renumbered. A sheet
    on which at least 20 numbers, and half of all, repeat is one finding: two sheets have come to carry one number.
Why: certificates and records cannot tell which of the two plots they speak of.
Fix: proposed: the next free number of the sheet for one of them.
Trap: two sheets of merged communes with the same number collide as a whole; that is one cause, not a thousand errors,
    and renumbering plot by plot would hide it: say which former commune and scale each plot comes from.
    Plots without a number (roads, waters) do not repeat each other. ``007`` and ``7`` are the same number.
Example: sheet 12 has plot 345 in two places: one finding with both plots.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block, Run
from ..rule import Found, found, joined, nothing_found
from ..sheet_keys import is_said, row_codes

COLLIDING = "colliding-sheet"
_SHEET = ("commune", "former_commune", "former_sheet_number", "sheet_number", "map_scale")
KEY = ("commune", "former_commune", "former_sheet_number", "sheet_number", "map_scale", "plot_number")


def check(block: Block, settings) -> np.ndarray:
    """Return the block's own plots that carry a number and are in force."""
    carry = block.texts("plot_number").mapped(is_said, bool)
    if "status" in block.run.plots:
        carry &= block.texts("status").mapped(lambda status: status != "retired", bool)
    return block.rows[: block.own][carry]


def conclude(parts: list[np.ndarray], run: Run, settings) -> Found:
    """Return the numbers that stand on several plots; one finding a number, or one a sheet that collides as a whole."""
    rows = np.sort(np.concatenate(parts))
    if not len(rows):
        return nothing_found()
    label = row_codes(run.plots, KEY, rows)
    ordered = np.sort(label)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    if not len(twice):
        return nothing_found()
    repeats = np.isin(label, twice)
    sheet = row_codes(run.plots, _SHEET, rows)
    # only sheets on which numbers repeat are looked at: few, of many
    here = np.flatnonzero(np.isin(sheet, sheet[repeats]))
    rows, label, sheet, repeats = rows[here], label[here], sheet[here], repeats[here]
    colliding = _colliding(sheet, label, repeats, settings)
    single, whole = np.flatnonzero(repeats & ~colliding), np.flatnonzero(repeats & colliding)
    findings = [_numbers(run, rows, label, single)] if len(single) else []
    for number in np.unique(sheet[whole]).tolist():
        findings.append(_sheet(run, rows[whole[sheet[whole] == number]], label[whole[sheet[whole] == number]]))
    return joined(findings)


def _colliding(sheet: np.ndarray, label: np.ndarray, repeats: np.ndarray, settings) -> np.ndarray:
    """Return the mask of plots on sheets of which so many numbers repeat that two sheets must have come together."""
    _, first = np.unique(label, return_index=True)
    _, sheet = np.unique(sheet, return_inverse=True)
    numbers = np.bincount(sheet[first])
    repeated = np.bincount(sheet[first], weights=repeats[first], minlength=len(numbers))
    collides = (repeated >= settings["collision_numbers"]) & (repeated >= settings["collision_share"] * numbers)
    return collides[sheet]


def _sheet(run: Run, rows: np.ndarray, label: np.ndarray) -> Found:
    """Return the finding of a sheet that collides as a whole."""
    count = len(np.unique(label))
    return found(
        np.sort(rows)[None, :],
        ERROR,
        sub_code=COLLIDING,
        field_name="sheet_number",
        measured=float(count),
        tolerance=0.0,
        detail=f"{run.plots['sheet_number'][rows[0]]}|{count}",
        place=np.array([run.box_of(rows), None], dtype=object)[:-1],
    )


def _numbers(run: Run, rows: np.ndarray, label: np.ndarray, repeated: np.ndarray) -> Found:
    """Return the findings of numbers that repeat one by one."""
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
    "options": {"collision_numbers": 20.0, "collision_share": 0.5},
    "messages": {
        COLLIDING: QT_TRANSLATE_NOOP(
            "core",
            "{detail2} numbers of sheet {detail1} stand on several plots: two sheets have come to carry one number.",
        ),
        "": QT_TRANSLATE_NOOP("core", "Plot number {detail} stands on several plots of the sheet: {plots}."),
    },
    "remedies": {
        COLLIDING: QT_TRANSLATE_NOOP(
            "core", "Enter the former commune and the map scale of the plots, and renumber one of the two sheets."
        ),
        "": QT_TRANSLATE_NOOP(
            "core", "Keep it on the plot that the certificate names; give the other the next free number."
        ),
    },
}
