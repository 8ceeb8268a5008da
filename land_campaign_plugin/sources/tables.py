"""What a source holds beside plots under our own names: frames of sheets, certificates, parties and so on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..model.projection import parse_crs, same_crs
from ..model.records import RECORD_TABLES, SHEET_COLUMNS
from ..model.tables import INTEGER, REAL
from ..native import shapely
from . import fields, shapes
from .crs import crs_beside
from .drawn_plots import FRAME
from .inspect import LayerInfo, crs_wkt, layers
from .notes import Tally
from .place import Place, place, table_name
from .record_fields import record_fields, record_layer
from .stream import Raw, read_raw
from .values import Reader

SHEET = "sheet"
_SHEET_LAYERS = ("sheet", "sheets", "map_sheet", "to_ban_do", "tobando", FRAME)
_COMMUNE_NAME = "commune_name"
_BATCH_ROWS = 16_384


def beside_plots(path: Place | str, plots_layer: str, crs: str) -> list[tuple[str, LayerInfo]]:
    """Return the layers of a source that are tables of ours, each with its table.

    A sheet layer in another coordinate reference system than the plots is left out.
    """
    found: list[tuple[str, LayerInfo]] = []
    every = layers(path)
    plots_wkt = crs_wkt(every, plots_layer)
    for info in every:
        name = (table_name(info.name, plots_layer, place(path)) or "").casefold()
        if info.name == plots_layer or not info.count:
            continue
        record = record_layer(name)
        if record is not None and {"uid", "plot_uid"} & set(record_fields(record, info.field_names)):
            found.append((record.table, info))
        elif name in _SHEET_LAYERS and info.has_polygons and _is_sheet(info, plots_wkt, crs):
            found.append((SHEET, info))
    return found


def framed_commune(path: Place | str) -> str | None:
    """Return the name of the commune that stands on the frame of a drawing."""
    info = next((info for info in layers(path) if info.name == FRAME), None)
    if info is None or _COMMUNE_NAME not in info.field_names:
        return None
    wanted = {"layer": info.name, "crs": None, "encoding": None, "batch_rows": _BATCH_ROWS, "plots": False}
    raw = [item for item in read_raw(place(path), **wanted, wanted=lambda _: {_COMMUNE_NAME}) if isinstance(item, Raw)]
    names = [name for item in raw for name in Reader(_COMMUNE_NAME).texts(item.fields[_COMMUNE_NAME], Tally())]
    return next((name for name in names if name), None)


def read_table(path: Place | str, table: str, info: LayerInfo) -> Iterator[list[dict]]:
    """Yield the rows of a layer as rows of our `table`, in batches; a sheet's shape is its ``geom``."""
    record = None if table == SHEET else record_layer(info.name.rpartition(".")[2])
    mapping = record_fields(record, info.field_names) if record else fields.table_fields(table, info.field_names)
    constants = record.constants if record else {}
    kinds = SHEET_COLUMNS if table == SHEET else RECORD_TABLES[table]
    readers = {name: Reader(name) for name in mapping.values()}
    rows = read_raw(
        place(path),
        layer=info.name,
        crs=None,
        encoding=None,
        batch_rows=_BATCH_ROWS,
        wanted=lambda _: set(mapping.values()),
        plots=False,
    )
    for item in rows:
        if isinstance(item, Raw):
            yield [{**constants, **row} for row in _rows(item, table, mapping, kinds, readers)]


def _rows(raw: Raw, table: str, mapping: dict[str, str], kinds: dict[str, str], readers: dict) -> list[dict]:
    tally = Tally()
    columns = {}
    for column, name in mapping.items():
        values, _ = readers[name].column(column, kinds[column], raw.fields[name], tally)
        columns[column] = _plain(values, kinds[column])
    if table == SHEET:
        columns["geom"] = [_largest(shape) for shape in shapes.decode(raw.wkb, tally).geometry]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(values: np.ndarray, kind: str) -> list:
    if kind == REAL:
        return [None if value != value else value for value in values.tolist()]
    if kind == INTEGER:
        return [value or None for value in values.tolist()]
    return values.tolist()


def _largest(shape):
    """Return the largest polygon of a sheet's frame."""
    if shape is None or shapely.get_type_id(shape) == 3:
        return shape
    parts = shapely.get_parts(shape)
    return parts[np.argmax(shapely.area(parts))]


def _is_sheet(info: LayerInfo, plots_wkt: str, crs: str) -> bool:
    if "sheet_number" not in fields.table_fields(SHEET, info.field_names):
        return False
    said = crs_beside(info.crs_wkt, plots_wkt, crs)
    return bool(said) and same_crs(parse_crs(said), parse_crs(crs))
