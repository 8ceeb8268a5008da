"""What the command line tells a person about the records of a push."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.record_kinds import KIND_LABELS

_STORED = QT_TRANSLATE_NOOP("core", "{stored} records were taken in, {same} were there already.")
_REPEATED = QT_TRANSLATE_NOOP("core", "{kind}: {count} rows were not sent, because several have one id.")
_SCANS = QT_TRANSLATE_NOOP("core", "{sent} scanned papers were sent, {there} were there already.")
_MISSING = QT_TRANSLATE_NOOP("core", "The files of {count} are not in the folder.")
_CHANGED = QT_TRANSLATE_NOOP("core", "{count} files are not what they were when they were entered: enter them anew.")
_REFUSED = QT_TRANSLATE_NOOP("core", "The store did not take {count}: push their documents first.")
_MORE = QT_TRANSLATE_NOOP("core", "and {count} more")
_SHOWN = 20


def record_push_lines(report, language: Language) -> Iterator[str]:
    """Yield how many records the store took in, and why it did not take the others."""
    if report.stored or report.counts["same"]:
        yield language.text(_STORED, stored=report.stored, same=report.counts["same"])
    for line in report.lines[:_SHOWN]:
        yield "  " + line.sentence(language)
    if len(report.lines) > _SHOWN:
        yield "  " + language.text(_MORE, count=len(report.lines) - _SHOWN)
    for kind, count in report.repeated.items():
        yield language.text(_REPEATED, kind=language.text(KIND_LABELS[kind]), count=count)


def document_lines(report, language: Language) -> Iterator[str]:
    """Yield how many scanned papers were sent, and why others were not."""
    if report is None:
        return
    yield language.text(_SCANS, sent=report.sent, there=report.there)
    for count, template in ((report.missing, _MISSING), (report.changed, _CHANGED), (report.refused, _REFUSED)):
        if count:
            yield "  " + language.text(template, count=count)


def record_push_data(report, language: Language) -> dict:
    """Return the records of a push as data."""
    lines = [
        {"kind": line.kind, "uid": line.uid, "status": line.answer.status, "why": line.sentence(language)}
        for line in report.lines
    ]
    return {
        "stored": report.stored,
        "counts": dict(report.counts),
        "repeated": dict(report.repeated),
        "replayed": report.replayed,
        "records": lines,
    }
