"""Opening a source with GDAL, read-only, and saying in a sentence why it cannot be opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.legacy_text import OUR_ENCODINGS
from . import servers
from .complaints import CUT_OFF, OTHER, meaning
from .drawing_dataset import drawing_dataset
from .drawing_kinds import DGN_V8, DWG, drawing_kind, is_unreadable_drawing
from .mended import readable, settle_pending
from .place import Database, Place, place
from .side_files import companion, refuse_incomplete
from .spreadsheet import is_spreadsheet, old_book
from .views import refuse_endless_views

_DRIVERS = (
    "GPKG", "ESRI Shapefile", "GeoJSON", "GeoJSONSeq", "GML", "LIBKML", "KML", "MapInfo File", "FlatGeobuf",
    "OpenFileGDB", "SQLite", "DXF", "DGN", "CSV",
)  # fmt: skip
"""The drivers that a file is shown to, whatever it is called. Not those that fetch what a file names (VRT, WFS ...)."""
_NO_NETWORK = {"CPL_VSIL_CURL_ALLOWED_FILENAME": "none", "GML_SKIP_RESOLVE_ELEMS": "ALL"}
_NOTHING_BESIDE = ("WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO")
"""Reading a GML leaves nothing behind beside it, and asks nobody."""
_READ_ONLY = gdal.OF_VECTOR | gdal.OF_READONLY
_OF_GDAL = (RuntimeError, UnicodeDecodeError)
"""What GDAL raises where somebody switched that on; the second where its complaint is no UTF-8."""
_LONGEST_CPG = 64
_LOCK_TIMEOUT_MS = "1500"
_NO_FAST_PATH = ("OGR_GPKG_STREAM_BASE_IMPL", "OGR_FLATGEOBUF_STREAM_BASE_IMPL")
_SQLITE = b"SQLi"
_OLE = b"\xd0\xcf\x11\xe0"

_MISSING = QT_TRANSLATE_NOOP("core", "There is no file {path}.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a file that exists.")
_A_DEVICE = QT_TRANSLATE_NOOP("core", "{path} is no file, but a device or a pipe.")
_NO_ACCESS = QT_TRANSLATE_NOOP("core", "The file {path} may not be read.")
_ASK_ACCESS = QT_TRANSLATE_NOOP("core", "Ask for the right to read it, or copy it to a folder of your own.")
_EMPTY = QT_TRANSLATE_NOOP("core", "The file {path} is empty (0 bytes).")
_COPY_AGAIN = QT_TRANSLATE_NOOP("core", "Copy it again from where it came from.")
_LOCKED = QT_TRANSLATE_NOOP("core", "The file {path} is locked by another program.")
_CLOSE_THERE = QT_TRANSLATE_NOOP("core", "Save or close it there and try again.")
_BROKEN = QT_TRANSLATE_NOOP("core", "The file {path} is damaged, or of a kind that cannot be read ({reason}).")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The file {path} is damaged, or of a kind that cannot be read.")
_CUT_OFF = QT_TRANSLATE_NOOP("core", "The file {path} is damaged: its end is missing, or something in the middle.")
_CUT_OFF_AFTER = QT_TRANSLATE_NOOP(
    "core", "The file {path} is damaged: after {count} rows of {layer} its end is missing, or something in the middle."
)
_STOPS_AFTER = QT_TRANSLATE_NOOP("core", "The file {path} is damaged: after {count} rows of {layer}.")
_NOTHING_IN_IT = QT_TRANSLATE_NOOP("core", "The folder {path} holds nothing that can be read.")
_OTHER_FOLDER = QT_TRANSLATE_NOOP("core", "Choose another folder, or a file.")
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {folder}.")
_CHECK_NAME = QT_TRANSLATE_NOOP("core", "Check its name.")
_BOOK = QT_TRANSLATE_NOOP("core", "{path} is a workbook: it may hold records, but no plots.")
_WITH_RECORDS = QT_TRANSLATE_NOOP("core", "Name it with --records, beside the file that holds the plots.")
_BROKEN_AFTER = QT_TRANSLATE_NOOP("core", "The file {path} is damaged: after {count} rows of {layer} ({reason}).")
_TOO_FEW = QT_TRANSLATE_NOOP("core", "The file {path} is damaged: layer {layer} has {total} rows, {count} were read.")
_SIDE_FILES = QT_TRANSLATE_NOOP("core", "Copy it again with the files that belong to it (.shx and .dbf beside .shp).")
_DRAWING = QT_TRANSLATE_NOOP("core", "The file {path} is a drawing in the format {format}, which cannot be read.")
_SAVE_AS = {
    DGN_V8: QT_TRANSLATE_NOOP(
        "core",
        "Save it as DGN V7 or DXF and load that file: File > Batch Convert of MicroStation does a whole folder.",
    ),
    DWG: QT_TRANSLATE_NOOP(
        "core",
        "Save it as DXF and load that file: AutoCAD's command DXFOUT does it, for many files in a script.",
    ),
}


class Complaints(list):
    """What GDAL complained about: errors as text, warnings left out."""

    def hear(self, severity: int | None = None, _number: int = 0, message: str | None = None) -> None:
        """Take one message from GDAL; where it is no UTF-8, GDAL's binding hands over nothing."""
        if message is None:
            settle_pending()
            severity, message = gdal.GetLastErrorType(), gdal.GetLastErrorMsg()
        if severity >= gdal.CE_Failure:
            self.append(" ".join(readable(message).split()))


