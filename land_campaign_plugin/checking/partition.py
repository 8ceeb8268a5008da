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
    large = _large(bounds)
    owned, near = zip(*_halve(located, located, bounds, large, size), strict=True)
    if len(owned) == 1:
        return [Piece(owned[0], len(owned[0]))]
    owner = np.full(len(bounds), -1, dtype=np.int32)
    for number, rows in enumerate(owned):
        owner[rows] = number
    halos = [rows[owner[rows] != number] for number, rows in enumerate(near)]
    giants = np.flatnonzero(large & (owner >= 0))
    giant, rows = run.places.near(run.plots.geometry[giants], HALO_M)
    for number in np.unique(owner[giants[giant]]):
        beside = rows[owner[giants[giant]] == number]
        halos[number] = np.union1d(halos[number], beside[owner[beside] != number])
    return [Piece(np.concatenate([rows, halo]), len(rows)) for rows, halo in zip(owned, halos, strict=True)]


def _halve(rows: np.ndarray, near: np.ndarray, bounds: np.ndarray, large: np.ndarray, size: int) -> list[tuple]:
    """Split rows at the median of their wider side until no part is larger than `size`.

    Returns sorted (rows, near) for each part: `near` are those of the given plots, its own among them, whose
    boxes meet the part's.
    """
    small = bounds[rows[~large[rows]]]
    if len(small):
        low, high = small[:, :2].min(axis=0) - HALO_M, small[:, 2:].max(axis=0) + HALO_M
        near = near[_meeting(bounds[near], low, high)]
    else:
        near = near[:0]
    if len(rows) <= size:
        return [(np.sort(rows), near)]
    points = _centres(bounds[rows])
    axis = int(np.argmax(np.ptp(points, axis=0)))
    half = len(rows) // 2
    order = np.argpartition(points[:, axis], half)
    one, other = rows[order[:half]], rows[order[half:]]
    return _halve(one, near, bounds, large, size) + _halve(other, near, bounds, large, size)


def _meeting(boxes: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Tell which boxes meet the one from `low` to `high`."""
    left, bottom, right, top = boxes.T
    return (left <= high[0]) & (right >= low[0]) & (bottom <= high[1]) & (top >= low[1])


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
