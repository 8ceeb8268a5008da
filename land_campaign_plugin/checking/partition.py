"""Cuts a table of plots into blocks: compact pieces of about equal size, each with its halo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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
    bounds = run.bounds
    located = np.isfinite(bounds).all(axis=1)
    placeless, located = np.flatnonzero(~located), np.flatnonzero(located)
    result = _with_halos(run, bounds, located, size) if len(located) else []
    parts = np.array_split(placeless, -(-len(placeless) // size)) if len(placeless) else []
    return result + [Piece(rows, len(rows)) for rows in parts]


def _centres(bounds: np.ndarray) -> np.ndarray:
    return (bounds[:, :2] + bounds[:, 2:]) / 2


def _with_halos(run: Run, bounds: np.ndarray, located: np.ndarray, size: int) -> list[Piece]:
    """Return blocks with the other blocks' plots near enough to matter.

    A block's box is that of its plots but for very large ones (roads, rivers) and those far away from all
    others, which would pull in half the map; for those the neighbours are asked for one by one.
    """
    left, bottom, right, top = bounds.T
    owned = _halve(located, (left + right) / 2, (bottom + top) / 2, size)
    if len(owned) == 1:
        return [Piece(owned[0], len(owned[0]))]
    large = _large(bounds)
    owner = np.full(len(bounds), -1, dtype=np.int32)
    for number, rows in enumerate(owned):
        owner[rows] = number
    giants = np.flatnonzero(large & (owner >= 0))
    halos = _halos(bounds, [rows[~large[rows]] for rows in owned], giants, owner)
    giant, rows = run.places.near(run.plots.geometry[giants], HALO_M)
    for number in np.unique(owner[giants[giant]]):
        halos[number].append(rows[owner[giants[giant]] == number])
    pieces = []
    for number, (rows, parts) in enumerate(zip(owned, halos, strict=True)):
        halo = np.unique(np.concatenate([rows[:0], *parts]))
        pieces.append(Piece(np.concatenate([rows, halo[owner[halo] != number]]), len(rows)))
    return pieces


def _halve(rows: np.ndarray, x: np.ndarray, y: np.ndarray, size: int) -> list[np.ndarray]:
    """Split rows at the median of their wider side until no part is larger than `size`."""
    if len(rows) <= size:
        return [np.sort(rows)]
    east, north = x[rows], y[rows]
    half = len(rows) // 2
    order = np.argpartition(east if np.ptp(east) >= np.ptp(north) else north, half)
    return _halve(rows[order[:half]], x, y, size) + _halve(rows[order[half:]], x, y, size)


def _halos(bounds: np.ndarray, owned: list[np.ndarray], giants: np.ndarray, owner: np.ndarray) -> list[list]:
    """Return for each block the plots whose boxes meet its own, in parts.

    Only blocks that meet a block have plots in its halo, but for the giants, which reach anywhere.
    """
    boxes = np.full((len(owned), 4), np.nan)
    for number, rows in enumerate(owned):
        if len(rows):
            own = bounds[rows]
            boxes[number] = *own[:, :2].min(axis=0), *own[:, 2:].max(axis=0)
    grown = boxes + np.array([-1, -1, 1, 1]) * HALO_M
    halos = []
    for number, box in enumerate(grown):
        others = np.flatnonzero(_meeting(boxes, box))
        candidates = [owned[other] for other in others if other != number] + [giants[owner[giants] != number]]
        halos.append([rows[_meeting(bounds[rows], box)] for rows in candidates])
    return halos


def _meeting(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Tell which boxes meet one."""
    left, bottom, right, top = boxes.T
    return (left <= box[2]) & (right >= box[0]) & (bottom <= box[3]) & (top >= box[1])


def _large(bounds: np.ndarray) -> np.ndarray:
    """Tell which plots are very large, or far away from all others."""
    side = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    return (side > _LARGE * max(np.nanmedian(side), 1.0)) | _astray(bounds)


def _astray(bounds: np.ndarray) -> np.ndarray:
    """Tell which plots lie far away from the bulk of them, such as those with swapped axes."""
    centres = _centres(bounds)
    low, middle, high = np.nanquantile(centres, (0.25, 0.5, 0.75), axis=0)
    reach = _ASTRAY * max((high - low).max(), 1.0)
    with np.errstate(invalid="ignore"):
        return (np.abs(centres - middle) > reach).any(axis=1)
