"""Scanned papers: hashed in the office, sent when there is time and a line, fetched when somebody wants to look.

A record of a document travels at once, with the hash of its content. The content follows by itself: what the store has
already is skipped, and what was cut off goes on where it stopped.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import BadInput, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.record_kinds import DOCUMENT
from ..model.statement import statement
from ..store.connection import reading, writing
from ..store.contents import LARGEST, PIECE, hash_of, is_hash, piece_count
from ..store.contract import Store

SCANS = QT_TRANSLATE_NOOP("core", "scanned papers sent")
_HASHED = QT_TRANSLATE_NOOP("core", "scanned papers read")
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {path} with scanned papers.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose the folder that they lie in.")
_NOT_THERE = QT_TRANSLATE_NOOP("core", "The store does not have this scanned paper yet, or does not show it to you.")
_WAIT = QT_TRANSLATE_NOOP("core", "Ask the office that scanned it to push its documents.")
_DAMAGED = QT_TRANSLATE_NOOP("core", "The scanned paper arrived damaged.")
_AGAIN = QT_TRANSLATE_NOOP("core", "Fetch it again; if it comes back, tell whoever runs the store.")
_UNHASHED = "SELECT fid, file_name FROM document WHERE file_name NOT NULL AND ifnull(sha256, '') = ''"
_KNOWN = (
    "SELECT DISTINCT d.sha256, d.file_name FROM document AS d JOIN campaign_record AS c"
    " ON c.kind = ? AND c.uid = d.uid WHERE ifnull(d.sha256, '') <> '' ORDER BY d.sha256"
)

_NEW = (
    "SELECT d.sha256, d.file_name FROM document AS d LEFT JOIN campaign_record AS c ON c.kind = ? AND c.uid = d.uid"
    " WHERE d.file_name NOT NULL AND (c.uid IS NULL OR ifnull(d.sha256, '') = '') ORDER BY d.fid"
)


@dataclass
class DocumentReport:
    """What became of scanned papers.

    Parameters
    ----------
    hashed : int
        Documents that got the hash of their file.
    sent, there, resumed : int
        Contents sent now, there already, and those of the sent ones that went on where they had stopped.
    missing : int
        Contents whose file is not in the folder.
    changed : int
        Files that are no longer what their document says; they are not sent.
    refused : int
        Contents that the store did not take.
    bytes_sent : int
    """

    hashed: int = 0
    sent: int = 0
    there: int = 0
    resumed: int = 0
    missing: int = 0
    changed: int = 0
    refused: int = 0
    bytes_sent: int = 0


def hash_documents(
    path: Path, folder: Path, *, progress: Progress = no_progress, cancelled: IsCancelled = never
) -> DocumentReport:
    """Write the hash of its file into each document of the work copy that has none; it travels with the next push."""
    files = files_by_name(folder)
    report = DocumentReport()
    with reading(path) as connection:
        rows = connection.execute(_UNHASHED).fetchall()
    found = [(fid, files[key]) for fid, name in rows if (key := _key(name)) in files]
    report.missing = len(rows) - len(found)
    hashes = []
    for done, (fid, file) in enumerate(found, 1):
        stop_if(cancelled)
        hashes.append((hash_of(file), fid))
        progress(done, len(found), _HASHED)
    with writing(path) as connection:
        connection.executemany("UPDATE document SET sha256 = ? WHERE fid = ? AND ifnull(sha256, '') = ''", hashes)
    report.hashed = len(hashes)
    return report


def push_documents(
    path: Path, store: Store, folder: Path, *, progress: Progress = no_progress, cancelled: IsCancelled = never
) -> DocumentReport:
    """Send the contents of documents that the store knows and whose content it has not, file by file.

    Cut off at any place, the next call goes on there.
    """
    files = files_by_name(folder)
    report = DocumentReport()
    with reading(path) as connection:
        rows = [row for row in connection.execute(_KNOWN, (DOCUMENT,)) if is_hash(row[0])]
    for done, (sha256, name) in enumerate(rows, 1):
        stop_if(cancelled)
        _send(store, sha256, files.get(_key(name or "")), report, cancelled)
        progress(done, len(rows), SCANS)
    return report


def _send(store: Store, sha256: str, file: Path | None, report: DocumentReport, cancelled: IsCancelled) -> None:
    state = store.document_state(sha256)
    if state is not None and state.complete:
        report.there += 1
        return
    if file is None:
        report.missing += 1
        return
    size = file.stat().st_size
    if not 0 < size <= LARGEST or hash_of(file) != sha256:
        report.changed += 1
        return
    there = state.pieces if state is not None else frozenset()
    for attempt in (there, frozenset()):  # what somebody else began may be wrong: then all of it goes again
        if not _send_pieces(store, sha256, file, size, attempt, report, cancelled):
            break
        if store.finish_document(sha256):
            report.sent += 1
            report.resumed += bool(attempt)
            return
    report.refused += 1


def _send_pieces(store: Store, sha256: str, file: Path, size: int, there, report, cancelled: IsCancelled) -> bool:
    with file.open("rb") as content:
        for number in range(piece_count(size)):
            if number in there:
                continue
            stop_if(cancelled)
            content.seek(number * PIECE)
            piece = content.read(PIECE)
            if not store.put_document(sha256, size, number, piece):
                return False
            report.bytes_sent += len(piece)
    return True


def fetch_document(store: Store, sha256: str, target: Path, *, cancelled: IsCancelled = never) -> Path:
    """Bring a content to `target`, once it is proven to make its hash; what was cut off goes on where it stopped.

    Raises
    ------
    BadInput
        The store does not have it.
    StoreError
        It arrived damaged.
    """
    state = store.document_state(sha256) if is_hash(sha256) else None  # a path is made of it
    if state is None or not state.complete:
        raise BadInput(_NOT_THERE, _WAIT)
    part = target.with_name(f"{target.name}.{sha256[:8]}.part")
    have = part.stat().st_size // PIECE if part.is_file() else 0
    with part.open("r+b" if have else "wb") as file:
        file.truncate(have * PIECE)
        file.seek(have * PIECE)
        for number in range(have, piece_count(state.size)):
            stop_if(cancelled)
            file.write(store.document_piece(sha256, number) or b"")
    if hash_of(part) != sha256:
        part.unlink()
        raise StoreError(_DAMAGED, _AGAIN)
    os.replace(part, target)
    return target


def files_by_name(folder: Path) -> dict[str, Path]:
    """Return the files below a folder by name; where two have one name, the first in the order of their places."""
    if not folder.is_dir():
        raise BadInput(_NO_FOLDER, _CHOOSE, path=folder)
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.setdefault(path.name.casefold(), path)
    return found


def any_new(connection: sqlite3.Connection) -> bool:
    """Tell whether there are documents that the store does not know yet, or without the hash of their content."""
    return connection.execute(statement("{new} LIMIT 1", new=statement(_NEW)), (DOCUMENT,)).fetchone() is not None


def to_be_sent(connection: sqlite3.Connection, folder: Path) -> dict[str, str]:
    """Return the contents of documents that the store does not know yet, each with the name of its file."""
    files, found = files_by_name(folder), {}
    for sha256, name in connection.execute(_NEW, (DOCUMENT,)).fetchall():
        file = files.get(_key(name or ""))
        known = sha256 or (hash_of(file) if file else "")
        if is_hash(known):
            found[known] = name or ""
    return found


def _key(name: str) -> str:
    """Return the name of a file without its folders, which an export from another computer may name."""
    return name.replace("\\", "/").rpartition("/")[2].casefold()
