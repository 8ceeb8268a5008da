"""Says where a work copy stands: what is in it, what was found, what the store does not have yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..store.contract import Store
from ..store.edits import Changes
from ..store.workcopy import WorkCopy


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
    """

    plots: int
    set_aside: int
    changes: Changes
    findings: dict[str, int]
    by_rule: dict[str, int]
    last_check: dict
    last_push: str | None
    store: dict[str, int] | None = None


def status(work: WorkCopy, store: Store | None = None) -> StatusReport:
    """Return where `work` stands, and what `store` holds."""
    counts = work.counts()
    _, run = work.last_run()
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
    )
