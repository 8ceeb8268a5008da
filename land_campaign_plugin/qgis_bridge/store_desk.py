"""The central store as the window uses it: opened for one piece of work, looked at, pulled from, begun with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress

_LOOKED_AT = 500
_NO_COMMUNE = QT_TRANSLATE_NOOP("core", "No commune was chosen.")
_TICK_ONE = QT_TRANSLATE_NOOP("core", "Tick one at least.")
COMMUNES = QT_TRANSLATE_NOOP("core", "communes")
_WAITING = "SELECT min(at) FROM campaign_outbox WHERE state IN ('sealed', 'sent')"
_LAST_PULL = "SELECT value FROM campaign_meta WHERE name = 'last_pull'"
_VERSIONS = "SELECT uid, ver FROM plot"
_CALLED = "SELECT uid FROM plot WHERE sheet_number || '/' || plot_number = ?1 OR substr(uid, 1, 8) = ?1"


@dataclass(frozen=True)
class Gateway:
    """Where a gateway is, and in which file the person's package key lies; nothing secret."""

    url: str
    key: Path


@dataclass(frozen=True)
class Commune:
    """A commune that a person may read.

    Parameters
    ----------
    roles : tuple of str
        What the person is there: viewer, editor, reviewer, supervisor, auditor.
    changes : int
        Number of the last change in it; 0 where there is nothing yet.
    """

    code: str
    name: str
    roles: tuple[str, ...] = ()
    changes: int = 0


@dataclass(frozen=True)
class Met:
    """Who the person is to a store."""

    login: str
    full_name: str
    communes: list[Commune]


@dataclass(frozen=True)
class Look:
    """What waits in a store.

    Parameters
    ----------
    plots : int
        That others changed and that were not pulled yet.
    exact : bool
        Whether all that is new was looked at.
    """

    plots: int = 0
    exact: bool = True


@dataclass(frozen=True)
class Pulled:
    """A finished pull.

    Parameters
    ----------
    report : PullReport
    changed : list of str
        Plots that are other ones here than before.
    disputed : list of (str, str)
        Plots that both sides changed: uid and what people call them.
    """

    report: object
    changed: list[str]
    disputed: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Waits:
    """What of a work copy the store does not have.

    Parameters
    ----------
    edited, fresh, sealed : int
        Plots edited; plots that the store never had; plots sent and without an answer.
    since : datetime or None
        When the oldest of the last was sealed.
    """

    edited: int
    fresh: int
    sealed: int
    since: datetime | None = None


@contextmanager
def opened(where, crs_wkt: str | None = None) -> Iterator:
    """Open a store for one piece of work, and say why where it cannot be reached.

    Parameters
    ----------
    where : Path, Address or Gateway
    crs_wkt : str, optional
        For a file that is not there yet.
    """
    if isinstance(where, Path):
        from ..store.embedded import GeoPackageStore, open_store

        yield GeoPackageStore(where) if crs_wkt is None else open_store(where, crs_wkt)
        return
    if isinstance(where, Gateway):
        from ..store.opening import open_any

        yield open_any(where.url, key=where.key)
        return
    from ..store.pg_connection import Busy, Retry
    from ..store.pg_diagnosis import diagnose
    from ..store.postgis import PostgisStore

    try:
        store = PostgisStore(where)
        try:
            yield store
        finally:
            store.close()
    except Busy:
        raise
    except Retry as error:  # without a code: it may be the line, the certificate or the password
        raise (diagnose(where) or error) from None


def meet(where) -> Met:
    """Return who the person is to a store, and which communes it shows to them."""
    with opened(where) as store:
        heads = store.communes()
        said = store.said
    if "scopes" not in said:  # an office's own store knows no roles
        return Met(said["login"], "", [Commune(code, "", (), head) for code, head in sorted(heads.items())])
    names, roles = {}, {}
    for scope in said["scopes"]:
        names[scope["commune"]] = scope["name"]
        roles.setdefault(scope["commune"], []).append(scope["role"])
    communes = [Commune(code, names[code], tuple(roles[code]), heads.get(code, 0)) for code in sorted(names)]
    return Met(said["login"], said["full_name"] or "", communes)


