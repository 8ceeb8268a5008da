"""What a cell of a record spreadsheet says, and what is odd about it.

Every parser takes a cell of any kind, never raises, and returns the value for our tables (None where there is none) and
the sub-code of what is odd (empty where nothing is). The sentences of the sub-codes are in `cell_notes`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from ..model import dates, tax_code
from ..model.catalogues import land_use_codes, old_to_new, units
from . import fields
from .spreadsheet import ERRORS, NO_RESULT
from .values import number_from, whole_from

Parsed = tuple[object, str]

_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?")
_POWER = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_CODE_AND_NAME = re.compile(r"([A-Z]{3})\s*[-–:(]\s*\D")
_BETWEEN_DIGITS = re.compile(r"[\s.'’`\u00a0\u200b_-]+")
_LAST_DAY = date(9999, 12, 31)
_CITIZEN_DIGITS, _CARD_DIGITS, _COMMUNE_DIGITS = 12, 9, 5
_LARGEST = 1e15  # beyond it Excel's numbers have lost their last digits
_GENDERS = {
    **dict.fromkeys(("nam", "ong", "m", "male", "1", "true"), "Nam"),
    **dict.fromkeys(("nu", "ba", "f", "female", "0", "false"), "Nữ"),
}
_KINDS = {"0": "Cá nhân", "1": "Vợ chồng", "2": "Hộ gia đình", "3": "Tổ chức", "4": "Cộng đồng dân cư"}
"""Kinds of parties in VBDLIS by number, in the words of PL3-01."""
_FILE_END = re.compile(r"\s*[;|\n\r]+\s*")


def text(cell: object) -> Parsed:
    """Return a cell as text, just as it stands."""
    if type(cell) is str:
        if cell in ERRORS:
            return None, "error-value"
        return (cell, "") if cell and not cell.isspace() else (None, "")
    return _plain(cell)


def number_text(cell: object) -> Parsed:
    """Return the number of a sheet or plot as text: ``12``, ``12A``."""
    if isinstance(cell, (date, time)):
        return None, "date-for-number"
    value, odd = text(cell)
    if isinstance(cell, float) and cell != cell // 1:
        return value, "not-whole"
    return (value.strip() if value else value), odd


def serial(cell: object) -> Parsed:
    """Return the serial of a certificate."""
    value, odd = text(cell)
    if _is_number(cell):
        return value, "letters-lost"
    return (value.strip() if value else value), odd


def digits(cell: object) -> Parsed:
    """Return what is written in digits, without the spaces and dots between them."""
    value, odd = text(cell)
    if value is None or isinstance(cell, (date, time, timedelta)):
        return value, odd
    if _is_number(cell):
        return value, "number-for-text" if abs(cell) < _LARGEST and cell == cell // 1 else "digits-lost"
    if isinstance(cell, str) and _POWER.fullmatch(value.strip()):
        return value.strip(), "digits-lost"
    bare = _BETWEEN_DIGITS.sub("", value)
    return (bare if bare.isascii() and bare.isdigit() else value.strip()), odd


def citizen(cell: object) -> Parsed:
    """Return a citizen's number, or the nine digits of an old card; what Excel lost is told, not put back."""
    value, odd = digits(cell)
    if value is None or odd in ("digits-lost", "date-for-text") or not (value.isascii() and value.isdigit()):
        return value, odd or ("not-digits" if value else "")
    if len(value) in (_CITIZEN_DIGITS, _CARD_DIGITS):
        return value, odd
    return value, "zeros-lost" if len(value) in (8, 10, 11) else "wrong-length"


def tax(cell: object) -> Parsed:
    """Return a tax code."""
    value, odd = text(cell)
    if value is None:
        return None, odd
    value = value.strip()
    full = tax_code.restored(value)
    if full:
        return full, "zeros-restored"
    return value, odd or ("number-for-text" if _is_number(cell) else "")


@lru_cache(maxsize=1024, typed=True)
def commune(cell: object) -> Parsed:
    """Return the code of a commune in five digits, told from its name where only one commune is called so."""
    value, odd = text(cell)
    if value is None:
        return None, odd
    value = value.strip()
    if value.isascii() and value.isdigit():
        if len(value) >= _COMMUNE_DIGITS:
            return value, odd
        full = value.zfill(_COMMUNE_DIGITS)
        return (full, "zeros-restored") if full in units() or full in old_to_new() else (value, "zeros-lost")
    code = _codes_by_name().get(fields.folded(value))
    return (code, "name-for-code") if code else (value, odd or "no-code")


@lru_cache(maxsize=4096, typed=True)
def land_use(cell: object) -> Parsed:
    """Return the code of a land use; PL3-01 has words for it, which are looked up where they are a code's own name."""
    value, odd = text(cell)
    if value is None:
        return None, odd
    value = value.strip()
    told = _CODE_AND_NAME.match(value)
    if told and told[1] in land_use_codes():
        return told[1], odd
    return _uses_by_name().get(fields.folded(value), value), odd


