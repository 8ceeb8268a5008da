"""The work copy: an office's own GeoPackage, with all tables, that QGIS and any other program may edit.

Every method opens the file, does one transaction and closes it again: the file is never held open, any
thread may call, and another program can have it in between.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

from ..model.change import CONTENT_NAMES, FORMER, GEOMETRY
from ..model.errors import BadInput, CannotWrite
from ..model.findings import CheckResult, FindingTable, Outcome
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.statement import condition, statement
from ..model.tables import PlotTable, ShapeTable, Table
from . import (
    columns,
    drawn_table,
    edits,
    finding_table,
    identity,
    loaded,
    outbox,
    reading,
    seam_table,
    settling,
    sheet_catalogue,
    state_table,
    task_table,
)
from .blobs import as_multipolygons, encode
from .capture import install_capture, verify_triggers
from .connection import connect, plainly, prepare, sentence_for, writer_lock, writing
from .connection import reading as reading_from
from .contract import Answer
from .images import Image
from .local_disk import refuse_shared
from .work_schema import ATTRIBUTE_TABLES, SCHEMA, bring_up, create_tables
from .writer import ROW_KEYS, Writer

_NOT_OURS = QT_TRANSLATE_NOOP("core", "The file {path} is not a work copy of Land Campaign.")
_LOAD_FIRST = QT_TRANSLATE_NOOP("core", "Load it into a work copy first.")
_NEWER = QT_TRANSLATE_NOOP("core", "The work copy {path} was made by a newer version of the plugin.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Update the plugin.")
_EXISTS = QT_TRANSLATE_NOOP("core", "The file {path} exists already.")
_OTHER_NAME = QT_TRANSLATE_NOOP("core", "Choose another name, or say that it may be replaced.")
_UNSENT = QT_TRANSLATE_NOOP("core", "The work copy {path} holds {count} edited plots that were not pushed.")
_PUSH_FIRST = QT_TRANSLATE_NOOP("core", "Push them first, or choose another name.")
_OPEN_ELSEWHERE = QT_TRANSLATE_NOOP("core", "{path} is open in another program and cannot be replaced.")
_CLOSE_IT = QT_TRANSLATE_NOOP("core", "Close it there, or choose another name.")
_NO_COLUMN = QT_TRANSLATE_NOOP("core", "A plot has no column {column} that can be changed.")
_COLUMN_NAMES = QT_TRANSLATE_NOOP("core", "Use one of: {names}.")
_NO_PLOT = QT_TRANSLATE_NOOP("core", "The work copy holds no plot with this permanent id.")
_READ_AGAIN = QT_TRANSLATE_NOOP("core", "Read the plots again: another program may have removed it.")
_SET = {name: statement("UPDATE plot SET {name} = ? WHERE uid = ?", name=name) for name in (*CONTENT_NAMES, GEOMETRY)}
_SET |= {name: statement("UPDATE plot SET {name} = coalesce({name}, ?) WHERE uid = ?", name=name) for name in FORMER}
_ROWS = {name: statement('SELECT * FROM "{table}" ORDER BY fid', table=name) for name in ("sheet", *ATTRIBUTE_TABLES)}
_KEYS = {name: statement('SELECT {names} FROM "{table}"', names=names, table=name) for name, names in ROW_KEYS.items()}
_COUNTS = {
    name: statement('SELECT count(*) FROM "{table}"', table=name)
    for name in ("plot", "sheet", "finding", *ATTRIBUTE_TABLES)
}


class WorkCopy:
    """A work copy that exists and is one of ours. Made by `create`, `build` or `open`.

    Parameters
    ----------
    path : Path
        The GeoPackage.
    crs : str
        WKT of its coordinate reference system, exactly as it was given.
    srs_id : int
        The id that the CRS has in this file.
    is_copy : bool
        Whether this is a copy of another work copy, or a backup that came back.
    """

    def __init__(self, path: Path, crs: str, srs_id: int, is_copy: bool = False):
        self.path = path
        self.crs = crs
        self.srs_id = srs_id
        self.is_copy = is_copy

    @classmethod
    def create(cls, path: Path | str, crs_wkt: str, *, replace: bool = False) -> WorkCopy:
        """Make an empty work copy at `path`."""
        with cls.build(path, crs_wkt, replace=replace):
            pass
        return cls.open(path)

    @classmethod
    @contextmanager
    def build(cls, path: Path | str, crs_wkt: str, *, replace: bool = False) -> Iterator[Writer]:
        """Write a whole new work copy beside `path` and put it in place at the end.

        Until then, and when anything goes wrong or the process dies, what was at `path` stays as it was.
        A work copy with edits that were never pushed is not replaced.
        """
        path = Path(path)
        refuse_shared(path)
        with writer_lock(path):
            _refuse_to_replace(path, replace)
            for orphan in path.parent.glob(f"{path.name}.*.part*"):  # left by a process that died; we hold the lock
                orphan.unlink(missing_ok=True)
            part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")
            try:
                with plainly(path):
                    connection = prepare(sqlite3.connect(part))
                    try:
                        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -262144"):
                            connection.execute(f"PRAGMA {pragma}")
                        writer = Writer(connection, create_tables(connection, crs_wkt))
                        yield writer
                        writer.finish()
                        identity.remember(connection, path, as_file=part)
                        connection.execute("COMMIT")
                    finally:
                        connection.close()
                    _put_in_place(part, path)
            finally:
                with suppress(OSError):
                    part.unlink(missing_ok=True)

    @classmethod
    def open(cls, path: Path | str) -> WorkCopy:
        """Open a work copy, refusing what is not one, and put missing capture triggers back."""
        path = Path(path)
        with plainly(path):
            connection = connect(path)
            try:
                meta = _read_meta(connection, path)
                watching = verify_triggers(connection, path)
                (quiet,) = connection.execute("SELECT quiet FROM campaign_switch").fetchone()
            finally:
                connection.close()
        if int(meta["schema"]) < SCHEMA:
            _upgrade(path)
        if not watching or quiet:
            with writing(path) as connection:
                install_capture(connection)
                connection.execute("UPDATE campaign_switch SET quiet = 0")
                # Edits made meanwhile left no trace: the next push compares with the store
                connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('unwatched', '1')")
        return cls(path, meta["crs"], int(meta["srs_id"]), identity.stranger(path, meta))

    def own_identity(self) -> bool:
        """Give a copy, or a backup that came back, an identity of its own; tell whether this was one.

        Its changes are sealed anew, none is lost. Any other file only remembers where it lies now.
        """
        with writing(self.path) as connection:
            copied = identity.stranger(self.path, dict(connection.execute("SELECT name, value FROM campaign_meta")))
            if copied:
                identity.renew(connection)
            identity.remember(connection, self.path)
        self.is_copy = False
        return copied

    def __enter__(self) -> WorkCopy:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close: no connection outlives a method."""

    @contextmanager
    def writer(self, *, from_source: bool = True) -> Iterator[Writer]:
        """Append to this work copy in one transaction, triggers silent: all rows or none.

        Parameters
        ----------
        from_source : bool
            Whether the rows come from the system of record, so that a later export is compared with them; not those
            that are entered here.
        """
        with writing(self.path) as connection:
            writer = Writer(connection, self.srs_id, from_source=from_source)
            yield writer
            writer.finish()

    def plots(self, where: str | None = None, params: Sequence = ()) -> PlotTable:
        """Return all plots, or those that meet an SQL condition on plot columns, with all columns."""
        rest = statement("WHERE {where}", where=condition(where)) if where else statement("")
        with reading_from(self.path) as connection:
            return reading.select_plots(connection, self.crs, rest, params)

    @contextmanager
    def moment(self) -> Iterator[reading.Moment]:
        """Yield what answers several questions about plots as of one moment, over one connection."""
        with reading_from(self.path) as connection:
            yield reading.Moment(connection, self.crs)

    def plots_around(self, bounds: Iterable[Sequence[float]], grow_m: float) -> PlotTable:
        """Return the plots whose envelope meets one of `bounds` (minx, miny, maxx, maxy) grown by `grow_m`."""
        with self.moment() as plots:
            return plots.around(bounds, grow_m)

    def plots_numbered(self, keys: Iterable[tuple]) -> PlotTable:
        """Return the plots that carry one of these (commune, sheet number, plot number)."""
        with self.moment() as plots:
            return plots.numbered(keys)

    def plots_by_uid(self, uids: Iterable[str]) -> PlotTable:
        """Return the plots with these permanent ids."""
        with reading_from(self.path) as connection:
            return reading.select_by_uid(connection, self.crs, uids)

    def plot_batches(self, where: str, params: Sequence = (), rows: int = 50_000) -> Iterator[PlotTable]:
        """Yield the plots that meet an SQL condition on plot columns, all as of one moment, some at a time."""
        rest = statement("WHERE {where} AND p.fid BETWEEN ? AND ?", where=condition(where))
        with reading_from(self.path) as connection:
            low, high = connection.execute("SELECT ifnull(min(fid), 1), ifnull(max(fid), 0) FROM plot").fetchone()
            for start in range(low, high + 1, rows):
                yield reading.select_plots(connection, self.crs, rest, (*params, start, start + rows - 1))

    def count(self, where: str, params: Sequence = ()) -> int:
        """Return how many plots meet an SQL condition on plot columns."""
        query = statement("SELECT count(*) FROM plot WHERE {where}", where=condition(where))
        with reading_from(self.path) as connection:
            return connection.execute(query, params).fetchone()[0]

    def uids(self) -> set[str]:
        """Return the permanent ids of all plots."""
        with reading_from(self.path) as connection:
            return {uid for (uid,) in connection.execute("SELECT uid FROM plot WHERE uid IS NOT NULL")}

    def known_columns(self) -> frozenset[str]:
        """Return the plot columns that a source had or that some plot has a value in: rules look at no others."""
        with reading_from(self.path) as connection:
            return columns.known(connection)

    def rows(self, table: str) -> list[dict]:
        """Return the rows of one of the record tables, of ``sheet`` (without shape) or of ``set_aside``."""
        if table not in _ROWS:
            raise ValueError(table)
        with reading_from(self.path) as connection:
            connection.row_factory = sqlite3.Row
            found = [dict(row) for row in connection.execute(_ROWS[table])]
        return [{name: value for name, value in row.items() if name not in ("fid", "geom")} for row in found]

    def row_keys(self) -> dict[str, set[tuple]]:
        """Return the `ROW_KEYS` of all rows beside the plots, by table."""
        with reading_from(self.path) as connection:
            return {table: set(connection.execute(query)) for table, query in _KEYS.items()}

    def sheet_frames(self) -> ShapeTable | None:
        """Return the frames of the sheets, or None when there are none."""
        with reading_from(self.path) as connection:
            return reading.select_frames(connection)

    def drawn(self) -> drawn_table.Drawn:
        """Return what was drawn beside the plots in their sources."""
        with reading_from(self.path) as connection:
            return drawn_table.drawn(connection)

    def update_plots(self, changes: dict[str, dict[str, object]], label: str) -> None:
        """Change columns or shapes of plots in one transaction; it is captured like anybody's edit.

        Parameters
        ----------
        changes : dict of uid to dict of column to value
            A shape is the column ``geom``, a shapely geometry or None. What a plot was called before the merger
            is entered where nothing is there, and never changed.
        label : str
            What was done, in words; kept as the reason of the change that will be pushed.
        """
        with writing(self.path) as connection:
            for uid, values in changes.items():
                for name, value in values.items():
                    self._set(connection, uid, "geom" if name == "geometry" else name, value)
            connection.executemany(
                "UPDATE campaign_dirty SET reason = ? WHERE uid = ?", [(label, uid) for uid in changes]
            )

    def _set(self, connection: sqlite3.Connection, uid: str, name: str, value: object) -> None:
        if name not in _SET:
            raise BadInput(_NO_COLUMN, _COLUMN_NAMES, column=name, names=", ".join(_SET))
        if name == GEOMETRY:
            shapes = np.array([None, value], dtype=object)[1:]
            value = encode(as_multipolygons(shapes), self.srs_id)[0][0]
        elif isinstance(value, np.generic):
            value = value.item()
        if connection.execute(_SET[name], (None if value != value else value, uid)).rowcount != 1:
            raise BadInput(_NO_PLOT, _READ_AGAIN, uid=uid)

    def save_check(self, result: CheckResult, language: Language = ENGLISH) -> None:
        """Replace the findings and the run by those of `result`."""
        with writing(self.path) as connection:
            finding_table.save_result(connection, self.srs_id, result, language)

    def replace_findings(self, gone: list[str], new: FindingTable, language: Language = ENGLISH) -> None:
        """Remove the findings with these fingerprints and add new ones."""
        with writing(self.path) as connection:
            finding_table.replace(connection, self.srs_id, gone, new, language)

    def update_seams(self, seams: ShapeTable, sheets: Table) -> None:
        """Keep the counts and states of the seams and sheets, as they follow from the findings at hand."""
        with writing(self.path) as connection:
            seam_table.update(connection, seams, sheets)

    def findings(self) -> FindingTable:
        """Return all findings."""
        with reading_from(self.path) as connection:
            return finding_table.load(connection, self.crs)

    def last_run(self) -> tuple[dict[str, Outcome], dict]:
        """Return the outcomes by rule and the provenance of the last check; both empty when there was none."""
        with reading_from(self.path) as connection:
            return finding_table.load_run(connection)

    def seams(self) -> ShapeTable:
        """Return the seams of sheets and communes as the last check saw them."""
        with reading_from(self.path) as connection:
            return seam_table.load_seams(connection)

    def sheet_states(self) -> Table:
        """Return the sheets and their state as the last check saw them."""
        with reading_from(self.path) as connection:
            return seam_table.load_sheets(connection)

    def task_states(self) -> Table:
        """Return what is not done yet, by commune, sheet and hamlet, as the last check saw it."""
        with reading_from(self.path) as connection:
            return state_table.load(connection)

    def task_groups(self) -> Table:
        """Return the campaign's groups, by commune, sheet and hamlet, as the last check saw them."""
        with reading_from(self.path) as connection:
            return task_table.load_groups(connection)

    def sheet_files(self) -> list[sheet_catalogue.SheetRow]:
        """Return the catalogue of sheets that were loaded from files one by one, or wait to be, in their order."""
        with reading_from(self.path) as connection:
            return sheet_catalogue.rows(connection)

    def sheet_loads(self, sheet: int | None = None) -> list[sheet_catalogue.SheetLoad]:
        """Return the history of all sheets of the catalogue, or of one by its id, the oldest first."""
        with reading_from(self.path) as connection:
            return sheet_catalogue.history(connection, sheet)

    def changes(self) -> edits.Changes:
        """Return what is edited, what was never pushed, what waits, is refused or in conflict."""
        with reading_from(self.path) as connection:
            return edits.changes(connection)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of every table."""
        with reading_from(self.path) as connection:
            return {name: connection.execute(query).fetchone()[0] for name, query in _COUNTS.items()}

    def open_differences(self) -> int:
        """Return how many differences with the last load wait for a decision."""
        with reading_from(self.path) as connection:
            return connection.execute("SELECT count(*) FROM campaign_difference WHERE state = 'open'").fetchone()[0]

    def finding_counts(self) -> list[tuple[str, str, int]]:
        """Return (rule, severity, number of findings)."""
        with reading_from(self.path) as connection:
            return connection.execute("SELECT rule, severity, count(*) FROM finding GROUP BY rule, severity").fetchall()

    def last_push(self) -> str | None:
        """Return when the last push ended (UTC), or None."""
        with reading_from(self.path) as connection:
            row = connection.execute("SELECT value FROM campaign_meta WHERE name = 'last_push'").fetchone()
            return row[0] if row else None

    def conflicts(self) -> list[Answer]:
        """Return the open conflicts, each with the store's own version of the plot."""
        with reading_from(self.path) as connection:
            return outbox.conflicts(connection)

    def conflicts_with_mine(self) -> list[tuple[Answer, Image | None]]:
        """Return the open conflicts, each with the plot as it is here, None where it is deleted."""
        with reading_from(self.path) as connection:
            found = outbox.conflicts(connection)
            mine = edits.images_now(connection, [answer.uid for answer in found])
        return [(answer, mine.get(answer.uid)) for answer in found]

    def keep_mine(self, answer: Answer) -> None:
        """Decide a conflict for this work copy: the next push sends what was changed here, over what the store has."""
        with writing(self.path) as connection:
            settling.keep_mine(connection, self.srs_id, answer)

    def keep_theirs(self, answer: Answer) -> None:
        """Decide a conflict for the store: this work copy takes over its version."""
        with writing(self.path) as connection:
            settling.keep_theirs(connection, self.srs_id, answer)

    def sides(self, answer: Answer) -> settling.Sides:
        """Return the three versions of a plot in conflict: before the edit, here, and in the store."""
        with reading_from(self.path) as connection:
            return settling.sides(connection, answer)

    def choose(self, answer: Answer, mine: Iterable[str]) -> None:
        """Decide a conflict field by field: `mine` stays, everything else is taken over from the store."""
        with writing(self.path) as connection:
            settling.choose(connection, self.srs_id, answer, mine)

    def decisions_waiting(self) -> int:
        """Return how many decisions and notes about conflicts the store has not heard of yet, beside edits."""
        with reading_from(self.path) as connection:
            return len(settling.messages(connection))

    def refer(self, answer: Answer, note: str) -> None:
        """Hand a conflict on to a reviewer; the next push takes the note along."""
        with writing(self.path) as connection:
            settling.refer(connection, answer, note)


