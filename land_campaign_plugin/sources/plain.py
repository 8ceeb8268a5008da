"""Plain plots out of WKB without a geometry object: one outer ring, no hole, flat, on this machine's byte order.

Nine plots of ten are plain. Their WKB is a head and then pairs of numbers, so that all of them together can be looked
at as one array, once the heads are stretched to whole pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.packed import spans

_MM = 1000.0
_PAIR = 16
_NOISE_M = 1e-6
_FARTHEST_M = 1e9
_POLYGON = bytes.fromhex("010300000001000000")
_MULTIPOLYGON = bytes.fromhex("010600000001000000")
_HEADS = (_POLYGON, _MULTIPOLYGON + _POLYGON)
"""Heads up to the number of vertices: a polygon of one ring, and the same as the only part of a multipolygon."""
_LEAST_VERTICES = 4


@dataclass
class Plain:
    """Rings of plain plots.

    Parameters
    ----------
    rows : ndarray of int, shape (k,)
        Which of the blobs they are, ascending.
    points : ndarray of int, shape (2, n)
        Vertices in whole millimetres, closing ones included.
    offsets : ndarray of int, shape (k + 1,)
    moved : int
        Vertices that rounding to millimetres moved.
    """

    rows: np.ndarray
    points: np.ndarray
    offsets: np.ndarray
    moved: int


def plain_rings(blobs: list[bytes]) -> Plain:
    """Return the rings of all plain plots among WKB blobs (empty ones where there is none)."""
    length = np.fromiter(map(len, blobs), dtype=np.int64, count=len(blobs))
    parts = [_with_head(blobs, length, head) for head in _HEADS]
    parts = [part for part in parts if len(part.rows)] or parts[:1]
    if len(parts) == 1:
        return parts[0]
    rows = np.concatenate([part.rows for part in parts])
    count = np.concatenate([np.diff(part.offsets) for part in parts])
    points = np.concatenate([part.points for part in parts], axis=1)
    order = np.argsort(rows)
    chosen, offsets = spans(np.concatenate([[0], np.cumsum(count)]), order)
    return Plain(rows[order], np.take(points, chosen, axis=1), offsets, sum(part.moved for part in parts))


def _with_head(blobs: list[bytes], length: np.ndarray, head: bytes) -> Plain:
    """Return the plain plots that begin with one of the heads."""
    size = len(head) + 4
    fits = np.flatnonzero((length % _PAIR == size % _PAIR) & (length >= size + _LEAST_VERTICES * _PAIR))
    stretch = -size % _PAIR
    slots = (size + stretch) // _PAIR
    filler = bytes(stretch)
    pairs = np.frombuffer(filler.join([b"", *(blobs[row] for row in fits.tolist())]), dtype=np.float64).reshape(-1, 2)
    count = (length[fits] - size) // _PAIR
    start = np.cumsum(count + slots) - count - slots
    heads = np.take(pairs.view(np.uint8).reshape(-1, _PAIR), (start[:, None] + np.arange(slots)).ravel(), axis=0)
    heads = heads.reshape(len(fits), slots * _PAIR)[:, stretch:]
    right = (heads[:, : len(head)] == np.frombuffer(head, dtype=np.uint8)).all(axis=1)
    right &= np.ascontiguousarray(heads[:, len(head) :]).view("<u4").ravel() == count
    fits, count, start = fits[right], count[right], start[right] + slots
    return _rounded(pairs, fits, count, start)


def _rounded(pairs: np.ndarray, rows: np.ndarray, count: np.ndarray, start: np.ndarray) -> Plain:
    """Return the rings of `count` pairs from `start`, but for those that are not closed or not on earth."""
    offsets = np.concatenate([[0], np.cumsum(count)])
    at = np.repeat(start - offsets[:-1], count) + np.arange(offsets[-1])
    exact = [pairs[:, axis].take(at) for axis in (0, 1)]
    sane = np.ones(len(rows), dtype=bool)
    for values in exact:
        sane &= values[offsets[:-1]] == values[offsets[1:] - 1]
        # also false where there is no number
        if len(values) and not (values.max() <= _FARTHEST_M and values.min() >= -_FARTHEST_M):
            sane &= np.logical_and.reduceat(np.abs(values) <= _FARTHEST_M, offsets[:-1])
    if not sane.all():
        return _rounded(pairs, rows[sane], count[sane], start[sane])
    points = np.empty((2, len(at)), dtype=np.int64)
    off = None
    for axis, values in enumerate(exact):
        rounded = np.rint(values * _MM)
        points[axis] = rounded
        rounded /= _MM
        if not np.array_equal(rounded, values):
            moved = np.abs(rounded - values) > _NOISE_M
            off = moved if off is None else off | moved
    return Plain(rows, points, offsets, 0 if off is None else int(np.count_nonzero(off)))
