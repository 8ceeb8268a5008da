"""What is wrong with drawn lines, as findings: the plots at each place, the sheet and commune it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.tables import ShapeTable
from ..native import shapely
from .block import Run
from .rule import Found, found, nothing_found


@dataclass(frozen=True)
class LineFinding:
    """One thing that is wrong with drawn lines.

    Parameters
    ----------
    kind : str
        Sub-code.
    place : geometry
        What is shown.
    at : geometry
        The place whose plots the finding names.
    anchor_mm : tuple of int
        A vertex of the drawing, which tells it apart.
    lines : ndarray of int
        Rows of the lines.
    measured_m, tolerance_m : float
    name : str
        What else tells it apart.
    """

    kind: str
    place: object
    at: object
    anchor_mm: tuple[int, int]
    lines: np.ndarray
    measured_m: float
    tolerance_m: float
    name: str = ""


def line_findings(run: Run, table: ShapeTable, lines: list[LineFinding], severity: str, within_m: float) -> Found:
    """Return findings, each with the plots no farther than `within_m` from its place; there may be none."""
    if not lines:
        return nothing_found()
    lines = sorted(lines, key=lambda line: (line.anchor_mm, line.kind, line.name, tuple(shapely.bounds(line.at))))
    members, offsets = _plots_at(run, _texts(line.at for line in lines), within_m)
    measured = np.array([line.measured_m for line in lines])
    first = [members[begin] if end > begin else -1 for begin, end in zip(offsets[:-1], offsets[1:], strict=True)]
    return found(
        members,
        severity,
        offsets=offsets,
        sub_code=_texts(line.kind for line in lines),
        measured=measured,
        tolerance=np.array([line.tolerance_m for line in lines]),
        unit=np.where(np.isfinite(measured), "m", "").astype(object),
        place=_texts(line.place for line in lines),
        anchor_mm=[line.anchor_mm for line in lines],
        subject=_texts(f"{line.kind}|{line.name}" for line in lines),
        commune=_of_line(run, table, "commune", lines, first),
        sheet=_of_line(run, table, "sheet_number", lines, first),
    )


def _plots_at(run: Run, at: np.ndarray, within_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the plots at each place, in the order of their ids, and where each place's plots begin."""
    place, rows = run.places.near(at, within_m)
    known = np.unique(rows)
    ids = run.uid_of(known)[np.searchsorted(known, rows)].astype(str) if len(rows) else rows.astype(str)
    order = np.lexsort((ids, place))
    return rows[order], np.searchsorted(place[order], np.arange(len(at) + 1))


def _of_line(run: Run, table: ShapeTable, name: str, lines: list[LineFinding], first: list[int]) -> np.ndarray:
    """Return what the lines say of their commune or sheet, else what the first plot says."""
    of_plot = run.plots.columns.get(name)

    def value(line: LineFinding, row: int):
        said = sorted({text for text in table[name][line.lines] if text})
        if said:
            return said[0]
        return of_plot[row] if of_plot is not None and row >= 0 else None

    return _texts(value(line, row) for line, row in zip(lines, first, strict=True))


def _texts(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]
