"""People of the central store: who may do what, in which communes and how long, after a staff list.

A list is compared with the store first, and the difference is what is told and, when asked for, done: all of it in one
transaction, or nothing. Only people who stand on the list are touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.staff import EVERYWHERE, ROLES, StaffLine
from .pg_connection import Address, driver
from .pg_schema import administering

VIETNAM = timezone(timedelta(hours=7))
CONNECTIONS = 3
LIMITS = {"statement_timeout": "20s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "30s"}
"""What a person's session may hold up, and how long."""
NEW, RENAMED, BACK, BEGINS, CHANGES, ENDS = "new", "renamed", "back", "begins", "changes", "ends"
"""What a list changes: a person comes in, gets another name or office, comes back after `disable`; a scope begins, gets
another period, ends."""
_UNKNOWN_COMMUNE = QT_TRANSLATE_NOOP(
    "core", "Row {line} of the list names a commune {commune} that is not there today."
)
_TWO_NAMES = QT_TRANSLATE_NOOP("core", "Row {line} of the list gives {login} another name or office than a row before.")
_NO_PERSON = QT_TRANSLATE_NOOP("core", "The login {login} is not one of a person: it runs the server.")
_CORRECT = QT_TRANSLATE_NOOP("core", "Correct it; nothing was taken in.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The store knows nobody with the login {login}.")
_LIST_THEM = QT_TRANSLATE_NOOP("core", "List the people with: store users list.")
_OFFICIAL = "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s) AND (rolsuper OR rolcreaterole OR rolreplication)"
_SCOPES = (
    "SELECT login, role, commune_id, lower(valid), upper(valid) FROM campaign.scope"
    " WHERE login = ANY (%s) AND (upper(valid) IS NULL OR upper(valid) > now()) ORDER BY lower(valid)"
)
_PEOPLE = (
    "SELECT p.login, p.full_name, p.office, p.active AND coalesce(r.rolcanlogin, false), r.rolname IS NOT NULL"
    " FROM campaign.person AS p LEFT JOIN pg_roles AS r ON r.rolname = p.login ORDER BY p.login"
)

_WRITES = {
    ENDS: (
        "DELETE FROM campaign.scope WHERE login = %(login)s AND role = %(role)s AND commune_id = ANY (%(ids)s)"
        " AND lower(valid) = %(since)s AND lower(valid) >= now()",
        "UPDATE campaign.scope SET valid = tstzrange(lower(valid), now())"
        " WHERE login = %(login)s AND role = %(role)s AND commune_id = ANY (%(ids)s) AND lower(valid) = %(since)s",
    ),
    CHANGES: (
        "UPDATE campaign.scope SET valid = tstzrange(lower(valid), %(until)s)"
        " WHERE login = %(login)s AND role = %(role)s AND commune_id = ANY (%(ids)s) AND lower(valid) = %(since)s",
    ),
    BEGINS: (
        "INSERT INTO campaign.scope (login, commune_id, role, valid) SELECT %(login)s, i, %(role)s,"
        " tstzrange(coalesce(%(since)s::timestamptz, now()), %(until)s) FROM unnest(%(ids)s::smallint[]) AS i",
    ),
}
"""What writes a change of scopes, in an order in which none meets another."""


@dataclass(frozen=True)
class Step:
    """One thing that a list changes.

    Parameters
    ----------
    kind : str
        `NEW`, `RENAMED`, `BACK`, `BEGINS`, `CHANGES` or `ENDS`.
    communes : tuple of str
        Codes, for a scope; all that have the same role and period stand in one step.
    since, until : datetime or None
        The period from now on, without its end.
    """

    kind: str
    login: str
    role: str = ""
    communes: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    full_name: str = ""
    office: str = ""
    ids: tuple[int, ...] = ()


@dataclass
class Difference:
    """What a list changes, and what it does not speak of.

    Parameters
    ----------
    unchanged : int
        Scopes that stay as they are.
    absent : list of str
        People of the store who may log in and do not stand on the list; nothing is done to them.
    applied : bool
        Whether it was done, or only told.
    """

    steps: list[Step] = field(default_factory=list)
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)
    applied: bool = False


@dataclass(frozen=True)
class Person:
    """A person as the store knows them: whether they may log in, with which password, and their scopes of today."""

    login: str
    full_name: str
    office: str
    active: bool
    password: bool
    password_until: datetime | None
    scopes: dict[str, int]


def import_staff(address: Address, lines: Sequence[StaffLine], *, apply: bool = False) -> Difference:
    """Compare a staff list with the store, and bring the store up to it when `apply` says so.

    Raises
    ------
    BadInput
        A line cannot be used; nothing was taken in.
    """
    with administering(address) as cursor:
        difference = _compare(cursor, lines)
        if apply:
            _apply(cursor, difference)
            difference.applied = True
    return difference


