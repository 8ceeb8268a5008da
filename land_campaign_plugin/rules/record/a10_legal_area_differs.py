"""A10 legal-area-differs: the recorded area is not the certificate's.

Flags: a plot whose recorded area and area on its certificate (else its legal area) differ by more than the tolerance of
    the sheet's scale (TT 26/2024 annex 04, or the older formula).
Why: what the paper says counts until it is changed; the record must say the same, or say why not.
Fix: a person decides whether the paper or a new measurement counts.
Trap: where the boundary is unchanged the re-measured area replaces that of the paper without a new survey (Land Law
    2024 art. 135). A certificate for several plots lists each with its own area.
Example: at 1:1000 a plot of 300.0 m² with 305.0 m² on the certificate: beyond 2.43 m².
"""

import numpy as np

from ...model.byte_texts import by_parts
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.texts import objects
from ..records import RecordRun
from ..rule import Found, found

_FLOAT_SLACK_M2 = 1e-6
_NO_AREA = QT_TRANSLATE_NOOP("core", "Neither certificates nor plots have a legal area.")


def check(records: RecordRun, settings) -> Found:
    """Return the plots whose recorded area is not the legal one."""
    plots, run = records.run.plots, records.run
    recorded = plots["area_recorded_m2"]
    legal = plots["area_legal_m2"].copy() if "area_legal_m2" in plots else np.full(len(plots), np.nan)
    plot = records.links("certificate", "plot_uid") if records.has("certificate", "area_m2") else None
    if plot is not None:
        area = records.column("certificate", "area_m2")
        said = np.flatnonzero((plot >= 0) & np.isfinite(area))
        legal[plot[said]] = area[said]
        # of several papers for one plot the one that differs most counts
        other = said[legal[plot[said]] != area[said]]
        several = said[np.isin(plot[said], plot[other])]
        worst = several[np.argsort(np.abs(area[several] - recorded[plot[several]]), kind="stable")]
        legal[plot[worst]] = area[worst]
    rows = np.flatnonzero(by_parts(lambda paper, own: np.abs(paper - own) > _FLOAT_SLACK_M2, legal, recorded))
    difference = np.abs(legal[rows] - recorded[rows])
    tolerance = run.ruleset.area_tolerance_m2(run.scale[rows], legal[rows])
    beyond = difference > tolerance + _FLOAT_SLACK_M2
    rows, difference, tolerance = rows[beyond], difference[beyond], tolerance[beyond]
    shown = [f"{own:.1f}|{paper:.1f}" for own, paper in zip(recorded[rows], legal[rows], strict=True)]
    return found(
        rows,
        np.full(len(rows), WARNING, dtype=object),
        field_name="area_legal_m2",
        measured=difference,
        tolerance=tolerance,
        unit="m²",
        detail=objects(shown),
    )


def idle(run):
    """Return why there is nothing to check where no legal area is known."""
    tables = run.context.records
    of_papers = tables is not None and not tables.absent("certificate", ("plot_uid", "area_m2")) and "uid" in run.plots
    return None if of_papers or "area_legal_m2" in run.plots else (_NO_AREA, {})


RULE = {
    "code": "A10",
    "name": "legal-area-differs",
    "title": QT_TRANSLATE_NOOP("core", "Legal area"),
    "check_records": check,
    "needs": ("area_recorded_m2",),
    "records_if_there": {"certificate": ("plot_uid", "area_m2")},
    "idle": idle,
    "flood": QT_TRANSLATE_NOOP(
        "core",
        "{rule} reports {share} % of the plots: the recorded areas are those of a newer survey than the certificates. "
        "Decide once which area counts before correcting them one by one.",
    ),
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core",
            "Plot {plots} is recorded with {detail1} m², its certificate says {detail2} m² ({measured} m² apart).",
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Compare with the paper: correct the record, or note the new measurement."),
    },
}
