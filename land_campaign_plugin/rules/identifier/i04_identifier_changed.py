"""I04 identifier-changed: an identifier that is not the one that was issued.

Flags: plots whose identifier differs from the one that was issued to them, or that lost it.
Why: an identifier is issued once and stays with its plot for good; papers and registers already carry it.
Fix: a person decides: the issued identifier comes back, whatever the plot's shape is now.
Trap: only plots are judged for which the data say what was issued. Capitals do not make another identifier (I01).
Example: ``w7emvbed1v12`` where ``w7emvbed1v13`` was issued: an error.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Run
from ..rule import Found, found
from ..whole_columns import nothing_yet
from .codes import codes_of, said_codes

check = nothing_yet
_LOST = "lost"


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the plots that do not carry the identifier that they were issued; one finding a plot."""
    now, issued = said_codes(run), codes_of(run.plots["plot_code_issued"])
    rows = np.flatnonzero(issued.said & (now.written != issued.written))
    told = [(row, *pair, _judge(*pair)) for row, *pair in zip(rows, now[rows], issued[rows], strict=True)]
    told = [case for case in told if case[-1]]
    rows, carried, due, sub_code = zip(*told, strict=True) if told else ((),) * 4
    return found(
        np.array(rows, dtype=np.int64),
        ERROR,
        sub_code=np.array([*sub_code, None], dtype=object)[:-1],
        field_name="plot_code",
        detail=np.array([*map("{}|{}".format, carried, due), None], dtype=object)[:-1],
    )


def _judge(now: str | None, issued: str) -> str:
    if now and now.lower() == issued.lower():
        return ""
    return "changed" if now else _LOST


RULE = {
    "code": "I04",
    "name": "identifier-changed",
    "title": QT_TRANSLATE_NOOP("core", "Plot identifier changed"),
    "check": check,
    "conclude": conclude,
    "needs": ("plot_code", "plot_code_issued"),
    "messages": {
        _LOST: QT_TRANSLATE_NOOP("core", "Plot {plots} has lost the identifier that was issued to it, {detail2}."),
        "": QT_TRANSLATE_NOOP(
            "core", "The identifier of plot {plots}, {detail1}, is not the one that was issued, {detail2}."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Put the issued identifier back: {detail2}."),
    },
}
