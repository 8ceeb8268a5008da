"""Papers to collect, and what came of it, in the work copy."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.hamlets import hamlet_of
from ..model.statement import statement
from ..model.task_lists import CERTIFICATE, IDENTITY_CARD

_WANTED = """WITH papers AS (
    SELECT plot_uid AS uid, serial FROM certificate WHERE plot_uid IS NOT NULL
    UNION ALL
    SELECT r.plot_uid, c.serial FROM "right" AS r JOIN certificate AS c ON c.uid = r.certificate_uid),
  paper AS (SELECT uid, min(serial) AS serial FROM papers GROUP BY uid),
  holder AS (SELECT DISTINCT r.plot_uid AS plot, y.uid, y.name, y.born_on, y.citizen_number,
      trim(ifnull(y.citizen_number, '')) = '' AND ifnull(y.kind, '') NOT IN ('Tổ chức', 'Cộng đồng dân cư') AS cardless
    FROM "right" AS r JOIN party AS y ON y.uid = r.party_uid)
  SELECT p.uid, p.commune, p.hamlet, p.address, p.sheet_number, p.plot_number, p.land_use, p.area_recorded_m2,
    paper.serial, paper.uid IS NULL, holder.uid, holder.name, holder.born_on, holder.citizen_number,
    ifnull(holder.cardless, 0)
  FROM plot AS p LEFT JOIN paper ON paper.uid = p.uid LEFT JOIN holder ON holder.plot = p.uid
  WHERE p.status IS NOT 'retired' AND ifnull(p.non_plot, 0) = 0 AND ifnull(p.land_use, '') NOT IN ({network})
    AND p.uid IS NOT NULL AND (paper.uid IS NULL OR holder.cardless)
  ORDER BY p.commune, cast(p.sheet_number AS INTEGER), p.sheet_number, cast(p.plot_number AS INTEGER), p.plot_number,
    p.uid, holder.uid"""
_KNOWN = "SELECT plot_uid, ifnull(party_uid, ''), uid, answer, note FROM collection"
_NEW = """INSERT INTO collection (uid, list, commune, hamlet, plot_uid, party_uid, missing)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_AGAIN = "UPDATE collection SET list = ?, commune = ?, hamlet = ?, missing = ? WHERE uid = ?"
_OVER = """DELETE FROM collection WHERE answer IS NULL AND list IS NOT ?
    AND (? IS NULL OR commune IS ?) AND (? IS NULL OR hamlet IS ?)"""
_FIND = "SELECT answer, note FROM collection WHERE uid = ?"
_TICK = "UPDATE collection SET answer = ?, answered_on = ?, note = ifnull(?, note) WHERE uid = ?"
_NOTE = "UPDATE collection SET note = ? WHERE uid = ?"
_COUNTS = """SELECT commune, hamlet, answer, count(*) FROM collection
    GROUP BY commune, hamlet, answer ORDER BY commune, hamlet"""


@dataclass(frozen=True)
class Wanted:
    """A plot, and one of its holders, whose certificate or identity card is missing."""

    plot_uid: str
    commune: str | None
    hamlet: str | None
    sheet_number: str | None
    plot_number: str | None
    land_use: str | None
    area_m2: float | None
    serial: str | None
    party_uid: str | None
    name: str | None
    born_on: str | None
    citizen_number: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A row of the list: what is wanted, its id, and what came of it so far."""

    uid: str
    wanted: Wanted
    answer: str | None = None
    note: str | None = None


def wanted(connection: sqlite3.Connection, network_uses: Iterable[str]) -> Iterator[Wanted]:
    """Yield the plots in force without a certificate, with their holders, and people without a citizen number.

    A certificate is a plot's that names it, or that one of its rights names.

    Parameters
    ----------
    network_uses : iterable of str
        Land uses of roads, canals and waters, which need no papers.
    """
    uses = sorted(network_uses)
    query = statement(_WANTED, network=max(len(uses), 1))
    for row in connection.execute(query, uses or [""]):
        uid, commune, hamlet, address, sheet, number, use, area, serial, bare, party, name, born, citizen, cardless = (
            row
        )
        # where no holder is known, whoever has the certificate hands in the card, too
        missing = (CERTIFICATE,) * bool(bare) + (IDENTITY_CARD,) * bool(cardless or party is None)
        place = " ".join((hamlet or "").split()) or hamlet_of(address)
        yield Wanted(uid, commune, place, sheet, number, use, area, serial, party, name, born, citizen, missing)


def listed(connection: sqlite3.Connection, name: str, rows: Iterable[Wanted]) -> list[Listed]:
    """Put rows on the list called `name`; those that are known keep their id and what came of them."""
    known = {(plot, party): rest for plot, party, *rest in connection.execute(_KNOWN)}
    found, new, again = [], [], []
    for row in rows:
        missing = " ".join(row.missing)
        before = known.get((row.plot_uid, row.party_uid or ""))
        if before:
            found.append(Listed(before[0], row, before[1], before[2]))
            again.append((name, row.commune, row.hamlet, missing, before[0]))
        else:
            found.append(Listed(str(uuid.uuid4()), row))
            new.append((found[-1].uid, name, row.commune, row.hamlet, row.plot_uid, row.party_uid, missing))
    connection.executemany(_NEW, new)
    connection.executemany(_AGAIN, again)
    return found


def forget_others(connection: sqlite3.Connection, name: str, commune: str | None, hamlet: str | None) -> None:
    """Take rows that nobody answered off the list: their papers are there by now."""
    connection.execute(_OVER, (name, commune, commune, hamlet, hamlet))


def known(connection: sqlite3.Connection, uid: str) -> tuple[str | None, str | None] | None:
    """Return what came of a row so far and its note; None where there is no such row."""
    return connection.execute(_FIND, (uid,)).fetchone()


def tick(connection: sqlite3.Connection, answers: Iterable[tuple[str, str | None, str | None]], day: str) -> None:
    """Keep what came of rows: ``(uid, answer, note)``; without an answer the note alone."""
    answers = list(answers)
    connection.executemany(_TICK, [(answer, day, note, uid) for uid, answer, note in answers if answer])
    connection.executemany(_NOTE, [(note, uid) for uid, answer, note in answers if not answer])


def counts(connection: sqlite3.Connection) -> list[tuple[str | None, str | None, str | None, int]]:
    """Return the rows by commune, hamlet and what came of them."""
    return connection.execute(_COUNTS).fetchall()
