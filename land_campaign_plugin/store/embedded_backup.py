"""Backup of an office's store and its way back: by SQLite's own means, and proven before it counts."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ..model.errors import BadInput, CannotWrite, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from .connection import connect, plainly
from .embedded import NEWER, GeoPackageStore

_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name.")
_UNSOUND = QT_TRANSLATE_NOOP("core", "The store {path} was not copied: its history does not hold ({reason}).")
_NO_BACKUP = QT_TRANSLATE_NOOP("core", "The file {path} is no backup of an office's store, or damaged.")
_OTHER_BACKUP = QT_TRANSLATE_NOOP("core", "Take another backup; nothing was written.")
_ASK = QT_TRANSLATE_NOOP("core", "Look for an older backup, and keep this file for whoever finds out why.")


def copy_store(source: Path, target: Path, *, back: bool = False) -> dict[str, int]:
    """Copy a store to a name that is not taken, and return what it holds.

    A plain copy of the file would leave out what still lies in its log. The copy's history is reckoned anew before
    it gets its name; the same function makes a backup and brings one `back`.

    Raises
    ------
    BadInput
        `source` is no store, or is damaged.
    CannotWrite
        `target` exists.
    StoreError
        The history does not hold.
    """
    if target.exists():
        raise CannotWrite(_EXISTS, _OTHER_NAME, path=target)
    try:
        GeoPackageStore(source)
    except BadInput as error:
        if back and source.exists() and error.what != NEWER:
            raise BadInput(_NO_BACKUP, _OTHER_BACKUP, path=source) from error
        raise
    part = target.with_name(target.name + ".part")
    try:
        with plainly(target), closing(connect(source)) as there, closing(sqlite3.connect(part)) as here:
            there.backup(here)
            here.execute("PRAGMA journal_mode = DELETE")
        copy = GeoPackageStore(part)
        if faults := copy.verify():
            raise StoreError(_UNSOUND, _ASK, path=source, reason=faults[0])
        counts = copy.counts()
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return counts
