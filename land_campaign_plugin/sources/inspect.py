"""What a source holds: its layers, and which of them is the plots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from osgeo import gdal, ogr

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.findings import FINDINGS_TABLES, NEEDED_TABLES
from ..model.language import QT_TRANSLATE_NOOP
from . import fields
from .drawing_kinds import is_drawing
from .drawn_plots import BOUNDARY_LINES, PLOTS
from .mended import mend_definition, readable
from .named_crs import named
from .opening import book_as_plots, opened
from .place import Database, Place, place
from .spreadsheet import is_spreadsheet

POLYGON, LINE, POINT, NONE, MIXED = "polygon", "line", "point", "none", "mixed"
_KINDS = {
    ogr.wkbPolygon: POLYGON,
    ogr.wkbMultiPolygon: POLYGON,
    ogr.wkbCurvePolygon: POLYGON,
    ogr.wkbMultiSurface: POLYGON,
    ogr.wkbPolyhedralSurface: POLYGON,
    ogr.wkbTIN: POLYGON,
    ogr.wkbLineString: LINE,
    ogr.wkbMultiLineString: LINE,
    ogr.wkbCircularString: LINE,
    ogr.wkbCompoundCurve: LINE,
    ogr.wkbMultiCurve: LINE,
    ogr.wkbPoint: POINT,
    ogr.wkbMultiPoint: POINT,
    ogr.wkbNone: NONE,
}
_LOOK_AT = 200
_TOOLS = ("ElementaryGeometries", "KNN", "KNN2", "SpatialIndex")
"""Virtual tables of SpatiaLite that hold nothing, and never come to an end where its own tables are damaged."""
NOT_COUNTED = -1
_DEFAULT_SCHEMA = "public."

_NO_LAYER = QT_TRANSLATE_NOOP("core", "{path} has no layer {layer}.")
_LAYERS_ARE = QT_TRANSLATE_NOOP("core", "Its layers are: {layers}.")
_FINDINGS = QT_TRANSLATE_NOOP("core", "{path} holds the findings of a check, not plots.")
_TAKE_CHECKED = QT_TRANSLATE_NOOP("core", "Choose the file that was checked; findings are opened as a layer in QGIS.")
_NO_LAYERS = QT_TRANSLATE_NOOP("core", "{path} holds no layer.")
_NO_POLYGONS = QT_TRANSLATE_NOOP("core", "{path} holds no layer of polygons (its layers: {layers}).")
_NEED_POLYGONS = QT_TRANSLATE_NOOP("core", "Plots are polygons: choose a source with a polygon layer.")
_NOT_POLYGONS = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} holds no polygons ({kind}).")
_TAKE_ONE_OF = QT_TRANSLATE_NOOP("core", "Choose one of its polygon layers: {layers}.")
_NO_LINES = QT_TRANSLATE_NOOP(
    "core", "The drawing {path} has no line on a level that plots are closed from ({levels})."
)
_USE_LEVELS = QT_TRANSLATE_NOOP(
    "core", "Put the boundaries on these levels, or enter the names of its layers in resources/campaign.toml."
)
_NOT_CLOSED = QT_TRANSLATE_NOOP("core", "The {count} lines of the drawing {path} on levels {levels} close no plot.")
_CLOSE_LINES = QT_TRANSLATE_NOOP("core", "Close the boundaries in the drawing, and load it again.")
_WHICH = QT_TRANSLATE_NOOP("core", "{path} has several polygon layers, and it is not clear which holds plots.")
_SAY_LAYER = QT_TRANSLATE_NOOP("core", "Name the layer (--layer), one of: {layers}.")


@dataclass(frozen=True)
class LayerInfo:
    """A layer of a source.

    Parameters
    ----------
    geometry_type : str
        `POLYGON`, `LINE`, `POINT`, `NONE`, or `MIXED` where polygons and other shapes stand in one layer.
    count : int
        Number of rows; `NOT_COUNTED` for a layer of a database that nobody has chosen yet.
    crs_wkt : str
        WKT of the CRS, empty where the layer has none.
    fields : tuple of (name, type)
        Types are GDAL's names (``String``, ``Integer``, ``Real`` ...).
    """

    name: str
    geometry_type: str
    count: int
    crs_wkt: str
    fields: tuple[tuple[str, str], ...]

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of the fields."""
        return tuple(name for name, _ in self.fields)

    @property
    def has_polygons(self) -> bool:
        """Tell whether the layer can hold plots."""
        return self.geometry_type in (POLYGON, MIXED)


