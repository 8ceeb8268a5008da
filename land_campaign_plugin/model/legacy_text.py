"""Vietnamese text from before Unicode, and Unicode that was read wrongly: turned into Unicode and back.

Such text comes as bytes without a stated encoding (a DBF without a code page, a drawing), or as text after somebody
read those bytes as Windows-1252 or Latin-1. Both are the same to these functions: `carried` makes text of bytes.

Nothing is changed that cannot be changed back: `decoded` and `encoded` answer None where something would be lost.

Sources: letters of TCVN 5712 (ABC) and VNI from resources/catalogues/legacy_charsets.csv (BambooEngine/bamboo-core);
Windows-1258 and Windows-1252 from Python's own tables, with the bytes that they leave open as the control characters of
Latin-1, as browsers read them (WHATWG Encoding, index windows-1252).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .catalogues import legacy_letters

UNICODE = "unicode"
TCVN3, VNI, CP1258, NFD = "tcvn3", "vni", "cp1258", "nfd"
UTF8_CP1252, UTF8_LATIN1 = "utf8-cp1252", "utf8-latin1"
UTF8_CP1252_TWICE, UTF8_LATIN1_TWICE = "utf8-cp1252-twice", "utf8-latin1-twice"
DOUBLED = (UTF8_CP1252, UTF8_LATIN1, UTF8_CP1252_TWICE, UTF8_LATIN1_TWICE)
"""UTF-8 that was read as Windows-1252 or Latin-1, and perhaps written and so read once more."""
ENCODINGS = (TCVN3, VNI, *DOUBLED, CP1258, NFD)
TITLES = {
    TCVN3: "TCVN3 (ABC)",
    VNI: "VNI-Windows",
    CP1258: "Windows-1258",
    NFD: "Unicode NFD",
    UTF8_CP1252: "UTF-8 / Windows-1252",
    UTF8_LATIN1: "UTF-8 / Latin-1",
    UTF8_CP1252_TWICE: "UTF-8 / Windows-1252 x 2",
    UTF8_LATIN1_TWICE: "UTF-8 / Latin-1 x 2",
    UNICODE: "Unicode",
}
"""What people call an encoding; names, not to be translated."""

OUR_ENCODINGS = {"tcvn3": TCVN3, "tcvn-3": TCVN3, "abc": TCVN3, "vni": VNI, "vni-windows": VNI}
"""Encodings that GDAL and Python do not know, by what people call them, in small letters."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SURROGATE = re.compile("[\ud800-\udfff]")


def _code_page(name: str) -> tuple[str, ...]:
    """Return the character of each of the 256 bytes; those that the code page leaves open are Latin-1's."""
    return tuple(bytes([byte]).decode(name, "ignore") or chr(byte) for byte in range(256))


_CP1252, _CP1258 = _code_page("cp1252"), _code_page("cp1258")
_LATIN1 = tuple(map(chr, range(256)))
_BYTE_OF_CP1252 = {char: byte for byte, char in enumerate(_CP1252)}
_BYTE_OF_CP1258 = {char: byte for byte, char in enumerate(_CP1258)}
_FROM_CP1258 = {ord(_CP1252[byte]): _CP1258[byte] for byte in range(256)}
_TO_CP1258 = {char: _CP1252[byte] for byte, char in enumerate(_CP1258)}


def carried(raw: bytes) -> str:
    """Return bytes as text in which each byte is one character, as a reader of Windows-1252 shows them."""
    return "".join(map(_CP1252.__getitem__, raw))


def raw_bytes(text: str) -> bytes | None:
    """Return the bytes that `carried` shows as `text`, or None where it holds something else."""
    found = [_BYTE_OF_CP1252.get(char, ord(char)) for char in text]
    return bytes(found) if all(byte < 256 for byte in found) else None


# ------------------------------------------------------------------ TCVN 5712 (ABC)


_CAPITALS = re.compile("[A-ZĂÂĐÊÔƠƯ][^a-zăâđêôơư\\s]*[A-ZĂÂĐÊÔƠƯ]")
"""What a word of capitals has: two with codes of their own, and no small letter with one between."""


