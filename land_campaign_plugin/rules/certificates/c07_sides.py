"""C07 certificate-sides: the sides on a certificate are not those of the shape.

Flags: a side whose length on the certificate's coordinate table and on the map differ by more than the mutual error of
    two corners at the sheet's scale (TT 26/2024 annex 03, or the older table), or another number of sides.
Why: either the boundary was moved since, or the wrong corner was drawn; the paper and the map must say the same.
Fix: a person compares the drawing on the paper with the map.
Trap: a table may begin at any corner and run either way: the best fit counts. Corners on a straight side of the
    shape, such as a neighbour's, are no corners of the paper. Plots of several parts or with holes are left out.
Example: at 1:1000 a side of 20.00 m on paper and 20.30 m on the map: 0.30 m, more than 0.0955 m.
"""

import numpy as np

from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.texts import objects
from ..records import RecordRun
from ..rule import Found
from ..side_lengths import COUNT, UNREADABLE, compare_sides


def check(records: RecordRun, settings) -> Found:
    """Return the certificates with sides that are not those of their plot's shape."""
    plot = records.links("certificate", "plot_uid")
    rows, verdicts, start = [], [], 0
    for batch in records.tables.batches("certificate", ["sides_m"]):
        texts = batch["sides_m"]
        listed = np.flatnonzero((texts != b"") & (plot[start : start + len(texts)] >= 0))
        here = compare_sides(records.run, plot[start + listed], texts[listed], settings["straight_m"])
        rows.append(start + listed[here.at])
        verdicts.append(here)
        start += len(texts)
    rows = np.concatenate([np.empty(0, np.int64), *rows])
    codes = [code for verdict in verdicts for code in verdict.sub_code]
    detail = [text for verdict in verdicts for text in verdict.detail]
    return records.found(
        "certificate",
        rows,
        WARNING,
        "sides_m",
        sub_code=objects(codes),
        measured=np.concatenate([[], *(verdict.difference_m for verdict in verdicts)]),
        tolerance=np.concatenate([[], *(verdict.tolerance_m for verdict in verdicts)]),
        unit=objects(["" if code else "m" for code in codes]),
        detail=objects(detail),
    )


RULE = {
    "code": "C07",
    "name": "certificate-sides",
    "title": QT_TRANSLATE_NOOP("core", "Sides on the certificate"),
    "check_records": check,
    "needs": ("geometry",),
    "records": {"certificate": ("uid", "plot_uid", "sides_m")},
    "options": {"straight_m": 0.02},
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "A side of plot {plots} measures {detail1} m on the certificate and {detail2} m on the map.",
        ),
        COUNT: QT_TRANSLATE_NOOP(
            "core", "Plot {plots} has {detail1} sides on the certificate and {detail2} on the map."
        ),
        UNREADABLE: QT_TRANSLATE_NOOP(
            "core", "The lengths of sides on the certificate of plot {plots} are no numbers."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "Compare the paper's drawing with the map: correct the length entered, or measure the boundary again.",
        ),
    },
}
