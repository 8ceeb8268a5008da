"""Groups of plots with the same shape. A group counts as one plot for all rules that compare plots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely

if TYPE_CHECKING:
    from .block import Block


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
    boxes = np.ascontiguousarray(shapely.bounds(block.geometry[candidates]))
    order = np.lexsort(boxes.T)
    ordered = boxes[order]
    same = (ordered[1:] == ordered[:-1]).all(axis=1) if len(ordered) > 1 else np.zeros(0, dtype=bool)
    if not same.any():
        return Twins([], np.empty(0, dtype=np.int64))
    shared = np.zeros(len(order), dtype=bool)
    shared[1:] |= same
    shared[:-1] |= same
    positions = candidates[order[shared]]
    shapes = shapely.to_wkb(shapely.normalize(block.geometry[positions]))
    _, group_of = np.unique(shapes.astype(bytes) if len({len(s) for s in shapes}) == 1 else shapes, return_inverse=True)
    groups = []
    for group in np.flatnonzero(np.bincount(group_of) > 1):
        members = positions[group_of == group]
        uids = block.run.uid_of(block.rows[members])
        groups.append(members[np.argsort(uids, kind="stable")])
    extra = np.concatenate([group[1:] for group in groups]) if groups else np.empty(0, dtype=np.int64)
    return Twins(groups, extra)
