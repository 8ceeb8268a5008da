"""The catalogue of the sheets that were loaded from files one by one: their state, and the history of their loads.

One row a file and layer. Which plots came from a sheet stands beside what was loaded (``loaded_plot.sheet_file``).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from ..model.language import ENGLISH, Language
from ..model.statement import Sql, each, statement

WAITING, LOADING, LOADED, FAILED, UNREADABLE, SKIPPED = (
    "waiting", "loading", "loaded", "failed", "unreadable", "skipped",
)  # fmt: skip
"""States. `LOADING`: being read, or it was when the program ended. `UNREADABLE`: in a format that must be saved as
another first. `SKIPPED`: left out, since the same sheet is there from another file."""
Box = tuple[float, float, float, float]


_SAME_PLACE = 0.5
"""Two files lie in one place, if this share of the smaller extent is in the other."""


def lie_together(one: Box | None, other: Box | None) -> bool:
    """Tell whether most of the smaller extent is in the other."""
    if one is None or other is None:
        return False
    sides = [min(one[at + 2], other[at + 2]) - max(one[at], other[at]) for at in (0, 1)]
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return min(sides) > 0 and sides[0] * sides[1] >= _SAME_PLACE * smaller


class _Told:
    """A row with a sentence: a template, what to do, and values for both."""

    what: str
    remedy: str
    values: dict

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return why the sheet is not loaded, and what to do; empty where there is nothing to say."""
        return " ".join(language.text(part, **self.values) for part in (self.what, self.remedy) if part)


@dataclass
class SheetRow(_Told):
    """A sheet of the catalogue.

    Parameters
    ----------
    id : int
        0 for one that is not in the catalogue yet.
    place : str
        What its file is known by: a digest of where it lies.
    folder, path : str
        Name of the folder that was loaded, and where in it the file is.
    layer : str
        Layer of the file, empty where the file is one sheet.
    size, mtime_ns, sha256
        What tells whether the file has changed: size in bytes, time, digest of its content.
    how : str
        Digest of how it was read: mapping, coordinate reference system and the like.
    declared_crs : str, optional
        The coordinate reference system that was said for it when it was loaded last.
    number_from : str
        Where its number was taken from: ``attribute``, ``frame``, ``list`` or ``name``.
    what, remedy, values
        Sentence on why it is not loaded.
    plots : int
        Plots in the work copy that came from it.
    new, changed, gone, unchanged, set_aside : int
        What its last load came to.
    box : tuple of float, optional
        Extent of its plots in the CRS of the work copy.
    """

    id: int = 0
    place: str = ""
    folder: str = ""
    path: str = ""
    layer: str = ""
    format: str = ""
    size: int = 0
    mtime_ns: int = 0
    sha256: str | None = None
    how: str | None = None
    declared_crs: str | None = None
    commune: str | None = None
    sheet_number: str | None = None
    map_scale: int | None = None
    number_from: str = ""
    state: str = WAITING
    what: str = ""
    remedy: str = ""
    values: dict = field(default_factory=dict)
    plots: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    set_aside: int = 0
    box: Box | None = None
    loaded_at: str | None = None

    @property
    def failed_since(self) -> bool:
        """Tell whether it is loaded, and could not be loaded again when that was last tried."""
        return self.state == LOADED and bool(self.what)

    @property
    def name(self) -> str:
        """Name of the file, with the layer where the file has several sheets."""
        name = self.path.rpartition("/")[2]
        return f"{name}:{self.layer}" if self.layer else name


@dataclass
class SheetLoad(_Told):
    """One load of a sheet, or a try.

    Parameters
    ----------
    sheet : int
        Id of the sheet in the catalogue.
    at : str
        When (UTC).
    kept, waiting : int
        Plots that were edited here and stay so, and those that both sides changed and a person decides.
    """

    sheet: int
    at: str
    sha256: str | None
    state: str
    what: str = ""
    remedy: str = ""
    values: dict = field(default_factory=dict)
    plots: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0
    kept: int = 0
    waiting: int = 0
    set_aside: int = 0


_HELD = {"id": "fid", "what": "reason", "values": "reason_values", "new": "new_plots", "sheet": "sheet_file"}
"""Attributes that have another name as a column."""
_BOX = ("min_x", "min_y", "max_x", "max_y")


def _columns(kind: type) -> tuple[str, ...]:
    return tuple(_HELD.get(each.name, each.name) for each in fields(kind) if each.name != "box")


_FILE = _columns(SheetRow)
_LOAD = _columns(SheetLoad)
_ROWS = statement("SELECT {names} FROM sheet_file ORDER BY fid", names=(*_FILE, *_BOX))
_INSERT = statement(
    "INSERT INTO sheet_file ({names}) VALUES ({marks})", names=(*_FILE[1:], *_BOX), marks=len(_FILE) + len(_BOX) - 1
)
_UPDATE = statement("UPDATE sheet_file SET {pairs} WHERE fid = ?", pairs=each("{name} = ?", (*_FILE[1:], *_BOX)))
_NOTE = statement("INSERT INTO sheet_load ({names}) VALUES ({marks})", names=_LOAD, marks=len(_LOAD))


def rows(connection: sqlite3.Connection) -> list[SheetRow]:
    """Return all sheets in the order they came into the catalogue."""
    found = []
    for row in connection.execute(_ROWS):
        values = dict(zip((each.name for each in fields(SheetRow) if each.name != "box"), row, strict=False))
        values["values"] = json.loads(values["values"] or "{}")
        box = row[len(_FILE) :]
        found.append(SheetRow(**values, box=None if box[0] is None else box))
    return found


