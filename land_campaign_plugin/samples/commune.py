"""A drawn commune: its plots in the order of the file, with everything that their record says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..model.catalogues import WARD, former_codes
from ..model.language import QT_TRANSLATE_NOOP
from ..model.plot_code import plot_codes
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import shapely
from .layout import CANAL, RIVER, ROAD, Layout, lay_out, within
from .mesh import Rings, build_rings
from .names import HAMLETS, PROVINCE
from .noise import bend
from .plan import CommunePlan
from .uses import land_uses

CRS = "EPSG:9209"
_BAND_M = 70
_SHEET_BAND_M = 450
_POLYLABEL_TOLERANCE_M = 0.1
_PLOTS_AT_ONCE = 400
PLOTS_DRAWN = QT_TRANSLATE_NOOP("core", "plots drawn")
_FRAME_STEP_M = 10.0


@dataclass
class Commune:
    """Plots of a commune, one row each, sheet by sheet; roads and waters last on their sheet.

    Parameters
    ----------
    sheet : ndarray of int
        Sheet number.
    number : ndarray of int
        Plot number on the sheet; 0 for roads, canals and rivers, which form no plot.
    point : ndarray, shape (n, 2)
        A point inside each shape.
    """

    plan: CommunePlan
    layout: Layout
    rings: Rings
    geometry: np.ndarray
    uid: np.ndarray
    sheet: np.ndarray
    number: np.ndarray
    scale: np.ndarray
    land_use: np.ndarray
    address: np.ndarray
    point: np.ndarray
    plot_code: np.ndarray

    def __len__(self) -> int:
        return len(self.sheet)

    @property
    def forms_no_plot(self) -> np.ndarray:
        """Mask of roads, canals and rivers."""
        return self.number == 0

    def ring(self, row: int) -> np.ndarray:
        """Return the vertices of one shape, the first not repeated."""
        return self.rings.points[self.rings.vertex[self.rings.start[row] : self.rings.start[row + 1]]]


@dataclass
class SheetRows:
    """The sheets of a commune: number, scale, frame (minx, miny, maxx, maxy), former commune and number."""

    number: np.ndarray
    scale: np.ndarray
    frame: np.ndarray
    former_commune: list[str]
    former_number: np.ndarray


def unique_ids(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return `count` UUIDs (version 8: made by rule) as text."""
    text = rng.bytes(16 * count).hex()
    return np.array(
        [
            f"{text[i : i + 8]}-{text[i + 8 : i + 12]}-8{text[i + 13 : i + 16]}-a{text[i + 17 : i + 20]}-"
            f"{text[i + 20 : i + 32]}"
            for i in range(0, 32 * count, 32)
        ],
        dtype=object,
    )


