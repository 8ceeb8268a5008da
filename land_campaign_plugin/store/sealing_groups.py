"""Which edits stand or fall together, and whether the land of each such group is all there.

Land that one plot lost and another gained ties the two: a split, a merge, a boundary that two plots share. That is
read from the edits as they lie in the file, whichever tool made them. A save in QGIS that fails halfway can leave one
half of a split; sealed like that the land would belong to nobody, so it waits until a person has looked.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..model.change import GEOMETRY
from ..model.errors import CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.ruleset import Ruleset
from ..native import shapely
from . import reading
from .contract import UPDATE
from .edits import Edit
from .images import Image, shapes_of, solid
from .merge import is_retired
from .neighbours import LEAST_M2, LEAST_WIDTH_M

LARGEST_REDRAWN = 500
"""More plots than this that only share moved boundaries are a new survey: the store takes them one by one."""
PLOT_M2, PLOT_SHARE = 30.0, 0.1
"""From this area, or this part of its plot, a piece of land could be a plot of its own: the least plots that the
provinces let people split off in towns begin at 30 m²."""

_MISSING = QT_TRANSLATE_NOOP(
    "core", "Plot {plot} was not sent: {area_m2} m² of its land near {where} belong to no plot any more."
)
_DRAW = QT_TRANSLATE_NOOP(
    "core",
    "If it was split or merged, a part is missing: draw it, or undo the edit; or say that it is given up (--give-up).",
)
_TWICE = QT_TRANSLATE_NOOP("core", "Plot {plot} was not sent: it lies {area_m2} m² over plot {other} near {where}.")
_APART = QT_TRANSLATE_NOOP("core", "Correct the boundary between the two, or undo the edit.")
_MANY = QT_TRANSLATE_NOOP("core", "Plot {plot} was not sent: {count} plots hang together, more than one push takes.")
_STEPS = QT_TRANSLATE_NOOP("core", "Split and merge in smaller steps, and push in between.")


@dataclass(frozen=True)
class Group:
    """Edits that stand or fall together.

    Parameters
    ----------
    parents : dict of str to tuple of str
        For each plot drawn here, the plots of the store that its land was taken from.
    """

    id: str
    uids: tuple[str, ...]
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Land:
    """Edits that changed land: the shapes before and after, what each lost and gained."""

    edits: list[Edit]
    before: np.ndarray
    after: np.ndarray
    lost: np.ndarray
    gained: np.ndarray

    @cached_property
    def exchanges(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Who gave land to whom, as rows, and how much in square metres."""
        givers, takers = shapely.STRtree(self.gained).query(self.lost, predicate="intersects")
        common = shapely.intersection(self.lost[givers], self.gained[takers])
        area = shapely.area(common)
        enough = (area > LEAST_M2) & (_mean_width_m(common) > LEAST_WIDTH_M) & (givers != takers)
        return givers[enough], takers[enough], area[enough]

    def redrawn(self, row: int) -> bool:
        """Tell whether the plot was and stays, with another shape."""
        return self.edits[row].op == UPDATE and self.before[row] is not None and self.after[row] is not None


def land_of(edits: Iterable[Edit]) -> Land:
    """Return those of `edits` that changed land."""
    found = [edit for edit in edits if _land(edit.base) != _land(edit.now)]
    before, after = _shapes([edit.base for edit in found]), _shapes([edit.now for edit in found])
    nothing = shapely.Polygon()
    solid_before, solid_after = (np.where(shapely.is_missing(each), nothing, each) for each in (before, after))
    lost, gained = shapely.difference(solid_before, solid_after), shapely.difference(solid_after, solid_before)
    return Land(found, before, after, lost, gained)


def groups_of(land: Land) -> list[Group]:
    """Return the edits that stand or fall together, each group of two or more."""
    givers, takers, _ = land.exchanges
    members = _components(len(land.edits), givers, takers)
    large = {one for one in np.unique(members) if np.count_nonzero(members == one) > LARGEST_REDRAWN}
    if large:
        redrawn = np.array([land.redrawn(row) for row in range(len(land.edits))])
        loose = np.isin(members[givers], list(large)) & redrawn[givers] & redrawn[takers]
        givers, takers = givers[~loose], takers[~loose]
        members = _components(len(land.edits), givers, takers)
    parents: dict[str, list[str]] = {}
    for giver, taker in zip(givers.tolist(), takers.tolist(), strict=True):
        if land.edits[taker].base is None and land.edits[giver].ver:
            parents.setdefault(land.edits[taker].uid, []).append(land.edits[giver].uid)
    order = np.argsort(members, kind="stable")
    found = []
    for rows in np.split(order, np.flatnonzero(np.diff(members[order])) + 1):
        if len(rows) > 1:
            uids = tuple(land.edits[row].uid for row in rows)
            own = {uid: tuple(sorted(parents[uid])) for uid in uids if uid in parents}
            found.append(Group(str(uuid.uuid4()), uids, own))
    return found


