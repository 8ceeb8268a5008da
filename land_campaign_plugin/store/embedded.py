"""The central store of a single office: one GeoPackage on a local disk, the same tables and answers as the big one.

Anyone who may write the file may read and, with effort, change it: roles are the business of the big
store. History is chained by hashes, so that `verify` shows where somebody did.
"""

from __future__ import annotations

import getpass
import json
import os
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ..model.change import RETIRED
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.province import Box, box_text, province_box
from ..model.statement import statement
from ..model.tables import PlotTable
from . import lineage, resolution, versions
from .connection import BROKEN, connect, plainly, prepare, reading, writer_lock, writing
from .container import add_srs, create_container, install, migration, register_layer, rtree_triggers, run_script
from .contract import Answer, Change, FeedEntry, StoredPlot
from .disputes import Decision, Dispute, Resolution
from .embedded_comparing import EmbeddedComparing
from .embedded_records import EmbeddedRecords
from .history import GENESIS, broken_links
from .images import Image, select_images
from .local_disk import refuse_shared
from .reading import select_plots
from .record_feed import feed_entry
from .record_intake import take_all
from .succession import SUCCEEDED_BY, refuse_if_succeeded
from .versions import Batch, Version

SCHEMA = 8
_VERSIONS = (1, 2, 3, 4, 5, 6, 7, 8)
MOST = 50_000
_CHECKOUT = statement(
    """WHERE p.commune = ?1 AND p.status IS NOT ?2
       AND (?3 IS NULL OR coalesce(p.sheet_number, '') IN (SELECT value FROM json_each(?3))) ORDER BY p.fid"""
)
_FEED = """SELECT h.seq, h.uid, h.ver, h.op, h.image, h.cid, h.login, h.at, h.prev_hash, h.hash, h.kind, h.group_id,
    {parts} FROM hist AS h WHERE h.commune = ? AND h.seq > ? ORDER BY h.seq LIMIT ?"""
_NOT_A_STORE = QT_TRANSLATE_NOOP("core", "The file {path} is not a store of Land Campaign.")
_CHOOSE_STORE = QT_TRANSLATE_NOOP(
    "core", "Choose the store's own file, or a name that does not exist yet for a new store."
)
_NO_SUCH_NAME = QT_TRANSLATE_NOOP("core", "There is no store {path}, and a new one cannot have this name.")
_NAME_IT = QT_TRANSLATE_NOOP("core", "Give the store a name that ends in .gpkg.")
NEWER = QT_TRANSLATE_NOOP("core", "The store {path} was made by a newer version of the plugin.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Update the plugin.")
_BROKEN = QT_TRANSLATE_NOOP("core", "The store {path} is damaged ({reason}).")
_RESTORE = QT_TRANSLATE_NOOP("core", "Restore it from its last backup; the work copies stay as they are.")

_OTHER_FILE = QT_TRANSLATE_NOOP("core", "{path} is a file of another kind: an office's store is a GeoPackage.")
_OR_RESTORE = QT_TRANSLATE_NOOP(
    "core",
    "Name the store's own file (.gpkg), or a store on a server as PG:service=NAME. If this was the store, restore it "
    "from its last backup.",
)
_SQLITE = b"SQLite format 3\0"


def open_store(path: Path | str, crs_wkt: str) -> GeoPackageStore | FutureStore:
    """Open the store at `path`; where there is no file yet, one in `crs_wkt` comes to be with the first push.

    Raises
    ------
    BadInput
        The file is not a store, or a new one would not be named as a GeoPackage.
    """
    path = Path(path)
    if path.exists():
        return GeoPackageStore(path)
    if path.suffix.lower() != ".gpkg":
        raise BadInput(_NO_SUCH_NAME, _NAME_IT, path=path)
    return FutureStore(path, crs_wkt)


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as handle:
        return handle.read(len(_SQLITE)) == _SQLITE


