"""Records entered by hand: what is known already, and new rows in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..model.records import RECORD_TABLES
from ..model.statement import statement
from .connection import reading, writing

_COLUMNS = {table: tuple(columns) for table, columns in RECORD_TABLES.items()}
_INSERTS = {
    table: statement('INSERT INTO "{table}" ({names}) VALUES ({marks})', table=table, names=names, marks=len(names))
    for table, names in _COLUMNS.items()
}
_BY = {
    (table, name): statement(
        'SELECT {names} FROM "{table}" WHERE {name} = ?', names=_COLUMNS[table], table=table, name=name
    )
    for table, name in (("certificate", "serial"), ("party", "citizen_number"), ("party", "uid"))
}
_COLLECTED = """UPDATE collection SET answer = 'collected', answered_on = ?
    WHERE plot_uid = ? AND answer IS NULL AND missing LIKE '%certificate%'"""


def known_rows(path: Path, table: str, column: str, value: str) -> list[dict]:
    """Return the rows of a record table with this value: certificates by serial, parties by number or ``uid``."""
    with reading(path) as connection:
        rows = connection.execute(_BY[table, column], (value,)).fetchall()
    return [dict(zip(_COLUMNS[table], row, strict=True)) for row in rows]


def add_certificate(path: Path, plot_uid: str, rows: Mapping[str, Sequence[dict]], today: str) -> None:
    """Add rows of record tables, all or none; a certificate that was to be collected for the plot then is."""
    with writing(path) as connection:
        for table, new in rows.items():
            connection.executemany(_INSERTS[table], [[row.get(name) for name in _COLUMNS[table]] for row in new])
        connection.execute(_COLLECTED, (today, plot_uid))
