"""Label points of plots: which plot each one is in, or on the boundary of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..model.tables import ShapeTable
from ..native import shapely
from .overlaps import polygonal_part
from .sheet_keys import normalised

if TYPE_CHECKING:
    from .block import Block

_FARTHEST_M = 1e9


class Labels:
    """Label points, one row a label.

    Parameters
    ----------
    table : ShapeTable
        ``text``, ``sheet_number``, ``commune`` and the point; what is no single point is left out.
    """

    def __init__(self, table: ShapeTable):
        shapes = table.geometry
        one = shapely.get_type_id(shapes) == shapely.GeometryType.MULTIPOINT
        one &= shapely.get_num_geometries(shapes) == 1
        shapes = np.where(one, shapely.get_geometry(shapes, 0), shapes)
        xy = np.full((len(shapes), 2), np.nan)
        point = (shapely.get_type_id(shapes) == shapely.GeometryType.POINT) & ~shapely.is_empty(shapes)
        xy[point] = shapely.get_coordinates(shapes[point])
        self.row = np.flatnonzero((np.abs(xy) < _FARTHEST_M).all(axis=1))
        self.xy = xy[self.row]
        self.points = shapely.points(self.xy)
        self.text = np.array([_stripped(text) for text in table["text"][self.row]] + [None], dtype=object)[:-1]
        self.number = np.array([normalised(text) for text in self.text] + [None], dtype=object)[:-1]
        self.sheet = np.array([normalised(text) for text in table["sheet_number"][self.row]] + [None], object)[:-1]
        self.table = table.take(self.row)

    def __len__(self) -> int:
        return len(self.row)

    @cached_property
    def tree(self):
        """R-tree over the labels."""
        return shapely.STRtree(self.points)

    @cached_property
    def order(self) -> np.ndarray:
        """Rank of each label by place and text: the same whatever the order of rows."""
        rank = np.empty(len(self), dtype=np.int64)
        rank[np.lexsort((self.number.astype(str), self.xy[:, 1], self.xy[:, 0]))] = np.arange(len(self))
        return rank


def _stripped(text: str | None) -> str:
    return (text or "").strip()


@dataclass(frozen=True)
class Hits:
    """Labels and plots that they are in or on the boundary of, a row for each pair.

    Parameters
    ----------
    label : ndarray of int, shape (n,)
    plot : ndarray of int, shape (n,)
        Row of the run's table; of plots with the very same shape one.
    inside : ndarray of bool, shape (n,)
        Off the boundary.
    area_m2 : ndarray of float, shape (n,)
        Area of the plot.
    """

    label: np.ndarray
    plot: np.ndarray
    inside: np.ndarray
    area_m2: np.ndarray


def joined_hits(parts: list[Hits]) -> Hits:
    """Return the pairs of several blocks as one."""
    return Hits(*(np.concatenate([getattr(part, name) for part in parts]) for name in Hits.__dataclass_fields__))


def hits_of(block: Block, labels: Labels, asked: np.ndarray, on_boundary_m: float) -> Hits:
    """Return the labels in and on the boundaries of some of the block's plots.

    Parameters
    ----------
    asked : ndarray of int
        Positions of polygonal plots in the block.
    """
    shapes, usable = _repaired(block, asked)
    asked = asked[usable]
    inner, label_in = labels.tree.query(shapes, predicate="intersects")
    # dwithin on the boundary alone: distance to a polygon is zero all over its inside
    outer, label_on = labels.tree.query(shapely.boundary(shapes), predicate="dwithin", distance=on_boundary_m + 1e-6)
    size = np.int64(max(len(labels), 1))
    off = ~np.isin(inner * size + label_in, outer * size + label_on)
    at = np.concatenate([inner[off], outer])
    inside = np.concatenate([np.ones(off.sum(), dtype=bool), np.zeros(len(outer), dtype=bool)])
    return Hits(np.concatenate([label_in[off], label_on]), block.rows[asked[at]], inside, shapely.area(shapes)[at])


def _repaired(block: Block, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return shapes in which a label can be looked for, invalid ones repaired, and the mask of those that have one."""
    shapes = block.geometry[asked]
    broken = np.flatnonzero(~block.valid[asked])
    if len(broken):
        xy, of = shapely.get_coordinates(shapes[broken], return_index=True)
        wrong = np.unique(of[~(np.abs(xy) < _FARTHEST_M).all(axis=1)])
        shapes[broken[wrong]] = None
        broken = np.delete(broken, wrong)
        shapes[broken] = polygonal_part(shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False))
    usable = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    return shapes[usable], usable
