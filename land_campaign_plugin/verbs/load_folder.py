"""Loads the sheets of a folder into a work copy one by one, each whole or not at all.

The catalogue in the work copy says which are loaded: killed at any point, the same call goes on where it was. A sheet
that cannot be read is told and stops no other. A sheet whose file has changed is compared with what it was
(`sheet_writing`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from ..model.errors import BadInput, Cancelled
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress
from ..model.projection import crs_label, is_metric, parse_crs, same_crs
from ..reports.writing import refuse_folder
from ..sources import folder as sources
from ..sources.folder import Found, find_sources, found_files
from ..sources.inspect import layers
from ..sources.notes import Note
from ..sources.place import Database
from ..sources.sheet_identity import ListedSheet, listed_for, read_listed
from ..store import sheet_catalogue as catalogue
from ..store.connection import writing
from ..store.sheet_catalogue import FAILED, LOADED, LOADING, SKIPPED, UNREADABLE, WAITING, SheetRow
from ..store.workcopy import WorkCopy
from .load import LoadReport, load
from .sheet_readers import Readers
from .sheet_reading import Reason, SheetOptions, SheetRead, SheetTask, digest, read_sheet, sheet_layers, unexpected
from .sheet_writing import Written, told, write_sheet

UPDATED, UNCHANGED, LEFT = "updated", "unchanged", "left"
OUTCOMES = (LOADED, UPDATED, UNCHANGED, SKIPPED, FAILED, WAITING, LEFT)
"""What becomes of a sheet. `UPDATED`: it was loaded before and its file has changed. `WAITING`: it is to be saved in
another format first. `LEFT`: the load was stopped before."""
_LOOKED_AT = 25
"""Of so many files the coordinate reference system is looked up to choose that of a new work copy."""
_AUTO = "auto"
_SHEETS = QT_TRANSLATE_NOOP("core", "sheets")

_NOTHING = QT_TRANSLATE_NOOP("core", "{path} holds no file that can be a sheet.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a folder with drawings (.dgn, .dxf), Shapefiles, GeoPackages or the like.")
_NO_CRS = QT_TRANSLATE_NOOP("core", "No file in {path} says its coordinate reference system.")
_DECLARE = QT_TRANSLATE_NOOP("core", "Say which one it is, for instance --crs EPSG:9209 (VN-2000, 105°30').")
_NO_GEOPACKAGE = QT_TRANSLATE_NOOP("core", "A work copy is a GeoPackage; {path} is not called so.")
_END_IN = QT_TRANSLATE_NOOP("core", "End the file name with .gpkg.")


_DATABASE = QT_TRANSLATE_NOOP("core", "{path} is a database, not a file that is a sheet.")
_LOAD_ALONE = QT_TRANSLATE_NOOP("core", "Load it by itself.")


@dataclass
class SheetLine:
    """What became of one sheet.

    Parameters
    ----------
    outcome : str
        One of `OUTCOMES`.
    plots, new, changed, gone, unchanged, kept, waiting, set_aside : int
        Plots in the work copy from this sheet, and what this load came to: `kept` were edited here and stay so,
        `waiting` were changed by both sides and wait for a decision.
    what, remedy, values
        Sentence on why it is not loaded.
    """

    name: str
    path: str
    folder: str
    layer: str
    outcome: str
    commune: str | None = None
    sheet_number: str | None = None
    map_scale: int | None = None
    number_from: str = ""
    plots: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    kept: int = 0
    waiting: int = 0
    set_aside: int = 0
    what: str = ""
    remedy: str = ""
    values: dict = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return why it is not loaded, and what to do; empty where it is."""
        return " ".join(language.text(part, **self.values) for part in (self.what, self.remedy) if part)


@dataclass(frozen=True)
class FolderProgress:
    """How far a load is.

    Parameters
    ----------
    share : float
        0 to 1, by the size of the files.
    name : str
        The sheet that is written next.
    line : SheetLine, optional
        The sheet that has just been finished.
    """

    done: int
    total: int
    share: float
    name: str = ""
    line: SheetLine | None = None


