"""QGIS features to the model's tables and back, in bulk. ``NULL`` becomes None here and only here."""

from collections.abc import Callable, Iterable

import numpy as np
from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QVariant

from ..model.tables import INTEGER, PLOT_FIELDS, REAL, PlotTable, ShapeTable
from ..native import shapely

_GRID_M = 3  # decimals: coordinates are what is stored, whole millimetres


def plain(value):
    """Return an attribute value as Python has it; None for QGIS's NULL."""
    if isinstance(value, QVariant):
        return None if value.isNull() else value.value()
    return value


def _number(value) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def _whole(value) -> int:
    number = _number(value)
    return 0 if np.isnan(number) else int(number)


def _text(value) -> str | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) or None


def round_to_millimetres(geometry: np.ndarray) -> np.ndarray:
    """Return shapes with every coordinate rounded, point by point, to 1 mm."""
    return shapely.transform(geometry, lambda points: np.round(points, _GRID_M))


def plot_table(
    features: Iterable[QgsFeature],
    fields: QgsFields,
    crs_wkt: str,
    mapping: dict[str, str] | None = None,
    step: Callable[[int], None] | None = None,
) -> PlotTable:
    """Return features as a plot table.

    Parameters
    ----------
    features : iterable of QgsFeature
    fields : QgsFields
        Fields of the features.
    crs_wkt : str
    mapping : dict of str to str, optional
        Plot column to field name. Without it, fields called like plot columns are taken.
    step : callable, optional
        Told the number of features read, every thousand.
    """
    names = {name: name for name in PLOT_FIELDS} if mapping is None else mapping
    places = {name: fields.lookupField(source) for name, source in names.items() if name in PLOT_FIELDS}
    places = {name: place for name, place in places.items() if place >= 0}
    values: dict[str, list] = {name: [] for name in places}
    shapes: list[bytes | None] = []
    for count, feature in enumerate(features, 1):
        attributes = feature.attributes()
        for name, place in places.items():
            values[name].append(plain(attributes[place]))
        geometry = feature.geometry()
        shapes.append(None if geometry.isNull() else bytes(geometry.asWkb()))
        if step is not None and count % 1000 == 0:
            step(count)
    columns = {}
    for name, found in values.items():
        kind = PLOT_FIELDS[name].kind
        if kind == REAL:
            columns[name] = np.fromiter((_number(value) for value in found), np.float64, len(found))
        elif kind == INTEGER:
            columns[name] = np.fromiter((_whole(value) for value in found), np.int64, len(found))
        else:
            columns[name] = np.array([_text(value) for value in found] + [None], dtype=object)[:-1]
    geometry = shapely.from_wkb(np.array(shapes + [None], dtype=object)[:-1], on_invalid="ignore")
    geometry = shapely.force_2d(geometry)
    return PlotTable(columns, round_to_millimetres(geometry), crs_wkt)


def drawing_table(kind: str, features: Iterable[QgsFeature], fields: QgsFields, way) -> ShapeTable:
    """Return features drawn beside the plots as a side table of a check: lines, labels or boundaries from papers.

    Parameters
    ----------
    kind : str
        The side table's name.
    way : QgsCoordinateTransform
        From the features' reference system to the plots'.
    """
    from ..model.campaign import load_campaign
    from ..sources.drawings import drawing_fields
    from ..sources.drawings import drawing_table as table_of

    places = {column: fields.lookupField(name) for column, name in drawing_fields(kind, fields.names()).items()}
    values: dict[str, list] = {column: [] for column in places}
    shapes: list[bytes | None] = []
    for feature in features:
        attributes = feature.attributes()
        for column, place in places.items():
            values[column].append(_text(plain(attributes[place])))
        geometry = feature.geometry()
        if geometry.isNull():
            shapes.append(None)
            continue
        geometry.transform(way)
        geometry.convertToStraightSegment()
        shapes.append(bytes(geometry.asWkb()))
    columns = {column: np.array([*found, None], dtype=object)[:-1] for column, found in values.items()}
    decoded = shapely.from_wkb(np.array([*shapes, None], dtype=object)[:-1], on_invalid="ignore")
    return table_of(kind, columns, shapely.force_2d(decoded), load_campaign().levels[kind])


def to_qgis(shape) -> QgsGeometry:
    """Return a shapely shape as a QGIS geometry."""
    geometry = QgsGeometry()
    if shape is not None:
        geometry.fromWkb(shapely.to_wkb(shape))
    return geometry


def to_shape(geometry: QgsGeometry):
    """Return a QGIS geometry as a shapely shape, or None."""
    return None if geometry.isNull() else shapely.from_wkb(bytes(geometry.asWkb()))


def rectangle(bounds, grow_m: float = 0.0) -> QgsRectangle:
    """Return ``(xmin, ymin, xmax, ymax)`` as a rectangle grown on all sides."""
    xmin, ymin, xmax, ymax = (float(value) for value in bounds)
    return QgsRectangle(xmin - grow_m, ymin - grow_m, xmax + grow_m, ymax + grow_m)


def bounds_of(box: QgsRectangle) -> tuple[float, float, float, float]:
    """Return a rectangle as ``(xmin, ymin, xmax, ymax)``."""
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def boxes(geometry: np.ndarray) -> list[tuple[float, float, float, float]]:
    """Return the bounds of shapes, without those that have none."""
    found = shapely.bounds(geometry)
    return [tuple(map(float, box)) for box in found[np.isfinite(found).all(axis=1)]]


def shape_bounds(shape) -> tuple[float, float, float, float] | None:
    """Return the bounds of one shape, or None."""
    return next(iter(boxes(np.array([shape, None], dtype=object)[:1])), None)
