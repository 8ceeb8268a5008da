"""The sheets of a sample as drawings: a folder with a file a sheet, as offices name them, and what is wrong in them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from ..model.errors import BadInput, CannotWrite
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..samples.canvas import Canvas
from ..samples.drafting_errors import Drafting
from ..samples.rows import PlotRows
from ..samples.sheet_drawing import sheet_drawings
from ..samples.sheet_lines import Sides
from ..store.connection import sentence_for
from ..store.drawing_writer import DGN, SUFFIXES, write_drawing

DRAWINGS_SHOWN = QT_TRANSLATE_NOOP("core", "drawings written")
_NO_FORMAT = QT_TRANSLATE_NOOP("core", "Drawings cannot be written as {format}.")
_FORMATS_ARE = QT_TRANSLATE_NOOP("core", "Name one of: {formats}.")
_THERE = QT_TRANSLATE_NOOP("core", "The folder {path} for the drawings is not empty.")
_NEW_FOLDER = QT_TRANSLATE_NOOP("core", "Name a new folder.")


class DrawingFolder:
    """A new folder of drawings, ``DC<sheet>.dgn`` as offices call them; with a folder a commune where there are more.

    Use as a context manager: without `finish` nothing is left behind.

    Parameters
    ----------
    wanted : str, optional
        ``dgn`` (the default) or ``dxf``.
    """

    def __init__(self, path: Path, wanted: str | None, *, communes: int):
        self.path = path
        self._kind = (wanted or DGN).upper()
        self._alone = communes == 1
        self.count = 0
        if self._kind not in SUFFIXES:
            formats = ", ".join(name.lower() for name in SUFFIXES)
            raise BadInput(_NO_FORMAT, _FORMATS_ARE, format=wanted, formats=formats)
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise CannotWrite(_THERE, _NEW_FOLDER, path=path)
        self._room = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            self._room.mkdir()
        except OSError as error:
            raise sentence_for(path, error) from error

    def __enter__(self) -> DrawingFolder:
        return self

    def __exit__(self, kind, error, traceback) -> None:
        shutil.rmtree(self._room, ignore_errors=True)

    def add(
        self,
        canvas: Canvas,
        rows: PlotRows,
        sides: Sides,
        drafting: Drafting,
        *,
        progress: Progress = no_progress,
        cancelled: IsCancelled = never,
    ) -> list[str]:
        """Write the sheets of a commune; return what is wrong in them as JSON lines."""
        room = self._room if self._alone else self._room / rows.commune
        room.mkdir(exist_ok=True)
        total = self.count + len(canvas.commune.plan.plots)
        for number, _, elements in sheet_drawings(canvas, rows, sides, drafting):
            stop_if(cancelled)
            write_drawing(room / f"DC{number}{SUFFIXES[self._kind]}", elements)
            self.count += 1
            progress(self.count, total, DRAWINGS_SHOWN)
        return [_told(rows, error, self._alone) for error in drafting.errors]

    def finish(self) -> None:
        """Move the folder into its place."""
        try:
            if self.path.exists():
                self.path.rmdir()
            self._room.replace(self.path)
        except OSError as error:
            raise sentence_for(self.path, error) from error


def _told(rows: PlotRows, error, alone: bool) -> str:
    """Return a drafting error as a line: plots as sheet/number, a road or water without a number as sheet/-."""
    plots = [f"{rows.sheet[row]}/{rows.number[row] or '-'}" for row in error.rows]
    x, y = error.place
    commune = {} if alone else {"commune": rows.commune}
    line = {"rule": error.rule, "kind": error.kind, **commune, "sheet": error.sheet, "plots": plots, "x": x, "y": y}
    return json.dumps(line) + "\n"
