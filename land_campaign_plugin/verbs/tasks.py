"""Lists what is not done yet as a task: the plots in a state or in one of the campaign's groups."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..checking.assemble import finding_table
from ..checking.groups import concerned_in, tell_tasks
from ..checking.record_stage import run_records
from ..model.context import CheckContext
from ..model.errors import BadInput
from ..model.findings import CheckResult, joined
from ..model.hamlets import hamlet_of
from ..model.land_use import farm_uses
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.ruleset import OFF
from ..model.states import STATE_NAMES
from ..model.tables import PLOT_FIELDS
from ..reports.replacing import refuse_other_text, refuse_other_workbook
from ..reports.texts import language as language_of
from ..reports.workbooks import SheetOut, parts, write_workbook
from ..reports.writing import said_plainly
from ..rules.block import Run
from ..rules.registry import RULES
from ..rules.rulesets import load_ruleset, names
from ..store import state_table, task_table
from ..store.columns import without_unknown
from ..store.connection import reading, writing
from ..store.named_places import refuse_unknown
from ..store.workcopy import WorkCopy
from .records import records_for

PLOTS = QT_TRANSLATE_NOOP("core", "plots listed")
_GROUP = QT_TRANSLATE_NOOP("core", "Group")
_TASKS = QT_TRANSLATE_NOOP("core", "To be done")
_TITLE = QT_TRANSLATE_NOOP("core", "Tasks")
_NO_STATE = QT_TRANSLATE_NOOP("core", "There is no state {state}.")
_NO_GROUP = QT_TRANSLATE_NOOP("core", "No plot is in a group {group}.")
_STATES = QT_TRANSLATE_NOOP("core", "Use one of: {names}.")
_NOT_CHECKED = QT_TRANSLATE_NOOP("core", "The work copy {path} was not checked together with its records yet.")
_CHECK_FIRST = QT_TRANSLATE_NOOP("core", "Check it first: the check tells what is not done yet.")
_NO_TABLE = QT_TRANSLATE_NOOP("core", "A list of tasks is an Excel workbook or a CSV file; {path} is not called so.")
_END_IN = QT_TRANSLATE_NOOP("core", "End the file name with .xlsx or .csv.")
_ANSWERS = "P08"
_CATEGORY = "Land Campaign: tasks"
_COLUMNS = ("commune", "hamlet", "sheet_number", "plot_number", "land_use", "area_recorded_m2")
_WIDTHS = (10, 20, 9, 9, 10, 12, 8, 60, 38)


@dataclass(frozen=True)
class TaskReport:
    """The plots of a task.

    Parameters
    ----------
    state, group : str or None
        What was asked for; None for all states.
    plots : int
    places : list of tuple
        ``(commune, hamlet, plots)``.
    out : str or None
        The file that was written.
    """

    state: str | None
    group: str | None
    plots: int
    places: list[tuple[str | None, str | None, int]]
    out: str | None


def tasks(
    work: WorkCopy,
    *,
    state: str | None = None,
    group: str | None = None,
    commune: str | None = None,
    hamlet: str | None = None,
    out: Path | str | None = None,
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> TaskReport:
    """List the plots in a state, as the last check saw them: their number is that of the table of states.

    Parameters
    ----------
    state : str, optional
        A key of `STATE_NAMES`; all plots in any state if neither it nor `group` is given.
    group : str, optional
        One of the campaign's groups, in place of a state.
    commune, hamlet : str, optional
        Only these.
    out : path, optional
        The workbook or CSV file to write.

    Raises
    ------
    BadInput
        The state, group, commune or hamlet is not known, nothing was checked yet, or the file is not called ``.xlsx``
        or ``.csv``.
    CannotWrite
        The file is there and is no list of tasks.
    """
    if state is not None and state not in STATE_NAMES:
        raise BadInput(_NO_STATE, _STATES, state=state, names=", ".join(STATE_NAMES))
    if out is not None:
        _refuse_target(Path(out))
    if not len(work.task_states()):
        raise BadInput(_NOT_CHECKED, _CHECK_FIRST, path=work.path)
    known = sorted(set(work.task_groups()["group"]))
    if group is not None and group not in known:
        raise BadInput(_NO_GROUP, _STATES, group=group, names=", ".join(known))
    found = []
    with reading(work.path) as connection:
        for number, row in enumerate(map(dict, task_table.plots_with(connection, state, group))):
            if number % 10_000 == 0:
                stop_if(cancelled)
            row["hamlet"] = " ".join((row["hamlet"] or "").split()) or hamlet_of(row["address"])
            if commune in (None, row["commune"]) and hamlet in (None, row["hamlet"]):
                found.append(row)
        if not found:
            refuse_unknown(connection, commune, hamlet)
    if out is not None:
        _write(Path(out), found, language)
    progress(len(found), len(found), PLOTS)
    places = Counter((row["commune"], row["hamlet"]) for row in found)
    ordered = sorted(places, key=lambda place: (place[0] or "", place[1] or ""))
    return TaskReport(
        state, group, len(found), [(*place, places[place]) for place in ordered], None if out is None else str(out)
    )


def _headings(language: Language) -> list[str]:
    labels = [PLOT_FIELDS[name].label for name in _COLUMNS]
    return [language.text(text) for text in (*labels, _GROUP, _TASKS, PLOT_FIELDS["uid"].label)]


def _refuse_target(path: Path) -> None:
    """Refuse a file that is no workbook or CSV file by its name, or that is there and is no list of tasks."""
    suffix = path.suffix.casefold()
    if suffix == ".xlsx":
        refuse_other_workbook(path, _CATEGORY)
    elif suffix == ".csv":
        refuse_other_text(path, *(_first_line(_headings(language_of(code))) for code in ("vi", "en")))
    else:
        raise BadInput(_NO_TABLE, _END_IN, path=path)


def _first_line(headings: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(headings)
    return line.getvalue()


def _write(path: Path, rows: Sequence[dict], language: Language) -> None:
    """Write plots as a workbook or as a CSV file, in place of an earlier list."""
    headings = _headings(language)
    lines = [
        [*(row[name] for name in _COLUMNS), row["campaign_group"], _told(row, language), row["uid"]] for row in rows
    ]
    with parts(path.parent) as out:
        part = out.part(path)
        if path.suffix.casefold() == ".xlsx":
            write_workbook(part, path, [SheetOut(language.text(_TITLE), headings, _WIDTHS, lines)], _CATEGORY)
        else:
            with said_plainly(path), part.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([headings, *lines])
        out.place()


def _told(row: dict, language: Language) -> str:
    return "; ".join(language.text(STATE_NAMES[code]) for code in row["states"].split() if code in STATE_NAMES)


def refresh_tasks(work: WorkCopy, ruleset: str | None = None, language: Language = ENGLISH) -> None:
    """Judge states and groups of a work copy again, after its records changed, and what the population database said.

    Findings of all rules but P08 stay those of the last check. Nothing is done before the first check.
    """
    _, run = work.last_run()
    if not run or not len(work.task_states()):
        return
    settings = load_ruleset(ruleset or (run["ruleset"] if run.get("ruleset") in names() else "vn-2024"))
    plots = without_unknown(work.plots("status IS NOT 'retired'"), work.known_columns())
    records, _ = records_for(plots, [(work.path, "plot")])
    if records is None:
        return
    context = CheckContext(records=records)
    own = Run(plots, settings, plots["uid"].__getitem__, area_step_m2=0.0, farm_uses=farm_uses(), context=context)
    answers = [] if settings.rules[_ANSWERS].view == OFF else [RULES[_ANSWERS]]
    judged = run_records(own, answers, no_progress, never)
    earlier = work.findings()
    of_answers = earlier["rule"] == _ANSWERS if judged.found else np.zeros(len(earlier), dtype=bool)
    now = finding_table(own, judged.found)
    new = now.take(~np.isin(now["fingerprint"].astype(str), earlier["fingerprint"].astype(str)))
    past = of_answers & ~np.isin(earlier["fingerprint"].astype(str), now["fingerprint"].astype(str))
    result = CheckResult(joined([earlier.take(~past), new]), {}, {})
    concerned = concerned_in(result.findings, plots["uid"])
    tell_tasks(result, plots, settings.groups, judged.in_force, judged.states, concerned, own.uid_of)
    if past.any() or len(new):
        work.replace_findings(earlier["fingerprint"][past].tolist(), new, language)
    with writing(work.path) as connection:
        state_table.save(connection, result.states)
        task_table.save(connection, result.groups, result.tasks)
