"""The tax code (mã số thuế): ten digits, the last of which checks the others; a branch adds ``-001`` to ``-999``.

Check digit: 10 less the remainder by 11 of the digits times 31, 29, 23, 19, 17, 13, 7, 5, 3 (Circular
105/2020/TT-BTC Art. 5 for the form; weights as published by the tax authority). Households and people use their
citizen number since 2025-07-01 (Circular 86/2024/TT-BTC Art. 5).
Spreadsheets of the campaign write ``N/A-`` before the code of an organisation.
"""

from __future__ import annotations

import re
from datetime import date

import numpy as np

from . import citizen_number
from .byte_patterns import decoded, digits, finish, lengths, matrix

RIGHT, PREFIX, SIGNS, LENGTH, LETTERS = "", "prefix", "signs", "length", "letters"
CHECK_DIGIT, BRANCH, CITIZEN, LOST_ZERO = "check-digit", "branch", "citizen-number", "lost-zero"
CODES = (RIGHT, PREFIX, SIGNS, LENGTH, LETTERS, CHECK_DIGIT, BRANCH, CITIZEN, LOST_ZERO)
"""Sub-codes by the number that `judge` gives. `PREFIX`, `SIGNS`: right once written as `tidied` writes it;
`BRANCH`: a branch numbered 000; `CITIZEN`: twelve digits that are no citizen number; `LOST_ZERO`: nine digits that are
a code once `restored` puts the zero back that a spreadsheet took."""

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_DIGITS, _CITIZEN_DIGITS = 10, 12
_PREFIX = re.compile(r"^\s*n\s*/\s*a\s*[-–:]*\s*", re.IGNORECASE)
_SIGNS = re.compile(r"[\s.'\u00a0\u200b\ufeff]+")
_FORM = re.compile(r"([0-9]{10})(?:-?([0-9]{3}))?")
_NUMBER = re.compile(r"[0-9]+")


def judge(values: np.ndarray, today: date | None = None) -> np.ndarray:
    """Return what is wrong with each tax code.

    Parameters
    ----------
    values : ndarray of S, shape (n,)
    today : date, optional
        For codes that are citizen numbers.

    Returns
    -------
    ndarray of int8, shape (n,)
        Positions in `CODES`. A missing code is not judged.
    """
    length, bytes_of = lengths(values), matrix(values, _DIGITS)
    found = np.where(length == 0, 0, -1).astype(np.int8)
    rows = np.flatnonzero((length == _DIGITS) & digits(bytes_of[:, :_DIGITS]).all(axis=1))
    well = bytes_of[rows, :_DIGITS].astype(np.int32) - ord("0")
    right = 10 - (well[:, :-1] @ np.array(_WEIGHTS)) % 11 == well[:, -1]
    found[rows] = np.where(right, CODES.index(RIGHT), CODES.index(CHECK_DIGIT))
    rows = np.flatnonzero((length == _CITIZEN_DIGITS) & (digits(bytes_of).sum(axis=1) == length))
    citizen = citizen_number.judge(values[rows], today) == 0
    found[rows] = np.where(citizen, CODES.index(RIGHT), CODES.index(CITIZEN))
    return finish(values, found, CODES, lambda text: judge_one(text, today))


def judge_one(text: str | None, today: date | None = None) -> str:
    """Return what is wrong with one tax code, `RIGHT` where nothing is or where it is missing."""
    written = decoded(text)
    if not written.strip():
        return RIGHT
    bare = tidied(written)
    if not bare:
        return PREFIX if _PREFIX.match(written) else LETTERS
    verdict = _judged(bare, today)
    if verdict or bare == written:
        return verdict
    return PREFIX if _PREFIX.match(written) else SIGNS


def tidied(text: str | None) -> str:
    """Return a code without ``N/A-``, spaces and dots, a dash before its branch: what is right about it stays."""
    bare = _SIGNS.sub("", _PREFIX.sub("", decoded(text)))
    form = _FORM.fullmatch(bare)
    return f"{form[1]}-{form[2]}" if form and form[2] else bare


def restored(text: str | None) -> str | None:
    """Return the code that lost its leading zero, where the check digit agrees; else None."""
    bare = tidied(text)
    full = bare.zfill(_DIGITS)
    lost = len(bare) == _DIGITS - 1 and _NUMBER.fullmatch(bare) and check_digit(full[:-1]) == int(full[-1])
    return full if lost else None


def check_digit(nine: str) -> int | None:
    """Return the tenth digit that belongs to nine digits, None where no code begins so (the remainder is 0)."""
    check = 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, nine, strict=True)) % 11
    return check if check < 10 else None


def _judged(bare: str, today: date | None) -> str:
    form = _FORM.fullmatch(bare)
    if form:
        if check_digit(form[1][:-1]) != int(form[1][-1]):
            return CHECK_DIGIT
        return BRANCH if form[2] == "000" else RIGHT
    if not _NUMBER.fullmatch(bare.replace("-", "")):
        return LETTERS
    if len(bare) == _CITIZEN_DIGITS:
        return RIGHT if citizen_number.judge_one(bare, today) == citizen_number.RIGHT else CITIZEN
    return LOST_ZERO if restored(bare) else LENGTH
