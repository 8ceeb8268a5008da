"""People's values on the way from an office's store to the server: there they lie encrypted, apart from history."""

from __future__ import annotations

import json
import sqlite3

TABLES = ("secret_key", "party_secret", "hist_pii", "conflict_pii")
_PART = 1_000
_NEXT_KEY = """INSERT INTO campaign.pii_key (year, key)
    SELECT least(min(year), 0) - 1, %s FROM campaign.pii_key RETURNING year"""
_NOW = "INSERT INTO campaign.party_secret (uid, ver, year, secret, made_with) VALUES %s"
_PAST = "INSERT INTO campaign.hist_pii (uid, ver, year, secret, login, at) VALUES %s"
_SENT = "INSERT INTO campaign.conflict_pii (cid, year, secret) VALUES %s"
_MASK = """INSERT INTO campaign.party_mask
    SELECT s.uid, m.* FROM campaign.party_secret AS s, campaign.mask_of(campaign.opened(s.secret, s.year)) AS m
    WHERE s.uid = ANY (%s)"""
_READ = {
    "hist_pii": "SELECT uid, ver, campaign.opened(secret, year)::text, login, at FROM campaign.hist_pii"
    " WHERE uid = ANY (%s)",
    "party_secret": "SELECT uid, ver, campaign.opened(secret, year)::text FROM campaign.party_secret"  # nosec B105
    " WHERE uid = ANY (%s)",
    "conflict_pii": "SELECT cid, 0, campaign.opened(secret, year)::text FROM campaign.conflict_pii"
    " WHERE cid = ANY (%s)",
}


def put(office: sqlite3.Connection, cursor) -> dict[str, int]:
    """Bring people's values over, encrypted with this year's key; return how many rows, by table.

    History tells of people in tokens made with the office's key: that key comes along and stays theirs, so that what is
    pushed later is still found to be equal or not.
    """
    from psycopg2.extras import execute_values

    past, now, sent = _past(office), _now(office), _sent(office)
    if not past and not now:
        return {}
    (token_key,) = office.execute("SELECT value FROM secret_key WHERE name = 'hmac'").fetchone()
    cursor.execute(_NEXT_KEY, (token_key,))
    (made_with,) = cursor.fetchone()
    cursor.execute("SELECT year, key FROM campaign.key_of_year()")
    year, key = cursor.fetchone()
    rows = [(uid, ver, year, values, key, login, at) for uid, ver, values, login, at in past]
    execute_values(cursor, _PAST, rows, "(%s, %s, %s, campaign.sealed(%s::jsonb, %s), %s, %s)", _PART)
    rows = [(uid, ver, year, values, key, made_with) for uid, ver, values in now]
    execute_values(cursor, _NOW, rows, "(%s, %s, %s, campaign.sealed(%s::jsonb, %s), %s)", _PART)
    cursor.execute(_MASK, ([row[0] for row in now],))
    rows = [(cid, year, values, key) for cid, _, values in sent]
    execute_values(cursor, _SENT, rows, "(%s, %s, campaign.sealed(%s::jsonb, %s))", _PART)
    return {"hist_pii": len(past), "party_secret": len(now), "conflict_pii": len(sent)}


def differ(office: sqlite3.Connection, cursor) -> str:
    """Return the table whose rows are not those of the office, once they are opened again; "" when all are."""
    for table, rows in (("hist_pii", _past(office)), ("party_secret", _now(office)), ("conflict_pii", _sent(office))):
        cursor.execute(_READ[table], ([row[0] for row in rows],))
        if sorted(map(_said, rows)) != sorted(map(_said, cursor.fetchall())):
            return table
    return ""


def _past(office: sqlite3.Connection) -> list[tuple]:
    return office.execute("SELECT uid, ver, personal, login, at FROM hist_pii").fetchall()


def _now(office: sqlite3.Connection) -> list[tuple]:
    return office.execute("SELECT uid, ver, personal FROM party_secret").fetchall()


def _sent(office: sqlite3.Connection) -> list[tuple]:
    return office.execute("SELECT cid, 0, personal FROM conflict_pii").fetchall()


def _said(row: tuple) -> tuple:
    uid, ver, values, *more = row
    return uid, ver, json.dumps(json.loads(values), sort_keys=True), *more
