"""Checks plots: of any polygon source, or of a work copy, whose findings it then keeps."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from ..checking.groups import regroup
from ..checking.run import check_plots
from ..checking.since import since
from ..model.context import LABELS, LEGAL, LINES, CheckContext
from ..model.errors import CampaignError
from ..model.findings import CheckResult, FindingTable, joined
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.memory import give_back, peak_mib
from ..model.progress import IsCancelled, Progress, never, no_progress
from ..model.ruleset import OFF, Ruleset
from ..model.tables import PlotTable, ShapeTable
from ..reports.findings_file import refuse_target, write_findings
from ..reports.findings_read import earlier_findings
from ..rules.registry import RULES
from ..rules.rule import Rule
from ..rules.rulesets import load_ruleset
from ..sources.drawings import beside, joined_tables, read_drawing
from ..sources.place import Database, Place, place
from ..sources.read_report import ReadReport
from ..sources.reader import read_all
from ..sources.reference_lists import count_units, read_sheet_list, read_unit_list
from ..sources.scans import read_scans
from ..sources.side_tables import read_communes, read_sheets
from ..sources.uids import PlotUids
from ..store import given_ids
from ..store.columns import without_unknown
from ..store.connection import reading
from ..store.drawn_table import Drawn
from ..store.task_table import load_tasks
from ..store.workcopy import WorkCopy
from .check_folder import FolderSources
from .records import records_for

_PLOTS_LAYER = "plot"
_LEFT_OUT = QT_TRANSLATE_NOOP("core", "{count} rows were not checked, since they are no plots. The first of them:")

_OF_SHAPES = "GTMB"
"""Families that look at shapes, sheets and communes."""
_OF_ALL = frozenset(
    {"uid", "commune", "sheet_number", "plot_number", "map_scale", "land_use", "status", "non_plot"}
    | {"former_commune", "former_sheet_number", "former_plot_number"}
)
_OF_RECORDS = frozenset({"address", "area_legal_m2", "plot_code", "hamlet"})
"""Columns that rules and states of records take in where they are there."""


def check(
    sources: Sequence[Place | str],
    *,
    layer: str | None = None,
    ruleset: str = "vn-2024",
    rules: Iterable[str] | None = None,
    mapping: dict[str, str] | None = None,
    crs: str | None = None,
    sheets: str | None = None,
    communes: Path | str | None = None,
    sheet_list: Path | str | None = None,
    lines: Path | str | None = None,
    labels: Path | str | None = None,
    legal: Path | str | None = None,
    records: Sequence[Path | str] | Path | str | None = None,
    renumbered: Path | str | None = None,
    keep_encoding: bool = False,
    headings: dict[str, str] | None = None,
    unit_list: Path | str | None = None,
    scans: Path | str | None = None,
    out: Path | str | None = None,
    jobs: int | None = None,
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> CheckResult:
    """Check the plots of any polygon sources, without a work copy.

    Parameters
    ----------
    sources : sequence of path, str or Database
        Files, folders, and connection strings of databases (``PG:dbname=... host=...``). Of a folder all sheets are
        checked at once, and those that cannot be read are noted.
    mapping : dict of str to str, optional
        The project's column name to the source's field name; recognised names need none.
    crs : str, optional
        The coordinate reference system of sources that do not say theirs; ``auto`` finds it out by where the plots lie.
    sheets : str, optional
        The sources' layer of sheet frames; one with a usual name is found by itself.
    communes : path, optional
        Official outlines of the communes, ``FILE`` or ``FILE:layer``.
    sheet_list : path, optional
        The province's reference list of sheets, a CSV file.
    lines, labels, legal : path, optional
        Boundary lines, plot labels and boundaries drawn from papers, ``FILE`` or ``FILE:layer``; layers of the sources
        with usual names are found by themselves.
    records : path or sequence of path, optional
        The records, where they lie elsewhere than beside the plots: spreadsheets, a GeoPackage, or a folder of files.
    renumbered : path, optional
        The list of renumbered sheets, by which records from before the merger find their plots.
    keep_encoding : bool
        Texts of spreadsheets in an encoding from before Unicode are checked as they stand, not converted on reading.
    headings : dict of str to str, optional
        Which heading of spreadsheets is which column, where it is not known: ``{"plot_number": "Thửa"}``.
    unit_list : path, optional
        A list of the communes, compared with the province's own.
    scans : path, optional
        Folder of the scanned papers.
    out : path, optional
        A GeoPackage to write the findings to.

    Raises
    ------
    BadInput
        A source, layer, field or rule cannot be used.
    """
    started = time.perf_counter()
    if out is not None:
        refuse_target(out)
    earlier = None if out is None else earlier_findings(out)
    settings = load_ruleset(ruleset)
    rules = None if rules is None else list(rules)
    chosen = _chosen(rules, settings)
    files = FolderSources(sources, layer)
    plots, report = read_all(
        files.paths,
        layer=layer,
        mapping=mapping,
        crs=crs,
        columns=_needed(chosen),
        keep_encoding=True,  # what is wrong with the source is told (E01), and not put right in passing
        communes=communes,
        compact=True,
        each=files.fill,
        failed=files.failed,
        progress=progress,
        cancelled=cancelled,
    )
    files.refuse_none(report.rows_in)
    give_back()
    drawn = {kind: where for kind, where in ((LINES, lines), (LABELS, labels), (LEGAL, legal)) if where}
    context = _context(_frames(report, sheets), communes, sheet_list, drawn, plots.crs, report)
    beside_plots = [(source.path, source.layer) for source in report.sources]
    told: list[tuple[str, dict]] = []
    if records or any(rule.check_records for rule in chosen):
        how = {"keep_encoding": keep_encoding, "headings": headings, "progress": progress, "cancelled": cancelled}
        found, told = records_for(plots, beside_plots, records, renumbered, **how)
        context = replace(context, records=found, scans=read_scans(scans) if scans else None)
    read = time.perf_counter() - started
    result = check_plots(
        plots,
        settings,
        rules=rules,
        jobs=jobs,
        uid_of=PlotUids(plots),
        context=context,
        progress=progress,
        cancelled=cancelled,
    )
    _compare(result, earlier)
    if rules is not None:
        result.groups = result.tasks = None  # what other rules would find is not known
    result.run |= {"source": [place(source).name for source in sources], "set_aside": report.rows_set_aside}
    told = [*files.notes, *_left_out(report), *report.notes, *told, *_units(unit_list)]
    result.run["notes"] = [*told, *result.run["notes"]]
    result.run["seconds"] |= {"read": read, "total": time.perf_counter() - started}
    result.run["peak_mib"] = peak_mib()
    if out is not None:
        write_findings(out, result, language)
    return result


def _compare(result: CheckResult, earlier: FindingTable | None) -> None:
    """Note how the findings differ from those of an earlier check, where there was one."""
    if earlier is not None:
        result.run["since_last_check"] = asdict(since(earlier, result.findings, result.outcomes))


def _units(path: Path | str | None) -> list[tuple[str, dict]]:
    """Say how a list of communes compares with the province's own."""
    return count_units(read_unit_list(path)).notes() if path else []


