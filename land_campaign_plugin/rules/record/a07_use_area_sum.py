"""A07 use-area-sum: the areas of the uses do not add up to the plot's.

Flags: a plot whose uses, all with an area, add up to more or less than its recorded area by more than 0.5 m².
Why: tax and certificate count the area of each use; what is missing or too much is paid by somebody.
Fix: a person corrects the area of a use, or the recorded one.
Trap: areas are rounded one by one (29.16 m² as 29.2 m²): half a square metre is no error. A plot with a use that has no
    area yet is left out.
Example: 240 m² of ONT and 100 m² of CLN on a plot of 345 m².
"""

import numpy as np

from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.texts import objects
from ..records import RecordRun
from ..rule import Found, found
from ..use_totals import counted, use_counts

_FLOAT_SLACK_M2 = 1e-6


def check(records: RecordRun, settings) -> Found:
    """Return the plots whose uses add up to another area."""
    recorded, area = records.run.plots["area_recorded_m2"], records.column("plot_use", "area_m2")
    plot = records.links("plot_use", "plot_uid")
    known, count = (plot >= 0) & np.isfinite(area), use_counts(records)
    complete = (count > 0) & (counted(records, known) == count)
    total = np.bincount(plot[known], weights=area[known], minlength=len(recorded))
    most = settings["difference_m2"] + _FLOAT_SLACK_M2
    rows = np.flatnonzero(complete & by_parts(lambda added, own: np.abs(added - own) > most, total, recorded))
    shown = [f"{added:.1f}|{own:.1f}" for added, own in zip(total[rows], recorded[rows], strict=True)]
    return found(
        rows,
        np.full(len(rows), WARNING, dtype=object),
        field_name="area_recorded_m2",
        measured=np.abs(total[rows] - recorded[rows]),
        tolerance=settings["difference_m2"],
        unit="m²",
        detail=objects(shown),
    )


RULE = {
    "code": "A07",
    "name": "use-area-sum",
    "title": QT_TRANSLATE_NOOP("core", "Areas of the uses"),
    "check_records": check,
    "needs": ("uid", "area_recorded_m2"),
    "records": {"plot_use": ("plot_uid", "area_m2")},
    "options": {"difference_m2": 0.5},
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "The uses of plot {plots} add up to {detail1} m², its recorded area is {detail2} m²."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Compare with the certificate, and correct the area of a use or of the plot."),
    },
}
