"""What was drawn beside the plots: boundary lines, labels, boundaries from papers, kept drawing by drawing.

A drawing that is read again takes the place of what was kept of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from ..model.context import LABELS, LEGAL, LINES
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import statement
from ..model.tables import ShapeTable
from ..rules.sheet_keys import normalised
from . import rtree
from .blobs import decode, encode
from .container import drop, grow_extent, install, rtree_triggers
from .sheet_catalogue import Box, lie_together

TABLES = {LINES: "boundary_lines", LABELS: "labels", LEGAL: "legal_boundaries"}
"""Table of each kind of what is drawn."""
_KEPT = QT_TRANSLATE_NOOP(
    "core",
    "Kept of the drawings: {lines} boundary lines, {labels} labels, {papers} boundaries from papers. "
    "A check of the work copy compares the plots with them.",
)
_COLUMNS = {kind: ("commune", "sheet_number", "level", *(("text",) if kind == LABELS else ())) for kind in TABLES}
_PART = 50_000
_MARGIN_M = 1.0
"""A single line has no area to compare."""
_COUNTS = tuple(TABLES.values())
_FINISH = statement(
    """UPDATE drawing SET sheet_file = ?, sheets = ?, boundary_lines = ?, labels = ?, legal_boundaries = ?,
       min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE fid = ?"""
)
_ALIKE = statement(
    """SELECT fid, sheet_file, min_x, min_y, max_x, max_y FROM drawing WHERE fid IS NOT ?1 AND
       (sheet_file = ?2 OR ((source = ?3 OR sheets = ?4) AND (sheet_file IS NULL OR ?2 IS NULL)))"""
)
_RENUMBERED = """SELECT p.uid FROM plot AS p JOIN loaded_plot AS l ON l.uid = p.uid
                 WHERE p.plot_number IS NOT l.plot_number"""
_UNLABELLED = """SELECT p.uid FROM plot AS p LEFT JOIN loaded_plot AS l ON l.uid = p.uid
                 WHERE l.uid IS NULL OR l.gone NOT NULL
                 OR NOT EXISTS (SELECT 1 FROM drawing AS d WHERE d.sheet_file IS l.sheet_file AND d.labels NOT NULL)"""
_GONE = """SELECT l.sheet_file, l.sheet_number, l.plot_number FROM loaded_plot AS l WHERE NOT EXISTS
           (SELECT 1 FROM plot AS p WHERE p.uid = l.uid AND p.status IS NOT 'retired')"""
_THERE = """SELECT l.sheet_file, p.sheet_number, p.plot_number FROM plot AS p LEFT JOIN loaded_plot AS l
            ON l.uid = p.uid WHERE p.status IS NOT 'retired'"""


@dataclass(frozen=True)
class Drawn:
    """What is kept, for a check.

    Parameters
    ----------
    tables : dict of str to ShapeTable
        By kind (`LINES`, `LABELS`, `LEGAL`), where there is something.
    unlabelled, renumbered : frozenset of str
        As `model.context.CheckContext` has them.
    """

    tables: dict[str, ShapeTable] = field(default_factory=dict)
    unlabelled: frozenset[str] = frozenset()
    renumbered: frozenset[str] = frozenset()


def keep(
    connection: sqlite3.Connection,
    srs_id: int,
    source: str,
    parts: Iterable[tuple[str, ShapeTable]],
    *,
    sheet_file: int | None = None,
    labelled: bool = False,
) -> dict[str, int]:
    """Keep what was drawn in a source in place of what an earlier reading of it gave, and return the rows by kind.

    Earlier is what the same sheet of the catalogue gave; and what lies in the same place and comes from a source of the
    same name, or of the same sheets, unless both are in the catalogue.

    Parameters
    ----------
    source : str
        Name of the file.
    parts : iterable of (kind, ShapeTable)
        Any number for each kind, in the coordinate reference system of the work copy.
    sheet_file : int, optional
        Its sheet in the catalogue.
    labelled : bool
        Whether its plots have labels, or should have, even if none is there: those of a drawing.
    """
    drawing = connection.execute("INSERT INTO drawing (source, loaded_at) VALUES (?, ?)", (source, _now())).lastrowid
    counts = dict.fromkeys(TABLES, 0)
    sheets: set[tuple] = set()
    boxes: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {kind: [] for kind in TABLES}
    triggers = {name: text for table in _COUNTS for name, text in rtree_triggers(table).items()
                if name.endswith("_insert")}  # fmt: skip
    drop(connection, triggers)
    for kind, table in parts:
        sheets.update(zip(table["commune"].tolist(), table["sheet_number"].tolist(), strict=True))
        boxes[kind].append(_append(connection, srs_id, kind, drawing, table))
        counts[kind] += len(table)
    box = None
    for kind in TABLES:
        if filled := boxes.pop(kind):
            fids, bounds = (np.concatenate(column) for column in zip(*filled, strict=True))
            filled.clear()
            rtree.fill(connection, TABLES[kind], fids, bounds)
            if (around := _around(bounds)) is not None:
                grow_extent(connection, TABLES[kind], around)
                box = around if box is None else _around(np.array([box, around]))
    install(connection, triggers)
    known = sorted((commune or "", number) for commune, number in sheets if number)
    named = json.dumps(known, ensure_ascii=False) if known else None
    for earlier, of_sheet, *extent in connection.execute(_ALIKE, (drawing, sheet_file, source, named)).fetchall():
        if (sheet_file and of_sheet == sheet_file) or _together(box, extent):
            sheet_file = sheet_file or of_sheet
            _forget(connection, earlier)
    if not (labelled or any(counts.values())):
        _forget(connection, drawing)
        return counts
    told = [counts[LINES], counts[LABELS] if labelled or counts[LABELS] else None, counts[LEGAL]]
    connection.execute(_FINISH, (sheet_file, named, *told, *(box or (None,) * 4), drawing))
    return counts


def drawn(connection: sqlite3.Connection) -> Drawn:
    """Return what is kept.

    Labels of plots that are no more, since they were merged or deleted here, are left out.
    """
    tables = {kind: table for kind in TABLES if len(table := _load(connection, kind))}
    if LABELS not in tables:
        return Drawn(tables)
    tables[LABELS] = _of_plots_here(connection, tables[LABELS])
    unlabelled, renumbered = (
        frozenset(uid for (uid,) in connection.execute(query)) for query in (_UNLABELLED, _RENUMBERED)
    )
    return Drawn(tables, unlabelled, renumbered)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows are kept, by kind."""
    sums = connection.execute("SELECT sum(boundary_lines), sum(labels), sum(legal_boundaries) FROM drawing").fetchone()
    return {kind: count or 0 for kind, count in zip(TABLES, sums, strict=True)}


