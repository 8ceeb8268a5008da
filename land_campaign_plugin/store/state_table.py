"""What is not done yet, as the last check counted it, in the work copy."""

import sqlite3

import numpy as np

from ..model.statement import statement
from ..model.states import STATE_COLUMNS
from ..model.tables import Table

_NAMES = tuple(name for name, _ in STATE_COLUMNS)
_INSERT = statement("INSERT INTO task_state ({columns}) VALUES ({marks})", columns=_NAMES, marks=len(_NAMES))
_SELECT = statement("SELECT {columns} FROM task_state ORDER BY fid", columns=_NAMES)


def save(connection: sqlite3.Connection, states: Table | None) -> None:
    """Replace the states; None leaves no row."""
    connection.execute("DELETE FROM task_state")
    if states is not None:
        connection.executemany(_INSERT, zip(*(states[name].tolist() for name in _NAMES), strict=True))


def load(connection: sqlite3.Connection) -> Table:
    """Return the states."""
    rows = connection.execute(_SELECT).fetchall()
    columns = {}
    for at, (name, dtype) in enumerate(STATE_COLUMNS):
        columns[name] = np.empty(len(rows), dtype=dtype)
        columns[name][:] = [row[at] for row in rows]
    return Table(columns)
