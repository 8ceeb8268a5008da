"""Runs the rules of a ruleset over a table of plots: blocks on threads, with progress and cancel."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

import numpy as np

from .. import paths
from ..model.context import RECORDS, CheckContext
from ..model.errors import BadInput
from ..model.findings import (
    CLEAN,
    COULD_NOT_RUN,
    FINDINGS,
    NOTHING_TO_CHECK,
    SEVERITIES,
    CheckResult,
    FindingTable,
    Outcome,
)
from ..model.land_use import farm_uses
from ..model.language import QT_TRANSLATE_NOOP
from ..model.memory import give_back
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.ruleset import OFF, Ruleset
from ..model.tables import PLOT_FIELDS, PlotTable
from ..native import shapely
from ..rules.block import Block, Run
from ..rules.loose import LOOSE_BOUNDARY
from ..rules.registry import RULES
from ..rules.rule import Found, Rule
from ..rules.seams import seam_table, sheet_table
from ..rules.sheet_index import sheet_pairs
from ..rules.shifts import SHIFTED_SHEETS
from .assemble import finding_table
from .causes import hang
from .floods import floods
from .groups import concerned_by, tell_tasks
from .isolation import FAILURES, without_culprits
from .partition import BLOCK_SIZE, Piece, pieces
from .record_stage import run_records

_GIVE_BACK_EVERY = 16
"""Blocks after which freed memory goes back to the system."""
_SEAMS = "M01"
"""The rule that gathers what the blocks know of the seams."""
_SMALL = 5_000
"""Plots up to which threads cost more than they save."""
_SIDE_BY_SIDE = 1_500_000
"""Plots up to which there is memory for several rules to conclude at a time."""
_LARGE = 500_000
"""Plots from which on what one rule worked with is given back before the next one begins."""
PLOTS = QT_TRANSLATE_NOOP("core", "plots checked")
_NO_RULE = QT_TRANSLATE_NOOP("core", "There is no rule {code}.")
_KNOWN = QT_TRANSLATE_NOOP("core", "Known are {known}.")
_NO_COLUMN = QT_TRANSLATE_NOOP("core", "The data have no field for: {column}.")
_NO_TABLE = QT_TRANSLATE_NOOP("core", "There is no table of records called {table}.")
_NO_FIELD = QT_TRANSLATE_NOOP("core", "The records have no field {table}.{column}.")
_NO_PLOTS = QT_TRANSLATE_NOOP("core", "There are no plots.")
_SWITCHED_OFF = QT_TRANSLATE_NOOP("core", "The ruleset switches this rule off.")
_FAILED = QT_TRANSLATE_NOOP("core", "The rule stopped with an error of its own: {reason}.")
SHAPES_LOST = QT_TRANSLATE_NOOP(
    "core",
    "The coordinates of {count} plots are degrees, though they are said to be metres: on whole millimetres their "
    "shapes are lost, and were not judged. Set the reference system of the source right, and save it in EPSG:9209.",
)
_IN_DEGREES = QT_TRANSLATE_NOOP("core", "The coordinates are degrees, though they are said to be metres.")
_DESPITE_DEGREES = frozenset({"G01", "G09"})
"""Rules about shapes that do not need to know what a shape is like: there is none, or where it lies."""
_DEFAULT_SCALE = QT_TRANSLATE_NOOP("core", "No map scale is known for {count} plots: 1:{scale} is assumed.")


def check_plots(
    plots: PlotTable,
    ruleset: Ruleset,
    *,
    rules: Iterable[str] | None = None,
    jobs: int | None = None,
    uid_of: Callable[[np.ndarray], np.ndarray] | None = None,
    area_step_m2: float | None = None,
    context: CheckContext | None = None,
    block_size: int = BLOCK_SIZE,
    seams: bool = True,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> CheckResult:
    """Check plots and return what was found, with one outcome a rule.

    Parameters
    ----------
    rules : iterable of str, optional
        Codes of the rules to run; all that the ruleset does not switch off if not given.
    jobs : int, optional
        Threads; as many as there are cores if not given.
    uid_of : callable, optional
        ``uid_of(rows)`` gives permanent ids; the ``uid`` column if not given.
    area_step_m2 : float, optional
        Rounding step of the recorded areas; worked out from all plots if not given.
    context : CheckContext, optional
        Side tables that some rules need.
    seams : bool
        Whether to sum up the seams and sheets, which a part of the plots cannot do.

    Raises
    ------
    BadInput
        A rule is not known.
    Cancelled
        `cancelled` said so; nothing was kept.
    """
    started = time.perf_counter()
    run = Run(
        plots=plots,
        ruleset=ruleset,
        uid_of=uid_of or plots.columns["uid"].__getitem__,
        area_step_m2=(rounding_step(plots.columns.get("area_recorded_m2")) if area_step_m2 is None else area_step_m2),
        farm_uses=farm_uses(),
        context=context or CheckContext(),
    )
    chosen, outcomes = _choose(run, rules)
    of_records = [rule for rule in chosen if rule.check_records is not None]
    chosen = [rule for rule in chosen if rule.check is not None]
    run.in_degrees  # noqa: B018 - projections are worked with here and not on the threads
    gathered = _run_pieces(run, chosen, pieces(run, block_size), jobs, progress, cancelled)
    results: dict[str, list[Found]] = {}
    for rule, (parts, failure) in _concluded(run, chosen, gathered, jobs, cancelled):
        if failure is not None:
            outcomes[rule.code] = Outcome(COULD_NOT_RUN, reason=_FAILED, values={"reason": failure})
        else:
            results[rule.code] = [*parts, *gathered[rule.code].unchecked]
    seconds = {"blocks": time.perf_counter() - started}
    if len(plots) > _LARGE:
        run.let_go(keep=(SHIFTED_SHEETS, LOOSE_BOUNDARY))
        give_back()
    judged = run_records(run, of_records, progress, cancelled, states=rules is None or bool(of_records))
    for code, parts in judged.found.items():
        # a rule of both plots and records that could not run on one of them could not run
        if code not in outcomes:
            results[code] = [*results.get(code, ()), *parts]
    for code in judged.failures:
        results.pop(code, None)
    outcomes |= {
        code: Outcome(COULD_NOT_RUN, reason=_FAILED, values={"reason": reason})
        for code, reason in judged.failures.items()
    }
    findings = hang(finding_table(run, results))
    outcomes.update(_outcomes(findings, results))
    outcomes = {code: outcomes[code] for code in RULES if code in outcomes}
    tables = ()
    if seams and _SEAMS in results:
        met = seam_table(run, gathered[_SEAMS].parts, findings)
        tables = met, sheet_table(run, met, findings)
    provenance = _provenance(run, time.perf_counter() - started)
    if run.in_degrees.any():
        provenance["notes"].insert(0, (SHAPES_LOST, {"count": int(np.count_nonzero(run.in_degrees))}))
    provenance["notes"] += floods(findings, len(plots), ruleset)
    provenance["seconds"] |= seconds | {"records": sum(judged.seconds.values()), "records_read": judged.reading}
    provenance["record_seconds"] = judged.seconds
    result = CheckResult(findings, outcomes, provenance, *(tables or (None, None)))
    if judged.states is not None:
        concerned = concerned_by(results)
        tell_tasks(result, plots, ruleset.groups, judged.in_force, judged.states, concerned, run.uid_of)
    return result


def rounding_step(areas: np.ndarray | None) -> float:
    """Return the step to which recorded areas are rounded: the largest of 1, 0.1, 0.01 that all follow."""
    if areas is None:
        return 0.0
    known = areas[np.isfinite(areas)]
    for step in (1.0, 0.1, 0.01):
        if (np.abs(known - np.round(known / step) * step) < 1e-6).all():
            return step
    return 0.0


def _choose(run: Run, wanted) -> tuple[list[Rule], dict[str, Outcome]]:
    """Return the rules to run, and the outcome of those that cannot or need not."""
    wanted = None if wanted is None else set(wanted)
    unknown = sorted((wanted or set()) - set(RULES))
    if unknown:
        raise BadInput(_NO_RULE, _KNOWN, code=unknown[0], known=", ".join(RULES))
    chosen, outcomes = [], {}
    for rule in RULES.values():
        if wanted is not None and rule.code not in wanted:
            continue
        reason, values = _hindrance(rule, run, asked=wanted is not None)
        if reason:
            outcomes[rule.code] = Outcome(NOTHING_TO_CHECK, reason=reason, values=values)
        else:
            chosen.append(rule)
    return chosen, outcomes


def _hindrance(rule: Rule, run: Run, asked: bool) -> tuple[str, dict[str, str]]:
    """Return why a rule has nothing to check, a marked template and its values; empty when it has."""
    missing = [name for name in rule.needs if name != "geometry" and name not in run.plots]
    if not asked and run.ruleset.rules[rule.code].view == OFF:
        return _SWITCHED_OFF, {}
    if not len(run.plots):
        return _NO_PLOTS, {}
    if not missing and rule.any_of and not any(name in run.plots for name in rule.any_of):
        missing = [] if _has_streamed(rule, run) else [*rule.any_of]
    if missing:
        return _NO_COLUMN, {"column": PLOT_FIELDS[missing[0]].label}
    if "geometry" in rule.needs and rule.code not in _DESPITE_DEGREES and run.all_in_degrees:
        return _IN_DEGREES, {}
    absent = run.context.absent((*rule.tables, *((RECORDS,) if rule.records else ())))
    if absent:
        return absent, {}
    for table, names in rule.records.items():
        if table not in run.context.records.tables:
            return _NO_TABLE, {"table": table}
        lacking = run.context.records.absent(table, names)
        if lacking:
            return _NO_FIELD, {"table": table, "column": lacking[0]}
    return (rule.idle(run) if rule.idle else None) or ("", {})


def _has_streamed(rule: Rule, run: Run) -> bool:
    """Tell whether there is a column of records that a rule reads by itself."""
    records = run.context.records
    return records is not None and any(records.columns(table) & {*names} for table, names in rule.streamed.items())


@dataclass
class _Gathered:
    """What the blocks gave for one rule, the plots that it could not check, and the first failure."""

    parts: list
    unchecked: list[Found] = field(default_factory=list)
    failure: str | None = None

    def concluded(self, *, keep: bool) -> None:
        """Forget what the blocks gave, once it has been judged, unless it is summed up later."""
        if not keep:
            self.parts = []

    def take(self, at: int, part: object, unchecked: Found | None, failure: str | None) -> None:
        """Take what block number `at` gave."""
        self.parts[at] = part
        if unchecked is not None:
            self.unchecked.append(unchecked)
        self.failure = self.failure or failure


def _run_pieces(run: Run, chosen, parts: list[Piece], jobs, progress: Progress, cancelled: IsCancelled):
    """Run the rules over all pieces; return by rule code what they gave."""
    total = len(run.plots)
    gathered = {rule.code: _Gathered([None] * len(parts)) for rule in chosen}
    done = 0
    for finished, (at, results) in enumerate(_judged_pieces(run, chosen, parts, jobs, cancelled), 1):
        for code, (part, unchecked, failure) in results.items():
            gathered[code].take(at, part, unchecked, failure)
        if finished % _GIVE_BACK_EVERY == 0:
            give_back()
        done += parts[at].own
        progress(done, total, PLOTS)
    return gathered


def _judged_pieces(run: Run, chosen, parts: list[Piece], jobs, cancelled: IsCancelled) -> Iterator[tuple[int, dict]]:
    """Yield the number of each piece and what the rules gave, as they are done."""
    if len(parts) == 1:  # as after an edit: a thread would cost more than it does
        yield 0, _run_piece(run, chosen, parts[0], cancelled)
        return
    with ThreadPoolExecutor(max_workers=jobs or os.cpu_count() or 1) as pool:
        waiting = {pool.submit(_run_piece, run, chosen, piece, cancelled): at for at, piece in enumerate(parts)}
        try:
            for future in as_completed(waiting):
                stop_if(cancelled)
                yield waiting[future], future.result()
        except BaseException:
            for future in waiting:
                future.cancel()
            raise


def _run_piece(run: Run, chosen, piece: Piece, cancelled: IsCancelled) -> dict:
    """Return by rule code what the rule gives, the plots that it could not check, and why it failed altogether."""
    block = Block(run, piece.rows, piece.own)
    results = {}
    for rule in chosen:
        stop_if(cancelled)
        results[rule.code] = _judged(rule, block, run.ruleset.rules[rule.code])
    return results


def _judged(rule: Rule, block: Block, settings) -> tuple[object, Found | None, str | None]:
    """Run a rule over a block; shapes that it cannot handle are left out and reported."""
    try:
        return rule.check(block, settings), None, None
    except FAILURES as error:
        failure = error
    try:
        return *without_culprits(rule, block, lambda part: rule.check(part, settings)), None
    except FAILURES:
        return None, None, f"{type(failure).__name__}: {failure}"


def _concluded(run: Run, chosen, gathered, jobs, cancelled: IsCancelled) -> Iterator[tuple[Rule, tuple]]:
    """Yield each rule and what it found in all, or why it failed: side by side, where there is memory for that."""

    def conclude(rule: Rule) -> tuple:
        stop_if(cancelled)
        mine = gathered[rule.code]
        if mine.failure is not None or rule.conclude is None:
            return mine.parts, mine.failure
        said = _guarded(lambda: [rule.conclude(mine.parts, run, run.ruleset.rules[rule.code])])
        mine.concluded(keep=rule.code == _SEAMS)
        return said

    size = len(run.plots)
    if size < _SMALL or size > _SIDE_BY_SIDE:
        for rule in chosen:
            yield rule, conclude(rule)
            if rule.conclude is not None and size > _LARGE:
                give_back()
        return
    with ThreadPoolExecutor(max_workers=jobs or os.cpu_count() or 1) as pool:
        yield from zip(chosen, pool.map(conclude, chosen), strict=True)


def _guarded(work):
    """Return what `work` gives, or why it failed: one rule that cannot run must not stop the others."""
    try:
        return work(), None
    except FAILURES as error:
        return None, f"{type(error).__name__}: {error}"


def _outcomes(findings: FindingTable, results) -> dict[str, Outcome]:
    outcomes = {}
    columns = (findings["rule"], findings["severity"], findings.symptoms)
    tally = Counter(zip(*(column.tolist() for column in columns), strict=True))
    for code in results:
        hanging = sum(tally[code, severity, True] for severity in SEVERITIES)
        counts = {severity: tally[code, severity, False] for severity in SEVERITIES}
        counts = {severity: count for severity, count in counts.items() if count}
        outcomes[code] = Outcome(FINDINGS if counts or hanging else CLEAN, counts, symptoms=hanging)
    return outcomes


def _provenance(run: Run, seconds: float) -> dict:
    plots = run.plots
    notes = []
    scale = plots.columns.get("map_scale")
    unknown = len(plots) if scale is None else int((scale <= 0).sum())
    if unknown:
        notes.append((_DEFAULT_SCALE, {"count": unknown, "scale": str(run.ruleset.default_scale)}))
    return {
        "plots": len(plots),
        "sheets": _sheets(plots),
        "ruleset": run.ruleset.name,
        "ruleset_version": run.ruleset.version,
        "ruleset_sha256": run.ruleset.sha256,
        "area_step_m2": run.area_step_m2,
        "plugin": paths.version(),
        "shapely": shapely.__version__,
        "geos": shapely.geos_version_string,
        "numpy": np.__version__,
        "seconds": {"check": seconds},
        "notes": notes,
    }


def _sheets(plots: PlotTable) -> int:
    if "sheet_number" not in plots:
        return 0
    return sum(pair != (None, None) for pair in sheet_pairs(plots)[1])
