"""Brings plots from any polygon source into a work copy, with what stands beside them, every row accounted for."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.former_names import fill_former
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.projection import crs_label, parse_crs, same_crs
from ..model.records import RECORD_TABLES, table_called
from ..model.tables import Table
from ..reports.writing import refuse_folder
from ..sources.cell_notes import REASONS
from ..sources.notes import Note, Tally
from ..sources.permanent_ids import OWN_NUMBERS, PLOT, SAME_NUMBERS, PermanentIds
from ..sources.place import Database, Place, place
from ..sources.read_report import (
    Batch,
    ReadReport,
    SetAside,
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
from ..sources.reproject import target_of
from ..sources.spreadsheet import is_spreadsheet, refuse_unreadable
from ..sources.tables import SHEET, beside_plots, read_table
from ..sources.uids import RowIds, Seen, UidMaker, made_uid
from ..store.connection import reading
from ..store.drawn_table import drawn_note
from ..store.given_ids import own_communes
from ..store.workcopy import WorkCopy
from ..store.writer import ROW_KEYS
from .drawn import keep_drawn

_BATCH_ROWS = 50_000
_WORTH_KEEPING = frozenset({"nothing-read", "repeated-row", "no-headings"})
"""Reasons of rows that a person may want to look at again; titles, totals and the like are counted alone."""
_PLOTS = QT_TRANSLATE_NOOP("core", "plots")
_ROWS = QT_TRANSLATE_NOOP("core", "rows")

_ITSELF = QT_TRANSLATE_NOOP("core", "{path} is both the source and the work copy to be written.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name for the work copy.")
_APPEND_TO_NOTHING = QT_TRANSLATE_NOOP("core", "There is no work copy {path} to append to.")
_LOAD_FRESH = QT_TRANSLATE_NOOP("core", "Load without appending, which makes a new one.")
_WORK_CRS = QT_TRANSLATE_NOOP("core", "The plots are in {found}, the work copy {path} is in {first}.")
_OWN_COPY = QT_TRANSLATE_NOOP(
    "core", "Load them into a work copy of their own, or add --reproject to have them transformed."
)
_NO_SOURCE = QT_TRANSLATE_NOOP("core", "No source was named.")
_NAME_SOURCE = QT_TRANSLATE_NOOP("core", "Name a file with plots, or a database.")
_ONLY_RECORDS = QT_TRANSLATE_NOOP("core", "Only workbooks with records were named, and no plots.")
_ADD_PLOTS = QT_TRANSLATE_NOOP(
    "core", "Name a file with plots, too; or add --append, where the work copy holds the plots already."
)
_NO_GEOPACKAGE = QT_TRANSLATE_NOOP("core", "A work copy is a GeoPackage; {path} is not called so.")
_END_IN = QT_TRANSLATE_NOOP("core", "End the file name with .gpkg.")
_THERE_ALREADY = QT_TRANSLATE_NOOP("core", "It is in the work copy already.")
_SET_ASIDE = QT_TRANSLATE_NOOP("core", "{count} rows were set aside: {reason}")
_ROWS_THERE = QT_TRANSLATE_NOOP("core", "{count} rows of the table {table} were there already and were left out.")
_KEPT = QT_TRANSLATE_NOOP(
    "core",
    "{count} of the rows set aside may hold data: their places are kept in the work copy, and the status counts them.",
)
REPLACED = QT_TRANSLATE_NOOP(
    "core",
    "{count} rows of the source's own table {table} were left out: the spreadsheets take the place of its records.",
)
_ROWS_DIFFER = QT_TRANSLATE_NOOP(
    "core", "{count} of these rows of the table {table} say otherwise now. To take what changed, load with --update."
)
_SAME_UID = QT_TRANSLATE_NOOP(
    "core", "{count} plots had the permanent id of an earlier plot; they got one of their own."
)


@dataclass
class LoadReport:
    """What was loaded: ``rows_in == rows_out + rows_set_aside`` always holds.

    Parameters
    ----------
    plots : int
        Plots in the work copy now.
    mapping : dict of str to str
        Column to source field.
    moved : int
        Coordinates that rounding to 1 mm moved.
    tables : dict of str to int
        Rows of other tables that came along.
    records : RecordsReport, optional
        What was read of record spreadsheets.
    drawn : dict of str to int
        Lines, labels and papers that were kept of drawings, by kind.
    """

    path: Path
    rows_in: int = 0
    rows_out: int = 0
    rows_set_aside: int = 0
    plots: int = 0
    mapping: dict[str, str] = field(default_factory=dict)
    crs: str = ""
    crs_name: str = ""
    moved: int = 0
    tables: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    records: RecordsReport | None = None
    drawn: dict[str, int] = field(default_factory=dict)


def load(
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
    append: bool = False,
    replace: bool = False,
    reproject: bool = False,
    records: Sequence[Path | str] = (),
    renumbered: Path | str | None = None,
    keep_encoding: bool = False,
    headings: Mapping[str, str] | None = None,
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> LoadReport:
    """Load the plots of `sources` into the work copy `into`, all of them or none.

    Parameters
    ----------
    crs : str, optional
        Declares the CRS of a source that does not say its own; ``auto`` finds it out by where the plots lie.
    encoding, texts, guess
        As `sources.reader.read_plots` takes them.
    communes : path, optional
        Outlines of communes, which help to find out the CRS.
    append : bool
        Add to an existing work copy. A plot that is there already is set aside; rows beside plots that are
        there already (by permanent id; sheets by commune, number and scale) are left out and counted.
    replace : bool
        Put a new work copy in the place of an old one; refused while that one holds edits not yet pushed.
    reproject : bool
        Transform plots in another CRS, or in degrees: into that of the work copy with `append`, else into `crs`, else
        into the campaign's.
    records : sequence of path
        Record spreadsheets, whose rows are joined to the plots; so are workbooks among `sources`. They take the place
        of the record tables beside the plots, as in a check. With `append`, they may come without any plots.
    renumbered : path, optional
        The list of renumbered sheets, for records from before the merger.
    keep_encoding : bool
        Texts in an encoding from before Unicode are left as they stand, not converted: those of record spreadsheets
        and of plot layers.
    headings : mapping of str to str, optional
        Which heading of the spreadsheets is which column, where it is not known: ``{"plot_number": "Thửa"}``.
    language : Language
        Language of the reasons kept with rows that are set aside.
    """
    given = [sources] if isinstance(sources, (str, Path, Database)) else sources
    paths = [place(source) for source in given]
    books = [path for path in paths if isinstance(path, Path) and is_spreadsheet(path)]
    paths = [path for path in paths if path not in books]
    records = [*books, *records]
    into = Path(into)
    _refuse_at_once(paths, into, append, records)
    options = {"layer": layer, "mapping": mapping, "crs": crs, "encoding": encoding, "texts": texts}
    options |= {"keep_encoding": keep_encoding, "communes": communes, "guess": guess}
    if reproject:
        options["reproject_to"] = WorkCopy.open(into).crs if append else target_of(crs)
    loading = _Loading(paths, options, language, progress, cancelled)
    loading.record_files, loading.renumbered = [Path(path) for path in records], renumbered
    loading.keep_encoding, loading.headings, loading.appends = keep_encoding, headings, append
    if not paths:
        work = WorkCopy.open(into)
        loading.known, loading.keys = work.uids(), work.row_keys()
        with work.writer() as writer:
            loading.write_records(writer)
        loading.report.crs, loading.report.crs_name = work.crs, crs_label(parse_crs(work.crs))
        return loading.told(into)
    if append:
        work = WorkCopy.open(into)
        loading.known, loading.keys = work.uids(), work.row_keys()
        with reading(into) as connection:
            loading.own_communes = own_communes(connection)
    batches = loading.batches()
    try:
        first = next(batches)
        if append:
            refuse_other_crs(work, loading.report)
            with work.writer() as writer:
                loading.write(writer, first, batches)
        else:
            with WorkCopy.build(into, first.source.crs, replace=replace) as writer:
                loading.write(writer, first, batches)
    finally:
        batches.close()
    return loading.told(into)


class _Loading:
    """One run of `load`: reads ahead, gives ids, writes, counts."""

    def __init__(self, paths, options, language, progress, cancelled):
        self.report = ReadReport()
        self.known: set[str] = set()
        self.keys: dict[str, set] = {}
        self.own_communes: set[str] = set()
        self.record_files: list[Path] = []
        self.renumbered: Path | str | None = None
        self.keep_encoding = False
        self.headings: Mapping[str, str] | None = None
        self.appends = False
        self._records: RecordsReport | None = None
        self._paths = paths
        self._options = options
        self._language = language
        self._progress = progress
        self._cancelled = cancelled
        self._tally = Tally()
        self._uids = UidMaker()
        self._ids = RowIds()
        self._permanent: dict[int, PermanentIds] = {}
        self._tables: dict[str, int] = {}
        self._drawn: Counter[str] = Counter()
        self._at = datetime.now(UTC).isoformat(timespec="seconds")

    def batches(self) -> Iterator[Batch]:
        """Yield batches with their permanent ids, one prepared while the one before is written."""
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="prepare-plots") as ahead:
            source = self._read()
            try:
                waiting = ahead.submit(next, source, None)
                while (batch := waiting.result()) is not None:
                    waiting = ahead.submit(next, source, None)
                    yield batch
            finally:
                waiting.cancel()
                ahead.submit(source.close).result()

    def write(self, writer, first: Batch, rest: Iterator[Batch]) -> None:
        """Write plots, holders, rows set aside, and what stands beside the plots in their sources."""
        self._write_batch(writer, first)
        for batch in rest:
            self._write_batch(writer, batch)
        check_sum(self.report)
        refuse_degrees(self.report)
        if not self.known:
            refuse_no_plots(self.report)
        tell_unnumbered(self.report, self._tally)
        for source in self.report.sources:
            permanent = self._permanent[id(source)]
            for table, info in beside_plots(source.path, source.layer, source.own_crs):
                if table == SHEET and source.moved_from:  # frames are not transformed, as plots are
                    continue
                if self.record_files and table != SHEET:
                    self._tally.add(REPLACED, info.count, table=table_called(table))
                    continue
                done = 0
                for rows in read_table(source.path, table, info):
                    stop_if(self._cancelled)
                    permanent.rows(table, rows)
                    writer.keep_given(permanent.made)
                    self._write_rows(writer, table, rows)
                    done += len(rows)
                    self._progress(done, max(done, info.count), _ROWS)
        self._keep_loose(writer)
        self._drawn = keep_drawn(writer, self.report.sources, self._cancelled)
        if self.record_files:
            self.write_records(writer)
        stop_if(self._cancelled)

    def write_records(self, writer) -> None:
        """Write the records of spreadsheets, joined to the plots that the work copy holds now."""
        former_sheets = read_former_sheets(self.renumbered) if self.renumbered else None
        tables, self._records = read_records(
            self.record_files,
            writer.plot_numbers(),
            former_sheets=former_sheets,
            keep_encoding=self.keep_encoding,
            headings=self.headings,
            progress=self._progress,
            cancelled=self._cancelled,
        )
        for table in RECORD_TABLES:
            for start in range(0, len(tables[table]), _BATCH_ROWS):
                stop_if(self._cancelled)
                self._write_rows(writer, table, as_rows(tables[table].take(slice(start, start + _BATCH_ROWS))))
        digests = {path: _digest(path) for path in self.record_files}
        for sheet in self._records.sheets:
            kept = [(row, reason) for row, reason in sheet.aside if reason in _WORTH_KEEPING]
            if kept:
                self._tally.add(_KEPT, len(kept))
            digest = digests[sheet.path]
            writer.set_aside([self._kept_row(sheet, digest, row, reason) for row, reason in kept])

    def told(self, path: Path) -> LoadReport:
        """Return the report of the finished run."""
        read = self.report
        return LoadReport(
            path,
            read.rows_in,
            read.rows_out,
            read.rows_set_aside,
            len(self.known) + read.rows_out,
            read.mapping,
            read.crs,
            read.crs_name,
            read.moved,
            self._tables,
            [*self._tally.notes(), *drawn_note(self._drawn)],
            self._records,
            dict(self._drawn),
        )

    def _read(self) -> Iterator[Batch]:
        for path in self._paths:
            for batch in read_plots(path, **self._options, extras=True, holders=True):
                enter_source(self.report, batch.source)
                refused = self._give_ids(batch)
                fill_former(batch.plots)
                if refused:
                    self._tally.add(_SAME_UID, refused)
                yield batch

    def _give_ids(self, batch: Batch) -> int:
        """Give a batch its permanent ids; return how many own ids were refused."""
        plots, source = batch.plots, batch.source
        permanent = self._permanent.get(id(source))
        if permanent is None:
            permanent = self._permanent[id(source)] = PermanentIds(source.numbering)
            permanent.is_here = self._is_here if permanent.commune in self.own_communes else None
            self._own = Seen()
        if "uid" not in plots:
            plots.columns["uid"], refused = self._uids.assign(plots)
            return refused
        own = plots.columns["uid"] = permanent.plots(plots["uid"])
        batch.given, permanent.made = permanent.made, {}
        again = self._own.again(np.fromiter(map(hash, own), np.int64, len(own))) if len(self._paths) > 1 else None
        plots.columns["uid"], refused = self._uids.assign(plots)
        if refused and again is not None:  # an earlier source has the id: records of this one mean its own plot
            for row in np.flatnonzero((own != plots["uid"]) & (own != np.array(None)) & ~again).tolist():
                permanent.instead(own[row], plots["uid"][row])
                if said := batch.given.pop((PLOT, own[row]), None):
                    batch.given[PLOT, plots["uid"][row]] = said
        return refused

    def _is_here(self, kind: str, said: str) -> bool:
        return said in self.known if kind == PLOT else (said,) in self.keys.get(kind, ())

    def _keep_loose(self, writer) -> None:
        """Keep what the sources call rows that their records name and that nobody has, and tell of ids that stayed."""
        for source in self.report.sources:
            permanent = self._permanent[id(source)]
            if permanent.unplaced:
                self._tally.add(OWN_NUMBERS, permanent.unplaced, path=source.path)
        asked = [permanent for permanent in self._permanent.values() if permanent.ahead or permanent.has_forgotten]
        if not asked or self.record_files or not (loose := writer.loose()):
            return
        for source in self.report.sources:
            permanent = self._permanent[id(source)]
            writer.keep_given({key: said for key, said in permanent.ahead.items() if key in loose})
            if not (permanent.has_made and permanent.has_forgotten):
                continue
            for table, info in beside_plots(source.path, source.layer, source.own_crs):
                permanent.named = {}
                for rows in read_table(source.path, table, info) if table != SHEET else ():
                    stop_if(self._cancelled)
                    permanent.rows(table, rows)
                    permanent.made.clear()
                    writer.keep_given({key: said for key, said in permanent.named.items() if key in loose})
                    permanent.named.clear()

    def _write_batch(self, writer, batch: Batch) -> None:
        stop_if(self._cancelled)
        if self.known:
            batch = _without_known(batch, self.known)
        writer.append_plots(batch.plots, batch.extra)
        writer.keep_given(batch.given)
        parties, rights = holders_of(batch.plots["uid"], batch.holders)
        for table, rows in (("party", parties), ("right", rights)):
            if rows:
                self._write_rows(writer, table, rows)
        if batch.set_aside:
            writer.set_aside([self._kept(batch, row) for row in batch.set_aside])
        add_batch(self.report, self._tally, batch)
        count_degrees(self.report, batch)
        self._progress(self.report.rows_in, max(self.report.rows_in, batch.source.total), _PLOTS)

    def _write_rows(self, writer, table: str, rows: list[dict]) -> None:
        """Write rows that hang on plots, without those that the work copy has from an earlier source."""
        if self.keys or len(self._paths) > 1 or self.record_files:
            new = new_rows(table, rows, self.keys.setdefault(table, set()))
            if len(new) < len(rows):
                self._tally.add(_ROWS_THERE, len(rows) - len(new), table=table_called(table))
                if table != SHEET and (differ := writer.differing(table, _others(rows, new))):
                    self._tally.add(_ROWS_DIFFER if self.appends else SAME_NUMBERS, differ, table=table_called(table))
            rows = new
        self._ids.give(table, rows)
        writer.append_rows(table, rows)
        self._tables[table] = self._tables.get(table, 0) + len(rows)

    def _kept_row(self, sheet, digest: str, row: int, reason: str) -> dict:
        """Return a row of a spreadsheet that made no record, by its place: its cells stay in the spreadsheet."""
        return {
            "source": sheet.path.name,
            "source_row": row,
            "reason": self._language.text(REASONS[reason]),
            "row_json": json.dumps({"sheet": sheet.sheet, "sha256": digest}, ensure_ascii=False),
            "at": self._at,
        }

    def _kept(self, batch: Batch, row: SetAside) -> dict:
        reason = self._language.text(row.reason, **row.values)
        self._tally.add(_SET_ASIDE, 1, reason=reason)
        return {
            "source": batch.source.path.name,
            "source_row": row.source_row,
            "reason": reason,
            "row_json": json.dumps(row.row, ensure_ascii=False),
            "at": self._at,
        }


def _refuse_at_once(paths: list[Place], into: Path, append: bool, records: Sequence) -> None:
    """Refuse what can be refused before anything is read."""
    if not paths and records and not append:
        raise BadInput(_ONLY_RECORDS, _ADD_PLOTS)
    if not paths and not records:
        raise BadInput(_NO_SOURCE, _NAME_SOURCE)
    if into.suffix.casefold() != ".gpkg":
        raise BadInput(_NO_GEOPACKAGE, _END_IN, path=into)
    refuse_folder(into)
    files = [path for path in paths if isinstance(path, Path)]
    if any(path.exists() and into.exists() and path.samefile(into) for path in files):
        raise BadInput(_ITSELF, _OTHER_NAME, path=into)
    for path in records:
        refuse_unreadable(path)
    if append and not into.exists():
        raise BadInput(_APPEND_TO_NOTHING, _LOAD_FRESH, path=into)


def refuse_other_crs(work: WorkCopy, report: ReadReport) -> None:
    """Refuse plots in another coordinate reference system than the work copy's."""
    held = parse_crs(work.crs)
    if not same_crs(parse_crs(report.crs), held):
        raise BadInput(_WORK_CRS, _OWN_COPY, path=work.path, found=report.crs_name, first=crs_label(held))


