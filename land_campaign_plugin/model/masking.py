"""What may be shown of a value that may hold personal data by mistake, in a finding's words.

Columns slip: a name or a citizen number may stand where a serial or a file's name should. Words are left out and long
numbers are masked whatever the column; serials, register numbers, dates and plot numbers come through whole.
"""

from __future__ import annotations

import re

_LONGEST_WORD = 2
_NUMBER = re.compile(r"\d(?:[\s.,\-_/]*\d){8,}")
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = frozenset(
    {"GCN", "GT", "PDF", "UBND", "STNMT", "QĐ", "JPG", "JPEG", "PNG", "TIF", "TIFF", "DOC", "DOCX", "SCAN"}
)
_LEFT_OUT = "…"
_HEAD, _TAIL = 4, 2


def shown(text: str | None) -> str:
    """Return a text without words of over two letters, and with long numbers masked: ``0330******12``."""
    return _WORD.sub(_word, _NUMBER.sub(_number, text or ""))


def masked_digits(text: str | None) -> str:
    """Return the digits of a number, whatever stands between them, masked: ``0330******12``."""
    digits = "".join(re.findall(r"\d", text or ""))
    return _masked(digits) if len(digits) > _HEAD + _TAIL else "*" * len(digits)


def _number(found: re.Match) -> str:
    return _masked("".join(re.findall(r"\d", found[0])))


def _masked(digits: str) -> str:
    return f"{digits[:_HEAD]}{'*' * (len(digits) - _HEAD - _TAIL)}{digits[-_TAIL:]}"


def _word(found: re.Match) -> str:
    word = found[0]
    return word if len(word) <= _LONGEST_WORD or word.upper() in _KNOWN else _LEFT_OUT
