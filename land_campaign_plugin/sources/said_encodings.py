"""The encoding that somebody says: known or refused at once, and what came of reading so."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Collection, Mapping

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import ENCODINGS, OUR_ENCODINGS, TITLES, carried, convert_back
from ..model.syllables import reads_as_vietnamese
from .fields import is_personal
from .guess_encodings import ANY_WORD, Reading
from .notes import Note
from .place import Place

_LISTED = ("TCVN3", "VNI", "UTF-8", "CP1258", "CP1252", "ISO-8859-1")
_LEAST_VIETNAMESE = 0.6
_FEW = 3
"""Fewer words beyond ASCII do not tell that a reading is wrong."""

_UNKNOWN = QT_TRANSLATE_NOOP("core", "There is no text encoding {encoding}.")
_KNOWN = QT_TRANSLATE_NOOP("core", "Name one of: {encodings}, or another code page such as CP1250.")
_READ_SO = QT_TRANSLATE_NOOP(
    "core", "Field {field} of {path} was read in the encoding {encoding}, as you said: {before} is {after}."
)
_NO_VIETNAMESE = QT_TRANSLATE_NOOP(
    "core",
    "Field {field} of {path}, read in the encoding {encoding} as you said, is hardly Vietnamese ({score} % of its "
    "words): {before} is {after}. Leave the encoding out, and it is found out; or name another one.",
)


def refuse_unknown(encoding: str | None) -> None:
    """Refuse an encoding that nobody here knows: GDAL would read as if none were said."""
    if encoding is None or encoding.casefold() in OUR_ENCODINGS or encoding.lower() in ENCODINGS:
        return
    try:
        known = codecs.lookup(encoding)
    except (LookupError, ValueError):
        known = None
    if known is None or not known._is_text_encoding:
        raise BadInput(_UNKNOWN, _KNOWN, encoding=encoding, encodings=", ".join(_LISTED))


def said_notes(
    path: Place,
    encodings: Mapping[str, str],
    texts: Mapping[str, Counter],
    readings: Mapping[str, Reading],
    holders: Collection[str],
) -> list[Note]:
    """Return what came of reading fields in the encodings that somebody said.

    Parameters
    ----------
    encodings : mapping of field to str
        What was said.
    texts : mapping of field to Counter of bytes
        The distinct texts beyond ASCII.
    readings : mapping of field to Reading
        Those of the encodings that GDAL does not know.
    holders : collection of str
        Fields about persons; a word that any field may have stands for theirs.
    """
    notes: list[Note] = []
    for name, encoding in encodings.items():
        words = _words(texts.get(name, Counter()), readings.get(name), encoding)
        if not words:
            continue
        right = {pair: times for pair, times in words.items() if reads_as_vietnamese(pair[1])}
        score = len(right) / len(words)
        hardly = score < _LEAST_VIETNAMESE and len(words) >= _FEW
        before, after = (words if hardly or not right else Counter(right)).most_common(1)[0][0]
        if name in holders or is_personal(name):
            before, after = _any_word(encoding, hardly)
        shown = {"field": name, "path": path.name, "encoding": _title(encoding), "before": before, "after": after}
        notes.append((_NO_VIETNAMESE, shown | {"score": round(100 * score)}) if hardly else (_READ_SO, shown))
    return notes


def _words(texts: Counter, reading: Reading | None, encoding: str) -> Counter:
    """Return pairs of a word beyond ASCII as it stands in the file and as it is read, and how often they come."""
    pairs: Counter = Counter()
    for text, times in texts.items():
        if reading is None:  # GDAL has read it
            after = text.decode("utf-8", "replace")
            before = _stood(after, encoding)
        else:
            before = carried(text) if reading.raw else text.decode("utf-8", "replace")
            after = reading.text(text)
        both = before.split(" "), after.split(" ")
        if len(both[0]) != len(both[1]):
            both = [before], [after]
        for pair in zip(*both, strict=True):
            stripped = tuple(word.strip(".,;:()\"' \t\r\n\0") for word in pair)
            if not all(word.isascii() for word in stripped):
                pairs[stripped] += times
    return pairs


def _stood(text: str, encoding: str) -> str:
    try:
        return carried(text.encode(encoding))
    except (LookupError, UnicodeError):
        return text


def _title(encoding: str) -> str:
    return TITLES.get(OUR_ENCODINGS.get(encoding.casefold(), encoding.casefold()), encoding)


def _any_word(encoding: str, hardly: bool) -> tuple[str, str]:
    own = OUR_ENCODINGS.get(encoding.casefold())
    if hardly:
        return "…", "…"
    return (convert_back(ANY_WORD, own) if own else _stood(ANY_WORD, encoding)), ANY_WORD
