"""Views of a SQLite file that would be computed for ever or not at all, found before GDAL asks for their rows.

A view is a query: one that calls itself without an end, or joins without a condition, keeps GDAL and with it QGIS busy
until the process is ended, whatever is asked of it. Here it is counted first, by a reader that stops when time is up.
One that fails has no rows to GDAL, and nobody would miss the records that it stands for.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.records import RECORD_TABLES
from ..model.statement import quoted, statement

_LONGEST_S = 5.0
_STEPS = 100_000
_GDALS = "no such function"
"""What is said of a function that GDAL may know."""
_OWN = ("spatial_ref_sys", "geom_cols_ref_sys", "vector_layers", "ISO_metadata", "raster_coverages", "vector_coverages")
_ENDLESS = QT_TRANSLATE_NOOP("core", "The view {view} of {path} takes too long to compute.")
_FAILS = QT_TRANSLATE_NOOP("core", "The view {view} of {path}, which is to hold records, cannot be computed.")
_SAVE_AS_TABLE = QT_TRANSLATE_NOOP("core", "Save what it shows as a table of its own, and remove the view.")


def refuse_endless_views(path: Path) -> None:
    """Refuse a SQLite file with views that take more than a few seconds to count, or whose records cannot be."""
    about = path.stat()
    if found := _wrong(path, about.st_mtime_ns, about.st_size):
        why, view = found
        raise BadInput(why, _SAVE_AS_TABLE, view=view, path=path)


@lru_cache(maxsize=64)
def _wrong(path: Path, _changed: int, _size: int) -> tuple[str, str] | None:
    """Return what is wrong with which view; None where nothing is, or where only GDAL may tell."""
    name = f"{path.absolute().as_uri()}?mode=ro"
    with suppress(sqlite3.Error, UnicodeError), closing(sqlite3.connect(name, uri=True)) as base:
        base.text_factory = lambda raw: raw.decode("utf-8", "replace")
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        until = time.monotonic() + _LONGEST_S
        base.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        for name in names:
            try:
                base.execute(statement("SELECT count(*) FROM {view}", view=quoted(name))).fetchone()
            except (sqlite3.Error, UnicodeError) as error:  # it needs what is GDAL's alone, or is not there; or stopped
                if time.monotonic() > until:
                    return _ENDLESS, name
                if name.casefold() in RECORD_TABLES and _GDALS not in str(error):
                    return _FAILS, name
    return None
