"""Where errors may go: a commune's plots, who shares what with whom, and which places are taken.

Sites are kept apart: the plots of one injected error and all their neighbours are not used again, so
that each error stands alone and the truth can say exactly what must be found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ..native import shapely
from .commune import Commune, unique_ids
from .drawing_faults import DrawingFaults
from .side_faults import SideFaults

_TRIES = 400
_NETWORK_USES = frozenset({"DGT", "DTL", "DCT", "DPC", "SON", "MNC"})


@dataclass(frozen=True)
class Truth:
    """One finding that a check must come to: rule, permanent ids of its plots, place (None without a shape)."""

    rule: str
    plots: tuple[str, ...]
    x: float | None
    y: float | None
    record: str | None = None

    def as_dict(self) -> dict:
        """Return the line of the truth file; with the id of the record where it is about one."""
        line = {"rule": self.rule, "plots": list(self.plots), "x": self.x, "y": self.y}
        return line if self.record is None else {**line, "record": self.record}


@dataclass
class ExtraRow:
    """A record that is not in the plan: it lies on the sheet of another plot, under a number of its own."""

    uid: str
    like: int
    number: int
    shape: object


@dataclass
class Edge:
    """A stretch of boundary between two vertices that plots `one` and `other` share.

    `at` is the place of its first vertex in the ring of `one`, `back` in the ring of `other`, where it runs
    the other way.
    """

    one: int
    other: int
    at: int
    back: int
    start: np.ndarray
    end: np.ndarray

    @property
    def length(self) -> float:
        """Length in metres."""
        return float(np.hypot(*(self.end - self.start)))

    def point(self, share: float, aside_m: float = 0.0) -> np.ndarray:
        """Return a point along the edge on the 1 mm grid, moved `aside_m` into `other` (negative: into `one`)."""
        run = self.end - self.start
        normal = np.array([run[1], -run[0]]) / np.hypot(*run)
        return rounded(self.start + run * share + normal * aside_m)


def rounded(points: np.ndarray) -> np.ndarray:
    """Return coordinates on the 1 mm grid."""
    return np.rint(np.asarray(points) * 1000.0) / 1000.0


def put_in(ring: np.ndarray, place: int, points: np.ndarray) -> np.ndarray:
    """Return `ring` with `points` after its vertex number `place`."""
    return np.insert(ring, place + 1, np.atleast_2d(points), axis=0)


@dataclass
class Canvas:
    """A commune while errors are put into it.

    Parameters
    ----------
    geometry, land_use, address, plot_code : ndarray of object
        What will be written; changed by injectors.
    number_text : dict of int to (str or None)
        Plot numbers that differ from the planned ones.
    area_error_m2 : dict of int to float
        What is added to a recorded area.
    alone : bool
        Whether no other commune is drawn beside this one.
    sheet_of : dict of int to int
        Sheets that plots say they lie on, where it is not the one they were drawn on.
    legacy_sheet : int, optional
        The sheet whose addresses are in an old encoding.
    shifted : dict of int to ndarray
        Sheets that are moved as a whole, and by how much.
    issued : dict of int to str
        Identifiers that were issued and are not those that the plots carry.
    coded : set of int
        Plots whose identifier is an injected error, or the other half of one.
    uncertified : set of int
        Plots that get no certificate.
    side : SideFaults
        What the side tables say differently.
    drawing : DrawingFaults
        What the drawing says differently.
    """

    commune: Commune
    rng: np.random.Generator
    alone: bool = False
    geometry: np.ndarray = field(init=False)
    land_use: np.ndarray = field(init=False)
    address: np.ndarray = field(init=False)
    plot_code: np.ndarray = field(init=False)
    area_m2: np.ndarray = field(init=False)
    number_text: dict[int, str | None] = field(default_factory=dict)
    area_error_m2: dict[int, float] = field(default_factory=dict)
    extra: list[ExtraRow] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)
    sheet_of: dict[int, int] = field(default_factory=dict)
    sheets_astray: set[int] = field(default_factory=set)
    legacy_sheet: int | None = None
    shifted: dict[int, np.ndarray] = field(default_factory=dict)
    issued: dict[int, str] = field(default_factory=dict)
    coded: set[int] = field(default_factory=set)
    uncertified: set[int] = field(default_factory=set)
    side: SideFaults = field(default_factory=SideFaults)
    drawing: DrawingFaults = field(default_factory=DrawingFaults)

    def __post_init__(self) -> None:
        commune = self.commune
        self.geometry, self.land_use = commune.geometry.copy(), commune.land_use.copy()
        self.address, self.plot_code = commune.address.copy(), commune.plot_code.copy()
        self.area_m2 = shapely.area(commune.geometry)
        self._link(commune)
        self._busy = np.zeros(len(commune), bool)
        self._drawn = np.zeros(len(commune), bool)
        self.has_number = ~commune.forms_no_plot
        self.needs_number = self.has_number & ~np.isin(commune.land_use, list(_NETWORK_USES))
        last = np.zeros(int(commune.sheet.max()) + 1, np.int64)
        np.maximum.at(last, commune.sheet, commune.number)
        self._last_number = last
        self.zeros: set[int] = set()
        self._found_edges: dict[tuple, np.ndarray] = {}

    def _link(self, commune: Commune) -> None:
        """Find which boundary edges two plots share, and which plots meet at each vertex."""
        rings = commune.rings
        self._owner = np.repeat(np.arange(len(rings)), rings.counts)
        following = np.arange(1, len(rings.vertex) + 1)
        following[rings.start[1:] - 1] = rings.start[:-1]
        start, end = rings.vertex, rings.vertex[following]
        size = np.int64(len(rings.points))
        key = np.minimum(start, end) * size + np.maximum(start, end)
        order = np.argsort(key, kind="stable")
        same = np.flatnonzero(key[order][1:] == key[order][:-1])
        self._twin = np.full(len(key), -1)
        self._twin[order[same]], self._twin[order[same + 1]] = order[same + 1], order[same]
        self._start, self._end = start, end
        shared = np.flatnonzero((self._twin >= 0) & (self._twin > np.arange(len(key))))
        run = rings.points[end[shared]] - rings.points[start[shared]]
        self._shared, self._length = shared, np.hypot(run[:, 0], run[:, 1])
        sheet = commune.sheet[self._owner]
        self._on_seam = sheet[shared] != sheet[self._twin[shared]]
        self._by_vertex = np.argsort(start, kind="stable")
        self._sorted_vertex = start[self._by_vertex]
        self.outer = np.zeros(len(rings), bool)
        self.outer[self._owner[self._twin < 0]] = True

    def neighbours(self, rows) -> np.ndarray:
        """Return the plots that share a vertex with any of `rows`, themselves included."""
        rings = self.commune.rings
        vertices = np.concatenate([rings.vertex[rings.start[row] : rings.start[row + 1]] for row in rows])
        first = np.searchsorted(self._sorted_vertex, vertices)
        last = np.searchsorted(self._sorted_vertex, vertices, side="right")
        places = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)])
        return np.unique(self._owner[self._by_vertex[places]])

    def meeting_at(self, vertex: int) -> np.ndarray:
        """Return the plots that have a vertex."""
        first, last = np.searchsorted(self._sorted_vertex, [vertex, vertex + 1])
        return np.unique(self._owner[self._by_vertex[first:last]])

    def is_free(self, *rows: int) -> bool:
        """Tell whether no error is at, or next to, any of `rows`."""
        return not self._busy[list(rows)].any()

    def take(self, *rows: int) -> None:
        """Mark `rows` and their neighbours as used."""
        self._busy[self.neighbours(rows)] = True

    def keep(self, *rows: int) -> None:
        """Mark `rows` as used, but not their neighbours: for errors that leave the plots as they are."""
        self._busy[list(rows)] = True

    def is_undrawn(self, *rows: int) -> bool:
        """Tell whether no error of the drawn lines is at, or next to, any of `rows`."""
        return not self._drawn[list(rows)].any()

    def draw_at(self, *rows: int) -> None:
        """Mark `rows` and their neighbours as used for errors of the drawn lines."""
        self._drawn[self.neighbours(rows)] = True

    def uid(self, row: int) -> str:
        """Return the permanent id of a plot."""
        return self.commune.uid[row]

    def say(self, rule: str, plots: list[str], place: np.ndarray | None, record: str | None = None) -> None:
        """Write down what a check must find."""
        x, y = (None, None) if place is None else (round(float(value), 3) for value in place)
        self.truth.append(Truth(rule, tuple(plots), x, y, record))

    def pick_plot(self, mask: np.ndarray, fits: Callable[[int], bool] | None = None) -> int | None:
        """Return a free plot among those of `mask` that `fits`, or None when none is found."""
        rows = np.flatnonzero(mask & ~self._busy)
        for row in self.rng.choice(rows, min(_TRIES, len(rows)), replace=False).tolist():
            if fits is None or fits(row):
                return row
        return None

    def pick_edge(
        self,
        least_m: float,
        most_m: float,
        fits: Callable[[Edge], bool],
        *,
        on_seam: bool = False,
        free: Callable[..., bool] | None = None,
    ) -> Edge | None:
        """Return an edge between two free plots that lie off the commune's border, or None when none is found."""
        free = free or self.is_free
        places = self._edges(least_m, most_m, on_seam)
        for _ in range(min(_TRIES, len(places))):
            place = int(places[self.rng.integers(len(places))])
            if self.rng.random() < 0.5:
                place = int(self._twin[place])
            edge = self._edge(place)
            if free(edge.one, edge.other) and fits(edge):
                return edge
        return None

    def _edges(self, least_m: float, most_m: float, on_seam: bool) -> np.ndarray:
        """Return the places of shared edges of a length, found once."""
        key = least_m, most_m, on_seam
        if key not in self._found_edges:
            inside = ~self.outer
            one, other = self._owner[self._shared], self._owner[self._twin[self._shared]]
            mask = (self._length >= least_m) & (self._length <= most_m) & inside[one] & inside[other]
            self._found_edges[key] = self._shared[mask & self._on_seam if on_seam else mask]
        return self._found_edges[key]

    def _edge(self, place: int) -> Edge:
        rings, twin = self.commune.rings, int(self._twin[place])
        one, other = int(self._owner[place]), int(self._owner[twin])
        return Edge(
            one,
            other,
            place - int(rings.start[one]),
            twin - int(rings.start[other]),
            rings.points[self._start[place]],
            rings.points[self._end[place]],
        )

    def pick_border(
        self, least_m: float, most_m: float, fits: Callable[[int, np.ndarray, np.ndarray], bool] | None = None
    ) -> tuple[int, int, np.ndarray, np.ndarray] | None:
        """Return a side on the commune's border of a free plot: (plot, place in its ring, start, end), or None."""
        rings = self.commune.rings
        places = np.flatnonzero(self._twin < 0)
        run = rings.points[self._end[places]] - rings.points[self._start[places]]
        length = np.hypot(run[:, 0], run[:, 1])
        places = places[(length >= least_m) & (length <= most_m) & ~self._busy[self._owner[places]]]
        for place in self.rng.choice(places, min(_TRIES, len(places)), replace=False).tolist():
            row, start, end = (
                int(self._owner[place]),
                rings.points[self._start[place]],
                rings.points[self._end[place]],
            )
            if fits is None or fits(row, start, end):
                return row, place - int(rings.start[row]), start, end
        return None

    def border_path(self, row: int) -> tuple[np.ndarray, np.ndarray] | None:
        """Return the one stretch of the commune's border that a plot has, and its other sides from end to end.

        None where the plot has several stretches, or touches the border elsewhere.
        """
        rings = self.commune.rings
        places = np.arange(rings.start[row], rings.start[row + 1])
        lone = self._twin[places] < 0
        begins = np.flatnonzero(lone & ~np.roll(lone, 1))
        if len(begins) != 1 or lone.all():
            return None
        places, lone = np.roll(places, -begins[0]), np.roll(lone, -begins[0])
        count = int(lone.sum())
        vertex = rings.vertex[places]
        inner = vertex[count + 1 :]
        if rings.border[inner].any() or len(inner) == 0:
            return None
        points = rings.points
        return points[vertex[: count + 1]], points[np.concatenate([vertex[:1], inner[::-1], vertex[count : count + 1]])]

    def next_number(self, sheet: int) -> int:
        """Return a plot number that is free on a sheet, and take it."""
        self._last_number[sheet] += 1
        return int(self._last_number[sheet])

    def redraw(self, row: int, ring: np.ndarray) -> None:
        """Give a plot a new ring."""
        self.geometry[row] = shapely.Polygon(ring)

    def add(self, like: int, shape) -> ExtraRow:
        """Add a record on the sheet of plot `like`, with an id and a number that are not in use."""
        number = self.next_number(int(self.commune.sheet[like]))
        row = ExtraRow(unique_ids(1, self.rng)[0], like, number, shape)
        self.extra.append(row)
        return row
