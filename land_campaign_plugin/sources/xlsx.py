"""Excel workbooks read row by row: the memory is that of the distinct texts, not of the rows.

openpyxl opens the workbook (sheets, texts, formats) and parses its XML as a stream. Its own reading of rows drops what
we have to tell people: merged cells, hidden rows, and formulas without a result; so cells are made here.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..native import openpyxl
from .spreadsheet import NO_RESULT, Row, Shared, SheetInfo, column_number, not_opened

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _DATA = (f"{_NS}{tag}" for tag in ("row", "c", "v", "f", "is", "sheetData"))
_TEXT, _RUN = f"{_NS}t", f"{_NS}r"
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_OWN_TEXT = re.compile(rb"<(?:\w+:)?c\s[^>]*?t=[\"'](?:inlineStr|str)[\"']")
"""A cell whose text stands in the sheet, not among those that the workbook keeps for all."""
_LETTERS = re.compile(r"[A-Z]{1,3}")
_ZEROS = re.compile(r"0{4,15}")
_PART = 1 << 20
_LONGEST_TAG = 256
_MOST_COLUMNS = 16_384
_MOST_DIGITS = 20
_MOST_PACKED = 100
"""How often smaller a packed part may be: what Apache POI takes (ZipSecureFile, MIN_INFLATE_RATIO = 0.01)."""
_HARMLESS = 1 << 23
"""A part with fewer bytes is read in no time, however it is packed."""

_UNREADABLE = QT_TRANSLATE_NOOP("core", "The workbook {path} cannot be read: it is damaged, or no workbook at all.")
_OTHER_ENDING = QT_TRANSLATE_NOOP("core", "{path} is a workbook of the new kind, but its name does not say so.")
_NO_BOOK = QT_TRANSLATE_NOOP("core", "{path} is a packed file, but no workbook.")
_LIST = QT_TRANSLATE_NOOP("core", "Choose the workbook or CSV file with the list.")
_RENAME = QT_TRANSLATE_NOOP("core", "Rename it so that its name ends in .xlsx.")
_SAVE_AGAIN = QT_TRANSLATE_NOOP("core", "Open it in Excel or LibreOffice and save it as .xlsx again.")


class Workbook:
    """An Excel workbook that is read as a stream; a `Book`."""

    unstated = False

    def __init__(self, path: Path):
        self.path = path
        self.remarks: list[tuple[str, dict]] = []
        package = openpyxl()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and extensions that say nothing about the rows
                self._open(package)
        except Exception as error:  # broken files make openpyxl raise whatever comes to it
            raise _unreadable(path, error) from error
        self._iterparse = package.xml.functions.iterparse
        self._from_excel = package.utils.datetime.from_excel
        self._zeros = _zero_formats(self._book)

    def _open(self, package) -> None:
        """Read all but the sheets: openpyxl's own way would also look for their sizes, in the whole of each."""
        reader = package.reader.excel.ExcelReader(self.path, read_only=True, data_only=True, keep_links=False)
        _refuse_bomb(reader.archive)
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        package.styles.stylesheet.apply_stylesheet(reader.archive, reader.wb)
        self._book, self._archive, self._texts = reader.wb, reader.archive, reader.shared_strings
        there = set(reader.archive.namelist())
        found = [(sheet, link) for sheet, link in reader.parser.find_sheets() if link.target in there]
        found = [(sheet, link.target) for sheet, link in found if link.Type.endswith("/worksheet")]
        self._parts = {sheet.name: target for sheet, target in found}
        self.sheets = [SheetInfo(sheet.name, sheet.state != "visible") for sheet, _ in found]

    def texts(self, sheet: str) -> Sequence[str] | None:
        """Return the texts that the workbook keeps for all sheets; None where the sheet has texts of its own."""
        rest = b""
        try:
            with self._archive.open(self._parts[sheet]) as xml:
                while part := xml.read(_PART):
                    if _OWN_TEXT.search(rest + part):
                        return None
                    rest = part[-_LONGEST_TAG:]
        except Exception as error:
            raise _unreadable(self.path, error) from error
        return [text for text in self._texts if text]

    def rows(self, sheet: str, *, carried: bool = False) -> Iterator[Row]:
        """Yield the rows that the sheet's XML holds, values as Excel last worked them out."""
        read = _CellReader(self._book, self._texts, self._from_excel, self._zeros)
        number = 0
        try:
            with self._archive.open(self._parts[sheet]) as xml:
                for _, element in self._iterparse(xml):
                    if element.tag == _DATA:
                        return
                    if element.tag != _ROW:
                        continue
                    number = _whole(element.get("r")) or number + 1
                    yield Row(number, read.cells(element), element.get("hidden") in ("1", "true"))
                    element.clear()
        except BadInput:
            raise
        except Exception as error:  # a part of the file is cut off or is no XML
            raise _unreadable(self.path, error) from error

    def merges(self, sheet: str) -> np.ndarray:
        """Return the merged cells; they stand behind the rows, so the XML is looked through for them alone."""
        found: list[tuple[int, int, int, int]] = []
        rest = b""
        try:
            with self._archive.open(self._parts[sheet]) as xml:
                while part := xml.read(_PART):
                    part = rest + part
                    end = 0
                    for match in _MERGE.finditer(part):
                        left, top, right, bottom = (group.decode() for group in match.groups())
                        found.append((int(top), int(bottom), column_number(left), column_number(right)))
                        end = match.end()
                    rest = part[max(end, len(part) - _LONGEST_TAG) :]
        except Exception as error:
            raise _unreadable(self.path, error) from error
        merges = np.array(found, dtype=np.int32).reshape(-1, 4)
        return merges[np.argsort(merges[:, 0], kind="stable")]


