"""The seams and sheets of the last check, with their state, in the work copy."""

import sqlite3
from collections.abc import Iterable

import numpy as np

from ..model.seams import SEAM_COLUMNS, SHEET_COLUMNS
from ..model.statement import statement
from ..model.tables import ShapeTable, Table
from . import rtree
from .blobs import decode, encode
from .container import update_extent

_SEAMS, _SHEETS = (tuple(name for name, _ in columns) for columns in (SEAM_COLUMNS, SHEET_COLUMNS))
_INSERT_SEAM = statement(
    "INSERT INTO seam (fid, geom, {columns}) VALUES ({marks})", columns=_SEAMS, marks=len(_SEAMS) + 2
)
_INSERT_SHEET = statement("INSERT INTO sheet_state ({columns}) VALUES ({marks})", columns=_SHEETS, marks=len(_SHEETS))
_SEAM_COUNTS = ("errors", "warnings", "state")
_SHEET_COUNTS = (*_SEAM_COUNTS, "open_seams")
_UPDATE_SEAM = statement("UPDATE seam SET errors = ?, warnings = ?, state = ? WHERE fid = ?")
_UPDATE_SHEET = statement("UPDATE sheet_state SET errors = ?, warnings = ?, state = ?, open_seams = ? WHERE fid = ?")
_SEAM_FIDS, _SHEET_FIDS = "SELECT fid FROM seam ORDER BY fid", "SELECT fid FROM sheet_state ORDER BY fid"
_SELECT_SEAMS = statement("SELECT geom, {columns} FROM seam ORDER BY fid", columns=_SEAMS)
_SELECT_SHEETS = statement("SELECT {columns} FROM sheet_state ORDER BY fid", columns=_SHEETS)


def save(connection: sqlite3.Connection, srs_id: int, seams: ShapeTable | None, sheets: Table | None) -> None:
    """Replace the seams and sheets; None leaves no row."""
    connection.execute("DELETE FROM seam")
    connection.execute("DELETE FROM rtree_seam_geom")
    connection.execute("DELETE FROM sheet_state")
    if seams is not None and len(seams):
        blobs, bounds = encode(seams.geometry, srs_id)
        fids = np.arange(1, len(blobs) + 1)
        columns = [seams[name].tolist() for name in _SEAMS]
        connection.executemany(_INSERT_SEAM, zip(fids.tolist(), blobs, *columns, strict=True))
        rtree.fill(connection, "seam", fids, bounds)
    if sheets is not None:
        connection.executemany(_INSERT_SHEET, zip(*(sheets[name].tolist() for name in _SHEETS), strict=True))
    update_extent(connection, "seam")


def update(connection: sqlite3.Connection, seams: ShapeTable, sheets: Table) -> None:
    """Bring counts and states up to date, for the seams and sheets of the last check; only what changed is written."""
    for query, fids, known, table, names in (
        (_UPDATE_SEAM, _SEAM_FIDS, load_seams(connection), seams, _SEAM_COUNTS),
        (_UPDATE_SHEET, _SHEET_FIDS, load_sheets(connection), sheets, _SHEET_COUNTS),
    ):
        if len(known) != len(table):
            return  # another check was kept meanwhile
        changed = np.zeros(len(table), dtype=bool)
        for name in names:
            changed |= known[name] != table[name]
        rows = np.flatnonzero(changed)
        columns = [table[name][rows].tolist() for name in names]
        placed = [fid for (fid,) in connection.execute(fids)]
        connection.executemany(query, zip(*columns, (placed[row] for row in rows), strict=True))


def load_seams(connection: sqlite3.Connection) -> ShapeTable:
    """Return the seams."""
    rows = connection.execute(_SELECT_SEAMS).fetchall()
    table = _table([row[1:] for row in rows], SEAM_COLUMNS)
    return ShapeTable(table.columns, decode([row[0] for row in rows]))


def load_sheets(connection: sqlite3.Connection) -> Table:
    """Return the sheets."""
    return _table(connection.execute(_SELECT_SHEETS).fetchall(), SHEET_COLUMNS)


def _table(rows: list[tuple], columns: Iterable[tuple[str, type]]) -> Table:
    values = {}
    for at, (name, dtype) in enumerate(columns):
        values[name] = np.empty(len(rows), dtype=dtype)
        values[name][:] = [row[at] for row in rows]
    return Table(values)
