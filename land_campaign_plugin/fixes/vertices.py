"""Adding and removing vertices of polygons, in whole millimetres, leaving all other vertices as they are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..native import shapely
from ..rules.edges import MM


def to_mm(points) -> np.ndarray:
    """Return coordinates in metres as whole millimetres."""
    return np.rint(np.asarray(points, dtype=float)[..., :2] * MM).astype(np.int64)


def edit_rings(geometry, edit: Callable[[np.ndarray], np.ndarray]):
    """Return `geometry` with every ring replaced by what `edit` makes of it.

    Parameters
    ----------
    edit : callable
        Takes a ring's vertices in millimetres without the closing one, shape (n, 2), and returns the new ones.

    Returns
    -------
    Polygon or MultiPolygon, or None where a ring would have fewer than three corners.
    """
    polygons = []
    for part in shapely.get_parts(geometry):
        rings = [edit(to_mm(shapely.get_coordinates(ring))[:-1]) for ring in shapely.get_rings(part)]
        if any(len(ring) < 3 for ring in rings):
            return None
        shell, *holes = [shapely.linearrings(ring / MM) for ring in rings]
        polygons.append(shapely.polygons(shell, holes or None))
    return polygons[0] if shapely.get_type_id(geometry) == 3 else shapely.multipolygons(polygons)


def insert_vertex(geometry, point_mm: np.ndarray, within_mm: float):
    """Return `geometry` with a vertex added to the edge nearest to `point_mm`, or None where none is near."""
    best = [within_mm, None, None]
    rings = [
        to_mm(shapely.get_coordinates(ring))[:-1]
        for part in shapely.get_parts(geometry)
        for ring in shapely.get_rings(part)
    ]
    for number, ring in enumerate(rings):
        distance = distances_mm(ring, np.roll(ring, -1, axis=0), point_mm)
        edge = int(np.argmin(distance))
        if distance[edge] <= best[0]:
            best = [distance[edge], number, edge]
    if best[1] is None:
        return None
    counter = iter(range(len(rings)))

    def edit(ring: np.ndarray) -> np.ndarray:
        return np.insert(ring, best[2] + 1, point_mm, axis=0) if next(counter) == best[1] else ring

    return edit_rings(geometry, edit)


def distances_mm(start: np.ndarray, end: np.ndarray, point: np.ndarray) -> np.ndarray:
    """Return the distance of a point from each of several edges, in millimetres."""
    along = (end - start).astype(float)
    length2 = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((point - start) * along).sum(axis=1) / length2, 0, 1)
    nearest = start + along * share[:, None]
    return np.hypot(*(nearest - point).T)


def has_vertex(geometry, point_mm: np.ndarray) -> bool:
    """Tell whether `geometry` has a vertex at exactly this place."""
    return bool((to_mm(shapely.get_coordinates(geometry)) == point_mm).all(axis=1).any())


def merge_vertex(geometry, gone_mm: np.ndarray, kept_mm: np.ndarray):
    """Return `geometry` with the vertex `gone_mm` removed beside `kept_mm`, or moved there if it stands alone."""

    def edit(ring: np.ndarray) -> np.ndarray:
        moved = np.where((ring == gone_mm).all(axis=1)[:, None], kept_mm, ring)
        doubled = (moved == np.roll(moved, 1, axis=0)).all(axis=1)
        return moved[~doubled]

    return edit_rings(geometry, edit)
