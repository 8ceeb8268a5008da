"""Layouts of the lists that go out to people and come back: columns, headings, words of answers. Data, no code.

They lie in ``resources/catalogues``; neither the exchange format of the population database nor a form of the lists for
collection is published, so that a province replaces them with its own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..paths import resource
from .language import QT_TRANSLATE_NOOP
from .person_name import key
from .records import DECEASED, MATCHED, NOT_FOUND, OLD_CARD, WRONG_BIRTH_DATE, WRONG_NAME

ANSWERS = (MATCHED, WRONG_NAME, WRONG_BIRTH_DATE, NOT_FOUND, DECEASED, OLD_CARD)
"""What the population database answers."""
ANSWER_NAMES: dict[str, str] = {
    MATCHED: QT_TRANSLATE_NOOP("core", "matched"),
    WRONG_NAME: QT_TRANSLATE_NOOP("core", "wrong name"),
    WRONG_BIRTH_DATE: QT_TRANSLATE_NOOP("core", "wrong birth date"),
    NOT_FOUND: QT_TRANSLATE_NOOP("core", "not found"),
    DECEASED: QT_TRANSLATE_NOOP("core", "deceased"),
    OLD_CARD: QT_TRANSLATE_NOOP("core", "old card"),
    "unanswered": QT_TRANSLATE_NOOP("core", "unanswered"),
}

COLLECTED, REFUSED, ABSENT, MOVED, PAPER_LOST, NOT_OURS = (
    "collected", "refused", "absent", "moved", "paper_lost", "not_ours"
)  # fmt: skip
TICKS = (COLLECTED, REFUSED, ABSENT, MOVED, PAPER_LOST, NOT_OURS)
"""What came of a plot's papers when they were to be collected."""
TICK_NAMES: dict[str, str] = {
    COLLECTED: QT_TRANSLATE_NOOP("core", "collected"),
    REFUSED: QT_TRANSLATE_NOOP("core", "refused"),
    ABSENT: QT_TRANSLATE_NOOP("core", "absent"),
    MOVED: QT_TRANSLATE_NOOP("core", "moved"),
    PAPER_LOST: QT_TRANSLATE_NOOP("core", "paper lost"),
    NOT_OURS: QT_TRANSLATE_NOOP("core", "not ours"),
    "open": QT_TRANSLATE_NOOP("core", "open"),
}

CERTIFICATE, IDENTITY_CARD = "certificate", "identity_card"
PAPER_NAMES: dict[str, str] = {
    CERTIFICATE: QT_TRANSLATE_NOOP("core", "certificate"),
    IDENTITY_CARD: QT_TRANSLATE_NOOP("core", "identity card"),
}
"""Papers that may be missing."""


@dataclass(frozen=True)
class ListColumn:
    """A column of a list: what it holds, its heading and those that it is known by when it comes back."""

    field: str
    headings: tuple[str, ...]
    width: float
    heading_en: str = ""

    def heading(self, code: str = "vi") -> str:
        """Return the heading in a language."""
        return self.heading_en or self.headings[0] if code == "en" else self.headings[0]


def _rows(name: str) -> list[dict[str, str]]:
    with resource("catalogues", name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _columns(name: str) -> tuple[ListColumn, ...]:
    return tuple(
        ListColumn(
            row["field"], tuple(row["heading"].split("|")), float(row["width"] or 12), row.get("heading_en") or ""
        )
        for row in _rows(name)
    )


@lru_cache(maxsize=1)
def population_list() -> tuple[ListColumn, ...]:
    """Return the columns of the list of people to authenticate."""
    return _columns("population_list.csv")


@lru_cache(maxsize=1)
def population_answers() -> Mapping[str, str]:
    """Return the answers of the population database by the key of their words, and by their own names."""
    return {key(row["word"]): row["answer"] for row in _rows("population_answers.csv")} | {key(a): a for a in ANSWERS}


@lru_cache(maxsize=1)
def collection_list() -> tuple[ListColumn, ...]:
    """Return the columns of the list of papers to collect."""
    return _columns("collection_list.csv")


@lru_cache(maxsize=1)
def _tick_words() -> Mapping[tuple[str, str], bool]:
    own = {(column.field, key(text)): True for column in collection_list() if column.field in TICKS
           for text in (column.field, *column.headings, column.heading_en)}  # fmt: skip
    return own | {(row["column"], key(row["word"])): row["means"] == "yes" for row in _rows("tick_words.csv")}


def is_ticked(column: str, said: str) -> bool | None:
    """Tell whether what stands in a column to tick is a tick; None where it is no word or mark that is known."""
    words, word = _tick_words(), key(said)
    return words.get((column, word), words.get(("", word))) if word else False


FOREIGN = "foreign"
"""Reason of all rows of a file whose batch another work copy sent."""


@dataclass(frozen=True)
class RefusedRow:
    """A row of a list that was not taken: where it stands, why, and the heading of the column that is to blame."""

    file: str
    sheet: str
    row: int
    reason: str
    column: str = ""


def heading_of(columns: Iterable[ListColumn], field: str) -> str:
    """Return the heading of a field."""
    return next((column.heading() for column in columns if column.field == field), "")


POPULATION_NEEDS, COLLECTION_NEEDS = ("record", "answer"), ("row", COLLECTED)
"""Fields that a list for the population database, and one for collection, cannot lack when it comes back."""


def fields_by_heading(columns: Iterable[ListColumn]) -> dict[str, str]:
    """Return the fields of a list by the key of every heading that they go under."""
    return {
        key(heading): column.field for column in columns for heading in (*column.headings, column.heading_en) if heading
    }
