"""Cuts a table of plots into blocks: compact pieces of about equal size, each with its halo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..native import shapely
from ..rules.block import HALO_M, Run

BLOCK_SIZE = 13_000
"""Plots in a block: enough that vectorised calls dwarf Python, few enough that blocks keep all cores busy."""

_LARGE = 8.0
_ASTRAY = 20.0


@dataclass(frozen=True)
class Piece:
    """The rows of one block: its own plots first, then the halo."""

    rows: np.ndarray
    own: int


def pieces(run: Run, size: int = BLOCK_SIZE) -> list[Piece]:
    """Return pieces that own each plot of the run exactly once.

    Parameters
    ----------
    size : int
        The most plots that a piece owns.
    """
    count = len(run.plots)
    bounds = run.bounds
    located = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    owned = _halve(located, _centres(bounds), size) if len(located) else []
    halos = _halos(run, bounds, owned) if len(owned) > 1 else [np.empty(0, dtype=np.int64)] * len(owned)
    result = [Piece(np.concatenate([rows, halo]), len(rows)) for rows, halo in zip(owned, halos, strict=True)]
    placeless = np.setdiff1d(np.arange(count), located, assume_unique=True)
    parts = np.array_split(placeless, -(-len(placeless) // size)) if len(placeless) else []
    return result + [Piece(rows, len(rows)) for rows in parts]


def _centres(bounds: np.ndarray) -> np.ndarray:
    return (bounds[:, :2] + bounds[:, 2:]) / 2


def _halve(rows: np.ndarray, centres: np.ndarray, size: int) -> list[np.ndarray]:
    """Split rows at the median of their wider side until no part is larger than `size`."""
    if len(rows) <= size:
        return [np.sort(rows)]
    points = centres[rows]
    axis = int(np.argmax(np.ptp(points, axis=0)))
    half = len(rows) // 2
    order = np.argpartition(points[:, axis], half)
    return _halve(rows[order[:half]], centres, size) + _halve(rows[order[half:]], centres, size)


def _halos(run: Run, bounds: np.ndarray, owned: list[np.ndarray]) -> list[np.ndarray]:
    """Return for each block the other blocks' plots near enough to matter.

    A block's box is that of its plots but for very large ones (roads, rivers) and those far away from all
    others, which would pull in half the map; for those the neighbours are asked for one by one.
    """
    side = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    large = (side > _LARGE * max(np.nanmedian(side), 1.0)) | _astray(bounds)
    owner = np.full(len(bounds), -1)
    for number, rows in enumerate(owned):
        owner[rows] = number
    boxes = np.full((len(owned), 4), np.nan)
    for number, rows in enumerate(owned):
        small = bounds[rows[~large[rows]]]
        if len(small):
            boxes[number] = (*(small[:, :2].min(axis=0) - HALO_M), *(small[:, 2:].max(axis=0) + HALO_M))
    block_boxes = shapely.box(*boxes.T)
    block, row = run.places.boxes_near(block_boxes)
    members = list(_grouped(block, row, len(owned)))
    giants = np.flatnonzero(large & (owner >= 0))
    if len(giants):
        giant, near = run.places.near(run.plots.geometry[giants], HALO_M)
        for number, rows in enumerate(_grouped(owner[giants[giant]], near, len(owned))):
            members[number] = np.union1d(members[number], rows)
    return [rows[owner[rows] != number] for number, rows in enumerate(members)]


def _astray(bounds: np.ndarray) -> np.ndarray:
    """Tell which plots lie far away from the bulk of them, such as those with swapped axes."""
    centres = _centres(bounds)
    low, middle, high = np.nanquantile(centres, (0.25, 0.5, 0.75), axis=0)
    reach = _ASTRAY * max((high - low).max(), 1.0)
    with np.errstate(invalid="ignore"):
        return (np.abs(centres - middle) > reach).any(axis=1)


def _grouped(group: np.ndarray, values: np.ndarray, count: int) -> list[np.ndarray]:
    """Return the sorted distinct values of each of `count` groups."""
    order = np.lexsort((values, group))
    return [np.unique(part) for part in np.split(values[order], np.searchsorted(group[order], np.arange(1, count)))]
