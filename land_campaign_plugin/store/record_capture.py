"""Triggers on the record tables of a work copy: every edit is noticed, whoever makes it, as those of plots are.

The first edit of a record that the store has keeps what it was. A record that the store never had needs none: it is
sent whole. A row without a uid, or with one that another row has, gets a new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import cache

from ..model.record_kinds import KIND_TABLES, KINDS
from ..model.statement import Sql, each, statement

_ON = statement("(SELECT quiet FROM campaign_switch) = 0")
RANDOM_UID = statement(
    "lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)"
    " || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2)"
    " || '-' || lower(hex(randomblob(6)))"
)
COLUMNS: dict[str, tuple[str, ...]] = {
    kind: tuple(name for name in KIND_TABLES[kind] if name != "uid") for kind in KINDS
}
"""Columns of the work copy's tables of records, by kind."""


def base_table(kind: str) -> str:
    """Return the table that keeps what records of a kind were before their first edit."""
    return f"campaign_base_{kind}"


def is_watched(connection: sqlite3.Connection) -> bool:
    """Tell whether the work copy has the tables that the triggers write to."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'campaign_record'").fetchone() is not None


@cache
def triggers() -> Mapping[str, str]:
    """Return the capture triggers of all record tables, by name."""
    found = {}
    for kind in KINDS:
        for name, body in _bodies(kind).items():
            called = f"campaign_{kind}_{name}"
            found[called] = statement("CREATE TRIGGER {called} {body}", called=called, body=body)
    return found


def _keep(kind: str, op: str) -> Sql:
    return statement(
        "INSERT INTO {base} (uid, op, {names}) SELECT OLD.uid, '{op}', {values}"
        " WHERE EXISTS (SELECT 1 FROM campaign_record WHERE kind = '{kind}' AND uid = OLD.uid)"
        " AND NOT EXISTS (SELECT 1 FROM {base} WHERE uid = OLD.uid);",
        base=base_table(kind),
        op=op,
        kind=kind,
        names=COLUMNS[kind],
        values=each("OLD.{name}", COLUMNS[kind]),
    )


def _count(kind: str, uid: str) -> Sql:
    return statement(
        "INSERT INTO campaign_record_dirty (kind, uid, n) SELECT '{kind}', {uid}, 0"
        " WHERE {uid} IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM campaign_record_dirty WHERE kind = '{kind}' AND uid = {uid});"
        " UPDATE campaign_record_dirty SET n = n + 1 WHERE kind = '{kind}' AND uid = {uid};",
        kind=kind,
        uid=uid,
    )


def _bodies(kind: str) -> dict[str, Sql]:
    names = COLUMNS[kind]
    taken = statement(
        '(NEW.uid IS NULL OR NEW.uid = \'\' OR EXISTS (SELECT 1 FROM "{kind}" WHERE uid = NEW.uid AND fid <> NEW.fid))',
        kind=kind,
    )
    return {
        "uid": statement(
            'BEFORE UPDATE OF uid ON "{kind}" WHEN {on} AND OLD.uid IS NOT NEW.uid'
            " AND EXISTS (SELECT 1 FROM campaign_record WHERE kind = '{kind}' AND uid = OLD.uid)"
            " BEGIN SELECT RAISE(ABORT, 'the permanent id of a record that the store has cannot be changed'); END",
            kind=kind,
            on=_ON,
        ),
        "update": statement(
            'AFTER UPDATE ON "{kind}" WHEN {on} AND ({changed}) BEGIN {keep} {count} END',
            kind=kind,
            on=_ON,
            changed=each("OLD.{name} IS NOT NEW.{name}", names, " OR "),
            keep=_keep(kind, "U"),
            count=_count(kind, "OLD.uid"),
        ),
        # INSERT OR REPLACE removes the old row without a delete trigger: keep what it was before
        "replace": statement(
            'BEFORE INSERT ON "{kind}" WHEN {on} AND EXISTS (SELECT 1 FROM "{kind}" WHERE fid = NEW.fid)'
            " BEGIN INSERT INTO {base} (uid, op, {names}) SELECT uid, 'U', {names} FROM \"{kind}\" AS r"
            " WHERE fid = NEW.fid AND NOT EXISTS (SELECT 1 FROM {base} WHERE uid = r.uid)"
            " AND EXISTS (SELECT 1 FROM campaign_record WHERE kind = '{kind}' AND uid = r.uid);"
            " INSERT INTO campaign_record_dirty (kind, uid, n) SELECT '{kind}', uid, 1 FROM \"{kind}\" AS r"
            " WHERE fid = NEW.fid AND uid IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM campaign_record_dirty WHERE kind = '{kind}' AND uid = r.uid); END",
            kind=kind,
            on=_ON,
            base=base_table(kind),
            names=names,
        ),
        "insert": statement(
            'AFTER INSERT ON "{kind}" WHEN {on} BEGIN'
            " UPDATE campaign_switch SET quiet = 1;"
            ' UPDATE "{kind}" SET uid = {random_uid} WHERE fid = NEW.fid AND {taken};'
            " UPDATE campaign_switch SET quiet = 0;"
            " {count} END",
            kind=kind,
            on=_ON,
            random_uid=RANDOM_UID,
            taken=taken,
            count=_count(kind, statement('(SELECT uid FROM "{kind}" WHERE fid = NEW.fid)', kind=kind)),
        ),
        "delete": statement(
            'AFTER DELETE ON "{kind}" WHEN {on} BEGIN {keep} {count} END',
            kind=kind,
            on=_ON,
            keep=_keep(kind, "D"),
            count=_count(kind, "OLD.uid"),
        ),
    }
