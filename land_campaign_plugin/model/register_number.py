"""Numbers beside a certificate's serial: its number in the register, its bar code, its code.

Register number (số vào sổ): who issued it and a running number, ``CH 01234``, ``CS00012``, ``VP123/QĐ-UBND``.
Bar code (mã vạch): 13 digits, commune 5, year 2, dossier 6 (MX.MN.ST, Circular 23/2014/TT-BTNMT), or 15.
Certificate code (mã giấy chứng nhận): 12 signs, the first two the authority, ``T1``; given out by the national system
(Circular 10/2024/TT-BTNMT). Forms as seen in the province; none has a check digit.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np

from .byte_patterns import decoded, judged

RIGHT, WRITTEN, MALFORMED = "", "written-otherwise", "malformed"
CODES = (RIGHT, WRITTEN, MALFORMED)
"""Sub-codes by the number that the judging functions give. `WRITTEN`: right once it is tidied."""

_REGISTER = re.compile(r"[A-ZĐ]{0,4}[0-9]{3,8}(?:/[A-Z0-9Đ-]+)?")
_REGISTER_PATTERNS = {"A" * letters + ("9" * digits): 0 for letters in range(5) for digits in range(3, 9)}
_BARCODE = re.compile(r"[0-9]{13}|[0-9]{15}")
_CODE = re.compile(r"[A-Z][0-9A-Z]{11}")
_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"[\s.\-]+")
_DIGIT_PAIRS = {"9" * 13: 0, "9" * 15: 0}


def judge(values: np.ndarray) -> np.ndarray:
    """Return what is wrong with each register number (ndarray of S): positions in `CODES`, ndarray of int8."""
    return judged(values, _REGISTER_PATTERNS, CODES, judge_one)


def judge_one(text: str | None) -> str:
    """Return what is wrong with one register number, `RIGHT` where nothing is or where it is missing."""
    return _judged(text, _REGISTER, tidied)


def tidied(text: str | None) -> str:
    """Return a register number with capital letters, without spaces and dots."""
    written = unicodedata.normalize("NFKC", decoded(text)).replace("Ð", "Đ").replace("ð", "Đ").upper()
    return _SPACES.sub("", written.replace(".", ""))


def judge_barcode(values: np.ndarray) -> np.ndarray:
    """Return what is wrong with each bar code (ndarray of S): positions in `CODES`, ndarray of int8."""
    return judged(values, _DIGIT_PAIRS, CODES, judge_barcode_one)


def judge_barcode_one(text: str | None) -> str:
    """Return what is wrong with one bar code, `RIGHT` where nothing is or where it is missing."""
    return _judged(text, _BARCODE, tidied_barcode)


def tidied_barcode(text: str | None) -> str:
    """Return a bar code without spaces, dots and dashes."""
    return _SIGNS.sub("", decoded(text))


def barcode_parts(text: str | None) -> tuple[str, int, str] | None:
    """Return commune code, year and dossier of a bar code of 13 digits, None for any other.

    Two digits of a year below 70 are of this century.
    """
    bare = tidied_barcode(text)
    if len(bare) != 13 or not _BARCODE.fullmatch(bare):
        return None
    year = int(bare[5:7])
    return bare[:5], year + (2000 if year < 70 else 1900), bare[7:]


def judge_code(values: np.ndarray) -> np.ndarray:
    """Return what is wrong with each certificate code (ndarray of S): positions in `CODES`, ndarray of int8."""
    return judged(values, {"A" + "*" * 11: 0}, CODES, judge_code_one)


def judge_code_one(text: str | None) -> str:
    """Return what is wrong with one certificate code, `RIGHT` where nothing is or where it is missing."""
    return _judged(text, _CODE, lambda written: _SIGNS.sub("", decoded(written)).upper())


def _judged(text: str | None, form: re.Pattern, tidy) -> str:
    written = decoded(text)
    if not written.strip() or form.fullmatch(written):
        return RIGHT
    return WRITTEN if form.fullmatch(tidy(written)) else MALFORMED
