"""Ends of drawn lines that meet nothing: which run past a line, which stop short of one, which lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..native import shapely
from .linework import Network, off_segment_mm
from .points import MM

_TIE_MM = 1e-3
_REACH = 3.0
"""Lines that join an end's own line within so many limits of the end are its own surroundings."""


@dataclass(frozen=True)
class Ends:
    """Ends of lines, column-wise.

    Parameters
    ----------
    node : ndarray of int, shape (n,)
        The node of the network that each end is.
    edge : ndarray of int, shape (n,)
        The edge that ends there.
    distance_m : ndarray of float, shape (n,)
        How far it runs past the line (along itself), how far it stops short of one, or how long the loose piece is.
    foot : ndarray of float, shape (n, 2)
        Where it should end, in millimetres; the end itself for ends that lead nowhere.
    """

    node: np.ndarray
    edge: np.ndarray
    distance_m: np.ndarray
    foot: np.ndarray

    def take(self, rows) -> Ends:
        """Return some of the ends."""
        return Ends(self.node[rows], self.edge[rows], self.distance_m[rows], self.foot[rows])


@dataclass(frozen=True)
class LooseEnds:
    """The free ends of a network by kind; ``tails`` are the edges of the pieces that run past a line, end by end."""

    overshoots: Ends
    undershoots: Ends
    dangles: Ends
    tails: list[np.ndarray]


def loose_ends(network: Network, limit_m: float) -> LooseEnds:
    """Return the free ends of a network.

    Parameters
    ----------
    limit_m : float
        Up to this length an end runs past, or stops short of, a line by mistake; beyond it leads nowhere.
    """
    ends = np.concatenate([network.one, network.other])
    free = np.flatnonzero(network.degree[ends] == 1)
    node, edge = ends[free], free % max(len(network.one), 1)
    order = np.lexsort((network.node[node, 1], network.node[node, 0]))
    node, edge = node[order], edge[order]
    chain = network.chain
    length = np.bincount(chain, weights=network.length_m, minlength=len(chain))[chain[edge]] if len(edge) else free
    alone = np.bincount(chain[edge], minlength=len(chain))[chain[edge]] > 1
    past = (length <= limit_m + 1e-9) & ~alone
    tails = _tails(network, edge[past])
    joint = [_joint(network, tail) for tail in tails]
    every = Ends(node, edge, length.astype(float), network.node[node].astype(float))
    overshoots = every.take(past)
    if tails:
        overshoots = Ends(overshoots.node, overshoots.edge, overshoots.distance_m, network.node[joint].astype(float))
    rest = every.take(~past)
    short, undershoots = _stopping_short(network, rest, limit_m)
    return LooseEnds(overshoots, undershoots, rest.take(~short), tails)


def _tails(network: Network, edge: np.ndarray) -> list[np.ndarray]:
    """Return the edges of the chain of each edge."""
    if not len(edge):
        return []
    wanted, chain = network.chain[edge], network.chain
    mine = np.flatnonzero(np.isin(chain, wanted))
    mine = mine[np.argsort(chain[mine], kind="stable")]
    begin, end = np.searchsorted(chain[mine], wanted), np.searchsorted(chain[mine], wanted, side="right")
    return [mine[a:b] for a, b in zip(begin, end, strict=True)]


def _joint(network: Network, tail: np.ndarray) -> int:
    """Return the node at which a tail leaves the line that it runs past."""
    nodes = np.concatenate([network.one[tail], network.other[tail]])
    return int(nodes[np.argmax(network.degree[nodes])])


def _stopping_short(network: Network, ends: Ends, limit_m: float) -> tuple[np.ndarray, Ends]:
    """Return which ends stop short of a line, and these with the place they miss; two that miss each other once."""
    short = np.zeros(len(ends.node), dtype=bool)
    if not len(ends.node):
        return short, ends
    tree = shapely.STRtree(network.shapes())
    points = shapely.points(network.node[ends.node] / MM)
    end, edge = tree.query(points, predicate="dwithin", distance=limit_m + 1e-6)
    other = ~_surroundings(network, ends.node, end, edge, limit_m)
    end, edge = end[other], edge[other]
    at, one, two = network.node[ends.node[end]], network.node[network.one[edge]], network.node[network.other[edge]]
    distance, share = off_segment_mm(at, one, two)
    foot = one + (two - one) * share[:, None]
    hit = np.where(share <= 0, network.one[edge], np.where(share >= 1, network.other[edge], -1))
    near = distance <= limit_m * MM + _TIE_MM
    order = np.lexsort((foot[:, 1], foot[:, 0], np.rint(distance / _TIE_MM), end))
    order = order[near[order]]
    order = order[np.concatenate([[True], np.diff(end[order]) != 0])[: len(order)]]
    end, distance, foot, hit = end[order], distance[order], foot[order], hit[order]
    short[end] = True
    # two ends that miss each other are one gap: the first one stands for it
    misses = np.full(len(network.node), -1)
    misses[ends.node[end]] = hit
    twice = (hit >= 0) & (misses[hit] == ends.node[end])
    one_of_two = np.flatnonzero(~(twice & _comes_after(network.node[ends.node[end]], network.node[hit])))
    end = end[one_of_two]
    return short, Ends(ends.node[end], ends.edge[end], distance[one_of_two] / MM, foot[one_of_two])


def _comes_after(point: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Tell which points lie east of another, or north of it where neither is the case."""
    return (point[:, 0] > other[:, 0]) | ((point[:, 0] == other[:, 0]) & (point[:, 1] > other[:, 1]))


def _surroundings(network: Network, node: np.ndarray, end: np.ndarray, edge: np.ndarray, limit_m: float) -> np.ndarray:
    """Tell which of the edges near an end hang together with it near by: its own line, and where that branches off."""
    size = np.int64(len(network.node))
    keys = [end * size + nodes[edge] for nodes in (network.one, network.other)]
    near = [
        np.hypot(*(network.node[nodes[edge]] - network.node[node[end]]).T) <= _REACH * limit_m * MM
        for nodes in (network.one, network.other)
    ]
    reached = np.unique(np.arange(len(node)) * size + node)
    while True:
        joined = (near[0] & np.isin(keys[0], reached)) | (near[1] & np.isin(keys[1], reached))
        wider = np.unique(np.concatenate([reached, keys[0][joined & near[0]], keys[1][joined & near[1]]]))
        if len(wider) == len(reached):
            return joined
        reached = wider
