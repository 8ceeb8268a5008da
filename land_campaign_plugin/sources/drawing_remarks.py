"""What is told of a drawing that plots were closed from: plots without a number, with two, numbers in no plot.

The remarks travel with the data set that the drawing becomes, as GDAL's metadata in a domain of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from ..model.language import QT_TRANSLATE_NOOP
from ..native import shapely
from .notes import Note
from .place import Place

if TYPE_CHECKING:
    from .drawing_labels import Assigned, LabelTexts

REMARKS = "DRAWING"
_NUMBER = "number"
_MOST_NAMED = 10
_NETWORK_USES = ("DGT", "DTL", "DCT", "DPC", "SON", "MNC", "SMN")
"""Uses of objects that form no plot and need no number, as in the rulesets (network_uses)."""

_CLOSED = QT_TRANSLATE_NOOP(
    "core",
    "{plots} plots were closed from the lines of {path}: {unnumbered} have no number, {double} hold two different "
    "numbers, {loose} numbers stand in no plot. The check shows where (T08, A02).",
)
_STRANGE = QT_TRANSLATE_NOOP(
    "core",
    "Texts of {path} stand on layers that no table knows: {layers}. If they are numbers, areas or uses of plots, add "
    "the names in resources/campaign.toml under [drawing.layers], beside the level that they mean, and load anew.",
)


def remarked(
    labels: LabelTexts, said: Assigned, shapes: np.ndarray, kept: np.ndarray, strange: tuple[str, ...]
) -> dict[str, str]:
    """Return the remarks on a drawing, as texts.

    Parameters
    ----------
    shapes : ndarray of object
        All areas closed.
    kept : ndarray of int
        Those of them that are plots.
    strange : tuple of str
        Layers with texts that mean no level.
    """
    rows = np.flatnonzero(labels.role == _NUMBER)
    label, shape = shapely.STRtree(shapes).query(shapely.points(labels.xy[rows]), predicate="intersects")
    held = set(zip(shape.tolist(), labels.text[rows[label]].tolist(), strict=True))
    numbers = np.bincount([at for at, _ in held], minlength=len(shapes))[kept] if held else np.zeros(len(kept), int)
    without = (said.number[kept] == None) & (numbers <= 1)  # noqa: E711
    without &= ~np.isin(said.land_use[kept].astype(str), _NETWORK_USES)  # roads have none
    counts = {
        "plots": len(kept),
        "unnumbered": np.count_nonzero(without),
        "double": np.count_nonzero(numbers > 1),
        "loose": len(rows) - len(np.unique(label)),
    }
    return {name: str(int(max(count, 0))) for name, count in counts.items()} | {"layers": json.dumps(strange)}


def drawing_notes(path: Place, remarks: Mapping[str, str]) -> list[Note]:
    """Return what is told of a drawing; nothing where every plot has its number and every number its plot."""
    counts = {name: int(remarks[name]) for name in ("plots", "unnumbered", "double", "loose")}
    if not (counts["unnumbered"] or counts["double"] or counts["loose"]):
        return []
    notes: list[Note] = [(_CLOSED, {**counts, "path": path.name})]
    layers = json.loads(remarks["layers"])
    if layers:
        shown = ", ".join(layers[:_MOST_NAMED]) + (", ..." if len(layers) > _MOST_NAMED else "")
        notes.append((_STRANGE, {"path": path.name, "layers": shown}))
    return notes
