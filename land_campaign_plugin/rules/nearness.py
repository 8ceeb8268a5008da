"""Which stretches of lines lie farther from boundaries than a tolerance: exactly, for straight pieces.

Along a straight piece the distance to one boundary side has a single valley, so the part of it that lies within
a tolerance of that side is one interval. What the intervals of all sides leave over is what lies too far away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.linework import off_segment_mm
from .edges import MM

_SLACK_MM = 1e-3
_SAMPLES = 17


@dataclass(frozen=True)
class Sides:
    """Sides of plots' boundaries, each once.

    Parameters
    ----------
    start, end : ndarray of int, shape (n, 2)
        In millimetres, the lower end first.
    tolerance_m : ndarray of float, shape (n,)
    """

    start: np.ndarray
    end: np.ndarray
    tolerance_m: np.ndarray


@dataclass(frozen=True)
class Pieces:
    """Parts of segments, column-wise: ``segment`` from share ``begin`` to share ``stop`` of its length."""

    segment: np.ndarray
    begin: np.ndarray
    stop: np.ndarray


def within(start, end, side_start, side_end, radius_mm) -> tuple[np.ndarray, np.ndarray]:
    """Return from which to which share of its length each segment lies within a radius of a side.

    Parameters
    ----------
    start, end, side_start, side_end : ndarray of int, shape (n, 2)
    radius_mm : ndarray of float, shape (n,)

    Returns
    -------
    begin, stop : ndarray of float, shape (n,)
        ``begin > stop`` where no part does.
    """
    run, way = (end - start).astype(float), (start - side_start).astype(float)
    side = (side_end - side_start).astype(float)
    length = np.maximum(np.hypot(*side.T), 1e-9)
    along, across = side / length[:, None], np.stack([-side[:, 1], side[:, 0]], axis=1) / length[:, None]
    # around the side's middle: a strip, cut off square at its ends; around its ends: discs
    first = _between((way * across).sum(axis=1), (run * across).sum(axis=1), -radius_mm, radius_mm)
    second = _between((way * along).sum(axis=1), (run * along).sum(axis=1), np.zeros(len(length)), length)
    parts = [(np.maximum(first[0], second[0]), np.minimum(first[1], second[1]))]
    parts += [_in_disc(way, run, radius_mm), _in_disc((start - side_end).astype(float), run, radius_mm)]
    begin, stop = np.full(len(length), np.inf), np.full(len(length), -np.inf)
    for low, high in parts:
        low, high = np.maximum(low, 0.0), np.minimum(high, 1.0)
        some = low <= high
        begin = np.where(some, np.minimum(begin, low), begin)
        stop = np.where(some, np.maximum(stop, high), stop)
    return begin, stop


def _between(offset, slope, least, most) -> tuple[np.ndarray, np.ndarray]:
    """Return for which shares ``least <= offset + slope * share <= most``."""
    still = np.abs(slope) < 1e-12
    safe = np.where(still, 1.0, slope)
    one, other = (least - offset) / safe, (most - offset) / safe
    low, high = np.minimum(one, other), np.maximum(one, other)
    inside = (least <= offset) & (offset <= most)
    return np.where(still, np.where(inside, -np.inf, np.inf), low), np.where(
        still, np.where(inside, np.inf, -np.inf), high
    )


def _in_disc(way, run, radius) -> tuple[np.ndarray, np.ndarray]:
    """Return for which shares a point on the way lies in a disc around the origin."""
    a, b = np.maximum((run * run).sum(axis=1), 1e-12), (way * run).sum(axis=1)
    root = b * b - a * ((way * way).sum(axis=1) - radius * radius)
    half = np.sqrt(np.maximum(root, 0.0))
    return np.where(root >= 0, (-b - half) / a, np.inf), np.where(root >= 0, (-b + half) / a, -np.inf)


def too_far(start, end, sides: Sides, segment: np.ndarray, side: np.ndarray) -> Pieces:
    """Return the parts of segments that no side is near enough to.

    Parameters
    ----------
    segment, side : ndarray of int
        Pairs of a segment and a side that may be near it.
    """
    radius = sides.tolerance_m[side] * MM + _SLACK_MM
    begin, stop = within(start[segment], end[segment], sides.start[side], sides.end[side], radius)
    some = begin <= stop
    count = len(start)
    # a closing mark at each segment's end: what is left before it is uncovered, too
    segment = np.concatenate([segment[some], np.arange(count)])
    begin = np.concatenate([begin[some], np.full(count, 1.0)])
    stop = np.concatenate([stop[some], np.full(count, 1.0)])
    order = np.lexsort((stop, begin, segment))
    segment, begin, stop = segment[order], begin[order], stop[order]
    # how far the intervals before each one reach; segments are lifted apart so that one running maximum serves all
    reach = np.maximum.accumulate(stop + 2.0 * segment) - 2.0 * segment
    before = np.concatenate([[0.0], reach[:-1]])
    first = np.concatenate([[True], segment[1:] != segment[:-1]])[: len(segment)]
    before = np.where(first, 0.0, before[: len(segment)])
    length = np.hypot(*(end - start).T)[segment]
    open_ = (begin - before) * length > 2 * _SLACK_MM
    return Pieces(segment[open_], before[open_], begin[open_])


def farthest(start, end, pieces: Pieces, sides: Sides, piece: np.ndarray, side: np.ndarray):
    """Return how far each piece goes from the sides near it, where, which side is nearest there, and how near it comes.

    Parameters
    ----------
    piece, side : ndarray of int
        Pairs of a piece and a side, sorted by piece; pieces without any get infinite distances and side -1.

    Returns
    -------
    largest_m, share, nearest, smallest_m : ndarray, shape (pieces,)
    """
    count = len(pieces.segment)
    low, high = pieces.begin.copy(), pieces.stop.copy()
    smallest = np.full(count, np.inf)
    for _ in range(2):
        best, best_share, best_side = np.full(count, -1.0), low.copy(), np.full(count, -1)
        step = (high - low) / (_SAMPLES - 1)
        for number in range(_SAMPLES):
            share = low + step * number
            distance, at = _nearest(start, end, pieces, share, sides, piece, side)
            better = np.isfinite(distance) & (distance > best + 1e-6)
            best, best_share = np.where(better, distance, best), np.where(better, share, best_share)
            best_side = np.where(better, at, best_side)
            smallest = np.minimum(smallest, distance)
        # once more around the farthest place
        low, high = np.maximum(best_share - step, pieces.begin), np.minimum(best_share + step, pieces.stop)
    none = best_side < 0
    return np.where(none, np.inf, best / MM), best_share, best_side, smallest / MM


def _nearest(start, end, pieces: Pieces, share, sides: Sides, piece, side) -> tuple[np.ndarray, np.ndarray]:
    """Return how far (in millimetres) the nearest side is from one place of each piece, and which it is."""
    count = len(pieces.segment)
    run = end[pieces.segment] - start[pieces.segment]
    place = start[pieces.segment] + run * share[:, None]
    distance = np.full(count, np.inf)
    nearest = np.full(count, -1)
    if len(piece):
        off, _ = off_segment_mm(place[piece], sides.start[side], sides.end[side])
        begin = np.flatnonzero(np.concatenate([[True], np.diff(piece) != 0]))
        least = np.minimum.reduceat(off, begin)
        # sides equally near: the one with the lowest ends, so that the order of plots does not matter
        ties = off <= np.repeat(least, np.diff(np.append(begin, len(piece)))) + _SLACK_MM
        distance[piece[begin]] = least
        nearest[piece[begin]] = np.minimum.reduceat(np.where(ties, side, len(sides.start)), begin)
    return distance, nearest
