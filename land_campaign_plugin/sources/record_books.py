"""Record spreadsheets read and joined to the plots of the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model.byte_texts import as_bytes
from ..model.errors import BadInput
from ..model.former_sheets import FormerSheets
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.legacy_text import TITLES
from ..model.progress import IsCancelled, Progress, never, no_progress
from ..model.record_table import TableReader
from ..model.records import RECORD_TABLES, table_called
from ..model.tables import PlotTable, Table
from .cell_notes import REASONS
from .notes import Note
from .record_join import Chunk, JoinReport, chunks_of, join
from .record_rows import RecordRows
from .record_sheets import SheetReport, read_book
from .sheet_fields import named_fields

_SHEET_READ = QT_TRANSLATE_NOOP(
    "core", "{file}, sheet {sheet} ({layout}): {rows_in} rows = {rows_out} read + {set_aside} set aside."
)
_NOT_READ = QT_TRANSLATE_NOOP(
    "core", "{file}, sheet {sheet}: {rows_in} rows were not read, since it has no headings that are known."
)
_UNNAMED = {
    ("sheet_number",): QT_TRANSLATE_NOOP(
        "core",
        "{file}, sheet {sheet}: no heading for the number of the map sheet was known, so {count} rows do not find "
        "their plots. Say which it is, for instance --heading {example}; headings that were not taken: {columns}.",
    ),
    ("plot_number",): QT_TRANSLATE_NOOP(
        "core",
        "{file}, sheet {sheet}: no heading for the number of the plot was known, so {count} rows do not find their "
        "plots. Say which it is, for instance --heading {example}; headings that were not taken: {columns}.",
    ),
    ("sheet_number", "plot_number"): QT_TRANSLATE_NOOP(
        "core",
        "{file}, sheet {sheet}: no headings for the numbers of map sheet and plot were known, so {count} rows do not "
        "find their plots. Say which they are, for instance --heading {example}; headings that were not taken: "
        "{columns}.",
    ),
}
"""By the numbers of a plot that no column was told for."""
_NOT_HEADING = QT_TRANSLATE_NOOP("core", "No sheet of the records has the heading {heading}.")
_HEADINGS_ARE = QT_TRANSLATE_NOOP("core", "The headings are: {headings}.")
_ASIDE = QT_TRANSLATE_NOOP("core", "{count} rows set aside: {reason}")
_CONVERTED = QT_TRANSLATE_NOOP(
    "core",
    "{file}, sheet {sheet}, column {column}: {count} cells were in the encoding {encoding} and were converted to "
    "Unicode. Read so, {score} % of the column's words are Vietnamese.",
)
_UNUSED = QT_TRANSLATE_NOOP("core", "Columns that were not taken: {columns}.")
_MADE = QT_TRANSLATE_NOOP("core", "{count} rows for the table {table}.")
_JOINED = QT_TRANSLATE_NOOP(
    "core",
    "{named} plots in the records = {joined} on the map + {ambiguous} that may be several + {not_joined} not found.",
)
_OTHER_SIDE = QT_TRANSLATE_NOOP(
    "core",
    "{plots} plots on the map = {with_record} with a record + {without_record} without, {missing_count} of them on "
    "sheets that the records name.",
)
_LOST = QT_TRANSLATE_NOOP("core", "Not found on the map (commune/sheet/plot): {plots}")
_OPEN = QT_TRANSLATE_NOOP("core", "May be several plots (commune/sheet/plot): {plots}")
_MISSING = QT_TRANSLATE_NOOP("core", "Without a record (commune/sheet/plot): {plots}")
_MORE = QT_TRANSLATE_NOOP("core", "... and {count} more.")
_SHOWN = 10
_NOTES_TOLD = 500


@dataclass
class RecordsReport:
    """What was read of record spreadsheets, and how it joined the map.

    Parameters
    ----------
    sheets : list of SheetReport
    join : JoinReport
    tables : dict of str to int
        Rows by record table.
    remarks : list of (str, dict)
        What is to be told about whole files.
    """

    sheets: list[SheetReport] = field(default_factory=list)
    join: JoinReport = field(default_factory=JoinReport)
    tables: dict[str, int] = field(default_factory=dict)
    remarks: list[tuple[str, dict]] = field(default_factory=list)

    @property
    def rows_in(self) -> int:
        """Rows of all sheets, up to the last filled one of each."""
        return sum(sheet.rows_in for sheet in self.sheets)

    @property
    def rows_out(self) -> int:
        """Rows that made records."""
        return sum(sheet.rows_out for sheet in self.sheets)

    @property
    def set_aside(self) -> Counter:
        """Rows that made none, by reason."""
        return sum((sheet.set_aside for sheet in self.sheets), Counter())

    def notes(self) -> list[Note]:
        """Return the counts as remarks: sheets, and how the records joined the map."""
        found = self.join
        remarks = [_sheet_note(sheet) for sheet in self.sheets]
        remarks += [note for sheet in self.sheets for note in _encoding_notes(sheet)]
        counts = {"named": found.named, "joined": found.joined, "ambiguous": found.ambiguous}
        remarks.append((_JOINED, counts | {"not_joined": found.not_joined}))
        counts = {"plots": found.plots, "with_record": found.with_record, "without_record": found.without_record}
        other_side = (_OTHER_SIDE, counts | {"missing_count": found.missing_count})
        return [*self.warnings(), *remarks, *self.remarks, other_side]

    def warnings(self) -> list[Note]:
        """Return what must be known before all else: sheets whose rows cannot find their plots."""
        notes = []
        for sheet in self.sheets:
            if missing := sheet.unnamed:
                free = [label for _, label in sheet.unused]
                values = {"file": sheet.path.name, "sheet": sheet.sheet, "count": sheet.rows_out}
                values["columns"] = ", ".join(free) or "-"
                values["example"] = f'"{missing[-1]}={free[-1] if free else "..."}"'
                notes.append((_UNNAMED[tuple(missing)], values))
        return notes

    def lines(self, language: Language) -> Iterator[str]:
        """Yield what was read, in sentences: sheets, what was set aside, what is odd, what did not join."""
        for sheet in self.sheets:
            yield from _sheet_lines(sheet, language)
        for table, count in self.tables.items():
            yield "  " + language.text(_MADE, count=count, table=table_called(table))
        found = self.join
        for template, values in self.notes()[len(self.warnings()) + len(self.sheets) :]:
            yield language.text(template, **values)
        listed = (
            (_LOST, found.lost, found.not_joined),
            (_OPEN, [key for key, _ in found.open], found.ambiguous),
            (_MISSING, found.missing, found.missing_count),
        )
        for template, keys, count in listed:
            if keys:
                named = ", ".join("/".join(part or "?" for part in key) for key in keys[:_SHOWN])
                more = " " + language.text(_MORE, count=count - _SHOWN) if count > _SHOWN else ""
                yield "  " + language.text(template, plots=named) + more

    def data(self, language: Language) -> dict:
        """Return the same as data."""
        found = self.join
        return {
            "rows_in": self.rows_in,
            "rows_out": self.rows_out,
            "set_aside": dict(self.set_aside),
            "warnings": [language.text(template, **values) for template, values in self.warnings()],
            "sheets": [_sheet_data(sheet, language) for sheet in self.sheets],
            "tables": self.tables,
            "join": {
                "named": found.named,
                "joined": found.joined,
                "ambiguous": found.ambiguous,
                "not_joined": found.not_joined,
                "by": dict(found.by),
                "lost": ["/".join(key) for key in found.lost],
                "open": ["/".join(key) for key, _ in found.open],
                "plots": found.plots,
                "with_record": found.with_record,
                "without_record": found.without_record,
                "missing_count": found.missing_count,
                "missing": ["/".join(key) for key in found.missing],
            },
        }


class HeldRows:
    """A record table in memory, as a check reads it; a `TableReader`."""

    def __init__(self, table: Table):
        self._table = table

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the record table that it has."""
        return frozenset(self._table.columns)

    def batches(self, names: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
        """Yield the rows of some columns, texts as bytes."""
        columns = ((name, self._table[name]) for name in names)
        yield {name: as_bytes(values) if values.dtype == object else values for name, values in columns}


def readers(tables: Mapping[str, Table]) -> dict[str, list[TableReader]]:
    """Return what `read_records` made as readers of the record tables, by table."""
    return {name: [HeldRows(tables[name])] for name in RECORD_TABLES if len(tables[name])}


def read_records(
    paths: Sequence[Path | str],
    plots: PlotTable | Iterable[Chunk] | None,
    *,
    former_sheets: FormerSheets | None = None,
    keep_encoding: bool = False,
    headings: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> tuple[dict[str, Table], RecordsReport]:
    """Read record spreadsheets and join them to the plots of the map.

    Parameters
    ----------
    paths : sequence of path
        Workbooks and CSV files.
    plots : PlotTable, or iterable of chunks, or None
        The plots of the map; chunks have the columns of `record_join.COLUMNS`, each a sequence. None: there are none.
    former_sheets : FormerSheets, optional
        The list of renumbered sheets.
    keep_encoding : bool
        Columns in an encoding from before Unicode (TCVN3, VNI and the like) are left as they stand; else they are
        converted, column by column, and the report says so.
    headings : mapping of str to str, optional
        Which heading is which column, where a person says so: ``{"plot_number": "Thửa"}``.

    Returns
    -------
    tables : dict of str to Table
        The record tables. ``plot_uid`` is that of the plot on the map, or where that is not known one made of commune,
        sheet and number, which no plot has. The table ``plot`` holds what the rows say about plots.
    report : RecordsReport

    Raises
    ------
    BadInput
        A file cannot be read, no sheet of it has known headings, or none has a heading that was named.
    """
    named_headings = named_fields(headings or {})
    records, report = RecordRows(), RecordsReport()
    for path in paths:
        sheets, remarks = read_book(
            path,
            records,
            keep_encoding=keep_encoding,
            headings=named_headings,
            progress=progress,
            cancelled=cancelled,
        )
        report.sheets += sheets
        report.remarks += remarks
    for name, heading in named_headings.items():
        if not any(name in sheet.columns for sheet in report.sheets):
            there = [label for sheet in report.sheets for label in _labels(sheet)]
            raise BadInput(_NOT_HEADING, _HEADINGS_ARE, heading=heading, headings=", ".join(dict.fromkeys(there)))
    named = records.plot_table()
    chunks = chunks_of(plots) if isinstance(plots, PlotTable) else plots or ()
    found, report.join = join(named, chunks, former_sheets)
    met = found != np.array(None)
    uids = np.where(met, found, named["uid"])
    tables = records.tables(uids, met)
    report.tables = {name: len(table) for name, table in tables.items()}
    named.columns["uid"] = uids
    return tables | {"plot": named}, report


def _labels(sheet: SheetReport) -> list[str]:
    return [label for _, label in (*sheet.columns.values(), *sheet.unused)]


def _sheet_note(sheet: SheetReport) -> Note:
    values = {"file": sheet.path.name, "sheet": sheet.sheet, "rows_in": sheet.rows_in}
    if sheet.header is None:
        return _NOT_READ, values
    aside = sum(sheet.set_aside.values())
    return _SHEET_READ, values | {"layout": sheet.layout, "rows_out": sheet.rows_out, "set_aside": aside}


def _encoding_notes(sheet: SheetReport) -> list[Note]:
    return [
        (
            _CONVERTED,
            {"file": sheet.path.name, "sheet": sheet.sheet, "column": letter, "count": count}
            | {"encoding": TITLES[verdict.encoding], "score": round(100 * verdict.score, 1)},
        )
        for letter, verdict, count in sheet.encodings
    ]


def _sheet_lines(sheet: SheetReport, language: Language) -> Iterator[str]:
    template, values = _sheet_note(sheet)
    yield language.text(template, **values)
    if sheet.header is None:
        return
    for reason, count in sheet.set_aside.items():
        yield "  " + language.text(_ASIDE, count=count, reason=language.text(REASONS[reason]))
    if sheet.unused:
        columns = ", ".join(f"{letter} ({label})" for letter, label in sheet.unused)
        yield "  " + language.text(_UNUSED, columns=columns)
    for line in sheet.notes.lines(language):
        yield "  " + line


def _sheet_data(sheet: SheetReport, language: Language) -> dict:
    notes = [
        {"row": note.row, "column": note.letter, "label": note.label, "code": note.code, "sentence": sentence}
        for note, sentence, _ in zip(
            sheet.notes, (note.sentence(language) for note in sheet.notes), range(_NOTES_TOLD), strict=False
        )
    ]
    return {
        "file": sheet.path.name,
        "sheet": sheet.sheet,
        "layout": sheet.layout,
        "rows_in": sheet.rows_in,
        "rows_out": sheet.rows_out,
        "set_aside": dict(sheet.set_aside),
        "aside": [{"row": row, "reason": reason} for row, reason in sheet.aside[:_NOTES_TOLD]],
        "columns": {name: letter for name, (letter, _) in sheet.columns.items()},
        "encodings": [
            {"column": letter, "encoding": verdict.encoding, "cells": count, "score": round(verdict.score, 3)}
            for letter, verdict, count in sheet.encodings
        ],
        "unused": [letter for letter, _ in sheet.unused],
        "note_counts": sheet.notes.counts(),
        "notes": notes,
    }
