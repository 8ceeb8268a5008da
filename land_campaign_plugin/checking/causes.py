"""Hangs findings under the finding that explains them: causes before symptoms, single places under their seam.

A sheet that lies off (M02) or outside the province (G09) explains what is reported along its seams and about its
place: those findings are *symptoms*, and are not counted beside it. A stretch along which two sheets do not meet (M01)
gathers the overlaps, gaps and double lines on it: they hang under it in the list, and count.
"""

from __future__ import annotations

import numpy as np

from ..model.findings import SHEET_CAUSES, SHEET_OFF, FindingTable, cause_of, joined
from ..model.seams import SEAM_SEPARATOR
from ..native import shapely

_OF_PLACE = frozenset({"M04", "B01", "B02", "T09"})
"""Rules that ask where a plot lies."""
_OF_SIZE = frozenset({"A09"})
"""Rules that a wrong coordinate system disturbs, since it stretches the shapes."""
_ON_SEAM = frozenset({"T01", "T02", "T04", "T05", "T06"})
STRETCH = "M01"
_KEEPS_SIZE = frozenset({"shifted", "one-of-two", "axes-swapped"})
"""What leaves the shapes as they are; a turn changes them by rounding, another system stretches them."""
_COLLAPSED, _PROVEN = "degrees", "other-system"
"""Degrees rounded to a thousandth leave no shape; a system that makes all seams meet beats a guess by the window."""
_AT_M = 0.02
_AT_A_DISTANCE = ("M04", "I03")
"""A plot may lie outside its sheet, or its identifier outside the plot, by far more than the sheet lies off."""


def hang(findings: FindingTable, known: FindingTable | None = None) -> FindingTable:
    """Return `findings` with their causes filled in.

    Parameters
    ----------
    findings : FindingTable
    known : FindingTable, optional
        Other findings that are in force: the causes among them explain these findings too.
    """
    cause = np.full(len(findings), None, dtype=object)
    every = joined([findings, known]) if known is not None else findings
    _under_stretches(findings, cause, every.take(every["rule"] == STRETCH))
    _under_sheets(findings, cause, every.take(every.among("rule", SHEET_CAUSES)))
    return FindingTable({**findings.columns, "cause": cause}, findings.geometry, findings.crs)


def on_stretches(findings: FindingTable, stretches: FindingTable) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs (row of a finding on a seam, row of a stretch of that seam that its place touches)."""
    if not len(stretches):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    on_seam = [code in _ON_SEAM and seam is not None for code, seam in _both(findings, "rule", "seam")]
    placed = np.flatnonzero(np.array(on_seam, dtype=bool))
    places = findings.geometry[placed]
    near, at = shapely.STRtree(stretches.geometry).query(places, predicate="dwithin", distance=_AT_M)
    pairs = zip(placed[near].tolist(), at.tolist(), strict=True)
    sides = {row: set(seam.split(SEAM_SEPARATOR)) for row, seam in enumerate(stretches["seam"])}
    pairs = [(one, row) for one, row in pairs if sides[row] <= set(findings["seam"][one].split(SEAM_SEPARATOR))]
    return tuple(np.array(pairs, dtype=np.int64).reshape(-1, 2).T)


def _under_stretches(findings: FindingTable, cause: np.ndarray, stretches: FindingTable) -> None:
    """Hang what lies on a stretch where two sheets do not meet under the finding of that stretch."""
    # several stretches may touch one place: the one whose name comes first
    pairs = zip(*on_stretches(findings, stretches), strict=True)
    for finding, row in sorted(pairs, key=lambda pair: stretches["fingerprint"][pair[1]], reverse=True):
        cause[finding] = cause_of(stretches, row)


def _under_sheets(findings: FindingTable, cause: np.ndarray, causes: FindingTable) -> None:
    """Hang the symptoms of sheets, and plots, in the wrong place under the findings that say so."""
    if not len(causes):
        return
    of_plot: dict[str, int] = {}
    of_sheet: dict[str, int] = {}
    for row, (code, uids) in enumerate(_both(causes, "rule", "plots")):
        of_plot.update(dict.fromkeys(uids.split(","), row))
        if code == SHEET_OFF:
            commune, sheet = causes["commune"][row], causes["sheet"][row]
            of_sheet[f"{commune}/{sheet}" if commune else str(sheet)] = row
    names = [cause_of(causes, row) for row in range(len(causes))]
    stretched = [sub_code not in _KEEPS_SIZE for sub_code in causes["sub_code"]]
    for at, (code, seam) in enumerate(_both(findings, "rule", "seam")):
        if code == SHEET_OFF or not (code[0] in "GTMB" or code in (*_OF_SIZE, *_AT_A_DISTANCE)):
            continue
        sides = (seam or "").split(SEAM_SEPARATOR)
        row = next((of_sheet[title] for title in sides if title in of_sheet), None)
        if row is None:
            row = next((of_plot[uid] for uid in findings["plots"][at].split(",") if uid in of_plot), None)
            if row is None or not _is_symptom(findings, at, causes, row, stretched[row]):
                continue
        cause[at] = names[row]


def _is_symptom(findings: FindingTable, at: int, causes: FindingTable, row: int, stretched: bool) -> bool:
    """Tell whether a finding about a plot in the wrong place comes from that."""
    code, kind = findings["rule"][at], causes["sub_code"][row]
    if code in SHEET_CAUSES:
        return causes["rule"][row] == SHEET_OFF and kind == _PROVEN
    if code[0] == "G":
        return kind == _COLLAPSED
    if causes["rule"][row] != SHEET_OFF and code[0] in "TM":
        return True
    if code in _AT_A_DISTANCE:
        if causes["rule"][row] != SHEET_OFF:
            return True
        return findings["measured"][at] - findings["tolerance"][at] <= causes["measured"][row]
    return code in _OF_PLACE or (stretched and code in _OF_SIZE)


def _both(findings: FindingTable, one: str, other: str):
    return zip(findings[one], findings[other], strict=True)
