"""T09 legal-boundary-differs: the boundary on paper is not the boundary of today.

Flags: a stretch of a boundary drawn from papers (level 61) farther from today's boundaries (level 10, the plots) than
    the point tolerance of the nearest plot's scale; on farm land the circular's factor applies. One finding a stretch
    between two corners where papers meet; lines with no boundary within ten tolerances are one finding together.
Why: what was granted is not what is used: the certificate cannot be renewed before somebody has looked at the place.
Fix: none: whether the ground, the paper or the survey is right is decided with the people concerned.
Trap: papers of a whole sheet that lie beside their plots were drawn with another reference system: look for one cause.
    Between two plots with different tolerances the larger one counts.
Example: at 1:1000 a line of the paper 0.16 m beside the boundary is flagged, one 0.15 m beside it is not.
"""

import numpy as np

from ...model.context import LEGAL
from ...model.findings import WARNING
from ...model.language import QT_TRANSLATE_NOOP
from ...model.linework import LONG_M, numbered_points, segments_of
from ...model.points import joined
from ...native import shapely
from ..block import Block, Run
from ..current_boundary import CurrentBoundary, current_boundary
from ..edges import MM
from ..nearness import Pieces, farthest, too_far
from ..rule import Found, found, nothing_found

_DIFFERS, _ELSEWHERE = "differs", "elsewhere"


def check(block: Block, settings) -> None:
    """Return nothing: boundaries from papers belong to no block."""


def conclude(parts: list, run: Run, settings) -> Found:
    """Return the stretches that differ."""
    table = run.context.legal_boundaries
    start, end, row = _segments(table)
    if not len(start):
        return nothing_found()
    reach = settings["elsewhere_tolerances"] * run.ruleset.point_tolerance_m(run.scale, run.farm).max()
    lines = shapely.linestrings(np.stack([start, end], axis=1) / MM)
    boundary = current_boundary(run, lines, reach)
    pieces = _unlike(start, end, lines, boundary)
    if not len(pieces.segment):
        return nothing_found()
    shapes = _shapes(start, end, pieces)
    piece, side = _near(shapes, boundary, reach)
    largest, share, nearest, smallest = farthest(start, end, pieces, boundary.sides, piece, side)
    beside = boundary.sides.tolerance_m[np.maximum(nearest, 0)] if len(boundary.lines) else np.zeros(len(nearest))
    allowed = np.where(nearest < 0, reach, settings["elsewhere_tolerances"] * beside)
    far = (nearest < 0) | (smallest > allowed + 1e-6)
    groups = _stretches(start, end, pieces, far)
    ids = _Ids(run, boundary, np.unique(nearest[nearest >= 0]))
    found_lines = [
        _finding(run, table, ids, rows, shapes, start, end, row, pieces, largest, nearest, far, allowed)
        for rows in groups
    ]
    return _assembled(found_lines)


def _segments(table) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the segments of the papers' lines, each once, in an order that does not depend on the rows'."""
    segments = segments_of(table.geometry)
    points, (one, other) = numbered_points(segments.start, segments.end)
    rank = np.empty(len(points), dtype=np.int64)
    by_place = np.lexsort((points[:, 1], points[:, 0])) if len(points) else np.empty(0, dtype=np.int64)
    rank[by_place] = np.arange(len(points))
    low, high = np.minimum(rank[one], rank[other]), np.maximum(rank[one], rank[other])
    _, first = np.unique(low * np.int64(max(len(points), 1)) + high, return_index=True)
    place = points[by_place]
    return place[low[first]], place[high[first]], segments.row[first]


def _unlike(start, end, lines: np.ndarray, boundary: CurrentBoundary) -> Pieces:
    """Return the parts of the papers' segments that are too far from all sides; most segments are sides themselves."""
    sides = boundary.sides
    points, (one, other, low, high) = numbered_points(start, end, sides.start, sides.end)
    size = np.int64(len(points))
    rest = np.flatnonzero(~np.isin(one * size + other, low * size + high))
    near = _near(lines[rest], boundary, sides.tolerance_m.max(initial=0.0))
    pieces = too_far(start[rest], end[rest], sides, *near)
    return Pieces(rest[pieces.segment], pieces.begin, pieces.stop)