def look(work, where) -> Look:
    """Return how many plots others changed since the last pull; nothing is written."""
    from ..store import incoming
    from ..store.connection import reading

    with opened(where, work.crs) as store:
        heads = store.communes()
        with reading(work.path) as connection:
            wanted = incoming.followed(connection, store.id)
            cursors = {code: incoming.cursor_of(connection, store.id, code) for code in wanted}
            here = dict(connection.execute(_VERSIONS))
        newer, exact = set(), True
        for code, cursor in cursors.items():
            behind = heads.get(code, 0) - cursor.seq
            if behind > 0:
                entries = store.feed(code, cursor.seq, _LOOKED_AT)
                newer |= {entry.uid for entry in entries if entry.ver > here.get(entry.uid, 0)}
                exact &= behind <= _LOOKED_AT
    return Look(len(newer), exact)


def pull(work, where, progress: Progress, cancelled: IsCancelled) -> Pulled:
    """Bring what others pushed into a work copy."""
    from ..store.connection import reading
    from ..verbs.pull import pull as pull_all

    before = versions(work)
    with opened(where) as store:
        report = pull_all(work, store, progress=progress, cancelled=cancelled)
    with reading(work.path) as connection:
        disputed = [
            (uid, label) for label in report.disputed for (uid,) in connection.execute(_CALLED, (label,)).fetchmany(1)
        ]
    return Pulled(report, changed_since(work, before), disputed)


def versions(work) -> dict[str, int]:
    """Return the version that each plot of a work copy has in the store."""
    from ..store.connection import reading

    with reading(work.path) as connection:
        return dict(connection.execute(_VERSIONS))


def changed_since(work, before: dict[str, int]) -> list[str]:
    """Return the plots whose version is another one than in `before`."""
    return [uid for uid, ver in versions(work).items() if before.get(uid) != ver]


def sheets(where, commune: str) -> dict[str, int]:
    """Return how many plots each sheet of a commune has in a store."""
    with opened(where) as store:
        return store.sheets(commune)


def begin(
    path: Path,
    where,
    communes: Sequence[str],
    progress: Progress,
    cancelled: IsCancelled,
    sheets: Sequence[str] | None = None,
) -> Path:
    """Fetch communes into the work copy at `path`, which is made; one that is there goes on where it stopped.

    Parameters
    ----------
    sheets : sequence of str, optional
        Of the communes, no more than these sheets.
    """
    from ..model.progress import stop_if
    from ..store.workcopy import WorkCopy
    from ..verbs.pull import check_out
    from ..verbs.pull import pull as pull_all

    if not communes:
        raise BadInput(_NO_COMMUNE, _TICK_ONE)
    how = {"sheets": sheets, "progress": progress, "cancelled": cancelled}
    with opened(where) as store:
        for place, commune in enumerate(communes):
            stop_if(cancelled)
            progress(place, len(communes), COMMUNES)
            if path.exists():
                if sheets is None:  # what was fetched by sheets becomes whole
                    how["sheets"] = _all_sheets(path, store, commune)
                pull_all(WorkCopy.open(path), store, communes=[commune], **how)
            else:
                check_out(path, store, [commune], **how)
    return path


def _all_sheets(path: Path, store, commune: str) -> list[str] | None:
    """Return the sheets of a commune of which the work copy has some only; else None."""
    from ..store import incoming
    from ..store.connection import reading

    with reading(path) as connection:
        some = incoming.sheets_of(connection, store.id, commune)
    return None if some is None else list(store.sheets(commune))


def waits(work) -> Waits:
    """Return what of a work copy the store does not have."""
    from ..store.connection import reading

    changes = work.changes()
    with reading(work.path) as connection:
        (since,) = connection.execute(_WAITING).fetchone()
    at = datetime.fromisoformat(since).astimezone() if since else None
    return Waits(changes.edited, changes.never_pushed, changes.waiting, at)


def last_pull(work) -> datetime | None:
    """Return when the last pull ended, in the time of this computer."""
    from ..store.connection import reading

    with reading(work.path) as connection:
        row = connection.execute(_LAST_PULL).fetchone()
    return datetime.fromisoformat(row[0]).astimezone() if row else None
