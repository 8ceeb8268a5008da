"""Shapes from a source: WKB decoded, flat, polygonal, and rounded once to whole millimetres."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from osgeo import ogr

from ..model.language import QT_TRANSLATE_NOOP
from ..model.packed import PackedShapes
from ..model.projection import Transform
from ..native import shapely
from .notes import Tally
from .plain import plain_rings

_POLYGON, _MULTIPOLYGON, _COLLECTION = 3, 6, 7
_MULTI = (4, 5, _MULTIPOLYGON, _COLLECTION)
_STEP_DEGREES = 1.0
_NOISE_M = 1e-6
_FARTHEST_M = 1e9
"""No projected coordinate on earth is as large; arithmetic with larger ones overflows."""

_POINT = QT_TRANSLATE_NOOP("core", "It is a point among polygons.")
_LINE = QT_TRANSLATE_NOOP("core", "It is a line among polygons.")
_UNREADABLE = QT_TRANSLATE_NOOP("core", "Its shape cannot be decoded.")
_NO_AREA = QT_TRANSLATE_NOOP("core", "It is a collection without polygons.")
_NULL = QT_TRANSLATE_NOOP("core", "{count} rows have no shape (the first: {rows}); they are kept without one.")
_NOT_FINITE = QT_TRANSLATE_NOOP(
    "core", "{count} rows have coordinates that are no numbers (the first: {rows}); they are kept without a shape."
)
_NOT_ON_EARTH = QT_TRANSLATE_NOOP(
    "core", "{count} rows have coordinates that cannot be on earth (the first: {rows}); they are kept without a shape."
)
_CLOSED = QT_TRANSLATE_NOOP("core", "{count} shapes had a ring that was not closed; it was closed.")
_CURVES = QT_TRANSLATE_NOOP("core", "{count} shapes had curves; they were turned into short straight lines.")
_FLAT = QT_TRANSLATE_NOOP("core", "{count} shapes had heights or measures; these were left out.")
_PARTS = QT_TRANSLATE_NOOP("core", "{count} shapes were collections; their polygons were taken.")
_NO_POLYGON = {0: _POINT, 4: _POINT, **dict.fromkeys((1, 2, 5, 8, 9, 11), _LINE)}


@dataclass
class Shapes:
    """Shapes of a batch of rows.

    Parameters
    ----------
    geometry : ndarray of object, shape (n,), or PackedShapes
        Polygons or multipolygons, or None.
    aside : dict of int to (str, dict)
        Rows that are no plots, with the reason: a template and its values.
    moved : int
        Coordinates that rounding moved.
    """

    geometry: np.ndarray | PackedShapes
    aside: dict[int, tuple[str, dict]] = field(default_factory=dict)
    moved: int = 0


def decode(wkb: np.ndarray, tally: Tally, move: Transform | None = None) -> Shapes:
    """Return the shapes of `wkb`, an array of bytes with missing ones masked; what was changed goes to `tally`.

    Parameters
    ----------
    move : callable, optional
        Transforms coordinates of shape (n, 2) into metres, before they are rounded.
    """
    blobs = np.asarray(np.ma.getdata(wkb), dtype=object)
    if isinstance(wkb, np.ma.MaskedArray) and wkb.mask is not np.ma.nomask:
        blobs = blobs.copy()
        blobs[wkb.mask] = None
    shapes = Shapes(np.empty(0, dtype=object))
    with np.errstate(invalid="ignore"):
        try:
            shapes.geometry = shapely.from_wkb(blobs)
        except (shapely.errors.GEOSException, NotImplementedError):
            shapes.geometry = _decode_each(blobs, shapes, tally)
    _keep_polygons(shapes, blobs, tally)
    _flatten(shapes, tally)
    if move is not None:
        shapes.geometry = shapely.transform(shapes.geometry, move)
    _round(shapes, tally)
    if move is not None:
        shapes.moved = 0  # they stood nowhere in metres before
    return shapes


def pack(
    wkb: np.ndarray, tally: Tally, ids: np.ndarray, origin: np.ndarray | None, move: Transform | None = None
) -> Shapes:
    """Return the shapes of `wkb` as `decode` does, packed; plain ones are never made into geometry objects.

    Parameters
    ----------
    ids : ndarray of int, shape (n,)
        Id of each row in its source.
    origin : ndarray of int, shape (2,), optional
        What the shapes before were packed beside.
    move : callable, optional
        As `decode` takes it.
    """
    blobs = np.ma.getdata(wkb).tolist()
    if isinstance(wkb, np.ma.MaskedArray) and wkb.mask is not np.ma.nomask:
        for row in np.flatnonzero(wkb.mask).tolist():
            blobs[row] = None
    known = plain_rings([blob if blob and move is None else b"" for blob in blobs])
    rest = np.ones(len(blobs), dtype=bool)
    rest[known.rows] = False
    rows = np.flatnonzero(rest)
    left = np.empty(len(rows), dtype=object)
    left[:] = [blobs[row] for row in rows.tolist()]
    beside = Tally(ids=ids[rows])
    others = decode(left, beside, move)
    tally.extend(beside.notes())
    packed = PackedShapes(origin)
    packed.append_rings(known.rows, known.points, known.offsets, others.geometry)
    aside = {int(rows[row]): reason for row, reason in others.aside.items()}
    return Shapes(packed, aside, known.moved + others.moved)


def _decode_each(blobs: np.ndarray, shapes: Shapes, tally: Tally) -> np.ndarray:
    """Decode what can be decoded; close rings, straighten curves, and set aside the rest."""
    geometry = np.full(len(blobs), None, dtype=object)
    for row, blob in enumerate(blobs):
        if blob is None:
            continue
        try:
            geometry[row] = shapely.from_wkb(blob)
            continue
        except NotImplementedError:
            shape, remark = _straightened(blob), _CURVES
        except shapely.errors.GEOSException:
            shape, remark = shapely.from_wkb(blob, on_invalid="fix"), _CLOSED
        geometry[row] = shape
        if shape is None:
            shapes.aside[row] = (_UNREADABLE, {})
        else:
            tally.add(remark, 1)
    return geometry


def _keep_polygons(shapes: Shapes, blobs: np.ndarray, tally: Tally) -> None:
    """Leave polygons and multipolygons, made from curves and collections where these hold any."""
    geometry = shapes.geometry
    kinds = shapely.get_type_id(geometry)
    for row in np.flatnonzero((kinds != _POLYGON) & (kinds != _MULTIPOLYGON) & (kinds != -1)):
        kind = int(kinds[row])
        shape = None
        if kind in _NO_POLYGON:
            shapes.aside[int(row)] = (_NO_POLYGON[kind], {})
        elif shapely.is_empty(geometry[row]):
            pass
        elif kind == _COLLECTION:
            shape = _polygons_in(geometry[row])
            if shape is None:
                shapes.aside[int(row)] = (_NO_AREA, {})
            else:
                tally.add(_PARTS, 1)
        else:
            shape = _straightened(blobs[row])
            if shape is None:
                shapes.aside[int(row)] = (_UNREADABLE, {})
            else:
                tally.add(_CURVES, 1)
        geometry[row] = shape
        kinds[row] = -1 if shape is None else shapely.get_type_id(shape)
    single = np.flatnonzero((kinds == _MULTIPOLYGON) & (shapely.get_num_geometries(geometry) == 1))
    if len(single):
        geometry[single] = shapely.get_geometry(geometry[single], 0)
    empty = shapely.is_empty(geometry)
    geometry[empty] = None
    absent = shapely.is_missing(geometry)
    absent[list(shapes.aside)] = False
    tally.add_rows(_NULL, np.flatnonzero(absent))


def _polygons_in(collection):
    """Return the polygons of a collection, those of collections inside it too, as one shape; None without any."""
    parts = np.array([collection], dtype=object)
    while np.isin(shapely.get_type_id(parts), _MULTI).any():
        parts = shapely.get_parts(parts)
    polygons = parts[(shapely.get_type_id(parts) == _POLYGON) & ~shapely.is_empty(parts)]
    if not len(polygons):
        return None
    return polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)


def _straightened(blob: bytes):
    """Return the polygons of a curved (or any other surface) WKB with straight sides; None when it has none."""
    try:
        curved = ogr.CreateGeometryFromWkb(bytes(blob))
        if curved is None or curved.GetDimension() != 2:
            return None
        straight = ogr.ForceToMultiPolygon(curved.GetLinearGeometry(_STEP_DEGREES))
        shape = shapely.from_wkb(bytes(straight.ExportToIsoWkb()), on_invalid="ignore")
    except (RuntimeError, TypeError, AttributeError):
        return None
    if shape is None or shapely.get_type_id(shape) != _MULTIPOLYGON or shapely.is_empty(shape):
        return None
    return shape.geoms[0] if len(shape.geoms) == 1 else shape


def _flatten(shapes: Shapes, tally: Tally) -> None:
    """Leave out heights and measures."""
    deep = shapely.has_z(shapes.geometry) | shapely.has_m(shapes.geometry)
    if deep.any():
        tally.add(_FLAT, int(np.count_nonzero(deep)))
        shapes.geometry[deep] = shapely.force_2d(shapes.geometry[deep])


def _round(shapes: Shapes, tally: Tally) -> None:
    """Round coordinates to whole millimetres, touching only shapes that have others; count what moved."""
    geometry = shapes.geometry
    coordinates = shapely.get_coordinates(geometry)
    if len(coordinates) and not (coordinates.max() <= _FARTHEST_M and coordinates.min() >= -_FARTHEST_M):  # or nan
        _drop_wrong(geometry, tally)
        coordinates = shapely.get_coordinates(geometry)
    rounded = np.multiply(coordinates, 1000.0)
    np.rint(rounded, out=rounded)
    np.divide(rounded, 1000.0, out=rounded)
    if np.array_equal(rounded, coordinates):
        return
    coordinates, owner = shapely.get_coordinates(geometry, return_index=True)
    other = (rounded != coordinates).any(axis=1)
    shapes.moved = int(np.count_nonzero((np.abs(rounded - coordinates) > _NOISE_M).any(axis=1)))
    rows = np.unique(owner[other])
    within = np.zeros(len(geometry), dtype=bool)
    within[rows] = True
    geometry[rows] = shapely.set_coordinates(geometry[rows], rounded[within[owner]])


def _drop_wrong(geometry: np.ndarray, tally: Tally) -> None:
    """Take away the shapes that have coordinates which are no numbers, or too large to be on earth."""
    coordinates, owner = shapely.get_coordinates(geometry, return_index=True)
    no_number = np.unique(owner[~np.isfinite(coordinates).all(axis=1)])
    too_far = np.setdiff1d(owner[~(np.abs(coordinates) <= _FARTHEST_M).all(axis=1)], no_number)
    for template, rows in ((_NOT_FINITE, no_number), (_NOT_ON_EARTH, too_far)):
        geometry[rows] = None
        tally.add_rows(template, rows)
