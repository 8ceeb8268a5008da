"""Side tables of a check: frames of sheets, official outlines of communes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.projection import parse_crs, same_crs, transformation
from ..model.tables import INTEGER, TEXT, ShapeTable
from ..native import shapely
from . import fields, shapes
from .crs import crs_beside
from .inspect import LayerInfo, choose, crs_wkt, layers
from .notes import Tally
from .place import Database, Place, place
from .stream import Raw, read_raw
from .tables import SHEET, beside_plots
from .values import Reader

_BATCH_ROWS = 65_536
_FRAME_COLUMNS = {"commune": TEXT, "sheet_number": TEXT, "map_scale": INTEGER}
_OUTLINE_NAMES = {
    "code": ("code", "MaXa", "Ma", "maDVHC", "maDonViHanhChinh", "commune_code"),
    "name": ("name", "TenXa", "Ten", "tenDVHC", "commune_name"),
}

_NO_FIELD = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} has no field for: {column}.")
_NAME_IT = QT_TRANSLATE_NOOP("core", "Name it one of: {names}.")
_NO_CRS = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} has no coordinate reference system.")
_GIVE_CRS = QT_TRANSLATE_NOOP("core", "Save it with one, such as {crs}.")


def split_layer(text: str | Place) -> tuple[Place, str | None]:
    """Return file and layer of ``FILE`` or ``FILE:layer``; a database is named without a layer."""
    path = place(text)
    if isinstance(path, Database):
        return path, None
    head, colon, layer = str(text).rpartition(":")
    if colon and layer and not path.exists() and Path(head).exists():
        return Path(head), layer
    return path, None


def read_sheets(path: Place | str, plots_layer: str, crs: str, layer: str | None = None) -> ShapeTable | None:
    """Return the frames of sheets in a source of plots: its layer called `layer`, else one that is called so.

    Parameters
    ----------
    crs : str
        WKT of the plots' CRS, which the frames are returned in.

    Returns
    -------
    ShapeTable or None
        None where no layer was named and there is none.
    """
    if layer is None:
        info = dict(beside_plots(path, plots_layer, crs)).get(SHEET)
        if info is None:
            return None
    else:
        info = choose(place(path), layers(path), layer)
    mapping = fields.table_fields(SHEET, info.field_names)
    mapping = {column: name for column, name in mapping.items() if column in _FRAME_COLUMNS}
    _require(path, info, mapping, {"sheet_number": fields.NAMES["sheet_number"]})
    said = crs_beside(info.crs_wkt, crs_wkt(layers(path), plots_layer), crs)
    return _shape_table(place(path), info, mapping, _FRAME_COLUMNS, said, crs)


def read_communes(where: Place | str, crs: str) -> ShapeTable:
    """Return the official outlines of communes in ``FILE`` or ``FILE:layer``, in the plots' CRS."""
    path, layer = split_layer(where)
    found = layers(path)
    if layer is None:
        named = [info for info in found if info.has_polygons and _outline_fields(info).get("code")]
        layer = named[0].name if len(named) == 1 else next((i.name for i in named if "commune" in i.name), None)
    info = choose(path, found, layer)
    mapping = _outline_fields(info)
    _require(path, info, mapping, {"code": _OUTLINE_NAMES["code"]})
    return _shape_table(path, info, mapping, dict.fromkeys(_OUTLINE_NAMES, TEXT), info.crs_wkt, crs)


def _outline_fields(info: LayerInfo) -> dict[str, str]:
    found = {column: _first(info.field_names, names) for column, names in _OUTLINE_NAMES.items()}
    return {column: name for column, name in found.items() if name}


def _first(names, wanted) -> str | None:
    """Return the first of `wanted` among the names of fields, whatever their case and underlines."""
    by_name = {fields.folded(name): name for name in reversed(list(names))}
    return next((by_name[fields.folded(name)] for name in wanted if fields.folded(name) in by_name), None)


def _require(path: Place | str, info: LayerInfo, mapping: dict, wanted: dict) -> None:
    for column, names in wanted.items():
        if column not in mapping:
            raise BadInput(_NO_FIELD, _NAME_IT, path=path, layer=info.name, column=column, names=", ".join(names))


def _shape_table(path: Place, info: LayerInfo, mapping: dict, kinds: dict, said: str, crs: str) -> ShapeTable:
    if crs and not said:
        raise BadInput(_NO_CRS, _GIVE_CRS, path=path, layer=info.name, crs="EPSG:9209")
    needed = set(mapping.values())
    readers = {name: Reader(name) for name in needed}
    tally, geometry = Tally(), [np.empty(0, dtype=object)]
    columns = {column: [np.empty(0, dtype=np.int64 if kind == INTEGER else object)] for column, kind in kinds.items()}
    rows = read_raw(
        path, layer=info.name, crs=None, encoding=None, batch_rows=_BATCH_ROWS, wanted=lambda _: needed, plots=False
    )
    for raw in rows:
        if isinstance(raw, Raw):
            geometry.append(_moved(shapes.decode(raw.wkb, tally).geometry, said, crs))
            for column, kind in kinds.items():
                columns[column].append(_values(column, kind, mapping.get(column), raw, readers, tally))
    return ShapeTable({column: np.concatenate(parts) for column, parts in columns.items()}, np.concatenate(geometry))


def _values(column: str, kind: str, name: str | None, raw: Raw, readers: dict, tally: Tally) -> np.ndarray:
    if name is None:
        return np.zeros(len(raw.rows), np.int64) if kind == INTEGER else np.full(len(raw.rows), None, dtype=object)
    if kind == TEXT:
        return readers[name].texts(raw.fields[name], tally)
    return readers[name].column(column, kind, raw.fields[name], tally)[0]


def _moved(geometry: np.ndarray, source: str, target: str) -> np.ndarray:
    """Return shapes in another coordinate reference system, on the 1 mm grid."""
    if not target or same_crs(parse_crs(source), parse_crs(target)):
        return geometry
    change = transformation(source, target)
    return shapely.transform(geometry, lambda points: np.round(change(points), 3))