@lru_cache(maxsize=1)
def _tcvn3() -> tuple[dict[int, str], frozenset[str], dict[int, str]]:
    """Return code to letter (the small one where a capital shares it), the codes shared, and letter to code."""
    letters = legacy_letters()
    encode = {letter: code for letter, (code, _) in letters.items()}
    decode = {encode[letter]: letter for letter in reversed(letters)}  # small letters stand first in the list
    shares = frozenset(encode[letter] for letter in letters if letter.isupper() and decode[encode[letter]] != letter)
    return str.maketrans(decode), shares, str.maketrans(encode)


def _from_tcvn3(text: str, upper: bool) -> str:
    """Return the letters of TCVN3 codes.

    Sixty accented capitals share the code of their small letter; the font (.VnTimeH) tells them apart. `upper` says
    that the column was written in such a font. Else a letter is a capital where the word's letters with a case of
    their own, two at least, are capitals; or one, among words in capitals only.
    """
    decode, shares, _ = _tcvn3()
    letters = text.translate(decode)
    if upper:
        return letters.upper()
    if not _CAPITALS.search(letters) or shares.isdisjoint(text):
        return letters
    shared = [char in shares for char in text]
    words = [match.span() for match in re.finditer(r"[^\W\d_]+", letters)]
    told = [[letters[at] for at in range(*span) if not shared[at]] for span in words]
    loud = [len(word) > 1 and all(char.isupper() for char in word) for word in told]
    all_loud = any(loud) and not any(char.islower() for word in told for char in word)
    result = list(letters)
    for span, is_loud in zip(words, loud, strict=True):
        if is_loud or all_loud:
            for at in range(*span):
                if shared[at]:
                    result[at] = letters[at].upper()
    return "".join(result)


def _decode_tcvn3(text: str, upper: bool) -> str | None:
    result = _from_tcvn3(text, False)
    if _to_tcvn3(result) != text:
        return None
    if upper:  # such a font shows small letters as capitals: which code was typed means nothing
        result = result.upper()
        return result if _from_tcvn3(_to_tcvn3(result), True) == result else None
    return result


def _to_tcvn3(text: str) -> str:
    return text.translate(_tcvn3()[2])


def _encode_tcvn3(text: str, upper: bool) -> str | None:
    result = _to_tcvn3(text)
    return result if _from_tcvn3(result, upper) == text else None


# ------------------------------------------------------------------ VNI-Windows


@lru_cache(maxsize=1)
def _vni() -> tuple[dict[str, str], dict[int, str], re.Pattern]:
    """Return code to letter, letter to code, and what finds the codes, the longest first."""
    encode = {letter: code for letter, (_, code) in legacy_letters().items()}
    decode = {code: letter for letter, code in encode.items()}
    codes = sorted(decode, key=len, reverse=True)
    return decode, str.maketrans(encode), re.compile("|".join(map(re.escape, codes)))


def _decode_vni(text: str) -> str | None:
    decode, _, codes = _vni()
    result = codes.sub(lambda match: decode[match[0]], text)
    return result if _to_vni(result) == text else None


def _to_vni(text: str) -> str:
    return text.translate(_vni()[1])


def _encode_vni(text: str) -> str | None:
    result = _to_vni(text)
    return result if _decode_vni(result) == text else None


# ------------------------------------------------------------------ Windows-1258, and Unicode in pieces


def _decode_cp1258(text: str) -> str | None:
    """Return what Windows-1258 means: letters and marks are put together.

    A letter with one mark may stand there whole or in two pieces; Unicode takes both for the same.
    """
    if not all(map(_BYTE_OF_CP1252.__contains__, text)):
        return None
    result = _from_cp1258(text)
    return result if _encode_cp1258(result) is not None else None


def _from_cp1258(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_FROM_CP1258))


def _encode_cp1258(text: str) -> str | None:
    pieces = [_in_cp1258(char) for char in text]
    if None in pieces:
        return None
    result = "".join(_TO_CP1258[char] for char in "".join(pieces))
    return result if _from_cp1258(result) == text else None


def _in_cp1258(char: str) -> str | None:
    """Return a letter in the characters of Windows-1258: whole, or a letter and the mark of its tone."""
    if char in _BYTE_OF_CP1258:
        return char
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(part for part in parts if part in _TONES)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return base + tone if all(part in _BYTE_OF_CP1258 for part in base + tone) else None


