"""Conflicts that no row shows: two plots that nobody changed both, and that would overlap or leave land to nobody.

A new shape is compared with the neighbours that somebody else drew, and with those whose own change of the same push
was refused. Neighbours that the sender drew were before its gate; what overlapped already may go on, rule T01 tells
of it. A plot that comes without parents is compared with those of its commune that somebody else drew, no more: an
office's first load brings its old errors along, and where two communes meet both records may be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ..model.change import GEOMETRY, RETIRED
from ..native import shapely
from .blobs import decode
from .contract import INSERT, RETIRE, UPDATE, StoredPlot
from .images import shapes_of
from .merge import Verdict

NEW_OVERLAP, NEW_GAP = "new_overlap", "new_gap"
LEAST_M2, LEAST_WIDTH_M = 0.01, 0.005
"""What is less, or narrower on average, is rounding: the tolerances of rule T01."""
Refusals = dict[int, tuple[str, tuple[str, ...], float]]


@dataclass(frozen=True)
class Drawn:
    """One change of a push, as far as it is about land.

    Parameters
    ----------
    content : dict
        What the change says.
    taken : bool
        Whether it still is to be taken in.
    """

    uid: str
    content: dict
    taken: bool
    verdict: Verdict
    current: StoredPlot | None

    @property
    def patch(self) -> dict:
        """What it changes."""
        return {"status": RETIRED} if self.content["op"] == RETIRE else self.content["patch"]

    @property
    def is_new_shape(self) -> bool:
        """Whether it brings a shape that its neighbours must bear."""
        known = self.content["op"] in (UPDATE, INSERT)
        return bool(known and self.taken and GEOMETRY in self.verdict.changed and not self._retires)

    @property
    def is_first(self) -> bool:
        """Whether it is a new plot that says nothing of whose land it is."""
        return self.content["op"] == INSERT and not self.content.get("parents") and self.current is None

    @property
    def _retires(self) -> bool:
        return self.verdict.image["status"] == RETIRED

    @property
    def old(self) -> dict | None:
        """The plot as it stands, unless it is out of force."""
        return self.current.image if self.current and self.current.image["status"] != RETIRED else None


def meetings(cases: list[Drawn], plots_in: Callable[[np.ndarray], Iterable[tuple]]) -> Refusals:
    """Return code, plots in question and square metres of the changes that are to be refused, by row.

    Parameters
    ----------
    plots_in : callable
        Returns uid, GeoPackage blob, drawer and commune of the plots in force that lie in any of some boxes.
    """
    rows = [row for row, case in enumerate(cases) if case.is_new_shape]
    if not rows:
        return {}
    shapes = shapes_of([cases[row].verdict.image for row in rows])
    old = shapes_of([cases[row].old or {} for row in rows])
    gaps = _gaps(cases, rows, shapes, old)
    return gaps | _overlaps(cases, rows, shapes, old, plots_in)


def _overlaps(cases, rows, shapes, old, plots_in) -> Refusals:
    by_uid = {case.uid: case for case in cases}
    near = list(plots_in(shapely.bounds(shapes)))
    blobs = decode([each[1] for each in near])
    tree = shapely.STRtree(blobs)
    first, second = tree.query(shapes)
    pairs = [(at, to) for at, to in zip(first, second, strict=True) if _is_strange(cases[rows[at]], *near[to], by_uid)]
    return _refusals(NEW_OVERLAP, pairs, cases, rows, [each[0] for each in near], *_more(shapes, old, blobs, pairs))


def _is_strange(case: Drawn, uid: str, _, drawer: str | None, commune: str | None, by_uid: dict[str, Drawn]) -> bool:
    """Tell whether the sender did not have this neighbour before its gate as it will stand."""
    if uid == case.uid:
        return False
    if case.is_first and (drawer == case.content["client"] or commune != case.verdict.image["commune"]):
        return False
    other = by_uid.get(uid)
    if other is None or not {GEOMETRY, "status"} & {*other.patch}:
        return drawer != case.content["client"] or uid in case.content.get("parents", ())
    return not other.taken


def _gaps(cases, rows, shapes, old) -> Refusals:
    """Return the plots that would give land to one that may not take it."""
    refused = [case for case in cases if not case.taken and GEOMETRY in case.patch]
    if not refused:
        return {}
    wanted = shapes_of([case.patch for case in refused])
    wanted[~shapely.is_valid(wanted)] = None
    had = shapes_of([case.old or {} for case in refused])
    pairs = [
        (at, to)
        for at, row in enumerate(rows)
        for to, other in enumerate(refused)
        if cases[row].content["op"] == UPDATE
        and other.uid != cases[row].uid
        and other.content["client"] == cases[row].content["client"]
        and shapely.intersects(wanted[to], old[at])
    ]
    turned = [(to, at) for at, to in pairs]
    given, width = _more(wanted, had, old, turned)
    still, _ = _more(wanted, had, shapes, turned)
    width[given - still <= LEAST_M2] = 0
    return _refusals(NEW_GAP, pairs, cases, rows, [case.uid for case in refused], given, width)


def _more(shapes, old, neighbours, pairs) -> tuple[np.ndarray, np.ndarray]:
    """Return by how much more shapes overlap neighbours than before, and how wide what they share is on average."""
    at, to = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    common = shapely.intersection(shapes[at], neighbours[to])
    area = np.nan_to_num(shapely.area(common))
    length = np.nan_to_num(shapely.length(common))
    width = np.divide(2 * area, length, out=np.zeros_like(area), where=length > 0)
    before = np.nan_to_num(shapely.area(shapely.intersection(old[at], neighbours[to])))
    return area - np.where(area > LEAST_M2, before, 0), width


def _refusals(code, pairs, cases, rows, uids, area, width) -> Refusals:
    found: dict[int, list[tuple[str, float]]] = {}
    for (at, to), more_m2, width_m in zip(pairs, area.tolist(), width.tolist(), strict=True):
        if more_m2 > LEAST_M2 and width_m > LEAST_WIDTH_M:
            found.setdefault(rows[at], []).append((uids[to], more_m2))
    return {
        row: (code, tuple(sorted(uid for uid, _ in several)), sum(more_m2 for _, more_m2 in several))
        for row, several in found.items()
    }
