"""Scanned papers of an office's own store: files named by their hash, in a folder beside it."""

from __future__ import annotations

import os
from pathlib import Path

from .connection import reading, sentence_for
from .contents import PIECE, ContentState, hash_of, is_hash

_NAMED = """SELECT 1 FROM record WHERE kind IN ('document', 'waiver') AND NOT retired AND instr(image, '"' || ? || '"')
    LIMIT 1"""


class EmbeddedDocuments:
    """Contents beside the file at `path`."""

    path: Path

    @property
    def documents(self) -> Path:
        """The folder of the contents; there once there is one."""
        return self.path.with_name(self.path.stem + ".documents")

    def content_path(self, sha256: str) -> Path:
        """Return where a content lies once it is complete; what is no hash lies nowhere."""
        if not is_hash(sha256):
            raise ValueError(sha256)
        return self.documents / sha256[:2] / sha256

    def document_state(self, sha256: str) -> ContentState | None:
        """Return what is there of a content that a document names; None where nothing is."""
        if not self._is_named(sha256):
            return None
        path = self.content_path(sha256)
        if path.is_file():
            return ContentState(path.stat().st_size, complete=True)
        part = _part(path)
        if not part.is_file():
            return None
        size = part.stat().st_size
        return ContentState(size, complete=False, pieces=frozenset(range(size // PIECE)))

    def put_document(self, sha256: str, size: int, number: int, piece: bytes) -> bool:
        """Take in a piece of a content; False where no document names it."""
        if not self._is_named(sha256):
            return False
        path = self.content_path(sha256)
        if path.is_file():
            return True
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            how = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(_part(path), how, 0o666), "r+b") as file:
                file.seek(number * PIECE)
                file.write(piece)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise sentence_for(path, error) from error
        return True

    def finish_document(self, sha256: str) -> bool:
        """Look at the whole content and keep it; what does not make the hash is thrown away, to be sent again."""
        if not self._is_named(sha256):
            return False
        path = self.content_path(sha256)
        part = _part(path)
        if path.is_file():
            return True
        if not part.is_file():
            return False
        if hash_of(part) != sha256:
            part.unlink()
            return False
        os.replace(part, path)
        return True

    def document_piece(self, sha256: str, number: int) -> bytes | None:
        """Return a piece of a complete content; None where there is none."""
        if not is_hash(sha256) or not (path := self.content_path(sha256)).is_file():
            return None
        with path.open("rb") as file:
            file.seek(number * PIECE)
            return file.read(PIECE) or None

    def _is_named(self, sha256: str) -> bool:
        if not is_hash(sha256):
            return False
        with reading(self.path) as connection:
            return connection.execute(_NAMED, (sha256,)).fetchone() is not None


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")
