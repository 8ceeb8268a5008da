"""The keys of people's values on a server: kept elsewhere than the backup, brought back, destroyed for good."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from .pg_connection import Address
from .pg_schema import administering

_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")
_OTHER_KEYS = QT_TRANSLATE_NOOP("core", "The store has another key for {year} than the file {path}.")
_RIGHT_FILE = QT_TRANSLATE_NOOP("core", "Take the keys of this very store; nothing was changed.")
_NO_KEYS = QT_TRANSLATE_NOOP("core", "The file {path} holds no keys of a store.")
_TAKE_FILE = QT_TRANSLATE_NOOP("core", "Take the file that export-keys wrote.")
_IN_USE = QT_TRANSLATE_NOOP("core", "The key of {year} is in use, or there is none.")
_PAST_YEAR = QT_TRANSLATE_NOOP("core", "Name a past year with --year; its key encrypts what came in then.")


def export_keys(address: Address, path: Path) -> int:
    """Write the keys to a file that only its owner may read, and return how many."""
    with administering(address) as cursor:
        cursor.execute("SELECT year, key FROM campaign.pii_key WHERE key IS NOT NULL ORDER BY year")
        rows = cursor.fetchall()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as error:
            raise CannotWrite(_EXISTS, _OTHER_NAME, path=path) from error
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([("year", "key"), *rows])
        cursor.execute("SELECT campaign.log_row('keys exported', %s, '', true)", (len(rows),))
    return len(rows)


def import_keys(address: Address, path: Path) -> int:
    """Bring keys back into a store that came back without them, and return how many were missing.

    Raises
    ------
    BadInput
        The store has another key for a year already.
    """
    count = 0
    with administering(address) as cursor:
        for row in _keys_in(path):
            cursor.execute("SELECT key, destroyed_at IS NULL FROM campaign.pii_key WHERE year = %(year)s", row)
            there = cursor.fetchone() or (None, True)
            if there[0] not in (None, row["key"]):
                raise BadInput(_OTHER_KEYS, _RIGHT_FILE, year=row["year"], path=path)
            if there == (None, True):
                cursor.execute(
                    "INSERT INTO campaign.pii_key (year, key) VALUES (%(year)s, %(key)s)"
                    " ON CONFLICT (year) DO UPDATE SET key = excluded.key",
                    row,
                )
                count += 1
    return count


def _keys_in(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(_NO_KEYS, _TAKE_FILE, path=path) from error
    if not rows or any(not (row.get("key") and (row.get("year") or "").lstrip("-").isdecimal()) for row in rows):
        raise BadInput(_NO_KEYS, _TAKE_FILE, path=path)
    return rows


def destroy_key(address: Address, year: int, *, keep_current: bool = True) -> int:
    """Destroy the key of a past year: what came in then can be read by nobody any more.

    Parameters
    ----------
    keep_current : bool
        Whether values that still hold are encrypted anew before; else they go as well. Returns how many were.
    """
    with administering(address) as cursor:
        cursor.execute("SELECT %s > 0 AND %s < extract(year FROM now() AT TIME ZONE 'UTC')", (year, year))
        if not cursor.fetchone()[0]:
            raise BadInput(_IN_USE, _PAST_YEAR, year=year)
        cursor.execute("SELECT campaign.destroy_key(%s, %s)", (year, keep_current))
        return cursor.fetchone()[0]
