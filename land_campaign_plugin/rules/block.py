"""A block: some plots, the neighbours that matter to them, and what several rules need, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock

import numpy as np

from ..model.context import CheckContext
from ..model.packed import PackedShapes, PickedShapes
from ..model.projection import parse_crs, same_crs
from ..model.ruleset import Ruleset
from ..model.tables import PlotTable
from ..model.texts import TextColumn
from ..native import shapely
from .corners import Corners, corners_of
from .edges import Edges, edges_of
from .frames import Frames
from .labels import Labels
from .loose import LooseEdges, loose_edges
from .mistaken import degrees
from .outlines import Outlines, Shares, commune_shares
from .overlaps import Overlaps, overlapping_pairs
from .pairs import pair_kinds
from .places import Places
from .rings import MM, Rings, merged, rings_of, without
from .seams import SeamPart, seam_part
from .sheet_index import SheetIndex, index_sheets
from .twins import Twins, exact_twins

HALO_M = 0.5
"""How far from a block's plots a neighbour can still matter to what blocks look at."""
_BULK_PLOTS = 20
"""Of so many plots, those that lie apart from nearly all others do not count for the place of a sheet."""
_MOST_DEGREES = 180.0
_FARTHEST_M = 1e9
"""Coordinates beyond this are no place on earth, and would not fit whole millimetres."""


def reach_m(ruleset: Ruleset, scales: Iterable[int]) -> float:
    """Return how far from a plot another can matter to any rule on sheets of these scales.

    It is as far as two lines are seen as one boundary.
    """
    scales = np.array(sorted(scales), dtype=np.int64)
    widest = ruleset.point_tolerance_m(scales, np.ones(len(scales), dtype=bool)).max(initial=0.0)
    return max(HALO_M, float(widest) * ruleset.rules["M01"]["reach"])


@dataclass
class Run:
    """What all blocks of a run share.

    Parameters
    ----------
    plots : PlotTable
        All plots of the run.
    uid_of : callable
        ``uid_of(rows)`` returns the permanent ids of some rows.
    area_step_m2 : float
        The rounding step of the recorded areas.
    context : CheckContext
        Side tables, and the campaign.
    """

    plots: PlotTable
    ruleset: Ruleset
    uid_of: Callable[[np.ndarray], np.ndarray]
    area_step_m2: float
    farm_uses: frozenset[str]
    context: CheckContext

    _worked_out: dict[str, object] = field(default_factory=dict)
    _turn: RLock = field(default_factory=RLock)

    def once(self, name: str, make: Callable[[], object]) -> object:
        """Return what `make` gives, worked out by the first that asks, while others who ask wait."""
        with self._turn:
            if name not in self._worked_out:
                self._worked_out[name] = make()
            return self._worked_out[name]

    def found_before(self, name: str, otherwise: object) -> object:
        """Return what `once` has worked out under this name, `otherwise` where nobody has asked."""
        return self._worked_out.get(name, otherwise)

    def let_go(self, keep: Collection[str]) -> None:
        """Forget what rules worked out together, but for what `keep` names; it is worked out again when needed."""
        self._worked_out = {name: held for name, held in self._worked_out.items() if name in keep}
        for name in ("places", "bounds"):
            self.__dict__.pop(name, None)
        if isinstance(self.plots.geometry, PackedShapes):
            self.plots.geometry.let_go_of_bounds()

    @cached_property
    def places(self) -> Places:
        """Where all plots lie."""
        return Places(self.plots.geometry, self.bounds)

    @cached_property
    def bounds(self) -> np.ndarray:
        """Boxes of all shapes, nan where there is none."""
        return self.plots.bounds

    @cached_property
    def frames(self) -> Frames:
        """Frames of the sheets, where they were given."""
        return Frames(self.context.sheets)

    @cached_property
    def outlines(self) -> Outlines:
        """Official outlines of the communes, where they were given."""
        return Outlines(self.context.communes)

    @cached_property
    def labels(self) -> Labels:
        """Label points of the plots, where they were given."""
        return Labels(self.context.labels)

    @cached_property
    def in_campaign_crs(self) -> bool:
        """Tell whether the plots are in the campaign's coordinate reference system."""
        return bool(self.plots.crs) and same_crs(parse_crs(self.plots.crs), parse_crs(self.context.campaign.crs))

    def box_of(self, rows: np.ndarray):
        """Return the box of some plots, without those gone astray, or None where none of them has a shape."""
        astray = self.outside_province(rows)
        boxes = self.bounds[rows if astray.all() else rows[~astray]]
        boxes = boxes[np.isfinite(boxes).all(axis=1)]
        if len(boxes) >= _BULK_PLOTS:
            centres = (boxes[:, :2] + boxes[:, 2:]) / 2
            low, high = np.quantile(centres, (0.05, 0.95), axis=0)
            margin = (high - low) / 4
            boxes = boxes[((centres >= low - margin) & (centres <= high + margin)).all(axis=1)]
        return shapely.box(*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)) if len(boxes) else None

    def outside_province(self, rows: np.ndarray) -> np.ndarray:
        """Tell which plots have coordinates outside the province's window; none where the CRS is another."""
        if not self.in_campaign_crs:
            return np.zeros(len(rows), dtype=bool)
        left, bottom, right, top = self.context.campaign.window
        boxes = self.bounds[rows]
        beyond = (boxes[:, :2] < (left, bottom)).any(axis=1) | (boxes[:, 2:] > (right, top)).any(axis=1)
        return beyond & np.isfinite(boxes).all(axis=1)

    @cached_property
    def in_degrees(self) -> np.ndarray:
        """Mask of plots whose coordinates are the province's in degrees: on whole millimetres they have no shape."""
        mask = np.zeros(len(self.plots), dtype=bool)
        with np.errstate(invalid="ignore"):
            rows = np.flatnonzero((np.abs(self.bounds) <= _MOST_DEGREES).all(axis=1))
        boxes = self.bounds[rows]
        if len(rows):
            mask[rows] = degrees(self.context.campaign).fits((boxes[:, :2] + boxes[:, 2:]) / 2)
        return mask

    @cached_property
    def all_in_degrees(self) -> bool:
        """Tell whether no plot has a shape that rules could judge, since all coordinates are degrees."""
        return bool(self.in_degrees.any()) and not (np.isfinite(self.bounds).all(axis=1) & ~self.in_degrees).any()

    @cached_property
    def sheets(self) -> SheetIndex:
        """Which sheet each plot lies on."""
        return index_sheets(self.plots)

    @cached_property
    def scale(self) -> np.ndarray:
        """Scale denominator of each plot's sheet."""
        return self.ruleset.scales(self.plots.columns.get("map_scale"), len(self.plots)).astype(np.int32)

    @cached_property
    def farm(self) -> np.ndarray:
        """Mask of plots whose land use is farm land."""
        uses = self.plots.columns.get("land_use")
        if uses is None:
            return np.zeros(len(self.plots), dtype=bool)
        return TextColumn.of(uses).mapped(lambda use: (use or "").split("+")[0].strip().upper() in self.farm_uses, bool)


