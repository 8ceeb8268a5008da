"""Candidates for plot identifiers that are missing: from the point that lies farthest inside a plot.

Source: Circular 19/2026/TT-BNNMT, annex I: the characteristic point is the polylabel of the plot in the local VN-2000
system; it is taken to WGS 84 (EPSG:6960) and written as a GeoHash of 12 characters. For a plot of several parts the
largest counts. A candidate is a proposal: a supervisor issues it, once, and nothing here changes an issued one.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ..model.language import QT_TRANSLATE_NOOP
from ..model.plot_code import plot_codes
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import shapely

POLYLABEL_TOLERANCE_M = 0.01
CODES_MADE = QT_TRANSLATE_NOOP("core", "identifiers worked out")
_PLOTS_AT_ONCE = 400
_THREADS = 2


def candidates(
    geometry: np.ndarray,
    crs: str,
    *,
    tolerance_m: float = POLYLABEL_TOLERANCE_M,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> np.ndarray:
    """Return the identifier that each plot would be given.

    Parameters
    ----------
    geometry : ndarray of object, shape (n,)
        Shapes in metres of `crs`, or None.
    crs : str
        WKT or code.
    tolerance_m : float
        How near to the farthest point inside the plot its label point lies.

    Returns
    -------
    ndarray of object, shape (n,)
        Codes of 12 characters; None where a plot has no valid polygon.
    """
    found = np.full(len(geometry), None, dtype=object)
    rows = np.flatnonzero(shapely.is_valid(geometry) & (shapely.get_dimensions(geometry) == 2))
    rows = rows[shapely.area(geometry[rows]) > 0]
    parts = np.array_split(rows, max(1, -(-len(rows) // _PLOTS_AT_ONCE)))
    points = np.empty((0, 2))
    with ThreadPoolExecutor(_THREADS) as pool:
        made = []
        for part in pool.map(
            lambda part: np.empty((0, 2)) if cancelled() else poles(geometry[part], tolerance_m), parts
        ):
            stop_if(cancelled)
            made.append(part)
            progress(sum(map(len, made)), len(rows), CODES_MADE)
        points = np.concatenate(made)
    if len(rows):
        found[rows] = plot_codes(points, crs)
    return found


def poles(shapes: np.ndarray, tolerance_m: float = POLYLABEL_TOLERANCE_M) -> np.ndarray:
    """Return the point farthest inside each polygon, of several parts inside the largest, shape (n, 2)."""
    circles = shapely.maximum_inscribed_circle(_largest_parts(shapes), tolerance=tolerance_m)
    return shapely.get_coordinates(shapely.get_point(circles, 0)).reshape(-1, 2)


def _largest_parts(shapes: np.ndarray) -> np.ndarray:
    parts, of = shapely.get_parts(shapes, return_index=True)
    order = np.lexsort((-shapely.area(parts), of))
    first = np.unique(of[order], return_index=True)[1]
    return parts[order][first]
