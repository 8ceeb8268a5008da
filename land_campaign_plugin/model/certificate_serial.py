"""The serial of a certificate (số phát hành): letters and digits, by the age of the form.

Until 2009 one or two letters and six digits (``W 654083``, ``AĐ 266864``), since 2009 two letters and six digits, since
Circular 10/2024/TT-BTNMT (new form from 2024-08-01, old forms until 2024-12-31) two letters and eight digits.
Letters are A to Z and Đ (U+0110); programs often write its twin Ð (U+00D0) of Icelandic.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np

from . import dates
from .byte_patterns import capitals, decoded, finish, fitting, lengths, mapped, matrix

RIGHT, WRITTEN, WRONG_D, LOOK_ALIKE, MALFORMED = "", "written-otherwise", "wrong-d", "look-alike", "malformed"
CODES = (RIGHT, WRITTEN, WRONG_D, LOOK_ALIKE, MALFORMED)
"""Sub-codes by the number that `judge` gives. `WRITTEN`: case, spaces, dots or dashes; all but `MALFORMED` are right
once written as `normalised` writes them."""
TOO_EARLY, TOO_LATE = "eight-digits-too-early", "six-digits-too-late"
AGE_CODES = (RIGHT, TOO_EARLY, TOO_LATE)
"""Sub-codes by the number that `judge_age` gives."""
NEW_FORM_FROM, OLD_FORM_UNTIL = "2024-08-01", "2024-12-31"

_RIGHT = re.compile(r"(?:[A-ZĐ]{1,2} [0-9]{6}|[A-ZĐ]{2} [0-9]{8})")
_SIX = ("A 999999", "Đ 999999", "AA 999999", "AĐ 999999", "ĐA 999999", "ĐĐ 999999")
_EIGHT = ("AA 99999999", "AĐ 99999999", "ĐA 99999999", "ĐĐ 99999999")
_CLOSE = tuple(form.replace(" ", "") for form in (*_SIX, *_EIGHT))
_ICELANDIC = tuple(form.replace("Đ", "Ð") for form in (*_SIX, *_EIGHT, *_CLOSE) if "Đ" in form)
_PATTERNS = {
    **dict.fromkeys((*_SIX, *_EIGHT), CODES.index(RIGHT)),
    **dict.fromkeys(_CLOSE, CODES.index(WRITTEN)),
    **dict.fromkeys(_ICELANDIC, CODES.index(WRONG_D)),
}
_FORMS = {7: (1, 6), 8: (2, 6), 10: (2, 8)}
"""Letters and digits by the number of signs."""
_SIGNS = re.compile(r"[\W_]+")
_WRONG_D = "ÐðƉɖ"
_CAPITALS = str.maketrans("АВЕКМНОРСТХУІАΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "ABEKMHOPCTXYIAABEHIKMNOPTYXZ")
"""Cyrillic and Greek capitals that look like Latin ones."""
_TO_LETTER = {"0": "O", "1": "I"}
_TO_DIGIT = {"O": "0", "Q": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"}


def judge(values: np.ndarray) -> np.ndarray:
    """Return what is wrong with each serial.

    Parameters
    ----------
    values : ndarray of S, shape (n,)

    Returns
    -------
    ndarray of int8, shape (n,)
        Positions in `CODES`. A missing serial is not judged.
    """
    found = fitting(values, _PATTERNS)
    odd = np.flatnonzero(found < 0)
    raised = fitting(capitals(values[odd]), _PATTERNS)
    found[odd] = np.where(raised == CODES.index(RIGHT), CODES.index(WRITTEN), raised)
    return finish(values, found, CODES, judge_one)


def judge_one(text: str | None) -> str:
    """Return what is wrong with one serial, `RIGHT` where nothing is or where it is missing."""
    written = decoded(text)
    if not written.strip() or _RIGHT.fullmatch(written):
        return RIGHT
    bare = _bare(written)
    if normalised(written) is None:
        return MALFORMED
    if not _RIGHT.fullmatch(_spaced(bare)):
        return LOOK_ALIKE
    latin = _SIGNS.sub("", unicodedata.normalize("NFC", written)).upper()
    if latin == bare:
        return WRITTEN
    return WRONG_D if any(sign in written for sign in _WRONG_D) else LOOK_ALIKE


def normalised(text: str | None) -> str | None:
    """Return a serial in its one right form, ``AĐ 266864``, or None where it cannot be read in one way only.

    Letters that look like digits, and digits like letters, are read by where they stand: the number of signs says
    how many letters come first.
    """
    bare = _bare(decoded(text))
    form = _FORMS.get(len(bare))
    if form is None:
        return None
    letters, number = bare[: form[0]], bare[form[0] :]
    # with seven signs a letter in the second place may be the second letter of a serial that lost a digit
    if form[0] == 1 and not number[0].isdecimal() or not any(sign.isalpha() for sign in letters):
        return None
    letters = "".join(_TO_LETTER.get(sign, sign) for sign in letters)
    number = "".join(_TO_DIGIT.get(sign, sign) for sign in number)
    serial = f"{letters} {number}"
    return serial if _RIGHT.fullmatch(serial) else None


def digit_count(values: np.ndarray) -> np.ndarray:
    """Return how many digits the form of each serial has: 6, 8, or 0 where it is malformed; ndarray of int8."""
    six, eight = dict.fromkeys(_SIX, 6), dict.fromkeys(_EIGHT, 8)
    close = {form.replace(" ", ""): count for form, count in (six | eight).items()}
    found = fitting(values, six | eight | close)
    odd = np.flatnonzero(found < 0)
    found[odd] = fitting(capitals(values[odd]), six | eight | close)
    odd = np.flatnonzero(found < 0)
    found[odd] = mapped(values[odd], lambda text: _count(normalised(decoded(text))), np.int8)
    return found


def judge_age(values: np.ndarray, issued_on: np.ndarray) -> np.ndarray:
    """Return whether the form of each serial was in use on its day of issue.

    Parameters
    ----------
    values, issued_on : ndarray of S, shape (n,)
        Serials; ISO dates or years alone. Where either cannot be read nothing is said; nor by the year 2024 alone.

    Returns
    -------
    ndarray of int8, shape (n,)
        Positions in `AGE_CODES`: eight digits before 2024-08-01, six after 2024-12-31.
    """
    count, dated = digit_count(values), dates.readable(issued_on)
    whole = lengths(issued_on) > 4
    year = np.ascontiguousarray(matrix(issued_on, 4)[:, :4]).view("S4").ravel()
    early = np.where(whole, issued_on < NEW_FORM_FROM.encode(), year < NEW_FORM_FROM[:4].encode())
    late = np.where(whole, issued_on > OLD_FORM_UNTIL.encode(), year > OLD_FORM_UNTIL[:4].encode())
    return (dated * ((count == 8) & early) + 2 * (dated & (count == 6) & late)).astype(np.int8)


def _bare(text: str) -> str:
    """Return capital letters and digits alone, twins of other scripts as Latin letters."""
    compact = _SIGNS.sub("", unicodedata.normalize("NFKC", text))
    for sign in _WRONG_D:
        compact = compact.replace(sign, "Đ")
    return compact.upper().translate(_CAPITALS)


def _spaced(bare: str) -> str:
    letters = _FORMS.get(len(bare), (0, 0))[0]
    return f"{bare[:letters]} {bare[letters:]}"


def _count(serial: str | None) -> int:
    return len(serial.split(" ")[1]) if serial else 0
