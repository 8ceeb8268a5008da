"""Writes plots as a layer that other programs read: GeoPackage, Shapefile, GeoJSON or FlatGeobuf.

Written beside the target under another name and put in place when complete: what was there stays until then.
Only the columns of a plot are written, nothing about persons.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.projection import WGS84, crs_label, is_metric, parse_crs, same_crs, transformation
from ..model.tables import INTEGER, PLOT_FIELDS, REAL, PlotTable
from ..native import fiona, shapely
from .replacing import refuse_other_tables
from .writing import LOOK_AT_DISK, refuse_folder, said_plainly

LAYER = "plots"
# Column, name in the published national schema, name of ten bytes or fewer for Shapefile. Reading knows them all
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("uid", "uid", "uid"),
    ("ver", "ver", "ver"),
    ("commune", "MaXa", "MaXa"),
    ("sheet_number", "SoHieuToBanDo", "SoToBanDo"),
    ("plot_number", "SoThuTuThua", "SoThua"),
    ("area_recorded_m2", "DienTich", "DienTich"),
    ("area_legal_m2", "DienTichPhapLy", "DTPhapLy"),
    ("land_use", "KyHieuMucDichSuDung", "LoaiDat"),
    ("address", "DiaChi", "DiaChi"),
    ("hamlet", "Thon", "Thon"),
    ("map_scale", "TyLe", "TyLe"),
    ("plot_code", "MaThuaDat", "MaThuaDat"),
    ("plot_code_issued", "MaThuaDatDaCap", "MaThuaCap"),
    ("former_commune", "MaXaCu", "MaXaCu"),
    ("former_sheet_number", "SoHieuToBanDoCu", "SoToCu"),
    ("former_plot_number", "SoThuTuThuaCu", "SoThuaCu"),
    ("former_map_scale", "TyLeCu", "TyLeCu"),
    ("non_plot", "laDoiTuongChiemDat", "non_plot"),
    ("note", "GhiChu", "GhiChu"),
)
_SHAPEFILE, _GEOJSON, _GPKG = "ESRI Shapefile", "GeoJSON", "GPKG"
FORMATS = {".gpkg": _GPKG, ".shp": _SHAPEFILE, ".geojson": _GEOJSON, ".json": _GEOJSON, ".fgb": "FlatGeobuf"}
"""Format by suffix of the file name."""
_STALE = (".qix", ".sbn", ".sbx", ".qpj", ".shp.xml", ".idm", ".ind")
_LONGEST_TEXT = 254
_USUAL_TEXT = 16
# Bytes that a Shapefile gives a text in every row; GDAL widens a field when a longer text comes
_WIDTHS = {"uid": 36, "commune": 5, "former_commune": 5, "land_use": 32, "address": 64, "plot_code": 36, "note": 32}
_FARTHEST = 1e9
"""No coordinate on earth is as large, be it metres or degrees."""
_PLAIN_KINDS = {REAL: "float", INTEGER: "int"}
_TOLD_EVERY = 1_000
_DEGREE_DIGITS, _METRE_DIGITS = 9, 3
_PLOTS = QT_TRANSLATE_NOOP("core", "plots")

_NO_FORMAT = QT_TRANSLATE_NOOP("core", "It is not clear which format {path} is to be written in.")
_FORMATS_ARE = QT_TRANSLATE_NOOP("core", "End the file name with one of: {suffixes}.")
_INCOMPLETE = QT_TRANSLATE_NOOP("core", "Only {written} of {count} plots arrived in {path}. Nothing was changed.")
_CUT = QT_TRANSLATE_NOOP("core", "{count} texts were longer than the 254 bytes that Shapefile holds; they were cut.")
_DEGREES = QT_TRANSLATE_NOOP(
    "core", "GeoJSON is written in longitude and latitude (WGS 84, by EPSG:6960); it needs reprojecting to be loaded."
)
_NO_SHAPE = QT_TRANSLATE_NOOP("core", "{count} plots without a shape were written without one.")
_WRONG = QT_TRANSLATE_NOOP("core", "{count} plots have coordinates that cannot be on earth; their shape was left out.")
_STAYS = QT_TRANSLATE_NOOP("core", "A Shapefile holds no other columns; these stay in the work copy: {fields}.")
_LEFT_OUT = QT_TRANSLATE_NOOP("core", "{count} plots without a shape were left out: this format needs one.")


class MoreFields(Protocol):
    """Fields beside those of plots: kind by name, and what plots have in each."""

    kinds: dict[str, str]

    def columns(self, plots: PlotTable) -> list[list]:
        """Return the values of `plots`, a list a field."""


@dataclass
class ExportReport:
    """What was written: plots, where, in which files and CRS, and remarks."""

    rows: int
    path: Path
    files: list[Path] = field(default_factory=list)
    crs_name: str = ""
    notes: list[tuple[str, dict]] = field(default_factory=list)


def format_of(path: Path, wanted: str | None = None) -> str:
    """Return the GDAL name of the format to write: what is `wanted` (a name or a suffix), else by file name."""
    if wanted:
        named = {name.casefold(): name for name in FORMATS.values()}
        found = FORMATS.get("." + wanted.casefold().lstrip(".")) or named.get(wanted.casefold())
    else:
        found = FORMATS.get(path.suffix.casefold())
    if not found:
        raise BadInput(_NO_FORMAT, _FORMATS_ARE, path=path, suffixes=", ".join(FORMATS))
    return found


def write_plots(
    path: Path | str,
    batches: Iterable[PlotTable],
    crs: str,
    *,
    total: int,
    format: str | None = None,  # noqa: A002 - the word that users write
    to_crs: str | None = None,
    more: MoreFields | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> ExportReport:
    """Write plots to a new file at `path`, or in place of an old one.

    Parameters
    ----------
    crs : str
        CRS of the plots.
    to_crs : str, optional
        CRS to write in; GeoJSON is in WGS 84 unless this says otherwise, the rest keeps the plots' own.
    more : MoreFields, optional
        Other fields to write after those of plots; a Shapefile goes without.

    Raises
    ------
    CannotWrite
        Folder read-only, disk full, target open elsewhere. Nothing was changed.
    """
    path = Path(path)
    driver = format_of(path, format)
    _refuse_target(path, driver)
    export = _Export(driver, crs, to_crs or (WGS84 if driver == _GEOJSON else crs), total, more, progress, cancelled)
    room = path.with_name(f".{path.stem}.{uuid.uuid4().hex[:8]}.part")
    try:
        with said_plainly(path):
            room.mkdir()
            export.write(room / path.name, batches)
            files = _put_in_place(room, path)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return ExportReport(export.rows, path, files, crs_label(parse_crs(export.to_crs)), export.notes())


class _Export:
    """One run of `write_plots`."""

    def __init__(
        self,
        driver: str,
        crs: str,
        to_crs: str,
        total: int,
        more: MoreFields | None,
        progress: Progress,
        cancelled: IsCancelled,
    ):
        self.driver = driver
        self.to_crs = to_crs
        self.rows = 0
        self._target = parse_crs(to_crs)
        self._transform = None if same_crs(parse_crs(crs), self._target) else transformation(crs, to_crs)
        self._digits = _METRE_DIGITS if is_metric(self._target) else _DEGREE_DIGITS
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._cut = self._shapeless = self._wrong = 0
        self._stays = [*more.kinds] if more and driver == _SHAPEFILE else []
        self._more = None if driver == _SHAPEFILE else more

    def write(self, path: Path, batches: Iterable[PlotTable]) -> None:
        """Write all plots to `path` and make sure that they are there."""
        options = {"layer": LAYER} if self.driver == _GPKG else {}
        creation = {_GPKG: {"VERSION": "1.2"}, _GEOJSON: {"COORDINATE_PRECISION": self._digits}}.get(self.driver, {})
        if self.driver == _GEOJSON and same_crs(self._target, parse_crs(WGS84)):
            creation["RFC7946"] = "YES"
        shapes = {_SHAPEFILE: "Polygon", _GPKG: "MultiPolygon"}.get(self.driver, ["Polygon", "MultiPolygon"])
        kinds = {name: self._kind(column) for column, name in self._names()}
        if self._more:
            kinds |= {name: _PLAIN_KINDS.get(kind, "str") for name, kind in self._more.kinds.items()}
        schema = {"geometry": shapes, "properties": kinds}
        with fiona.open(
            path, "w", driver=self.driver, schema=schema, crs_wkt=self._target.to_wkt(), encoding="UTF-8",
            **options, **creation,
        ) as layer:  # fmt: skip
            layer.writerecords(self._records(batches))
        self._verify(path)

    def notes(self) -> list[tuple[str, dict]]:
        """Return remarks on what was written."""
        remarks = []
        if self.driver == _GEOJSON and not is_metric(self._target):
            remarks.append((_DEGREES, {}))
        if self._cut:
            remarks.append((_CUT, {"count": self._cut}))
        if self._wrong:
            remarks.append((_WRONG, {"count": self._wrong}))
        if self.driver == "FlatGeobuf" and self._shapeless:
            remarks.append((_LEFT_OUT, {"count": self._shapeless}))
        elif self._shapeless > self._wrong:
            remarks.append((_NO_SHAPE, {"count": self._shapeless - self._wrong}))
        if self._stays:
            remarks.append((_STAYS, {"fields": ", ".join(self._stays)}))
        return remarks

    def _names(self) -> list[tuple[str, str]]:
        return [(column, short if self.driver == _SHAPEFILE else name) for column, name, short in FIELDS]

    def _kind(self, column: str) -> str:
        kind = PLOT_FIELDS[column].kind
        if self.driver == _SHAPEFILE:
            return {REAL: "float:20.6", INTEGER: "int:9"}.get(kind, f"str:{_WIDTHS.get(column, _USUAL_TEXT)}")
        return _PLAIN_KINDS.get(kind, "str")

    def _records(self, batches: Iterable[PlotTable]) -> Iterator[dict]:
        names = self._names()
        written = [name for _, name in names] + ([*self._more.kinds] if self._more else [])
        for plots in batches:
            geometry = self._on_earth(plots.geometry)
            if self._transform is not None:
                geometry = self._on_earth(shapely.transform(geometry, self._placed))
            if self.driver == _GPKG:
                single = np.flatnonzero(shapely.get_type_id(geometry) == 3)
                geometry = geometry.copy()
                if len(single):
                    geometry[single] = shapely.multipolygons(geometry[single], indices=np.arange(len(single)))
            columns = [self._values(plots, column) for column, _ in names]
            if self._more:
                columns += self._more.columns(plots)
            for shape, *values in zip(shapely.to_geojson(geometry).tolist(), *columns, strict=True):
                if shape is None:
                    self._shapeless += 1
                    if self.driver == "FlatGeobuf":
                        continue
                yield {
                    "geometry": None if shape is None else json.loads(shape),
                    "properties": dict(zip(written, values, strict=True)),
                }
                self.rows += 1
                if self.rows % _TOLD_EVERY == 0:
                    stop_if(self._cancelled)
                    self._progress(self.rows, max(self.rows, self._total), _PLOTS)
        stop_if(self._cancelled)
        self._progress(self.rows, self.rows, _PLOTS)

    def _on_earth(self, geometry: np.ndarray) -> np.ndarray:
        """Return `geometry` without the shapes whose coordinates are no numbers, or too large to be on earth."""
        coordinates, owner = shapely.get_coordinates(geometry, return_index=True)
        wrong = np.unique(owner[~(np.abs(coordinates) <= _FARTHEST).all(axis=1)])
        if not len(wrong):
            return geometry
        self._wrong += len(wrong)
        geometry = geometry.copy()
        geometry[wrong] = None
        return geometry

    def _placed(self, coordinates: np.ndarray) -> np.ndarray:
        return np.round(self._transform(coordinates), self._digits)

    def _values(self, plots: PlotTable, column: str) -> list:
        if column not in plots:
            return [None] * len(plots)
        values = plots[column].tolist()
        kind = PLOT_FIELDS[column].kind
        if kind == REAL:
            return [None if value != value else value for value in values]
        if kind == INTEGER:
            return [value or None for value in values] if column == "map_scale" else values
        return [self._fitting(value) for value in values] if self.driver == _SHAPEFILE else values

    def _fitting(self, text: str | None) -> str | None:
        """Return `text` cut to what a Shapefile holds, never inside a letter."""
        if text is None or len(text) * 4 <= _LONGEST_TEXT or len(raw := text.encode()) <= _LONGEST_TEXT:
            return text
        self._cut += 1
        return raw[:_LONGEST_TEXT].decode(errors="ignore")

    def _verify(self, path: Path) -> None:
        """Read back how much arrived: a full disk does not always make itself known while writing."""
        for file in path.parent.iterdir():
            with file.open("rb+") as handle:
                os.fsync(handle.fileno())
        with fiona.open(path) as layer:
            written = len(layer)
        if written != self.rows or (self.driver == _SHAPEFILE and not _is_whole_shapefile(path)):
            raise CannotWrite(_INCOMPLETE, LOOK_AT_DISK, path=path.name, written=written, count=self.rows)


def _is_whole_shapefile(path: Path) -> bool:
    """Tell whether a Shapefile is as long as its own headers say."""
    for suffix in (".shp", ".shx"):
        part = path.with_suffix(suffix)
        with part.open("rb") as handle:
            if int.from_bytes(handle.read(28)[24:28], "big") * 2 != part.stat().st_size:
                return False
    table = path.with_suffix(".dbf")
    with table.open("rb") as handle:
        head = handle.read(12)
    count, start, width = (int.from_bytes(head[a:b], "little") for a, b in ((4, 8), (8, 10), (10, 12)))
    return table.stat().st_size >= start + count * width


def _refuse_target(path: Path, driver: str) -> None:
    """Refuse a folder that does not exist, and a GeoPackage that holds more than what will be written again."""
    refuse_folder(path)
    if driver == _GPKG:
        refuse_other_tables(path, {LAYER})


def _put_in_place(room: Path, path: Path) -> list[Path]:
    """Move the files in `room` beside `path`; when one cannot be replaced, all old files are put back."""
    new = sorted(room.iterdir(), key=lambda file: file.suffix == path.suffix)
    targets = [path.with_name(file.name) for file in new]
    old = [target for target in targets if target.exists()]
    if path.suffix.casefold() == ".shp":
        old += [stale for suffix in _STALE if (stale := path.with_suffix(suffix)).exists()]
    if len(new) == 1 and len(old) <= 1:
        os.replace(new[0], path)
        return [path]
    kept = room / "before"
    kept.mkdir()
    moved: list[Path] = []
    placed: list[Path] = []
    try:
        for file in old:
            os.replace(file, kept / file.name)
            moved.append(file)
        for file, target in zip(new, targets, strict=True):
            os.replace(file, target)
            placed.append(target)
    except OSError:
        for target in placed:
            target.unlink(missing_ok=True)
        for file in moved:
            os.replace(kept / file.name, file)
        raise
    return targets