def _left_out(report: ReadReport) -> list[tuple[str, dict]]:
    """Say that rows were not checked since they are no plots, and why the first of them is none."""
    if not report.rows_set_aside:
        return []
    first = report.set_aside[0]
    return [(_LEFT_OUT, {"count": report.rows_set_aside}), (first.reason, dict(first.values))]


def is_work_copy(path: Place | str) -> bool:
    """Tell whether a source is a work copy: its findings are then kept in it."""
    path = place(path)
    if isinstance(path, Database):
        return False
    try:
        WorkCopy.open(path)
    except CampaignError:
        return False
    return True


def check_work_copy(
    work: Path | str,
    *,
    ruleset: str = "vn-2024",
    rules: Iterable[str] | None = None,
    communes: Path | str | None = None,
    sheet_list: Path | str | None = None,
    lines: Path | str | None = None,
    labels: Path | str | None = None,
    legal: Path | str | None = None,
    records: Sequence[Path | str] | Path | str | None = None,
    renumbered: Path | str | None = None,
    keep_encoding: bool = False,
    headings: dict[str, str] | None = None,
    unit_list: Path | str | None = None,
    scans: Path | str | None = None,
    out: Path | str | None = None,
    jobs: int | None = None,
    language: Language = ENGLISH,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> CheckResult:
    """Check the plots in force of a work copy and keep the findings in it, in place of the earlier ones.

    The frames of its sheets are its own, and so are lines, labels and papers that are not given; the other side tables
    are given as for `check`.
    """
    started = time.perf_counter()
    if out is not None:
        refuse_target(out)
    settings = load_ruleset(ruleset)
    copy = WorkCopy.open(work)
    plots = without_unknown(copy.plots("status IS NOT 'retired'"), copy.known_columns())
    drawn = {kind: where for kind, where in ((LINES, lines), (LABELS, labels), (LEGAL, legal)) if where}
    context = _context(copy.sheet_frames(), communes, sheet_list, drawn, copy.crs, kept=copy.drawn())
    beside_plots = [(work, _PLOTS_LAYER)]
    how = {"keep_encoding": keep_encoding, "headings": headings, "progress": progress, "cancelled": cancelled}
    how["permanent"] = given_ids.by_said(copy.path) if records else None
    found, told = records_for(plots, beside_plots, records, renumbered, **how)
    context = replace(context, records=found, scans=read_scans(scans) if scans else None)
    read = time.perf_counter() - started
    result = check_plots(
        plots, settings, rules=rules, jobs=jobs, context=context, progress=progress, cancelled=cancelled
    )
    _compare(result, copy.findings() if copy.last_run()[0] else None)
    if rules is not None:
        _keep_others(result, copy, plots)
        regroup(result, plots, settings)
    result.run |= {"source": [Path(work).name], "notes": [*told, *_units(unit_list), *result.run["notes"]]}
    result.run["seconds"] |= {"read": read, "total": time.perf_counter() - started}
    result.run["peak_mib"] = peak_mib()
    copy.save_check(result, language)
    if out is not None:
        write_findings(out, result, language)
    return result


def _context(
    frames: ShapeTable | None,
    communes,
    sheet_list,
    drawn: dict,
    crs: str,
    report: ReadReport | None = None,
    kept: Drawn | None = None,
) -> CheckContext:
    """Return the side tables that were given, and what was drawn beside the plots of all sources or was kept of it."""
    tables = {kind: read_drawing(kind, where, crs) for kind, where in drawn.items()}
    if kept:
        tables = kept.tables | tables
        if LABELS not in drawn:
            tables |= {"unlabelled": kept.unlabelled, "renumbered": kept.renumbered}
    if report:
        wanted = [kind for kind in (LINES, LABELS, LEGAL) if kind not in tables]
        # source by source, so that a drawing is opened once for all of them
        found = [[beside(kind, each.path, each.layer, report.crs) for kind in wanted] for each in report.sources]
        for kind, parts in zip(wanted, zip(*found, strict=True), strict=True):
            tables[kind] = joined_tables(
                [
                    ShapeTable({**table.columns, "drawing": np.full(len(table), number)}, table.geometry)
                    for number, table in enumerate(parts)
                    if table is not None
                ]
            )
    return CheckContext(
        sheets=frames,
        communes=read_communes(communes, crs) if communes else None,
        sheet_list=read_sheet_list(sheet_list) if sheet_list else None,
        **tables,
    )


def _frames(report: ReadReport, layer: str | None) -> ShapeTable | None:
    """Return the frames of sheets that lie beside the plots of all sources."""
    found = [read_sheets(source.path, source.layer, report.crs, layer) for source in report.sources]
    found = [table for table in found if table is not None]
    if not found:
        return None
    columns = {name: np.concatenate([table[name] for table in found]) for name in found[0].columns}
    return ShapeTable(columns, np.concatenate([table.geometry for table in found]))


def _keep_others(result: CheckResult, copy: WorkCopy, plots: PlotTable) -> None:
    """Add what the last run found by rules that this run left out, and the states where this run judged none."""
    if result.states is None:
        result.states = copy.task_states()
        with reading(copy.path) as connection:
            result.tasks = load_tasks(connection, plots["uid"])
    outcomes, _ = copy.last_run()
    earlier = copy.findings()
    others = [code not in result.outcomes for code in earlier["rule"]]
    result.findings = joined([earlier.take(np.array(others, dtype=bool)), result.findings])
    result.outcomes = {
        code: result.outcomes.get(code) or outcomes[code] for code in RULES if code in {*outcomes, *result.outcomes}
    }


def _chosen(rules: Iterable[str] | None, ruleset: Ruleset) -> list[Rule]:
    """Return the rules that run: those asked for, else all that the ruleset does not switch off."""
    if rules is None:
        return [rule for rule in RULES.values() if ruleset.rules[rule.code].view != OFF]
    return [RULES[code] for code in rules if code in RULES]


def _needed(rules: list[Rule]) -> list[str]:
    """Return the columns that rules ask for; no others are read."""
    wanted = {name for rule in rules for name in (*rule.needs, *rule.any_of)} - {"geometry"}
    if any(rule.family not in _OF_SHAPES for rule in rules):
        wanted |= _OF_RECORDS
    return sorted(wanted | _OF_ALL)
