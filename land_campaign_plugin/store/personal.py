"""Personal values of people: what stands for them in history, and how they are shown to whoever need not know them.

In an image a keyed hash stands for each value, so that equal values are equal and conflicts are found, and nobody who
reads history learns a name or tries out twelve digits. The server does the same (migrations/pg_007_records.sql).
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from hashlib import sha256

from ..model.masking import masked_digits
from ..model.record_kinds import PERSONAL
from .images import Image

_MARK = "hmac:"
_LENGTH = 40
_YEAR = re.compile(r"\d{4}")
_HIDDEN = "…"


def new_key() -> str:
    """Return a key that no store has."""
    return secrets.token_hex(32)


def token(key: str, field: str, value: object) -> str | None:
    """Return what stands for a value of a field in images; None for no value."""
    if value is None:
        return None
    text = f"{field}={value if isinstance(value, str) else repr(value)}"
    return _MARK + hmac.new(key.encode(), text.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:_LENGTH]


def tokens(key: str, kind: str, values: Mapping[str, object]) -> Image:
    """Return `values` with a token for each personal one."""
    personal = PERSONAL.get(kind, ())
    return {name: token(key, name, value) if name in personal else value for name, value in values.items()}


def is_token(value: object) -> bool:
    """Tell whether a value is a token."""
    return isinstance(value, str) and value.startswith(_MARK) and len(value) == len(_MARK) + _LENGTH


def revealed(image: Image, values: Mapping[str, str | None] | None) -> Image:
    """Return an image with values in place of tokens; None where a value is not known."""
    values = values or {}
    return {name: values.get(name) if is_token(value) else value for name, value in image.items()}


def masked(values: Mapping[str, str | None]) -> Image:
    """Return personal values as they are shown: ``0330******12``, initials, the year of birth."""
    return {name: None if values.get(name) is None else mask(values[name]) for name, mask in _MASKS.items()}


def initials(name: str) -> str:
    """Return the first letter of each word of a name, ``N. V. A.``."""
    return " ".join(f"{word[0]}." for word in name.split())


def _year(day: str) -> str:
    return day[:4] if _YEAR.match(day) else _HIDDEN


_MASKS = {
    "name": initials,
    "born_on": _year,
    "address": lambda _: _HIDDEN,
    **dict.fromkeys(("citizen_number", "identity_card", "tax_code"), masked_digits),
}
