"""T07 dangling-line: lines of a drawing from which no closed plots can be made.

Flags: in the layer of boundary lines: an end that meets no line (a dangle), or stops short of one (undershoot) or
    runs past one (overshoot) by at most 0.02 m x dangle factor; a stretch drawn twice, whatever its direction; two
    lines that cross, or touch, where one has no corner. One finding an end, a stretch of the same lines, a crossing.
Why: plots are closed from these lines: at an open end they leak, at a missing corner they cannot be divided.
Fix: proposed: extend the line, cut it off, divide it, or delete the second one; in the program that holds the drawing.
Trap: an end at the border of the data is a dangle, too: its neighbour is on the next sheet. Lines made from closed
    plots run twice along every common boundary: take out the doubles first. A closed line has no ends. Lines of
    several files are judged file by file: what two sheets have in common is drawn on both.
Example: a line that ends 0.15 m from the next one stops short of it, one that ends 0.25 m from it leads nowhere.
"""

from dataclasses import replace

import numpy as np

from ...model.context import LINES
from ...model.findings import ERROR
from ...model.language import QT_TRANSLATE_NOOP
from ...model.linework import Network, network_of, segments_of
from ...model.loose_ends import Ends, LooseEnds, loose_ends
from ...model.points import joined
from ...model.tables import ShapeTable
from ...native import shapely
from ..block import Block, Run
from ..edges import MM
from ..line_findings import LineFinding, line_findings
from ..rule import Found

_DANGLE, _SHORT, _PAST, _TWICE, _CROSSING = "dangle", "undershoot", "overshoot", "duplicate-line", "crossing"
_CELL_MM = 100


def check(block: Block, settings) -> None:
    """Return nothing: lines belong to no block."""


def conclude(parts: list, run: Run, settings) -> Found:
    """Return what is wrong with the lines of the drawing."""
    table, lines = run.context.lines, []
    limit_m = settings["within_m"] * settings["dangle_factor"]
    for rows in _drawings(table):
        segments = segments_of(table.geometry[rows])
        network = network_of(replace(segments, row=rows[segments.row]))
        ends = loose_ends(network, limit_m)
        lines += [*_ends(network, ends, limit_m), *_doubles(network), *_crossings(network, ends)]
    return line_findings(run, table, lines, ERROR, settings["within_m"])


def _drawings(table: ShapeTable) -> list[np.ndarray]:
    """Return the rows of each drawing: its plots are closed from its own lines, and a seam is drawn on both sides."""
    if "drawing" not in table:
        return [np.arange(len(table))]
    return [np.flatnonzero(table["drawing"] == one) for one in np.unique(table["drawing"])]


def _ends(network: Network, ends: LooseEnds, limit_m: float) -> list[LineFinding]:
    """Return the free ends; each is named after its own place, a vertex of the drawing."""
    found = []
    for kind, some in ((_DANGLE, ends.dangles), (_SHORT, ends.undershoots), (_PAST, ends.overshoots)):
        for at in range(len(some.node)):
            place = network.node[some.node[at]]
            if kind == _PAST:
                shape = shapely.line_merge(shapely.multilinestrings(network.shapes(ends.tails[at])))
                where = shapely.points(some.foot[at] / MM)
            else:
                shape = where = _place(some, at, place)
            found.append(
                LineFinding(
                    kind,
                    shape,
                    where,
                    tuple(place.tolist()),
                    network.rows_of(some.edge[at]),
                    some.distance_m[at],
                    limit_m,
                )
            )
    return found


def _place(ends: Ends, at: int, place: np.ndarray):
    """Return the way from an end to the line that it should meet, or the end itself."""
    if (ends.foot[at] == place).all():
        return shapely.points(place / MM)
    return shapely.linestrings(np.stack([place, ends.foot[at]]) / MM)


