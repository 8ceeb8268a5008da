"""What a drawing is made of when it is written: lines, closed shapes, points and texts, each on a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ..native import shapely

WHITE, BLUE, GREEN, RED, YELLOW, VIOLET = range(6)
"""Colours by their number in the default table of MicroStation."""
FLAG_MARK = "LAND-CAMPAIGN-FLAGS"
"""Text that every drawing of findings begins with: by it one is known, and may be replaced by a newer one. DXF escapes
spaces."""


@dataclass
class DrawnElements:
    """Elements of one drawing, in the order in which they are drawn: columns of one length.

    Parameters
    ----------
    geometry : list of shapely geometries
        Points, lines and polygons, metres; a point with a text is that text.
    level : list of int
        1 to 63.
    text : list of (str or None)
    height_m : list of float
        Height of the letters of a text on the ground.
    colour : list of int
        `WHITE` to `VIOLET`.
    """

    geometry: list = field(default_factory=list)
    level: list[int] = field(default_factory=list)
    text: list[str | None] = field(default_factory=list)
    height_m: list[float] = field(default_factory=list)
    colour: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.geometry)

    def add(self, shapes: Sequence, level: int | Sequence[int], colour: int = WHITE) -> None:
        """Draw points, lines or polygons, without a text."""
        self._extend(shapes, level, [None] * len(shapes), 0.0, colour)

    def write(
        self, points: np.ndarray, texts: Sequence[str], level: int, height_m: float | np.ndarray, colour: int = WHITE
    ) -> None:
        """Write texts with their lower left corners at `points`, an array of shape (n, 2)."""
        self._extend(shapely.points(np.reshape(points, (-1, 2))), level, texts, height_m, colour)

    def _extend(self, shapes: Sequence, level, texts: Sequence[str | None], height_m, colour: int) -> None:
        count = len(shapes)
        self.geometry.extend(shapes)
        self.level.extend([level] * count if isinstance(level, int) else level)
        self.text.extend(texts)
        self.height_m.extend(np.broadcast_to(height_m, count).tolist())
        self.colour.extend([colour] * count)
