"""Connections to central stores: kept by name, address and the id of a login in QGIS's authentication database.

User and password are asked of QGIS's authentication manager at the moment of connecting, live in memory only, and
stand in no setting, project, layer or log. Where that manager is switched off they are asked for once a session.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from qgis.core import QgsApplication, QgsAuthMethodConfig

from ..model.errors import BadInput, Cancelled
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import STOPPED
from . import settings
from .store_desk import Gateway

VERIFY_FULL, VERIFY_CA, REQUIRE = SSL_MODES = ("verify-full", "verify-ca", "require")
PORT = 5432
_BASIC = "Basic"
_GONE = QT_TRANSLATE_NOOP("core", "There is no connection {name} any more.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose another store for this work copy, or make the connection again.")
_LOCKED = QT_TRANSLATE_NOOP("core", "QGIS did not hand over the login of the connection {name}.")
_UNLOCK = QT_TRANSLATE_NOOP("core", "Enter the master password of QGIS, or choose a login in the connection.")
_NOT_BASIC = QT_TRANSLATE_NOOP("core", "The login of the connection {name} holds no user and password.")
_TAKE_BASIC = QT_TRANSLATE_NOOP("core", "Choose or make one of the kind Basic authentication.")
_NOT_KEPT = QT_TRANSLATE_NOOP("core", "The server has the new password, but QGIS did not keep it for {name}.")
_TYPE_THERE = QT_TRANSLATE_NOOP("core", "Type it into the login of the connection yourself.")


@dataclass(frozen=True)
class ServerConnection:
    """Where a store is, and by which login; nothing secret.

    Parameters
    ----------
    sslmode : str
        One of `SSL_MODES`.
    root_certificate : str
        File by which the server's certificate is known; empty for PostgreSQL's usual place.
    authcfg : str
        Id of the login in QGIS's authentication database; empty to be asked once a session.
    key_file : str
        Of a gateway, whose address stands in `host` with its ``https://``: the file of the person's package key. What
        stands in it is read at the moment of connecting, and kept nowhere.
    """

    name: str
    host: str
    database: str
    port: int = PORT
    sslmode: str = VERIFY_FULL
    root_certificate: str = ""
    authcfg: str = ""
    key_file: str = ""

    @property
    def is_gateway(self) -> bool:
        """Whether it goes over HTTPS to a gateway, and not to the database itself."""
        return self.host.lower().startswith(("https://", "http://"))


@dataclass(frozen=True)
class Login:
    """User and password on their way; never shown as text."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Login(...)"


Ask = Callable[[ServerConnection], "Login | None"]
_SESSION: dict[str, Login] = {}
_NAMES = tuple(field.name for field in fields(ServerConnection))


def saved() -> list[ServerConnection]:
    """Return all connections by name."""
    kept = json.loads(settings.get("connections") or "[]")
    made = [ServerConnection(**{name: each[name] for name in _NAMES if name in each}) for each in kept]
    return sorted(made, key=lambda each: each.name.casefold())


def named(name: str) -> ServerConnection:
    """Return the connection called `name`.

    Raises
    ------
    BadInput
        It was removed.
    """
    for each in saved():
        if each.name == name:
            return each
    raise BadInput(_GONE, _CHOOSE, name=name)


def keep(connection: ServerConnection, instead_of: str = "") -> None:
    """Keep a connection, in place of the one that was called `instead_of` or has its name."""
    others = [each for each in saved() if each.name not in (connection.name, instead_of)]
    settings.put("connections", json.dumps([asdict(each) for each in (*others, connection)], ensure_ascii=False))
    forget_login(connection.name)


def remove(name: str) -> None:
    """Forget a connection; its login stays in QGIS's authentication database."""
    rest = [asdict(each) for each in saved() if each.name != name]
    settings.put("connections", json.dumps(rest, ensure_ascii=False))
    forget_login(name)


def keeps_logins() -> bool:
    """Tell whether QGIS's authentication system is at work."""
    return not QgsApplication.authManager().isDisabled()


def can_sign_in_unasked(connection: ServerConnection) -> bool:
    """Tell whether a login is at hand without a question to the person."""
    if connection.is_gateway or connection.name in _SESSION:
        return True
    return bool(connection.authcfg) and keeps_logins() and QgsApplication.authManager().masterPasswordIsSet()


def sign_in(connection: ServerConnection, ask: Ask):
    """Return the `Address` of a store with the login in it, in memory only, or a `Gateway`. In the window's thread.

    Parameters
    ----------
    ask : callable
        Asks a person for a login where QGIS keeps none; None when they would rather not.

    Raises
    ------
    BadInput
        QGIS does not hand the login over.
    Cancelled
        The person did not give one.
    """
    if connection.is_gateway:
        return Gateway(connection.host, Path(connection.key_file))
    from ..store.pg_connection import Address

    login = _SESSION.get(connection.name) or _of_qgis(connection) or ask(connection)
    if login is None:
        raise Cancelled(STOPPED)
    if not connection.authcfg or not keeps_logins():
        _SESSION[connection.name] = login
    words = {"host": connection.host, "port": connection.port, "dbname": connection.database}
    words |= {"sslmode": connection.sslmode, "user": login.user, "password": login.password}
    if connection.root_certificate:
        words["sslrootcert"] = connection.root_certificate
    return Address(words)


def keep_password(connection: ServerConnection, user: str, password: str) -> None:
    """Let QGIS keep a password that was changed on the server, or this session where QGIS keeps none.

    Raises
    ------
    BadInput
        QGIS does not keep it; the server has it all the same.
    """
    if not connection.authcfg or not keeps_logins():
        _SESSION[connection.name] = Login(user, password)
        return
    manager, config = QgsApplication.authManager(), QgsAuthMethodConfig()
    manager.loadAuthenticationConfig(connection.authcfg, config, True)
    config.setConfig("password", password)
    if not manager.updateAuthenticationConfig(config):
        raise BadInput(_NOT_KEPT, _TYPE_THERE, name=connection.name)


def forget_login(name: str) -> None:
    """Forget what was asked for in this session, so that it is asked for again."""
    _SESSION.pop(name, None)


def _of_qgis(connection: ServerConnection) -> Login | None:
    if not connection.authcfg or not keeps_logins():
        return None
    config = QgsAuthMethodConfig()
    loaded = QgsApplication.authManager().loadAuthenticationConfig(connection.authcfg, config, True)
    if not loaded or not config.method():  # an id that is not known comes back empty, and well
        raise BadInput(_LOCKED, _UNLOCK, name=connection.name)
    if config.method() != _BASIC or not config.config("username"):
        raise BadInput(_NOT_BASIC, _TAKE_BASIC, name=connection.name)
    return Login(config.config("username"), config.config("password"))
