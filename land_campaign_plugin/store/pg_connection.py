"""A connection to the central store in PostgreSQL: opened when asked, closed when it fails, every answer by a deadline.

psycopg2 comes with QGIS. It is driven without blocking, because a line that drops packets without a word would
otherwise keep a caller for ever. What the server says in words never leaves this module: it may quote a row.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec

from ..model.errors import BadInput, CampaignError, MissingPackage, StoreError
from ..model.language import QT_TRANSLATE_NOOP

DEADLINE_S = 60.0
_CONNECT_S = 10
_SCHEMES = ("postgresql://", "postgres://")
_LOCAL = ("", "localhost", "127.0.0.1", "::1")
_SHOWN = ("service", "host", "hostaddr", "port", "dbname")
AGAIN = ("40001", "40P01", "55P03")
"""The server asks to be asked again: it could not put the transaction in turn with others."""
_GONE = ("08", "57P", "57014", "53", "25006")
TOO_OLD = "LC001"
"""The store takes nothing from a plugin of this version any more."""
_NO_DRIVER = QT_TRANSLATE_NOOP("core", "The package psycopg2, which talks to PostgreSQL, is missing.")
_INSTALL = QT_TRANSLATE_NOOP("core", "Install python3-psycopg2; QGIS for Windows brings it along.")
_ONLY_THREE = QT_TRANSLATE_NOOP("core", "psycopg 3 is here, but the way to the store needs psycopg2, which is missing.")
_BESIDE_IT = QT_TRANSLATE_NOOP("core", "Install python3-psycopg2 beside it; both get along.")
_BAD_STRING = QT_TRANSLATE_NOOP("core", "The connection string of the store cannot be read.")
_WRITE_IT = QT_TRANSLATE_NOOP("core", "Write it as PG:service=NAME, or PG:host=SERVER dbname=NAME user=NAME.")
_UNREACHABLE = QT_TRANSLATE_NOOP("core", "The store {store} cannot be reached.")
_TRY_LATER = QT_TRANSLATE_NOOP(
    "core", "What you did is kept here. Try again later, or check the network, the server's name and your password."
)
_SILENT = QT_TRANSLATE_NOOP("core", "The store {store} did not answer within {seconds} seconds.")
_SAME_BYTES = QT_TRANSLATE_NOOP("core", "Push again: what it took in already is not taken in twice.")
_PLAIN = QT_TRANSLATE_NOOP("core", "The store {store} does not encrypt the connection.")
_DEMAND_TLS = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server for TLS, and set sslmode=verify-full.")
_FORBIDDEN = QT_TRANSLATE_NOOP("core", "The store {store} does not let you do this.")
_ASK_ROLE = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server which role you have, and in which communes.")
_NO_STORE = QT_TRANSLATE_NOOP("core", "The database {store} holds no store of Land Campaign.")
_INIT = QT_TRANSLATE_NOOP("core", "Make one with: store init, or choose another database.")
_OLD_CLIENT = QT_TRANSLATE_NOOP("core", "The store {store} takes nothing from this version of the plugin any more.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Update the plugin; what you did is kept here and goes with the next push.")
_BUSY = QT_TRANSLATE_NOOP("core", "The store {store} was too busy to take this in.")
_WRONG = QT_TRANSLATE_NOOP("core", "The store {store} could not do this (code {code}).")
_TELL = QT_TRANSLATE_NOOP("core", "Tell whoever runs the server this code; nothing was changed.")


def driver():
    """Return psycopg2, which nothing but the central store needs."""
    try:
        import psycopg2
        import psycopg2.extensions
    except ImportError as error:
        if find_spec("psycopg"):
            raise MissingPackage(_ONLY_THREE, _BESIDE_IT) from error
        raise MissingPackage(_NO_DRIVER, _INSTALL) from error
    return psycopg2


def is_address(text: str) -> bool:
    """Tell whether `text` names a store in PostgreSQL and not a file."""
    return text.startswith(("PG:", *_SCHEMES))


class Address:
    """Where a store is. Shown as text, without user and password.

    Parameters
    ----------
    text : str or mapping
        ``PG:service=NAME``, ``PG:host=... dbname=...`` or ``postgresql://...``; or the words themselves, from where
        a password is kept.
    """

    def __init__(self, text: str | Mapping[str, object]):
        if isinstance(text, Mapping):
            self._words = {name: str(value) for name, value in text.items()}
            return
        psycopg2 = driver()
        try:
            self._words = psycopg2.extensions.parse_dsn(text.removeprefix("PG:").strip())
        except psycopg2.Error:
            raise BadInput(_BAD_STRING, _WRITE_IT) from None  # the driver's own words may quote a password

    def __str__(self) -> str:
        return "PG:" + " ".join(f"{name}={self._words[name]}" for name in _SHOWN if name in self._words)

    def words(self, **more: object) -> dict[str, object]:
        """Return what the driver is given, `more` where the string does not say it."""
        usual = {
            "connect_timeout": _CONNECT_S,
            "application_name": "land_campaign",
            "client_encoding": "UTF8",
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 30_000,
        }
        host = self._words.get("host", "")
        if host not in _LOCAL and not host.startswith("/") and "PGSSLMODE" not in os.environ:
            usual["sslmode"] = "verify-full"
        return usual | more | self._words


class Connection:
    """A connection that comes and goes; `run` is all there is, and each call is a transaction of its own.

    Parameters
    ----------
    address : Address
    deadline_s : float
        How long a caller waits for one answer.
    until_silent : bool
        The answer may be long: the deadline is one for silence, and begins anew with all that arrives.
    """

    def __init__(self, address: Address, deadline_s: float = DEADLINE_S, *, until_silent: bool = False):
        self.address = address
        self.deadline_s = deadline_s
        self._until_silent = until_silent
        self._raw = None
        self._is_ready = False
        self._lock = threading.Lock()

    def run(
        self, query: str, params: Sequence = (), *, first: str = "", meanwhile: Callable[[], object] | None = None
    ) -> list[tuple]:
        """Run one constant statement and return its rows; `first` before it, where this connection did not yet.

        `meanwhile` is done here while the server is at it.

        Raises
        ------
        StoreError
            The store cannot be reached, does not answer in time, forbids it or cannot do it. `Retry`, where the same
            statement may be sent again.
        """
        psycopg2 = driver()
        with self._lock:
            until = time.monotonic() + self.deadline_s
            try:
                raw = self._open(psycopg2, until)
                with raw.cursor() as cursor:
                    if first and not self._is_ready:
                        cursor.execute(first)
                        self._wait(raw, until)
                        self._is_ready = True
                    cursor.execute(query, params)
                    if meanwhile is not None:
                        meanwhile()
                    self._wait(raw, until)
                    return cursor.fetchall() if cursor.description else []
            except psycopg2.Error as error:
                if self._raw is not None and (self._raw.closed or not error.pgcode):
                    self._drop()
                raise sentence_for(str(self.address), error) from None
            except BaseException:  # the answer may still come: this connection is not to be used again
                self._drop()
                raise

    def line(self) -> dict[str, str]:
        """Return ``host, protocol, mode`` of the line after a `run`: of its encryption (or ""), and its ``sslmode``."""
        with self._lock:
            info = self._raw.info
            protocol = (info.ssl_attribute("protocol") or "TLS") if info.ssl_in_use else ""
            return {"host": info.host or "", "protocol": protocol, "mode": info.dsn_parameters.get("sslmode", "prefer")}

    def close(self) -> None:
        """Let the connection go; the next `run` opens another."""
        with self._lock:
            self._drop()

    def _open(self, psycopg2, until: float):
        if self._raw is None or self._raw.closed:
            self._is_ready = False
            try:
                self._raw = psycopg2.connect(**self.address.words(), async_=1)
                self._wait(self._raw, min(until, time.monotonic() + _CONNECT_S))
            except psycopg2.Error as error:
                refuse_distrusted(self.address, error)
                raise
            refuse_plain(self._raw, self.address)
        return self._raw

    def _wait(self, raw, until: float) -> None:
        extensions = driver().extensions
        while (state := raw.poll()) != extensions.POLL_OK:
            left = until - time.monotonic()
            if left <= 0:
                raise Retry(_SILENT, _SAME_BYTES, store=self.address, seconds=round(self.deadline_s))
            ways = ([raw], [], []) if state == extensions.POLL_READ else ([], [raw], [])
            came, _, _ = select.select(*ways, min(left, 1.0))
            if came and self._until_silent:
                until = time.monotonic() + self.deadline_s

    def _drop(self) -> None:
        raw, self._raw = self._raw, None
        if raw is not None:
            with suppress(driver().Error):
                raw.close()


class Retry(StoreError):
    """The same bytes may be sent again: nobody knows whether they came in, or they surely did not."""


class Busy(Retry):
    """The server asks to be asked again, right away."""


def refuse_plain(raw, address: Address) -> None:
    """Refuse a line to another computer that is not encrypted."""
    host = raw.info.host or ""
    if host not in _LOCAL and not host.startswith("/") and not raw.info.ssl_in_use:
        raw.close()
        raise StoreError(_PLAIN, _DEMAND_TLS, store=address)


def connect(address: Address):
    """Return a connection that waits for each answer, for whoever works on a store and not through its door."""
    psycopg2 = driver()
    try:
        raw = psycopg2.connect(**address.words())
    except psycopg2.Error as error:
        refuse_distrusted(address, error)
        raise
    refuse_plain(raw, address)
    return raw


def refuse_distrusted(address: Address, error: Exception) -> None:
    """Say why the encryption of a line that could not be opened is not to be trusted, where that is the cause."""
    if any(sign in str(error).casefold() for sign in ("ssl", "certificate")):
        from .pg_diagnosis import distrusted  # it opens connections, too

        if (found := distrusted(address)) is not None:
            raise found from None


def sentence_for(store: str, error: Exception, *, told: bool = False) -> CampaignError:
    """Return the error that tells a person what an error of the driver means.

    By its code and never by its words, which may quote a row; but for whoever runs the server (`told`), who works on
    tables and not on rows.
    """
    code = getattr(error, "pgcode", None) or ""
    if code in AGAIN:
        return Busy(_BUSY, _SAME_BYTES, store=store)
    if not code or code.startswith(_GONE):
        return Retry(_UNREACHABLE, _TRY_LATER, store=store)
    if code.startswith("28"):
        return StoreError(_UNREACHABLE, _TRY_LATER, store=store)
    if code == TOO_OLD:
        return StoreError(_OLD_CLIENT, _UPDATE, store=store)
    if code == "42501":
        return StoreError(_FORBIDDEN, _ASK_ROLE, store=store)
    if code in ("3F000", "42P01", "42883"):
        return BadInput(_NO_STORE, _INIT, store=store)
    if told:
        code = f"{code}: {error.diag.message_primary}"
    return StoreError(_WRONG, _TELL, store=store, code=code)
