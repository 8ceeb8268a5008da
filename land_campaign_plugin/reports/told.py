"""What the command line tells a person about loading, pushing, exporting, a work copy's state and a sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

from ..model.campaign import load_campaign
from ..model.findings import SEVERITIES
from ..model.language import QT_TRANSLATE_NOOP, Language, Loud
from ..model.records import table_called
from ..model.states import STATE_NAMES
from ..model.tables import called
from ..rules.describe import SEVERITY_NAMES, title
from .records_told import document_lines, record_push_data, record_push_lines
from .summary import group_lines, state_lines

_LOADED = QT_TRANSLATE_NOOP("core", "{plots} plots in {path}, in {crs}.")
ROWS = QT_TRANSLATE_NOOP("core", "{rows_in} rows read = {rows_out} loaded + {set_aside} set aside.")
_FIELD = QT_TRANSLATE_NOOP("core", "{column} is taken from {field}")
_MOVED = QT_TRANSLATE_NOOP("core", "{count} corners were rounded to a millimetre.")
_OTHER_TABLE = QT_TRANSLATE_NOOP("core", "{count} rows of the table {table} came along.")
_NOTHING_SENT = QT_TRANSLATE_NOOP("core", "There was nothing to push.")
_STORED = QT_TRANSLATE_NOOP("core", "{stored} plots stored, {refused} not taken in.")
_ALREADY = QT_TRANSLATE_NOOP("core", "{count} plots were in the store already, just the same.")
MORE = QT_TRANSLATE_NOOP("core", "... and {count} more.")
_HELD = QT_TRANSLATE_NOOP(
    "core", "{count} plots were not sent again: they are as they were when they were not taken in."
)
_UNDECIDED = QT_TRANSLATE_NOOP("core", "{count} plots wait for a decision: somebody else changed the same.")
_BLOCKED = QT_TRANSLATE_NOOP("core", "{count} plots wait for another one that they hang together with.")
_EXPORTED = QT_TRANSLATE_NOOP("core", "{rows} plots written to {path}, in {crs}.")
_FLAGGED = QT_TRANSLATE_NOOP("core", "{findings} findings drawn on level {level} of {count} drawings: {path}")
_NO_FLAGS = QT_TRANSLATE_NOOP("core", "No open finding that a drawing could cure; nothing was drawn.")
_LETTERS = QT_TRANSLATE_NOOP("core", "By letter: {letters}.")
_UNPLACED = QT_TRANSLATE_NOOP("core", "{count} of them have no place; they are listed in a corner.")
_EMPTIED = QT_TRANSLATE_NOOP("core", "{count} earlier drawings of flags have none any more.")
_ELSEWHERE = QT_TRANSLATE_NOOP("core", "{count} open findings were left out: of records, or for information only.")
_STANDS = QT_TRANSLATE_NOOP("core", "{plots} plots, {set_aside} rows set aside.")
_TO_DECIDE = QT_TRANSLATE_NOOP(
    "core",
    "{count} differences with what was loaded last wait for a decision: resolve {path} --export lists them, and with "
    "--keep mine or --keep theirs decides.",
)
_TO_PUSH = QT_TRANSLATE_NOOP(
    "core", "To push: {edited} edited, {unsent} never pushed, {waiting} waiting for an answer."
)
_CONFLICTS = QT_TRANSLATE_NOOP("core", "In conflict: {conflicts}; not accepted: {refused}.")
_WAIT = QT_TRANSLATE_NOOP("core", "Waiting for another plot: {count}.")
_LAST_PUSH = QT_TRANSLATE_NOOP("core", "Last push: {when}.")
_NOT_CHECKED = QT_TRANSLATE_NOOP("core", "Not checked yet.")
_SAMPLE = QT_TRANSLATE_NOOP(
    "core", "{plots} invented plots on {sheets} sheets in {communes} communes, {people} invented people: {path}"
)
_TRUTH = QT_TRANSLATE_NOOP("core", "{count} errors injected; they are listed in {path}")
_TOO_FEW_FOR_ERRORS = QT_TRANSLATE_NOOP(
    "core",
    "No error was injected: the share that was asked for is less than one error of each rule in {plots} plots. Ask for "
    "{least} plots or more, or for a larger share.",
)
_DRAWINGS = QT_TRANSLATE_NOOP("core", "{count} sheets drawn, a file each.")
_DRAFTED = QT_TRANSLATE_NOOP("core", "{count} errors put into the drawings; they are listed in {path}")
_PLACES = QT_TRANSLATE_NOOP("core", "By commune and hamlet, the groups in brackets:")
_SHOWN = 20


def load_lines(report, language: Language) -> Iterator[str]:
    """Yield what was loaded, from which fields, and what was remarked."""
    yield from warnings(report, language)
    yield language.text(_LOADED, plots=report.plots, path=report.path, crs=report.crs_name)
    if report.rows_in:
        yield language.text(ROWS, rows_in=report.rows_in, rows_out=report.rows_out, set_aside=report.rows_set_aside)
    for column, field in report.mapping.items():
        yield "  " + language.text(_FIELD, column=called(column), field=field)
    if report.moved:
        yield "  " + language.text(_MOVED, count=report.moved)
    for table, count in report.tables.items():
        if count:
            yield "  " + language.text(_OTHER_TABLE, table=table_called(table), count=count)
    if report.records:
        yield from report.records.lines(language)
    yield from notes(report, language)


def warnings(report, language: Language) -> Iterator[str]:
    """Yield what must be known before all else: about the plots, and the record spreadsheets that were read."""
    yield from _sentences(report, language, loud=True)
    if report.records:
        yield from (language.text(template, **values) for template, values in report.records.warnings())


def push_lines(report, language: Language) -> Iterator[str]:
    """Yield how many plots the store took in, and why it did not take the others."""
    yield from (notice.sentence(language) for notice in report.notices)
    refused = sum(report.counts.values()) - report.stored - report.already
    if report.stored or refused:
        yield language.text(_STORED, stored=report.stored, refused=refused)
    elif not report.already:
        yield language.text(_NOTHING_SENT)
    if report.already:
        yield language.text(_ALREADY, count=report.already)
    for line in report.lines[:_SHOWN]:
        yield "  " + line.sentence(language)
    if len(report.lines) > _SHOWN:
        yield "  " + language.text(MORE, count=len(report.lines) - _SHOWN)
    yield from record_push_lines(report.records, language)
    yield from document_lines(report.documents, language)
    conflicts = sum(line.held for line in report.conflicts)
    blocked = sum(line.held and line.status == "blocked" for line in report.lines)
    if conflicts:
        yield language.text(_UNDECIDED, count=conflicts)
    if blocked:
        yield language.text(_BLOCKED, count=blocked)
    if report.held > conflicts + blocked:
        yield language.text(_HELD, count=report.held - conflicts - blocked)


def push_data(report, language: Language) -> dict:
    """Return a push as data."""
    plots = [
        {
            "uid": line.uid,
            "plot": line.label,
            "status": line.status,
            "held": line.held,
            "why": line.sentence(language),
        }
        for line in report.lines
    ]
    return {
        "stored": report.stored,
        "already": report.already,
        "counts": dict(report.counts),
        "replayed": report.replayed,
        "held": report.held,
        "notices": [notice.sentence(language) for notice in report.notices],
        "plots": plots,
        "records": record_push_data(report.records, language),
        "documents": vars(report.documents) if report.documents else None,
    }


def load_data(report, language: Language) -> dict:
    """Return what was loaded as data, its remarks as sentences."""
    records = report.records.data(language) if report.records else None
    told = {"notes": [language.text(template, **values) for template, values in report.notes], "records": records}
    return asdict(replace(report, records=None)) | told


def export_lines(report, language: Language) -> Iterator[str]:
    """Yield what was written where."""
    yield language.text(_EXPORTED, rows=report.rows, path=report.path, crs=report.crs_name)
    yield from notes(report, language)


def flag_lines(report, language: Language) -> Iterator[str]:
    """Yield how many findings were drawn where, by letter."""
    if report.sheets:
        level = load_campaign().flags.level
        counts = {"findings": report.findings, "count": len(report.sheets), "level": level}
        yield language.text(_FLAGGED, **counts, path=report.path)
        letters = ", ".join(f"{letter} {language.number(count, 0)}" for letter, count in report.letters.items())
        if letters:
            yield "  " + language.text(_LETTERS, letters=letters)
    else:
        yield language.text(_NO_FLAGS)
    unplaced = sum(sheet.unplaced for sheet in report.sheets)
    for template, count in ((_UNPLACED, unplaced), (_EMPTIED, len(report.emptied)), (_ELSEWHERE, report.left_out)):
        if count:
            yield "  " + language.text(template, count=count)


def flag_data(report) -> dict:
    """Return the drawings of flags as JSON has them."""
    return {**asdict(report), "letters": report.letters, "level": load_campaign().flags.level}


def status_lines(report, language: Language) -> Iterator[str]:
    """Yield where a work copy stands: what is to be pushed, and what the last check found."""
    changes = report.changes
    yield language.text(_STANDS, plots=report.plots, set_aside=report.set_aside)
    yield language.text(_TO_PUSH, edited=changes.edited, unsent=changes.never_pushed, waiting=changes.waiting)
    yield language.text(_CONFLICTS, conflicts=changes.conflicts, refused=changes.refused + changes.rejected)
    if changes.blocked:
        yield language.text(_WAIT, count=changes.blocked)
    if report.differences:
        yield language.text(_TO_DECIDE, count=report.differences, path=report.path)
    if report.last_push:
        yield language.text(_LAST_PUSH, when=language.moment(report.last_push))
    if not report.last_check:
        yield language.text(_NOT_CHECKED)
        return
    for severity in SEVERITIES:
        yield f"  {language.text(SEVERITY_NAMES[severity])}: {language.number(report.findings.get(severity, 0), 0)}"
    for code, count in report.by_rule.items():
        yield f"  {title(code, language):<32} {language.number(count, 0)}"
    yield from group_lines(report.titles, report.groups, language, report.plots)
    yield from state_lines(report.states, language)
    if report.places:
        yield language.text(_PLACES)
    for place in report.places:
        yield "  " + " ".join(part for part in (place.commune, place.hamlet) if part)
        yield "    " + "  ".join(f"[{group}] {language.number(n, 0)}" for group, n in sorted(place.groups.items()))
        for code, count in place.states.items():
            yield f"    {language.text(STATE_NAMES[code]):<56} {language.number(count, 0)}"


def sample_lines(report, language: Language) -> Iterator[str]:
    """Yield what was invented."""
    yield language.text(
        _SAMPLE,
        plots=report.plots + report.extra,
        sheets=report.sheets,
        communes=report.communes,
        people=report.people,
        path=report.path,
    )
    if report.plots_for_errors:
        yield language.text(_TOO_FEW_FOR_ERRORS, plots=report.plots, least=report.plots_for_errors)
    elif report.truth_of_drawings is None:
        yield language.text(_TRUTH, count=sum(report.injected.values()), path=report.truth)
    else:
        yield language.text(_DRAWINGS, count=report.drawings)
        yield language.text(_DRAFTED, count=report.drafting_errors, path=report.truth_of_drawings)


def notes(report, language: Language) -> Iterator[str]:
    """Yield a report's remarks, without those that `warnings` yields."""
    yield from ("  " + sentence for sentence in _sentences(report, language, loud=False))


def _sentences(report, language: Language, *, loud: bool) -> Iterator[str]:
    for template, values in report.notes:
        if isinstance(template, Loud) == loud:
            yield language.text(template, **values)
