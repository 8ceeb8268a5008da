"""The plot identifier (mã thửa đất): the 12-character GeoHash of a point inside the plot, in WGS 84.

Source: Circular 19/2026/TT-BNNMT, annex I. The characteristic point is taken to WGS 84 by EPSG:6960
(`projection.transformation`). A cell of 12 characters measures 3.5 cm by 1.9 cm here.
"""

from __future__ import annotations

import re

import numpy as np

from .byte_patterns import lengths, matrix, texts
from .projection import WGS84, transformation

ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz"
LENGTH = 12
_PATTERN = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_LETTERS = np.frombuffer(ALPHABET.encode(), np.uint8)
_VALUES = np.full(256, -1, np.int8)
_VALUES[_LETTERS] = np.arange(32)
_BITS = 30
_PART = 1 << 18
_SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


def is_plot_code(text: str | None) -> bool:
    """Tell whether `text` has the form of a plot identifier."""
    return text is not None and _PATTERN.fullmatch(text) is not None


def encode(longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """Return the GeoHash of each point.

    Parameters
    ----------
    longitude, latitude : ndarray, shape (n,)
        Degrees in WGS 84.

    Returns
    -------
    ndarray of str, shape (n,)
        Object array of 12-character codes.
    """
    east, north = _steps(longitude, 180.0), _steps(latitude, 90.0)
    bits = (_spread(east) << np.uint64(1)) | _spread(north)
    shifts = np.arange(LENGTH - 1, -1, -1, dtype=np.uint64) * np.uint64(5)
    letters = _LETTERS[((bits[:, None] >> shifts) & np.uint64(31)).astype(np.int64)]
    return np.ascontiguousarray(letters).view(f"S{LENGTH}").ravel().astype(str).astype(object)


def decode(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return longitude and latitude of the middle of each code's cell; nan where a code is none."""
    numbers, right = cells(codes)
    longitude, latitude = middles(numbers)
    return np.where(right, longitude, np.nan), np.where(right, latitude, np.nan)


def middles(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return longitude and latitude, in degrees, of the middle of each cell that `cells` numbered."""
    longitude = (_gather(numbers >> np.uint64(1)) + 0.5) * 360.0 / 2.0**_BITS - 180.0
    latitude = (_gather(numbers) + 0.5) * 180.0 / 2.0**_BITS - 90.0
    return longitude, latitude


def cells(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each code's cell, ndarray of uint64 (0 where a code is none), and which codes are right.

    Parameters
    ----------
    codes : ndarray, shape (n,)
        Texts or None, or bytes.
    """
    numbers, right = np.zeros(len(codes), np.uint64), np.zeros(len(codes), dtype=bool)
    for start in range(0, len(codes), _PART):
        part = slice(start, start + _PART)
        numbers[part], right[part] = _cells(texts(codes[part]))
    return numbers, right


def _cells(written: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    values = _VALUES[matrix(written, LENGTH)[:, :LENGTH]]
    right = (lengths(written) == LENGTH) & (values >= 0).all(axis=1)
    bits = np.zeros(len(written), np.uint64)
    for place in range(LENGTH):
        bits = (bits << np.uint64(5)) | values[:, place].clip(min=0).astype(np.uint64)
    return np.where(right, bits, np.uint64(0)), right


def plot_codes(points: np.ndarray, crs: str) -> np.ndarray:
    """Return the identifier of a plot for each characteristic point.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
        East and north in `crs`; one point inside each plot.
    crs : str
        WKT or code.
    """
    degrees = transformation(crs, WGS84)(points)
    return encode(degrees[:, 0], degrees[:, 1])


def _steps(degrees: np.ndarray, half: float) -> np.ndarray:
    steps = np.floor((np.asarray(degrees, float) + half) * (2.0**_BITS / (2.0 * half)))
    return np.clip(steps, 0, 2**_BITS - 1).astype(np.uint64)


def _spread(values: np.ndarray) -> np.ndarray:
    """Put a zero between the bits of each value."""
    for shift, mask in _SPREAD:
        values = (values | (values << np.uint64(shift))) & np.uint64(mask)
    return values


def _gather(values: np.ndarray) -> np.ndarray:
    """Return every other bit of each value, the inverse of `_spread`."""
    values = values & np.uint64(_SPREAD[-1][1])
    for shift, mask in ((1, _SPREAD[3][1]), (2, _SPREAD[2][1]), (4, _SPREAD[1][1]), (8, _SPREAD[0][1])):
        values = (values | (values >> np.uint64(shift))) & np.uint64(mask)
    return ((values | (values >> np.uint64(16))) & np.uint64(0xFFFFFFFF)).astype(float)
