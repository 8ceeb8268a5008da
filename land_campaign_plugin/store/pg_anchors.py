"""Anchors of the central store: the heads of its chains, once a day, in a file that belongs on another computer."""

from __future__ import annotations

import csv
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from .pg_connection import Address
from .pg_schema import administering

_NO_LIST = QT_TRANSLATE_NOOP("core", "The list {path} cannot be read.")


def drop_anchor(address: Address, path: Path) -> int:
    """Write down the heads of today's chains and add them to a file that is kept elsewhere. Returns how many."""
    with administering(address) as cursor:
        cursor.execute("SELECT campaign.drop_anchor()")
        cursor.execute(
            "SELECT a.day::text, a.commune_id::text, u.code, a.last_seq::text, a.head_hash FROM campaign.anchor AS a"
            " JOIN campaign.commune AS u ON u.id = a.commune_id WHERE a.day = (now() AT TIME ZONE 'UTC')::date"
            " ORDER BY a.commune_id"
        )
        rows = cursor.fetchall()
    known = set(_anchors(path)) if path.exists() else set()
    with path.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(row for row in rows if row not in known)
    return len(rows)


def broken_anchors(address: Address, path: Path) -> list[str]:
    """Return the anchors of a file that the store's history does not hold any more, ``day commune/seq``."""
    with administering(address) as cursor:
        wrong = []
        for day, commune_id, code, seq, digest in _anchors(path):
            cursor.execute("SELECT hash FROM campaign.hist WHERE commune_id = %s AND seq = %s", (commune_id, seq))
            if cursor.fetchone() != (digest,):
                wrong.append(f"{day} {code}/{seq}")
    return wrong


def _anchors(path: Path) -> list[tuple[str, ...]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [tuple(row) for row in csv.reader(lines)]
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(_NO_LIST, path=path) from error
    if any(len(row) != 5 for row in rows):
        raise BadInput(_NO_LIST, path=path)
    return rows
