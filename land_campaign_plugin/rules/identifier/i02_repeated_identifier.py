"""I02 repeated-identifier: one identifier on two plots in force.

Flags: the same identifier on several plots in force, in the whole run.
Why: an identifier names one plot in the country, for good.
Fix: a person decides which plot it was issued to; the other gets its own from a supervisor.
Trap: a plot that was split keeps its identifier only on one part, or on none. Retired plots may share it with the plot
    that followed them. Malformed identifiers are not compared (I01).
Example: ``w7emvbed1v12`` on two plots: one finding with both.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..block import Run
from ..rule import Found, found, nothing_found
from ..whole_columns import in_force, nothing_yet
from .codes import code_cells, said_codes

check = nothing_yet


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the identifiers that stand on several plots; one finding an identifier."""
    cell, right = code_cells(run)
    rows = np.flatnonzero(right & in_force(run))
    ordered = np.sort(cell[rows])
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return nothing_found()
    at = np.searchsorted(twice, cell[rows]).clip(max=len(twice) - 1)
    rows = rows[twice[at] == cell[rows]]
    rows = rows[np.lexsort((rows, cell[rows]))]
    starts = np.flatnonzero(np.concatenate([[True], cell[rows][1:] != cell[rows][:-1]]))
    offsets = np.append(starts, len(rows))
    return found(
        rows,
        ERROR,
        offsets=offsets,
        field_name="plot_code",
        measured=np.diff(offsets).astype(float),
        tolerance=1.0,
        detail=said_codes(run)[rows[starts]],
    )


RULE = {
    "code": "I02",
    "name": "repeated-identifier",
    "title": QT_TRANSLATE_NOOP("core", "Repeated plot identifier"),
    "check": check,
    "conclude": conclude,
    "needs": ("plot_code",),
    "local": False,
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The identifier {detail} stands on several plots: {plots}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Keep it on the plot that it was issued to, and clear it on the other."),
    },
}
