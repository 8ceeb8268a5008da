"""Columns of texts as numbers: three million plots share a few thousand texts, each of which is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np


class TextColumn:
    """A column of texts, indexed like an array of ``str`` and ``None``.

    Parameters
    ----------
    codes : ndarray of int32, shape (n,)
    values : ndarray of object
        The text that each code stands for. Not every one need come up, and equal ones may stand twice.
    """

    def __init__(self, codes: np.ndarray, values: np.ndarray):
        self.codes = codes
        self.values = values

    @classmethod
    def of(cls, column: TextColumn | Sequence) -> TextColumn:
        """Return a column of texts as numbers."""
        if isinstance(column, cls):
            return column
        known: dict[str | None, int] = {}
        codes = np.fromiter((known.setdefault(text, len(known)) for text in column), np.int32, count=len(column))
        return cls(codes, objects(known))

    @classmethod
    def joined(cls, parts: Sequence[TextColumn]) -> TextColumn:
        """Return columns one after the other."""
        known: dict[str | None, int] = {}
        codes = []
        for part in parts:
            number = np.array([known.setdefault(text, len(known)) for text in part.values], dtype=np.int32)
            codes.append(number[part.codes])
        return cls(np.concatenate(codes), objects(known))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, rows):
        return self.values[self.codes[rows]]

    def __iter__(self) -> Iterator[str | None]:
        return iter(self[:])

    def __array__(self, dtype=None) -> np.ndarray:
        return self[:]

    def take(self, rows) -> TextColumn:
        """Return some rows as a column of their own."""
        return TextColumn(self.codes[rows], self.values)

    def mapped(self, judge: Callable[[str | None], object], dtype=object) -> np.ndarray:
        """Return what `judge` says of each row, asked once a text."""
        said = np.empty(len(self.values), dtype=dtype)
        said[:] = [judge(text) for text in self.values]
        return said[self.codes]


def objects(values) -> np.ndarray:
    """Return an array of objects of any kind."""
    result = np.empty(len(values), dtype=object)
    result[:] = list(values)
    return result


def paired(one: TextColumn, other: TextColumn) -> tuple[np.ndarray, list[tuple]]:
    """Return a number for each row, equal where both texts are, and the two texts that each number stands for."""
    width = len(other.values)
    key = one.codes.astype(np.int64) * width + other.codes
    # a table of all pairs that could be is small beside the rows, or else few rows are there to sort
    if len(one.values) * width <= max(4 * len(key), 1 << 16):
        present = np.zeros(len(one.values) * width, dtype=bool)
        present[key] = True
        distinct = np.flatnonzero(present)
        number = np.cumsum(present, dtype=np.int32) - 1
        codes = number[key]
    else:
        distinct, codes = np.unique(key, return_inverse=True)
    first, second = np.divmod(distinct, max(width, 1))
    pairs = list(zip(one.values[first], other.values[second], strict=True))
    known: dict[tuple, int] = {}
    merged = np.array([known.setdefault(pair, len(known)) for pair in pairs], dtype=np.int32)
    return merged[codes], list(known)
