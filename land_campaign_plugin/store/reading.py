"""Plots out of an SQLite table that looks like ``plot``: whole tables, or rows by place, number or id."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from ..model.statement import Sql, each, statement
from ..model.tables import INTEGER, PLOT_COLUMNS, REAL, PlotTable, ShapeTable, concatenate
from .blobs import decode
from .images import FARTHEST

_FEW_VALUES = {"commune", "sheet_number", "land_use", "former_commune", "status"}
NUMBER_COLUMNS = ("uid", "status", "commune", "sheet_number", "plot_number") + tuple(
    f"former_{name}" for name in ("commune", "sheet_number", "plot_number")
)
"""What `plot_numbers` gives."""
_NUMBERS = statement("SELECT {names} FROM plot WHERE uid IS NOT NULL ORDER BY fid", names=NUMBER_COLUMNS)
_PART = 20_000
_NAMES = each("p.{name}", (column.name for column in PLOT_COLUMNS))
_ALL = statement("")
# what is wanted goes along as one JSON text: a table made for it would take longer than the question
_AROUND = statement(
    """WHERE p.fid IN (SELECT r.id FROM json_each(?) AS w CROSS JOIN rtree_plot_geom AS r
       ON r.minx <= w.value ->> 2 AND r.maxx >= w.value ->> 0
       AND r.miny <= w.value ->> 3 AND r.maxy >= w.value ->> 1)"""
)
_NUMBERED = statement(
    """WHERE p.fid IN (SELECT q.fid FROM json_each(?) AS w CROSS JOIN plot AS q ON q.commune IS w.value ->> 0
       AND q.sheet_number IS w.value ->> 1 AND q.plot_number IS w.value ->> 2)"""
)


def select_plots(
    connection: sqlite3.Connection, crs: str, rest: Sql = _ALL, params: Sequence = (), *, table: str = "plot"
) -> PlotTable:
    """Return the rows of `table` (called ``p`` in `rest`, a join or a condition of ours) as plots.

    Parameters
    ----------
    rest : Sql
        What follows ``FROM table AS p``.
    """
    query = statement("SELECT p.geom, {names} FROM {table} AS p {rest}", names=_NAMES, table=table, rest=rest)
    cursor = connection.execute(query, params)
    shared: dict = {}
    parts = []
    while rows := cursor.fetchmany(_PART):  # in parts: a million row tuples at once are slow and fat
        blobs, *values = zip(*rows, strict=True)
        columns = {
            column.name: _column(column, part, shared) for column, part in zip(PLOT_COLUMNS, values, strict=True)
        }
        parts.append(PlotTable(columns, decode(blobs), crs))
    if not parts:
        return PlotTable({column.name: column.empty(0) for column in PLOT_COLUMNS}, np.empty(0, object), crs)
    return concatenate(parts)


def _column(column, values: tuple, shared: dict) -> np.ndarray:
    if column.kind == REAL:
        return _numbers(values, np.nan, np.float64)
    if column.kind == INTEGER:
        return _numbers(values, 0, np.int64)
    if column.name in _FEW_VALUES:
        values = tuple(map(shared.setdefault, values, values))
    result = np.empty(len(values), dtype=object)
    result[:] = values
    return result


def _numbers(values: tuple, missing: float, dtype: type) -> np.ndarray:
    """Return numbers; another program may have left a text in a number column, which then is missing."""
    try:
        return np.array(values if missing != missing else [value or 0 for value in values], dtype=dtype)
    except (TypeError, ValueError, OverflowError):
        return np.array([value if isinstance(value, (int, float)) else missing for value in values]).astype(dtype)


def plot_numbers(connection: sqlite3.Connection, rows: int = 50_000) -> Iterator[dict[str, tuple]]:
    """Yield ids and numbers of all plots, present and former, with their status, some at a time, without shapes."""
    cursor = connection.execute(_NUMBERS)
    while part := cursor.fetchmany(rows):
        yield dict(zip(NUMBER_COLUMNS, zip(*part, strict=True), strict=True))


def select_frames(connection: sqlite3.Connection) -> ShapeTable | None:
    """Return the frames of the table ``sheet``, or None when it is empty."""
    rows = connection.execute("SELECT geom, commune, sheet_number, map_scale FROM sheet ORDER BY fid").fetchall()
    if not rows:
        return None
    blobs, communes, numbers, scales = zip(*rows, strict=True)
    columns = {
        "commune": np.array([*communes, None], dtype=object)[:-1],
        "sheet_number": np.array([*numbers, None], dtype=object)[:-1],
        "map_scale": _numbers(scales, 0, np.int64),
    }
    return ShapeTable(columns, decode(blobs))


def select_by_uid(connection: sqlite3.Connection, crs: str, uids: Iterable[str], *, table: str = "plot") -> PlotTable:
    """Return the plots with these permanent ids."""
    stage(connection, "wanted_uid", ("uid",), ((uid,) for uid in uids))
    return select_plots(connection, crs, statement("JOIN temp.wanted_uid AS w ON p.uid = w.uid"), table=table)


def select_around(
    connection: sqlite3.Connection, crs: str, bounds: Iterable[Sequence[float]], grow_m: float
) -> PlotTable:
    """Return the plots whose envelope meets one of `bounds` (minx, miny, maxx, maxy) grown by `grow_m`.

    Bounds that are no numbers, or of no place in the country, meet none.
    """
    boxes = [
        (float(minx) - grow_m, float(miny) - grow_m, float(maxx) + grow_m, float(maxy) + grow_m)
        for minx, miny, maxx, maxy in bounds
        if all(abs(each) <= FARTHEST for each in (minx, miny, maxx, maxy))
    ]
    return select_plots(connection, crs, _AROUND, [json.dumps(boxes)])


def select_numbered(
    connection: sqlite3.Connection, crs: str, keys: Iterable[tuple[str | None, str | None, str | None]]
) -> PlotTable:
    """Return the plots that carry one of these (commune, sheet number, plot number)."""
    return select_plots(connection, crs, _NUMBERED, [json.dumps(list(keys))])


class Moment:
    """Plots of a work copy as they are while a connection reads: what a re-check asks for its neighbours.

    Parameters
    ----------
    connection : sqlite3.Connection
        In a transaction.
    crs : str
        WKT of the plots' coordinate reference system.
    """

    def __init__(self, connection: sqlite3.Connection, crs: str):
        self._connection, self._crs = connection, crs

    def around(self, bounds: Iterable[Sequence[float]], grow_m: float) -> PlotTable:
        """Return the plots whose envelope meets one of `bounds` (minx, miny, maxx, maxy) grown by `grow_m`."""
        return select_around(self._connection, self._crs, bounds, grow_m)

    def numbered(self, keys: Iterable[tuple]) -> PlotTable:
        """Return the plots that carry one of these (commune, sheet number, plot number)."""
        return select_numbered(self._connection, self._crs, keys)


def stage(connection: sqlite3.Connection, name: str, columns: Sequence[str], rows: Iterable[tuple]) -> None:
    """Put what is wanted into a temporary table, so that any number of things is one query."""
    connection.execute(statement("DROP TABLE IF EXISTS temp.{name}", name=name))
    connection.execute(statement("CREATE TEMP TABLE {name} ({columns})", name=name, columns=columns))
    insert = statement("INSERT INTO temp.{name} VALUES ({marks})", name=name, marks=len(columns))
    connection.executemany(insert, rows)
