"""People and communes of a central store: let in, let go, new passwords, mergers; each told before it is done."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import Progress, no_progress
from ..sources.staff_lists import read_commune_list, read_staff
from ..store import pg_communes, pg_passwords, pg_people
from ..store.pg_connection import Address, is_address

_SERVER_ONLY = QT_TRANSLATE_NOOP("core", "{store} is a file, and people are there for a store on a server alone.")
_NAME_SERVER = QT_TRANSLATE_NOOP("core", "Name it as PG:service=NAME.")
_NOBODY = QT_TRANSLATE_NOOP("core", "It was not said who.")
_NAME_LOGIN = QT_TRANSLATE_NOOP("core", "Add --login LOGIN, or --new for all who have no password yet.")
_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")
_NO_FILE = QT_TRANSLATE_NOOP("core", "The file {path} cannot be written ({reason}).")
_OTHER_FOLDER = QT_TRANSLATE_NOOP("core", "Choose another folder; no password was changed.")


@dataclass
class PeopleReport:
    """What was done to people.

    Parameters
    ----------
    logins : list of str
    sessions : int
        How many of theirs were ended.
    path : Path or None
        The file that the new passwords stand in, readable for its owner alone.
    """

    action: str
    store: str
    logins: list[str] = field(default_factory=list)
    sessions: int = 0
    path: Path | None = None


def import_staff(store: str, file: Path, *, apply: bool = False) -> pg_people.Difference:
    """Compare a staff list with a store; bring the store up to it when `apply` says so."""
    return pg_people.import_staff(_server(store), read_staff(file), apply=apply)


def import_communes(store: str, file: Path, *, apply: bool = False) -> pg_communes.CommuneDifference:
    """Compare a list of communes with a store; bring the store up to it when `apply` says so."""
    return pg_communes.import_communes(_server(store), read_commune_list(file), apply=apply)


def merge_communes(
    store: str,
    codes: Sequence[str],
    into: str,
    *,
    name: str = "",
    day: date | None = None,
    apply: bool = False,
    progress: Progress = no_progress,
) -> pg_communes.MergeReport:
    """Let communes go up in one, with their plots; what it would do is told unless `apply` says so."""
    how = {"name": name, "day": day, "apply": apply, "progress": progress}
    return pg_communes.merge_communes(_server(store), codes, into, **how)


def list_people(store: str) -> list[pg_people.Person]:
    """Return everybody whom a store knows."""
    return pg_people.people(_server(store))


def disable(store: str, logins: Iterable[str]) -> PeopleReport:
    """Let people go at once."""
    address, logins = _server(store), list(logins)
    if not logins:
        raise BadInput(_NOBODY, _NAME_LOGIN)
    return PeopleReport("disable", str(address), logins, pg_people.disable(address, logins))


def reset(
    store: str, logins: Iterable[str], out: Path | None = None, *, new: bool = False, days: int = pg_passwords.DAYS
) -> tuple[PeopleReport, dict[str, str]]:
    """Give people a password for once, and return it by login; with `out`, it stands in that file and nowhere else.

    Parameters
    ----------
    new : bool
        Everybody who has no password yet.
    """
    address = _server(store)
    logins = list(logins) + (pg_passwords.without_password(address) if new else [])
    if not logins and not new:
        raise BadInput(_NOBODY, _NAME_LOGIN)
    report = PeopleReport("reset", str(address), logins, path=out)
    if out is None:
        return report, pg_passwords.reset(address, logins, days=days)
    handle = _private_file(out)  # before a password is changed: one that nobody can read locks people out
    try:
        fresh = pg_passwords.reset(address, logins, days=days)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as lines:
            handle = None
            csv.writer(lines).writerows([("login", "password"), *fresh.items()])
    finally:
        if handle is not None:
            os.close(handle)
            out.unlink()
    return report, {}


def change_password(store: str, password: str) -> PeopleReport:
    """Give the person whose connection this is another password."""
    address = _server(store)
    return PeopleReport("password", str(address), [pg_passwords.change_password(address, password)])


def _private_file(path: Path) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotWrite(_EXISTS, _OTHER_NAME, path=path) from None
    except OSError as error:
        raise CannotWrite(_NO_FILE, _OTHER_FOLDER, path=path, reason=error.strerror) from error


def _server(store: str) -> Address:
    if not is_address(store):
        raise BadInput(_SERVER_ONLY, _NAME_SERVER, store=store)
    return Address(store)
