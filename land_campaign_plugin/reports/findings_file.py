"""Writes findings as a GeoPackage that any GIS opens: layers ``findings`` and ``seams``, tables ``sheets``, ``states``,
``groups``, ``plot_groups`` (the group and the states of each plot), ``run``.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import uuid
from contextlib import suppress
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.findings import FINDING_COLUMNS, FINDINGS_TABLES, NEEDED_TABLES, CheckResult
from ..model.groups import GROUP_COLUMNS, PlotTasks
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.seams import SEAM_COLUMNS, SHEET_COLUMNS
from ..model.states import STATE_COLUMNS
from ..model.tables import Table
from ..native import fiona, shapely
from ..rules.describe import message, remedy
from ..store.connection import sentence_for
from ..store.container import register_layer
from ..store.task_table import told_rows
from .replacing import refuse_other_tables
from .writing import refuse_folder, said_plainly

_NO_GEOPACKAGE = QT_TRANSLATE_NOOP("core", "Findings are written as a GeoPackage; {path} is not called so.")
_END_IN = QT_TRANSLATE_NOOP("core", "End the file name with .gpkg.")
_PLOTS = """CREATE TABLE plot_groups (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, plot TEXT, "group" TEXT, states TEXT
)"""
_SPOKEN = ("message", "remedy")
_NUMBERS = ("measured", "tolerance")


def refuse_target(path: Path | str) -> None:
    """Refuse a file that findings cannot be written to, before a long check.

    Raises
    ------
    BadInput
        There is no such folder, or the file is not called a GeoPackage.
    CannotWrite
        The file is there and is no findings file: a work copy, a source, or whatever it is would be lost.
    """
    path = Path(path)
    if path.suffix.casefold() != ".gpkg":
        raise BadInput(_NO_GEOPACKAGE, _END_IN, path=path)
    refuse_folder(path)
    refuse_other_tables(path, FINDINGS_TABLES, NEEDED_TABLES)


def write_findings(path: Path | str, result: CheckResult, language: Language = ENGLISH) -> Path:
    """Write a check's findings, replacing the file at once when all of it is written.

    Raises
    ------
    BadInput
        There is no such folder, or the file's name does not end in ``.gpkg``.
    CannotWrite
        The folder cannot be written, the file is open elsewhere, or is no findings file. What was there stays.
    """
    path = Path(path)
    refuse_target(path)
    part = path.with_name(f".{path.stem}.{uuid.uuid4().hex[:8]}.gpkg")
    try:
        with said_plainly(path):
            _write_layer(part, result, language)
            _write_run(part, result, language)
            if result.seams is not None:
                _write_table(part, "seams", SEAM_COLUMNS, result.seams, "MultiLineString", result.findings.crs)
                _write_table(part, "sheets", SHEET_COLUMNS, result.sheets, "None")
            if result.states is not None:
                _write_table(part, "states", STATE_COLUMNS, result.states, "None")
            if result.groups is not None:
                _write_table(part, "groups", GROUP_COLUMNS, result.groups, "None")
            if result.tasks is not None:
                _write_plots(part, result.tasks)
            os.replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def _write_layer(path: Path, result: CheckResult, language: Language) -> None:
    names = [name for name, _ in FINDING_COLUMNS]
    kinds = {name: "float" if name in _NUMBERS else "str" for name in (*names, *_SPOKEN)}
    schema = {"geometry": "Unknown", "properties": kinds}
    findings = result.findings
    shapes = shapely.to_geojson(findings.geometry)

    def record(row: int) -> dict:
        values = {name: findings[name][row] for name in names}
        values |= {name: None if math.isnan(values[name]) else float(values[name]) for name in _NUMBERS}
        values |= {"message": message(findings, row, language), "remedy": remedy(findings, row, language)}
        return {"geometry": json.loads(shapes[row]) if shapes[row] else None, "properties": values}

    crs = findings.crs or None
    with fiona.open(path, "w", driver="GPKG", layer="findings", schema=schema, crs_wkt=crs, VERSION="1.2") as layer:
        layer.writerecords(record(row) for row in range(len(findings)))


def _write_table(path: Path, name: str, columns, table: Table, kind: str, crs: str = "") -> None:
    """Write the seams with their lines, or the sheets."""
    kinds = {object: "str", np.float64: "float", np.int64: "int"}
    schema = {"geometry": kind, "properties": {column: kinds[dtype] for column, dtype in columns}}
    values = [table[column].tolist() for column, _ in columns]
    names = [column for column, _ in columns]
    lines = shapely.to_geojson(table.geometry) if kind != "None" else [None] * len(table)
    how = {"crs_wkt": crs} if crs else {}
    with fiona.open(path, "w", driver="GPKG", layer=name, schema=schema, **how) as layer:
        layer.writerecords(
            {"geometry": json.loads(line) if line else None, "properties": dict(zip(names, row, strict=True))}
            for line, *row in zip(lines, *values, strict=True)
        )


def _write_plots(path: Path, tasks: PlotTasks) -> None:
    """Write the group and the states of each plot, by SQL: a province has millions of plots."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN")
        connection.execute(_PLOTS)
        register_layer(connection, "plot_groups", None)
        for rows in told_rows(tasks):
            connection.executemany('INSERT INTO plot_groups (plot, "group", states) VALUES (?, ?, ?)', rows)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise sentence_for(path, error) from error
    finally:
        connection.close()


def _write_run(path: Path, result: CheckResult, language: Language) -> None:
    notes = [language.text(template, **values) for template, values in result.run.get("notes", [])]
    facts = {**result.run, "notes": notes, "outcomes": outcomes_as_data(result)}
    schema = {"geometry": "None", "properties": {"name": "str", "value": "str"}}
    with fiona.open(path, "w", driver="GPKG", layer="run", schema=schema) as table:
        table.writerecords(
            {
                "geometry": None,
                "properties": {"name": name, "value": value if isinstance(value, str) else json.dumps(value)},
            }
            for name, value in facts.items()
        )


def outcomes_as_data(result: CheckResult) -> dict[str, dict]:
    """Return the outcome of every rule as the command line's JSON has it."""
    data = {}
    for code, outcome in result.outcomes.items():
        data[code] = {"outcome": outcome.outcome, "count": outcome.count, "severity": outcome.severity}
        if outcome.symptoms:
            data[code]["symptoms"] = outcome.symptoms
        if outcome.reason:
            data[code]["reason"] = outcome.why()
    return data
