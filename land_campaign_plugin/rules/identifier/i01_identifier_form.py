"""I01 identifier-form: a plot identifier that cannot be one.

Flags: an identifier that does not have 12 characters, or holds others than those of a GeoHash: digits and small letters
    without a, i, l and o.
Why: the identifier names the plot in every register for good; a malformed one is found nowhere.
Fix: a person decides. A candidate is computed from the plot's shape; it is issued by a supervisor only, once.
Trap: none yet is not wrong: it is counted elsewhere. Older databases keep another number of the plot in a field of this
    name; then nearly all are reported, and the field should not be read as the identifier.
Example: ``w7emvbed1v12`` is right; ``w7emvbed1v1`` (11 characters), ``W7EMVBED1V12`` (capitals) and ``w7emvbed1va2``
    (an a) are errors.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.plot_code import LENGTH, is_plot_code
from ..block import Run
from ..rule import Found, found
from ..whole_columns import nothing_yet
from .codes import code_cells, said_codes

check = nothing_yet
_LENGTH, _CAPITALS, _ALPHABET = "length", "capitals", "alphabet"


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the plots with a malformed identifier; one finding a plot."""
    codes, (_, right) = said_codes(run), code_cells(run)
    rows = np.flatnonzero(~right & codes.said)
    sub_code = np.array([*map(_judge, codes[rows].tolist()), None], dtype=object)[:-1]
    return found(rows, ERROR, sub_code=sub_code, field_name="plot_code", detail=codes[rows])


def _judge(code: str) -> str:
    if len(code) != LENGTH:
        return _LENGTH
    return _CAPITALS if is_plot_code(code.lower()) else _ALPHABET


RULE = {
    "code": "I01",
    "name": "identifier-form",
    "title": QT_TRANSLATE_NOOP("core", "Form of the plot identifier"),
    "check": check,
    "conclude": conclude,
    "needs": ("plot_code",),
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the field holds another number of the plot, or identifiers of an older "
        "circular. Do not read it as the plot identifier.",
    ),
    "messages": {
        _LENGTH: QT_TRANSLATE_NOOP("core", "The identifier of plot {plots}, {detail}, does not have 12 characters."),
        _CAPITALS: QT_TRANSLATE_NOOP("core", "The identifier of plot {plots}, {detail}, is written in capitals."),
        "": QT_TRANSLATE_NOOP(
            "core", "The identifier of plot {plots}, {detail}, holds characters that no identifier has."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core", "Enter the identifier as it was issued; if none was, clear the field and have one issued."
        ),
    },
}
