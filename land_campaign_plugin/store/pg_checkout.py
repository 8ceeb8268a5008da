"""A whole commune out of the server: column by column, so that neither side takes rows apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing

import numpy as np

from ..model.tables import INTEGER, PLOT_COLUMNS, REAL, PlotTable
from ..native import shapely
from .pg_connection import DEADLINE_S, Address, Connection, driver

_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_PATIENT = "SET LOCAL statement_timeout = '15min'"  # a person's limit is one for pushes
# Put in order in memory: on a disk it takes as long as all the rest
_HEAD = (
    "SELECT id, head_seq, head_hash, set_config('work_mem', '64MB', true) FROM campaign.commune"
    " WHERE code = %s AND valid @> current_date"
)
_COLUMNS = (
    "SELECT string_agg(q.wkb, ''), json_agg(octet_length(q.wkb))::text, {columns} FROM ("
    "SELECT ST_AsBinary(geom, 'NDR') AS wkb, {names} FROM campaign.plot"
    " WHERE commune_id = {commune} AND status IS DISTINCT FROM 'retired' AND {only} ORDER BY seq) AS q"
)


def checkout(
    address: Address,
    commune: str,
    crs: str,
    sheets: Sequence[str] | None = None,
    *,
    silence_s: float = DEADLINE_S,
) -> tuple[PlotTable, int, str]:
    """Return the plots in force of a commune, or of some sheets ("" is none), and number and hash of its last history
    entry, of one moment.

    Raises
    ------
    StoreError
        As `Connection.run`; nothing came for `silence_s`, however long the whole takes.
    """
    driver()
    from psycopg2 import sql

    with closing(Connection(address, silence_s, until_silent=True)) as line:
        line.run(_BEGIN)
        line.run(_PATIENT)
        head = line.run(_HEAD, (commune,))
        if not head:
            return _table(None, "[]", ["[]"] * len(PLOT_COLUMNS), crs), 0, ""
        number, seq, digest, _ = head[0]
        names = [sql.Identifier(column.name) for column in PLOT_COLUMNS]
        each = sql.SQL(", ").join(sql.SQL("json_agg(q.{})::text").format(name) for name in names)
        listed = sql.SQL(", ").join(names)
        only = sql.SQL("true")
        if sheets is not None:
            only = sql.SQL("coalesce(sheet_number, '') = ANY ({})").format(sql.Literal(list(sheets)))
        told = {"columns": each, "names": listed, "commune": sql.Literal(number), "only": only}
        ((shapes, lengths, *columns),) = line.run(sql.SQL(_COLUMNS).format(**told))
    return _table(shapes, lengths or "[]", [text or "[]" for text in columns], crs), seq, digest


def _table(shapes: memoryview | None, lengths: str, columns: list[str], crs: str) -> PlotTable:
    """Return plots out of their shapes, one behind the other, and a list of values a column."""
    ends = np.cumsum(np.array(json.loads(lengths), dtype=np.int64)).tolist()
    whole = bytes(shapes or b"")
    wkb = np.empty(len(ends), dtype=object)
    wkb[:] = [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    values = {column.name: _column(text, column.kind) for column, text in zip(PLOT_COLUMNS, columns, strict=True)}
    return PlotTable(values, shapely.from_wkb(wkb), crs)


def _column(text: str, kind: str) -> np.ndarray:
    values = json.loads(text)
    if kind == REAL:
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    if kind == INTEGER:
        return np.array([value or 0 for value in values], dtype=np.int64)
    shared = {value: value for value in set(values)}  # one text for equal values
    result = np.empty(len(values), dtype=object)
    result[:] = list(map(shared.__getitem__, values))
    return result
