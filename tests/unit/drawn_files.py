"""Drawings for tests, written by GDAL: elements as (WKT, level, text)."""

from pathlib import Path

from osgeo import ogr

EAST, NORTH = 560_000.0, 2_290_000.0
# without the negative origin northings beyond 2,147 km collapse; one unit is a millimetre
_MILLIMETRES = (
    "MASTER_UNIT_NAME=m",
    "SUB_UNIT_NAME=mm",
    "SUB_UNITS_PER_MASTER_UNIT=1000",
    "UOR_PER_SUB_UNIT=1",
    "ORIGIN=-500000,-1000000,0",
)
_HALF_A_UNIT = 0.0005
"""GDAL cuts coordinates off at whole units."""


def line(*points) -> str:
    """A line through points that are given in metres from a corner of the commune."""
    return f"LINESTRING ({', '.join(f'{EAST + x:.4f} {NORTH + y:.4f}' for x, y in points)})"


def ring(*points) -> str:
    """A closed line through points."""
    return line(*points, points[0])


def square(x, y, side=20.0) -> str:
    """A closed line around a square."""
    return ring((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def point(x, y) -> str:
    """A point."""
    return f"POINT ({EAST + x:.4f} {NORTH + y:.4f})"


def write_drawing(path: Path, elements, styles=None) -> Path:
    """Write elements as DGN V7 or DXF, by the suffix; a text in bytes stands in a DGN file as it is.

    Levels of a DXF file are names of layers, a number its own.
    """
    dgn = path.suffix == ".dgn"
    driver = ogr.GetDriverByName("DGN" if dgn else "DXF")
    source = driver.CreateDataSource(str(path), options=list(_MILLIMETRES) if dgn else [])
    layer = source.CreateLayer("elements")
    raw = {}
    for at, (wkt, level, text) in enumerate(elements):
        shape = ogr.CreateGeometryFromWkt(wkt)
        if dgn:
            _moved(shape, _HALF_A_UNIT)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("Level" if dgn else "Layer", level if dgn else str(level))
        if isinstance(text, bytes):
            held = f"@{at}@".ljust(len(text), "@")
            assert len(held) == len(text), "too short to be found again"
            raw[held.encode()] = text
            text = held
        if text is not None:
            feature.SetField("Text", text)
            shown = text.replace("\n", "\\n") if dgn else text
            feature.SetStyleString((styles or {}).get(at, f'LABEL(t:"{shown}",s:1g)'))
        feature.SetGeometryDirectly(shape)
        assert layer.CreateFeature(feature) == ogr.OGRERR_NONE
    del layer, source
    data = path.read_bytes()
    for held, text in raw.items():
        assert data.count(held) == 1
        data = data.replace(held, text)
    path.write_bytes(data)
    return path


def _moved(shape: ogr.Geometry, by: float) -> None:
    if shape.GetGeometryCount():
        for part in range(shape.GetGeometryCount()):
            _moved(shape.GetGeometryRef(part), by)
        return
    for at in range(shape.GetPointCount()):
        shape.SetPoint_2D(at, shape.GetX(at) + by, shape.GetY(at) + by)
