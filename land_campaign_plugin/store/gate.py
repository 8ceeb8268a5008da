"""The gate before a push: it holds back only what the push would make worse.

Edited plots and what lies around them are checked twice: as they are, and with the edited plots as they
were when the store last knew them (or, never pushed, as they were loaded). An error that is there now and
was not then holds back the plots that brought it. What is held back stays as it was for the store, so
the rest is looked at again until nothing new turns up.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..checking.run import check_plots
from ..model.change import GEOMETRY, RETIRED
from ..model.findings import ERROR, FindingTable
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.ruleset import Ruleset
from ..model.tables import PlotTable, concatenate
from ..native import shapely
from ..rules.record.a03_repeated_plot_number import KEY
from . import columns, reading
from .edits import Edit

_GROW_M = 1.0
_SHAPE_RULES = ("G", "T", "M", "B")
_NUMBER_RULE = "A03"
_COMMUNE_RULE, _UNKNOWN = "A01", "unknown"


@dataclass(frozen=True)
class Refusal:
    """Why one plot is held back: rows of `findings`."""

    uid: str
    rows: tuple[int, ...]
    findings: FindingTable


def new_errors(
    connection: sqlite3.Connection,
    crs: str,
    edits: Iterable[Edit],
    ruleset: Ruleset,
    *,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> dict[str, Refusal]:
    """Return the edited plots that would make the store worse, by uid."""
    edited = {edit.uid: edit for edit in edits}
    if not edited:
        return {}
    now, before = _surroundings(connection, crs, edited)
    pulled = _pulled(connection)
    names = columns.known(connection)
    now, before = columns.without_unknown(now, names), columns.without_unknown(before, names)
    was = set(_errors(before, ruleset)["fingerprint"])
    refusals: dict[str, Refusal] = {}
    while True:
        stop_if(cancelled)
        table = _with_held_back(now, before, refusals)
        errors = _errors(table, ruleset, progress=progress, cancelled=cancelled)
        new = [row for row, fingerprint in enumerate(errors["fingerprint"]) if fingerprint not in was]
        fresh = [row for row in new if not _is_known_commune(errors, row, edited, pulled)]
        held: dict[str, list[int]] = {}
        for row in fresh:
            for uid in _to_blame(errors, row, edited, refusals):
                held.setdefault(uid, []).append(row)
        if not held:
            return refusals
        refusals |= {uid: Refusal(uid, tuple(rows), errors) for uid, rows in held.items()}


def _pulled(connection: sqlite3.Connection) -> set[str]:
    """Return the communes that were pulled from a store: it may know newer ones than the catalogue of the province."""
    rows = connection.execute("SELECT name FROM campaign_meta WHERE name LIKE 'pulled %'")
    return {name.rpartition(" ")[2] for (name,) in rows}


def _is_known_commune(errors: FindingTable, row: int, edited: dict[str, Edit], pulled: set[str]) -> bool:
    if errors["rule"][row] != _COMMUNE_RULE or errors["sub_code"][row] != _UNKNOWN:
        return False
    images = [edited[uid].now for uid in map(str.strip, str(errors["plots"][row]).split(",")) if uid in edited]
    return bool(images) and all(image is not None and image["commune"] in pulled for image in images)


def _surroundings(connection: sqlite3.Connection, crs: str, edited: dict[str, Edit]) -> tuple[PlotTable, PlotTable]:
    """Return the plots around the edits as they are, and as they would be without the edits."""
    mine = reading.select_by_uid(connection, crs, edited)
    base = reading.select_by_uid(connection, crs, edited, table="campaign_base")
    shapes = np.concatenate([mine.geometry, base.geometry])
    near = reading.select_around(connection, crs, shapely.bounds(shapes).tolist(), _GROW_M)
    names = ("commune", "sheet_number", "plot_number")
    keys = {key for table in (mine, base) for key in zip(*(table[name] for name in names), strict=True) if key[2]}
    same_number = reading.select_numbered(connection, crs, keys)
    everything = concatenate([near, same_number, mine])
    _, first = np.unique(everything["uid"].astype(str), return_index=True)
    now = everything.take(np.sort(first))
    others = now.take(~now.among("uid", edited))
    return now, concatenate([others, base])


def _with_held_back(now: PlotTable, before: PlotTable, held_back: dict[str, Refusal]) -> PlotTable:
    """Return the plots as the store would have them: what is held back as it was, the rest as it is."""
    if not held_back:
        return now
    uids = list(held_back)
    kept = now.take(~now.among("uid", uids))
    return concatenate([kept, before.take(before.among("uid", uids))])


def _errors(plots: PlotTable, ruleset: Ruleset, **listeners) -> FindingTable:
    if "status" in plots:
        plots = plots.take(plots["status"] != RETIRED)  # what is over lies below what came after it
    found = check_plots(plots, ruleset, **listeners).findings
    return found.take(found["severity"] == ERROR)


def _to_blame(errors: FindingTable, row: int, edited: dict[str, Edit], refusals: dict) -> list[str]:
    """Return the edited plots of a finding whose edit can have brought it: a note does not make plots overlap."""
    plots = str(errors["plots"][row]).split(",")
    candidates = [uid for uid in map(str.strip, plots) if uid in edited and uid not in refusals]
    rule = errors["rule"][row]
    fields = {GEOMETRY} if rule[0] in _SHAPE_RULES else set(KEY) | {"status"} if rule == _NUMBER_RULE else set()
    return [uid for uid in candidates if not fields or fields & _changed(edited[uid])] or candidates


def _changed(edit: Edit) -> set[str]:
    if edit.base is None or edit.now is None:
        return {GEOMETRY, *KEY}
    return {name for name, value in edit.now.items() if value != edit.base.get(name)}
