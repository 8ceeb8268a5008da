"""Shapes of any kind out of WKB: flat, curves in short straight lines, on whole millimetres."""

from __future__ import annotations

import numpy as np
from osgeo import ogr

from ..native import shapely

_FARTHEST_M = 1e9
_STEP_DEGREES = 1.0


def decoded(wkb: np.ndarray | None, count: int) -> np.ndarray:
    """Return shapes of any kind, flat; curves in short straight lines, what cannot be decoded as None."""
    if wkb is None:
        return np.full(count, None, dtype=object)
    # shapes of one length, as points are, come as an array of that many bytes each
    blobs = [None if blob is None else bytes(blob) for blob in np.ma.getdata(wkb)]
    blobs = np.array([*blobs, None], dtype=object)[:-1]
    if isinstance(wkb, np.ma.MaskedArray):
        blobs[np.ma.getmaskarray(wkb)] = None
    with np.errstate(invalid="ignore"):
        try:
            shapes = shapely.from_wkb(blobs)
        except (shapely.errors.GEOSException, NotImplementedError):
            shapes = np.array([*map(_decoded_one, blobs), None], dtype=object)[:-1]
    return shapely.force_2d(shapes)


def _decoded_one(blob):
    if blob is None:
        return None
    try:
        return shapely.from_wkb(blob, on_invalid="ignore")
    except NotImplementedError:
        curve = ogr.CreateGeometryFromWkb(bytes(blob))
        straight = None if curve is None else curve.GetLinearGeometry(_STEP_DEGREES)
        return None if straight is None else shapely.from_wkb(bytes(straight.ExportToIsoWkb()), on_invalid="ignore")


def sane(shapes: np.ndarray) -> np.ndarray:
    """Return shapes with those taken away that have coordinates which are no numbers, or cannot be on earth."""
    xy, of = shapely.get_coordinates(shapes, return_index=True)
    result = shapes.copy()
    result[np.unique(of[~(np.abs(xy) < _FARTHEST_M).all(axis=1)])] = None
    return result


def rounded(shapes: np.ndarray) -> np.ndarray:
    """Return shapes on the grid of whole millimetres, so that they meet as the plots do."""
    return shapely.transform(sane(shapes), lambda points: np.rint(points * 1000.0) / 1000.0)
