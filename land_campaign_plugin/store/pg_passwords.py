"""Passwords of people: a new one for once, from whoever runs the server, and a person's own.

A server never hears a password: it gets the verifier that it keeps (SCRAM-SHA-256, RFC 5802 and 7677), so that none can
stand in its log.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from .pg_connection import Address, driver
from .pg_people import close_sessions, known, make_login
from .pg_schema import administering

DAYS = 3
LEAST = 12
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_GROUPS, _EACH = 5, 4
_TOO_SHORT = QT_TRANSLATE_NOOP("core", "The password is too short, or holds the login.")
_LONGER = QT_TRANSLATE_NOOP(
    "core", "Choose one of {least} signs or more, such as four words that have nothing in common."
)


def reset(address: Address, logins: Iterable[str], *, days: int = DAYS) -> dict[str, str]:
    """Give people a password for once and return it by login; their sessions are ended.

    Parameters
    ----------
    days : int
        How long it lets them in. Within that time they choose their own: `change_password`.
    """
    logins = list(logins)
    fresh = {login: one_time() for login in logins}
    until = datetime.now(UTC) + timedelta(days=days)
    driver()
    from psycopg2 import sql

    with administering(address) as cursor:
        known(cursor, logins)
        for login, password in fresh.items():
            make_login(cursor, login)
            change = sql.SQL("ALTER ROLE {} PASSWORD {} VALID UNTIL {}")
            said = sql.Literal(_verifier(cursor, login, password)), sql.Literal(until.isoformat())
            cursor.execute(change.format(sql.Identifier(login), *said))
    close_sessions(address, logins)
    return fresh


def change_password(address: Address, password: str) -> str:
    """Give the person whose connection this is another password, and return the login. It holds without an end.

    Raises
    ------
    BadInput
        The password is too short.
    StoreError
        The server cannot be reached, or does not let the person in.
    """
    with administering(address) as cursor:
        cursor.execute("SELECT session_user")
        (login,) = cursor.fetchone()
        if len(password) < LEAST or login.casefold() in password.casefold():
            raise BadInput(_TOO_SHORT, _LONGER, least=LEAST)
        cursor.execute("SELECT campaign.change_password(%s)", (_verifier(cursor, login, password),))
    return login


def one_time() -> str:
    """Return a password of 99 bits that can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_EACH)) for _ in range(_GROUPS))


def without_password(address: Address) -> list[str]:
    """Return the people who may log in and have no password yet."""
    with administering(address) as cursor:
        cursor.execute(
            "SELECT p.login FROM campaign.person AS p JOIN pg_authid AS a ON a.rolname = p.login"
            " WHERE p.active AND a.rolcanlogin AND a.rolpassword IS NULL ORDER BY 1"
        )
        return [login for (login,) in cursor.fetchall()]


def _verifier(cursor, login: str, password: str) -> str:
    return driver().extensions.encrypt_password(password, login, cursor.connection, "scram-sha-256")
