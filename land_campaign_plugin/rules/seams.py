"""Seams: where the plots of two sheets, or of two communes, meet. Each is a thing with a length and a state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..model.findings import FindingTable
from ..model.seams import COMMUNES_MEET, SEAM_SEPARATOR, SHEETS_MEET, seams_counted, sheets_counted
from ..model.tables import ShapeTable, Table
from ..native import shapely
from .edges import MM
from .loose import LooseBoundary, LooseEdges
from .pair_keys import pair_key, pairs_of
from .shifts import SHIFTED_SHEETS, Shift

if TYPE_CHECKING:
    from .block import Block, Run


_AT_ONCE = 2_000
"""Seams that are drawn at once."""


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
    across, rows = loose.across_seams, loose.boundary.row
    facing = np.sort(run.sheets.of_plot[np.stack([rows[across.base], rows[across.other]], axis=1)], axis=1)
    start, end = (np.concatenate([getattr(part, name) for part in parts]) / MM for name in ("start", "end"))
    matched = np.zeros(len(start))
    pieces = [
        _Pieces(
            np.concatenate([part.sheets for part in parts]),
            np.hypot(*(end - start).T),
            matched,
            matched,
            np.stack([start, end], axis=1),
        ),
        _Pieces(facing, across.length_m, across.length_m, across.apart_m, across.ends()),
    ]
    known = np.union1d(across.base, across.other)
    pieces += [_lying_off(shift, loose, known) for shift in run.found_before(SHIFTED_SHEETS, [])]
    pieces = _Pieces.of(pieces)
    titles = _texts(map(run.sheets.title, range(len(run.sheets.names))))
    communes = _texts(commune for commune, _ in run.sheets.names)
    names, owner = np.unique(communes.astype(str), return_inverse=True)
    sides = np.sort(owner[pieces.sides], axis=1)
    apart = (sides[:, 0] != sides[:, 1]) & (names[sides] != "").all(axis=1)
    names = names.astype(object)
    tables = [
        pieces.gathered(SHEETS_MEET, titles, communes),
        pieces.take(apart, sides).gathered(COMMUNES_MEET, names, names),
    ]
    columns = {name: np.concatenate([table[name] for table in tables]) for name in tables[0].columns}
    return seams_counted(ShapeTable(columns, np.concatenate([table.geometry for table in tables])), findings)


def sheet_table(run: Run, seams: ShapeTable, findings: FindingTable) -> Table:
    """Return the sheets of a run with their findings, their seams and their state, in the order of their names."""
    of_plot = run.sheets.of_plot
    sheets = Table(
        {
            "commune": _texts(commune or None for commune, _ in run.sheets.names),
            "sheet": _texts(sheet for _, sheet in run.sheets.names),
            "plots": np.bincount(of_plot[of_plot >= 0], minlength=len(run.sheets.names)),
        }
    )
    return sheets_counted(sheets, seams, findings)


def _lying_off(shift: Shift, loose: LooseBoundary, known: np.ndarray) -> _Pieces:
    """Return the seams that a sheet has once it is put right, where it lies too far off for a stretch to show them."""
    lost = ~np.isin(shift.edges, known)
    edges = shift.edges[lost]
    ends = np.stack([loose.boundary.start[edges], loose.boundary.end[edges]], axis=1) / MM
    length = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    sides = np.sort(np.stack([np.full(len(edges), shift.sheet), shift.beside[lost]], axis=1), axis=1)
    return _Pieces(sides, length, length, np.full(len(edges), shift.farthest_m), ends)


@dataclass(frozen=True)
class _Pieces:
    """Pieces of seams: their two owners, how long, how much of it unmatched, how far apart, from where to where."""

    sides: np.ndarray
    length_m: np.ndarray
    unmatched_m: np.ndarray
    apart_m: np.ndarray
    ends: np.ndarray

    @classmethod
    def of(cls, pieces: list[_Pieces]) -> _Pieces:
        """Return several as one."""
        return cls(*(np.concatenate([getattr(each, name) for each in pieces]) for name in cls.__annotations__))

    def take(self, rows: np.ndarray, sides: np.ndarray) -> _Pieces:
        """Return some of the pieces, with other owners."""
        return _Pieces(sides[rows], self.length_m[rows], self.unmatched_m[rows], self.apart_m[rows], self.ends[rows])

    def gathered(self, kind: str, titles: np.ndarray, communes: np.ndarray) -> ShapeTable:
        """Return one row for each pair of owners."""
        pairs, of = np.empty((0, 2), dtype=np.int64), np.empty(0, dtype=np.int64)
        if len(self.sides):
            keys, of = np.unique(pair_key(*self.sides.T), return_inverse=True)
            pairs = pairs_of(keys)
        order = np.argsort(of, kind="stable")
        length = np.bincount(of, weights=self.length_m, minlength=len(pairs))
        unmatched = np.bincount(of, weights=self.unmatched_m, minlength=len(pairs))
        farthest = np.zeros(len(pairs))
        np.maximum.at(farthest, of, self.apart_m)
        one, other = titles[pairs[:, 0]], titles[pairs[:, 1]]
        columns = {
            "seam": _texts(SEAM_SEPARATOR.join(sorted(pair)) for pair in zip(one, other, strict=True)),
            "kind": np.full(len(pairs), kind, dtype=object),
            "one": one,
            "other": other,
            "one_commune": communes[pairs[:, 0]],
            "other_commune": communes[pairs[:, 1]],
            "length_m": length,
            "matched_m": length - unmatched,
            "unmatched_m": unmatched,
            "apart_m": farthest,
        }
        first = np.concatenate([[0], np.cumsum(np.bincount(of, minlength=len(pairs)))])
        lines = np.empty(len(pairs), dtype=object)
        for low in range(0, len(pairs), _AT_ONCE):
            high = min(low + _AT_ONCE, len(pairs))
            lines[low:high] = _drawn(self.ends[order[first[low] : first[high]]], first[low : high + 1] - first[low])
        return ShapeTable(columns, lines)


def _drawn(ends: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Return each seam as lines as long as can be: an object for every edge of every seam would be large."""
    # shapely 2.1.0 writes past its memory when it makes such lines from a ragged array
    seam = np.repeat(np.arange(len(first) - 1), np.diff(first))
    edges = shapely.multilinestrings(shapely.linestrings(ends), indices=seam)
    parts, of = shapely.get_parts(shapely.line_merge(edges), return_index=True)
    return shapely.multilinestrings(parts, indices=of)


def _texts(values) -> np.ndarray:
    return np.array([*values, None], dtype=object)[:-1]