def _doubles(network: Network) -> list[LineFinding]:
    """Return the stretches along which the same lines run more than once."""
    twice = np.flatnonzero(network.times_drawn > 1)
    if not len(twice):
        return []
    known: dict[bytes, int] = {}
    lines = np.array([known.setdefault(network.rows_of(edge).tobytes(), len(known)) for edge in twice])
    # edges with the same lines that share a node
    size = np.int64(len(network.node))
    key = np.concatenate([lines * size + network.one[twice], lines * size + network.other[twice]])
    edge = np.tile(np.arange(len(twice)), 2)
    order = np.argsort(key, kind="stable")
    linked = np.flatnonzero(key[order][1:] == key[order][:-1])
    stretch = joined(len(twice), edge[order[linked]], edge[order[linked + 1]])
    order = np.argsort(stretch, kind="stable")
    groups = np.split(twice[order], np.flatnonzero(np.diff(stretch[order])) + 1)
    return [_double(network, edges) for edges in groups]


def _double(network: Network, edges: np.ndarray) -> LineFinding:
    nodes = np.unique(np.concatenate([network.one[edges], network.other[edges]]))
    vertices = nodes[network.drawn[nodes]]
    corner = min(network.node[vertices if len(vertices) else nodes].tolist())
    middle = (network.node[network.one[edges]] + network.node[network.other[edges]]) / 2
    longest = np.lexsort((middle[:, 1], middle[:, 0], -np.rint(network.length_m[edges] * MM)))[0]
    shape = shapely.line_merge(shapely.multilinestrings(network.shapes(edges)))
    return LineFinding(
        _TWICE,
        shape,
        shapely.points(middle[longest] / MM),
        tuple(corner),
        network.rows_of(edges[0]),
        float(network.length_m[edges].sum()),
        np.nan,
    )


def _crossings(network: Network, ends: LooseEnds) -> list[LineFinding]:
    """Return the nodes at which a line goes on without a corner; an end that runs past there explains its own."""
    past = {tuple(foot) for foot in ends.overshoots.foot.astype(np.int64).tolist()}
    branch = network.degree[network.cut] > 2
    found = []
    for node, by in zip(network.cut[branch].tolist(), network.cut_by[branch].tolist(), strict=True):
        place = network.node[node]
        if tuple(place.tolist()) in past:
            continue
        rows = np.unique(np.concatenate([network.rows_of(edge) for edge in network.edges_at(node)]))
        (x, y), other = by
        name = ",".join(str(value // _CELL_MM) for value in other)
        point = shapely.points(place / MM)
        found.append(LineFinding(_CROSSING, point, point, (x, y), rows, np.nan, np.nan, name))
    return found


RULE = {
    "code": "T07",
    "name": "dangling-line",
    "title": QT_TRANSLATE_NOOP("core", "Loose or repeated line"),
    "check": check,
    "conclude": conclude,
    "needs": (),
    "tables": (LINES,),
    "options": {"within_m": 0.02, "dangle_factor": 10.0},
    # Lines are corrected in their drawing, not in the plots: no edit of a plot cures or causes such a finding.
    "local": False,
    "fix": "propose",
    "messages": {
        _DANGLE: QT_TRANSLATE_NOOP(
            "core", "A boundary line ends without meeting another; {measured} m of it are loose (plots here: {plots})."
        ),
        _SHORT: QT_TRANSLATE_NOOP("core", "A boundary line ends {measured} m before the next (plots here: {plots})."),
        _PAST: QT_TRANSLATE_NOOP("core", "A boundary line runs {measured} m past another (plots here: {plots})."),
        _TWICE: QT_TRANSLATE_NOOP("core", "{measured} m of boundary are drawn more than once (plots here: {plots})."),
        _CROSSING: QT_TRANSLATE_NOOP(
            "core", "Two boundary lines meet where one of them has no corner (plots here: {plots})."
        ),
        "": QT_TRANSLATE_NOOP("core", "A boundary line is not closed (plots here: {plots})."),
    },
    "remedies": {
        _DANGLE: QT_TRANSLATE_NOOP(
            "core", "In the drawing, draw the line on to the one that it should meet, or delete the loose piece."
        ),
        _SHORT: QT_TRANSLATE_NOOP("core", "In the drawing, extend the line to the next and give both a corner there."),
        _PAST: QT_TRANSLATE_NOOP("core", "In the drawing, cut the line off where it meets the other one."),
        _TWICE: QT_TRANSLATE_NOOP("core", "In the drawing, delete all but one of the lines."),
        _CROSSING: QT_TRANSLATE_NOOP("core", "In the drawing, divide the lines where they meet."),
        "": QT_TRANSLATE_NOOP("core", "Correct the line in the drawing."),
    },
}
