"""The rows of the list of papers to collect, as a person ticks them off one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from . import collection
from .connection import reading, writing

_ROWS = """SELECT c.uid, c.commune, c.hamlet, p.sheet_number, p.plot_number, y.name, c.missing, c.answer, c.note,
        c.plot_uid
    FROM collection AS c LEFT JOIN plot AS p ON p.uid = c.plot_uid LEFT JOIN party AS y ON y.uid = c.party_uid
    ORDER BY c.commune, c.hamlet, cast(p.sheet_number AS INTEGER), p.sheet_number, cast(p.plot_number AS INTEGER),
        p.plot_number, c.uid"""


@dataclass(frozen=True)
class TickRow:
    """A row of the list: the plot, the holder, the papers that are missing, and what came of it so far."""

    uid: str
    commune: str | None
    hamlet: str | None
    sheet_number: str | None
    plot_number: str | None
    name: str | None
    missing: tuple[str, ...]
    answer: str | None
    note: str | None
    plot_uid: str


def tick_rows(path: Path) -> list[TickRow]:
    """Return all rows of the list, hamlet by hamlet; none where no list was written yet."""
    with reading(path) as connection:
        rows = connection.execute(_ROWS).fetchall()
    return [TickRow(*row[:6], tuple((row[6] or "").split()), *row[7:]) for row in rows]


def tick(path: Path, answers: Iterable[tuple[str, str, str | None]], day: str) -> None:
    """Keep what came of rows in one transaction: ``(uid, answer, note)``."""
    with writing(path) as connection:
        collection.tick(connection, answers, day)
