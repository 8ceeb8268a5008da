"""A whole commune out of the server: column by column, so that neither side takes rows apart."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence

import numpy as np

from ..model.tables import INTEGER, PLOT_COLUMNS, REAL, PlotTable, concatenate
from ..native import shapely
from .pg_connection import DEADLINE_S, Address, Connection, driver

# Of one moment; a person's limit of time is one for pushes. Put in order in memory: on a disk it takes as long as all
# the rest
_BEGIN = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '15min';"
    " SET LOCAL work_mem = '64MB';"
    " SELECT id, head_seq, head_hash FROM campaign.commune WHERE code = %s AND valid @> current_date"
)
# By parts, so that while the server makes one, the one before is taken apart here
_PARTS = (
    "DECLARE parts NO SCROLL CURSOR FOR"
    " SELECT encode(string_agg(q.wkb, ''), 'hex'), json_agg(octet_length(q.wkb))::text, {columns} FROM ("
    "SELECT seq / 3000 AS part, ST_AsBinary(geom, 'NDR') AS wkb, {names} FROM campaign.plot"
    " WHERE commune_id = {commune} AND status IS DISTINCT FROM 'retired' AND {only} ORDER BY seq / 3000, seq"
    ") AS q GROUP BY q.part ORDER BY q.part; FETCH parts"
)
_NEXT = "FETCH parts"
_NOTHING = ["", *["[]"] * (len(PLOT_COLUMNS) + 1)]


class Reader:
    """A connection of its own to check communes out with: an answer may be long, but not silent for `silence_s`.

    Parameters
    ----------
    address : Address
    crs : str
        Of the store.
    silence_s : float
    """

    def __init__(self, address: Address, crs: str, silence_s: float = DEADLINE_S):
        self._line = Connection(address, silence_s, until_silent=True)
        self._crs = crs
        self._lock = threading.Lock()

    def checkout(self, commune: str, sheets: Sequence[str] | None = None) -> tuple[PlotTable, int, str]:
        """Return the plots in force of a commune, or of some sheets ("" is none), of one moment, and number and hash
        of its last history entry then.

        Raises
        ------
        StoreError
            As `Connection.run`.
        """
        with self._lock:
            try:
                found = self._read(commune, sheets)
                self._line.run("COMMIT")
            except BaseException:
                self._line.close()
                raise
        return found

    def close(self) -> None:
        """Let the connection go; it comes back when it is needed."""
        self._line.close()

    def _read(self, commune: str, sheets: Sequence[str] | None) -> tuple[PlotTable, int, str]:
        driver()
        from psycopg2 import sql

        head = self._line.run(_BEGIN, (commune,))
        if not head:
            return _table(*_NOTHING, crs=self._crs), 0, ""
        ((number, seq, digest),) = head
        names = [sql.Identifier(column.name) for column in PLOT_COLUMNS]
        only = sql.SQL("true")
        if sheets is not None:
            only = sql.SQL("coalesce(sheet_number, '') = ANY ({})").format(sql.Literal(list(sheets)))
        parts = sql.SQL(_PARTS).format(
            columns=sql.SQL(", ").join(sql.SQL("json_agg(q.{})::text").format(name) for name in names),
            names=sql.SQL(", ").join(names),
            commune=sql.Literal(number),
            only=only,
        )
        tables, came = [], self._line.run(parts)
        while came:
            part = came[0]
            came = self._line.run(_NEXT, meanwhile=lambda part=part: tables.append(_table(*part, crs=self._crs)))
        return concatenate(tables or [_table(*_NOTHING, crs=self._crs)]), seq, digest


def _table(shapes: str, lengths: str, *columns: str, crs: str) -> PlotTable:
    """Return plots out of their shapes, one behind the other, and a list of values a column."""
    ends = np.cumsum(np.array(json.loads(lengths), dtype=np.int64)).tolist()
    whole = bytes.fromhex(shapes)
    wkb = np.empty(len(ends), dtype=object)
    wkb[:] = [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    values = {
        column.name: _column(text, column.kind, len(ends)) for column, text in zip(PLOT_COLUMNS, columns, strict=True)
    }
    return PlotTable(values, shapely.from_wkb(wkb), crs)


def _column(text: str, kind: str, count: int) -> np.ndarray:
    if kind == REAL:
        return np.array(json.loads(text.replace("null", "NaN")), dtype=np.float64)
    if kind == INTEGER:
        return np.array(json.loads(text.replace("null", "0")), dtype=np.int64)
    result = np.full(count, None, dtype=object)
    if '"' in text:  # else there is nothing in it
        values = json.loads(text)
        shared = {value: value for value in values}  # one text for equal values
        result[:] = list(map(shared.__getitem__, values))
    return result
