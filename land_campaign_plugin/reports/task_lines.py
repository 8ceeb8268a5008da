"""What the command line tells a person about tasks, people sent and answered, and papers to collect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.states import STATE_NAMES
from ..model.task_lists import ANSWER_NAMES, FOREIGN, PAPER_NAMES, TICK_NAMES

_PLOTS = QT_TRANSLATE_NOOP("core", "{plots} plots to do.")
_OF_STATE = QT_TRANSLATE_NOOP("core", "{plots} plots: {state}.")
_OF_GROUP = QT_TRANSLATE_NOOP("core", "{plots} plots in group {group}.")
_WRITTEN = QT_TRANSLATE_NOOP("core", "Written to {path}.")
_SENT = QT_TRANSLATE_NOOP("core", "{parties} holders = {sent} sent + {left} not sent.")
_BATCH = QT_TRANSLATE_NOOP("core", "Batch {batch}: {count} people.")
_LEFT = QT_TRANSLATE_NOOP("core", "{count} {reason}")
_READ = QT_TRANSLATE_NOOP(
    "core", "{rows} rows read = {taken} taken + {known} known before + {silent} without an answer + {refused} refused."
)
_REFUSED = QT_TRANSLATE_NOOP("core", "{file}, {sheet}, row {row}: {reason}.")
_REFUSED_CELL = QT_TRANSLATE_NOOP("core", "{file}, {sheet}, row {row}, column {column}: {reason}.")
_NOTES = QT_TRANSLATE_NOOP("core", "The notes of {count} rows without a tick were kept.")
_SKIPPED = QT_TRANSLATE_NOOP("core", "{file} was left out: it is a list of the other kind.")
_FOREIGN = QT_TRANSLATE_NOOP(
    "core",
    "{file}: its batch is not of this work copy, no row was taken ({count}). Read it into the work copy that sent it.",
)
_MORE = QT_TRANSLATE_NOOP("core", "... and {count} more.")
_STANDS = QT_TRANSLATE_NOOP("core", "Batch {batch}: {sent} sent = {answers}.")
_LIST = QT_TRANSLATE_NOOP("core", "List {list}: {plots} plots, {rows} rows.")
_MISSING = QT_TRANSLATE_NOOP("core", "Missing in {count} rows: {paper}.")
_SETTLED = QT_TRANSLATE_NOOP("core", "{count} rows of earlier lists have their papers by now.")
_HAMLET = QT_TRANSLATE_NOOP("core", "{place}: {rows} rows = {answers}.")
_SHOWN = 20


def task_lines(report, language: Language) -> Iterator[str]:
    """Yield how many plots a task has, place by place."""
    state, group = STATE_NAMES.get(report.state or ""), report.group
    template = _OF_STATE if state else _OF_GROUP if group else _PLOTS
    yield language.text(template, plots=report.plots, state=language.text(state or ""), group=group or "")
    for commune, hamlet, count in report.places:
        yield f"  {_place(commune, hamlet):<40} {language.number(count, 0)}"
    if report.out:
        yield language.text(_WRITTEN, path=report.out)


def sent_lines(report, reasons: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield how many people were sent, and why the others were not."""
    yield language.text(_SENT, parties=report.parties, sent=report.sent, left=sum(report.left_out.values()))
    for reason, count in report.left_out.items():
        yield "  " + language.text(_LEFT, count=count, reason=language.text(reasons[reason]))
    for batch, count in report.batches.items():
        yield "  " + language.text(_BATCH, batch=batch, count=count)
    yield from (language.text(_WRITTEN, path=name) for name in report.files)


def answer_lines(report, reasons: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield what was answered, and why rows were refused."""
    yield from _read_lines(report, reasons, language)
    for counts in report.batches:
        yield language.text(
            _STANDS,
            batch=counts.batch,
            sent=counts.sent,
            answers=_sum({**counts.answers, "unanswered": counts.unanswered}, ANSWER_NAMES, language),
        )


def list_lines(report, language: Language) -> Iterator[str]:
    """Yield what is to be collected, hamlet by hamlet."""
    yield language.text(_LIST, list=report.name, plots=report.plots, rows=report.rows)
    for paper, count in report.missing.items():
        yield "  " + language.text(_MISSING, count=count, paper=language.text(PAPER_NAMES[paper]))
    if report.settled:
        yield "  " + language.text(_SETTLED, count=report.settled)
    yield from _hamlet_lines(report, language)
    yield from (language.text(_WRITTEN, path=name) for name in report.files)


def tick_lines(report, reasons: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield what came of the papers, and why rows were refused."""
    yield from _read_lines(report, reasons, language)
    if report.notes:
        yield "  " + language.text(_NOTES, count=report.notes)
    yield from _hamlet_lines(report, language)


def _read_lines(report, reasons: Mapping[str, str], language: Language) -> Iterator[str]:
    yield language.text(
        _READ,
        rows=report.rows,
        taken=sum(report.taken.values()),
        known=report.known,
        silent=report.silent,
        refused=len(report.refused),
    )
    yield from ("  " + language.text(_SKIPPED, file=name) for name in report.skipped)
    of_file = Counter(row.file for row in report.refused if row.reason == FOREIGN)
    for name, count in of_file.items():
        yield "  " + language.text(_FOREIGN, file=name, count=count)
    refused = [row for row in report.refused if row.reason != FOREIGN]
    for row in refused[:_SHOWN]:
        reason = language.text(reasons[row.reason])
        told = _REFUSED_CELL if row.column else _REFUSED
        place = {"file": row.file, "sheet": row.sheet, "row": row.row, "column": row.column}
        yield "  " + language.text(told, **place, reason=reason)
    if len(refused) > _SHOWN:
        yield "  " + language.text(_MORE, count=len(refused) - _SHOWN)


def _hamlet_lines(report, language: Language) -> Iterator[str]:
    for hamlet in report.hamlets:
        said = {name: count for name, count in hamlet.answers.items() if count or name == "open"}
        answers = _sum(said, TICK_NAMES, language)
        yield "  " + language.text(
            _HAMLET, place=_place(hamlet.commune, hamlet.hamlet), rows=hamlet.rows, answers=answers
        )


def _sum(counts: Mapping[str, int], names: Mapping[str, str], language: Language) -> str:
    return " + ".join(f"{language.number(count, 0)} {language.text(names[name])}" for name, count in counts.items())


def _place(commune: str | None, hamlet: str | None) -> str:
    return " ".join(part for part in (commune, hamlet) if part) or "-"