class FutureStore:
    """A store that nothing was pushed to yet: empty, and without a file until something is.

    Parameters
    ----------
    path : Path
    crs : str
        WKT of the coordinate reference system it will have.
    """

    most = MOST
    answers_later = False

    def __init__(self, path: Path, crs: str):
        self.path = path
        self.crs = crs
        self._made: GeoPackageStore | None = None

    @property
    def said(self) -> dict:
        """What the store says of itself: it will be of this version."""
        return {"meta": {}}

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Make the store, and take in changes as it does."""
        if self._made is None:
            self._made = GeoPackageStore.create(self.path, self.crs)
        return self._made.push(request, batch)

    def head(self) -> str:
        """Return a text that changes whenever the store takes in a change."""
        return self._made.head() if self._made else "0"

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Return plots as they were at a version each; what the store never had is absent."""
        return self._made.images(wanted) if self._made else {}

    def conflicts(self, cids: Iterable[str]) -> dict[str, Dispute]:
        """Return conflicts by the id of the change that was not taken in."""
        return self._made.conflicts(cids) if self._made else {}

    def __getattr__(self, name: str):
        """Ask the store itself for everything else; before the first push there is none, and it says so."""
        return getattr(self._made or GeoPackageStore(self.path), name)


class GeoPackageStore(EmbeddedRecords, EmbeddedComparing):
    """A store that exists. `create` makes one, `open_store` does either.

    Parameters
    ----------
    path : Path
    login : str, optional
        Who pushes; by default the name the computer knows the person by.
    """

    most = MOST

    def __init__(self, path: Path | str, login: str | None = None):
        self.path = Path(path)
        self.login = login or getpass.getuser()
        try:
            meta = self._looked_at()
        except BadInput as error:
            if error.what == BROKEN and not _is_sqlite(self.path):
                raise BadInput(_OTHER_FILE, _OR_RESTORE, path=self.path) from error
            if error.what == BROKEN:
                raise BadInput(_BROKEN, _RESTORE, path=self.path, reason=error.values["reason"]) from error
            raise
        if int(meta["schema"]) < SCHEMA:
            _upgrade(self.path)
        self.id = meta["store"]
        self.crs = meta["crs"]
        self._srs_id = int(meta["srs_id"])

    def _looked_at(self) -> dict[str, str]:
        """Return what the file says of itself, once it was found to be a store, and whole."""
        with reading(self.path) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"plot", "hist", "change_req", "commune", "door", "meta"} <= tables:
                raise BadInput(_NOT_A_STORE, _CHOOSE_STORE, path=self.path)
            meta = dict(connection.execute("SELECT name, value FROM meta"))
            if int(meta["schema"]) > SCHEMA:
                raise BadInput(NEWER, _UPDATE, path=self.path)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise BadInput(_BROKEN, _RESTORE, path=self.path, reason=found)
        return meta

    @classmethod
    def create(cls, path: Path | str, crs_wkt: str, login: str | None = None) -> GeoPackageStore:
        """Make an empty store at `path`, or open the one that another program made there just now."""
        path = Path(path)
        refuse_shared(path)
        with writer_lock(path):
            if not path.exists():
                part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")
                try:
                    with plainly(path):
                        _write_empty(part, crs_wkt)
                        os.replace(part, path)
                finally:
                    with suppress(OSError):
                        part.unlink(missing_ok=True)
        return cls(path, login)

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Take in changes in one transaction and answer each, in the order they came."""
        with writing(self.path, durable=True) as connection:
            refuse_if_succeeded(connection, self.path)
            return take_all(connection, self._srs_id, self.login, batch, request)

    def box(self) -> str:
        """Return where its plots lie, as `model.province.box_text` writes it; empty where that is not known."""
        with reading(self.path) as connection:
            return (connection.execute("SELECT value FROM meta WHERE name = 'box'").fetchone() or ("",))[0]

    def lie_in(self, box: Box) -> None:
        """Take plots in `box` (metres) from now on, and none elsewhere."""
        with writing(self.path, durable=True) as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('box', ?)", (box_text(box),))

    def head(self) -> str:
        """Return a text that changes whenever the store takes in a change."""
        with reading(self.path) as connection:
            return str(connection.execute("SELECT coalesce(max(id), 0) FROM hist").fetchone()[0])

    def plots(self, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return plots by permanent id, retired ones too; unknown ids are absent."""
        with reading(self.path) as connection:
            return stored_plots(connection, uids)

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Return plots as they were at a version each; what the store never had is absent."""
        with reading(self.path) as connection:
            connection.execute("CREATE TEMP TABLE wanted (uid TEXT, ver INTEGER)")
            connection.executemany("INSERT INTO temp.wanted VALUES (?, ?)", wanted.items())
            rows = connection.execute(
                "SELECT h.uid, h.image FROM temp.wanted AS w CROSS JOIN hist AS h ON h.uid = w.uid AND h.ver = w.ver"
            )
            return {uid: json.loads(image) for uid, image in rows}

    def feed(self, commune: str, after: int, limit: int) -> list[FeedEntry]:
        """Return the history of `commune` that follows number `after`, at most `limit` entries."""
        with reading(self.path) as connection:
            rows = connection.execute(
                statement(_FEED, parts=lineage.PARTS), (commune, after, limit)
            )
            return [feed_entry(row) for row in rows]

    def checkout(self, commune: str, sheets: Sequence[str] | None = None) -> tuple[PlotTable, int, str]:
        """Return the plots in force of `commune`, or of some sheets, and number and hash of its last history entry."""
        with reading(self.path) as connection:
            wanted = None if sheets is None else json.dumps(list(sheets))
            plots = select_plots(connection, self.crs, _CHECKOUT, (commune, RETIRED, wanted))
            head = connection.execute("SELECT head_seq, head_hash FROM commune WHERE code = ?", (commune,)).fetchone()
            return plots, *(head or (0, GENESIS))

    @property
    def said(self) -> dict:
        """What the store says of itself: it is of this version, or was not opened; and what goes on in its place."""
        with reading(self.path) as connection:
            left = dict(connection.execute("SELECT name, value FROM meta WHERE name = ?", (SUCCEEDED_BY,)))
        return {"login": self.login, "meta": left}

    def communes(self) -> dict[str, int]:
        """Return every commune with the number of its last history entry."""
        with reading(self.path) as connection:
            return dict(connection.execute("SELECT code, head_seq FROM commune"))

    def merged(self) -> dict[str, str]:
        """Return nothing: an office's own store knows communes by their code alone."""
        return {}

    def counts(self) -> dict[str, int]:
        """Return how many plots (in force, retired), changes, open conflicts, rejected changes and findings it has."""
        queries = {
            "in_force": "SELECT count(*) FROM plot WHERE status IS NOT ?1",
            "retired": "SELECT count(*) FROM plot WHERE status IS ?1",
            "changes": "SELECT count(*) FROM hist WHERE ?1 IS NOT NULL",
            "conflicts": "SELECT count(*) FROM conflict WHERE state = 'open' AND ?1 IS NOT NULL",
            "rejected": "SELECT count(*) FROM rejected WHERE ?1 IS NOT NULL",
            "findings": "SELECT count(*) FROM finding WHERE ?1 IS NOT NULL",
        }
        with reading(self.path) as connection:
            return {name: connection.execute(query, (RETIRED,)).fetchone()[0] for name, query in queries.items()}

    def verify(self) -> list[str]:
        """Return what is wrong with versions, numbering and hash chain; empty when sound."""
        with reading(self.path) as connection:
            return broken_links(connection)

    def open_conflicts(self, commune: str | None = None) -> list[Dispute]:
        """Return the open conflicts, oldest first; whoever may open the file sees all."""
        with reading(self.path) as connection:
            return resolution.open_conflicts(connection, commune)

    def conflicts(self, cids: Iterable[str]) -> dict[str, Dispute]:
        """Return conflicts, ended ones too, by the id of the change that was not taken in."""
        with reading(self.path) as connection:
            return resolution.conflicts(connection, cids)

    def resolve(self, decisions: Iterable[Decision], batch: str) -> list[Resolution]:
        """End conflicts in one transaction, each once; changes are judged as always."""
        decisions = list(decisions)
        changes = [decision.change for decision in decisions if decision.change]
        with writing(self.path, durable=True) as connection:
            before = resolution.conflicts(connection, (decision.cid for decision in decisions))
            taken = take_all(connection, self._srs_id, self.login, batch, changes) if changes else []
            answers = {answer.cid: answer for answer in taken}
            done = resolution.end(connection, decisions, self.login)
            after = resolution.conflicts(connection, (decision.cid for decision in decisions))
            return [resolution.outcome(each, before, after, answers, done) for each in decisions]

    def refer(self, cids: Iterable[str], note: str) -> list[Resolution]:
        """Hand open conflicts on to a reviewer of the commune, with a note."""
        with writing(self.path, durable=True) as connection:
            return resolution.refer(connection, cids, note, self.login)

    def history(self, uid: str) -> list[Version]:
        """Return every version of a plot, oldest first."""
        with reading(self.path) as connection:
            return versions.history(connection, uid)

    def batch(self, batch: str) -> list[Version]:
        """Return what one push changed, in the order it was written."""
        with reading(self.path) as connection:
            return versions.of_batch(connection, batch)

    def batches(self, login: str | None = None, commune: str | None = None, limit: int = 100) -> list[Batch]:
        """Return the last pushes, newest first: one person's, those that changed a commune, or all."""
        with reading(self.path) as connection:
            return versions.batches(connection, login, commune, limit)

    def named(self, sheet_number: str, plot_number: str, commune: str | None = None) -> list[str]:
        """Return the uids of the plots with this number, retired ones last."""
        with reading(self.path) as connection:
            return versions.named(connection, sheet_number, plot_number, commune)


