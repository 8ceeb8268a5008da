"""Contents of scanned papers in a package: those that its changes name, up to a limit, piece by piece.

What a package had no room for, or what got lost with one, waits in the work copy and goes with the next: only answers
that say that the store has it end that. At the store a content arrives as an upload does, and is proven by its hash.
"""

from __future__ import annotations

import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model.record_kinds import DOCUMENT
from .contents import LARGEST, PIECE, hash_of, is_hash, piece_count
from .contract import Change, Store

MOST_BYTES = 200 * 1024 * 1024
"""What papers may weigh in a package unless somebody said otherwise."""
SECTION, THERE = "paper", "papers"
_WAITS, _LIMIT = "paper waits ", "papers most bytes"
_SAY = "INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)"


@dataclass
class Papers:
    """What of the contents goes with a package.

    Parameters
    ----------
    files : dict of str to Path
        Contents by hash.
    size : int
        Bytes of them.
    left, missing, changed : int
        Papers over the limit, which wait for the next package; without a file; whose file is another one by now.
    """

    files: dict[str, Path] = field(default_factory=dict)
    size: int = 0
    left: int = 0
    missing: int = 0
    changed: int = 0

    def sections(self) -> Iterator[dict]:
        """Yield the pieces."""
        for sha256, path in self.files.items():
            size = path.stat().st_size
            with path.open("rb") as content:
                for number in range(piece_count(size)):
                    piece = b64encode(content.read(PIECE)).decode()
                    yield {"section": SECTION, "sha256": sha256, "size": size, "number": number, "piece": piece}


def named_in(changes: Iterable[Change]) -> set[str]:
    """Return the contents that changes of documents name."""
    patches = (change.content()["patch"] for change in changes if change.kind == DOCUMENT)
    return {patch["sha256"] for patch in patches if is_hash(patch.get("sha256"))}


def chosen(names: Mapping[str, str], files: Mapping[str, Path], most: int) -> Papers:
    """Return which contents go along: in their order, as long as there is room.

    Parameters
    ----------
    names : mapping of str to str
        Name of the file by hash.
    files : mapping of str to Path
        Files by name, in small letters.
    """
    papers = Papers()
    for sha256, name in names.items():
        path = files.get(name.replace("\\", "/").rpartition("/")[2].casefold())
        size = path.stat().st_size if path else 0
        if path is None:
            papers.missing += 1
        elif not 0 < size <= LARGEST or hash_of(path) != sha256:
            papers.changed += 1
        elif papers.size + size > most:
            papers.left += 1
        else:
            papers.files[sha256] = path
            papers.size += size
    return papers


def take_in(sections: Iterable[dict], store: Store) -> tuple[list[str], list[str]]:
    """Hand the contents of a package to a store; return those that it has now, and those that it did not take."""
    seen: dict[str, bool] = {}
    for each in sections:
        if each["section"] != SECTION:
            continue
        sha256, size, number = str(each["sha256"]), int(each["size"]), int(each["number"])
        if not is_hash(sha256) or not 0 < size <= LARGEST or not 0 <= number < piece_count(size):
            continue
        piece = b64decode(each["piece"], validate=True)
        seen[sha256] = seen.get(sha256, True) and store.put_document(sha256, size, number, piece)
    there = [sha256 for sha256, well in seen.items() if well and store.finish_document(sha256)]
    return there, [sha256 for sha256 in seen if sha256 not in {*there}]


def waiting(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the contents of which no answer said that the store has them, each with the name of its file."""
    rows = connection.execute(
        "SELECT name, value FROM campaign_meta WHERE substr(name, 1, ?) = ? ORDER BY name", (len(_WAITS), _WAITS)
    )
    return {name.removeprefix(_WAITS): value for name, value in rows}


def wait_for(connection: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Remember contents, with the names of their files, until an answer says that the store has them."""
    for sha256 in hashes:
        row = connection.execute("SELECT file_name FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        connection.execute(_SAY, (_WAITS + sha256, (row and row[0]) or ""))


def arrived(connection: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Forget contents that the store has."""
    connection.executemany("DELETE FROM campaign_meta WHERE name = ?", ((_WAITS + sha256,) for sha256 in hashes))


def limit(connection: sqlite3.Connection, most: int | None = None) -> int:
    """Return how many bytes papers may weigh in a package; `most` is remembered for the next ones."""
    if most is not None:
        connection.execute(_SAY, (_LIMIT, str(most)))
        return most
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = ?", (_LIMIT,)).fetchone()
    return int(row[0]) if row else MOST_BYTES
