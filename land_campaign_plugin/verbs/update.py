"""Loads a later export of the system of record into a work copy three ways: last load, theirs, ours.

Matches rows, takes what only they changed, keeps what only we changed, lays both values of what both changed beside
each other (`verbs.differences` decides), and flags what they have no more. All of it or nothing is written.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.former_names import fill_former
from ..model.former_sheets import FormerSheets
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.projection import crs_label, parse_crs
from ..model.records import RECORD_TABLES, table_called
from ..model.statement import Sql, statement
from ..model.tables import PlotTable
from ..sources.notes import Note, Tally
from ..sources.permanent_ids import OWN_NUMBERS, PermanentIds
from ..sources.place import Database, Place, place
from ..sources.read_report import (
    Batch,
    ReadReport,
    SourceInfo,
    add_batch,
    check_sum,
    count_degrees,
    enter_source,
    refuse_degrees,
    refuse_no_plots,
    tell_unnumbered,
)
from ..sources.reader import read_plots
from ..sources.record_books import RecordsReport, read_records
from ..sources.reference_lists import read_former_sheets
from ..sources.spreadsheet import is_spreadsheet
from ..sources.tables import SHEET, beside_plots, read_table
from ..sources.uids import RowIds, UidMaker, made_uid
from ..store import given_ids
from ..store.connection import writing
from ..store.difference_table import WHOLE_ROW, Ledger, close_decided, open_ones
from ..store.drawn_table import drawn_note
from ..store.loaded import PLOT, TABLES, loaded_name
from ..store.reading import plot_numbers
from ..store.staging import Staging
from ..store.threeway import (
    CONFLICT,
    COUNTED,
    GONE,
    KEPT,
    MERGED,
    NEW,
    OUTSIDE,
    OWN,
    SAME,
    TAKEN,
    UNCHANGED,
)
from ..store.update import Update, note_inside
from ..store.workcopy import WorkCopy
from ..store.writer import Writer
from .drawn import keep_drawn
from .load import REPLACED, as_rows, holders_of, new_rows, refuse_other_crs
from .plot_matching import pair_plots
from .update_scope import few_sheets

_PLOTS = QT_TRANSLATE_NOOP("core", "plots")
_NO_SOURCE = QT_TRANSLATE_NOOP("core", "No source was named.")
_NAME_SOURCE = QT_TRANSLATE_NOOP("core", "Name a file with plots, or a database.")
_ITSELF = QT_TRANSLATE_NOOP("core", "{path} is both the source and the work copy to be written.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name for the work copy.")
_SAME_UID = QT_TRANSLATE_NOOP(
    "core", "{count} plots had the permanent id of an earlier plot; they got one of their own."
)
_SET_ASIDE = QT_TRANSLATE_NOOP("core", "{count} rows were set aside: {reason}")
_FEW_SHEETS = QT_TRANSLATE_NOOP(
    "core",
    "The export has plots of a few sheets only. It was compared with the plots of these sheets alone (commune/sheet: "
    "{sheets}); of the other {others} sheets here nothing is taken for gone.",
)
_LABEL = QT_TRANSLATE_NOOP("core", "Taken from the export {export}")
_BOTH = (UNCHANGED, TAKEN, KEPT, SAME, MERGED, CONFLICT)
_FEW_ROWS = 10
"""Of fewer rows than these, half may well have changed."""
_HERE = frozenset({GONE, OWN, OUTSIDE})


@dataclass
class UpdateReport:
    """What an export came to, table by table.

    ``theirs(table)`` = new + both; ``ours(table)`` = both + gone + own + outside, where *both* are the rows that the
    two sides have: unchanged, taken, kept, same, merged, conflict. A row that was deleted here counts as ours where
    the export still has it. `rows_in` = plots of the export + `rows_set_aside`.

    Parameters
    ----------
    counts : dict of str to Counter
        By table (``plot`` and the record tables), rows by status (`store.threeway`).
    removed, flagged : int
        Plots that are gone: those that stood for nothing (`store.update`), and those that wait for a decision.
    waiting : int
        Differences that wait for a decision now, those of earlier loads too.
    dry_run : bool
        Whether nothing was written.
    """

    path: Path
    export: str = ""
    rows_in: int = 0
    rows_set_aside: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    removed: int = 0
    flagged: int = 0
    waiting: int = 0
    dry_run: bool = False
    crs_name: str = ""
    notes: list[Note] = field(default_factory=list)
    records: RecordsReport | None = None

    def theirs(self, table: str) -> int:
        """Return how many rows the export has."""
        return sum(count for status, count in self.counts[table].items() if status not in _HERE)

    def ours(self, table: str) -> int:
        """Return how many rows the work copy had."""
        return sum(count for status, count in self.counts[table].items() if status != NEW)

    def foreign(self, table: str) -> bool:
        """Tell whether more than half of the rows differ, as they do where the export is of another place or system."""
        counts = self.counts[table]
        both = sum(counts[status] for status in _BOTH)
        inside = self.theirs(table) + counts[GONE]
        return inside >= _FEW_ROWS and 2 * (both - counts[UNCHANGED] + counts[NEW] + counts[GONE]) > inside


def update(
    sources: Sequence[Place | str] | Place | str,
    into: Path | str,
    *,
    layer: str | None = None,
    mapping: Mapping[str, str] | None = None,
    crs: str | None = None,
    encoding: str | None = None,
    texts: Mapping[str, str] | None = None,
    communes: Path | str | None = None,
    guess: bool = True,
    records: Sequence[Path | str] = (),
    renumbered: Path | str | None = None,
    keep_encoding: bool = False,
    headings: Mapping[str, str] | None = None,
    reproject: bool = False,
    dry_run: bool = False,
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> UpdateReport:
    """Load a later export into the work copy `into`.

    Parameters
    ----------
    records : sequence of path
        Record spreadsheets that belong to the export, or are all of it; so are workbooks among `sources`. An empty cell
        of theirs takes nothing away, and without plots no record is taken for gone.
    renumbered : path, optional
        The list of renumbered sheets.
    texts, communes, guess, keep_encoding, headings
        As `load` takes them.
    reproject : bool
        Transform plots in another CRS, or in degrees, into that of the work copy.
    dry_run : bool
        Count, and write nothing.

    Raises
    ------
    BadInput
        The export cannot be read, or is in another coordinate reference system.
    """
    given = [sources] if isinstance(sources, (str, Path, Database)) else sources
    paths = [place(source) for source in given]
    books = [path for path in paths if isinstance(path, Path) and is_spreadsheet(path)]
    paths = [path for path in paths if path not in books]
    books += map(Path, records)
    if not (paths or books):
        raise BadInput(_NO_SOURCE, _NAME_SOURCE)
    into = Path(into)
    files = [path for path in paths if isinstance(path, Path)]
    if any(path.exists() and into.exists() and path.samefile(into) for path in files):
        raise BadInput(_ITSELF, _OTHER_NAME, path=into)
    work = WorkCopy.open(into)
    former_sheets = read_former_sheets(renumbered) if renumbered else None
    options = {"layer": layer, "mapping": mapping, "crs": crs, "encoding": encoding, "texts": texts}
    options |= {"keep_encoding": keep_encoding, "communes": communes, "guess": guess}
    if reproject:
        options["reproject_to"] = work.crs
    with writing(into) as connection:
        if dry_run:
            connection.execute("PRAGMA cache_spill = OFF")  # so that not a byte of it reaches the file
        run = UpdateRun(connection, work, paths, books, former_sheets, language, progress, cancelled)
        run.read(options)
        run.take_plots()
        run.take_drawn()
        run.take_records({"keep_encoding": keep_encoding, "headings": headings})
        report = run.finish(dry_run)
        if dry_run:
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
    return report


class _TakenIds:
    """The ids of the rows of a table here, of those that were loaded and are no more, and those given since."""

    def __init__(self, connection: sqlite3.Connection, table: str):
        self._connection = connection
        self._query = statement(
            'SELECT 1 FROM "{table}" WHERE uid = ?1 UNION SELECT 1 FROM {loaded} WHERE uid = ?1',
            table=table,
            loaded=loaded_name(table),
        )
        self._given: set[str] = set()

    def free(self, uid: str) -> str:
        """Return `uid`, or where another row has it one that is made from it; it is taken from then on."""
        number, free = 1, uid
        while free in self._given or self._connection.execute(self._query, (free,)).fetchone():
            free, number = made_uid(b"export|" + uid.encode(), number), number + 1
        self._given.add(free)
        return free


class UpdateRun:
    """One run of `update`: its methods are called in the order in which they stand.

    Parameters
    ----------
    within : Sql, optional
        Condition on the ``uid`` of plots here that the export is about: what else is here is not looked at.
    export : str, optional
        What it is called in the history, if not by the names of its files.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        work: WorkCopy,
        paths,
        books,
        former_sheets,
        language,
        progress,
        stop,
        within: Sql | None = None,
        export: str = "",
    ):
        self._connection, self._work, self._paths, self._books = connection, work, paths, books
        self._former_sheets: FormerSheets | None = former_sheets
        self._progress: Progress = progress
        self._cancelled: IsCancelled = stop
        self._read = ReadReport()
        self._tally = Tally()
        self._batches: list[Batch] = []
        self._frames: list[dict] = []
        self._permanent: dict[int, PermanentIds] = {}
        self._drawn: Counter[str] = Counter()
        export = export or ", ".join(path.name for path in (*paths, *books))
        self._report = UpdateReport(work.path, export)
        self._ledger = Ledger(export, datetime.now(UTC).isoformat(timespec="seconds"))
        self._staging = Staging(connection, work.srs_id, within)
        self._label = language.text(_LABEL, export=export)
        self._language = language
        self._update = Update(
            connection, work.srs_id, self._staging, self._ledger, self._label, former_sheets, cancelled=stop
        )

    def read(self, options: dict) -> None:
        """Read the plots of the export."""
        uids = UidMaker()
        for path in self._paths:
            for batch in read_plots(path, **options, extras=True, holders=True):
                if not self._read.sources:
                    self._read_first(batch)
                if "uid" in batch.plots:
                    batch.plots.columns["uid"] = self._permanent_of(batch.source).plots(batch.plots["uid"])
                batch.plots.columns["uid"], refused = uids.assign(batch.plots)
                if refused:
                    self._tally.add(_SAME_UID, refused)
                fill_former(batch.plots)
                self.take_in(batch)
                self._progress(self._read.rows_in, max(self._read.rows_in, batch.source.total), _PLOTS)
        if self._paths:
            check_sum(self._read)
            refuse_degrees(self._read)
            tell_unnumbered(self._read, self._tally)
            refuse_no_plots(self._read)
        else:
            self._read.crs_name = crs_label(parse_crs(self._work.crs))

    def _permanent_of(self, source: SourceInfo) -> PermanentIds:
        """Return what makes the permanent ids of a source; rows here from before ids were made keep theirs."""
        found = self._permanent.get(id(source))
        if found is None:
            found = self._permanent[id(source)] = PermanentIds(source.numbering, remember_named=True)
            if found.commune in given_ids.own_communes(self._connection):
                found.is_here = partial(given_ids.has, self._connection)
        return found

    def take_in(self, batch: Batch) -> None:
        """Take in plots that have their permanent ids."""
        stop_if(self._cancelled)
        enter_source(self._read, batch.source)
        for row in batch.set_aside:
            self._tally.add(_SET_ASIDE, 1, reason=self._language.text(row.reason, **row.values))
        add_batch(self._read, self._tally, batch)
        count_degrees(self._read, batch)
        self._staging.add_plots(batch.plots)
        self._batches.append(batch)

    def _read_first(self, batch: Batch) -> None:
        enter_source(self._read, batch.source)
        refuse_other_crs(self._work, self._read)

    def take_plots(self) -> None:
        """Pair the plots, take what they changed, and add the new ones."""
        pair_plots(self._staging, self._former_sheets)
        note_inside(self._connection, self._staging.within(PLOT) or self._few_sheets())
        new = self._staging.records_left(PLOT)
        self._report.counts[PLOT] = self._update.count_and_take(PLOT)
        self._report.removed, self._report.flagged = self._update.removed, self._update.flagged
        writer = Writer(self._connection, self._work.srs_id)
        self._add_plots(writer, new)
        writer.finish(self._cancelled)

    def _few_sheets(self) -> Sql | None:
        """Return the condition of plots of the sheets that the export is about, and tell it; None where it is more."""
        found = few_sheets(self._connection)
        if found is None:
            return None
        sheets, others = found
        shown = ", ".join("/".join(filter(None, key)) for key in sheets) or "-"
        self._tally.add(_FEW_SHEETS, sheets=shown, others=others)
        return statement(
            "EXISTS (SELECT 1 FROM temp.sheet_inside AS s"
            " WHERE s.commune IS plot.commune AND s.sheet_number = plot.sheet_number)"
        )

    def _add_plots(self, writer: Writer, new: list[tuple[int, str]]) -> None:
        """Append the plots that are new; an id that another plot here has is made anew."""
        wanted = np.array([number - 1 for number, _ in new], dtype=np.int64)
        taken = _TakenIds(self._connection, PLOT)
        first = 0
        for batch in self._batches:
            stop_if(self._cancelled)
            rows = wanted[(wanted >= first) & (wanted < first + len(batch.plots))] - first
            if len(rows):
                plots: PlotTable = batch.plots.take(rows)
                uids = plots["uid"].copy()
                for at, uid in enumerate(uids.tolist()):
                    uids[at] = taken.free(uid)
                    self._ledger.note(NEW, PLOT, uids[at], WHOLE_ROW, None, None)
                plots.columns["uid"] = uids
                writer.append_plots(plots, [batch.extra[row] for row in rows.tolist()] if batch.extra else None)
                self._staging.pair(PLOT, zip((rows + first + 1).tolist(), uids.tolist(), strict=True))
            first += len(batch.plots)

    def take_drawn(self) -> None:
        """Take what is drawn beside the plots in place of what was, drawing by drawing."""
        writer = Writer(self._connection, self._work.srs_id)
        self._drawn = keep_drawn(writer, self._read.sources, self._cancelled)
        writer.finish(self._cancelled)

    def take_records(self, how: dict) -> None:
        """Take the records that the export has beside its plots, in its plot layer, and in spreadsheets."""
        self.stage_records(how)
        writer = Writer(self._connection, self._work.srs_id)
        writer.append_rows(SHEET, new_rows(SHEET, self._frames, writer.keys(SHEET)))
        for table in ("party", "certificate"):
            self._pair(table)
        self._staging.pair_holders()
        for table in TABLES[1:]:
            stop_if(self._cancelled)
            self._pair(table)
            new = self._staging.records_left(table)
            self._report.counts[table] = self._update.count_and_take(table)
            self._add_records(writer, table, new)
        writer.finish(self._cancelled)

    def _pair(self, table: str) -> None:
        self._staging.pair_by_id(table)
        self._staging.follow_links(table)
        self._staging.pair_by_keys(table)

    def stage_records(self, how: dict) -> None:
        """Read the records of the export."""
        ids = RowIds()
        mates = dict(self._connection.execute("SELECT uid, mate FROM temp.theirs_plot WHERE mate IS NOT NULL"))
        for table, rows in self.read_beside():
            stop_if(self._cancelled)
            if table == SHEET:
                self._frames += rows
                continue
            ids.give(table, rows)
            self._staging.add_rows(table, rows, rows[0].keys() if rows else ())
        for batch in self._batches:
            plots = np.array([mates.get(uid, uid) for uid in batch.plots["uid"]], dtype=object)
            told = {"party": batch.holders.keys(), "right": ("plot_uid", "party_uid")}
            for table, rows in zip(told, holders_of(plots, batch.holders), strict=True):
                if rows:
                    self._staging.add_rows(table, rows, told[table])
        if self._books:
            tables, self._report.records = read_records(
                self._books,
                plot_numbers(self._connection),
                former_sheets=self._former_sheets,
                **how,
                progress=self._progress,
                cancelled=self._cancelled,
            )
            for table in RECORD_TABLES:
                rows = as_rows(tables[table])
                ids.give(table, rows)
                if rows:
                    self._staging.add_rows(table, rows, rows[0].keys(), blanks=False)

    def read_beside(self) -> Iterable[tuple[str, list[dict]]]:
        """Yield the rows of the tables of ours that stand beside the plots in their files."""
        for source in self._read.sources:
            for table, info in beside_plots(source.path, source.layer, source.own_crs):
                if table == SHEET and source.moved_from:  # frames are not transformed, as plots are
                    continue
                if self._books and table != SHEET:
                    self._tally.add(REPLACED, info.count, table=table_called(table))
                    continue
                for rows in read_table(source.path, table, info):
                    self._permanent_of(source).rows(table, rows)
                    yield table, rows

    def _add_records(self, writer: Writer, table: str, new: list[tuple[int, str | None]]) -> None:
        """Append the records that are new, with ids that no other row here has."""
        taken = _TakenIds(self._connection, table)
        rows = self._staging.rows(table, [number for number, _ in new])
        pairs = []
        for (number, uid), row in zip(new, rows, strict=True):
            row["uid"] = taken.free(uid)
            pairs.append((number, row["uid"]))
            self._ledger.note(NEW, table, row["uid"], WHOLE_ROW, None, None)
        writer.append_rows(table, rows)
        self._staging.pair(table, pairs)

    def _keep_given(self) -> None:
        """Keep what the export calls rows whose ids were made, and rows that its records name and nobody has."""
        since = given_ids.last(self._connection)
        for source in self._read.sources:
            ids = self._permanent_of(source)
            given_ids.keep(self._connection, {**ids.named, **ids.made})
            if ids.unplaced:
                self._tally.add(OWN_NUMBERS, ids.unplaced, path=source.path)
        given_ids.tidy(self._connection, since)

    def finish(self, dry_run: bool) -> UpdateReport:
        """Write the history and return the report; refuse to go on where rows were lost on the way."""
        self._staging.remember_ids()
        self._keep_given()
        close_decided(self._connection)
        self._ledger.write(self._connection)
        report = self._report
        report.rows_in, report.rows_set_aside = self._read.rows_in, self._read.rows_set_aside
        report.crs_name, report.dry_run = self._read.crs_name, dry_run
        report.notes = [*self._tally.notes(), *drawn_note(self._drawn)]
        report.waiting = len(open_ones(self._connection))
        for table, counts in report.counts.items():
            if set(counts) != set(COUNTED) or report.theirs(table) != self._staging.count(table):
                raise RuntimeError(f"{table}: {dict(counts)} do not add up to {self._staging.count(table)}")
        if report.rows_in != self._staging.count(PLOT) + report.rows_set_aside:
            raise RuntimeError(f"{report.rows_in} rows in")
        return report
