"""Which frame a plot's sheet has."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from ..model.tables import ShapeTable, Table
from ..native import shapely
from .sheet_keys import key_of, sheet_rows

_ANY_SCALE = -1


class Frames:
    """Frames of sheets, looked up by commune, sheet number and scale.

    Parameters
    ----------
    table : ShapeTable
        ``commune``, ``sheet_number``, ``map_scale`` and the frame of each sheet.
    """

    def __init__(self, table: ShapeTable):
        self.table = table
        self.geometry = table.geometry
        self._at: dict[tuple, int] = {}
        present = ~(shapely.is_missing(self.geometry) | shapely.is_empty(self.geometry))
        keys = key_of(table["commune"], table["sheet_number"])
        for at in np.flatnonzero(present).tolist():
            for scale in (int(table["map_scale"][at]), _ANY_SCALE):
                # a number that stands for two frames stands for none
                self._at[(*keys[at], scale)] = at if (*keys[at], scale) not in self._at else -1

    @cached_property
    def bounds(self) -> np.ndarray:
        """Boxes of the frames."""
        return shapely.bounds(self.geometry)

    @cached_property
    def is_box(self) -> np.ndarray:
        """Mask of frames that are rectangles along the axes."""
        return shapely.area(self.geometry) >= shapely.area(shapely.box(*self.bounds.T)) * (1 - 1e-9)

    def of(self, plots: Table, rows: np.ndarray) -> np.ndarray:
        """Return the position of the frame of each plot's sheet, -1 where there is none or it is not certain which."""
        return sheet_rows(plots, rows, self._position)

    def _position(self, commune: str, number: str, scale: int) -> int:
        return self._at.get((commune, number, scale), self._at.get((commune, number, _ANY_SCALE), -1))
