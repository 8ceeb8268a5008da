"""What GDAL's Python binding cannot carry, mended before it is met: in QGIS each of these would end the whole program.

========================================  ===============================================================
a name of a field that is no UTF-8        the Arrow stream makes a key of it that is none (signal 11);
                                          drawings of the nineties and their ``.dbf`` have such names
a field that says it is never empty, and  GDAL 3.6 counts on it where it reads row by row (signal 11); a
is; a shape that is missing               schema of GML says so of every element unless told otherwise
a complaint that is no UTF-8              the binding calls the listener with nothing and an error pending
========================================  ===============================================================

All three were found by ``benchmarks/fuzz.py`` with GDAL 3.6.2.
"""

from __future__ import annotations

from contextlib import suppress

from osgeo import ogr

from ..model.legacy_text import carried

_MAY_RAISE = (RuntimeError, SystemError, TypeError, ValueError)
"""What the binding stops with where GDAL does not let a definition be changed (from 3.9 on), or says it in no UTF-8."""


def readable(said: str | bytes) -> str:
    """Return what GDAL says as text that can be shown and stored; bytes that are no UTF-8 are carried one by one."""
    if isinstance(said, str):
        try:
            said.encode("utf-8")
        except UnicodeEncodeError:
            said = said.encode("utf-8", "surrogateescape")
        else:
            return said
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return carried(said)


def mend_definition(layer: ogr.Layer) -> ogr.FeatureDefn:
    """Return the definition of an open layer, mended: names that can be read, nothing that must not be missing."""
    definition = layer.GetLayerDefn()
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        name = field.GetName()
        with suppress(*_MAY_RAISE):
            if (clean := readable(name)) != name:
                field.SetName(clean)
            if not field.IsNullable():
                field.SetNullable(1)
    for index in range(definition.GetGeomFieldCount()):
        field = definition.GetGeomFieldDefn(index)
        with suppress(*_MAY_RAISE):
            if not field.IsNullable():
                field.SetNullable(1)
    return definition


def can_be_streamed(layer: ogr.Layer) -> bool:
    """Tell whether all names in a mended layer are UTF-8, which its Arrow stream cannot do without."""
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    return all(readable(name) == name for name in (*names, layer.GetFIDColumn(), layer.GetGeometryColumn()))


def settle_pending() -> None:
    """Let go of an error that stands pending since a call from C: one that is raised takes its place."""
    try:  # noqa: SIM105 - `suppress` would be a call
        raise UnicodeError  # no call of a function would do: Python's quick ones do not look for a pending error
    except (UnicodeError, SystemError):
        pass
