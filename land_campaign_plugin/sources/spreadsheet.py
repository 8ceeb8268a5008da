"""Spreadsheets as rows: Excel workbooks and CSV files alike, one row at a time, however long they are.

A cell is None, a text, a number, a truth value, or a date or time of the standard library. Two things are neither: an
error that a formula came to stays the text Excel shows (`ERRORS`), and a formula whose result the file does not hold
is `NO_RESULT`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP

ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
"""What Excel shows where a formula failed (Microsoft, *ERROR.TYPE function*)."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_SHARED = 20_000
_BOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm"}

_NO_FILE = QT_TRANSLATE_NOOP("core", "The file {path} cannot be read: {reason}.")
_A_FOLDER = QT_TRANSLATE_NOOP("core", "{path} is a folder, not a file.")
_CHOOSE_IN_IT = QT_TRANSLATE_NOOP("core", "Choose a file in it.")
_A_DEVICE = QT_TRANSLATE_NOOP("core", "{path} is no file, but a device or a pipe.")
_MISSING = QT_TRANSLATE_NOOP("core", "There is no file {path}.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a file that exists.")
_NO_ACCESS = QT_TRANSLATE_NOOP("core", "The file {path} may not be read.")
_ASK_ACCESS = QT_TRANSLATE_NOOP("core", "Ask for the right to read it, or copy it to a folder of your own.")
_CHECK_FILE = QT_TRANSLATE_NOOP("core", "Check its name, and that you may read it.")
_OLD_BOOK = QT_TRANSLATE_NOOP("core", "{path} is a workbook of the old kind (.xls), or protected by a password.")
_SAVE_AS = QT_TRANSLATE_NOOP("core", "Open it in Excel or LibreOffice, take the password off, and save it as .xlsx.")


class NoResult:
    """A formula whose result the file does not hold, since no program worked it out before it was saved."""

    def __repr__(self) -> str:
        return "NO_RESULT"


NO_RESULT = NoResult()


class Row(NamedTuple):
    """A row that the file holds: its number from 1 on, its cells from column A on, and whether it is hidden."""

    number: int
    cells: list
    hidden: bool = False


@dataclass(frozen=True)
class SheetInfo:
    """A sheet of a workbook; a CSV file is one sheet with the file's name."""

    name: str
    hidden: bool = False


class Book(Protocol):
    """An open spreadsheet.

    Attributes
    ----------
    path : Path
    sheets : list of SheetInfo
    remarks : list of (str, dict)
        What is to be told about the file as a whole.
    unstated : bool
        The file's bytes do not say which encoding they are in, and are not Unicode.
    """

    path: Path
    sheets: list[SheetInfo]
    remarks: list[tuple[str, dict]]
    unstated: bool

    def rows(self, sheet: str, *, carried: bool = False) -> Iterator[Row]:
        """Yield the rows that the sheet holds, in their order. Rows without any content may be left out.

        Parameters
        ----------
        carried : bool
            Texts of an unstated encoding come as `legacy_text.carried` makes them of their bytes, without a guess.
        """

    def texts(self, sheet: str) -> Sequence[str] | None:
        """Return all texts that the sheet may show, None where only its rows tell."""

    def merges(self, sheet: str) -> np.ndarray:
        """Return the merged cells, shape (n, 4): first and last row from 1 on, first and last column from 0 on."""


class Shared(dict):
    """Texts that came up so far: equal ones are one object, as most cells of a column say one of a few things."""

    def __call__(self, text: str) -> str:
        """Return the object that stands for a text."""
        return self.setdefault(text, text) if len(self) < _MOST_SHARED else self.get(text, text)


def open_book(path: Path | str) -> Book:
    """Open a workbook (.xlsx, .xlsm) or a CSV file, told apart by its content.

    Raises
    ------
    BadInput
        It cannot be read, or is a workbook of the old kind.
    MissingPackage
        It is a workbook, and openpyxl is not installed.
    """
    path = Path(path)
    head = _head(path)
    if head.startswith(_ZIP) or is_spreadsheet(path):
        from .xlsx import Workbook

        return Workbook(path)
    from .delimited import Delimited

    return Delimited(path)


def refuse_unreadable(path: Path | str) -> None:
    """Refuse a file that is not there or of the old kind, before any other work is done."""
    _head(Path(path))


def _head(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # to read a pipe is to wait for who writes it
            raise BadInput(_A_DEVICE, _CHOOSE, path=path)
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise not_opened(path, error) from error
    if head.startswith(_OLE):
        raise old_book(path)
    return head


def not_opened(path: Path, error: OSError) -> BadInput:
    """Return the error for a file that the operating system does not open."""
    if path.is_dir():  # Windows says that a folder may not be read
        return BadInput(_A_FOLDER, _CHOOSE_IN_IT, path=path)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return BadInput(_MISSING, _CHOOSE, path=path)
    if isinstance(error, PermissionError):
        return BadInput(_NO_ACCESS, _ASK_ACCESS, path=path)
    return BadInput(_NO_FILE, _CHECK_FILE, path=path, reason=error.strerror or str(error))


def old_book(path: Path) -> BadInput:
    """Return the error for a workbook of the old kind."""
    return BadInput(_OLD_BOOK, _SAVE_AS, path=path)


def is_spreadsheet(path: Path | str) -> bool:
    """Tell by its name whether a file is a workbook, rather than text."""
    return Path(path).suffix.lower() in _BOOKS


def column_letter(column: int) -> str:
    """Return the letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column from 0 on that `letters` name."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