def disable(address: Address, logins: Iterable[str]) -> int:
    """Let people go, at once: scopes end, the login is closed and its sessions are too. Returns how many sessions.

    What they had not pushed stays in their work copies: `handover` gives it to somebody else.
    """
    logins = list(logins)
    with administering(address) as cursor:
        known(cursor, logins)
        cursor.execute("UPDATE campaign.person SET active = false WHERE login = ANY (%s)", (logins,))
        cursor.execute("DELETE FROM campaign.scope WHERE login = ANY (%s) AND lower(valid) >= now()", (logins,))
        cursor.execute(
            "UPDATE campaign.scope SET valid = tstzrange(lower(valid), now())"
            " WHERE login = ANY (%s) AND valid @> now()",
            (logins,),
        )
        for login in _with_role(cursor, logins):
            _run(cursor, "ALTER ROLE {} NOLOGIN PASSWORD NULL", login)
            for role in ROLES:
                _run(cursor, "REVOKE {} FROM {}", f"campaign_{role}", login)
    return close_sessions(address, logins)  # in a transaction after the door was shut


def close_sessions(address: Address, logins: Sequence[str]) -> int:
    """End the sessions of people, and return how many there were."""
    with administering(address) as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = ANY (%s)", (list(logins),)
        )
        return cursor.fetchone()[0]


def people(address: Address) -> list[Person]:
    """Return everybody whom the store knows, in the order of their logins."""
    with administering(address) as cursor:
        cursor.execute(
            "SELECT p.login, p.full_name, p.office, p.active AND coalesce(a.rolcanlogin, false),"
            " a.rolpassword IS NOT NULL, CASE WHEN isfinite(a.rolvaliduntil) THEN a.rolvaliduntil END,"
            " (SELECT coalesce(json_object_agg(s.role, s.count), '{}') FROM (SELECT role, count(*) FROM campaign.scope"
            " WHERE login = p.login AND valid @> now() GROUP BY role) AS s)"
            " FROM campaign.person AS p LEFT JOIN pg_authid AS a ON a.rolname = p.login ORDER BY p.login"
        )
        return [Person(*row) for row in cursor.fetchall()]


def known(cursor, logins: Sequence[str]) -> None:
    """Refuse logins that the store does not know, or that run the server."""
    _refuse_officials(cursor, logins)
    cursor.execute(
        "SELECT l FROM unnest(%s::text[]) AS l WHERE NOT EXISTS (SELECT 1 FROM campaign.person WHERE login = l)",
        (list(logins),),
    )
    if strangers := cursor.fetchall():
        raise BadInput(_UNKNOWN, _LIST_THEM, login=strangers[0][0])


def make_login(cursor, login: str) -> None:
    """Make a person's login where there is none, open it, and set what its sessions may hold up."""
    if not _with_role(cursor, [login]):
        _run(cursor, "CREATE ROLE {}", login)
    from psycopg2 import sql

    limit = sql.SQL("ALTER ROLE {} LOGIN CONNECTION LIMIT {}")
    cursor.execute(limit.format(sql.Identifier(login), sql.Literal(CONNECTIONS)))
    for name, value in LIMITS.items():
        setting = sql.SQL("ALTER ROLE {} IN DATABASE {} SET {} = {}")
        names = sql.Identifier(login), sql.Identifier(cursor.connection.info.dbname), sql.Identifier(name)
        cursor.execute(setting.format(*names, sql.Literal(value)))
    if cursor.connection.server_version >= 160_000:  # who may set passwords must be told whose
        _run(cursor, "GRANT {} TO campaign_keeper WITH ADMIN TRUE, INHERIT FALSE, SET FALSE", login)


def _compare(cursor, lines: Sequence[StaffLine]) -> Difference:
    logins = sorted({line.login for line in lines})
    _refuse_officials(cursor, logins)
    cursor.execute("SELECT code, id, now() FROM campaign.commune WHERE valid @> current_date ORDER BY code")
    rows = cursor.fetchall()
    ids = {code: number for code, number, _ in rows}
    now = rows[0][2] if rows else datetime.now(VIETNAM)
    names = _names(lines)
    cursor.execute(_PEOPLE)
    there = {login: rest for login, *rest in cursor.fetchall()}
    difference = Difference(absent=[each for each, rest in there.items() if rest[2] and each not in names])
    for login in logins:
        named = {"full_name": names[login][0], "office": names[login][1]}
        if login not in there:
            difference.steps.append(Step(NEW, login, **named))
            continue
        if tuple(there[login][:2]) != names[login]:
            difference.steps.append(Step(RENAMED, login, **named))
        if not there[login][2]:
            difference.steps.append(Step(BACK, login))
    wanted = _wanted(lines, ids, now)
    cursor.execute(_SCOPES, (logins,))
    present = defaultdict(list)
    for login, role, commune, since, until in cursor.fetchall():
        present[login, role, commune].append((since, until))
    cursor.execute("SELECT id, code FROM campaign.commune")
    codes = dict(cursor.fetchall())
    found = []
    for key in sorted(wanted.keys() | present.keys()):
        difference.unchanged += _periods(key, wanted.get(key, []), present.get(key, []), now, found)
    together = defaultdict(list)
    for kind, (login, role, commune), since, until in found:
        together[login, kind, role, since, until].append((codes[commune], commune))
    difference.steps += [
        Step(kind, login, role, tuple(c for c, _ in several), since, until, ids=tuple(i for _, i in several))
        for (login, kind, role, since, until), several in ((of, sorted(each)) for of, each in together.items())
    ]
    return difference


