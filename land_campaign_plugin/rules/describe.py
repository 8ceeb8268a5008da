"""Says a finding in words: what is wrong, and what to do, in the user's language."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from ..model.findings import ERROR, INFORMATION, NOT_CHECKED, WARNING, FindingTable
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.records import RECORD_LABELS
from ..model.tables import PLOT_FIELDS
from ..paths import resource
from .compass import WORDS
from .registry import RULES

SEVERITY_NAMES = {
    ERROR: QT_TRANSLATE_NOOP("core", "Error"),
    WARNING: QT_TRANSLATE_NOOP("core", "Warning"),
    INFORMATION: QT_TRANSLATE_NOOP("core", "Information"),
}
_MANY = QT_TRANSLATE_NOOP("core", "{plots} and {count} more")
_NONE = QT_TRANSLATE_NOOP("core", "none")
_SHOWN = 6
_DECIMAL = re.compile(r"-?\d+\.(\d+)")


_COULD_NOT = QT_TRANSLATE_NOOP("core", "Plot {plots} could not be checked by rule {detail}: its shape is beyond it.")
_DRAW_ANEW = QT_TRANSLATE_NOOP("core", "Look at the plot on the map, and draw its boundary anew if it looks strange.")


SECTION_TITLES = {
    "Flags": QT_TRANSLATE_NOOP("core", "What it finds"),
    "Why": QT_TRANSLATE_NOOP("core", "Why it matters"),
    "Fix": QT_TRANSLATE_NOOP("core", "What to do"),
    "Trap": QT_TRANSLATE_NOOP("core", "When it is wrong"),
    "Example": QT_TRANSLATE_NOOP("core", "Example"),
}


def sections(code: str, language: Language = ENGLISH) -> list[tuple[str, str]]:
    """Return the help page of a rule: title and text of each section."""
    own = _translated().get(code, {}) if language.code == "vi" else {}
    pages = RULES[code].sections().items()
    return [(language.text(SECTION_TITLES[name]), own.get(name) or text) for name, text in pages]


@lru_cache(maxsize=1)
def _translated() -> dict[str, dict[str, str]]:
    """Return the Vietnamese help pages: section to text, by rule."""
    return tomllib.loads(resource("help", "rules_vi.toml").read_text(encoding="utf-8"))


def message(findings: FindingTable, row: int, language: Language = ENGLISH) -> str:
    """Return what is wrong, as a sentence that names the plots."""
    rule, sub_code = RULES[findings["rule"][row]], findings["sub_code"][row]
    template = _COULD_NOT if sub_code == NOT_CHECKED else _template(rule.messages, sub_code)
    return language.text(template, **_values(findings, row, language))


def remedy(findings: FindingTable, row: int, language: Language = ENGLISH) -> str:
    """Return what to do about it."""
    rule, sub_code = RULES[findings["rule"][row]], findings["sub_code"][row]
    template = _DRAW_ANEW if sub_code == NOT_CHECKED else _template(rule.remedies, sub_code)
    return language.text(template, **_values(findings, row, language))


def title(code: str, language: Language = ENGLISH) -> str:
    """Return the rule's title, ``T01 Overlap``."""
    return f"{code} {language.text(RULES[code].title)}"


def _template(templates, sub_code: str) -> str:
    return templates.get(sub_code) or templates[""]


def _values(findings: FindingTable, row: int, language: Language) -> dict:
    detail = str(findings["detail"][row] or "")
    pieces = [_localised(piece, language) for piece in detail.split("|")]
    said = findings["field"][row] or ""
    label = PLOT_FIELDS[said].label if said in PLOT_FIELDS else RECORD_LABELS.get(said)
    return {
        "plots": _plots(str(findings["labels"][row]), language),
        "measured": _counted(findings["measured"][row], findings["unit"][row]),
        "tolerance": _counted(findings["tolerance"][row], findings["unit"][row]),
        "unit": findings["unit"][row],
        "seam": findings["seam"][row] or "",
        "field": language.text(label).lower() if label else "",
        "detail": pieces[0],
        **{f"detail{number}": piece for number, piece in enumerate(pieces, 1)},
    }


def _counted(value: float, unit: str) -> float | int:
    """Return a number of things as a whole number: nobody has 4.00 uses."""
    return int(value) if not unit and float(value).is_integer() else float(value)


def _plots(labels: str, language: Language) -> str:
    """Return the plots' labels, the first few where there are many, a word where there are none."""
    if not labels:
        return language.text(_NONE)
    parts = labels.split(", ")
    if len(parts) <= _SHOWN:
        return labels
    return language.text(_MANY, plots=", ".join(parts[:_SHOWN]), count=len(parts) - _SHOWN)


def _localised(piece: str, language: Language) -> str:
    if piece in WORDS:
        return language.text(WORDS[piece])
    decimal = _DECIMAL.fullmatch(piece)
    return language.number(float(piece), len(decimal[1])) if decimal else piece
