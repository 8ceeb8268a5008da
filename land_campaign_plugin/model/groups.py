"""The campaign's groups of plots: clean, to be corrected and authenticated, to be rebuilt, without a record.

Which plot belongs to which group is data: a table in the ruleset, whose first row that a plot meets decides. The groups
and their names are those of the 90-day campaign (plan 515/KH-BCA-BNN&MT of 2025-08-31); another campaign has others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from .findings import SEVERITIES
from .states import STATE_NAMES
from .tables import Table

GROUP_COLUMNS: tuple[tuple[str, type], ...] = (
    ("group", object),
    ("commune", object),
    ("sheet", object),
    ("hamlet", object),
    ("count", np.int64),
)
"""Columns of the table of groups; ``count`` is plots."""


LANGUAGES = ("en", "vi")
"""Languages that the groups have names in."""


@dataclass(frozen=True)
class GroupRow:
    """A row of the table: a group, and what puts a plot into it.

    A plot meets the row if it has a finding of one of `rules` with one of `severities`, or is in one of `states`. A row
    that asks for nothing is met by every plot.

    Parameters
    ----------
    group : str
    rules : frozenset of str
        Codes of rules; all that there are where only severities are said.
    severities : frozenset of str
    states : tuple of str
        Keys of `STATE_NAMES`.
    title, title_vi : str
        What the group is called; empty on further rows of the same group.
    """

    group: str
    rules: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset(SEVERITIES)
    states: tuple[str, ...] = ()
    title: str = ""
    title_vi: str = ""

    @property
    def is_for_all(self) -> bool:
        """Tell whether every plot meets the row."""
        return not self.rules and not self.states


def group_names(rows: tuple[GroupRow, ...]) -> tuple[str, ...]:
    """Return the groups of a table in the order of their names, each once."""
    return tuple(sorted({row.group for row in rows}))


def group_title(rows: tuple[GroupRow, ...], group: str, code: str) -> str:
    """Return what a group is called in the language with this code."""
    for row in rows:
        if row.group == group and row.title:
            return row.title_vi or row.title if code == "vi" else row.title
    return group


@dataclass(frozen=True)
class PlotTasks:
    """The states and the group of each plot of a check.

    Parameters
    ----------
    bits : ndarray of uint32, shape (n,)
        The states of each plot, a bit for each of `STATE_NAMES` in their order.
    group : ndarray of int8, shape (n,)
        Position in `names` plus 1; 0 for what needs no record (retired plots, roads, canals, waters).
    names : tuple of str
    uid_of : callable
        ``uid_of(rows)`` gives the plots' permanent ids.
    """

    bits: np.ndarray
    group: np.ndarray
    names: tuple[str, ...]
    uid_of: Callable[[np.ndarray], np.ndarray]

    def rows(self) -> np.ndarray:
        """Return the rows of the plots that are listed: those with a group or a state."""
        return np.flatnonzero((self.group > 0) | (self.bits > 0))

    def told(self, rows: np.ndarray) -> tuple[list[str], list[str | None], list[str]]:
        """Return the ids of some plots, their groups, and their states with a space between them."""
        groups = np.array([None, *self.names], dtype=object)[self.group[rows]].tolist()
        distinct, at = np.unique(self.bits[rows], return_inverse=True)
        named = list(enumerate(STATE_NAMES))
        texts = [" ".join(code for bit, code in named if bits >> bit & 1) for bits in distinct.tolist()]
        return list(self.uid_of(rows)), groups, [texts[each] for each in at.tolist()]


def bits_of(states: Mapping[str, np.ndarray], count: int) -> np.ndarray:
    """Return the states of `count` plots as bits, from the rows of the plots in each state."""
    bits = np.zeros(count, dtype=np.uint32)
    for bit, code in enumerate(STATE_NAMES):
        if code in states:
            bits[states[code]] |= np.uint32(1 << bit)
    return bits


def state_bits(codes: Iterable[str]) -> int:
    """Return some states as bits."""
    known = list(STATE_NAMES)
    return sum(1 << known.index(code) for code in codes if code in STATE_NAMES)


def states_of(bits: np.ndarray) -> dict[str, np.ndarray]:
    """Return the rows of the plots in each state."""
    return {code: np.flatnonzero(bits >> np.uint32(bit) & np.uint32(1)) for bit, code in enumerate(STATE_NAMES)}


def group_totals(groups: Table | None) -> dict[str, int]:
    """Return the number of plots in each group, in the order of the groups' names."""
    found: dict[str, int] = {}
    if groups is not None:
        for group, count in zip(groups["group"].tolist(), groups["count"].tolist(), strict=True):
            found[group] = found.get(group, 0) + count
    return dict(sorted(found.items()))


def in_no_group(totals: Mapping[str, int], plots: int) -> int:
    """Return how many of all plots are in no group, since they need no record; 0 where no groups were decided."""
    return max(plots - sum(totals.values()), 0) if totals else 0
