"""The citizen number (số định danh cá nhân, số CCCD): 12 digits.

Three digits of the province of birth (list: resources/catalogues/cccd_provinces.csv, the 63 provinces before the
merger: a number is for life), one of century and gender (0 and 1: born 19xx, man and woman; 2 and 3: 20xx; 4 and 5:
21xx, and so on), two of the year of birth, six by chance. There is no check digit.
Source: Decree 137/2015/NĐ-CP Art. 13, Decree 70/2024/NĐ-CP; Circular 59/2021/TT-BCA Art. 4.
The 9-digit identity card (chứng minh nhân dân) before it is no paper since 2025-01-01.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

import numpy as np

from .byte_patterns import decoded, digits, finish, lengths, mapped, matrix, number
from .catalogues import citizen_provinces

RIGHT, IDENTITY_CARD, SIGNS, LENGTH, LETTERS = "", "identity-card", "signs", "length", "letters"
PROVINCE, CENTURY, FUTURE = "province", "century", "future"
CODES = (RIGHT, IDENTITY_CARD, SIGNS, LENGTH, LETTERS, PROVINCE, CENTURY, FUTURE)
"""Sub-codes by the number that `judge` gives. `SIGNS`: right but for spaces, dots or dashes between the digits."""
BIRTH_YEAR, GENDER, BOTH = "birth-year", "gender", "both"
AGAINST = (RIGHT, BIRTH_YEAR, GENDER, BOTH)
"""Sub-codes by the number that `compare` gives."""
UNKNOWN_GENDER, MALE, FEMALE = 0, 1, 2
RESTORED, UNSURE = "restored", "unsure"

_DIGITS = 12
_CARD_DIGITS = 9
_SIGNS = re.compile(r"[\s.\-'\u00a0\u200b\ufeff]+")
_EXCEL = re.compile(r"([0-9]+)\.0+")
_NUMBER = re.compile(r"[0-9]+")
_GENDERS = {
    "nam": MALE, "male": MALE, "m": MALE, "ông": MALE,
    "nữ": FEMALE, "nu": FEMALE, "female": FEMALE, "f": FEMALE, "bà": FEMALE,
}  # fmt: skip
_LAST_LIVING_CENTURY = 2


def judge(values: np.ndarray, today: date | None = None) -> np.ndarray:
    """Return what is wrong with each citizen number.

    Parameters
    ----------
    values : ndarray of S, shape (n,)
    today : date, optional
        Nobody is born after this day's year; the day of the call if not given.

    Returns
    -------
    ndarray of int8, shape (n,)
        Positions in `CODES`. A missing number is not judged.
    """
    found, rows, well = _well_formed(values)
    known = _known_provinces()[number(well[:, :3])]
    century, year = well[:, 3] - np.uint8(ord("0")), _year(well)
    verdict = np.full(len(well), CODES.index(RIGHT), np.int8)
    verdict[year > (today or date.today()).year] = CODES.index(FUTURE)
    verdict[century // 2 >= _LAST_LIVING_CENTURY] = CODES.index(CENTURY)
    verdict[~known] = CODES.index(PROVINCE)
    found[rows] = verdict
    return finish(values, found, CODES, lambda text: judge_one(text, today))


def judge_one(text: str | None, today: date | None = None) -> str:
    """Return what is wrong with one citizen number, `RIGHT` where nothing is or where it is missing."""
    written = decoded(text).strip()
    if not written:
        return RIGHT
    bare = _SIGNS.sub("", written)
    if not _NUMBER.fullmatch(bare):
        return LETTERS
    if len(bare) == _CARD_DIGITS:
        return IDENTITY_CARD
    if len(bare) != _DIGITS:
        return LENGTH
    if bare[:3] not in citizen_provinces():
        return PROVINCE
    if int(bare[3]) // 2 >= _LAST_LIVING_CENTURY:
        return CENTURY
    if _year_of(bare) > (today or date.today()).year:
        return FUTURE
    return RIGHT if bare == decoded(text) else SIGNS


def born_year(values: np.ndarray) -> np.ndarray:
    """Return the year of birth that each well-formed number says, 0 where it is none; ndarray of int16."""
    _, rows, well = _well_formed(values)
    years = np.zeros(len(values), np.int16)
    years[rows] = _year(well)
    return years


def gender(values: np.ndarray) -> np.ndarray:
    """Return the gender that each well-formed number says: `MALE`, `FEMALE`, `UNKNOWN_GENDER`; ndarray of int8."""
    _, rows, well = _well_formed(values)
    genders = np.zeros(len(values), np.int8)
    genders[rows] = np.where(well[:, 3] % 2 == 0, MALE, FEMALE)
    return genders


def said_gender(text: str | bytes | None) -> int:
    """Return the gender that a text says, `UNKNOWN_GENDER` where it says none."""
    return _GENDERS.get(decoded(text).strip().casefold(), UNKNOWN_GENDER)


def compare(values: np.ndarray, born_on: np.ndarray, genders: np.ndarray) -> np.ndarray:
    """Return where birth date or gender contradict the number.

    Parameters
    ----------
    values, born_on, genders : ndarray of S, shape (n,)
        Numbers; ISO dates or years alone; genders as texts. What is missing or unreadable contradicts nothing.

    Returns
    -------
    ndarray of int8, shape (n,)
        Positions in `AGAINST`.
    """
    said, born = matrix(born_on, 4)[:, :4], born_year(values)
    dated = digits(said).all(axis=1) & (born > 0)
    year_differs = dated & (number(np.where(dated[:, None], said, ord("0")).astype(np.uint8)) != born)
    told, own = mapped(genders, said_gender, np.int8), gender(values)
    return year_differs + 2 * ((told != own) & (told > 0) & (own > 0)).astype(np.int8)


def restored(text: str | None, born_on: str | None, said: str | None) -> tuple[str | None, str]:
    """Return the number that a spreadsheet took the leading zeros from, and what was done.

    Parameters
    ----------
    text : str or None
        What is left of the number, ``33048012345`` or ``33048012345.0``.
    born_on, said : str or None
        Birth date (ISO or year alone) and gender. Without both nothing is restored.

    Returns
    -------
    number : str or None
    note : str
        `RESTORED` with a number; `IDENTITY_CARD` where it may be the old 9-digit card (8 digits: its zero is lost
        too); `UNSURE` where province, birth year and gender do not all agree; `RIGHT` where nothing is to restore.
    """
    written = decoded(text).strip()
    decimal = _EXCEL.fullmatch(written)
    bare = decimal[1] if decimal else _SIGNS.sub("", written)
    if not _NUMBER.fullmatch(bare):
        return None, UNSURE if bare else RIGHT
    if len(bare) >= _DIGITS:
        return None, RIGHT if len(bare) == _DIGITS else UNSURE
    if len(bare) in (_CARD_DIGITS, _CARD_DIGITS - 1):
        return None, IDENTITY_CARD
    if len(bare) < _CARD_DIGITS:
        return None, UNSURE
    full = bare.zfill(_DIGITS)
    year = re.match(r"[0-9]{4}", decoded(born_on).strip())
    agrees = (
        full[:3] in citizen_provinces()
        and int(full[3]) // 2 < _LAST_LIVING_CENTURY
        and year is not None
        and int(year[0]) == _year_of(full)
        and said_gender(said) == (FEMALE if int(full[3]) % 2 else MALE)
    )
    return (full, RESTORED) if agrees else (None, UNSURE)


def is_complete(values: np.ndarray) -> np.ndarray:
    """Return the mask of the numbers of 12 digits, whatever else may be wrong with them."""
    return (lengths(values) == _DIGITS) & digits(matrix(values, _DIGITS)[:, :_DIGITS]).all(axis=1)


def is_identity_card(text: str | None) -> bool:
    """Tell whether a text has the form of the old identity card, nine digits."""
    bare = _SIGNS.sub("", decoded(text))
    return len(bare) == _CARD_DIGITS and _NUMBER.fullmatch(bare) is not None


def masked(text: str | None) -> str:
    """Return a number as it may be shown: the first four and the last two signs, ``0330******12``."""
    written = decoded(text).strip()
    if len(written) < _CARD_DIGITS:
        return "*" * len(written)
    return f"{written[:4]}{'*' * (len(written) - 6)}{written[-2:]}"


def _well_formed(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return verdicts so far (-1: open), the rows of twelve digits, and their bytes."""
    length, bytes_of = lengths(values), matrix(values, _DIGITS)
    found = np.where(length == 0, CODES.index(RIGHT), -1).astype(np.int8)
    every = digits(bytes_of).sum(axis=1) == length
    found[every & (length > 0)] = CODES.index(LENGTH)
    found[every & (length == _CARD_DIGITS)] = CODES.index(IDENTITY_CARD)
    rows = np.flatnonzero(every & (length == _DIGITS))
    return found, rows, bytes_of[rows, :_DIGITS]


def _year(well: np.ndarray) -> np.ndarray:
    """Return the year of birth that each number of twelve digits says."""
    return 1900 + 100 * ((well[:, 3].astype(np.int32) - ord("0")) // 2) + number(well[:, 4:6])


def _year_of(bare: str) -> int:
    return 1900 + 100 * (int(bare[3]) // 2) + int(bare[4:6])


@lru_cache(maxsize=1)
def _known_provinces() -> np.ndarray:
    """Return, for each number of three digits, whether a province has it."""
    known = np.zeros(1000, dtype=bool)
    known[[int(code) for code in citizen_provinces()]] = True
    return known
