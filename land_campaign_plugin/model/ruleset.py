"""A ruleset: which rules apply, with which options, and the tolerances of a circular. Data, no code.

Sources of the tables stand in the ruleset files. Lengths in metres, areas in square metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .groups import GroupRow

WORK_LIST, BACKGROUND, OFF = "work", "background", "off"
VIEWS = (WORK_LIST, BACKGROUND, OFF)


@dataclass(frozen=True)
class RuleSettings:
    """How one rule applies.

    Parameters
    ----------
    view : str
        Where its findings go: `WORK_LIST`, `BACKGROUND`, or `OFF` (not run unless asked for).
    options : mapping of str to float or str
        The rule's numbers; the unit stands in the name.
    """

    view: str
    options: Mapping[str, object]

    def __getitem__(self, name: str):
        return self.options[name]


@dataclass(frozen=True)
class PiecewiseTable:
    """A tolerance that grows with size: ``base`` up to a first size, then so much per unit, step by step.

    Parameters
    ----------
    base : float
        Tolerance at and below `base_up_to`.
    knots : tuple of (float, float)
        ``(up to size, increase per unit of size)``, ascending; the last holds for all larger sizes.
    """

    base: float
    base_up_to: float
    knots: tuple[tuple[float, float], ...]

    def __call__(self, size: np.ndarray) -> np.ndarray:
        """Return the tolerance at each size."""
        size = np.asarray(size, dtype=float)
        tolerance = np.full(size.shape, self.base)
        lower = self.base_up_to
        for upper, rate in self.knots:
            tolerance += rate * np.clip(size - lower, 0, upper - lower)
            lower = upper
        return tolerance


@dataclass(frozen=True)
class AreaFormula:
    """The older tolerance of paper maps: ``factor * scale denominator * sqrt(area)``, in square metres."""

    factor: float
    scale: int

    def __call__(self, size: np.ndarray) -> np.ndarray:
        """Return the tolerance at each area."""
        return self.factor * self.scale * np.sqrt(np.maximum(np.asarray(size, dtype=float), 0))


@dataclass(frozen=True)
class MapAccuracy:
    """The older tolerance of a side: so many millimetres of the map, and no more than a limit on short sides."""

    of_map_m: float
    short_up_to_m: float
    short_at_most_m: float
    scale: int

    def __call__(self, length: np.ndarray) -> np.ndarray:
        """Return the tolerance of each side's length."""
        length = np.asarray(length, dtype=float)
        usual = self.of_map_m * self.scale
        return np.where(length < self.short_up_to_m, min(usual, self.short_at_most_m), usual)


@dataclass(frozen=True)
class Ruleset:
    """Rules and tolerances, versioned.

    Parameters
    ----------
    sha256 : str
        Hash of the file's bytes, written into every run.
    rules : mapping of str to RuleSettings
        By rule code.
    point_m : mapping of int to float
        Point tolerance by scale denominator.
    area_m2 : mapping of int to callable
        Area tolerance by scale denominator, called with an array of areas.
    side_m : mapping of int to callable
        Tolerance between two corners of a plot by scale denominator, called with an array of lengths.
    side_farm_factor : float
        How much more of it farm land gets, at the scales of `farm_factor_scales`.
    network_uses : frozenset of str
        Land uses of roads, dykes, canals and waters, which may form no plot.
    groups : tuple of GroupRow
        The campaign's groups: the first row that a plot meets decides.
    """

    name: str
    version: str
    sha256: str
    default_scale: int
    rules: Mapping[str, RuleSettings]
    point_m: Mapping[int, float]
    farm_factor: float
    farm_factor_scales: tuple[int, ...]
    area_m2: Mapping[int, object]
    side_m: Mapping[int, object]
    side_farm_factor: float
    network_uses: frozenset[str]
    groups: tuple[GroupRow, ...] = ()

    def scales(self, scale: np.ndarray | None, length: int) -> np.ndarray:
        """Return a scale denominator for each of `length` plots, the default where it is not known."""
        if scale is None:
            return np.full(length, self.default_scale, dtype=np.int64)
        return np.where(np.asarray(scale) > 0, scale, self.default_scale).astype(np.int64)

    def point_tolerance_m(self, scale: np.ndarray, farm: np.ndarray | None = None) -> np.ndarray:
        """Return the point tolerance at each scale, larger for farm land where the circular says so."""
        tolerance = _by_scale(self.point_m, scale, lambda value, where: value)
        return tolerance * self._more(scale, farm, self.farm_factor)

    def side_tolerance_m(self, scale: np.ndarray, length: np.ndarray, farm: np.ndarray | None = None) -> np.ndarray:
        """Return the tolerance of each side's length, the mutual error of its two corners, at its scale."""
        length = np.asarray(length, dtype=float)
        tolerance = _by_scale(self.side_m, scale, lambda table, where: table(length[where]))
        return tolerance * self._more(scale, farm, self.side_farm_factor)

    def _more(self, scale: np.ndarray, farm: np.ndarray | None, factor: float) -> np.ndarray | float:
        """Return by how much the tolerance of each plot is larger for being farm land."""
        if farm is None:
            return 1.0
        return np.where(farm & np.isin(scale, self.farm_factor_scales), factor, 1.0)

    def area_tolerance_m2(self, scale: np.ndarray, area: np.ndarray) -> np.ndarray:
        """Return the tolerance of each area at its scale."""
        area = np.asarray(area, dtype=float)
        return _by_scale(self.area_m2, scale, lambda table, where: table(area[where]))


def _by_scale(tables: Mapping[int, object], scale: np.ndarray, value_of) -> np.ndarray:
    """Look up each scale; a scale between two tabulated ones takes the next coarser, beyond the last the last."""
    known = np.array(sorted(tables))
    scale = np.asarray(scale)
    index = np.minimum(np.searchsorted(known, scale), len(known) - 1)
    result = np.empty(scale.shape, dtype=float)
    for position in np.unique(index):
        where = index == position
        result[where] = value_of(tables[int(known[position])], where)
    return result
