"""What GDAL's frequent complaints about a file mean, so that nobody has to read its English.

Texts as of GDAL 3.6 (ogr/ogrsf_frmts: shape, mitab, flatgeobuf, geojson, kml; gcore/gdaldataset.cpp); each stood in a
file that was cut off, or lacks one beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

CUT_OFF, UNKNOWN, OTHER = "cut off", "unknown", "other"
_MEANINGS = (
    (CUT_OFF, (
        "fread(", "failed reading", "past end of", "unterminated", "unexpected end", "unexpected i/o failure",
        "no element found", "unclosed token", "error during reading geometry", "truncated", "short read",
        "failed to read all values", "premature", "unexpected eof",
    )),
    (UNKNOWN, (
        "malformed", "not a database", "not recognized as", "open() failed", "unable to open", "failed to open",
        "cannot open", "unreadable, or corrupt", "may be corrupt", "no such file", "shape_restore_shx",
    )),
)  # fmt: skip


def meaning(heard: Sequence[str]) -> str:
    """Return what a file suffers from by what GDAL complained of first; `UNKNOWN` where it did not complain."""
    first = heard[0].casefold() if heard else ""
    if not first:
        return UNKNOWN
    return next((what for what, signs in _MEANINGS if any(sign in first for sign in signs)), OTHER)
