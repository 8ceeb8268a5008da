"""Writes one sheet into a work copy, inside one open transaction: all of it, its place in the catalogue, its history.

A sheet that is new is appended; one that was loaded before is compared three ways, as a later export is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

import numpy as np

from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, never, no_progress, stop_if
from ..model.records import LINKS
from ..model.statement import statement
from ..sources.notes import Note, Tally
from ..sources.read_report import Batch
from ..sources.sheet_identity import FIELDS
from ..sources.tables import SHEET
from ..sources.uids import RowIds
from ..store import given_ids
from ..store import sheet_catalogue as catalogue
from ..store.drawn_table import keep
from ..store.loaded import PLOT
from ..store.sheet_catalogue import FAILED, LOADED, SKIPPED, SheetLoad, SheetRow
from ..store.threeway import CONFLICT, KEPT, MERGED, NEW, SAME, TAKEN, UNCHANGED
from ..store.workcopy import WorkCopy
from ..store.writer import Writer
from .load import holders_of, new_rows
from .sheet_reading import Reason, SheetRead
from .update import UpdateRun

_THERE_ALREADY = QT_TRANSLATE_NOOP("core", "It is in the work copy already.")
_SET_ASIDE = QT_TRANSLATE_NOOP("core", "{count} rows were set aside: {reason}")
_TWICE = QT_TRANSLATE_NOOP("core", "{path} is sheet {sheet}, and lies where {other} does, which is that sheet, too.")
_KEEP_ONE = QT_TRANSLATE_NOOP("core", "Leave the one that counts in the folder, and load it again.")
_FIRST = QT_TRANSLATE_NOOP("core", "The one that is loaded already counts: leave only the right one in the folder.")
_SAVED_LAST = QT_TRANSLATE_NOOP(
    "core",
    "The one that was saved last counts. If the other is right, leave that alone in the folder and load it again.",
)
COPY = QT_TRANSLATE_NOOP("core", "{path} is a copy of {other}, and is left out.")
_ALL_THERE = QT_TRANSLATE_NOOP("core", "All plots of {path} are in the work copy already.")
_APART = QT_TRANSLATE_NOOP("core", "{other} says that it is sheet {sheet}, too, but lies elsewhere: both were loaded.")


@dataclass
class Written:
    """What became of a sheet: its row of the catalogue, its line of the history, remarks.

    Parameters
    ----------
    was_there : bool
        Whether it had been loaded before.
    rows_in, rows_out : int
        Rows that were read, and those that are plots.
    drawn : dict of str to int
        Lines, labels and papers that were kept, by kind.
    """

    row: SheetRow
    load: SheetLoad
    was_there: bool = False
    rows_in: int = 0
    rows_out: int = 0
    drawn: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def write_sheet(
    connection: sqlite3.Connection,
    work: WorkCopy,
    row: SheetRow,
    read: SheetRead,
    others: Collection[SheetRow],
    *,
    loaded_before: Collection[int] = (),
    language: Language = ENGLISH,
    cancelled: IsCancelled = never,
) -> Written:
    """Write a sheet that was read, or why it could not be; nothing of it is left if this raises.

    Parameters
    ----------
    row : SheetRow
        Its row of the catalogue; it is changed.
    others : collection of SheetRow
        The other sheets of the catalogue.
    loaded_before : collection of int
        Ids of those that were there before this load.
    language : Language
        Language of the reasons kept with rows that are set aside.
    """
    if read.failure:
        return told(connection, row, FAILED, read.failure, read.sha256)
    row.sha256 = read.sha256
    for name in FIELDS:
        setattr(row, name, read.identity.values.get(name))
    row.number_from = read.identity.origins.get("sheet_number", "")
    was_there = bool(row.loaded_at)
    notes = list(read.notes)
    if not was_there:
        for other in others:
            if other.plots and other.id != row.id and (other.sha256, other.layer) == (row.sha256, row.layer):
                return told(connection, row, SKIPPED, Reason(COPY, "", {"path": row.name, "other": other.name}))
        box = _box(read)
        for other in _alike(row, others):
            shown = {"path": row.name, "sheet": row.sheet_number, "other": other.name}
            if catalogue.lie_together(box, other.box):
                why = _FIRST if other.id in loaded_before else _SAVED_LAST
                if why is _SAVED_LAST and other.mtime_ns < row.mtime_ns:  # their names did not say that they are one
                    why = _KEEP_ONE
                return told(connection, row, SKIPPED, Reason(_TWICE, why, shown))
            notes.append((_APART, shown))
    _keep_ids_here(connection, read)
    known = catalogue.note_scope(connection, row.id, _keys(read))
    written = Written(row, SheetLoad(row.id, _now(), row.sha256, LOADED), was_there, notes=notes)
    writing = _Writing(connection, work, row, read, written, language, cancelled)
    if known:
        writing.update()
    else:
        writing.append()
    if not written.rows_out and not known:
        return told(connection, row, SKIPPED, Reason(_ALL_THERE, _KEEP_ONE, {"path": row.name}))
    since = given_ids.last(connection)
    given_ids.keep(connection, {**read.ids.named, **read.ids.made})
    given_ids.tidy(connection, since)
    written.drawn = keep(
        connection, work.srs_id, row.name, read.drawn.items(), sheet_file=row.id, labelled=read.is_drawing
    )
    row.state, row.what, row.remedy, row.values, row.loaded_at = LOADED, "", "", {}, written.load.at
    row.declared_crs = read.declared_crs
    row.plots, row.box = catalogue.count_and_box(connection, row.id)
    for name in ("new", "changed", "gone", "unchanged", "set_aside"):
        setattr(row, name, getattr(written.load, name))
    written.load.plots = row.plots
    catalogue.save(connection, [row])
    catalogue.note(connection, written.load)
    return written


def told(connection: sqlite3.Connection, row: SheetRow, state: str, why: Reason, sha256: str | None = None) -> Written:
    """Note in catalogue and history why a sheet is not loaded.

    One that was loaded before stays so, with its plots, and with what it is known by; the sentence stands beside.
    """
    if not row.loaded_at:
        row.state, row.sha256 = state, sha256 or row.sha256
    row.what, row.remedy, row.values = why.what, why.remedy, dict(why.values)
    load = SheetLoad(row.id, _now(), sha256 or row.sha256, state, row.what, row.remedy, row.values, row.plots)
    catalogue.save(connection, [row])
    last = catalogue.history(connection, row.id)[-1:]
    if not last or replace(last[0], at=load.at) != load:  # a try that ends as the last one did is no news
        catalogue.note(connection, load)
    return Written(row, load, bool(row.loaded_at))


def _keep_ids_here(connection: sqlite3.Connection, read: SheetRead) -> None:
    """Let plots and records that are here from before ids were made keep the ids that they have."""
    if not read.ids.has_made or read.ids.commune not in given_ids.own_communes(connection):
        return
    back = read.ids.back(partial(given_ids.has, connection))
    for batch in read.batches:
        uids = batch.plots["uid"]
        batch.plots.columns["uid"] = np.array([None, *(back.get(PLOT, {}).get(uid, uid) for uid in uids)], object)[1:]
    for table, rows in read.tables:
        for name, kind in (("uid", table), *LINKS.items()):
            there = back.get(kind, {})
            for row in rows if there else ():
                if name in row:
                    row[name] = there.get(row[name], row[name])
    for kind, there in back.items():
        for uid in there:
            read.ids.made.pop((kind, uid), None)
            read.ids.named.pop((kind, uid), None)


class _Writing:
    """One sheet on its way into the work copy."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        work: WorkCopy,
        row: SheetRow,
        read: SheetRead,
        written: Written,
        language: Language,
        cancelled: IsCancelled,
    ):
        self._connection, self._work, self._row, self._read = connection, work, row, read
        self._written, self._language, self._cancelled = written, language, cancelled
        self._tally = Tally()
        self._last = catalogue.last_loaded(connection)

    def append(self) -> None:
        """Append a sheet of which nothing is here."""
        writer = Writer(self._connection, self._work.srs_id)
        ids = RowIds()
        for batch in self._batches(writer):
            writer.append_plots(batch.plots, batch.extra)
            for table, rows in zip(("party", "right"), holders_of(batch.plots["uid"], batch.holders), strict=True):
                self._append_rows(writer, table, rows)
            self._written.load.new += len(batch.plots)
        for table, rows in self._read.tables:
            ids.give(table, rows)
            self._append_rows(writer, table, rows)
        writer.finish(self._cancelled)
        catalogue.belongs_after(self._connection, self._row.id, self._last)
        self._written.notes += self._tally.notes()

    def update(self) -> None:
        """Take in a sheet of which something is here, three ways."""
        run = _SheetRun(self._connection, self._work, self._row, self._read, self._language, self._cancelled)
        writer = Writer(self._connection, self._work.srs_id)
        batches = list(self._batches(writer))
        writer.finish(self._cancelled)
        for batch in batches:
            run.take_in(batch)
        run.take_plots()
        run.take_records({})
        report = run.finish(dry_run=False)
        catalogue.belongs_noted(self._connection, self._row.id)
        catalogue.belongs_after(self._connection, self._row.id, self._last)
        counts, load = report.counts[PLOT], self._written.load
        load.new, load.kept, load.gone = counts[NEW], counts[KEPT], report.removed
        load.waiting = counts[CONFLICT] + report.flagged
        load.changed, load.unchanged = counts[TAKEN] + counts[MERGED], counts[UNCHANGED] + counts[SAME]
        self._written.notes += self._tally.notes()

    def _batches(self, writer: Writer) -> Iterable[Batch]:
        """Yield the batches without plots that another sheet has, and keep what is set aside."""
        for batch in self._read.batches:
            stop_if(self._cancelled)
            there = writer.there(PLOT, batch.plots["uid"].tolist())
            there -= _in_scope(self._connection, there)
            if there:
                at = np.flatnonzero(batch.plots.among("uid", there))
                batch = batch.without({int(place): (_THERE_ALREADY, {}) for place in at})
            if batch.set_aside:
                writer.set_aside([self._kept(each) for each in batch.set_aside])
            self._written.rows_in += batch.rows_in
            self._written.rows_out += len(batch.plots)
            self._written.load.set_aside += len(batch.set_aside)
            yield replace(batch, set_aside=[])

    def _append_rows(self, writer: Writer, table: str, rows: list[dict]) -> None:
        if not rows:
            return
        if table == SHEET:
            rows = new_rows(table, rows, writer.keys(table))
        else:
            held = writer.there(table, (row["uid"] for row in rows))
            rows = [row for row in rows if row["uid"] not in held]
        writer.append_rows(table, rows)

    def _kept(self, aside) -> dict:
        reason = self._language.text(aside.reason, **aside.values)
        self._tally.add(_SET_ASIDE, 1, reason=reason)
        return {
            "source": self._row.name,
            "source_row": aside.source_row,
            "reason": reason,
            "row_json": json.dumps(aside.row, ensure_ascii=False),
            "at": self._written.load.at,
        }


