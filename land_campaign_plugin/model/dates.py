"""Dates of records: ``YYYY-MM-DD`` or a year alone, and what people write for them.

Most births are known by their year only; a date before 1900 or after today is a slip, and so is a certificate from
before 1987, the year of the first land law (in force 1988-01-08).
"""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, datetime, timedelta

import numpy as np

from .byte_patterns import decoded, digits, finish, lengths, matrix, number

RIGHT, UNREADABLE, IMPOSSIBLE, SWAPPED, TOO_EARLY, FUTURE = (
    "", "unreadable", "impossible", "swapped", "too-early", "future",
)  # fmt: skip
CODES = (RIGHT, UNREADABLE, IMPOSSIBLE, SWAPPED, TOO_EARLY, FUTURE)
"""Sub-codes by the number that `judge` gives. `SWAPPED`: day and month stand in each other's place."""
MISSING, YEAR_ONLY, EXCEL_SERIAL, WITH_TIME, TWO_DIGITS = (
    "missing", "year-only", "excel-serial", "with-time", "two-digit-year",
)  # fmt: skip
NOTES = (*CODES, MISSING, YEAR_ONLY, EXCEL_SERIAL, WITH_TIME, TWO_DIGITS)
"""Notes of `parse`."""
EARLIEST, EARLIEST_CERTIFICATE = 1900, 1987

_BLANK = " \t\r\n\u00a0\u200b\ufeff'`"
_SEPARATORS = _BLANK + "/-.\\_"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_ISO_LIKE = re.compile(r"([0-9]{4})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})((?:[T\s].*)?)", re.DOTALL)
_DAY_FIRST = re.compile(
    r"([0-9]{0,2})\s*[-/.\\]\s*([0-9]{0,2})\s*[-/.\\]\s*([0-9]{4}|[0-9]{2})((?:[T\s].*)?)", re.DOTALL
)
_MONTH_YEAR = re.compile(r"([0-9]{1,2})\s*[-/.\\]\s*([0-9]{4})")
_COMPACT = re.compile(r"[0-9]{8}")
_WORDS = re.compile(
    r"(?:(?:ngày|ngay|mùng|mồng)?\s*([0-9]{1,2})?\s*(?:tháng|thang)\s*([0-9]{1,2})\s*,?\s*)?"
    r"(?:sinh\s+)?(?:năm|nam)\s*:?\s*([0-9]{4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]+)?")
_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL_FIRST, _EXCEL_LAST = 2200, 80_000
"""Whole numbers below the first are years, from there on days of a spreadsheet: 1906 to 2119."""


def judge(values: np.ndarray, today: date | None = None, earliest: int = EARLIEST) -> np.ndarray:
    """Return what is wrong with each date.

    Parameters
    ----------
    values : ndarray of S, shape (n,)
        ISO dates or years alone.
    today : date, optional
        The last day that can be; the day of the call if not given.
    earliest : int
        The first year that can be.

    Returns
    -------
    ndarray of int8, shape (n,)
        Positions in `CODES`. A missing date is not judged.
    """
    today = today or date.today()
    found, whole, years = _formed(values)
    bytes_of = matrix(values, 10)
    year = number(bytes_of[years, :4])
    found[years] = _by_year(year, earliest, year > today.year)
    year, month, day = _parts(bytes_of[whole])
    last = np.where((month == 2) & ~_leap(year), 28, _DAYS[np.clip(month, 0, 12)])
    late = year * 10_000 + month * 100 + day > today.year * 10_000 + today.month * 100 + today.day
    verdict = _by_year(year, earliest, late)
    verdict[(month < 1) | (month > 12) | (day < 1) | (day > last)] = CODES.index(IMPOSSIBLE)
    last = np.where((day == 2) & ~_leap(year), 28, _DAYS[np.clip(day, 0, 12)])
    verdict[(month > 12) & (month <= last) & (day >= 1) & (day <= 12)] = CODES.index(SWAPPED)
    verdict[year < 1] = CODES.index(IMPOSSIBLE)
    found[whole] = verdict
    return finish(values, found, CODES, lambda text: judge_one(text, today, earliest))


def judge_one(text: str | None, today: date | None = None, earliest: int = EARLIEST) -> str:
    """Return what is wrong with one date, `RIGHT` where nothing is or where it is missing."""
    written = decoded(text)
    if not written.strip():
        return RIGHT
    today = today or date.today()
    if _YEAR.fullmatch(written):
        return _range(int(written), int(written) > today.year, earliest)
    form = _ISO.fullmatch(written)
    if not form:
        return UNREADABLE
    year, month, day = map(int, form.groups())
    if not _exists(year, month, day):
        return SWAPPED if swapped(written) else IMPOSSIBLE
    return _range(year, (year, month, day) > (today.year, today.month, today.day), earliest)


def readable(values: np.ndarray) -> np.ndarray:
    """Return the mask of texts that are a year or a day that exists, whenever it was."""
    verdict = judge(values, date(9999, 12, 31), 0)
    return (verdict == CODES.index(RIGHT)) & (lengths(values) > 0)


def swapped(iso: str | None) -> str | None:
    """Return the day that an ISO date means if its month and day were exchanged, None where there is none."""
    form = _ISO.fullmatch(decoded(iso))
    if not form:
        return None
    year, month, day = map(int, form.groups())
    return f"{year:04d}-{day:02d}-{month:02d}" if month != day and _exists(year, day, month) else None


