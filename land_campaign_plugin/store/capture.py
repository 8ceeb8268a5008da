"""Triggers in the work copy that notice every edit, whoever makes it, in the same transaction as the edit.

They use only functions that SQLite itself has, so that QGIS, GDAL and any other program can go on
writing. The first edit of a plot keeps its pristine image; a plot's uid and version cannot be edited; a
row without a uid, or with one that another row has (a split, a copy), gets a new random one.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ..model.change import CONTENT_NAMES, GEOMETRY
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import Sql, each, statement
from . import record_capture
from .container import install, rtree_triggers

LAYERS = ("plot", "sheet", "finding")
_FOREIGN = QT_TRANSLATE_NOOP(
    "core", "The file {path} holds a trigger that is not ours ({name}): it could run foreign code on every edit."
)
_TRUST = QT_TRANSLATE_NOOP("core", "Do not use it. Load the sources into a new work copy, or ask who made the file.")

_FIELDS = (*CONTENT_NAMES, GEOMETRY)
_ON = statement("(SELECT quiet FROM campaign_switch) = 0")
_RANDOM_UID = statement(
    "lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)"
    " || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2)"
    " || '-' || lower(hex(randomblob(6)))"
)


def _keep_base(op: str, fields: Sequence[str]) -> Sql:
    """Return the statement that keeps the old row, unless it was born here or its image is kept already."""
    return statement(
        "INSERT INTO campaign_base (uid, ver, op, {names}) SELECT OLD.uid, OLD.ver, '{op}', {values} WHERE 1"
        " AND NOT EXISTS (SELECT 1 FROM campaign_base WHERE uid = OLD.uid)"
        " AND NOT EXISTS (SELECT 1 FROM campaign_dirty WHERE uid = OLD.uid AND born = 1);",
        names=fields,
        op=op,
        values=each("OLD.{name}", fields),
    )


def _count(uid: str, born: Sql) -> Sql:
    """Return the statements that count one more edit of `uid`."""
    return statement(
        "INSERT INTO campaign_dirty (uid, n, born) SELECT {uid}, 0, {born}"
        " WHERE NOT EXISTS (SELECT 1 FROM campaign_dirty WHERE uid = {uid});"
        " UPDATE campaign_dirty SET n = n + 1 WHERE uid = {uid};",
        uid=uid,
        born=born,
    )


@cache
def capture_triggers(fields: tuple[str, ...] = _FIELDS) -> Mapping[str, str]:
    """Return the capture triggers of a plot table with these columns, by name."""
    taken = statement(
        "(NEW.uid IS NULL OR NEW.uid = '' OR EXISTS (SELECT 1 FROM plot WHERE uid = NEW.uid AND fid <> NEW.fid))"
    )
    own = statement("(SELECT uid FROM plot WHERE fid = NEW.fid)")
    not_born = statement("0")
    bodies = {
        "uid": statement(
            "BEFORE UPDATE OF uid ON plot WHEN {on} AND OLD.uid IS NOT NEW.uid"
            " BEGIN SELECT RAISE(ABORT, 'the permanent id of a plot cannot be changed'); END",
            on=_ON,
        ),
        "ver": statement(
            "BEFORE UPDATE OF ver ON plot WHEN {on} AND OLD.ver IS NOT NEW.ver"
            " BEGIN SELECT RAISE(ABORT, 'the version of a plot cannot be changed'); END",
            on=_ON,
        ),
        "update": statement(
            "AFTER UPDATE ON plot WHEN {on} AND ({changed}) BEGIN {keep} {count} END",
            on=_ON,
            changed=each("OLD.{name} IS NOT NEW.{name}", fields, " OR "),
            keep=_keep_base("U", fields),
            count=_count("OLD.uid", not_born),
        ),
        # INSERT OR REPLACE removes the old row without a delete trigger: keep its image before
        "replace": statement(
            "BEFORE INSERT ON plot WHEN {on} AND EXISTS (SELECT 1 FROM plot WHERE fid = NEW.fid)"
            " BEGIN INSERT INTO campaign_base (uid, ver, op, {names})"
            " SELECT uid, ver, 'U', {names} FROM plot WHERE fid = NEW.fid"
            " AND NOT EXISTS (SELECT 1 FROM campaign_base WHERE uid = plot.uid)"
            " AND NOT EXISTS (SELECT 1 FROM campaign_dirty WHERE uid = plot.uid AND born = 1);"
            " INSERT INTO campaign_dirty (uid, n, born) SELECT uid, 1, 0 FROM plot WHERE fid = NEW.fid"
            " AND NOT EXISTS (SELECT 1 FROM campaign_dirty WHERE uid = plot.uid); END",
            on=_ON,
            names=fields,
        ),
        "insert": statement(
            "AFTER INSERT ON plot WHEN {on} BEGIN"
            " UPDATE campaign_switch SET quiet = 1;"
            " UPDATE plot SET uid = CASE WHEN {taken} THEN {random_uid} ELSE uid END,"
            " ver = CASE WHEN {taken} THEN 0 ELSE {known} END"
            " WHERE fid = NEW.fid AND ({taken} OR ver IS NOT {known});"
            " UPDATE campaign_switch SET quiet = 0;"
            " {count} END",
            on=_ON,
            taken=taken,
            random_uid=_RANDOM_UID,
            known=statement("coalesce((SELECT ver FROM campaign_base WHERE uid = NEW.uid), 0)"),
            count=_count(own, statement("NOT EXISTS (SELECT 1 FROM campaign_base WHERE uid = {own})", own=own)),
        ),
        "delete": statement(
            "AFTER DELETE ON plot WHEN {on} BEGIN {keep} {count} END",
            on=_ON,
            keep=_keep_base("D", fields),
            count=_count("OLD.uid", not_born),
        ),
    }
    triggers = {f"campaign_{name}": body for name, body in bodies.items()}
    return {name: statement("CREATE TRIGGER {name} {body}", name=name, body=body) for name, body in triggers.items()}


@cache
def record_triggers() -> Mapping[str, str]:
    """Return the triggers of record tables, by name.

    What the population database was asked about has changed, in whatever program: the person is to be sent again.
    """
    asked = ("name", "citizen_number", "born_on")
    body = statement(
        "AFTER UPDATE OF {asked} ON party WHEN ({changed}) AND NEW.authentication IS OLD.authentication"
        " AND ifnull(NEW.authentication, '') NOT IN ('', 'not_sent')"
        " BEGIN UPDATE party SET authentication = 'not_sent', authenticated_on = NULL WHERE fid = NEW.fid; END",
        asked=asked,
        changed=each("OLD.{name} IS NOT NEW.{name}", asked, " OR "),
    )
    return {"campaign_party": statement("CREATE TRIGGER campaign_party {body}", body=body)}


def _record_triggers(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return the triggers of record tables, as far as this version of the work copy has what they write to."""
    return record_triggers() | (record_capture.triggers() if record_capture.is_watched(connection) else {})


