"""People sent to the population database and its answers, in the work copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.task_lists import ANSWERS

_PEOPLE = """WITH held AS (
    SELECT r.party_uid AS uid, min(p.commune) AS commune FROM "right" AS r JOIN plot AS p ON p.uid = r.plot_uid
    WHERE p.status IS NOT 'retired' GROUP BY r.party_uid)
  SELECT y.uid, y.kind, y.name, y.citizen_number, y.born_on, y.gender, y.authentication, held.commune,
    held.uid IS NOT NULL
  FROM party AS y LEFT JOIN held ON held.uid = y.uid ORDER BY held.commune, y.fid"""
_MARK = "UPDATE party SET authentication = 'sent', authenticated_on = NULL WHERE uid = ?"
_SENT_ROW = "INSERT INTO authentication (batch, party_uid) VALUES (?, ?)"
_BATCH = "INSERT INTO authentication_batch (batch, commune, sent_on, people, file_name) VALUES (?, ?, ?, ?, ?)"
_KNOWN = """SELECT a.batch, a.answer, y.citizen_number, y.name, y.born_on, y.authentication,
    a.fid = (SELECT max(b.fid) FROM authentication AS b WHERE b.party_uid = a.party_uid)
  FROM authentication AS a LEFT JOIN party AS y ON y.uid = a.party_uid
  WHERE a.party_uid = ? AND (? = '' OR a.batch = ?) ORDER BY a.fid DESC LIMIT 1"""
_ANSWER = "UPDATE authentication SET answer = ?, answered_on = ? WHERE batch = ? AND party_uid = ? AND answer IS NULL"
_TAKE = "UPDATE party SET authentication = ?, authenticated_on = ? WHERE uid = ? AND authentication = 'sent'"
_COUNTS = """SELECT b.batch, b.commune, b.people, a.answer, count(a.fid)
  FROM authentication_batch AS b LEFT JOIN authentication AS a ON a.batch = b.batch
  GROUP BY b.fid, a.answer ORDER BY b.fid"""


@dataclass(frozen=True)
class Person:
    """A party as it may be sent; `held` tells whether any plot in force is the party's."""

    uid: str
    kind: str | None
    name: str | None
    citizen_number: str | None
    born_on: str | None
    gender: str | None
    authentication: str | None
    commune: str | None
    held: bool


@dataclass(frozen=True)
class Sent:
    """A person in a batch: what was answered so far, who it is now, and whether it is the last batch."""

    batch: str
    answer: str | None
    citizen_number: str | None
    name: str | None
    born_on: str | None
    state: str | None
    is_last: bool


@dataclass(frozen=True)
class BatchCounts:
    """People of a batch: sent, and by answer; what is left is unanswered."""

    batch: str
    commune: str
    sent: int
    answers: Mapping[str, int]

    @property
    def unanswered(self) -> int:
        """People that no answer was read for."""
        return self.sent - sum(self.answers.values())


def people(connection: sqlite3.Connection) -> Iterator[Person]:
    """Yield all parties, by the first commune that they hold a plot in; sorted first, so that they may be changed."""
    for row in connection.execute(_PEOPLE):
        yield Person(*row[:-1], bool(row[-1]))


def mark_sent(
    connection: sqlite3.Connection, batch: str, commune: str, day: str, uids: Iterable[str], file_name: str
) -> None:
    """Keep that the parties of a commune were sent in a batch."""
    uids = list(uids)
    connection.execute(_BATCH, (batch, commune, day, len(uids), file_name))
    connection.executemany(_SENT_ROW, [(batch, uid) for uid in uids])
    connection.executemany(_MARK, [(uid,) for uid in uids])


def sent(connection: sqlite3.Connection, uid: str, batch: str) -> Sent | None:
    """Return a person in a batch, in the last one where none is named; None where the person was not sent in it."""
    row = connection.execute(_KNOWN, (uid, batch, batch)).fetchone()
    return Sent(*row[:-1], bool(row[-1])) if row else None


def take_answers(connection: sqlite3.Connection, answers: Iterable[tuple[str, str, str]], day: str) -> None:
    """Keep answers: ``(batch, party uid, answer)``."""
    answers = list(answers)
    connection.executemany(_ANSWER, [(answer, day, batch, uid) for batch, uid, answer in answers])
    connection.executemany(_TAKE, [(answer, day, uid) for _, uid, answer in answers])


def batch_counts(connection: sqlite3.Connection) -> list[BatchCounts]:
    """Return the counts of all batches."""
    found: dict[str, BatchCounts] = {}
    for batch, commune, people_sent, answer, count in connection.execute(_COUNTS):
        counts = found.setdefault(batch, BatchCounts(batch, commune, people_sent, dict.fromkeys(ANSWERS, 0)))
        if answer:
            counts.answers[answer] += count
    return list(found.values())
