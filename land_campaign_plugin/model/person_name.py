"""Names of people and organisations as they are compared; what is stored is never changed by it.

Two spellings of one name differ by case, spaces, composed or decomposed letters (NFC, NFD), and by where the tone
stands in open syllables: ``hòa`` by the older habit, ``hoà`` by the newer; after ``qu`` a closing ``i`` and ``y`` are
one letter (``quí``, ``quý``). Vietnamese has one tone a syllable, so that the key moves it behind the syllable's end.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import numpy as np

from .byte_patterns import decoded, mapped

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QU = re.compile("\\bqui$")


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    """Return the key of one word: letters without tone, then the tone."""
    parts = unicodedata.normalize("NFD", word.translate({0xD0: 0x110, 0xF0: 0x111, 0x189: 0x110}).casefold())
    letters = unicodedata.normalize("NFC", _TONES.sub("", parts))
    return _QU.sub("quy", letters) + "".join(_TONES.findall(parts))


def key(text: str | bytes | None) -> str:
    """Return the key that two spellings of one name share, empty where there is no name."""
    return " ".join(_word_key(word) for word in _INVISIBLE.sub("", decoded(text)).split())


def keys(values: np.ndarray) -> np.ndarray:
    """Return the key of each name of an array of bytes, an array of bytes too."""
    return mapped(values, lambda value: key(value).encode("utf-8", "replace"), np.bytes_)


def same(one: str | None, other: str | None) -> bool:
    """Tell whether two names are spellings of one."""
    return key(one) == key(other)