@contextmanager
def listening() -> Iterator[Complaints]:
    """Collect what GDAL complains about in this thread instead of printing it."""
    heard = Complaints()
    gdal.PushErrorHandler(heard.hear)
    try:
        yield heard
    finally:
        gdal.PopErrorHandler()


@contextmanager
def thread_options(**options: str | None) -> Iterator[None]:
    """Set GDAL options for this thread only."""
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in options}
    for name, value in options.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)


@contextmanager
def row_by_row(wanted: bool) -> Iterator[None]:
    """Keep GDAL off its fast path, where that cannot be trusted.

    Of true and false it returns wrong ones after the first (seen in 3.6.2); for its crashes see `stream`.
    """
    value = "YES" if wanted else None
    with thread_options(**dict.fromkeys(_NO_FAST_PATH, value)):
        yield


@contextmanager
def opened(path: Place | str, encoding: str | None = None) -> Iterator[tuple[gdal.Dataset, Complaints]]:
    """Open the source at `path` read-only; yield the dataset and what GDAL complains about meanwhile.

    Parameters
    ----------
    path : path, str or Database
        A file or folder, or the connection string of a database.
    encoding : str, optional
        Encoding of the texts of a Shapefile, MapInfo file or drawing, where the file says none or a wrong one; for
        one from before Unicode that GDAL does not know, the bytes of a Shapefile are read as they are.

    Notes
    -----
    A drawing (DGN, DXF) comes as the layers ``plots``, ``boundary_lines``, ``labels``, ``legal_boundaries`` and
    ``frame``, those that have something.
    """
    path = place(path)
    if isinstance(path, Database):
        servers.look_first(path)
        name, options = path.connection(), servers.open_options(path)
        settings, drivers = {}, []
    else:
        head = _look_first(path)
        name, options = _file_name(path), _text_options(path, encoding)
        settings, drivers = _NO_NETWORK, list(_DRIVERS)
        if b"<" in head or path.suffix.lower() in (".gml", ".xml"):
            options += _NOTHING_BESIDE
        if head == _SQLITE:
            refuse_endless_views(path)
    with listening() as heard, thread_options(SQLITE_BUSY_TIMEOUT=_LOCK_TIMEOUT_MS, **settings):
        try:
            with _dataset(path, name, drivers, options, encoding, heard) as dataset:
                if dataset is None:
                    raise unreadable(path, heard)
                yield dataset, heard
        except (RuntimeError, UnicodeDecodeError) as error:  # somebody switched GDAL's exceptions on
            if type(error) not in _OF_GDAL:  # those below them are faults of ours
                raise
            heard.append(" ".join(str(error).split()))
            raise unreadable(path, heard) from error
        finally:
            dataset = None


@contextmanager
def _dataset(
    path: Place, name: str | bytes, drivers: list[str], options: list[str], encoding: str | None, heard: Complaints
) -> Iterator[gdal.Dataset | None]:
    """Yield the open source, a drawing as the layers that are made of it; None where GDAL does not open it."""
    kind = None if isinstance(path, Database) else drawing_kind(path)
    if kind is not None:
        # each entity of a block keeps its own layer
        with thread_options(DXF_MERGE_BLOCK_GEOMETRIES="NO"), drawing_dataset(path, kind, encoding) as dataset:
            if heard:
                raise unreadable(path, heard)
            yield dataset
        return
    dataset = gdal.OpenEx(name, _READ_ONLY, allowed_drivers=drivers, open_options=options)
    try:
        yield dataset
    finally:
        dataset = None


