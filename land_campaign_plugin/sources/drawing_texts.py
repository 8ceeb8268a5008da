"""Texts of drawings in Unicode: judged over the whole drawing, never one by one.

A drawing does not say its encoding: MicroStation's fonts decide, and those of the trade are TCVN3 or VNI.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import ENCODINGS, OUR_ENCODINGS, TCVN3, carried, decoded, from_bytes
from ..model.text_verdict import recognise

_UNKNOWN = QT_TRANSLATE_NOOP("core", "There is no text encoding {encoding}.")
_KNOWN = QT_TRANSLATE_NOOP("core", "Name one of: {encodings}, or a code page such as cp1258.")


def texts_of(raw: Sequence[bytes | None], encoding: str | None = None) -> list[str | None]:
    """Return the texts of a drawing, trimmed; empty ones as None.

    Parameters
    ----------
    raw : sequence of bytes or None
    encoding : str, optional
        What all of them are written in; else what most of them read best in.
    """
    distinct = {text for text in raw if text}
    read = _said(distinct, encoding) if encoding else _recognised(distinct)
    read = {text: shown.strip(" \t\r\n\0") or None for text, shown in read.items()}
    return [read.get(text) for text in raw]


def refuse_unknown(encoding: str | None) -> None:
    """Refuse a name that is no encoding of texts, of files of whatever kind."""
    if not encoding or encoding.lower() in ENCODINGS or encoding.casefold() in OUR_ENCODINGS:
        return
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise BadInput(_UNKNOWN, _KNOWN, encoding=encoding, encodings=", ".join(ENCODINGS)) from error


def _said(distinct: set[bytes], encoding: str) -> dict[bytes, str]:
    if encoding.lower() in ENCODINGS:
        found = {text: from_bytes(text, encoding.lower()) for text in distinct}
        return {text: carried(text) if shown is None else shown for text, shown in found.items()}
    try:
        return {text: text.decode(encoding, "replace") for text in distinct}
    except LookupError as error:
        raise BadInput(_UNKNOWN, _KNOWN, encoding=encoding, encodings=", ".join(ENCODINGS)) from error


def _recognised(distinct: set[bytes]) -> dict[bytes, str]:
    try:
        read = {text: text.decode("utf-8") for text in distinct}
    except UnicodeDecodeError:
        read = None
    shown = read or {text: carried(text) for text in distinct}
    verdict = recognise(sorted(shown.values()))
    if verdict.legacy:
        return {text: verdict.convert(seen) for text, seen in shown.items()}
    if read is None:  # too few words to tell, and no Unicode: a font of the trade
        found = {text: decoded(seen, TCVN3) for text, seen in shown.items()}
        if None not in found.values():
            return found
    return shown
