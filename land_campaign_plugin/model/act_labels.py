"""What people call the fields of records that no form of a source has: acts of people, and what a record hangs on."""

from __future__ import annotations

from .language import QT_TRANSLATE_NOOP

FIELD_LABELS: dict[str, str] = {
    "commune": QT_TRANSLATE_NOOP("core", "Commune code"),
    "sheet_number": QT_TRANSLATE_NOOP("core", "Sheet number"),
    "plot_number": QT_TRANSLATE_NOOP("core", "Plot number"),
    "status": QT_TRANSLATE_NOOP("core", "Status"),
    "state": QT_TRANSLATE_NOOP("core", "State"),
    "sequence": QT_TRANSLATE_NOOP("core", "Number in the list of uses"),
    "plot_uid": QT_TRANSLATE_NOOP("core", "Plot"),
    "fingerprint": QT_TRANSLATE_NOOP("core", "Mark of the finding"),
    "rule": QT_TRANSLATE_NOOP("core", "Rule"),
    "reason_code": QT_TRANSLATE_NOOP("core", "Kind of reason"),
    "note": QT_TRANSLATE_NOOP("core", "Note"),
    "evidence_sha256": QT_TRANSLATE_NOOP("core", "Scan that proves it"),
    "geometry_sha256": QT_TRANSLATE_NOOP("core", "Shape that it holds for"),
    "expires_on": QT_TRANSLATE_NOOP("core", "Ends on"),
    "proposed_by": QT_TRANSLATE_NOOP("core", "Proposed by"),
    "approved_by": QT_TRANSLATE_NOOP("core", "Approved by"),
    "ruleset": QT_TRANSLATE_NOOP("core", "Ruleset"),
    "tolerances": QT_TRANSLATE_NOOP("core", "Tolerances"),
    "data_sha256": QT_TRANSLATE_NOOP("core", "State of the data"),
    "plots": QT_TRANSLATE_NOOP("core", "Plots of the sheet"),
    "errors": QT_TRANSLATE_NOOP("core", "Errors of the sheet"),
    "warnings": QT_TRANSLATE_NOOP("core", "Warnings of the sheet"),
    "sealed_on": QT_TRANSLATE_NOOP("core", "Declared done on"),
    "sealed_by": QT_TRANSLATE_NOOP("core", "Declared done by"),
    "hamlet": QT_TRANSLATE_NOOP("core", "Hamlet"),
    "campaign_group": QT_TRANSLATE_NOOP("core", "Group of the campaign"),
    "login": QT_TRANSLATE_NOOP("core", "Given to"),
    "from_on": QT_TRANSLATE_NOOP("core", "From"),
    "until_on": QT_TRANSLATE_NOOP("core", "Until"),
}
"""By column; those of papers and people stand in `records.RECORD_LABELS`."""
