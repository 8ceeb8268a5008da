"""The store's side of packages: whose key opens one, and the store as that person sees it.

A key that is registered lies in the store, where the computer that takes packages in may read it: whoever runs that
computer could write packages in anybody's name, and is named beside them in history (`via`).
"""

from __future__ import annotations

import getpass
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from .connection import reading, writing
from .contract import Answer, Change, Store
from .embedded import GeoPackageStore
from .package_file import Package
from .package_key import PackageKey, new_key_text, read_key_text
from .pg_connection import Address, Connection, driver, is_address
from .pg_schema import administering
from .postgis import PostgisStore
from .succession import refuse_if_succeeded

_UNKNOWN_KEY = QT_TRANSLATE_NOOP("core", "{path} was sealed with a key that is not, or no longer, one of this store.")
_NEW_KEY = QT_TRANSLATE_NOOP("core", "Let whoever sent it ask for a new key and make the package anew.")
_NO_PERSON = QT_TRANSLATE_NOOP("core", "The store knows nobody with the login {login}.")
_IMPORT = QT_TRANSLATE_NOOP("core", "Let the person in first (store users), or check the login.")
_TABLES = (
    "CREATE TABLE IF NOT EXISTS package_key (id TEXT PRIMARY KEY, login TEXT NOT NULL, key BLOB NOT NULL,"
    " made_at TEXT NOT NULL, revoked_at TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS via (batch TEXT PRIMARY KEY, login TEXT NOT NULL, via TEXT NOT NULL, at TEXT NOT NULL)"
    " WITHOUT ROWID",
)
_LOGIN = re.compile(r"[^\0/\\]{1,63}")


class Door(Protocol):
    """What takes packages in."""

    def key(self, key_id: str) -> tuple[PackageKey, str] | None:
        """Return the key with this id and the login of its person; None where there is none in force."""

    def store(self, login: str) -> Store:
        """Return the store as this person sees it."""

    def register(self, login: str) -> str:
        """Return a new key for a person, which takes the place of the one before."""

    def revoke(self, login: str) -> int:
        """Take the person's key out of force; return how many there were."""


def open_door(name: str | Path) -> Door:
    """Return the door of a store: a GeoPackage, or ``PG:...``."""
    return ServerDoor(str(name)) if is_address(str(name)) else OfficeDoor(Path(name))


def known_key(door: Door, package: Package) -> tuple[PackageKey, str]:
    """Return the key that a package says it was sealed with, and whose it is.

    Raises
    ------
    BadInput
        The store has no such key in force.
    """
    found = door.key(package.head.key_id)
    if found is None:
        raise BadInput(_UNKNOWN_KEY, _NEW_KEY, path=package.name)
    return found


class OfficeDoor:
    """The door of an office's own store, for whoever may write its file."""

    def __init__(self, path: Path):
        self._path = path
        GeoPackageStore(path)

    def key(self, key_id: str) -> tuple[PackageKey, str] | None:
        """Return the key with this id and the login of its person; None where there is none in force."""
        with reading(self._path) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'package_key'").fetchone():
                return None
            row = connection.execute(
                "SELECT key, login FROM package_key WHERE id = ? AND revoked_at IS NULL", (key_id,)
            ).fetchone()
        return (PackageKey(key_id, row[0]), row[1]) if row else None

    def store(self, login: str) -> Store:
        """Return the store as this person sees it."""
        return _Handed(self._path, login)

    def register(self, login: str) -> str:
        """Return a new key for a person, which takes the place of the one before."""
        if not _LOGIN.fullmatch(login):
            raise BadInput(_NO_PERSON, _IMPORT, login=login)
        text = new_key_text()
        key = read_key_text(text)
        with writing(self._path, durable=True) as connection:
            make_tables(connection)
            _revoke(connection, login)
            said = key.id, login, key.key, _now()
            connection.execute("INSERT INTO package_key (id, login, key, made_at) VALUES (?, ?, ?, ?)", said)
        return text

    def revoke(self, login: str) -> int:
        """Take the person's key out of force; return how many there were."""
        with writing(self._path, durable=True) as connection:
            make_tables(connection)
            return _revoke(connection, login)


class _Handed(GeoPackageStore):
    """An office's store to which somebody hands in what somebody else sealed."""

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Take in changes in the sender's name, and note through whose hands they come."""
        with writing(self.path, durable=True) as connection:
            refuse_if_succeeded(connection, self.path)
            said = batch, self.login, getpass.getuser(), _now()
            connection.execute("INSERT OR IGNORE INTO via VALUES (?, ?, ?, ?)", said)
        return super().push(request, batch)


class ServerDoor:
    """The door of a store on a server: for a login of the role campaign_gateway; keys are made by whoever runs it."""

    def __init__(self, address: str):
        self._text = address
        self._address = Address(address)
        self._connection = Connection(self._address)

    def key(self, key_id: str) -> tuple[PackageKey, str] | None:
        """Return the key with this id and the login of its person; None where there is none in force."""
        rows = self._connection.run("SELECT key, login FROM campaign.package_key_of(%s)", (key_id,))
        return (PackageKey(key_id, bytes(rows[0][0])), rows[0][1]) if rows else None

    def store(self, login: str) -> Store:
        """Return the store as this person sees it: every statement says for whom it speaks."""
        says = "-c campaign.acting=" + re.sub(r"([\\\s])", r"\\\1", login)
        return PostgisStore("PG:" + driver().extensions.make_dsn(self._text.removeprefix("PG:").strip(), options=says))

    def register(self, login: str) -> str:
        """Return a new key for a person, which takes the place of the one before."""
        text = new_key_text()
        key = read_key_text(text)
        with administering(self._address) as cursor:
            cursor.execute("SELECT 1 FROM campaign.person WHERE login = %s AND active", (login,))
            if cursor.fetchone() is None:
                raise BadInput(_NO_PERSON, _IMPORT, login=login)
            cursor.execute(_PG_REVOKE, (login,))
            cursor.execute(
                "INSERT INTO campaign.package_key (id, login, key) VALUES (%s, %s, %s)", (key.id, login, key.key)
            )
        return text

    def revoke(self, login: str) -> int:
        """Take the person's key out of force; return how many there were."""
        with administering(self._address) as cursor:
            cursor.execute(_PG_REVOKE, (login,))
            return cursor.rowcount


_PG_REVOKE = "UPDATE campaign.package_key SET revoked_at = clock_timestamp() WHERE login = %s AND revoked_at IS NULL"


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that an office's store has from its first key on."""
    for table in _TABLES:
        connection.execute(table)


def _revoke(connection: sqlite3.Connection, login: str) -> int:
    query = "UPDATE package_key SET revoked_at = ? WHERE login = ? AND revoked_at IS NULL"
    return connection.execute(query, (_now(), login)).rowcount


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
