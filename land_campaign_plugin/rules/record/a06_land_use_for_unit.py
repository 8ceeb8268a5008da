"""A06 land-use-for-unit: residential land of the country in a ward, or of the town in a commune.

Flags: ``ONT`` (rural residential land) in a phường and ``ODT`` (urban residential land) in a xã, on plots without a
    certificate.
Why: since the merger of communes the kind of the unit decides which of the two a new record gets.
Fix: proposed: the other of the two codes.
Trap: certificates keep their wording whatever became of the commune: a plot with a legal area is not judged. Nor is
    one whose commune code is not in force (A01).
Example: ``ONT+CLN`` in 11953 (phường Phố Hiến) is a warning, in 11977 (xã Tân Hưng) it is right.
"""

import numpy as np

from ...model.catalogues import WARD, units
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.texts import objects, paired
from ..block import Run
from ..rule import Found, found
from ..whole_columns import nothing_yet, of_another_province, texts

check = nothing_yet
RURAL, URBAN = "ONT", "ODT"
_RURAL_IN_WARD, _URBAN_IN_COMMUNE = "rural-in-ward", "urban-in-commune"


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the plots with residential land of the other kind of unit; one finding a plot."""
    pair, pairs = paired(texts(run, "commune"), texts(run, "land_use"))
    said = objects([_judge(*each) for each in pairs])
    wrong = (said != "")[pair]
    if "area_legal_m2" in run.plots:
        wrong &= ~(run.plots["area_legal_m2"] > 0)
    rows = np.flatnonzero(wrong)
    return found(
        rows,
        WARNING,
        sub_code=said[pair[rows]],
        field_name="land_use",
        detail=objects([f"{use}|{_title(code)}" for code, use in map(pairs.__getitem__, pair[rows].tolist())]),
    )


def _judge(code: str | None, use: str | None) -> str:
    unit, uses = units().get((code or "").strip()), {part.strip() for part in (use or "").upper().split("+")}
    if unit is None:
        return ""
    if unit.kind == WARD:
        return _RURAL_IN_WARD if RURAL in uses else ""
    return _URBAN_IN_COMMUNE if URBAN in uses else ""


def _title(code: str) -> str:
    return units()[code.strip()].title


RULE = {
    "code": "A06",
    "name": "land-use-for-unit",
    "title": QT_TRANSLATE_NOOP("core", "Residential land of town or country"),
    "check": check,
    "conclude": conclude,
    "needs": ("commune", "land_use"),
    "idle": of_another_province,
    "fix": "propose",
    "messages": {
        _RURAL_IN_WARD: QT_TRANSLATE_NOOP(
            "core",
            "The land use of plot {plots}, {detail1}, is rural residential land, but it lies in {detail2}.",
        ),
        "": QT_TRANSLATE_NOOP(
            "core",
            "The land use of plot {plots}, {detail1}, is urban residential land, but it lies in {detail2}.",
        ),
    },
    "remedies": {
        _RURAL_IN_WARD: QT_TRANSLATE_NOOP("core", "For a new record enter ODT; a certificate keeps its wording."),
        "": QT_TRANSLATE_NOOP("core", "For a new record enter ONT; a certificate keeps its wording."),
    },
}
