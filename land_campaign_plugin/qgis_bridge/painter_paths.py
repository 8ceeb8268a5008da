"""Shapes as painter paths: made on a thread, drawn in a small view. Only as many vertices as can be seen."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QPainterPath, QPolygonF

from ..native import shapely

_PIXELS = 900
"""A view is hardly wider than this; what is finer than one of them is left out."""


def path_of(shapes) -> QPainterPath:
    """Return the outlines of polygons and lines as one path.

    Parameters
    ----------
    shapes : array of shapely geometries
        Missing and empty ones are left out, and those that a transformation put nowhere.
    """
    path = QPainterPath()
    shapes = np.asarray(shapes, dtype=object)
    shapes = shapes[np.isfinite(shapely.bounds(shapes)).all(axis=1)]
    if not len(shapes):
        return path
    left, bottom, right, top = shapely.total_bounds(shapes)
    parts = shapely.get_parts(shapes)
    kinds = shapely.get_type_id(parts)
    lines = np.concatenate([shapely.get_rings(parts[kinds == 3]), parts[(kinds == 1) | (kinds == 2)]])
    lines = shapely.simplify(lines, max(right - left, top - bottom) / _PIXELS / 2, preserve_topology=False)
    points, line = shapely.get_coordinates(lines, return_index=True)
    starts = np.flatnonzero(np.diff(line, prepend=-1))
    for some in np.split(points, starts[1:]) if len(points) else ():
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in some.tolist()]))
    return path


def box_path(bounds: tuple[float, float, float, float]) -> QPainterPath:
    """Return a box (xmin, ymin, xmax, ymax) as a path."""
    left, bottom, right, top = bounds
    path = QPainterPath()
    path.addRect(left, bottom, right - left, top - bottom)
    return path