def history(connection: sqlite3.Connection, sheet: int | None = None) -> list[SheetLoad]:
    """Return the loads of all sheets or of one, the oldest first."""
    query = statement("SELECT {names} FROM sheet_load WHERE ?1 IS NULL OR sheet_file = ?1 ORDER BY fid", names=_LOAD)
    names = [each.name for each in fields(SheetLoad)]
    found = []
    for row in connection.execute(query, (sheet,)):
        values = dict(zip(names, row, strict=True))
        values["values"] = json.loads(values["values"] or "{}")
        found.append(SheetLoad(**values))
    return found


def save(connection: sqlite3.Connection, sheets: Iterable[SheetRow]) -> None:
    """Write sheets into the catalogue; one that is new there gets its id."""
    for sheet in sheets:
        values = [*_values(sheet)[1:], *(sheet.box or (None,) * 4)]
        if sheet.id:
            connection.execute(_UPDATE, (*values, sheet.id))
        else:
            sheet.id = connection.execute(_INSERT, values).lastrowid


def forget(connection: sqlite3.Connection, sheets: Iterable[int]) -> None:
    """Take sheets that gave no plots out of the catalogue, with their history."""
    keys = [(sheet,) for sheet in sheets]
    connection.executemany("DELETE FROM sheet_load WHERE sheet_file = ?", keys)
    connection.executemany("DELETE FROM sheet_file WHERE fid = ?", keys)


def note(connection: sqlite3.Connection, load: SheetLoad) -> None:
    """Add a load to the history."""
    connection.execute(_NOTE, _values(load))


def _values(row: SheetRow | SheetLoad) -> list:
    held = (getattr(row, each.name) for each in fields(row) if each.name != "box")
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value for value in held]


# Plots of a sheet

SCOPE = "temp.sheet_scope"
"""Temporary table of the plots, by ``uid``, that a later load of a sheet is compared with."""


def note_scope(connection: sqlite3.Connection, sheet: int, keys: Iterable[Sequence]) -> int:
    """Note which plots a later load of a sheet is compared with, and return how many they are.

    Those that came from it; and those of the same commune and sheet number that came from no sheet: made here, or
    loaded otherwise.

    Parameters
    ----------
    keys : iterable of (commune, sheet number)
        What its plots say; without a commune nothing is told from another sheet.
    """
    connection.execute("DROP TABLE IF EXISTS temp.sheet_scope")
    connection.execute("CREATE TEMP TABLE sheet_scope (uid TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute(
        "INSERT OR IGNORE INTO temp.sheet_scope SELECT uid FROM loaded_plot WHERE sheet_file = ?", (sheet,)
    )
    other = """INSERT OR IGNORE INTO temp.sheet_scope SELECT p.uid FROM plot AS p WHERE p.commune = ? AND
               p.sheet_number = ? AND p.uid NOT NULL AND NOT EXISTS
               (SELECT 1 FROM loaded_plot AS l WHERE l.uid = p.uid AND l.sheet_file NOT NULL)"""
    connection.executemany(other, [key for key in keys if None not in key])
    return connection.execute("SELECT count(*) FROM temp.sheet_scope").fetchone()[0]


def in_scope() -> Sql:
    """Return the condition of plots that `note_scope` noted, by their ``uid``."""
    return statement("uid IN (SELECT uid FROM {scope})", scope=SCOPE)


def last_loaded(connection: sqlite3.Connection) -> int:
    """Return what `belongs_after` needs to know before plots are loaded."""
    return connection.execute("SELECT ifnull(max(rowid), 0) FROM loaded_plot").fetchone()[0]


def belongs_after(connection: sqlite3.Connection, sheet: int, last: int) -> None:
    """Note that the plots loaded since `last_loaded` came from a sheet."""
    connection.execute("UPDATE loaded_plot SET sheet_file = ? WHERE rowid > ?", (sheet, last))


def belongs_noted(connection: sqlite3.Connection, sheet: int) -> None:
    """Note that the plots of `note_scope` that were loaded came from a sheet."""
    connection.execute(
        "UPDATE loaded_plot SET sheet_file = ? WHERE sheet_file IS NOT ? AND uid IN (SELECT uid FROM temp.sheet_scope)",
        (sheet, sheet),
    )


def count_and_box(connection: sqlite3.Connection, sheet: int) -> tuple[int, Box | None]:
    """Return how many plots in force came from a sheet, and their extent."""
    count, *box = connection.execute(
        """SELECT count(*), min(r.minx), min(r.miny), max(r.maxx), max(r.maxy) FROM loaded_plot AS l
           JOIN plot AS p ON p.uid = l.uid LEFT JOIN rtree_plot_geom AS r ON r.id = p.fid
           WHERE l.sheet_file = ? AND p.status IS NOT 'retired'""",
        (sheet,),
    ).fetchone()
    return count, None if box[0] is None else tuple(box)


def recount(connection: sqlite3.Connection, uid: str) -> None:
    """Let the sheet that a plot came from have the count and the extent of its plots as they are now."""
    found = connection.execute("SELECT sheet_file FROM loaded_plot WHERE uid = ? AND sheet_file NOT NULL", (uid,))
    for (sheet,) in found.fetchall():
        count, box = count_and_box(connection, sheet)
        change = statement("UPDATE sheet_file SET plots = ?, {pairs} WHERE fid = ?", pairs=each("{name} = ?", _BOX))
        connection.execute(change, (count, *(box or (None,) * 4), sheet))