def verify_triggers(connection: sqlite3.Connection, path) -> bool:
    """Refuse foreign triggers and tell whether all of ours stand as we wrote them."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(plot)")}
    capture = dict(capture_triggers(tuple(name for name in _FIELDS if name in columns)))
    ours = dict(capture)
    for layer in LAYERS:
        ours |= rtree_triggers(layer)
    present = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    if _has_authentication(connection):  # a work copy of an earlier version gets them when it is brought up to date
        capture |= _record_triggers(connection)
        ours |= capture
    for name, sql in present.items():
        if name not in ours and not _is_index_trigger(name, sql):
            raise BadInput(_FOREIGN, _TRUST, path=path, name=name)
        if name.startswith("rtree_") and not _is_index_trigger(name, sql):
            raise BadInput(_FOREIGN, _TRUST, path=path, name=name)
    return all(present.get(name) == sql for name, sql in capture.items())


def install_capture(connection: sqlite3.Connection) -> None:
    """Write the capture triggers and those of records, replacing any of the same name."""
    install(connection, capture_triggers())
    install(connection, _record_triggers(connection))


def _has_authentication(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'authentication'").fetchone() is not None


_WRITES = re.compile(r'\b(?:INTO|FROM|UPDATE(?! OF| ON))\s+"?(\w+)"?', re.IGNORECASE)
_CALLS = re.compile(r"\b(\w+)\s*\(", re.IGNORECASE)
_HARMLESS_CALLS = {"st_isempty", "st_minx", "st_maxx", "st_miny", "st_maxy", "lower", "values", "in", "when", "and"}
_INDEX_TRIGGER = re.compile(r"(rtree_\w+?_(?:insert|update\d|delete)|trigger_(?:insert|delete)_feature_count_\w+)$")


@lru_cache(256)
def _is_index_trigger(name: str, sql: str) -> bool:
    """Tell whether a trigger only keeps a spatial index or a feature count, as GDAL and QGIS write them."""
    if not _INDEX_TRIGGER.match(name):
        return False
    body = sql[sql.upper().find("BEGIN") :]
    allowed = {"gpkg_ogr_contents", re.sub(r"_(?:insert|update\d|delete)$", "", name).lower()}
    if {target.lower() for target in _WRITES.findall(body)} - allowed:
        return False
    return not {call.lower() for call in _CALLS.findall(sql)} - _HARMLESS_CALLS
