"""B01 crosses-commune: a plot that lies in two communes.

Flags: plots of which more than 0.5 m² and more than 1 % lie in another commune than their largest part, by the
    official outlines. One finding a plot.
Why: one commune must keep its record; the part beyond the boundary is counted, and may be certified, twice.
Fix: none: whether the plot or the boundary was drawn wrong is decided on the ground.
Trap: outlines drawn at small scales run metres away from the true boundary: use only official ones, and never those
    that come along as a background. Roads and waters end at the boundary, too: their area is counted by commune.
Example: of a plot of 100 m² 1.2 m² lie beyond the boundary: flagged. Of one of 40 m² 0.45 m²: not flagged.
"""

import numpy as np

from ...model.context import COMMUNES
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> Found:
    """Return the block's own plots that lie in several communes."""
    shares = block.shares
    if not len(shares.plot):
        return nothing_found()
    first = np.flatnonzero(np.concatenate([[True], np.diff(shares.plot) != 0]))
    group = np.cumsum(np.concatenate([[0], np.diff(shares.plot) != 0]))
    rest = np.setdiff1d(np.arange(len(shares.plot)), first, assume_unique=True)
    area = shapely.area(block.geometry[shares.plot[rest]])
    least = np.maximum(settings["area_m2"], settings["share"] * area)
    rest = rest[shares.area_m2[rest] > least]
    if not len(rest):
        return nothing_found()
    groups, start = np.unique(group[rest], return_index=True)
    parts = np.split(rest, start[1:])
    titles = [block.run.outlines.title(shares.code[at]) for at in first[groups]]
    return found(
        block.rows[shares.plot[first[groups]]],
        WARNING,
        field_name="commune",
        measured=np.add.reduceat(shares.area_m2[rest], start),
        tolerance=settings["area_m2"],
        unit="m²",
        detail=_texts(
            f"{title}|{', '.join(block.run.outlines.title(code) for code in shares.code[part])}"
            for title, part in zip(titles, parts, strict=True)
        ),
        place=_texts(shapely.union_all(shares.shape[part]) for part in parts),
    )


def _texts(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]


RULE = {
    "code": "B01",
    "name": "crosses-commune",
    "title": QT_TRANSLATE_NOOP("core", "In two communes"),
    "check": check,
    "tables": (COMMUNES,),
    "options": {"area_m2": 0.5, "share": 0.01},
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "Plot {plots} lies in {detail1}, but {measured} m² of it in {detail2}."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Compare with the official boundary: correct the plot, or have it divided."),
    },
}
