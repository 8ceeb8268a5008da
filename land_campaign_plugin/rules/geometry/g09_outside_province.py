"""G09 outside-province: coordinates that lie nowhere near the province.

Flags: plots with coordinates outside the province's window (campaign file), with the likely cause: degrees, east and
    north swapped, another central meridian or UTM. Plots of a sheet that share a cause are one finding, a plot
    alone outside, or without a likely cause while most of its sheet is in place, is one of its own.
Why: such plots are on no map, and every other finding about them is only a symptom.
Fix: proposed: one transformation for the whole sheet, named in the finding.
Trap: a neighbouring zone moves plots by 26 km, so that many stay inside the window, and several zones may fit: all
    are named, the likeliest first. A wrong datum shift, 0.7 m or 224 m, cannot be seen this way. Where the source's
    reference system is not the campaign's there is nothing to check.
Example: a sheet at 2 281 000 E, 580 000 N is one finding: axes swapped.
"""

import numpy as np

from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.projection import crs_label, parse_crs
from ..block import Block, Run
from ..mistaken import AXES_SWAPPED, DEGREES, OTHER_ZONE, UTM, Cause, causes
from ..rule import Found, found, nothing_found
from ..sheet_keys import sheet_codes

_SHARED = 0.6
"""A cause is a sheet's when undoing it brings at least this share of its plots into the window."""
_FARTHEST_M = 20_000_000.0
"""Half-way round the earth: nothing lies farther off, whatever its coordinates say."""
_UNKNOWN = "unknown"
_OTHER_CRS = QT_TRANSLATE_NOOP("core", "The plots are in {crs}, the campaign's reference system is {wanted}.")
_NO_CRS = QT_TRANSLATE_NOOP("core", "No coordinate reference system is known.")
_NOTHING = "-"


def idle(run: Run) -> tuple[str, dict[str, str]] | None:
    """Return why coordinates cannot be judged, if so."""
    if run.in_campaign_crs:
        return None
    if not run.plots.crs:
        return _NO_CRS, {}
    return _OTHER_CRS, {"crs": crs_label(parse_crs(run.plots.crs)), "wanted": run.context.campaign.crs}


def check(block: Block, settings) -> np.ndarray:
    """Return the rows of the block's own plots outside the window."""
    rows = block.rows[: block.own]
    return rows[block.run.outside_province(rows)]


def conclude(parts: list[np.ndarray], run: Run, settings) -> Found:
    """Return one finding for each sheet and cause, and one for each plot that is alone."""
    rows = np.sort(np.concatenate(parts))
    if not len(rows):
        return nothing_found()
    known = causes(run.context.campaign)
    boxes = run.bounds[rows]
    fits = np.stack([cause.fits((boxes[:, :2] + boxes[:, 2:]) / 2) for cause in known])
    codes, sizes = sheet_codes(run.plots, "commune", "sheet_number")
    code = codes[rows]
    groups = [
        group
        for sheet in np.unique(code)
        for group in _grouped(np.flatnonzero(code == sheet), fits, known, int(sizes[sheet]))
    ]
    return _found(rows, boxes, groups, run)


def _grouped(members: np.ndarray, fits: np.ndarray, known: list[Cause], size: int) -> list[tuple]:
    """Return the plots outside of one sheet of `size` plots by cause: (positions, cause or None, other causes)."""
    groups = []
    while len(members):
        count = fits[:, members].sum(axis=1)
        if not count.any():
            lone = [(members[at : at + 1], None, []) for at in range(len(members))]
            return groups + ([(members, None, [])] if 2 * len(members) > size else lone)
        common = np.flatnonzero(count >= _SHARED * len(members))
        best = int(common[0]) if len(common) else int(np.argmax(count))
        explained = members[fits[best, members]]
        others = [known[at] for at in common if at != best and known[at].label]
        groups.append((explained, known[best], others))
        members = members[~fits[best, members]]
    return groups


def _found(rows: np.ndarray, boxes: np.ndarray, groups: list[tuple], run: Run) -> Found:
    campaign = run.context.campaign
    left, bottom, right, top = campaign.window
    beyond = np.maximum([left, bottom] - boxes[:, :2], boxes[:, 2:] - [right, top]).clip(min=0)
    distance = np.hypot(*beyond.T)
    target = crs_label(parse_crs(campaign.crs))
    detail, place = [], []
    for members, cause, others in groups:
        label = cause.label if cause and cause.label else _NOTHING
        detail.append("|".join([label, ", ".join(each.label for each in others) or _NOTHING, target]))
        place.append(run.box_of(rows[members]) if len(members) > 1 else None)
    return found(
        rows[np.concatenate([members for members, _, _ in groups])],
        ERROR,
        offsets=np.concatenate([[0], np.cumsum([len(members) for members, _, _ in groups])]),
        sub_code=np.array([cause.kind if cause else _UNKNOWN for _, cause, _ in groups], dtype=object),
        measured=np.array([distance[members].max() for members, _, _ in groups]).clip(max=_FARTHEST_M),
        tolerance=0.0,
        unit="m",
        detail=np.array(detail, dtype=object),
        place=np.array([*place, None], dtype=object)[:-1],
    )


RULE = {
    "code": "G09",
    "name": "outside-province",
    "title": QT_TRANSLATE_NOOP("core", "Outside the province"),
    "check": check,
    "conclude": conclude,
    "idle": idle,
    "local": False,
    "fix": "propose",
    "messages": {
        DEGREES: QT_TRANSLATE_NOOP("core", "Plots {plots} lie outside the province: their coordinates are degrees."),
        AXES_SWAPPED: QT_TRANSLATE_NOOP(
            "core", "Plots {plots} lie outside the province: east and north of their coordinates are swapped."
        ),
        UTM: QT_TRANSLATE_NOOP(
            "core", "Plots {plots} lie outside the province: their coordinates fit {detail1}, a UTM zone."
        ),
        OTHER_ZONE: QT_TRANSLATE_NOOP(
            "core", "Plots {plots} lie outside the province: their coordinates fit {detail1}, another central meridian."
        ),
        "": QT_TRANSLATE_NOOP(
            "core", "Plots {plots} lie {measured} m outside the province, and no usual mistake explains it."
        ),
    },
    "remedies": {
        AXES_SWAPPED: QT_TRANSLATE_NOOP("core", "Swap the two axes of the sheet's source, and load it again."),
        "": QT_TRANSLATE_NOOP(
            "core", "Assign {detail1} to the sheet's source and transform it to {detail3}. Just as possible: {detail2}."
        ),
        _UNKNOWN: QT_TRANSLATE_NOOP(
            "core", "Find out from the sheet's source what its coordinates mean, and load it again in {detail3}."
        ),
    },
}
