"""Many shapes in little memory: whole millimetres instead of geometry objects, unpacked when they are needed.

A million plots take about 100 MB here and 1.7 GB as objects. Coordinates come back exactly: they were
rounded to 1 mm on reading, and thousandths divide to the same number again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..native import shapely

_MM = 1000
_REACH = 2**31 - 2
_MOST_HOLES = 64
"""Shapely 2.1.0 writes past its memory when it makes a polygon of some hundred rings from flat coordinates."""
_MERGE_PLOTS = 400_000
"""Small chunks are merged to this size: large arrays go back to the system whole, small ones leave holes."""


class PackedShapes:
    """A sequence of shapes that can be appended to and indexed like an array of geometries.

    Indexing with an array of rows, a mask or a slice gives an array of shapely geometries, with a whole
    number one geometry. What does not fit (no polygon, coordinates that are no numbers or too far away) is
    kept as it is.

    Parameters
    ----------
    origin : ndarray of int, shape (2,), optional
        In millimetres; shapes near it are packed. The first shape's corner if not given.
    """

    def __init__(self, origin: np.ndarray | None = None):
        self._chunks: list[_Chunk] = []
        self._starts = [0]
        self._origin = origin
        self._bounds: list[np.ndarray] = []
        self._merged = 0

    def __len__(self) -> int:
        return self._starts[-1]

    @property
    def bounds(self) -> np.ndarray:
        """Boxes of all shapes, shape (n, 4), nan where there is none."""
        if not self._bounds:
            starts = range(0, len(self), _MERGE_PLOTS)
            self._bounds = [shapely.bounds(self[start : start + _MERGE_PLOTS]) for start in starts]
        if len(self._bounds) > 1:
            self._bounds = [np.concatenate(self._bounds)]
        return self._bounds[0] if self._bounds else np.empty((0, 4))

    def let_go_of_bounds(self) -> None:
        """Give the memory of the boxes back; they are worked out again when they are asked for."""
        self._bounds = []

    def __array__(self, dtype=None) -> np.ndarray:
        return self[:]

    def append(self, geometry: np.ndarray) -> None:
        """Add an array of shapes."""
        bounds = shapely.bounds(geometry)
        if self._origin is None:
            finite = bounds[np.isfinite(bounds).all(axis=1)]
            if len(finite):
                self._origin = np.rint(np.median(finite[:, :2], axis=0) * _MM).astype(np.int64)
        self._add(_Chunk.of(geometry, self._origin, bounds), bounds)

    def append_rings(self, rows: np.ndarray, points: np.ndarray, offsets: np.ndarray, others: np.ndarray) -> None:
        """Add shapes most of which are known as rings already.

        Parameters
        ----------
        rows : ndarray of int, shape (k,)
            Which of the shapes are polygons of one ring, ascending.
        points : ndarray of int, shape (2, n)
            Their vertices in millimetres.
        offsets : ndarray of int, shape (k + 1,)
        others : ndarray of object
            All other shapes, in their order.
        """
        if self._origin is None and len(rows):
            self._origin = np.median(points, axis=1).astype(np.int64)  # where most are, not where the first has strayed
        if not len(rows) or (np.abs(points - self._origin[:, None]) >= _REACH).any():
            geometry = np.empty(len(rows) + len(others), dtype=object)
            geometry[rows] = shapely.from_ragged_array(
                shapely.GeometryType.POLYGON, np.ascontiguousarray(points.T) / _MM, (offsets, np.arange(len(offsets)))
            )
            geometry[_other_rows(rows, len(geometry))] = others
            self.append(geometry)
            return
        at = np.concatenate([rows, _other_rows(rows, len(rows) + len(others))])
        bounds = np.empty((len(at), 4))
        bounds[rows, :2] = np.minimum.reduceat(points, offsets[:-1], axis=1).T / _MM
        bounds[rows, 2:] = np.maximum.reduceat(points, offsets[:-1], axis=1).T / _MM
        bounds[at[len(rows) :]] = beside = shapely.bounds(others)
        rest = _Chunk.of(others, self._origin, beside)
        self._add(_merge([_Chunk.of_rings(points, offsets, self._origin), rest]).placed(at), bounds)

    def _add(self, chunk: _Chunk, bounds: np.ndarray) -> None:
        self._bounds.append(bounds)
        self._chunks.append(chunk)
        self._starts.append(self._starts[-1] + len(bounds))
        if len(self) - self._starts[self._merged] >= _MERGE_PLOTS:
            self._chunks[self._merged :] = [_merge(self._chunks[self._merged :])]
            self._bounds[self._merged :] = [np.concatenate(self._bounds[self._merged :])]
            self._starts[self._merged + 1 :] = [self._starts[-1]]
            self._merged += 1

    @property
    def origin(self) -> np.ndarray | None:
        """What shapes are packed beside, in millimetres; None as long as there is none."""
        return self._origin

    def extend(self, other: PackedShapes) -> None:
        """Add shapes that are packed already."""
        if self._origin is None:
            self._origin = other.origin
        if other.origin is not None and (other.origin != self._origin).any():
            self.append(other[:])
            return
        bounds = np.split(other.bounds, other._starts[1:-1])
        for chunk, boxes in zip(other._chunks, bounds, strict=True):
            self._add(chunk, boxes)

    def at(self, rows: np.ndarray) -> PickedShapes:
        """Return the shapes of some rows, to be unpacked one by one when they are asked for."""
        return PickedShapes(self, rows)

    def rings(self, rows: np.ndarray) -> PackedRings:
        """Return the rings of those shapes among some rows that are kept in millimetres.

        Parameters
        ----------
        rows : ndarray of int
            In a few ascending runs: each turn to another chunk is a step of its own.
        """
        chunk_of = np.searchsorted(self._starts, rows, side="right") - 1
        turns = np.flatnonzero(np.diff(chunk_of)) + 1
        starts = np.concatenate([[0], turns])[: len(rows)]
        parts = [
            self._chunks[chunk_of[start]].ring_parts(part - self._starts[chunk_of[start]], start)
            for start, part in zip(starts, np.split(rows, turns), strict=False)
        ]
        parts = [part for part in parts if len(part.shape)] or [_no_rings()]
        ends = np.cumsum([part.offsets[-1] for part in parts])
        offsets = [part.offsets[1:] + end for part, end in zip(parts[1:], ends[:-1], strict=True)]
        return PackedRings(
            np.concatenate([part.points for part in parts], axis=1) if len(parts) > 1 else parts[0].points,
            np.concatenate([parts[0].offsets, *offsets]),
            np.concatenate([part.shape for part in parts]),
            np.concatenate([part.shell for part in parts]),
        )

    def kinds(self, rows: np.ndarray) -> np.ndarray:
        """Return the geometry type of each of some rows, -1 for none."""
        return self._each(rows, _Chunk.kinds, np.int64)

    def is_packed(self, rows: np.ndarray) -> np.ndarray:
        """Tell which of some rows are kept in millimetres."""
        return self._each(rows, lambda chunk, part: chunk.slot[part] >= 0, bool)

    def _each(self, rows: np.ndarray, ask, dtype) -> np.ndarray:
        """Return what the chunk of each row answers."""
        result = np.empty(len(rows), dtype=dtype)
        chunk_of = np.searchsorted(self._starts, rows, side="right") - 1
        for number in np.unique(chunk_of):
            at = np.flatnonzero(chunk_of == number)
            result[at] = ask(self._chunks[number], rows[at] - self._starts[number])
        return result

    def __getitem__(self, rows):
        if isinstance(rows, (int, np.integer)):
            return self[np.array([rows])][0]
        if isinstance(rows, slice) or (isinstance(rows, np.ndarray) and rows.dtype == bool):
            rows = np.arange(len(self))[rows]
        rows = np.asarray(rows, dtype=np.int64)
        return self._each(rows, _Chunk.take, object)


class PickedShapes:
    """Some of many packed shapes, indexed like an array of geometries; what was unpacked once is kept.

    Parameters
    ----------
    shapes : PackedShapes
    rows : ndarray of int, shape (n,)
        Which of them.
    """

    def __init__(self, shapes: PackedShapes, rows: np.ndarray):
        self._shapes = shapes
        self._rows = rows
        self._made = np.full(len(rows), None, dtype=object)
        self._known = np.zeros(len(rows), dtype=bool)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, rows):
        asked = np.atleast_1d(np.arange(len(self))[rows])
        new = np.unique(asked[~self._known[asked]])
        if len(new):
            self._made[new] = self._shapes[self._rows[new]]
            self._known[new] = True
        return self._made[rows]

    def __array__(self, dtype=None) -> np.ndarray:
        return self[:]

    @property
    def kinds(self) -> np.ndarray:
        """Geometry type of each shape, -1 for none."""
        return self._shapes.kinds(self._rows)

    @property
    def is_packed(self) -> np.ndarray:
        """Mask of the shapes that are kept in millimetres."""
        return self._shapes.is_packed(self._rows)

    def rings(self) -> PackedRings:
        """Return the rings of the shapes that are kept in millimetres."""
        return self._shapes.rings(self._rows)


@dataclass
class PackedRings:
    """Rings of shapes, shape after shape, outer rings before their holes.

    Parameters
    ----------
    points : ndarray of int, shape (2, n)
        Vertices in millimetres.
    offsets : ndarray of int, shape (rings + 1,)
    shape : ndarray of int, shape (rings,)
        Position of each ring's shape among those asked for.
    shell : ndarray of bool, shape (rings,)
    """

    points: np.ndarray
    offsets: np.ndarray
    shape: np.ndarray
    shell: np.ndarray


def _no_rings() -> PackedRings:
    none = np.empty(0, dtype=np.int64)
    return PackedRings(np.empty((2, 0), np.int64), np.zeros(1, np.int64), none, none.astype(bool))


@dataclass
class _Chunk:
    """Some shapes: rings of all parts of all polygons, one after the other."""

    origin: np.ndarray | None
    odd: dict[int, object]
    slot: np.ndarray
    single: np.ndarray
    xy: np.ndarray
    vertices: np.ndarray
    rings: np.ndarray
    parts: np.ndarray

    @classmethod
    def of(cls, geometry: np.ndarray, origin: np.ndarray | None, bounds: np.ndarray) -> _Chunk:
        """Pack an array of shapes."""
        fits = _fitting(geometry, origin, bounds)
        odd = {int(row): geometry[row] for row in np.flatnonzero(~fits) if geometry[row] is not None}
        rows = np.flatnonzero(fits)
        slot = np.full(len(geometry), -1, dtype=np.int32)
        slot[rows] = np.arange(len(rows), dtype=np.int32)
        polygons = geometry[rows]
        single = shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON
        if not len(rows):
            none = np.zeros(1, dtype=np.int32)
            return cls(origin, odd, slot, single, np.empty((2, 0), np.int32), none, none, none)
        kind, xy, offsets = shapely.to_ragged_array(polygons, include_z=False)
        xy = (np.rint(xy.T * _MM).astype(np.int64) - origin[:, None]).astype(np.int32, order="C")
        vertices, rings = (part.astype(np.int32) for part in offsets[:2])
        parts = np.arange(len(rows) + 1) if kind == shapely.GeometryType.POLYGON else offsets[2]
        return cls(origin, odd, slot, single, xy, vertices, rings, parts.astype(np.int32))

    @classmethod
    def of_rings(cls, points: np.ndarray, offsets: np.ndarray, origin: np.ndarray) -> _Chunk:
        """Return a chunk of polygons of one ring each, near enough to the origin."""
        count = len(offsets) - 1
        one_each = np.arange(count + 1, dtype=np.int32)
        xy = (points - origin[:, None]).astype(np.int32)
        vertices = offsets.astype(np.int32)
        return cls(origin, {}, one_each[:-1], np.ones(count, dtype=bool), xy, vertices, one_each, one_each)

    def placed(self, at: np.ndarray) -> _Chunk:
        """Return the chunk with each shape in another place."""
        slot = np.empty_like(self.slot)
        slot[at] = self.slot
        return replace(self, slot=slot, odd={int(at[row]): shape for row, shape in self.odd.items()})

    def take(self, rows: np.ndarray) -> np.ndarray:
        """Return the shapes of some rows of this chunk."""
        result = np.full(len(rows), None, dtype=object)
        slot = self.slot[rows]
        packed = np.flatnonzero(slot >= 0)
        if len(packed):
            result[packed] = self._unpack(slot[packed])
        for at in np.flatnonzero(slot < 0):
            result[at] = self.odd.get(int(rows[at]))
        return result

    def kinds(self, rows: np.ndarray) -> np.ndarray:
        """Return the geometry type of each of some rows, -1 for none."""
        slot = self.slot[rows]
        kinds = np.full(len(rows), -1)
        packed = slot >= 0
        single = self.single[slot[packed]]
        kinds[packed] = np.where(single, shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
        for at in np.flatnonzero(~packed):
            kinds[at] = shapely.get_type_id(self.odd.get(int(rows[at])))
        return kinds

    def ring_parts(self, rows: np.ndarray, first: int) -> PackedRings:
        """Return the rings of the packed shapes among some rows, which are numbered from `first`."""
        slot = self.slot[rows]
        packed = np.flatnonzero(slot >= 0)
        parts, part_offsets = spans(self.parts, slot[packed])
        rings, ring_offsets = spans(self.rings, parts)
        vertices, offsets = spans(self.vertices, rings)
        shell = np.zeros(len(rings), dtype=bool)
        shell[ring_offsets[:-1]] = True
        points = np.empty((2, len(vertices)), dtype=np.int64)
        if len(vertices):
            for axis in (0, 1):
                points[axis] = self.xy[axis].take(vertices)
                points[axis] += self.origin[axis]
        return PackedRings(points, offsets, np.repeat(packed + first, np.diff(ring_offsets[part_offsets])), shell)

    def _unpack(self, slot: np.ndarray) -> np.ndarray:
        parts, part_offsets = spans(self.parts, slot)
        rings, ring_offsets = spans(self.rings, parts)
        vertices, vertex_offsets = spans(self.vertices, rings)
        xy = np.empty((len(vertices), 2))
        for axis in (0, 1):
            np.divide(self.xy[axis].take(vertices).astype(np.int64) + self.origin[axis], _MM, out=xy[:, axis])
        polygons = shapely.from_ragged_array(shapely.GeometryType.POLYGON, xy, (vertex_offsets, ring_offsets))
        single = self.single[slot]
        if single.all():
            return polygons
        result = np.empty(len(slot), dtype=object)
        result[single] = polygons[part_offsets[:-1][single]]
        several = np.flatnonzero(~single)
        members, of = spans(part_offsets, several)
        owner = np.repeat(np.arange(len(several)), np.diff(of))
        result[several] = shapely.multipolygons(polygons[members], indices=owner)
        return result


def _other_rows(rows: np.ndarray, count: int) -> np.ndarray:
    """Return the numbers up to `count` that are not among `rows`."""
    others = np.ones(count, dtype=bool)
    others[rows] = False
    return np.flatnonzero(others)


def _merge(chunks: list[_Chunk]) -> _Chunk:
    """Return several chunks as one."""
    slots, odd, plots, packed = [], {}, 0, 0
    for chunk in chunks:
        slots.append(np.where(chunk.slot >= 0, chunk.slot + packed, -1).astype(np.int32))
        odd |= {row + plots: shape for row, shape in chunk.odd.items()}
        plots += len(chunk.slot)
        packed += len(chunk.single)
    return _Chunk(
        next((chunk.origin for chunk in chunks if chunk.origin is not None), None),
        odd,
        np.concatenate(slots),
        np.concatenate([chunk.single for chunk in chunks]),
        np.concatenate([chunk.xy for chunk in chunks], axis=1),
        *(_chained([getattr(chunk, name) for chunk in chunks]) for name in ("vertices", "rings", "parts")),
    )


def _chained(offsets: list[np.ndarray]) -> np.ndarray:
    """Return offsets that go on where those before end."""
    ends = np.cumsum([0] + [part[-1] for part in offsets])
    return np.concatenate([[0], *(part[1:] + end for part, end in zip(offsets, ends, strict=False))]).astype(np.int32)


def _fitting(geometry: np.ndarray, origin: np.ndarray | None, bounds: np.ndarray) -> np.ndarray:
    """Tell which shapes can be packed: polygons with coordinates near enough to the origin."""
    kind = shapely.get_type_id(geometry)
    fits = (kind == shapely.GeometryType.POLYGON) | (kind == shapely.GeometryType.MULTIPOLYGON)
    if origin is None:
        return np.zeros(len(geometry), dtype=bool)
    with np.errstate(invalid="ignore"):
        fits &= (np.abs(bounds * _MM - np.tile(origin, 2)) < _REACH).all(axis=1)
    rows = np.flatnonzero(fits)
    fits[rows] = ~shapely.is_empty(geometry[rows])
    xy, of = shapely.get_coordinates(geometry, return_index=True)
    # parts or rings without vertices, and coordinates that are no numbers or no whole millimetres, stay as they are
    with np.errstate(invalid="ignore"):
        exact = (np.rint(xy * _MM) / _MM == xy).all(axis=1)
    fits[of[~exact]] = False
    rows = np.flatnonzero(fits)
    parts, of = shapely.get_parts(geometry[rows], return_index=True)
    fits[rows[of[shapely.is_empty(parts) | (shapely.get_num_interior_rings(parts) > _MOST_HOLES)]]] = False
    return fits


def spans(offsets: np.ndarray, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the items of the chosen owners one after the other, and the offsets among them."""
    start = offsets[chosen].astype(np.int64)
    length = offsets[chosen + 1].astype(np.int64) - start
    ends = np.concatenate([[0], np.cumsum(length)])
    return np.repeat(start - ends[:-1], length) + np.arange(ends[-1]), ends
