"""A folder as a commune sends it: sheets, one of them in an old font, drawings that cannot be read, a broken file."""

from pathlib import Path

import fiona

from land_campaign_plugin.model.legacy_text import TCVN3, to_bytes
from land_campaign_plugin.verbs.sample import sample

CRS = "EPSG:9209"
STATED, OLD, OWN = "to_1.shp", "to_2.shp", "DC3.shp"
V8, DWG, BROKEN = "cu.dgn", "ban_ve.dwg", "hong.shp"
OWN_NAMES = {
    "MaXa": "C1", "SoHieuToBanDo": "C2", "SoThuTuThua": "C3", "DienTich": "C4", "KyHieuMucDichSuDung": "C5",
}  # fmt: skip
"""What the fields of the third sheet are called: nothing can be told from their names."""
_KEPT = ("MaXa", "SoHieuToBanDo", "SoThuTuThua", "DienTich", "KyHieuMucDichSuDung", "DiaChi", "TyLe")


def make(folder: Path) -> Path:
    """Write the folder; return it. The plots are those of a clean sample of three sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder.parent / "whole.gpkg"
    sample(source, plots=840, errors=0)
    with fiona.open(source, layer="plots") as plots:
        kinds = plots.schema["properties"]
        rows = {}
        for row in plots:
            rows.setdefault(row.properties["SoHieuToBanDo"], []).append(row)
    first, second, third = sorted(rows)[:3]
    names = {name: name for name in _KEPT}
    _write(folder / STATED, rows[first], names, kinds, crs=CRS)
    _write(folder / OLD, rows[second], names, kinds, old=True)
    _write(folder / OWN, rows[third], OWN_NAMES, kinds, crs=CRS)
    (folder / V8).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / DWG).write_bytes(b"AC1027" + bytes(600))
    (folder / BROKEN).write_text("no shapefile", encoding="ascii")
    return folder


def _write(path: Path, rows: list, names: dict, kinds: dict, *, crs: str | None = None, old: bool = False) -> None:
    """Write a Shapefile; one in an old font has its texts in TCVN3, and nothing that says so."""
    schema = {"geometry": "Polygon", "properties": {new: kinds[name] for name, new in names.items()}}
    encoding = "ISO-8859-1" if old else "UTF-8"
    with fiona.open(path, "w", driver="ESRI Shapefile", schema=schema, crs=crs, encoding=encoding) as file:
        for row in rows:
            values = {new: row.properties[name] for name, new in names.items()}
            if old:
                values = {name: _in_tcvn3(value) for name, value in values.items()}
            file.write({"type": "Feature", "geometry": row.geometry, "properties": values})
    if old:
        for suffix in (".cpg", ".prj"):
            path.with_suffix(suffix).unlink(missing_ok=True)


def _in_tcvn3(value: object) -> object:
    return to_bytes(value, TCVN3).decode("latin-1") if isinstance(value, str) else value
