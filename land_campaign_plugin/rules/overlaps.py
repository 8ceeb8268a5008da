"""Which plots overlap: found from the edges that no neighbour matches, then spread from pair to pair.

How many plots cover a place changes only across edges without a match among the plots that are compared. So ground that
two plots claim is bounded by such edges, and along each of them runs a plot other than the edge's own: these few plots
are looked at first, and from every overlap found on, the plots that take part in it. Two complete grids laid over each
other are found this way too, from the rim of the smaller one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely
from .edges import MM

if TYPE_CHECKING:
    from .block import Block

_TINY_M2 = 1e-9
_MANY_VERTICES = 500
"""From so many on an index over a shape's sides is worth making."""
_ENDS_M = 1e-5
_ON_EDGE_M = 1e-7
"""Cut off an edge at both ends, as ground within shorter pieces is tiny; and more than cutting puts it off its line."""


@dataclass(frozen=True)
class Overlaps:
    """Pairs of plots whose interiors share area.

    Parameters
    ----------
    first, second : ndarray of int, shape (n,)
        Positions in the block.
    shape : ndarray of object, shape (n,)
        The polygonal part of the intersection.
    area_m2, width_m : ndarray of float, shape (n,)
        Its area and its mean width, twice the area by the perimeter.
    """

    first: np.ndarray
    second: np.ndarray
    shape: np.ndarray
    area_m2: np.ndarray
    width_m: np.ndarray

    def take(self, rows) -> Overlaps:
        """Return some of the pairs."""
        return Overlaps(*(getattr(self, name)[rows] for name in ("first", "second", "shape", "area_m2", "width_m")))


def overlapping_pairs(block: Block) -> Overlaps:
    """Return every pair of comparable plots of the block whose interiors share area, each once."""
    examined = np.zeros(len(block.rows), dtype=bool)
    seeds = _seeds(block)
    pieces = []
    while len(seeds):
        examined[seeds] = True
        first, second = _meeting(block, seeds, examined)
        pieces.append((first, second))
        touched = np.unique(np.concatenate([first, second]))
        seeds = touched[~examined[touched]]
    first = np.concatenate([piece[0] for piece in pieces]) if pieces else np.empty(0, dtype=np.int64)
    second = np.concatenate([piece[1] for piece in pieces]) if pieces else np.empty(0, dtype=np.int64)
    if len(first):
        first, second = np.unique(np.stack([np.minimum(first, second), np.maximum(first, second)]), axis=1)
    return _measure(block, first, second)


def polygonal_part(shapes: np.ndarray) -> np.ndarray:
    """Return the polygons of each geometry, dropping the points and lines that neighbours leave behind."""
    result = shapes.copy()
    mixed = np.flatnonzero(shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION)
    for position in mixed:
        parts = shapely.get_parts(shapes[position])
        result[position] = shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])
    return result


def mean_width_m(shapes: np.ndarray) -> np.ndarray:
    """Return twice the area by the perimeter: the width of a long thin shape."""
    perimeter = shapely.length(shapes)
    return np.divide(2 * shapely.area(shapes), perimeter, out=np.zeros(len(shapes)), where=perimeter > 0)


def _seeds(block: Block) -> np.ndarray:
    """Return the comparable plots that an edge without a match runs along or into, and those that have such an edge."""
    edges = block.edges
    alone = edges.unmatched
    alone[~alone] = ~block.comparable[edges.plot[edges.partner[~alone]]]
    alone = np.flatnonzero(alone & block.comparable[edges.plot])
    start, end = edges.start[alone] / MM, edges.end[alone] / MM
    # the neighbours that meet an edge in its ends only do not count
    inward = (end - start) * (_ENDS_M / np.hypot(*(end - start).T))[:, None]
    lines = shapely.linestrings(np.stack([start + inward, end - inward], axis=1))
    line, plot = block.comparable_places.boxes_near(lines)
    other = plot != edges.plot[alone[line]]
    line, plot = line[other], plot[other]
    along = _near(block, plot, lines[line])
    return np.unique(np.concatenate([edges.plot[alone[line[along]]], plot[along]]))


def _near(block: Block, plot: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """Tell which lines run along or into the plot beside them."""
    plots, of = np.unique(plot, return_inverse=True)
    # own copies: preparing a shape that another thread uses at the same time is not safe
    shapes = shapely.force_2d(block.geometry[plots])
    shapely.prepare(shapes[shapely.get_num_coordinates(shapes) > _MANY_VERTICES])
    return shapely.dwithin(shapes[of], lines, _ON_EDGE_M)


def _meeting(block: Block, seeds: np.ndarray, examined: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs (seed, other plot) whose interiors meet, leaving out pairs that were looked at before."""
    current = np.zeros(len(block.rows), dtype=bool)
    current[seeds] = True
    # own copies: preparing a shape that another thread uses at the same time is not safe
    shapes = shapely.force_2d(block.geometry[seeds])
    asked, second = block.comparable_places.boxes_near(shapes)
    first = seeds[asked]
    keep = np.where(current[second], first < second, ~examined[second])
    asked, first, second = asked[keep], first[keep], second[keep]
    shapely.prepare(shapes)
    meet = shapely.intersects(shapes[asked], block.geometry[second])
    asked, first, second = asked[meet], first[meet], second[meet]
    inside = ~shapely.touches(shapes[asked], block.geometry[second])
    return first[inside], second[inside]


def _measure(block: Block, first: np.ndarray, second: np.ndarray) -> Overlaps:
    shape = polygonal_part(shapely.intersection(block.geometry[first], block.geometry[second]))
    overlaps = Overlaps(first, second, shape, shapely.area(shape), mean_width_m(shape))
    return overlaps.take(overlaps.area_m2 > _TINY_M2)
