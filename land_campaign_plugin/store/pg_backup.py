"""Backup of the central store in one file, and its way back, which proves itself.

The file holds every table as the server copies it out, all of one moment, with the heads of the chains and a checksum
each. A restore goes into a database without a store, brings the rows in and then reckons every hash of the history
anew: what was not proven is not committed. Roles and passwords are the server's own and are not in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from ..model.errors import BadInput, CannotWrite, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from .pg_connection import Address
from .pg_schema import administering, chain_faults, make_schema, shipped
from .pg_tables import kept, numbered

FORMAT = 1
TABLES = {
    "meta": "name, value",
    "commune": "id, code, name, valid, predecessor, head_seq, head_hash",
    "person": "login, full_name, office, active",
    "scope": "login, commune_id, role, valid",
    "plot": "",
    "hist": "",
    "change_req": "",
    "conflict": "",
    "rejected": "",
    "finding": "",
    "anchor": "",
    "batch": "",
    "record": "",
    "pii_key": "year, destroyed_at",
    "party_secret": "",  # nosec B105: a table's name
    "party_mask": "",
    "hist_pii": "",
    "access_log": "",
    "document_blob": "",
    "document_chunk": "",
}
"""The tables that the others hang on, in the order in which rows may come back; "" stands for all columns. Whatever
other table the store has is kept whole, too, but for keys of packages: `pg_tables.kept`."""
_KEYS = "year, key, destroyed_at"
_NUMBERED = ("commune", "hist", "conflict", "access_log")
_NEXT = "SELECT setval(pg_get_serial_sequence({text}, 'id'), (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
_NO_BACKUP = QT_TRANSLATE_NOOP("core", "The file {path} is no backup of a central store, or damaged ({reason}).")
_OTHER_BACKUP = QT_TRANSLATE_NOOP("core", "Take another backup; the database was left as it was.")
_NOT_EMPTY = QT_TRANSLATE_NOOP("core", "The database {store} holds a store already.")
_EMPTY_ONE = QT_TRANSLATE_NOOP("core", "Restore into a new database, look at it, and let it take the old one's place.")
_UNSOUND = QT_TRANSLATE_NOOP("core", "The backup {path} came back, but its history does not hold ({reason}).")
_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")


@dataclass
class BackupReport:
    """What was written or brought back.

    Parameters
    ----------
    rows : dict of str to int
        Rows by table.
    faults : list of str
        What the history of a backed up store does not hold; a restore with any is refused.
    """

    path: Path
    rows: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def backup(address: Address, path: Path, *, keys: bool = False) -> BackupReport:
    """Write a backup of the store to `path`, a name that is not taken.

    Without `keys`, people's values in it can be read by nobody who has not the keys from elsewhere (`pg_keys`).
    """
    if path.exists():
        raise CannotWrite(_EXISTS, _OTHER_NAME, path=path)
    report = BackupReport(path)
    part = path.with_name(path.name + ".part")
    try:
        archive = zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        with archive as file, administering(address) as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT max(version) FROM campaign.migration")
            manifest = {"format": FORMAT, "schema": cursor.fetchone()[0], "tables": {}}
            cursor.execute("SELECT value FROM campaign.meta WHERE name = 'crs'")
            manifest["crs"] = cursor.fetchone()[0]
            for table in kept(cursor, TABLES):
                names = _KEYS.split(", ") if keys and table == "pii_key" else _names(cursor, table)
                with file.open(f"{table}.copy", "w", force_zip64=True) as entry:
                    sink = _Hashing(entry)
                    cursor.copy_expert(_copy("COPY (SELECT {names} FROM {table}) TO STDOUT", table, names), sink)
                report.rows[table] = cursor.rowcount
                manifest["tables"][table] = {"columns": names, "rows": cursor.rowcount, "sha256": sink.digest()}
            report.faults = chain_faults(cursor)
            file.writestr("manifest.json", json.dumps(manifest, indent=1))
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return report


def restore(address: Address, path: Path) -> BackupReport:
    """Bring a backup back into a database that holds no store, prove its history, and only then keep it.

    Raises
    ------
    BadInput
        The file is no backup of ours or is damaged, or the database holds a store.
    StoreError
        The history in it does not hold.
    """
    report = BackupReport(path)
    try:
        with zipfile.ZipFile(path) as file:
            manifest = json.loads(file.read("manifest.json"))
            if manifest["format"] != FORMAT or manifest["schema"] not in shipped():
                raise BadInput(_NO_BACKUP, _OTHER_BACKUP, path=path, reason=f"version {manifest['schema']}")
            with administering(address) as cursor:
                _fill(cursor, address, file, manifest, report)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BadInput(_NO_BACKUP, _OTHER_BACKUP, path=path, reason=type(error).__name__) from error
    return report


def _fill(cursor, address: Address, file: zipfile.ZipFile, manifest: dict, report: BackupReport) -> None:
    cursor.execute("SELECT to_regclass('campaign.meta') IS NOT NULL")
    if cursor.fetchone()[0]:
        raise BadInput(_NOT_EMPTY, _EMPTY_ONE, store=address)
    make_schema(cursor, str(address), manifest["crs"], upto=manifest["schema"])
    cursor.execute("DELETE FROM campaign.meta")
    if "pii_key" in manifest["tables"]:
        cursor.execute("DELETE FROM campaign.pii_key")
    more = [table for table in kept(cursor, TABLES) if table in manifest["tables"] and table not in TABLES]
    for table in (*TABLES, *more):
        if (said := manifest["tables"].get(table)) is None:
            continue  # a backup of before it came
        with file.open(f"{table}.copy") as entry:
            source = _Hashing(entry)
            cursor.copy_expert(_copy("COPY {table} ({names}) FROM STDIN", table, said["columns"]), source)
        if cursor.rowcount != said["rows"] or source.digest() != said["sha256"]:
            raise BadInput(_NO_BACKUP, _OTHER_BACKUP, path=report.path, reason=table)
        report.rows[table] = cursor.rowcount
    for table in numbered(cursor):
        cursor.execute(_copy(_NEXT, table))
    report.faults = chain_faults(cursor)
    if report.faults:
        raise StoreError(_UNSOUND, _OTHER_BACKUP, path=report.path, reason=report.faults[0])


def _names(cursor, table: str) -> list[str]:
    """Return the columns of a table that are kept; the id of a transaction means nothing in another server."""
    if TABLES.get(table):
        return TABLES[table].split(", ")
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attname <> 'tx' ORDER BY attnum",
        (f"campaign.{table}",),
    )
    return [name for (name,) in cursor.fetchall()]


def _copy(template: str, table: str, names: list[str] = ()):
    from psycopg2 import sql

    where = sql.Identifier("campaign", table)
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    return sql.SQL(template).format(table=where, names=columns, text=sql.Literal(f"campaign.{table}"))


class _Hashing:
    """A file on its way in or out, with the hash of what went by."""

    def __init__(self, file):
        self._file = file
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write on, as the driver asks."""
        self._hash.update(data)
        return self._file.write(data)

    def read(self, size: int = -1) -> bytes:
        """Read on, as the driver asks."""
        data = self._file.read(size)
        self._hash.update(data)
        return data

    def digest(self) -> str:
        """Return the hash of all that went by."""
        return self._hash.hexdigest()