def _periods(key: tuple, wanted: list, present: list, now: datetime, found: list) -> int:
    """Compare the periods of one scope; `found` gets what changes, and how many stay is returned."""
    left, same = list(present), 0
    for since, until in wanted:
        match = next((each for each in left if _begins_alike(each[0], since, now)), None)
        if match is None:
            found.append((BEGINS, key, since, until))
            continue
        left.remove(match)
        if match[1] == until:
            same += 1
        else:
            found.append((CHANGES, key, match[0], until))
    found += [(ENDS, key, since, None) for since, _ in left]
    return same


def _begins_alike(there: datetime, wanted: datetime | None, now: datetime) -> bool:
    return there <= now if wanted is None else there == wanted


def _names(lines: Sequence[StaffLine]) -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for line in lines:
        if names.setdefault(line.login, (line.full_name, line.office)) != (line.full_name, line.office):
            raise BadInput(_TWO_NAMES, _CORRECT, line=line.row, login=line.login)
    return names


def _wanted(lines: Sequence[StaffLine], ids: dict[str, int], now: datetime) -> dict[tuple, list]:
    """Return the periods that a list asks for, by login, role and commune; those that meet are one."""
    asked = defaultdict(list)
    for line in lines:
        since, until = _midnight(line.since), _midnight(line.until, after=True)
        for code in ids if line.communes == (EVERYWHERE,) else line.communes:
            if code not in ids:
                raise BadInput(_UNKNOWN_COMMUNE, _CORRECT, line=line.row, commune=code)
            if until is None or until > now:
                asked[line.login, line.role, ids[code]].append((since, until))
    return {key: _joined(periods) for key, periods in asked.items()}


def _joined(periods: list[tuple]) -> list[tuple]:
    first, last = datetime.min.replace(tzinfo=VIETNAM), datetime.max.replace(tzinfo=VIETNAM)
    joined: list[tuple] = []
    for since, until in sorted(periods, key=lambda each: each[0] or first):
        if joined and (since or first) <= (joined[-1][1] or last):
            joined[-1] = joined[-1][0], max(joined[-1][1] or last, until or last)
        else:
            joined.append((since, until))
    return [(since, None if until == last else until) for since, until in joined]


def _midnight(day: date | None, *, after: bool = False) -> datetime | None:
    """Return the first moment of a day in Vietnam, or of the day `after` it."""
    return datetime.combine(day + timedelta(days=after), time(), VIETNAM) if day else None


def _apply(cursor, difference: Difference) -> None:
    touched = {step.login for step in difference.steps}
    for step in difference.steps:
        if step.kind in (NEW, RENAMED):
            cursor.execute(
                "INSERT INTO campaign.person (login, full_name, office) VALUES (%s, %s, %s) ON CONFLICT (login)"
                " DO UPDATE SET full_name = excluded.full_name, office = excluded.office",
                (step.login, step.full_name, step.office),
            )
        elif step.kind == BACK:
            cursor.execute("UPDATE campaign.person SET active = true WHERE login = %s", (step.login,))
    order = list(_WRITES)
    for step in sorted((each for each in difference.steps if each.role), key=lambda each: order.index(each.kind)):
        for query in _WRITES[step.kind]:
            cursor.execute(query, {**vars(step), "ids": list(step.ids)})
    for login in sorted(touched):
        make_login(cursor, login)
        _give_roles(cursor, login)


def _give_roles(cursor, login: str) -> None:
    """Make a login a member of just the groups that its scopes, those to come included, ask for."""
    cursor.execute(
        "SELECT DISTINCT role FROM campaign.scope WHERE login = %s AND (upper(valid) IS NULL OR upper(valid) > now())",
        (login,),
    )
    wanted = {role for (role,) in cursor.fetchall()}
    for role in ROLES:
        if role in wanted:
            _run(cursor, "GRANT {} TO {}", f"campaign_{role}", login)
        else:
            _run(cursor, "REVOKE {} FROM {}", f"campaign_{role}", login)


def _refuse_officials(cursor, logins: Sequence[str]) -> None:
    """Whoever runs the server is not let in or put out by a list, nor are the store's own roles."""
    cursor.execute(_OFFICIAL, (list(logins),))
    officials = [name for (name,) in cursor.fetchall()]
    if officials := officials + [each for each in logins if each.startswith(("pg_", "campaign_"))]:
        raise BadInput(_NO_PERSON, _CORRECT, login=officials[0])


def _with_role(cursor, logins: Sequence[str]) -> list[str]:
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", (list(logins),))
    return [name for (name,) in cursor.fetchall()]


def _run(cursor, template: str, *names: str) -> None:
    """Run a statement about roles, whose names cannot be bound to it."""
    driver()
    from psycopg2 import sql

    cursor.execute(sql.SQL(template).format(*map(sql.Identifier, names)))
