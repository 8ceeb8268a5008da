"""Which map sheet each plot of a run lies on, as a number, and what the sheets are called."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.tables import PlotTable
from ..model.texts import TextColumn, objects, paired


@dataclass(frozen=True)
class SheetIndex:
    """The sheets of a run.

    Parameters
    ----------
    of_plot : ndarray of int, shape (n,)
        Number of each plot's sheet, -1 where it is not known.
    names : list of (str, str)
        Commune and sheet number of each sheet; the commune is empty where the data have none.
    """

    of_plot: np.ndarray
    names: list[tuple[str, str]]

    def title(self, sheet: int) -> str:
        """Return what people call a sheet: ``commune/sheet``, or the sheet alone."""
        commune, number = self.names[sheet]
        return f"{commune}/{number}" if commune else number

    def rows_of(self, sheets: list[int]) -> list[np.ndarray]:
        """Return the rows of the plots of each of some sheets."""
        wanted = np.flatnonzero(np.isin(self.of_plot, sheets))
        order = wanted[np.argsort(self.of_plot[wanted], kind="stable")]
        first = np.searchsorted(self.of_plot[order], sheets)
        last = np.searchsorted(self.of_plot[order], sheets, side="right")
        return [order[one:end] for one, end in zip(first, last, strict=True)]


def index_sheets(plots: PlotTable) -> SheetIndex:
    """Number the sheets of a table of plots, in the order of commune and number."""
    count = len(plots)
    if "sheet_number" not in plots:
        return SheetIndex(np.full(count, -1, dtype=np.int32), [])
    found, pairs = sheet_pairs(plots)
    names = [(commune or "", sheet or "") for commune, sheet in pairs]
    order = sorted((number for number, name in enumerate(names) if name[1]), key=names.__getitem__)
    renumbered = np.full(len(names), -1, dtype=np.int32)
    renumbered[order] = np.arange(len(order))
    return SheetIndex(renumbered[found], [names[number] for number in order])


def sheet_pairs(plots: PlotTable) -> tuple[np.ndarray, list[tuple]]:
    """Return a number for each plot and (commune, sheet number) of each number, None where one is not known."""
    sheets = TextColumn.of(plots["sheet_number"])
    if "commune" not in plots:
        return paired(TextColumn(np.zeros(len(plots), dtype=np.int32), objects([None])), sheets)
    return paired(TextColumn.of(plots["commune"]), sheets)
