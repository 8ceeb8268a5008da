"""Where the middle of a drawn text is: a drawing keeps the corner at which the text begins."""

from __future__ import annotations

import math
import re

from osgeo import ogr

_LABEL = re.compile(r'LABEL\((?:[^"()]|"(?:[^"\\]|\\.)*")*\)')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SIZE = re.compile(r"\bs:([\d.]+)g")
_TURN, _STRETCH, _ANCHOR = re.compile(r"\ba:(-?[\d.]+)"), re.compile(r"\bw:([\d.]+)"), re.compile(r"\bp:(\d+)")
_WIDTH = 0.85
"""Width of a digit over its height, between the fonts of MicroStation (1.0) and of Windows (0.6 to 0.7)."""
_LINE = 1.5
# OGR feature style specification, anchors 1 to 12: left, centre, right; baseline, middle, top, bottom
_ACROSS = {0: 0.5, 1: 0.0, 2: -0.5}
_UP = {0: 0.5, 1: 0.0, 2: -0.5, 3: 0.5}


def text_shifts(layer: ogr.Layer) -> dict[int, tuple[float, float]]:
    """Return the way from the place of each text to its middle, in metres, by the id of its feature."""
    layer.SetAttributeFilter("Text IS NOT NULL")
    try:
        return {feature.GetFID(): _shift(feature.GetStyleString() or "", feature.GetField("Text")) for feature in layer}
    finally:
        layer.SetAttributeFilter(None)


def _shift(style: str, text: str) -> tuple[float, float]:
    label = _LABEL.search(style)
    plain = _QUOTED.sub("", label[0]) if label else ""
    size = _SIZE.search(plain)
    if size is None:
        return 0.0, 0.0
    height = float(size[1])
    lines = text.split("\n")
    stretch = _number(_STRETCH, plain, 100.0) / 100.0
    width = max(map(len, lines)) * height * _WIDTH * stretch
    tall = height * (1.0 + _LINE * (len(lines) - 1))
    anchor = int(_number(_ANCHOR, plain, 1.0)) - 1
    across, up = width * _ACROSS[anchor % 3], tall * _UP.get(anchor // 3, 0.5)
    turn = math.radians(_number(_TURN, plain, 0.0))
    return across * math.cos(turn) - up * math.sin(turn), across * math.sin(turn) + up * math.cos(turn)


def _number(pattern: re.Pattern, text: str, otherwise: float) -> float:
    found = pattern.search(text)
    return float(found[1]) if found else otherwise
