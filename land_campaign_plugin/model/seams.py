"""Seams and sheets as things with a state: what stands in their tables."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np

from .findings import ERROR, SHEET_OFF, WARNING, FindingTable
from .language import QT_TRANSLATE_NOOP
from .tables import ShapeTable, Table

SHEETS_MEET, COMMUNES_MEET = "sheet", "commune"
"""What meets at a seam."""
CLEAN, OPEN = "clean", "open"
STATES = {CLEAN: QT_TRANSLATE_NOOP("core", "Clean"), OPEN: QT_TRANSLATE_NOOP("core", "Open findings")}
"""A seam is clean when no error or warning lies on it; a sheet when neither it nor any of its seams has one."""

SEAM_COLUMNS: tuple[tuple[str, type], ...] = (
    ("seam", object),
    ("kind", object),
    ("one", object),
    ("other", object),
    ("one_commune", object),
    ("other_commune", object),
    ("length_m", np.float64),
    ("matched_m", np.float64),
    ("unmatched_m", np.float64),
    ("apart_m", np.float64),
    ("errors", np.int64),
    ("warnings", np.int64),
    ("state", object),
)
"""``one`` and ``other`` are what people call the two owners, ``apart_m`` is the largest distance of unmatched lines."""

SHEET_COLUMNS: tuple[tuple[str, type], ...] = (
    ("commune", object),
    ("sheet", object),
    ("plots", np.int64),
    ("errors", np.int64),
    ("warnings", np.int64),
    ("seams", np.int64),
    ("open_seams", np.int64),
    ("state", object),
)
"""Findings on a seam are counted with the seam, not with the sheet; where two sheets lie on each other so far that no
seam is known between them, with both sheets."""
SEAM_SEPARATOR = " | "


def no_seams() -> ShapeTable:
    """Return a table of seams without rows."""
    return ShapeTable({name: np.empty(0, dtype) for name, dtype in SEAM_COLUMNS})


def no_sheets() -> Table:
    """Return a table of sheets without rows."""
    return Table({name: np.empty(0, dtype) for name, dtype in SHEET_COLUMNS})


def seams_counted(seams: ShapeTable, findings: FindingTable) -> ShapeTable:
    """Return the seams with the findings that lie on them now, and the state that follows."""
    counts: dict[tuple[str, str], Counter] = {}
    for (seam, severity), count in Counter(zip(findings["seam"], findings["severity"], strict=True)).items():
        for pair in _pairs(seam):
            counts.setdefault(pair, Counter())[severity] += count
    between: dict[tuple[str, str], Counter] = {}
    for pair, count in counts.items():
        communes = _communes(pair)
        if communes:
            between.setdefault(communes, Counter()).update(count)
    found = [
        (between if kind == COMMUNES_MEET else counts).get(tuple(sorted((one, other))), Counter())
        for kind, one, other in zip(seams["kind"], seams["one"], seams["other"], strict=True)
    ]
    off = Counter(title for title in _sheets_off(findings) if title)
    for at, titles in enumerate(zip(seams["one"], seams["other"], strict=True) if off else ()):
        if not off.keys().isdisjoint(titles):  # a sheet that lies off meets none of its neighbours
            found[at] = found[at] + Counter({ERROR: sum(off[title] for title in titles)})
    return ShapeTable({**seams.columns, **_states(found)}, seams.geometry)


def _sheets_off(findings: FindingTable) -> list[str]:
    """Return for each finding what people call the sheet that it says lies off as a whole, else nothing."""
    titles = [""] * len(findings)
    for row in np.flatnonzero(findings["rule"] == SHEET_OFF):
        titles[row] = sheet_title(findings["commune"][row], findings["sheet"][row])
    return titles


def sheets_counted(sheets: Table, seams: ShapeTable, findings: FindingTable) -> Table:
    """Return the sheets with their own findings, their open seams, and the state that follows from both."""
    around, unsettled, known = Counter(), Counter(), set()
    for kind, one, other, state in zip(*(seams[name] for name in ("kind", "one", "other", "state")), strict=True):
        if kind == SHEETS_MEET:
            known.add(tuple(sorted((one, other))))
            around.update((one, other))
            unsettled.update((one, other) if state == OPEN else ())
    own: dict[str, Counter] = {}
    names = ("commune", "sheet", "seam", "severity")
    rows = Counter(zip(*(findings[name] for name in names), strict=True))
    for (commune, sheet, seam, severity), count in rows.items():
        strangers = {name for pair in _pairs(seam) if pair not in known for name in pair}
        for title in strangers if seam else (sheet_title(commune, sheet),):
            own.setdefault(title, Counter())[severity] += count
    keys = list(zip(sheets["commune"], sheets["sheet"], strict=True))
    titles = [sheet_title(commune, sheet) for commune, sheet in keys]
    columns = {**sheets.columns, **_states([own.get(title, Counter()) for title in titles])}
    columns["seams"] = np.array([around[title] for title in titles], dtype=np.int64)
    columns["open_seams"] = np.array([unsettled[title] for title in titles], dtype=np.int64)
    columns["state"] = np.where((columns["state"] == OPEN) | (columns["open_seams"] > 0), OPEN, CLEAN).astype(object)
    return Table(columns)


def sheet_title(commune: str | None, sheet: str) -> str:
    """Return what seams call a sheet."""
    return f"{commune}/{sheet}" if commune else sheet


def on_seam(findings: FindingTable, kind: str, one: str, other: str) -> np.ndarray:
    """Mask of the findings that `seams_counted` counts with a seam."""
    wanted = tuple(sorted((one, other)))
    if kind == COMMUNES_MEET:
        return _where_seam(findings, lambda seam: any(_communes(pair) == wanted for pair in _pairs(seam)))
    return _where_seam(findings, lambda seam: wanted in _pairs(seam)) | np.isin(_sheets_off(findings), wanted)


def about_sheet(findings: FindingTable, commune: str | None, sheet: str) -> np.ndarray:
    """Mask of the findings that keep a sheet from being clean: its own, and those on its seams."""
    title = sheet_title(commune, sheet)
    own = ~findings["seam"].astype(bool) & (findings["commune"] == commune) & (findings["sheet"] == sheet)
    return own | _where_seam(findings, lambda seam: title in seam.split(SEAM_SEPARATOR))


def _pairs(seam: str | None) -> list[tuple[str, str]]:
    """Return the pairs of sheets that a finding on `seam` lies between: where three sheets meet, three."""
    return [tuple(sorted(pair)) for pair in combinations(seam.split(SEAM_SEPARATOR), 2)] if seam else []


def _communes(pair: tuple[str, str]) -> tuple[str, ...]:
    """Return the two communes that a pair of sheets belongs to; nothing when it is one, or is not known."""
    communes = tuple(sorted({name.partition("/")[0] for name in pair}))
    return communes if len(communes) == 2 and all("/" in name for name in pair) else ()


def _where_seam(findings: FindingTable, wanted) -> np.ndarray:
    """Mask of the findings on a seam whose name is `wanted`; each name is asked once."""
    found = findings["seam"].astype(bool)
    placed = np.flatnonzero(found)
    if len(placed):
        names, at = np.unique(findings["seam"][placed].astype(str), return_inverse=True)
        found[placed] = np.fromiter((wanted(name) for name in names), bool, len(names))[at]
    return found


def _states(counts: list[Counter]) -> dict[str, np.ndarray]:
    errors = np.array([count[ERROR] for count in counts], dtype=np.int64)
    warnings = np.array([count[WARNING] for count in counts], dtype=np.int64)
    state = np.where(errors + warnings > 0, OPEN, CLEAN).astype(object)
    return {"errors": errors, "warnings": warnings, "state": state}
