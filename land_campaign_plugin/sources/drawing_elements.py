"""Elements of a drawing as GDAL reads them: shape, level and text each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from osgeo import gdal, ogr

from ..model.drawing_levels import UNKNOWN, DrawingLevels
from ..native import shapely
from .drawing_texts import texts_of
from .flat_shapes import decoded, rounded
from .text_places import text_shifts

_NEEDED = {"Level", "Layer", "Text", "PaperSpace"}


@dataclass(frozen=True)
class Elements:
    """Elements, column-wise, in the order in which they were drawn.

    Parameters
    ----------
    geometry : ndarray of object, shape (n,)
        Shapes of any kind on whole millimetres, flat, or None.
    level : ndarray of int, shape (n,)
        `UNKNOWN` where the name of a layer says none.
    text : ndarray of object, shape (n,)
        What is written there, or None.
    layers : tuple of str
        Levels or names of layers that the drawing has, for people.
    shifts : callable
        Returns the way from each text's place to its middle, shape (n, 2), in metres.
    strange : tuple of str
        Names of layers with texts that mean no level.
    """

    geometry: np.ndarray
    level: np.ndarray
    text: np.ndarray
    layers: tuple[str, ...]
    shifts: Callable[[], np.ndarray]
    strange: tuple[str, ...] = ()

    def on(self, levels) -> np.ndarray:
        """Return the rows on some levels."""
        return np.flatnonzero(np.isin(self.level, list(levels)))


def read_elements(dataset: gdal.Dataset, levels: DrawingLevels, encoding: str | None) -> Elements:
    """Return the elements of an open drawing.

    Parameters
    ----------
    encoding : str, optional
        Of the texts of a DGN file; those of a DXF file come in Unicode, or in what they were typed in.
    """
    layer = dataset.GetLayer(0)
    names = [field.GetName() for field in layer.schema]
    layer.SetIgnoredFields([name for name in names if name not in _NEEDED])
    shapes, level, raw, ids, layers, strange = [], [], [], [], set(), set()
    with layer.GetArrowStreamAsNumPy() as stream:
        for batch in stream:
            count = len(next(iter(batch.values()), ()))
            if not count:
                break
            wkb = batch[layer.GetGeometryColumn() or "wkb_geometry"]
            shape = decoded(wkb, count)
            if "PaperSpace" in batch:
                paper = batch["PaperSpace"]
                shape[np.asarray(paper, dtype=bool) & ~np.ma.getmaskarray(paper)] = None
            shapes.append(shape)
            number, shown = _levels(batch, count, levels)
            level.append(number)
            ids.append(np.asarray(batch[layer.GetFIDColumn() or "OGC_FID"]))
            layers |= shown
            texts = _raw_texts(batch.get("Text"), count)
            strange |= _strange(batch, number, texts)
            raw += texts
    geometry = rounded(np.concatenate([*shapes, np.empty(0, dtype=object)]))
    geometry = _points(geometry)
    # what a hatch is called is no text
    point = shapely.get_type_id(geometry) == shapely.GeometryType.POINT
    raw = [text if at else None for text, at in zip(raw, point.tolist(), strict=True)]
    text = np.array([*texts_of(raw, encoding), None], dtype=object)[:-1]
    level = np.concatenate([*level, np.empty(0, dtype=np.int64)])
    names = tuple(sorted(layers)), tuple(sorted(strange))
    return Elements(geometry, level, text, names[0], lambda: _shifts(layer, np.concatenate(ids)), names[1])


def _shifts(layer: ogr.Layer, ids: np.ndarray) -> np.ndarray:
    known = text_shifts(layer)
    return np.array([known.get(one, (0.0, 0.0)) for one in ids.tolist()])


def _levels(batch: dict, count: int, levels: DrawingLevels) -> tuple[np.ndarray, set[str]]:
    """Return the level of each row of a batch, and what people call those that are there."""
    if "Level" in batch:
        number = np.ma.filled(batch["Level"], UNKNOWN).astype(np.int64)
        return number, set(map(str, np.unique(number).tolist()))
    known: dict[str | None, int] = {None: UNKNOWN}
    result = np.full(count, UNKNOWN, dtype=np.int64)
    for row, raw in enumerate(_raw_texts(batch.get("Layer"), count)):
        if raw not in known:
            known[raw] = levels.level_of(raw.decode("utf-8", "replace"))
        result[row] = known[raw]
    return result, {raw.decode("utf-8", "replace") for raw in known if raw}


def _strange(batch: dict, number: np.ndarray, texts: list[bytes | None]) -> set[str]:
    """Return the names of layers of unknown level on which texts stand."""
    rows = np.flatnonzero(number == UNKNOWN)
    if not len(rows) or "Layer" not in batch:
        return set()
    names = _raw_texts(batch["Layer"], len(number))
    return {names[row].decode("utf-8", "replace") for row in rows.tolist() if texts[row] and names[row]}


def _raw_texts(values: np.ndarray | None, count: int) -> list[bytes | None]:
    if values is None:
        return [None] * count
    pairs = zip(np.ma.getdata(values).tolist(), np.ma.getmaskarray(values).tolist(), strict=True)
    return [None if missing or not raw else bytes(raw) for raw, missing in pairs]


def _points(geometry: np.ndarray) -> np.ndarray:
    """Return shapes with lines without length, which is how a DGN file holds points, as points."""
    line = np.flatnonzero(shapely.get_type_id(geometry) == shapely.GeometryType.LINESTRING)
    line = line[shapely.length(geometry[line]) == 0]
    line = line[shapely.get_num_points(geometry[line]) > 0]
    geometry[line] = shapely.get_point(geometry[line], 0)
    return geometry