def _decode_nfd(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _encode_nfd(text: str) -> str | None:
    result = unicodedata.normalize("NFD", text)
    return result if unicodedata.normalize("NFC", result) == text else None


# ------------------------------------------------------------------ UTF-8 read as something else


@dataclass(frozen=True)
class _Doubled:
    """UTF-8 whose bytes were read through a code page, `times` over."""

    page: tuple[str, ...]
    times: int

    def decode(self, text: str) -> str | None:
        byte_of = _BYTE_OF_CP1252 if self.page is _CP1252 else None
        for _ in range(self.times):
            found = [ord(char) if byte_of is None else byte_of.get(char, 256) for char in text]
            if not all(byte < 256 for byte in found):
                return None
            try:
                text = bytes(found).decode("utf-8")
            except UnicodeDecodeError:
                return None
        return text

    def encode(self, text: str) -> str | None:
        if _SURROGATE.search(text):
            return None
        for _ in range(self.times):
            text = "".join(map(self.page.__getitem__, text.encode("utf-8")))
        return text


_DOUBLED = {
    UTF8_CP1252: _Doubled(_CP1252, 1),
    UTF8_LATIN1: _Doubled(_LATIN1, 1),
    UTF8_CP1252_TWICE: _Doubled(_CP1252, 2),
    UTF8_LATIN1_TWICE: _Doubled(_LATIN1, 2),
}
_DECODERS: dict[str, Callable[[str], str | None]] = {
    VNI: _decode_vni,
    CP1258: _decode_cp1258,
    NFD: _decode_nfd,
    **{name: pair.decode for name, pair in _DOUBLED.items()},
}
_ENCODERS: dict[str, Callable[[str], str | None]] = {
    VNI: _encode_vni,
    CP1258: _encode_cp1258,
    NFD: _encode_nfd,
    **{name: pair.encode for name, pair in _DOUBLED.items()},
}


# ------------------------------------------------------------------ for others


def decoded(text: str, encoding: str, *, upper: bool = False) -> str | None:
    """Return the Unicode text that `text` in a legacy encoding means, or None where it cannot be had back.

    It is in NFC, but for doubled UTF-8, which may have been in pieces before.

    Parameters
    ----------
    text : str
        As read through Windows-1252 or Latin-1, or `carried` bytes.
    encoding : str
        One of `ENCODINGS`, or `UNICODE`, which changes nothing.
    upper : bool
        For TCVN3: the column is written in a font of capitals (.VnTimeH).

    Notes
    -----
    `encoded` gives the same text back; for Windows-1258 and NFD one that Unicode takes for the same.
    """
    if encoding == UNICODE or text.isascii() and not upper:
        return text
    result = _decode_tcvn3(text, upper) if encoding == TCVN3 else _DECODERS[encoding](text)
    return result if result is None or _whole(result, encoding) else None


def encoded(text: str, encoding: str, *, upper: bool = False) -> str | None:
    """Return Unicode text in a legacy encoding, as read through Windows-1252; None where `decoded` would differ."""
    if encoding == UNICODE or text.isascii() and not upper:
        return text
    if not _whole(text, encoding):
        return None
    return _encode_tcvn3(text, upper) if encoding == TCVN3 else _ENCODERS[encoding](text)


def _whole(text: str, encoding: str) -> bool:
    """Tell whether letters and their marks are put together: only doubled UTF-8 keeps pieces apart."""
    return encoding in DOUBLED or unicodedata.is_normalized("NFC", text)


def convert(text: str, encoding: str, *, upper: bool = False) -> str:
    """Return what `text` means as `decoded` does; what cannot be had back stays as it is."""
    result = decoded(text, encoding, upper=upper)
    return text if result is None else result


def convert_back(text: str, encoding: str, *, upper: bool = False) -> str:
    """Return `text` in a legacy encoding as `encoded` does; what `decoded` would not give back stays as it is."""
    result = encoded(text, encoding, upper=upper)
    return text if result is None else result


def from_bytes(raw: bytes, encoding: str, *, upper: bool = False) -> str | None:
    """Return the Unicode text of bytes in a legacy encoding, or None where they cannot be had back."""
    seen = raw.decode("latin-1") if encoding in (UTF8_LATIN1, UTF8_LATIN1_TWICE) else carried(raw)
    return decoded(seen, encoding, upper=upper)


def to_bytes(text: str, encoding: str, *, upper: bool = False) -> bytes | None:
    """Return the bytes of Unicode text in a legacy encoding, or None where `from_bytes` would differ."""
    result = encoded(text, encoding, upper=upper)
    return None if result is None else raw_bytes(result)
