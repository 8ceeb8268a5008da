"""The sheets of a folder as sources of one check: which files they are, which sheet each is, which cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.tables import PlotTable
from ..sources.folder import DRAWING, PLOTS, WAITING, Found, find_sources
from ..sources.inspect import choose_layer
from ..sources.notes import Note
from ..sources.place import Place, place
from ..sources.read_report import Batch
from ..sources.sheet_identity import FIELDS, identify
from ..sources.tables import SHEET, beside_plots, framed_commune

_NOT_CHECKED = QT_TRANSLATE_NOOP("core", "{path} was not checked:")


def _is_one(folder: Path) -> bool:
    """Tell whether a folder is one source: plots in one file of it, and beside them what the others are known to be."""
    try:
        info = choose_layer(folder)
    except BadInput:
        return False
    return any(table == SHEET for table, _ in beside_plots(folder, info.name, info.crs_wkt))


class FolderSources:
    """Sources of a check, with the files of folders in the place of the folders.

    Parameters
    ----------
    layer : str, optional
        Layer that was named; a folder that has it, as one of Shapefiles has, stays one source.
    """

    def __init__(self, sources: Sequence[Place | str], layer: str | None):
        self.paths: list[Place] = []
        self.notes: list[Note] = []
        self._found: dict[Path, Found] = {}
        self._communes: dict[Path, str | None] = {}
        self._first: BadInput | None = None
        for source in map(place, sources):
            self.paths += self._files(source, layer) if _is_folder(source) else [source]

    def _files(self, folder: Path, layer: str | None) -> list[Path]:
        if (layer is not None and _has(folder, layer)) or _is_one(folder):
            return [folder]
        entries = find_sources(folder)
        files = {each.path: each for each in entries if each.kind in (PLOTS, DRAWING)}
        if not files:
            return [folder]  # opening it says what is wrong
        self._found |= files
        for each in entries:
            if each.kind == WAITING:
                self.notes += [(_NOT_CHECKED, {"path": each.name}), (each.what, each.values), (each.remedy, {})]
        return list(files)

    def fill(self, batch: Batch) -> None:
        """Enter which sheet the plots are of, where they do not say it themselves and their file does."""
        found = self._found.get(batch.source.path)
        if found is None:
            return
        if found.kind == DRAWING and found.path not in self._communes:
            self._communes[found.path] = framed_commune(found.path)
        plots = batch.plots
        said = PlotTable({name: np.asarray(plots[name]) for name in FIELDS if name in plots}, plots.geometry, plots.crs)
        identify(found, [said], (), self._communes.get(found.path)).fill(said)
        plots.columns.update(said.columns)

    def failed(self, path: Place, error: BadInput) -> None:
        """Note that a file of a folder cannot be read; raise what is wrong with a source that was named."""
        if path not in self._found:
            raise error
        self._first = self._first or error
        values = {name: value.name if isinstance(value, Path) else value for name, value in error.values.items()}
        self.notes += [(_NOT_CHECKED, {"path": path.name}), (error.what, values)]

    def refuse_none(self, checked: int) -> None:
        """Refuse sources of which not one could be read, with what is wrong with the first."""
        if not checked and self._first is not None:
            raise self._first


def _is_folder(source: Place) -> bool:
    return isinstance(source, Path) and source.is_dir() and source.suffix.casefold() != ".gdb"


def _has(folder: Path, layer: str) -> bool:
    try:
        choose_layer(folder, layer)
    except BadInput:
        return False
    return True
