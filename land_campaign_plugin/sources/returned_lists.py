"""Lists that come back filled in: the rows of spreadsheets under headings that are known, wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.person_name import key
from ..model.task_lists import ListColumn, fields_by_heading
from .cells import text
from .row_kinds import is_total
from .spreadsheet import open_book

_HEADINGS_WITHIN = 40
_NO_HEADINGS = QT_TRANSLATE_NOOP("core", "{path} has no row with the headings {headings}.")
_CHOOSE_LIST = QT_TRANSLATE_NOOP("core", "Choose a list that this plugin wrote, or add these headings to it.")


@dataclass(frozen=True)
class ReturnedRow:
    """A row of a list: its file, sheet and number from 1 on, its values by field, and whether it counts other rows."""

    file: str
    sheet: str
    number: int
    values: Mapping[str, str]
    is_total: bool = False


def is_list(path: Path | str, columns: Sequence[ListColumn], needed: Collection[str]) -> bool:
    """Tell whether a file has a sheet with the headings of a list.

    Raises
    ------
    BadInput
        The file cannot be read.
    """
    book, known = open_book(path), fields_by_heading(columns)
    return any(
        set(needed) <= {known.get(key(str(cell))) for cell in row.cells if cell is not None}
        for sheet in book.sheets
        for row in takewhile(lambda row: row.number <= _HEADINGS_WITHIN, book.rows(sheet.name))
    )


def of_kind(
    paths: Iterable[Path | str],
    wanted: tuple[Sequence[ListColumn], Collection[str]],
    other: tuple[Sequence[ListColumn], Collection[str]],
) -> tuple[list[Path | str], list[str]]:
    """Return the files to read, and the names of those that are lists of the other kind alone.

    A kind is its columns and those that it cannot lack. Where all files are of the other kind, none is left out, so
    that reading them says what is wrong.
    """
    paths = list(paths)
    others = [path for path in paths if not is_list(path, *wanted) and is_list(path, *other)]
    if len(others) == len(paths):
        return paths, []
    return [path for path in paths if path not in others], [Path(path).name for path in others]


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
                yield ReturnedRow(Path(path).name, sheet.name, row.number, values, is_total(row.cells))
    if not met:
        headings = ", ".join(column.headings[0] for column in columns if column.field in needed)
        raise BadInput(_NO_HEADINGS, _CHOOSE_LIST, path=Path(path).name, headings=headings)


def _said(cell: object) -> str:
    return (text(cell)[0] or "").strip()
