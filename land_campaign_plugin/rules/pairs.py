"""Overlapping pairs sorted by what they are: the same plot twice, one inside the other, or overlap in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely
from .overlaps import Overlaps

if TYPE_CHECKING:
    from .block import Block

TWIN_DISTANCE_M = 0.01
"""Shapes nearer than this to each other everywhere (Hausdorff distance) are the same plot drawn twice."""
_SLACK_M2 = 0.01
_SLACK_SHARE = 0.01

TWIN, INSIDE, PARTIAL = 0, 1, 2


def near_twins(block: Block) -> Overlaps:
    """Return the pairs that are the same shape but for less than `TWIN_DISTANCE_M`."""
    return block.overlaps.take(block.pair_kinds == TWIN)


def contained(block: Block) -> Overlaps:
    """Return the pairs of which one lies in the other."""
    return block.overlaps.take(block.pair_kinds == INSIDE)


def partial_overlaps(block: Block) -> Overlaps:
    """Return the pairs that overlap in part."""
    return block.overlaps.take(block.pair_kinds == PARTIAL)


def own_pairs(block: Block, pairs: Overlaps) -> np.ndarray:
    """Tell which pairs this block reports: those whose lower row is its own."""
    rows = block.rows
    lower = np.where(rows[pairs.first] <= rows[pairs.second], pairs.first, pairs.second)
    return lower < block.own


def pair_kinds(block: Block) -> np.ndarray:
    """Return what each pair of ``block.overlaps`` is: `TWIN`, `INSIDE` or `PARTIAL`."""
    pairs = block.overlaps
    one, other = block.geometry[pairs.first], block.geometry[pairs.second]
    area_one, area_other = shapely.area(one), shapely.area(other)
    smaller = np.minimum(area_one, area_other)
    slack = np.minimum(_SLACK_M2, _SLACK_SHARE * smaller)
    kind = np.full(len(pairs.first), PARTIAL)
    inside = smaller - pairs.area_m2 <= slack
    kind[inside] = INSIDE
    # a twin shares nearly all of both; its rim is at most the distance wide
    rim = TWIN_DISTANCE_M * (shapely.length(one) + shapely.length(other))
    alike = np.flatnonzero(area_one + area_other - 2 * pairs.area_m2 <= rim)
    near = shapely.hausdorff_distance(one[alike], other[alike]) < TWIN_DISTANCE_M
    kind[alike[near]] = TWIN
    return kind
