"""What a work copy asks an office's store beside its history: sheets, checksums, plots that left a commune."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from ..model.change import RETIRED
from .comparing import Checksum, row_hash
from .connection import reading

_SHEETS = (
    "SELECT coalesce(sheet_number, ''), count(*) FROM plot WHERE status IS NOT ? AND coalesce(commune, '') = ?"
    " GROUP BY 1"
)
_PLOTS = (
    "SELECT p.uid, p.ver, h.image, coalesce(p.sheet_number, '') FROM plot AS p"
    " JOIN hist AS h ON h.uid = p.uid AND h.ver = p.ver WHERE p.status IS NOT ? AND coalesce(p.commune, '') = ?"
)


class EmbeddedComparing:
    """The part of a store in one file that proves a work copy; `path` is the store's."""

    def sheets(self, commune: str) -> dict[str, int]:
        """Return how many plots in force each sheet of a commune has; "" are those without a sheet."""
        with reading(self.path) as connection:
            return dict(connection.execute(_SHEETS, (RETIRED, commune)))

    def checksum(self, commune: str, sheets: Sequence[str] | None = None) -> Checksum:
        """Return what a commune amounts to, or some sheets of it."""
        with reading(self.path) as connection:
            row = connection.execute("SELECT head_seq, head_hash FROM commune WHERE code = ?", (commune,)).fetchone()
            found = _hashes(connection, commune, sheets)
        return Checksum(*(row or (0, "")), len(found), sum(found.values()))

    def row_hashes(self, commune: str, sheets: Sequence[str] | None = None) -> dict[str, int]:
        """Return the hash of each plot in force of a commune, or of some sheets of it."""
        with reading(self.path) as connection:
            return _hashes(connection, commune, sheets)

    def departures(self, commune: str, after: int) -> list[tuple[int, str, int]]:
        """Return the plots that left a commune since departure `after`: number, uid, version by which they did."""
        with reading(self.path) as connection:
            return connection.execute(
                "SELECT number, uid, ver FROM departure WHERE commune = ? AND number > ? ORDER BY number",
                (commune, after),
            ).fetchall()


def _hashes(connection: sqlite3.Connection, commune: str, sheets: Sequence[str] | None) -> dict[str, int]:
    wanted = None if sheets is None else set(sheets)
    rows = connection.execute(_PLOTS, (RETIRED, commune))
    return {uid: row_hash(uid, ver, image) for uid, ver, image, sheet in rows if wanted is None or sheet in wanted}
