"""The texts of records, looked through once for all rules of texts: batch by batch, so that no column is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from ..model.byte_patterns import mapped
from ..model.byte_texts import letters
from ..model.text_verdict import GainingWords
from ..model.texts import objects
from ..model.tidy_bytes import PlaceNames, may_be_untidy
from ..model.tidy_text import IN_PIECES, INVISIBLE, RIGHT, SPACES, TONE, judge, unseen
from .records import RecordRun
from .text_columns import PLACES, RECORD_TEXTS

_CODES = (RIGHT, INVISIBLE, IN_PIECES, SPACES, TONE)
_TONE = _CODES.index(TONE)
_AT_ONCE = 400_000
"""Texts that are held at once to be recognised."""


@dataclass
class TextScan:
    """What was seen of a column of texts.

    Parameters
    ----------
    gaining : ndarray of int
        Rows with a word that is Vietnamese in another encoding and not as it stands.
    untidy : ndarray of int
        Rows with an untidy text.
    sub_code, detail : ndarray of object
        What is wrong with each of them, and the code points to blame.
    """

    gaining: np.ndarray
    untidy: np.ndarray
    sub_code: np.ndarray
    detail: np.ndarray


def scanned(records: RecordRun, table: str) -> dict[str, TextScan]:
    """Return what was seen of a record table's columns of texts, in one pass for all who ask."""
    return records.once(f"texts of {table}", lambda: _scan(records, table))


def _scan(records: RecordRun, table: str) -> dict[str, TextScan]:
    names = [name for name in RECORD_TEXTS[table] if records.has(table, name)]
    columns = {name: _Column(f"{table}.{name}") for name in names}
    for begin, batch in records.batches(table, names) if names else ():
        for name, values in batch.items():
            columns[name].look_at(begin, values)
    return {name: column.scan() for name, column in columns.items()}


@dataclass
class _Column:
    """A column while it is looked through."""

    name: str
    words: GainingWords = field(default_factory=GainingWords)
    places: PlaceNames = field(default_factory=PlaceNames)
    gaining: list[np.ndarray] = field(default_factory=lambda: [np.empty(0, np.int64)])
    untidy: list[np.ndarray] = field(default_factory=lambda: [np.empty(0, np.int64)])
    codes: list[np.ndarray] = field(default_factory=lambda: [np.empty(0, np.int8)])
    details: list[str] = field(default_factory=list)

    def look_at(self, begin: int, values: np.ndarray) -> None:
        """Look at the texts of the rows from `begin` on."""
        self.gaining.append(self.words.rows(values) + begin)
        codes = np.zeros(len(values), dtype=np.int8)
        odd = np.flatnonzero(may_be_untidy(values))
        codes[odd] = mapped(values[odd], lambda text: _CODES.index(judge(_decoded(text))), np.int8)
        if self.name in PLACES:
            tidy = np.flatnonzero(codes == 0)
            codes[tidy[self.places.respelt(values[tidy])]] = _TONE
        rows = np.flatnonzero(codes)
        self.untidy.append(rows + begin)
        self.codes.append(codes[rows])
        self.details += [unseen(_decoded(text)) for text in values[rows].tolist()]

    def scan(self) -> TextScan:
        codes = objects(_CODES)[np.concatenate(self.codes)]
        return TextScan(np.concatenate(self.gaining), np.concatenate(self.untidy), codes, objects(self.details))


def suspect_communes(
    records: RecordRun, table: str, name: str
) -> Iterator[tuple[str | None, bool, np.ndarray, np.ndarray]]:
    """Yield, for each commune with words that read better in another encoding, its rows beyond ASCII and their texts.

    Yields
    ------
    commune : str or None
    has_plot : bool
        False for the records that belong to no plot, which are a group of their own.
    rows : ndarray of int
    texts : ndarray of S
    """
    gaining = scanned(records, table)[name].gaining
    if not len(gaining):
        return
    number, communes = records.communes_of(table)
    size = np.bincount(number, minlength=len(communes) + 1)
    for chosen in _portions(np.unique(number[gaining]), size):
        rows, texts = _texts_of(records, table, name, np.isin(number, chosen))
        order = np.argsort(number[rows], kind="stable")
        starts = np.flatnonzero(np.diff(number[rows[order]], prepend=-1))
        for here in np.split(order, starts[1:]):
            at = int(number[rows[here[0]]])
            has_plot = at < len(communes)
            yield communes[at] if has_plot else None, has_plot, rows[here], texts[here]


def _portions(groups: np.ndarray, size: np.ndarray) -> list[np.ndarray]:
    """Return groups in portions of no more than so many rows, where no group has more by itself."""
    portion = np.cumsum(size[groups]) // _AT_ONCE
    return np.split(groups, np.flatnonzero(np.diff(portion)) + 1)


def _texts_of(records: RecordRun, table: str, name: str, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the wanted rows whose text goes beyond ASCII, and their texts."""
    rows, texts = [np.empty(0, np.int64)], [np.empty(0, "S1")]
    for begin, batch in records.batches(table, [name]):
        values = batch[name]
        here = np.flatnonzero(wanted[begin : begin + len(values)] & (letters(values) >= 0x80).any(axis=1))
        rows.append(here + begin)
        texts.append(values[here])
    return np.concatenate(rows), np.concatenate(texts)


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")
