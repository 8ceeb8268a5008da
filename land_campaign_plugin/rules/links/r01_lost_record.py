"""R01 lost-record: a record without its plot, or a plot without a record where the sheet was declared complete.

Flags: a right or a use whose plot is not there or not named, a right whose holder is not there; a plot without a
    right or certificate on a sheet that the list of sheets calls complete.
Why: a record that hangs on nothing is found by nobody; a complete sheet with plots of no one is not complete.
Fix: a person finds the plot, often under another number since the merger, or the record.
Trap: before a sheet is declared complete, a plot without a record is no error but a task. Certificates whose plot is
    not there are C06, scans D02. Roads and waters need no record.
Example: a right that names the plot ``...17ab``, which was retired when it was split.
"""

import numpy as np

from ...model.byte_texts import NOT_SAID, NOT_THERE
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ..records import RecordRun, joined_found
from ..rule import Found, found
from ..sheet_keys import normalised, sheet_rows

NO_PLOT, NO_HOLDER, NO_RECORD = "no-plot", "no-holder", "no-record"


def check(records: RecordRun, settings) -> Found:
    """Return the records without a plot, the rights without a holder, and the plots without a record."""
    parts = []
    for table in ("right", "plot_use"):
        of = records.links(table, "plot_uid")
        if of is not None:
            parts.append(records.found(table, np.flatnonzero(of < 0), ERROR, "plot_uid", sub_code=NO_PLOT))
    holder = records.links("right", "party_uid")
    if holder is not None:
        lost = np.flatnonzero((holder == NOT_THERE) | (holder == NOT_SAID))
        parts.append(records.found("right", lost, ERROR, "party_uid", sub_code=NO_HOLDER))
    parts.append(_plots_without(records))
    return joined_found(parts)


def _plots_without(records: RecordRun) -> Found:
    """Return the plots in force without right and certificate on sheets that were declared complete."""
    listed = records.run.context.sheet_list
    named = [of for table in ("right", "certificate") if (of := records.links(table, "plot_uid")) is not None]
    rows = np.empty(0, np.int64)
    if named and listed is not None and "complete" in listed:
        bare = records.in_force.copy()
        for of in named:
            bare[of[of >= 0]] = False
        rows = np.flatnonzero(bare)
        rows = rows[_complete(records, rows) == 1]
    return found(
        rows,
        np.full(len(rows), ERROR, dtype=object),
        sub_code=NO_RECORD,
        field_name="uid",
        record=records.run.uid_of(rows) if len(rows) else np.empty(0, dtype=object),
    )


def _complete(records: RecordRun, rows: np.ndarray) -> np.ndarray:
    listed = records.run.context.sheet_list
    keys = {
        (normalised(commune), normalised(number))
        for commune, number, complete in zip(listed["commune"], listed["sheet_number"], listed["complete"], strict=True)
        if complete == 1
    }
    return sheet_rows(records.run.plots, rows, lambda commune, number, _: int((commune, number) in keys))


RULE = {
    "code": "R01",
    "name": "lost-record",
    "title": QT_TRANSLATE_NOOP("core", "Lost record"),
    "check_records": check,
    "needs": ("uid",),
    "records_if_there": {
        "right": ("uid", "plot_uid", "party_uid"),
        "plot_use": ("uid", "plot_uid"),
        "certificate": ("plot_uid",),
        "party": ("uid",),
    },
    "tables": ("records",),
    "messages": {
        NO_PLOT: QT_TRANSLATE_NOOP("core", "A record hangs on a plot that is not there."),
        NO_HOLDER: QT_TRANSLATE_NOOP("core", "A right in plot {plots} names a holder who is not there."),
        NO_RECORD: QT_TRANSLATE_NOOP(
            "core", "Plot {plots} has no right and no certificate, though its sheet is called complete."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Find the plot by its former numbers, and hang the record on it."),
        NO_HOLDER: QT_TRANSLATE_NOOP("core", "Enter the holder from the certificate."),
        NO_RECORD: QT_TRANSLATE_NOOP(
            "core", "Enter the record of the plot, or take the sheet back from the complete ones."
        ),
    },
}