def _upgrade(path: Path) -> None:
    """Bring a work copy of an earlier version up to this one, in one transaction."""
    with writing(path) as connection:
        meta = _read_meta(connection, path)
        if int(meta["schema"]) < SCHEMA:  # another process may have been faster
            bring_up(connection, int(meta["srs_id"]), int(meta["schema"]))
            loaded.index(connection)
            install_capture(connection)
            connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'schema'", (str(SCHEMA),))


def _read_meta(connection: sqlite3.Connection, path: Path) -> dict[str, str]:
    """Return the entries of ``campaign_meta``, refusing a file that is not a work copy or is a newer one."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"plot", "campaign_meta", "campaign_base", "campaign_dirty", "campaign_outbox"} <= tables:
        raise BadInput(_NOT_OURS, _LOAD_FIRST, path=path)
    meta = dict(connection.execute("SELECT name, value FROM campaign_meta"))
    present = {row[1] for row in connection.execute("PRAGMA table_info(plot)")}
    # columns that came with a later version are added when the file is opened
    wanted = CONTENT_NAMES if int(meta.get("schema", SCHEMA)) >= SCHEMA else ("commune", "plot_number")
    if not {"fid", "uid", "ver", GEOMETRY, *wanted} <= present or "schema" not in meta:
        raise BadInput(_NOT_OURS, _LOAD_FIRST, path=path)
    if int(meta["schema"]) > SCHEMA:
        raise BadInput(_NEWER, _UPDATE, path=path)
    return meta


def _refuse_to_replace(path: Path, replace: bool) -> None:
    """Refuse to replace a file unasked, or one that holds edits nobody else has."""
    if not path.exists():
        return
    if not replace:
        raise CannotWrite(_EXISTS, _OTHER_NAME, path=path)
    try:
        with reading_from(path) as connection:
            _read_meta(connection, path)
            (count,) = connection.execute("SELECT count(*) FROM campaign_dirty").fetchone()
    except BadInput:
        return  # not a work copy: the caller said that it may be replaced
    if count:
        raise CannotWrite(_UNSENT, _PUSH_FIRST, path=path, count=count)


def _put_in_place(part: Path, path: Path) -> None:
    """Flush `part` to the disk and give it the name `path`."""
    _settle_log(path)
    try:
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        os.replace(part, path)
    except PermissionError as error:
        raise CannotWrite(_OPEN_ELSEWHERE, _CLOSE_IT, path=path) from error
    except OSError as error:
        raise sentence_for(path, error) from error
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _settle_log(path: Path) -> None:
    """Let the old file give up its write-ahead log, which must not be taken for that of the new one."""
    log = path.with_name(path.name + "-wal")
    if not log.exists():
        return
    with suppress(sqlite3.DatabaseError):
        connection = sqlite3.connect(path, timeout=1.0)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    if log.exists():
        raise CannotWrite(_OPEN_ELSEWHERE, _CLOSE_IT, path=path)
