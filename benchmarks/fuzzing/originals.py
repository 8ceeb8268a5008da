"""Small valid files of each format, two of a kind, which the fuzzer damages."""

from __future__ import annotations

import io
import math
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from osgeo import gdal, ogr, osr

from land_campaign_plugin.native import openpyxl
from land_campaign_plugin.samples.hand_in import LABELS
from land_campaign_plugin.sources.opening import thread_options

EAST, NORTH = 560_000, 2_290_000
_FIELDS = (
    ("MaXa", ogr.OFTString),
    ("SoTo", ogr.OFTString),
    ("SoThua", ogr.OFTInteger),
    ("DienTich", ogr.OFTReal),
    ("LoaiDat", ogr.OFTString),
    ("DiaChi", ogr.OFTString),
    ("NgayCap", ogr.OFTDate),
)
_DAY = "2024-01-01"
_SIMPLE = (
    ("Mã xã", "11953", "11953", "11977"),
    ("Số tờ bản đồ", 7, 7, "8"),
    ("Số thửa", 1, 2, "3A"),
    ("Họ và tên", "Trần Văn Mẫu", "Lê Thị Mẫu", "Nguyễn Văn Mẫu"),
    ("Năm sinh", 1957, "1960", "12/03/1971"),
    ("CCCD", "033057000123", "033160000456", 33071000789),
    ("Số phát hành GCN", "BA 000001", "BA 000002", "AA 123456"),
    ("Ngày cấp", datetime(2010, 5, 12), "12/05/2010", "2011"),
    ("Diện tích", 300.5, "400,5", "1.234"),
    ("Loại đất", "ONT", "ODT", "CLN"),
)


