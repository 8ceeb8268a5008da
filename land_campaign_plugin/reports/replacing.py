"""What may be put in the place of an existing file: a newer one of the same kind, and nothing else."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Collection
from pathlib import Path

from ..model.errors import CannotWrite
from ..model.language import QT_TRANSLATE_NOOP

_OTHER_LAYERS = QT_TRANSLATE_NOOP("core", "The file {path} holds other layers ({layers}), which would be lost.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another file name.")
_NOT_OURS = QT_TRANSLATE_NOOP("core", "The file {path} exists already and holds something else, which would be lost.")
_OWN_TABLES = re.compile(r"(gpkg|rtree|sqlite)_", re.IGNORECASE)
_PROPERTIES = "docProps/core.xml"  # ISO/IEC 29500-2, 11: where a workbook says what it is
_CATEGORY = re.compile(rb"<(?:\w+:)?category>([^<]*)<")
_MOST_SHOWN = 5
_LONGEST_PROPERTIES = 1 << 16
_LONGEST_HEAD = 1 << 17


def refuse_other_tables(path: Path, known: Collection[str], needed: Collection[str] = ()) -> None:
    """Refuse to replace a GeoPackage that has tables beside the `known` ones, or lacks one that is `needed`.

    Raises
    ------
    CannotWrite
        It holds something else. An empty file, or a GeoPackage without any table, holds nothing that could be lost.
    """
    if not _has_content(path):
        return
    tables = _tables(path)
    if tables is None:
        raise CannotWrite(_NOT_OURS, _OTHER_NAME, path=path)
    others = [name for name in tables if name not in known]
    if not others and not set(needed) <= set(tables):
        others = tables
    if others:
        raise CannotWrite(_OTHER_LAYERS, _OTHER_NAME, path=path, layers=", ".join(others[:_MOST_SHOWN]))


def refuse_other_workbook(path: Path, category: str) -> None:
    """Refuse to replace a workbook that does not say of itself that it is of this `category`."""
    if _has_content(path) and _category(path) != category:
        raise CannotWrite(_NOT_OURS, _OTHER_NAME, path=path)


def refuse_other_text(path: Path, *beginnings: str) -> None:
    """Refuse to replace a text file that has none of these beginnings."""
    if not _has_content(path):
        return
    longest = max(len(text.encode()) for text in beginnings)
    with path.open("rb") as file:
        head = file.read(longest + 3).removeprefix(b"\xef\xbb\xbf")
    if not any(head.startswith(text.encode()) for text in beginnings):
        raise CannotWrite(_NOT_OURS, _OTHER_NAME, path=path)


def refuse_other_drawing(path: Path, mark: str) -> None:
    """Refuse to replace a drawing without this text (ASCII) near its beginning: a sheet, or whatever it is."""
    if not _has_content(path):
        return
    with path.open("rb") as file:
        head = file.read(_LONGEST_HEAD)
    if mark.encode("ascii") not in head:
        raise CannotWrite(_NOT_OURS, _OTHER_NAME, path=path)


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _tables(path: Path) -> list[str] | None:
    """Return the tables and views that users made; None where the file is no database that can be looked into."""
    try:
        connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
        try:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid")
            return [name for (name,) in rows if not _OWN_TABLES.match(name)]
        finally:
            connection.close()
    except sqlite3.Error:
        return None


def _category(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as part:
            found = _CATEGORY.search(part.read(_LONGEST_PROPERTIES))
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    return found[1].decode("utf-8", errors="replace") if found else None
