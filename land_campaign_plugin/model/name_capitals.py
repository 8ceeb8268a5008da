"""Capitals that TCVN3 lost at the beginning of names.

In TCVN 5712 (ABC) sixty accented capitals share the code of their small letter, so that ``Ánh`` comes as ``ánh``. In a
name whose other words all begin with capitals such a word began with one, too. A text of sentences has other small
words and is left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .catalogues import legacy_letters

_WORD = re.compile(r"[^\W\d_]+")
_KIND_LIST = (
    "thôn xóm làng ấp tổ đội khu phố đường ngõ ngách số xã phường thị trấn huyện tỉnh thành quận dân cư "
    "ông bà và vợ chồng hộ con"
)
_KINDS = frozenset(_KIND_LIST.split())
"""What people write small before a name: kinds of places, titles."""


def with_capitals(text: str) -> str:
    """Return a name or an address with the capitals that TCVN3 lost; any other text as it is.

    A word gets its capital if it begins with a small letter that shares its code with the capital, and all other words
    begin with capitals. Small words before a name, such as *thôn*, do not count; *ấp* is a name after another of them.
    """
    words = list(_WORD.finditer(text))
    before = [None, *(word[0].casefold() for word in words)]
    lost, others = [], []
    for word, last in zip(words, before, strict=False):
        if word[0] in _KINDS and not (word[0] == "ấp" and last in _KINDS):
            continue
        (lost if word[0][0] in _shared() else others).append(word)
    if not lost or not others or not all(word[0][0].isupper() for word in others):
        return text
    letters = list(text)
    for word in lost:
        letters[word.start()] = letters[word.start()].upper()
    return "".join(letters)


@lru_cache(maxsize=1)
def _shared() -> frozenset[str]:
    """Return the small letters that share their code with the capital."""
    letters = legacy_letters()
    small = (letter for letter in letters if letter.islower() and letter.upper() in letters)
    return frozenset(letter for letter in small if letters[letter][0] == letters[letter.upper()][0])
