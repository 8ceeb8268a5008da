"""Which corrections can be proposed for a finding. One function a rule; none for what a person must decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..model import land_use
from ..model.findings import FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from ..model.ruleset import Ruleset
from ..model.tables import PlotTable
from ..native import shapely
from ..rules.record.a03_repeated_plot_number import COLLIDING
from . import record_proposals
from .proposal import GEOMETRY, Proposal
from .texts import converted, tidied
from .vertices import has_vertex, insert_vertex, merge_vertex, to_mm

_ADD_CORNER = QT_TRANSLATE_NOOP("core", "T05: missing corner added to plot {plot}")
_MERGE_CORNERS = QT_TRANSLATE_NOOP("core", "G03: repeated corner removed from plot {plot}")
_SHAPE_AREA = QT_TRANSLATE_NOOP("core", "A09: recorded area of plot {plot} set to {value} m²")
_LAND_USE = QT_TRANSLATE_NOOP("core", "A05: land use of plot {plot} set to {value}")
_LABEL_NUMBER = QT_TRANSLATE_NOOP("core", "T08: plot {plot} renumbered to {value}, the number on its label")
_NEXT_NUMBER = QT_TRANSLATE_NOOP("core", "A03: plot {plot} renumbered to {value}, the next free number of its sheet")


@dataclass(frozen=True)
class Scene:
    """What a proposal is worked out from.

    Parameters
    ----------
    plots : PlotTable
        The finding's plots and their neighbours, as they are now.
    highest_number : callable, optional
        ``highest_number(commune, sheet)`` gives the largest plot number that the sheet has or had.
    area_step_m2 : float
        The rounding step of the recorded areas.
    """

    plots: PlotTable
    ruleset: Ruleset
    highest_number: Callable[[str | None, str | None], int] | None = None
    area_step_m2: float = 0.1

    def row(self, uid: str) -> int | None:
        """Return the row of a plot, or None where it is not there."""
        rows = np.flatnonzero(self.plots["uid"] == uid)
        return int(rows[0]) if len(rows) else None


def propose(
    findings: FindingTable,
    row: int,
    plots: PlotTable,
    ruleset: Ruleset,
    *,
    highest_number: Callable[[str | None, str | None], int] | None = None,
    area_step_m2: float = 0.1,
) -> list[Proposal]:
    """Return the corrections that can be proposed for one finding, the best first.

    Parameters
    ----------
    plots : PlotTable
        At least the finding's plots and all that share a boundary with them, as they are now.
    """
    maker = _MAKERS.get(findings["rule"][row])
    if maker is None:
        return []
    scene = Scene(plots, ruleset, highest_number, area_step_m2)
    return [proposal for proposal in maker(scene, findings, row) if _within_budget(proposal, scene)]


def _missing_vertex(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    uid = findings["plots"][row].split(",")[0]
    at = scene.row(uid)
    if at is None:
        return []
    point = to_mm(shapely.get_coordinates(findings.geometry[row])[0])
    before = scene.plots.geometry[at]
    tolerance_mm = 1000 * scene.ruleset.rules["T05"]["within_m"]
    after = None if has_vertex(before, point) else insert_vertex(before, point, tolerance_mm)
    values = {"plot": scene.plots.label(at)}
    return _reshaping(scene, _ADD_CORNER, values, {uid: after}, float(findings["measured"][row]))


def _repeated_vertex(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    at = scene.row(findings["plots"][row])
    if at is None:
        return []
    pair = _nearest_pair(scene.plots.geometry[at], 1000 * scene.ruleset.rules["G03"]["nearer_than_m"])
    if pair is None:
        return []
    # the corner that fewer plots share goes
    sharing = [[at for at, shape in enumerate(scene.plots.geometry) if _shares(shape, vertex)] for vertex in pair]
    gone, kept = (0, 1) if len(sharing[0]) < len(sharing[1]) else (1, 0)
    changes = {
        scene.plots["uid"][plot]: merge_vertex(scene.plots.geometry[plot], pair[gone], pair[kept])
        for plot in sharing[gone]
    }
    move = float(np.hypot(*(pair[0] - pair[1]))) / 1000
    return _reshaping(scene, _MERGE_CORNERS, {"plot": scene.plots.label(at)}, changes, move)


def _reshaping(scene: Scene, template: str, values: dict, shapes: dict, move_m: float) -> list[Proposal]:
    """Return a proposal that gives plots new shapes, none if one of them would not be valid."""
    if not shapes or any(shape is None or not shapely.is_valid(shape) for shape in shapes.values()):
        return []
    return [
        Proposal(
            template,
            values,
            {uid: {GEOMETRY: shape} for uid, shape in shapes.items()},
            {uid: float(shapely.area(scene.plots.geometry[scene.row(uid)])) for uid in shapes},
            {uid: float(shapely.area(shape)) for uid, shape in shapes.items()},
            move_m,
            automatic=True,
        )
    ]


def _nearest_pair(geometry, tolerance_mm: float) -> np.ndarray | None:
    """Return the two neighbouring vertices nearest to each other, if nearer than the tolerance."""
    best, pair = tolerance_mm, None
    for part in shapely.get_parts(geometry):
        for ring in shapely.get_rings(part):
            xy = to_mm(shapely.get_coordinates(ring))
            distance = np.hypot(*np.diff(xy, axis=0).T)
            at = int(np.argmin(distance))
            if distance[at] < best:
                best, pair = distance[at], xy[at : at + 2]
    return pair


def _shares(shape, vertex: np.ndarray) -> bool:
    return shape is not None and has_vertex(shape, vertex)


def _recorded_area(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    uid = findings["plots"][row]
    at = scene.row(uid)
    if at is None or scene.plots.geometry[at] is None:
        return []
    step = scene.area_step_m2 or 0.01
    digits = max(0, round(-np.log10(step)))
    area = round(float(shapely.area(scene.plots.geometry[at])), digits)
    values = {"plot": scene.plots.label(at), "value": f"{area:.{digits}f}"}
    return [Proposal(_SHAPE_AREA, values, {uid: {"area_recorded_m2": area}})]


def _land_use(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    uid = findings["plots"][row]
    at = scene.row(uid)
    value = None if at is None else land_use.suggest(scene.plots["land_use"][at])
    if value is None:
        return []
    return [Proposal(_LAND_USE, {"plot": scene.plots.label(at), "value": value}, {uid: {"land_use": value}})]


def _next_number(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    if scene.highest_number is None or findings["sub_code"][row] == COLLIDING:
        return []
    proposals = []
    # the first of the plots keeps its number unless a person chooses otherwise
    for uid in reversed(findings["plots"][row].split(",")):
        at = scene.row(uid)
        if at is not None:
            commune = scene.plots["commune"][at] if "commune" in scene.plots else None
            number = str(scene.highest_number(commune, scene.plots["sheet_number"][at]) + 1)
            values = {"plot": scene.plots.label(at), "value": number}
            proposals.append(Proposal(_NEXT_NUMBER, values, {uid: {"plot_number": number}}))
    return proposals


def _label_number(scene: Scene, findings: FindingTable, row: int) -> list[Proposal]:
    uid, number = findings["plots"][row], str(findings["detail"][row]).partition("|")[0]
    at = scene.row(uid)
    if findings["sub_code"][row] != "number-differs" or at is None or not (number.isascii() and number.isdigit()):
        return []
    values = {"plot": scene.plots.label(at), "value": number.lstrip("0")}
    return [Proposal(_LABEL_NUMBER, values, {uid: {"plot_number": values["value"]}})] if values["value"] else []


def _within_budget(proposal: Proposal, scene: Scene) -> bool:
    """Tell whether no boundary moves farther, and no area changes more, than the sheet's tolerances."""
    for uid, before in proposal.area_before_m2.items():
        at = scene.row(uid)
        scale = scene.plots.columns.get("map_scale")
        scales = scene.ruleset.scales(None if scale is None else scale[at : at + 1], 1)
        if proposal.longest_move_m > scene.ruleset.point_tolerance_m(scales)[0]:
            return False
        change = abs(proposal.area_after_m2[uid] - before)
        if change > scene.ruleset.area_tolerance_m2(scales, np.array([before]))[0]:
            return False
    return True


_MAKERS: dict[str, Callable[[Scene, FindingTable, int], list[Proposal]]] = {
    "G03": _repeated_vertex,
    "T05": _missing_vertex,
    "T08": _label_number,
    "A01": record_proposals.commune,
    "A03": _next_number,
    "A05": _land_use,
    "A06": record_proposals.residential_use,
    "A09": _recorded_area,
    "A12": record_proposals.address_levels,
    "E01": converted,
    "E02": tidied,
}
