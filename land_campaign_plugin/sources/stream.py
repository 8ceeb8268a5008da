"""Rows of a source as raw arrays, read ahead in a thread of their own through GDAL's Arrow stream.

GDAL is opened, used and closed in that one thread, so its error handler and its options never reach anybody
else's, and reading goes on while the batch before is decoded.
"""

from __future__ import annotations

import queue
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np
from osgeo import gdal, ogr

from ..model.errors import BadInput, Cancelled
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import quoted, statement
from .crs import crs_of
from .drawing_remarks import REMARKS
from .guess_crs import AutoCrs
from .inspect import NOT_COUNTED, LayerInfo, choose, layers_of
from .mended import can_be_streamed
from .opening import broken_after, opened, row_by_row, too_few, unreadable
from .place import Database, Place
from .sampling import Sample, next_of, sample_layer

_AHEAD = 2
_POLL_S = 0.1
_KEEP_NUMBER = ("GPKG", "SQLite")
# In these versions the stream of a GeoPackage table whose ids have holes may crash, hang or mix up texts: a worker of
# GDAL writes what is being read (OSGeo/gdal issue 12934; not seen in 3.6, mended in 3.11.4).
_FAULTY_FROM, _MENDED_IN = 3_070_000, 3_110_400

_EMPTY = QT_TRANSLATE_NOOP("core", "Layer {layer} of {path} is empty.")
_CHOOSE_OTHER = QT_TRANSLATE_NOOP("core", "Choose a layer that has rows.")


@dataclass(frozen=True)
class Opened:
    """What is known about a source before its first row."""

    info: LayerInfo
    crs: str
    total: int


@dataclass(frozen=True)
class Raw:
    """Rows as GDAL gives them: arrays by field name, WKB, and the id that each row has in its source."""

    fields: dict[str, np.ndarray]
    wkb: np.ndarray | None
    rows: np.ndarray


class Peek:
    """A layer that may be looked into before it is read, in the thread that holds it."""

    def __init__(self, path: Place, dataset: gdal.Dataset, layer: ogr.Layer, info: LayerInfo):
        self.info = info
        self._path = path
        self._in_order = isinstance(path, Database)
        self._dataset, self._layer = dataset, layer
        self.remarks = dataset.GetMetadata(REMARKS) or {}
        """What a drawing remarks of itself, empty for any other source."""

    def close(self) -> None:
        """Let go of GDAL: whoever keeps this may outlive the dataset, and then that is a crash."""
        self._dataset = self._layer = None

    def sample(self, texts: Collection[str] | None = None) -> Sample:
        """Return some rows, spread over the layer; of the fields `texts` alone if they are given."""
        return sample_layer(self._layer, self.info, texts=texts, in_order=self._in_order)

    def columns(self, names: Collection[str]) -> Iterator[dict[str, np.ndarray]]:
        """Yield the values of some fields, batch by batch, to the layer's end or to where it is damaged."""
        ignored = [name for name in self.info.field_names if name not in names]
        self._layer.SetIgnoredFields([*ignored, "OGR_GEOMETRY"])
        try:
            slowly = row_by_row(_stream_may_crash(self._dataset, self._layer, self.info.count))
            with slowly, self._layer.GetArrowStreamAsNumPy() as stream:
                for batch in stream:
                    found = {name: batch[name] for name in names if name in batch}
                    if not len(next(iter(found.values()), ())):
                        return
                    yield found
        finally:
            self._layer.SetIgnoredFields([])
            self._layer.ResetReading()

    def is_whole(self, sample: Sample) -> bool:
        """Tell whether a sample holds all rows, or rows from all over the layer; else the first ones."""
        spread = not self._in_order and self._layer.TestCapability(ogr.OLCRandomRead)
        return spread or len(sample) >= self.info.count

    def shares(self, name: str) -> Counter | None:
        """Return how many rows have each value of a field, asked of the database; None where it does not tell.

        Of a file they are counted in one pass, in which nothing but this field is read.
        """
        counts: Counter = Counter()
        try:
            if not self._in_order:
                for batch in self.columns([name]) if can_be_streamed(self._layer) else ():
                    counts.update(batch[name].tolist())
                return counts or None
            schema, _, table = self.info.name.rpartition(".")
            where = quoted(table)
            if schema:
                where = statement("{schema}.{table}", schema=quoted(schema), table=where)
            query = statement("SELECT {name}, COUNT(*) FROM {where} GROUP BY {name}", name=quoted(name), where=where)
            result = self._dataset.ExecuteSQL(query)
        except (RuntimeError, UnicodeDecodeError, SystemError):  # somebody switched GDAL's exceptions on
            return None
        if result is None:
            return None
        try:
            while (feature := next_of(result)) is not None:
                counts[feature.GetField(0)] += int(feature.GetField(1))
        finally:
            self._dataset.ReleaseResultSet(result)
        return counts or None


