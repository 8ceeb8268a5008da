"""Geometries as GeoPackage blobs: a header with the envelope, then WKB. Whole arrays at a time.

One-part multipolygons come back as polygons, so that a plot has the same shape whether it is read from
its source or from the work copy.
"""

import struct

import numpy as np

from ..native import shapely

_HEADER = np.dtype(
    [
        ("magic", "S2"),
        ("version", "u1"),
        ("flags", "u1"),
        ("srs_id", "<i4"),
        ("envelope", "<f8", 4),
        ("one_part", "u1", 9),
    ]
)
_LITTLE_ENDIAN_XY, _LITTLE_ENDIAN_EMPTY = 0b00000011, 0b00010001
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_ONE_PART = b"\x01\x06\x00\x00\x00\x01\x00\x00\x00"
_FULL, _SHORT = 40, 8


def as_multipolygons(geometry: np.ndarray) -> np.ndarray:
    """Return `geometry` with every polygon made a multipolygon of one part; the rest stays as it is."""
    result = geometry.copy()
    polygons = np.flatnonzero(shapely.get_type_id(geometry) == 3)
    filled = polygons[~shapely.is_empty(geometry[polygons])]
    if len(filled):
        result[filled] = shapely.multipolygons(geometry[filled], indices=np.arange(len(filled)))
    for row in np.setdiff1d(polygons, filled):
        result[row] = shapely.MultiPolygon()
    return result


def encode(geometry: np.ndarray, srs_id: int) -> tuple[list[bytes | None], np.ndarray]:
    """Return GeoPackage blobs and bounds (shape (n, 4): minx, miny, maxx, maxy; nan where empty)."""
    return _blobs(geometry, srs_id, np.zeros(len(geometry), dtype=bool))


def encode_multipolygons(geometry: np.ndarray, srs_id: int) -> tuple[list[bytes | None], np.ndarray]:
    """Return what `encode` returns for `as_multipolygons`, but make no multipolygons of the polygons on the way."""
    single = (shapely.get_type_id(geometry) == 3) & ~shapely.is_empty(geometry)
    if not single.all():
        geometry = geometry.copy()
        geometry[~single] = as_multipolygons(geometry[~single])
    return _blobs(geometry, srs_id, single)


def _blobs(geometry: np.ndarray, srs_id: int, single: np.ndarray) -> tuple[list[bytes | None], np.ndarray]:
    """Return blobs and bounds; the shapes that `single` marks get the head of a multipolygon of one part."""
    wkb = shapely.to_wkb(geometry, byte_order=1)
    bounds = shapely.bounds(geometry)
    headers = np.zeros(len(geometry), dtype=_HEADER)
    headers["magic"] = b"GP"
    headers["flags"] = np.where(np.isnan(bounds[:, 0]), _LITTLE_ENDIAN_EMPTY, _LITTLE_ENDIAN_XY)
    headers["srs_id"] = srs_id
    headers["envelope"] = bounds[:, [0, 2, 1, 3]]
    headers["one_part"] = np.frombuffer(_ONE_PART, dtype=np.uint8)
    raw = headers.tobytes()
    starts = range(0, len(raw), _HEADER.itemsize)
    ends = np.arange(len(geometry)) * _HEADER.itemsize + np.where(single, _HEADER.itemsize, _FULL)
    blobs: list[bytes | None] = [
        None if shape is None else raw[start:end] + shape
        for start, end, shape in zip(starts, ends.tolist(), wkb, strict=True)
    ]
    for row in np.flatnonzero(np.isnan(bounds[:, 0])):
        if blobs[row] is not None:
            blobs[row] = blobs[row][:_SHORT] + blobs[row][_FULL:]
    return blobs, bounds


def decode(blobs: list[bytes | None]) -> np.ndarray:
    """Return the geometries of GeoPackage blobs; an unreadable one becomes None."""
    wkb = np.empty(len(blobs), dtype=object)
    wkb[:] = [_wkb(blob) for blob in blobs]
    return shapely.from_wkb(wkb, on_invalid="ignore")


def _wkb(blob: bytes | None) -> bytes | None:
    if blob is None:
        return None
    at = _SHORT + _ENVELOPE_BYTES[min(blob[3] >> 1 & 7, 4)]
    return blob[at + 9 :] if blob.startswith(_ONE_PART, at) else blob[at:]


def _bound(blob: bytes | None, index: int) -> float | None:
    """Return one value of a blob's envelope; reckoned from the shape where a writer left the envelope out."""
    if blob is None or len(blob) < _SHORT or is_empty(blob):
        return None
    if blob[3] >> 1 & 7:
        order = "<" if blob[3] & 1 else ">"
        return struct.unpack_from(order + "d", blob, _SHORT + 8 * index)[0]
    return float(shapely.bounds(shapely.from_wkb(blob[_SHORT:]))[(0, 2, 1, 3)[index]])


def is_empty(blob: bytes | None) -> int | None:
    """Tell whether a blob is flagged as an empty geometry (``ST_IsEmpty``)."""
    return None if blob is None else int(bool(blob[3] >> 4 & 1))


FUNCTIONS = {
    "ST_IsEmpty": is_empty,
    "ST_MinX": lambda blob: _bound(blob, 0),
    "ST_MaxX": lambda blob: _bound(blob, 1),
    "ST_MinY": lambda blob: _bound(blob, 2),
    "ST_MaxY": lambda blob: _bound(blob, 3),
}
"""The SQL functions that the triggers of a spatial index call; SQLite itself has none of them."""
