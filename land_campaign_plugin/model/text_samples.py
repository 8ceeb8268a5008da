"""Samples of texts before and after a correction, fit to be shown in a list: no person is told by them."""

from __future__ import annotations

from collections.abc import Iterable

PERSONAL = frozenset({"note", "name"})
"""Columns that may name people: of each text one syllable is shown, that which changes."""
_MASK = "•••"


def samples(pairs: Iterable[tuple[str, str]], most: int, personal: bool = False) -> list[tuple[str, str]]:
    """Return different texts before and after, at most `most`; those that tell most come first.

    Parameters
    ----------
    pairs : iterable of (before, after)
    personal : bool
        Mask all syllables but one.
    """
    changed = dict.fromkeys((before, after) for before, after in pairs if before != after)
    shown = dict.fromkeys(masked(*pair) if personal else pair for pair in changed)
    return sorted(shown, key=lambda pair: -_differing(*pair))[:most]


def masked(before: str, after: str) -> tuple[str, str]:
    """Return both texts with all syllables masked but the first that changes."""
    old, new = before.split(), after.split()
    if len(old) != len(new):
        return _MASK, _MASK
    at = next((at for at, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]), -1)
    return tuple(" ".join(word if place == at else _MASK for place, word in enumerate(words)) for words in (old, new))


def _differing(before: str, after: str) -> int:
    return sum(one != other for one, other in zip(before.split(), after.split(), strict=False))