def read_raw(
    path: Place,
    *,
    layer: str | None,
    crs: str | AutoCrs | None,
    encoding: str | None,
    batch_rows: int,
    wanted: Callable[[LayerInfo], set[str]],
    look: Callable[[Peek], None] | None = None,
    plots: bool = True,
    reproject: bool = False,
) -> Iterator[Opened | Raw]:
    """Yield one `Opened`, then the rows of the layer as `Raw` batches.

    Parameters
    ----------
    wanted : callable
        Says which fields are needed, once the layer is known. It may raise `BadInput`.
    look : callable, optional
        Looks into the layer before that.
    plots : bool
        Whether polygons in a metric CRS are wanted; else any layer called `layer` will do.
    reproject : bool
        Whether they will be transformed, so that any CRS is good.
    """
    ready: queue.Queue = queue.Queue(maxsize=_AHEAD)
    stop = threading.Event()

    def hand_over(item: object) -> None:
        while not stop.is_set():
            try:
                ready.put(item, timeout=_POLL_S)
            except queue.Full:
                continue
            return
        raise Cancelled("")

    def work() -> None:
        last: object = None
        try:
            _read(path, layer, crs, encoding, batch_rows, wanted, look, plots, reproject, hand_over)
        except BaseException as error:  # noqa: BLE001 - raised again by the thread that waits for it
            # What the frames hold of GDAL ends here, in the thread that made it, and not whenever memory is tidied up.
            traceback.clear_frames(error.__traceback__)
            last = error
        if not stop.is_set():
            hand_over(last)

    thread = threading.Thread(target=work, name="read-source", daemon=True)
    thread.start()
    try:
        while True:
            item = ready.get()
            if isinstance(item, BaseException):
                raise item
            if item is None:
                return
            yield item
    finally:
        stop.set()
        thread.join()


def _read(
    path: Place,
    name: str | None,
    crs: str | AutoCrs | None,
    encoding: str | None,
    batch_rows: int,
    wanted: Callable[[LayerInfo], set[str]],
    look: Callable[[Peek], None] | None,
    plots: bool,
    reproject: bool,
    hand_over: Callable[[object], None],
) -> None:
    with opened(path, encoding) as (dataset, heard):
        infos = layers_of(dataset, path)
        if heard and any("locked" in text for text in heard):
            raise broken_after(path, name or "", 0, heard)
        info = choose(path, infos, name) if plots else next(info for info in infos if info.name == name)
        layer = dataset.GetLayer(infos.index(info))
        if info.count == NOT_COUNTED:
            info = replace(info, count=max(0, layer.GetFeatureCount()))
        peek = Peek(path, dataset, layer, info)
        try:
            if look is not None:
                look(peek)
            needed = wanted(info)
        finally:
            peek.close()
        wkt = info.crs_wkt
        if plots:
            wkt = crs_of(path, info.name, wkt, layer, dataset.GetDriver().ShortName, crs, reproject)
        hand_over(Opened(info, wkt, info.count))
        definition = layer.GetLayerDefn()
        fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
        layer.SetIgnoredFields([field.GetName() for field in fields if field.GetName() not in needed])
        flags = any(field.GetSubType() == ogr.OFSTBoolean for field in fields if field.GetName() in needed)
        if not can_be_streamed(layer):
            raise unreadable(path, heard)
        heard.clear()
        with row_by_row(flags or _stream_may_crash(dataset, layer, info.count)):
            count = _stream(path, layer, info, batch_rows, heard, hand_over)
        if count < info.count:
            total = _count(dataset, layer)
            if count < total:
                raise too_few(path, info.name, count, total)
        if not count and (plots or not isinstance(path, Database)):  # its tables were not counted before
            raise BadInput(_EMPTY, _CHOOSE_OTHER, path=path, layer=info.name)


def _stream_may_crash(dataset: gdal.Dataset, layer: ogr.Layer, rows: int, version: int | None = None) -> bool:
    """Tell whether GDAL's fast path must be avoided: only ids 1, 2, 3 ... without holes are read by its sound half."""
    version = int(gdal.VersionInfo("VERSION_NUM")) if version is None else version
    if dataset.GetDriver().ShortName != "GPKG" or not _FAULTY_FROM <= version < _MENDED_IN:
        return False
    if not layer.GetFIDColumn():
        return True
    numbers = {"row": quoted(layer.GetFIDColumn()), "layer": quoted(layer.GetName())}
    return _first(dataset, statement("SELECT max({row}) FROM {layer} HAVING min({row}) = 1", **numbers)) != rows


def _stream(path, layer, info, batch_rows, heard, hand_over) -> int:
    """Hand over the rows of `layer` batch by batch; return how many there were."""
    shape_key, row_key = layer.GetGeometryColumn() or "wkb_geometry", layer.GetFIDColumn() or "OGC_FID"
    count = 0
    try:
        # Entered, so that an error lets the stream go before its dataset closes: the other way round is a crash.
        with layer.GetArrowStreamAsNumPy([f"MAX_FEATURES_IN_BATCH={batch_rows}"]) as stream:
            for batch in stream:
                size = len(next(iter(batch.values()), ()))
                if heard:
                    raise broken_after(path, info.name, count, heard)
                if not size:  # GDAL 3.6 goes on with empty batches for ever where a file is damaged
                    break
                count += size
                wkb = batch.pop(shape_key, None)
                rows = batch.pop(row_key, None)
                hand_over(Raw(batch, wkb, np.arange(count - size, count) if rows is None else np.asarray(rows)))
    except (RuntimeError, UnicodeDecodeError, SystemError) as error:
        # somebody switched GDAL's exceptions on; its binding stumbles over what it cannot put into an array
        heard.append(str(error))
    if heard:
        raise broken_after(path, info.name, count, heard)
    return count


def _count(dataset: gdal.Dataset, layer: ogr.Layer) -> int:
    """Count rows one by one where a file keeps their number: it may be older than the rows themselves."""
    if dataset.GetDriver().ShortName not in _KEEP_NUMBER:
        return layer.GetFeatureCount()
    return _first(dataset, statement("SELECT COUNT(*) FROM {layer}", layer=quoted(layer.GetName())))


def _first(dataset: gdal.Dataset, query: str) -> int:
    """Return the one whole number that a query gives; 0 where it gives none."""
    result = dataset.ExecuteSQL(query)
    if result is None:
        return 0
    try:
        feature = result.GetNextFeature()
        return int(feature.GetField(0) or 0) if feature is not None else 0
    finally:
        dataset.ReleaseResultSet(result)
