"""What became of map sheets when communes merged: (former commune, sheet, scale) to (commune, sheet).

A sheet's former number may stand for several sheets, where a former commune had two sets numbered from 1 at two scales
and the scale is not said: then all of them are candidates, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .record_rows import number_key

Sheet = tuple[str, str]
"""Commune and number of a sheet, as they are compared."""


@dataclass
class Renumbering:
    """The list of renumbered sheets.

    Parameters
    ----------
    rows : iterable of (str, str, int, str, str)
        Former commune, former number, denominator of the scale (0: not said), commune, number.
    """

    _found: dict[Sheet, list[tuple[int, Sheet]]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int, str, str]]) -> Renumbering:
        """Return the list made of rows."""
        found: dict[Sheet, list[tuple[int, Sheet]]] = {}
        for former_commune, former_sheet, scale, commune, sheet in rows:
            key, now = (former_commune, number_key(former_sheet)), (commune, number_key(sheet))
            entries = found.setdefault(key, [])
            if (scale, now) not in entries:
                entries.append((scale, now))
        return cls(found)

    def __len__(self) -> int:
        return sum(map(len, self._found.values()))

    def candidates(self, commune: str, sheet: str, scale: int = 0) -> list[Sheet]:
        """Return the sheets that a former sheet may be now: none where it is not listed, several where that is open.

        Parameters
        ----------
        scale : int
            Denominator; 0 where it is not known. Entries without a scale fit every one.
        """
        entries = self._found.get((commune, number_key(sheet)), [])
        return list(dict.fromkeys(now for listed, now in entries if not scale or not listed or listed == scale))
