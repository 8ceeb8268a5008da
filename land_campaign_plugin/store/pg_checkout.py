"""A whole commune out of the server, as fast as it can copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from tempfile import SpooledTemporaryFile

import numpy as np

from ..model.tables import INTEGER, PLOT_COLUMNS, REAL, PlotTable
from ..native import shapely
from .pg_connection import Address, connect, driver, sentence_for

_IN_MEMORY = 64 * 1024 * 1024
_HEAD = "SELECT id, head_seq, head_hash FROM campaign.commune WHERE code = %s AND valid @> current_date"
_COPY = (
    "COPY (SELECT encode(ST_AsBinary(geom, 'NDR'), 'hex'), {names} FROM campaign.plot"
    " WHERE commune_id = {commune} AND status IS DISTINCT FROM 'retired' AND {only} ORDER BY seq) TO STDOUT"
)
_MISSING = r"\N"
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def checkout(
    address: Address, commune: str, crs: str, sheets: Sequence[str] | None = None
) -> tuple[PlotTable, int, str]:
    """Return the plots in force of a commune, or of some sheets ("" is none), and number and hash of its last history
    entry, of one moment.
    """
    psycopg2 = driver()
    from psycopg2 import sql

    try:
        with closing(connect(address)) as connection:
            connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
            with connection.cursor() as cursor, SpooledTemporaryFile(_IN_MEMORY) as copy:
                cursor.execute("SET LOCAL statement_timeout = '15min'")  # a person's limit is one for pushes
                cursor.execute(_HEAD, (commune,))
                row = cursor.fetchone()
                if row is None:
                    return _table([], crs), 0, ""
                names = sql.SQL(", ").join(sql.Identifier(column.name) for column in PLOT_COLUMNS)
                only = sql.SQL("true")
                if sheets is not None:
                    only = sql.SQL("coalesce(sheet_number, '') = ANY ({})").format(sql.Literal(list(sheets)))
                told = {"names": names, "commune": sql.Literal(row[0]), "only": only}
                cursor.copy_expert(sql.SQL(_COPY).format(**told), copy)
                copy.seek(0)
                return _table([line.decode().rstrip("\n").split("\t") for line in copy], crs), row[1], row[2]
    except psycopg2.Error as error:
        raise sentence_for(str(address), error) from None


def _table(rows: list[list[str]], crs: str) -> PlotTable:
    """Return plots out of the lines of a copy: PostgreSQL's text format."""
    if not rows:
        return PlotTable({column.name: column.empty(0) for column in PLOT_COLUMNS}, np.empty(0, object), crs)
    shapes, *values = zip(*rows, strict=True)
    columns = {column.name: _column(part, column.kind) for column, part in zip(PLOT_COLUMNS, values, strict=True)}
    wkb = np.empty(len(rows), dtype=object)
    wkb[:] = [bytes.fromhex(shape) for shape in shapes]
    return PlotTable(columns, shapely.from_wkb(wkb), crs)


def _column(values: tuple[str, ...], kind: str) -> np.ndarray:
    if kind == REAL:
        return np.array([np.nan if value == _MISSING else float(value) for value in values])
    if kind == INTEGER:
        return np.array([0 if value == _MISSING else int(value) for value in values], dtype=np.int64)
    shared: dict[str, str | None] = {_MISSING: None}
    result = np.empty(len(values), dtype=object)
    result[:] = [shared[value] if value in shared else shared.setdefault(value, _plain(value)) for value in values]
    return result


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda sign: _ESCAPES.get(sign[1], sign[1]), value) if "\\" in value else value
