"""Checks the records of single plots again, by the rules that need no others than these."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from ..model.context import CheckContext
from ..model.findings import FindingTable
from ..model.record_table import RecordTables
from ..model.records import RECORD_TABLES
from ..model.ruleset import OFF, Ruleset
from ..model.tables import REAL, TEXT, PlotTable
from ..rules.registry import RULES
from .incremental import Recheck
from .run import check_plots

BY_THEMSELVES = (
    "C01", "C03", "C04", "C05", "C07", "P01", "P02", "P05", "P06", "P07", "P08", "P09", "A07", "A08", "A10", "A11",
    "R02", "E02",
)  # fmt: skip
"""Rules that a plot's own records are enough for; the others compare with records of any plot, or with files."""


def record_tables(rows: Mapping[str, Sequence[Mapping[str, object]]]) -> RecordTables:
    """Return rows of records, by table, as a check reads them."""
    tables = {}
    for table, records in rows.items():
        columns = {}
        for name, kind in RECORD_TABLES[table].items():
            values = [record.get(name) for record in records]
            missing = "" if kind == TEXT else np.nan if kind == REAL else 0
            columns[name] = [missing if value is None else value for value in values]
        tables[table] = columns
    return RecordTables.of(tables)


def recheck_records(
    plots: PlotTable,
    rows: Mapping[str, Sequence[Mapping[str, object]]],
    of: Collection[str],
    mine: Collection[str],
    before: FindingTable,
    ruleset: Ruleset,
    *,
    rules: Collection[str] | None = None,
    area_step_m2: float | None = None,
    context: CheckContext | None = None,
) -> Recheck:
    """Check the records of some plots.

    Findings of other rules, and of other records, stay as they are until the next whole check.

    Parameters
    ----------
    plots : PlotTable
        The plots, and others that their holders have rights in.
    rows : mapping of str to sequence of mapping
        All records of the plots, by table, and the rights of their holders in the other plots.
    of : collection of str
        Permanent ids of the plots whose records are all there; none for records without a plot.
    mine : collection of str
        Permanent ids of the records to judge, which leaves out the rights in other plots.
    before : FindingTable
        All findings known so far.
    rules : collection of str, optional
        Rules that ran in the last whole check; all if not given.
    """
    codes = [
        code
        for code in BY_THEMSELVES
        if code in RULES and (rules is None or code in rules) and ruleset.rules[code].view != OFF
    ]
    of, mine = frozenset(of), frozenset(mine)
    context = context or CheckContext()
    held = CheckContext(records=record_tables(rows), today=context.today, campaign=context.campaign)
    found = check_plots(
        plots, ruleset, rules=codes, jobs=1, area_step_m2=area_step_m2, context=held, seams=False
    ).findings
    now = found.take(_about(found, of, mine) & ~_of_plots(found))
    mask = before.among("rule", codes) & _about(before, of, mine) & ~_of_plots(before)
    earlier = before.take(mask)
    known, still = set(earlier["fingerprint"]), set(now["fingerprint"])
    stays = now.among("fingerprint", known)
    return Recheck(sorted(known - still), now.take(~stays), now.take(stays))


def _of_plots(findings: FindingTable) -> np.ndarray:
    """Tell which findings are those of a plot's own texts: the re-check of plots sees to them."""
    both = [code for code in BY_THEMSELVES if RULES[code].check is not None]
    return findings.among("rule", both) & ~findings["record"].astype(bool)


def _about(findings: FindingTable, of: frozenset[str], records: frozenset[str]) -> np.ndarray:
    """Tell which findings are about some records, or about some plots where they name no record."""
    mask = np.zeros(len(findings), dtype=bool)
    for row, (record, plots) in enumerate(zip(findings["record"].tolist(), findings["plots"].tolist(), strict=True)):
        mask[row] = frozenset(record.split(",")) <= records if record else not of.isdisjoint(plots.split(","))
    return mask