def parse(value: object, today: date | None = None, earliest: int = EARLIEST) -> tuple[str | None, str]:
    """Read what people and spreadsheets write for a date; never raises.

    Parameters
    ----------
    value : object
        A text, a date, a number (a year, or the day count of a spreadsheet), None.
    today, earliest
        As in `judge`.

    Returns
    -------
    iso : str or None
        ``YYYY-MM-DD``, or the year where only that is known; None where it is no date.
    note : str
        One of `NOTES`. A date that is `TOO_EARLY` or in the `FUTURE` is given all the same, so that nothing is lost.
    """
    iso, note = _read(value)
    if iso is None:
        return None, note
    verdict = judge_one(iso, today, earliest)
    return iso, verdict or note


def _read(value: object) -> tuple[str | None, str]:
    if value is None or value is False or value is True:
        return None, UNREADABLE if value is not None else MISSING
    if isinstance(value, datetime):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}", WITH_TIME
    if isinstance(value, date):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}", RIGHT
    if isinstance(value, (int, float, np.integer, np.floating)):
        return _from_number(float(min(max(value, -1), _EXCEL_LAST + 1)) if value == value else math.nan)
    return _from_text(decoded(value)) if isinstance(value, (str, bytes)) else (None, UNREADABLE)


def _from_text(written: str) -> tuple[str | None, str]:
    text = written.strip(_BLANK)
    if not text.strip(_SEPARATORS):
        return None, MISSING
    if _NUMBER.fullmatch(text):
        return _from_number(float(text))
    form = _ISO_LIKE.fullmatch(text)
    if form:
        year, month, day = (int(part) for part in form.groups()[:3])
        return _dated(year, month, day, WITH_TIME if form[4].strip() else RIGHT)
    form = _DAY_FIRST.fullmatch(text)
    if form:
        day, month = (int(part or 0) for part in form.groups()[:2])
        if len(form[3]) == 2:
            return None, TWO_DIGITS
        return _dated(int(form[3]), month, day, WITH_TIME if form[4].strip() else RIGHT)
    form = _MONTH_YEAR.fullmatch(text)
    if form:
        return _dated(int(form[2]), int(form[1]), 0, RIGHT)
    form = _WORDS.fullmatch(text)
    if form:
        day, month = (int(part or 0) for part in form.groups()[:2])
        return _dated(int(form[3]), month, day, RIGHT)
    return _from_digits(text) if _COMPACT.fullmatch(text) else (None, UNREADABLE)


def _from_digits(text: str) -> tuple[str | None, str]:
    """Read eight digits, day or year first, where only one of the two makes a day of the last or this century."""
    readings = ((text[4:], text[2:4], text[:2]), (text[:4], text[4:6], text[6:]))
    found = {
        f"{year}-{month}-{day}"
        for year, month, day in readings
        if EARLIEST <= int(year) < _EXCEL_FIRST and _exists(int(year), int(month), int(day))
    }
    return (found.pop(), RIGHT) if len(found) == 1 else (None, UNREADABLE)


def _dated(year: int, month: int, day: int, note: str) -> tuple[str | None, str]:
    """Return a day, the year alone where day or month is not known, the day with both exchanged where that is one."""
    if not year:
        return None, IMPOSSIBLE if day or month else MISSING
    if not day and month <= 12 or not month and day <= 31:
        return f"{year:04d}", YEAR_ONLY
    if _exists(year, month, day):
        return f"{year:04d}-{month:02d}-{day:02d}", note
    if month > 12 and _exists(year, day, month):
        return f"{year:04d}-{day:02d}-{month:02d}", SWAPPED
    return None, IMPOSSIBLE


def _from_number(value: float) -> tuple[str | None, str]:
    if math.isnan(value) or value == 0:
        return None, MISSING
    if 1000 <= value < _EXCEL_FIRST and value == int(value):
        return f"{int(value):04d}", YEAR_ONLY
    if _EXCEL_FIRST <= value <= _EXCEL_LAST:
        return (_EXCEL_DAY_0 + timedelta(days=int(value))).isoformat(), EXCEL_SERIAL
    return None, UNREADABLE


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _range(year: int, late: bool, earliest: int) -> str:
    return TOO_EARLY if year < earliest else FUTURE if late else RIGHT


def _by_year(year: np.ndarray, earliest: int, late: np.ndarray) -> np.ndarray:
    verdict = np.full(len(year), CODES.index(RIGHT), np.int8)
    verdict[late] = CODES.index(FUTURE)
    verdict[year < earliest] = CODES.index(TOO_EARLY)
    return verdict


def _formed(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return verdicts so far (-1: open), the rows of whole dates and those of years alone."""
    length, bytes_of = lengths(values), matrix(values, 10)[:, :10]
    found = np.where(length == 0, CODES.index(RIGHT), -1).astype(np.int8)
    digit = digits(bytes_of)
    year = digit[:, :4].all(axis=1)
    dashes = (bytes_of[:, [4, 7]] == ord("-")).all(axis=1)
    whole = np.flatnonzero((length == 10) & year & dashes & digit[:, [5, 6, 8, 9]].all(axis=1))
    return found, whole, np.flatnonzero((length == 4) & year)


def _parts(bytes_of: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return number(bytes_of[:, :4]), number(bytes_of[:, 5:7]), number(bytes_of[:, 8:10])


def _leap(year: np.ndarray) -> np.ndarray:
    return (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))


def as_written(iso: str | None) -> str | None:
    """Return a date as the campaign's forms write it, ``DD/MM/YYYY``; a year alone, or what is no date, as it is."""
    form = _ISO.fullmatch(decoded(iso))
    return "/".join(reversed(form.groups())) if form else iso
