"""Overlapping pairs sorted by what they are: the same plot twice, one inside the other, or overlap in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..native import shapely
from .overlaps import Overlaps

if TYPE_CHECKING:
    from .block import Block

_SLACK_M2 = 0.01
_SLACK_SHARE = 0.01

TWIN, INSIDE, PARTIAL, TWO_SHEETS = 0, 1, 2, 3


def near_twins(block: Block) -> Overlaps:
    """Return the pairs that are the same shape but for less than the distance of T03."""
    return block.overlaps.take(block.pair_kinds == TWIN)


def contained(block: Block) -> Overlaps:
    """Return the pairs of which one lies in the other."""
    return block.overlaps.take(block.pair_kinds == INSIDE)


def partial_overlaps(block: Block) -> Overlaps:
    """Return the pairs that overlap in part."""
    return block.overlaps.take(block.pair_kinds == PARTIAL)


def on_two_sheets(block: Block) -> Overlaps:
    """Return the pairs of plots of two sheets that are the same ground."""
    return block.overlaps.take(block.pair_kinds == TWO_SHEETS)


def apart(block: Block, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Tell which pairs of positions lie on two different sheets, both known."""
    first, second = block.sheet[one], block.sheet[other]
    return (first != second) & (first >= 0) & (second >= 0)


def by_sheet(block: Block, group: np.ndarray) -> list[np.ndarray]:
    """Split a group of twins into those of each sheet."""
    sheets = block.sheet[group]
    return [group[sheets == sheet] for sheet in np.unique(sheets)]


def own_pairs(block: Block, pairs: Overlaps) -> np.ndarray:
    """Tell which pairs this block reports: those whose lower row is its own."""
    rows = block.rows
    lower = np.where(rows[pairs.first] <= rows[pairs.second], pairs.first, pairs.second)
    return lower < block.own


def pair_kinds(block: Block) -> np.ndarray:
    """Return what each pair of ``block.overlaps`` is: `TWIN`, `INSIDE`, `PARTIAL` or `TWO_SHEETS`."""
    pairs = block.overlaps
    rules = block.run.ruleset.rules
    distance_m, two_sheets_share = rules["T03"]["distance_m"], rules["M03"]["share"]
    one, other = block.geometry[pairs.first], block.geometry[pairs.second]
    area_one, area_other = shapely.area(one), shapely.area(other)
    smaller = np.minimum(area_one, area_other)
    slack = np.minimum(_SLACK_M2, _SLACK_SHARE * smaller)
    kind = np.full(len(pairs.first), PARTIAL)
    inside = smaller - pairs.area_m2 <= slack
    kind[inside] = INSIDE
    # a twin shares nearly all of both; its rim is at most the distance wide
    rim = distance_m * (shapely.length(one) + shapely.length(other))
    alike = np.flatnonzero(area_one + area_other - 2 * pairs.area_m2 <= rim)
    near = shapely.hausdorff_distance(one[alike], other[alike]) < distance_m
    kind[alike[near]] = TWIN
    share = np.divide(pairs.area_m2, smaller, out=np.zeros(len(kind)), where=smaller > 0)
    kind[(share > two_sheets_share) & apart(block, pairs.first, pairs.second)] = TWO_SHEETS
    return kind
