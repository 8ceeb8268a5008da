"""Where plots would lie, and among what: in the province, and close up beside the plots of other files. On a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import shapely
from . import load_desk
from .painter_paths import box_path, path_of
from .source_look import moved, outlines

_NOTHING = np.empty(0, dtype=object)
_ROOM, _LEAST_ROOM_M = 0.6, 60.0
"""What is shown around the plots close up, as a share of their own width, and at least."""
_TOGETHER = 4.0
"""Other plots are shown whole beside these, where both together are at most so many times as wide."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Surroundings:
    """What is read once, and drawn for every system that is chosen.

    Parameters
    ----------
    place : load_desk.PlaceLook
    window : tuple of float
        Of the province: xmin, ymin, xmax, ymax in the campaign's system, as all boxes here.
    communes : ndarray of shapely geometries
        Empty where no outlines were chosen.
    silent : ndarray of shapely geometries
        Plots of the files that do not say their system, as they stand in them.
    stated : dict of str to ndarray
        Plots of the others, by the WKT that their files say, in the campaign's system.
    """

    place: load_desk.PlaceLook
    window: Box
    communes: np.ndarray
    silent: np.ndarray
    stated: dict[str, np.ndarray]

    def spot(self, crs: str, swapped: bool = False) -> tuple[float, float] | None:
        """Return where the middle of the silent files' plots would lie, None where it cannot be said."""
        box = _box(self.silent)
        if box is None:
            return None
        at = shapely.points((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        there = shapely.get_coordinates(moved(np.array([at]), crs, _system(), swapped))[0]
        return tuple(there.tolist()) if np.isfinite(there).all() else None

    def outlines_of_communes(self):
        """Return the communes as a path."""
        return path_of(self.communes)

    def lying(self, wkt: str, crs: str, swapped: bool = False) -> Lying:
        """Return where plots would lie: those of the silent files in `crs`, or else of the files that say `wkt`."""
        if crs and len(self.silent):
            plots = moved(self.silent, crs, _system(), swapped)
            others = list(self.stated.values())
        else:
            plots = self.stated.get(wkt, _NOTHING)
            others = [shapes for said, shapes in self.stated.items() if said != wkt]
        return _lying(plots, np.concatenate(others) if others else _NOTHING, self.communes)


@dataclass(frozen=True)
class Lying:
    """Plots in the province, and what lies around them, as paths in the campaign's system.

    Parameters
    ----------
    plots, others, near, communes : QPainterPath
        The plots; those of the other files, all and only those close by; the outlines of communes close by.
    box : tuple of float or None
        Of the plots; None where they lie nowhere.
    room : tuple of float or None
        What is shown close up.
    apart_km : float or None
        How far away the nearest of the other files' plots is; None where there are none.
    """

    plots: object
    others: object
    near: object
    communes: object
    box: Box | None
    room: Box | None
    apart_km: float | None


def look_around(
    sources: Sequence,
    communes: str = "",
    *,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> Surroundings:
    """Look where sources may lie, and read what is drawn of them.

    Parameters
    ----------
    communes : str
        ``FILE`` or ``FILE:layer`` with outlines of the communes, empty for none.
    """
    from ..model.campaign import load_campaign
    from ..sources.side_tables import read_communes

    place = load_desk.look_at_places(sources, communes, progress=progress, cancelled=cancelled)
    campaign = load_campaign()
    shapes = read_communes(communes, campaign.crs).geometry if communes else _NOTHING
    stated = {}
    for wkt in place.stated:
        said = [source for source in sources if source.says_crs and source.crs_wkt == wkt]
        stated[wkt] = moved(_shapes(said, cancelled), wkt, campaign.crs)
    return Surroundings(place, campaign.window, shapes, _shapes(place.open, cancelled), stated)


def window_path(window: Box):
    """Return the window of the province as a path."""
    return box_path(window)


def _system() -> str:
    from ..model.campaign import load_campaign

    return load_campaign().crs


def _shapes(sources: Sequence, cancelled: IsCancelled) -> np.ndarray:
    parts = [_NOTHING]
    for source in load_desk.spread(sources):
        stop_if(cancelled)
        parts.append(outlines(source.path, source.layer, cancelled=cancelled).shapes)
    return np.concatenate(parts)


def _lying(plots: np.ndarray, others: np.ndarray, communes: np.ndarray) -> Lying:
    box, beside = _box(plots), _box(others)
    room = _room(box, beside)
    apart = None
    if box is not None and beside is not None:
        apart = float(np.nanmin(shapely.distance(others, shapely.box(*box)))) / 1000
    return Lying(
        path_of(plots), path_of(others), path_of(_within(others, room)), path_of(_within(communes, room)),
        box, room, apart,
    )  # fmt: skip


def _room(box: Box | None, beside: Box | None) -> Box | None:
    if box is None:
        return None
    size = max(box[2] - box[0], box[3] - box[1], 1.0)
    if beside is not None:
        both = (*np.minimum(box[:2], beside[:2]).tolist(), *np.maximum(box[2:], beside[2:]).tolist())
        if max(both[2] - both[0], both[3] - both[1]) <= _TOGETHER * size:
            return both
    more = max(_ROOM * size, _LEAST_ROOM_M)
    return (box[0] - more, box[1] - more, box[2] + more, box[3] + more)


def _box(shapes: np.ndarray) -> Box | None:
    """Return the box of those shapes that lie somewhere."""
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    return (*bounds[:, :2].min(axis=0).tolist(), *bounds[:, 2:].max(axis=0).tolist()) if len(bounds) else None


def _within(shapes: np.ndarray, room: Box | None) -> np.ndarray:
    """Return the shapes whose box touches `room`."""
    if room is None or not len(shapes):
        return _NOTHING
    left, bottom, right, top = shapely.bounds(shapes).T
    with np.errstate(invalid="ignore"):
        return shapes[(left <= room[2]) & (right >= room[0]) & (bottom <= room[3]) & (top >= room[1])]
