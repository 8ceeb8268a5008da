"""The plan of a sample: which communes, how many sheets and plots in each, and the rectangle of each sheet.

All numbers are decided here, exactly, before anything is drawn: 3,263,464 plots on 11,488 sheets in 104
communes for the province. Rectangles lie on a whole-metre plan grid that `noise.bend` turns into the map.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.catalogues import Unit, units
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP

PROVINCE_PLOTS, PROVINCE_SHEETS, PROVINCE_COMMUNES = 3_263_464, 11_488, 104
PROVINCE_PEOPLE = 1_848_643
PLOTS_A_COMMUNE = 40_000
"""A sample with more plots than this takes in neighbouring communes."""
WINDOW = (538_000.0, 2_237_000.0, 622_000.0, 2_326_000.0)
"""The province's window of EPSG:9209: east and north, from and to."""
CENTRE = (580_000, 2_281_500)
SHEET_AREA_M2 = {500: 56_000, 1000: 215_000, 2000: 400_000}
_SPARE_COMMUNES = 34

_TOO_FEW = QT_TRANSLATE_NOOP("core", "A sample of {plots} plots cannot be drawn.")
_HOW_MANY = QT_TRANSLATE_NOOP("core", "Ask for a number from {least} to {most}.")
_NO_COMMUNE = QT_TRANSLATE_NOOP("core", "There is no commune with the code {code}.")
_WHICH_COMMUNE = QT_TRANSLATE_NOOP("core", "Give one of the codes in hungyen_units.csv, such as {example}.")
LEAST_PLOTS = 60


@dataclass(frozen=True)
class CommunePlan:
    """One commune to draw.

    Parameters
    ----------
    unit : Unit
        Its name and code.
    index : int
        Its place in the province, which its random numbers hang on.
    rectangle : tuple of int
        u0, v0, u1, v1.
    sheets : ndarray of int, shape (n, 4)
        The rectangle of each sheet.
    scales : ndarray of int, shape (n,)
    plots : ndarray of int, shape (n,)
        Plots on each sheet, roads and canals included.
    people : int
        Parties to invent.
    """

    unit: Unit
    index: int
    rectangle: tuple[int, int, int, int]
    sheets: np.ndarray
    scales: np.ndarray
    plots: np.ndarray
    people: int


def apportion(total: int, weights: np.ndarray) -> np.ndarray:
    """Return whole numbers in proportion to `weights` that add up to `total` (largest remainder)."""
    exact = total * weights / weights.sum()
    shares = np.floor(exact).astype(np.int64)
    shares[np.argsort(shares - exact, kind="stable")[: total - shares.sum()]] += 1
    return shares


def split(
    rectangle: tuple[int, int, int, int], weights: np.ndarray, rng: np.random.Generator, turn: bool = True
) -> np.ndarray:
    """Cut a rectangle into one rectangle a weight, areas in proportion, neighbours in order next to each other.

    Returns
    -------
    ndarray of int, shape (len(weights), 4)
        u0, v0, u1, v1.
    """
    cells = np.empty((len(weights), 4), np.int64)
    waiting = [(0, len(weights), rectangle)]
    while waiting:
        first, last, (u0, v0, u1, v1) = waiting.pop()
        if last - first == 1:
            cells[first] = u0, v0, u1, v1
            continue
        running = np.cumsum(weights[first:last])
        aim = rng.uniform(0.4, 0.6) * running[-1]
        cut = first + int(np.argmin(np.abs(running[:-1] - aim))) + 1
        share = running[cut - first - 1] / running[-1]
        if turn and rng.random() < 0.5:
            low, high = (cut, last), (first, cut)
            share = 1 - share
        else:
            low, high = (first, cut), (cut, last)
        if (u1 - u0) * rng.uniform(0.9, 1.1) > v1 - v0:
            middle = u0 + round((u1 - u0) * share)
            waiting += [(*low, (u0, v0, middle, v1)), (*high, (middle, v0, u1, v1))]
        else:
            middle = v1 - round((v1 - v0) * share)
            waiting += [(*low, (u0, middle, u1, v1)), (*high, (u0, v0, u1, middle))]
    return cells


