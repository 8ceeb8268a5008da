"""Which plot of the map a record's plot is: by commune, sheet and number, as they are now or were before the merger.

All codes of the communes since 2025-07-01 were codes of former communes as well, so that a code without a date says two
things. Numbers on the cadastral map mean today's sheets first; numbers that only the certificate says mean the former
ones first. Where more than one plot fits, none is taken: *ambiguous* is an answer, with its candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..model.catalogues import former_codes, old_to_new
from ..model.communes import UNKNOWN
from ..model.former_sheets import FormerSheets
from ..model.tables import PlotTable, Table
from .record_rows import number_key
from .uids import PlotUids

NUMBER, FORMER, CROSS_WALK, RENUMBERED, WITHOUT_COMMUNE = (
    "number",
    "former-number",
    "cross-walk",
    "renumbered",
    "without-commune",
)
"""How a plot was found."""

COLUMNS = (
    "uid",
    "commune",
    "sheet_number",
    "plot_number",
    "former_commune",
    "former_sheet_number",
    "former_plot_number",
    "status",
)
"""Columns of plots that a join looks at."""

Chunk = Mapping[str, Sequence]
Key = tuple[str, str, str]
_LISTED = 1000
_CHUNK_ROWS = 100_000


@dataclass
class JoinReport:
    """Plots of records against plots of the map.

    ``joined + ambiguous + not_joined == named`` and ``with_record + without_record == plots`` always hold.

    Parameters
    ----------
    named : int
        Plots that records name.
    by : Counter
        Joined plots by how they were found.
    lost : list of (str, str, str)
        Commune, sheet and number of plots that records name and the map does not have; not more than a thousand.
    open : list of (tuple, int)
        Those that several plots of the map may be, with the number of candidates.
    plots : int
        Plots in force on the map.
    missing : list of (str, str, str)
        Plots of the map without a record, on sheets that records name; not more than a thousand.
    missing_count : int
    """

    named: int = 0
    joined: int = 0
    ambiguous: int = 0
    not_joined: int = 0
    by: Counter = field(default_factory=Counter)
    lost: list[Key] = field(default_factory=list)
    open: list[tuple[Key, int]] = field(default_factory=list)
    plots: int = 0
    with_record: int = 0
    missing: list[Key] = field(default_factory=list)
    missing_count: int = 0

    @property
    def without_record(self) -> int:
        """Plots of the map that no record names."""
        return self.plots - self.with_record


class Join:
    """Looks record plots up among the plots of the map, which come in any number of chunks.

    Parameters
    ----------
    named : Table
        Record plots, with the columns of `record_rows.PLOT_COLUMNS`.
    """

    def __init__(self, named: Table, former_sheets: FormerSheets | None = None):
        self._named = named
        self._former_sheets = former_sheets
        self._tries = [self._attempts(at) for at in range(len(named))]
        self._now: dict[Key, list[str]] = {}
        self._former: dict[Key, list[str]] = {}
        self._bare: dict[tuple[str, str], list[str]] = {}
        for tries in self._tries:
            for group in tries:
                for how, key in group:
                    self._held(how, key)
        self._tails: dict[tuple[str, str], list[Key]] = {}
        for key in self._now:
            self._tails.setdefault(key[1:], []).append(key)
        self._sheets = {key[:2] for key in self._now}
        self._numbers = {sheet for _, sheet, _ in (*self._now, *self._former)} | {sheet for sheet, _ in self._bare}
        self._bare_sheets = {sheet for sheet, _ in self._bare}
        self._rest: dict[str, Key] = {}
        self._plots = self._rest_count = 0

    def look_at(self, chunk: Chunk) -> None:
        """Look at some plots of the map; columns as in `COLUMNS`, those that are not there are missing."""
        columns = [chunk.get(name) for name in COLUMNS]
        count = next(len(column) for column in columns if column is not None)
        nothing = [None] * count
        plain = _Plain()
        listed = [nothing if column is None else _texts(column) for column in columns]
        for uid, commune, sheet, number, former, former_sheet, former_number, status in zip(*listed, strict=True):
            if status == "retired":
                continue
            self._plots += 1
            # most plots lie on sheets that no record is about
            if plain[sheet] not in self._numbers and plain[former_sheet] not in self._numbers:
                continue
            commune = commune or ""
            key = (commune, plain[sheet], plain[number])
            wanted = False
            # a map of one commune may not say which
            for each in (key,) if commune else self._tails.get(key[1:], ()):
                if each in self._now:
                    self._now[each].append(uid)
                    wanted = True
            if key[1:] in self._bare:
                self._bare[key[1:]].append(uid)
                wanted = True
            if former or former_sheet:
                old = (former or commune, plain[former_sheet] or key[1], plain[former_number] or key[2])
                if old in self._former:
                    self._former[old].append(uid)
                    wanted = True
            if wanted or key[:2] in self._sheets or key[1] in self._bare_sheets:
                self._rest[uid] = (commune, sheet or "", number or "")

    def result(self) -> tuple[np.ndarray, JoinReport]:
        """Return the permanent id of the plot that each record plot is (None where that is not one), and the counts."""
        report = JoinReport(named=len(self._tries), plots=self._plots)
        found = np.full(len(self._tries), None, dtype=object)
        for at, tries in enumerate(self._tries):
            how, uids = self._first(tries)
            if len(uids) == 1:
                found[at] = uids[0]
                report.by[how] += 1
                report.joined += 1
            elif uids:
                report.ambiguous += 1
                if len(report.open) < _LISTED:
                    report.open.append((self._label(at), len(uids)))
            else:
                report.not_joined += 1
                if len(report.lost) < _LISTED:
                    report.lost.append(self._label(at))
        met = {uid for uid in found.tolist() if uid is not None}
        report.with_record = len(met)
        missing = [key for uid, key in self._rest.items() if uid not in met]
        report.missing, report.missing_count = missing[:_LISTED], len(missing)
        return found, report

    def _first(self, tries) -> tuple[str, list[str]]:
        """Return what the first group of attempts that meets any plot comes to."""
        for group in tries:
            uids: dict[str, str] = {}
            for how, key in group:
                for uid in self._held(how, key):
                    uids.setdefault(uid, how)
            if uids:
                return next(iter(uids.values())), list(uids)
        return "", []

    def _held(self, how: str, key) -> list[str]:
        if how == FORMER:
            return self._former.setdefault(key, [])
        if how == WITHOUT_COMMUNE:
            return self._bare.setdefault(key[1:], [])
        return self._now.setdefault(key, [])

    def _attempts(self, at: int) -> list[list[tuple[str, Key]]]:
        """Return what to look for, in groups: within one, all that is met counts; a later one only if none is."""
        get = {name: values[at] for name, values in self._named.columns.items()}
        commune, scale = get["commune"] or "", int(get["map_scale"] or 0)
        groups: list[list[tuple[str, Key]]] = []
        today, number = number_key(get["sheet_number"]), number_key(get["plot_number"])
        if today and number:
            groups.append(_either(NUMBER, commune, today, number))
            groups.append(self._before(commune, today, number, scale))
        former = get["former_commune"] or commune
        sheet, number = number_key(get["former_sheet_number"]), number_key(get["former_plot_number"])
        if sheet and (number := number or number_key(get["plot_number"])):
            groups.append(self._before(former, sheet, number, scale))
        sheet, number = number_key(get["certificate_sheet_number"]), number_key(get["certificate_plot_number"])
        if sheet and number and not groups:
            groups.append(self._before(former, sheet, number, scale))
            groups.append(_either(NUMBER, commune, sheet, number))
        return [group for group in groups if group]

    def _before(self, commune: str, sheet: str, number: str, scale: int) -> list[tuple[str, Key]]:
        """Return where a plot may be that is called by the numbers of before the merger, or whose map still is."""
        if not commune:
            return []
        tries: list[tuple[str, Key]] = [(FORMER, (commune, sheet, number))]
        if self._former_sheets is not None:
            found = self._former_sheets.find(commune, sheet, scale)
            if found.state != UNKNOWN:
                tries += [(RENUMBERED, (now.commune, number_key(now.number), number)) for now in found.candidates]
        else:
            # with no list, a number goes over only where the commune is made of this one alone
            for merger in old_to_new().get(commune, ()):
                if len(former_codes()[merger.new_code]) == 1 and merger.new_code != commune:
                    tries.append((CROSS_WALK, (merger.new_code, sheet, number)))
        tries += [(CROSS_WALK, (old, sheet, number)) for old in former_codes().get(commune, ()) if old != commune]
        return tries

    def _label(self, at: int) -> Key:
        names = ("sheet_number", "certificate_sheet_number"), ("plot_number", "certificate_plot_number")
        texts = [next((self._named[name][at] for name in pair if self._named[name][at]), "") for pair in names]
        return (self._named["commune"][at] or "", *texts)


def join(
    named: Table, chunks: Iterable[Chunk], former_sheets: FormerSheets | None = None
) -> tuple[np.ndarray, JoinReport]:
    """Return the plot of the map that each record plot is, and the counts of both sides."""
    work = Join(named, former_sheets)
    for chunk in chunks:
        work.look_at(chunk)
    return work.result()


def chunks_of(plots: PlotTable) -> Iterator[dict[str, Sequence]]:
    """Yield the plots of a table with their permanent ids, as a join takes them."""
    uids = PlotUids(plots)
    for start in range(0, len(plots), _CHUNK_ROWS):
        rows = np.arange(start, min(start + _CHUNK_ROWS, len(plots)))
        chunk = {name: plots[name][rows] for name in COLUMNS[1:] if name in plots}
        yield chunk | {"uid": uids(rows)}


def _either(how: str, commune: str, sheet: str, number: str) -> list[tuple[str, Key]]:
    return [(how if commune else WITHOUT_COMMUNE, (commune, sheet, number))]


def _texts(column: Sequence) -> list:
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    return [value.decode() or None if isinstance(value, bytes) else value for value in values]


class _Plain(dict):
    """Numbers as they are compared, each worked out once."""

    def __missing__(self, text: str | None) -> str:
        self[text] = plain = number_key(text)
        return plain
