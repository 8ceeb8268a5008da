"""Scanned papers on a server: sent and fetched by whoever works in the commune of a document that names them."""

from __future__ import annotations

from .contents import ContentState
from .pg_connection import Connection


class PgDocuments:
    """Contents over `_connection`."""

    _connection: Connection

    def document_state(self, sha256: str) -> ContentState | None:
        """Return what is there of a content that a document names; None where nothing is."""
        said = self._connection.run("SELECT campaign.document_state(%s)", (sha256,))[0][0]
        return said and ContentState(said["size"], said["complete"], frozenset(said["pieces"]))

    def put_document(self, sha256: str, size: int, number: int, piece: bytes) -> bool:
        """Take in a piece of a content; False where no document names it."""
        query = "SELECT campaign.put_document(%s, %s, %s, %s)"
        return self._connection.run(query, (sha256, size, number, memoryview(piece)))[0][0]

    def finish_document(self, sha256: str) -> bool:
        """Look at the whole content and keep it; what does not make the hash is thrown away, to be sent again."""
        return bool(self._connection.run("SELECT campaign.finish_document(%s)", (sha256,))[0][0])

    def document_piece(self, sha256: str, number: int) -> bytes | None:
        """Return a piece of a complete content; None where there is none."""
        piece = self._connection.run("SELECT campaign.get_document(%s, %s)", (sha256, number))[0][0]
        return None if piece is None else bytes(piece)
