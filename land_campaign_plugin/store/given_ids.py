"""What the sources called the rows whose permanent ids were made from their own numbers, so that none is lost.

Rows of a work copy from before ids were made keep the ids that they have, and are known by them at the next load.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..model.records import LINKS, RECORD_TABLES
from ..model.statement import statement
from .connection import reading
from .loaded import TABLES, index

_TABLE = "CREATE TABLE IF NOT EXISTS given_id (kind TEXT NOT NULL, uid TEXT NOT NULL, said TEXT NOT NULL)"
_INDEX = "CREATE INDEX IF NOT EXISTS given_id_uid ON given_id (uid)"
_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'given_id'"
_SAID = "SELECT said FROM given_id WHERE uid = ? AND kind = ?"
_CALLED = "SELECT DISTINCT uid FROM given_id WHERE said = ? AND kind = ?"
_BY_SAID = "SELECT kind, said, min(uid) FROM given_id GROUP BY kind, said HAVING min(uid) = max(uid)"
_SINCE = """DELETE FROM given_id WHERE rowid > ?1 AND EXISTS (SELECT 1 FROM given_id AS g
    WHERE g.uid = given_id.uid AND g.kind = given_id.kind AND g.rowid < given_id.rowid)"""
_OWN_PLOTS = statement("SELECT DISTINCT commune FROM plot WHERE length(uid) <> 36 OR uid GLOB '*[^-0-9a-f]*'")
_OWN_RECORDS = [
    statement(
        'SELECT DISTINCT p.commune FROM "{table}" AS r JOIN plot AS p ON p.uid = r.plot_uid'
        " WHERE length(r.uid) <> 36 OR r.uid GLOB '*[^-0-9a-f]*'",
        table=table,
    )
    for table, columns in RECORD_TABLES.items()
    if "plot_uid" in columns
]
_HAS = {table: statement('SELECT 1 FROM "{table}" WHERE uid = ?', table=table) for table in TABLES}
_LOOSE = [
    (
        kind,
        statement(
            'SELECT DISTINCT {name} FROM "{table}" AS r WHERE {name} IS NOT NULL'
            ' AND NOT EXISTS (SELECT 1 FROM "{kind}" AS k WHERE k.uid = r.{name})',
            name=name,
            table=table,
            kind=kind,
        ),
    )
    for table, columns in RECORD_TABLES.items()
    for name, kind in LINKS.items()
    if name in columns
]


def keep(connection: sqlite3.Connection, made: Mapping[tuple[str, str], str]) -> None:
    """Keep what the source says, by table (or plot) and permanent id."""
    if made:
        connection.execute(_TABLE)
        rows = ((kind, uid, said) for (kind, uid), said in made.items())
        connection.executemany("INSERT INTO given_id VALUES (?, ?, ?)", rows)


def last(connection: sqlite3.Connection) -> int:
    """Return the last row of what is kept, for `tidy`."""
    if connection.execute(_THERE).fetchone() is None:
        return 0
    return connection.execute("SELECT ifnull(max(rowid), 0) FROM given_id").fetchone()[0]


def tidy(connection: sqlite3.Connection, since: int) -> None:
    """Let what is kept be found by id, and drop what came after `since` and was there already."""
    if connection.execute(_THERE).fetchone() is not None:
        connection.execute(_INDEX)
        if since:
            connection.execute(_SINCE, (since,))


def loose(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return table and id of what records name and nothing is."""
    index(connection)
    return {(kind, uid) for kind, query in _LOOSE for (uid,) in connection.execute(query)}


def said(path: Path, kind: str, uid: str) -> str | None:
    """Return what the source called a row (or one that is named and is not there), None where it was a UUID."""
    with reading(path) as connection:
        return names(connection, [(kind, uid)]).get((kind, uid))


def names(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return what the sources called rows, by table (or plot) and permanent id; those that were UUIDs are absent."""
    if connection.execute(_THERE).fetchone() is None:
        return {}
    found = {(kind, uid): connection.execute(_SAID, (uid, kind)).fetchone() for kind, uid in dict.fromkeys(keys)}
    return {key: row[0] for key, row in found.items() if row}


def labels(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what the sources called rows, by permanent id."""
    return {uid: said for (_, uid), said in names(connection, keys).items()}


def called(path: Path, kind: str, said: str) -> str | None:
    """Return the permanent id of the one row that a source calls `said`; None where none or several are."""
    with reading(path) as connection:
        if connection.execute(_THERE).fetchone() is None:
            return None
        found = connection.execute(_CALLED, (said, kind)).fetchmany(2)
    return found[0][0] if len(found) == 1 else None


def by_said(path: Path) -> dict[str, dict[str, str]]:
    """Return by table (or plot) the permanent id of what the sources called just one row."""
    found: dict[str, dict[str, str]] = {}
    with reading(path) as connection:
        if connection.execute(_THERE).fetchone() is not None:
            for kind, said, uid in connection.execute(_BY_SAID):
                found.setdefault(kind, {})[said] = uid
    return found


def own_communes(connection: sqlite3.Connection) -> set[str]:
    """Return the communes of plots that have, or whose records have, ids just as a source gave them."""
    queries = [_OWN_PLOTS, *_OWN_RECORDS]
    return {commune for query in queries for (commune,) in connection.execute(query) if commune}


def has(connection: sqlite3.Connection, kind: str, uid: str) -> bool:
    """Tell whether there is a plot or record with this id."""
    return connection.execute(_HAS[kind], (uid,)).fetchone() is not None
