"""Reads drawings with plain GDAL, as other programs do."""

from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from land_campaign_plugin.native import shapely


@dataclass(frozen=True)
class Element:
    """An element as GDAL has it: level (text in DXF), shape, bytes of its text."""

    level: str
    shape: object
    text: bytes | None


def elements_of(path):
    dataset = ogr.Open(str(path))
    layer = dataset.GetLayer(0)
    definition = layer.GetLayerDefn()
    level, text = definition.GetFieldIndex("Level"), definition.GetFieldIndex("Text")
    level = level if level >= 0 else definition.GetFieldIndex("Layer")
    found = []
    for feature in layer:
        shape = shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        told = bytes(feature.GetFieldAsBinary(text)) if feature.IsFieldSetAndNotNull(text) else None
        found.append(Element(feature.GetFieldAsString(level), shapely.force_2d(shape), told))
    return found


def texts_of(path, level):
    return [element.text for element in elements_of(path) if element.level == str(level) and element.text is not None]


def lines_of(path, levels):
    """Return the lines on some levels on the 1 mm grid; a chain of pieces as one line."""
    lines = []
    for element in elements_of(path):
        if int(element.level) in levels and element.text is None:
            xy = np.rint(shapely.get_coordinates(element.shape) * 1000) / 1000
            kept = np.concatenate([[True], (np.diff(xy, axis=0) != 0).any(axis=1)])
            lines.append(shapely.LineString(xy[kept]))
    return lines