@dataclass
class FolderReport:
    """What became of all sheets: ``found == sum(counts.values())`` always holds.

    Parameters
    ----------
    counts : dict of str to int
        By outcome.
    records : list of str
        Workbooks that were found and not loaded.
    unknown : int
        Files that are no source of plots or records.
    missing : list of str
        Sheets of the catalogue whose file is not there any more; their plots stay.
    rows_in, rows_out, rows_set_aside : int
        Rows of the sheets that were read; ``rows_in == rows_out + rows_set_aside``.
    plots : int
        Plots in the work copy now.
    joined : LoadReport, optional
        What came of record spreadsheets.
    """

    path: Path
    crs_name: str = ""
    found: int = 0
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    sheets: list[SheetLine] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    unknown: int = 0
    missing: list[str] = field(default_factory=list)
    rows_in: int = 0
    rows_out: int = 0
    rows_set_aside: int = 0
    plots: int = 0
    cancelled: bool = False
    joined: LoadReport | None = None


Watch = Callable[[FolderProgress], None]


def watch_nothing(progress: FolderProgress) -> None:
    """Look away."""


def load_folder(
    given: Path | str | Sequence[Path | str | Found],
    into: Path | str,
    *,
    options: SheetOptions | None = None,
    per_sheet: Mapping[str, SheetOptions] | None = None,
    sheet_list: Path | str | None = None,
    depth: int | None = None,
    reproject: bool = False,
    jobs: int | None = None,
    records: Sequence[Path | str] = (),
    renumbered: Path | str | None = None,
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    watch: Watch = watch_nothing,
    cancelled: IsCancelled = never,
) -> FolderReport:
    """Load the sheets of a folder into the work copy `into`, which is made where it is not there.

    Parameters
    ----------
    given : path, or sequence of path or Found
        A folder, files, or what `find_sources` found.
    options : SheetOptions, optional
        How all files are read.
    per_sheet : mapping of str to SheetOptions, optional
        How some are read instead, by `Found.relative`.
    sheet_list : path, optional
        The list of sheets: number, scale and commune of sheets that do not say theirs.
    depth : int, optional
        How deep to search.
    reproject : bool
        Transform plots into the work copy's coordinate reference system; else such sheets fail.
    jobs : int, optional
        Sheets that are read at a time.
    records : sequence of path
        Record spreadsheets to be joined to the plots, when all sheets are done; with `renumbered`, the list of
        renumbered sheets.
    language : Language
        Language of the reasons kept with rows that are set aside.
    progress : callable
        Told sheets done and all sheets.
    watch : callable
        Told the same as `FolderProgress`, after each sheet.
    cancelled : callable
        Where it says so the load stops after the last whole sheet, and the report says what is left.

    Raises
    ------
    BadInput
        Nothing can be loaded at all: there is no sheet, no coordinate reference system, or `into` is no work copy.
    """
    into = Path(into)
    if into.suffix.casefold() != ".gpkg":
        raise BadInput(_NO_GEOPACKAGE, _END_IN, path=into)
    refuse_folder(into)
    listed = read_listed(sheet_list) if sheet_list else []
    found = _found(given, depth, cancelled)
    run = _Run(into, options or SheetOptions(), per_sheet or {}, listed, reproject, jobs, language)
    run.progress, run.watch, run.cancelled = progress, watch, cancelled
    run.begin(found, given if isinstance(given, (str, Path)) else ", ".join(each.name for each in found[:3]) or "-")
    run.load()
    report = run.finish()
    if records and not report.cancelled:
        how = {"renumbered": renumbered, "language": language, "progress": progress, "cancelled": cancelled}
        report.joined = load((), into, append=True, records=records, **how)
    return report


def is_folder(source: object) -> bool:
    """Tell whether a source is a folder with sheets; a File Geodatabase is one source."""
    return isinstance(source, Path) and source.is_dir() and source.suffix.casefold() != ".gdb"


def read_as(how: Mapping[str, object]) -> SheetOptions:
    """Return the options among those of `load` that say how files are read."""
    names = {each.name for each in fields(SheetOptions)}
    return SheetOptions(**{name: value for name, value in how.items() if name in names and value is not None})


def complete(report: FolderReport) -> bool:
    """Tell whether every sheet that was found is loaded."""
    return not any(report.counts[outcome] for outcome in (SKIPPED, FAILED, WAITING, LEFT))


def _found(given, depth: int | None, cancelled: IsCancelled) -> list[Found]:
    if isinstance(given, Database):
        raise BadInput(_DATABASE, _LOAD_ALONE, path=given)
    if isinstance(given, (str, Path)):
        path = Path(given)
        if is_folder(path):
            return find_sources(path, depth=depth, cancelled=cancelled)
        return found_files([path])
    entries: list[Found] = []
    for each in given:
        entries += [each] if isinstance(each, Found) else _found(each, depth, cancelled)
    return entries


