"""Plots in memory as a source for re-checks; edits are made in place."""

from __future__ import annotations

import numpy as np

from ..model.tables import PlotTable
from ..native import shapely
from .incremental import Bounds

GEOMETRY = "geom"


class TableSource:
    """A table of plots that can be asked for neighbours and edited.

    Parameters
    ----------
    plots : PlotTable
        Its columns and shapes are changed by `apply`; it has a ``uid`` column.
    """

    def __init__(self, plots: PlotTable):
        self.plots = plots
        self._boxes = shapely.bounds(plots.geometry)
        self._row = {uid: row for row, uid in enumerate(plots["uid"])}

    def around(self, bounds: list[Bounds], grow_m: float) -> PlotTable:
        """Return the plots whose boxes meet any of the boxes, grown by a distance."""
        chosen = np.zeros(len(self.plots), dtype=bool)
        left, bottom, right, top = self._boxes.T
        for xmin, ymin, xmax, ymax in bounds:
            chosen |= (
                (left <= xmax + grow_m) & (right >= xmin - grow_m) & (bottom <= ymax + grow_m) & (top >= ymin - grow_m)
            )
        return self.plots.take(chosen)

    def numbered(self, keys: list[tuple[str, str, str]]) -> PlotTable:
        """Return the plots with any of these (commune, sheet number, plot number)."""
        wanted = set(keys)
        columns = [self.plots.columns.get(name) for name in ("commune", "sheet_number", "plot_number")]
        values = [np.full(len(self.plots), None) if column is None else column for column in columns]
        chosen = np.fromiter((key in wanted for key in zip(*values, strict=True)), dtype=bool, count=len(self.plots))
        return self.plots.take(chosen)

    def values(self, uid: str, names) -> dict[str, object]:
        """Return what a plot has now in some columns, its shape under ``"geom"``."""
        row = self._row[uid]
        return {name: self.plots.geometry[row] if name == GEOMETRY else self.plots.columns[name][row] for name in names}

    def bounds(self, uids) -> list[Bounds]:
        """Return the boxes of some plots that have a shape."""
        boxes = (self._boxes[self._row[uid]] for uid in uids)
        return [tuple(map(float, box)) for box in boxes if np.isfinite(box).all()]

    def apply(self, changes: dict[str, dict[str, object]]) -> None:
        """Give plots new values, a new shape under ``"geom"``."""
        for uid, columns in changes.items():
            row = self._row[uid]
            for name, value in columns.items():
                if name == GEOMETRY:
                    self.plots.geometry[row] = value
                    self._boxes[row] = shapely.bounds(value)
                else:
                    self.plots.columns[name][row] = value
