"""Record spreadsheets as communes send them, read into record tables: every row is a record or set aside with a reason.

Two official layouts and free tables are told by their headings: the hand-in form PL3-01 (one row a certificate, plot
and person), the 129 columns of *KeKhaiDangKy*, and whatever has headings that ``record_fields.csv`` knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import numpy as np

from ..model import citizen_number
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.text_verdict import Verdict
from .cell_notes import TOLD_KINDS, NoteBook
from .cells import PARSERS
from .headers import LOOK_AT_ROWS, Header, Meaning, find_header
from .legacy_columns import LegacyColumns
from .record_rows import Place, RecordRows
from .row_kinds import hamlet_of, kind_of
from .sheet_fields import SKIP, assign, fields_of, is_code, meaning_with, record_fields
from .spreadsheet import Book, Row, column_letter, open_book

PL3, DECLARATION, FREE = "PL3-01", "KeKhaiDangKy", "free"
"""Layouts of a sheet."""

Odd = tuple[str, int, object]
"""Sub-code, column, and the value where it may be told."""

ROWS_READ = QT_TRANSLATE_NOOP("core", "rows of records")
_KEYS = {
    "certificate.serial",
    "plot.plot_number",
    "certificate.plot_number",
    "party.name",
    "party.citizen_number",
    "organisation.name",
}
_OFFICIAL = 20
"""Columns of PL3-01 from which on a sheet is taken for it."""
_TOLD_EVERY = 2_000
_NAMES = (".name", ".address", ".hamlet")
_ASIDE_KEPT = 10_000
_PEOPLE = ("party", "spouse", "current")

_HIDDEN = QT_TRANSLATE_NOOP("core", "The sheet {sheet} of {file} is hidden; it was read like the others.")
_NO_HEADINGS = QT_TRANSLATE_NOOP("core", "No sheet of {path} has headings that are known; its sheets are: {sheets}.")
_NAME_COLUMNS = QT_TRANSLATE_NOOP(
    "core", "Name the columns as in the hand-in form PL3-01, such as {first}, {second}, {third}."
)


@dataclass
class SheetReport:
    """What was read of one sheet; ``rows_in == rows_out + sum(set_aside.values())`` always holds.

    Parameters
    ----------
    rows_in : int
        Rows up to the last filled one, titles and headings included.
    rows_out : int
        Rows that made records.
    set_aside : Counter
        Rows that made none, by reason (`cell_notes.REASONS`).
    aside : list of (int, str)
        Those rows with the reason, but for blank ones; not more than ten thousand of them.
    columns : dict of str to (str, str)
        Field to the letter and heading of its column.
    unused : list of (str, str)
        Letter and heading of the columns that no field was told for.
    encodings : list of (str, Verdict, int)
        Letter of each column that was converted to Unicode, what it was in, and how many of its cells.
    """

    path: Path
    sheet: str
    layout: str = ""
    header: Header | None = None
    rows_in: int = 0
    rows_out: int = 0
    set_aside: Counter = field(default_factory=Counter)
    aside: list[tuple[int, str]] = field(default_factory=list)
    columns: dict[str, tuple[str, str]] = field(default_factory=dict)
    unused: list[tuple[str, str]] = field(default_factory=list)
    encodings: list[tuple[str, Verdict, int]] = field(default_factory=list)
    notes: NoteBook = field(default_factory=NoteBook)

    @property
    def unnamed(self) -> list[str]:
        """Which of the numbers that name a plot no column was told for, though rows made records."""
        if not self.rows_out:
            return []
        return [
            name
            for name in ("sheet_number", "plot_number")
            if not {f"plot.{name}", f"certificate.{name}", f"plot.former_{name}"} & self.columns.keys()
        ]

    def put_aside(self, row: int, reason: str) -> None:
        """Count a row that makes no record."""
        self.set_aside[reason] += 1
        if reason != "blank" and len(self.aside) < _ASIDE_KEPT:
            self.aside.append((row, reason))


def read_book(
    path: Path | str,
    records: RecordRows,
    *,
    keep_encoding: bool = False,
    headings: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> tuple[list[SheetReport], list[tuple[str, dict]]]:
    """Read all sheets of a spreadsheet that have known headings into `records`.

    Parameters
    ----------
    keep_encoding : bool
        Columns in an encoding from before Unicode are left as they stand, not converted.
    headings : mapping of str to str, optional
        Which heading is which field, as a person said (`sheet_fields.named_fields`).

    Returns
    -------
    reports : list of SheetReport
        One a sheet that is not empty, those without known headings included.
    remarks : list of (str, dict)
        What is to be told about the file as a whole.
    """
    book = open_book(path)
    reports, remarks = [], list(book.remarks)
    meaning = meaning_with(headings or {})
    for info in book.sheets:
        report = _read_sheet(book, info.name, records, keep_encoding, progress, cancelled, meaning)
        if report.rows_in:
            reports.append(report)
        if info.hidden and report.header:
            remarks.append((_HIDDEN, {"file": book.path.name, "sheet": info.name}))
    if not any(report.header for report in reports):
        labels = [record_fields()[name].labels[0] for name in ("certificate.serial", "party.name", "plot.plot_number")]
        sheets = ", ".join(info.name for info in book.sheets) or "-"
        values = dict(zip(("first", "second", "third"), labels, strict=True))
        raise BadInput(_NO_HEADINGS, _NAME_COLUMNS, path=path, sheets=sheets, **values)
    return reports, remarks


def _read_sheet(
    book: Book, name: str, records: RecordRows, keep_encoding, progress, cancelled, meaning: Meaning = fields_of
) -> SheetReport:
    report = SheetReport(book.path, name)
    legacy = None if keep_encoding else LegacyColumns.of(book, name, cancelled)
    rows = iter(book.rows(name, carried=legacy is not None and legacy.carried))
    first = list(islice(rows, LOOK_AT_ROWS))
    merges = book.merges(name)
    header = find_header(legacy.headings(first) if legacy else first, merges, meaning, _KEYS)
    rows = chain(first, rows)
    if header is None:
        for row in rows:
            if row.cells:
                _skip_to(report, row.number)
                report.rows_in = row.number
                report.put_aside(row.number, "no-headings")
        return report
    if legacy:
        rows = legacy.rows(rows, header.last)
    reader = _SheetReader(report, header, records, meaning)
    if legacy:
        legacy.tell_names(at for name, at in reader.columns.items() if name.endswith(_NAMES))
    for number, row in enumerate(_with_merged(rows, merges, header.last)):
        if number % _TOLD_EVERY == 0:
            stop_if(cancelled)
            progress(row[0].number, max(row[0].number, 1), ROWS_READ)
        reader.take(*row)
    reader.finish()
    if legacy:
        counts = sorted(legacy.converted.items())
        report.encodings = [(column_letter(at), legacy.verdicts[at], count) for at, count in counts if count]
    return report


class _SheetReader:
    """Reads the rows of one sheet, once its headings are known."""

    def __init__(self, report: SheetReport, header: Header, records: RecordRows, meaning: Meaning):
        known = record_fields()
        candidates = [(column, tuple(meaning(label))) for column, label in sorted(header.labels.items())]
        official = sum(1 for _, names in candidates if any(known[name].number for name in names))
        coded = sum(map(is_code, header.labels.values()))
        report.layout = DECLARATION if coded >= _OFFICIAL // 2 else PL3 if official >= _OFFICIAL else FREE
        report.header = header
        numbers = header.numbers if report.layout == PL3 else {}
        parents = {column: " ".join(texts) for column, texts in header.others.items()}
        self.columns = assign(candidates, numbers, parents if report.layout != DECLARATION else {})
        labels = {column: " ".join(label.split()) for column, label in header.labels.items()}
        report.columns = {name: (column_letter(at), labels[at]) for name, at in self.columns.items()}
        used = set(self.columns.values())
        report.unused = [(column_letter(at), label) for at, label in sorted(labels.items()) if at not in used]
        report.notes.labels = labels
        self._report, self._header, self._records = report, header, records
        taken = [(at, name, known[name].kind) for name, at in self.columns.items() if known[name].kind != SKIP]
        self._parsers = [(at, name, PARSERS[kind], kind in TOLD_KINDS) for at, name, kind in sorted(taken)]
        self._dates = {at: _DateColumn() for at, name, kind in taken if kind in ("date", "birth")}
        self._tail: list[tuple[int, str]] = []
        self._hamlet: str | None = None

    def take(self, row: Row, lent: dict[int, object]) -> None:
        """Take a row, with the values that merged cells above lend it."""
        report = self._report
        if not row.cells:
            return
        number = row.number
        _skip_to(report, number)
        report.rows_in = number
        if number <= self._header.last:
            report.put_aside(number, "title" if number < self._header.first else "headings")
            return
        values, odd = self._values(row.cells, {})
        reason = kind_of(row.cells, values, self._header)
        if not reason and lent:
            values, odd = self._values(row.cells, lent)
        if reason:
            if reason == "group":
                self._hamlet = hamlet_of(row.cells)
            report.put_aside(number, reason)
            return
        if self._hamlet and "plot.hamlet" not in values:
            values["plot.hamlet"] = self._hamlet
        odd = self._restored(values, odd)
        place = Place(report.path.name, report.sheet, number, report.notes, self.columns)
        reason = self._records.add(values, place)
        if reason:
            report.put_aside(number, reason)
        else:
            report.rows_out += 1
            self._note(row, odd, lent)

    def finish(self) -> None:
        """Judge the columns as a whole."""
        for column, seen in self._dates.items():
            seen.note(self._report.notes, column)

    def _values(self, cells: list, lent: dict[int, object]) -> tuple[dict[str, object], list[Odd]]:
        """Return what a row says, by field, and what is odd about its cells."""
        values: dict[str, object] = {}
        odd: list[Odd] = []
        count = len(cells)
        for at, name, parse, told in self._parsers:
            cell = cells[at] if at < count else None
            if cell is None:
                cell = lent.get(at)
                if cell is None:
                    continue
            value, code = parse(cell)
            if value is not None:
                values[name] = value
            if code:
                odd.append((code, at, cell if told else None))
        return values, odd

    def _restored(self, values: dict[str, object], odd: list[Odd]) -> list[Odd]:
        """Put zeros of citizens' numbers back where province, birth and gender agree; return what is odd now."""
        lost = {at for code, at, _ in odd if code == "zeros-lost"}
        for group in _PEOPLE if lost else ():
            at = self.columns.get(f"{group}.citizen_number", -1)
            if at in lost:
                name = f"{group}.citizen_number"
                born, said = values.get(f"{group}.born_on"), values.get(f"{group}.gender")
                full, note = citizen_number.restored(values[name], born, said)
                if note == citizen_number.RESTORED:
                    values[name] = full
                    odd = [("zeros-restored" if column == at else code, column, shown) for code, column, shown in odd]
        return odd

    def _note(self, row: Row, odd: list[Odd], lent: dict[int, object]) -> None:
        notes = self._report.notes
        for code, column, shown in dict.fromkeys(odd):  # two fields may be taken from one column
            notes.add(code, row.number, column, shown)
        if row.hidden:
            notes.add("hidden-row", row.number)
        for column in lent:
            if column >= len(row.cells) or row.cells[column] is None:
                notes.add("merged", row.number, column)
        for column, seen in self._dates.items():
            if column < len(row.cells):
                seen.look_at(row.cells[column], row.number)