@dataclass
class _Sheet:
    """A sheet on its way: what was found, its row, how it is read, and what will come of the reading."""

    found: Found
    row: SheetRow
    options: SheetOptions
    listed: tuple[ListedSheet, ...]
    asked: tuple[SheetTask, str | None] | None = None
    reading: Future | None = None


class _Run:
    """One run of `load_folder`."""

    progress: Progress
    watch: Watch
    cancelled: IsCancelled

    def __init__(self, into, options, per_sheet, listed, reproject, jobs, language):
        self._into: Path = into
        self._options: SheetOptions = options
        self._per_sheet: Mapping[str, SheetOptions] = per_sheet
        self._listed: list[ListedSheet] = listed
        self._reproject: bool = reproject
        self._jobs: int = jobs or min(2, os.cpu_count() or 1)
        self._language: Language = language
        self._report = FolderReport(into)
        self._sheets: list[_Sheet] = []
        self._rows: list[SheetRow] = []
        self._done_bytes = self._all_bytes = 0

    # Before anything is loaded

    def begin(self, found: list[Found], where: Path | str) -> None:
        """Find the work copy or make it, and enter the sheets into its catalogue."""
        self._report.records = [each.relative for each in found if each.kind == sources.RECORDS]
        self._report.unknown = sum(each.kind == sources.UNKNOWN for each in found)
        entries = [each for each in found if each.is_sheet]
        if not entries:
            raise BadInput(_NOTHING, _CHOOSE, path=where)
        work = WorkCopy.open(self._into) if self._into.exists() else None
        if work is None:
            work = WorkCopy.create(self._into, self._crs_for(entries, where))
        elif self._is_void(work) and self._options.crs:
            wanted = self._crs_for(entries, where)
            if not same_crs(parse_crs(wanted), parse_crs(work.crs)):
                work = WorkCopy.create(self._into, wanted, replace=True)
        self._work = work
        self._report.crs_name = crs_label(parse_crs(work.crs))
        self._enter(entries)
        self._all_bytes = sum(sheet.found.size for sheet in self._sheets)

    def _is_void(self, work: WorkCopy) -> bool:
        """Tell whether a work copy holds nothing at all, as one that was made by a load that loaded nothing."""
        return not any(work.counts().values()) and not any(row.loaded_at for row in work.sheet_files())

    def _crs_for(self, entries: list[Found], where: Path | str) -> str:
        """Return the CRS of a new work copy: the declared one, that of most files, that of the first to be read."""
        declared = self._options.crs
        if declared and declared.strip().casefold() != _AUTO:
            return parse_crs(declared).to_wkt()
        readable = [each for each in entries if each.kind != sources.WAITING]
        plain = [each for each in readable if each.kind == sources.PLOTS]
        votes: Counter[str] = Counter()
        for each in plain[:: max(1, len(plain) // _LOOKED_AT)]:
            votes.update(self._stated(each))
        if votes:
            return votes.most_common(1)[0][0]
        first: Reason | None = None
        for each in readable if declared else readable[:1]:  # without one it says which fit
            read = read_sheet(SheetTask(each, "", self._how(each), reproject=self._reproject), self.cancelled)
            if not read.failure:
                return read.crs
            first = first or read.failure
        raise first.error() if first else BadInput(_NO_CRS, _DECLARE, path=where)

    def _stated(self, found: Found) -> list[str]:
        try:
            stated = {info.crs_wkt for info in layers(found.path) if info.has_polygons and info.crs_wkt}
            return [wkt for wkt in stated if is_metric(parse_crs(wkt))]
        except BadInput:  # it fails when its turn comes
            return []

    def _how(self, found: Found) -> SheetOptions:
        return self._per_sheet.get(found.relative, self._options)

    def _enter(self, entries: list[Found]) -> None:
        """Give each sheet its row of the catalogue, and enter new ones."""
        known = self._work.sheet_files()
        keyed = {(row.place, row.layer): row for row in known}
        for found in entries:
            options = self._how(found)
            listed = tuple(row for row in self._listed if not row.file_name)
            named = listed_for(found, self._listed)
            for layer in sheet_layers(found, options.layer) if found.kind != sources.WAITING else [""]:
                row = keyed.pop((_place(found.path), layer), None) or SheetRow(place=_place(found.path), layer=layer)
                row.folder, row.path, row.format = found.folder, found.relative, found.format
                # what was said of a sheet once need not be said again
                how = options if options.crs else replace(options, crs=row.declared_crs)
                self._sheets.append(_Sheet(found, row, how, (named,) if named else listed))
        self._follow_moved(list(keyed.values()))
        self._report.found = len(self._sheets)
        self._rows = known + [sheet.row for sheet in self._sheets if not sheet.row.id]
        with writing(self._into) as connection:
            for sheet in self._sheets:
                if sheet.row.state == LOADING:
                    sheet.row.state = WAITING
            catalogue.save(connection, [sheet.row for sheet in self._sheets])

    def _follow_moved(self, left: list[SheetRow]) -> None:
        """Know files again that were moved or renamed: by their content, and where most are known so, by their path.

        What is left then was removed, or belongs to another folder.
        """
        new = [sheet for sheet in self._sheets if not sheet.row.id]
        left = [row for row in left if row.loaded_at]
        if not new or not left:
            return
        by_content: dict[tuple, list[SheetRow]] = {}
        for row in left:
            by_content.setdefault((row.sha256, row.layer), []).append(row)
        moved = 0
        for sheet in new:
            same = by_content.get((digest(sheet.found), sheet.row.layer), [])
            same.sort(key=lambda row, sheet=sheet: row.path != sheet.row.path)
            if same:
                self._take_over(sheet, same.pop(0), left)
                moved += 1
        if moved * 2 >= len(new):
            by_path = {(row.path, row.layer): row for row in left}
            for sheet in new:
                row = by_path.get((sheet.row.path, sheet.row.layer))
                if row is not None and not sheet.row.id:
                    self._take_over(sheet, row, left)

    @staticmethod
    def _take_over(sheet: _Sheet, row: SheetRow, left: list[SheetRow]) -> None:
        """Let a sheet be the one of a row of the catalogue that was known by another place."""
        row.place, row.folder, row.path, row.format = (
            sheet.row.place, sheet.row.folder, sheet.row.path, sheet.row.format,
        )  # fmt: skip
        sheet.row = row
        left.remove(row)

    # Loading

    def load(self) -> None:
        """Load the sheets one after the other, those after it being read meanwhile."""
        ahead: deque[_Sheet] = deque()
        waiting = iter(self._sheets)
        drawings = sum(sheet.found.kind == sources.DRAWING and not self._is_unchanged(sheet) for sheet in self._sheets)
        self.watch(FolderProgress(0, len(self._sheets), 0.0, self._sheets[0].row.name))
        readers = Readers(self._jobs, drawings, self.cancelled)
        try:
            while True:
                while len(ahead) < 2 * self._jobs and (sheet := next(waiting, None)) is not None:
                    self._start(readers, sheet)
                    ahead.append(sheet)
                if not ahead or self.cancelled():
                    break
                sheet = ahead.popleft()
                read = readers.result(sheet.reading, *sheet.asked) if sheet.reading is not None else None
                sheet.reading = None
                self._finish_one(sheet, read, ahead)
        except Cancelled:
            pass
        finally:
            for sheet in ahead:
                if sheet.reading is not None:
                    sheet.reading.cancel()
            readers.end()
        self._report.cancelled = len(self._report.sheets) < len(self._sheets)

    def _start(self, readers: Readers, sheet: _Sheet) -> None:
        """Begin to read a sheet, where there is something to read."""
        if sheet.found.kind == sources.WAITING or self._is_unchanged(sheet):
            return
        row = sheet.row
        task = SheetTask(sheet.found, row.layer, sheet.options, sheet.listed, self._work.crs, self._reproject)
        known = row.sha256 if row.state == LOADED and row.how == self._digest_of_how(sheet) else None
        sheet.asked = task, known
        sheet.reading = readers.start(task, known)

    def _is_unchanged(self, sheet: _Sheet) -> bool:
        row, found = sheet.row, sheet.found
        stamp = (row.size, row.mtime_ns) == (found.size, found.mtime_ns)
        return row.state == LOADED and stamp and row.how == self._digest_of_how(sheet)

    def _digest_of_how(self, sheet: _Sheet) -> str:
        """Return what tells one way of reading a sheet from another."""
        how = {name: sorted(value.items()) if isinstance(value, dict) else str(value)
               for name, value in sheet.options.told().items()}  # fmt: skip
        how["listed"] = [list(vars(each).values()) for each in sheet.listed if each.file_name]
        text = json.dumps([how, self._reproject], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def _finish_one(self, sheet: _Sheet, read: SheetRead | None, ahead: Sequence[_Sheet]) -> None:
        """Write a sheet, or what is to be told of it, and tell how far the load is."""
        row, found = sheet.row, sheet.found
        if read is None and found.kind != sources.WAITING:
            line = self._line(sheet, UNCHANGED)
        else:
            stamp = (row.size, row.mtime_ns, row.how, row.state)
            row.size, row.mtime_ns, row.how = found.size, found.mtime_ns, self._digest_of_how(sheet)
            try:
                line = self._written(sheet, read, [each.row for each in ahead if each.reading is not None])
            except BaseException:
                row.size, row.mtime_ns, row.how, row.state = stamp
                raise
        self._report.sheets.append(line)
        self._report.counts[line.outcome] += 1
        self._done_bytes += found.size
        done, total = len(self._report.sheets), len(self._sheets)
        self.progress(done, total, _SHEETS)
        share = self._done_bytes / self._all_bytes if self._all_bytes else done / total
        self.watch(FolderProgress(done, total, share, ahead[0].row.name if ahead else "", line))

    def _written(self, sheet: _Sheet, read: SheetRead | None, next_ones: list[SheetRow]) -> SheetLine:
        """Write a sheet; what is wrong with it alone is told and stops no other."""
        before = replace(sheet.row)
        try:
            return self._write(sheet, read, next_ones)
        except BadInput as error:
            failure = Reason.of(error, sheet.found.path)
        except (RuntimeError, ValueError, TypeError, LookupError) as error:
            failure = unexpected(sheet.found, error)
        for name, value in vars(before).items():
            setattr(sheet.row, name, value)
        return self._write(sheet, SheetRead(read.sha256, failure=failure), next_ones)

    def _write(self, sheet: _Sheet, read: SheetRead | None, next_ones: list[SheetRow]) -> SheetLine:
        with writing(self._into) as connection:
            if read is None:
                why = Reason(sheet.found.what, sheet.found.remedy, sheet.found.values)
                written, outcome = told(connection, sheet.row, UNREADABLE, why), WAITING
            elif read.sha256 is not None and not read.batches and not read.failure:
                catalogue.save(connection, [sheet.row])  # touched, with the same content
                return self._line(sheet, UNCHANGED)
            else:
                written = write_sheet(
                    connection, self._work, sheet.row, read, self._rows,
                    language=self._language, cancelled=self.cancelled,
                )  # fmt: skip
                outcome = sheet.row.state
                if outcome == LOADED and written.was_there:
                    outcome = UPDATED
            for row in next_ones:
                if not row.loaded_at:
                    row.state = LOADING
                    catalogue.save(connection, [row])
        return self._line(sheet, outcome, written)

    def _line(self, sheet: _Sheet, outcome: str, written: Written | None = None) -> SheetLine:
        row = sheet.row
        line = SheetLine(row.name, row.path, row.folder, row.layer, outcome, row.commune, row.sheet_number)
        line.map_scale, line.number_from, line.plots = row.map_scale, row.number_from, row.plots
        if written is not None:
            for name in ("new", "changed", "gone", "unchanged", "kept", "waiting", "set_aside"):
                setattr(line, name, getattr(written.load, name))
            line.what, line.remedy, line.values, line.notes = row.what, row.remedy, dict(row.values), written.notes
            self._report.rows_in += written.rows_in
            self._report.rows_out += written.rows_out
            self._report.rows_set_aside += written.rows_in - written.rows_out
        return line

    def finish(self) -> FolderReport:
        """Return the report; refuse to go on where a sheet was lost on the way."""
        report = self._report
        report.counts[LEFT] = report.found - len(report.sheets)
        here = {(sheet.row.place, sheet.row.layer) for sheet in self._sheets}
        gone = (row for row in self._rows if row.loaded_at and (row.place, row.layer) not in here)
        folders = {sheet.row.folder for sheet in self._sheets}
        report.missing = [row.path for row in gone if row.folder in folders]
        report.plots = self._work.counts()["plot"]
        if report.found != sum(report.counts.values()):
            raise RuntimeError(f"{report.found} sheets, {report.counts}")
        return report


def _place(path: Path) -> str:
    """Return what a file is known by: a digest, so that the work copy tells nobody how the folders are called."""
    return hashlib.sha256(os.path.normcase(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
