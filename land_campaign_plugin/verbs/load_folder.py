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
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ..model.errors import BadInput, Cancelled
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress
from ..model.projection import crs_label, is_metric, parse_crs, same_crs
from ..reports.writing import refuse_folder
from ..sources import folder as sources
from ..sources.folder import Found, find_sources, found_files
from ..sources.inspect import layers
from ..sources.place import Database
from ..sources.sheet_identity import ListedSheet, listed_for, read_listed
from ..store import sheet_catalogue as catalogue
from ..store.connection import writing
from ..store.sheet_catalogue import FAILED, LOADED, LOADING, SKIPPED, UNREADABLE, WAITING, SheetRow
from ..store.workcopy import WorkCopy
from .folder_report import LEFT, UNCHANGED, UPDATED, FolderProgress, FolderReport, SheetLine
from .load import load
from .sheet_order import in_order
from .sheet_readers import Readers
from .sheet_reading import AUTO, Reason, SheetOptions, SheetRead, SheetTask, read_sheet, sheet_layers, unexpected
from .sheet_whereabouts import Whereabouts, place_of
from .sheet_writing import COPY, Written, told, write_sheet

_LOOKED_AT = 25
"""Of so many files the coordinate reference system is looked up to choose that of a new work copy."""
_SHEETS = QT_TRANSLATE_NOOP("core", "sheets")

