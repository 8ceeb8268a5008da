"""What an office's store keeps of records in conflict: both sides, and people's values apart from them.

Whoever decides a conflict of a person sees masks and sends tokens: the store itself puts in the values that they stand
for. The store of a province does the same in migrations/pg_015_record_resolution.sql.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..model.record_kinds import PERSONAL, address
from .contract import CONFLICT, Answer, Change
from .images import Image, canonical
from .personal import is_token, masked

if TYPE_CHECKING:
    from .record_intake import RecordCase

_SENT = """SELECT k.mine, p.personal FROM conflict AS k JOIN conflict_pii AS p ON p.cid = k.cid
    WHERE k.cid = ? AND k.uid = ?"""
_NOW = "SELECT personal FROM party_secret WHERE uid = ?"
_THEN = "SELECT personal FROM hist_pii WHERE uid = ? AND ver = ?"
_CONFLICT = """INSERT INTO conflict (cid, uid, kind, base_ver, server_ver, fields, base, mine, theirs, login, at, masks)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def opened(connection: sqlite3.Connection, change: Change, content: dict) -> dict:
    """Return what a change says, with the values of the conflict that it decides in place of their tokens."""
    tokens = {name for name in PERSONAL.get(change.kind, ()) if is_token(content["patch"].get(name))}
    if not tokens or "resolves" not in content:
        return content
    row = connection.execute(_SENT, (content["resolves"]["cid"], address(change.kind, change.uid))).fetchone()
    mine, values = map(json.loads, row) if row else ({}, {})
    known = {name: values[name] for name in tokens & values.keys() if mine.get(name) == content["patch"][name]}
    return content | {"patch": content["patch"] | known}


def keep(
    connection: sqlite3.Connection, cases: Iterable[RecordCase], answers: Mapping[str, Answer], login: str, at: str
) -> None:
    """Keep the conflicts among changes that were answered: images with tokens, masks, and what was sent of a person."""
    rows, secrets = [], []
    for case in cases:
        cid, answer = case.change.cid, answers[case.change.cid]
        if answer.status != CONFLICT:
            continue
        sent = {name: case.said[name] for name in case.personal if case.said.get(name) is not None}
        if sent:
            secrets.append((cid, canonical(sent).decode()))
        said = cid, case.called, answer.code, case.change.base_ver, answer.ver, ",".join(answer.fields)
        images = case.base, case.patch, case.current.image
        masks = json.dumps(_masks(connection, case, answer.ver), ensure_ascii=False) if case.personal else None
        rows.append((*said, *(canonical(each).decode() if each else None for each in images), login, at, masks))
    connection.executemany(_CONFLICT, rows)
    connection.executemany("INSERT INTO conflict_pii VALUES (?, ?)", secrets)


def _masks(connection: sqlite3.Connection, case: RecordCase, ver: int) -> dict[str, Image]:
    uid, base_ver = case.change.uid, case.change.base_ver
    theirs = _values(connection, _NOW, uid)
    base = theirs if base_ver == ver else _values(connection, _THEN, uid, base_ver)
    said = {name: case.said[name] for name in case.personal if name in case.said}
    mine = base | {name: value if value is None else str(value) for name, value in said.items()}  # it may be a number
    return {side: masked(values) for side, values in (("base", base), ("mine", mine), ("theirs", theirs))}


def _values(connection: sqlite3.Connection, query: str, *params: object) -> Image:
    row = connection.execute(query, params).fetchone()
    return json.loads(row[0]) if row else {}
