"""What the command line tells a person about a pull, and about looking after a store."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.records import table_called
from ..store.answers import sentence
from ..store.contract import Answer

_PULLED = QT_TRANSLATE_NOOP("core", "{new} plots new, {updated} changed by others, {merged} by others and here.")
_NOTHING = QT_TRANSLATE_NOOP("core", "There was nothing to pull.")
_DISPUTED = QT_TRANSLATE_NOOP("core", "{count} plots were changed on both sides; yours stay, and the next push tells:")
_WAITING = QT_TRANSLATE_NOOP("core", "{count} plots wait for the answer to a push: push again.")
_REACHED = QT_TRANSLATE_NOOP("core", "Commune {commune}: up to change {number}.")
_MERGED = QT_TRANSLATE_NOOP("core", "Commune {old} was merged into {new}; its plots have the new code.")
_SOUND = QT_TRANSLATE_NOOP("core", "The store {store} is sound.")
_VERSION = QT_TRANSLATE_NOOP("core", "The store {store} has version {version} of the schema.")
_APPLIED = QT_TRANSLATE_NOOP("core", "Applied: {name}")
_ROWS = QT_TRANSLATE_NOOP("core", "{table}: {count}")
_WRONG = QT_TRANSLATE_NOOP("core", "{count} things in the store {store} are not as they should be:")
_SHOWN = 20
_VERIFY = "verify"


def pull_lines(report, language: Language) -> Iterator[str]:
    """Yield what came in, and what is left for the next push."""
    for old, new in sorted(report.merged.items()):
        yield language.text(_MERGED, old=old, new=new)
    counts = report.counts
    if not any(counts[name] for name in ("new", "updated", "merged", "disputed", "waiting")):
        yield language.text(_NOTHING)
    elif counts["new"] or counts["updated"] or counts["merged"]:
        yield language.text(_PULLED, **{name: counts[name] for name in ("new", "updated", "merged")})
    if report.disputed:
        yield language.text(_DISPUTED, count=len(report.disputed))
        yield "  " + ", ".join(report.disputed[:_SHOWN]) + (" ..." if len(report.disputed) > _SHOWN else "")
    for each in report.decided[:_SHOWN]:
        answer = Answer("", each["uid"], "resolved", each["code"], values={"by": each["by"]})
        yield sentence(answer, each["plot"], language)
    if counts["waiting"]:
        yield language.text(_WAITING, count=counts["waiting"])
    for commune, number in report.communes.items():
        yield language.text(_REACHED, commune=commune, number=number)


def admin_lines(report, language: Language) -> Iterator[str]:
    """Yield what was done to a store, and what is wrong with it."""
    if report.version:
        yield language.text(_VERSION, store=report.store, version=report.version)
    for name in report.applied:
        yield language.text(_APPLIED, name=name)
    for table, count in report.rows.items():
        yield language.text(_ROWS, table=table_called(table), count=count)
    if report.wrong:
        yield language.text(_WRONG, store=report.store, count=len(report.wrong))
        yield from ("  " + each for each in report.wrong[:_SHOWN])
    elif report.action == _VERIFY:
        yield language.text(_SOUND, store=report.store)
