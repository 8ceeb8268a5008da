"""Decides the campaign's group of each plot, by the ruleset's table, from its findings and its states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..model.findings import CheckResult, FindingTable
from ..model.groups import (
    GROUP_COLUMNS,
    LANGUAGES,
    GroupRow,
    PlotTasks,
    bits_of,
    group_names,
    group_title,
    states_of,
)
from ..model.ruleset import OFF, Ruleset
from ..model.states import STATE_COLUMNS
from ..model.tables import PlotTable
from ..rules.records import in_force
from ..rules.registry import RULES
from ..rules.rule import Found
from .tally import Tally


@dataclass(frozen=True)
class Concerned:
    """The plots that the findings of one rule concern.

    Parameters
    ----------
    rule : str
    rows, severity : ndarray, shape (n,)
        A plot's row and the severity of a finding about it; a plot may come up often.
    """

    rule: str
    rows: np.ndarray
    severity: np.ndarray


def decide(
    table: tuple[GroupRow, ...],
    needing: np.ndarray,
    findings: Iterable[Concerned],
    states: Mapping[str, np.ndarray],
) -> np.ndarray:
    """Return the group of each plot: the first row of the table that it meets.

    Parameters
    ----------
    table : tuple of GroupRow
    needing : ndarray of bool, shape (n,)
        The plots that need a record; others belong to no group.
    findings : iterable of Concerned
    states : mapping of str to ndarray of int
        Rows of the plots in each state that was judged.

    Returns
    -------
    ndarray of int8, shape (n,)
        Position in `group_names` plus 1; 0 for no group.
    """
    findings, names = list(findings), group_names(table)
    group = np.zeros(len(needing), dtype=np.int8)
    for row in table:
        meets = np.full(len(needing), row.is_for_all)
        for part in findings:
            if part.rule in row.rules:
                for severity in row.severities:
                    meets[part.rows[part.severity == severity]] = True
        for state in row.states:
            if state in states:
                meets[states[state]] = True
        group[meets & needing & (group == 0)] = names.index(row.group) + 1
    return group


def members(group: np.ndarray, names: tuple[str, ...]) -> dict[str, np.ndarray]:
    """Return the rows of the plots in each group."""
    return {name: np.flatnonzero(group == at) for at, name in enumerate(names, 1)}


def concerned_by(results: Mapping[str, Iterable[Found]]) -> list[Concerned]:
    """Return the plots that what rules found concerns."""
    return [
        Concerned(code, part.members, np.repeat(part.severity.astype("U1"), np.diff(part.offsets)))
        for code, parts in results.items()
        for part in parts
        if len(part)
    ]


def concerned_in(findings: FindingTable, uids: Iterable[str]) -> list[Concerned]:
    """Return the plots that a table of findings concerns, as rows of a table of plots with these ids."""
    row_of = {uid: row for row, uid in enumerate(uids)}
    found: dict[str, tuple[list[int], list[str]]] = {}
    for rule, severity, plots in zip(findings["rule"], findings["severity"], findings["plots"], strict=True):
        rows, severities = found.setdefault(rule, ([], []))
        of_finding = [row_of[uid] for uid in (plots or "").split(",") if uid in row_of]
        rows += of_finding
        severities += [severity] * len(of_finding)
    return [
        Concerned(rule, np.array(rows, np.int64), np.array(severity, "U1")) for rule, (rows, severity) in found.items()
    ]


def tell_tasks(
    result: CheckResult,
    plots: PlotTable,
    table: tuple[GroupRow, ...],
    needing: np.ndarray,
    states: Mapping[str, np.ndarray],
    concerned: Iterable[Concerned],
    uid_of: Callable[[np.ndarray], np.ndarray],
) -> None:
    """Add to a result what is not done yet and the campaign's groups: counts by place, and those of each plot."""
    tally, names = Tally(plots), group_names(table)
    group = decide(table, needing, concerned, states)
    result.states = tally.table(STATE_COLUMNS, states)
    result.groups = tally.table(GROUP_COLUMNS, members(group, names)) if names else None
    result.tasks = PlotTasks(bits_of(states, len(plots)), group, names, uid_of)
    result.run["groups"] = titles(table)


def regroup(result: CheckResult, plots: PlotTable, ruleset: Ruleset) -> None:
    """Decide the groups again, since findings of an earlier run were added to those of this one.

    Where a rule of the ruleset has not looked yet, there are no groups: its findings would be missing.
    """
    tasks, table = result.tasks, ruleset.groups
    if tasks is None:
        return
    result.groups, result.tasks = None, replace(tasks, group=np.zeros_like(tasks.group), names=())
    if not table or any(code not in result.outcomes for code in RULES if ruleset.rules[code].view != OFF):
        return
    names = group_names(table)
    concerned = concerned_in(result.findings, plots["uid"])
    group = decide(table, in_force(plots, ruleset), concerned, states_of(tasks.bits))
    result.groups = Tally(plots).table(GROUP_COLUMNS, members(group, names))
    result.tasks = replace(tasks, group=group, names=names)
    result.run["groups"] = titles(table)


def titles(table: tuple[GroupRow, ...]) -> dict[str, dict[str, str]]:
    """Return what the groups are called, by language."""
    return {code: {name: group_title(table, name, code) for name in group_names(table)} for code in LANGUAGES}
