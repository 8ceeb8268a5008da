"""Errors along a boundary that two plots share, on one sheet or on the seam of two."""

from __future__ import annotations

import numpy as np

from ..model.land_use import farm_uses
from .canvas import Canvas, Edge, put_in, rounded
from .shape_errors import pushed

POINT_TOLERANCE_M = {500: 0.07, 1000: 0.15, 2000: 0.30}
"""TT 25/2014/TT-BTNMT, Article 7, at the scales that the sample draws; 1.5 times that on farm land from 1:1000 on."""
_FARM_FACTOR = 1.5
_SEAM_SHARE = 0.3
_PARALLEL = 0.1
"""Sine of the angle up to which two lines run along each other."""
_CLEAR = 0.12
"""How far, in parts, an error keeps off a limit, so that rounding to millimetres does not decide."""
_SHEETS_A_SHIFT = 20
"""One sheet of so many lies off."""
_SEAM_TIMES = (1.2, 2.8)


def bulge(canvas: Canvas, rule: str, least_m: float, sign: float) -> bool:
    """Push a new corner of one plot over, or back from, the edge that it shares with another.

    Parameters
    ----------
    rule : str
        What a check reports of it; on a seam it may report M01 too.
    sign : float
        1 to push it over, -1 to draw it back.
    """
    aside = canvas.rng.uniform(least_m, 0.5)
    on_seam = canvas.rng.random() < _SEAM_SHARE
    return (on_seam and _bulge(canvas, rule, aside, sign, on_seam=True)) or _bulge(canvas, rule, aside, sign)


def seam_mismatch(canvas: Canvas) -> bool:
    """M01: a corner pushed over, or back from, a long edge on a seam, farther than the point tolerance."""
    sign = 1.0 if canvas.rng.random() < 0.5 else -1.0
    times = float(canvas.rng.uniform(*_SEAM_TIMES))
    return _bulge(canvas, "T01" if sign > 0 else "T02", None, sign, on_seam=True, times=times)


def _bulge(
    canvas: Canvas, rule: str, aside_m: float | None, sign: float, *, on_seam: bool = False, times: float = 0.0
) -> bool:
    """Push a corner aside by `aside_m`, or by so many `times` the point tolerance as a mismatch of two sheets."""
    share = canvas.rng.uniform(0.4, 0.6)
    far: dict[str, float] = {}

    def fits(edge: Edge) -> bool:
        aside = far["m"] = aside_m or times * tolerance_m(canvas, edge)
        mismatch = _is_mismatch(canvas, edge, aside, share)
        if mismatch is None or (times and not mismatch):
            return False
        far["mismatch"] = mismatch
        return pushed(canvas, edge, edge.point(share, sign * aside), edge.other if sign > 0 else edge.one)

    edge = canvas.pick_edge(4.0, 60.0 if times else 40.0, fits, on_seam=on_seam)
    if edge is None:
        return False
    point = edge.point(share, sign * far["m"])
    canvas.redraw(edge.one, put_in(canvas.commune.ring(edge.one), edge.at, point))
    place = rounded((edge.start + edge.end + point) / 3)
    plots = [canvas.uid(edge.one), canvas.uid(edge.other)]
    canvas.say(rule, plots, place)
    if far["mismatch"]:
        canvas.say("M01", plots, place)
    canvas.take(edge.one, edge.other)
    return True


def _is_mismatch(canvas: Canvas, edge: Edge, aside_m: float, share: float) -> bool | None:
    """Tell whether two sheets do not meet here once a corner is pushed aside; None where rounding would decide."""
    if canvas.commune.sheet[edge.one] == canvas.commune.sheet[edge.other]:
        return False
    tolerance = tolerance_m(canvas, edge)
    if abs(aside_m / tolerance - 1) < _CLEAR:
        return None
    steep = [np.sin(np.arctan(aside_m / (part * edge.length))) / _PARALLEL for part in (share, 1 - share)]
    if any(abs(one - 1) < _CLEAR for one in steep):
        return None
    return aside_m > tolerance and min(steep) < 1


def tolerance_m(canvas: Canvas, edge: Edge) -> float:
    """Return the point tolerance between the two plots of an edge: that of the coarser sheet, more on farm land."""
    of_plots = []
    for row in (edge.one, edge.other):
        scale = int(canvas.commune.scale[row])
        farm = scale >= 1000 and canvas.land_use[row].partition("+")[0] in farm_uses()
        of_plots.append(POINT_TOLERANCE_M[scale] * (_FARM_FACTOR if farm else 1.0))
    return max(of_plots)


def near_miss(canvas: Canvas) -> bool:
    """T06: a corner 25 mm beside the neighbour's line, on a stretch so short that no area is worth a word."""
    found: dict[str, np.ndarray] = {}

    def fits(edge: Edge) -> bool:
        half = 0.33 / edge.length
        points = [edge.point(0.5 + step * half, aside) for step, aside in ((-1, 0.0), (0, 0.025), (1, 0.0))]
        feet = np.array([points[0], points[2]])
        run = edge.end - edge.start
        off = np.abs(run[0] * (feet - edge.start)[:, 1] - run[1] * (feet - edge.start)[:, 0]) / edge.length
        chord = feet[1] - feet[0]
        to = points[1] - feet[0]
        apart = abs(chord[0] * to[1] - chord[1] * to[0]) / np.hypot(*chord)
        found["points"] = np.array(points)
        return bool((off < 0.0015).all()) and 0.0235 < apart < 0.0265 and pushed(canvas, edge, points[1], edge.other)

    edge = canvas.pick_edge(3.0, 30.0, fits)
    if edge is None:
        return False
    points = found["points"]
    canvas.redraw(edge.one, put_in(canvas.commune.ring(edge.one), edge.at, points))
    canvas.redraw(edge.other, put_in(canvas.commune.ring(edge.other), edge.back, points[[2, 0]]))
    canvas.say("T06", [canvas.uid(edge.one), canvas.uid(edge.other)], points[1])
    canvas.take(edge.one, edge.other)
    return True


def shifted_sheet(canvas: Canvas) -> bool:
    """M02: sheets inside the commune, with nothing else wrong on them, moved by 0.6 to 1.6 m; all of them at once."""
    commune = canvas.commune
    numbers = np.unique(commune.sheet)
    wanted = len(numbers) // _SHEETS_A_SHIFT if len(numbers) >= _SHEETS_A_SHIFT else 0
    for number in canvas.rng.permutation(numbers).tolist():
        if len(canvas.shifted) == wanted:
            break
        rows = np.flatnonzero(commune.sheet == number)
        around = canvas.neighbours(rows)
        if canvas.outer[rows].any() or not canvas.is_free(*around) or len(np.unique(commune.sheet[around])) < 4:
            continue
        angle, by = canvas.rng.uniform(0, 2 * np.pi), canvas.rng.uniform(0.6, 1.6)
        canvas.shifted[number] = rounded(by * np.array([np.cos(angle), np.sin(angle)]))
        canvas.take(*rows)
    return False  # no further one is wanted
