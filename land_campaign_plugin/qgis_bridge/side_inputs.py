"""What a work copy is checked against beside its plots: files that a person names once, remembered with the work copy.

An input more is a row more in `INPUTS`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..model.context import ABSENT, COMMUNES, LABELS, LEGAL, LINES, SHEET_LIST
from ..model.errors import BadInput, CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from . import settings

_GONE = QT_TRANSLATE_NOOP("core", "{file} is not there any more, so nothing is checked against it.")
_NAME_ANEW = QT_TRANSLATE_NOOP("core", "Choose the file again under What to Check Against, or clear it there.")
_NO_ROWS = QT_TRANSLATE_NOOP("core", "{file} holds no rows.")
_OTHER_FILE = QT_TRANSLATE_NOOP("core", "Choose another file or layer.")


@dataclass(frozen=True)
class SideInput:
    """One kind of file.

    Parameters
    ----------
    name : str
        The argument of `verbs.check.check_work_copy`.
    table : str
        The side table of `model.context.CheckContext`.
    title, purpose, counted : str
        What it is called, what it is for, and what is said of a good file (``{count}``): texts of the panels.
    file_kind, patterns : str
        What the file dialog offers.
    kinds : tuple of str
        Geometry types of layers that may hold it; empty where a file has no layers.
    read : callable
        ``read(where, crs)`` gives the table.
    """

    name: str
    table: str
    title: str
    purpose: str
    counted: str
    file_kind: str
    patterns: str
    kinds: tuple[str, ...]
    read: Callable[[str, str], object]


def _communes(where: str, crs: str):
    from ..sources.side_tables import read_communes

    return read_communes(where, crs)


def _sheet_list(where: str, _crs: str):
    from ..sources.reference_lists import read_sheet_list

    return read_sheet_list(where)


def _drawing(kind: str) -> Callable[[str, str], object]:
    def read_kind(where: str, crs: str):
        from ..sources.drawings import read_drawing

        return read_drawing(kind, where, crs)

    return read_kind


_SHAPES = "*.gpkg *.shp *.geojson *.json *.gml *.kml *.tab *.mif *.fgb *.dgn *.dxf *.sqlite"
INPUTS: tuple[SideInput, ...] = (
    SideInput(
        "communes",
        COMMUNES,
        QT_TRANSLATE_NOOP("gui", "Official outlines of the communes"),
        QT_TRANSLATE_NOOP(
            "gui", "Finds plots that lie in two communes or carry the wrong commune code (rules B01, B02, B03)."
        ),
        QT_TRANSLATE_NOOP("gui", "{count} outlines found."),
        QT_TRANSLATE_NOOP("gui", "Outlines"),
        _SHAPES,
        ("polygon", "mixed"),
        _communes,
    ),
    SideInput(
        "sheet_list",
        SHEET_LIST,
        QT_TRANSLATE_NOOP("gui", "The province's list of map sheets"),
        QT_TRANSLATE_NOOP(
            "gui", "Finds sheets that are missing or too many, and sheets with plots missing (rules M05, M06)."
        ),
        QT_TRANSLATE_NOOP("gui", "{count} sheets listed."),
        QT_TRANSLATE_NOOP("gui", "Lists"),
        "*.xlsx *.xlsm *.csv *.txt",
        (),
        _sheet_list,
    ),
    SideInput(
        "lines",
        LINES,
        QT_TRANSLATE_NOOP("gui", "Boundary lines that plots were closed from"),
        QT_TRANSLATE_NOOP("gui", "Finds lines that end loose, cross without a corner, or are drawn twice (rule T07)."),
        QT_TRANSLATE_NOOP("gui", "{count} lines found."),
        QT_TRANSLATE_NOOP("gui", "Lines"),
        _SHAPES,
        ("line", "mixed"),
        _drawing(LINES),
    ),
    SideInput(
        "labels",
        LABELS,
        QT_TRANSLATE_NOOP("gui", "Labels of plots"),
        QT_TRANSLATE_NOOP(
            "gui", "Finds plots without a label or with several, and labels with another number (rule T08)."
        ),
        QT_TRANSLATE_NOOP("gui", "{count} labels found."),
        QT_TRANSLATE_NOOP("gui", "Labels"),
        _SHAPES,
        ("point", "mixed"),
        _drawing(LABELS),
    ),
    SideInput(
        "legal",
        LEGAL,
        QT_TRANSLATE_NOOP("gui", "Boundaries drawn from papers"),
        QT_TRANSLATE_NOOP("gui", "Finds boundaries that lie elsewhere than on the papers (rule T09)."),
        QT_TRANSLATE_NOOP("gui", "{count} boundaries found."),
        QT_TRANSLATE_NOOP("gui", "Boundaries"),
        _SHAPES,
        ("line", "polygon", "mixed"),
        _drawing(LEGAL),
    ),
)


@dataclass
class SideTables:
    """What could be read of the chosen files.

    Parameters
    ----------
    files : dict of str to str
        Name of the input to ``FILE`` or ``FILE:layer``: those that were read.
    problems : list of CampaignError
        Why others were not.
    """

    files: dict[str, str] = field(default_factory=dict)
    tables: dict[str, object] = field(default_factory=dict)
    problems: list[CampaignError] = field(default_factory=list)

    def context(self, frames):
        """Return the side tables of a check; `frames` are those of the work copy's sheets."""
        from ..model.context import CheckContext

        return CheckContext(sheets=frames, **self.tables)


