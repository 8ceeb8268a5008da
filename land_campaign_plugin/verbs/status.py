"""Says where a work copy stands: what is in it, what was found, what the store does not have yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ..model.groups import group_totals, in_no_group
from ..model.states import totals
from ..model.tables import Table
from ..store.contract import Store
from ..store.edits import Changes
from ..store.workcopy import WorkCopy


@dataclass(frozen=True)
class Place:
    """A hamlet of a commune: its plots in each of the campaign's groups, and in each state."""

    commune: str | None
    hamlet: str | None
    groups: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class StatusReport:
    """Where a work copy stands.

    Parameters
    ----------
    findings : dict of severity to count
    by_rule : dict of rule to count
    last_check : dict
        Provenance of the last check; empty when nothing was checked yet.
    last_push : str or None
        When the last push ended (UTC).
    store : dict of str to int, or None
        What the store holds, where one was given.
    groups, states : dict of str to int
        Plots in each of the campaign's groups, and in each state, as of the last check.
    places : list of Place
        The same by commune and hamlet.
    titles : dict of str to dict
        What the groups are called, by language.
    differences : int
        Differences with the last load that wait for a decision.
    in_no_group : int
        The other plots: objects that need no record (roads, canals, waters) and retired plots.
    """

    plots: int
    set_aside: int
    changes: Changes
    findings: dict[str, int]
    by_rule: dict[str, int]
    last_check: dict
    last_push: str | None
    store: dict[str, int] | None = None
    groups: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    in_no_group: int = 0
    differences: int = 0
    path: Path | None = None


def status(work: WorkCopy, store: Store | None = None) -> StatusReport:
    """Return where `work` stands, and what `store` holds."""
    counts = work.counts()
    _, run = work.last_run()
    groups, states = work.task_groups(), work.task_states()
    rows = work.finding_counts()
    findings: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    for rule, severity, count in rows:
        findings[severity] += count
        by_rule[rule] += count
    return StatusReport(
        counts["plot"],
        counts["set_aside"],
        work.changes(),
        dict(findings),
        dict(sorted(by_rule.items())),
        run,
        work.last_push(),
        store.counts() if store else None,
        group_totals(groups),
        dict(totals(states)),
        _places(groups, states),
        run.get("groups", {}),
        in_no_group(group_totals(groups), counts["plot"]),
        work.open_differences(),
        work.path,
    )


def _places(groups: Table, states: Table) -> list[Place]:
    """Return the counts by commune and hamlet, in the order of their names."""
    found: dict[tuple, Place] = {}
    for table, name in ((groups, "group"), (states, "state")):
        rows = zip(*(table[column].tolist() for column in (name, "commune", "hamlet", "count")), strict=True)
        for code, commune, hamlet, count in rows:
            if not count:
                continue
            place = found.setdefault((commune, hamlet), Place(commune, hamlet))
            counts = place.groups if name == "group" else place.states
            counts[code] = counts.get(code, 0) + count
    return [found[key] for key in sorted(found, key=lambda key: (key[0] or "", key[1] or ""))]
