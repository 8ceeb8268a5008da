"""What coordinates outside the province were mistaken for: degrees, swapped axes, another zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..model.campaign import Campaign
from ..model.projection import crs_label, parse_crs, transformation
from ..native import shapely

DEGREES, AXES_SWAPPED, UTM, OTHER_ZONE = "degrees", "axes-swapped", "utm", "other-zone"
_GEOGRAPHIC = "EPSG:4756"
_UTM_ZONES = ("EPSG:3405", "EPSG:3406")
_STEPS = 9


@dataclass(frozen=True)
class Cause:
    """A mistake that coordinates may come from.

    Parameters
    ----------
    label : str
        The coordinate reference system that they are in, as people call it; empty for swapped axes.
    fits : callable
        ``fits(points)`` tells which points, shape (n, 2), lie in the province once the mistake is undone.
    undo : callable, optional
        ``undo(points)`` returns where the points belong.
    """

    kind: str
    label: str
    fits: Callable[[np.ndarray], np.ndarray]
    undo: Callable[[np.ndarray], np.ndarray] | None = None


def causes(campaign: Campaign) -> list[Cause]:
    """Return the mistakes that are looked for, the likeliest first."""
    window = shapely.polygons(_outline(campaign.window))
    found = [
        degrees(campaign),
        Cause(AXES_SWAPPED, "", lambda points: _within(window, points[:, ::-1])),
    ]
    for code in campaign.mistaken_for:
        area = _seen_from(campaign.crs, campaign.window, code)
        kind = UTM if code in _UTM_ZONES else OTHER_ZONE
        found.append(
            Cause(
                kind,
                crs_label(parse_crs(code)),
                lambda points, area=area: _within(area, points),
                lambda points, code=code: transformation(code, campaign.crs)(points),
            )
        )
    return found


def degrees(campaign: Campaign) -> Cause:
    """Return the mistake of coordinates that are degrees, in either order."""
    area = _seen_from(campaign.crs, campaign.window, _GEOGRAPHIC)
    label = crs_label(parse_crs(_GEOGRAPHIC))
    return Cause(DEGREES, label, lambda points: _within(area, points) | _within(area, points[:, ::-1]))


def _outline(window: tuple[float, float, float, float]) -> np.ndarray:
    """Return the window's sides as points close enough to each other to bend with a projection."""
    left, bottom, right, top = window
    x, y = np.linspace(left, right, _STEPS), np.linspace(bottom, top, _STEPS)
    sides = [
        np.stack([x, np.full(_STEPS, bottom)], axis=1),
        np.stack([np.full(_STEPS, right), y], axis=1),
        np.stack([x[::-1], np.full(_STEPS, top)], axis=1),
        np.stack([np.full(_STEPS, left), y[::-1]], axis=1),
    ]
    return np.concatenate(sides)


@lru_cache(maxsize=64)
def _seen_from(crs: str, window: tuple[float, float, float, float], other: str):
    """Return a window in another coordinate reference system."""
    return shapely.polygons(transformation(crs, other)(_outline(window)))


def _within(area, points: np.ndarray) -> np.ndarray:
    return shapely.intersects_xy(area, points[:, 0], points[:, 1])