class _CellReader:
    """Makes values of cells."""

    def __init__(self, book, texts, from_excel, zeros: dict[int, int]):
        self._texts = texts
        self._from_excel = from_excel
        self._epoch = book.epoch
        self._dates = book._date_formats
        self._zeros = zeros
        self._columns: dict[str, int] = {}
        self._shared = Shared()

    def cells(self, row) -> list:
        """Return the values of a row from column A to its last filled cell."""
        values: list = []
        columns = self._columns
        for cell in row:
            reference = cell.get("r")
            if reference is None:
                column = len(values)
            else:
                letters = reference.rstrip("0123456789")
                column = columns.get(letters)
                if column is None:
                    column = columns[letters] = _column(letters, len(values))
            value = self._value(cell)
            if value is None or value == "":
                continue
            while len(values) < column:
                values.append(None)
            if column < len(values):
                values[column] = value
            else:
                values.append(value)
        return values

    def _value(self, cell):
        kind = cell.get("t")
        if kind == "inlineStr":
            child = cell.find(_INLINE)
            return None if child is None else self._shared(_inline(child))
        text = cell.findtext(_VALUE)
        if not text:
            # a formula of texts may well come to an empty one
            return NO_RESULT if kind != "str" and cell.find(_FORMULA) is not None else None
        if kind == "s":
            at = _whole(text)
            return self._texts[at] if at is not None and at < len(self._texts) else None
        if kind is None or kind == "n":
            return self._number(text, cell.get("s"))
        if kind == "b":
            return text != "0"
        return text  # str, e (an error as Excel shows it), d (a date in ISO 8601)

    def _number(self, text: str, style: str | None):
        try:
            number = int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else float(text)
        except ValueError:
            return text
        style_id = _whole(style) if style else 0
        if style_id in self._dates:
            try:
                return self._from_excel(number, self._epoch)
            except (OverflowError, ValueError, TypeError):
                return number
        width = self._zeros.get(style_id)
        if width and number == number and number >= 0 and number == int(number):
            return str(int(number)).zfill(width)
        return number


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Refuse an archive with a member that is small and becomes huge; nobody's tables do."""
    for member in archive.infolist():
        if member.file_size > max(_HARMLESS, _MOST_PACKED * member.compress_size):
            raise zipfile.BadZipFile(member.filename)


def _is_workbook(path: Path) -> bool:
    """Tell whether an archive has the part that every workbook has (ECMA-376, part 2, 10.1.2)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _unreadable(path: Path, error: Exception) -> BadInput:
    if type(error).__name__ == "InvalidFileException":  # openpyxl looks at the name before it looks inside
        said = (_OTHER_ENDING, _RENAME) if _is_workbook(path) else (_NO_BOOK, _LIST)
        return BadInput(*said, path=path)
    if isinstance(error, OSError):
        return not_opened(path, error)
    return BadInput(_UNREADABLE, _SAVE_AGAIN, path=path)


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else None


def _column(letters: str, following: int) -> int:
    if not _LETTERS.fullmatch(letters):
        return following
    return min(column_number(letters), _MOST_COLUMNS - 1)


def _inline(element) -> str:
    """Return a text that stands in its cell, with or without formatted runs; phonetic ones are left out."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return element[0].text or ""
    runs = [element, *element.findall(_RUN)]
    return "".join(run.findtext(_TEXT) or "" for run in runs)


def _zero_formats(book) -> dict[int, int]:
    """Return the styles whose format shows leading zeros, such as ``000000000000``, with the number of digits."""
    formats = book._number_formats
    found = {}
    for style_id, style in enumerate(book._cell_styles):
        custom = style.numFmtId - 164  # ids below are Excel's own, none of which shows so many zeros
        if 0 <= custom < len(formats) and _ZEROS.fullmatch(formats[custom] or ""):
            found[style_id] = len(formats[custom])
    return found
