"""Reads the findings, and which sheets were checked, of an earlier check, from their GeoPackage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from ..model.errors import BadInput, CampaignError
from ..model.findings import FINDING_COLUMNS, NEEDED_TABLES, FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import each, statement
from ..model.tables import Table
from ..store.blobs import decode
from ..store.connection import sentence_for

_NO_FILE = QT_TRANSLATE_NOOP("core", "There is no file {path}.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a file that exists.")
_NO_FINDINGS = QT_TRANSLATE_NOOP("core", "{path} is neither a work copy nor a file of findings.")
_CHECK_FIRST = QT_TRANSLATE_NOOP("core", "Name a work copy that was checked, or a file that check --out wrote.")
_CRS = """SELECT s.definition FROM gpkg_geometry_columns AS g JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
WHERE g.table_name = 'findings'"""
_GEOMETRY = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = 'findings'"
_SHEET = ("commune", "sheet")
_NAMES = tuple(name for name, _ in FINDING_COLUMNS)


def read_findings(path: Path | str) -> FindingTable:
    """Return the findings of a file that ``check --out`` wrote.

    Raises
    ------
    BadInput
        There is no such file, or it is something else.
    """
    with _opened(Path(path)) as connection:
        return _read(connection)


def earlier_findings(path: Path | str) -> FindingTable | None:
    """Return the findings that a new file is about to replace; None where there is none, or nothing in it."""
    path = Path(path)
    try:
        return read_findings(path) if path.is_file() and path.stat().st_size else None
    except CampaignError:  # what cannot be read is no earlier check; whether it may be replaced is asked elsewhere
        return None


def read_sheets(path: Path | str) -> Table:
    """Return commune and sheet number of each sheet that was checked; none where sheets were not known."""
    with _opened(Path(path)) as connection:
        told = "sheets" in _tables(connection)
        rows = connection.execute("SELECT commune, sheet FROM sheets").fetchall() if told else []
    columns = {name: np.array([*(row[at] for row in rows), None], dtype=object)[:-1] for at, name in enumerate(_SHEET)}
    return Table(columns)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise BadInput(_NO_FILE, _CHOOSE, path=path)
    connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
    try:
        if not _tables(connection) >= NEEDED_TABLES:
            raise BadInput(_NO_FINDINGS, _CHECK_FIRST, path=path)
        yield connection
    except sqlite3.OperationalError as error:
        raise sentence_for(path, error) from error
    except sqlite3.DatabaseError as error:
        raise BadInput(_NO_FINDINGS, _CHECK_FIRST, path=path) from error
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _read(connection: sqlite3.Connection) -> FindingTable:
    present = {row[1] for row in connection.execute("PRAGMA table_info(findings)")}
    names = [name for name in _NAMES if name in present]
    (geometry,) = connection.execute(_GEOMETRY).fetchone()
    crs = connection.execute(_CRS).fetchone()
    query = statement('SELECT "{geometry}", {names} FROM findings', geometry=geometry, names=each('"{name}"', names))
    rows = connection.execute(query).fetchall()
    blobs = [row[0] for row in rows]
    columns = {}
    for name, kind in FINDING_COLUMNS:
        values = [row[names.index(name) + 1] for row in rows] if name in names else [None] * len(rows)
        columns[name] = np.empty(len(rows), dtype=kind)
        columns[name][:] = [np.nan if value is None else value for value in values] if kind is np.float64 else values
    return FindingTable(columns, decode(blobs), crs[0] if crs else "")
