"""Who looked at people's values, why, and how many at once: the same for every store."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP

WORK_COPY, UNMASK = "work copy", "unmask"
MOST_AN_HOUR = 200
"""People whose values a person may have shown within an hour, beside those of the work copy."""
SHORTEST_PURPOSE = 8
_NO_PURPOSE = QT_TRANSLATE_NOOP("core", "It was not said why people's data are wanted.")
_SAY_WHY = QT_TRANSLATE_NOOP("core", "Say the purpose in a few words, such as the number of a file; it is noted.")
_TOO_MANY = QT_TRANSLATE_NOOP("core", "People's data were shown for {most} people within an hour, which is the most.")
_LATER = QT_TRANSLATE_NOOP("core", "Try again later, or ask the supervisor for a list.")


@dataclass(frozen=True)
class Access:
    """A line of the book of accesses."""

    login: str
    at: str
    what: str
    rows: int
    purpose: str
    pii: bool


def check_purpose(purpose: str) -> None:
    """Raise `BadInput` where a purpose says nothing."""
    if len(purpose.strip()) < SHORTEST_PURPOSE:
        raise BadInput(_NO_PURPOSE, _SAY_WHY)


def too_many() -> BadInput:
    """Return the error of whoever wants to see too many people."""
    return BadInput(_TOO_MANY, _LATER, most=MOST_AN_HOUR)
