"""What a merger of communes means for a work copy that was away: it goes on in the commune of today."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping

from . import incoming

_BORN = (
    "UPDATE plot SET commune = ?2, former_commune = coalesce(former_commune, ?1)"
    " WHERE commune = ?1 AND coalesce(ver, 0) = 0"
)


def follow(connection: sqlite3.Connection, store: str, merged: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Let a work copy follow the communes that those it followed were merged into.

    What the store has gets its new code with the pull, once the history of the old commune was read to its end. Plots
    drawn here, which it never had, get it now, as an edit like any other: the next push sends them.

    Parameters
    ----------
    merged : mapping of str to str
        Communes that ended, each with the one of today (`Store.merged`).

    Returns
    -------
    Counter
        Plots that got the new code here, by old and new code; only mergers that brought something new.
    """
    told: Counter[tuple[str, str]] = Counter()
    for old in incoming.followed(connection, store) & merged.keys():
        new = merged[old]
        born = connection.execute(_BORN, (old, new)).rowcount
        if born or not incoming.has_cursor(connection, store, new):
            told[old, new] = born
    for _, new in told:
        incoming.keep_cursor(connection, store, new, incoming.cursor_of(connection, store, new))
    return told


def has_plots(connection: sqlite3.Connection, commune: str, merged: Mapping[str, str]) -> bool:
    """Tell whether a work copy has plots of a commune, or of one that was merged into it."""
    codes = [commune, *(old for old, new in merged.items() if new == commune)]
    return any(connection.execute("SELECT 1 FROM plot WHERE commune = ? LIMIT 1", (code,)).fetchone() for code in codes)
