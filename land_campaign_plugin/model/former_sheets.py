"""Map sheets that were renumbered when communes merged: which sheet of today an old number means.

The key is former commune, sheet number **and** scale: a commune may have had two sets of sheets, both numbered from 1.
Papers rarely state the scale; then the answer is `AMBIGUOUS` and holds its candidates, and a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from .communes import AMBIGUOUS, UNKNOWN
from .tables import INTEGER, TEXT, Table

FOUND = "found"
FORMER_SHEET_COLUMNS: dict[str, str] = {
    "former_commune": TEXT,
    "former_sheet_number": TEXT,
    "map_scale": INTEGER,
    "commune": TEXT,
    "sheet_number": TEXT,
}
"""Columns of the reference list: a sheet before (scale 0 where the list does not say it), and after."""


@dataclass(frozen=True)
class NewSheet:
    """A sheet of today that a former one may be: its commune and number, and the scale that the list says (0: none)."""

    commune: str
    number: str
    scale: int


@dataclass(frozen=True)
class SheetReading:
    """What a former sheet is today: `FOUND` with one candidate, `AMBIGUOUS` with several, or `UNKNOWN`.

    An unknown one has the sheets of its number at other scales for candidates.
    """

    state: str
    candidates: tuple[NewSheet, ...] = ()

    @property
    def sheet(self) -> NewSheet | None:
        """The one sheet of today, None where that is not certain."""
        return self.candidates[0] if self.state == FOUND else None


class FormerSheets:
    """Looks former sheets up in the reference list.

    Parameters
    ----------
    table : Table
        With the columns `FORMER_SHEET_COLUMNS`.
    """

    def __init__(self, table: Table):
        self._listed: dict[tuple[str, str], list[NewSheet]] = {}
        columns = (table[name] for name in FORMER_SHEET_COLUMNS)
        for former_commune, former_number, scale, commune, number in zip(*columns, strict=True):
            sheet = NewSheet(commune or "", number or "", int(scale))
            self._listed.setdefault(_key(former_commune, former_number), []).append(sheet)

    def find(self, commune: str | None, number: str | None, scale: int = 0) -> SheetReading:
        """Return what sheet `number` of a former commune is today.

        Parameters
        ----------
        scale : int
            Denominator of the map's scale, 0 where it is not known.
        """
        listed = self._listed.get(_key(commune, number), [])
        fitting = [sheet for sheet in listed if not scale or not sheet.scale or sheet.scale == scale]
        # an entry of the very scale counts before one that does not say its own
        exact = [sheet for sheet in fitting if scale and sheet.scale == scale] or fitting
        one_each = {(sheet.commune, sheet.number): sheet for sheet in exact}
        if not one_each:
            return SheetReading(UNKNOWN, tuple(listed))
        return SheetReading(FOUND if len(one_each) == 1 else AMBIGUOUS, tuple(one_each.values()))


def _key(commune: str | None, number: str | None) -> tuple[str, str]:
    return (commune or "").strip(), (number or "").replace(" ", "").lstrip("0").upper()