_NOTHING = QT_TRANSLATE_NOOP("core", "{path} holds no file that can be a sheet.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a folder with drawings (.dgn, .dxf), Shapefiles, GeoPackages or the like.")
_NO_CRS = QT_TRANSLATE_NOOP("core", "No file in {path} says its coordinate reference system.")
_DECLARE = QT_TRANSLATE_NOOP("core", "Say which one it is, for instance --crs EPSG:9209 (VN-2000, 105°30').")
_NO_GEOPACKAGE = QT_TRANSLATE_NOOP("core", "A work copy is a GeoPackage; {path} is not called so.")
_END_IN = QT_TRANSLATE_NOOP("core", "End the file name with .gpkg.")
_DATABASE = QT_TRANSLATE_NOOP("core", "{path} is a database, not a file that is a sheet.")
_LOAD_ALONE = QT_TRANSLATE_NOOP("core", "Load it by itself.")

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
    by_name: bool = False,
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
    by_name : bool
        Know sheets of the catalogue by the name of the file alone, wherever it lies now.
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
    for each in (options or SheetOptions(), *(per_sheet or {}).values()):
        each.refuse_impossible(reproject)
    listed = read_listed(sheet_list) if sheet_list else []
    found = _found(given, depth, cancelled)
    run = _Run(into, options or SheetOptions(), per_sheet or {}, listed, reproject, jobs, language)
    run.by_name, run.records = by_name, [Path(each).resolve() for each in records]
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
    """Tell whether every sheet that was found is loaded; copies of loaded files are not missed."""
    missed = sum(report.counts[outcome] for outcome in (SKIPPED, FAILED, WAITING, LEFT))
    return missed == sum(line.outcome == SKIPPED and line.what == COPY for line in report.sheets)


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
    by_name: bool
    records: list[Path]

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
        books = [each for each in found if each.kind == sources.RECORDS]
        self._report.records = [each.relative for each in books if not self._is_read(each.path.resolve())]
        self._report.unknown = sum(each.kind == sources.UNKNOWN for each in found)
        self._report.flags = sum(each.kind == sources.FLAGS for each in found)
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

    def _is_read(self, path: Path) -> bool:
        """Tell whether a workbook is among the records that are read at the end."""
        return any(path == each or each in path.parents for each in self.records)

    def _is_void(self, work: WorkCopy) -> bool:
        """Tell whether a work copy holds nothing at all, as one that was made by a load that loaded nothing."""
        return not any(work.counts().values()) and not any(row.loaded_at for row in work.sheet_files())

    def _crs_for(self, entries: list[Found], where: Path | str) -> str:
        """Return the CRS of a new work copy: the declared one, that of most files, that of the first to be read."""
        declared = self._options.crs
        if declared and declared.strip().casefold() != AUTO:
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
                place = place_of(found.path)
                row = keyed.pop((place, layer), None) or SheetRow(place=place, layer=layer)
                row.folder, row.path, row.format = found.folder, found.relative, found.format
                # what was said of a sheet once need not be said again
                how = options if options.crs else replace(options, crs=row.declared_crs)
                self._sheets.append(_Sheet(found, row, how, (named,) if named else listed))
        where = Whereabouts(self._sheets)
        self._where = where
        self._loaded_before = {row.id for row in known if row.loaded_at}
        left = [row for row in keyed.values() if not where.has(row)]
        spent = where.follow([row for row in left if row.loaded_at], list(keyed.values()) if self.by_name else [])
        folders = {sheet.row.folder for sheet in self._sheets}
        spent |= {row.id for row in left if not row.loaded_at and row.folder in folders and not where.lies(row)}
        self._sheets = in_order(self._sheets)
        self._report.found = len(self._sheets)
        known = [row for row in known if row.id not in spent]
        self._rows = known + [sheet.row for sheet in self._sheets if not sheet.row.id]
        with writing(self._into) as connection:
            catalogue.forget(connection, spent)
            for sheet in self._sheets:
                if sheet.row.state == LOADING:
                    sheet.row.state = WAITING
            catalogue.save(connection, [sheet.row for sheet in self._sheets])

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
        said = sheet.options.told().items()
        how = {name: sorted(value.items()) if isinstance(value, dict) else str(value) for name, value in said}
        how["listed"] = [list(vars(each).values()) for each in sheet.listed if each.file_name]
        text = json.dumps([how, self._reproject], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def _finish_one(self, sheet: _Sheet, read: SheetRead | None, ahead: Sequence[_Sheet]) -> None:
        """Write a sheet, or what is to be told of it, and tell how far the load is."""
        row, found = sheet.row, sheet.found
        if read is None and found.kind != sources.WAITING:
            if row.what:  # of a try that failed, since when the file is again what it was
                with writing(self._into) as connection:
                    self._all_well(connection, row)
            line = self._line(sheet, UNCHANGED)
        else:
            before = replace(row)
            try:
                line = self._written(sheet, read, [each.row for each in ahead if each.reading is not None])
            except BaseException:
                vars(row).update(vars(before))
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
        vars(sheet.row).update(vars(before))
        return self._write(sheet, SheetRead(read.sha256, failure=failure), next_ones)

    def _write(self, sheet: _Sheet, read: SheetRead | None, next_ones: list[SheetRow]) -> SheetLine:
        row, found = sheet.row, sheet.found
        if not row.loaded_at or (read is not None and not read.failure):  # else the next load tries again
            row.size, row.mtime_ns, row.how = found.size, found.mtime_ns, self._digest_of_how(sheet)
        with writing(self._into) as connection:
            if read is None:
                why = Reason(sheet.found.what, sheet.found.remedy, sheet.found.values)
                written, outcome = told(connection, sheet.row, UNREADABLE, why), WAITING
            elif read.sha256 is not None and not read.batches and not read.failure:
                self._all_well(connection, row)  # touched, with the same content
                return self._line(sheet, UNCHANGED)
            else:
                written = write_sheet(
                    connection, self._work, sheet.row, read, self._rows,
                    loaded_before=self._loaded_before, language=self._language, cancelled=self.cancelled,
                )  # fmt: skip
                outcome = written.load.state
                if outcome == LOADED and written.was_there:
                    outcome = UPDATED
            for row in next_ones:
                if not row.loaded_at:
                    row.state = LOADING
                    catalogue.save(connection, [row])
        return self._line(sheet, outcome, written)

    @staticmethod
    def _all_well(connection, row: SheetRow) -> None:
        row.what, row.remedy, row.values = "", "", {}
        catalogue.save(connection, [row])

    def _line(self, sheet: _Sheet, outcome: str, written: Written | None = None) -> SheetLine:
        row = sheet.row
        line = SheetLine(row.name, row.path, row.folder, row.layer, outcome, row.commune, row.sheet_number)
        line.map_scale, line.number_from, line.plots = row.map_scale, row.number_from, row.plots
        if written is not None:
            for name in ("new", "changed", "gone", "unchanged", "kept", "waiting", "set_aside"):
                setattr(line, name, getattr(written.load, name))
            line.what, line.remedy, line.values, line.notes = row.what, row.remedy, dict(row.values), written.notes
            self._report.drawn.update(written.drawn)
            self._report.rows_in += written.rows_in
            self._report.rows_out += written.rows_out
            self._report.rows_set_aside += written.rows_in - written.rows_out
        return line

    def finish(self) -> FolderReport:
        """Return the report; refuse to lose a sheet on the way."""
        report = self._report
        report.counts[LEFT] = report.found - len(report.sheets)
        here = {sheet.row.id for sheet in self._sheets}
        gone = (row for row in self._rows if row.loaded_at and row.id not in here and not self._where.lies(row))
        folders = {sheet.row.folder for sheet in self._sheets}
        report.missing = [row.path for row in gone if row.folder in folders]
        report.plots = self._work.counts()["plot"]
        if report.found != sum(report.counts.values()):
            raise RuntimeError(f"{report.found} sheets, {report.counts}")
        return report
