"""Findings and the run they came from, in the work copy."""

import json
import sqlite3
from dataclasses import asdict

import numpy as np

from ..model.findings import FINDING_COLUMNS, CheckResult, FindingTable, Outcome
from ..model.language import Language
from ..model.statement import statement
from ..rules import describe
from . import rtree, seam_table, state_table, task_table
from .blobs import decode, encode
from .container import drop, install, rtree_triggers, update_extent

_OUTCOME = "outcome."
_COLUMNS = tuple(name for name, _ in FINDING_COLUMNS)
_INSERT = statement(
    "INSERT INTO finding (fid, geom, {columns}, message, remedy) VALUES ({marks})",
    columns=_COLUMNS,
    marks=len(_COLUMNS) + 4,
)
_SELECT = statement("SELECT geom, {columns} FROM finding ORDER BY fid", columns=_COLUMNS)


def save_result(connection: sqlite3.Connection, srs_id: int, result: CheckResult, language: Language) -> None:
    """Replace the findings and the run by those of `result`."""
    triggers = rtree_triggers("finding")
    drop(connection, triggers)
    connection.execute("DELETE FROM finding")
    connection.execute("DELETE FROM rtree_finding_geom")
    _insert(connection, srs_id, result.findings, language, index=True)
    install(connection, triggers)
    connection.execute("DELETE FROM run")
    entries = dict(result.run)
    entries |= {_OUTCOME + code: asdict(outcome) for code, outcome in result.outcomes.items()}
    connection.executemany(
        "INSERT INTO run (name, value) VALUES (?, ?)",
        [(name, json.dumps(value, ensure_ascii=False, default=str)) for name, value in entries.items()],
    )
    update_extent(connection, "finding")
    seam_table.save(connection, srs_id, result.seams, result.sheets)
    state_table.save(connection, result.states)
    task_table.save(connection, result.groups, result.tasks)


def replace(
    connection: sqlite3.Connection, srs_id: int, gone: list[str], new: FindingTable, language: Language
) -> None:
    """Remove the findings with these fingerprints and add new ones; a known fingerprint is replaced, not doubled."""
    fingerprints = {*gone, *new["fingerprint"].tolist()}
    connection.executemany("DELETE FROM finding WHERE fingerprint = ?", [(each,) for each in fingerprints])
    _insert(connection, srs_id, new, language, index=False)


def load(connection: sqlite3.Connection, crs: str) -> FindingTable:
    """Return all findings."""
    rows = connection.execute(_SELECT).fetchall()
    if not rows:
        return FindingTable.empty(crs)
    blobs, *values = zip(*rows, strict=True)
    columns = {}
    for (name, dtype), part in zip(FINDING_COLUMNS, values, strict=True):
        columns[name] = np.empty(len(rows), dtype=dtype)
        columns[name][:] = [np.nan if value is None else value for value in part] if dtype is np.float64 else part
    return FindingTable(columns, decode(blobs), crs)


def load_run(connection: sqlite3.Connection) -> tuple[dict[str, Outcome], dict]:
    """Return the outcomes and the provenance of the last run; both are empty when nothing was checked yet."""
    entries = {name: json.loads(value) for name, value in connection.execute("SELECT name, value FROM run")}
    outcomes = {
        name.removeprefix(_OUTCOME): Outcome(**value) for name, value in entries.items() if name.startswith(_OUTCOME)
    }
    return outcomes, {name: value for name, value in entries.items() if not name.startswith(_OUTCOME)}


def _insert(
    connection: sqlite3.Connection, srs_id: int, findings: FindingTable, language: Language, *, index: bool
) -> None:
    if not len(findings):
        return
    blobs, bounds = encode(findings.geometry, srs_id)
    (last,) = connection.execute("SELECT coalesce(max(fid), 0) FROM finding").fetchone()
    fids = np.arange(last + 1, last + 1 + len(blobs), dtype=np.int64)
    columns = [findings[name].tolist() for name in _COLUMNS]
    columns = [
        [None if value != value else value for value in part] if dtype is np.float64 else part
        for part, (_, dtype) in zip(columns, FINDING_COLUMNS, strict=True)
    ]
    messages = [describe.message(findings, row, language) for row in range(len(blobs))]
    remedies = [describe.remedy(findings, row, language) for row in range(len(blobs))]
    connection.executemany(_INSERT, zip(fids.tolist(), blobs, *columns, messages, remedies, strict=True))
    if index:
        rtree.fill(connection, "finding", fids, bounds)
