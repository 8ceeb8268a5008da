"""The campaign that the plots belong to: its province, coordinate reference system and window. Data, no code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .. import paths
from .drawing_levels import DrawingLevels, parse_levels
from .errors import BadInput
from .language import QT_TRANSLATE_NOOP

_LAST_LEVEL = 63
_DRAWN = ("lines", "labels", "legal_boundaries")
_BROKEN = QT_TRANSLATE_NOOP("core", "The campaign file {path} cannot be used: {reason}.")
_RESTORE = QT_TRANSLATE_NOOP("core", "Put the file of the plugin back, or correct it.")


@dataclass(frozen=True)
class Flags:
    """How findings are drawn for surveyors: the level, the letter of rules or kinds of them, the letter of the rest."""

    level: int
    letters: Mapping[str, str]
    rest: str

    def letter(self, rule: str, sub_code: str) -> str:
        """Return the letter of a finding."""
        return self.letters.get(f"{rule}:{sub_code}") or self.letters.get(rule) or self.rest


@dataclass(frozen=True)
class Campaign:
    """A province and where its plots can lie.

    Parameters
    ----------
    crs : str
        Code of the coordinate reference system that all plots are handed in with.
    zone : str
        Its central meridian as people write it.
    window : tuple of float
        (xmin, ymin, xmax, ymax) in metres of `crs`.
    mistaken_for : tuple of str
        Codes of the systems that files turn up in by mistake, the likeliest first.
    levels : mapping of str to frozenset of int
        Levels of drawings by side table of a check: lines, labels, boundaries from papers.
    drawing : DrawingLevels
        What is drawn on which level, for plots that are closed from the lines of a drawing.
    flags : Flags
        Where findings are written in a drawing, and as which letter.
    """

    province: str
    crs: str
    zone: str
    window: tuple[float, float, float, float]
    mistaken_for: tuple[str, ...]
    levels: Mapping[str, frozenset[int]]
    drawing: DrawingLevels
    flags: Flags


@lru_cache(maxsize=4)
def load_campaign(path: Path | None = None) -> Campaign:
    """Read a campaign file, the plugin's own if none is given; `BadInput` where it lacks or garbles something."""
    path = path or paths.resource("campaign.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        (left, right), (bottom, top) = data["window"]["east_m"], data["window"]["north_m"]
        window = (float(left), float(bottom), float(right), float(top))
        if not (window[0] < window[2] and window[1] < window[3]):
            raise ValueError("window")
        mistaken_for = tuple(map(str, data["mistaken_for"]["crs"]))
        levels = {table: frozenset(map(int, data["levels"][table])) for table in _DRAWN}
        return Campaign(
            str(data["province"]),
            str(data["crs"]),
            str(data["zone"]),
            window,
            mistaken_for,
            levels,
            parse_levels(data),
            _flags(data["flags"], levels),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(_BROKEN, _RESTORE, path=path, reason=f"{type(error).__name__} {error}") from error


def _flags(data: Mapping, levels: Mapping[str, frozenset[int]]) -> Flags:
    letters = {str(rule): str(letter) for letter, rules in data["letters"].items() for rule in rules}
    flags = Flags(int(data["level"]), letters, str(data["rest"]))
    taken = frozenset().union(*levels.values())
    if not (
        1 <= flags.level <= _LAST_LEVEL
        and flags.level not in taken
        and "".join([*letters.values(), flags.rest]).isascii()
    ):
        raise ValueError("flags")
    return flags
