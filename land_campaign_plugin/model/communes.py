"""Communes before and after the merger of 2025-07-01: which unit a code or a name means, and what became of it.

Every code in force was the code of a former unit, mostly of another name: 11953 is the former phường Hiến Nam and the
phường Phố Hiến of today. A code without a date says for certain neither the one nor the other; a former unit that was
split became several. Such an answer is `AMBIGUOUS` and holds its candidates.
Source: Resolution 1666/NQ-UBTVQH15, Decision 19/2025/QĐ-TTg (resources/catalogues/hungyen_*.csv).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from . import person_name
from .byte_patterns import decoded
from .catalogues import Merger, old_to_new, units

MERGED_ON = "2025-07-01"
CURRENT, FORMER, AMBIGUOUS, UNKNOWN = "current", "former", "ambiguous", "unknown"

_KINDS = {"p": "phường", "x": "xã", "tt": "thị trấn"}
_TITLE = re.compile(r"(phường|xã|thị trấn|p|x|tt)(?: ?[.:] ?| )(.*\S)", re.IGNORECASE)
_YEAR = 4


@dataclass(frozen=True)
class Reading:
    """What a code or a name means.

    Parameters
    ----------
    state : str
        `CURRENT`: a unit in force; `FORMER`: a unit from before the merger that went to one unit as a whole;
        `AMBIGUOUS`: more than one unit is possible; `UNKNOWN`: none is.
    candidates : tuple of str
        Codes of the units in force that it is, became, or may be.
    """

    state: str
    candidates: tuple[str, ...] = ()

    @property
    def code(self) -> str | None:
        """The one unit in force that its ground belongs to, None where that is not certain."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def after_merger(on: str | None) -> bool | None:
    """Tell whether an ISO date is on or after the merger; None where there is none, and for the year 2025 alone."""
    text = decoded(on).strip()
    return None if not text or text == MERGED_ON[:_YEAR] else text >= MERGED_ON


def by_code(code: str | None, on: str | None = None, title: str | None = None) -> Reading:
    """Return what a commune code means.

    Parameters
    ----------
    code : str or None
    on : str, optional
        The date of the paper that it stands on, ISO.
    title : str, optional
        The unit's name there, ``Phường Hiến Nam``: it decides where the date does not.
    """
    code, later = decoded(code).strip(), after_merger(on)
    unit, former = units().get(code), old_to_new().get(code, ())
    if unit and former and later is None:
        said = title or former[0].old_name
        now, before = same_title(said, unit.title), same_title(said, former[0].old_name)
        if not now and not (title and before):
            return Reading(AMBIGUOUS, _distinct((code, *_codes(former))))
        later = now
    if unit and later is not False:
        return Reading(CURRENT, (code,))
    return _became(_codes(former))


def by_name(title: str | None, on: str | None = None) -> Reading:
    """Return what a commune's name means, ``Xã Tân Hưng`` or ``Tân Hưng``, on an ISO date if one is known.

    The kind decides between units of one name; where it is not said all kinds are meant.
    """
    later = after_merger(on)
    now, before = _named(title, _current_names()), _named(title, _former_names())
    became = _distinct(new for code in before for new in _codes(old_to_new()[code]))
    if later or (later is None and now and set(became) <= set(now)):
        return Reading(CURRENT, now) if len(now) == 1 else Reading(AMBIGUOUS if now else UNKNOWN, now)
    if later is None and now:
        return Reading(AMBIGUOUS, _distinct((*now, *became)))
    return _became(became)


def placed(reading: Reading, outline_of: Callable[[str], object], shape) -> Reading:
    """Return an ambiguous reading decided by where the plot lies: the candidate that holds most of it.

    Parameters
    ----------
    outline_of : callable
        ``outline_of(code)`` returns the official outline of a unit, or None where there is none.
    shape : shapely geometry or None
        The plot, in the outlines' coordinate reference system. Without outlines or a valid shape nothing is decided.
    """
    if reading.state != AMBIGUOUS or shape is None or shape.is_empty or not shape.is_valid:
        return reading
    outlines = {code: outline for code in reading.candidates if (outline := outline_of(code)) is not None}
    inside = {code: outline.intersection(shape).area for code, outline in outlines.items()}
    most = max(inside, key=inside.__getitem__, default=None)
    return reading if most is None or inside[most] * 2 <= shape.area else Reading(FORMER, (most,))


def split_title(title: str | None) -> tuple[str, str]:
    """Return kind and name of a commune, as keys that their spellings share; the kind is empty where it is not said."""
    text = " ".join(decoded(title).split())
    form = _TITLE.fullmatch(text)
    if not form:
        return "", person_name.key(text)
    kind = form[1].casefold()
    return person_name.key(_KINDS.get(kind, kind)), person_name.key(form[2])


def same_title(one: str | None, other: str | None) -> bool:
    """Tell whether two titles are spellings of one; a title without a kind is of any."""
    (kind, name), (other_kind, other_name) = split_title(one), split_title(other)
    return name == other_name and (kind == other_kind or not kind or not other_kind)


def _codes(mergers: Iterable[Merger]) -> tuple[str, ...]:
    return tuple(merger.new_code for merger in mergers)


def _distinct(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _became(codes: tuple[str, ...]) -> Reading:
    return Reading(FORMER if len(codes) == 1 else AMBIGUOUS if codes else UNKNOWN, codes)


def _named(title: str | None, names: dict[str, list[tuple[str, str]]]) -> tuple[str, ...]:
    """Return the codes of the units with a name, and with its kind where that is said."""
    kind, name = split_title(title)
    return tuple(code for of_kind, code in names.get(name, ()) if not kind or kind == of_kind)


@lru_cache(maxsize=1)
def _current_names() -> dict[str, list[tuple[str, str]]]:
    return _by_name((unit.title, code) for code, unit in units().items())


@lru_cache(maxsize=1)
def _former_names() -> dict[str, list[tuple[str, str]]]:
    return _by_name((mergers[0].old_name, code) for code, mergers in old_to_new().items())


def _by_name(titles: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for title, code in titles:
        kind, name = split_title(title)
        found.setdefault(name, []).append((kind, code))
    return found
