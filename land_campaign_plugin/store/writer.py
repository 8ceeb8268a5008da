"""Bulk insertion into a work copy: rows first, triggers silent, the spatial index at the end."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from ..model.change import CONTENT
from ..model.progress import IsCancelled, never, stop_if
from ..model.records import RECORD_TABLES, SHEET_COLUMNS
from ..model.statement import statement
from ..model.tables import INTEGER, REAL, PlotTable, ShapeTable
from . import columns, drawn_table, given_ids, loaded, rtree
from .blobs import encode, encode_multipolygons
from .capture import capture_triggers, install_capture
from .container import drop, grow_extent, install, rtree_triggers
from .reading import plot_numbers

_TABLES: dict[str, tuple[str, ...]] = {
    "sheet": tuple(SHEET_COLUMNS),
    "set_aside": ("source", "source_row", "reason", "row_json", "at"),
    **{table: tuple(columns) for table, columns in RECORD_TABLES.items()},
}
ROW_KEYS = {"sheet": ("sheet_number", "commune", "map_scale"), **dict.fromkeys(RECORD_TABLES, ("uid",))}
"""What rows beside the plots are told apart by, table by table; a row whose first is missing is like no other."""
_ASIDE_KEY = ("source", "source_row", "reason", "row_json")


def plain_values(values: np.ndarray, kind: str) -> list:
    """Return a column as Python values for SQLite: missing numbers become None."""
    if kind == REAL:
        return [None if value != value else value for value in values.tolist()]
    if kind == INTEGER:
        return [value or None for value in values.tolist()]
    return values.tolist()


class Writer:
    """Rows on their way into a work copy, inside one open transaction.

    Parameters
    ----------
    connection : sqlite3.Connection
        Connection in a transaction that holds the tables of a work copy.
    srs_id : int
        Spatial reference id of the file.
    from_source : bool
        Whether the rows are remembered as what the system of record gave.
    """

    def __init__(self, connection: sqlite3.Connection, srs_id: int, *, from_source: bool = True):
        self._connection = connection
        self._srs_id = srs_id
        self._boxes: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {"plot": [], "sheet": []}
        self._next = {table: self._first_free(table) for table in self._boxes}
        self._columns: set[str] = set()
        self._aside: set[int] | None = None
        self._given = given_ids.last(connection)
        self._before = loaded.last_rows(connection) if from_source else None
        connection.execute("UPDATE campaign_switch SET quiet = 1")
        drop(connection, capture_triggers())
        for table in self._boxes:
            drop(connection, rtree_triggers(table))

    def append_plots(self, plots: PlotTable, extra: Sequence[str | None] | None = None) -> None:
        """Append plots with the version they came with; they count as never pushed, not as edited."""
        self._columns.update(plots.columns)
        blobs, fids = self._shapes("plot", encode_multipolygons(plots.geometry, self._srs_id))
        values = {"fid": fids.tolist(), "geom": blobs, "uid": plots["uid"].tolist()}
        values["ver"] = plots["ver"].tolist() if "ver" in plots else [0] * len(plots)
        # what the source does not have is not bound a million times
        present = (column for column in CONTENT if column.name in plots)
        values |= {column.name: plain_values(plots[column.name], column.kind) for column in present}
        if extra is not None:
            values["source_extra"] = extra
        insert = statement("INSERT INTO plot ({names}) VALUES ({marks})", names=values, marks=len(values))
        self._connection.executemany(insert, zip(*values.values(), strict=True))

    def append_rows(self, table: str, rows: Sequence[dict]) -> None:
        """Append rows to another table of the work copy; a sheet's shape is its ``geom``."""
        names = _TABLES[table]
        values: Iterable[tuple] = [tuple(row.get(name) for name in names) for row in rows]
        if table == "sheet" and rows:
            shapes = np.array([None, *(row.get("geom") for row in rows)], dtype=object)[1:]
            blobs, fids = self._shapes("sheet", encode(shapes, self._srs_id))
            names = ("fid", "geom", *names)
            values = [(fid, blob, *rest) for fid, blob, rest in zip(fids.tolist(), blobs, values, strict=True)]
        insert = statement(
            'INSERT INTO "{table}" ({names}) VALUES ({marks})', table=table, names=names, marks=len(names)
        )
        self._connection.executemany(insert, values)

    def keep_drawn(self, source: str, parts: Iterable[tuple[str, ShapeTable]], *, labelled: bool) -> dict[str, int]:
        """Keep what was drawn beside the plots of a source; as `drawn_table.keep`."""
        return drawn_table.keep(self._connection, self._srs_id, source, parts, labelled=labelled)

    def keep_given(self, made: dict[tuple[str, str], str]) -> None:
        """Keep what the source calls rows whose ids were made, by table and id; `made` is emptied."""
        given_ids.keep(self._connection, made)
        made.clear()

    def loose(self) -> set[tuple[str, str]]:
        """Return table and id of what records name and nothing is."""
        return given_ids.loose(self._connection)

    def set_aside(self, rows: Sequence[dict]) -> None:
        """Keep source rows that made no plot or record: ``source, source_row, reason, row_json, at``.

        Those that an earlier load kept just so are not kept again.
        """
        if self._aside is None:
            query = statement("SELECT {names} FROM set_aside", names=_ASIDE_KEY)
            self._aside = set(map(hash, self._connection.execute(query)))
        new = [row for row in rows if hash(tuple(row[name] for name in _ASIDE_KEY)) not in self._aside]
        self.append_rows("set_aside", new)

    def differing(self, table: str, rows: Sequence[dict]) -> int:
        """Return how many of `rows` say otherwise than the record with their id; what is blank says nothing."""
        names = _TABLES[table]
        query = statement('SELECT {names} FROM "{table}" WHERE uid = ?', names=names, table=table)
        found = ((row, self._connection.execute(query, (row["uid"],)).fetchone()) for row in rows)
        return sum(
            any(row.get(name) not in (None, value) for name, value in zip(names, here, strict=True))
            for row, here in found
            if here
        )

    def there(self, table: str, uids: Iterable[str]) -> set[str]:
        """Return which of these permanent ids a row of `table` has."""
        query = statement('SELECT 1 FROM "{table}" WHERE uid = ?', table=table)
        return {uid for uid in uids if self._connection.execute(query, (uid,)).fetchone()}

    def keys(self, table: str) -> set[tuple]:
        """Return what tells the rows of `table` apart."""
        query = statement('SELECT {names} FROM "{table}"', names=ROW_KEYS[table], table=table)
        return set(self._connection.execute(query))

    def plot_numbers(self) -> Iterator[dict[str, tuple]]:
        """Yield ids and numbers of all plots, those just written included."""
        return plot_numbers(self._connection)

    def finish(self, cancelled: IsCancelled = never) -> None:
        """Build the spatial indexes and let the triggers watch again."""
        for table, parts in self._boxes.items():
            if parts:
                stop_if(cancelled)
                fids, bounds = (np.concatenate(column) for column in zip(*parts, strict=True))
                rtree.fill(self._connection, table, fids, bounds)
                if not np.isnan(bounds[:, 0]).all():
                    low, high = np.nanmin(bounds[:, :2], axis=0), np.nanmax(bounds[:, 2:], axis=0)
                    grow_extent(self._connection, table, (*low.tolist(), *high.tolist()))
            install(self._connection, rtree_triggers(table))
        stop_if(cancelled)
        self._connection.execute("CREATE INDEX IF NOT EXISTS plot_place ON plot (commune, sheet_number, plot_number)")
        self._connection.execute("CREATE INDEX IF NOT EXISTS plot_unsent ON plot (uid) WHERE ver = 0")
        if self._before is not None:
            loaded.remember(self._connection, self._before)
        loaded.index(self._connection)
        given_ids.tidy(self._connection, self._given)
        columns.remember(self._connection, self._columns)
        install_capture(self._connection)
        self._connection.execute("UPDATE campaign_switch SET quiet = 0")

    def _shapes(self, table: str, encoded: tuple[list, np.ndarray]) -> tuple[list, np.ndarray]:
        """Number the shapes of new rows and keep their bounds for the spatial index."""
        blobs, bounds = encoded
        fids = np.arange(self._next[table], self._next[table] + len(blobs), dtype=np.int64)
        self._next[table] += len(blobs)
        self._boxes[table].append((fids, bounds))
        return blobs, fids

    def _first_free(self, table: str) -> int:
        """Return the first fid that no row has or had."""
        used = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return (used[0] if used else 0) + 1
