"""Whether a DGN V7 file is whole: GDAL takes one that is cut off for a shorter one.

Source of the format: Intergraph Standard File Formats (ISFF): an element is two words of head, the second of which
says how many words follow; 0xFFFF ends the file.
"""

from __future__ import annotations

import struct

_END = 0xFFFF
_WORD = 2


def is_whole(data: bytes) -> bool:
    """Tell whether the elements of a design file reach to its mark of the end, or to its last byte."""
    at = 0
    while at + 2 * _WORD <= len(data):
        head, follow = struct.unpack_from("<HH", data, at)
        if head == _END:
            return True
        at += 2 * _WORD + follow * _WORD
    return at == len(data) or data[at:] == b"\xff\xff"
