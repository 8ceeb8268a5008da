"""What a folder holds that can be a sheet or a record book: one entry a data set, told by name and first bytes.

GDAL is not asked: what cannot be read after all says so when it is opened.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ..model.drawn_elements import FLAG_MARK
from ..model.errors import BadInput
from ..model.findings import FINDINGS_TABLES, NEEDED_TABLES
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from .drawing_kinds import BINARY_DXF, DGN, DXF, drawing_kind, is_unreadable_drawing
from .side_files import BESIDE

PLOTS, DRAWING, RECORDS, WAITING, FLAGS, UNKNOWN = "plots", "drawing", "records", "waiting", "flags", "unknown"
"""Kinds. `WAITING`: a sheet in a format that cannot be read until it is saved as another. `FLAGS`: findings that were
drawn to lay over a sheet."""
SHEETS = frozenset({PLOTS, DRAWING, WAITING})

_FORMATS = {
    ".gpkg": (PLOTS, "GeoPackage"),
    ".shp": (PLOTS, "Shapefile"),
    ".geojson": (PLOTS, "GeoJSON"),
    ".json": (PLOTS, "GeoJSON"),
    ".geojsonl": (PLOTS, "GeoJSONSeq"),
    ".geojsons": (PLOTS, "GeoJSONSeq"),
    ".ndjson": (PLOTS, "GeoJSONSeq"),
    ".gml": (PLOTS, "GML"),
    ".kml": (PLOTS, "KML"),
    ".kmz": (PLOTS, "KMZ"),
    ".tab": (PLOTS, "MapInfo TAB"),
    ".mif": (PLOTS, "MapInfo MIF"),
    ".fgb": (PLOTS, "FlatGeobuf"),
    ".gdb": (PLOTS, "File Geodatabase"),
    ".sqlite": (PLOTS, "SpatiaLite"),
    ".db": (PLOTS, "SpatiaLite"),
    ".dxf": (DRAWING, "DXF"),
    ".dgn": (DRAWING, "DGN V7"),
    ".dwg": (WAITING, "DWG"),
    ".xlsx": (RECORDS, "XLSX"),
    ".xlsm": (RECORDS, "XLSX"),
    ".xls": (RECORDS, "XLS"),
    ".csv": (RECORDS, "CSV"),
}
_SQLITE = b"SQLite format 3\0"
_HEAD = 64
_DRAWING_HEAD, _FLAGS_HEAD = 1 << 15, 1 << 17
_DRAWINGS = (".dgn", ".dwg", ".dxf")
KNOWN_ENDS = frozenset(_FORMATS) | {".kml", ".kmz", ".pdf", ".txt", ".zip", ".doc", ".docx"}
"""Ends of names that mean a file: no folder is called so."""
_READABLE = {DGN: "DGN V7", DXF: "DXF", BINARY_DXF: "DXF"}
_LOOKED_INTO = (".gpkg", ".sqlite", ".db", ".json")
_OURS = ({"campaign_meta"}, {"change_req", "meta"})
"""Tables by which a work copy and a store of ours are known."""
_LEFT_OUT = re.compile(
    r"[.~].*|.*~|.*\.(?:tmp|temp|bak|part|lock|lck|swp|dgnlck|dwl2?|crdownload)|.*-(?:wal|shm|journal)|thumbs\.db"
    r"|desktop\.ini",
    re.IGNORECASE,
)
_FOLDERS_LEFT_OUT = re.compile(r"\..*|__macosx|\$recycle\.bin|system volume information", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")
_FILES = QT_TRANSLATE_NOOP("core", "files")

_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {folder}.")
_CHECK_NAME = QT_TRANSLATE_NOOP("core", "Check its name.")
_MISSING = QT_TRANSLATE_NOOP("core", "There is no file {path}.")
_CHOOSE = QT_TRANSLATE_NOOP("core", "Choose a file that exists.")
_DRAWING = QT_TRANSLATE_NOOP("core", "The file {path} is a drawing in the format {format}, which cannot be read.")
_SAVE_AS = QT_TRANSLATE_NOOP(
    "core",
    "Save it as DGN V7 or DXF in the program that made it (many at once: its batch converter), and load the folder "
    "again.",
)
_IS_FLAGS = QT_TRANSLATE_NOOP("core", "The file {path} is a drawing of findings (flag), and no sheet.")
_NAME_SHEET = QT_TRANSLATE_NOOP("core", "Choose the sheet that it lies over.")
_NO_ENTRY = QT_TRANSLATE_NOOP("core", "The folder {path} may not be read.")
_ASK = QT_TRANSLATE_NOOP("core", "Ask for the right to read it, or copy it to a folder of your own.")


@dataclass(frozen=True)
class Found:
    """A data set that was found.

    Parameters
    ----------
    path : Path
        The file that it is opened by, or the folder of a File Geodatabase.
    relative : str
        Where it lies in the folder that was searched, with ``/`` between.
    folder : str
        Name of the folder that was searched.
    size, mtime_ns : int
        Bytes of all its files, and the time of the newest.
    files : tuple of Path
        All its files.
    what, remedy, values
        For what cannot be read: a sentence and what to do, marked templates, and their values.
    """

    path: Path
    relative: str
    folder: str
    kind: str
    format: str = ""
    size: int = 0
    mtime_ns: int = 0
    files: tuple[Path, ...] = ()
    what: str = ""
    remedy: str = ""
    values: dict = field(default_factory=dict, compare=False)

    @property
    def is_sheet(self) -> bool:
        """Tell whether it counts as a sheet, readable or not."""
        return self.kind in SHEETS

    @property
    def name(self) -> str:
        """Name of the file, which is all of its path that is told."""
        return self.path.name

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return why it cannot be read, and what to do; empty where nothing is known against it."""
        return " ".join(language.text(part, **self.values) for part in (self.what, self.remedy) if part)