class _DateColumn:
    """Watches a column of dates: Excel takes some texts for dates, and then day and month may change places."""

    def __init__(self) -> None:
        self.first_kept = self.first_text = 0
        self.kept_late = self.text_late = self.text_early = False

    def look_at(self, cell: object, row: int) -> None:
        """Look at one cell."""
        if isinstance(cell, str):
            day, slash, _ = cell.strip().partition("/")
            if slash and day.isdecimal() and len(day) < 3:
                self.first_text = self.first_text or row
                self.text_late |= int(day) > 12
                self.text_early |= int(day) <= 12
        elif hasattr(cell, "day"):
            self.first_kept = self.first_kept or row
            self.kept_late |= cell.day > 12

    def note(self, notes: NoteBook, column: int) -> None:
        """Note what the column as a whole looks like, at the first row that shows it."""
        if self.first_kept and self.first_text:
            notes.add("mixed-dates", max(self.first_kept, self.first_text), column)
            if not self.kept_late and self.text_late and not self.text_early:
                notes.add("maybe-swapped", self.first_kept, column)


def _skip_to(report: SheetReport, number: int) -> None:
    """Count the rows up to `number` that hold nothing."""
    blank = number - report.rows_in - 1
    if blank > 0:
        report.set_aside["blank"] += blank


def _with_merged(rows: Iterator[Row], merges: np.ndarray, header_end: int) -> Iterator[tuple[Row, dict[int, object]]]:
    """Yield rows with what merged cells that begin above lend them, by column: these belong to all of their rows."""
    tall = merges[(merges[:, 1] > merges[:, 0]) & (merges[:, 0] > header_end)]
    tops, ahead = tall[:, 0].tolist(), tall.tolist()
    at = 0
    open_cells: dict[int, tuple[int, object]] = {}
    nothing: dict[int, object] = {}
    for row in rows:
        if at == len(ahead) and not open_cells:
            yield row, nothing
            continue
        number, cells = row.number, row.cells
        open_cells = {column: held for column, held in open_cells.items() if held[0] >= number}
        yield row, {column: value for column, (_, value) in open_cells.items()}
        while at < len(ahead) and tops[at] <= number:
            top, bottom, left, _ = ahead[at]
            if top == number and left < len(cells) and cells[left] is not None:
                open_cells[left] = (bottom, cells[left])
            at += 1
