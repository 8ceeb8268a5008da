"""People, communes and anchors of the central store: what whoever runs the server looks after."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from .pg_connection import Address, driver
from .pg_schema import ROLES, administering

EVERYWHERE = "*"
_CONNECTIONS = 3
_NO_LIST = QT_TRANSLATE_NOOP("core", "The list {path} cannot be read.")
_CSV = QT_TRANSLATE_NOOP("core", "Give a CSV file in UTF-8 whose first line names the columns: {columns}.")
_BAD_ROW = QT_TRANSLATE_NOOP("core", "Line {line} of {path} cannot be used: {reason}.")
_CORRECT = QT_TRANSLATE_NOOP("core", "Correct it; nothing was taken in.")


def read_list(path: Path, columns: Iterable[str], optional: Iterable[str] = ()) -> list[dict[str, str]]:
    """Return the rows of a CSV file that has these columns.

    Raises
    ------
    BadInput
        There is no such file, or columns are missing.
    """
    columns = tuple(columns)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            found = list(csv.DictReader(lines))
            rows = [{name: (value or "").strip() for name, value in row.items() if name} for row in found]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(_NO_LIST, _CSV, path=path, columns=", ".join(columns)) from error
    if not rows or not set(columns) <= set(rows[0]):
        raise BadInput(_NO_LIST, _CSV, path=path, columns=", ".join((*columns, *optional)))
    return rows


def import_communes(address: Address, path: Path) -> int:
    """Take in communes (``code, name``, optional ``valid_from``); those that are known get the name. Returns how many.

    A code that another commune had before must end there first: two communes never share one on the same day.
    """
    rows = read_list(path, ("code", "name"), ("valid_from",))
    with administering(address) as cursor:
        for row in rows:
            cursor.execute(
                "UPDATE campaign.commune SET name = %(name)s WHERE code = %(code)s AND valid @> current_date", row
            )
            if not cursor.rowcount:
                cursor.execute(
                    "INSERT INTO campaign.commune (code, name, valid) VALUES (%(code)s, %(name)s,"
                    " daterange(coalesce(nullif(%(valid_from)s, '')::date, '2025-07-01'), NULL))",
                    {"valid_from": "", **row},
                )
    return len(rows)


def import_people(address: Address, path: Path) -> int:
    """Take in people and what they may do: ``login, full_name, office, role, communes``. Returns how many lines.

    One line a person and role; `communes` are codes with blanks between them, or ``*`` for all. A scope that is there
    already stays as it is. Logins are made without a password: the server's own means give one.
    """
    rows = read_list(path, ("login", "full_name", "office", "role", "communes"))
    for line, row in enumerate(rows, 2):
        if row["role"] not in ROLES or not row["login"]:
            raise BadInput(_BAD_ROW, _CORRECT, line=line, path=path, reason=f"role {row['role']!r}")
    sql = _sql()
    with administering(address) as cursor:
        for line, row in enumerate(rows, 2):
            cursor.execute("SELECT to_regrole(quote_ident(%s)) IS NULL", (row["login"],))
            if cursor.fetchone()[0]:
                make = sql.SQL("CREATE ROLE {} LOGIN CONNECTION LIMIT {}")
                cursor.execute(make.format(sql.Identifier(row["login"]), sql.Literal(_CONNECTIONS)))
            group = sql.Identifier(f"campaign_{row['role']}")
            cursor.execute(sql.SQL("GRANT {} TO {}").format(group, sql.Identifier(row["login"])))
            cursor.execute(
                "INSERT INTO campaign.person (login, full_name, office) VALUES (%(login)s, %(full_name)s, %(office)s)"
                " ON CONFLICT (login) DO UPDATE SET full_name = excluded.full_name, office = excluded.office",
                row,
            )
            codes = row["communes"].split()
            cursor.execute(
                "INSERT INTO campaign.scope (login, commune_id, role) SELECT %(login)s, u.id, %(role)s"
                " FROM campaign.commune AS u WHERE u.valid @> current_date AND (%(all)s OR u.code = ANY (%(codes)s))"
                " AND NOT EXISTS (SELECT 1 FROM campaign.scope AS s WHERE s.login = %(login)s AND s.commune_id = u.id"
                " AND s.role = %(role)s AND s.valid @> now())",
                {**row, "codes": codes, "all": codes == [EVERYWHERE]},
            )
            cursor.execute(
                "SELECT c FROM unnest(%s::text[]) AS c WHERE NOT EXISTS"
                " (SELECT 1 FROM campaign.commune WHERE code = c AND valid @> current_date)",
                ([code for code in codes if code != EVERYWHERE],),
            )
            if unknown := cursor.fetchall():
                raise BadInput(_BAD_ROW, _CORRECT, line=line, path=path, reason=f"commune {unknown[0][0]}")
    return len(rows)


def drop_anchor(address: Address, path: Path) -> int:
    """Write down the heads of today's chains and add them to a file that is kept elsewhere. Returns how many."""
    with administering(address) as cursor:
        cursor.execute("SELECT campaign.drop_anchor()")
        cursor.execute(
            "SELECT a.day::text, a.commune_id::text, u.code, a.last_seq::text, a.head_hash FROM campaign.anchor AS a"
            " JOIN campaign.commune AS u ON u.id = a.commune_id WHERE a.day = (now() AT TIME ZONE 'UTC')::date"
            " ORDER BY a.commune_id"
        )
        rows = cursor.fetchall()
    known = set(_anchors(path)) if path.exists() else set()
    with path.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(row for row in rows if row not in known)
    return len(rows)


def broken_anchors(address: Address, path: Path) -> list[str]:
    """Return the anchors of a file that the store's history does not hold any more, ``day commune/seq``."""
    with administering(address) as cursor:
        wrong = []
        for day, commune_id, code, seq, digest in _anchors(path):
            cursor.execute("SELECT hash FROM campaign.hist WHERE commune_id = %s AND seq = %s", (commune_id, seq))
            if cursor.fetchone() != (digest,):
                wrong.append(f"{day} {code}/{seq}")
    return wrong


def _anchors(path: Path) -> list[tuple[str, ...]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [tuple(row) for row in csv.reader(lines)]
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(_NO_LIST, path=path) from error
    if any(len(row) != 5 for row in rows):
        raise BadInput(_NO_LIST, path=path)
    return rows


def _sql():
    driver()
    from psycopg2 import sql

    return sql
