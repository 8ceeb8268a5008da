"""User text: marked where it is written, translated when it is shown.

The core writes English templates with named places (``"Plot {plot} has no shape."``) and marks them
with `QT_TRANSLATE_NOOP`, the name that Qt's text collector looks for. A face (QGIS or the command
line) hands in a `Language`, which looks the template up and fills the places.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from string import Formatter

from .english_number import for_one, for_one_plot

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the collector looks for this name
    """Mark `text` for translation in `context` and return it unchanged."""
    return text


class Term(str):
    """A value for a place of a template that is a marked text itself: it is shown in the language of the sentence.

    Several stand in a tuple.
    """

    __slots__ = ()


class Day(str):
    """A day (ISO 8601) for a place of a template: it is shown as the language of the sentence writes days."""

    __slots__ = ()


class Loud(str):
    """A template that must be read before all else: no plot may be right while it holds."""

    __slots__ = ()


class Language:
    """A language to show text in.

    Parameters
    ----------
    code : str
        ``"en"`` or ``"vi"``.
    texts : mapping, optional
        English template to translated template. A template that is missing is shown in English.
    """

    def __init__(self, code: str = "en", texts: Mapping[str, str] | None = None):
        self.code = code
        self.day_first = code == "vi"
        self._texts = texts or {}

    def text(self, template: str, **values: object) -> str:
        """Return `template` translated, its places filled with `values`.

        Floats are shown as `number` shows them; a place without a value is shown as ``?``.
        """
        shown = self._lookup(str(template))  # PyQt knows no text but str
        if "{" not in shown:
            return shown
        if self.code == "en":
            ones = tuple(name for name, value in values.items() if value == 1 and type(value) is int)
            shown = for_one(shown, ones) if ones else shown
            if isinstance(plots := values.get("plots"), str) and "," not in plots:
                shown = for_one_plot(shown)
        filled = {name: self._show(value) for name, value in values.items()}
        names = (name for _, name, _, _ in Formatter().parse(shown) if name)
        return shown.format_map({name: filled.get(name, "?") for name in names})

    def number(self, value: float, digits: int = 2) -> str:
        """Return `value` with `digits` decimals: comma in Vietnamese, point in English."""
        shown = f"{value:,.{digits}f}"
        if self.code == "vi":
            shown = shown.translate(str.maketrans(",.", ".,"))
        return shown

    def day(self, value: str) -> str:
        """Return a day as people write it: ``01/12/2026``, in English ``2026-12-01``, but for the windows of the
        province's offices (`day_first`).

        A time behind the day is left out; what is no day (``YYYY-MM-DD``) is returned as it stands.
        """
        found = _DAY.match(value)
        if not found:
            return str(value)
        return "/".join(reversed(found.groups())) if self.day_first else found[0]

    def moment(self, at: str) -> str:
        """Return a moment (ISO 8601) as the clock on the wall shows it, to the minute; none as it stands."""
        if not at:
            return at
        form = "%H:%M, %d/%m/%Y" if self.day_first else "%Y-%m-%d %H:%M"
        return datetime.fromisoformat(at).astimezone().strftime(form)

    def _lookup(self, template: str) -> str:
        return self._texts.get(template) or template

    def _show(self, value: object) -> str:
        if isinstance(value, Term):
            return self._lookup(str(value))
        if isinstance(value, Day):
            return self.day(value)
        if isinstance(value, tuple):
            return ", ".join(map(self._show, value))
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return str(value)
        return self.number(value, 0 if isinstance(value, int) else 3 if abs(value) < 0.1 else 2)


ENGLISH = Language()
