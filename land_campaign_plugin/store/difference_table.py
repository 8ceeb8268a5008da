"""What both sides changed and nobody decided yet, and what loads and decisions wrote over, in the work copy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.statement import statement
from .images import Image

OPEN, DECIDED, VOID = "open", "decided", "void"
WHOLE_ROW = "*"
"""The field of a line of history that is about a row that came or went."""
_COLUMNS = ("id", "tbl", "uid", "grp", "base", "theirs", "export", "at")
_OPEN = statement("SELECT {columns} FROM campaign_difference WHERE state = ? ORDER BY id", columns=_COLUMNS)
_ONE = statement("SELECT {columns}, undo FROM campaign_difference WHERE id = ? AND state = ?", columns=_COLUMNS)
_LINES = "SELECT at, export, what, tbl, uid, field, old, new FROM campaign_history "


@dataclass(frozen=True)
class Difference:
    """A group of fields that both sides changed, or a row that only one side has.

    Parameters
    ----------
    id : int
        What a decision names.
    table, uid, group : str
        Where it is; the group is one of `record_group`, or ``gone`` or ``deleted`` for a whole row.
    base, theirs : dict
        The fields in question as they were loaded and as the export has them.
    export, at : str
        The export that brought it, and when that was loaded (UTC).
    """

    id: int
    table: str
    uid: str
    group: str
    base: Image
    theirs: Image
    export: str
    at: str


@dataclass
class Ledger:
    """Collects what one load or decision does, to write it at once.

    Parameters
    ----------
    export : str
        Name of the export.
    at : str
        Time of the load or decision (UTC).
    """

    export: str
    at: str
    lines: list[tuple] = field(default_factory=list)

    def note(self, what: str, table: str, uid: str, name: str, old: str | None, new: str | None) -> None:
        """Note one value that is written over."""
        self.lines.append((self.at, self.export, what, table, uid, name, old, new))

    def write(self, connection: sqlite3.Connection) -> None:
        """Append what was noted to the history."""
        connection.executemany(
            "INSERT INTO campaign_history (at, export, what, tbl, uid, field, old, new)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self.lines,
        )
        self.lines.clear()


def open_ones(connection: sqlite3.Connection) -> list[Difference]:
    """Return what waits for a decision, in the order it came."""
    return [_difference(row) for row in connection.execute(_OPEN, (OPEN,))]


def one(connection: sqlite3.Connection, key: int, state: str = OPEN) -> tuple[Difference, str | None] | None:
    """Return a difference in this state with what its decision changed, or None."""
    row = connection.execute(_ONE, (key, state)).fetchone()
    return (_difference(row[:-1]), row[-1]) if row else None


def _difference(row: tuple) -> Difference:
    key, table, uid, group, base, theirs, export, at = row
    return Difference(key, table, uid, group, json.loads(base), json.loads(theirs), export, at)


def bring_up(
    connection: sqlite3.Connection,
    ledger: Ledger,
    table: str,
    uid: str,
    held: Iterable[Difference],
    wanted: dict[str, tuple[Image, Image]],
) -> None:
    """Let the open differences of a row be `wanted`: by group, as loaded and as the export has it."""
    open_now = {each.group: each for each in held}
    for group, (base, theirs) in wanted.items():
        there = open_now.pop(group, None)
        if there is None:
            connection.execute(
                "INSERT INTO campaign_difference (tbl, uid, grp, base, theirs, export, at, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (table, uid, group, _json(base), _json(theirs), ledger.export, ledger.at, OPEN),
            )
        elif (there.base, there.theirs) != (base, theirs):
            connection.execute(
                "UPDATE campaign_difference SET base = ?, theirs = ?, export = ?, at = ? WHERE id = ?",
                (_json(base), _json(theirs), ledger.export, ledger.at, there.id),
            )
    connection.executemany(
        "UPDATE campaign_difference SET state = ? WHERE id = ?", [(VOID, each.id) for each in open_now.values()]
    )


def set_state(connection: sqlite3.Connection, key: int, state: str, undo: dict | None) -> None:
    """Set the state of a difference, with what its decision changed."""
    text = None if undo is None else _json(undo)
    connection.execute("UPDATE campaign_difference SET state = ?, undo = ? WHERE id = ?", (state, text, key))


def close_decided(connection: sqlite3.Connection) -> None:
    """Let decisions stand for good: what they were about has been compared with another export."""
    connection.execute("UPDATE campaign_difference SET undo = NULL WHERE state = ? AND undo NOT NULL", (DECIDED,))


def history(connection: sqlite3.Connection, uid: str | None = None) -> list[tuple]:
    """Return (at, export, what, table, uid, field, old, new) of all lines of history, or of one row's."""
    if uid is None:
        return connection.execute(_LINES + "ORDER BY id").fetchall()
    return connection.execute(_LINES + "WHERE uid = ? ORDER BY id", (uid,)).fetchall()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
