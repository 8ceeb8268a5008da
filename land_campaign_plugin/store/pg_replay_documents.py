"""Scanned papers of an office's own store into the province's: what is there whole, each in a transaction of its own.

What was cut off goes on with the next run, and what the server has already is not sent again.
"""

from __future__ import annotations

from pathlib import Path

from .contents import hash_of, is_hash, pieces
from .pg_connection import Address
from .pg_schema import administering

_THERE = "SELECT sha256 FROM campaign.document_blob WHERE complete AND sha256 = ANY (%s)"
_AWAY = (
    "DELETE FROM campaign.document_chunk WHERE sha256 = %s",
    "DELETE FROM campaign.document_blob WHERE sha256 = %s",
)
_BLOB = "INSERT INTO campaign.document_blob (sha256, size, login, at) VALUES (%s, %s, session_user, campaign.moment())"
_PIECE = "INSERT INTO campaign.document_chunk (sha256, number, data) VALUES (%s, %s, %s)"
_WHOLE = "UPDATE campaign.document_blob SET complete = true WHERE sha256 = %s"


def carry(folder: Path, address: Address) -> tuple[int, list[str]]:
    """Send the contents in `folder` (`EmbeddedDocuments`); return how many the server has now, and broken files."""
    found = {path.name: path for path in sorted(folder.glob("??/*")) if is_hash(path.name)} if folder.is_dir() else {}
    if not found:
        return 0, []
    with administering(address) as cursor:
        cursor.execute(_THERE, (list(found),))
        there = {sha256 for (sha256,) in cursor.fetchall()}
    broken = []
    for sha256, path in found.items():
        if sha256 in there:
            continue
        if hash_of(path) != sha256:
            broken.append(str(path))
            continue
        with administering(address) as cursor:
            for query in _AWAY:  # pieces of somebody's push that was cut off
                cursor.execute(query, (sha256,))
            cursor.execute(_BLOB, (sha256, path.stat().st_size))
            for number, piece in enumerate(pieces(path)):
                cursor.execute(_PIECE, (sha256, number, piece))
            cursor.execute(_WHOLE, (sha256,))
    return len(found) - len(broken), broken