def _sheet_numbers(plan: CommunePlan) -> np.ndarray:
    """Return the number of each planned sheet: smaller scales first, then rows from the north, west to east."""
    middle = (plan.sheets[:, :2] + plan.sheets[:, 2:]) / 2
    band = -(middle[:, 1] // _SHEET_BAND_M)
    order = np.lexsort((middle[:, 0], band, -plan.scales))
    number = np.empty(len(order), np.int64)
    number[order] = np.arange(1, len(order) + 1)
    return number


def _in_file_order(layout: Layout, sheet_number: np.ndarray) -> Layout:
    """Return the plots sheet by sheet, to and fro in bands from the north-west; what forms no plot comes last."""
    middle = (layout.box[:, :2] + layout.box[:, 2:]) / 2
    band = -np.floor(middle[:, 1] / _BAND_M).astype(np.int64)
    forth = np.where(band % 2 == 0, middle[:, 0], -middle[:, 0])
    order = np.lexsort((forth, band, np.isin(layout.kind, (ROAD, CANAL, RIVER)), sheet_number[layout.sheet]))
    return Layout(layout.box[order], layout.sheet[order], layout.kind[order], layout.block[order], layout.zone[order])


def _addresses(plan: CommunePlan, sheet: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return an address a plot: a hamlet a sheet or two, the commune, the province."""
    place = f"{plan.unit.title}, {PROVINCE}"
    count = max(2, (len(plan.plots) + 1) // 2)
    if plan.unit.kind == WARD:
        hamlets = [f"Tổ dân phố {number}" for number in range(1, count + 1)]
    else:
        words = rng.permutation(HAMLETS)
        hamlets = [
            f"Thôn {words[number % len(words)]}" + (f" {number // len(words) + 1}" if number >= len(words) else "")
            for number in range(count)
        ]
    texts = np.array([f"{hamlet}, {place}" for hamlet in hamlets], dtype=object)
    return texts[(sheet - 1) * count // len(plan.plots)]


def _polygons(rings: Rings) -> np.ndarray:
    """Return the rings as shapely polygons."""
    counts = rings.counts
    places = np.repeat(rings.start[:-1], counts + 1) + within(counts + 1) % np.repeat(counts, counts + 1)
    owner = np.repeat(np.arange(len(rings)), counts + 1)
    return shapely.polygons(shapely.linearrings(rings.points[rings.vertex[places]], indices=owner))


def _points_inside(
    shapes: np.ndarray, middle: np.ndarray, exact: bool, progress: Progress, cancelled: IsCancelled
) -> np.ndarray:
    """Return a point inside each shape: the pole of inaccessibility, or (fast) its middle or a point on a scan line."""
    if exact:
        parts = np.array_split(shapes, -(-len(shapes) // _PLOTS_AT_ONCE))
        found: list[np.ndarray] = []
        with ThreadPoolExecutor(2) as pool:
            for points in pool.map(lambda part: np.empty((0, 2)) if cancelled() else _poles(part), parts):
                found.append(points)
                stop_if(cancelled)
                progress(sum(map(len, found)), len(shapes), PLOTS_DRAWN)
        return np.concatenate(found)
    shapely.prepare(shapes)
    outside = ~shapely.contains_xy(shapes, middle[:, 0], middle[:, 1])
    shapely.destroy_prepared(shapes)
    middle[outside] = shapely.get_coordinates(shapely.point_on_surface(shapes[outside]))
    return middle


def _poles(shapes: np.ndarray) -> np.ndarray:
    radius = shapely.maximum_inscribed_circle(shapes, tolerance=_POLYLABEL_TOLERANCE_M)
    return shapely.get_coordinates(shapely.get_point(radius, 0))


def draw(
    plan: CommunePlan,
    beyond: np.ndarray,
    seed: int,
    *,
    exact_points: bool,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> Commune:
    """Draw a commune.

    Parameters
    ----------
    beyond : ndarray
        `layout.border_points` of the whole sample.
    exact_points : bool
        Take the pole of inaccessibility (to 0.1 m; 0.2 ms a plot) for the plot identifier, as the circular asks;
        else a point inside, found fast.
    """
    rng = np.random.default_rng([seed, 6, plan.index])
    sheet_number = _sheet_numbers(plan)
    layout = _in_file_order(lay_out(plan, seed), sheet_number)
    rings = build_rings(layout, plan, beyond, seed)
    shapes = _polygons(rings)
    sheet = sheet_number[layout.sheet]
    numbered = ~np.isin(layout.kind, (ROAD, CANAL, RIVER))
    first = np.concatenate([[True], sheet[1:] != sheet[:-1]])
    running = np.cumsum(numbered)
    base = np.maximum.accumulate(np.where(first, running - numbered, 0))
    number = np.where(numbered, running - base, 0)
    middle = np.stack(bend(seed, *((layout.box[:, :2] + layout.box[:, 2:]) / 2).T), axis=1)
    point = np.rint(_points_inside(shapes, middle, exact_points, progress, cancelled) * 1000) / 1000
    codes = np.full(len(sheet), None, dtype=object)
    codes[numbered] = plot_codes(point[numbered], CRS)
    return Commune(
        plan,
        layout,
        rings,
        shapes,
        unique_ids(len(sheet), rng),
        sheet,
        number,
        plan.scales[layout.sheet],
        land_uses(layout, plan, shapely.area(shapes), rng),
        _addresses(plan, sheet, rng),
        point,
        codes,
    )


def sheet_rows(commune: Commune) -> SheetRows:
    """Return the sheets: frames are rectangles widened to whole 10 m so that no plot is cut."""
    plan, rings = commune.plan, commune.rings
    numbers = np.unique(commune.sheet)
    first = np.searchsorted(commune.sheet, numbers)
    points = rings.points[rings.vertex]
    start = rings.start[first]
    low = np.floor(np.minimum.reduceat(points, start, axis=0) / _FRAME_STEP_M) * _FRAME_STEP_M
    high = np.ceil(np.maximum.reduceat(points, start, axis=0) / _FRAME_STEP_M) * _FRAME_STEP_M
    former = former_codes()[plan.unit.code]
    share = (numbers - 1) * len(former) // len(numbers)
    begins = np.searchsorted(share, np.arange(len(former)))
    return SheetRows(
        numbers,
        commune.scale[first],
        np.concatenate([low, high], axis=1),
        [former[part] for part in share],
        numbers - begins[share],
    )


def outline(commune: Commune) -> np.ndarray:
    """Return the commune's outline, ring vertices counter-clockwise, from the edges that no two plots share."""
    rings = commune.rings
    following = np.arange(1, len(rings.vertex) + 1)
    following[rings.start[1:] - 1] = rings.start[:-1]
    start, end = rings.vertex, rings.vertex[following]
    size = np.int64(len(rings.points))
    lone = ~np.isin(start * size + end, end * size + start)
    after = dict(zip(start[lone].tolist(), end[lone].tolist(), strict=True))
    ring = [next(iter(after))]
    while (following_vertex := after[ring[-1]]) != ring[0]:
        ring.append(following_vertex)
    return rings.points[ring]
