"""Whether this version of the plugin and a store understand each other: asked before anything is sent.

A store is upgraded in stages: older plugins push on until a day that it names. Whatever cannot be sent stays in the
outbox as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from ..model.errors import CampaignError, StoreError
from ..model.language import QT_TRANSLATE_NOOP, Day
from ..model.tables import called
from .contract import PROTOCOL, Change

_KEPT = QT_TRANSLATE_NOOP("core", "Update the plugin; what you did is kept here and goes with the next push.")
_TOO_OLD = QT_TRANSLATE_NOOP("core", "The store takes nothing from version {version} of the plugin since {day}.")
_SOON = QT_TRANSLATE_NOOP("core", "The store takes changes from version {version} of the plugin until {day}.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Update the plugin before that day.")
_NEWER_STORE = QT_TRANSLATE_NOOP("core", "The store speaks a newer language than this version of the plugin.")
_OLDER_STORE = QT_TRANSLATE_NOOP("core", "The store speaks an older language than this version of the plugin.")
_UPGRADE = QT_TRANSLATE_NOOP("core", "Ask whoever runs the store to upgrade it; what you did is kept here.")
_UNKNOWN_FIELDS = QT_TRANSLATE_NOOP(
    "core", "The store does not know what this version sends of {count} plots: {fields}."
)
_ONCE = QT_TRANSLATE_NOOP("core", "Your password lets you in until {day} only.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose your own before: store password, or Change Password in the connection.")
HIDDEN = QT_TRANSLATE_NOOP(
    "core",
    "The store does not show you commune {commune} any more; what is here of it stays as it is. If you still work on "
    "it, ask whoever runs the store.",
)
_NUMBERS = re.compile(r"\d{1,6}(?:\.\d{1,6})*")


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers, so that 1.10 comes after 1.9; what is none comes first."""
    found = _NUMBERS.match(version)
    return tuple(map(int, found[0].split("."))) if found else ()


def not_shown(store: object, communes: Iterable[str], heads: Mapping[str, int]) -> list[str]:
    """Return those of `communes` that the person has no role in any more and `store` shows no history of (`heads`).

    One that they have a role in, and that has none, is no such one: that store went back in time.
    """
    scopes = getattr(store, "said", {}).get("scopes")
    if scopes is None:  # an office's own store shows everybody all
        return []
    return sorted(set(communes) - heads.keys() - {scope["commune"] for scope in scopes})


def agree(said: Mapping, version: str, today: date | None = None) -> list[CampaignError]:
    """Return what a person should be told before they push: an update is due, a password ends.

    Parameters
    ----------
    said : mapping
        What the store answers to ``hello``.
    version : str
        Of the plugin.

    Raises
    ------
    StoreError
        They do not understand each other, or the time for this version is over. Nothing may be sent.
    """
    today, notices = today or datetime.now(UTC).date(), []
    proto = int(said["meta"].get("proto") or PROTOCOL)
    if proto != PROTOCOL:
        raise StoreError(_NEWER_STORE, _KEPT) if proto > PROTOCOL else StoreError(_OLDER_STORE, _UPGRADE)
    least, until = said["meta"].get("min_client") or "", said["meta"].get("old_clients_until") or ""
    if numbers(version) < numbers(least):
        if not until or today > date.fromisoformat(until):
            raise StoreError(_TOO_OLD, _KEPT, version=version, day=Day(until or "-"))
        notices.append(CampaignError(_SOON, _UPDATE, version=version, day=Day(until)))
    if said.get("password_until"):
        notices.append(CampaignError(_ONCE, _CHOOSE, day=Day(said["password_until"][:10])))
    return notices


def refuse_unknown_fields(said: Mapping, ours: Iterable[str], changes: Iterable[Change]) -> None:
    """Refuse to send what the store would not know: a field that this version has and the store's does not.

    Raises
    ------
    StoreError
        A change holds such a field. Nothing may be sent.
    """
    unknown = set(ours) - set(said.get("fields") or ours)
    if not unknown:
        return
    found = [each for each in changes if unknown & each.content()["patch"].keys()]
    if found:
        fields = sorted(set().union(*(unknown & each.content()["patch"].keys() for each in found)))
        raise StoreError(_UNKNOWN_FIELDS, _UPGRADE, count=len(found), fields=tuple(map(called, fields)))
