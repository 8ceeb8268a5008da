"""The file of a sample: a GeoPackage written beside its place, and moved there whole when it is done."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

import numpy as np

from ..model.errors import CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.records import RECORD_TABLES, SHEET_COLUMNS
from ..model.statement import each, statement
from ..native import shapely
from ..samples.commune import CRS
from ..samples.drawing import LABEL_FIELDS, LINE_FIELDS
from ..samples.rows import PLOT_FIELDS
from ..store import blobs, container, rtree
from ..store.connection import sentence_for

_OPEN_ELSEWHERE = QT_TRANSLATE_NOOP("core", "{path} cannot be replaced: it is open in another program.")
_CLOSE_IT = QT_TRANSLATE_NOOP("core", "Close it there, or choose another name.")
_LAYERS = {
    "plots": PLOT_FIELDS,
    "sheets": SHEET_COLUMNS,
    "communes": {"code": "TEXT", "name": "TEXT", "kind": "TEXT"},
}
_DRAWING = {
    "boundary_lines": ("LINESTRING", LINE_FIELDS),
    "labels": ("POINT", LABEL_FIELDS),
    "legal_boundaries": ("LINESTRING", LINE_FIELDS),
}
"""Layers beside the plots of a sample of one commune: on a common border two communes would draw each line twice."""
TABLES = frozenset({*_LAYERS, *_DRAWING, *RECORD_TABLES, "about"})
"""All that a sample may hold; ``about`` is in each."""
NOTICE = (
    "Generated sample data: outlines, plots, numbers, papers and people are all invented. "
    "Dữ liệu mẫu do máy tạo: ranh giới, thửa đất, số liệu, giấy tờ và con người đều không có thật."
)


def move_into_place(temporary: Path, path: Path) -> None:
    """Put a finished file in its place; raise `CannotWrite` when another program holds the old one open."""
    try:
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except PermissionError as error:
        raise CannotWrite(_OPEN_ELSEWHERE, _CLOSE_IT, path=path) from error
    except OSError as error:
        raise sentence_for(path, error) from error


class SampleFile:
    """A GeoPackage with the layers ``plots``, ``sheets`` and ``communes``, the drawing and the record tables.

    Use as a context manager: without `finish` nothing is left behind.

    Parameters
    ----------
    path : Path
        Where it will be.
    drawing : bool
        With the layers of a drawing.
    """

    def __init__(self, path: Path, *, drawing: bool = False):
        self.path = path
        self._layers = {layer: ("POLYGON", columns) for layer, columns in _LAYERS.items()}
        self._layers |= _DRAWING if drawing else {}
        self._temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self._boxes: dict[str, list[np.ndarray]] = {layer: [] for layer in self._layers}
        self._inserts: dict[str, str] = {}
        try:
            with suppress(OSError):  # what an earlier run left; where nothing can be written, connecting says so
                self._temporary.unlink(missing_ok=True)
            self._connection = sqlite3.connect(self._temporary, isolation_level=None)
            self._create()
        except (OSError, sqlite3.Error) as error:
            self._discard()
            raise sentence_for(path, error) from error

    def __enter__(self) -> SampleFile:
        return self

    def __exit__(self, kind, error, traceback) -> None:
        self._discard()
        if isinstance(error, sqlite3.Error):
            raise sentence_for(self.path, error) from error

    def _discard(self) -> None:
        if hasattr(self, "_connection"):
            self._connection.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)

    def _create(self) -> None:
        run = self._connection.execute
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "page_size = 8192", "cache_size = -65536"):
            run(f"PRAGMA {pragma}")
        run("BEGIN")
        container.create_container(self._connection)
        self._srs_id = container.add_srs(self._connection, CRS)
        for layer, (shape, fields) in self._layers.items():
            columns = ", ".join(f'"{name}" {kind.upper()}' for name, kind in fields.items())
            run(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {shape}, {columns})')
            container.register_layer(self._connection, layer, shape, self._srs_id)
            insert = statement('INSERT INTO "{layer}" VALUES ({marks})', layer=layer, marks=len(fields) + 2)
            self._inserts[layer] = insert
        for table, fields in RECORD_TABLES.items():
            columns = ", ".join(f'"{name}" {kind.upper()}' for name, kind in fields.items())
            run(f'CREATE TABLE "{table}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})')
            container.register_layer(self._connection, table, None)
            self._inserts[table] = statement(
                'INSERT INTO "{table}" ({names}) VALUES ({marks})',
                table=table,
                names=each('"{name}"', fields),
                marks=len(fields),
            )
        run("CREATE TABLE about (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, key TEXT NOT NULL, value TEXT)")
        container.register_layer(self._connection, "about", None)
        run("UPDATE gpkg_contents SET description = ?", (NOTICE,))

    def add_shapes(self, layer: str, geometry: np.ndarray, columns: list[list]) -> None:
        """Append rows to a layer; `columns` in the order of its fields."""
        shapes, bounds = blobs.encode(geometry, self._srs_id)
        first = sum(len(part) for part in self._boxes[layer]) + 1
        self._boxes[layer].append(_outward(bounds))
        rows = zip(range(first, first + len(shapes)), shapes, *columns, strict=True)
        self._connection.executemany(self._inserts[layer], rows)

    def add_rows(self, table: str, rows: list[tuple]) -> None:
        """Append rows to a record table."""
        self._connection.executemany(self._inserts[table], rows)

    def finish(self, about: dict[str, object]) -> None:
        """Write the spatial indexes and what the file says of itself, and move it into place."""
        run = self._connection.execute
        for layer, boxes in self._boxes.items():
            bounds = np.concatenate(boxes)
            boxes.clear()
            rtree.fill(self._connection, layer, np.arange(1, len(bounds) + 1), bounds)
            container.install(self._connection, container.rtree_triggers(layer))
            container.update_extent(self._connection, layer)
        rows = [(key, str(value)) for key, value in {"notice": NOTICE, **about}.items()]
        self._connection.executemany("INSERT INTO about (key, value) VALUES (?, ?)", rows)
        run("COMMIT")
        self._connection.close()
        move_into_place(self._temporary, self.path)


def _outward(bounds: np.ndarray) -> np.ndarray:
    """Return bounds in 32 bits, a little larger: all that a spatial index keeps, in half the memory."""
    narrow = bounds.astype(np.float32)
    away = np.array([-np.inf, -np.inf, np.inf, np.inf], np.float32)
    return np.nextafter(narrow, away)


def frames(boxes: np.ndarray) -> np.ndarray:
    """Return sheet frames as polygons."""
    return shapely.box(*boxes.T)
