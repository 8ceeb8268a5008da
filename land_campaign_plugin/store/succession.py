"""From an office's own store to the province's: the new store says whose successor it is, and work copies follow.

A work copy knows how far it pulled by the store's id. Where the new store succeeds the one it knows, and holds the very
line that it pulled last, it goes on there: no plot is fetched again, and what was sent is answered as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..model.errors import StoreError
from ..model.language import QT_TRANSLATE_NOOP
from .connection import writing

SUCCEEDED_BY = "succeeded_by"
_SUCCEEDS = "succeeds "
_MOVED = QT_TRANSLATE_NOOP("core", "The store {path} has moved to the province's server and takes nothing in any more.")
_NO_MORE = QT_TRANSLATE_NOOP(
    "core", "The store {path} has moved to the province's server: nothing comes into it any more."
)
_PULL_THERE = QT_TRANSLATE_NOOP("core", "Pull from the server: the work copies go on there as they are.")
_PUSH_THERE = QT_TRANSLATE_NOOP("core", "Push to the server: the work copies go on there as they are.")


def succeeded(meta: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the stores that a store has taken over, out of its own description."""
    return tuple(sorted(name.removeprefix(_SUCCEEDS) for name in meta if name.startswith(_SUCCEEDS)))


def mark_of(store: str) -> str:
    """Return the name under which a store remembers that it took over another."""
    return _SUCCEEDS + store


def refuse_if_succeeded(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse to write to a store whose history goes on elsewhere."""
    if connection.execute("SELECT 1 FROM meta WHERE name = ?", (SUCCEEDED_BY,)).fetchone():
        raise StoreError(_MOVED, _PUSH_THERE, path=path)


def refuse_left(store: object) -> None:
    """Refuse to read from a store whose history goes on elsewhere: nobody would hear of it."""
    if SUCCEEDED_BY in getattr(store, "said", {}).get("meta", {}):
        raise StoreError(_NO_MORE, _PULL_THERE, path=store.path)


def go_on(path: Path, store: object) -> None:
    """Let the work copy at `path` go on with `store`, where that succeeds the one it knows."""
    refuse_left(store)
    if succeeds := getattr(store, "succeeds", ()):
        with writing(path) as connection:
            follow(connection, store.id, succeeds)


def follow(connection: sqlite3.Connection, store: str, succeeds: Iterable[str]) -> int:
    """Let a work copy go on with a store that succeeds the one it knows; return how many communes it did so for.

    The pull that comes next proves that the new store's history is the one that was pulled.
    """
    count = 0
    for former in succeeds:
        prefix = f"pulled {former} "
        rows = connection.execute(
            "SELECT name, value FROM campaign_meta WHERE substr(name, 1, ?) = ?", (len(prefix), prefix)
        ).fetchall()
        for name, value in rows:
            here = f"pulled {store} {name.removeprefix(prefix)}"
            count += connection.execute("INSERT OR IGNORE INTO campaign_meta VALUES (?, ?)", (here, value)).rowcount
        connection.execute("DELETE FROM campaign_meta WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
    return count