def as_rows(table: Table) -> list[dict]:
    """Return the rows of a table for the work copy: what is missing is None."""
    columns = {name: values.tolist() for name, values in table.columns.items()}
    for name, values in table.columns.items():
        if values.dtype.kind == "f":
            columns[name] = [None if value != value else value for value in columns[name]]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _without_known(batch: Batch, known: set[str]) -> Batch:
    """Set plots aside that the work copy holds already."""
    there = np.array([uid in known for uid in batch.plots["uid"]], dtype=bool)
    rows = {int(row): (_THERE_ALREADY, {}) for row in np.flatnonzero(there)}
    return batch.without(rows) if rows else batch


def new_rows(table: str, rows: list[dict], keys: set[tuple]) -> list[dict]:
    """Return the rows whose key is not in `keys`, and add theirs; a row without an id or number is always new."""
    names = ROW_KEYS[table]
    new = []
    for row in rows:
        key = tuple(row.get(name) for name in names)
        if key not in keys or not row.get(names[0]):
            new.append(row)
            keys.add(key)
    return new


def _digest(path: Path) -> str:
    """Return what tells a file from another one of its name."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _others(rows: list[dict], new: list[dict]) -> list[dict]:
    """Return the rows that are not among `new`."""
    taken = set(map(id, new))
    return [row for row in rows if id(row) not in taken]


def holders_of(plots: np.ndarray, holders: Mapping[str, np.ndarray]) -> tuple[list[dict], list[dict]]:
    """Return parties and rights made from what a plot layer says about holders, with ids that a reload gives again.

    Parameters
    ----------
    plots : ndarray of object
        Permanent ids of the plots.
    holders : mapping of str to ndarray
        Columns of `party`, a value a plot.
    """
    parties, rights = [], []
    for plot, *values in zip(plots, *holders.values(), strict=True) if holders else ():
        held = {name: value for name, value in zip(holders, values, strict=True) if value is not None}
        if not held:
            continue
        party = made_uid(b"party|" + plot.encode(), 1)
        parties.append({"uid": party, **held})
        rights.append({"uid": made_uid(b"right|" + plot.encode(), 1), "plot_uid": plot, "party_uid": party})
    return parties, rights