def layers(path: Place | str) -> list[LayerInfo]:
    """Return the layers of the source at `path`.

    A GeoPackage that has not changed is not looked into again: counting the rows of its tables takes time.
    """
    path = place(path)
    if isinstance(path, Database) or path.suffix.lower() != ".gpkg" or not path.is_file():
        return _looked_at(path)
    stamp = tuple(_stamp(path.with_name(path.name + end)) for end in ("", "-wal"))
    return list(_unchanged(path, stamp))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return about.st_mtime_ns, about.st_size


@lru_cache(maxsize=64)
def _unchanged(path: Path, stamp: tuple) -> tuple[LayerInfo, ...]:
    return tuple(_looked_at(path))


def _looked_at(path: Place) -> list[LayerInfo]:
    with opened(path) as (dataset, _):
        return layers_of(dataset, path)


def layers_of(dataset: gdal.Dataset, path: Place) -> list[LayerInfo]:
    """Return the layers of an open source.

    Those of a database are not looked into: it may hold hundreds, some large, some that this user may not read.
    """
    if isinstance(path, Database):
        return [_unlooked(dataset.GetLayer(index)) for index in range(dataset.GetLayerCount())]
    found = (dataset.GetLayer(index) for index in range(dataset.GetLayerCount()))
    if dataset.GetDriver().ShortName != "SQLite":
        return [layer_info(layer) for layer in found]
    return [
        LayerInfo(layer.GetName(), NONE, 0, "", ()) if layer.GetName() in _TOOLS else layer_info(layer)
        for layer in found
    ]


def _unlooked(layer: ogr.Layer) -> LayerInfo:
    """Return what a database says of a layer; of one that this user may not read, its name, so that it can be told."""
    try:
        return layer_info(layer, look=False)
    except RuntimeError:  # somebody switched GDAL's exceptions on
        return LayerInfo(layer.GetName(), MIXED, NOT_COUNTED, "", ())


def crs_wkt(found: list[LayerInfo], name: str) -> str:
    """Return the WKT of the CRS of the layer called `name`, empty where it says none."""
    return next((info.crs_wkt for info in found if info.name == name), "")


def choose_layer(path: Place | str, layer: str | None = None) -> LayerInfo:
    """Return the layer called `layer`, else the one that holds plots; `BadInput` names the choices.

    Without a name it is the one polygon layer with fields of plots, else the only polygon layer.
    """
    return choose(place(path), layers(path), layer)


def choose(path: Place, found: list[LayerInfo], layer: str | None = None) -> LayerInfo:
    """Do what `choose_layer` does, among layers `found` already."""
    if is_drawing(path) and PLOTS not in {info.name for info in found}:
        raise _closes_nothing(path, found)
    if not found:
        raise BadInput(_NO_LAYERS, _NEED_POLYGONS, path=path)
    names = {info.name for info in found}
    if names >= NEEDED_TABLES and names <= FINDINGS_TABLES:
        raise BadInput(_FINDINGS, _TAKE_CHECKED, path=path)
    polygonal = [info for info in found if info.has_polygons]
    if layer is not None:
        return _named(path, found, polygonal, layer)
    if not polygonal and isinstance(path, Path) and is_spreadsheet(path):
        raise book_as_plots(path)
    if not polygonal:
        shown = ", ".join(f"{info.name}: {info.geometry_type}" for info in found)
        raise BadInput(_NO_POLYGONS, _NEED_POLYGONS, path=path, layers=shown)
    if len(polygonal) == 1:
        return polygonal[0]
    likeness = {info.name: fields.plot_likeness(info.field_names) for info in polygonal}
    best = max(likeness.values())
    likely = [info for info in polygonal if likeness[info.name] == best]
    if best > 0 and len(likely) == 1:
        return likely[0]
    raise BadInput(_WHICH, _SAY_LAYER, path=path, layers=_names(likely if best > 0 else polygonal))


