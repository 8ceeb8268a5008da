"""Connections to our SQLite files: spatial functions registered, failures said in a sentence, writers in turn."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.errors import BadInput, CampaignError, CannotWrite, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from .blobs import FUNCTIONS
from .local_disk import refuse_shared

LOCK_TIMEOUT_S = 10.0
_LEAST_FREE = 1 << 20

_MISSING = QT_TRANSLATE_NOOP("core", "There is no file {path}.")
_NO_PLACE = QT_TRANSLATE_NOOP("core", "{path} cannot be written: no file can be made in this folder.")
_CHOOSE_FOLDER = QT_TRANSLATE_NOOP("core", "Choose another folder.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a file that exists.")
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {folder}.")
_MAKE_FOLDER = QT_TRANSLATE_NOOP("core", "Make it first, or choose another folder.")
BROKEN = QT_TRANSLATE_NOOP("core", "The file {path} is broken or is no GeoPackage ({reason}).")
_RESTORE = QT_TRANSLATE_NOOP("core", "Take it from a backup. A work copy can also be loaded anew from its sources.")
_FULL = QT_TRANSLATE_NOOP("core", "The disk that holds {path} is full. Nothing was changed.")
_FREE = QT_TRANSLATE_NOOP("core", "Free some space and try again.")
_READ_ONLY = QT_TRANSLATE_NOOP("core", "{path} cannot be written: the file or its folder is read-only.")
_ALLOW = QT_TRANSLATE_NOOP("core", "Ask for the right to write there, or choose another folder.")
_IN_USE = QT_TRANSLATE_NOOP("core", "{path} is in use by another program. Nothing was changed.")
_CLOSE = QT_TRANSLATE_NOOP("core", "Save or close it there and try again.")
_LOOK_AT_DISK = QT_TRANSLATE_NOOP("core", "Check the disk and your quota on it, or choose another folder.")
_FAILED = QT_TRANSLATE_NOOP("core", "{path} could not be written ({reason}). Nothing was changed.")


def sentence_for(path: Path, error: Exception) -> CampaignError:
    """Return the error that tells a person what an SQLite or operating system error on `path` means."""
    reason = str(error)
    if isinstance(error, OSError):
        if isinstance(error, PermissionError):
            return CannotWrite(_READ_ONLY, _ALLOW, path=path)
        if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
            return BadInput(_NO_FOLDER, _MAKE_FOLDER, folder=path.parent)
        if isinstance(error, FileNotFoundError):
            return CannotWrite(_NO_PLACE, _CHOOSE_FOLDER, path=path)
        if error.errno in (28, 27, 122):  # no space, file too large, quota
            return CannotWrite(_FULL, _FREE, path=path)
        return CannotWrite(_READ_ONLY if error.errno == 30 else _FAILED, _ALLOW, path=path, reason=error.strerror)
    if "full" in reason or ("disk I/O" in reason and _is_full(path)):
        return CannotWrite(_FULL, _FREE, path=path)
    if "disk I/O" in reason:
        return CannotWrite(_FAILED, _LOOK_AT_DISK, path=path, reason=reason)
    if "readonly" in reason or "unable to open" in reason:
        return CannotWrite(_READ_ONLY, _ALLOW, path=path)
    if "locked" in reason:
        return CannotWrite(_IN_USE, _CLOSE, path=path)
    if isinstance(error, sqlite3.OperationalError):
        return StoreError(_FAILED, _CLOSE, path=path, reason=reason)
    return BadInput(BROKEN, _RESTORE, path=path, reason=reason)


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _LEAST_FREE


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn SQLite errors on `path` into errors a person can be told; a caller's own errors pass."""
    try:
        yield
    except sqlite3.Error as error:
        raise sentence_for(path, error) from error


def connect(path: Path, *, timeout_s: float = LOCK_TIMEOUT_S) -> sqlite3.Connection:
    """Open an existing SQLite file; the caller begins and commits transactions."""
    if not path.is_file():
        raise BadInput(_MISSING, _CHOOSE, path=path)
    return prepare(sqlite3.connect(path.resolve().as_uri() + "?mode=rw", timeout=timeout_s, uri=True))


def prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Register the spatial functions and set what every connection of ours needs."""
    connection.isolation_level = None
    for name, function in FUNCTIONS.items():
        connection.create_function(name, 1, function, deterministic=True)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = ON")
    return connection


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Read `path` in one transaction, so that everything read belongs together."""
    with plainly(path):
        connection = connect(path)
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
    """Write `path` in one transaction, alone among our processes; any error leaves the file as it was.

    A file on a network drive or in a folder that is kept in step with others is not written.
    """
    refuse_shared(path)
    with writer_lock(path), plainly(path):
        connection = connect(path)
        try:
            if durable:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.rollback()
            connection.close()


@contextmanager
def writer_lock(path: Path, timeout_s: float = LOCK_TIMEOUT_S) -> Iterator[None]:
    """Hold the side file that keeps our own writers in turn.

    SQLite's own lock is not enough: another library that opens and closes the same file in this process
    drops it.
    """
    side = path.with_name(path.name + ".lock")
    until = time.monotonic() + timeout_s
    while True:
        try:
            handle = os.open(side, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise sentence_for(path, error) from error
        if _try_lock(handle) and _still_there(handle, side):
            break
        os.close(handle)
        if time.monotonic() > until:
            raise CannotWrite(_IN_USE, _CLOSE, path=path)
        time.sleep(0.02)
    try:
        yield
    finally:
        _remove(handle, side)


def _still_there(handle: int, side: Path) -> bool:
    """Tell whether the locked side file is the one on disk: the last holder may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), side.stat())
    except FileNotFoundError:
        return False


def _remove(handle: int, side: Path) -> None:
    if sys.platform != "win32":  # Windows cannot remove an open file; there the empty side file stays
        side.unlink(missing_ok=True)
    os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
