"""Source files for tests, written by GDAL's own ogr2ogr from a table of WKT."""

import csv
import sqlite3
import struct
import subprocess
from pathlib import Path

EAST, NORTH = 560_000, 2_290_000


def plot_wkt(column: int, row: int = 0, side: float = 20.0) -> str:
    """A square plot as WKT, `side` metres wide, in a grid of 20 m."""
    x, y = EAST + 20 * column, NORTH + 20 * row
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return f"POLYGON (({', '.join(f'{a} {b}' for a, b in corners)}))"


def plot_rows(count: int = 3, **columns) -> list[dict]:
    """Rows in the published national schema; `columns` adds fields or replaces them, a list or one value for all."""
    rows = []
    for number in range(count):
        row = {
            "WKT": plot_wkt(number),
            "MaXa": "11953",
            "SoHieuToBanDo": "7",
            "SoThuTuThua": str(number + 1),
            "DienTich": 400.5,
            "KyHieuMucDichSuDung": "ONT",
            "DiaChi": "Thôn Đoài, xã Phố Hiến",
            "TyLe": 1000,
        }
        for name, values in columns.items():
            row[name] = values[number] if isinstance(values, list) else values
        rows.append(row)
    return rows


def write_source(
    path: Path,
    rows: list[dict],
    *,
    driver: str = "GPKG",
    crs: str | None = "EPSG:9209",
    layer: str = "thua_dat",
    geometry: str | None = None,
    options: tuple = (),
    types: bool = True,
) -> Path:
    """Write `rows` (with a column WKT) with ogr2ogr, adding a layer where the file exists."""
    table = path.with_suffix(".rows.csv")
    with table.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    command = ["ogr2ogr", "-f", driver, str(path), str(table), "-nln", layer, "-oo", "KEEP_GEOM_COLUMNS=NO"]
    command += ["-oo", f"AUTODETECT_TYPE={'YES' if types else 'NO'}", "-oo", "GEOM_POSSIBLE_NAMES=WKT"]
    command += ["-a_srs", crs] if crs else []
    command += ["-nlt", geometry] if geometry else []
    if driver in ("ESRI Shapefile", "MapInfo File") and not any("ENCODING" in option for option in options):
        command += ["-lco", "ENCODING=UTF-8"]
    command += ["-update"] if path.exists() else []
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=60)
    table.unlink()
    return path


def gpkg_blob(wkb: bytes, srs_id: int = 9209) -> bytes:
    """A GeoPackage geometry without an envelope."""
    return b"GP\0\1" + struct.pack("<i", srs_id) + wkb


def put_shape(path: Path, fid: int, wkb: bytes | None, layer: str = "thua_dat") -> None:
    """Put any bytes in the place of a row's shape; the file must have been written with ``NO_INDEX``."""
    connection = sqlite3.connect(path)
    blob = None if wkb is None else gpkg_blob(wkb)
    connection.execute(f"UPDATE {layer} SET geom = ? WHERE fid = ?", (blob, fid))
    connection.commit()
    connection.close()


NO_INDEX = ("-lco", "SPATIAL_INDEX=NO")


def ring_wkb(points: list[tuple]) -> bytes:
    """WKB of a polygon of one ring, as it is given: closed or not, numbers or not."""
    head = struct.pack("<BIII", 1, 3, 1, len(points))
    return head + b"".join(struct.pack("<dd", *point) for point in points)
