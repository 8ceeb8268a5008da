"""M02 sheet-shifted: a whole sheet lies beside its place, is turned, or was read in another coordinate system.

Flags: sheets of which at least 60 % of the edges on their seams meet those of the neighbours, within the point
    tolerance, after one and the same movement. One finding a sheet, with the measured movement; what is reported
    along its seams hangs under it.
Why: a thousand overlaps and gaps with one cause are put right by one correction, not by a thousand.
Fix: proposed: one transformation for the sheet, the reverse of the movement in the finding.
Trap: equal lots on both sides of a lane look like a shift: beyond three times the tolerance a sheet must also lie on
    plots of others, or meet them exactly along sides of many different lengths. Of two sheets alone nobody can say
    which one lies off: both are named. Sheets that share no side of equal length with any neighbour are not found.
Example: sheet 37 lies 0.84 m too far east and 0.12 m too far north of its four neighbours.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block, Run
from ..compass import EAST, NORTH, SOUTH, WEST
from ..rule import Found, found, nothing_found
from ..seams import SeamPart
from ..shifts import SHIFTED_SHEETS, Shift, shifted_sheets

SHIFTED, TURNED, OTHER_SYSTEM, ONE_OF_TWO = "shifted", "turned", "other-system", "one-of-two"


def check(block: Block, settings) -> SeamPart:
    """Return what the block knows of the seams."""
    return block.seams


def conclude(parts: list[SeamPart], run: Run, settings) -> Found:
    """Return the sheets that lie off."""
    shifts = run.once(SHIFTED_SHEETS, lambda: shifted_sheets(run, parts, settings["share"]))
    if not shifts:
        return nothing_found()
    members = run.sheets.rows_of([shift.sheet for shift in shifts])
    return found(
        np.concatenate(members),
        ERROR,
        offsets=np.concatenate([[0], np.cumsum([len(rows) for rows in members])]),
        sub_code=np.array([_kind(shift) for shift in shifts], dtype=object),
        measured=np.array([shift.farthest_m for shift in shifts]),
        tolerance=np.array([shift.tolerance_m for shift in shifts]),
        unit="m",
        detail=np.array([_detail(run, shift) for shift in shifts], dtype=object),
        place=np.array([*map(run.box_of, members), None], dtype=object)[:-1],
        subject=np.array([run.sheets.title(shift.sheet) for shift in shifts], dtype=object),
        named_by_subject=True,
    )


def _kind(shift: Shift) -> str:
    """Return what happened to a sheet; a rotation counts when its seams show it."""
    if shift.system:
        return OTHER_SYSTEM
    if not shift.certain and len(shift.neighbours) == 1:
        return ONE_OF_TWO
    translation = np.hypot(shift.east_m, shift.north_m)
    return TURNED if shift.farthest_m - translation > shift.tolerance_m else SHIFTED


def _detail(run: Run, shift: Shift) -> str:
    """Return what the sentences show, in the order of their places."""
    east, north = round(shift.east_m, 3), round(shift.north_m, 3)
    values = [
        run.sheets.title(shift.sheet),
        f"{abs(east):.3f}",
        EAST if east >= 0 else WEST,
        f"{abs(north):.3f}",
        NORTH if north >= 0 else SOUTH,
        WEST if east >= 0 else EAST,
        SOUTH if north >= 0 else NORTH,
        f"{shift.turn_deg:.4f}",
        f"{-shift.turn_deg:.4f}",
        f"{shift.centre.real:.1f}",
        f"{shift.centre.imag:.1f}",
        str(len(shift.neighbours)),
        f"{100 * shift.share:.0f}",
        shift.system or "-",
        ", ".join(run.sheets.title(sheet) for sheet in shift.neighbours),
    ]
    return "|".join(values)


RULE = {
    "code": "M02",
    "name": "sheet-shifted",
    "title": QT_TRANSLATE_NOOP("core", "Sheet lies off"),
    "check": check,
    "conclude": conclude,
    "needs": ("geometry", "sheet_number"),
    "options": {"share": 0.6},
    "local": False,
    "fix": "propose",
    "messages": {
        TURNED: QT_TRANSLATE_NOOP(
            "core",
            "Sheet {detail1} is turned by {detail8}° against its neighbours ({detail12}), and its middle lies "
            "{detail2} m too far {detail3} and {detail4} m too far {detail5}.",
        ),
        ONE_OF_TWO: QT_TRANSLATE_NOOP(
            "core",
            "Sheets {detail1} and {detail15} do not meet: the first lies {detail2} m too far {detail3} and {detail4} m "
            "too far {detail5}, or the second as far the other way.",
        ),
        OTHER_SYSTEM: QT_TRANSLATE_NOOP(
            "core", "Sheet {detail1} lies {measured} m off: its coordinates are those of {detail14}."
        ),
        "": QT_TRANSLATE_NOOP(
            "core",
            "Sheet {detail1} lies {detail2} m too far {detail3} and {detail4} m too far {detail5} of its neighbours "
            "({detail12}).",
        ),
    },
    "remedies": {
        TURNED: QT_TRANSLATE_NOOP(
            "core",
            "Turn the whole sheet by {detail9}° about {detail10} E, {detail11} N, and move it {detail2} m {detail6} "
            "and {detail4} m {detail7}: then {detail13} % of its seams meet.",
        ),
        ONE_OF_TWO: QT_TRANSLATE_NOOP(
            "core",
            "Find out which of them is right, by the ground or by a third sheet; then move the other one so that they "
            "meet.",
        ),
        OTHER_SYSTEM: QT_TRANSLATE_NOOP(
            "core",
            "Load the sheet again and say that its source is in {detail14}: then {detail13} % of its seams meet.",
        ),
        "": QT_TRANSLATE_NOOP(
            "core",
            "Move the whole sheet {detail2} m {detail6} and {detail4} m {detail7}: then {detail13} % of its seams "
            "meet.",
        ),
    },
}
