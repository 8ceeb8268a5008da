"""M05 sheet-not-in-reference-list: a sheet that the province's list does not know, or that did not come.

Flags: sheets of the plots that are missing from the reference list, listed only at another scale, or listed twice so
    that it is not certain which is meant; and sheets listed for a commune whose plots are here, but without any plot.
    One finding a sheet.
Why: the list says what the campaign has to deliver; what is not on it is not counted, and what did not come is lost.
Fix: proposed: the candidates, never a guess.
Trap: after the merger of communes two sheets can carry one number at different scales: only plots that know their
    scale can be told apart. Sheets of communes that are not here at all are not reported as missing.
Example: the list has sheets 1 and 2 of commune 11953, the plots lie on 1 and 3: sheet 3 is not in the list, sheet 2
    did not come.
"""

import numpy as np

from ...model.context import SHEET_LIST
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block, Run
from ..reference_list import AMBIGUOUS, LISTED, NOT_LISTED, OTHER_SCALE, Matched, in_force, matched
from ..rule import Found, found, nothing_found

_NOT_DELIVERED = "not-delivered"
_SHOWN = 8
_NOTHING = "-"


def check(block: Block, settings) -> np.ndarray:
    """Return the block's own plots in force that name a sheet."""
    return block.rows[: block.own][in_force(block)]


def conclude(parts: list[np.ndarray], run: Run, settings) -> Found:
    """Return the sheets that do not agree with the list; one finding a sheet."""
    sheets = matched(run, np.sort(np.concatenate(parts)))
    missing = _not_delivered(sheets)
    table = run.context.sheet_list
    lines = []
    for sheet, rows in zip(sheets.sheets, sheets.groups(), strict=True):
        if sheet.state != LISTED and len(rows):
            lines.append(
                (rows, sheet.state, sheet.commune, sheet.number, sheet.scale, _candidates(sheet, missing, run))
            )
    for entry in missing:
        commune, number = sheets.keys[entry]
        lines.append((_no_rows(), _NOT_DELIVERED, commune, number, int(table["map_scale"][entry]), _NOTHING))
    if not lines:
        return nothing_found()
    members, state, commune, number, scale, detail = zip(*lines, strict=True)
    return found(
        np.concatenate(members),
        ERROR,
        offsets=np.concatenate([[0], np.cumsum([len(rows) for rows in members])]),
        sub_code=_texts(state),
        field_name="sheet_number",
        detail=_texts(f"{one}|{more}" for one, more in zip(number, detail, strict=True)),
        place=_texts(run.box_of(rows) for rows in members),
        subject=_texts(f"{who}/{one}/{size}" for who, one, size in zip(commune, number, scale, strict=True)),
        commune=_texts(who or None for who in commune),
        sheet=_texts(number),
    )


def _no_rows() -> np.ndarray:
    """Return no rows."""
    return np.empty(0, dtype=np.int64)


def _not_delivered(sheets: Matched) -> list[int]:
    """Return the rows of the list, of communes that are here, whose sheet has no plot."""
    here = {sheet.commune for sheet in sheets.sheets}
    # a number that came at another scale, or that may be either of two, did come
    came = {at for sheet in sheets.sheets for at in ([sheet.entry] if sheet.state == LISTED else sheet.listed)}
    return [at for at, (commune, _) in enumerate(sheets.keys) if commune in here and at not in came]


def _candidates(sheet, missing: list[int], run: Run) -> str:
    """Return what the sheet may be: the listed scales of its number, or sheets of its commune that did not come."""
    table = run.context.sheet_list
    if sheet.state in (OTHER_SCALE, AMBIGUOUS):
        return ", ".join(f"1:{scale}" for scale in sorted({int(table["map_scale"][at]) for at in sheet.listed}))
    of_commune = [at for at in missing if (table["commune"][at] or "").lstrip("0") == sheet.commune]
    numbers = sorted({str(table["sheet_number"][at]) for at in of_commune}, key=lambda text: (len(text), text))
    return ", ".join(numbers[:_SHOWN]) or _NOTHING


def _texts(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]


RULE = {
    "code": "M05",
    "name": "sheet-not-in-reference-list",
    "title": QT_TRANSLATE_NOOP("core", "Sheet not in the list"),
    "check": check,
    "conclude": conclude,
    "needs": ("sheet_number",),
    "tables": (SHEET_LIST,),
    "local": False,
    "fix": "propose",
    "messages": {
        NOT_LISTED: QT_TRANSLATE_NOOP("core", "Sheet {detail1} is not in the province's list."),
        OTHER_SCALE: QT_TRANSLATE_NOOP("core", "Sheet {detail1} is in the province's list only at {detail2}."),
        AMBIGUOUS: QT_TRANSLATE_NOOP(
            "core", "Sheet {detail1} stands in the province's list more than once ({detail2}): which one is meant?"
        ),
        _NOT_DELIVERED: QT_TRANSLATE_NOOP("core", "Sheet {detail1} is in the province's list, but no plot lies on it."),
        "": QT_TRANSLATE_NOOP("core", "Sheet {detail1} does not agree with the province's list."),
    },
    "remedies": {
        NOT_LISTED: QT_TRANSLATE_NOOP(
            "core", "Correct the sheet number, or have the sheet listed. Listed and not here: {detail2}."
        ),
        AMBIGUOUS: QT_TRANSLATE_NOOP("core", "Enter the map scale of the sheet's plots."),
        OTHER_SCALE: QT_TRANSLATE_NOOP(
            "core", "Correct the map scale of the sheet's plots, or have the list corrected."
        ),
        "": QT_TRANSLATE_NOOP("core", "Find the sheet's plots, or have the list corrected."),
    },
}
