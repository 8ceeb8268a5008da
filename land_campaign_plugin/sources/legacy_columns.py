"""Columns of a spreadsheet that were typed in an encoding from before Unicode, converted as they are read.

Whole columns are judged, never cells (`model.text_verdict`), and all of a column's texts, wherever in it they stand.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..model.legacy_text import CP1258, NFD, decoded
from ..model.progress import IsCancelled, stop_if
from ..model.text_verdict import Verdict, recognise, with_gains
from .sheet_fields import fields_of
from .spreadsheet import ERRORS, Book, Row

_TOLD_EVERY = 2_000


@dataclass
class LegacyColumns:
    """The columns of a sheet that are in an old encoding.

    Parameters
    ----------
    verdicts : dict of int to Verdict
        By column from 0 on.
    carried : bool
        The file's bytes do not say their encoding: `Book.rows` carries them, and columns in no other encoding are in
        Windows-1258.
    converted : Counter
        How many cells of each column were converted so far.
    """

    verdicts: dict[int, Verdict]
    carried: bool = False
    converted: Counter = field(default_factory=Counter)

    @classmethod
    def of(cls, book: Book, sheet: str, cancelled: IsCancelled) -> LegacyColumns | None:
        """Return the columns of a sheet in an old encoding, None where there are none."""
        texts = book.texts(sheet)
        if texts is not None and not any(with_gains([text for text in texts if not text.isascii()])):
            return None
        columns: dict[int, Counter] = {}
        for number, row in enumerate(book.rows(sheet, carried=book.unstated)):
            if number % _TOLD_EVERY == 0:
                stop_if(cancelled)
            for column, cell in enumerate(row.cells):
                if type(cell) is str and not cell.isascii():
                    columns.setdefault(column, Counter())[cell] += 1
        said = {column: recognise(texts.keys(), texts.values()) for column, texts in columns.items()}
        # letters in pieces are for the rules to find; a file in Windows-1258 is read as such
        said = {at: verdict for at, verdict in said.items() if verdict.legacy and verdict.encoding != NFD}
        if book.unstated:
            said = {at: verdict for at, verdict in said.items() if verdict.encoding != CP1258}
        return cls(said, book.unstated) if said else None

    def headings(self, rows: Sequence[Row]) -> list[Row]:
        """Return the first rows of the sheet as headings are looked for in them: read so that they are known."""
        return [row._replace(cells=[self._heading(cell) for cell in row.cells]) for row in rows]

    def rows(self, rows: Iterator[Row], last: int) -> Iterator[Row]:
        """Yield the rows in Unicode, those behind the headings, whose last row is given, by their columns."""
        for row in rows:
            yield row._replace(cells=self._cells(row.cells)) if row.number > last else row

    def tell_names(self, columns: Iterable[int]) -> None:
        """Take it that some columns hold names or addresses, whose words begin with capitals."""
        for at in self.verdicts.keys() & set(columns):
            self.verdicts[at] = replace(self.verdicts[at], names=True)

    def _cells(self, cells: list) -> list:
        return [
            self._cell(column, cell) if type(cell) is str and cell not in ERRORS else cell
            for column, cell in enumerate(cells)
        ]

    def _cell(self, column: int, text: str) -> str:
        verdict = self.verdicts.get(column)
        if verdict is None:
            return self.plain(text) if self.carried and not text.isascii() else text
        result = verdict.convert(text)
        self.converted[column] += result != text
        return result

    @staticmethod
    def plain(text: str) -> str:
        """Return a text that was carried in Windows-1258."""
        return unicodedata.normalize("NFC", decoded(text, CP1258) or text)

    def _heading(self, cell: object) -> object:
        """Return a heading in Unicode: as it stands where it is known so, else in the encoding of most columns."""
        if type(cell) is not str or cell.isascii():
            return cell
        plain = self.plain(cell) if self.carried else cell
        read = decoded(cell, self._usual)
        if read is None or fields_of(plain):
            return plain
        return read if fields_of(read) else Verdict(self._usual, mixed=True).convert(cell)

    @property
    def _usual(self) -> str:
        counts = Counter()
        for verdict in self.verdicts.values():
            counts[verdict.encoding] += verdict.changes
        return counts.most_common(1)[0][0]
