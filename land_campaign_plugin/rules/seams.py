"""Seams: where the plots of two sheets, or of two communes, meet. Each is a thing with a length and a state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ..model.findings import ERROR, WARNING, FindingTable
from ..model.seams import CLEAN, COMMUNES_MEET, OPEN, SEAM_COLUMNS, SEAM_SEPARATOR, SHEET_COLUMNS, SHEETS_MEET
from ..model.tables import ShapeTable, Table
from ..native import shapely
from .edges import MM
from .loose import LooseBoundary, LooseEdges

if TYPE_CHECKING:
    from .block import Block, Run


@dataclass(frozen=True)
class SeamPart:
    """What one block knows of the seams.

    Parameters
    ----------
    loose : LooseEdges
    sheets : ndarray of int, shape (n, 2)
        The sheets on both sides of each matched edge of a seam, the lower first; each edge once.
    start, end : ndarray of int, shape (n, 2)
        Its ends in millimetres.
    """

    loose: LooseEdges
    sheets: np.ndarray
    start: np.ndarray
    end: np.ndarray


def seam_part(block: Block) -> SeamPart:
    """Return what `block` knows of the seams."""
    edges = block.edges
    at = np.flatnonzero((edges.partner >= 0) & (edges.plot < block.own))
    here, there = block.sheet[edges.plot[at]], block.sheet[edges.plot[edges.partner[at]]]
    # of the two directed edges of a line, that of the lower sheet counts
    mine = (here >= 0) & (here < there)
    at = at[mine]
    return SeamPart(block.loose, np.stack([here[mine], there[mine]], axis=1), edges.start[at], edges.end[at])


def seam_table(run: Run, parts: list[SeamPart], findings: FindingTable) -> ShapeTable:
    """Return the seams of a run: those of sheets, then those of communes, each in the order of their names."""
    loose = LooseBoundary.of(run, [part.loose for part in parts])
    across = loose.across_seams
    rows = loose.boundary.row
    facing = np.sort(run.sheets.of_plot[np.stack([rows[across.base], rows[across.other]], axis=1)], axis=1)
    sheets = np.concatenate([*(part.sheets for part in parts), facing])
    start, end = (np.concatenate([getattr(part, name) for part in parts]) / MM for name in ("start", "end"))
    matched = np.hypot(*(end - start).T)
    none = np.zeros(len(across))
    length = np.concatenate([matched, across.length_m])
    unmatched = np.concatenate([np.zeros(len(matched)), across.length_m])
    apart = np.concatenate([np.zeros(len(matched)), across.apart_m if len(across) else none])
    lines = np.concatenate([shapely.linestrings(np.stack([start, end], axis=1)), across.lines()])
    counts = _counted(findings)
    names = np.array([*run.sheets.names, ("", "")], dtype=object)[:-1]
    titles = np.array([*map(run.sheets.title, range(len(names))), None], dtype=object)[:-1]
    communes = np.array([*(commune for commune, _ in names), None], dtype=object)[:-1]
    tables = [_gathered(SHEETS_MEET, sheets, titles, communes, length, unmatched, apart, lines, counts)]
    of_communes, code = np.unique(communes.astype(str), return_inverse=True)
    sides = np.sort(code[sheets].reshape(-1, 2), axis=1)
    two = (sides[:, 0] != sides[:, 1]) & (of_communes[sides] != "").all(axis=1)
    owners = of_communes.astype(object)
    between = {key: count for key, count in counts.items() if "/" in key[0]}
    by_commune: dict[tuple[str, str], Counter] = {}
    for (one, other), count in between.items():
        pair = tuple(sorted({one.partition("/")[0], other.partition("/")[0]}))
        if len(pair) == 2:
            by_commune.setdefault(pair, Counter()).update(count)
    tables.append(
        _gathered(
            COMMUNES_MEET, sides[two], owners, owners, length[two], unmatched[two], apart[two], lines[two], by_commune
        )
    )
    columns = {name: np.concatenate([table[name] for table in tables]) for name, _ in SEAM_COLUMNS}
    return ShapeTable(columns, np.concatenate([table.geometry for table in tables]))


def sheet_table(run: Run, seams: ShapeTable, findings: FindingTable) -> Table:
    """Return the sheets of a run with their findings, their seams and their state, in the order of their names."""
    own: dict[tuple, Counter] = {}
    for commune, sheet, seam, severity in zip(
        *(findings[name] for name in ("commune", "sheet", "seam", "severity")), strict=True
    ):
        if seam is None:
            own.setdefault((commune or "", sheet or ""), Counter())[severity] += 1
    around, unsettled = Counter(), Counter()
    for kind, one, other, state in zip(*(seams[name] for name in ("kind", "one", "other", "state")), strict=True):
        if kind == SHEETS_MEET:
            around.update((one, other))
            unsettled.update((one, other) if state == OPEN else ())
    of_plot = run.sheets.of_plot
    plots = np.bincount(of_plot[of_plot >= 0], minlength=len(run.sheets.names))
    rows = []
    for number, (commune, sheet) in enumerate(run.sheets.names):
        counts, title = own.get((commune, sheet), Counter()), run.sheets.title(number)
        clean = not (counts[ERROR] or counts[WARNING] or unsettled[title])
        rows.append(
            (commune or None, sheet, int(plots[number]), counts[ERROR], counts[WARNING])
            + (around[title], unsettled[title], CLEAN if clean else OPEN)
        )
    return Table({name: _column((row[at] for row in rows), dtype) for at, (name, dtype) in enumerate(SHEET_COLUMNS)})


def _counted(findings: FindingTable) -> dict[tuple[str, str], Counter]:
    """Return how many findings of each severity lie on each seam."""
    counts: dict[tuple[str, str], Counter] = {}
    for seam, severity in zip(findings["seam"], findings["severity"], strict=True):
        if seam is not None:
            for pair in combinations(seam.split(SEAM_SEPARATOR), 2):
                counts.setdefault(tuple(sorted(pair)), Counter())[severity] += 1
    return counts


def _gathered(kind: str, sides, titles, communes, length, unmatched, apart, lines, counts) -> ShapeTable:
    """Return one row for each pair of owners in `sides`."""
    pairs, of = np.unique(sides, axis=0, return_inverse=True) if len(sides) else (sides, np.empty(0, dtype=np.int64))
    one, other = titles[pairs[:, 0]], titles[pairs[:, 1]]
    order = np.argsort(of, kind="stable")
    total = np.bincount(of, weights=length, minlength=len(pairs))
    loose = np.bincount(of, weights=unmatched, minlength=len(pairs))
    largest = np.zeros(len(pairs))
    np.maximum.at(largest, of, apart)
    found = [counts.get(tuple(sorted(pair)), Counter()) for pair in zip(one, other, strict=True)]
    errors = np.array([count[ERROR] for count in found], dtype=np.int64)
    warnings = np.array([count[WARNING] for count in found], dtype=np.int64)
    columns = {
        "seam": _column(SEAM_SEPARATOR.join(sorted(pair)) for pair in zip(one, other, strict=True)),
        "kind": np.full(len(pairs), kind, dtype=object),
        "one": one,
        "other": other,
        "one_commune": communes[pairs[:, 0]],
        "other_commune": communes[pairs[:, 1]],
        "length_m": total,
        "matched_m": total - loose,
        "unmatched_m": loose,
        "apart_m": largest,
        "errors": errors,
        "warnings": warnings,
        "state": np.where(errors + warnings > 0, OPEN, CLEAN).astype(object),
    }
    drawn = shapely.multilinestrings(lines[order], indices=of[order]) if len(pairs) else lines[:0]
    return ShapeTable(columns, drawn)


def _column(values, dtype=object) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1].astype(dtype)
