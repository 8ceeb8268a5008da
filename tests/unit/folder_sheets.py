"""Folders of sheets for tests: GeoJSON written by hand, a square plot of 20 m beside the other."""

import json
from pathlib import Path

from land_campaign_plugin.verbs.folder_report import FolderReport
from land_campaign_plugin.verbs.load_folder import load_folder

EAST, NORTH, APART = 560_000, 2_290_000, 1_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def square(column: int, sheet: int, width: float = 20.0) -> list:
    """The ring of plot `column` of a sheet, 1 km north of the sheet before."""
    x, y = EAST + 20 * column, NORTH + APART * sheet
    return [[x, y], [x + width, y], [x + width, y + 20], [x, y + 20], [x, y]]


def plot(column: int, sheet: int, width: float = 20.0, **columns) -> dict:
    """A plot as GeoJSON; a column that is None is left out."""
    held = {"MaXa": "11953", "SoHieuToBanDo": str(sheet), "SoThuTuThua": str(column + 1), "KyHieuMucDichSuDung": "ONT"}
    held |= {"DienTich": 20.0 * width, "TyLe": 1000, **columns}
    shape = {"type": "Polygon", "coordinates": [square(column, sheet, width)]}
    return {"type": "Feature", "properties": {k: v for k, v in held.items() if v is not None}, "geometry": shape}


def write_sheet(path: Path, plots: list[dict], crs: int | None = 9209) -> Path:
    """Write a sheet; `crs` is its EPSG code."""
    named = {"crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{crs}"}}} if crs else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", **named, "features": plots}), encoding="utf-8")
    return path


def write_sheets(folder: Path, sheets: int = 3, plots: int = 4, **columns) -> Path:
    """Write sheets ``DC1.geojson``, ``DC2.geojson`` ..."""
    for sheet in range(1, sheets + 1):
        write_sheet(folder / f"DC{sheet}.geojson", [plot(column, sheet, **columns) for column in range(plots)])
    return folder


def outcomes(report: FolderReport) -> dict[str, str]:
    """What became of each sheet, after the report was added up."""
    assert report.found == sum(report.counts.values()) == len(report.sheets) + report.counts["left"]
    assert report.rows_in == report.rows_out + report.rows_set_aside
    return {line.path: line.outcome for line in report.sheets}


def take(folder: Path, work: Path, **options) -> FolderReport:
    """Load a folder."""
    return load_folder(folder, work, **options)
