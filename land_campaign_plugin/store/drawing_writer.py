"""Writes drawings that surveyors open: DGN of MicroStation V7, and DXF. GDAL does it, its seed files come with it.

DGN keeps whole units of 1 mm in 32 bits, counted from an origin. It is the one that cadastral seed files have (TT
26/2024, annex 21: metres and millimetres, resolution 1,000, X 500,000 Y 1,000,000), around which every zone of
VN-2000 has room; what lies elsewhere gets one of its own. GDAL cuts fractions off, so half a unit is added before.

Texts in DGN are bytes that a font gives a meaning to. V7 knows no Unicode, its offices write in .VnTime, so
Vietnamese is written in TCVN3; what is ASCII reads the same in every font. DXF has Unicode, as ``\\U+1EDB``.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from ..model.drawn_elements import DrawnElements
from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import TCVN3, to_bytes
from ..native import shapely
from .connection import sentence_for

DGN, DXF = "DGN", "DXF"
SUFFIXES = {DGN: ".dgn", DXF: ".dxf"}
ORIGIN = (500_000.0, 1_000_000.0)
_UNITS = (
    "MASTER_UNIT_NAME=m",
    "SUB_UNIT_NAME=mm",
    "SUB_UNITS_PER_MASTER_UNIT=1000",
    "UOR_PER_SUB_UNIT=1",
)
_REACH_M = 2_147_000.0
_FARTHEST_M = 1e9
_MM = 1000.0
_COLOURS = ("#ffffff", "#0000ff", "#00ff00", "#ff0000", "#ffff00", "#ff00ff")
# Last bytes of a complete file: DGN's mark of the end of the design, DXF's last group
_ENDS = {DGN: (b"\xff\xff",), DXF: (b"EOF\n", b"EOF\r\n")}
_DGN_BEGINS = (b"\x08\x09\xfe\x02", b"\xc8\x09\xfe\x02")
_FROM_UNICODE = str.maketrans({"²": "2", "³": "3", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "’": "'"})

_NO_FORMAT = QT_TRANSLATE_NOOP("core", "Drawings are written as DGN (MicroStation V7) or DXF; {path} is neither.")
_END_IN = QT_TRANSLATE_NOOP("core", "End the file name with .dgn or .dxf, or say which with --format.")
_TOO_FAR = QT_TRANSLATE_NOOP("core", "{path} cannot be written: its shapes lie too far apart for a drawing.")
_ONE_SHEET = QT_TRANSLATE_NOOP("core", "Look for plots far off the others: they break rule G09.")
_INCOMPLETE = QT_TRANSLATE_NOOP("core", "{path} could not be written ({reason}). Nothing was changed.")
_LOOK = QT_TRANSLATE_NOOP("core", "Look whether the disk has room left, or choose another folder.")
_CUT_OFF = "incomplete"


def drawing_format(path: Path, wanted: str | None = None) -> str:
    """Return `DGN` or `DXF`: what is `wanted`, else by the file's name.

    Raises
    ------
    BadInput
        It is neither.
    """
    name = (wanted or path.suffix).upper().lstrip(".")
    if name not in SUFFIXES:
        raise BadInput(_NO_FORMAT, _END_IN, path=path)
    return name


def is_drawing(path: Path) -> bool:
    """Tell whether a file begins as a DGN V7 or a DXF does."""
    with path.open("rb") as file:
        head = file.read(64)
    return head.startswith(_DGN_BEGINS) or head.lstrip().startswith((b"0\n", b"0\r\n", b"999"))


def write_drawing(path: Path, elements: DrawnElements, wanted: str | None = None) -> Path:
    """Write a drawing, replacing the file at once when all of it is written.

    Parameters
    ----------
    wanted : str, optional
        `DGN` or `DXF`; by the file's name if not given.

    Raises
    ------
    BadInput
        The format is neither, or shapes lie further apart than a drawing is wide (4,294 km).
    CannotWrite
        Folder read-only, disk full, file open elsewhere. What was there stays.
    """
    kind = drawing_format(path, wanted)
    wkb, origin = _encoded(path, elements, kind)
    part = path.with_name(f".{path.stem}.{uuid.uuid4().hex[:8]}.part")
    try:
        part.touch()  # the system says better than GDAL why a file cannot be made
        with _listening() as heard:
            try:
                _fill(part, kind, elements, wkb, origin)
            except RuntimeError as error:  # somebody switched GDAL's exceptions on
                heard.append(" ".join(str(error).split()))
        _finish(part, kind, heard)
        os.replace(part, path)
    except OSError as error:
        raise sentence_for(path, error) from error
    except _Unwritten as error:
        raise CannotWrite(_INCOMPLETE, _LOOK, path=path, reason=str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path


class _Unwritten(Exception):
    """GDAL could not write all of it."""


def _encoded(path: Path, elements: DrawnElements, kind: str) -> tuple[np.ndarray, tuple[float, float]]:
    """Return the shapes as WKB, ready for the grid of the drawing, and the origin of that."""
    shapes = shapely.force_2d(np.array([*elements.geometry, None], dtype=object)[:-1])
    closed = np.flatnonzero(shapely.get_type_id(shapes) == 3) if kind == DXF else ()
    if len(closed):  # GDAL fills polygons with a hatch; surveyors want the outline
        shapes[closed] = shapely.boundary(shapes[closed])
    points = shapely.get_coordinates(shapes)
    if not (np.abs(points) < _FARTHEST_M).all():
        raise BadInput(_TOO_FAR, _ONE_SHEET, path=path)
    if kind == DXF:
        return shapely.to_wkb(shapes), ORIGIN
    origin = np.array(ORIGIN)
    if len(points) and np.abs(points - origin).max() >= _REACH_M:
        origin = np.rint((points.min(axis=0) + points.max(axis=0)) / 2 / _MM) * _MM
        if np.abs(points - origin).max() >= _REACH_M:
            raise BadInput(_TOO_FAR, _ONE_SHEET, path=path)

    def on_grid(xy: np.ndarray) -> np.ndarray:
        units = np.rint((xy - origin) * _MM)
        return origin + (units + np.copysign(0.5, units)) / _MM

    return shapely.to_wkb(shapely.transform(shapes, on_grid)), tuple(origin.tolist())


def _fill(part: Path, kind: str, elements: DrawnElements, wkb: np.ndarray, origin: tuple[float, float]) -> None:
    driver = ogr.GetDriverByName(kind)
    options = [*_UNITS, f"ORIGIN={-origin[0]:.0f},{-origin[1]:.0f},0"] if kind == DGN else []
    dataset = driver.CreateDataSource(str(part), options=options)
    if dataset is None:
        raise _Unwritten(gdal.GetLastErrorMsg() or _CUT_OFF)
    layer = dataset.CreateLayer("elements" if kind == DGN else "entities", geom_type=ogr.wkbUnknown)
    feature = _dgn_feature if kind == DGN else _dxf_feature
    if layer is None:
        raise _Unwritten(gdal.GetLastErrorMsg() or _CUT_OFF)
    write = feature(layer, _takes_encoding(driver))
    columns = zip(wkb.tolist(), elements.level, elements.text, elements.height_m, elements.colour, strict=True)
    for blob, level, text, height_m, colour in columns:
        if blob is not None and layer.CreateFeature(write(blob, level, text, height_m, colour)) != ogr.OGRERR_NONE:
            raise _Unwritten(gdal.GetLastErrorMsg() or _CUT_OFF)
    dataset.FlushCache()


def _takes_encoding(driver) -> bool:
    """Tell whether this GDAL recodes the texts of a DGN itself (to Latin-1, since 3.9)."""
    return "'ENCODING'" in (driver.GetMetadataItem(gdal.DMD_CREATIONOPTIONLIST) or "")


def _dgn_feature(layer, recodes: bool):
    defn = layer.GetLayerDefn()
    at_level, at_colour, at_text = map(defn.GetFieldIndex, ("Level", "ColorIndex", "Text"))

    def make(blob: bytes, level: int, text: str | None, height_m: float, colour: int):
        feature = ogr.Feature(defn)
        feature.SetField(at_level, level)
        feature.SetField(at_colour, colour)
        if text is not None:
            raw = _tcvn3(text)
            feature.SetFieldString(at_text, raw.decode("latin-1") if recodes else raw)
            feature.SetStyleString(f"LABEL(s:{height_m:.3f}g)")
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(blob))
        return feature

    return make


def _dxf_feature(layer, recodes: bool):
    defn = layer.GetLayerDefn()
    at_layer = defn.GetFieldIndex("Layer")

    def make(blob: bytes, level: int, text: str | None, height_m: float, colour: int):
        feature = ogr.Feature(defn)
        feature.SetField(at_layer, str(level))
        shown = _COLOURS[colour]
        if text is None:
            feature.SetStyleString(f"PEN(c:{shown})")
        else:
            feature.SetStyleString(f'LABEL(f:"Arial",t:"{_mtext(text)}",s:{height_m:.3f}g,c:{shown})')
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(blob))
        return feature

    return make


def _tcvn3(text: str) -> bytes:
    """Return a text in TCVN3; what that has no letter for as a question mark."""
    text = text.translate(_FROM_UNICODE)
    raw = to_bytes(text, TCVN3)
    if raw is None:
        raw = b"".join(to_bytes(sign, TCVN3) or b"?" for sign in text)
    return raw.replace(b"\0", b"")


def _mtext(text: str) -> str:
    """Return a text without the signs that a text of several lines gives a meaning to."""
    plain = text.translate({ord("{"): "(", ord("}"): ")", ord('"'): "'", ord("\\"): "/"})
    return " ".join(plain.replace("%%", "% %").split())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what GDAL complains about in this thread instead of printing it."""
    heard: list[str] = []

    def hear(severity: int, _number: int, message: str) -> None:
        if severity >= gdal.CE_Failure:
            heard.append(" ".join(message.split()))

    gdal.PushErrorHandler(hear)
    try:
        yield heard
    finally:
        gdal.PopErrorHandler()


def _finish(part: Path, kind: str, heard: list[str]) -> None:
    """Bring the file to the disk, and make sure that it has its end: a full disk does not always say so."""
    if heard:
        raise _Unwritten(heard[0])
    with part.open("rb+") as file:
        os.fsync(file.fileno())
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 8))
        tail = file.read()
    if not tail.endswith(_ENDS[kind]):
        raise _Unwritten(_CUT_OFF)
