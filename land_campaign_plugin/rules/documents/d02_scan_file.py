"""D02 scan-file: a scan that cannot be read, hangs on no plot, or is there twice.

Flags: a file that is no PDF, breaks off, or needs a password; a document that leads to no plot, a file of the folder
    that no document names; the same file (by its hash) for two certificates.
Why: what cannot be opened, or found from the plot, was scanned in vain.
Fix: a person scans the paper again, takes the password away, or hangs the scan on its plot.
Trap: a PDF is judged by its first and last bytes, not by what it shows. One paper for several plots may be linked
    several times. Files are looked at only where their folder was given.
Example: a picture renamed to ``.pdf``; a file of half its length after a broken copy.
"""

import numpy as np

from ...model.byte_texts import NOT_SAID, KeyIndex, as_bytes, as_texts, equal_groups, spans_of
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ...model.texts import objects
from ..records import RecordRun, chosen_groups, joined_found
from ..rule import Found, found, nothing_found

_DIGITS = 16
NO_PLOT, UNNAMED, TWICE = "no-plot", "no-document", "twice"


def check(records: RecordRun, settings) -> Found:
    """Return the documents and files that are of no use."""
    parts = [_without_plot(records)]
    if records.has("document", "sha256"):
        parts.append(_twice(records))
    if records.run.context.scans is not None:
        parts += _files(records, records.run.context.scans)
    return joined_found(parts)


def _paper(records: RecordRun) -> np.ndarray:
    paper = records.links("document", "certificate_uid")
    return np.full(records.count("document"), NOT_SAID) if paper is None else paper


def _without_plot(records: RecordRun) -> Found:
    plot, paper = records.links("document", "plot_uid"), _paper(records)
    of_paper = records.links("certificate", "plot_uid")
    if plot is None and of_paper is None:
        return nothing_found()
    lost = np.ones(len(paper), dtype=bool) if plot is None else plot < 0
    if of_paper is not None and len(of_paper):
        lost &= ~((paper >= 0) & (of_paper[np.maximum(paper, 0)] >= 0))
    return records.found("document", np.flatnonzero(lost), WARNING, "plot_uid", sub_code=NO_PLOT)


def _twice(records: RecordRun) -> Found:
    paper = _paper(records)
    rows, offsets = equal_groups(records.column("document", "sha256"))
    verdicts = [TWICE if len(set(paper[rows[a:b]].tolist())) > 1 else None for a, b in spans_of(offsets)]
    rows, offsets, codes = chosen_groups(rows, offsets, verdicts)
    return records.found_groups(
        "document",
        rows,
        offsets,
        WARNING,
        "sha256",
        sub_code=codes,
        measured=np.diff(offsets).astype(float),
        tolerance=1.0,
    )


def _files(records: RecordRun, scans) -> list[Found]:
    """Return what the files themselves say: faulty ones, those that no document names, and the same file twice."""
    names = [name.replace("\\", "/").rpartition("/")[2] for name in _texts(records.column("document", "file_name"))]
    at = KeyIndex(as_bytes(names)).rows(as_bytes(scans["file_name"]))
    faulty = np.flatnonzero((at >= 0) & (scans["sub_code"] != ""))
    named = records.found(
        "document", at[faulty].astype(np.int64), WARNING, "file_name",
        sub_code=scans["sub_code"][faulty], detail=_told(scans, faulty),
    )  # fmt: skip
    rest = np.flatnonzero(at < 0)
    codes = [scans["sub_code"][row] or UNNAMED for row in rest.tolist()]
    unnamed = found(
        np.empty(0, np.int64),
        np.full(len(rest), WARNING, dtype=object),
        offsets=np.zeros(len(rest) + 1, np.int64),
        sub_code=objects(codes),
        field_name="document.file_name",
        detail=_told(scans, rest),
        record=objects([f"sha256:{digest[:_DIGITS]}" for digest in scans["sha256"][rest]]),
    )
    return [named, unnamed]


def _told(scans, rows: np.ndarray) -> np.ndarray:
    return objects([shown(name) for name in scans["file_name"][rows]])


def _texts(column: np.ndarray) -> list[str]:
    return [text or "" for text in as_texts(column).tolist()]


RULE = {
    "code": "D02",
    "name": "scan-file",
    "title": QT_TRANSLATE_NOOP("core", "File of the scan"),
    "check_records": check,
    "needs": ("uid",),
    "records": {"document": ("uid", "file_name")},
    "records_if_there": {
        "document": ("plot_uid", "certificate_uid", "sha256"),
        "certificate": ("uid", "plot_uid"),
    },
    "messages": {
        "not-a-pdf": QT_TRANSLATE_NOOP("core", "The scan {detail} of plot {plots} is no PDF."),
        "truncated": QT_TRANSLATE_NOOP("core", "The scan {detail} of plot {plots} breaks off before its end."),
        "encrypted": QT_TRANSLATE_NOOP("core", "The scan {detail} of plot {plots} needs a password."),
        NO_PLOT: QT_TRANSLATE_NOOP("core", "A scanned document leads to no plot."),
        UNNAMED: QT_TRANSLATE_NOOP("core", "No document names the file {detail} in the folder of scans."),
        TWICE: QT_TRANSLATE_NOOP("core", "The same scanned file stands for several certificates, of plots {plots}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Scan the paper again, and save it as a PDF without a password."),
        NO_PLOT: QT_TRANSLATE_NOOP("core", "Look at the scan, and hang it on the certificate or plot that it shows."),
        UNNAMED: QT_TRANSLATE_NOOP("core", "Look at the scan, and hang it on the certificate or plot that it shows."),
        TWICE: QT_TRANSLATE_NOOP("core", "Look at the scan: keep it where it belongs, and scan the other paper."),
    },
}