def _near(shapes: np.ndarray, boundary: CurrentBoundary, distance_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs (shape, side of a plot) that may be within a distance of each other, in the order of shapes.

    All that are so are among them; the boxes of long shapes hold much that is not, so these are compared as they run.
    """
    tree = shapely.STRtree(boundary.lines)
    far = shapely.length(shapes) > LONG_M
    short, long = np.flatnonzero(~far), np.flatnonzero(far)
    grown = shapely.bounds(shapes[short]) + np.array([-1, -1, 1, 1]) * (distance_m + 1e-5)
    near, beside = tree.query(shapely.box(*grown.T))
    along, there = tree.query(shapes[long], predicate="dwithin", distance=distance_m + 1e-5)
    shape, side = np.concatenate([short[near], long[along]]), np.concatenate([beside, there])
    order = np.lexsort((side, shape))
    return shape[order], side[order]


def _shapes(start, end, pieces: Pieces) -> np.ndarray:
    from_, run = start[pieces.segment], (end - start)[pieces.segment]
    ends = np.stack([from_ + run * pieces.begin[:, None], from_ + run * pieces.stop[:, None]], axis=1)
    return shapely.linestrings(ends / MM)


def _stretches(start, end, pieces: Pieces, far: np.ndarray) -> list[np.ndarray]:
    """Return the pieces of each stretch: joined where two of the papers' lines meet, far ones wherever any meet."""
    node, (one, other) = numbered_points(start, end)
    degree = np.bincount(np.concatenate([one, other]), minlength=len(node))
    at_start, at_end = np.flatnonzero(pieces.begin <= 0), np.flatnonzero(pieces.stop >= 1)
    at = np.concatenate([one[pieces.segment[at_start]], other[pieces.segment[at_end]]])
    piece = np.concatenate([at_start, at_end])
    order = np.lexsort((piece, at))
    at, piece = at[order], piece[order]
    linked = np.flatnonzero(at[1:] == at[:-1])
    apart = degree[at[linked]] > 2
    label = joined(len(far), piece[linked[~apart]], piece[linked[~apart] + 1])
    # a stretch is far where all of it is; only then it goes on beyond a corner where several lines meet
    whole = np.ones(len(far), dtype=bool)
    np.logical_and.at(whole, label, far)
    both = whole[label[piece[linked]]] & whole[label[piece[linked + 1]]]
    label = joined(
        len(far),
        np.concatenate([np.arange(len(far)), piece[linked[both]]]),
        np.concatenate([label, piece[linked[both] + 1]]),
    )
    order = np.argsort(label, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1)


class _Ids:
    """The plots of sides in the order of their permanent ids, which are asked for once."""

    def __init__(self, run: Run, boundary: CurrentBoundary, sides: np.ndarray):
        self.boundary = boundary
        rows = np.unique(np.concatenate([boundary.plots_of(side) for side in sides] or [np.empty(0, np.int64)]))
        self._id_of = dict(zip(rows.tolist(), run.uid_of(rows), strict=True)) if len(rows) else {}

    def plots_of(self, side: int) -> np.ndarray:
        """Return the plots that have a side."""
        return np.array(sorted(self.boundary.plots_of(side).tolist(), key=self._id_of.__getitem__), dtype=np.int64)


def _finding(run, table, ids, rows, shapes, start, end, row, pieces, largest, nearest, far, allowed) -> tuple:
    """Return a stretch as (sub-code, plots, distance, tolerance, place, anchor, sheet, commune)."""
    segments = pieces.segment[rows]
    anchor = min(np.concatenate([start[segments], end[segments]]).tolist())
    shapes = shapely.transform(shapes[rows], lambda points: np.round(points, 3))
    place = shapely.line_merge(shapely.multilinestrings(shapes)) if len(rows) > 1 else shapes[0]
    said = [_said(table, name, row[segments]) for name in ("sheet_number", "commune")]
    if far[rows].all():
        return _ELSEWHERE, np.empty(0, dtype=np.int64), np.nan, float(allowed[rows].min()), place, anchor, *said
    known = rows[np.isfinite(largest[rows])]
    worst = known[np.argmax(np.rint(largest[known] * MM * 1000))]
    plots, tolerance = ids.plots_of(nearest[worst]), ids.boundary.sides.tolerance_m[nearest[worst]]
    of_plot = [run.plots.columns.get(name) for name in ("sheet_number", "commune")]
    said = [text or (None if values is None else values[plots[0]]) for text, values in zip(said, of_plot, strict=True)]
    return _DIFFERS, plots, float(largest[worst]), tolerance, place, anchor, *said


def _said(table, name: str, rows: np.ndarray) -> str | None:
    """Return what the papers' lines say of their sheet or commune."""
    return min((text for text in table[name][rows] if text), default=None)


def _assembled(lines: list[tuple]) -> Found:
    lines.sort(key=lambda line: (line[5], tuple(shapely.bounds(line[4]))))
    kind, members, distance, tolerance, place, anchor, sheet, commune = zip(*lines, strict=True)
    return found(
        np.concatenate(members),
        WARNING,
        offsets=np.concatenate([[0], np.cumsum([len(rows) for rows in members])]),
        sub_code=_texts(kind),
        measured=np.array(distance),
        tolerance=np.array(tolerance),
        unit="m",
        place=_texts(place),
        anchor_mm=anchor,
        subject=_texts(kind),
        sheet=_texts(sheet),
        commune=_texts(commune),
    )


def _texts(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]


RULE = {
    "code": "T09",
    "name": "legal-boundary-differs",
    "title": QT_TRANSLATE_NOOP("core", "Boundary differs from paper"),
    "check": check,
    "conclude": conclude,
    "tables": (LEGAL,),
    "options": {"elsewhere_tolerances": 10.0},
    # A stretch of a paper's boundary may run past many plots: those that a re-check fetches are not enough to judge it.
    "local": False,
    "messages": {
        _ELSEWHERE: QT_TRANSLATE_NOOP(
            "core", "A boundary drawn from papers lies where no plot has one within {tolerance} m."
        ),
        "": QT_TRANSLATE_NOOP(
            "core", "The boundary of plots {plots} is up to {measured} m off the papers' ({tolerance} m are allowed)."
        ),
    },
    "remedies": {
        _ELSEWHERE: QT_TRANSLATE_NOOP("core", "Look for the paper's plot, and in which reference system it was drawn."),
        "": QT_TRANSLATE_NOOP(
            "core", "Compare the paper with the ground: have the boundary measured again, or the paper corrected."
        ),
    },
}