class _SheetRun(UpdateRun):
    """A sheet as a later export about its own plots alone."""

    def __init__(self, connection, work: WorkCopy, row: SheetRow, read: SheetRead, language, cancelled):
        path = read.batches[0].source.path
        super().__init__(
            connection, work, [path], [], None, language, no_progress, cancelled, catalogue.in_scope(), row.name
        )
        self._tables = read.tables

    def read_beside(self) -> Iterable[tuple[str, list[dict]]]:
        """Yield what was read beside the plots."""
        return self._tables


def _in_scope(connection: sqlite3.Connection, uids: set[str]) -> set[str]:
    query = statement("SELECT 1 FROM {scope} WHERE uid = ?", scope=catalogue.SCOPE)
    return {uid for uid in uids if connection.execute(query, (uid,)).fetchone()}


def _keys(read: SheetRead) -> set[tuple]:
    """Return commune and number of the sheets that the plots say they are of."""
    keys: set[tuple] = set()
    for batch in read.batches:
        if "commune" in batch.plots and "sheet_number" in batch.plots:
            keys.update(zip(batch.plots["commune"].tolist(), batch.plots["sheet_number"].tolist(), strict=True))
    return keys


def _box(read: SheetRead) -> catalogue.Box | None:
    bounds = np.concatenate([batch.plots.bounds for batch in read.batches])
    if np.isnan(bounds[:, 0]).all():
        return None
    return (*np.nanmin(bounds[:, :2], axis=0).tolist(), *np.nanmax(bounds[:, 2:], axis=0).tolist())


def _alike(row: SheetRow, others: Iterable[SheetRow]) -> Iterable[SheetRow]:
    """Yield loaded sheets that have the same number, and no other commune or scale, as far as these are known."""
    for other in others:
        if not row.sheet_number or other.id == row.id or not other.plots or other.sheet_number != row.sheet_number:
            continue
        pairs = ((row.commune, other.commune), (row.map_scale, other.map_scale))
        if all(one == two or not one or not two for one, two in pairs):
            yield other


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
