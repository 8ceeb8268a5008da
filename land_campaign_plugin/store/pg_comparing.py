"""What a work copy asks the server beside its history: sheets, checksums, plots that left a commune."""

from __future__ import annotations

from collections.abc import Sequence

from .comparing import Checksum

_SHEETS = (
    "SELECT coalesce(sheet_number, ''), count(*) FROM campaign.plot WHERE status IS DISTINCT FROM 'retired' AND"
    " commune_id = (SELECT id FROM campaign.commune WHERE code = %s AND valid @> current_date) GROUP BY 1"
)


class PgComparing:
    """The part of a store on a server that proves a work copy; `_connection` is the store's."""

    def sheets(self, commune: str) -> dict[str, int]:
        """Return how many plots in force each sheet of a commune has; "" are those without a sheet."""
        return dict(self._connection.run(_SHEETS, (commune,)))

    def checksum(self, commune: str, sheets: Sequence[str] | None = None) -> Checksum:
        """Return what a commune amounts to, or some sheets of it."""
        sheets = None if sheets is None else list(sheets)
        rows = self._connection.run("SELECT * FROM campaign.checksum(%s, %s::text[])", (commune, sheets))
        return Checksum(*rows[0][:3], int(rows[0][3])) if rows else Checksum(0, "", 0, 0)

    def row_hashes(self, commune: str, sheets: Sequence[str] | None = None) -> dict[str, int]:
        """Return the hash of each plot in force of a commune, or of some sheets of it."""
        sheets = None if sheets is None else list(sheets)
        return dict(self._connection.run("SELECT * FROM campaign.row_hashes(%s, %s::text[])", (commune, sheets)))

    def departures(self, commune: str, after: int) -> list[tuple[int, str, int]]:
        """Return the plots that left a commune since departure `after`: number, uid, version by which they did."""
        return self._connection.run("SELECT * FROM campaign.departures(%s, %s)", (commune, after))
