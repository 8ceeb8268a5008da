"""What a plot was called before the merger of communes, entered when it would otherwise be forgotten.

Columns: `model.change.FORMER`. Source of who took over whom: resources/catalogues/hungyen_old_to_new.csv.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .catalogues import former_codes, old_to_new, units
from .change import FORMER
from .former_sheets import FormerSheets
from .tables import PLOT_FIELDS, TEXT, PlotTable

NAMES: dict[str, str] = {name: name.removeprefix("former_") for name in FORMER}
"""Columns of what a plot was called, with the columns of what it is called."""


def fill_former(plots: PlotTable) -> int:
    """Enter the names of plots whose commune code is of before the merger, and return how many plots got any.

    A code that a unit of today has as well says for certain neither the one nor the other; it is left alone. What the
    source says itself is never written over.
    """
    if "commune" not in plots:
        return 0
    former = plots.among("commune", old_to_new().keys() - units().keys())
    if not former.any():
        return 0
    changed = np.zeros(len(plots), dtype=bool)
    for name, now in NAMES.items():
        if now not in plots:
            continue
        missing = None if PLOT_FIELDS[name].kind == TEXT else 0
        held = plots[name].copy() if name in plots else PLOT_FIELDS[name].empty(len(plots))
        rows = former & (held == np.array(missing)) & (plots[now] != np.array(missing))
        if rows.any():
            held[rows] = plots[now][rows]
            plots.columns[name] = held
            changed |= rows
    return int(changed.sum())


def names_before(
    old: Mapping[str, str | None], new: Mapping[str, str | None], former_sheets: FormerSheets | None = None
) -> dict[str, str]:
    """Return what to enter as former names of a plot that is called `new` now and was called `old`.

    Nothing, unless the merger explains it: the new commune took over the old one, or the list of renumbered sheets
    leads from the old sheet to the new one.
    """
    places = [(each.get("commune") or "", each.get("sheet_number") or "") for each in (old, new)]
    (commune, sheet), (new_commune, new_sheet) = places
    if places[0] == places[1] or not commune:
        return {}
    merged = commune != new_commune and commune in former_codes().get(new_commune, ())
    if not merged and former_sheets is not None:
        reading = former_sheets.find(commune, sheet, int(old.get("map_scale") or 0))
        merged = any((each.commune, each.number) == (new_commune, new_sheet) for each in reading.candidates)
    return {name: value for name, now in NAMES.items() if (value := old.get(now)) is not None} if merged else {}
