"""Records and people of an office's own store on their way into the province's, in the transaction of its replay.

History tells of people in tokens made with the office's key: that key comes along and stays theirs, so that what is
pushed later is still found to be equal or not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

CARRIED = frozenset({"record", "secret_key", "party_secret", "hist_pii", "access_log"})
"""Tables of the office's store that come over here."""
_BATCH = 5_000
_NEXT_KEY = """INSERT INTO campaign.pii_key (year, key)
    SELECT least(min(year), 0) - 1, %s FROM campaign.pii_key RETURNING year"""
_SECRET = """INSERT INTO campaign.party_secret (uid, ver, year, secret, made_with)
    SELECT w.uid, w.ver, k.year, campaign.sealed(w.personal, k.key), %s
    FROM pg_temp.replayed AS w, campaign.key_of_year() AS k"""
_MASK = """INSERT INTO campaign.party_mask SELECT w.uid, m.* FROM pg_temp.replayed AS w,
    campaign.mask_of(w.personal) AS m"""
_PAST = """INSERT INTO campaign.hist_pii (uid, ver, year, secret, login, at)
    SELECT w.uid, w.ver, k.year, campaign.sealed(w.personal, k.key), w.login, w.at
    FROM pg_temp.replayed AS w, campaign.key_of_year() AS k"""
_TABLE = """CREATE TEMPORARY TABLE IF NOT EXISTS replayed
    (uid text, ver integer, personal jsonb, login text, at text) ON COMMIT DROP"""


def commune_of(office: sqlite3.Connection, called: str) -> str | None:
    """Return the commune of a record by what it is called where plots stand as well; None for a plot."""
    row = office.execute("SELECT commune FROM record WHERE kind || ':' || uid = ?", (called,)).fetchone()
    return row[0] if row else None


def bring_records(office: sqlite3.Connection, cursor, ids: Mapping[str, int]) -> dict[str, int]:
    """Bring the records of an office over and return how many rows of each table; `ids` names its communes there."""
    counts = {"record": 0}
    rows = office.execute(
        "SELECT kind, uid, commune, plot_uid, party_uid, retired, image, ver, seq, cid, upd_by, upd_at FROM record"
    )
    query = (
        "INSERT INTO campaign.record (kind, uid, commune_id, plot_uid, party_uid, retired, image, ver, seq, cid,"
        " upd_by, upd_at) VALUES %s"
    )
    while part := rows.fetchmany(_BATCH):
        _insert(cursor, query, [(*row[:2], ids[row[2]], *row[3:5], bool(row[5]), *row[6:]) for row in part])
        counts["record"] += len(part)
    people = office.execute("SELECT uid, ver, personal, NULL, NULL FROM party_secret").fetchall()
    if people:
        cursor.execute(_TABLE)
        (key,) = office.execute("SELECT value FROM secret_key WHERE name = 'hmac'").fetchone()
        cursor.execute(_NEXT_KEY, (key,))
        (made_with,) = cursor.fetchone()
        _stage(cursor, people)
        cursor.execute(_SECRET, (made_with,))
        cursor.execute(_MASK)
        _stage(cursor, office.execute("SELECT uid, ver, personal, login, at FROM hist_pii"))
        cursor.execute(_PAST)
    counts["party_secret"] = len(people)
    looks = office.execute("SELECT login, at, what, n_rows, purpose, pii <> 0 FROM access_log ORDER BY id").fetchall()
    query = "INSERT INTO campaign.access_log (login, at, what, n_rows, purpose, pii) VALUES %s"
    _insert(cursor, query, [(*row[:5], bool(row[5])) for row in looks])
    counts["access_log"] = len(looks)
    return counts


def _stage(cursor, rows: Iterable[tuple]) -> None:
    cursor.execute("TRUNCATE pg_temp.replayed")
    _insert(cursor, "INSERT INTO pg_temp.replayed VALUES %s", list(rows))


def _insert(cursor, query: str, rows: list[tuple]) -> None:
    from psycopg2.extras import execute_values

    if rows:
        execute_values(cursor, query, rows, page_size=1_000)