def drawn_note(counts: Mapping[str, int]) -> list[tuple[str, dict]]:
    """Return what is told of rows by kind that were kept; nothing where there are none."""
    if not any(counts.values()):
        return []
    return [(_KEPT, {"lines": counts[LINES], "labels": counts[LABELS], "papers": counts[LEGAL]})]


def _append(
    connection: sqlite3.Connection, srs_id: int, kind: str, drawing: int, table: ShapeTable
) -> tuple[np.ndarray, np.ndarray]:
    blobs, bounds = encode(table.geometry, srs_id)
    used = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (TABLES[kind],)).fetchone()
    first = (used[0] if used else 0) + 1
    fids = np.arange(first, first + len(blobs), dtype=np.int64)
    names = ("fid", "geom", "drawing", *_COLUMNS[kind])
    insert = statement(
        "INSERT INTO {table} ({names}) VALUES ({marks})", table=TABLES[kind], names=names, marks=len(names)
    )
    columns = (table[name].tolist() for name in _COLUMNS[kind])
    connection.executemany(insert, zip(fids.tolist(), blobs, [drawing] * len(blobs), *columns, strict=True))
    return fids, bounds


def _forget(connection: sqlite3.Connection, drawing: int) -> None:
    for table in _COUNTS:
        connection.execute(statement("DELETE FROM {table} WHERE drawing = ?", table=table), (drawing,))
    connection.execute("DELETE FROM drawing WHERE fid = ?", (drawing,))


def _around(bounds: np.ndarray) -> Box | None:
    """Return the box around boxes, those of empty shapes left out."""
    full = bounds[np.isfinite(bounds).all(axis=1)]
    return (*full[:, :2].min(axis=0).tolist(), *full[:, 2:].max(axis=0).tolist()) if len(full) else None


def _together(box: Box | None, other: list[float | None]) -> bool:
    if box is None or None in other:
        return False
    grow = np.array([-_MARGIN_M, -_MARGIN_M, _MARGIN_M, _MARGIN_M])
    return lie_together(tuple(np.array(box) + grow), tuple(np.array(other) + grow))


def _load(connection: sqlite3.Connection, kind: str) -> ShapeTable:
    names = ("drawing", *_COLUMNS[kind])
    query = statement("SELECT geom, {names} FROM {table} ORDER BY fid", names=names, table=TABLES[kind])
    cursor = connection.execute(query)
    shared: dict[object, object] = {}
    shapes, columns = [np.empty(0, dtype=object)], {name: [_column(name, (), shared)] for name in names}
    while rows := cursor.fetchmany(_PART):
        blobs, *values = zip(*rows, strict=True)
        shapes.append(decode(blobs))
        for name, column in zip(names, values, strict=True):
            columns[name].append(_column(name, column, shared))
    return ShapeTable({name: np.concatenate(found) for name, found in columns.items()}, np.concatenate(shapes))


def _column(name: str, values: tuple, shared: dict) -> np.ndarray:
    """Return values as rules take them; another program may have left anything in a cell."""
    if name in ("drawing", "level"):
        return np.array([value if isinstance(value, int) else 0 for value in values], dtype=np.int64)
    texts = [value if value is None or isinstance(value, str) else str(value) for value in values]
    return np.array([*map(shared.setdefault, texts, texts), None], dtype=object)[:-1]


def _of_plots_here(connection: sqlite3.Connection, labels: ShapeTable) -> ShapeTable:
    gone = {_key(*row) for row in connection.execute(_GONE)}
    if not gone:
        return labels
    gone -= {_key(*row) for row in connection.execute(_THERE)}
    sheet_file = dict(connection.execute("SELECT fid, sheet_file FROM drawing"))
    files = [sheet_file.get(drawing) for drawing in labels["drawing"].tolist()]
    keys = map(_key, files, labels["sheet_number"], labels["text"])
    return labels.take(np.array([not key[2] or key not in gone for key in keys], dtype=bool))


def _key(sheet_file: int | None, sheet: str | None, number: str | None) -> tuple[int | None, str, str]:
    return sheet_file, normalised(sheet), normalised(number)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
