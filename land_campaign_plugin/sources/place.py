"""Where a source is: a file, or a database whose connection string is never shown.

A connection string may hold a password. Only the words known to be harmless are ever shown, and GDAL's own
complaints, which may quote the rest, pass through `Database.without_secrets`.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

_POSTGRES = ("PG:", "postgresql://", "postgres://")
_PREFIXES = (*_POSTGRES, "MySQL:", "MSSQL:", "OCI:", "ODBC:", "HANA:", "WFS:", "OAPIF:", "ES:")
_SEPARATORS = {"MySQL:": ",", "MSSQL:": ";", "ODBC:": ";", "HANA:": ";"}
_SHOWN = {"dbname", "database", "host", "hostaddr", "server", "port", "service", "schemas", "active_schema", "tables"}
_WORD = re.compile(r"\s*(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?!')(?:[^\s\\]|\\.)*)", re.DOTALL)
_TIMEOUT_S = 10
"""A server that does not answer within this many seconds counts as out of reach, unless the string says another."""
_SHORTEST = 3
_STARS = "***"


class Database:
    """A source that is no file: a database or service that GDAL opens by a connection string.

    Shown as text, in messages and in logs, it is what is left of the string without user, password and tokens.

    Parameters
    ----------
    text : str
        The connection string, ``PG:dbname=cadastre host=db.example`` or ``postgresql://db.example/cadastre``.
    """

    __slots__ = ("_prefix", "_rest", "_words")

    def __init__(self, text: str):
        self._prefix = next(prefix for prefix in _PREFIXES if text.casefold().startswith(prefix.casefold()))
        self._rest = text[len(self._prefix) :]
        if self._prefix == "PG:" and "://" in self._rest:
            self._prefix = self._rest.partition("://")[0] + "://"
            self._rest = self._rest.partition("://")[2]
        if self._is_address:
            self._words = {} if _is_clear_address(self._address) else None
        else:
            self._words = _words(self._rest, _SEPARATORS.get(self._prefix))

    @property
    def is_postgres(self) -> bool:
        """Tell whether this is a PostgreSQL database."""
        return self._prefix in _POSTGRES

    @property
    def is_clear(self) -> bool:
        """Tell whether the string can be taken apart; else nothing of it may be shown, nor handed to a driver."""
        return self._words is not None

    @property
    def name(self) -> str:
        """What is shown, as a file's name is."""
        return str(self)

    def __str__(self) -> str:
        if self._is_address and self.is_clear:
            parts = urlsplit(self._address)
            return f"{self._head}{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        shown = {name: value for name, value in (self._words or {}).items() if name.casefold() in _SHOWN}
        return self._prefix + " ".join(f"{name}={value}" for name, value in shown.items())

    def __repr__(self) -> str:
        return f"Database({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Database) and self._whole == other._whole

    def __hash__(self) -> int:
        return hash(self._whole)

    def connection(self) -> str:
        """Return the whole string, for GDAL and nobody else."""
        if not self.is_postgres:
            return self._whole
        if self._is_address:
            said = "connect_timeout" in dict(parse_qsl(urlsplit(self._address).query))
            mark = "&" if "?" in self._rest else "?"
            # libpq takes either spelling, GDAL knows the longer one only
            return f"postgresql://{self._rest}" + ("" if said else f"{mark}connect_timeout={_TIMEOUT_S}")
        return self._whole + ("" if "connect_timeout" in self._words else f" connect_timeout={_TIMEOUT_S}")

    def without_secrets(self, reason: str) -> str:
        """Return a complaint with all that may not be shown starred out."""
        for secret in sorted(self._secrets(), key=len, reverse=True):
            if len(secret) < _SHORTEST and secret in reason:
                return _STARS
            reason = reason.replace(secret, _STARS)
        return reason

    @property
    def _whole(self) -> str:
        return self._prefix + self._rest

    @property
    def _is_address(self) -> bool:
        return self._prefix.endswith("://") or "://" in self._rest

    @property
    def _head(self) -> str:
        """What stands before the address."""
        return "" if self._prefix.endswith("://") else self._prefix

    @property
    def _address(self) -> str:
        return self._rest if self._head else self._whole

    def _secrets(self) -> set[str]:
        whole = {self._whole, self._rest}
        if self._is_address and self.is_clear:
            parts = urlsplit(self._address)
            user = parts.netloc.rpartition("@")[0]
            hidden = {user, *user.split(":", 1), parts.query, *dict(parse_qsl(parts.query)).values()}
            hidden |= {unquote(text) for text in hidden}
        elif self._words is None:
            hidden = set(re.split(r"[\s,;=@/]+", self._rest))
        else:
            hidden = {value for name, value in self._words.items() if name.casefold() not in _SHOWN}
            hidden |= {re.sub(r"\\(.)", r"\1", value.removeprefix("'").removesuffix("'")) for value in hidden}
        return {text for text in whole | hidden if text}


Place = Path | Database


def place(source: Path | str | Database) -> Place:
    """Return where `source` is: a path, or a database for text that is a connection string."""
    if isinstance(source, Database):
        return source
    text = str(source)
    return Database(text) if is_connection(text) else Path(source)


def is_mapinfo(source: Place) -> bool:
    """Tell whether a source is a MapInfo file, which has no empty numbers: it keeps 0 in their place."""
    return isinstance(source, Path) and source.suffix.lower() in (".tab", ".mif", ".mid")


def is_connection(text: str) -> bool:
    """Tell whether `text` is a connection string and not a file's name."""
    return text.casefold().startswith(tuple(prefix.casefold() for prefix in _PREFIXES))


def table_name(layer: str, beside: str, where: Place) -> str | None:
    """Return the name of a layer without its schema; None where that is another schema than that of `beside`."""
    if not isinstance(where, Database):
        return layer
    schema, _, _ = beside.rpartition(".")
    own, _, name = layer.rpartition(".")
    return name if own == schema else None


def _is_clear_address(text: str) -> bool:
    """Tell whether it is sure which part of an address is a password: it may hold a sign that should be escaped."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return "@" not in parts.path + parts.query and "#" not in text and parts.netloc.count("@") < 2


def _words(text: str, separator: str | None) -> dict[str, str] | None:
    """Return the words of a connection string as they stand there; None where they cannot be told apart for sure."""
    if separator is not None:
        parts = (part.partition("=") for part in text.split(separator))
        return {name.strip(): value for name, equals, value in parts if equals}
    words, at = {}, 0
    while text[at:].strip():
        match = _WORD.match(text, at)
        if match is None:
            return None
        words[match[1]] = match[2]
        at = match.end()
    return words
