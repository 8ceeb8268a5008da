"""Where the plots of the province can lie, in whatever coordinate reference system they are."""

from __future__ import annotations

import math

import numpy as np

from .campaign import load_campaign
from .errors import BadInput
from .language import QT_TRANSLATE_NOOP
from .projection import transformation

Box = tuple[float, float, float, float]
"""(xmin, ymin, xmax, ymax) in metres."""
_STEPS = 9
_NO_BOX = QT_TRANSLATE_NOOP("core", "“{text}” does not say where the plots of a province lie.")
_SAY_BOX = QT_TRANSLATE_NOOP("core", "Write its west, south, east and north in metres: 538000,2237000,622000,2326000.")


def sides(window: Box) -> np.ndarray:
    """Return a window's sides as points close enough to each other to bend with a projection."""
    left, bottom, right, top = window
    x, y = np.linspace(left, right, _STEPS), np.linspace(bottom, top, _STEPS)
    lines = [
        np.stack([x, np.full(_STEPS, bottom)], axis=1),
        np.stack([np.full(_STEPS, right), y], axis=1),
        np.stack([x[::-1], np.full(_STEPS, top)], axis=1),
        np.stack([np.full(_STEPS, left), y[::-1]], axis=1),
    ]
    return np.concatenate(lines)


def province_box(crs: str) -> Box | None:
    """Return the box around the campaign's window (rule G09) in a CRS, WKT or a code; None where there is none."""
    if not crs:
        return None
    campaign = load_campaign()
    points = transformation(campaign.crs, crs)(sides(campaign.window))
    if not np.isfinite(points).all():
        return None
    # whole metres outwards: one spelling on every machine
    (left, bottom), (right, top) = np.floor(points.min(axis=0)).tolist(), np.ceil(points.max(axis=0)).tolist()
    return left, bottom, right, top


def box_text(box: Box | None) -> str:
    """Return a box as a store keeps it: four numbers with commas between them, empty for none."""
    return ",".join(map(repr, box or ()))


def parse_box(text: str) -> Box | None:
    """Return the box that `box_text` wrote or a person did, None where there is none; `BadInput` where it is none."""
    if not text.strip():
        return None
    try:
        left, bottom, right, top = map(float, text.split(","))
    except ValueError:
        raise BadInput(_NO_BOX, _SAY_BOX, text=text) from None
    box = (left, bottom, right, top)
    if not (all(map(math.isfinite, box)) and left < right and bottom < top):
        raise BadInput(_NO_BOX, _SAY_BOX, text=text)
    return box
