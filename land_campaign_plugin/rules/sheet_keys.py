"""Which map sheet a plot lies on, as numbers that can be grouped and looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from ..model.tables import Table


def normalised(value: str | None) -> str:
    """Return a number as it is compared: no spaces, no leading zeros, capital letters."""
    return (value or "").replace(" ", "").lstrip("0").upper()


def value_codes(values: np.ndarray) -> np.ndarray:
    """Return a whole number for each value, the same for values that mean the same."""
    if values.dtype != object:
        return np.unique(values, return_inverse=True)[1]
    known: dict[str, int] = {}
    of = {value: known.setdefault(normalised(value), len(known)) for value in set(values)}
    return np.fromiter((of[value] for value in values), dtype=np.int64, count=len(values))


def sheet_codes(table: Table, *columns: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a number for each row, equal where all `columns` agree (absent ones always do), and each number's rows."""
    label = np.zeros(len(table), dtype=np.int64)
    for name in columns:
        if name in table:
            codes = value_codes(table[name])
            label = label * (codes.max(initial=0) + 1) + codes
            label = np.unique(label, return_inverse=True)[1]
    return label, np.bincount(label, minlength=1)


def key_of(*values: Iterable) -> list[tuple]:
    """Return the normalised texts of several columns, row by row."""
    return [tuple(normalised(value) for value in row) for row in zip(*values, strict=True)]


def sheet_rows(plots: Table, rows: np.ndarray, value_of: Callable[[str, str, int], int]) -> np.ndarray:
    """Return ``value_of(commune, sheet number, scale)`` for each plot, asked once a sheet; scale 0 is not known."""
    none = np.full(len(rows), None, dtype=object)
    communes = plots["commune"][rows] if "commune" in plots else none
    numbers = plots["sheet_number"][rows] if "sheet_number" in plots else none
    scales = (plots["map_scale"][rows] if "map_scale" in plots else np.zeros(len(rows), np.int64)).tolist()
    known = {
        (commune, number, scale): value_of(normalised(commune), normalised(number), scale)
        for commune, number, scale in set(zip(communes, numbers, scales, strict=True))
    }
    asked = map(known.__getitem__, zip(communes, numbers, scales, strict=True))
    return np.fromiter(asked, dtype=np.int64, count=len(rows))
