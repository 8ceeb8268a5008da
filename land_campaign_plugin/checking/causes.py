"""Hangs findings under the finding that explains them: causes before symptoms, single places under their seam.

A sheet that lies off (M02) or outside the province (G09) explains what is reported along its seams and about its
place: those findings are *symptoms*, and are not counted beside it. A stretch along which two sheets do not meet (M01)
gathers the overlaps, gaps and double lines on it: they hang under it in the list, and count.
"""

from __future__ import annotations

import numpy as np

from ..model.findings import SHEET_CAUSES, FindingTable, cause_of
from ..model.seams import SEAM_SEPARATOR
from ..native import shapely

_OF_PLACE = frozenset({"M04", "B01", "B02"})
"""Rules that ask where a plot lies."""
_OF_SIZE = frozenset({"A09"})
"""Rules that a wrong coordinate system disturbs, since it stretches the shapes."""
_ON_SEAM = frozenset({"T01", "T02", "T04", "T05", "T06"})
_STRETCH, _SHEET_OFF = "M01", "M02"
_KEEPS_SIZE = frozenset({"shifted", "turned", "axes-swapped"})
_AT_M = 0.02


def hang(findings: FindingTable, known: FindingTable | None = None) -> FindingTable:
    """Return `findings` with their causes filled in.

    Parameters
    ----------
    findings : FindingTable
    known : FindingTable, optional
        Findings of an earlier whole check: the causes among them that a re-check cannot judge stay in force.
    """
    cause = np.full(len(findings), None, dtype=object)
    _under_stretches(findings, cause)
    for table in filter(None, (findings, known)):
        for row in np.flatnonzero(np.isin(table["rule"].astype(str), [*SHEET_CAUSES])):
            _under_sheet(findings, cause, table, row)
    return FindingTable({**findings.columns, "cause": cause}, findings.geometry, findings.crs)


def _under_stretches(findings: FindingTable, cause: np.ndarray) -> None:
    """Hang what lies on a stretch where two sheets do not meet under the finding of that stretch."""
    stretch = np.flatnonzero(findings["rule"] == _STRETCH)
    on_seam = np.array([code in _ON_SEAM and seam is not None for code, seam in _both(findings, "rule", "seam")], bool)
    placed = np.flatnonzero(on_seam)
    if not len(stretch) or not len(placed):
        return
    near, at = shapely.STRtree(findings.geometry[stretch]).query(
        findings.geometry[placed], predicate="dwithin", distance=_AT_M
    )
    # several stretches may touch one place: the one whose name comes first
    names = findings["fingerprint"].astype(str)
    for finding, where in sorted(zip(placed[near], stretch[at], strict=True), key=lambda pair: names[pair[1]]):
        sides = findings["seam"][finding].split(SEAM_SEPARATOR)
        if cause[finding] is None and set(findings["seam"][where].split(SEAM_SEPARATOR)) <= set(sides):
            cause[finding] = cause_of(findings, where)


def _under_sheet(findings: FindingTable, cause: np.ndarray, causes: FindingTable, row: int) -> None:
    """Hang the symptoms of one sheet, or plot, in the wrong place under the finding that says so."""
    plots = set(causes["plots"][row].split(","))
    commune, sheet = causes["commune"][row], causes["sheet"][row]
    title = f"{commune}/{sheet}" if commune else str(sheet)
    stretched = causes["sub_code"][row] not in _KEEPS_SIZE
    name, off_m = cause_of(causes, row), causes["measured"][row]
    for at, (code, seam) in enumerate(_both(findings, "rule", "seam")):
        if code in SHEET_CAUSES:
            continue
        if causes["rule"][row] == _SHEET_OFF:
            explained = seam is not None and title in seam.split(SEAM_SEPARATOR)
        else:
            explained = code[0] in "TM" and not plots.isdisjoint(findings["plots"][at].split(","))
        if not explained and (code in _OF_PLACE or (stretched and code in _OF_SIZE)):
            beyond = findings["measured"][at] - findings["tolerance"][at] if code == "M04" else 0.0
            explained = beyond <= off_m and not plots.isdisjoint(findings["plots"][at].split(","))
        if explained:
            cause[at] = name


def _both(findings: FindingTable, one: str, other: str):
    return zip(findings[one], findings[other], strict=True)
