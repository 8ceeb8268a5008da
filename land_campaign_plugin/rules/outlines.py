"""Official outlines of communes, and what part of a plot lies in which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..model.tables import ShapeTable
from ..native import shapely
from .overlaps import polygonal_part

if TYPE_CHECKING:
    from .block import Block


class Outlines:
    """Outlines as single polygons, and the commune of each.

    Parameters
    ----------
    table : ShapeTable
        ``code``, ``name`` and the outline; a commune may have several rows and parts. Invalid outlines are repaired.
    """

    def __init__(self, table: ShapeTable):
        codes = np.array([(code or "").strip() for code in table["code"]] + [None], dtype=object)[:-1]
        self.names = dict(zip(codes, table["name"], strict=True))
        present = np.flatnonzero(shapely.get_dimensions(table.geometry) == 2)
        shapes = table.geometry[present]
        broken = ~shapely.is_valid(shapes)
        shapes[broken] = polygonal_part(shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False))
        parts, of = shapely.get_parts(shapes, return_index=True)
        solid = shapely.get_dimensions(parts) == 2
        self.polygons, self.code = parts[solid], codes[present[of[solid]]]
        self.tree = shapely.STRtree(self.polygons)

    def title(self, code: str) -> str:
        """Return code and name of a commune."""
        return f"{code} {self.names[code]}" if self.names.get(code) else code


@dataclass(frozen=True)
class Shares:
    """Parts of plots in communes, one row for each plot and commune.

    Parameters
    ----------
    plot : ndarray of int, shape (n,)
        Position in the block, ascending; within a plot the largest part first.
    code : ndarray of object, shape (n,)
    area_m2 : ndarray of float, shape (n,)
    shape : ndarray of object, shape (n,)
        The part of the plot that lies there; the whole plot where it lies in one commune only.
    """

    plot: np.ndarray
    code: np.ndarray
    area_m2: np.ndarray
    shape: np.ndarray


def commune_shares(block: Block) -> Shares:
    """Return the parts of the block's own valid plots that lie in each commune."""
    outlines, rows = block.run.outlines, np.flatnonzero(block.valid[: block.own])
    shapes = block.geometry[rows]
    asked, at = outlines.tree.query(shapes, predicate="intersects")
    used, at = np.unique(at, return_inverse=True)
    # own copies: what a prepared shape works out when it is first asked is not safe between threads
    polygons = shapely.force_2d(outlines.polygons[used])
    shapely.prepare(polygons)
    inside = shapely.covers(polygons[at], shapes[asked])
    part = shapes[asked]
    part[~inside] = polygonal_part(shapely.intersection(part[~inside], outlines.polygons[used][at[~inside]]))
    area = shapely.area(part)
    some = area > 0
    return _by_code(rows[asked[some]], outlines.code[used][at[some]], area[some], part[some])


def _by_code(plot: np.ndarray, code: np.ndarray, area: np.ndarray, part: np.ndarray) -> Shares:
    """Join the parts of a plot that lie in several polygons of one commune."""
    texts = code.astype(str)
    order = np.lexsort((texts, plot))
    plot, texts, code, area, part = plot[order], texts[order], code[order], area[order], part[order]
    new = np.concatenate([[True], (plot[1:] != plot[:-1]) | (texts[1:] != texts[:-1])])[: len(plot)]
    first = np.flatnonzero(new)
    if len(first) < len(plot):
        total = np.add.reduceat(area, first)
        for number, (start, end) in enumerate(zip(first, [*first[1:], len(plot)], strict=True)):
            if end - start > 1:
                part[start] = shapely.union_all(part[start:end])
            area[start] = total[number]
        plot, code, area, part = plot[first], code[first], area[first], part[first]
    largest = np.lexsort((code.astype(str), -area, plot))
    return Shares(plot[largest], code[largest], area[largest], part[largest])