@dataclass(frozen=True)
class FileSet:
    """Files that belong together, by name; `main` is the one (or the folder) that a person chooses."""

    main: str
    files: dict[str, bytes]

    def put(self, folder: Path) -> Path:
        """Write the files into a folder; return the path of the main one."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return folder / self.main


@cache
def originals(kind: str) -> tuple[FileSet, ...]:
    """Return the valid files of a format, one of `FORMATS`."""
    made = []
    with thread_options(OGR_CURRENT_DATE=f"{_DAY}T00:00:00.000Z"):
        for variant in (0, 1):
            with TemporaryDirectory() as name:
                folder = Path(name)
                main = FORMATS[kind](folder, variant)
                files = {
                    path.relative_to(folder).as_posix(): path.read_bytes()
                    for path in sorted(folder.rglob("*"))
                    if path.is_file()
                }
                made.append(FileSet(main, files))
    return tuple(made)


def _shapes(variant: int) -> list[str | None]:
    """Return shapes as WKT: plain, with a hole, of many corners, of two parts, and none at all."""
    x, y = EAST + 1000 * variant, NORTH
    ring = [(x + 100 + 20 * math.cos(at / 20 * math.pi), y + 20 * math.sin(at / 20 * math.pi)) for at in range(40)]
    rings = [
        [_square(x, y, 20)],
        [_square(x + 20, y, 20), _square(x + 25, y + 5, 5)],
        [[*ring, ring[0]]],
    ]
    texts = [f"POLYGON ({', '.join(map(_points, shape))})" for shape in rings]
    parts = [_square(x + 40, y, 10), _square(x + 55, y, 5)]
    return [*texts, f"MULTIPOLYGON ({', '.join(f'({_points(part)})' for part in parts)})", None]


def _square(x: float, y: float, side: float) -> list[tuple[float, float]]:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def _points(ring: list[tuple[float, float]]) -> str:
    return f"({', '.join(f'{x:.3f} {y:.3f}' for x, y in ring)})"


def _vectors(driver: str, ending: str, dataset_options: tuple = (), layer_options: tuple = (), more: bool = False):
    """Return a function that writes plots with a driver of GDAL; `more` adds a table of records."""

    def write(folder: Path, variant: int) -> str:
        main = f"a{ending}"
        dataset = gdal.GetDriverByName(driver).Create(str(folder / main), 0, 0, 0, 0, list(dataset_options))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(9209 if driver not in ("MapInfo File",) else 32648)
        kind = ogr.wkbMultiPolygon if variant or ending == ".shp" else ogr.wkbUnknown
        kind = ogr.wkbMultiPolygon if driver in ("OpenFileGDB", "FlatGeobuf") else kind
        layer = dataset.CreateLayer("a", reference, kind, list(layer_options))
        for name, field in _FIELDS[: 7 - 2 * variant]:
            definition = ogr.FieldDefn(name, field)
            if driver == "MapInfo File" and field == ogr.OFTString:
                definition.SetWidth(60)
            layer.CreateField(definition)
        for number, text in enumerate(_shapes(variant), 1):
            feature = ogr.Feature(layer.GetLayerDefn())
            values = ("11953", str(7 + variant), number, 400.5 * number, "ONT+CLN", "Thôn Đoài, xã Phố Hiến", _DAY)
            for name, value in zip((name for name, _ in _FIELDS[: 7 - 2 * variant]), values, strict=False):
                feature.SetField(name, value)
            if text:
                shape = ogr.CreateGeometryFromWkt(text)
                feature.SetGeometry(ogr.ForceToMultiPolygon(shape) if kind == ogr.wkbMultiPolygon else shape)
            layer.CreateFeature(feature)
        layer = feature = None
        if more and variant:
            _add_records(dataset)
        dataset = None
        if driver == "SQLite":
            _at_one_time(folder / main)
        return main

    return write


def _at_one_time(path: Path) -> None:
    """Let a SpatiaLite file tell the same whenever it was written."""
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE spatialite_history SET timestamp = ?", (_DAY,))
        base.execute("UPDATE geometry_columns_time SET last_insert = ?, last_update = ?, last_delete = ?", (_DAY,) * 3)
        base.execute("UPDATE geometry_columns_statistics SET last_verified = ?", (_DAY,))
        base.commit()
        base.execute("VACUUM")


def _add_records(dataset: gdal.Dataset) -> None:
    """Add a table of certificates beside the plots."""
    layer = dataset.CreateLayer("certificate", None, ogr.wkbNone)
    for name in ("uid", "plot_uid", "serial", "issued_on"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for number in (1, 2):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in (("uid", f"c{number}"), ("plot_uid", "p"), ("serial", "BA 000001"), ("issued_on", _DAY)):
            feature.SetField(name, value)
        layer.CreateFeature(feature)


def _drawing(driver: str, ending: str):
    """Return a function that writes linework and labels with a driver of GDAL."""

    def write(folder: Path, variant: int) -> str:
        main = f"a{ending}"
        options = []
        if driver == "DGN":
            options = ["MASTER_UNIT_NAME=m", "SUB_UNIT_NAME=mm", "SUB_UNITS_PER_MASTER_UNIT=1000", "UOR_PER_SUB_UNIT=1"]
            options.append("ORIGIN=-500000,-1000000,0")
        dataset = gdal.GetDriverByName(driver).Create(str(folder / main), 0, 0, 0, 0, options)
        layer = dataset.CreateLayer("elements" if driver == "DGN" else "entities")
        x, y = EAST + 1000 * variant, NORTH
        for number, text in enumerate(_shapes(variant)[:3]):
            for ring in ogr.CreateGeometryFromWkt(text):
                line = ogr.ForceToLineString(ring.Clone())
                _element(layer, driver, line, 10)
            _element(
                layer, driver, ogr.CreateGeometryFromWkt(f"POINT ({x + 3 + 20 * number} {y + 3})"), 13, f"{number}"
            )
        dataset = layer = None
        return main

    return write


def _element(layer: ogr.Layer, driver: str, shape: ogr.Geometry, level: int, text: str = "") -> None:
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(shape)
    if driver == "DGN":
        feature.SetField("Level", level)
        feature.SetField("Type", 17 if text else 4)
        if text:
            feature.SetField("Text", text)
    else:
        feature.SetField("Layer", str(level))
    if text:
        feature.SetStyleString(f'LABEL(f:"Arial",t:"{text}",s:2g)')
    layer.CreateFeature(feature)


def _columns(variant: int) -> list[list]:
    """Return the rows of a table of records."""
    if not variant:
        return [list(row) for row in zip(*_SIMPLE, strict=True)]
    row = [None] * len(LABELS)
    cells = {1: "11977", 2: "BA 000001", 3: "12/05/2010", 4: "CH00001", 7: "Trần Văn Mẫu", 8: 1957, 9: "Nam"}
    cells |= {10: "033057000123", 12: "Vợ chồng", 13: "Chồng", 21: 7, 22: 12, 24: 300.5, 25: "ONT", 26: 200.5}
    for at, value in cells.items():
        row[at] = value
    return [["Biểu PL3-01"], [], list(LABELS), row, [*row[:22], 13, *row[23:]]]


def _workbook(folder: Path, variant: int) -> str:
    book = openpyxl().Workbook()
    sheet = book.active
    for at, row in enumerate(_columns(variant), 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(at, column, value)
    if variant:
        sheet.merge_cells("A1:F1")
    else:
        book.create_sheet("Hai").cell(1, 1, "=1/0")
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as old:
        members = {name: old.read(name) for name in old.namelist()}
    core = "docProps/core.xml"
    members[core] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-01-01T00:00:00Z", members[core])
    (folder / "a.xlsx").write_bytes(zipped(members))
    return "a.xlsx"


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip file with some members, the same for the same members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 1)
    return held.getvalue()


def _delimited(folder: Path, variant: int) -> str:
    separator, encoding = (";", "utf-16") if variant else (",", "utf-8")
    lines = (separator.join(_quoted(value) for value in row) for row in _columns(variant))
    (folder / "a.csv").write_bytes("\r\n".join(lines).encode(encoding))
    return "a.csv"


def _quoted(value: object) -> str:
    text = "" if value is None else str(value)
    return f'"{text}"' if re.search(r"[,;\"\n]", text) else text


FORMATS: dict[str, Callable[[Path, int], str]] = {
    "gpkg": _vectors("GPKG", ".gpkg", more=True),
    "shp": _vectors("ESRI Shapefile", ".shp", (), ("ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={_DAY}")),
    "geojson": _vectors("GeoJSON", ".geojson", (), ("WRITE_BBOX=YES",)),
    "gml": _vectors("GML", ".gml"),
    "tab": _vectors("MapInfo File", ".tab", ("FORMAT=TAB",)),
    "mif": _vectors("MapInfo File", ".mif", ("FORMAT=MIF",)),
    "fgb": _vectors("FlatGeobuf", ".fgb"),
    "gdb": _vectors("OpenFileGDB", ".gdb", more=True),
    "spatialite": _vectors("SQLite", ".sqlite", ("SPATIALITE=YES", "INIT_WITH_EPSG=NO"), more=True),
    "dxf": _drawing("DXF", ".dxf"),
    "dgn": _drawing("DGN", ".dgn"),
    "xlsx": _workbook,
    "csv": _delimited,
}
"""How a valid file of each format is written: ``write(folder, variant)`` returns the name of the main file."""
