"""One shape that a rule cannot handle becomes a finding of that rule; all others are judged as if it were not there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..model.findings import NOT_CHECKED, WARNING
from ..native import shapely
from ..rules.block import Block
from ..rules.rule import Found, Rule, found

FAILURES = (shapely.GEOSException, ArithmeticError, LookupError, TypeError, ValueError, MemoryError)
"""What a rule may stop with when a shape is beyond what it, or GEOS, can handle."""

_SAMPLES = 5
"""A rule that fails on so many plots from all over a block fails on every plot: looking for culprits would be long."""


def without_culprits(rule: Rule, block: Block, judge: Callable[[Block], object]) -> list:
    """Judge a block again without the plots that made a rule fail.

    Parameters
    ----------
    judge : callable
        ``judge(block)`` runs the rule, and raises one of `FAILURES` where it cannot.

    Returns
    -------
    list
        What the rule gives without them, and a `Found` of those that are the block's own.

    Raises
    ------
    One of `FAILURES`
        No few plots are to blame: the rule itself is.
    """

    def fails(rows: np.ndarray) -> bool:
        try:
            judge(Block(block.run, rows, len(rows)))
        except FAILURES:
            return True
        return False

    samples = block.rows[np.linspace(0, len(block.rows) - 1, _SAMPLES).astype(np.int64)]
    if all(fails(row[None]) for row in samples):
        return [judge(block), None]
    culprits = _culprits(block.rows, fails)
    spared = ~np.isin(block.rows, culprits)
    own = int(spared[: block.own].sum())
    given = judge(Block(block.run, block.rows[spared], own))
    mine = np.intersect1d(culprits, block.rows[: block.own])
    return [given, _reported(rule, mine)]


def _reported(rule: Rule, rows: np.ndarray) -> Found:
    """Return the finding of each plot that could not be checked."""
    return found(rows, WARNING, sub_code=NOT_CHECKED, detail=rule.code)


def _culprits(rows: np.ndarray, fails: Callable[[np.ndarray], bool]) -> np.ndarray:
    """Return rows that, left out, let the rest be judged: those that fail alone, and one of each pair that does."""
    if len(rows) == 1:
        return rows
    one, other = np.array_split(rows, 2)
    guilty = [_culprits(half, fails) for half in (one, other) if fails(half)]
    guilty = np.concatenate(guilty) if guilty else rows[:0]
    one, other = (half[~np.isin(half, guilty)] for half in (one, other))
    while len(one) and len(other) and fails(np.concatenate([one, other])):
        accused = _accused(one, other, fails)
        guilty = np.concatenate([guilty, accused])
        one = one[~np.isin(one, accused)]
    return guilty


def _accused(one: np.ndarray, other: np.ndarray, fails: Callable[[np.ndarray], bool]) -> np.ndarray:
    """Return the row of `one` that fails together with `other`, though each side alone does not."""
    while len(one) > 1:
        first, second = np.array_split(one, 2)
        if fails(np.concatenate([first, other])):
            one = first
        elif fails(np.concatenate([second, other])):
            one = second
        else:
            break
    return one