def find_sources(
    folder: Path | str,
    *,
    depth: int | None = None,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> list[Found]:
    """Return what a folder and the folders in it hold, in the order of their names, numbers as numbers.

    Hidden and temporary files, lock files, and our own work copies, stores and findings are left out. A folder that
    is reached a second time, by a link, is not searched again.

    Parameters
    ----------
    depth : int, optional
        How many folders deep to go below `folder`: 0 for none of those in it, without a limit if not given.

    Raises
    ------
    BadInput
        There is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise BadInput(_NO_FOLDER, _CHECK_NAME, folder=folder)
    found: list[Found] = []
    seen = {_identity(folder)}
    ahead = [(folder, 0)]
    looked = 0
    while ahead:
        stop_if(cancelled)
        here, level = ahead.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            found.append(_closed(here, folder))
            continue
        for entry in entries:
            if not _is_folder(entry) or _FOLDERS_LEFT_OUT.fullmatch(entry.name) or _is_hidden(entry):
                continue
            below = Path(entry.path)
            if below.suffix.lower() == ".gdb":
                found.append(_data_set(below, sorted(each for each in below.rglob("*") if each.is_file()), folder))
            elif (depth is None or level < depth) and (identity := _identity(below)) not in seen:
                seen.add(identity)
                ahead.append((below, level + 1))
        files = [Path(entry.path) for entry in entries if _is_file(entry) and not _is_left_out(entry)]
        for set_of_files in _sets(files):
            stop_if(cancelled)
            data = _data_set(set_of_files[0], set_of_files, folder)
            if data is not None:
                found.append(data)
        looked += len(files)
        progress(looked, looked, _FILES)
    return sorted(found, key=lambda each: natural(each.relative))


def found_files(paths: Sequence[Path | str]) -> list[Found]:
    """Return the data sets of files that were named one by one, as `find_sources` does.

    Raises
    ------
    BadInput
        One of them does not exist.
    """
    found = []
    for path in dict.fromkeys(map(Path, paths)):
        if not path.exists():
            raise BadInput(_MISSING, _CHOOSE, path=path)
        if path.is_dir():
            files = sorted(each for each in path.rglob("*") if each.is_file())
        else:
            ends = BESIDE.get(path.suffix.lower(), ())
            files = [path, *(each for each in sorted(path.parent.iterdir()) if _belongs(each, path, ends))]
        data = _data_set(path, files, path.parent)
        if data is not None:
            found.append(data)
    return found


def natural(text: str) -> list:
    """Return the key by which texts stand in the order that people give them: ``DC2`` before ``DC10``."""
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part.casefold()) for part in _DIGITS.split(text)]


def _sets(files: list[Path]) -> Iterator[list[Path]]:
    """Yield the files of each data set in one folder, the one that it is opened by first."""
    taken: set[Path] = set()
    by_stem: dict[str, list[Path]] = {}
    for path in files:
        by_stem.setdefault(path.name.casefold().partition(".")[0], []).append(path)
    for path in files:
        ends = BESIDE.get(path.suffix.lower())
        if ends:
            beside = [each for each in by_stem[path.name.casefold().partition(".")[0]] if _belongs(each, path, ends)]
            taken.update([path, *beside])
            yield [path, *beside]
    for path in files:
        if path not in taken:
            yield [path]


def _belongs(path: Path, main: Path, ends: Sequence[str]) -> bool:
    stem = main.name[: -len(main.suffix)].casefold()
    return path.name.casefold() in [stem + end for end in ends]


def _data_set(path: Path, files: list[Path], folder: Path) -> Found | None:
    """Return the entry of a data set, None for a file of ours."""
    suffix = path.suffix.lower()
    kind, named = _FORMATS.get(suffix, (UNKNOWN, ""))
    size = newest = 0
    for each in files:
        try:
            about = each.stat()
        except OSError:  # a link to nowhere, or removed meanwhile: opening it says so
            continue
        size, newest = size + about.st_size, max(newest, about.st_mtime_ns)
    head = _head(path) if suffix in _LOOKED_INTO else b""
    if head.startswith(_SQLITE) and _is_ours(path):
        return None
    is_other = suffix == ".db" and not head.startswith(_SQLITE)
    if is_other or (suffix == ".json" and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")):
        kind, named = UNKNOWN, ""
    elif suffix in _DRAWINGS and (unreadable := is_unreadable_drawing(path)):
        kind, named = WAITING, unreadable
    elif suffix in _DRAWINGS and (readable := drawing_kind(path)):
        kind, named = FLAGS if _is_flags(path) else DRAWING, _READABLE[readable]
    told = {}
    if kind == WAITING:
        told = {"what": _DRAWING, "remedy": _SAVE_AS, "values": {"path": path.name, "format": named}}
    elif kind == FLAGS:
        told = {"what": _IS_FLAGS, "remedy": _NAME_SHEET, "values": {"path": path.name}}
    return Found(path, _relative(path, folder), _name(folder), kind, named, size, newest, tuple(files), **told)


def _closed(path: Path, folder: Path) -> Found:
    told = {"what": _NO_ENTRY, "remedy": _ASK, "values": {"path": path.name}}
    return Found(path, _relative(path, folder), _name(folder), UNKNOWN, **told)


def _name(folder: Path) -> str:
    return folder.name or folder.resolve().name


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _identity(folder: Path) -> tuple[int, int] | str:
    about = folder.stat()
    return (about.st_dev, about.st_ino) if about.st_ino else str(folder.resolve())


def _is_folder(entry: os.DirEntry) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_file(entry: os.DirEntry) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_left_out(entry: os.DirEntry) -> bool:
    return bool(_LEFT_OUT.fullmatch(entry.name)) or _is_hidden(entry)


def _is_hidden(entry: os.DirEntry) -> bool:
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0))


def _head(path: Path, size: int = _HEAD) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def _is_flags(path: Path) -> bool:
    """Tell whether a drawing that can be read is one of findings: its first text says so."""
    wanted = _FLAGS_HEAD if "flag" in path.name.casefold() else _DRAWING_HEAD
    return FLAG_MARK.encode("ascii") in _head(path, wanted)


def _is_ours(path: Path) -> bool:
    """Tell whether an SQLite file is a work copy, a store or the findings of a check."""
    try:
        with closing(sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True, timeout=1.0)) as connection:
            query = "SELECT name FROM sqlite_master WHERE type = 'table'"
            names = {name for (name,) in connection.execute(query)}
            if any(tables <= names for tables in _OURS):
                return True
            if not names >= {"gpkg_contents"}:
                return False
            layers = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
    except sqlite3.Error:  # opening it says what is wrong with it
        return False
    return layers >= NEEDED_TABLES and layers <= FINDINGS_TABLES
