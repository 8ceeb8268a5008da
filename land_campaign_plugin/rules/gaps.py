"""Ground between plots that no plot covers: enclosed spaces, and slits that are open at an end.

Works on the edges that no neighbour matches, of all blocks together, because a space between plots may
reach over many blocks. Edges have their plot on the left, so uncovered ground lies on their right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.points import joined
from ..native import shapely
from .edges import MM
from .places import Places

_ON_EDGE_M = 1e-4
PARALLEL = 0.1
"""Sine of the largest angle between the two sides of a slit; wider wedges are corners, not slits."""
SHORTEST_M = 0.02
_BATCH = 20_000
"""Lines that are worked with together, or as many as hang together."""
_RIM_M = 0.001


@dataclass
class Boundary:
    """Unmatched edges of a whole run, column-wise: row of the plot, ends in millimetres."""

    row: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def take(self, rows) -> Boundary:
        """Return some of the edges."""
        return Boundary(self.row[rows], self.start[rows], self.end[rows])

    def lines(self) -> np.ndarray:
        """Return the edges as lines in metres."""
        return shapely.linestrings(np.stack([self.start, self.end], axis=1) / MM)

    def against(self, reach_m: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs of edges of different plots that run against each other, in both orders.

        Parameters
        ----------
        reach_m : float or ndarray of float, shape (n,)
            How far from its first edge the second may lie.
        """
        lines = self.lines()
        tree = shapely.STRtree(lines)
        reach = np.broadcast_to(reach_m, len(lines))
        found = [self._against(tree, lines, reach, start) for start in range(0, len(lines), _BATCH)]
        one, other = (np.concatenate(sides) for sides in zip(*found, strict=True)) if found else (self.row[:0],) * 2
        return one, other

    def _against(self, tree, lines: np.ndarray, reach: np.ndarray, first: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs of the edges from number `first` on: boxes of all at once would take much memory."""
        part = slice(first, first + _BATCH)
        ends = self.start[part] / MM, self.end[part] / MM
        low, high = np.minimum(*ends) - reach[part, None], np.maximum(*ends) + reach[part, None]
        one, other = tree.query(shapely.box(*low.T, *high.T))
        one = one + first
        apart = self.row[one] != self.row[other]
        one, other = one[apart], other[apart]
        a, b = ((self.end[side] - self.start[side]).astype(float) for side in (one, other))
        # directions first: how far apart two lines lie takes longer to say
        facing = (a * b).sum(axis=1) < 0
        facing &= np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]) <= PARALLEL * np.hypot(*a.T) * np.hypot(*b.T)
        one, other = one[facing], other[facing]
        near = shapely.dwithin(lines[one], lines[other], reach[one])
        return one[near], other[near]


@dataclass
class Gap:
    """A space that no plot covers: its shape, the edges that bound it, the plots beside it."""

    shape: object
    edges: np.ndarray
    rows: np.ndarray


def enclosed_gaps(boundary: Boundary, places: Places, filled: np.ndarray, least_m2: float) -> list[Gap]:
    """Return spaces that plots enclose on all sides.

    Parameters
    ----------
    places : Places
        Of all plots.
    filled : ndarray of object
        Outlines of plots with an invalid shape: what lies in them is not judged.
    least_m2 : float
        Smaller spaces are rounding.
    """
    if not len(boundary.row):
        return []
    lines = boundary.lines()
    tree = shapely.STRtree(lines)
    network = _networks(lines, tree)
    batches = _batches(network)
    spaces = [_spaces(lines[batch], least_m2) for batch in batches]
    faces = np.concatenate(spaces)
    islands = _islands(faces, np.repeat(np.arange(len(spaces)), list(map(len, spaces))), lines, network, batches)
    inside = shapely.point_on_surface(faces)
    for face in islands:
        inside[face] = _by_the_rim(faces[face])
    covered = places.covered(inside)
    if len(filled):
        covered[shapely.STRtree(filled).query(inside, predicate="intersects")[0]] = True
    for face, networks in islands.items():
        if not covered[face]:
            land = _spaces(lines[np.isin(network, networks)], 0.0)
            faces[face] = shapely.difference(faces[face], shapely.union_all(land))
    faces = faces[~covered]
    if not len(faces):
        return []
    segments, face_of = _segments(faces)
    middle = shapely.line_interpolate_point(segments, 0.5, normalized=True)
    asked, edge = tree.query(middle, predicate="dwithin", distance=_ON_EDGE_M)
    order = np.argsort(face_of[asked], kind="stable")
    split = np.searchsorted(face_of[asked][order], np.arange(1, len(faces)))
    gaps = []
    for face, bounding in zip(faces, np.split(edge[order], split), strict=True):
        rows = np.unique(boundary.row[bounding])
        gaps.append(Gap(face, np.unique(bounding), rows))
    return gaps


def open_slits(boundary: Boundary, places: Places, width_m: float, least_m2: float) -> list[Gap]:
    """Return narrow spaces between two lines of plots that are open at an end.

    Parameters
    ----------
    width_m : float
        The widest slit that is looked for.
    """
    if len(boundary.row) < 2:
        return []
    one, other = _facing(boundary, width_m)
    one, other, quads = _strips(boundary, one, other, width_m)
    if not len(quads):
        return []
    middle = shapely.point_on_surface(quads)
    free = ~places.covered(middle)
    one, other, quads = one[free], other[free], quads[free]
    if not len(quads):
        return []
    near = shapely.STRtree(quads).query(quads, predicate="dwithin", distance=SHORTEST_M)
    label = joined(len(quads), *near)
    gaps = []
    for group in np.unique(label):
        members = np.flatnonzero(label == group)
        shape = shapely.union_all(quads[members])
        if shapely.area(shape) > least_m2:
            edges = np.unique(np.concatenate([one[members], other[members]]))
            gaps.append(Gap(shape, edges, np.unique(boundary.row[edges])))
    return gaps


def _networks(lines: np.ndarray, tree) -> np.ndarray:
    """Return a label for each line, equal for lines that hang together; all are one where they are few."""
    if len(lines) <= _BATCH:
        return np.zeros(len(lines), dtype=np.int64)
    return joined(len(lines), *tree.query(lines, predicate="intersects"))


def _batches(network: np.ndarray) -> list[np.ndarray]:
    """Return the rows of lines in batches of whole networks: all at once they would be worked with in much memory."""
    order = np.argsort(network, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(network[order])) + 1, len(order))
    cuts = np.unique(ends[np.searchsorted(ends, np.arange(_BATCH, len(order), _BATCH))])
    return np.split(order, cuts[cuts < len(order)])


def _spaces(lines: np.ndarray, least_m2: float) -> np.ndarray:
    """Return the spaces of more than `least_m2` that lines enclose."""
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(lines)]))
    return faces[shapely.area(faces) > least_m2]


def _islands(faces, batch_of, lines, network: np.ndarray, batches: list[np.ndarray]) -> dict[int, np.ndarray]:
    """Return the networks of other batches that lie in a face, by its number; those of its own are holes."""
    islands: dict[int, np.ndarray] = {}
    if len(batches) < 2:
        return islands
    names, first = np.unique(network, return_index=True)
    home = np.empty(len(network), dtype=np.int64)
    for number, batch in enumerate(batches):
        home[batch] = number
    ashore, face = shapely.STRtree(faces).query(shapely.get_point(lines[first], 0), predicate="within")
    other = home[first[ashore]] != batch_of[face]
    ashore, face = ashore[other], face[other]
    for number in np.unique(face).tolist():
        islands[number] = names[ashore[face == number]]
    return islands


def _by_the_rim(face):
    """Return a point of a face that lies by its outline, where no island lies."""
    ring = shapely.get_coordinates(shapely.normalize(face).exterior)
    side = np.diff(ring, axis=0)
    length = np.hypot(*side.T)
    at = length.argmax()
    # the outline of a normalized polygon runs clockwise: its inside lies to the right
    inward = np.array([side[at, 1], -side[at, 0]]) / length[at]
    return shapely.Point((ring[at] + ring[at + 1]) / 2 + inward * _RIM_M)


def _segments(faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the straight pieces of the faces' boundaries, and the face of each."""
    rings, face_of_ring = shapely.get_rings(faces, return_index=True)
    xy, ring_of = shapely.get_coordinates(rings, return_index=True)
    inner = np.flatnonzero(ring_of[1:] == ring_of[:-1])
    segments = shapely.linestrings(np.stack([xy[inner], xy[inner + 1]], axis=1))
    return segments, face_of_ring[ring_of[inner]]


def _facing(boundary: Boundary, width_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of edges of different plots that run against each other within `width_m`."""
    one, other = boundary.against(width_m)
    length2 = ((boundary.end - boundary.start) ** 2).sum(axis=1)
    # the longer edge is the base; the row order decides between equals
    base = (length2[one] > length2[other]) | ((length2[one] == length2[other]) & (one < other))
    return one[base], other[base]


def _strips(boundary: Boundary, one, other, width_m: float):
    """Return the strip of ground between the two edges of each pair, where it is at most `width_m` wide."""
    origin = boundary.start[one] / MM
    along = (boundary.end[one] - boundary.start[one]) / MM
    length = np.hypot(*along.T)
    along /= length[:, None]
    across = np.stack([along[:, 1], -along[:, 0]], axis=1)  # to the right, where no plot is

    def frame(points):
        local = points / MM - origin
        return (local * along).sum(axis=1), (local * across).sum(axis=1)

    # the other edge runs back, so its end comes first along the base
    s0, d0 = frame(boundary.end[other])
    s1, d1 = frame(boundary.start[other])
    slope = np.divide(d1 - d0, s1 - s0, out=np.zeros_like(s0), where=s1 > s0)
    low, high = np.maximum(s0, 0), np.minimum(s1, length)
    # where the line of the other edge is between touching and `width_m` away
    with np.errstate(divide="ignore", invalid="ignore"):
        at_zero, at_width = s0 + (0 - d0) / slope, s0 + (width_m - d0) / slope
    rising, falling, flat = slope > 0, slope < 0, slope == 0
    low = np.where(rising, np.fmax(low, at_zero), np.where(falling, np.fmax(low, at_width), low))
    high = np.where(rising, np.fmin(high, at_width), np.where(falling, np.fmin(high, at_zero), high))
    good = (high - low > SHORTEST_M) & (s1 > s0) & ~(flat & ((d0 <= 0) | (d0 > width_m)))
    low, high, slope, s0, d0 = low[good], high[good], slope[good], s0[good], d0[good]
    origin, along, across = origin[good], along[good], across[good]

    def point(s, d):
        return origin + along * s[:, None] + across * d[:, None]

    zero = np.zeros_like(low)
    corners = np.stack(
        [
            point(low, zero),
            point(high, zero),
            point(high, d0 + slope * (high - s0)),
            point(low, d0 + slope * (low - s0)),
            point(low, zero),
        ],
        axis=1,
    )
    quads = shapely.polygons(corners)
    solid = shapely.area(quads) > 1e-6
    one, other, quads = one[good][solid], other[good][solid], quads[solid]
    return one, other, quads
