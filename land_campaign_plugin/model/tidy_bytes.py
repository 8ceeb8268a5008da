"""Columns of texts as bytes looked through for what may be untidy: nearly all of millions of texts need no closer look.

Texts are UTF-8 in arrays of dtype ``S`` (see `byte_texts`). A text is plain if it holds only printable ASCII, letters
of U+00C0 to U+01FF and of U+1E80 to U+1EFF, which are all that Vietnamese is written with and are in NFC as they stand
(Unicode, *DerivedNormalizationProps*, NFC_QC), and no space at its ends or beside another.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .byte_patterns import mapped
from .byte_texts import by_parts, letters
from .tidy_text import listed_spelling

_SPACE, _LAST_ASCII = 0x20, 0x7E
_LATIN = (0xC3, 0xC7)
"""First bytes of the letters U+00C0 to U+01FF; those of all signs below begin with C2."""
_ADDITIONAL, _VIETNAMESE = 0xE1, (0xBA, 0xBB)
"""First byte, and second bytes, of the letters U+1E80 to U+1EFF."""
_MOST_PARTS = 1 << 18


def may_be_untidy(values: np.ndarray) -> np.ndarray:
    """Return the mask of texts that `tidy_text.judge` has to look at; it finds all others right."""
    return by_parts(_with_odd_pair, values)


def _with_odd_pair(values: np.ndarray) -> np.ndarray:
    if not values.dtype.itemsize:
        return np.zeros(len(values), dtype=bool)
    first = letters(values)
    mask = (first[:, 0] == _SPACE) | _odd_pairs()[first[:, -1].astype(np.uint16) << 8]
    if first.shape[1] > 1:
        mask |= _odd_pairs()[(first[:, :-1].astype(np.uint16) << 8) | first[:, 1:]].any(axis=1)
    return mask


@lru_cache(maxsize=1)
def _odd_pairs() -> np.ndarray:
    """Return which pairs of bytes, first times 256 and second, stand in no plain text; 0 is behind its end."""
    lead, following = np.divmod(np.arange(1 << 16), 256)
    odd = (lead > 0) & ((lead < _SPACE) | ((lead > _LAST_ASCII) & (lead < 0x80)))
    odd |= (lead >= 0xC0) & ((lead < _LATIN[0]) | (lead > _LATIN[1])) & (lead != _ADDITIONAL)
    odd |= (lead == _ADDITIONAL) & ((following < _VIETNAMESE[0]) | (following > _VIETNAMESE[1]))
    odd |= (lead == _SPACE) & ((following == _SPACE) | (following == 0))
    return odd | ((lead == 0) & (following > 0))  # a zero inside a text is a control character


class PlaceNames:
    """Finds addresses that spell a commune otherwise than the lists; each part of an address is asked once."""

    def __init__(self):
        self._known: dict[bytes, bool] = {}

    def respelt(self, values: np.ndarray) -> np.ndarray:
        """Return the mask of texts that `tidy_text.listed_spelling` would change."""
        return mapped(values, self._is_respelt, bool)

    def _is_respelt(self, text: bytes) -> bool:
        # what stands before the first comma tells a house, what follows is the same for a whole hamlet
        first, _, others = text.partition(b",")
        if not (self._is_part_respelt(first) or self._is_part_respelt(others)):
            return False
        return listed_spelling(text.decode("utf-8", "replace")) is not None

    def _is_part_respelt(self, part: bytes) -> bool:
        said = self._known.get(part)
        if said is None:
            if len(self._known) >= _MOST_PARTS:
                self._known.clear()
            said = self._known[part] = listed_spelling(part.decode("utf-8", "replace")) is not None
        return said
