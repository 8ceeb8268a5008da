"""What the command line tells a person about a check: what was found by rule, and what could not be checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from ..checking.run import SHAPES_LOST
from ..model.findings import (
    CLEAN,
    COULD_NOT_RUN,
    FINDINGS,
    NOTHING_TO_CHECK,
    SEVERITIES,
    SHEET_CAUSES,
    CheckResult,
)
from ..model.groups import group_totals, in_no_group
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.seams import CLEAN as SETTLED
from ..model.seams import SHEETS_MEET
from ..model.states import STATE_NAMES, totals
from ..rules.describe import SEVERITY_NAMES, message, title
from .findings_file import outcomes_as_data

OUTCOMES = {
    CLEAN: QT_TRANSLATE_NOOP("core", "clean"),
    FINDINGS: QT_TRANSLATE_NOOP("core", "findings"),
    NOTHING_TO_CHECK: QT_TRANSLATE_NOOP("core", "nothing to check"),
    COULD_NOT_RUN: QT_TRANSLATE_NOOP("core", "could not run"),
}
_CHECKED = QT_TRANSLATE_NOOP("core", "{plots} plots on {sheets} sheets checked with {ruleset} in {seconds} s.")
_CHECKED_NO_SHEETS = QT_TRANSLATE_NOOP("core", "{plots} plots checked with {ruleset} in {seconds} s.")
_NONE = QT_TRANSLATE_NOOP("core", "No finding.")
_COUNTS = QT_TRANSLATE_NOOP("core", "{errors} errors, {warnings} warnings, {notes} for information.")
_HANGING = QT_TRANSLATE_NOOP("core", "{count} under a sheet in the wrong place")
_SEAMS = QT_TRANSLATE_NOOP("core", "{clean} of {count} seams between sheets are clean, and {sheets} of {all} sheets.")
_NOT_DONE = QT_TRANSLATE_NOOP("core", "Not done yet, in plots; these are tasks and no errors:")
_GROUPS = QT_TRANSLATE_NOOP("core", "The campaign's groups, in plots:")
_NO_GROUP = QT_TRANSLATE_NOOP("core", "In no group: roads, canals, waters, retired plots")
_SINCE = QT_TRANSLATE_NOOP("core", "{gone} findings of the last check are gone, {still} still there, {new} new.")
_UNSEEN = QT_TRANSLATE_NOOP("core", "{unseen} more could not be looked at again, there was nothing to check: {rules}.")
_FIRST = QT_TRANSLATE_NOOP("core", "The first of them:")
_EXAMPLES = 5
_SECONDS = ("read", "check", "total")


def check_lines(result: CheckResult, language: Language) -> Iterator[str]:
    """Yield the lines that sum a check up."""
    run = result.run
    yield language.text(
        _CHECKED if run["sheets"] else _CHECKED_NO_SHEETS,
        plots=run["plots"],
        sheets=run["sheets"],
        ruleset=run["ruleset"],
        seconds=run["seconds"].get("total", run["seconds"]["check"]),
    )
    notes = run.get("notes", [])
    yield from (language.text(template, **values) for template, values in notes if template == SHAPES_LOST)
    for code, outcome in result.outcomes.items():
        counts = "  ".join(
            f"{language.text(SEVERITY_NAMES[severity])} {language.number(outcome.severity[severity], 0)}"
            for severity in SEVERITIES
            if outcome.severity.get(severity)
        )
        if outcome.symptoms:
            counts += ("  " if counts else "") + language.text(_HANGING, count=outcome.symptoms)
        told = counts or language.text(OUTCOMES[outcome.outcome])
        reason = f" ({outcome.why(language)})" if outcome.reason else ""
        yield f"  {title(code, language):<32} {told}{reason}"
    yield from (f"  {language.text(template, **values)}" for template, values in notes if template != SHAPES_LOST)
    if result.seams is not None and len(result.seams):
        yield language.text(_SEAMS, **_seams(result))
    yield from state_lines(totals(result.states), language)
    yield from group_lines(run.get("groups", {}), group_totals(result.groups), language, run["plots"])
    yield from since_lines(run.get("since_last_check"), language)
    if not len(result.findings):
        yield language.text(_NONE)
        return
    errors, warnings, told = (result.count(severity) for severity in SEVERITIES)
    yield language.text(_COUNTS, errors=errors, warnings=warnings, notes=told)
    yield language.text(_FIRST)
    rule, severity = result.findings["rule"], result.findings["severity"]
    listed = np.flatnonzero(~result.findings.symptoms).tolist()
    listed.sort(key=lambda row: (SEVERITIES.index(severity[row]), rule[row] not in SHEET_CAUSES))
    for row in listed[:_EXAMPLES]:
        yield f"  {result.findings['rule'][row]} {message(result.findings, row, language)}"


def since_lines(counts: Mapping | None, language: Language) -> Iterator[str]:
    """Yield what became of the findings of the last check."""
    if counts:
        yield language.text(_SINCE, **{name: counts[name] for name in ("gone", "still", "new")})
    if counts and counts["unseen"]:
        yield language.text(_UNSEEN, unseen=counts["unseen"], rules=", ".join(counts["unseen_rules"]))


def state_lines(counts: Mapping[str, int], language: Language) -> Iterator[str]:
    """Yield what is not done yet, in plots."""
    waiting = {code: count for code, count in counts.items() if count}
    if waiting:
        yield language.text(_NOT_DONE)
    for code, count in waiting.items():
        yield f"  {language.text(STATE_NAMES[code]):<58} {language.number(count, 0)}"


def group_lines(titles: Mapping, totals: Mapping[str, int], language: Language, plots: int) -> Iterator[str]:
    """Yield how many plots each of the campaign's groups has.

    Parameters
    ----------
    titles : mapping
        Names of the groups by language, from the run.
    plots : int
        All plots, so that those in no group are told too.
    """
    if totals:
        yield language.text(_GROUPS)
    known = titles.get(language.code) or {}
    for group, count in totals.items():
        yield f"  {group}  {known.get(group, group):<55} {language.number(count, 0)}"
    if rest := in_no_group(totals, plots):
        yield f"  -  {language.text(_NO_GROUP):<55} {language.number(rest, 0)}"


def _seams(result: CheckResult) -> dict[str, int]:
    """Return how many seams of sheets there are and how many are clean, and the same of the sheets."""
    states = result.seams["state"][result.seams["kind"] == SHEETS_MEET]
    sheets = result.sheets["state"]
    return {
        "count": len(states),
        "clean": int((states == SETTLED).sum()),
        "all": len(sheets),
        "sheets": int((sheets == SETTLED).sum()),
    }


def check_data(result: CheckResult, language: Language) -> dict:
    """Return a check as the object that ``check --json`` prints."""
    run = result.run
    seconds = {name: round(run["seconds"].get(name, 0.0), 3) for name in _SECONDS}
    seams = {} if result.seams is None else {"seams": _seams_data(result)}
    return {
        "plots": run["plots"],
        "sheets": run["sheets"],
        "ruleset": run["ruleset"],
        "rules": outcomes_as_data(result),
        **seams,
        **({} if result.groups is None else _groups_data(result)),
        **({} if result.states is None else {"states": dict(totals(result.states))}),
        **({"since_last_check": run["since_last_check"]} if "since_last_check" in run else {}),
        "seconds": seconds,
        "peak_mib": run.get("peak_mib", 0),
        "notes": [language.text(template, **values) for template, values in run.get("notes", [])],
    }


def _groups_data(result: CheckResult) -> dict:
    counts = group_totals(result.groups)
    return {"groups": counts, "in_no_group": in_no_group(counts, result.run["plots"])}


def _seams_data(result: CheckResult) -> dict[str, int]:
    counts = _seams(result)
    return {"count": counts["count"], "clean": counts["clean"], "clean_sheets": counts["sheets"]}
