"""What the load wizard shows of a source before anything is loaded: outlines, first rows, levels. Runs on a thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.progress import IsCancelled, never, stop_if
from ..native import shapely
from .load_desk import fact_fields, sheet_facts
from .painter_paths import path_of

_MOST_DRAWN = 6_000
"""More outlines than these are a grey area in a small drawing."""
_FIRST_ROWS = 12
_NO_CRS_YET = "EPSG:9209"
"""Rows are shown before anybody has said the reference system; no coordinate is shown with them."""


@dataclass(frozen=True)
class Outlines:
    """The shapes of a source.

    Parameters
    ----------
    shapes : ndarray of shapely geometries
    path : QPainterPath
        Their outlines.
    drawn, count : int
        How many of them were read, and how many there are.
    facts : dict of str to object
        What the plots say of their sheet, as `load_desk.sheet_facts` gives it.
    """

    shapes: np.ndarray
    path: object
    drawn: int
    count: int
    facts: dict[str, object] = field(default_factory=dict)


def layers_with_plots(path: Path) -> list:
    """Return the layers of a source that may hold plots."""
    from ..sources import inspect

    return [info for info in inspect.layers(path) if info.has_polygons]


def outlines(path: Path, layer: str | None, *, cancelled: IsCancelled = never) -> Outlines:
    """Return the first shapes of a source, as they stand in it."""
    from ..sources import inspect
    from ..sources.stream import Opened, read_raw

    info = inspect.choose_layer(path, layer)
    facts: dict[str, object] = {}

    def look(peek) -> None:
        if names := fact_fields(peek.info):
            facts.update(sheet_facts(peek.sample(set(names.values()))))

    rows = read_raw(
        path, layer=info.name, crs=None, encoding=None, batch_rows=_MOST_DRAWN,
        wanted=lambda _info: set(), look=look, plots=False,
    )  # fmt: skip
    count, shapes = info.count, np.empty(0, dtype=object)
    try:
        for item in rows:
            stop_if(cancelled)
            if isinstance(item, Opened):
                count = item.total
            elif item.wkb is not None:
                shapes = shapely.from_wkb(_whole(item.wkb), on_invalid="ignore")
                break
    finally:
        rows.close()
    return Outlines(shapes, path_of(shapes), len(shapes), count, facts)


def _whole(wkb: np.ndarray) -> np.ndarray:
    """Return WKB as objects, None where a row has no shape: GDAL gives bytes of one width where all have one length."""
    listed = np.ma.getdata(wkb).astype(object)
    mask = np.ma.getmask(wkb)
    if mask is not np.ma.nomask:
        listed[mask] = None
    return listed


def moved(shapes: np.ndarray, source: str, target: str, swapped: bool = False) -> np.ndarray:
    """Return shapes in another reference system, both named by code or WKT; east and north may be swapped first."""
    from ..model.projection import transformation

    move = transformation(source, target)
    turned = (lambda points: move(points[:, ::-1])) if swapped else move
    return shapely.transform(shapes, turned)


@dataclass(frozen=True)
class FirstRows:
    """The first rows of a source as they would be loaded.

    Parameters
    ----------
    columns : tuple of str
        Columns of ours that are filled.
    rows : list of list
        Values; None where there is none.
    """

    columns: tuple[str, ...]
    rows: list[list]


def first_rows(
    path: Path,
    layer: str | None,
    mapping: Mapping[str, str],
    texts: Mapping[str, str],
) -> FirstRows:
    """Return the first rows as `mapping` and the encodings `texts` (field to encoding) would load them."""
    from ..sources.fields import READABLE
    from ..sources.reader import read_plots

    options = {"layer": layer, "mapping": mapping, "texts": dict(texts) or None, "guess": False}
    try:
        batch = _first_batch(read_plots(path, batch_rows=_FIRST_ROWS, **options))
    except BadInput:  # it does not say where it lies, or says degrees; which the third step is about
        batch = _first_batch(read_plots(path, batch_rows=_FIRST_ROWS, crs=_NO_CRS_YET, **options))
    if batch is None:
        return FirstRows((), [])
    columns = tuple(name for name in READABLE if mapping.get(name) and name in batch.plots)
    values = [batch.plots[name][:_FIRST_ROWS].tolist() for name in columns]
    return FirstRows(columns, [list(row) for row in zip(*values, strict=True)])


def _first_batch(batches):
    try:
        return next(batches, None)
    finally:
        batches.close()
