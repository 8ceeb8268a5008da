"""Drawings told by their first bytes, whatever they are called: DGN V7 and DXF can be read, DGN V8 and DWG cannot."""

from __future__ import annotations

import re
from pathlib import Path

from . import binary_dxf

DGN, DXF, BINARY_DXF = "DGN", "DXF", "binary DXF"
DGN_V8, DWG = "DGN v8", "DWG"

_HEAD = 4096
# the first element of a design file, in two and three dimensions: type 9, 766 words
_DGN_V7 = (b"\x08\x09\xfe\x02", b"\xc8\x09\xfe\x02", b"\x08\x05\xfe\x02", b"\xc8\x05\xfe\x02")
_OLE = b"\xd0\xcf\x11\xe0"
_DWG = re.compile(rb"AC(?:10\d\d|1\.[0-9]|2\.[0-9]|402|103)")
_ASCII_DXF = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*999[ \t]*\r?\n[^\n]*\n)*\s*0[ \t]*\r?\n[ \t]*SECTION[ \t]*\r?\n")


def drawing_kind(path: Path) -> str | None:
    """Return `DGN`, `DXF` or `BINARY_DXF` for a drawing that can be read, else None."""
    head = _head(path)
    if head[:4] in _DGN_V7:
        return DGN
    if head.startswith(binary_dxf.HEAD):
        return BINARY_DXF
    return DXF if _ASCII_DXF.match(head) else None


def is_drawing(path: object) -> bool:
    """Tell whether a source is a drawing that can be read."""
    return isinstance(path, Path) and drawing_kind(path) is not None


def is_unreadable_drawing(path: Path) -> str | None:
    """Return ``DWG`` or ``DGN v8`` for a drawing that cannot be read, else None.

    A DWG is known by its first bytes alone; those of DGN V8 begin many other files, so its name counts, too.
    """
    head = _head(path)
    if _DWG.match(head):
        return DWG
    return DGN_V8 if head.startswith(_OLE) and path.suffix.lower() == ".dgn" else None


def _head(path: Path) -> bytes:
    """Return the first bytes of a file; none of a folder and of what may not be read, which others tell."""
    try:
        if not path.is_file():  # to read a pipe is to wait for who writes it
            return b""
        with path.open("rb") as handle:
            return handle.read(_HEAD)
    except OSError:
        return b""
