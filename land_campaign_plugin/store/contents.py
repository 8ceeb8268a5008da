"""Scanned papers by the hash of their content, in pieces: what was cut off goes on at the first missing piece."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PIECE = 1 << 20
"""Bytes of a piece; the last may be shorter."""
LARGEST = 1 << 30
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class ContentState:
    """What a store has of a content.

    Parameters
    ----------
    size : int
        Bytes that it will have.
    complete : bool
        Whether all of it is there, and makes the hash.
    pieces : frozenset of int
        Numbers of the pieces that are there; empty where it is complete.
    """

    size: int
    complete: bool
    pieces: frozenset[int] = frozenset()


def is_hash(text: object) -> bool:
    """Tell whether a text is a SHA-256 as it is written here."""
    return isinstance(text, str) and _HASH.fullmatch(text) is not None


def piece_count(size: int) -> int:
    """Return how many pieces a content of `size` bytes has."""
    return -(-size // PIECE)


def pieces(path: Path) -> Iterator[bytes]:
    """Yield a file piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def hash_of(path: Path) -> str:
    """Return the hash of a file's content."""
    digest = hashlib.sha256()
    for piece in pieces(path):
        digest.update(piece)
    return digest.hexdigest()
