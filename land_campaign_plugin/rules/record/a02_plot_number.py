"""A02 plot-number: a sheet or plot number that cannot be one.

Flags: sheet or plot number missing, zero, or not a positive whole number; a letter behind the number is a warning.
Why: commune, sheet and number are how people, papers and the national database name a plot.
Fix: a person decides, from the sheet or the certificate.
Trap: roads, canals and waters that form no plot carry no number and are not flagged; old papers know "12A".
Example: ``0``, ``-3``, an empty field are errors, ``12A`` is a warning, ``12`` is right.
"""

import re

import numpy as np

from ...model.findings import ERROR, WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Block
from ..rule import Found, found, nothing_found

_LETTERED = re.compile(r"0*[1-9]\d*\s?[A-Za-zĐđ]")
_WHOLE = re.compile(r"0*[1-9]\d*")


def check(block: Block, settings) -> Found:
    """Return the block's own plots with a faulty sheet or plot number; one finding a plot and field."""
    parts = []
    for field_name in ("sheet_number", "plot_number"):
        if field_name in block.run.plots:
            code = block.texts(field_name).mapped(_judge)
            code[block.forms_no_plot & (code == "missing")] = ""
            faulty = np.flatnonzero(code != "")
            parts.append((block.rows[faulty], code[faulty], np.full(len(faulty), field_name, dtype=object)))
    rows, code, field_name = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    if not len(rows):
        return nothing_found()
    severity = np.where(code == "letter", WARNING, ERROR).astype(object)
    values = {name: block.run.plots[name] for name in set(field_name)}
    shown = np.array([values[name][row] or "" for name, row in zip(field_name, rows, strict=True)], dtype=object)
    return found(rows, severity, sub_code=code, field_name=field_name, detail=shown)


def _judge(value: str | None) -> str:
    """Return what is wrong with a number, or an empty text."""
    text = (value or "").strip()
    if not text:
        return "missing"
    if _WHOLE.fullmatch(text):
        return ""
    if _LETTERED.fullmatch(text):
        return "letter"
    return "zero" if text.strip("0") == "" else "not-a-number"


RULE = {
    "code": "A02",
    "name": "plot-number",
    "title": QT_TRANSLATE_NOOP("core", "Plot number"),
    "check": check,
    "needs": ("plot_number",),
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the numbers look as if they were read from another field. "
        "Check the fields before correcting them one by one.",
    ),
    "messages": {
        "missing": QT_TRANSLATE_NOOP("core", "Plot {plots} has no {field}."),
        "zero": QT_TRANSLATE_NOOP("core", "The {field} of plot {plots} is zero."),
        "letter": QT_TRANSLATE_NOOP("core", "The {field} of plot {plots}, {detail}, has a letter."),
        "not-a-number": QT_TRANSLATE_NOOP(
            "core", "The {field} of plot {plots}, {detail}, is not a positive whole number."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Enter the number that the map sheet or the certificate shows."),
    },
}
