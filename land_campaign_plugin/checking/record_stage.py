"""The stage of a check that looks at records: rules and states, each column read once and let go after its last use."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..model.language import QT_TRANSLATE_NOOP
from ..model.memory import give_back
from ..model.progress import IsCancelled, Progress, stop_if
from ..model.record_table import RecordTables
from ..model.records import LINKS, RECORD_TABLES
from ..rules.block import Run
from ..rules.record_states import STATES, State
from ..rules.records import RecordRun
from ..rules.rule import Found, Rule
from .isolation import FAILURES

RECORDS = QT_TRANSLATE_NOOP("core", "rules of records")
Columns = Mapping[str, Sequence[str]]
_LARGE = 500_000


@dataclass
class RecordResult:
    """What the rules of records found, why one could not run, what is not done yet, and how long each took.

    ``states`` holds the rows of the plots in each state that was judged, ``in_force`` the mask of the plots that need a
    record; both are None where there are no records.
    """

    found: dict[str, list[Found]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    states: dict[str, np.ndarray] | None = None
    in_force: np.ndarray | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    reading: float = 0.0


@dataclass(frozen=True)
class _Step:
    """A rule or a state: the columns that it looks at, and what it does."""

    code: str
    columns: Columns
    work: Callable[[], None]


def run_records(
    run: Run, rules: Sequence[Rule], progress: Progress, cancelled: IsCancelled, *, states: bool = True
) -> RecordResult:
    """Run the rules of records, and judge the states where that is asked for and there are records."""
    result = RecordResult()
    tables = run.context.records or RecordTables({})
    tables.keep_only(())  # rows that links led to in another run are not rows of this one
    read_before = tables.seconds
    records = RecordRun(run, tables)
    masks: dict[str, np.ndarray] = {}
    states = states and run.context.records is not None and len(run.plots) > 0
    steps = [step for rule in rules for step in _rule_steps(rule, records, result)]
    if states:
        steps += [_state_step(state, records, masks) for state in STATES if state.is_judged(records)]
    steps = sorted(steps, key=_order)
    began = time.perf_counter()
    records.load_links(_together(steps))
    result.seconds["links"] = time.perf_counter() - began - (tables.seconds - read_before)
    for number, step in enumerate(steps):
        stop_if(cancelled)
        began, reading = time.perf_counter(), tables.seconds
        _load(records, steps[number:])
        step.work()
        spent = time.perf_counter() - began - (tables.seconds - reading)
        result.seconds[step.code] = result.seconds.get(step.code, 0.0) + spent
        tables.keep_only(_wanted(steps[number + 1 :]))
        if len(run.plots) > _LARGE:
            give_back()
        progress(number + 1, len(steps), RECORDS)
    began, reading = time.perf_counter(), tables.seconds
    result.found = {code: parts for code, parts in result.found.items() if code not in result.failures}
    records.name_records(part for parts in result.found.values() for part in parts)
    result.seconds["ids"] = time.perf_counter() - began - (tables.seconds - reading)
    result.reading = tables.seconds - read_before
    if states:
        result.states = {state.code: masks[state.code] for state in STATES if state.code in masks}
        result.in_force = records.in_force
    del records
    tables.keep_only(())
    if len(run.plots) > _LARGE:
        give_back()
    return result


def _rule_steps(rule: Rule, records: RecordRun, result: RecordResult) -> list[_Step]:
    """Return the step of a rule, or one a table for rules that judge each table by itself."""
    result.found[rule.code] = []

    def work(*table: str) -> None:
        try:
            part = rule.check_records(records, records.run.ruleset.rules[rule.code], *table)
            result.found[rule.code].append(part)
        except FAILURES as error:
            result.failures[rule.code] = f"{type(error).__name__}: {error}"

    tables = dict.fromkeys([*rule.records, *rule.records_if_there, *rule.streamed])
    columns = {table: (*rule.records.get(table, ()), *rule.records_if_there.get(table, ())) for table in tables}
    if rule.by_table:
        tables = [table for table in tables if table in records.tables.tables]
        return [_Step(rule.code, {table: columns[table]}, lambda table=table: work(table)) for table in tables]
    return [_Step(rule.code, columns, work)]


def _state_step(state: State, records: RecordRun, states: dict[str, np.ndarray]) -> _Step:
    def work() -> None:
        states[state.code] = np.flatnonzero(state.plots_in(records) & records.in_force).astype(np.int32)

    return _Step(state.code, state.columns, work)


def _order(step: _Step) -> tuple:
    """Steps of the same tables one after the other, so that their columns need not be kept for long."""
    tables = tuple(sorted(table for table, names in step.columns.items() if set(names) - set(LINKS)))
    return tables[-1:], tables


def _load(records: RecordRun, ahead: Sequence[_Step]) -> None:
    """Read what the first step needs, and in the same pass what later ones need of the same tables."""
    needed = {table: set(names) for table, names in ahead[0].columns.items()}
    for table, names in needed.items():
        missing = [name for name in names if not records.tables.is_loaded(table, name)]
        if missing:
            later = {name for step in ahead[1:] for name in step.columns.get(table, ())}
            names |= later
    records.load({table: sorted(names) for table, names in needed.items()})


def _together(steps: Sequence[_Step]) -> dict[str, set[str]]:
    """Return the columns that any of some steps looks at, by table."""
    columns: dict[str, set[str]] = {}
    for step in steps:
        for table, names in step.columns.items():
            columns.setdefault(table, set()).update(names)
    return columns


def _wanted(ahead: Sequence[_Step]) -> set[tuple[str, str]]:
    """Return the columns that later steps look at; links are small and stay."""
    wanted = {(table, name) for table, names in _together(ahead).items() for name in names}
    return wanted | {(table, name) for table in RECORD_TABLES for name in LINKS}
