"""Plots closed from drawn lines: cleaned within a tolerance, never beyond it, and turned into polygons.

Lines drawn twice count once, lines that cross or touch are divided there, and a free end within the tolerance of
another line is drawn to it (to its corner where that is within the tolerance, too). Every other vertex stays where
it was drawn. What stays open closes no plot; short pieces that lead nowhere are no part of any outline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..native import shapely
from .linework import Network, Segments, network_of
from .loose_ends import loose_ends
from .points import MM, point_key

_PASSES = 3
"""An end may have to follow another one that was moved itself."""


@dataclass(frozen=True)
class Faces:
    """Areas that lines enclose, column-wise.

    Parameters
    ----------
    shapes : ndarray of object, shape (n,)
        Polygons in metres, with holes where other areas lie in them.
    bounded : ndarray of bool, shape (n,)
        Whether a line of the chosen rows runs along the boundary.
    """

    shapes: np.ndarray
    bounded: np.ndarray


def closed_faces(segments: Segments, tolerance_m: float, chosen: np.ndarray) -> Faces:
    """Return the areas that drawn lines enclose, from west to east.

    Parameters
    ----------
    segments : Segments
    tolerance_m : float
        Free ends no farther from another line are drawn to it.
    chosen : ndarray of bool
        Rows of lines that are asked for in `Faces.bounded`.
    """
    network = network_of(segments)
    for _ in range(_PASSES):
        moved = _ends_drawn_on(segments, network, tolerance_m)
        if moved is None:
            break
        segments, network = moved, network_of(moved)
    if not len(network.one):
        return Faces(np.empty(0, dtype=object), np.zeros(0, dtype=bool))
    shapes = shapely.get_parts(shapely.polygonize(network.shapes()))
    box = shapely.bounds(shapes)
    shapes = shapes[np.lexsort(box.T)]
    return Faces(shapes, _bounded(shapes, network, chosen))


def _ends_drawn_on(segments: Segments, network: Network, tolerance_m: float) -> Segments | None:
    """Return segments with free ends drawn to the lines that they stop short of; None where there is no such end."""
    ends = loose_ends(network, tolerance_m).undershoots
    if not len(ends.node):
        return None
    target = _corner_or_foot(network, ends, tolerance_m)
    keys = point_key(network.node[ends.node])
    order = np.argsort(keys)
    keys, target = keys[order], target[order]
    start, end = (_replaced(points, keys, target) for points in (segments.start, segments.end))
    keep = (start != end).any(axis=1)
    return replace(segments, start=start[keep], end=end[keep], row=segments.row[keep])


def _corner_or_foot(network: Network, ends, tolerance_m: float) -> np.ndarray:
    """Return where each end belongs: the nearest corner within the tolerance, else the nearest place on a line."""
    target = np.rint(ends.foot).astype(np.int64)
    node = network.node / MM
    reach = tolerance_m + 1e-6
    tree = shapely.STRtree(shapely.points(node))
    end, corner = tree.query(shapely.points(node[ends.node]), predicate="dwithin", distance=reach)
    own = np.where(network.one[ends.edge] == ends.node, network.other[ends.edge], network.one[ends.edge])
    # a corner of the line that is missed lies no farther from the foot than from the end's own line
    off = np.hypot(*(network.node[corner] - ends.foot[end]).T)
    meant = (corner != ends.node[end]) & (corner != own[end]) & (off <= reach * MM)
    end, corner = end[meant], corner[meant]
    far = np.hypot(*(network.node[corner] - network.node[ends.node[end]]).T)
    order = np.lexsort((corner, far, end))
    first = order[np.concatenate([[True], np.diff(end[order]) != 0])[: len(order)]]
    target[end[first]] = network.node[corner[first]]
    # of two ends that would change places one stays
    at, aim = point_key(network.node[ends.node]), point_key(target)
    order = np.argsort(at)
    other = order[np.minimum(np.searchsorted(at[order], aim), len(order) - 1)]
    stays = (at[other] == aim) & (aim[other] == at) & (np.arange(len(at)) < other)
    target[stays] = network.node[ends.node[stays]]
    return target


def _replaced(points: np.ndarray, keys: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Return points with those whose key is among the sorted `keys` moved to their targets."""
    mine = point_key(points)
    at = np.minimum(np.searchsorted(keys, mine), len(keys) - 1)
    return np.where((keys[at] == mine)[:, None], target[at], points)


def _bounded(shapes: np.ndarray, network: Network, chosen: np.ndarray) -> np.ndarray:
    """Tell which areas have a line of the chosen rows on their boundary, holes included."""
    rings, shape = shapely.get_rings(shapes, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    key = point_key(network.node)
    order = np.argsort(key)
    node = order[np.searchsorted(key[order], point_key(np.rint(xy * MM).astype(np.int64)))]
    side = np.flatnonzero(ring[1:] == ring[:-1])
    size = np.int64(len(network.node))
    low, high = np.minimum(node[side], node[side + 1]), np.maximum(node[side], node[side + 1])
    # the edges of a network are in this order
    edge = np.searchsorted(network.one * size + network.other, low * size + high)
    wanted = np.zeros(len(network.one), dtype=bool)
    wanted[network.edge_of[chosen[network.row]]] = True
    result = np.zeros(len(shapes), dtype=bool)
    result[shape[ring[side[wanted[edge]]]]] = True
    return result
