"""``load``: what is refused at once, before any file is read, in the words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..model.errors import CannotWrite
from ..model.language import QT_TRANSLATE_NOOP

_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_SAY_WHAT = QT_TRANSLATE_NOOP(
    "core",
    "Name another file; or add --replace to make it anew, --append to add to it, --update to take in a later export, "
    "or --by-sheet to go on sheet by sheet.",
)


def refuse_at_once(options: argparse.Namespace, by_sheet: bool) -> None:
    """Refuse an encoding that nobody knows, and a work copy that is there where nothing says what becomes of it."""
    from ..sources.said_encodings import refuse_unknown
    from ..sources.spreadsheet import is_spreadsheet

    refuse_unknown(options.encoding)
    into = options.into
    said = by_sheet or options.replace or options.append or options.update
    files = [source for source in options.sources if isinstance(source, Path)]
    only_books = files and all(map(is_spreadsheet, files))
    itself = any(file.exists() and into.exists() and file.samefile(into) for file in files)
    if not said and not only_books and not itself and into.suffix.casefold() == ".gpkg" and into.exists():
        raise CannotWrite(_EXISTS, _SAY_WHAT, path=into)
