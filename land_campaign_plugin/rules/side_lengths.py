"""Lengths of sides on paper against those of a shape: turned and mirrored until they fit best.

Certificates with equally many sides are compared together; most begin at the shape's first corner and fit at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .block import Block, Run
from .rings import MM, Rings

COUNT, UNREADABLE = "count", "unreadable"
_FEWEST = 3
_FLOAT_SLACK_M = 1e-9


@dataclass(frozen=True)
class SideFaults:
    """Certificates with sides that do not fit.

    Parameters
    ----------
    at : ndarray of int, shape (n,)
        Positions among those compared, ascending.
    sub_code : list of str
        Empty for a side of another length.
    difference_m, tolerance_m : ndarray of float, shape (n,)
        Of the side that is farthest beyond; nan where there is none.
    detail : list of str
        What the paper says and what the shape has, ``20.00|20.30``.
    """

    at: np.ndarray
    sub_code: list[str]
    difference_m: np.ndarray
    tolerance_m: np.ndarray
    detail: list[str]


def compare_sides(run: Run, plots: np.ndarray, texts: np.ndarray, straight_m: float) -> SideFaults:
    """Compare the sides that certificates list with those of their plots.

    Parameters
    ----------
    plots : ndarray of int, shape (n,)
        The plot of each certificate.
    texts : ndarray of bytes, shape (n,)
        Lengths in metres, ``12.30;8.05``.
    straight_m : float
        A corner of the shape less than this off the line of its neighbours is no corner.
    """
    found: dict[int, tuple[str, float, float, str]] = {}
    paper = [_lengths(text) for text in texts.tolist()]
    distinct, of = np.unique(plots, return_inverse=True)
    shapes = _Shapes(run, distinct)
    by_size: dict[int, list[int]] = {}
    for at, lengths in enumerate(paper):
        if lengths is None:
            found[at] = UNREADABLE, np.nan, np.nan, "|"
        elif shapes.simple[of[at]]:
            by_size.setdefault(len(lengths), []).append(at)
    for size, members in by_size.items():
        rows = np.array(members)
        own = [shapes.sides(place, size, straight_m) for place in of[rows].tolist()]
        fits = np.array([len(sides) == size for sides in own], dtype=bool)
        for at, sides in zip(
            rows[~fits].tolist(), (s for s, fit in zip(own, fits, strict=True) if not fit), strict=True
        ):
            found[at] = COUNT, float(abs(len(sides) - size)), np.nan, f"{size}|{len(sides)}"
        if fits.any():
            said = np.array([paper[at] for at in rows[fits].tolist()])
            drawn = np.array([sides for sides, fit in zip(own, fits, strict=True) if fit])
            found |= _apart(run, rows[fits], plots[rows[fits]], said, drawn)
    at = np.array(sorted(found), dtype=np.int64)
    faults = [found[row] for row in at.tolist()]
    return SideFaults(
        at,
        [fault[0] for fault in faults],
        np.array([fault[1] for fault in faults], dtype=float),
        np.array([fault[2] for fault in faults], dtype=float),
        [fault[3] for fault in faults],
    )


def _lengths(text: bytes) -> list[float] | None:
    try:
        lengths = [float(part) for part in text.replace(b",", b".").split(b";") if part.strip()]
    except ValueError:
        return None
    return lengths if lengths and all(0 <= length < MM * MM for length in lengths) else None


def _apart(run: Run, at: np.ndarray, plots: np.ndarray, said: np.ndarray, drawn: np.ndarray) -> dict:
    """Return the certificates of equally many sides that fit in no turn, with the worst side of their best fit."""
    scale, farm = (values[plots][:, None].repeat(said.shape[1], 1) for values in (run.scale, run.farm))
    tolerance = run.ruleset.side_tolerance_m(scale, said, farm)
    best = np.full(len(said), np.inf)
    turned = drawn.copy()
    left = np.arange(len(said))
    for step in range(2 * said.shape[1]):
        sides = np.roll(drawn[left, :: 1 if step % 2 == 0 else -1], step // 2, axis=1)
        excess = (np.abs(sides - said[left]) / tolerance[left]).max(axis=1)
        better = excess < best[left]
        best[left[better]], turned[left[better]] = excess[better], sides[better]
        left = left[best[left] > 1]
        if not len(left):
            break
    found = {}
    for row in left.tolist():
        gap = np.abs(turned[row] - said[row])
        worst = int(np.argmax(gap / tolerance[row]))
        if gap[worst] > tolerance[row, worst] + _FLOAT_SLACK_M:
            detail = f"{said[row, worst]:.2f}|{turned[row, worst]:.2f}"
            found[int(at[row])] = "", float(gap[worst]), float(tolerance[row, worst]), detail
    return found


class _Shapes:
    """The sides of some plots: those of one ring."""

    def __init__(self, run: Run, plots: np.ndarray):
        rings: Rings = Block(run, plots, len(plots)).rings
        count = np.bincount(rings.plot, minlength=len(plots))
        self.simple = count == 1
        self._ring = np.full(len(plots), -1)
        self._ring[rings.plot] = np.arange(len(rings.plot))
        self._rings = rings
        self._length_m = np.hypot(*rings.steps.astype(np.float64)) / MM

    def sides(self, place: int, wanted: int, straight_m: float) -> np.ndarray:
        """Return the lengths of a plot's sides; straight corners are left out where the paper has fewer."""
        ring = self._ring[place]
        start, end = int(self._rings.offsets[ring]), int(self._rings.offsets[ring + 1]) - 1
        sides = self._length_m[start:end]
        if len(sides) == wanted:
            return sides
        points = _corners(self._rings.points[:, start:end].T / MM, straight_m)
        return np.hypot(*(np.roll(points, -1, axis=0) - points).T)


def _corners(points: np.ndarray, straight_m: float) -> np.ndarray:
    """Return the points of a ring, not closed, without repeated ones and those on a straight line."""
    keep = points
    while len(keep) > _FEWEST:
        before, after = np.roll(keep, 1, axis=0), np.roll(keep, -1, axis=0)
        run = after - before
        length = np.hypot(run[:, 0], run[:, 1])
        to = keep - before
        off = np.abs(run[:, 0] * to[:, 1] - run[:, 1] * to[:, 0]) / np.where(length > 0, length, 1.0)
        off[length == 0] = np.hypot(to[:, 0], to[:, 1])[length == 0]
        least = int(np.argmin(off))
        if off[least] >= straight_m:
            break
        keep = np.delete(keep, least, axis=0)
    return keep
