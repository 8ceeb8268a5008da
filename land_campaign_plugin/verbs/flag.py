"""The verb ``flag``: the open findings of a check as drawings that surveyors lay over their sheets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model.campaign import load_campaign
from ..model.errors import BadInput
from ..model.findings import INFORMATION, OPEN, REGRESSED, FindingTable
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.projection import is_metric, parse_crs
from ..model.seams import SEAM_SEPARATOR, sheet_title
from ..native import shapely
from ..reports.findings_read import read_findings, read_sheets
from ..reports.flags import MARK, flag_drawing
from ..reports.replacing import refuse_other_drawing
from ..reports.writing import refuse_folder
from ..rules.rulesets import load_ruleset
from ..sources.folder import KNOWN_ENDS
from ..store.connection import sentence_for
from ..store.drawing_writer import DGN, SUFFIXES, drawing_format, write_drawing
from ..store.workcopy import WorkCopy
from .check import is_work_copy

SHEETS_SHOWN = QT_TRANSLATE_NOOP("core", "sheets")
_NO_SHEET = QT_TRANSLATE_NOOP("core", "No sheet {sheet} was checked.")
_SHEETS_ARE = QT_TRANSLATE_NOOP("core", "Its sheets are: {sheets}.")
_NEVER = QT_TRANSLATE_NOOP("core", "The work copy {path} was never checked.")
_CHECK = QT_TRANSLATE_NOOP("core", "Check it first.")
_NOT_METRIC = QT_TRANSLATE_NOOP("core", "The findings of {path} are not in metres, as a drawing must be.")
_TRANSFORM = QT_TRANSLATE_NOOP("core", "Export the plots with --crs {crs}, check them again and draw those findings.")
_NO_DRAWING = QT_TRANSLATE_NOOP("core", "Findings are drawn as .dgn or .dxf; {path} is called otherwise.")
_FILE_OR_FOLDER = QT_TRANSLATE_NOOP("core", "End the name with .dgn or .dxf, or name a folder for a file a sheet.")

_FAMILIES = frozenset("GTMB")
_ON_LABELS = frozenset({"A02", "A03", "A05", "A09"})
"""Rules about what labels say: number, land use, area. All else in records is not mended in a drawing."""
_SUFFIX = "-flags"
_UNSAFE = re.compile(r"[^\w.-]+")
_SHOWN = 12


@dataclass(frozen=True)
class FlaggedSheet:
    """A drawing that was written: sheet, file, findings by letter, and how many of them have no place."""

    commune: str | None
    sheet: str
    path: Path
    letters: dict[str, int]
    unplaced: int


@dataclass
class FlagReport:
    """What was drawn.

    Parameters
    ----------
    findings : int
        Those drawn, each once; one on a seam is in the drawings of both sheets.
    left_out : int
        Open findings about records, which no drawing can cure, or for information only.
    emptied : list of Path
        Drawings of earlier flags on sheets that have none any more.
    """

    path: Path
    findings: int = 0
    left_out: int = 0
    sheets: list[FlaggedSheet] = field(default_factory=list)
    emptied: list[Path] = field(default_factory=list)

    @property
    def letters(self) -> dict[str, int]:
        """Findings by letter, over all drawings."""
        counts: Counter = Counter()
        for sheet in self.sheets:
            counts.update(sheet.letters)
        return dict(sorted(counts.items()))


def flag(
    source: Path | str,
    out: Path | str,
    *,
    format: str | None = None,  # noqa: A002 - the word that users write
    sheets: Collection[str] = (),
    rules: Collection[str] | None = None,
    ruleset: str = "vn-2024",
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> FlagReport:
    """Draw the open findings of a work copy, or of a file of findings.

    Parameters
    ----------
    source : path
        A work copy that was checked, or a GeoPackage that ``check --out`` wrote.
    out : path
        A file ``.dgn`` or ``.dxf`` for all sheets, or a folder for a file a sheet: ``DC12-flags.dgn``; with a folder a
        commune where there are several. An earlier drawing of flags is replaced, nothing else is.
    format : str, optional
        ``dgn`` (MicroStation V7) or ``dxf``; by the file's name, DGN in a folder.
    sheets : collection of str
        Only these sheets, by number.
    rules : collection of str, optional
        Only these rules; all errors and warnings of shapes, lines, labels and seams if not given.
    ruleset : str
        Says the scale of a map that does not say its own.

    Raises
    ------
    BadInput
        The source is neither, has no such sheet, or is not in metres.
    CannotWrite
        A file is there already and holds something else, or cannot be written.
    """
    out = Path(out)
    single = out.suffix.casefold() in SUFFIXES.values()
    if not single and out.suffix.casefold() in KNOWN_ENDS and not out.is_dir():
        raise BadInput(_NO_DRAWING, _FILE_OR_FOLDER, path=out)
    kind = drawing_format(out, format or (None if single else DGN))
    refuse_folder(out)
    copy = WorkCopy.open(source) if is_work_copy(source) else None
    if copy and not copy.last_run()[0]:
        raise BadInput(_NEVER, _CHECK, path=source)
    every = copy.findings() if copy else read_findings(source)
    if every.crs and not is_metric(parse_crs(every.crs)):
        raise BadInput(_NOT_METRIC, _TRANSFORM, path=source, crs=load_campaign().crs)
    mask, left_out = _wanted(every, rules)
    findings = every.take(mask)
    report = FlagReport(out, left_out=left_out)
    by_sheet = _by_sheet(findings)
    if sheets:
        checked = copy.sheet_states() if copy else read_sheets(source)
        by_sheet = _chosen(by_sheet, list(zip(checked["commune"], checked["sheet"], strict=True)), sheets)
    report.findings = len({row for rows in by_sheet.values() for row in rows})
    facts = _Facts(copy, load_ruleset(ruleset).default_scale)
    if single:
        rows = sorted({row for rows in by_sheet.values() for row in rows})
        _draw(report, findings.take(rows), ("", ""), out, kind, facts)
        return report
    targets = {key: out / _name(key, by_sheet, SUFFIXES[kind]) for key in by_sheet}
    earlier = [] if sheets or not out.is_dir() else sorted(out.rglob(f"*{_SUFFIX}{SUFFIXES[kind]}"))
    for path in targets.values():
        refuse_other_drawing(path, MARK)
    for done, (key, path) in enumerate(targets.items()):
        stop_if(cancelled)
        progress(done, len(targets), SHEETS_SHOWN)
        _draw(report, findings.take(by_sheet[key]), key, path, kind, facts)
    for path in earlier:
        if path not in targets.values():
            refuse_other_drawing(path, MARK)
            none = flag_drawing(findings.take([]), load_campaign().flags, facts.scale, facts.corner)
            write_drawing(path, none.elements, kind)
            report.emptied.append(path)
    progress(len(targets), len(targets), SHEETS_SHOWN)
    return report


def _draw(report: FlagReport, findings: FindingTable, key: tuple, path: Path, kind: str, facts: _Facts) -> None:
    refuse_other_drawing(path, MARK)
    scale, corner = facts.of(findings)
    drawn = flag_drawing(findings, load_campaign().flags, scale, corner)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise sentence_for(path.parent, error) from error
    write_drawing(path, drawn.elements, kind)
    commune, sheet = key
    report.sheets.append(FlaggedSheet(commune or None, sheet, path, drawn.letters, drawn.unplaced))


class _Facts:
    """What the plots of findings say of their map: its scale, and where it lies."""

    def __init__(self, copy: WorkCopy | None, default_scale: int):
        self._copy, self.scale = copy, default_scale
        left, bottom, *_ = load_campaign().window
        self.corner = (left, bottom)

    def of(self, findings: FindingTable) -> tuple[int, tuple[float, float]]:
        """Return the scale number of most plots of findings, and the lower left corner of those plots."""
        uids = {uid for text in findings["plots"] if text for uid in text.split(",")[:1]}
        plots = self._copy.plots_by_uid(uids) if self._copy and uids else None
        if plots is None or not len(plots):
            return self.scale, self.corner
        scales = Counter(int(scale) for scale in plots["map_scale"] if scale)
        shapes = plots.geometry[~(shapely.is_missing(plots.geometry) | shapely.is_empty(plots.geometry))]
        corner = tuple(shapely.total_bounds(shapes)[:2].tolist()) if len(shapes) else self.corner
        return (scales.most_common(1)[0][0] if scales else self.scale), corner


def _wanted(findings: FindingTable, rules: Collection[str] | None) -> tuple[np.ndarray, int]:
    """Return which findings are drawn, and how many open ones are not."""
    alive = np.isin(findings["state"].astype(str), (OPEN, REGRESSED)) & ~findings.symptoms
    if rules is not None:
        mask = alive & np.isin(findings["rule"].astype(str), list(rules))
    else:
        drawn = [rule[0] in _FAMILIES or rule in _ON_LABELS for rule in findings["rule"]]
        mask = alive & np.array(drawn, dtype=bool) & (findings["severity"] != INFORMATION)
    return mask, int((alive & ~mask).sum())


def _by_sheet(findings: FindingTable) -> dict[tuple[str, str], list[int]]:
    """Return the rows of each (commune, sheet) in the order of their numbers; those on a seam with both sheets."""
    keys = [(commune or "", sheet or "") for commune, sheet in zip(findings["commune"], findings["sheet"], strict=True)]
    titles = {sheet_title(commune or None, sheet): (commune, sheet) for commune, sheet in keys}
    rows: dict[tuple[str, str], list[int]] = {}
    for row, (key, seam) in enumerate(zip(keys, findings["seam"], strict=True)):
        sides = [titles.get(title) or _key(title) for title in (seam or "").split(SEAM_SEPARATOR) if title]
        for side in dict.fromkeys([key, *sides]):
            rows.setdefault(side, []).append(row)
    return dict(sorted(rows.items(), key=lambda item: (item[0][0], item[0][1].zfill(9))))


def _key(title: str) -> tuple[str, str]:
    """Return commune and sheet of a title that no finding is named after."""
    commune, _, sheet = title.rpartition("/")
    return commune, sheet


def _chosen(by_sheet: dict, checked: list[tuple], sheets: Collection[str]) -> dict:
    """Return the rows of the sheets asked for; none where one was checked and is clean."""
    known = {(commune or "", sheet or ""): [] for commune, sheet in checked} | by_sheet
    wanted = {str(sheet).strip() for sheet in sheets}
    missing = sorted(wanted - {sheet for _, sheet in known})
    if missing:
        shown = ", ".join(sorted({sheet for _, sheet in known if sheet}, key=lambda sheet: sheet.zfill(9))[:_SHOWN])
        raise BadInput(_NO_SHEET, _SHEETS_ARE, sheet=missing[0], sheets=shown or "-")
    return {key: rows for key, rows in known.items() if key[1] in wanted}


def _name(key: tuple[str, str], by_sheet: dict, suffix: str) -> Path:
    """Return the name of a sheet's drawing, in the folder of its commune where there are several."""
    commune, sheet = (_UNSAFE.sub("_", part) for part in key)
    name = f"DC{sheet}{_SUFFIX}{suffix}" if sheet else f"{_SUFFIX[1:]}{suffix}"
    several = len({commune for commune, _ in by_sheet if commune}) > 1
    return Path(commune, name) if several and commune else Path(name)
