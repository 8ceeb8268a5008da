"""What an export is about: all sheets of its communes, or the few sheets that it has plots of."""

from __future__ import annotations

import sqlite3

_FEW = 5
"""An export with plots of more sheets is one of whole communes."""


def few_sheets(connection: sqlite3.Connection) -> tuple[list[tuple[str | None, str]], int] | None:
    """Return the sheets here that an export of a few sheets is about, and how many others its communes have.

    None where the export is about its communes: it has plots of many sheets, or of most of them. The plots of the
    export are staged and paired; the sheets are noted, as (commune, sheet_number), in ``temp.sheet_inside``.
    """
    said = "SELECT DISTINCT commune, sheet_number FROM temp.theirs_plot WHERE sheet_number NOT NULL"
    theirs = set(connection.execute(said))
    if not theirs or len(theirs) > _FEW:
        return None
    mates = """SELECT DISTINCT p.commune, p.sheet_number FROM plot AS p JOIN temp.theirs_plot AS t ON t.mate = p.uid
               WHERE p.sheet_number NOT NULL"""
    inside = theirs | set(connection.execute(mates))
    communes = {commune for commune, _ in inside}
    every = connection.execute("SELECT DISTINCT commune, sheet_number FROM plot WHERE sheet_number NOT NULL")
    here = {(commune, sheet) for commune, sheet in every if commune in communes}
    if not here or 2 * len(inside & here) > len(here):
        return None
    connection.execute("DROP TABLE IF EXISTS temp.sheet_inside")
    connection.execute("CREATE TEMP TABLE sheet_inside (commune TEXT, sheet_number TEXT)")
    connection.executemany("INSERT INTO temp.sheet_inside VALUES (?, ?)", inside)
    return sorted(inside & here, key=lambda key: (key[0] or "", key[1])), len(here - inside)
