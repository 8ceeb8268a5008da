"""The records of a run: what several rules of records need, worked out once.

Links between tables become row numbers as the tables are read, so that no column of ids is held longer than its
batch; whoever needs the id of a record reads it for the rows of its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from ..model import person_name
from ..model.byte_texts import KeyIndex, as_bytes, as_texts, hashes, spans_of
from ..model.record_table import RecordTables
from ..model.records import LINKS
from ..model.ruleset import Ruleset
from ..model.tables import Table
from ..model.texts import TextColumn, objects
from .block import Run
from .rule import Found, found, joined, nothing_found

HASHED: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "name": lambda values: hashes(person_name.keys(values)),
    "address": hashes,
}
"""Columns of long texts that are there as 64-bit hashes only: to find equal ones, which `RecordRun.pick` verifies.
Names are equal where they are spellings of one name."""
STREAMED = frozenset({"uid", "sides_m"})
"""Columns that are too wide to be held: ids are read for the rows of findings, at the end, sides batch by batch."""
_PLOTS = "plot"
_RETIRED = "retired"
_PART = 1 << 16
"""Rows that are looked at together where a column is not held."""


def in_force(plots: Table, ruleset: Ruleset) -> np.ndarray:
    """Return the mask of the plots in force that need a record: no road, canal or water that forms no plot."""
    mask = np.ones(len(plots), dtype=bool)
    if "status" in plots:
        mask &= TextColumn.of(plots["status"]).mapped(lambda status: status != _RETIRED, bool)
    if "non_plot" in plots:
        mask &= plots["non_plot"] == 0
    if "land_use" in plots:
        mask &= ~TextColumn.of(plots["land_use"]).mapped(ruleset.network_uses.__contains__, bool)
    return mask


class RecordRun:
    """Record tables and the plots that they belong to.

    Parameters
    ----------
    run : Run
        The plots; their rows are what links lead to.
    tables : RecordTables
    """

    def __init__(self, run: Run, tables: RecordTables):
        self.run = run
        self.tables = tables
        self._indexes: dict[str, KeyIndex | None] = {}
        self._worked_out: dict[str, object] = {}

    def has(self, table: str, *names: str) -> bool:
        """Tell whether a table is there, with all of some columns."""
        return table in self.tables.tables and not self.tables.absent(table, names)

    def count(self, table: str) -> int:
        """Return the number of rows of a table, 0 where it is absent."""
        return self.tables.rows(table)

    def load(self, columns: Mapping[str, Collection[str]]) -> None:
        """Read columns of tables that are there, each table in one pass, links as row numbers."""
        for table in sorted(columns, key=self._links_last):
            known = self.tables.columns(table)
            wanted = known.intersection(columns[table]) - STREAMED
            names = sorted(name for name in wanted if not self.tables.is_loaded(table, name))
            through: dict[str, Callable[[np.ndarray], np.ndarray]] = {}
            for name in names:
                if name in HASHED:
                    through[name] = HASHED[name]
                elif name in LINKS and (index := self._index(LINKS[name])) is not None:
                    through[name] = index.rows
            self.tables.load(table, [name for name in names if name not in LINKS or name in through], through)

    def load_links(self, columns: Mapping[str, Collection[str]]) -> None:
        """Read all links among some columns, and let go of the ids that they were looked up by."""
        self.load({table: [name for name in names if name in LINKS] for table, names in columns.items()})
        self._indexes.clear()

    def column(self, table: str, name: str) -> np.ndarray:
        """Return a column of a table: texts as bytes, those of `HASHED` as their hashes, numbers as they are."""
        self.load({table: [name]})
        return self.tables.column(table, name)

    def pick(self, table: str, name: str, rows: np.ndarray) -> np.ndarray:
        """Return some rows of a column of texts as bytes, in the order of `rows`: one pass over the table."""
        order = np.argsort(rows, kind="stable")
        parts, start = [], 0
        for batch in self.tables.batches(table, [name]):
            low, high = np.searchsorted(rows[order], [start, start + len(batch[name])])
            parts.append(batch[name][rows[order[low:high]] - start])
            start += len(batch[name])
        picked = np.concatenate([np.empty(0, "S1"), *parts])
        back = np.empty_like(picked)
        back[order] = picked
        return back

    def batches(self, table: str, names: Collection[str]) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
        """Yield columns of texts as bytes, a part of the rows at a time, with the row that each part begins at."""
        begin = 0
        for batch in self.tables.batches(table, names):
            rows = len(next(iter(batch.values())))
            for start in range(0, rows, _PART):
                yield begin + start, {name: values[start : start + _PART] for name, values in batch.items()}
            begin += rows

    def links(self, table: str, name: str) -> np.ndarray | None:
        """Return the row that each row of a table names, `NOT_SAID` or `NOT_THERE` where there is none.

        None where the table or the column is absent, or what it names is not known at all.
        """
        self.load({table: [name]})
        return self.tables.column(table, name) if self.tables.is_loaded(table, name) else None

    @cached_property
    def in_force(self) -> np.ndarray:
        """Mask of the plots in force that need a record: no road, canal or water that forms no plot."""
        return in_force(self.run.plots, self.run.ruleset)

    @cached_property
    def rights_by_party(self) -> Groups | None:
        """Rows of ``right`` of each party."""
        of = self.links("right", "party_uid")
        return None if of is None else Groups(of, self.count("party"))

    @cached_property
    def rights_by_certificate(self) -> Groups | None:
        """Rows of ``right`` of each certificate: the members of its group of holders."""
        of = self.links("right", "certificate_uid")
        return None if of is None else Groups(of, self.count("certificate"))

    def plots_of(self, table: str, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the plots that some records belong to, as members and offsets of findings.

        A party belongs to the plots that it holds a right in, other records to the plot that they name.
        """
        if table == "party":
            return self._held_plots(rows)
        of = self.links(table, "plot_uid")
        plot = np.full(len(rows), -1) if of is None else of[rows]
        return plot[plot >= 0].astype(np.int64), np.concatenate([[0], np.cumsum(plot >= 0)])

    def communes_of(self, table: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the commune of each record by number, and the communes; one number beyond them for no plot.

        A party in several communes counts for that of its first right.
        """
        plots = self.run.plots
        known = "commune" in plots
        column = (
            TextColumn.of(plots["commune"]) if known else TextColumn(np.zeros(len(plots), np.int32), objects([None]))
        )
        number = np.full(self.count(table), len(column.values), dtype=np.int32)
        of = self.links("right" if table == "party" else table, "plot_uid")
        rows = np.flatnonzero(of >= 0) if of is not None else np.empty(0, np.int64)
        holder = rows
        if table == "party":
            party = self.links("right", "party_uid")
            rows = rows[party[rows] >= 0][::-1] if party is not None else rows[:0]
            holder = party[rows] if party is not None else rows
        if len(rows):
            number[holder] = column.codes[of[rows]]
        return number, column.values

    def _held_plots(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        groups, of = self.rights_by_party, self.links("right", "plot_uid")
        if groups is None or of is None:
            return np.empty(0, np.int64), np.zeros(len(rows) + 1, np.int64)
        right, offsets = groups.members(rows)
        plot, finding = of[right], np.repeat(np.arange(len(rows)), np.diff(offsets))
        pairs = np.unique(np.stack([finding[plot >= 0], plot[plot >= 0]], axis=1), axis=0).reshape(-1, 2)
        return pairs[:, 1], np.searchsorted(pairs[:, 0], np.arange(len(rows) + 1))

    def name_records(self, parts: Iterable[Found]) -> None:
        """Put the ids of records in place of their rows in findings; each table is read once for all of them."""
        parts = [part for part in parts if part.record is not None]
        refs = {ref for part in parts for ref in part.record.tolist() if isinstance(ref, tuple)}
        names: dict[str, dict[int, str]] = {}
        for table in sorted({ref[0] for ref in refs}):
            rows = np.array(sorted({row for ref in refs if ref[0] == table for row in ref[1:]}), dtype=np.int64)
            known = self.has(table, "uid")
            uids = as_texts(self.pick(table, "uid", rows)).tolist() if known else [None] * len(rows)
            names[table] = dict(zip(rows.tolist(), uids, strict=True))
        for part in parts:
            part.record = objects([_named(ref, names) for ref in part.record.tolist()])

    def found(self, table: str, rows: np.ndarray, severity, field: str, **values) -> Found:
        """Return one finding for each of some records: its plots, its id, and ``table.column`` as its field."""
        if not len(rows):
            return nothing_found()
        members, offsets = self.plots_of(table, rows)
        name = f"{table}.{field}" if isinstance(field, str) else objects([f"{table}.{each}" for each in field])
        return found(members, severity, offsets=offsets, field_name=name, record=_refs(table, rows), **values)

    def judged(self, table: str, field: str, codes: np.ndarray, names: Sequence[str], severity, detail=None) -> Found:
        """Return one finding for each record whose judgement is not 0.

        Parameters
        ----------
        codes : ndarray of int
            Positions in `names`, the sub-codes.
        detail : callable, optional
            ``detail(text)`` gives what the message shows of the field's value; nothing is shown without.
        """
        rows = np.flatnonzero(codes)
        shown = as_texts(self.column(table, field)[rows]) if detail else []
        return self.found(
            table,
            rows,
            severity,
            field,
            sub_code=objects(list(names))[codes[rows]],
            detail=objects([detail(text) for text in shown]) if detail else "",
        )

    def found_groups(self, table: str, rows: np.ndarray, offsets: np.ndarray, severity, field: str, **values) -> Found:
        """Return one finding for each group of records: all their plots, and their ids, comma-separated."""
        if len(offsets) < 2:
            return nothing_found()
        members, starts = self.plots_of(table, rows)
        group = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        of_member = np.repeat(group, np.diff(starts))
        pairs = np.unique(np.stack([of_member, members], axis=1), axis=0).reshape(-1, 2)
        return found(
            pairs[:, 1],
            severity,
            offsets=np.searchsorted(pairs[:, 0], np.arange(len(offsets))),
            field_name=f"{table}.{field}",
            record=objects([(table, *rows[start:end].tolist()) for start, end in spans_of(offsets)]),
            **values,
        )

    def once(self, name: str, make: Callable[[], object]) -> object:
        """Return what `make` gives, worked out by the first rule that asks."""
        if name not in self._worked_out:
            self._worked_out[name] = make()
        return self._worked_out[name]

    @cached_property
    def holders(self) -> Groups | None:
        """Rows of ``right`` by group of holders: those of one certificate, else of one plot without a certificate."""
        plot = self.links("right", "plot_uid")
        if plot is None:
            return None
        papers, paper = self.count("certificate"), self.links("right", "certificate_uid")
        group = np.where(plot >= 0, plot + np.int32(papers), np.int32(-1))
        if paper is not None:
            group = np.where(paper >= 0, paper, group)
        return Groups.said(group)

    def _index(self, table: str) -> KeyIndex | None:
        if table not in self._indexes:
            if table == _PLOTS:
                plots = self.run.plots
                self._indexes[table] = KeyIndex(as_bytes(plots["uid"])) if "uid" in plots else None
            else:
                there = self.has(table, "uid")
                self._indexes[table] = KeyIndex(self.tables.read(table, "uid")) if there else None
        return self._indexes[table]

    @staticmethod
    def _links_last(table: str) -> bool:
        return table in ("right", "document")


def _refs(table: str, rows: np.ndarray) -> np.ndarray:
    """Return records as table and row, until `RecordRun.name_records` puts their ids in place."""
    return objects([(table, row) for row in rows.tolist()])


def _named(ref: object, names: Mapping[str, Mapping[int, str | None]]) -> object:
    if not isinstance(ref, tuple):
        return ref
    table, *rows = ref
    return ",".join(sorted(names[table][row] or "" for row in rows))


class Groups:
    """Rows by what they belong to, as a ragged array.

    Parameters
    ----------
    of : ndarray of int
        What each row belongs to, below 0 for nothing.
    count : int
        How many groups there are.
    """

    def __init__(self, of: np.ndarray, count: int):
        order = np.argsort(of, kind="stable").astype(np.int32)
        self.rows = order[int((of < 0).sum()) :]
        self.offsets = np.concatenate([[0], np.cumsum(np.bincount(of[of >= 0], minlength=count))])

    @classmethod
    def said(cls, of: np.ndarray) -> Groups:
        """Return the groups that some row belongs to, numbered one after the other."""
        groups = cls(of, 0)
        ordered = of[groups.rows]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(ordered) else []
        groups.offsets = np.append(starts, len(ordered)).astype(np.int64)
        return groups

    @property
    def sizes(self) -> np.ndarray:
        """How many rows each group has."""
        return np.diff(self.offsets)

    def members(self, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of some groups, one after the other, and where each begins and ends."""
        start, size = self.offsets[groups], self.sizes[groups]
        offsets = np.concatenate([[0], np.cumsum(size)])
        return self.rows[np.repeat(start - offsets[:-1], size) + np.arange(offsets[-1])], offsets


def chosen_groups(
    rows: np.ndarray, offsets: np.ndarray, verdicts: Sequence[object]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the groups whose verdict is not None, and their verdicts."""
    keep = np.array([verdict is not None for verdict in verdicts], dtype=bool)
    sizes = np.diff(offsets)
    kept = np.concatenate([[0], np.cumsum(sizes[keep])])
    return rows[np.repeat(keep, sizes)], kept, objects([verdict for verdict in verdicts if verdict is not None])


def joined_found(parts: Sequence[Found]) -> Found:
    """Return what several parts of a rule found as one, each of them about records."""
    parts = [part for part in parts if len(part)]
    return joined(parts) if parts else nothing_found()
