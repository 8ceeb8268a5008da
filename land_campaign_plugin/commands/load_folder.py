"""``load FOLDER``: the sheets of a folder, one by one; ``status --sheets``: what became of them."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language

_SHEETS = QT_TRANSLATE_NOOP("core", "sheets")
_ON_IT_GOES = QT_TRANSLATE_NOOP(
    "core", "A folder is loaded sheet by sheet, and goes on in the work copy that is there."
)
_LEAVE_OUT = QT_TRANSLATE_NOOP(
    "core", "Leave --append, --update, --replace and --dry-run out: a sheet that has changed is updated."
)
_ALONE = QT_TRANSLATE_NOOP(
    "core", "{names}: sheets of this work copy. Each was compared with its own plots alone, as with --by-sheet."
)


def add_arguments(load: argparse.ArgumentParser, count: Callable[[str], int]) -> None:
    """Add what ``load`` knows of folders; `count` reads a number of 1 or more."""
    load.add_argument(
        "--reproject", action="store_true", help="transform plots in another CRS or in degrees: into the work copy's"
    )
    of_folders = load.add_argument_group("sheets of a folder")
    of_folders.add_argument("--by-sheet", action="store_true", help="files, too, one by one: each whole or not at all")
    of_folders.add_argument("--sheet-list", type=Path, metavar="FILE", help="numbers and scales, .xlsx or .csv")
    of_folders.add_argument("--depth", type=count, metavar="N", help="search no more than N folders deep")
    of_folders.add_argument("--jobs", type=count, metavar="N", help="sheets to read at a time")


def is_wanted(options: argparse.Namespace) -> bool:
    """Tell whether ``load`` was called for sheets one by one.

    That is with a folder, with --by-sheet, or to update a work copy by files that are sheets of it.
    """
    from ..verbs.load_folder import is_folder

    return options.by_sheet or any(is_folder(source) for source in options.sources) or _updates_sheets(options)


def _updates_sheets(options: argparse.Namespace) -> bool:
    from ..verbs.sheet_whereabouts import are_sheets

    plain = not (options.dry_run or options.append or options.replace or options.records or options.by_sheet)
    return options.update and plain and are_sheets(options.sources, options.into)


def run(options: argparse.Namespace, how: dict, speech: Language, teller) -> tuple[dict, Callable, bool]:
    """Load the sheets; return the report as data, as lines when asked for, and whether every sheet is loaded.

    Parameters
    ----------
    how : dict
        Options of ``load`` for reading files.
    """
    from ..reports.folder_told import folder_data, folder_lines
    from ..verbs.load_folder import complete, load_folder, read_as

    alone = _updates_sheets(options)
    if (options.update and not alone) or options.append or options.replace or options.dry_run:
        raise BadInput(_ON_IT_GOES, _LEAVE_OUT)
    names = ("sheet_list", "depth", "reproject", "jobs", "records", "renumbered")
    with _stopping() as cancelled:
        report = load_folder(
            options.sources[0] if len(options.sources) == 1 else options.sources,
            options.into,
            options=read_as(how),
            **{name: getattr(options, name) or default for name, default in zip(names, _DEFAULTS, strict=True)},
            by_name=alone,
            language=speech,
            watch=lambda at: teller.progress(at.done, at.total, _SHEETS, f"{at.name} ({at.share:.0%})"),
            cancelled=cancelled,
        )
    teller.clear()
    first = [speech.text(_ALONE, names=", ".join(line.name for line in report.sheets))] if alone else []
    return folder_data(report, speech), lambda: [*first, *folder_lines(report, speech)], complete(report)


def catalogue(work, speech: Language) -> tuple[dict, Callable]:
    """Return the catalogue of sheets of a work copy as data, and as lines when asked for."""
    from ..reports.folder_told import catalogue_data, catalogue_lines

    rows = work.sheet_files()
    return {"sheets": catalogue_data(rows, speech)}, lambda: catalogue_lines(rows, speech)


_DEFAULTS = (None, None, False, None, (), None)


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C end the work after the sheet that is under way; a second one ends it at once."""
    asked: list[int] = []

    def ask(*_: object) -> None:
        asked.append(1)
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)
