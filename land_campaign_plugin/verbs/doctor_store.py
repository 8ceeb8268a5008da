"""Looks at the way to a store on a server: reached, encrypted, known to it, understood by it; one function a thing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from statistics import median

from ..model.diagnosis import ADVICE, BAD, GOOD, STORE, Line
from ..model.errors import CampaignError
from ..model.language import QT_TRANSLATE_NOOP, Day
from ..model.staff import role_term
from ..paths import version
from ..store.agreement import agree
from ..store.pg_connection import Address, Connection, Retry, driver
from ..store.pg_diagnosis import diagnose

_TURNS = 5
_SLOW_MS, _SKEW_S, _SOON_DAYS = 300, 120, 14
_SCRAM_LIBPQ = 100_000
_REACHED = QT_TRANSLATE_NOOP("core", "The store {store} answers in {ms} ms")
_FAR = QT_TRANSLATE_NOOP("core", "Work goes on; pushes and pulls take longer. Try a cable instead of wireless.")
_ENCRYPTED = QT_TRANSLATE_NOOP("core", "The line is encrypted ({protocol}), and the server's certificate was verified")
_UNVERIFIED = QT_TRANSLATE_NOOP("core", "The line is encrypted ({protocol}), but who answers was not verified ({mode})")
_VERIFY = QT_TRANSLATE_NOOP(
    "core", "Set sslmode=verify-full and sslrootcert to the certificate that the province gives."
)
_ON_THIS = QT_TRANSLATE_NOOP("core", "The store is on this computer: its line leaves it nowhere")
_SCRAM = QT_TRANSLATE_NOOP("core", "Passwords are never sent (SCRAM)")
_NO_SCRAM = QT_TRANSLATE_NOOP("core", "The server still keeps passwords in an old way ({kind})")
_ASK_SCRAM = QT_TRANSLATE_NOOP("core", "Ask whoever runs the server for password_encryption = scram-sha-256.")
_OLD_LIBPQ = QT_TRANSLATE_NOOP("core", "The program that talks to the server (libpq {version}) is too old for SCRAM")
_UPDATE_QGIS = QT_TRANSLATE_NOOP("core", "Update QGIS, or the package psycopg2.")
_SCHEMA = QT_TRANSLATE_NOOP(
    "core", "The store has version {schema} of the schema, and understands this plugin ({version})"
)
_MAY = QT_TRANSLATE_NOOP("core", "Your role is {role} in {count} of the communes")
_NOTHING = QT_TRANSLATE_NOOP("core", "You are known to the store, but may do nothing in any commune today")
_ASK_SCOPE = QT_TRANSLATE_NOOP("core", "Ask whoever runs the store for the communes; what you did is kept here.")
_ENDS = QT_TRANSLATE_NOOP("core", "What you may do ends on {day} in {count} communes")
_ASK_LONGER = QT_TRANSLATE_NOOP("core", "Push before, or ask whoever runs the store for longer.")
_CLOCK = QT_TRANSLATE_NOOP("core", "The clock differs by {seconds} s from the server's")
_SET_CLOCK = QT_TRANSLATE_NOOP(
    "core", "Set the computer's clock; nothing in the store depends on it, but times shown do."
)
_LOCAL_HOSTS = ("", "localhost", "127.0.0.1", "::1")


def look(address: Address) -> Iterator[Line]:
    """Yield what is to be said about the way to a store."""
    connection = Connection(address)
    try:
        yield reached(connection)
        line = connection.line()
        yield encrypted(**line)
        (kind,) = connection.run("SELECT current_setting('password_encryption')")[0]
        yield scram(kind, driver().extensions.libpq_version())
        ((said,),) = connection.run("SELECT campaign.hello()")
        yield understood(said)
        yield from notices(said)
        yield from allowed(said)
        yield clock(said)
    except CampaignError as error:
        why = (diagnose(address) if isinstance(error, Retry) else None) or error
        yield Line(STORE, BAD, why.what, why.remedy, why.values)
    finally:
        connection.close()


def reached(connection: Connection) -> Line:
    """Tell how long an answer takes, the middle of several."""
    connection.run("SELECT 1")
    times = []
    for _ in range(_TURNS):
        start = time.perf_counter()
        connection.run("SELECT 1")
        times.append((time.perf_counter() - start) * 1000)
    ms = max(round(median(times)), 1)
    slow = ms > _SLOW_MS
    return Line(
        STORE, ADVICE if slow else GOOD, _REACHED, _FAR if slow else "", {"store": connection.address, "ms": ms}
    )


def encrypted(host: str, protocol: str, mode: str) -> Line:
    """Tell whether others can listen, and whether it is sure who answers.

    Parameters
    ----------
    host : str
        That the line leads to; a folder is a socket of this computer.
    protocol : str
        Such as ``TLSv1.3``; empty without encryption.
    mode : str
        ``sslmode`` of the connection.
    """
    if not protocol:  # a plain line to another computer was refused before
        return Line(STORE, GOOD, _ON_THIS)
    if mode == "verify-full" or host in _LOCAL_HOSTS:
        return Line(STORE, GOOD, _ENCRYPTED, values={"protocol": protocol})
    return Line(STORE, ADVICE, _UNVERIFIED, _VERIFY, {"protocol": protocol, "mode": mode})


def scram(kind: str, libpq: int) -> Line:
    """Tell whether passwords are proven instead of sent."""
    if libpq < _SCRAM_LIBPQ:
        return Line(STORE, BAD, _OLD_LIBPQ, _UPDATE_QGIS, {"version": libpq // 10_000})
    if kind != "scram-sha-256":
        return Line(STORE, ADVICE, _NO_SCRAM, _ASK_SCRAM, {"kind": kind})
    return Line(STORE, GOOD, _SCRAM)


def understood(said: Mapping, own: str = "") -> Line:
    """Tell whether store and plugin understand each other."""
    own = own or version()
    try:
        agree(said, own)
    except CampaignError as error:
        return Line(STORE, BAD, error.what, error.remedy, error.values)
    return Line(STORE, GOOD, _SCHEMA, values={"schema": said["schema"], "version": own})


def notices(said: Mapping, own: str = "") -> Iterator[Line]:
    """Yield what must be done by a day: an update of the plugin, a password of one's own."""
    try:
        told = agree(said, own or version())
    except CampaignError:  # `understood` tells of it
        return
    for each in told:
        yield Line(STORE, ADVICE, each.what, each.remedy, each.values)


