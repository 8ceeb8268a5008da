"""The columns of free text, of plots and of records, and what is judged of them once a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..model.tables import PLOT_FIELDS, Table
from ..model.text_verdict import with_gains
from ..model.texts import TextColumn, objects

FREE_TEXTS = tuple(name for name in ("address", "hamlet", "land_use", "note") if name in PLOT_FIELDS)
RECORD_TEXTS: dict[str, tuple[str, ...]] = {
    "certificate": ("register_number", "kind", "sheet_number", "plot_number"),
    "party": ("name", "address"),
    "right": ("role", "legal_form"),
    "plot_use": ("origin", "term", "form"),
    "document": ("file_name",),
}
"""Columns of records that hold text, by table; serials and other identifiers have rules of their own."""
RECORD_LINKS: dict[str, tuple[str, ...]] = {
    "certificate": ("plot_uid",),
    "party": (),
    "right": ("plot_uid", "party_uid"),
    "plot_use": ("plot_uid",),
    "document": ("plot_uid",),
}
"""Columns by which those records belong to plots: parties through their rights."""
PLACES = frozenset({"address", "hamlet", "party.address"})
"""Columns that name communes."""
NAMES = PLACES | {"party.name"}
"""Columns whose words begin with capitals."""
WITH_LINES = frozenset({"note"})
"""Columns in which line breaks are meant."""


def judged(column: TextColumn, judge: Callable[[str], object]) -> np.ndarray:
    """Return what `judge` says of each row's text, asked once a text that comes up; None for what is missing."""
    present = np.unique(column.codes)
    said = np.full(len(column.values), None, dtype=object)
    said[present] = objects([None if text is None else judge(text) for text in column.values[present]])
    return said[column.codes]


def by_commune(table: Table, name: str) -> Iterator[tuple[str | None, np.ndarray, TextColumn]]:
    """Yield, for each commune, the rows whose text goes beyond ASCII, and their texts: a commune's file is a column.

    Communes of whose texts no word reads better in another encoding are left out.
    """
    column = TextColumn.of(table[name])
    beyond = np.array([text is not None and not text.isascii() for text in column.values], dtype=bool)
    gaining = np.zeros(len(beyond), dtype=bool)
    gaining[beyond] = with_gains(column.values[beyond].tolist())
    if not gaining.any():
        return
    rows = np.flatnonzero(beyond[column.codes])
    if "commune" not in table:
        yield None, rows, column.take(rows)
        return
    communes = TextColumn.of(table["commune"])
    suspect = np.zeros(len(communes.values), dtype=bool)
    suspect[communes.codes[rows[gaining[column.codes[rows]]]]] = True
    rows = rows[suspect[communes.codes[rows]]]
    communes = communes.take(rows)
    order = np.argsort(communes.codes, kind="stable")
    starts = np.flatnonzero(np.diff(communes.codes[order], prepend=-1))
    for here in np.split(order, starts[1:]):
        if len(here):
            yield communes[int(here[0])], rows[here], column.take(rows[here])
