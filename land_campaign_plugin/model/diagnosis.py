"""What a look at a computer, its programs and its way to the store comes to: lines with a state and a cure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .language import ENGLISH, Language

GOOD, ADVICE, BAD, UNKNOWN = STATES = ("good", "advice", "bad", "unknown")
"""All is well; it works, and could be better; something does not work; it could not be told."""
COMPUTER, QGIS, PACKAGES, FONTS, FOLDER, LOGINS, STORE = SECTIONS = (
    "computer",
    "qgis",
    "packages",
    "fonts",
    "folder",
    "logins",
    "store",
)


@dataclass(frozen=True)
class Line:
    """One thing that was looked at.

    Parameters
    ----------
    what : str
        Marked template of what was found; never personal data, such as a login or the name of a home folder.
    cure : str
        Marked template of what to do; empty where nothing is.
    """

    section: str
    state: str
    what: str
    cure: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return what was found, in `language`."""
        return language.text(self.what, **self.values)

    def remedy(self, language: Language = ENGLISH) -> str:
        """Return what to do, in `language`."""
        return language.text(self.cure, **self.values) if self.cure else ""