def stored_plots(connection: sqlite3.Connection, uids: Iterable[str]) -> dict[str, StoredPlot]:
    """Return the plots of a store by permanent id."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (uid TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM temp.asked")
    connection.executemany("INSERT OR IGNORE INTO temp.asked VALUES (?)", ((uid,) for uid in uids))
    rows = select_images(connection, "plot", statement("JOIN temp.asked AS a ON a.uid = p.uid"))
    return {uid: StoredPlot(uid, ver, image) for uid, ver, image in rows}


def _upgrade(path: Path) -> None:
    """Bring a store of an earlier version up to this one, in one transaction."""
    with writing(path) as connection:
        (schema,) = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
        if int(schema) < SCHEMA:  # another process may have been faster
            for version in (each for each in _VERSIONS if each > int(schema)):
                run_script(connection, migration(f"store_{version:03}"))
            connection.execute("UPDATE meta SET value = ? WHERE name = 'schema'", (str(SCHEMA),))


def _write_empty(part: Path, crs_wkt: str) -> None:
    connection = prepare(sqlite3.connect(part))
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        create_container(connection)
        srs_id = add_srs(connection, crs_wkt)
        for version in _VERSIONS:
            run_script(connection, migration(f"store_{version:03}"))
        register_layer(connection, "plot", "MULTIPOLYGON", srs_id)
        install(connection, rtree_triggers("plot"))
        meta = {"schema": str(SCHEMA), "store": str(uuid.uuid4()), "crs": crs_wkt, "srs_id": str(srs_id)}
        meta["box"] = box_text(province_box(crs_wkt))
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.execute("COMMIT")
    finally:
        connection.close()
    check = connect(part)
    check.execute("PRAGMA journal_mode = WAL")
    check.close()
