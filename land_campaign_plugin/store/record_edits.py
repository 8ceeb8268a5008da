"""Records of a plot in the work copy, and their edits: one transaction an edit, what stood there before is kept."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.records import LINKS, RECORD_TABLES
from ..model.statement import Sql, each, statement
from . import given_ids
from .connection import reading, writing
from .container import migration, run_script
from .reading import stage

Key = tuple[str, str]
"""A record: its table and its ``uid``."""
Changes = Mapping[Key, Mapping[str, object]]
_NO_COLUMN = QT_TRANSLATE_NOOP("core", "Records of the table {table} have no column {column} that can be changed.")
_USE_ONE_OF = QT_TRANSLATE_NOOP("core", "Use one of: {names}.")
_NO_RECORD = QT_TRANSLATE_NOOP("core", "The work copy does not hold this record of the table {table} any more.")
_OPEN_AGAIN = QT_TRANSLATE_NOOP("core", "Open the plot again: another program may have removed it.")
_NO_SUCH_BATCH = QT_TRANSLATE_NOOP("core", "The work copy knows no batch {batch} of corrected records.")
_BATCH_IS_TOLD = QT_TRANSLATE_NOOP("core", "The number of a batch stands in the last line of what fix --apply tells.")
_CHANGED_SINCE = QT_TRANSLATE_NOOP(
    "core", "A record of the table {table} was changed after batch {batch}. Nothing was taken back."
)
_BY_HAND = QT_TRANSLATE_NOOP("core", "Take the later change back first, or correct the record in its form.")
_FIXED = frozenset({"uid", *LINKS})
"""Columns that say which record it is and what it belongs to: a form does not change them."""
_EDITABLE = {table: tuple(name for name in columns if name not in _FIXED) for table, columns in RECORD_TABLES.items()}
_UPDATE = {
    (table, name): statement('UPDATE "{table}" SET {name} = ? WHERE uid = ?', table=table, name=name)
    for table, names in _EDITABLE.items()
    for name in names
}
_BY_UID = {
    table: statement('SELECT {names} FROM "{table}" WHERE uid = ?', table=table, names=names)
    for table, names in _EDITABLE.items()
}
_REMEMBER = statement(
    "INSERT INTO campaign_record_history (batch, at, label, record_table, uid, before, after) VALUES ({marks})", marks=7
)
_DONE = (
    "SELECT record_table, uid, before, after FROM campaign_record_history"
    " WHERE batch = ?1 OR substr(batch, 1, length(?1) + 1) = ?1 || '-' ORDER BY id DESC"
)
_ON_PLOTS = ("certificate", "right", "plot_use", "document")


def _select(table: str, column: str) -> Sql:
    """Return the query for the rows of a table whose `column` is one of those staged."""
    names = each('r."{name}"', RECORD_TABLES[table])
    return statement(
        'SELECT {names} FROM "{table}" AS r JOIN temp.wanted_key AS w ON w.uid = r.{column} ORDER BY r.fid',
        names=names,
        table=table,
        column=column,
    )


_ROWS = {(table, "plot_uid"): _select(table, "plot_uid") for table in _ON_PLOTS} | {
    ("party", "uid"): _select("party", "uid"),
    ("right", "party_uid"): _select("right", "party_uid"),
    ("document", "certificate_uid"): _select("document", "certificate_uid"),
    **{(table, "uid"): _select(table, "uid") for table in RECORD_TABLES if table != "party"},
}


@dataclass(frozen=True)
class PlotRecords:
    """The records that hang on some plots.

    Parameters
    ----------
    tables : dict of str to list of dict
        Rows by table; ``party`` holds who has a right in the plots.
    rights_elsewhere : list of dict
        Rights of those parties in other plots.
    said : dict of (table, uid) to str
        What the sources called the records, their holders and plots, where they have ids of their own.
    """

    tables: dict[str, list[dict]] = field(default_factory=dict)
    rights_elsewhere: list[dict] = field(default_factory=list)
    said: dict[Key, str] = field(default_factory=dict)

    def uids(self) -> set[str]:
        """Return the permanent ids of the records of the plots and their holders."""
        return {row["uid"] for rows in self.tables.values() for row in rows if row["uid"]}


def records_of(path: Path, plots: Collection[str], loose: Collection[Key] = ()) -> PlotRecords:
    """Return the records of plots in a work copy, and those of `loose`, records that hang on no plot."""
    with reading(path) as connection:
        tables = {table: _rows(connection, table, "plot_uid", plots) for table in _ON_PLOTS}
        for table in RECORD_TABLES:
            wanted = [uid for name, uid in loose if name == table]
            if wanted and table != "party":
                known = {row["uid"] for row in tables[table]}
                tables[table] += [row for row in _rows(connection, table, "uid", wanted) if row["uid"] not in known]
        papers = [row["uid"] for row in tables["certificate"] if row["uid"]]
        scans = {row["uid"] for row in tables["document"]}
        by_paper = _rows(connection, "document", "certificate_uid", papers)
        tables["document"] += [row for row in by_paper if row["uid"] not in scans]
        people = {row["party_uid"] for row in tables["right"] if row["party_uid"]}
        people |= {uid for name, uid in loose if name == "party"}
        tables["party"] = _rows(connection, "party", "uid", people)
        here = {row["uid"] for row in tables["right"]}
        rights = _rows(connection, "right", "party_uid", people)
        named = {table: {row["uid"] for row in rows} for table, rows in tables.items()}
        named |= {"party": people, "plot": plots}
        said = given_ids.names(connection, ((table, uid) for table, uids in named.items() for uid in uids))
    ordered = {table: tables[table] for table in RECORD_TABLES}
    return PlotRecords(ordered, [row for row in rights if row["uid"] not in here], said)


def _rows(connection: sqlite3.Connection, table: str, column: str, keys: Collection[str]) -> list[dict]:
    if not keys:
        return []
    stage(connection, "wanted_key", ("uid",), ((key,) for key in dict.fromkeys(keys)))
    names = tuple(RECORD_TABLES[table])
    return [dict(zip(names, row, strict=True)) for row in connection.execute(_ROWS[table, column])]


def update_record(path: Path, table: str, uid: str, values: Mapping[str, object], label: str = "") -> dict:
    """Change columns of one record; return what stood in them before."""
    return update_records(path, {(table, uid): values}, label)[table, uid]


def update_records(path: Path, changes: Changes, label: str = "", batch: str = "") -> dict[Key, dict]:
    """Change columns of records in one transaction, all or none, and keep what they were.

    Parameters
    ----------
    changes : mapping of (table, uid) to mapping of column to value
        New values; None empties a column.
    label : str
        What was done, in words; no personal data.
    batch : str
        What `undo_batch` finds the edit by; one of its own if not given.

    Returns
    -------
    dict of (table, uid) to dict of column to value
        What stood there before: given as `changes`, it takes the edit back.

    Raises
    ------
    BadInput
        A column cannot be changed, or a record is not there; nothing was changed.
    """
    for (table, _), values in changes.items():
        for name in values:
            if name not in _EDITABLE.get(table, ()):
                names = ", ".join(_EDITABLE.get(table, ()))
                raise BadInput(_NO_COLUMN, _USE_ONE_OF, table=table, column=name, names=names)
    with writing(path) as connection:
        return _update(connection, changes, label, batch)


def _update(connection: sqlite3.Connection, changes: Changes, label: str, batch: str = "") -> dict[Key, dict]:
    batch, at = batch or uuid.uuid4().hex[:8], datetime.now(UTC).isoformat(timespec="seconds")
    before: dict[Key, dict] = {}
    run_script(connection, migration("record_history"))
    for (table, uid), values in changes.items():
        stood = _row(connection, table, uid)
        # in the order of the table: whether a person was authenticated comes after what it is about
        for name in (name for name in _EDITABLE[table] if name in values):
            connection.execute(_UPDATE[table, name], (values[name], uid))
        now = _row(connection, table, uid)
        # a trigger may have changed more: whoever has another name is to be authenticated again
        changed = [name for name in stood if name in values or stood[name] != now[name]]
        before[table, uid] = {name: stood[name] for name in changed}
        after = {name: now[name] for name in changed}
        images = (json.dumps(image, ensure_ascii=False) for image in (before[table, uid], after))
        connection.execute(_REMEMBER, (batch, at, label, table, uid, *images))
    return before


def undo_batch(path: Path, batch: str, label: str = "") -> dict[Key, dict]:
    """Put back what stood in the records before a batch, in one transaction; return what stood there till now.

    Parameters
    ----------
    batch : str
        The batch of an edit; or what the batches of several have before a hyphen, which are then taken back together.

    Raises
    ------
    BadInput
        There is no such batch, or a record was changed since; nothing was changed.
    """
    with writing(path) as connection:
        run_script(connection, migration("record_history"))
        done = connection.execute(_DONE, (batch,)).fetchall()
        if not done:
            raise BadInput(_NO_SUCH_BATCH, _BATCH_IS_TOLD, batch=batch)
        changes: dict[Key, dict] = {}
        expected: dict[Key, dict] = {}
        for table, uid, before, after in done:  # the newest first: what stood there at the very beginning wins
            changes.setdefault((table, uid), {}).update(json.loads(before))
            expected[table, uid] = json.loads(after) | expected.get((table, uid), {})
        for (table, uid), values in expected.items():
            now = _row(connection, table, uid)
            if any(now[name] != value for name, value in values.items()):
                raise BadInput(_CHANGED_SINCE, _BY_HAND, batch=batch, table=table)
        return _update(connection, changes, label)


def values_of(path: Path, table: str, column: str, uids: Collection[str]) -> dict[str, object]:
    """Return what stands in a column of some records; an id that several rows have stands for none of them."""
    with reading(path) as connection:
        rows = _rows(connection, table, "uid", uids)
    times = Counter(row["uid"] for row in rows)
    return {row["uid"]: row[column] for row in rows if times[row["uid"]] == 1}


def _row(connection: sqlite3.Connection, table: str, uid: str) -> dict:
    """Return what may be changed of a record."""
    row = connection.execute(_BY_UID[table], (uid,)).fetchone()
    if row is None:
        raise BadInput(_NO_RECORD, _OPEN_AGAIN, table=table)
    return dict(zip(_EDITABLE[table], row, strict=True))


def history(path: Path, table: str, uid: str) -> list[tuple[str, str, dict, dict]]:
    """Return what was done to a record, the oldest first: when, the label, values before and after."""
    with reading(path) as connection:
        there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'campaign_record_history'"
        if connection.execute(there).fetchone() is None:
            return []
        rows = connection.execute(
            "SELECT at, label, before, after FROM campaign_record_history WHERE record_table = ? AND uid = ?"
            " ORDER BY id",
            (table, uid),
        ).fetchall()
    return [(at, label, json.loads(before), json.loads(after)) for at, label, before, after in rows]
