"""Counts plots by commune, sheet and hamlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..model.hamlets import hamlets
from ..model.tables import PlotTable, Table
from ..model.texts import TextColumn, objects, paired


class Tally:
    """The place of each plot: its commune, sheet and hamlet.

    Parameters
    ----------
    plots : PlotTable
        Columns that are absent make no difference between places.
    """

    def __init__(self, plots: PlotTable):
        commune, sheet = (
            TextColumn.of(plots[name]) if name in plots else TextColumn(np.zeros(len(plots), np.int32), objects([None]))
            for name in ("commune", "sheet_number")
        )
        codes, pairs = paired(commune, sheet)
        self._codes, places = paired(TextColumn(codes.astype(np.int32), objects(pairs)), hamlets(plots))
        self._places = [(*pair, hamlet) for pair, hamlet in places]

    def table(self, columns: Sequence[tuple[str, type]], members: Mapping[str, np.ndarray]) -> Table:
        """Return how many plots each name has, place by place; a name without plots has a row with 0 and no place.

        Parameters
        ----------
        columns : sequence of (str, type)
            Names and types of the columns: the name, commune, sheet, hamlet, the count.
        members : mapping of str to ndarray of int
            Rows of the plots of each name.
        """
        rows = []
        for name, of_name in members.items():
            counts = np.bincount(self._codes[of_name], minlength=len(self._places))
            rows += [(name, *self._places[at], int(counts[at])) for at in np.flatnonzero(counts).tolist()]
            if not len(of_name):
                rows.append((name, None, None, None, 0))
        found = {name: objects([row[at] for row in rows]) for at, (name, _) in enumerate(columns)}
        return Table({name: found[name].astype(dtype) for name, dtype in columns})
