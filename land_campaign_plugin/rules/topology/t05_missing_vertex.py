"""T05 missing-vertex: a neighbour's corner lies on this boundary, which has no corner there.

Flags: a vertex of one plot within 0.02 m of an edge of another, away from the edge's ends, where neither is matched.
Why: as soon as one of the two boundaries moves, a sliver opens; shared boundaries must have the same corners.
Fix: safe, in one batch at load: the vertex is added to the edge; areas change by less than rounding.
Trap: a corner within the tolerance of the edge's own end is a corner drawn twice, not a missing one.
Example: ``(0 0, 10 0, 10 9, 0 9)`` under ``(0 0, 5 -9, 5 0)``: the vertex ``5 0`` is missing in the first.
"""

import numpy as np

from ...model.findings import INFORMATION
from ...model.language import QT_TRANSLATE_NOOP
from ...native import shapely
from ..block import Block
from ..edges import MM, point_key
from ..rule import Found, found, nothing_found


def check(block: Block, settings) -> Found:
    """Return, for each own edge and each foreign vertex on it, one finding."""
    edges = block.edges
    loose = np.flatnonzero(edges.unmatched & block.comparable[edges.plot])
    own = loose[edges.plot[loose] < block.own]
    if not len(own):
        return nothing_found()
    lines = shapely.linestrings(np.stack([edges.start[own], edges.end[own]], axis=1) / MM)
    vertices, owner = _vertices(edges, loose)
    points = shapely.points(vertices / MM)
    tolerance = settings["within_m"]
    low, high = np.minimum(edges.start[own], edges.end[own]) / MM, np.maximum(edges.start[own], edges.end[own]) / MM
    line, vertex = shapely.STRtree(points).query(shapely.box(*(low - tolerance).T, *(high + tolerance).T))
    # most are the ends of the line itself: how far away the others lie takes longer to say
    keep = _off_ends(edges, own[line], vertices[vertex], tolerance)
    line, vertex = line[keep], vertex[keep]
    keep = shapely.dwithin(points[vertex], lines[line], tolerance)
    line, vertex = line[keep], vertex[keep]
    plot = edges.plot[own[line]]
    keep = ~_has_vertex(block, plot, vertices[vertex])
    line, vertex, plot = line[keep], vertex[keep], plot[keep]
    if not len(line):
        return nothing_found()
    return _assemble(block, own[line], lines[line], vertices[vertex], owner[vertex], plot, tolerance)


def _vertices(edges, loose) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of unmatched edges with the plot that each belongs to, each pair once."""
    points = np.concatenate([edges.start[loose], edges.end[loose]])
    plots = np.concatenate([edges.plot[loose], edges.plot[loose]])
    order = np.lexsort((plots, points[:, 1], points[:, 0]))
    points, plots = points[order], plots[order]
    new = np.ones(len(points), dtype=bool)
    new[1:] = (points[1:] != points[:-1]).any(axis=1) | (plots[1:] != plots[:-1])
    return points[new], plots[new]


def _off_ends(edges, edge, vertices, tolerance) -> np.ndarray:
    """Tell which vertices lie farther than the tolerance from both ends of their edge."""
    limit = (tolerance * MM) ** 2
    from_start = ((vertices - edges.start[edge]) ** 2).sum(axis=1) > limit
    return from_start & (((vertices - edges.end[edge]) ** 2).sum(axis=1) > limit)


def _has_vertex(block: Block, plot, vertices) -> np.ndarray:
    """Tell which plots have the vertex already, on whichever of their edges."""
    asked_for = np.zeros(len(block.rows), dtype=bool)
    asked_for[plot] = True
    rings = block.rings.take(np.flatnonzero(asked_for[block.rings.plot]))
    mine = point_key(rings.xy) ^ point_key(np.repeat(rings.vertex_plot()[:, None], 2, axis=1))
    asked = point_key(vertices) ^ point_key(np.repeat(plot[:, None], 2, axis=1))
    return np.isin(asked, mine)


def _assemble(block: Block, edge, lines, vertices, owner, plot, tolerance) -> Found:
    """Put the owners of one vertex on one edge into one finding."""
    order = np.lexsort((owner, vertices[:, 1], vertices[:, 0], edge))
    edge, lines, vertices, owner, plot = edge[order], lines[order], vertices[order], owner[order], plot[order]
    new = np.ones(len(edge), dtype=bool)
    new[1:] = (edge[1:] != edge[:-1]) | (vertices[1:] != vertices[:-1]).any(axis=1)
    start = np.flatnonzero(new)
    group = np.cumsum(new) - 1
    # members: the plot with the edge, then the owners of the vertex
    members = np.empty(len(edge) + len(start), dtype=np.int64)
    slot = np.arange(len(edge)) + group + 1
    members[slot] = block.rows[owner]
    members[slot[start] - 1] = block.rows[plot[start]]
    offsets = np.concatenate([slot[start] - 1, [len(members)]])
    points = shapely.points(vertices[start] / MM)
    return found(
        members,
        INFORMATION,
        offsets=offsets,
        measured=shapely.distance(points, lines[start]),
        tolerance=tolerance,
        unit="m",
        place=points,
        anchor_mm=vertices[start],
    )


RULE = {
    "code": "T05",
    "name": "missing-vertex",
    "title": QT_TRANSLATE_NOOP("core", "Missing corner"),
    "check": check,
    "options": {"within_m": 0.02},
    "view": "background",
    "fix": "auto",
    "messages": {
        "": QT_TRANSLATE_NOOP("core", "The first of plots {plots} lacks the corner that its neighbour has here."),
    },
    "remedies": {
        "": QT_TRANSLATE_NOOP("core", "Add the neighbour's corner to the boundary. Areas stay as they are."),
    },
}
