"""What the frame of a sheet says: its number, its scale, the commune.

The words are those of the frame in TT 26/2024/TT-BTNMT and TT 25/2014/TT-BTNMT (presentation of cadastral maps):
``TỜ BẢN ĐỒ SỐ 12``, ``TỶ LỆ 1:1000``, ``XÃ PHỐ HIẾN``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np

# after the number there is no further one: ``mảnh bản đồ số 560 290-4`` is the sheet's place in the national division
_SHEET = re.compile(
    r"\b(?:to (?:ban do|bd)|manh ban do|to|so (?:hieu )?to(?: ban do)?)(?: dia chinh)?"
    r"(?:(?<=so to)| so)?(?: hieu)?\s*[:.]?\s*0*(\d{1,4}[a-z]?)(?!\w|[\s.\-]*\d)"
)
_SAID = re.compile(r"\bso\b")
_TITLE = re.compile(r".*\b(?:to|manh)\b.*\bso(?: hieu)?\s*[:.]?", re.DOTALL)
_NUMBER = re.compile(r"\d{1,4}[a-z]?")
_SLOPE = 0.25
"""How far off its line, over the way to the right, a number may stand that goes on a title."""
# ``tháng 1/2000`` is no scale: with a stroke the word has to stand before it
_SCALE = re.compile(r"\b(?:t[yi] le(?: ban do)?\s*:?\s*1\s*[:/]|1\s*:)\s*(\d{1,2}[ .]?000|[25]00)(?!\d)")
_SCALES = frozenset({200, 500, 1000, 2000, 5000, 10000})
_COMMUNE = re.compile(
    r"(?:đơn vị hành chính\s*:?\s*)?(xã|phường|thị trấn)\s*:?\s+(\w[^,;:()\d\-–]*?)\s*(?:[,;(\-–].*)?", re.IGNORECASE
)


def frame_facts(texts: Iterable[str | None]) -> tuple[str | None, int | None, str | None]:
    """Return the number of the sheet, the denominator of its scale and its commune, as the frame says them.

    What the texts do not say, or say in two ways, is None: it is never guessed.

    Parameters
    ----------
    texts : iterable of str or None
        Texts on the level of the frame, in any order.
    """
    texts = [unicodedata.normalize("NFC", " ".join(text.split())) for text in texts if text and text.strip()]
    plain = [_plain(text) for text in texts]
    numbers = {match[1].upper() for text in plain if _SAID.search(text) and (match := _SHEET.search(text))}
    scales = {int(re.sub(r"\D", "", match[1])) for text in plain for match in _SCALE.finditer(text)}
    communes = {f"{match[1]} {match[2]}".title() for text in texts if (match := _COMMUNE.fullmatch(text))}
    return _only(numbers), _only(scales & _SCALES), _only(communes)


def continued(texts: Sequence[str | None], xy: np.ndarray) -> list[str | None]:
    """Return texts of a frame, titles that end before their number with the number that stands next to their right.

    Parameters
    ----------
    texts : sequence of str or None
    xy : ndarray of float, shape (n, 2)
        Where each begins, in metres.
    """
    plain = ["" if text is None else _plain(" ".join(text.split())) for text in texts]
    filled = np.array([bool(text) for text in plain], dtype=bool)
    result = list(texts)
    for at in [at for at, text in enumerate(plain) if _TITLE.fullmatch(text)]:
        right, up = (xy - xy[at]).T
        beside = np.flatnonzero(filled & (right > 0) & (np.abs(up) <= _SLOPE * right))
        if len(beside) and _NUMBER.fullmatch(plain[nearest := beside[np.argmin(right[beside])]]):
            result[at] = f"{texts[at]} {texts[nearest]}"
    return result


def _only(found: set):
    return next(iter(found)) if len(found) == 1 else None


def _plain(text: str) -> str:
    """Return a text in small letters without marks."""
    pieces = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in pieces if not unicodedata.combining(sign))
