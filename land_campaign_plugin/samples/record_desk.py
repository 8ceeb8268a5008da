"""A commune's records while errors are put into them: which rows hang together, and which are used already.

Errors are kept apart: a plot, a holder or a certificate that carries one is not used again, so that the truth can say
exactly what must be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from ..model.records import RECORD_TABLES
from .canvas import Canvas
from .records import Records
from .rows import PlotRows

_TRIES = 200
_AT = {table: {name: at for at, name in enumerate(columns)} for table, columns in RECORD_TABLES.items()}


class RecordDesk:
    """Records that can be changed row by row.

    Parameters
    ----------
    canvas : Canvas
        Takes the truth.
    records : Records
        Changed in place.
    """

    def __init__(self, canvas: Canvas, rows: PlotRows, records: Records):
        self.canvas = canvas
        self.records = records
        self.rng = np.random.default_rng([*canvas.commune.plan.plots.tolist()[:1], 12, canvas.commune.plan.index])
        self._row = {uid: at for at, uid in enumerate(rows.uid)}
        self._source = rows.source
        self._busy: set[str] = set()
        self.by_certificate = self._grouped("right", "certificate_uid")
        self.by_party = self._grouped("right", "party_uid")
        self.by_plot = self._grouped("plot_use", "plot_uid")
        self.scanned = self._grouped("document", "certificate_uid")

    def _grouped(self, table: str, column: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at in range(self.count(table)):
            found.setdefault(self.get(table, at, column), []).append(at)
        return found

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return len(self.records.tables[table])

    def get(self, table: str, row: int, column: str):
        """Return a value."""
        return self.records.tables[table][row][_AT[table][column]]

    def put(self, table: str, row: int, **values) -> None:
        """Change values of a row."""
        held = list(self.records.tables[table][row])
        for column, value in values.items():
            held[_AT[table][column]] = value
        self.records.tables[table][row] = tuple(held)

    def add(self, table: str, like: int, **values) -> None:
        """Append a row like another."""
        self.records.tables[table].append(self.records.tables[table][like])
        self.put(table, self.count(table) - 1, **values)

    def has_plot(self, uid: str | None) -> bool:
        """Tell whether there is a plot of this id."""
        return uid in self._row

    def plots_of(self, party: int) -> list[str]:
        """Return the plots that a party holds, by its row."""
        rights = self.by_party.get(self.get("party", party, "uid"), [])
        return sorted({self.get("right", right, "plot_uid") for right in rights})

    def is_free(self, names: Iterable[str]) -> bool:
        """Tell whether none of some plots, parties or certificates, by their ids, carries an error."""
        return self._busy.isdisjoint(names)

    def take(self, *names: str) -> None:
        """Mark plots, parties or certificates as used."""
        self._busy.update(names)

    def pick(self, table: str, fits: Callable[[int], bool]) -> int | None:
        """Return a row of a table that fits, or None when none is found."""
        count = self.count(table)
        for row in self.rng.choice(count, min(_TRIES, count), replace=False).tolist() if count else ():
            if fits(row):
                return row
        return None

    def pick_certificate(self, fits: Callable[[int], bool] = lambda _: True) -> int | None:
        """Return a free certificate without a scan, whose plot and holders are free."""

        def free(row: int) -> bool:
            uid, plot = self.get("certificate", row, "uid"), self.get("certificate", row, "plot_uid")
            return uid not in self.scanned and self.is_free([uid, plot, *self.holders(uid)]) and fits(row)

        return self.pick("certificate", free)

    def holders(self, certificate: str) -> list[str]:
        """Return the parties of a certificate."""
        return [self.get("right", right, "party_uid") for right in self.by_certificate.get(certificate, ())]

    def pick_person(self, fits: Callable[[int], bool] = lambda _: True) -> int | None:
        """Return a free party with a citizen number whose plots are free."""

        def free(row: int) -> bool:
            named = self.get("party", row, "citizen_number") is not None
            plots = self.plots_of(row)
            return named and bool(plots) and self.is_free([self.get("party", row, "uid"), *plots]) and fits(row)

        return self.pick("party", free)

    def take_party(self, row: int) -> list[str]:
        """Mark a party and its plots as used; return the plots."""
        plots = self.plots_of(row)
        self.take(self.get("party", row, "uid"), *plots)
        return plots

    def take_certificate(self, row: int) -> str:
        """Mark a certificate, its holders and its plot as used; return the plot."""
        uid, plot = self.get("certificate", row, "uid"), self.get("certificate", row, "plot_uid")
        self.take(uid, plot, *self.holders(uid))
        return plot

    def say(self, rule: str, plots: Iterable[str], record: str | None) -> None:
        """Write down what a check must find; its place is that of the first plot."""
        plots = sorted(set(plots))
        place = self.canvas.commune.point[self._source[self._row[plots[0]]]] if plots else None
        self.canvas.say(rule, plots, place, record)
