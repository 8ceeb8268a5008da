"""A08 more-than-three-uses: more uses than the hand-in form has room for.

Flags: a plot with more than three uses.
Why: form PL3-01 has columns for three; the fourth would be lost at the hand-in.
Fix: a person joins uses of one code, or tells the province.
Trap: four uses on one plot are lawful, so that this is information only.
Example: ONT, CLN, NTS and TMD on one plot.
"""

import numpy as np

from ...model.findings import INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ..records import RecordRun
from ..rule import Found, found
from ..use_totals import use_counts


def check(records: RecordRun, settings) -> Found:
    """Return the plots with too many uses."""
    count = use_counts(records)
    rows = np.flatnonzero(count > settings["uses"])
    return found(
        rows,
        np.full(len(rows), INFORMATION, dtype=object),
        field_name="land_use",
        measured=count[rows].astype(float),
        tolerance=float(settings["uses"]),
    )


RULE = {
    "code": "A08",
    "name": "more-than-three-uses",
    "title": QT_TRANSLATE_NOOP("core", "More than three uses"),
    "check_records": check,
    "view": "background",
    "needs": ("uid",),
    "records": {"plot_use": ("plot_uid",)},
    "options": {"uses": 3.0},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} has {measured} uses; the hand-in form takes {tolerance}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Join uses of the same code; if they are right, hand the plot in with a note."),
    },
}
