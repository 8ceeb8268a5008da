"""Which sheet a file is: its own plots say it, else the frame of the drawing, else a list, else its name.

Where they disagree the first that says something counts, and the others are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..model import communes
from ..model.language import QT_TRANSLATE_NOOP
from ..model.origins import ATTRIBUTE, FRAME, LIST, NAME
from ..model.tables import PLOT_FIELDS, PlotTable
from . import cells
from .folder import DRAWING, Found
from .notes import Note
from .reference_lists import SHEET_LIST, list_rows
from .sheet_names import read_name
from .values import whole_from

FIELDS = ("commune", "sheet_number", "map_scale")
_END = re.compile(r"\.(?!\d+$)[a-z0-9]{1,7}$")
_SURE_ENOUGH = 0.8
"""A name that is less sure than this is not set against what the file itself says."""
_LISTED = {
    **SHEET_LIST,
    "file_name": ("file_name", "file", "filename", "TenTep", "Tên tệp", "Tệp", "Tên file", "Tệp bản đồ", "Bản vẽ"),
}

_COMMUNES_DIFFER = QT_TRANSLATE_NOOP("core", "Commune {kept} is taken from {origin}; {other} is what {against} says.")
_NUMBERS_DIFFER = QT_TRANSLATE_NOOP(
    "core", "Sheet number {kept} is taken from {origin}; {other} is what {against} says."
)
_SCALES_DIFFER = QT_TRANSLATE_NOOP("core", "Scale 1:{kept} is taken from {origin}; 1:{other} is what {against} says.")
_DIFFER = dict(zip(FIELDS, (_COMMUNES_DIFFER, _NUMBERS_DIFFER, _SCALES_DIFFER), strict=True))


@dataclass(frozen=True)
class ListedSheet:
    """A row of the list of sheets; `file_name` without its end, where the list names files."""

    sheet_number: str
    map_scale: int = 0
    commune: str | None = None
    file_name: str | None = None


@dataclass
class Identity:
    """Which sheet a file is, and where that is known from.

    Parameters
    ----------
    values : dict of str to object
        By `FIELDS`; what is not known, or not one thing for the whole file, is absent.
    origins : dict of str to str
        `ATTRIBUTE`, `FRAME`, `LIST` or `NAME` of each value.
    several : int
        How many sheets the plots say, where it is more than one.
    notes : list of Note
        What disagrees.
    """

    values: dict[str, object] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    several: int = 0
    notes: list[Note] = field(default_factory=list)

    def fill(self, plots: PlotTable) -> None:
        """Enter what the plots do not say themselves."""
        for name, value in self.values.items():
            if name not in plots or not any(plots[name].tolist()):
                plots.columns[name] = PLOT_FIELDS[name].empty(len(plots))
                plots.columns[name][:] = value


def read_listed(path: Path | str) -> list[ListedSheet]:
    """Return the list of sheets, with names of files where it has a column for them.

    Raises
    ------
    BadInput
        It cannot be read, or no sheet of it has a column of sheet numbers.
    """
    found = []
    for row in list_rows(path, _LISTED, ("sheet_number",)):
        number = cells.number_text(row.cells.get("sheet_number"))[0]
        if number is None:
            continue
        scale = whole_from(cells.text(row.cells.get("map_scale"))[0] or "") or 0
        commune = cells.commune(row.cells.get("commune", row.cells.get("commune_name")))[0]
        name = cells.text(row.cells.get("file_name"))[0]
        found.append(ListedSheet(number, scale, commune, _stem(name) if name else None))
    return found


def listed_for(found: Found, listed: Sequence[ListedSheet]) -> ListedSheet | None:
    """Return the row of the list that names a file; by its path's end, where several files have one name."""
    stem = _stem(found.relative)
    rows = [row for row in listed if row.file_name and (stem == row.file_name or stem.endswith("/" + row.file_name))]
    longest = max((len(row.file_name) for row in rows), default=0)
    rows = [row for row in rows if len(row.file_name) == longest]
    return rows[0] if len(rows) == 1 else None


def identify(
    found: Found, tables: Iterable[PlotTable], listed: Sequence[ListedSheet] = (), commune: str | None = None
) -> Identity:
    """Return which sheet a file is.

    Parameters
    ----------
    tables : iterable of PlotTable
        Its plots.
    commune : str, optional
        Name of the commune on the frame of a drawing.
    """
    said = _said(tables)
    framed = communes.by_name(commune).code if commune and not said["commune"] else None
    identity = Identity(several=len(said["sheet_number"]) if len(said["sheet_number"]) > 1 else 0)
    own = FRAME if found.kind == DRAWING else ATTRIBUTE
    named = read_name(found.name, (found.folder, *found.relative.split("/")[:-1]))
    sure = (named.commune_confidence, named.number_confidence, named.scale_confidence)
    from_name = dict(zip(FIELDS, (named.commune, named.sheet_number, named.map_scale), strict=True))
    from_own = {name: next(iter(values)) for name, values in said.items() if len(values) == 1}
    row = listed_for(found, listed) or _by_number({**from_name, **from_own}, listed)
    from_list = {"commune": row.commune, "sheet_number": row.sheet_number, "map_scale": row.map_scale} if row else {}
    for at, name in enumerate(FIELDS):
        if len(said[name]) > 1 or (identity.several and not said[name]):
            continue
        answers = {own: from_own.get(name), LIST: from_list.get(name), NAME: from_name[name]}
        if name == "commune" and framed:
            answers = {FRAME: framed, **answers, own: framed}
        answers = {origin: value for origin, value in answers.items() if value}
        if not answers:
            continue
        origin, kept = next(iter(answers.items()))
        identity.values[name], identity.origins[name] = kept, origin
        for against, other in answers.items():
            if other != kept and (against != NAME or sure[at] >= _SURE_ENOUGH):
                told = {"kept": kept, "origin": origin, "other": other, "against": against}
                identity.notes.append((_DIFFER[name], told))
    return identity


def _said(tables: Iterable[PlotTable]) -> dict[str, set]:
    """Return the values that plots have, by field; a commune that a frame names becomes its code."""
    said: dict[str, set] = {name: set() for name in FIELDS}
    for plots in tables:
        if "commune" in plots:
            _code_communes(plots)
        for name in FIELDS:
            if name in plots:
                said[name].update(value for value in set(plots[name].tolist()) if value)
    return said


def _code_communes(plots: PlotTable) -> None:
    """Put the code of a commune in the place of its name, where the name is certain."""
    for value in {value for value in plots["commune"].tolist() if value and not value.isdigit()}:
        code = communes.by_name(value).code
        if code:
            plots.columns["commune"] = np.where(plots["commune"] == value, code, plots["commune"])


def _by_number(known: dict, listed: Sequence[ListedSheet]) -> ListedSheet | None:
    """Return the one row of the list with this number, and this commune and scale where they are known."""
    rows = [
        row
        for row in listed
        if row.sheet_number == known.get("sheet_number")
        and (not row.file_name)
        and known.get("commune") in (None, row.commune)
        and (known.get("map_scale") or 0) in (0, row.map_scale)
    ]
    return rows[0] if len(rows) == 1 else None


def _stem(name: str) -> str:
    """Return a path without the end of the file's name, as the list is compared with it."""
    return _END.sub("", name.replace("\\", "/").strip().casefold())
