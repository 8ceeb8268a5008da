"""Texts of records in a batch of corrections: a column out of an old encoding is a step, all untidy texts are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np

from ..fixes.proposal import Proposal
from ..fixes.record_texts import columns_converted, records_tidied
from ..model.context import CheckContext
from ..model.findings import CLEAN, FINDINGS, FindingTable
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.record_table import RecordTables
from ..model.ruleset import Ruleset
from ..model.tables import PlotTable
from ..model.texts import objects
from ..rules.block import Run
from ..rules.records import RecordRun
from ..rules.registry import RULES
from ..rules.rule import Rule
from ..sources.records import record_tables
from ..store.connection import reading
from ..store.reading import plot_numbers
from ..store.record_edits import Key, update_records, values_of
from ..store.workcopy import WorkCopy

COLUMN, UNTIDY = "E01", "E02"
_LABEL = QT_TRANSLATE_NOOP("core", "Batch {batch}: {label}")
_TIDIED = QT_TRANSLATE_NOOP("core", "E02: {count} texts tidied")
_BESIDE = "plot"
_OF_FILES = frozenset({"D02"})
"""Rules that a folder of scanned papers is named for: without it they would take back what they found there."""
_RETIRED = "retired"


def text_proposals(
    work: WorkCopy, findings: FindingTable, rows: Collection[int], ruleset: Ruleset
) -> dict[int, list[Proposal]]:
    """Return the corrections of findings of E01 and E02 about fields of records, the best first.

    Those of E02 come after those of E01: a text is tidied as its column's conversion leaves it.
    """
    found: dict[int, list[Proposal]] = {}
    converted: dict[tuple[str, str], dict] = {}

    def texts_of(table: str, column: str, uids: Collection[str]) -> dict[str, object]:
        stand = values_of(work.path, table, column, uids)
        return {uid: converted.get((table, uid), {}).get(column, text) for uid, text in stand.items()}

    columns = [row for row in rows if findings["rule"][row] == COLUMN]
    if columns:
        found |= columns_converted(_records(work, ruleset), findings, columns, texts_of)
    for proposals in found.values():
        for proposal in proposals[:1]:
            for key, values in proposal.changes.items():
                converted.setdefault(key, {}).update(values)
    return found | records_tidied(findings, [row for row in rows if findings["rule"][row] == UNTIDY], texts_of)


def _records(work: WorkCopy, ruleset: Ruleset) -> RecordRun:
    """Return the records of a work copy, and of its plots in force what says to which commune they belong."""
    uids, communes = [], []
    with reading(work.path) as connection:
        for part in plot_numbers(connection):
            here = [row for row, status in enumerate(part["status"]) if status != _RETIRED]
            uids += [part["uid"][row] for row in here]
            communes += [part["commune"][row] for row in here]
    columns = {"uid": objects(uids), "commune": objects(communes)}
    plots = PlotTable(columns, np.full(len(uids), None, dtype=object), work.crs)
    run = Run(plots, ruleset, columns["uid"].__getitem__, 0.0, frozenset(), CheckContext())
    return RecordRun(run, record_tables([(work.path, _BESIDE)]) or RecordTables({}))


def write_texts(path: Path, proposals: Collection[Proposal], batch: str, language: Language) -> None:
    """Write corrections of records: each column is one transaction, and all untidy texts are one."""
    untidy: dict[tuple[str, str], dict] = {}
    steps = []
    for proposal in proposals:
        if proposal.automatic:
            for key, values in proposal.changes.items():
                untidy.setdefault(key, {}).update(values)
        else:
            steps.append((proposal.label(language), proposal.changes))
    if untidy:
        count = sum(map(len, untidy.values()))
        steps.append((language.text(_TIDIED, count=count), untidy))
    for number, (label, changes) in enumerate(steps, 1):
        step = f"{batch}-{number}"
        update_records(path, changes, language.text(_LABEL, batch=step, label=label), step)


def judging_rules(work: WorkCopy, changed: Iterable[Mapping[Key, Mapping]]) -> list[str]:
    """Return the rules of the last check that look at columns of records that were changed, and at no files."""
    columns = {(table, name) for changes in changed for (table, _), values in changes.items() for name in values}
    if ("party", "name") in columns:
        columns.add(("party", "authentication"))  # whoever has another name is to be authenticated again
    outcomes, _ = work.last_run()
    ran = (code for code, each in outcomes.items() if each.outcome in (CLEAN, FINDINGS))
    return [code for code in ran if code not in _OF_FILES and not columns.isdisjoint(_columns_of(RULES[code]))]


def _columns_of(rule: Rule) -> set[tuple[str, str]]:
    parts = (rule.records, rule.records_if_there, rule.streamed)
    return {(table, name) for part in parts for table, names in part.items() for name in names}
