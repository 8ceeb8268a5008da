"""Files that a data set is made of: which of them it is opened by, and which of the others are missing."""

from __future__ import annotations

from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP

BESIDE = {
    ".shp": (
        ".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind", ".fix", ".shp.xml", ".cst",
    ),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".gfs", ".xsd"),
}  # fmt: skip
"""Ends of the files that belong to a data set, by the end of the file that it is opened by."""
_NEEDED = {".shp": (".shx", ".dbf")}
"""Without its .dbf a Shapefile is opened all the same, as shapes about which nothing is known."""

_LACKS = QT_TRANSLATE_NOOP("core", "The file {missing}, which belongs to {path}, is missing.")
_COPY_ALL = QT_TRANSLATE_NOOP("core", "Copy it again with the files that belong to it (.shx and .dbf beside .shp).")
_BELONGS = QT_TRANSLATE_NOOP("core", "{path} belongs to {main} and is not opened by itself.")
_TAKE_MAIN = QT_TRANSLATE_NOOP("core", "Choose {main}, which lies beside it.")
_PART = QT_TRANSLATE_NOOP("core", "{path} is part of a data set that is opened by another file ({main}), missing here.")
_COPY_MAIN = QT_TRANSLATE_NOOP("core", "Copy {main} into the same folder and choose that.")


def refuse_incomplete(path: Path) -> None:
    """Refuse a file that cannot be read, or means nothing, without one beside it that is not there."""
    for end in _NEEDED.get(path.suffix.lower(), ()):
        if _beside(path, end) is None:
            raise BadInput(_LACKS, _COPY_ALL, path=path, missing=path.with_suffix(end).name)


def companion(path: Path) -> BadInput | None:
    """Return the error for a file that only belongs to another one; None for any other file."""
    end = path.suffix.lower()
    mains = [main for main, ends in BESIDE.items() if end in ends]
    if not mains:
        return None
    there = next((found for main in mains if (found := _beside(path, main)) is not None), None)
    if there is not None:
        return BadInput(_BELONGS, _TAKE_MAIN, path=path, main=there.name)
    return BadInput(_PART, _COPY_MAIN, path=path, main=" / ".join(path.with_suffix(main).name for main in mains))


def _beside(path: Path, end: str) -> Path | None:
    """Return the file of the same name with another end, in capitals or not."""
    quick = path.with_suffix(end)
    if quick.is_file():
        return quick
    wanted = quick.name.casefold()
    try:
        return next((each for each in path.parent.iterdir() if each.name.casefold() == wanted and each.is_file()), None)
    except OSError:  # a folder that may not be listed
        return None
