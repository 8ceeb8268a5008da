"""Which file a work copy is: a copy of it, or a backup that came back, must not number its changes like the original.

Each change carries the id of its work copy and a number. Where two files count on under one id, the store takes the
number once and refuses the other change; nothing is lost, but a person would have to push again. So the file remembers
where it lies, and one that lies elsewhere gets an id of its own before it is pushed.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping
from pathlib import Path

from ..model.language import QT_TRANSLATE_NOOP
from .edits import SEALED
from .local_disk import file_identity, place_mark

_FILE = "file"
COPIED = QT_TRANSLATE_NOOP(
    "core", "This work copy is a copy of another one, or was restored; from now on it counts as one of its own."
)


def stranger(path: Path, meta: Mapping[str, str]) -> bool:
    """Tell whether this is a copy of the work copy, or a backup that came back.

    A file that was renamed or moved on its disk is the same. One that came from another disk cannot be told from a
    copy, and counts as one: that harms nothing.

    Parameters
    ----------
    meta : mapping
        The entries of ``campaign_meta``.
    """
    before = meta.get(_FILE)
    if not before:
        return False
    (disk, number, place), (disk_now, number_now, here) = _parts(before), _parts(file_identity(path))
    return number != number_now or (disk != disk_now and place != here)  # a disk's own number may change any day


def remember(connection: sqlite3.Connection, path: Path, *, as_file: Path | None = None) -> None:
    """Keep where the work copy lies.

    Parameters
    ----------
    path : Path
        Its place.
    as_file : Path, optional
        The file that will be put there, while it is being made.
    """
    number = file_identity(as_file or path).split(" ")[0]
    said = f"{number} {place_mark(path)}"
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)", (_FILE, said))


def renew(connection: sqlite3.Connection) -> None:
    """Give the work copy an id of its own.

    What was sealed and not sent is sealed anew from its base; what was sent goes on under the old id until it is
    answered, for the store may have it.
    """
    connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'client'", (str(uuid.uuid4()),))
    connection.execute("UPDATE campaign_meta SET value = value + 1 WHERE name = 'epoch'")
    connection.execute("DELETE FROM campaign_outbox WHERE state = ?", (SEALED,))
    connection.execute("DELETE FROM campaign_record_outbox WHERE state = ?", (SEALED,))


def _parts(identity: str) -> tuple[str, str, str]:
    """Return the disk, the number that the file has there, and the mark of its place."""
    numbers, _, place = identity.partition(" ")
    disk, _, number = numbers.partition("/")
    return disk, number, place