def area(cell: object) -> Parsed:
    """Return a number of square metres, or any other: ``12,5`` is one, ``30/2`` and ``1.234`` are not."""
    if type(cell) in (int, float):
        try:
            value = float(cell)
        except OverflowError:
            return None, "not-a-number"
        return (value, "") if math.isfinite(value) else (None, "not-a-number")
    if isinstance(cell, (date, time, timedelta)):
        return None, "date-for-number"
    value, odd = text(cell)
    if value is None:
        return None, odd
    number = number_from(value)
    if math.isfinite(number):
        return number, "number-as-text"
    return None, "unclear-number" if re.fullmatch(r"\s*\d{1,3}[.,]\d{3}\s*", value) else "not-a-number"


def scale(cell: object) -> Parsed:
    """Return the denominator of a scale."""
    value, odd = text(cell)
    if value is None:
        return None, odd
    whole = whole_from(value) if len(value) < 40 and any(map(str.isdigit, value)) else None
    return (whole, odd) if whole else (None, "not-a-number")


def birth(cell: object) -> Parsed:
    """Return a date of birth, ``YYYY-MM-DD`` or the year alone."""
    return day(cell, dates.EARLIEST)


def issue(cell: object) -> Parsed:
    """Return the date of a certificate."""
    return day(cell, dates.EARLIEST_CERTIFICATE)


def term(cell: object) -> Parsed:
    """Return the term of a use: a date as ``YYYY-MM-DD``, words as they stand."""
    if isinstance(cell, date) or (isinstance(cell, str) and _DAY.fullmatch(cell.strip())):
        return day(cell, dates.EARLIEST_CERTIFICATE, _LAST_DAY)
    return text(cell)


@lru_cache(maxsize=16384, typed=True)
def day(cell: object, earliest: int, last: date | None = None) -> Parsed:
    """Return a date as ``YYYY-MM-DD``, a year alone as ``YYYY``; what is neither stays the text it is.

    A day and month that changed places stay so (``2020-13-04``): which is which is for a person to say.

    Parameters
    ----------
    earliest : int
        The first year that can be.
    last : date, optional
        The last day that can be, today without.
    """
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if cell is NO_RESULT or isinstance(cell, (str, bool, time, timedelta)):
        value, odd = text(cell)
        if value is None or not isinstance(cell, str):
            return value, odd
        cell = value
    found, note = dates.parse(cell, last, earliest)
    if note == dates.MISSING:
        return None, ""
    if found is None:
        return text(cell)[0], note
    return (_exchanged(found) if note == dates.SWAPPED else found), note


def gender(cell: object) -> Parsed:
    """Return ``Nam`` or ``Nữ``."""
    value, odd = text(cell) if not isinstance(cell, bool) else (str(cell), "")
    if value is None:
        return None, odd
    known = _GENDERS.get(fields.folded(value))
    return (known, "") if known else (value, "unknown-word")


def kind(cell: object) -> Parsed:
    """Return the kind of a party in the words of PL3-01, from its number in VBDLIS; a code of the circulars is none."""
    value, odd = text(cell)
    return (_KINDS.get(value.strip()), odd) if value else (None, odd)


def files(cell: object) -> Parsed:
    """Return the names of files that a cell holds."""
    value, odd = text(cell)
    names = tuple(name for name in _FILE_END.split(value.strip()) if name) if value else ()
    return names or None, odd


PARSERS: dict[str, Callable[[object], Parsed]] = {
    "text": text,
    "number_text": number_text,
    "serial": serial,
    "land_use": land_use,
    "digits": digits,
    "citizen": citizen,
    "tax": tax,
    "commune": commune,
    "area": area,
    "number": area,
    "scale": scale,
    "birth": birth,
    "date": issue,
    "term": term,
    "gender": gender,
    "kind": kind,
    "files": files,
}
"""How values are read, by the kind of their column in ``record_fields.csv``."""


def _plain(cell: object) -> Parsed:
    """Return a cell that is no text as one."""
    if cell is None:
        return None, ""
    if cell is NO_RESULT:
        return None, "no-result"
    if isinstance(cell, bool):
        return str(cell), "unexpected-kind"
    if isinstance(cell, int):
        # Python refuses to write out the longest ones
        return (
            (str(cell), "") if abs(cell) < 10**30 else (f"{cell:.6e}" if abs(cell) < 10**300 else None, "digits-lost")
        )
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return None, "not-a-number"
        return str(int(cell)) if cell == cell // 1 and abs(cell) < _LARGEST else repr(cell), ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" "), "date-for-text"
    if isinstance(cell, (date, time)):
        return cell.isoformat(), "date-for-text"
    return str(cell), "unexpected-kind"


def _is_number(cell: object) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _exchanged(iso: str) -> str:
    """Return an ISO date with month and day in each other's place, be it a date or not."""
    return f"{iso[:4]}-{iso[8:10]}-{iso[5:7]}"


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Return the codes of communes by name, with and without *xã* and *phường*, where no two are called so."""
    found: dict[str, set[str]] = {}
    for unit in units().values():
        for name in (unit.name, unit.title):
            found.setdefault(fields.folded(name), set()).add(unit.code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


@lru_cache(maxsize=1)
def _uses_by_name() -> dict[str, str]:
    """Return the land-use codes in force by their names, where no two have one name."""
    found: dict[str, set[str]] = {}
    for use in land_use_codes().values():
        if use.current:
            found.setdefault(fields.folded(use.name), set()).add(use.code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
