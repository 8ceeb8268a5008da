"""Texts without what nobody sees: pieces of letters, stray spaces, control and zero-width characters.

Also the two ways of placing a tone (``hoà`` and ``hòa``) and of writing i (``quí`` and ``quý``), which only people may
unify, and never in a person's name: it must match the identity card.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .catalogues import old_to_new, units
from .legacy_text import TCVN3, decoded
from .text_verdict import may_be_legacy

RIGHT, INVISIBLE, IN_PIECES, SPACES, TONE = "", "invisible", "not-nfc", "spaces", "tone-placement"
_SPACE = "\u0009\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like one: tab, non-breaking, the typographic ones."""
_ODD_SPACE = re.compile(f"[{_SPACE}]")
_LINE = re.compile("\r\n|[\r\n\u0085\u2028\u2029\u000b\u000c]")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
"""Control characters (Unicode Cc), zero-width and direction marks (Cf), the byte order mark."""
_SOFT_HYPHEN = "\u00ad"
_RUN = re.compile(" {2,}")
_OPEN = re.compile("([oòóỏõọ])([ae])|([uùúủũụ])(y)")
"""Open syllables in which the tone stands on the first vowel, the old way."""
_I_TO_Y = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))
_I_OR_Y = re.compile("(?:qu|[hklmstv])([iìíỉĩị])")
_WORDS = re.compile(r"[^\W\d_]+")
_KINDS = frozenset({"xã", "phường", "trấn"})
_LONGEST_NAME = 4


def tidy(text: str, *, lines: bool = False) -> str:
    """Return a text in NFC, without stray spaces and without characters that nobody sees.

    Parameters
    ----------
    lines : bool
        Line breaks are meant, as in notes; else they are spaces.

    Notes
    -----
    A text that some legacy encoding reads better is returned as it is: there, what looks like a soft hyphen or a
    non-breaking space is a part of a letter.
    """
    return text if judge(text, lines=lines) == RIGHT else _tidied(text, lines)


def judge(text: str | None, *, lines: bool = False) -> str:
    """Return what is untidy about a text, `RIGHT` if nothing: the worst of what `tidy` would mend."""
    if not text or _is_plain(text) or _tidied(text, lines) == text or may_be_legacy(text):
        return RIGHT
    if _UNSEEN.search(text) or (not lines and _LINE.search(text)) or _loses_hyphens(text, lines):
        return INVISIBLE
    return SPACES if unicodedata.is_normalized("NFC", text) else IN_PIECES


def unseen(text: str, *, lines: bool = False) -> str:
    """Return the code points of what is odd about a text, ``U+00A0 U+200B``; no letter of it is told."""
    odd = {char for char in text if _UNSEEN.match(char) or _ODD_SPACE.match(char) or _LINE.match(char)}
    if _loses_hyphens(text, lines):
        odd.add(_SOFT_HYPHEN)
    return " ".join(f"U+{ord(char):04X}" for char in sorted(odd))


def _is_plain(text: str) -> bool:
    """Tell at a glance that there is nothing to do: printable ASCII with single spaces inside."""
    return text.isascii() and text.isprintable() and "  " not in text and text[0] != " " != text[-1]


def _loses_hyphens(text: str, lines: bool) -> bool:
    return _SOFT_HYPHEN in text and _SOFT_HYPHEN not in _tidied(text, lines)


def _tidied(text: str, lines: bool) -> str:
    result = _without_stray(text, lines)
    # a soft hyphen may be the letter ư of TCVN3
    if _SOFT_HYPHEN in result and decoded(result, TCVN3) is None:
        return _without_stray(result.replace(_SOFT_HYPHEN, ""), lines)
    return result


def _without_stray(text: str, lines: bool) -> str:
    text = _LINE.sub("\n" if lines else " ", text)
    text = _ODD_SPACE.sub(" ", _UNSEEN.sub("", text))
    text = _RUN.sub(" ", unicodedata.normalize("NFC", text))
    return "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n")


# ------------------------------------------------------------------ tones


def tone_key(text: str) -> str:
    """Return a text in small letters, the same for both ways of placing a tone and of writing i."""
    return _WORDS.sub(lambda word: _with_y(word[0]), unicodedata.normalize("NFC", text).lower())


def _with_y(word: str) -> str:
    word = _OPEN.sub(lambda pair: _on_second(*filter(None, pair.groups())), word)
    match = _I_OR_Y.fullmatch(word)
    return word[:-1] + _I_TO_Y[match[1]] if match else word


def _on_second(first: str, second: str) -> str:
    """Return two vowels with the tone of the first on the second."""
    base, *tone = unicodedata.normalize("NFD", first)
    return base + unicodedata.normalize("NFC", second + "".join(tone))


@lru_cache(maxsize=1)
def _listed_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return names of communes, present and former, by their key; only those written in one way in the lists."""
    names = {unit.name for unit in units().values()}
    names |= {_without_kind(merger.old_name) for mergers in old_to_new().values() for merger in mergers}
    found: dict[tuple[str, ...], set[str]] = {}
    for name in names:
        found.setdefault(tuple(tone_key(name).split()), set()).add(name)
    return {key: tuple(next(iter(said)).split()) for key, said in found.items() if len(said) == 1}


def _without_kind(name: str) -> str:
    return re.sub("^(Phường|Xã|Thị trấn) ", "", name)


def listed_spelling(text: str) -> str | None:
    """Return an address with the names of communes as the lists spell them, or None where they are spelt so.

    Only words that differ in nothing but the place of a tone, or in i and y, are changed, and only after
    ``xã``, ``phường`` or ``thị trấn``.
    """
    spans = [match.span() for match in _WORDS.finditer(text)]
    result, changed = text, False
    for at, (first, last) in enumerate(spans):
        if text[first:last].lower() not in _KINDS:
            continue
        keys = [tone_key(text[slice(*span)]) for span in spans[at + 1 : at + 1 + _LONGEST_NAME]]
        for length in range(len(keys), 0, -1):
            name = _listed_names().get(tuple(keys[:length]))
            if name is None:
                continue
            for (start, end), word in zip(spans[at + 1 :], name, strict=False):
                if text[start:end].lower() != word.lower() and len(word) == end - start:
                    result = result[:start] + _in_case_of(text[start:end], word) + result[end:]
                    changed = True
            break
    return result if changed else None


def _in_case_of(like: str, word: str) -> str:
    return "".join(char.upper() if old.isupper() else char.lower() for old, char in zip(like, word, strict=True))
