"""Databases as sources: how GDAL opens them, and what to say when a server refuses or cannot be reached."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from .place import Database

_UNCLEAR = QT_TRANSLATE_NOOP("core", "The connection string {source} cannot be understood.")
_WRITE_IT = QT_TRANSLATE_NOOP(
    "core",
    "Write it as PG:dbname=NAME host=SERVER user=NAME, with single quotes around a value that holds spaces, or leave"
    " the password out and keep it in a password file.",
)
_REFUSED = QT_TRANSLATE_NOOP("core", "The server of {source} refuses the user name or the password.")
_CHECK_BOTH = QT_TRANSLATE_NOOP("core", "Check both, or ask whoever looks after the server for the right to connect.")
_NO_DATABASE = QT_TRANSLATE_NOOP("core", "The server has no database that is called as in {source}.")
_CHECK_NAME = QT_TRANSLATE_NOOP("core", "Check the name of the database.")
_UNREACHABLE = QT_TRANSLATE_NOOP("core", "The server of {source} cannot be reached.")
_CHECK_SERVER = QT_TRANSLATE_NOOP("core", "Check its name and port, that it is running, and the network.")
_NOT_OPENED = QT_TRANSLATE_NOOP("core", "The database {source} cannot be opened ({reason}).")
_CHECK_STRING = QT_TRANSLATE_NOOP("core", "Check the connection string.")
_BROKE_OFF = QT_TRANSLATE_NOOP("core", "Reading {source} broke off after {count} rows of {layer} ({reason}).")
_CHECK_RIGHT = QT_TRANSLATE_NOOP("core", "Check the network and your right to read this layer, and try again.")
_NOT_OPENED_AT_ALL = QT_TRANSLATE_NOOP("core", "The database {source} cannot be opened.")

_SIGNS = (
    (("password", "authentication", "pg_hba.conf", 'FATAL: role "'), (_REFUSED, _CHECK_BOTH)),
    (('FATAL: database "',), (_NO_DATABASE, _CHECK_NAME)),
    (("FATAL",), None),
    (("refused", "translate host", "timeout", "No such file", "unreachable", "failed:"), (_UNREACHABLE, _CHECK_SERVER)),
    (("connection info string", "connection option", "URI", "percent-encoded", "service"), (_UNCLEAR, _WRITE_IT)),
)
"""What the client library says, in its order of weight, and what that means for the person; None: it says it best."""


def look_first(source: Database) -> None:
    """Refuse a string that the driver would quote in its complaints."""
    if not source.is_clear:
        raise BadInput(_UNCLEAR, _WRITE_IT, source=source)


def open_options(source: Database) -> list[str]:
    """Return GDAL's options for opening: tables without shapes are wanted too, they hold holders and papers."""
    return ["LIST_ALL_TABLES=YES"] if source.is_postgres else []


def not_opened(source: Database, heard: Sequence[str]) -> BadInput:
    """Return the error for a database that GDAL does not open."""
    if not heard:
        return BadInput(_NOT_OPENED_AT_ALL, _CHECK_STRING, source=source)
    reason = heard[0]
    meanings = (meaning for signs, meaning in _SIGNS if any(sign in reason for sign in signs))
    meaning = next(meanings, None) if source.is_postgres else None
    if meaning is not None:
        return BadInput(*meaning, source=source)
    return BadInput(_NOT_OPENED, _CHECK_STRING, source=source, reason=source.without_secrets(reason))


def broke_off(source: Database, layer: str, count: int, heard: Sequence[str]) -> BadInput:
    """Return the error for a database that could not be read to the end."""
    reason = source.without_secrets(heard[0])
    return BadInput(_BROKE_OFF, _CHECK_RIGHT, source=source, layer=layer, count=count, reason=reason)
