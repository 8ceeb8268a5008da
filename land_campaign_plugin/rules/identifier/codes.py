"""The identifiers of a run's plots: their cells, and where those lie."""

from __future__ import annotations

import numpy as np

from ...model.byte_texts import as_bytes, as_texts, letters
from ...model.plot_code import cells, middles
from ...model.projection import WGS84, transformation
from ..block import Run

_POINTS = "points of plot identifiers"


class Codes:
    """The identifiers of plots without spaces around them, indexed like an array of texts and None.

    Parameters
    ----------
    written : ndarray of bytes, shape (n,)
        Held as bytes: as texts those of a province take ten times the memory.
    """

    def __init__(self, written: np.ndarray):
        self.written = written

    @property
    def said(self) -> np.ndarray:
        """Mask of the plots that have one."""
        return self.written != b""

    def __getitem__(self, rows) -> np.ndarray:
        return as_texts(self.written[rows])


def said_codes(run: Run) -> Codes:
    """Return the identifier of each plot."""
    return run.once("plot identifiers", lambda: codes_of(run.plots["plot_code"]))


def code_cells(run: Run) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each plot's cell, and which plots have an identifier of the right form."""
    return run.once("cells of plot identifiers", lambda: cells(said_codes(run).written))


def work_out_points(run: Run) -> None:
    """Find where the cells lie; to be asked for before the blocks are, since projections are not for their threads."""
    run.once(_POINTS, lambda: _points(run))


def points(run: Run) -> np.ndarray:
    """Return the middle of each plot's cell in the plots' CRS, shape (n, 2), nan where there is none."""
    return run.found_before(_POINTS, np.full((len(run.plots), 2), np.nan))


def codes_of(column) -> Codes:
    """Return the identifiers of a column of texts, or of bytes."""
    if not (isinstance(column, np.ndarray) and column.dtype.kind == "S"):
        return Codes(as_bytes([(text or "").strip() or None for text in column]))
    spaced = np.flatnonzero((letters(column) == ord(" ")).any(axis=1))
    if len(spaced):
        column = column.copy()
        column[spaced] = [text.strip() for text in column[spaced].tolist()]
    return Codes(column)


def _points(run: Run) -> np.ndarray:
    found = np.full((len(run.plots), 2), np.nan)
    numbers, right = code_cells(run)
    rows = np.flatnonzero(right)
    if len(rows):
        degrees = np.column_stack(middles(numbers[rows]))
        found[rows] = transformation(WGS84, run.plots.crs)(degrees)
    return found
