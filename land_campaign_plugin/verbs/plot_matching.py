"""Which plot of a work copy each plot of an export is: by permanent id, by number, by shape."""

from __future__ import annotations

import numpy as np

from ..model.former_sheets import FormerSheets
from ..model.tables import PlotTable, Table
from ..native import shapely
from ..sources.record_join import COLUMNS, Join
from ..sources.record_rows import PLOT_COLUMNS, number_key
from ..sources.uids import identity
from ..store.loaded import PLOT
from ..store.staging import Staging, matched

_NEAR_M = 1.0


def pair_plots(staging: Staging, former_sheets: FormerSheets | None = None) -> None:
    """Pair the plots of an export with those here, the surest ways first.

    By permanent id; by commune, sheet and plot number; by former numbers and the cross-walk of communes, where the
    shapes lie in one place; by shapes that are equal on the grid of 1 mm. Each way looks at the plots as they were
    loaded, then as they are here, and takes what only one plot of each side fits.
    """
    staging.pair_by_id(PLOT)
    for way in (_by_number, _by_former_number, _by_shape):
        for as_loaded in (True, False):
            way(staging, as_loaded, former_sheets)


def _by_number(staging: Staging, as_loaded: bool, _: FormerSheets | None) -> None:
    numbers, theirs = staging.plots_left()
    uids, ours = staging.plots_left_here(as_loaded=as_loaded)
    staging.pair(PLOT, matched(_keyed(numbers, theirs), _keyed(uids, ours)))


def _keyed(ids: np.ndarray, plots: PlotTable) -> list[tuple]:
    names = (plots[name].tolist() for name in ("commune", "sheet_number", "plot_number"))
    keys = ((commune or "", number_key(sheet), number_key(plot)) for commune, sheet, plot in zip(*names, strict=True))
    return [(each, key) for each, key in zip(ids.tolist(), keys, strict=True) if key[1] and key[2]]


def _by_former_number(staging: Staging, as_loaded: bool, former_sheets: FormerSheets | None) -> None:
    numbers, theirs = staging.plots_left(shapes=True)
    uids, ours = staging.plots_left_here(as_loaded=as_loaded, shapes=True)
    if not len(theirs) or not len(ours):
        return
    columns = {name: theirs[name] if name in theirs else np.full(len(theirs), None) for name in PLOT_COLUMNS}
    joining = Join(Table(columns), former_sheets)
    joining.look_at({"uid": uids, **{name: ours[name] for name in COLUMNS if name in ours}})
    found, _ = joining.result()
    row = {uid: at for at, uid in enumerate(uids.tolist())}
    pairs = [(int(numbers[at]), uid) for at, uid in enumerate(found.tolist()) if uid is not None]
    at = {int(number): place for place, number in enumerate(numbers.tolist())}
    near = [pair for pair in pairs if _lie_together(theirs.geometry[at[pair[0]]], ours.geometry[row[pair[1]]])]
    staging.pair(PLOT, matched(near, [(uid, uid) for _, uid in near]) if near else [])


def _lie_together(one, other) -> bool:
    """Tell whether two shapes may be one plot; a plot without a shape lies anywhere."""
    if one is None or other is None or one.is_empty or other.is_empty:
        return True
    return bool(shapely.intersects(shapely.box(*one.bounds), shapely.buffer(shapely.box(*other.bounds), _NEAR_M)))


def _by_shape(staging: Staging, as_loaded: bool, _: FormerSheets | None) -> None:
    numbers, theirs = staging.plots_left(shapes=True)
    uids, ours = staging.plots_left_here(as_loaded=as_loaded, shapes=True)
    sides = [
        [(each, key) for each, key, shape in zip(ids.tolist(), identity(_bare(plots)), plots.geometry, strict=True)
         if shape is not None and not shape.is_empty]
        for ids, plots in ((numbers, theirs), (uids, ours))
    ]  # fmt: skip
    staging.pair(PLOT, matched(*sides))


def _bare(plots: PlotTable) -> PlotTable:
    """Return the shapes alone, so that they are told apart by nothing else."""
    return PlotTable({}, plots.geometry, plots.crs)
