"""Errors that only a side table shows: the list of sheets, and the official outlines of communes."""

from __future__ import annotations

import numpy as np

from ..native import shapely
from .canvas import Canvas, rounded

_THIN_M = 0.2
_FREE_SHEETS = 3


def unlisted_sheet(canvas: Canvas) -> bool:
    """M05: a sheet that the list lacks, or one that it has and nobody drew."""
    faults, sheets = canvas.side, np.unique(canvas.commune.sheet)
    free = [sheet for sheet in sheets.tolist() if sheet not in faults.sheets]
    if len(faults.unlisted) < len(faults.phantoms) and len(free) >= _FREE_SHEETS:
        faults.unlisted.add(free[int(canvas.rng.integers(len(free)))])
    else:
        faults.phantoms.append(int(sheets.max()) + 1 + len(faults.phantoms))
    return True


def wrong_count(canvas: Canvas) -> bool:
    """M06: the list has a few plots more, or fewer, than the sheet."""
    faults = canvas.side
    free = [sheet for sheet in np.unique(canvas.commune.sheet).tolist() if sheet not in faults.sheets]
    if not free:
        return False
    sheet = free[int(canvas.rng.integers(len(free)))]
    faults.miscounted[sheet] = int(canvas.rng.integers(1, 4)) * (1 if canvas.rng.random() < 0.5 else -1)
    return True


def crossing_plot(canvas: Canvas) -> bool:
    """B01: the outline runs through a plot, and gives a strip of it to the neighbouring commune."""
    found: dict[int, np.ndarray] = {}

    def fits(row: int, start: np.ndarray, end: np.ndarray) -> bool:
        strip = _strip(start, end, 0.9)
        area = canvas.area_m2[row]
        part = shapely.area(shapely.Polygon(strip))
        found[row] = strip
        roomy = max(1.0, 0.015 * area) < part < 0.4 * area
        return roomy and canvas.geometry[row].covers(shapely.Polygon(strip))

    edge = canvas.pick_border(3.0, 40.0, fits)
    if edge is None:
        return False
    row, _, start, end = edge
    strip = found[row]
    canvas.side.carved.append((np.array([start, end]), np.array([start, strip[3], strip[2], end])))
    canvas.side.foreign.append(shapely.Polygon(strip))
    canvas.say("B01", [canvas.uid(row)], rounded(strip.mean(axis=0)))
    canvas.take(row)
    return True


def foreign_plot(canvas: Canvas) -> bool:
    """B02: the outline runs round a plot on the border, and gives all of it to the neighbouring commune."""
    found: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def fits(row: int, _start: np.ndarray, _end: np.ndarray) -> bool:
        path = canvas.border_path(row)
        if path is not None:
            found[row] = path
        return path is not None

    edge = canvas.pick_border(0.5, 200.0, fits)
    if edge is None:
        return False
    row = edge[0]
    canvas.side.carved.append(found[row])
    canvas.side.foreign.append(canvas.geometry[row])
    canvas.say("B02", [canvas.uid(row)], canvas.commune.point[row])
    canvas.take(row)
    return True


def overlapping_outlines(canvas: Canvas) -> bool:
    """B03: the neighbouring commune's outline reaches 0.2 m over ours, for 2 m."""

    def fits(row: int, start: np.ndarray, end: np.ndarray) -> bool:
        return canvas.geometry[row].covers(shapely.Polygon(_strip(start, _towards(start, end), _THIN_M)))

    if canvas.side.overlapped:
        return False
    edge = canvas.pick_border(2.5, 60.0, fits)
    if edge is None:
        return False
    row, _, start, end = edge
    strip = _strip(start, _towards(start, end), _THIN_M)
    canvas.side.foreign.append(shapely.Polygon(strip))
    canvas.side.overlapped = True
    canvas.say("B03", [], rounded(strip.mean(axis=0)))
    canvas.take(row)
    return True


def _towards(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    return rounded(start + (end - start) * (2.0 / np.hypot(*(end - start))))


def _strip(start: np.ndarray, end: np.ndarray, width_m: float) -> np.ndarray:
    """Return the strip of ground on the left of a side: start, end, and the two corners inside."""
    run = end - start
    inward = np.array([-run[1], run[0]]) / np.hypot(*run) * width_m
    along = run * 0.02
    return np.array([start, end, rounded(end - along + inward), rounded(start + along + inward)])
