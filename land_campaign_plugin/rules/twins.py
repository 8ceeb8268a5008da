"""Groups of plots with the same shape. A group counts as one plot for all rules that compare plots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely

if TYPE_CHECKING:
    from .block import Block

_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Twins:
    """Groups of equal shapes in a block.

    Parameters
    ----------
    groups : list of ndarray of int
        Positions of each group's plots, the one that stands for the group first.
    extra : ndarray of int
        Positions of all others.
    """

    groups: list[np.ndarray]
    extra: np.ndarray


def exact_twins(block: Block) -> Twins:
    """Return the groups of valid plots whose shapes are equal, whatever vertex a ring starts with."""
    candidates = np.flatnonzero(block.valid)
    positions = candidates[_repeated(block.run.bounds[block.rows[candidates]])]
    if not len(positions):
        return Twins([], np.empty(0, dtype=np.int64))
    shapes = shapely.to_wkb(shapely.normalize(block.geometry[positions]))
    _, group_of = np.unique(shapes.astype(bytes) if len({len(s) for s in shapes}) == 1 else shapes, return_inverse=True)
    groups = []
    for group in np.flatnonzero(np.bincount(group_of) > 1):
        members = positions[group_of == group]
        uids = block.run.uid_of(block.rows[members])
        groups.append(members[np.argsort(uids, kind="stable")])
    extra = np.concatenate([group[1:] for group in groups]) if groups else np.empty(0, dtype=np.int64)
    return Twins(groups, extra)


def _repeated(boxes: np.ndarray) -> np.ndarray:
    """Return the positions of boxes that come up more than once, in the order of their sides."""
    key = np.zeros(len(boxes), dtype=np.uint64)
    for side in boxes.T:
        # + 0.0 makes minus zero a zero, which has other bits
        key = (key ^ (side + 0.0).view(np.uint64)) * _SPREAD
        key ^= key >> np.uint64(29)
    ordered = np.sort(key)
    at = np.flatnonzero(np.isin(key, ordered[1:][ordered[1:] == ordered[:-1]]))
    return at[np.lexsort(boxes[at].T)]
