"""What a store tells of the past: every version of a plot, and every push."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.statement import Sql, statement
from .images import FIELDS, Image

_VERSIONS = """SELECT h.uid, h.ver, h.op, h.commune, h.seq, h.login, h.at, h.reason, h.batch, h.cid, h.changed,
    h.group_id, h.parents, b.image, h.image FROM {lines} LEFT JOIN hist AS b ON b.uid = h.uid AND b.ver = h.ver - 1
    {rest}"""
_OF_PLOT = statement("hist AS h"), statement("WHERE h.uid = ? ORDER BY h.ver")
_OF_BATCH = (
    statement(
        """batch AS t CROSS JOIN hist AS h ON h.commune = t.commune AND h.seq BETWEEN t.first_seq AND t.last_seq
           AND t.login = h.login AND t.id = h.batch AND h.kind = ''"""
    ),
    statement("WHERE t.id = ? ORDER BY h.commune, h.seq"),
)
_NAMED = """SELECT uid FROM plot WHERE sheet_number = ?1 AND plot_number = ?2 AND coalesce(?3, commune) IS commune
    ORDER BY status IS 'retired', uid"""
_NOTE = """INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    last_seq = excluded.last_seq, changes = batch.changes + excluded.changes,
    reason = CASE WHEN batch.reason IS excluded.reason THEN batch.reason END"""
_BATCHES = """SELECT id, login, min(at), sum(changes), group_concat(commune),
    CASE WHEN min(coalesce(reason, '')) = max(coalesce(reason, '')) THEN min(reason) END
    FROM batch WHERE coalesce(?1, login) = login AND (?2 IS NULL OR id IN (SELECT id FROM batch WHERE commune = ?2))
    GROUP BY id, login ORDER BY min(at) DESC, id LIMIT ?3"""


@dataclass(frozen=True)
class Version:
    """A plot at one moment, and what made it so.

    Parameters
    ----------
    op : str
        ``I`` new, ``U`` changed, ``D`` retired.
    before : dict or None
        The plot at the version before; None for its first.
    image : dict
        The plot at this version.
    changed : tuple of str
        Fields that differ from `before`.
    group, parents : str, tuple of str
        The changes it stood or fell with; plots whose land it was made of.
    """

    uid: str
    ver: int
    op: str
    commune: str
    seq: int
    login: str
    at: str
    reason: str
    batch: str
    cid: str
    changed: tuple[str, ...]
    before: Image | None
    image: Image
    group: str = ""
    parents: tuple[str, ...] = ()

    @property
    def differences(self) -> list[tuple[str, str | None, str | None]]:
        """Name, value before and value after of every field that changed, in the order of the plot's columns."""
        before = self.before or {}
        return [(name, before.get(name), self.image.get(name)) for name in FIELDS if name in self.changed]

    @property
    def label(self) -> str:
        """What people called the plot then."""
        parts = self.image.get("sheet_number"), self.image.get("plot_number")
        return "/".join(parts) if all(parts) else self.uid[:8]


@dataclass(frozen=True)
class Batch:
    """One push, as history has it.

    Parameters
    ----------
    changes : int
        How many it made; nearly always one a plot.
    reason : str
        The reason of its changes where all have the same; else empty.
    """

    id: str
    login: str
    at: str
    changes: int
    communes: tuple[str, ...]
    reason: str = ""


def made(row: Iterable, before: Image | None, image: Image) -> Version:
    """Return a version from uid, ver, op, commune, seq, login, at, reason, batch, cid, changed, group and parents."""
    *head, reason, batch, cid, changed, group, parents = row
    return Version(
        *head,
        reason or "",
        batch,
        cid,
        tuple(filter(None, changed.split(","))),
        before,
        image,
        group or "",
        tuple(filter(None, (parents or "").split(","))),
    )


def history(connection: sqlite3.Connection, uid: str) -> list[Version]:
    """Return every version of a plot in the store of an office, oldest first."""
    return _versions(connection, *_OF_PLOT, uid)


def of_batch(connection: sqlite3.Connection, batch: str) -> list[Version]:
    """Return what one push changed in the store of an office."""
    return _versions(connection, *_OF_BATCH, batch)


def batches(connection: sqlite3.Connection, login: str | None, commune: str | None, limit: int) -> list[Batch]:
    """Return the last pushes to the store of an office, newest first."""
    rows = connection.execute(_BATCHES, (login, commune, limit))
    return [batch_of(*row[:4], row[4].split(","), row[5]) for row in rows]


def named(connection: sqlite3.Connection, sheet_number: str, plot_number: str, commune: str | None) -> list[str]:
    """Return the uids of the plots with this number in the store of an office, retired ones last."""
    return [uid for (uid,) in connection.execute(_NAMED, (sheet_number, plot_number, commune))]


def batch_of(batch: str, login: str, at: str, changes: int, communes: Iterable[str], reason: str | None) -> Batch:
    """Return a push from what history says of it."""
    return Batch(batch, login, at, int(changes), tuple(sorted(filter(None, communes))), reason or "")


def _versions(connection: sqlite3.Connection, lines: Sql, rest: Sql, value: str) -> list[Version]:
    rows = connection.execute(statement(_VERSIONS, lines=lines, rest=rest), (value,))
    return [made(row[:-2], json.loads(row[-2]) if row[-2] else None, json.loads(row[-1])) for row in rows]


def note(connection: sqlite3.Connection, rows: Iterable[tuple]) -> None:
    """Note the push that wrote these lines of history: commune, seq, and as they stand in the table."""
    found: dict[tuple, list[tuple]] = {}
    for commune, seq, _, _, _, _, _, batch, reason, login, at, *_ in rows:
        found.setdefault((batch, commune, login), []).append((seq, at, reason))
    for key, lines in found.items():
        numbers, times, reasons = zip(*lines, strict=True)
        reason = reasons[0] if len({*reasons}) == 1 else None
        connection.execute(_NOTE, (*key, times[0], min(numbers), max(numbers), len(lines), reason))
