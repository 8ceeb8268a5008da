"""Records follow their plot into another commune, each with a line of history there, in the transaction that moves it.

Certificates, rights, uses, papers and exceptions of the plot, and papers of its certificates; people stay where they
belong, for they may have rights elsewhere. The store of a province does the same in migrations/pg_014_checksum.sql.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from .contract import UPDATE
from .history import GENESIS, link
from .reading import stage

_NUMBERS = "SELECT commune, max(number) FROM departure GROUP BY commune"
_GONE = """SELECT d.uid, d.commune, coalesce(p.commune, '') FROM departure AS d JOIN plot AS p ON p.uid = d.uid
    WHERE d.commune = ? AND d.number > ? AND coalesce(p.commune, '') <> d.commune"""
_FOLLOWING = """WITH own AS (
      SELECT r.kind, r.uid, r.ver, r.image, g.into_commune FROM temp.gone_plot AS g
      JOIN record AS r ON r.commune = g.old_commune AND r.plot_uid = g.uid WHERE NOT r.retired
    )
    SELECT * FROM own
    UNION ALL
    SELECT r.kind, r.uid, r.ver, r.image, own.into_commune FROM record AS r
    JOIN own ON own.kind = 'certificate' AND own.uid = json_extract(r.image, '$.certificate_uid')
    WHERE r.kind = 'document' AND NOT r.retired AND r.plot_uid IS NULL
      AND r.commune IN (SELECT old_commune FROM temp.gone_plot)
    ORDER BY 5, 1, 2"""
_HIST = """INSERT INTO hist (commune, seq, uid, ver, op, base_ver, cid, batch, reason, login, at, changed, image,
    group_id, parents, prev_hash, hash, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_RECORD = "UPDATE record SET commune = ?, ver = ?, seq = ?, cid = ?, upd_by = ?, upd_at = ? WHERE kind = ? AND uid = ?"


def departed(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of the last plot that left each commune."""
    return dict(connection.execute(_NUMBERS))


def follow(connection: sqlite3.Connection, before: Mapping[str, int], login: str, batch: str) -> None:
    """Let the records of the plots that left a commune since `before` come after them."""
    gone = {}
    for commune, number in departed(connection).items():
        if number > before.get(commune, 0):
            for row in connection.execute(_GONE, (commune, before.get(commune, 0))):
                gone[row[:2]] = row
    if not gone:
        return
    stage(connection, "gone_plot", ("uid", "old_commune", "into_commune"), gone.values())
    at, heads = datetime.now(UTC).isoformat(timespec="microseconds"), {}
    connection.execute("UPDATE door SET is_open = 1")
    for kind, uid, ver, image, commune in connection.execute(_FOLLOWING).fetchall():
        if commune not in heads:
            query = "SELECT head_seq, head_hash FROM commune WHERE code = ?"
            heads[commune] = connection.execute(query, (commune,)).fetchone() or (0, GENESIS)
        seq, prev_hash = heads[commune][0] + 1, heads[commune][1]
        cid = str(uuid.uuid4())
        entry = commune, seq, f"{kind}:{uid}", ver + 1, UPDATE, ver, cid, batch, None, login, at, "", image, None, None
        heads[commune] = seq, link(prev_hash, entry)
        connection.execute(_HIST, (*entry, prev_hash, heads[commune][1], kind))
        connection.execute(_RECORD, (commune, ver + 1, seq, cid, login, at, kind, uid))
    connection.executemany(
        "INSERT OR REPLACE INTO commune VALUES (?, ?, ?)", [(code, *head) for code, head in heads.items()]
    )
    connection.execute("UPDATE door SET is_open = 0")
