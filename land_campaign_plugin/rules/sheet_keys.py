"""Which map sheet a plot lies on, as numbers that can be grouped and looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from ..model.tables import Table
from ..model.texts import TextColumn, objects

_MOST = 2**62


def normalised(value: str | None) -> str:
    """Return a number as it is compared: no spaces, no leading zeros, capital letters."""
    return (value or "").replace(" ", "").lstrip("0").upper()


def is_said(value: str | None) -> bool:
    """Tell whether a text says anything."""
    return bool(value and value.strip())


def value_codes(values: TextColumn | np.ndarray) -> tuple[np.ndarray, int]:
    """Return a whole number for each value, the same for values that mean the same, and how many numbers there are."""
    if not isinstance(values, TextColumn) and values.dtype != object:
        distinct = np.unique(values)
        return np.searchsorted(distinct, values), len(distinct)
    known: dict[str, int] = {}
    codes = TextColumn.of(values).mapped(lambda value: known.setdefault(normalised(value), len(known)), np.int64)
    return codes, len(known)


def row_codes(table: Table, columns: Iterable[str], rows: np.ndarray | slice = slice(None)) -> np.ndarray:
    """Return a number for each of some rows, equal where all of `columns` agree; absent ones always do."""
    label, count = np.zeros(len(np.arange(len(table))[rows]), dtype=np.int64), 1
    for name in columns:
        if name in table:
            values = table[name]
            codes, several = value_codes(values.take(rows) if isinstance(values, TextColumn) else values[rows])
            if count * several > _MOST:
                distinct, label = np.unique(label, return_inverse=True)
                count = len(distinct)
            label *= several
            label += codes
            count *= several
    return label


def sheet_codes(table: Table, *columns: str) -> tuple[np.ndarray, dict[int, int]]:
    """Return a number for each row, equal where all `columns` agree (absent ones always do), and each number's rows."""
    label = row_codes(table, columns)
    distinct, count = np.unique(label, return_counts=True)
    return label, dict(zip(distinct.tolist(), count.tolist(), strict=True))


def key_of(*values: Iterable) -> list[tuple]:
    """Return the normalised texts of several columns, row by row."""
    return [tuple(normalised(value) for value in row) for row in zip(*values, strict=True)]


def sheet_rows(plots: Table, rows: np.ndarray, value_of: Callable[[str, str, int], int]) -> np.ndarray:
    """Return ``value_of(commune, sheet number, scale)`` for each plot, asked once a sheet; scale 0 is not known."""
    said = [_texts(plots, name, rows) for name in ("commune", "sheet_number")]
    scales = plots["map_scale"][rows] if "map_scale" in plots else np.zeros(len(rows), np.int64)
    (communes, numbers), (distinct, scale_codes) = said, np.unique(scales, return_inverse=True)
    label = (communes.codes.astype(np.int64) * len(numbers.values) + numbers.codes) * len(distinct) + scale_codes
    _, first, of = np.unique(label, return_index=True, return_inverse=True)
    keys = zip(communes[first], numbers[first], scales[first].tolist(), strict=True)
    values = [value_of(normalised(commune), normalised(number), scale) for commune, number, scale in keys]
    return np.array(values, dtype=np.int64)[of]


def _texts(plots: Table, name: str, rows: np.ndarray) -> TextColumn:
    """Return some rows of a column of texts, all None where it is absent."""
    if name not in plots:
        return TextColumn(np.zeros(len(rows), dtype=np.int32), objects([None]))
    column = plots[name]
    return column.take(rows) if isinstance(column, TextColumn) else TextColumn.of(column[rows])