def allowed(said: Mapping, now: datetime | None = None) -> Iterator[Line]:
    """Yield what the person may do today, by role and number of communes, and what ends soon."""
    now, counts, ends = now or datetime.now(UTC), {}, []
    for scope in said["scopes"]:
        counts[scope["role"]] = counts.get(scope["role"], 0) + 1
        if scope.get("until") and (datetime.fromisoformat(scope["until"]) - now).days < _SOON_DAYS:
            ends.append(scope["until"][:10])
    if not counts:
        yield Line(STORE, BAD, _NOTHING, _ASK_SCOPE)
        return
    for role, count in sorted(counts.items()):
        yield Line(STORE, GOOD, _MAY, values={"role": role_term(role), "count": count})
    if ends:
        yield Line(STORE, ADVICE, _ENDS, _ASK_LONGER, {"day": Day(min(ends)), "count": len(ends)})


def clock(said: Mapping, now: datetime | None = None) -> Line:
    """Tell how far the computer's clock is from the server's."""
    seconds = round(abs(((now or datetime.now(UTC)) - datetime.fromisoformat(said["now"])).total_seconds()))
    wrong = seconds > _SKEW_S
    return Line(STORE, ADVICE if wrong else GOOD, _CLOCK, _SET_CLOCK if wrong else "", {"seconds": seconds})
