"""A binary DXF file as the text that it stands for: GDAL reads only that.

Source of the format: AutoCAD DXF reference, "Binary DXF files" and "Group code value types".
"""

from __future__ import annotations

import struct

HEAD = b"AutoCAD Binary DXF\r\n\x1a\x00"

_TEXT, _REAL, _SHORT, _LONG, _LONGER, _FLAG, _CHUNK = "s", "<d", "<h", "<i", "<q", "<?", "b"
_KINDS = (
    (range(10), _TEXT), (range(10, 60), _REAL), (range(60, 80), _SHORT), (range(90, 100), _LONG),
    (range(100, 110), _TEXT), (range(110, 150), _REAL), (range(160, 170), _LONGER), (range(170, 180), _SHORT),
    (range(210, 240), _REAL), (range(270, 290), _SHORT), (range(290, 300), _FLAG), (range(300, 310), _TEXT),
    (range(310, 320), _CHUNK), (range(320, 370), _TEXT), (range(370, 390), _SHORT), (range(390, 400), _TEXT),
    (range(400, 410), _SHORT), (range(410, 420), _TEXT), (range(420, 430), _LONG), (range(430, 440), _TEXT),
    (range(440, 460), _LONG), (range(460, 470), _REAL), (range(470, 482), _TEXT), (range(999, 1004), _TEXT),
    (range(1004, 1005), _CHUNK), (range(1005, 1010), _TEXT), (range(1010, 1060), _REAL), (range(1060, 1071), _SHORT),
    (range(1071, 1072), _LONG),
)  # fmt: skip
_KIND = {code: kind for codes, kind in _KINDS for code in codes}
_FIRST = len(HEAD)
_ESCAPE = 255


def as_text(data: bytes) -> bytes | None:
    """Return the ASCII DXF file of a binary one; None where it is cut off or holds what no version of the format does.

    Before R13 group codes had one byte, 255 standing for two more; since then all have two.
    """
    wide = data[_FIRST : _FIRST + 2] == b"\x00\x00"
    at, lines = _FIRST, []
    try:
        while at < len(data):
            code, at = _code(data, at, wide)
            value, at = _value(data, at, _KIND[code])
            lines += [b"%3d" % code, value]
            if code == 0 and value == b"EOF":
                return b"\n".join(lines) + b"\n"
    except (struct.error, KeyError, ValueError):  # what stands there is no group: the file is damaged
        return None
    return None


def _code(data: bytes, at: int, wide: bool) -> tuple[int, int]:
    if wide:
        return struct.unpack_from("<H", data, at)[0], at + 2
    if data[at] == _ESCAPE:
        return struct.unpack_from("<H", data, at + 1)[0], at + 3
    return data[at], at + 1


def _value(data: bytes, at: int, kind: str) -> tuple[bytes, int]:
    if kind == _TEXT:
        end = data.index(b"\0", at)
        return data[at:end].replace(b"\n", b"^J"), end + 1
    if kind == _CHUNK:
        (length,) = struct.unpack_from("B", data, at)
        return data[at + 1 : at + 1 + length].hex().upper().encode(), at + 1 + length
    (number,) = struct.unpack_from(kind, data, at)
    return repr(number if kind == _REAL else int(number)).encode(), at + struct.calcsize(kind)