def chosen(work_copy: Path) -> dict[str, str]:
    """Return the files that a work copy is checked against, by name of the input."""
    return _all().get(str(work_copy), {})


def outlines(work_copy: Path | None) -> str:
    """Return the outlines of the communes chosen for a work copy, else those chosen last for any; empty for none."""
    every = _all()
    own = every.pop(str(work_copy), {})
    for files in (own, *reversed(every.values())):
        where = files.get("communes", "")
        if where and split(where)[0].exists():
            return where
    return ""


def choose(work_copy: Path, files: dict[str, str]) -> None:
    """Remember the files that a work copy is checked against."""
    kept = {**_all(), str(work_copy): files}
    settings.put("check_against", json.dumps({path: each for path, each in kept.items() if each}))


def _all() -> dict[str, dict[str, str]]:
    return json.loads(settings.get("check_against") or "{}")


def split(where: str) -> tuple[Path, str | None]:
    """Return file and layer of ``FILE`` or ``FILE:layer``, whether the file is there or not."""
    from ..sources.side_tables import split_layer

    path, layer = split_layer(where)
    head, colon, tail = path.name.rpartition(":")
    return (path, layer) if path.exists() or not colon else (path.with_name(head), tail)


def joined(path: str, layer: str) -> str:
    """Return ``FILE:layer``, or ``FILE`` where there is no choice of layers."""
    return f"{path}:{layer}" if layer else path


def layers_of(side_input: SideInput, path: str) -> list[str]:
    """Return the layers of a file that may hold the input."""
    from ..sources import inspect

    return [info.name for info in inspect.layers(path) if info.geometry_type in side_input.kinds]


def read(side_input: SideInput, where: str, crs: str):
    """Return the table that stands in a file, or say in a `CampaignError` why it cannot be used."""
    path = split(where)[0]
    if not path.exists():
        raise BadInput(_GONE, _NAME_ANEW, file=path.name)
    table = side_input.read(where, crs)
    if not len(table):
        raise BadInput(_NO_ROWS, _OTHER_FILE, file=path.name)
    return table


def read_chosen(work) -> SideTables:
    """Read every file that a work copy is checked against; what cannot be read is left out, with the reason."""
    found = SideTables()
    files = chosen(work.path)
    for side_input in INPUTS:
        if side_input.name not in files:
            continue
        try:
            found.tables[side_input.table] = read(side_input, files[side_input.name], work.crs)
            found.files[side_input.name] = files[side_input.name]
        except CampaignError as error:
            found.problems.append(error)
    return found


def wanted_by(reason: str) -> bool:
    """Tell whether a rule had nothing to check because one of the inputs was not given."""
    return reason in {ABSENT[side_input.table] for side_input in INPUTS}