def _text_options(path: Path, encoding: str | None) -> list[str]:
    """Return how a Shapefile's texts are read: as said, as its ``.cpg`` says, else as raw bytes.

    Said outright because QGIS switches GDAL's own look at the ``.cpg`` off for the whole process.
    """
    if path.suffix.lower() in (".shp", ".dbf"):
        raw = (encoding or "").casefold() in OUR_ENCODINGS
        return [f"ENCODING={'' if raw else encoding or _stated(path)}"]
    return [f"ENCODING={encoding}"] if encoding and not path.suffix and encoding.casefold() not in OUR_ENCODINGS else []


def _stated(path: Path) -> str:
    """Return the encoding that the ``.cpg`` beside a Shapefile says, empty where there is none."""
    file = next((file for file in map(path.with_suffix, (".cpg", ".CPG")) if file.is_file()), None)
    if file is None:
        return ""
    try:
        with file.open("rb") as handle:
            head = handle.read(_LONGEST_CPG)
    except OSError:
        return ""
    return "".join(char for char in head.decode("ascii", "ignore") if char.isprintable()).strip()


def _file_name(path: Path) -> str | bytes:
    """Return a path for GDAL, which takes one that is no UTF-8 as bytes alone."""
    name = str(path)
    return name if readable(name) == name else os.fsencode(name)


def unreadable(path: Place, heard: Complaints) -> BadInput:
    """Return the error for a source that GDAL does not open."""
    if isinstance(path, Database):
        return servers.not_opened(path, heard)
    reason = heard[0] if heard else ""
    if any("locked" in text for text in heard):
        return BadInput(_LOCKED, _CLOSE_THERE, path=path)
    if is_spreadsheet(path):
        return book_as_plots(path)
    if path.is_dir() and not reason:
        return BadInput(_NOTHING_IN_IT, _OTHER_FOLDER, path=path)
    if (part := companion(path)) is not None:
        return part
    # what GDAL said goes along for whoever looks into it, and is told where we have no sentence of our own
    what = {CUT_OFF: _CUT_OFF, OTHER: _BROKEN}.get(meaning(heard), _UNKNOWN)
    remedy = _SIDE_FILES if path.suffix.lower() == ".shp" or ".shx" in reason else _COPY_AGAIN
    return BadInput(what, remedy, path=path, reason=reason)


def book_as_plots(path: Path) -> BadInput:
    """Return the error for a workbook where plots are wanted."""
    return BadInput(_BOOK, _WITH_RECORDS, path=path)


def broken_after(path: Place, layer: str, count: int, heard: Complaints) -> BadInput:
    """Return the error for a source that could be opened and then not be read to its end."""
    if isinstance(path, Database):
        return servers.broke_off(path, layer, count, heard)
    if any("locked" in text for text in heard):
        return BadInput(_LOCKED, _CLOSE_THERE, path=path)
    what = {CUT_OFF: _CUT_OFF_AFTER, OTHER: _BROKEN_AFTER}.get(meaning(heard), _STOPS_AFTER)
    return BadInput(what, _COPY_AGAIN, path=path, layer=layer, count=count, reason=heard[0])


def too_few(path: Place, layer: str, count: int, total: int) -> BadInput:
    """Return the error for a source of which rows are missing without a word from GDAL."""
    if isinstance(path, Database):
        return servers.broke_off(path, layer, count, [f"{count} / {total}"])
    return BadInput(_TOO_FEW, _COPY_AGAIN, path=path, layer=layer, count=count, total=total)


def _look_first(path: Path) -> bytes:
    """Return the first bytes of a file, none of a folder.

    What needs no GDAL to be refused is: missing, unreadable, empty files, pipes, and drawings it cannot read.
    """
    try:
        if not path.exists():
            if not path.parent.exists():
                raise BadInput(_NO_FOLDER, _CHECK_NAME, folder=path.parent)
            raise BadInput(_MISSING, _CHOOSE, path=path)
        if path.is_dir():
            os.listdir(path)
            return b""
        if not path.is_file():  # to read a pipe is to wait for whoever writes it
            raise BadInput(_A_DEVICE, _CHOOSE, path=path)
        with path.open("rb") as handle:
            head = handle.read(4)
    except OSError as error:
        raise BadInput(_NO_ACCESS, _ASK_ACCESS, path=path) from error
    if not head:
        raise BadInput(_EMPTY, _COPY_AGAIN, path=path)
    if head == _OLE and path.suffix.lower() == ".xls":
        raise old_book(path)
    refuse_incomplete(path)
    kind = is_unreadable_drawing(path)
    if kind is not None:
        raise BadInput(_DRAWING, _SAVE_AS[kind], path=path, format=kind)
    return head
