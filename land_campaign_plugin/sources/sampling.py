"""A small sample of a layer, cheap however many rows it has.

Neighbouring rows are taken together, in stretches spread over the layer: numbers of plots tell most beside those of
their sheet. Where rows can only be read one after the other, or each costs a journey to a server, the first are taken.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from osgeo import ogr

from .inspect import NOT_COUNTED, LayerInfo, choose, layer_info, layers_of
from .opening import opened
from .place import Database, Place, place

ROWS = 2_000
"""Rows of a sample: what less than one row in a thousand says is seldom seen in it."""
_STRETCH = 50
_OF_AREA = 2
_GETTERS = {
    ogr.OFTString: ogr.Feature.GetFieldAsString,
    ogr.OFTInteger: ogr.Feature.GetFieldAsInteger,
    ogr.OFTInteger64: ogr.Feature.GetFieldAsInteger64,
    ogr.OFTReal: ogr.Feature.GetFieldAsDouble,
}


@dataclass(frozen=True)
class Sample:
    """Some rows of a layer.

    Parameters
    ----------
    columns : dict of str to list
        Values by field: numbers, texts as bytes (UTF-8, or what the file holds), None where missing.
    boxes : ndarray, shape (n, 4)
        xmin, ymin, xmax, ymax of each shape; nan without one.
    areas : ndarray, shape (n,)
        In square units of the coordinates; nan without a shape.
    """

    info: LayerInfo
    rows: np.ndarray
    columns: dict[str, list]
    boxes: np.ndarray
    areas: np.ndarray

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def middles(self) -> np.ndarray:
        """Middle of each shape's box, shape (n, 2); nan without one."""
        return (self.boxes[:, :2] + self.boxes[:, 2:]) / 2


def sample_of(path: Place | str, layer: str | None = None, *, encoding: str | None = None, rows: int = ROWS) -> Sample:
    """Return a sample of the layer called `layer`, else of the one that holds plots; `BadInput` where there is none."""
    path = place(path)
    with opened(path, encoding) as (dataset, _):
        infos = layers_of(dataset, path)
        info = choose(path, infos, layer)
        return sample_layer(dataset.GetLayer(infos.index(info)), info, rows, in_order=isinstance(path, Database))


def sample_layer(
    layer: ogr.Layer,
    info: LayerInfo | None = None,
    rows: int = ROWS,
    *,
    texts: Collection[str] | None = None,
    in_order: bool = False,
) -> Sample:
    """Return a sample of an open layer, which is rewound afterwards.

    Parameters
    ----------
    texts : collection of str, optional
        Only these fields, and no shapes.
    in_order : bool
        Take the first rows, since each row by its id costs a journey.
    """
    info = info or layer_info(layer)
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(at) for at in range(definition.GetFieldCount())]
    # of fields of one name, as a damaged file has them, the first counts
    first = {field.GetName(): at for at, field in reversed([*enumerate(fields)])}
    kept = [
        (at, field.GetName(), _GETTERS.get(field.GetType(), ogr.Feature.GetField))
        for at, field in enumerate(fields)
        if first[field.GetName()] == at
        and field.GetType() != ogr.OFTBinary
        and (texts is None or field.GetName() in texts)
    ]
    columns: dict[str, list] = {name: [] for _, name, _ in kept}
    ids, boxes, areas = [], [], []
    for feature in _features(layer, info.count, rows, in_order):
        ids.append(feature.GetFID())
        for at, name, get in kept:
            columns[name].append(_value(get(feature, at)) if feature.IsFieldSetAndNotNull(at) else None)
        shape = feature.GetGeometryRef() if texts is None else None
        if shape is None or shape.IsEmpty():
            boxes.append((math.nan,) * 4)
            areas.append(math.nan)
            continue
        left, right, bottom, top = shape.GetEnvelope()
        boxes.append((left, bottom, right, top))
        areas.append(shape.GetArea() if shape.GetDimension() == _OF_AREA else math.nan)
    layer.ResetReading()
    return Sample(info, np.array(ids, np.int64), columns, np.array(boxes, float).reshape(-1, 4), np.array(areas, float))


def _features(layer: ogr.Layer, count: int, rows: int, in_order: bool) -> Iterator[ogr.Feature]:
    """Yield some features; what cannot be read is left out: reading in earnest tells of it."""
    first = next_of(layer, anew=True)
    if first is None:
        return
    spread = count > rows and not in_order and count != NOT_COUNTED and layer.TestCapability(ogr.OLCRandomRead)
    if not spread:
        yield first
        for _ in range(rows - 1):
            feature = next_of(layer)
            if feature is None:
                return
            yield feature
        return
    start, stretches = first.GetFID(), max(1, rows // _STRETCH)
    for begin in np.linspace(0, count - _STRETCH, stretches).astype(np.int64).tolist():
        for number in range(begin, begin + _STRETCH):
            feature = _by_id(layer, start + number)
            if feature is not None:
                yield feature


def next_of(layer: ogr.Layer, anew: bool = False) -> ogr.Feature | None:
    """Return the next feature, with `anew` the first; None where there is none that can be read."""
    try:
        if anew:
            layer.ResetReading()
        return layer.GetNextFeature()
    except RuntimeError:  # somebody switched GDAL's exceptions on
        return None


def _by_id(layer: ogr.Layer, fid: int) -> ogr.Feature | None:
    try:
        return layer.GetFeature(fid)
    except RuntimeError:  # as above; a hole in the ids is one, too
        return None


def _value(value: object) -> object:
    if isinstance(value, str):  # what is no UTF-8 comes with stand-ins, from later versions of GDAL as bytes
        return value.encode("utf-8", "surrogateescape")
    return value
