"""What the doctor found, as text that can be passed on: no login, no password, no name of a home folder."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnosis import ADVICE, BAD, COMPUTER, FOLDER, FONTS, GOOD, LOGINS, PACKAGES, QGIS, STORE, UNKNOWN, Line
from ..model.language import QT_TRANSLATE_NOOP, Language

SECTION_TITLES = {
    COMPUTER: QT_TRANSLATE_NOOP("core", "Computer"),
    QGIS: "QGIS",
    PACKAGES: QT_TRANSLATE_NOOP("core", "Python packages"),
    FONTS: QT_TRANSLATE_NOOP("core", "Fonts"),
    FOLDER: QT_TRANSLATE_NOOP("core", "Folder of the work copy"),
    LOGINS: QT_TRANSLATE_NOOP("core", "Logins in QGIS"),
    STORE: QT_TRANSLATE_NOOP("core", "Way to the store"),
}
STATE_WORDS = {
    GOOD: QT_TRANSLATE_NOOP("core", "well"),
    ADVICE: QT_TRANSLATE_NOOP("core", "could be better"),
    BAD: QT_TRANSLATE_NOOP("core", "does not work"),
    UNKNOWN: QT_TRANSLATE_NOOP("core", "cannot be told"),
}
_SIGNS = {GOOD: "+", ADVICE: "!", BAD: "x", UNKNOWN: "?"}
_TITLE = QT_TRANSLATE_NOOP("core", "Land Campaign {version}: what the work depends on")
_WELL = QT_TRANSLATE_NOOP("core", "Nothing is in the way of the work.")
_WRONG = QT_TRANSLATE_NOOP("core", "{count} things are in the way of the work; what to do stands under each.")


def diagnosis_lines(diagnosis, language: Language) -> Iterator[str]:
    """Yield a line for each thing, its cure under it, section by section."""
    yield language.text(_TITLE, version=diagnosis.version)
    section = ""
    for line in diagnosis.lines:
        if line.section != section:
            section = line.section
            yield language.text(SECTION_TITLES[section])
        yield f"  {_SIGNS[line.state]} {line.sentence(language)}"
        if line.cure:
            yield f"      {line.remedy(language)}"
    yield verdict(diagnosis, language)


def verdict(diagnosis, language: Language) -> str:
    """Return in a sentence whether something is in the way."""
    wrong = sum(line.state == BAD for line in diagnosis.lines)
    return language.text(_WRONG, count=wrong) if wrong else language.text(_WELL)


def diagnosis_data(diagnosis, language: Language) -> dict:
    """Return what was found as data."""
    return {
        "version": diagnosis.version,
        "well": diagnosis.well,
        "lines": [_data(each, language) for each in diagnosis.lines],
    }


def _data(line: Line, language: Language) -> dict[str, str]:
    said = {"section": line.section, "state": line.state}
    return said | {"what": line.sentence(language), "cure": line.remedy(language)}
