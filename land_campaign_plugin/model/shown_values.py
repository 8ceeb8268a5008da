"""Values of plots and records as people read them: words for codes, days and numbers by language, no whole ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .change import RETIRED
from .language import QT_TRANSLATE_NOOP, Language
from .record_kinds import APPROVED, EXPIRED, PROPOSED, kind_of_field, short
from .record_lists import certificate_kinds, party_kinds
from .records import NOT_SENT, SENT
from .tables import REAL
from .task_lists import ANSWER_NAMES

DELETED = QT_TRANSLATE_NOOP("core", "deleted")
RETIRED_WORD = QT_TRANSLATE_NOOP("core", "retired")
_IN_FORCE = QT_TRANSLATE_NOOP("core", "in force")
_YES_NO = {"1": QT_TRANSLATE_NOOP("core", "yes"), "0": QT_TRANSLATE_NOOP("core", "no")}
_AUTHENTICATION = {
    NOT_SENT: QT_TRANSLATE_NOOP("core", "not yet sent"),
    SENT: QT_TRANSLATE_NOOP("core", "sent (no answer yet)"),
    **ANSWER_NAMES,
}
_STATES = {
    PROPOSED: QT_TRANSLATE_NOOP("core", "proposed"),
    APPROVED: QT_TRANSLATE_NOOP("core", "approved"),
    EXPIRED: QT_TRANSLATE_NOOP("core", "expired"),
}
_WORDS = {"non_plot": _YES_NO, "authentication": _AUTHENTICATION, "state": _STATES}
_HASH = re.compile("[0-9a-f]{40,}")
_HASH_SHOWN = 8
_NONE: Mapping[str, str] = {}


def gone_word(kind: str) -> str:
    """Return, as a marked text, what is said in place of the values of a record, or a plot (""), out of force."""
    return DELETED if kind else RETIRED_WORD


def value_text(kind: str, field: str, value: str, language: Language, plots: Mapping[str, str] = _NONE) -> str:
    """Return a value of an image as people read it.

    Parameters
    ----------
    kind : str
        Of the record, "" for a plot.
    plots : mapping of str to str
        What people call plots, by uid; another one is told by the beginning of its uid.
    """
    if field == "status":
        return language.text(gone_word(kind) if value == RETIRED else _IN_FORCE)
    if field in _WORDS:
        return language.text(_WORDS[field].get(value, value))
    if field == "kind":
        return _named_kind(kind, value)
    if field == "share":
        return share_text(value, language)
    if field.endswith("_on"):
        return language.day(value)
    if field.endswith("_uid"):
        return plots.get(value) or short(value)
    if _HASH.fullmatch(value):
        return f"{value[:_HASH_SHOWN]}…"
    if kind_of_field(kind, field) == REAL and language.code == "vi":
        return value.replace(".", ",")
    return value


def share_text(value: str | float, language: Language) -> str:
    """Return a share as people write it: a fraction where it is one of small numbers."""
    try:
        share = float(value)
    except ValueError:
        return str(value)
    for parts in range(1, 13):
        if abs(share * parts - round(share * parts)) < 1e-4:
            return f"{round(share * parts)}/{parts}" if parts > 1 else str(round(share))
    text = f"{share:.4f}".rstrip("0")
    return text.replace(".", ",") if language.code == "vi" else text


def _named_kind(kind: str, value: str) -> str:
    if kind == "certificate" and value in certificate_kinds():
        return f"{value} - {certificate_kinds()[value]}"
    return party_kinds().get(value, value) if kind == "party" else value
