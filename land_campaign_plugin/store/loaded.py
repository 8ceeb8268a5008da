"""What the system of record gave last: every plot and record as it was loaded, beside what became of it here.

A later export is compared with these rows: what differs there they changed, what differs here we changed.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from ..model.change import CONTENT, GEOMETRY
from ..model.records import RECORD_TABLES
from ..model.statement import Sql, each, statement
from ..model.tables import INTEGER, REAL, TEXT
from .blobs import as_multipolygons, decode, encode
from .images import Image, shape_texts, shapes_of, texts_of

PLOT = "plot"
KINDS: dict[str, dict[str, str]] = {
    PLOT: {column.name: column.kind for column in CONTENT},
    **{table: {name: kind for name, kind in kinds.items() if name != "uid"} for table, kinds in RECORD_TABLES.items()},
}
"""Columns that are compared, with their kind, by table; the shape of a plot comes beside them."""
TABLES: tuple[str, ...] = (PLOT, "party", "certificate", "right", "plot_use", "document")
"""All tables that are compared, those that others hang on first."""
_MAKE = {TEXT: str, REAL: float, INTEGER: int}


def names(table: str) -> tuple[str, ...]:
    """Return the columns of a table that are compared, the shape first where it has one."""
    return ((GEOMETRY,) if table == PLOT else ()) + tuple(KINDS[table])


def loaded_name(table: str) -> str:
    """Return the name of the table that holds the rows of `table` as they were loaded."""
    return f"loaded_{table}"


def last_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the last row number of every table, so that `remember` knows which rows came after."""
    used = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    return {table: used.get(table, 0) for table in TABLES}


def index(connection: sqlite3.Connection) -> None:
    """Let rows be found by their id, here and as they were loaded; made after bulk writing, not before."""
    for table in TABLES:
        for held in (table, loaded_name(table)):
            query = statement('CREATE INDEX IF NOT EXISTS {name}_uid ON "{held}" (uid)', name=held, held=held)
            connection.execute(query)


def remember(connection: sqlite3.Connection, before: dict[str, int]) -> None:
    """Remember the rows after those of `before` as they are now."""
    for table, last in before.items():
        copy = statement(
            'INSERT INTO {loaded} (uid, source_uid, {names}) SELECT uid, uid, {names} FROM "{table}"'
            " WHERE fid > ? AND uid IS NOT NULL ORDER BY fid",
            loaded=loaded_name(table),
            names=names(table),
            table=table,
        )
        connection.execute(copy, (last,))


def reconstruct(connection: sqlite3.Connection) -> None:
    """Remember what can be known in a work copy of an earlier version: plots never pushed, as before their first edit.

    What was pushed, and records, may have been changed here without a trace. They are remembered by nothing, so that
    a later export takes the place of no value here.
    """
    untouched = statement("plot AS p WHERE p.ver = 0 AND p.uid NOT IN (SELECT uid FROM campaign_dirty)")
    for origin in (untouched, statement("campaign_base AS p WHERE p.ver = 0")):
        copy = statement(
            "INSERT INTO loaded_plot (uid, source_uid, {names}) SELECT p.uid, p.uid, {values} FROM {origin}",
            names=names(PLOT),
            values=each("p.{name}", names(PLOT)),
            origin=origin,
        )
        connection.execute(copy)


def images(
    connection: sqlite3.Connection, source: str, table: str, key: str = "uid", rest: Sql | None = None
) -> dict[object, Image]:
    """Return rows as images by their `key`; the first of several alike counts.

    Parameters
    ----------
    source : str
        Name of the table to read, called ``p`` in `rest`, with the columns of `table`.
    """
    columns = names(table)
    query = statement(
        'SELECT p.{key}, {names} FROM {source} AS p {rest}',
        key=key,
        names=each("p.{name}", columns),
        source=_table(source),
        rest=rest if rest is not None else statement(""),
    )
    rows = connection.execute(query).fetchall()
    if not rows:
        return {}
    keys, *values = zip(*rows, strict=True)
    texts = [
        shape_texts(decode(column)) if name == GEOMETRY else texts_of(column, KINDS[table][name])
        for name, column in zip(columns, values, strict=True)
    ]
    found: dict[object, Image] = {}
    for row_key, row in zip(keys, zip(*texts, strict=True), strict=True):
        found.setdefault(row_key, dict(zip(columns, row, strict=True)))
    return found


def values_of(table: str, rows: Sequence[Image], fields: Iterable[str], srs_id: int) -> list[tuple]:
    """Return the values of some fields of images, as SQLite keeps them."""
    columns: list[Sequence] = []
    for name in fields:
        if name == GEOMETRY:
            columns.append(encode(as_multipolygons(shapes_of(rows)), srs_id)[0])
        else:
            kind = KINDS[table][name]
            columns.append([_value(image.get(name), kind) for image in rows])
    return list(zip(*columns, strict=True))


def _value(text: str | None, kind: str) -> object:
    """Return a value out of an image; a text that another program left in a number column stays a text."""
    if text is None:
        return None
    try:
        return _MAKE[kind](text)
    except ValueError:
        return text


def _table(name: str) -> Sql:
    """Return the name of a table, between quotes where it is a word of SQL."""
    return statement('"right"') if name == "right" else statement("{name}", name=name)
