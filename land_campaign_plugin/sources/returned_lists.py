"""Lists that come back filled in: the rows of spreadsheets under headings that are known, wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.person_name import key
from ..model.task_lists import ListColumn, fields_by_heading
from .cells import text
from .spreadsheet import open_book

_HEADINGS_WITHIN = 40
_NO_HEADINGS = QT_TRANSLATE_NOOP("core", "{path} has no row with the headings {headings}.")
_CHOOSE_LIST = QT_TRANSLATE_NOOP("core", "Choose a list that this plugin wrote, or add these headings to it.")


@dataclass(frozen=True)
class ReturnedRow:
    """A row of a list: the name of its file, the sheet, its number from 1 on, and its values by field."""

    file: str
    sheet: str
    number: int
    values: Mapping[str, str]


def returned_rows(path: Path | str, columns: Sequence[ListColumn], needed: Collection[str]) -> Iterator[ReturnedRow]:
    """Yield the rows below the headings, sheet by sheet; rows without a value in any column are left out.

    Parameters
    ----------
    columns : sequence of ListColumn
    needed : collection of str
        Fields whose headings must be there.

    Raises
    ------
    BadInput
        The file cannot be read, or no sheet of it has the headings.
    """
    book, known, met = open_book(path), fields_by_heading(columns), False
    for sheet in book.sheets:
        at: dict[str, int] = {}
        for row in book.rows(sheet.name):
            if not at:
                if row.number > _HEADINGS_WITHIN:
                    break
                found = {known.get(key(str(cell))): place for place, cell in enumerate(row.cells) if cell is not None}
                if set(needed) <= found.keys():
                    at, met = {field: place for field, place in found.items() if field}, True
                continue
            values = {field: _said(row.cells[place]) for field, place in at.items() if place < len(row.cells)}
            if any(values.values()):
                yield ReturnedRow(Path(path).name, sheet.name, row.number, values)
    if not met:
        headings = ", ".join(column.headings[0] for column in columns if column.field in needed)
        raise BadInput(_NO_HEADINGS, _CHOOSE_LIST, path=Path(path).name, headings=headings)


def _said(cell: object) -> str:
    return (text(cell)[0] or "").strip()
