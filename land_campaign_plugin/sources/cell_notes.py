"""What is odd about cells and rows of a spreadsheet, told with row, column and sub-code.

A note never holds what a cell says about a person: a value is told only in columns of areas, dates of issue, sheets,
plots and communes, and only where it is made of few digits, lest it stand in the wrong column.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from ..model import dates
from ..model.language import QT_TRANSLATE_NOOP, Language
from .spreadsheet import column_letter

SENTENCES: dict[str, str] = {
    "error-value": QT_TRANSLATE_NOOP(
        "core", "A formula failed here; the cell was taken as empty. Correct the formula."
    ),
    "no-result": QT_TRANSLATE_NOOP(
        "core", "The file does not hold the result of the formula. Open it in Excel and save it again."
    ),
    "number-as-text": QT_TRANSLATE_NOOP("core", "A number is stored as text; it was read as the number."),
    "number-for-text": QT_TRANSLATE_NOOP("core", "Digits are stored as a number. Format the column as text."),
    "not-a-number": QT_TRANSLATE_NOOP("core", "This is no number; the cell was taken as empty. Enter the number."),
    "unclear-number": QT_TRANSLATE_NOOP(
        "core", "The sign before three digits may part thousands or decimals; the cell was taken as empty."
    ),
    "date-for-number": QT_TRANSLATE_NOOP(
        "core", "Excel made a date of what was typed; the cell was taken as empty. Format it as text and type it again."
    ),
    "date-for-text": QT_TRANSLATE_NOOP("core", "Excel made a date of what was typed; it was kept as that date."),
    "not-whole": QT_TRANSLATE_NOOP("core", "The number of a sheet or plot is not whole."),
    "zeros-restored": QT_TRANSLATE_NOOP("core", "Excel took the leading zeros away; they were put back."),
    "zeros-lost": QT_TRANSLATE_NOOP(
        "core", "Digits are missing, perhaps leading zeros that Excel took away. Compare with the paper."
    ),
    "digits-lost": QT_TRANSLATE_NOOP("core", "The number is rounded, its last digits are lost. Type it again as text."),
    "wrong-length": QT_TRANSLATE_NOOP("core", "The number has too many or too few digits."),
    "not-digits": QT_TRANSLATE_NOOP("core", "The number holds other signs than digits."),
    "letters-lost": QT_TRANSLATE_NOOP("core", "The serial of a certificate is a number without letters."),
    "name-for-code": QT_TRANSLATE_NOOP("core", "The name of a commune stands for its code; the code was taken."),
    "no-code": QT_TRANSLATE_NOOP("core", "This is no code of a commune."),
    "unexpected-kind": QT_TRANSLATE_NOOP("core", "The cell holds yes, no or a time where a text was expected."),
    "unknown-word": QT_TRANSLATE_NOOP("core", "The word is none of those that the column may hold."),
    dates.YEAR_ONLY: QT_TRANSLATE_NOOP("core", "Only the year is known."),
    dates.EXCEL_SERIAL: QT_TRANSLATE_NOOP("core", "A number stood for a date; it was read as Excel counts days."),
    dates.WITH_TIME: QT_TRANSLATE_NOOP("core", "The date has a time of day, which was left out."),
    dates.UNREADABLE: QT_TRANSLATE_NOOP("core", "This is no date; it was kept as it is written."),
    dates.IMPOSSIBLE: QT_TRANSLATE_NOOP("core", "There is no such day; it was kept as it is written."),
    dates.SWAPPED: QT_TRANSLATE_NOOP("core", "Day and month seem to have changed places."),
    dates.TOO_EARLY: QT_TRANSLATE_NOOP("core", "The year is too early to be true."),
    dates.FUTURE: QT_TRANSLATE_NOOP("core", "The date has not come yet."),
    dates.TWO_DIGITS: QT_TRANSLATE_NOOP("core", "The year has two digits; the date was kept as it is written."),
    "mixed-dates": QT_TRANSLATE_NOOP("core", "Dates as Excel keeps them and dates as texts stand in one column."),
    "maybe-swapped": QT_TRANSLATE_NOOP(
        "core",
        "All dates that Excel took for dates have days up to 12, later days stayed texts: day and month of the former "
        "may have changed places. Compare with the papers.",
    ),
    "merged": QT_TRANSLATE_NOOP("core", "The cell is merged with one above; its value was taken for this row, too."),
    "contradiction": QT_TRANSLATE_NOOP(
        "core", "An earlier row says otherwise about the same certificate, person or plot; that row was kept."
    ),
    "hidden-row": QT_TRANSLATE_NOOP("core", "The row is hidden; it was read like the others."),
    "repeated-link": QT_TRANSLATE_NOOP(
        "core", "Certificate, plot and person are those of an earlier row, other cells differ; both rows were kept."
    ),
}
"""What each sub-code of a note means, and what was done."""

REASONS: dict[str, str] = {
    "title": QT_TRANSLATE_NOOP("core", "It stands above the headings."),
    "headings": QT_TRANSLATE_NOOP("core", "It holds headings."),
    "blank": QT_TRANSLATE_NOOP("core", "It is blank."),
    "repeated-headings": QT_TRANSLATE_NOOP("core", "It repeats the headings."),
    "total": QT_TRANSLATE_NOOP("core", "It is a total."),
    "group": QT_TRANSLATE_NOOP("core", "It is the heading of a group of rows."),
    "footer": QT_TRANSLATE_NOOP("core", "It belongs to the signatures at the end."),
    "nothing-read": QT_TRANSLATE_NOOP("core", "It says nothing about a certificate, a plot or a person."),
    "repeated-row": QT_TRANSLATE_NOOP("core", "It says the same as an earlier row."),
    "no-headings": QT_TRANSLATE_NOOP("core", "The sheet has no headings that are known."),
}
"""Why a row was set aside, by sub-code."""

_PLACE = QT_TRANSLATE_NOOP("core", "Row {row}, column {letter} ({label})")
_ROW = QT_TRANSLATE_NOOP("core", "Row {row}")
_CELLS = QT_TRANSLATE_NOOP("core", "Column {letter} ({label}), {count} cells, first in rows {rows}")
_ROWS = QT_TRANSLATE_NOOP("core", "{count} rows, the first of them {rows}")
_NAMED_ROWS = 3
_HARMLESS = re.compile(r"[\d.,/:+\- ]{1,20}(m2|m²)?")
_MOST_DIGITS, _MOST_TOLD = 8, 10**8
"""A date has eight digits; cards, citizens' and telephone numbers have more."""
TOLD_KINDS = frozenset({"area", "date", "number_text", "commune", "scale", "term", "number"})
"""Kinds of columns whose values are no personal data, and may be told."""

