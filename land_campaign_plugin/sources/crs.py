"""The coordinate reference system of a source: taken from the file, or declared where it is missing."""

from __future__ import annotations

from osgeo import ogr

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.projection import crs_label, is_metric, is_unnamed, parse_crs, same_crs, same_numbers
from .guess_crs import AutoCrs, not_said, ranked
from .place import Database, Place
from .sampling import Sample, sample_layer

_GEOJSON = ("GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON")
_MOST_DEGREES = 360.0

_NO_CRS = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} does not say its coordinate reference system.")
_DECLARE = QT_TRANSLATE_NOOP("core", "Say which one it is, for instance --crs EPSG:9209 (VN-2000, 105°30').")
CONTRADICTS = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} is in {found}, not in {declared}.")
_LEAVE_OUT = QT_TRANSLATE_NOOP("core", "Leave --crs out: it declares a missing system and never overrides one.")
_NOT_METRIC = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} is in {found}, which is not in metres.")
_REPROJECT = QT_TRANSLATE_NOOP(
    "core",
    "Areas and tolerances need metres: load it with --reproject, which transforms it (into --crs, else into the work "
    "copy's or the province's system), or save it in EPSG:9209 first.",
)
_NOT_METRIC_DECLARED = QT_TRANSLATE_NOOP("core", "The coordinate reference system {found} is not in metres.")
_DECLARE_METRIC = QT_TRANSLATE_NOOP("core", "Declare the projected system that the coordinates are in.")


def crs_of(
    path: Place,
    name: str,
    wkt: str,
    layer: ogr.Layer,
    driver: str,
    declared: str | AutoCrs | None,
    reproject: bool = False,
) -> str:
    """Return the WKT of the CRS that the coordinates of `layer` are in.

    Parameters
    ----------
    wkt : str
        What the file says; empty where it says nothing.
    declared : str or AutoCrs, optional
        What the user says: used where the file says nothing, and refused where it says something else; or the wish to
        find it out where the file says nothing.
    reproject : bool
        Whether the shapes will be transformed: degrees are good then, and what a file says goes before `declared`.
    """
    found = parse_crs(wkt) if wkt else None
    if found is not None and (_says_nothing(found) or (driver in _GEOJSON and _beyond_degrees(found, layer))):
        found = None
    if isinstance(declared, AutoCrs):
        declared = None if found is not None else declared.settle(path, name, _sample(path, layer))
    if declared is None:
        if found is None:
            guesses = ranked(_sample(path, layer), load_campaign())
            raise not_said(path, name, guesses) if guesses else BadInput(_NO_CRS, _DECLARE, path=path, layer=name)
        if not (reproject or is_metric(found)):
            raise BadInput(_NOT_METRIC, _REPROJECT, path=path, layer=name, found=crs_label(found))
        return wkt
    meant = parse_crs(declared)
    if found is not None and is_unnamed(found) and same_numbers(found, meant) and (reproject or is_metric(meant)):
        return meant.to_wkt()
    if found is not None and reproject:
        return wkt
    if found is not None:
        if not same_crs(found, meant):
            shown = {"found": crs_label(found), "declared": crs_label(meant)}
            raise BadInput(CONTRADICTS, _LEAVE_OUT, path=path, layer=name, **shown)
        if not is_metric(found):
            raise BadInput(_NOT_METRIC, _REPROJECT, path=path, layer=name, found=crs_label(found))
        return wkt
    if not (reproject or is_metric(meant)):
        raise BadInput(_NOT_METRIC_DECLARED, _DECLARE_METRIC, found=crs_label(meant))
    return meant.to_wkt()


def crs_beside(wkt: str, plots_wkt: str, crs: str) -> str:
    """Return the WKT of the CRS of a layer beside the plots, which are in `crs`; empty where it is not known.

    Where a source says neither for its plots nor for the layer what they are in, as a drawing, they are in the same.
    """
    if is_said(wkt):
        return wkt
    return "" if is_said(plots_wkt) else crs


def is_said(wkt: str) -> bool:
    """Tell whether a layer says its CRS: none, or one that stands for a missing one, says nothing."""
    return bool(wkt) and not _says_nothing(parse_crs(wkt))


def _sample(path: Place, layer: ogr.Layer) -> Sample:
    return sample_layer(layer, in_order=isinstance(path, Database))


def _says_nothing(crs) -> bool:
    """Tell whether a CRS only stands for a missing one, as GeoPackage's and MapInfo's do."""
    return crs.name.casefold().startswith(("undefined", "nonearth", "local")) or crs.is_engineering


def _beyond_degrees(crs, layer: ogr.Layer) -> bool:
    """Tell whether coordinates cannot be degrees: GeoJSON is called WGS 84 whatever stands in it."""
    if not crs.is_geographic:
        return False
    try:
        extent = layer.GetExtent()
    except RuntimeError:
        return False
    return max(map(abs, extent)) > _MOST_DEGREES
