"""Texts as the central store holds them: texts that look equal are equal, byte for byte.

Unicode form NFC, no control characters but line feed and tab, none of the characters that nobody sees: direction marks
and overrides, which show a text in another order than it has (Unicode UAX #9), joiners, zero-width spaces, the byte
order mark. An empty text is none. Stays: the soft hyphen and the control characters of Latin-1 (U+0080 to U+009F), for
they are letters of Vietnamese that was read in an old encoding (legacy_text.py), and must survive until it is decoded.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

_LINE = re.compile("\r\n|[\r\u000b\u000c]")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""As campaign.is_canonical has them (migrations/pg_002_values.sql)."""


def canonical_text(text: str) -> str | None:
    """Return `text` in the one spelling that the store takes, or None where nothing is left of it."""
    if text.isprintable() and is_normalized("NFC", text):  # nearly all
        return text or None
    return normalize("NFC", _UNSEEN.sub("", _LINE.sub("\n", text))) or None


def is_canonical(text: str) -> bool:
    """Tell whether `canonical_text` leaves `text` as it is."""
    return text != "" and _UNSEEN.search(text) is None and is_normalized("NFC", text)
