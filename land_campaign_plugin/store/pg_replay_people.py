"""People's values on the way from an office's store to the server: there they lie encrypted, apart from history."""

from __future__ import annotations

import json
import sqlite3

TABLES = ("secret_key", "party_secret", "hist_pii")
_PART = 1_000
_FIRST = (
    "UPDATE campaign.pii_key SET key = %s WHERE year = 0 AND NOT EXISTS (SELECT 1 FROM campaign.hist_pii)"
    " AND NOT EXISTS (SELECT 1 FROM campaign.party_secret)"
)
_PAST = "INSERT INTO campaign.hist_pii (uid, ver, year, secret, login, at) VALUES %s"
_NOW = "INSERT INTO campaign.party_secret (uid, ver, year, secret) VALUES %s"
_MASK = """INSERT INTO campaign.party_mask (uid, name, citizen_number, identity_card, tax_code, born_on, address)
SELECT s.uid, campaign.initials(v ->> 'name'), campaign.masked_digits(v ->> 'citizen_number'),
  campaign.masked_digits(v ->> 'identity_card'), campaign.masked_digits(v ->> 'tax_code'),
  CASE WHEN v ->> 'born_on' ~ '^[0-9]{4}' THEN left(v ->> 'born_on', 4) WHEN v ->> 'born_on' IS NOT NULL THEN '…' END,
  CASE WHEN v ->> 'address' IS NOT NULL THEN '…' END
FROM campaign.party_secret AS s, LATERAL (SELECT campaign.opened(s.secret, s.year) AS v OFFSET 0) AS o
WHERE s.uid = ANY (%s)"""
_READ = {
    "hist_pii": "SELECT uid, ver, campaign.opened(secret, year)::text, login, at FROM campaign.hist_pii"
    " WHERE uid = ANY (%s)",
    "party_secret": "SELECT uid, ver, campaign.opened(secret, year)::text FROM campaign.party_secret"
    " WHERE uid = ANY (%s)",
}


def put(office: sqlite3.Connection, cursor) -> dict[str, int]:
    """Bring people's values over, encrypted with this year's key; return how many rows, by table.

    The first office whose people come brings along what the tokens in its history were made with. A later one's tokens
    stay as they are, and new ones are made with the server's: a value that is sent again counts as changed, once.
    """
    from psycopg2.extras import execute_values

    (token_key,) = office.execute("SELECT value FROM secret_key WHERE name = 'hmac'").fetchone()
    past, now = _past(office), _now(office)
    if not past and not now:
        return {}
    cursor.execute(_FIRST, (token_key,))
    cursor.execute("SELECT year, key FROM campaign.key_of_year()")
    year, key = cursor.fetchone()
    rows = [(uid, ver, year, values, key, login, at) for uid, ver, values, login, at in past]
    execute_values(cursor, _PAST, rows, "(%s, %s, %s, campaign.sealed(%s::jsonb, %s), %s, %s)", _PART)
    rows = [(uid, ver, year, values, key) for uid, ver, values in now]
    execute_values(cursor, _NOW, rows, "(%s, %s, %s, campaign.sealed(%s::jsonb, %s))", _PART)
    cursor.execute(_MASK, ([row[0] for row in now],))
    return {"hist_pii": len(past), "party_secret": len(now)}


def differ(office: sqlite3.Connection, cursor) -> str:
    """Return the table whose rows are not those of the office, once they are opened again; "" when all are."""
    for table, rows in (("hist_pii", _past(office)), ("party_secret", _now(office))):
        cursor.execute(_READ[table], ([row[0] for row in rows],))
        if sorted(map(_said, rows)) != sorted(map(_said, cursor.fetchall())):
            return table
    return ""


def _past(office: sqlite3.Connection) -> list[tuple]:
    return office.execute("SELECT uid, ver, personal, login, at FROM hist_pii").fetchall()


def _now(office: sqlite3.Connection) -> list[tuple]:
    return office.execute("SELECT uid, ver, personal FROM party_secret").fetchall()


def _said(row: tuple) -> tuple:
    uid, ver, values, *more = row
    return uid, ver, json.dumps(json.loads(values), sort_keys=True), *more
