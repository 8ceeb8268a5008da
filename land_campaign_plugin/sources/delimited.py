"""CSV files as other programs write them: encoding and separator are found out."""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import carried as carried_text
from .spreadsheet import Row, Shared, SheetInfo, not_opened

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ",;\t|"
_TOLD = re.compile(r"\ufeff?sep=(.)\s*$", re.IGNORECASE)  # Excel's own way to say it, in the first line
_PART = 1 << 20
_SAMPLE_LINES = 60
_MOST_LINES_A_ROW = 40
"""A quoted text with more lines than this is a quotation mark that was never closed."""

_DAMAGED = QT_TRANSLATE_NOOP("core", "The file {path} cannot be read: its text is damaged.")
_SAVE_AS_CSV = QT_TRANSLATE_NOOP("core", "Save it as .xlsx, or as CSV in UTF-8.")
_READ_AS = QT_TRANSLATE_NOOP("core", "{file} is not in UTF-8; it was read as {encoding}. Look at its texts.")
_STRAY_QUOTES = QT_TRANSLATE_NOOP(
    "core", "{file} holds a quotation mark that is never closed; quotation marks were read as part of the texts."
)


class Delimited:
    """A CSV file; a `Book` with one sheet."""

    def __init__(self, path: Path):
        self.path = path
        self.sheets = [SheetInfo(path.stem)]
        self.remarks: list[tuple[str, dict]] = []
        try:
            self._encoding = encoding_of(path)
            if not self._encoding.startswith("utf"):
                self.remarks.append((_READ_AS, {"file": path.name, "encoding": self._encoding}))
            with self._open() as file:
                self._separator = separator_of(list(islice(file, _SAMPLE_LINES)))
            self._quoting = csv.QUOTE_MINIMAL
            if self._never_closed():
                self._quoting = csv.QUOTE_NONE
                self.remarks.append((_STRAY_QUOTES, {"file": path.name}))
        except (OSError, UnicodeError, csv.Error) as error:
            raise _unreadable(path, error) from error

    @property
    def unstated(self) -> bool:
        """Tell whether the encoding of the file is a guess."""
        return self._encoding in ("cp1258", "latin-1")

    def texts(self, sheet: str) -> None:
        """Return nothing: the texts stand in the rows."""

    def rows(self, sheet: str, *, carried: bool = False) -> Iterator[Row]:
        """Yield the records of the file, numbered as the rows that a spreadsheet program makes of them."""
        convert = _Carried() if carried else _Composed() if self._encoding == "cp1258" else Shared()
        try:
            with self._open("latin-1" if carried else self._encoding) as file:
                for number, record in enumerate(self._reader(file), 1):
                    yield Row(number, [convert(text) if text else None for text in record])
        except (OSError, UnicodeError, csv.Error) as error:
            raise _unreadable(self.path, error) from error

    def merges(self, sheet: str) -> np.ndarray:
        """Return no merged cells: a CSV file has none."""
        return np.empty((0, 4), dtype=np.int32)

    def _open(self, encoding: str = ""):
        # a line may end in any way; what stands in quotation marks keeps its own
        return self.path.open(encoding=encoding or self._encoding, newline="")

    def _reader(self, file):
        csv.field_size_limit(1 << 24)
        return csv.reader(file, delimiter=self._separator, quoting=self._quoting, strict=False)

    def _never_closed(self) -> bool:
        with self._open() as file:
            reader = self._reader(file)
            before = 0
            try:
                for _ in reader:
                    if reader.line_num - before > _MOST_LINES_A_ROW:
                        return True
                    before = reader.line_num
            except csv.Error:
                return True
        return False


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: by its mark, UTF-16 by its zeros, UTF-8 if all of it is, else cp1258.

    Latin-1, which can say anything, is what is left where not even cp1258 fits.
    """
    with path.open("rb") as file:
        head = file.read(4096)
        for mark, name in _MARKS:
            if head.startswith(mark):
                return name
        zeros = np.frombuffer(head[: len(head) // 2 * 2], dtype=np.uint8).reshape(-1, 2) == 0
        if zeros.size:
            even, odd = zeros.mean(axis=0)
            if max(even, odd) > 0.3 and abs(even - odd) > 0.2:
                return "utf-16-le" if odd > even else "utf-16-be"
        file.seek(0)
        decoders = {name: codecs.getincrementaldecoder(name)() for name in ("utf-8", "cp1258")}
        while decoders:
            part = file.read(_PART)
            for name in list(decoders):
                try:
                    decoders[name].decode(part, final=not part)
                except UnicodeDecodeError:
                    del decoders[name]
            if not part:
                return next(iter(decoders), "latin-1")
    return "latin-1"


def separator_of(lines: list[str]) -> str:
    """Return the separator that makes most lines equally many cells, more than one; a comma where none does."""
    if lines and (told := _TOLD.match(lines[0])):
        return told[1]
    best, separator = (0.0, 0), ","
    for candidate in _SEPARATORS:
        try:
            counts = Counter(len(record) for record in csv.reader(lines, delimiter=candidate) if record)
        except csv.Error:
            continue
        cells, often = max(counts.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        if cells > 1 and (score := (often / max(counts.total(), 1) * min(cells, 6), cells)) > best:
            best, separator = score, candidate
    return separator


class _Composed(Shared):
    """Texts of the Windows code page, which writes tones as marks of their own."""

    def __call__(self, text: str) -> str:
        return super().__call__(unicodedata.normalize("NFC", text))


class _Carried(Shared):
    """Texts whose bytes were read as Latin-1, as texts in old encodings are carried."""

    def __call__(self, text: str) -> str:
        return super().__call__(text if text.isascii() else carried_text(text.encode("latin-1")))


def _unreadable(path: Path, error: Exception) -> BadInput:
    if isinstance(error, OSError):
        return not_opened(path, error)
    return BadInput(_DAMAGED, _SAVE_AS_CSV, path=path)
