"""Which words can be Vietnamese: the syllables that the language's rules of spelling allow.

A syllable is an onset, a rhyme and a tone. The inventory is composed from the rules that school grammars and the
Ministry of Education's orthography (Decision 240/QĐ of 1984) give, not from a list of words: it also holds syllables
that no word has yet, which does no harm where readings of one text are compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0309\u0303\u0323"
"""Combining marks of the five tones that are written: grave, acute, hook, tilde, dot below."""
_FRONT = frozenset("eêiy")
_STOPS = ("c", "ch", "p", "t")
"""Rhymes that end in a stop carry the acute or the dot below, and no other tone."""
_STOP_TONES = "\u0301\u0323"
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_BEFORE_FRONT = frozenset({"gh", "k", "ngh"})
_BEFORE_OTHERS = frozenset({"c", "g", "ng"})
# A rhyme with every coda that it takes; "-" is none.
_CODAS = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- ch m n nh p t u",
    "o": "- c i m n ng p t",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- c i m n ng p t",
    "ư": "- c i m n ng t u",
    "y": "-",
    "ia": "-",
    "iê": "c m n ng p t u",
    "yê": "m n ng t u",
    "ua": "-",
    "uô": "c i m n ng t",
    "ưa": "-",
    "ươ": "c i m n ng p t u",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- m n o t",
    "oo": "c n ng",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uơ": "-",
    "uy": "- ch n nh p t u",
    "uya": "-",
    "uyê": "n t",
}
_AFTER_QU = {
    "a": "- c ch i m n ng nh o t u y",
    "ă": "c m n ng p t",
    "â": "n ng t y",
    "e": "- n o t",
    "ê": "- ch n nh t",
    "i": "- t",
    "o": "-",
    "ô": "c",
    "ơ": "-",
    "y": "- ch n nh t",
    "yê": "n t",
}
_AFTER_GI = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n p t u y",
    "e": "- m n o",
    "ê": "- ng",
    "o": "- c i n ng t",
    "ô": "- c i n ng t",
    "ơ": "- i n",
    "u": "- c i m n ng p",
    "ư": "- n t",
    "ưa": "-",
    "ươ": "ng",
    "uô": "c",
}
_NO_ONSET_ONLY = frozenset({"yê"})
"""Written with y where no consonant stands before: ``yên``, but ``tiên``."""
_NOT_ALONE = frozenset({"iê"})
_WORD = re.compile(r"[^\W\d_]+")


def _toned(onset: str, nucleus: str, coda: str, tone: str) -> set[str]:
    """Return the ways to write a syllable with a tone: its mark stands on one vowel, in open oa, oe, uy on either."""
    letters = list(nucleus)
    marked = [at for at, letter in enumerate(letters) if letter in "ăâêôơư"]
    if marked:
        places = [marked[-1]]
    elif len(letters) == 1:
        places = [0]
    elif nucleus in ("oa", "oe", "uy") and not coda:
        places = [0, 1]
    elif nucleus in ("ia", "ua"):
        places = [0]
    else:
        places = [1]
    written = set()
    for at in places:
        parts = [letter + (tone if here == at else "") for here, letter in enumerate(letters)]
        written.add(unicodedata.normalize("NFC", onset + "".join(parts) + coda))
    return written


def _rhymes(onset: str) -> dict[str, str]:
    if onset == "qu":
        return _AFTER_QU
    return _AFTER_GI if onset == "gi" else _CODAS


def _fits(onset: str, nucleus: str) -> bool:
    """Tell whether an onset is written before a nucleus."""
    if not onset:
        return nucleus not in _NOT_ALONE and nucleus not in ("y", "uya")
    if nucleus in _NO_ONSET_ONLY and onset != "qu":
        return False
    front = nucleus[0] in _FRONT
    return not (front and onset in _BEFORE_OTHERS) and not (not front and onset in _BEFORE_FRONT)


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Return all syllables in lower case, NFC, in both ways of placing a tone."""
    found: set[str] = set()
    for onset in ("", *_ONSETS.split()):
        for nucleus, codas in _rhymes(onset).items():
            if not _fits(onset, nucleus):
                continue
            for coda in codas.split():
                end = "" if coda == "-" else coda
                for tone in _STOP_TONES if end in _STOPS else ("", *TONES):
                    found |= _toned(onset, nucleus, end, tone)
    # the i of gi is the vowel too where no other stands; y may stand alone
    for tone in ("", *TONES):
        for text in (f"gi{tone}", f"y{tone}", f"gi{tone}n", f"gi{tone}a", f"giê{tone}ng"):
            found.add(unicodedata.normalize("NFC", text))
    for tone in _STOP_TONES:
        found.add(unicodedata.normalize("NFC", f"giê{tone}t"))
        found.add(unicodedata.normalize("NFC", f"giê{tone}c"))
    return frozenset(found)


def is_syllable(word: str) -> bool:
    """Tell whether `word`, in any case but in NFC, can be a Vietnamese syllable."""
    return word.lower() in syllables()


def reads_as_vietnamese(text: str) -> bool:
    """Tell whether a text without spaces holds words beyond ASCII, and all of those can be Vietnamese.

    Signs beyond ASCII make it none: they are what letters look like when they are read wrongly.
    """
    if not all(char.isascii() or char.isalpha() for char in text):
        return False
    marked = False
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        if not is_syllable(word):
            return False
        marked = True
    return marked
