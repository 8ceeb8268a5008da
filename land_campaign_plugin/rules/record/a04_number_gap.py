"""A04 number-gap: plot numbers that a sheet lacks.

Flags: whole numbers between 1 and the largest of a sheet that none of its plots has; one line a sheet.
Why: a number that is missing may be a plot that got lost between the paper map and the database.
Fix: a person decides, from the sheet and the register of changes.
Trap: a plot that was split or merged leaves its number behind for good, so that gaps are lawful: the rule is off
    unless it is asked for. Retired plots that are still in the data keep their number.
Example: a sheet with the plots 1, 2, 5 and 6 lacks 3 and 4: one finding. A sheet with 1, 2, 3 has none.
"""

import re

import numpy as np

from ...model.findings import INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ...model.ruleset import OFF
from ..block import Run
from ..rule import Found, found, nothing_found
from ..sheet_keys import row_codes
from ..whole_columns import nothing_yet, texts

SHEET = ("commune", "former_commune", "former_sheet_number", "sheet_number", "map_scale")
check = nothing_yet
_WHOLE = re.compile(r"\s*0*([1-9][0-9]{0,8})\s*")
_SHOWN = 8


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the sheets that lack numbers; one finding a sheet, with its plots that carry one."""
    number = texts(run, "plot_number").mapped(_number, np.int64)
    said = texts(run, "sheet_number").mapped(lambda text: bool((text or "").strip()), bool)
    rows = np.flatnonzero((number > 0) & said)
    if not len(rows):
        return nothing_found()
    sheet = row_codes(run.plots, SHEET, rows)
    order = np.lexsort((rows, number[rows], sheet))
    rows, sheet = rows[order], sheet[order]
    starts = np.flatnonzero(np.concatenate([[True], sheet[1:] != sheet[:-1]]))
    before = np.concatenate([[0], number[rows][:-1]])
    before[starts] = 0
    lacking = np.maximum(number[rows] - before - 1, 0)
    missing = np.add.reduceat(lacking, starts)
    ends = np.append(starts[1:], len(rows))
    members, detail, place = [], [], []
    for at in np.flatnonzero(missing).tolist():
        here = slice(starts[at], ends[at])
        members.append(np.sort(rows[here]))
        detail.append(_ranges(before[here], number[rows[here]]))
        place.append(run.box_of(members[-1]))
    if not members:
        return nothing_found()
    counts = [len(each) for each in members]
    return found(
        np.concatenate(members),
        INFORMATION,
        offsets=np.concatenate([[0], np.cumsum(counts)]),
        field_name="plot_number",
        measured=missing[missing > 0].astype(float),
        tolerance=0.0,
        detail=np.array([*detail, None], dtype=object)[:-1],
        place=np.array([*place, None], dtype=object)[:-1],
    )


def _number(text: str | None) -> int:
    form = _WHOLE.fullmatch(text or "")
    return int(form[1]) if form else 0


def _ranges(before: np.ndarray, after: np.ndarray) -> str:
    """Return the missing numbers in words, ``3-4, 9``, the first few where there are many."""
    gaps = [(low + 1, high - 1) for low, high in zip(before.tolist(), after.tolist(), strict=True) if high > low + 1]
    said = [str(low) if low == high else f"{low}-{high}" for low, high in gaps[:_SHOWN]]
    return ", ".join(said) + (", …" if len(gaps) > _SHOWN else "")


RULE = {
    "code": "A04",
    "name": "number-gap",
    "title": QT_TRANSLATE_NOOP("core", "Missing plot numbers"),
    "check": check,
    "conclude": conclude,
    "needs": ("sheet_number", "plot_number"),
    "view": OFF,
    "local": False,
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The sheet has no plots with these numbers: {detail}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Look on the paper map and in the register of changes whether plots are missing or were retired."
        ),
    },
}
