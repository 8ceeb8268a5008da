"""Where the files of the sheets of a catalogue are now: as they were, moved, renamed, or gone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from ..sources.folder import found_files
from ..store.sheet_catalogue import SKIPPED, SheetRow
from ..store.workcopy import WorkCopy
from .sheet_reading import digest


class Whereabouts:
    """Compares the files that were found with the rows of the catalogue.

    Parameters
    ----------
    sheets : sequence of objects with ``found`` (Found) and ``row`` (SheetRow)
    """

    def __init__(self, sheets: Sequence):
        self._sheets = sheets
        found = [sheet.found for sheet in sheets]
        self._roots = {each.path.parents[each.relative.count("/")] for each in found}

    def lies(self, row: SheetRow) -> bool:
        """Tell whether a file lies where that of a row did in a folder of its name."""
        return any((root / row.path).exists() for root in self._roots)

    def has(self, row: SheetRow) -> bool:
        """Tell whether the very file of a row is there, though it was not named this time."""
        paths = [root / row.path for root in self._roots]
        return any(place_of(path) == row.place and path.exists() for path in paths)

    def follow(self, left: list[SheetRow], named: list[SheetRow]) -> set[int]:
        """Know files again that were moved or renamed, and return the ids of rows that are of no use any more.

        By their content; where most are known so, by their path; and where the file that was loaded for a sheet is
        gone, the one that was left out for it takes its place.

        Parameters
        ----------
        left : list of SheetRow
            Loaded sheets whose file is not among those found, nor lies where it did.
        named : list of SheetRow
            Sheets that are known by the name of their file alone.
        """
        spent: set[int] = set()
        new = [sheet for sheet in self._sheets if not sheet.row.loaded_at]
        for sheet in new if named else ():
            same = [row for row in named if row.loaded_at and row.name == sheet.row.name]
            if len(same) == 1:
                self._take_over(sheet, same[0], named, spent)
                left = [row for row in left if row is not same[0]]
        if not new or not left:
            return spent
        by_content: dict[tuple, list[SheetRow]] = {}
        for row in left:
            by_content.setdefault((row.sha256, row.layer), []).append(row)
        moved, unknown = 0, [sheet for sheet in new if not sheet.row.id]
        for sheet in new:
            same = by_content.get((digest(sheet.found), sheet.row.layer), [])
            same.sort(key=lambda row, sheet=sheet: row.path != sheet.row.path)
            if same and not sheet.row.loaded_at:
                moved += not sheet.row.id
                self._take_over(sheet, same.pop(0), left, spent)
        if unknown and moved * 2 >= len(unknown):
            by_path = {(row.path, row.layer): row for row in left}
            for sheet in unknown:
                row = by_path.get((sheet.row.path, sheet.row.layer))
                if row is not None and not sheet.row.id:
                    self._take_over(sheet, row, left, spent)
        for sheet in new:
            if sheet.row.state == SKIPPED and sheet.row.sheet_number:
                same = [row for row in left if _said(row) == _said(sheet.row)]
                if len(same) == 1:
                    self._take_over(sheet, same[0], left, spent)
        return spent

    @staticmethod
    def _take_over(sheet, row: SheetRow, left: list[SheetRow], spent: set[int]) -> None:
        """Let a sheet have the row of one that was known by another place; its own is spent."""
        if sheet.row.id:
            spent.add(sheet.row.id)
        for name in ("place", "folder", "path", "format"):
            setattr(row, name, getattr(sheet.row, name))
        sheet.row = row
        left.remove(row)


def are_sheets(sources: Sequence[object], into: Path) -> bool:
    """Tell whether all `sources` are files of which the work copy `into` knows that they are sheets.

    By where they lie, by their name, or by their content.
    """
    paths = [Path(source) for source in sources if isinstance(source, (str, Path))]
    if not paths or len(paths) < len(sources) or not into.is_file() or not all(path.is_file() for path in paths):
        return False
    rows = [row for row in WorkCopy.open(into).sheet_files() if row.loaded_at]
    return bool(rows) and all(_is_known(path, rows) for path in paths)


def _is_known(path: Path, rows: list[SheetRow]) -> bool:
    place = place_of(path)
    if any(row.place == place for row in rows) or sum(row.path.rpartition("/")[2] == path.name for row in rows) == 1:
        return True
    found = found_files([path])
    return bool(found) and digest(found[0]) in {row.sha256 for row in rows}


def _said(row: SheetRow) -> tuple:
    return row.folder, row.commune, row.sheet_number, row.map_scale, row.layer


def place_of(path: Path) -> str:
    """Return what a file is known by: a digest, so that the work copy tells nobody how the folders are called."""
    return hashlib.sha256(os.path.normcase(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
