"""Drawn lines as a network on whole millimetres: where they meet, cross, end, and run twice.

Lines are taken apart into segments. A segment is cut where a vertex of another lies on it and where another
crosses it, so that afterwards lines meet in nodes only; what had to be cut is remembered, because there the
drawing lacks a vertex.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..native import shapely
from .errors import BadInput
from .language import QT_TRANSLATE_NOOP
from .points import MM, joined, point_key

_TANGLED = QT_TRANSLATE_NOOP("core", "The lines of the drawing cross each other more than {count} times.")
_OTHER_LEVEL = QT_TRANSLATE_NOOP(
    "core", "Boundaries of plots do not: look for a hatching or a drawing error on their levels, and take it away."
)
ON_LINE_MM = 1.0
"""A vertex no farther from a segment lies on it: rounding to whole millimetres moves it by up to 0.71 mm."""
_FARTHEST_M = 1e9
_AT_ONCE, _FEW_AT_ONCE = 4_000, 100
_MOST_CROSSINGS, _MOST_EACH = 50_000, 10
"""Beyond these, in all and for each segment, lines are a hatching or damage; every crossing takes memory and time."""
LONG_M = 200.0
"""Sides of plots are shorter."""


@dataclass(frozen=True)
class Segments:
    """Straight pieces of drawn lines, column-wise, in the order in which they were drawn.

    Parameters
    ----------
    start, end : ndarray of int, shape (n, 2)
        In millimetres.
    row : ndarray of int, shape (n,)
        Row of the line in its table.
    """

    start: np.ndarray
    end: np.ndarray
    row: np.ndarray


def line_parts(geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the single lines among shapes, rings of polygons included, and the row of each.

    Points, empty shapes and lines with coordinates that are none are left out.
    """
    parts, row = np.asarray(geometry, dtype=object), np.arange(len(geometry))
    while (deep := shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        inner, of = shapely.get_parts(parts[deep], return_index=True)
        parts, row = np.concatenate([parts[~deep], inner]), np.concatenate([row[~deep], row[deep][of]])
    solid = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, of = shapely.get_rings(parts[solid], return_index=True)
    parts, row = np.concatenate([parts[~solid], rings]), np.concatenate([row[~solid], row[solid][of]])
    kind = shapely.get_type_id(parts)
    line = ((kind == shapely.GeometryType.LINESTRING) | (kind == shapely.GeometryType.LINEARRING)) & ~shapely.is_empty(
        parts
    )
    parts, row = parts[line], row[line]
    xy, of = shapely.get_coordinates(parts, return_index=True)
    sane = np.ones(len(parts), dtype=bool)
    sane[of[~(np.abs(xy) < _FARTHEST_M).all(axis=1)]] = False
    return parts[sane], row[sane]


def segments_of(geometry: np.ndarray) -> Segments:
    """Return the segments of lines (and rings of polygons); those without length are left out."""
    parts, row = line_parts(geometry)
    xy, of = shapely.get_coordinates(parts, return_index=True)
    xy = np.rint(xy * MM).astype(np.int64)
    runs_on = np.flatnonzero((of[1:] == of[:-1]) & (xy[1:] != xy[:-1]).any(axis=1))
    return Segments(xy[runs_on], xy[runs_on + 1], row[of[runs_on]])


def numbered_points(*points: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the distinct points of several arrays, and for each array which of them its points are."""
    every = np.concatenate(points)
    _, first, number = np.unique(point_key(every), return_index=True, return_inverse=True)
    return every[first], np.split(number, np.cumsum([len(part) for part in points])[:-1])


def pairs_near(lines: np.ndarray):
    """Yield pairs of positions of straight lines that may meet, each pair once, in batches.

    The boxes of long lines hold much that they do not come near, so these are compared as they run.
    """
    long = shapely.length(lines) > LONG_M
    short, far = np.flatnonzero(~long), np.flatnonzero(long)
    tree = shapely.STRtree(lines[short])
    for part in np.array_split(np.arange(len(short)), -(-len(short) // _AT_ONCE) or 1):
        one, other = tree.query(lines[short[part]])
        one = part[one]
        forward = one < other
        yield short[one[forward]], short[other[forward]]
    if len(far):
        tree = shapely.STRtree(lines)
        for part in np.array_split(far, -(-len(far) // _FEW_AT_ONCE)):
            one, other = tree.query(lines[part], predicate="dwithin", distance=2 * ON_LINE_MM / MM)
            one = part[one]
            once = ~long[other] | (one < other)
            yield one[once], other[once]


def off_segment_mm(point: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how far points lie from segments, and at what share of their length (0 to 1) the nearest place is."""
    run, way = (end - start).astype(float), (point - start).astype(float)
    share = np.clip((way * run).sum(axis=1) / np.maximum((run * run).sum(axis=1), 1e-9), 0.0, 1.0)
    return np.hypot(*(way - run * share[:, None]).T), share


@dataclass
class Network:
    """The noded network of drawn lines.

    Parameters
    ----------
    node : ndarray of int, shape (k, 2)
        Places in millimetres.
    one, other : ndarray of int, shape (n,)
        Nodes of each edge; no two edges have the same nodes.
    edge_of, row : ndarray of int, shape (m,)
        Which line (row of its table) runs along which edge, sorted by edge; a line that runs twice stands twice.
    cut : ndarray of int
        Nodes at which some line had to be cut because it has no vertex there.
    cut_by : ndarray of int, shape (len(cut), 2, 2)
        For each, two vertices of the drawing that tell where it comes from.
    drawn : ndarray of bool, shape (k,)
        Nodes that are vertices of the drawing.
    """

    node: np.ndarray
    one: np.ndarray
    other: np.ndarray
    edge_of: np.ndarray
    row: np.ndarray
    cut: np.ndarray
    cut_by: np.ndarray
    drawn: np.ndarray

    @cached_property
    def degree(self) -> np.ndarray:
        """How many edges meet at each node."""
        return np.bincount(np.concatenate([self.one, self.other]), minlength=len(self.node))

    @cached_property
    def length_m(self) -> np.ndarray:
        """Length of each edge."""
        return np.hypot(*(self.node[self.one] - self.node[self.other]).T) / MM

    @cached_property
    def times_drawn(self) -> np.ndarray:
        """How often each edge was drawn."""
        return np.bincount(self.edge_of, minlength=len(self.one))

    def shapes(self, edges=slice(None)) -> np.ndarray:
        """Return edges as lines, in metres."""
        ends = np.stack([self.node[self.one[edges]], self.node[self.other[edges]]], axis=1)
        return shapely.linestrings(ends / MM)

    def rows_of(self, edge: int) -> np.ndarray:
        """Return the lines that run along an edge."""
        return self.row[slice(*np.searchsorted(self.edge_of, [edge, edge + 1]))]

    def edges_at(self, node: int) -> np.ndarray:
        """Return the edges that meet at a node."""
        return self._by_node[1][slice(*np.searchsorted(self._by_node[0], [node, node + 1]))]

    @cached_property
    def _by_node(self) -> tuple[np.ndarray, np.ndarray]:
        """The ends of edges, in order, and the edge of each."""
        ends = np.concatenate([self.one, self.other])
        order = np.argsort(ends, kind="stable")
        return ends[order], order % max(len(self.one), 1)

    @cached_property
    def chain(self) -> np.ndarray:
        """A number for each edge, the same for edges that follow each other without a branch."""
        ends = np.concatenate([self.one, self.other])
        edge = np.concatenate([np.arange(len(self.one))] * 2)
        passing = np.flatnonzero(self.degree[ends] == 2)
        passing = passing[np.argsort(ends[passing], kind="stable")]
        return joined(len(self.one), edge[passing[::2]], edge[passing[1::2]])


def network_of(segments: Segments) -> Network:
    """Return the noded network of segments; `BadInput` where they cross beyond all measure."""
    points, (start, end) = numbered_points(segments.start, segments.end)
    low, high = np.minimum(start, end), np.maximum(start, end)
    size = np.int64(max(len(points), 1))
    _, first, of_drawn = np.unique(low * size + high, return_index=True, return_inverse=True)
    low, high = low[first], high[first]
    touches, crossings = _meetings(points, low, high)
    cut_segment = np.concatenate([touches[0], crossings[0], crossings[1]])
    cut_place = np.concatenate([points[touches[1]], crossings[2], crossings[2]])
    node, (drawn, cut_node) = numbered_points(points, cut_place)
    low, high = drawn[low], drawn[high]
    # the ends of every piece: the segment's own, and the cuts in their order along it
    segment = np.concatenate([np.arange(len(low)), cut_segment, np.arange(len(low))])
    at = np.concatenate([low, cut_node, high])
    run = (node[high] - node[low]).astype(float)
    share = ((node[at] - node[low[segment]]) * run[segment]).sum(axis=1)
    order = np.lexsort((share, segment))
    segment, at = segment[order], at[order]
    piece = np.flatnonzero((segment[1:] == segment[:-1]) & (at[1:] != at[:-1]))
    one, other = np.minimum(at[piece], at[piece + 1]), np.maximum(at[piece], at[piece + 1])
    size = np.int64(max(len(node), 1))
    _, kept, edge = np.unique(one * size + other, return_index=True, return_inverse=True)
    # every drawn segment runs along the edges of its pieces
    begin = np.searchsorted(segment[piece], np.arange(len(low) + 1))
    count = np.diff(begin)[of_drawn]
    slot = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(begin[of_drawn], count)
    edge_of, row = edge[slot], np.repeat(segments.row, count)
    order = np.lexsort((row, edge_of))
    is_drawn = np.zeros(len(node), dtype=bool)
    is_drawn[drawn] = True
    cut, cut_by = _cuts(points, node, touches, crossings, cut_node)
    return Network(node, one[kept], other[kept], edge_of[order], row[order], cut, cut_by, is_drawn)


def _cuts(points, node, touches, crossings, cut_node) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes at which lines were cut, each once, and the two lowest vertices that tell it apart."""
    vertex = np.repeat(points[touches[1]][:, None], 2, axis=1)
    by = np.concatenate([vertex, crossings[3], crossings[3]])
    flat = by.reshape(-1, 4)
    order = np.lexsort((*flat.T[::-1], cut_node))
    new = np.concatenate([[True], np.diff(cut_node[order]) != 0])[: len(order)]
    return cut_node[order[new]], by[order[new]]


def _meetings(points: np.ndarray, low: np.ndarray, high: np.ndarray):
    """Return (segment, point on it), and (segment, segment, place, two vertices) of crossings without a vertex."""
    lines = shapely.linestrings(np.stack([points[low], points[high]], axis=1) / MM)
    touch_segment, touch_point, cross_one, cross_other = [], [], [], []
    most, count = max(_MOST_CROSSINGS, _MOST_EACH * len(low)), 0
    for one, other in pairs_near(lines):
        touched = np.zeros(len(one), dtype=bool)
        for segment, end in ((one, low[other]), (one, high[other]), (other, low[one]), (other, high[one])):
            on = _on_segment(points, low[segment], high[segment], end)
            touched |= on
            touch_segment.append(segment[on])
            touch_point.append(end[on])
        apart = ~touched & (low[one] != low[other]) & (high[one] != high[other])
        apart &= (low[one] != high[other]) & (high[one] != low[other])
        one, other = one[apart], other[apart]
        across = _crosses(points, low, high, one, other) & _crosses(points, low, high, other, one)
        cross_one.append(one[across])
        cross_other.append(other[across])
        count += int(np.count_nonzero(across))
        if count > most:
            raise BadInput(_TANGLED, _OTHER_LEVEL, count=most)
    empty = [np.empty(0, dtype=np.int64)]
    one, other = np.concatenate(cross_one or empty), np.concatenate(cross_other or empty)
    touches = np.concatenate(touch_segment or empty), np.concatenate(touch_point or empty)
    return touches, (one, other, _crossing(points, low, high, one, other), _two_ends(points, low, high, one, other))


def _on_segment(points, low, high, end) -> np.ndarray:
    """Tell which points lie on a segment, farther than a millimetre from its ends."""
    result = np.zeros(len(end), dtype=bool)
    loose = np.flatnonzero((end != low) & (end != high))
    start, stop, point = points[low[loose]], points[high[loose]], points[end[loose]]
    distance, _ = off_segment_mm(point, start, stop)
    on = np.flatnonzero(distance <= ON_LINE_MM)
    away = np.minimum(np.hypot(*(point[on] - start[on]).T), np.hypot(*(point[on] - stop[on]).T)) > ON_LINE_MM
    result[loose[on[away]]] = True
    return result


def _side(origin, toward, point) -> np.ndarray:
    """Return on which side of the line from `origin` to `toward` points lie: positive on the left."""
    run, way = (toward - origin).astype(float), (point - origin).astype(float)
    return run[:, 0] * way[:, 1] - run[:, 1] * way[:, 0]


def _crosses(points, low, high, one, other) -> np.ndarray:
    """Tell which segments `other` have their ends on both sides of the line of `one`."""
    start, end = points[low[one]], points[high[one]]
    return _side(start, end, points[low[other]]) * _side(start, end, points[high[other]]) < 0


def _crossing(points, low, high, one, other) -> np.ndarray:
    """Return where segments cross, in whole millimetres."""
    start, end = points[low[one]], points[high[one]]
    before, after = _side(start, end, points[low[other]]), _side(start, end, points[high[other]])
    share = before / (before - after)
    from_, to = points[low[other]], points[high[other]]
    return np.rint(from_ + (to - from_) * share[:, None]).astype(np.int64)


def _two_ends(points, low, high, one, other) -> np.ndarray:
    """Return the two lowest of the four ends of each pair of segments."""
    ends = np.stack([points[low[one]], points[high[one]], points[low[other]], points[high[other]]], axis=1)
    order = np.lexsort((ends[:, :, 1], ends[:, :, 0]), axis=1)[:, :2]
    return np.take_along_axis(ends, order[:, :, None], axis=1)
