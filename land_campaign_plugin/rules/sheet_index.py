"""Which map sheet each plot of a run lies on, as a number, and what the sheets are called."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.tables import PlotTable


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
    sheets = plots.columns.get("sheet_number")
    if sheets is None:
        return SheetIndex(np.full(count, -1), [])
    communes = plots.columns.get("commune")
    communes = np.full(count, "", dtype=object) if communes is None else communes
    known: dict[tuple, int] = {}
    pairs = zip(communes, sheets, strict=True)
    found = np.fromiter((known.setdefault(pair, len(known)) for pair in pairs), dtype=np.int64, count=count)
    names = [(commune or "", sheet or "") for commune, sheet in known]
    order = sorted((number for number, name in enumerate(names) if name[1]), key=names.__getitem__)
    renumbered = np.full(len(names), -1)
    renumbered[order] = np.arange(len(order))
    return SheetIndex(renumbered[found], [names[number] for number in order])
