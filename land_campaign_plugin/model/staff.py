"""People and communes as the lists of whoever runs a store name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .language import QT_TRANSLATE_NOOP, Language, Term

VIEWER, EDITOR, REVIEWER, SUPERVISOR, AUDITOR = ROLES = ("viewer", "editor", "reviewer", "supervisor", "auditor")
EVERYWHERE = "*"
"""Stands for every commune of the store."""
_ROLE_NAMES = {
    VIEWER: QT_TRANSLATE_NOOP("core", "viewer"),
    EDITOR: QT_TRANSLATE_NOOP("core", "editor"),
    REVIEWER: QT_TRANSLATE_NOOP("core", "reviewer"),
    SUPERVISOR: QT_TRANSLATE_NOOP("core", "supervisor"),
    AUDITOR: QT_TRANSLATE_NOOP("core", "auditor"),
}


def role_term(role: str) -> Term:
    """Return a role for a place of a sentence, which shows it in its language; one of a newer store by its own word."""
    return Term(_ROLE_NAMES.get(role, role))


def role_name(role: str, language: Language) -> str:
    """Return what a role is called in `language`."""
    return language.text(_ROLE_NAMES.get(role, role))


@dataclass(frozen=True)
class StaffLine:
    """One line of a staff list: what a person may do, where and how long.

    Parameters
    ----------
    communes : tuple of str
        Codes, or `EVERYWHERE` alone.
    since, until : date or None
        First and last day, in Vietnam; None from now on, without an end.
    row : int
        Of the list, for what is said about it.
    """

    login: str
    full_name: str
    office: str
    role: str
    communes: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    row: int = 0


@dataclass(frozen=True)
class CommuneLine:
    """One line of a list of communes.

    Parameters
    ----------
    since, until : date or None
        First and last day.
    predecessors : tuple of str
        Codes of the communes that were merged into it.
    """

    code: str
    name: str
    since: date | None = None
    until: date | None = None
    predecessors: tuple[str, ...] = ()
    row: int = 0
