"""Where a store's plots can lie: in the campaign's window, or in the box that whoever looks after it names."""

from __future__ import annotations

import math

from .campaign import load_campaign
from .errors import BadInput
from .language import QT_TRANSLATE_NOOP
from .projection import parse_crs, same_crs

Box = tuple[float, float, float, float]
"""(xmin, ymin, xmax, ymax) in metres."""
_NO_BOX = QT_TRANSLATE_NOOP("core", "“{text}” does not say where the plots of a province lie.")
_SAY_BOX = QT_TRANSLATE_NOOP("core", "Write its west, south, east and north in metres: 538000,2237000,622000,2326000.")


def province_box(crs: str) -> Box | None:
    """Return the campaign's window (rule G09); None where `crs`, WKT or a code, is not the campaign's."""
    campaign = load_campaign()
    return campaign.window if crs and same_crs(parse_crs(crs), parse_crs(campaign.crs)) else None


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
