"""Checks again only what some edits touch, and says which findings went, came and stayed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from ..model.context import CheckContext
from ..model.findings import SHEET_CAUSES, FindingTable, cause_of, joined
from ..model.ruleset import OFF, Ruleset
from ..model.tables import OWN_TEXTS, PLOT_FIELDS, TEXT, PlotTable, concatenate
from ..model.texts import TextColumn
from ..native import shapely
from ..rules.block import reach_m
from ..rules.record.a03_repeated_plot_number import COLLIDING
from ..rules.registry import RULES
from .causes import STRETCH, hang, on_stretches
from .run import check_plots

Bounds = tuple[float, float, float, float]
_ROUNDS = 6
_LARGE_SCALES = 2000
"""Sheets of smaller scales than 1:2000 are rare, and their wide tolerances make for many neighbours."""
_RUN = 8
"""Corners of a long narrow place that one box is put around."""
_SPATIAL = [code for code in RULES if code[0] in "GTM"]
_MAY_REACH_FAR = ("T02", "T06", "M01", "G08")
"""Rules whose findings may extend along many plots: gaps, stretches, holes."""


class PlotSource(Protocol):
    """Where plots are fetched from: a work copy, or a layer with its unsaved edits."""

    def around(self, bounds: list[Bounds], grow_m: float) -> PlotTable:
        """Return the plots whose boxes meet any of the boxes, grown by a distance."""

    def numbered(self, keys: list[tuple[str, str, str]]) -> PlotTable:
        """Return the plots with any of these (commune, sheet number, plot number)."""


@dataclass(frozen=True)
class Recheck:
    """What a re-check changed.

    Parameters
    ----------
    gone : list of str
        Fingerprints of findings that are cured.
    new : FindingTable
        Findings that were not there before.
    still : FindingTable
        Findings that were and are there, as measured now.
    """

    gone: list[str]
    new: FindingTable
    still: FindingTable


def recheck(
    source: PlotSource,
    changed: Iterable[str],
    before: FindingTable,
    dirty: list[Bounds],
    ruleset: Ruleset,
    *,
    rules: Iterable[str] | None = None,
    area_step_m2: float | None = None,
    context: CheckContext | None = None,
) -> Recheck:
    """Check changed plots and what lies around them.

    Findings of rules that need more than that (`Rule.local`), or a side table that is not given, stay as they are
    until the next whole check.

    Parameters
    ----------
    source : PlotSource
        The plots as they are now.
    changed : iterable of str
        Ids of plots that were edited, added or removed.
    before : FindingTable
        All findings known so far.
    dirty : list of (xmin, ymin, xmax, ymax)
        Boxes of the changed plots, as they were and as they are.
    area_step_m2 : float, optional
        Rounding step of all recorded areas, from the full run.
    context : CheckContext, optional
        Side tables, as for the full run.
    """
    changed = set(changed)
    # whether a sheet collides as a whole is seen only when all of it is: that stays as it is
    collides = (before["rule"] == "A03") & (before["sub_code"] == COLLIDING)
    sheets = set(zip(before["commune"][collides], before["sheet"][collides], strict=True))
    if sheets:
        before = before.take(~collides)
    # records are judged again by themselves
    context = replace(context or CheckContext(), records=None)
    rules = judged_here(rules, ruleset, context)
    usual = [scale for scale in ruleset.point_m if scale <= _LARGE_SCALES]
    scope = _Scope(changed, before, dirty, reach_m(ruleset, usual))
    windows = scope.windows()
    plots = _fetch(source, windows, scope)
    reach = reach_m(ruleset, ruleset.scales(plots.columns.get("map_scale"), len(plots)))
    if reach > scope.reach:
        scope = _Scope(changed, before, dirty, reach)
        windows = scope.windows()
        plots = _fetch(source, windows, scope)
    for _ in range(_ROUNDS):
        result = check_plots(
            _coded(plots), ruleset, rules=rules, jobs=1, area_step_m2=area_step_m2, context=context, seams=False
        ).findings
        # at the rim of what was fetched neighbours are missing: what is found only there says nothing
        result = result.take(scope.concerns(result))
        wider = _reaching_out(result, windows, scope.reach)
        if not len(wider):
            break
        windows = np.concatenate([windows, wider])
        plots = _fetch(source, windows, scope)
    result = _elsewhere_than(result, sheets)
    concerned = scope.concerns(before) & before.among("rule", rules) & ~before["record"].astype(bool)
    elsewhere, earlier = before.take(~concerned), before.take(concerned)
    now = hang(result, _causes(elsewhere))
    known, found = set(earlier["fingerprint"]), set(now["fingerprint"])
    stays = now.among("fingerprint", known)
    gone, still = sorted(known - found), now.take(stays)
    return Recheck(gone, now.take(~stays), joined([still, _hung_elsewhere(elsewhere, earlier, set(gone), now)]))


def _elsewhere_than(findings: FindingTable, sheets: set[tuple]) -> FindingTable:
    """Return findings without repeated numbers on sheets that collide as a whole."""
    if not sheets:
        return findings
    places = zip(findings["rule"], findings["commune"], findings["sheet"], strict=True)
    return findings.take(np.array([rule != "A03" or tuple(sheet) not in sheets for rule, *sheet in places], dtype=bool))


def _causes(findings: FindingTable) -> FindingTable:
    return findings.take(findings.among("rule", (STRETCH, *SHEET_CAUSES)))


def _hung_elsewhere(elsewhere: FindingTable, earlier: FindingTable, gone: set[str], now: FindingTable) -> FindingTable:
    """Return findings far from the edit that hang under another cause now, since a stretch changed that they lie on."""
    if not gone and not (now["rule"] == STRETCH).any():
        return elsewhere.take(slice(0, 0))
    lost = [cause_of(earlier, row) for row in np.flatnonzero(earlier.among("fingerprint", gone))]
    moved = elsewhere.among("cause", lost)
    moved[on_stretches(elsewhere, now.take(now["rule"] == STRETCH))[0]] = True
    return hang(elsewhere.take(moved), joined([_causes(elsewhere), _causes(now)]))


class _Scope:
    """Which findings an edit can have touched."""

    def __init__(self, changed: set[str], before: FindingTable, dirty: list[Bounds], reach: float):
        self.changed = changed
        self.dirty = list(dict.fromkeys(dirty))
        self.reach = reach
        self.window = shapely.union_all(shapely.box(*np.array(dirty, dtype=float).T)) if dirty else None
        if self.window is not None:
            self.window = shapely.buffer(self.window, reach)
            shapely.prepare(self.window)
        repeated = [row for row in np.flatnonzero(before["rule"] == "A03") if self._touches(before["plots"][row])]
        self.keys = [(before["commune"][row], before["sheet"][row], before["detail"][row]) for row in repeated]
        self.sharers = {uid for row in repeated for uid in before["plots"][row].split(",")}
        far = np.flatnonzero(before.among("rule", _MAY_REACH_FAR))
        self.far = before.geometry[far[self._inside(before.geometry[far])]]

    def windows(self) -> np.ndarray:
        """Return the places to fetch: the boxes of the edits, and the known gaps and stretches beside them."""
        return np.concatenate([shapely.box(*np.array(self.dirty, dtype=float).reshape(-1, 4).T), self.far])

    def concerns(self, findings: FindingTable) -> np.ndarray:
        """Tell which findings the edit can have touched."""
        mask = np.zeros(len(findings), dtype=bool)
        plots = findings["plots"].tolist()
        for uid in self.changed:
            # a text that does not hold the id needs no taking apart
            for row in [row for row, text in enumerate(plots) if uid in text]:
                mask[row] |= self._touches(plots[row])
        # records do not care about places: they concern their own plots only
        spatial = findings.among("rule", _SPATIAL)
        mask[spatial] |= self._inside(findings.geometry[spatial])
        for row in np.flatnonzero(findings["rule"] == "A03") if self.sharers else ():
            mask[row] |= not self.sharers.isdisjoint(findings["plots"][row].split(","))
        return mask

    def _touches(self, plots: str) -> bool:
        return not self.changed.isdisjoint(plots.split(","))

    def _inside(self, places: np.ndarray) -> np.ndarray:
        inside = np.zeros(len(places), dtype=bool)
        if self.window is None or not len(places):
            return inside
        boxes = shapely.bounds(places)
        left, bottom, right, top = self.window.bounds
        near = (boxes[:, 0] <= right) & (boxes[:, 2] >= left) & (boxes[:, 1] <= top) & (boxes[:, 3] >= bottom)
        inside[near] = shapely.intersects(self.window, shapely.box(*boxes[near].T))
        return inside


def _fetch(source: PlotSource, windows: np.ndarray, scope: _Scope) -> PlotTable:
    """Return the plots around the windows and those that share a number with a changed plot, each once."""
    margin = 2 * scope.reach
    around = source.around(_boxes(windows, margin), margin)
    if len(windows) > len(scope.dirty):
        around = around.take(_near(around, windows, margin))
    keys = list(scope.keys)
    if "plot_number" in around and "sheet_number" in around:
        mine = around.among("uid", scope.changed)
        communes = around.columns.get("commune", np.full(len(around), None, dtype=object))
        keys += list(zip(communes[mine], around["sheet_number"][mine], around["plot_number"][mine], strict=True))
    keys = [key for key in dict.fromkeys(keys) if key[2]]
    if not keys:
        return around
    both = concatenate([around, source.numbered(keys)])
    _, first = np.unique(both["uid"].astype(str), return_index=True)
    return both.take(np.sort(first))


def _coded(plots: PlotTable) -> PlotTable:
    """Return the plots with texts as numbers, as a whole check has them: several rules look at each column."""
    coded = {
        name: TextColumn.of(values) if PLOT_FIELDS[name].kind == TEXT and name not in OWN_TEXTS else values
        for name, values in plots.columns.items()
    }
    return PlotTable(coded, plots.geometry, plots.crs)


def _boxes(windows: np.ndarray, narrow: float) -> list[Bounds]:
    """Return boxes that cover the windows: along long narrow ones many small ones, since one would hold too much."""
    with np.errstate(divide="ignore", invalid="ignore"):
        is_long = 2 * shapely.area(windows) < narrow * shapely.length(windows)
    boxes = shapely.bounds(windows[~is_long])
    xy, part = shapely.get_coordinates(windows[is_long], return_index=True)
    # runs of corners that share their ends, so that no side is left out
    first = np.flatnonzero(np.concatenate([[True], part[1:] != part[:-1]])) if len(part) else np.empty(0, np.int64)
    place = np.arange(len(part)) - first[part] if len(part) else part
    starts = np.flatnonzero(place % _RUN == 0)
    if len(starts):
        low, high = np.minimum.reduceat(xy, starts), np.maximum.reduceat(xy, starts)
        onward = np.append(starts[1:], len(part) - 1)
        onward = np.where(part[onward] == part[starts], onward, starts)
        boxes = np.concatenate([boxes, np.hstack([np.minimum(low, xy[onward]), np.maximum(high, xy[onward])])])
    return list(map(tuple, boxes.tolist()))


def _near(plots: PlotTable, windows: np.ndarray, margin: float) -> np.ndarray:
    """Tell which plots lie by a window itself: the box of a long stretch holds many that do not."""
    near = np.zeros(len(plots), dtype=bool)
    tree = shapely.STRtree(shapely.box(*plots.bounds.T))
    near[tree.query(windows, predicate="dwithin", distance=margin)[1]] = True
    return near


def _reaching_out(findings: FindingTable, windows: np.ndarray, margin: float) -> np.ndarray:
    """Return the places of findings that reach beyond what was fetched: they may end, or be filled, out there."""
    places = findings.geometry[findings.among("rule", _MAY_REACH_FAR)]
    if not len(places):
        return places
    fetched = shapely.union_all(shapely.buffer(windows, margin, cap_style="square", join_style="mitre"))
    return places[~shapely.covers(fetched, places)]


def judged_here(rules: Iterable[str] | None, ruleset: Ruleset, context: CheckContext) -> list[str]:
    """Return the rules that a part of the plots is enough for."""
    if rules is None:
        rules = [code for code in RULES if ruleset.rules[code].view != OFF]
    known = [code for code in rules if code in RULES]
    return [code for code in known if RULES[code].local and not context.absent(RULES[code].tables)]
