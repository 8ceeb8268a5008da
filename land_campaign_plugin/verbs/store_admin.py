"""What whoever runs a central store does with it: make, upgrade, verify, back up, restore, let people in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Day
from ..model.province import Box, parse_box
from ..paths import version
from ..store import pg_anchors, pg_backup, pg_schema, pg_tables
from ..store.embedded import GeoPackageStore
from ..store.embedded_backup import copy_store
from ..store.pg_connection import Address, is_address

INIT, UPGRADE, VERIFY, BACKUP, RESTORE, ANCHOR, STATUS = ACTIONS = (
    "init", "upgrade", "verify", "backup", "restore", "anchor", "status",
)  # fmt: skip
_NEED_FILE = (BACKUP, RESTORE, ANCHOR)
_SERVER_ONLY = QT_TRANSLATE_NOOP("core", "{action} is there for a store on a server alone, and {store} is a file.")
_NAME_SERVER = QT_TRANSLATE_NOOP("core", "Name it as PG:service=NAME.")
_NO_FILE = QT_TRANSLATE_NOOP("core", "It was not said which file {action} is about.")
_OVER = QT_TRANSLATE_NOOP("core", "The day {day} is over: all older plugins would be shut out at once.")
_TO_COME = QT_TRANSLATE_NOOP("core", "Name a day that is still to come.")
_SAY_FILE = QT_TRANSLATE_NOOP("core", "Add --file FILE.")


@dataclass
class AdminReport:
    """What was done to a store.

    Parameters
    ----------
    store : str
        The store, without user and password.
    version : int
        Of its schema, where that was looked at.
    applied : list of str
        Migrations applied just now.
    rows : dict of str to int
        What was written or taken in, by table or kind.
    wrong : list of str
        What is not as it should be, a code each.
    """

    action: str
    store: str
    version: int = 0
    applied: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes by table, where they were looked at; of a file, its own."""
    documents: tuple[int, int] = (0, 0)
    """How many documents the store holds, and their bytes."""
    old_clients: tuple[str, str] = ("", "")
    """The version that plugins must have, and until when older ones push; empty where all may."""
    box: str = ""
    """Where plots lie (west, south, east, north in metres), where that was looked at; it takes none elsewhere."""


def administer(
    action: str,
    store: str,
    *,
    file: Path | None = None,
    crs: str | None = None,
    old_clients_until: date | None = None,
    keys: bool = False,
    box: str | None = None,
) -> AdminReport:
    """Do one of `ACTIONS` to a store.

    Parameters
    ----------
    store : str
        ``PG:service=NAME`` or another connection string of whoever runs the server; for verify, backup and restore
        also the GeoPackage of an office.
    file : Path, optional
        The backup, the file of anchors.
    crs : str, optional
        For a new store: what its plots are in.
    old_clients_until : date, optional
        For an upgrade: plugins older than this one push until that day, and are told to be updated.
    keys : bool
        Whether a backup holds the keys of people's values.
    box : str, optional
        For a new store or an upgrade: where plots lie, ``WEST,SOUTH,EAST,NORTH``; see `model.province`.

    Raises
    ------
    BadInput
        Something cannot be used, such as a list; nothing was changed.
    StoreError
        The server cannot be reached, or a backup does not hold.
    """
    if action in _NEED_FILE and file is None:
        raise BadInput(_NO_FILE, _SAY_FILE, action=action)
    within = parse_box(box or "")
    if not is_address(store):
        return _in_file(action, Path(store), file, within)
    if old_clients_until and old_clients_until < datetime.now(UTC).date():
        raise BadInput(_OVER, _TO_COME, day=Day(old_clients_until.isoformat()))
    address = Address(store)
    report = AdminReport(action, str(address))
    if action in (INIT, UPGRADE):
        make = partial(pg_schema.init, crs=crs or "") if action == INIT else pg_schema.upgrade
        done = make(address, box=within)
        if old_clients_until:
            pg_schema.welcome(address, version(), old_clients_until)
        report.old_clients = pg_schema.welcomed(address)
        report.version, report.applied, report.box = done.version, done.applied, pg_schema.box_of(address)
    elif action == VERIFY:
        done = pg_schema.verify_schema(address)
        report.version, report.wrong = done.version, done.wrong
        with pg_schema.administering(address) as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            report.wrong += [f"history:{place}" for place in pg_schema.chain_faults(cursor)]
            report.sizes, report.documents = pg_tables.sizes(cursor), pg_tables.documents(cursor)
        if file:
            report.wrong += [f"anchor:{place}" for place in pg_anchors.broken_anchors(address, file)]
    elif action == STATUS:
        with pg_schema.administering(address) as cursor:
            report.version, report.rows = pg_schema.status(cursor)
            report.sizes, report.documents = pg_tables.sizes(cursor), pg_tables.documents(cursor)
        report.old_clients, report.box = pg_schema.welcomed(address), pg_schema.box_of(address)
    elif action == BACKUP:
        done = pg_backup.backup(address, file, keys=keys)
        report.rows, report.wrong = done.rows, [f"history:{place}" for place in done.faults]
    elif action == RESTORE:
        report.rows = pg_backup.restore(address, file).rows
    else:
        report.rows = {"anchor": pg_anchors.drop_anchor(address, file)}
    return report


def _in_file(action: str, store: Path, file: Path | None, within: Box | None) -> AdminReport:
    report = AdminReport(action, str(store))
    if action in (VERIFY, STATUS):
        held = GeoPackageStore(store)
        report.wrong = [f"history:{place}" for place in held.verify()] if action == VERIFY else []
        report.rows, report.box = (held.counts(), held.box()) if action == STATUS else ({}, "")
        report.sizes = {store.name: store.stat().st_size}
    elif action == UPGRADE and within:
        held = GeoPackageStore(store)
        held.lie_in(within)
        report.box = held.box()
    elif action == BACKUP:
        report.rows = copy_store(store, file)
    elif action == RESTORE:
        report.rows = copy_store(file, store, back=True)
    else:
        raise BadInput(_SERVER_ONLY, _NAME_SERVER, action=action, store=store)
    return report
