"""A work copy with a sheet that lies off, for the tests of seams and causes."""

from pathlib import Path

import numpy as np

from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

MOVED = "5"
"""The sheet that lies 0.84 m too far east and 0.12 m too far north."""


def make(folder: Path) -> Path:
    """Make a checked work copy of five sheets in `folder`, beside its source and the list of sheets."""
    sample(folder / "source.gpkg", plots=1500, errors=0.02)
    path = folder / "moved.gpkg"
    load([folder / "source.gpkg"], path)
    work = WorkCopy.open(path)
    plots = work.plots("sheet_number = ?", (MOVED,))
    moved = shapely.transform(plots.geometry, lambda points: np.round(points + [0.84, 0.12], 3))
    shapes = zip(plots["uid"], moved, strict=True)
    work.update_plots({uid: {"geom": shape} for uid, shape in shapes if shape is not None}, "moved")
    check_work_copy(path)
    return path
