"""What is not done yet in the open work copy: its counts by place, and the plots that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.groups import group_names, group_title
from ..model.hamlets import hamlet_of
from ..model.states import STATE_NAMES
from ..model.tables import Table
from ..store import task_table
from ..store.connection import reading
from .language import code as language_code
from .language import core

GROUP, STATE = "group", "state"
PLACES = ("commune", "sheet", "hamlet")
"""What counts are broken down by."""
_COLUMN = {"commune": "commune", "sheet": "sheet_number", "hamlet": "hamlet"}


@dataclass(frozen=True)
class TaskCount:
    """Plots of one group of the campaign, or in one state.

    Parameters
    ----------
    kind : str
        `GROUP` or `STATE`.
    code, title : str
    count : int
        Plots in all.
    """

    kind: str
    code: str
    title: str
    count: int


def counts(groups: Table, states: Table, ruleset) -> list[TaskCount]:
    """Return groups and states in their order with their plots; empty before the first check."""
    found = []
    if len(groups):
        titles = {each: group_title(ruleset.groups, each, language_code()) for each in group_names(ruleset.groups)}
        for group in sorted({*titles, *groups["group"].tolist()}):
            found.append(TaskCount(GROUP, group, titles.get(group, group), _sum(groups, GROUP, group)))
    judged = set(states["state"].tolist())
    for state, title in STATE_NAMES.items():
        if state in judged:
            found.append(TaskCount(STATE, state, core(title), _sum(states, STATE, state)))
    return found


def by_place(table: Table, task: TaskCount, place: str) -> list[tuple[tuple, int]]:
    """Return the plots of a task at each place, the most first: (commune,) or (commune, sheet or hamlet), and plots."""
    names = ("commune",) if place == "commune" else ("commune", place)
    found: dict[tuple, int] = {}
    rows = (table[task.kind] == task.code).nonzero()[0]
    for row in rows:
        key = tuple(table[name][row] for name in names)
        found[key] = found.get(key, 0) + int(table["count"][row])
    return sorted(((key, count) for key, count in found.items() if count), key=lambda each: (-each[1], str(each[0])))


def plots(session, task: TaskCount, place: str = "", key: tuple = ()) -> list[str]:
    """Return the permanent ids of the plots of a task, all or those of a place that `by_place` gave."""
    with reading(session.path) as connection:
        rows = _rows(connection, task)
        return [row["uid"] for row in rows if not key or _at(dict(row), place, key)]


def _rows(connection, task: TaskCount) -> Iterator:
    state, group = (task.code, None) if task.kind == STATE else (None, task.code)
    yield from task_table.plots_with(connection, state, group)


def _at(row: dict, place: str, key: tuple) -> bool:
    row["hamlet"] = " ".join((row["hamlet"] or "").split()) or hamlet_of(row["address"])
    names = ("commune",) if place == "commune" else ("commune", _COLUMN[place])
    return tuple(row[name] for name in names) == key


def _sum(table: Table, kind: str, code: str) -> int:
    return int(table["count"][table[kind] == code].sum())