class Block:
    """Some plots of a run and their halo.

    Parameters
    ----------
    run : Run
    rows : ndarray of int, shape (n,)
        Rows of the run's table: the block's own plots first, then the halo.
    own : int
        How many of `rows` are the block's own.
    """

    def __init__(self, run: Run, rows: np.ndarray, own: int):
        self.run = run
        self.rows = rows
        self.own = own
        shapes = run.plots.geometry
        self.geometry: np.ndarray | PickedShapes = shapes.at(rows) if isinstance(shapes, PackedShapes) else shapes[rows]

    def column(self, name: str) -> np.ndarray:
        """Return a column of the block's own plots."""
        return self.run.plots.columns[name][self.rows[: self.own]]

    def texts(self, name: str) -> TextColumn:
        """Return a column of texts of the block's own plots as numbers."""
        column, rows = self.run.plots.columns[name], self.rows[: self.own]
        return column.take(rows) if isinstance(column, TextColumn) else TextColumn.of(column[rows])

    @cached_property
    def sheet(self) -> np.ndarray:
        """Number of each plot's sheet, -1 where it is not known."""
        return self.run.sheets.of_plot[self.rows]

    @cached_property
    def forms_no_plot(self) -> np.ndarray:
        """Mask of own roads, canals and waters that form no plot and need no number."""
        network = np.zeros(self.own, dtype=bool)
        if "non_plot" in self.run.plots:
            network |= self.column("non_plot") != 0
        if "land_use" in self.run.plots:
            network |= self.texts("land_use").mapped(self.run.ruleset.network_uses.__contains__, bool)
        return network

    @cached_property
    def kind(self) -> np.ndarray:
        """Geometry type of each plot, -1 for none."""
        shapes = self.geometry
        return shapes.kinds if isinstance(shapes, PickedShapes) else shapely.get_type_id(shapes)

    @cached_property
    def _packed(self) -> np.ndarray:
        """Mask of plots that come as whole millimetres: polygons with rings that can be walked."""
        shapes = self.geometry
        return shapes.is_packed if isinstance(shapes, PickedShapes) else np.zeros(len(shapes), dtype=bool)

    @cached_property
    def polygonal(self) -> np.ndarray:
        """Mask of plots with a shape that is a polygon or several and not empty."""
        polygon = (self.kind == shapely.GeometryType.POLYGON) | (self.kind == shapely.GeometryType.MULTIPOLYGON)
        unsure = polygon & ~self._packed
        polygon[unsure] = ~shapely.is_empty(self.geometry[unsure])
        return polygon & ~self.in_degrees

    @cached_property
    def in_degrees(self) -> np.ndarray:
        """Mask of plots whose coordinates are degrees where metres are wanted; only G09 has anything to say of them."""
        return self.run.in_degrees[self.rows]

    @cached_property
    def valid(self) -> np.ndarray:
        """Mask of polygonal plots whose shape is valid."""
        rings = self.rings
        simple = np.bincount(rings.plot, weights=~rings.surely_simple(), minlength=len(self.rows)) == 0
        # one ring that does not meet itself is a valid plot; GEOS judges all others
        valid = self._walkable & simple & (np.bincount(rings.plot, minlength=len(self.rows)) == 1)
        unsure = self.polygonal & ~valid
        valid[unsure] = shapely.is_valid(self.geometry[unsure])
        return valid

    @cached_property
    def _walkable(self) -> np.ndarray:
        """Mask of polygonal plots with sane coordinates: their rings can be walked."""
        walkable = self._packed & ~self.in_degrees
        unsure = np.flatnonzero(self.polygonal & ~walkable)
        xy, of = shapely.get_coordinates(self.geometry[unsure], return_index=True)
        sane = np.ones(len(unsure), dtype=bool)
        sane[of[~(np.abs(xy) < _FARTHEST_M).all(axis=1)]] = False
        walkable[unsure] = sane
        return walkable

    @cached_property
    def rings(self) -> Rings:
        """Rings of all plots that can be walked, invalid ones included."""
        others = rings_of(self.geometry, np.flatnonzero(self._walkable & ~self._packed))
        if not isinstance(self.geometry, PickedShapes):
            return others
        packed = self.geometry.rings()
        rings = Rings(packed.points, packed.offsets, packed.shape, packed.shell)
        return merged(without(rings, np.flatnonzero(self.in_degrees)), others)

    @cached_property
    def near_area_m2(self) -> np.ndarray:
        """Area of each plot but for the last digits, 0 where rings cannot be walked: to leave out what is far off."""
        rings = self.rings
        doubled = np.where(rings.shell, 1, -1) * np.abs(rings.doubled_area)
        return np.bincount(rings.plot, weights=doubled, minlength=len(self.rows)) / (2 * MM**2)

    @cached_property
    def near_length_m(self) -> np.ndarray:
        """Length of each plot's boundary but for the last digits, 0 where rings cannot be walked."""
        return np.bincount(self.rings.plot, weights=self.rings.length_mm, minlength=len(self.rows)) / MM

    @cached_property
    def holed(self) -> np.ndarray:
        """Mask of valid plots that have a hole, or may have one."""
        holes = self.rings.plot[~self.rings.shell]
        return self.valid & ((np.bincount(holes, minlength=len(self.rows)) > 0) | ~self._walkable)

    @cached_property
    def shares(self) -> Shares:
        """What part of the block's own plots lies in which commune."""
        return commune_shares(self)

    @cached_property
    def corners(self) -> Corners:
        """Corners of the block's own plots."""
        return corners_of(self.rings, self.own)

    @cached_property
    def twins(self) -> Twins:
        """Groups of plots with the very same shape."""
        return exact_twins(self)

    @cached_property
    def edges(self) -> Edges:
        """Edges of one plot of each group of twins, so that a twin does not unsettle its neighbours."""
        return edges_of(self.rings, self.twins.extra)

    @cached_property
    def loose(self) -> LooseEdges:
        """What the block hands over to rules that look at unmatched edges of the whole run."""
        return loose_edges(self)

    @cached_property
    def seams(self) -> SeamPart:
        """What the block knows of the seams."""
        return seam_part(self)

    @cached_property
    def comparable(self) -> np.ndarray:
        """Mask of plots that plots are compared with: valid, and one of each group of twins."""
        comparable = self.valid & self._walkable
        comparable[self.twins.extra] = False
        return comparable

    @cached_property
    def comparable_places(self) -> Places:
        """Where the comparable plots lie; rows are positions in the block."""
        boxes = self.run.bounds[self.rows]
        boxes[~self.comparable] = np.nan
        return Places(self.geometry, boxes)

    @cached_property
    def overlaps(self) -> Overlaps:
        """Pairs of plots whose interiors meet."""
        return overlapping_pairs(self)

    @cached_property
    def pair_kinds(self) -> np.ndarray:
        """What each of `overlaps` is: the same plot twice, one inside the other, or overlap in part."""
        return pair_kinds(self)
