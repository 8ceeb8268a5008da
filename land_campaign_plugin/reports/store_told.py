"""What the command line tells a person about a pull, and about looking after a store."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.record_kinds import short
from ..model.tables import PLOT_FIELDS
from ..store import record_answers
from ..store.agreement import HIDDEN
from ..store.answers import sentence
from ..store.contract import Answer
from .store_tables import size_text, store_table
from .told import MORE

_PULLED = QT_TRANSLATE_NOOP("core", "{new} plots new, {updated} changed by others, {merged} by others and here.")
_RECORDS = QT_TRANSLATE_NOOP("core", "{new} records new, {updated} changed by others, {merged} by others and here.")
_DISPUTED_RECORDS = QT_TRANSLATE_NOOP(
    "core", "{count} records were changed on both sides; yours stay, and the next push tells."
)
_NOTHING = QT_TRANSLATE_NOOP("core", "There was nothing to pull.")
_DISPUTED = QT_TRANSLATE_NOOP("core", "{count} plots were changed on both sides; yours stay, and the next push tells:")
_WAITING = QT_TRANSLATE_NOOP("core", "{count} plots wait for the answer to a push: push again.")
_REACHED = QT_TRANSLATE_NOOP("core", "Commune {commune}: up to change {number}.")
_MERGED = QT_TRANSLATE_NOOP("core", "Commune {old} was merged into {new}; its plots have the new code.")
_MOVED = QT_TRANSLATE_NOOP("core", "{count} plots went to another commune and are no longer here:")
_MOVED_RECORDS = QT_TRANSLATE_NOOP("core", "{count} records went with them.")
_KEPT_RECORDS = QT_TRANSLATE_NOOP(
    "core", "{count} records were edited here and stay, though their plot went to another commune."
)
_COMPARED = QT_TRANSLATE_NOOP("core", "{count} plots were compared with the store.")
_PUT_RIGHT = QT_TRANSLATE_NOOP("core", "{count} of them were not as the store has them, and were put right:")
_BOTH = QT_TRANSLATE_NOOP("core", "{count} of them were changed on both sides; the next push tells:")
_WOULD = QT_TRANSLATE_NOOP(
    "core",
    "A pull would bring {new} new plots, change {updated}, put others' changes beside yours in {merged}, and leave "
    "{disputed} to be decided. Nothing was changed.",
)
_EXPORTED = QT_TRANSLATE_NOOP(
    "core", "{plots} plots of {communes} communes are in {path}; its manifest says up to which change each commune is."
)
_SHAPE = QT_TRANSLATE_NOOP("core", "Shape")
_FORESEEN = {
    "merged": QT_TRANSLATE_NOOP("core", "Plot {plot}: what others changed comes in beside your edit: {fields}."),
    "disputed": QT_TRANSLATE_NOOP("core", "Plot {plot}: both sides changed it, yours stays for now: {fields}."),
    "waiting": QT_TRANSLATE_NOOP("core", "Plot {plot}: it waits for the answer to a push."),
}
_SOUND = QT_TRANSLATE_NOOP("core", "The store {store} is sound.")
_VERSION = QT_TRANSLATE_NOOP("core", "The store {store} has version {version} of the schema.")
_APPLIED = QT_TRANSLATE_NOOP("core", "Applied: {name}")
_SIZE = QT_TRANSLATE_NOOP("core", "{name}: {size} on the disk")
_DOCUMENTS = QT_TRANSLATE_NOOP("core", "Scanned papers: {count}, {size}")
_ROWS = QT_TRANSLATE_NOOP("core", "{table}: {count}")
_WRONG = QT_TRANSLATE_NOOP("core", "{count} things in the store {store} are not as they should be:")
_WHAT = {
    "history": QT_TRANSLATE_NOOP(
        "core",
        "history: a line of history (commune/number) or a plot (uid) is not as it was written. Change nothing more, "
        "and compare with the anchors and the last backup.",
    ),
    "anchor": QT_TRANSLATE_NOOP(
        "core", "anchor: history no longer passes through what was written down outside. Take it from a backup."
    ),
    "": QT_TRANSLATE_NOOP("core", "The rest is about the schema: run store upgrade, then verify again."),
}
_OLD_CLIENTS = QT_TRANSLATE_NOOP(
    "core", "Plugins older than {version} push until {day}; after it they must be updated."
)
_BOX = QT_TRANSLATE_NOOP(
    "core", "It takes plots from {west} to {east} m east and from {south} to {north} m north, and none elsewhere."
)
_SHOWN = 20
_VERIFY = "verify"


def compare_lines(report, language: Language) -> Iterator[str]:
    """Yield what was pulled, and which plots were not as the store has them."""
    yield from pull_lines(report.pulled, language)
    yield language.text(_COMPARED, count=report.plots)
    for template, several in ((_PUT_RIGHT, report.put_right), (_BOTH, report.edited)):
        if several:
            yield language.text(template, count=len(several))
            yield "  " + ", ".join(several[:_SHOWN]) + (" ..." if len(several) > _SHOWN else "")


def preview_lines(told, language: Language) -> Iterator[str]:
    """Yield what a pull would do, and what it would do to each plot that is edited here."""
    counts, plots = told
    yield language.text(_WOULD, **{name: counts[name] for name in ("new", "updated", "merged", "disputed")})
    for plot in plots[:_SHOWN]:
        yield "  " + language.text(_FORESEEN[plot.outcome], plot=plot.label, fields=_names(plot.fields, language))
    if len(plots) > _SHOWN:
        yield "  " + language.text(MORE, count=len(plots) - _SHOWN)


def preview_data(told, language: Language) -> dict:
    """Return what a pull would do as data; shapes are left out."""
    counts, plots = told
    return {"counts": dict(counts), "plots": [_foreseen(plot, language) for plot in plots]}


def _foreseen(plot, language: Language) -> dict:
    why = language.text(_FORESEEN[plot.outcome], plot=plot.label, fields=_names(plot.fields, language))
    return {"uid": plot.uid, "plot": plot.label, "outcome": plot.outcome, "fields": list(plot.fields), "why": why}


def _names(fields, language: Language) -> str:
    labels = (PLOT_FIELDS[name].label if name in PLOT_FIELDS else _SHAPE for name in fields)
    return ", ".join(map(language.text, labels)) or "-"


def pull_lines(report, language: Language) -> Iterator[str]:
    """Yield what came in, and what is left for the next push."""
    for old, new in sorted(report.merged.items()):
        yield language.text(_MERGED, old=old, new=new)
    for commune in report.hidden:
        yield language.text(HIDDEN, commune=commune)
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
    for each in report.decided_records[:_SHOWN]:
        answer = Answer("", each["uid"], "resolved", each["code"], values={"by": each["by"]})
        yield record_answers.sentence(each["kind"], answer, short(each["uid"]), language)
    if counts["waiting"]:
        yield language.text(_WAITING, count=counts["waiting"])
    if report.moved:
        yield language.text(_MOVED, count=len(report.moved))
        yield "  " + ", ".join(report.moved[:_SHOWN]) + (" ..." if len(report.moved) > _SHOWN else "")
    if any(report.records[name] for name in ("new", "updated", "merged")):
        yield language.text(_RECORDS, **{name: report.records[name] for name in ("new", "updated", "merged")})
    if report.records["moved"]:
        yield language.text(_MOVED_RECORDS, count=report.records["moved"])
    if report.kept_records:
        yield language.text(_KEPT_RECORDS, count=len(report.kept_records))
    if report.disputed_records:
        yield language.text(_DISPUTED_RECORDS, count=len(report.disputed_records))
    for commune, number in report.communes.items():
        yield language.text(_REACHED, commune=commune, number=number)


def export_lines(report, language: Language) -> Iterator[str]:
    """Yield what was exported from a store."""
    yield language.text(_EXPORTED, plots=report.plots, communes=len(report.communes), path=report.path)


def admin_lines(report, language: Language) -> Iterator[str]:
    """Yield what was done to a store, and what is wrong with it."""
    if report.version:
        yield language.text(_VERSION, store=report.store, version=report.version)
    least, until = report.old_clients
    if least and until:
        yield language.text(_OLD_CLIENTS, version=least, day=language.day(until))
    if report.box:
        west, south, east, north = (round(float(each)) for each in report.box.split(","))
        yield language.text(_BOX, west=west, south=south, east=east, north=north)
    for name in report.applied:
        yield language.text(_APPLIED, name=name)
    for table, count in report.rows.items():
        yield language.text(_ROWS, table=store_table(table), count=count)
    for name, size in list(report.sizes.items())[:_SHOWN]:
        yield language.text(_SIZE, name=store_table(name), size=size_text(size, language))
    count, size = report.documents
    if count:
        yield language.text(_DOCUMENTS, count=count, size=size_text(size, language))
    if report.wrong:
        yield language.text(_WRONG, store=report.store, count=len(report.wrong))
        yield from ("  " + each for each in report.wrong[:_SHOWN])
        if len(report.wrong) > _SHOWN:
            yield "  " + language.text(MORE, count=len(report.wrong) - _SHOWN)
        kinds = {kind if (kind := each.partition(":")[0]) in _WHAT else "" for each in report.wrong}
        yield from (language.text(template) for kind, template in _WHAT.items() if kind in kinds)
    elif report.action == _VERIFY:
        yield language.text(_SOUND, store=report.store)