def _closes_nothing(path: Path, found: list[LayerInfo]) -> BadInput:
    """Return the error for a drawing of which no plot could be closed."""
    lines = next((info.count for info in found if info.name == BOUNDARY_LINES), 0)
    levels = ", ".join(map(str, sorted(load_campaign().drawing.boundaries)))
    if not lines:
        return BadInput(_NO_LINES, _USE_LEVELS, path=path, levels=levels)
    return BadInput(_NOT_CLOSED, _CLOSE_LINES, path=path, count=lines, levels=levels)


def _named(path: Place, found: list[LayerInfo], polygonal: list[LayerInfo], layer: str) -> LayerInfo:
    chosen = next((info for info in found if info.name == layer), None) or next(
        (info for info in found if info.name.casefold() == layer.casefold()), None
    )
    if chosen is None and isinstance(path, Database) and layer.startswith(_DEFAULT_SCHEMA):
        return _named(path, found, polygonal, layer.removeprefix(_DEFAULT_SCHEMA))  # it is named without its schema
    if chosen is None:
        raise BadInput(_NO_LAYER, _LAYERS_ARE, path=path, layer=layer, layers=_names(found))
    if chosen.has_polygons:
        return chosen
    remedy = _TAKE_ONE_OF if polygonal else _NEED_POLYGONS
    raise BadInput(
        _NOT_POLYGONS, remedy, path=path, layer=chosen.name, kind=chosen.geometry_type, layers=_names(polygonal)
    )


def _names(found: list[LayerInfo]) -> str:
    return ", ".join(info.name for info in found)


def layer_info(layer: ogr.Layer, look: bool = True) -> LayerInfo:
    """Return what there is to know about an open layer without reading it; `look` says whether rows may be touched."""
    definition = mend_definition(layer)
    described = []
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        described.append((readable(field.GetName()), field.GetTypeName()))
    reference = layer.GetSpatialRef()
    wkt = readable(reference.ExportToWkt(["FORMAT=WKT2_2019"])) if reference is not None else ""
    count = max(0, layer.GetFeatureCount()) if look else NOT_COUNTED
    return LayerInfo(readable(layer.GetName()), _geometry_kind(layer, look), count, named(wkt), tuple(described))


def _geometry_kind(layer: ogr.Layer, look: bool) -> str:
    """Return the kind of the layer's shapes; a layer that does not say is looked into."""
    declared = ogr.GT_Flatten(layer.GetGeomType())
    if declared in _KINDS:
        return _KINDS[declared]
    if not look:
        return MIXED
    kinds = set()
    layer.ResetReading()
    for _ in range(_LOOK_AT):
        try:
            feature = layer.GetNextFeature()
        except RuntimeError:  # a broken shape, and somebody switched GDAL's exceptions on
            continue
        if feature is None:
            break
        shape = feature.GetGeometryRef()
        if shape is not None and not shape.IsEmpty():
            kinds.add(_KINDS.get(ogr.GT_Flatten(shape.GetGeometryType()), MIXED))
    layer.ResetReading()
    if kinds == {POLYGON}:
        return POLYGON
    if kinds & {POLYGON, MIXED} or not kinds:
        return MIXED
    return kinds.pop() if len(kinds) == 1 else LINE
