"""Which fields number the sheets, and the plots within them.

A plot's number comes once in a sheet and again in others; the plots of a sheet lie together. A number that never
comes twice may as well be that of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from .sampling import Sample

if TYPE_CHECKING:
    from .content import Values

_NUMBER = re.compile(r"[1-9]\d{0,4}[A-Za-z]?")
_LEAST_SHARE = 0.8
_MOST_FIELDS = 10
_ONCE = 0.97
_AGAIN = 0.1
_TOGETHER = 0.3
_SURE, _ALONE, _IN_ORDER, _CONSTANT = 0.95, 0.92, 0.7, 0.5
"""Of both numbers of several sheets; of a plot's number in a single sheet, not in the order of rows, and in it; of a
field that says the same in all rows."""
_MANY_ROWS = 3
"""The largest number of a sheet is at most so many times the number of its plots."""
_FEW = 8


def numbered(
    sample: Sample, values: Mapping[str, Values], known: Mapping[str, str], all_values: Mapping[str, Values]
) -> Iterator[tuple[str, str, float]]:
    """Yield column, field and confidence of fields that may number sheets and plots.

    Parameters
    ----------
    values : mapping of str to Values
        Fields that look like no other column.
    known : mapping of column to field
        What is certain already.
    """
    free = [name for name, held in values.items() if name not in known.values() and _is_numbers(held)][:_MOST_FIELDS]
    if len(sample) < _FEW:
        return
    codes = {name: _codes(values[name]) for name in free}
    for column in ("sheet_number", "plot_number", "commune"):
        if column in known and known[column] in all_values:
            codes[known[column]] = _codes(all_values[known[column]])
    commune = codes.get(known.get("commune", ""))
    sheets = [known["sheet_number"]] if known.get("sheet_number") in codes else free
    plots = [known["plot_number"]] if known.get("plot_number") in codes else free
    best: dict[tuple[str, str], float] = {}
    for sheet, plot in permutations(dict.fromkeys((*sheets, *plots)), 2):
        if sheet in sheets and plot in plots:
            for column, sure in _pair(sample, codes[sheet], codes[plot], commune).items():
                name = sheet if column == "sheet_number" else plot
                if column not in known:
                    best[column, name] = max(best.get((column, name), 0.0), sure)
    for name in free:
        if "plot_number" not in known and (sure := _lone(codes[name], values[name].numbers)):
            best["plot_number", name] = max(best.get(("plot_number", name), 0.0), sure)
        if "sheet_number" not in known and len(np.unique(codes[name])) == 1:
            best["sheet_number", name] = max(best.get(("sheet_number", name), 0.0), _CONSTANT)
    for (column, name), sure in best.items():
        yield column, name, sure


def _is_numbers(values: Values) -> bool:
    filled = values.filled
    return sum(_NUMBER.fullmatch(text) is not None for text in filled) >= _LEAST_SHARE * max(len(filled), 1)


def _codes(values: Values) -> np.ndarray:
    """Return a number for each distinct text, -1 where there is none."""
    seen: dict[str, int] = {}
    return np.array([-1 if text is None else seen.setdefault(text, len(seen)) for text in values.texts], np.int64)


def _pair(sample: Sample, sheet: np.ndarray, plot: np.ndarray, commune: np.ndarray | None) -> dict[str, float]:
    """Return how sure it is that two fields number the sheets and the plots within them."""
    there = (sheet >= 0) & (plot >= 0)
    count = int(np.count_nonzero(there))
    if count < _FEW or 2 * count < len(sample):
        return {}
    s, p = sheet[there], plot[there]
    keys = s if commune is None else s + (commune[there] + 1) * (s.max() + 1)
    groups, rest = len(np.unique(keys)), len(np.unique(p))
    if groups < 2 or groups * 2 > count:
        return {}
    once = len(np.unique(np.column_stack([keys, p]), axis=0)) / count
    if once < _ONCE:
        return {}
    again = 1 - rest / count
    together, other = (_explained(sample.middles[there], by) for by in (keys, p))
    if together < _TOGETHER or together <= other or again < _AGAIN:
        return {}
    sure = _SURE * once * (count + 1) / (count + 2)
    return {"sheet_number": sure, "plot_number": sure}


def _explained(points: np.ndarray, groups: np.ndarray) -> float:
    """Return which share of the spread of some points their groups explain (adjusted for the number of groups).

    Points count by their ranks, so that one that lies at the other end of the world does not count more than others.
    """
    right = np.isfinite(points).all(axis=1)
    points = points[right].argsort(axis=0, kind="stable").argsort(axis=0).astype(float)
    groups = np.unique(groups[right], return_inverse=True)[1]
    count = len(points)
    if not count or groups.max() + 1 >= count:
        return 0.0
    sizes = np.bincount(groups)
    means = np.column_stack([np.bincount(groups, points[:, axis]) / sizes for axis in (0, 1)])
    within = ((points - means[groups]) ** 2).sum() / (count - len(sizes))
    total = ((points - points.mean(axis=0)) ** 2).sum() / (count - 1)
    return float(1 - within / total) if total > 0 else 0.0


def _lone(codes: np.ndarray, numbers: np.ndarray) -> float:
    """Return how sure it is that a field numbers the plots of a single sheet: each once, and hardly any left out."""
    there = codes >= 0
    count = int(np.count_nonzero(there))
    said = numbers[there & np.isfinite(numbers)]
    if count < _FEW or len(np.unique(codes[there])) < _ONCE * count or len(said) < _LEAST_SHARE * count:
        return 0.0
    if said.max() > _MANY_ROWS * count:
        return 0.0
    in_order = bool((np.diff(said) > 0).mean() > _ONCE)
    return (_IN_ORDER if in_order else _ALONE) * (count + 1) / (count + 2)
