"""C06 plot-of-certificate: a certificate names a plot that does not exist.

Flags: a certificate whose plot is not among the plots, by its id, or without an id by its sheet and plot number.
Why: a certificate without its plot protects nobody; the plot may be missing, split, or numbered anew.
Fix: a person finds the plot; the former numbers say where it was.
Trap: papers keep the numbers of their day: former sheet and plot numbers count as well, and a certificate that names
    its plot by id may carry any number. A plot without a certificate is no error but a task.
Example: a certificate for sheet 12, plot 999, where sheet 12 ends with plot 345.
"""

import numpy as np

from ...model.byte_texts import NOT_SAID, NOT_THERE, KeyIndex, as_bytes, as_texts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.masking import shown
from ...model.texts import TextColumn, objects
from ..records import RecordRun
from ..rule import Found
from ..sheet_keys import normalised

BY_NUMBER, NOT_NAMED = "number", "not-named"
_NAMES = ("sheet_number", "plot_number")


def check(records: RecordRun, settings) -> Found:
    """Return the certificates whose plot is not there."""
    count = records.count("certificate")
    plot = records.links("certificate", "plot_uid")
    plot = np.full(count, NOT_SAID) if plot is None else plot
    sub_code = np.full(count, "", dtype=object)
    wrong = plot == NOT_THERE
    if records.has("certificate", *_NAMES):
        asked = np.flatnonzero(plot == NOT_SAID)
        said = _numbers(*(as_texts(records.column("certificate", name)[asked]) for name in _NAMES))
        there = KeyIndex(_plot_numbers(records)).rows(said) if len(asked) else np.empty(0, np.int64)
        wrong[asked] = there < 0
        sub_code[asked] = np.where(there == NOT_SAID, NOT_NAMED, BY_NUMBER)
    elif records.has("certificate", "plot_uid"):
        wrong |= plot == NOT_SAID
        sub_code[plot == NOT_SAID] = NOT_NAMED
    rows = np.flatnonzero(wrong)
    numbers = [as_texts(records.column("certificate", name)[rows]) if records.has("certificate", name) else
               np.full(len(rows), None) for name in _NAMES]  # fmt: skip
    told = [f"{shown(sheet) or '?'}/{shown(number) or '?'}" for sheet, number in zip(*numbers, strict=True)]
    return records.found("certificate", rows, WARNING, "plot_uid", sub_code=sub_code[rows], detail=objects(told))


def _numbers(sheets, numbers) -> np.ndarray:
    """Return sheet and plot number as one key, missing where either is."""
    pairs = zip(map(normalised, sheets), map(normalised, numbers), strict=True)
    return as_bytes([f"{sheet}/{number}" if sheet and number else None for sheet, number in pairs])


def _plot_numbers(records: RecordRun) -> np.ndarray:
    """Return the keys of all plots, by present and by former numbers."""
    plots = records.run.plots
    parts = []
    for names in (_NAMES, tuple(f"former_{name}" for name in _NAMES)):
        if all(name in plots for name in names):
            parts.append(_numbers(*(TextColumn.of(plots[name])[:] for name in names)))
    return np.concatenate([np.empty(0, "S1"), *parts])


RULE = {
    "code": "C06",
    "name": "plot-of-certificate",
    "title": QT_TRANSLATE_NOOP("core", "Plot of the certificate"),
    "check_records": check,
    "records": {"certificate": ("uid",)},
    "records_if_there": {"certificate": ("plot_uid", *_NAMES)},
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "A certificate (sheet and plot {detail} on paper) hangs on a plot that is not there."
        ),
        BY_NUMBER: QT_TRANSLATE_NOOP("core", "A certificate names the plot {detail}, which is not there."),
        NOT_NAMED: QT_TRANSLATE_NOOP("core", "A certificate names no plot."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Find the plot by its former numbers or on the scan, and hang the certificate on it."
        ),
    },
}
