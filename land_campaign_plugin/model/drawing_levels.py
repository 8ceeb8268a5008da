"""Levels of drawings: what is drawn on which, and which layer names of a DXF file mean which level. Data, no code.

Source of the numbers: TT 26/2024/TT-BTNMT, annex 21; they stand in resources/campaign.toml with the names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from .legacy_text import ENCODINGS, decoded

UNKNOWN = -1
"""The level of a layer whose name says none."""

_NUMBERED = re.compile(r"(?:level|lv|lop|l)?0*(\d{1,2})(?:\D.*)?")
_MOST = 63


@dataclass(frozen=True)
class DrawingLevels:
    """What is drawn on which level, and how lines are cleaned before plots are closed from them.

    Parameters
    ----------
    boundaries : frozenset of int
        Lines that plots are closed from.
    networks : frozenset of int
        Those of them that bound roads, waters and dykes.
    numbers, areas, land_uses, points, papers, frames : frozenset of int
        Texts with the number, area and use of a plot; label points; boundaries drawn from papers; frames of sheets.
    layers : mapping of str to int
        Level by folded name of a layer.
    tolerance_m : float
        A free end no farther from a line was meant to end on it.
    """

    boundaries: frozenset[int]
    networks: frozenset[int]
    numbers: frozenset[int]
    areas: frozenset[int]
    land_uses: frozenset[int]
    points: frozenset[int]
    papers: frozenset[int]
    frames: frozenset[int]
    layers: Mapping[str, int]
    tolerance_m: float

    def level_of(self, layer: str) -> int:
        """Return the level that the name of a layer means: ``10``, ``Level 10``, ``LV10``, ``RANH_THUA``.

        A name in an encoding from before Unicode is known by the names in the table.
        """
        found = self._level_of(layer)
        for encoding in ENCODINGS if found == UNKNOWN and not layer.isascii() else ():
            read = decoded(layer, encoding)
            found = UNKNOWN if read is None else self._level_of(read)
            if found != UNKNOWN:
                return found
        return found

    def _level_of(self, layer: str) -> int:
        name = _folded(layer)
        if name in self.layers:
            return self.layers[name]
        number = _NUMBERED.fullmatch(name)
        return int(number[1]) if number and int(number[1]) <= _MOST else UNKNOWN


def parse_levels(data: Mapping) -> DrawingLevels:
    """Return the levels in the data of a campaign file; `KeyError`, `ValueError` or `TypeError` where they are not."""
    levels, drawing = data["levels"], data["drawing"]
    tolerance_m = float(drawing["tolerance_m"])
    if not 0.0 < tolerance_m < 1.0:
        raise ValueError("tolerance_m")
    layers = {_folded(name): int(level) for level, names in drawing["layers"].items() for name in names}
    return DrawingLevels(
        _numbers(levels["lines"]),
        _numbers(drawing["networks"]),
        _numbers(drawing["numbers"]),
        _numbers(drawing["areas"]),
        _numbers(drawing["land_uses"]),
        _numbers(drawing["points"]),
        _numbers(levels["legal_boundaries"]),
        _numbers(drawing["frames"]),
        layers,
        tolerance_m,
    )


def _numbers(values) -> frozenset[int]:
    return frozenset(map(int, values))


def _folded(name: str) -> str:
    """Return a name in small letters without marks, spaces and signs."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(sign for sign in plain if sign.isalnum())
