"""What people type: numbers with comma or point, plot numbers, codes from a list. No widgets."""

import re
from dataclasses import dataclass

from ..qgis_bridge.language import QgisLanguage, tr

_PLAIN = re.compile(r"^\d+(\.\d+)?$")
_SUFFIXED = re.compile(r"^[1-9]\d*[A-Za-z]$")


@dataclass(frozen=True)
class Reading:
    """What a typed text stands for.

    Parameters
    ----------
    value : str, float or None
    problem : str
        Why it cannot be used; empty when it can.
    note : str
        Something calm to show beside it.
    doubt : str
        What speaks against it; it can be saved all the same.
    """

    value: str | float | None
    problem: str = ""
    note: str = ""
    doubt: str = ""


def area(text: str) -> Reading:
    """Read an area in square metres, with comma or point, with or without separators of thousands."""
    compact = text.strip().replace(" ", "").replace("\u00a0", "")
    if not compact:
        return Reading(None)
    comma, point = compact.rfind(","), compact.rfind(".")
    plain = compact
    if comma >= 0 and point >= 0:
        thousands = "," if point > comma else "."
        plain = compact.replace(thousands, "").replace(",", ".")
    elif compact.count(",") > 1 or compact.count(".") > 1:
        plain = compact.replace(",", "").replace(".", "")
    elif comma >= 0:
        plain = compact.replace(",", ".")
    if not _PLAIN.match(plain):
        return Reading(None, tr("Type a number of square metres, for example {example}.", example=shown(153.4)))
    value = float(plain)
    if value <= 0:
        return Reading(None, tr("An area is greater than zero."))
    ambiguous = len(re.split("[.,]", compact)) == 2 and len(re.split("[.,]", compact)[1]) == 3
    return Reading(value, "", tr("Read as {area} m²", area=QgisLanguage().number(value, 3)) if ambiguous else "")


def shown(value: float | None) -> str:
    """Return an area as it is typed in this language: no separators, no surplus zeros."""
    if value is None or value != value:
        return ""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if QgisLanguage().code == "vi" else text


def ordinal(text: str) -> Reading:
    """Read a plot or sheet number: a positive whole number; a letter behind it is let through with a note."""
    compact = text.strip()
    if not compact:
        return Reading(None, tr("A number is needed here."))
    if compact.isdecimal() and int(compact) > 0:
        return Reading(compact)
    if _SUFFIXED.match(compact):
        return Reading(compact, "", tr("A letter behind the number is unusual. Is it right?"))
    return Reading(None, tr("Type a whole number greater than zero."))


def land_use(text: str, known: frozenset[str]) -> Reading:
    """Read a land-use code, or several joined by ``+``."""
    compact = text.split(" - ")[0].replace(" ", "").upper()
    if not compact:
        return Reading(None)
    unknown = [code for code in compact.split("+") if code not in known]
    if unknown:
        return Reading(
            None, tr("{code} is not in the list of land uses. Choose one from the list.", code=unknown[0] or "+")
        )
    return Reading(compact)


def commune(text: str, known: frozenset[str]) -> Reading:
    """Read a commune's code."""
    code = text.split(" - ")[0].strip()
    if not code:
        return Reading(None)
    if code not in known:
        return Reading(None, tr("{code} is not one of the communes in force. Choose one from the list.", code=code))
    return Reading(code)


def free(text: str) -> Reading:
    """Read free text; empty means nothing is recorded."""
    return Reading(text.strip() or None)
