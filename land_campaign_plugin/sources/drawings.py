"""What was drawn beside the plots: boundary lines, label points, boundaries from papers; of any source GDAL reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from ..model.campaign import load_campaign
from ..model.context import LABELS, LEGAL, LINES
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.projection import parse_crs, same_crs, transformation
from ..model.tables import ShapeTable
from ..native import shapely
from . import fields
from .crs import crs_beside
from .drawing_kinds import is_drawing
from .flat_shapes import decoded, rounded, sane
from .inspect import LINE, MIXED, NONE, POINT, POLYGON, LayerInfo, crs_wkt, layers
from .notes import Tally
from .place import Place, place, table_name
from .side_tables import split_layer
from .stream import Raw, read_raw
from .values import Reader

_BATCH_ROWS = 65_536
_NUMBERED = re.compile(r"\s*(?:level|lv|lop|lớp)?\s*(\d{1,5})(?:\.0*)?\s*", re.IGNORECASE)
_COLUMNS = {
    "commune": fields.NAMES["commune"],
    "sheet_number": fields.NAMES["sheet_number"],
    "text": (*fields.NAMES["plot_number"], "text", "nhan", "label", "so"),
    "level": ("level", "lop", "layer"),
}

_NO_LAYER = QT_TRANSLATE_NOOP("core", "{path} has no layer {layer}.")
_LAYERS_ARE = QT_TRANSLATE_NOOP("core", "Its layers are: {layers}.")
_SAY_LAYER = QT_TRANSLATE_NOOP("core", "Write FILE:layer with one of: {layers}.")
_NO_CRS = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} has no coordinate reference system.")
_GIVE_CRS = QT_TRANSLATE_NOOP("core", "Save it with one, such as {crs}.")
_WHICH_LINES = QT_TRANSLATE_NOOP("core", "It is not clear which layer of {path} holds the boundary lines.")
_WRONG_SHAPES = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} holds shapes of another kind.")
_LINES_ARE = QT_TRANSLATE_NOOP("core", "Boundary lines are lines: name a layer of lines.")
_LABELS_ARE = QT_TRANSLATE_NOOP("core", "Plot labels are points: name a layer of points.")
_LEGAL_ARE = QT_TRANSLATE_NOOP("core", "Boundaries drawn from papers are lines or areas: name a layer of these.")
_WHICH_LABELS = QT_TRANSLATE_NOOP("core", "It is not clear which layer of {path} holds the plot labels.")
_WHICH_LEGAL = QT_TRANSLATE_NOOP(
    "core", "It is not clear which layer of {path} holds the boundaries drawn from papers."
)


@dataclass(frozen=True)
class _Kind:
    """What a side table is made of: the usual names of its layer, the kinds of shapes, its columns.

    `unclear` says that a file has no such layer, or several; `holds`, what such a layer holds.
    """

    unclear: str
    holds: str
    names: tuple[str, ...]
    shapes: tuple[str, ...]
    columns: tuple[str, ...]


_KINDS = {
    LINES: _Kind(
        _WHICH_LINES,
        _LINES_ARE,
        ("boundary_lines", "boundary_line", "lines", "ranh_thua", "ranh_thua_dat", "duong_ranh"),
        (LINE, MIXED),
        ("commune", "sheet_number", "level"),
    ),
    LABELS: _Kind(
        _WHICH_LABELS,
        _LABELS_ARE,
        ("labels", "label_points", "plot_labels", "nhan_thua", "diem_nhan_thua", "tam_thua"),
        (POINT, MIXED),
        ("commune", "sheet_number", "text", "level"),
    ),
    LEGAL: _Kind(
        _WHICH_LEGAL,
        _LEGAL_ARE,
        ("legal_boundaries", "legal_boundary", "ranh_phap_ly", "ranh_theo_giay_to", "ranh_giay_to"),
        (LINE, POLYGON, MIXED),
        ("commune", "sheet_number", "level"),
    ),
}


def read_drawing(kind: str, where: Place | str, crs: str, levels: Collection[int] | None = None) -> ShapeTable:
    """Return a side table from ``FILE`` or ``FILE:layer``, in the plots' CRS.

    Parameters
    ----------
    kind : str
        `LINES`, `LABELS` or `LEGAL`.
    levels : collection of int, optional
        Levels of a drawing to take, where the layer has a field for it; those of the campaign file if not given.
        What has no level is taken always.

    Notes
    -----
    A drawing (DGN, DXF) says no coordinate reference system: it is in that of the plots.
    """
    path, layer = split_layer(where)
    info = _chosen(kind, path, layer, layers(path))
    said = crs if is_drawing(path) else info.crs_wkt
    if crs and not said:
        raise BadInput(_NO_CRS, _GIVE_CRS, path=path, layer=info.name, crs="EPSG:9209")
    return _read(kind, path, info, said, crs, load_campaign().levels[kind] if levels is None else levels)


DRAWN = tuple(_KINDS)
"""The kinds of what is drawn beside plots."""


def beside(kind: str, path: Place | str, plots_layer: str, crs: str) -> ShapeTable | None:
    """Return a side table from the layer of a source of plots that has a usual name for it; None without one.

    A layer in another coordinate reference system than the plots is left out, as frames of sheets are; one of a source
    that says none, as a drawing, is in that of the plots.
    """
    return joined_tables(list(drawn_parts(kind, path, plots_layer, crs)))


def drawn_parts(
    kind: str, path: Place | str, plots_layer: str, crs: str, target: str | None = None
) -> Iterator[ShapeTable]:
    """Yield what `beside` returns, some rows at a time, transformed where `target` is another system than `crs`."""
    plots_wkt = crs_wkt(layers(path), plots_layer)
    for info in _drawn(kind, path, plots_layer):
        said = crs_beside(info.crs_wkt, plots_wkt, crs)
        if said and same_crs(parse_crs(said), parse_crs(crs)):
            yield from _parts(kind, place(path), info, said, target or crs, load_campaign().levels[kind])
            return


def _drawn(kind: str, path: Place | str, plots_layer: str) -> Iterator[LayerInfo]:
    for info in layers(path):
        name = table_name(info.name, plots_layer, place(path)) or ""
        if info.name != plots_layer and info.count and info.geometry_type != NONE and _is_called(kind, name):
            yield info


def joined_tables(tables: list[ShapeTable]) -> ShapeTable | None:
    """Return the rows of side tables of one kind as one; None without any."""
    if not tables:
        return None
    columns = {name: np.concatenate([table[name] for table in tables]) for name in tables[0].columns}
    return ShapeTable(columns, np.concatenate([table.geometry for table in tables]))


def drawing_fields(kind: str, names) -> dict[str, str]:
    """Return the field of each column of a side table that can be told by name."""
    by_name = {fields.folded(name): name for name in reversed(list(names))}
    found = {}
    for column in _KINDS[kind].columns:
        known = next(
            (by_name[fields.folded(name)] for name in _COLUMNS[column] if fields.folded(name) in by_name), None
        )
        if known is not None:
            found[column] = known
    return found


def drawing_table(
    kind: str, columns: dict[str, np.ndarray], geometry: np.ndarray, levels: Collection[int]
) -> ShapeTable:
    """Return a side table from texts by column, with the rows of other levels left out.

    Parameters
    ----------
    columns : dict of str to ndarray of object
        Texts, or None; absent columns are empty.
    geometry : ndarray of object
        Shapes of any kind in the plots' CRS.
    """
    count = len(geometry)
    texts = {name: columns.get(name, np.full(count, None, dtype=object)) for name in _KINDS[kind].columns}
    known = {text: _level(text) for text in set(texts["level"].tolist())}
    texts["level"] = level = np.fromiter(map(known.__getitem__, texts["level"]), dtype=np.int64, count=count)
    kept = (level == 0) | np.isin(level, list(levels)) if levels else np.ones(count, dtype=bool)
    return ShapeTable(texts, rounded(geometry)).take(kept)


def _is_called(kind: str, name: str) -> bool:
    plain = fields.folded(name)
    return any(fields.folded(usual) == plain for usual in _KINDS[kind].names)


def _chosen(kind: str, path: Place, layer: str | None, found: list[LayerInfo]) -> LayerInfo:
    """Return the layer that was named, else the one with a usual name, else the only one with such shapes."""
    shown = ", ".join(info.name for info in found)
    if layer is not None:
        named = [info for info in found if info.name == layer] or [
            info for info in found if info.name.casefold() == layer.casefold()
        ]
        if not named:
            raise BadInput(_NO_LAYER, _LAYERS_ARE, path=path, layer=layer, layers=shown)
        return _fitting(kind, path, named[0])
    called = [info for info in found if _is_called(kind, info.name)]
    fitting = called or [info for info in found if info.geometry_type in _KINDS[kind].shapes]
    if len(fitting) != 1:
        raise BadInput(_KINDS[kind].unclear, _SAY_LAYER, path=path, layers=shown)
    return _fitting(kind, path, fitting[0])


def _fitting(kind: str, path: Place, info: LayerInfo) -> LayerInfo:
    """Return a layer that can hold such shapes; of any other all would be left out, and nothing found."""
    if info.geometry_type not in _KINDS[kind].shapes:
        raise BadInput(_WRONG_SHAPES, _KINDS[kind].holds, path=path, layer=info.name)
    return info


def _read(kind: str, path: Place, info: LayerInfo, said: str, crs: str, levels: Collection[int]) -> ShapeTable:
    """Return a layer that is said to be in one CRS, in another."""
    return joined_tables(list(_parts(kind, path, info, said, crs, levels)))


def _parts(
    kind: str, path: Place, info: LayerInfo, said: str, crs: str, levels: Collection[int]
) -> Iterator[ShapeTable]:
    """Yield a layer some rows at a time."""
    mapping = drawing_fields(kind, info.field_names)
    readers = {name: Reader(name) for name in mapping.values()}
    tally = Tally()
    rows = read_raw(
        path,
        layer=info.name,
        crs=None,
        encoding=None,
        batch_rows=_BATCH_ROWS,
        wanted=lambda _: set(mapping.values()),
        plots=False,
    )
    for raw in rows:
        if isinstance(raw, Raw):
            texts = {column: readers[name].texts(raw.fields[name], tally) for column, name in mapping.items()}
            shapes = decoded(raw.wkb, len(raw.rows))
            yield drawing_table(kind, texts, _moved(shapes, said, crs), levels)


def _moved(shapes: np.ndarray, source: str, target: str) -> np.ndarray:
    if not target or same_crs(parse_crs(source), parse_crs(target)):
        return shapes
    return shapely.transform(sane(shapes), transformation(source, target))


def _level(text: str | None) -> int:
    """Return the number of a level, also of one written ``Level 10``; 0 where there is none."""
    number = _NUMBERED.fullmatch(text or "")
    return int(number[1]) if number else 0
