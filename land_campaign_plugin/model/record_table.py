"""Record tables column by column: read when a rule asks for them, let go when no later rule needs them.

Texts are bytes of one length (see `byte_texts`), numbers ``float64`` (``nan`` missing) or ``int64`` (0 missing).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from .byte_texts import as_bytes
from .memory import give_back
from .records import RECORD_TABLES
from .tables import INTEGER, REAL, TEXT

Convert = Callable[[np.ndarray], np.ndarray]
_GIVE_BACK_EVERY = 32
"""Batches after which freed memory goes back to the system: what was decoded lies between what is kept."""
_WIDE = 96
_WIDEST = {"uid": 1 << 16, "file_name": 256, "sides_m": 4096}
"""Bytes that are kept of a text: a longer one is no identifier, and is judged wrong by its beginning as well."""


class TableReader(Protocol):
    """Where the rows of a record table come from: a layer of a file, a sheet of a workbook, arrays in memory."""

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the record table that it has."""

    def batches(self, names: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
        """Yield the rows of some of its columns, in order, in batches of any length."""


class RecordTables:
    """The record tables beside the plots, as far as a source has them.

    Parameters
    ----------
    readers : mapping of str to sequence of TableReader
        By table of `RECORD_TABLES`; several are taken one after the other.
    """

    def __init__(self, readers: Mapping[str, Sequence[TableReader]]):
        self._readers = {table: tuple(parts) for table, parts in readers.items() if parts}
        self._loaded: dict[tuple[str, str], np.ndarray] = {}
        self._rows: dict[str, int] = {}
        self.seconds = 0.0
        """Spent on reading so far."""

    @classmethod
    def of(cls, tables: Mapping[str, Mapping[str, np.ndarray | Sequence]]) -> RecordTables:
        """Return tables held in memory: texts as bytes or ``str``, numbers as arrays."""
        return cls({table: [_Held(table, columns)] for table, columns in tables.items()})

    @property
    def tables(self) -> frozenset[str]:
        """The tables that are there."""
        return frozenset(self._readers)

    def columns(self, table: str) -> frozenset[str]:
        """Return the columns of a table that a source has; none where the table is absent."""
        return frozenset(name for reader in self._readers.get(table, ()) for name in reader.columns)

    def absent(self, table: str, names: Collection[str]) -> list[str]:
        """Return which of some columns of a table are not there."""
        known = self.columns(table)
        return [name for name in names if name not in known]

    def rows(self, table: str) -> int:
        """Return the number of rows of a table, 0 where it is absent."""
        if table not in self._rows:
            known = sorted(self.columns(table))[:1]
            self._rows[table] = sum(len(batch[known[0]]) for batch in self.batches(table, known))
        return self._rows[table]

    def read(self, table: str, name: str) -> np.ndarray:
        """Return a column without keeping it."""
        column = _Filling(self._rows.get(table, 0))
        for batch in self.batches(table, [name]):
            column.add(_narrow(name, batch[name]))
        return column.values(empty_column(table, name, 0))

    def column(self, table: str, name: str) -> np.ndarray:
        """Return a column, read now if it is not at hand."""
        if (table, name) not in self._loaded:
            self.load(table, [name])
        return self._loaded[table, name]

    def is_loaded(self, table: str, name: str) -> bool:
        """Tell whether a column is at hand."""
        return (table, name) in self._loaded

    def load(self, table: str, names: Collection[str], through: Mapping[str, Convert] | None = None) -> None:
        """Read some columns of a table in one pass; those at hand are not read again.

        Parameters
        ----------
        through : mapping of str to callable, optional
            What a column is turned into, batch by batch, so that it is never there as a whole.
        """
        names = [name for name in names if (table, name) not in self._loaded]
        if not names:
            return
        through = through or {}
        columns = {name: _Filling(self._rows.get(table, 0)) for name in names}
        for batch in self.batches(table, names):
            for name, values in batch.items():
                columns[name].add(through[name](values) if name in through else _narrow(name, values))
        for name in names:
            self._loaded[table, name] = columns.pop(name).values(empty_column(table, name, 0))

    def batches(self, table: str, names: Collection[str]) -> Iterator[dict[str, np.ndarray]]:
        """Yield all rows of some columns of a table, in order, without keeping them."""
        total = number = 0
        for reader in self._readers.get(table, ()):
            own = [name for name in names if name in reader.columns]
            # the number of rows must be known where none of the columns is there
            batches = reader.batches(own or sorted(reader.columns)[:1])
            while True:
                began = time.perf_counter()
                batch = next(batches, None)
                self.seconds += time.perf_counter() - began
                if batch is None:
                    break
                rows = len(next(iter(batch.values())))
                total += rows
                if (number := number + 1) % _GIVE_BACK_EVERY == 0:
                    give_back()
                yield {name: batch[name] if name in batch else empty_column(table, name, rows) for name in names}
        self._rows[table] = total

    def keep_only(self, wanted: Collection[tuple[str, str]]) -> None:
        """Let go of all columns but the ``(table, column)`` that are wanted."""
        for key in [key for key in self._loaded if key not in wanted]:
            del self._loaded[key]


class _Filling:
    """A column that is filled batch by batch, in place: small arrays that are kept would lie between what is not.

    Parameters
    ----------
    rows : int
        How many rows are expected; it grows where there are more.
    """

    def __init__(self, rows: int):
        self._expected = rows
        self._held: np.ndarray | None = None
        self._filled = 0

    def add(self, part: np.ndarray) -> None:
        end = self._filled + len(part)
        if self._held is None:
            self._held = np.zeros(max(self._expected, end), dtype=part.dtype)
        if end > len(self._held):
            self._held = np.resize(self._held, max(end, len(self._held) + (len(self._held) >> 1)))
        wider = np.promote_types(self._held.dtype, part.dtype)
        if wider != self._held.dtype:
            self._held = self._held.astype(wider)
        self._held[self._filled : end] = part
        self._filled = end

    def values(self, otherwise: np.ndarray) -> np.ndarray:
        """Return the column, `otherwise` where nothing was added."""
        if self._held is None:
            return otherwise
        return self._held if self._filled == len(self._held) else self._held[: self._filled].copy()


def _narrow(name: str, values: np.ndarray) -> np.ndarray:
    """Return texts no wider than a sane one: one cell of a thousand letters would widen all of two million."""
    most = _WIDEST.get(name, _WIDE)
    return values if values.dtype.kind != "S" or values.dtype.itemsize <= most else values.astype(f"S{most}")


def empty_column(table: str, name: str, rows: int) -> np.ndarray:
    """Return `rows` missing values of a column."""
    kind = RECORD_TABLES[table][name]
    if kind == TEXT:
        return np.zeros(rows, dtype="S1")
    return np.full(rows, np.nan) if kind == REAL else np.zeros(rows, dtype=np.int64)


class _Held:
    """A record table in memory."""

    def __init__(self, table: str, columns: Mapping[str, np.ndarray | Sequence]):
        kinds = RECORD_TABLES[table]
        dtypes = {REAL: np.float64, INTEGER: np.int64}
        self._columns = {
            name: as_bytes(values) if kinds[name] == TEXT else np.asarray(values, dtype=dtypes[kinds[name]])
            for name, values in columns.items()
        }

    @property
    def columns(self) -> frozenset[str]:
        return frozenset(self._columns)

    def batches(self, names: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
        yield {name: self._columns[name] for name in names}