Place = tuple[str, int]


@dataclass(frozen=True)
class CellNote:
    """One oddity: where it stands and what it is. ``column`` is -1 where it is about the whole row."""

    row: int
    column: int
    label: str
    code: str
    value: str = ""

    @property
    def letter(self) -> str:
        """The letters of its column."""
        return column_letter(self.column) if self.column >= 0 else ""

    def sentence(self, language: Language) -> str:
        """Return where and what it is, in `language`."""
        where = _PLACE if self.column >= 0 else _ROW
        place = language.text(where, row=self.row, letter=self.letter, label=self.label)
        value = f" [{self.value}]" if self.value else ""
        return f"{place}:{value} {language.text(SENTENCES[self.code])}"


class NoteBook:
    """The notes of one sheet: rows by sub-code and column, four bytes each."""

    def __init__(self) -> None:
        self.labels: dict[int, str] = {}
        self._rows: dict[Place, array] = {}
        self._values: dict[Place, list[str]] = {}

    def add(self, code: str, row: int, column: int = -1, value: object = None) -> None:
        """Note an oddity; `value` only where it is no personal data."""
        rows = self._rows.get((code, column))
        if rows is None:
            rows = self._rows[code, column] = array("I")
        rows.append(row)
        if value is not None:
            # the notes of a place all have a value or none has: it hangs on the kind of the column
            self._values.setdefault((code, column), []).append(_shown(value))

    def count(self, code: str) -> int:
        """Return how often a sub-code came up."""
        return sum(len(rows) for (each, _), rows in self._rows.items() if each == code)

    def counts(self) -> dict[str, int]:
        """Return how often each sub-code came up."""
        return {code: self.count(code) for code in dict.fromkeys(code for code, _ in self._rows) if self.count(code)}

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def __iter__(self) -> Iterator[CellNote]:
        for (code, column), rows in self._rows.items():
            values = self._values.get((code, column))
            for at, row in enumerate(rows):
                yield CellNote(row, column, self.labels.get(column, ""), code, values[at] if values else "")

    def lines(self, language: Language) -> Iterator[str]:
        """Yield a sentence for each sub-code and column, with the first rows."""
        for (code, column), rows in self._rows.items():
            if not rows:
                continue
            named = ", ".join(str(row) for row in rows[:_NAMED_ROWS])
            values = {"count": len(rows), "rows": named}
            if column >= 0:
                place = language.text(_CELLS, letter=column_letter(column), label=self.labels.get(column, ""), **values)
            else:
                place = language.text(_ROWS, **values)
            told = list(dict.fromkeys(filter(None, self._values.get((code, column), [])[:_NAMED_ROWS])))
            shown = f" [{'; '.join(told)}]" if told else ""
            yield f"{place}:{shown} {language.text(SENTENCES[code])}"


def _shown(value: object) -> str:
    """Return a value as it may be told: a cell in the wrong column may hold a name or somebody's number."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    text = "" if isinstance(value, int) and abs(value) > _MOST_TOLD else " ".join(str(value).split())
    return text if _HARMLESS.fullmatch(text) and sum(map(str.isdigit, text)) <= _MOST_DIGITS else ""
