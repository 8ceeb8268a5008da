"""M04 plot-outside-sheet: a plot far from the sheet that it says it lies on.

Flags: plots of which a corner lies outside the frame of their own sheet, extended once by 10 cm of the map on every
    side: 50 m at 1:500, 100 m at 1:1000, 200 m at 1:2000.
Why: the sheet number is wrong, or the plot was drawn in the wrong place; either way nobody will look for it there.
Fix: none: compare with the sheet's paper.
Trap: frames may be extended so that plots are not cut; one extension is lawful. Roads and rivers that form no plot run
    on from sheet to sheet and are left out, and so is what lies outside the province (G09). Where a number stands on
    two sheets of different scales, the plot's own scale decides.
Example: on a sheet at 1:1000 a corner 100.5 m outside the frame is flagged, one of 99.5 m is not.
"""

import numpy as np

from ...model.context import SHEETS
from ...model.findings import INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..rule import Found, found


def check(block: Block, settings) -> Found:
    """Return the block's own plots that reach beyond their sheet's extended frame."""
    run, frames, own = block.run, block.run.frames, block.rows[: block.own]
    rows = np.flatnonzero(block.valid[: block.own] & ~block.forms_no_plot & ~run.outside_province(own))
    frame = frames.of(run.plots, own[rows])
    rows, frame = rows[frame >= 0], frame[frame >= 0]
    inner, outer = frames.bounds[frame], run.bounds[own[rows]]
    within = (outer[:, :2] >= inner[:, :2]).all(axis=1) & (outer[:, 2:] <= inner[:, 2:]).all(axis=1)
    unsure = np.flatnonzero(~(within & frames.is_box[frame]))
    rows, frame = rows[unsure], frame[unsure]
    distance = _farthest_m(block.geometry[rows], frames.geometry[frame])
    scale = frames.table["map_scale"][frame]
    allowed = settings["extended_by_map_m"] * np.where(scale > 0, scale, run.scale[own[rows]])
    beyond = distance > allowed
    return found(
        own[rows[beyond]],
        INFORMATION,
        field_name="sheet_number",
        measured=distance[beyond],
        tolerance=allowed[beyond],
        unit="m",
    )


def _farthest_m(shapes: np.ndarray, frames: np.ndarray) -> np.ndarray:
    """Return how far the farthest corner of each shape lies outside its frame."""
    xy, of = shapely.get_coordinates(shapes, return_index=True)
    farthest = np.zeros(len(shapes))
    np.maximum.at(farthest, of, shapely.distance(shapely.points(xy), frames[of]))
    return farthest


RULE = {
    "code": "M04",
    "name": "plot-outside-sheet",
    "title": QT_TRANSLATE_NOOP("core", "Plot outside its sheet"),
    "check": check,
    "needs": ("geometry", "sheet_number"),
    "tables": (SHEETS,),
    "options": {"extended_by_map_m": 0.1},
    "view": "background",
    "messages": {
        "": QT_TRANSLATE_NOOP(
            "core", "Plot {plots} reaches {measured} m outside the frame of its sheet ({tolerance} m are usual)."
        ),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Compare with the sheet: correct the sheet number, or where the plot is drawn."),
    },
}
