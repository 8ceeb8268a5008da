"""A drawing as a data set of layers, so that it is read as any other source of plots is.

A data set is made once a file and kept for the next who opens it. One who has it open has it alone: it is taken out
of the store and put back, so that GDAL never meets two threads in it.
"""

from __future__ import annotations

import atexit
import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal, ogr

from ..model.campaign import load_campaign
from ..native import shapely
from .binary_dxf import as_text
from .dgn_walk import is_whole
from .drawing_elements import read_elements
from .drawing_kinds import BINARY_DXF, DGN
from .drawing_remarks import REMARKS
from .drawn_plots import BOUNDARY_LINES, FRAME, LABELS, LEGAL_BOUNDARIES, PLOTS, Layer, drawn_layers

_SHAPES = {
    PLOTS: ogr.wkbPolygon,
    BOUNDARY_LINES: ogr.wkbLineString,
    LABELS: ogr.wkbPoint,
    LEGAL_BOUNDARIES: ogr.wkbLineString,
    FRAME: ogr.wkbPolygon,
}
_TAIL = 512
_MOST_ROWS = 400_000
"""Rows that are kept in memory, of all drawings together: about 400 bytes each."""


class _Kept:
    """Data sets by file, the one used last at the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._datasets: OrderedDict[tuple, tuple[gdal.Dataset, int]] = OrderedDict()

    def let_go(self) -> None:
        """Leave all data sets to GDAL: when Python ends, QGIS may have closed GDAL, and them, before."""
        with self._lock:
            for dataset, _ in self._datasets.values():
                dataset.thisown = False
            self._datasets.clear()

    def take(self, key: tuple) -> tuple[gdal.Dataset, int] | None:
        """Return the data set of a file and its number of rows, for the one who asks alone."""
        with self._lock:
            return self._datasets.pop(key, None)

    def forget(self, path: Path) -> None:
        """Let the data sets of a file go that nobody has open."""
        with self._lock:
            for key in [key for key in self._datasets if key[0] == path]:
                del self._datasets[key]

    def give(self, key: tuple, dataset: gdal.Dataset, rows: int) -> None:
        """Take a data set back; others, unused for longest, go where rows are too many."""
        with self._lock:
            self._datasets[key] = dataset, rows
            while len(self._datasets) > 1 and sum(rows for _, rows in self._datasets.values()) > _MOST_ROWS:
                self._datasets.popitem(last=False)


_KEPT = _Kept()
atexit.register(_KEPT.let_go)


@contextmanager
def drawing_dataset(path: Path, kind: str, encoding: str | None) -> Iterator[gdal.Dataset | None]:
    """Yield the layers of a drawing as a data set in memory; None where GDAL does not open the file."""
    about = path.stat()
    key = (path.resolve(), about.st_mtime_ns, about.st_size, encoding)
    found = _KEPT.take(key)
    if found is None:
        remarks: dict[str, str] = {}
        layers = _read(path, kind, encoding, remarks)
        if layers is None:
            yield None
            return
        found = _dataset(layers), sum(len(layer.geometry) for layer in layers.values())
        found[0].SetMetadata(remarks, REMARKS)
    yield found[0]
    _KEPT.give(key, *found)  # not after an error: what it left open goes with the data set


def forget_drawing(path: Path) -> None:
    """Free what is kept of a drawing that will not be opened again."""
    _KEPT.forget(path.resolve())


def _read(path: Path, kind: str, encoding: str | None, remarks: dict[str, str]) -> dict[str, Layer] | None:
    with _readable(path, kind) as name:
        if name is None:
            return None
        dataset = gdal.OpenEx(name, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["DGN", "DXF"])
        if dataset is None:
            return None
        levels = load_campaign().drawing
        return drawn_layers(read_elements(dataset, levels, encoding), levels, remarks)


@contextmanager
def _readable(path: Path, kind: str) -> Iterator[str | None]:
    """Yield the name of the drawing for GDAL; None for one that is cut off, which GDAL may take for a shorter one."""
    if kind == DGN:
        yield str(path) if is_whole(path.read_bytes()) else None
    elif kind == BINARY_DXF:
        text = as_text(path.read_bytes())
        name = f"/vsimem/{uuid.uuid4().hex}.dxf"
        try:
            if text is not None:
                gdal.FileFromMemBuffer(name, text)
            yield None if text is None else name
        finally:
            gdal.Unlink(name)
    else:
        yield str(path) if _has_end(path) else None


def _has_end(path: Path) -> bool:
    with path.open("rb") as handle:
        handle.seek(max(0, path.stat().st_size - _TAIL))
        return handle.read().rstrip(b"\0\x1a \t\r\n").endswith(b"EOF")


def _dataset(layers: dict[str, Layer]) -> gdal.Dataset:
    driver = gdal.GetDriverByName("Memory") or gdal.GetDriverByName("MEM")  # one driver since GDAL 3.11
    dataset = driver.Create("", 0, 0, 0, gdal.GDT_Unknown)
    for name, layer in layers.items():
        _write(dataset.CreateLayer(name, geom_type=_SHAPES[name]), layer)
    return dataset


def _write(target: ogr.Layer, layer: Layer) -> None:
    fixed, columns = [], []
    for index, (name, values) in enumerate(layer.columns.items()):
        whole = values.dtype.kind == "i"
        target.CreateField(ogr.FieldDefn(name, ogr.OFTInteger if whole else ogr.OFTString))
        setter = ogr.Feature.SetFieldInteger64 if whole else ogr.Feature.SetFieldString
        same = (values == values[0]).all()
        (fixed if same else columns).append((setter, index, values.tolist()))
    feature = ogr.Feature(target.GetLayerDefn())  # one for all: the layer keeps copies
    for setter, index, values in fixed:
        if values[0] is not None:
            setter(feature, index, values[0])
    for row, blob in enumerate(shapely.to_wkb(layer.geometry).tolist()):
        feature.SetFID(ogr.NullFID)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(blob))
        for setter, index, values in columns:
            if values[row] is None:
                feature.UnsetField(index)
            else:
                setter(feature, index, values[row])
        target.CreateFeature(feature)
