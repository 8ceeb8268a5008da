"""The verb ``sample``: a commune or the province that looks like the real thing, with errors and their truth."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model.catalogues import Unit, units
from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import shapely
from ..reports.replacing import refuse_other_tables, refuse_other_text, refuse_other_workbook
from ..samples.canvas import Canvas
from ..samples.commune import draw, outline, sheet_rows
from ..samples.drafting_errors import draft_badly
from ..samples.drawing import boundary_lines, label_points, paper_boundaries
from ..samples.hand_in import CATEGORY, hand_in_lines, write_hand_in
from ..samples.injectors import INJECTORS, LEAST_PLOTS, ON_REQUEST, inject, quotas
from ..samples.layout import border_points
from ..samples.plan import PLOTS_A_COMMUNE, CommunePlan, apportion, make_plan
from ..samples.records import Records, make_records
from ..samples.register_errors import inject_records
from ..samples.rows import PlotRows, plot_rows, sheet_list
from ..samples.sheet_lines import sides_of
from ..store.connection import sentence_for
from .sample_drawings import DrawingFolder
from .sample_file import TABLES, SampleFile, frames, move_into_place

SHEETS_SHOWN = QT_TRANSLATE_NOOP("core", "sheets drawn")
_DEFAULT_PLOTS = 600
_SHEET_LIST = "commune,sheet_number,map_scale,plot_count"
_BAD_RATE = QT_TRANSLATE_NOOP("core", "The share of plots with an error cannot be {rate}.")
_RATE_RANGE = QT_TRANSLATE_NOOP("core", "Give a number from 0 to {most}.")
_MOST_ERRORS = 0.08
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {path}.")
_MAKE_FOLDER = QT_TRANSLATE_NOOP("core", "Make it first, or choose another one.")
_SCANS_TOO_MANY = QT_TRANSLATE_NOOP("core", "Scans are written only for a sample of one commune.")
_WORKBOOK_TOO_LARGE = QT_TRANSLATE_NOOP("core", "A workbook of records is written only for a sample of one commune.")
_NO_WORKBOOK = QT_TRANSLATE_NOOP("core", "Ask for {most} plots at most, or leave the workbook out.")
_FEWER_PLOTS = QT_TRANSLATE_NOOP("core", "Ask for {most} plots at most, or leave the scans out.")
_SCANS_THERE = QT_TRANSLATE_NOOP("core", "The folder {path} for the scans is not empty.")
_TWICE = QT_TRANSLATE_NOOP("core", "Two files of the sample would both be called {path}.")
_TWO_NAMES = QT_TRANSLATE_NOOP("core", "Give each a name of its own.")
_NEW_FOLDER = QT_TRANSLATE_NOOP("core", "Name a new folder.")


@dataclass
class SampleReport:
    """What was written.

    Parameters
    ----------
    plots : int
        Planned plots, roads and canals included; extra records of injected errors come on top (`extra`).
    truth_on_request : Path
        Findings of rules that a plain check does not run: switched off, or in need of the list or the outlines.
    sheet_list : Path
        The reference list of sheets, as CSV.
    truth_of_drawings : Path, optional
        What is wrong in the drawings, as JSON lines.
    injected : dict of str to int
        Findings in both truths, by rule.
    plots_for_errors : int
        How many plots a sample must have to get errors of each rule, where they were asked for and there are too few
        plots for them; else 0.
    peak_mib : float
        Largest memory of this process so far; 0 where the system does not tell.
    """

    path: Path
    truth: Path
    truth_on_request: Path
    sheet_list: Path
    plots: int
    extra: int
    sheets: int
    communes: int
    people: int
    injected: dict[str, int] = field(default_factory=dict)
    plots_for_errors: int = 0
    scans: int = 0
    records_xlsx: Path | None = None
    drawings: int = 0
    drafting_errors: int = 0
    truth_of_drawings: Path | None = None
    seconds: float = 0.0
    peak_mib: float = 0.0


def sample(
    out: str | Path,
    *,
    plots: int | None = None,
    province: bool = False,
    commune: str | None = None,
    seed: int = 1,
    errors: float = 0.01,
    truth: str | Path | None = None,
    scans: str | Path | None = None,
    records_xlsx: str | Path | None = None,
    drawings: str | Path | None = None,
    format: str | None = None,  # noqa: A002 - the word that users write
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> SampleReport:
    """Write a sample: layers ``plots``, ``sheets``, ``communes`` and the record tables, in EPSG:9209.

    For one commune also ``boundary_lines``, ``labels`` and ``legal_boundaries``: what the plots were closed from.
    The same arguments give the same rows and the same truth.

    Parameters
    ----------
    out : path
        GeoPackage to write; an earlier sample is replaced, nothing else is.
    plots : int, optional
        Plots before extra records, 600 by default; over 40,000 of them several neighbouring communes are drawn.
    province : bool
        All 104 communes: 3,263,464 plots on 11,488 sheets.
    commune : str, optional
        Code of the commune whose name the sample carries.
    errors : float
        Share of plots that get an injected error, spread evenly over the rules; from 500 plots on at least one a
        rule. 0: none at all.
    truth : path, optional
        Where to write the truth, JSON lines ``{rule, plots, x, y}``, and ``record`` where it is about one; beside `out`
        by default. What only a check with ``--communes`` and ``--sheet-list``, or of rules that are switched off, comes
        to is written beside it.
    scans : path, optional
        New folder to write the scanned papers into, for one commune only.
    records_xlsx : path, optional
        Workbook to write the commune's records to as it would hand them in, on the form PL3-01 with all that goes wrong
        in Excel; what is wrong stands beside it as JSON. For one commune only.
    drawings : path, optional
        New folder to draw the sheets into, a file ``DC<sheet>.dgn`` each. The errors are then those of the hand that
        draws, and the plots and records of `out` are right: what a drawing cleaned well gives back. What is wrong in
        them stands beside `out` as JSON lines ``{rule, kind, sheet, plots, x, y}``, plots as sheet/number.
    format : str, optional
        Of the drawings: ``dgn`` (MicroStation V7, the default) or ``dxf``.

    Returns
    -------
    SampleReport

    Raises
    ------
    BadInput
        A number or code is out of range, there is no such folder, or two files to write are one.
    CannotWrite
        A file is there already and is no sample, or cannot be written.
    """
    began = time.perf_counter()
    out = Path(out)
    truth = Path(truth) if truth else out.with_suffix(".truth.jsonl")
    if not 0 <= errors <= _MOST_ERRORS:
        raise BadInput(_BAD_RATE, _RATE_RANGE, rate=errors, most=_MOST_ERRORS)
    plan = make_plan(_DEFAULT_PLOTS if plots is None else plots, province=province, commune=commune, seed=seed)
    for path in (out, truth, *([Path(records_xlsx)] if records_xlsx is not None else [])):
        if not path.parent.is_dir():
            raise BadInput(_NO_FOLDER, _MAKE_FOLDER, path=path.parent)
    if records_xlsx is not None and len(plan) > 1:
        raise BadInput(_WORKBOOK_TOO_LARGE, _NO_WORKBOOK, most=PLOTS_A_COMMUNE)
    asked, listed = truth.with_suffix(".on-request.jsonl"), out.with_suffix(".sheet_list.csv")
    drafted = out.with_suffix(".drawings.jsonl")
    _refuse_targets(out, (truth, asked, drafted), listed, records_xlsx)
    folder = _scan_folder(scans, plan)
    report = SampleReport(out, truth, asked, listed, 0, 0, 0, len(plan), 0)
    report.records_xlsx = Path(records_xlsx) if records_xlsx else None
    texts = (truth, asked, listed) if drawings is None else (truth, asked, listed, drafted)
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in texts}
    drawn_codes = {each.unit.code for each in plan}
    neighbour = next((unit for code, unit in units().items() if code not in drawn_codes), plan[0].unit)
    beyond, exact = border_points(plan), sum(int(each.plots.sum()) for each in plan) <= PLOTS_A_COMMUNE
    try:
        with SampleFile(out, drawing=len(plan) == 1) as file, ExitStack() as stack:
            lines, on_request, sheets, *bad_lines = (
                stack.enter_context(path.open("w", encoding="utf-8", newline="\n")) for path in beside.values()
            )
            book = None
            if drawings is not None:
                book = stack.enter_context(DrawingFolder(Path(drawings), format, communes=len(plan)))
                report.truth_of_drawings = drafted
            sheets.write(_SHEET_LIST + "\n")
            for commune_plan, wanted in zip(plan, _shares(plan, 0.0 if book else errors), strict=True):
                stop_if(cancelled)
                drawn = draw(commune_plan, beyond, seed, exact_points=exact, progress=progress, cancelled=cancelled)
                random = np.random.default_rng([seed, 9, commune_plan.index])
                canvas = Canvas(drawn, random, alone=len(plan) == 1)
                inject(canvas, wanted, cancelled)
                sides = sides_of(drawn) if book else None
                drafting = draft_badly(canvas, sides, errors, cancelled) if book else None
                rows, listed = _write_commune(file, canvas, neighbour, seed, wanted, folder, report)
                if book:
                    told = book.add(canvas, rows, sides, drafting, progress=progress, cancelled=cancelled)
                    bad_lines[0].writelines(told)
                    report.drawings, report.drafting_errors = book.count, report.drafting_errors + len(told)
                sheets.writelines(",".join(map(str, row)) + "\n" for row in listed)
                for line in canvas.truth:
                    text = json.dumps(line.as_dict()) + "\n"
                    (on_request if line.rule in ON_REQUEST else lines).write(text)
                progress(report.sheets, sum(len(each.plots) for each in plan), SHEETS_SHOWN)
            stop_if(cancelled)
            if book:
                book.finish()
            stack.close()
            file.finish(_about(report, seed, errors))
        for path, temporary in beside.items():
            move_into_place(temporary, path)
        if folder:
            folder.replace(Path(scans))
    except OSError as error:
        meant = next((path for path, temporary in beside.items() if str(temporary) == error.filename), out)
        raise sentence_for(meant, error) from error
    finally:
        for temporary in beside.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
    report.injected = {rule: report.injected.get(rule, 0) for rule in INJECTORS}
    if errors > 0 and drawings is None and not any(report.injected.values()):
        report.plots_for_errors = LEAST_PLOTS
    report.seconds, report.peak_mib = time.perf_counter() - began, _peak_mib()
    return report


def _write_commune(
    file: SampleFile,
    canvas: Canvas,
    neighbour: Unit,
    seed: int,
    wanted: dict[str, int],
    folder: Path | None,
    report: SampleReport,
) -> tuple[PlotRows, list[tuple]]:
    """Write the commune that stands on `canvas` with its records; return its plots, and its rows of the sheet list."""
    drawn = canvas.commune
    rows = plot_rows(canvas)
    records = make_records(drawn, rows, seed, with_scans=folder is not None)
    inject_records(canvas, rows, records, wanted)
    file.add_shapes("plots", rows.geometry, rows.records(records.legal_area_m2))
    _write_frames(file, canvas, neighbour)
    listed = sheet_list(canvas, rows)
    if canvas.alone:
        layers = {"boundary_lines": boundary_lines, "labels": label_points, "legal_boundaries": paper_boundaries}
        for layer, draw_layer in layers.items():
            drawn_layer = draw_layer(canvas, rows)
            file.add_shapes(layer, drawn_layer.geometry, drawn_layer.columns)
    for table, values in records.tables.items():
        file.add_rows(table, values)
    for name, content in records.scans:
        (folder / name).write_bytes(content)
    if report.records_xlsx:
        _write_hand_in(report.records_xlsx, rows, records, seed)
    report.plots += rows.planned
    report.extra += len(rows) - rows.planned
    report.sheets += len(drawn.plan.plots)
    report.people += len(records.tables["party"])
    report.scans += len(records.scans)
    report.injected = dict(Counter(report.injected) + Counter(line.rule for line in canvas.truth))
    return rows, listed


def _write_hand_in(path: Path, rows: PlotRows, records: Records, seed: int) -> None:
    """Write a commune's records as the workbook that it hands in, and beside it what is wrong with that."""
    facts = zip(rows.sheet, rows.number, rows.area_m2.tolist(), rows.address, rows.plot_code, strict=True)
    lines = hand_in_lines(rows.commune, dict(zip(rows.uid, facts, strict=True)), records.tables)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        truth = write_hand_in(temporary, lines, seed)
        move_into_place(temporary, path)
        path.with_suffix(".truth.json").write_text(json.dumps(vars(truth)) + "\n", encoding="utf-8")
    except OSError as error:
        raise sentence_for(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write_frames(file: SampleFile, canvas: Canvas, neighbour: Unit) -> None:
    """Write the sheets of a commune, its outline, and what the outlines give to a neighbouring commune."""
    drawn = canvas.commune
    sheets, unit = sheet_rows(drawn), drawn.plan.unit
    count = len(sheets.number)
    columns = [
        [unit.code] * count,
        sheets.number.astype(str).tolist(),
        sheets.scale.tolist(),
        sheets.former_commune,
        sheets.former_number.astype(str).tolist(),
        [None] * count,
    ]
    file.add_shapes("sheets", frames(sheets.frame), columns)
    shapes = [shapely.Polygon(canvas.side.outline(outline(drawn))), *canvas.side.foreign]
    owners = [unit, *[neighbour] * len(canvas.side.foreign)]
    columns = [[owner.code for owner in owners], [owner.name for owner in owners], [owner.kind for owner in owners]]
    file.add_shapes("communes", np.array([*shapes, None], dtype=object)[:-1], columns)


def _shares(plan: list[CommunePlan], errors: float) -> list[dict[str, int]]:
    """Return how many errors of each rule each commune gets."""
    weights = np.array([float(each.plots.sum()) for each in plan])
    shares = {rule: apportion(count, weights) for rule, count in quotas(int(weights.sum()), errors).items()}
    return [{rule: int(count[place]) for rule, count in shares.items()} for place in range(len(plan))]


def _refuse_targets(out: Path, truths: tuple[Path, ...], listed: Path, book: str | Path | None) -> None:
    """Refuse to replace anything but an earlier sample and what was written beside it."""
    targets = [out, *truths, listed, *([Path(book)] if book is not None else [])]
    twice = next((path for path in targets if targets.count(path) > 1), None)
    if twice:
        raise BadInput(_TWICE, _TWO_NAMES, path=twice)
    refuse_other_tables(out, TABLES, {"about"})
    for path in truths:
        refuse_other_text(path, '{"rule": ')
    refuse_other_text(listed, _SHEET_LIST)
    if book is not None:
        refuse_other_workbook(Path(book), CATEGORY)


def _scan_folder(scans: str | Path | None, plan: list[CommunePlan]) -> Path | None:
    """Return a new folder beside `scans` to collect them in, or None when none are wanted."""
    if scans is None:
        return None
    if len(plan) > 1:
        raise BadInput(_SCANS_TOO_MANY, _FEWER_PLOTS, most=PLOTS_A_COMMUNE)
    path = Path(scans)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise CannotWrite(_SCANS_THERE, _NEW_FOLDER, path=path)
    folder = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        folder.mkdir()
        if path.exists():
            path.rmdir()
    except OSError as error:
        raise sentence_for(path, error) from error
    return folder


def _about(report: SampleReport, seed: int, errors: float) -> dict[str, object]:
    return {
        "plots": report.plots,
        "extra_records": report.extra,
        "sheets": report.sheets,
        "communes": report.communes,
        "seed": seed,
        "errors": errors,
        "truth": report.truth.name,
    }


def _peak_mib() -> float:
    try:
        import resource
    except ImportError:  # Windows has no such module
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