def faults(
    connection: sqlite3.Connection,
    crs: str,
    land: Land,
    groups: Sequence[Group],
    ruleset: Ruleset,
    labels: dict[str, str],
    most: int,
) -> dict[str, CampaignError]:
    """Return why edits may not be sealed: land that no plot has any more, or that two have; by uid.

    Pieces narrower on average than the point tolerance of the plot's map are left to the rules, and land that was
    `given up` is not asked about again. A plot deleted alone says itself that it is to go.

    Parameters
    ----------
    labels : dict of str to str
        What people call the plots.
    most : int
        How many changes the store takes in one push.
    """
    group_of = {uid: group for group in groups for uid in group.uids}
    found: dict[str, CampaignError] = {}
    for group in groups:
        if len(group.uids) > most:
            for uid in group.uids:
                found[uid] = CampaignError(_MANY, _STEPS, plot=_name(uid, labels), count=len(group.uids))
    row_of = {edit.uid: row for row, edit in enumerate(land.edits)}
    strict = {group.id for group in groups if not all(land.redrawn(row_of[uid]) for uid in group.uids)}
    accepted = dict(connection.execute("SELECT uid, n FROM campaign_given_up"))
    for row, piece in _given_to_nobody(connection, crs, land, ruleset):
        edit = land.edits[row]
        group = group_of.get(edit.uid)
        area = float(shapely.area(piece))
        small = area < PLOT_M2 and area < PLOT_SHARE * float(shapely.area(land.before[row]))
        alone = group is None and not land.redrawn(row)
        if accepted.get(edit.uid) == edit.edits or alone or (small and (group is None or group.id not in strict)):
            continue
        values = {"area_m2": f"{area:.1f}", "where": _place(piece)}
        found[edit.uid] = CampaignError(_MISSING, _DRAW, plot=_name(edit.uid, labels), **values)
    for first, second, common in _on_top(land, groups, row_of):
        one, other = land.edits[first].uid, land.edits[second].uid
        values = {"area_m2": f"{shapely.area(common):.1f}", "where": _place(common), "other": _name(other, labels)}
        found.setdefault(one, CampaignError(_TWICE, _APART, plot=_name(one, labels), **values))
    return found


def give_up(connection: sqlite3.Connection, uids: Iterable[str]) -> None:
    """Take note that the land which these edited plots lost is to belong to no plot."""
    connection.executemany(
        "INSERT OR REPLACE INTO campaign_given_up SELECT uid, n FROM campaign_dirty WHERE uid = ?",
        [(uid,) for uid in uids],
    )


def _land(image: Image | None) -> str | None:
    """Return the shape of a plot in force."""
    return None if image is None or is_retired(image) else image[GEOMETRY]


def _shapes(images: list[Image | None]) -> np.ndarray:
    return solid(shapes_of([{GEOMETRY: _land(image)} for image in images]))


def _components(count: int, givers: np.ndarray, takers: np.ndarray) -> np.ndarray:
    """Return a number for each row, equal for rows that are tied, by way of others too."""
    root = np.arange(count)
    while True:
        least = np.minimum(root[givers], root[takers])
        after = root.copy()
        np.minimum.at(after, givers, least)
        np.minimum.at(after, takers, least)
        after = after[after]
        if np.array_equal(after, root):
            return root
        root = after


def _given_to_nobody(
    connection: sqlite3.Connection, crs: str, land: Land, ruleset: Ruleset
) -> Iterator[tuple[int, object]]:
    """Yield the rows whose land lies open now, with the pieces wider than the point tolerance."""
    scales = np.array([_scale(edit.base or edit.now or {}) for edit in land.edits], dtype=np.int64)
    tolerance_m = ruleset.point_tolerance_m(ruleset.scales(scales, len(scales)))
    givers, _, area = land.exchanges
    taken = np.bincount(givers, area, len(land.edits))  # what two took at once is told by `_on_top`
    open_m2 = shapely.area(land.lost) - taken
    rows = np.flatnonzero((open_m2 > LEAST_M2) & (_mean_width_m(land.lost) > LEAST_WIDTH_M))
    if not len(rows):
        return
    around = reading.select_around(connection, crs, shapely.bounds(land.lost[rows]).tolist(), 0.0)
    shapes = solid(around.geometry[around["status"] != "retired"])
    tree = shapely.STRtree(shapes)
    for row in rows.tolist():
        near = shapes[tree.query(land.lost[row], predicate="intersects")]
        pieces = shapely.get_parts(shapely.difference(land.lost[row], shapely.union_all(near)))
        pieces = pieces[(shapely.area(pieces) > LEAST_M2) & (_mean_width_m(pieces) > tolerance_m[row])]
        if len(pieces):
            yield row, shapely.union_all(pieces)


def _on_top(land: Land, groups: Sequence[Group], row_of: dict[str, int]) -> Iterator[tuple[int, int, object]]:
    """Yield pairs of a group that lie over each other more than they did, and where."""
    group_at = np.full(len(land.edits), -1)
    for number, group in enumerate(groups):
        group_at[[row_of[uid] for uid in group.uids]] = number
    rows = np.flatnonzero((group_at >= 0) & ~shapely.is_missing(land.after))
    if not len(rows):
        return
    one, two = shapely.STRtree(land.after[rows]).query(land.after[rows], predicate="intersects")
    first, second = rows[one], rows[two]
    same = (first < second) & (group_at[first] == group_at[second])
    first, second = first[same], second[same]
    common = shapely.intersection(land.after[first], land.after[second])
    before = np.nan_to_num(shapely.area(shapely.intersection(land.before[first], land.before[second])))
    more = shapely.area(common) - before
    for at in np.flatnonzero((more > LEAST_M2) & (_mean_width_m(common) > LEAST_WIDTH_M)):
        yield int(first[at]), int(second[at]), common[at]


def _mean_width_m(shapes: np.ndarray) -> np.ndarray:
    area, length = shapely.area(shapes), shapely.length(shapes)
    return np.divide(2 * area, length, out=np.zeros_like(area), where=length > 0)


def _scale(image: Image) -> int:
    text = image.get("map_scale") or ""
    return int(text) if text.isdigit() and len(text) < 10 else 0


def _name(uid: str, labels: dict[str, str]) -> str:
    return labels.get(uid, uid[:8])


def _place(shape) -> str:
    point = shapely.point_on_surface(shape)
    return f"{shapely.get_x(point):.1f} {shapely.get_y(point):.1f}"
