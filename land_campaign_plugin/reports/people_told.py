"""What the command line tells about people and communes of a store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.staff import role_name
from ..store.pg_people import VIETNAM, Difference, Person, Step

_STEPS = {
    "new": QT_TRANSLATE_NOOP("core", "{login}: comes in ({full_name}, {office})"),
    "renamed": QT_TRANSLATE_NOOP("core", "{login}: is now {full_name}, {office}"),
    "back": QT_TRANSLATE_NOOP("core", "{login}: may log in again"),
    "begins": QT_TRANSLATE_NOOP("core", "{login}: {role} in {communes}, from {since} to {until}"),
    "changes": QT_TRANSLATE_NOOP("core", "{login}: {role} in {communes}, now from {since} to {until}"),
    "ends": QT_TRANSLATE_NOOP("core", "{login}: no more {role} in {communes}"),
}
_UNCHANGED = QT_TRANSLATE_NOOP("core", "{count} scopes stay as they are.")
_ABSENT = QT_TRANSLATE_NOOP("core", "{count} people may log in and do not stand on the list: {logins}.")
_LET_GO = QT_TRANSLATE_NOOP("core", "Nothing is done to them; let them go with: store users disable.")
_DRY = QT_TRANSLATE_NOOP("core", "This was a dry run; nothing was changed. Add --apply to do it.")
_DONE = QT_TRANSLATE_NOOP("core", "Done.")
_NOW = QT_TRANSLATE_NOOP("core", "now")
_OPEN = QT_TRANSLATE_NOOP("core", "no end")
_SEVERAL = QT_TRANSLATE_NOOP("core", "{count} communes")
_PERSON = QT_TRANSLATE_NOOP("core", "{login}: {full_name}, {office}; {scopes}; {state}")
_NO_SCOPE = QT_TRANSLATE_NOOP("core", "no scope today")
_CLOSED = QT_TRANSLATE_NOOP("core", "may not log in")
_NO_PASSWORD = QT_TRANSLATE_NOOP("core", "has no password")
_ONCE = QT_TRANSLATE_NOOP("core", "password for once, until {until}")
_OWN = QT_TRANSLATE_NOOP("core", "may log in")
_DISABLED = QT_TRANSLATE_NOOP("core", "{logins}: may not log in any more; {count} sessions were ended.")
_HAND_OVER = QT_TRANSLATE_NOOP("core", "What they had not sent stays in their work copies; give it on with: handover.")
_RESET = QT_TRANSLATE_NOOP("core", "{count} people have a password for once. It is shown this one time.")
_RESET_FILE = QT_TRANSLATE_NOOP("core", "{count} people have a password for once: see {path}, which only you can read.")
_CHOOSE_OWN = QT_TRANSLATE_NOOP("core", "Within {days} days each chooses their own: store password STORE, or in QGIS.")
_CHANGED = QT_TRANSLATE_NOOP("core", "{login} has the new password.")
_ENTER_IT = QT_TRANSLATE_NOOP("core", "Enter it where the old one is kept: in ~/.pgpass, or in the connection in QGIS.")
_COMMUNES = QT_TRANSLATE_NOOP("core", "{new} communes new, {renamed} with another name, {ended} end, {unchanged} stay.")
_MERGED = QT_TRANSLATE_NOOP(
    "core", "Into {into} from {day} on: {codes}. {plots} plots move, {people} people go on there."
)
_SHOWN = 4


def difference_lines(difference: Difference, language: Language) -> Iterator[str]:
    """Yield what a staff list changes, and whether it was done."""
    for step in difference.steps:
        yield language.text(_STEPS[step.kind], **_step(step, language))
    yield language.text(_UNCHANGED, count=difference.unchanged)
    if difference.absent:
        yield language.text(_ABSENT, count=len(difference.absent), logins=", ".join(difference.absent))
        yield language.text(_LET_GO)
    yield language.text(_DONE if difference.applied else _DRY)


def people_lines(people: list[Person], language: Language) -> Iterator[str]:
    """Yield who is known, with their scopes of today and whether they can log in."""
    for each in people:
        scopes = ", ".join(f"{role_name(role, language)} {count}" for role, count in sorted(each.scopes.items()))
        state = _OWN if each.password else _NO_PASSWORD
        if not each.active:
            state = _CLOSED
        elif each.password and each.password_until:
            state = _ONCE
        said = language.text(state, until=_moment(each.password_until, language))
        names = {"login": each.login, "full_name": each.full_name, "office": each.office or "-"}
        yield language.text(_PERSON, **names, scopes=scopes or language.text(_NO_SCOPE), state=said)


def commune_lines(difference, language: Language) -> Iterator[str]:
    """Yield what a list of communes changes."""
    counts = {name: len(getattr(difference, name)) for name in ("new", "renamed", "ended")}
    yield language.text(_COMMUNES, **counts, unchanged=difference.unchanged)
    yield language.text(_DONE if difference.applied else _DRY)


def merge_lines(report, language: Language) -> Iterator[str]:
    """Yield what a merger does."""
    said = {"into": report.into, "day": language.day(report.day.isoformat()), "codes": ", ".join(report.ended)}
    yield language.text(_MERGED, **said, plots=report.plots, people=report.people)
    yield language.text(_DONE if report.applied else _DRY)


def password_lines(report, fresh: dict[str, str], days: int, language: Language) -> Iterator[str]:
    """Yield passwords for once, or where they stand."""
    template = _RESET_FILE if report.path else _RESET
    yield language.text(template, count=len(report.logins), path=report.path)
    yield from (f"  {login}  {password}" for login, password in fresh.items())
    yield language.text(_CHOOSE_OWN, days=days)


def done_lines(report, language: Language) -> Iterator[str]:
    """Yield what was done to people: let go, or another password of one's own."""
    logins = ", ".join(report.logins)
    for template in (_DISABLED, _HAND_OVER) if report.action == "disable" else (_CHANGED, _ENTER_IT):
        yield language.text(template, logins=logins, login=logins, count=report.sessions)


def _step(step: Step, language: Language) -> dict[str, object]:
    communes = ", ".join(step.communes)
    if len(step.communes) > _SHOWN:
        communes = language.text(_SEVERAL, count=len(step.communes))
    last = step.until - timedelta(seconds=1) if step.until else None
    return {
        "login": step.login,
        "full_name": step.full_name,
        "office": step.office or "-",
        "role": role_name(step.role, language),
        "communes": communes,
        "since": _moment(step.since, language) if step.since else language.text(_NOW),
        "until": _moment(last, language) if last else language.text(_OPEN),
    }


def _moment(moment: datetime | None, language: Language) -> str:
    if moment is None:
        return ""
    return language.day(moment.astimezone(VIETNAM).isoformat())
