"""Coordinate reference systems that are numbers without a name, and are one of VN-2000's zones all the same.

MapInfo files keep neither the name of a system nor a datum they do not know (GDAL writes VN-2000 as WGS 84 there).
"""

from __future__ import annotations

from functools import lru_cache

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.projection import is_unnamed, parse_crs, same_numbers

_UTM_SCALE = 0.9996
"""A zone of 6 degrees has the numbers of WGS 84's UTM, so that it stays open which of the two is meant."""
_SCALE = "Scale factor at natural origin"


@lru_cache(maxsize=64)
def named(wkt: str) -> str:
    """Return the definition of the campaign's zone that has the numbers of the system `wkt`, which has no name.

    Any other `wkt` comes back as it is.
    """
    if not wkt:
        return wkt
    try:
        found = parse_crs(wkt)
    except BadInput:  # whoever needs it says so
        return wkt
    if not (is_unnamed(found) and found.is_projected) or _scale(found) == _UTM_SCALE:
        return wkt
    campaign = load_campaign()
    zones = (parse_crs(code) for code in dict.fromkeys([campaign.crs, *campaign.mistaken_for]))
    return next((zone.to_wkt() for zone in zones if same_numbers(found, zone)), wkt)


def _scale(crs) -> float | None:
    operation = crs.coordinate_operation
    return next((each.value for each in operation.params if each.name == _SCALE), None) if operation else None
