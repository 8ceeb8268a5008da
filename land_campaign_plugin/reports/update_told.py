"""What the command line tells about a later export: its counts, what waits for a decision, the history."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.change import GEOMETRY
from ..model.citizen_number import masked
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.records import RECORD_LABELS
from ..model.tables import PLOT_FIELDS, Table
from ..store.difference_table import WHOLE_ROW
from ..store.loaded import PLOT
from ..store.threeway import (
    CONFLICT,
    GONE,
    KEPT,
    MERGED,
    NEW,
    OUTSIDE,
    OWN,
    ROW_DELETED,
    ROW_GONE,
    SAME,
    TAKEN,
    UNCHANGED,
)
from .told import notes, warnings

_NUMBERS = frozenset({"citizen_number", "identity_card", "tax_code"})
_PRIVATE = frozenset({"name", "born_on", "gender", "address", "authentication", "authenticated_on"})
_HIDDEN = "…"
_DRY = QT_TRANSLATE_NOOP("core", "Dry run: nothing was written.")
_FOREIGN = QT_TRANSLATE_NOOP(
    "core",
    "Attention: {table}: more than half of the rows of {export} differ from the last load. Make sure that it is the "
    "right export: --dry-run counts and writes nothing.",
)
_FROM = QT_TRANSLATE_NOOP("core", "{path}: the export {export}, in {crs}.")
_READ = QT_TRANSLATE_NOOP("core", "{rows_in} rows read = {plots} plots + {set_aside} set aside.")
_SIDES = QT_TRANSLATE_NOOP("core", "{table}: {theirs} rows in the export, {ours} in the work copy")
_STATUS = {
    UNCHANGED: QT_TRANSLATE_NOOP("core", "{count} unchanged"),
    NEW: QT_TRANSLATE_NOOP("core", "{count} new"),
    TAKEN: QT_TRANSLATE_NOOP("core", "{count} changed by them, taken"),
    KEPT: QT_TRANSLATE_NOOP("core", "{count} changed by us, kept"),
    MERGED: QT_TRANSLATE_NOOP("core", "{count} changed by both in different fields: theirs taken, ours kept"),
    SAME: QT_TRANSLATE_NOOP("core", "{count} changed by both to the same"),
    CONFLICT: QT_TRANSLATE_NOOP("core", "{count} changed by both differently: decide"),
    GONE: QT_TRANSLATE_NOOP("core", "{count} not in the export any more: kept and flagged"),
    OWN: QT_TRANSLATE_NOOP("core", "{count} made here"),
    OUTSIDE: QT_TRANSLATE_NOOP("core", "{count} that the export is not about"),
}
_WAITING = QT_TRANSLATE_NOOP("core", "{count} differences wait for a decision: resolve {path} --export")
_TABLES = {
    "plot": QT_TRANSLATE_NOOP("core", "Plots"),
    "party": QT_TRANSLATE_NOOP("core", "Holders"),
    "certificate": QT_TRANSLATE_NOOP("core", "Certificates"),
    "right": QT_TRANSLATE_NOOP("core", "Rights"),
    "plot_use": QT_TRANSLATE_NOOP("core", "Uses of plots"),
    "document": QT_TRANSLATE_NOOP("core", "Scans"),
}
_WHERE = QT_TRANSLATE_NOOP("core", "{key}: {table}, plot {plot}, export {export}")
_VALUES = QT_TRANSLATE_NOOP("core", "{field}: loaded {base}, mine {mine}, theirs {theirs}")
_SHAPES = QT_TRANSLATE_NOOP("core", "Shape: mine and theirs differ")
_GONE = QT_TRANSLATE_NOOP("core", "The export does not have it any more; it is kept here.")
_DELETED = QT_TRANSLATE_NOOP("core", "It was deleted here, and changed in the export.")
_SETTLE = QT_TRANSLATE_NOOP(
    "core", "To settle: --difference NUMBER, --plot SHEET/NUMBER or --all, with --keep mine or --keep theirs."
)
_NONE = QT_TRANSLATE_NOOP("core", "No difference from an export waits for a decision.")
_SETTLED = QT_TRANSLATE_NOOP("core", "{count} differences settled, {open} remain. Take one back with --undo NUMBER.")
_UNDONE = QT_TRANSLATE_NOOP("core", "The decision about difference {key} is taken back.")
_LINE = QT_TRANSLATE_NOOP("core", "{at} {export}: {table}, {plot}: {field}: {old} → {new} ({what})")
_ROW_LINE = QT_TRANSLATE_NOOP("core", "{at} {export}: {table}, {plot}: {what}")
_WHAT = {
    "taken": QT_TRANSLATE_NOOP("core", "taken from the export"),
    "new": QT_TRANSLATE_NOOP("core", "new in the export"),
    "gone": QT_TRANSLATE_NOOP("core", "not in the export any more"),
    "decided": QT_TRANSLATE_NOOP("core", "decided"),
    "undone": QT_TRANSLATE_NOOP("core", "decision taken back"),
}
_SHAPE = QT_TRANSLATE_NOOP("core", "Shape")


def shown(table: str, field: str, value: str | None) -> str:
    """Return a value as it may be printed: numbers of people masked, what else is about them left out."""
    if value is None:
        return "-"
    if field == GEOMETRY:
        return _HIDDEN
    if table == "party" and field in _NUMBERS:
        return masked(value)
    return _HIDDEN if table == "party" and field in _PRIVATE else value


def update_lines(report, language: Language) -> Iterator[str]:
    """Yield the counts of an update, table by table."""
    for table in report.counts:
        if report.foreign(table):
            yield language.text(_FOREIGN, table=language.text(_TABLES[table]), export=report.export)
    yield from warnings(report, language)
    yield language.text(_FROM, path=report.path, export=report.export, crs=report.crs_name)
    if report.dry_run:
        yield language.text(_DRY)
    plots = report.theirs(PLOT)
    if report.rows_in:
        yield language.text(_READ, rows_in=report.rows_in, plots=plots, set_aside=report.rows_set_aside)
    for table, counts in report.counts.items():
        if any(counts.values()):
            sides = {"theirs": report.theirs(table), "ours": report.ours(table)}
            yield language.text(_SIDES, table=language.text(_TABLES[table]), **sides)
            yield from (
                "  " + language.text(text, count=counts[name]) for name, text in _STATUS.items() if counts[name]
            )
    if report.records:
        yield from report.records.lines(language)
    yield from notes(report, language)
    if report.waiting and not report.dry_run:
        yield language.text(_WAITING, count=report.waiting, path=report.path)


def update_data(report, language: Language) -> dict:
    """Return the counts of an update as data."""
    tables = {
        table: {"theirs": report.theirs(table), "ours": report.ours(table), **counts}
        for table, counts in report.counts.items()
    }
    return {
        "path": str(report.path),
        "export": report.export,
        "dry_run": report.dry_run,
        "rows_in": report.rows_in,
        "rows_set_aside": report.rows_set_aside,
        "tables": tables,
        "foreign": [table for table in report.counts if report.foreign(table)],
        "waiting": report.waiting,
        "notes": list(notes(report, language)),
    }


def difference_lines(report, language: Language) -> Iterator[str]:
    """Yield what waits for a decision with its three values, or what was settled or taken back."""
    if report.undone is not None:
        yield language.text(_UNDONE, key=report.undone)
    elif report.keep or report.settled:
        yield language.text(_SETTLED, count=len(report.settled), open=report.remaining)
    else:
        yield from _listed(report.found, language)
        yield language.text(_SETTLE if len(report.found) else _NONE)


def _listed(found: Table, language: Language) -> Iterator[str]:
    for row in range(len(found)):
        each = {name: values[row] for name, values in found.columns.items()}
        table = each["table"]
        named = {"key": each["key"], "plot": each["label"] or each["uid"][:8], "export": each["export"]}
        yield language.text(_WHERE, table=language.text(_TABLES[table]), **named)
        if each["group"] in (ROW_GONE, ROW_DELETED):
            yield "  " + language.text(_GONE if each["group"] == ROW_GONE else _DELETED)
            continue
        for field in each["theirs"]:
            if field == GEOMETRY:
                yield "  " + language.text(_SHAPES)
                continue
            sides = {side: shown(table, field, (each[side] or {}).get(field)) for side in ("base", "mine", "theirs")}
            yield "  " + language.text(_VALUES, field=language.text(_label(table, field)), **sides)


def _label(table: str, field: str) -> str:
    return PLOT_FIELDS[field].label if table == PLOT else RECORD_LABELS.get(f"{table}.{field}", field)


def difference_data(report, language: Language) -> dict:
    """Return what waits for a decision as data, what is about people masked."""
    rows = []
    for row in range(len(report.found)):
        each = {name: values[row] for name, values in report.found.columns.items()}
        for side in ("base", "mine", "theirs"):
            if each[side] is not None:
                each[side] = {name: shown(each["table"], name, value) for name, value in each[side].items()}
        rows.append(each)
    return {
        "keep": report.keep,
        "settled": report.settled,
        "undone": report.undone,
        "remaining": report.remaining,
        "differences": rows,
    }


def history_lines(table: Table, language: Language) -> Iterator[str]:
    """Yield what loads and decisions wrote over, a line each."""
    for row in range(len(table)):
        each = {name: values[row] for name, values in table.columns.items()}
        kind, field = each["table"], each["field"]
        told = {"at": language.moment(each["at"]), "export": each["export"], "plot": each["label"] or each["uid"][:8]}
        told |= {"table": language.text(_TABLES[kind]), "what": language.text(_WHAT.get(each["what"], each["what"]))}
        if field == WHOLE_ROW:
            yield language.text(_ROW_LINE, **told)
            continue
        told |= {side: shown(kind, field, each[side]) for side in ("old", "new")}
        yield language.text(_LINE, **told, field=language.text(_SHAPE if field == GEOMETRY else _label(kind, field)))


def history_data(table: Table) -> list[dict]:
    """Return the history as data, what is about people masked."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in zip(*table.columns.values(), strict=True)]
    for row in rows:
        row |= {side: shown(row["table"], row["field"], row[side]) for side in ("old", "new")}
    return rows
