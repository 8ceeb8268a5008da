"""The campaign's group and the states of each plot, as the last check saw them, in the work copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from ..model.groups import GROUP_COLUMNS, PlotTasks, state_bits
from ..model.statement import condition, statement
from ..model.tables import Table

_BATCH = 200_000
_NAMES = tuple("campaign_group" if name == "group" else name for name, _ in GROUP_COLUMNS)
_INSERT = statement("INSERT INTO task_group ({names}) VALUES ({marks})", names=_NAMES, marks=len(_NAMES))
_SELECT = statement("SELECT {names} FROM task_group ORDER BY fid", names=_NAMES)
_LIST = """SELECT p.uid, p.commune, p.sheet_number, p.plot_number, p.hamlet, p.address, p.land_use, p.area_recorded_m2,
        t.campaign_group, t.states
    FROM plot_task AS t JOIN plot AS p ON p.uid = t.uid WHERE {where}
    ORDER BY p.commune, cast(p.sheet_number AS INTEGER), p.sheet_number,
        cast(p.plot_number AS INTEGER), p.plot_number, p.uid"""
_ALL = statement(_LIST, where=condition("t.states <> ''"))
_THOSE_IN_STATE = statement(_LIST, where=condition("instr(' ' || t.states || ' ', ' ' || ? || ' ') > 0"))
_THOSE_IN_GROUP = statement(_LIST, where=condition("t.campaign_group = ?"))


def save(connection: sqlite3.Connection, groups: Table | None, tasks: PlotTasks | None) -> None:
    """Replace groups and states; None leaves no row."""
    connection.execute("DELETE FROM task_group")
    connection.execute("DELETE FROM plot_task")
    if groups is not None:
        columns = (groups[name].tolist() for name, _ in GROUP_COLUMNS)
        connection.executemany(_INSERT, zip(*columns, strict=True))
    if tasks is not None:
        for rows in told_rows(tasks):
            connection.executemany("INSERT INTO plot_task (uid, campaign_group, states) VALUES (?, ?, ?)", rows)


def told_rows(tasks: PlotTasks) -> Iterator[list[tuple]]:
    """Yield the id, the group and the states of each plot that has some, many at a time."""
    rows = tasks.rows()
    for start in range(0, len(rows), _BATCH):
        yield list(zip(*tasks.told(rows[start : start + _BATCH]), strict=True))


def load_groups(connection: sqlite3.Connection) -> Table:
    """Return the groups."""
    rows = connection.execute(_SELECT).fetchall()
    columns = {}
    for at, (name, dtype) in enumerate(GROUP_COLUMNS):
        columns[name] = np.empty(len(rows), dtype=dtype)
        columns[name][:] = [row[at] for row in rows]
    return Table(columns)


def load_tasks(connection: sqlite3.Connection, uids: np.ndarray) -> PlotTasks | None:
    """Return the states and groups of plots with these ids, in their order; None where there are none."""
    kept = {uid: rest for uid, *rest in connection.execute("SELECT uid, campaign_group, states FROM plot_task")}
    if not kept:
        return None
    known = [kept.get(uid, (None, "")) for uid in uids.tolist()]
    names = tuple(sorted({group for group, _ in kept.values() if group}))
    numbers = {group: number for number, group in enumerate((None, *names))}
    bits_of = {text: state_bits(text.split()) for text in {states for _, states in kept.values()} | {""}}
    return PlotTasks(
        np.array([bits_of[states] for _, states in known], dtype=np.uint32),
        np.array([numbers[group] for group, _ in known], dtype=np.int8),
        names,
        uids.__getitem__,
    )


def plots_with(connection: sqlite3.Connection, state: str | None, group: str | None) -> Iterator[sqlite3.Row]:
    """Yield the plots in a state, in a group, or in any state at all, in the order of their numbers."""
    connection.row_factory = sqlite3.Row
    if state:
        yield from connection.execute(_THOSE_IN_STATE, (state,))
    elif group:
        yield from connection.execute(_THOSE_IN_GROUP, (group,))
    else:
        yield from connection.execute(_ALL)