def _scales(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return a scale a sheet: hamlets drawn at 1:500, their surroundings at 1:1000, open fields at 1:2000."""
    scales: list[int] = []
    while len(scales) < count:
        around, hamlet, fields = rng.integers((2, 4, 1), (4, 7, 3))
        scales += [1000] * around + [500] * hamlet + [1000] * around + [2000] * fields
    return np.array([1000, 500, 2000][:count] if count < 4 else scales[:count])


def _rectangles(count: int, area_m2: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the relative size and the rectangle of each commune, north-western ones first.

    For the province more are cut than needed and the outermost left out, so that it has no straight sides.
    """
    rng = np.random.default_rng([seed, 2])
    spare = _SPARE_COMMUNES if count == PROVINCE_COMMUNES else 0
    size = np.clip(rng.lognormal(0.0, 0.28, count + spare), 0.55, 1.7)
    area_m2 *= (count + spare) / count
    height = round((area_m2 * (1.06 if count > 1 else 0.62)) ** 0.5)
    width = round(area_m2 / height)
    low_u, low_v = CENTRE[0] - width // 2, CENTRE[1] - height // 2
    cells = split((low_u, low_v, low_u + width, low_v + height), size, rng, turn=False)
    middle = (cells[:, :2] + cells[:, 2:]) / 2 - CENTRE
    reach = np.hypot(middle[:, 0] / width, middle[:, 1] / height) + rng.normal(0, 0.01, len(cells))
    kept = np.sort(np.argsort(reach, kind="stable")[:count])
    return size[kept], cells[kept]


def _which(count: int, commune: str | None) -> list[Unit]:
    """Return `count` units with neighbouring codes, the asked one among them."""
    every = list(units().values())
    if commune is None:
        first = 1
    elif commune in units():
        first = [unit.code for unit in every].index(commune)
    else:
        raise BadInput(_NO_COMMUNE, _WHICH_COMMUNE, code=commune, example=every[1].code)
    first = min(first, len(every) - count)
    return every[max(first, 0) : max(first, 0) + count]


def make_plan(plots: int, *, province: bool = False, commune: str | None = None, seed: int = 1) -> list[CommunePlan]:
    """Decide the communes, sheets and numbers of a sample.

    Parameters
    ----------
    plots : int
        Plots in all, roads and canals included; ignored for the province.
    province : bool
        All 104 communes with 3,263,464 plots on 11,488 sheets.
    commune : str, optional
        Code of the commune to draw, the first one where several are needed.
    seed : int

    Returns
    -------
    list of CommunePlan
    """
    if province:
        plots, sheets, count = PROVINCE_PLOTS, PROVINCE_SHEETS, PROVINCE_COMMUNES
    else:
        if not LEAST_PLOTS <= plots <= PROVINCE_PLOTS:
            raise BadInput(_TOO_FEW, _HOW_MANY, plots=plots, least=LEAST_PLOTS, most=PROVINCE_PLOTS)
        sheets = max(1, round(plots * PROVINCE_SHEETS / PROVINCE_PLOTS))
        count = min(-(-plots // PLOTS_A_COMMUNE), PROVINCE_COMMUNES)
    small = min(1.0, plots / (sheets * 240.0))
    mean_area = np.mean([SHEET_AREA_M2[scale] for scale in _scales(sheets, np.random.default_rng([seed, 1]))])
    size, rectangles = _rectangles(count, sheets * mean_area * small, seed)
    rng = np.random.default_rng([seed, 3])
    sheet_counts = apportion(sheets, size)
    plot_counts = apportion(plots, sheet_counts * rng.uniform(0.94, 1.06, count))
    people = apportion(round(plots * PROVINCE_PEOPLE / PROVINCE_PLOTS), plot_counts.astype(float))
    return [
        _commune(unit, index, rectangles[index], sheet_counts[index], plot_counts[index], people[index], seed)
        for index, unit in enumerate(_which(count, commune))
    ]


def _commune(unit: Unit, index: int, rectangle, sheets: int, plots: int, people: int, seed: int) -> CommunePlan:
    """Decide the sheets of one commune."""
    rng = np.random.default_rng([seed, 4, index])
    scales = _scales(int(sheets), rng)
    areas = np.array([SHEET_AREA_M2[scale] for scale in scales]) * rng.uniform(0.85, 1.15, len(scales))
    crowd = np.clip(rng.lognormal(0.0, 0.16, len(scales)), 0.7, 1.4) * areas**0.05
    bounds = tuple(int(value) for value in rectangle)
    cells = split(bounds, areas, rng)
    return CommunePlan(unit, index, bounds, cells, scales, apportion(int(plots), crowd), int(people))
