"""An office's own store, with its whole history, into the province's: the same ids, versions, answers and hashes.

One transaction there, while the office's file is held: nobody pushes in between. Every row is read back and compared,
and every hash reckoned anew, before anything is kept. Afterwards the file takes nothing in any more. Where the line
broke at the very end, the same command looks, finds all of it there, and closes the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from ..model.change import CONTENT, RETIRED
from ..model.errors import BadInput, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import quoted, statement
from ..native import shapely
from . import pg_replay_people
from .connection import writing
from .embedded import GeoPackageStore
from .images import canonical, select_images, shapes_of
from .pg_connection import Address
from .pg_schema import administering, chain_faults
from .succession import SUCCEEDED_BY, mark_of

_LOCK = 0x1A2DCA
_PART = 2_000
_PLAIN = {
    "hist": ("id",),
    "change_req": ("cid",),
    "conflict": ("id",),
    "rejected": ("cid",),
    "finding": ("uid", "fingerprint"),
    "batch": ("id", "commune", "login"),
    "departure": ("commune", "number"),
    "record": ("kind", "uid"),
    "access_log": ("id",),
}
"""Tables whose rows come over as they are, and in which order."""
_CARRIED = {"plot", "commune", "meta", "door", "via", "package_key"}
_CLOSED = (("hist", "INSERT"), ("change_req", "INSERT"), ("conflict", "INSERT"), ("conflict", "UPDATE"))
_NUMBERED_THERE = (("id", "bigint"), ("tx", "xid8"))
_UNSOUND = QT_TRANSLATE_NOOP("core", "The history of the store {path} does not hold ({reason}).")
_VERIFY = QT_TRANSLATE_NOOP("core", "Find out why (store verify), or restore a backup; nothing was taken over.")
_THERE = QT_TRANSLATE_NOOP("core", "The store {store} has a history of commune {commune} already.")
_OTHER_DATABASE = QT_TRANSLATE_NOOP(
    "core", "Two histories of a commune cannot become one: push the work copies of the office there instead."
)
_NO_COMMUNE = QT_TRANSLATE_NOOP(
    "core", "{count} plots in force are in commune '{commune}', which the server does not know."
)
_IMPORT = QT_TRANSLATE_NOOP(
    "core", "Import the communes first (store communes import), or correct these plots in a work copy and push them."
)
_TAKEN = QT_TRANSLATE_NOOP("core", "The store {store} has plots or changes of this office already ({what}).")
_NOT_EQUAL = QT_TRANSLATE_NOOP("core", "What came over is not what was there ({what}); nothing was kept.")
_TELL = QT_TRANSLATE_NOOP("core", "Tell the makers of the plugin; go on with the office's store as before.")
_MORE = QT_TRANSLATE_NOOP("core", "The store {path} holds {table}, which this version cannot take over.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Update the plugin; nothing was taken over.")


@dataclass
class ReplayReport:
    """What came over.

    Parameters
    ----------
    rows : dict of str to int
        Rows by table.
    communes : dict of str to int
        Number of the last line of history, by commune.
    closed : list of str
        Codes that the server does not know and under which nothing is in force any more: their history came along.
    again : bool
        Whether all of it had been there already.
    documents : int
        How many scanned papers of the office the server has now.
    broken : list of str
        Files of scanned papers that are not what their hash says; they were left.
    """

    store: str
    succeeds: str
    rows: dict[str, int] = field(default_factory=dict)
    communes: dict[str, int] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    again: bool = False
    documents: int = 0
    broken: list[str] = field(default_factory=list)


def replay(path: Path, address: Address) -> ReplayReport:
    """Take an office's store over into the store at `address`, and close the file.

    Raises
    ------
    BadInput
        The server knows a commune of the file not at all, or has a history of it; nothing was changed.
    StoreError
        A history does not hold, or the server cannot be reached.
    """
    source = GeoPackageStore(path)
    if faults := source.verify():
        raise StoreError(_UNSOUND, _VERIFY, path=path, reason=faults[0])
    with writing(path, durable=True) as office:
        with administering(address) as cursor:
            report = _Replay(office, cursor, source.id, path, str(address)).run()
        office.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (SUCCEEDED_BY, report.store))
        for table, act in _CLOSED:  # whatever writes to it, nothing comes in beside the server's history
            office.execute(
                statement(
                    "CREATE TRIGGER IF NOT EXISTS campaign_moved_{act}_{table} BEFORE {act} ON {table}"
                    " BEGIN SELECT RAISE(ABORT, 'the store has moved to a server'); END",
                    table=table,
                    act=act,
                )
            )
    return report


class _Replay:
    """One office on its way, in one transaction of the server."""

    def __init__(self, office: sqlite3.Connection, cursor, store: str, path: Path, address: str):
        self._office, self._cursor, self._path, self._address = office, cursor, path, address
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        cursor.execute("SELECT name, value FROM campaign.meta")
        meta = dict(cursor.fetchall())
        self._srid = int(meta["srid"])
        self._mark = mark_of(store)
        self._ids: dict[str, int] = {}
        self._report = ReplayReport(meta["store"], store, again=self._mark in meta)
        self._heads = {
            code: (seq, digest)
            for code, seq, digest in office.execute("SELECT code, head_seq, head_hash FROM commune ORDER BY code")
        }

    def run(self) -> ReplayReport:
        self._refuse_what_would_be_lost()
        self._find_communes()
        tables = [name for name in _PLAIN if self._columns_there(name) and self._columns_here(name)]
        if not self._report.again:
            self._refuse_what_is_there()
            self._put("plot", self._plot_columns(), self._plots())
            for name in tables:
                self._put(name, self._columns(name), self._plain_rows(name))
            if self._has_people():
                self._report.rows |= pg_replay_people.put(self._office, self._cursor)
            self._put_heads()
        self._compare(tables)
        if faults := chain_faults(self._cursor):
            raise StoreError(_NOT_EQUAL, _TELL, what=faults[0])
        self._cursor.execute(
            "INSERT INTO campaign.meta VALUES (%s, clock_timestamp()::text) ON CONFLICT DO NOTHING", (self._mark,)
        )
        self._report.communes = {code: seq for code, (seq, _) in self._heads.items()}
        return self._report

    def _refuse_what_would_be_lost(self) -> None:
        """A table of a newer version is not left behind without a word."""
        rows = self._office.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in rows:
            if name in _CARRIED or name.startswith(("gpkg_", "rtree_", "sqlite_")):
                continue
            if (name in _PLAIN or name in pg_replay_people.TABLES) and self._columns_there(_THERE_AS.get(name, name)):
                continue
            if self._office.execute(statement("SELECT 1 FROM {name} LIMIT 1", name=quoted(name))).fetchone():
                raise BadInput(_MORE, _UPDATE, path=self._path, table=name)

    def _find_communes(self) -> None:
        """Find the commune of each code; a code that nothing in force has any more gets a closed one of its own."""
        self._cursor.execute("SELECT code, id, head_seq FROM campaign.commune WHERE valid @> current_date")
        there = {code: (number, seq) for code, number, seq in self._cursor.fetchall()}
        for code in self._heads:
            if code in there:
                number, seq = there[code]
                if seq and not self._report.again:
                    raise BadInput(_THERE, _OTHER_DATABASE, store=self._address, commune=code)
                self._ids[code] = number
                continue
            (count,) = self._office.execute(
                "SELECT count(*) FROM plot WHERE coalesce(commune, '') = ? AND status IS NOT ?", (code, RETIRED)
            ).fetchone()
            if count and not self._report.again:
                raise BadInput(_NO_COMMUNE, _IMPORT, count=count, commune=code)
            self._ids[code] = self._closed_commune(code)
            self._report.closed.append(code)
        self._cursor.execute(
            "SELECT 1 FROM campaign.commune WHERE id = ANY (%s) ORDER BY id FOR UPDATE", (list(self._ids.values()),)
        )

    def _closed_commune(self, code: str) -> int:
        """Return a commune that is valid on no day: its history is kept and proven, and nobody pushes to it."""
        self._cursor.execute(
            "SELECT c.id FROM campaign.commune AS c WHERE c.code = %s AND isempty(c.valid) AND c.head_hash = %s",
            (code, self._heads[code][1]),
        )
        if (row := self._cursor.fetchone()) is None:
            self._cursor.execute(
                "INSERT INTO campaign.commune (code, valid) VALUES (%s, 'empty') RETURNING id", (code,)
            )
            row = self._cursor.fetchone()
        return row[0]

    def _refuse_what_is_there(self) -> None:
        queries = {
            "plots": ("SELECT uid FROM plot", "SELECT 1 FROM campaign.plot WHERE uid = ANY (%s) LIMIT 1"),
            "changes": (
                "SELECT DISTINCT client FROM change_req",
                "SELECT 1 FROM campaign.change_req WHERE client = ANY (%s) LIMIT 1",
            ),
        }
        for what, (here, there) in queries.items():
            self._cursor.execute(there, ([value for (value,) in self._office.execute(here)],))
            if self._cursor.fetchone():
                raise BadInput(_TAKEN, _OTHER_DATABASE, store=self._address, what=what)

    def _columns_here(self, table: str) -> list[str]:
        return [name for (name,) in self._office.execute("SELECT name FROM pragma_table_info(?)", (table,))]

    def _columns_there(self, table: str) -> dict[str, str]:
        """Return the columns of a table of the server with their types."""
        self._cursor.execute(
            "SELECT attname, atttypid::regtype::text FROM pg_attribute WHERE attrelid = to_regclass(%s)"
            " AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
            (f"campaign.{table}",),
        )
        return dict(self._cursor.fetchall())

    def _columns(self, table: str) -> dict[str, str]:
        """Return the columns that come over, with their types there; the server numbers its rows itself."""
        here = {*self._columns_here(table)}
        there = self._columns_there(table).items() - {*_NUMBERED_THERE}
        return {name: kind for name, kind in sorted(there) if name in here or name in _MADE}

    def _plain_rows(self, table: str) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a table as texts, in the order of the columns there."""
        columns = self._columns(table)
        here = self._columns_here(table)
        via = self._via() if table == "hist" else {}
        people = {}
        if {"login", "commune_id"} & (columns.keys() - {*here}):
            people = dict(self._office.execute("SELECT cid, login FROM change_req"))
        order = "SELECT {names} FROM {table} ORDER BY {order}"
        query = statement(order, names=here, table=table, order=_PLAIN[table])
        for values in self._office.execute(query):
            row = dict(zip(here, values, strict=True))
            made = {"commune_id": lambda row=row: self._commune_of(table, row)}
            made["login"] = lambda row=row: row["login"] if row.get("login") else people[row["cid"]]
            made["via"] = lambda row=row: via.get((row.get("batch"), row.get("login")))
            yield tuple(
                _text(made[name]() if name in made and (name not in row or not row[name]) else row[name], kind)
                for name, kind in columns.items()
            )

    def _via(self) -> dict[tuple[str, str], str]:
        if not self._columns_here("via"):
            return {}
        rows = self._office.execute("SELECT batch, login, via FROM via")
        return {(batch, login): via for batch, login, via in rows}

    def _has_people(self) -> bool:
        return bool(self._columns_here("secret_key")) and bool(self._columns_there("pii_key"))

    def _commune_of(self, table: str, row: dict) -> int:
        kind, _, uid = row["uid"].rpartition(":") if "uid" in row else ("", "", "")
        if table == "conflict" and kind:
            query = "SELECT commune FROM record WHERE kind = ? AND uid = ?"
            return self._ids[self._office.execute(query, (kind, uid)).fetchone()[0]]
        if table == "conflict":
            image = json.loads(row["mine"]) | json.loads(row["theirs"])  # land that a new plot wants is nobody's yet
            return self._ids[image.get("commune") or ""]
        return self._ids[row["commune"] or ""]

    def _plot_columns(self) -> dict[str, str]:
        there = self._columns_there("plot")
        return {name: there[name] for name in _PLOT if name in there}

    def _plots(self) -> Iterator[tuple[str | None, ...]]:
        """Yield the plots as texts."""
        kinds = self._plot_columns()
        rows = self._office.execute(
            "SELECT uid, number_key, seq, cid, upd_by, upd_at, parents,"
            " coalesce(shaped_by, (SELECT client FROM change_req AS r WHERE r.cid = plot.cid)) FROM plot ORDER BY fid"
        )
        beside = {row[0]: row[1:] for row in rows}
        plots = {uid: (ver, image) for uid, ver, image in select_images(self._office, "plot")}
        shapes = shapely.set_srid(shapes_of([plots[uid][1] for uid in beside]), self._srid)
        for (uid, more), shape in zip(beside.items(), shapely.to_wkb(shapes, hex=True, include_srid=True), strict=True):
            ver, image = plots[uid]
            number_key, seq, cid, upd_by, upd_at, parents, shaped_by = more
            row = {**image, "uid": uid, "geom": shape, "commune_id": self._ids[image["commune"] or ""]}
            row |= {"number_key": number_key, "ver": ver, "seq": seq, "cid": cid, "upd_by": upd_by, "upd_at": upd_at}
            row |= {"shaped_by": shaped_by, "parents": _array(parents)}
            yield tuple(_text(row[name], kind) for name, kind in kinds.items())

    def _put(self, table: str, columns: dict[str, str], rows: Iterable[tuple[str | None, ...]]) -> None:
        from psycopg2 import sql

        copy = sql.SQL("COPY {table} ({names}) FROM STDIN").format(
            table=sql.Identifier("campaign", table), names=sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        count = 0
        part: list[str] = []
        for row in rows:
            count += 1
            part.append("\t".join(map(_escaped, row)) + "\n")
            if len(part) == _PART:
                self._cursor.copy_expert(copy, StringIO("".join(part)))
                part.clear()
        if part:
            self._cursor.copy_expert(copy, StringIO("".join(part)))
        self._report.rows[table] = count

    def _put_heads(self) -> None:
        for code, (seq, digest) in self._heads.items():
            self._cursor.execute(
                "UPDATE campaign.commune SET head_seq = %s, head_hash = %s WHERE id = %s",
                (seq, digest, self._ids[code]),
            )

    def _compare(self, tables: list[str]) -> None:
        """Read every row back and look whether it is the one that was there; of what others may have changed since, the
        history and the answers."""
        ids = list(self._ids.values())
        for name in tables:
            if self._report.again and name not in ("hist", "change_req"):
                continue
            columns = self._columns(name)
            here = Counter(map(_compared(columns), self._plain_rows(name)))
            self._report.rows.setdefault(name, here.total())
            left = here - Counter(map(_compared(columns), self._there(name, columns, ids)))
            if left:
                raise StoreError(_NOT_EQUAL, _TELL, what=f"{name} {left.total()}")
        if self._report.again:
            return
        if self._has_people() and (table := pg_replay_people.differ(self._office, self._cursor)):
            raise StoreError(_NOT_EQUAL, _TELL, what=table)
        self._cursor.execute(_IMAGES_THERE, (ids,))
        there = {uid: (ver, image) for uid, ver, image in self._cursor.fetchall()}
        plots = select_images(self._office, "plot")
        if there != {uid: (ver, canonical(image).decode()) for uid, ver, image in plots}:
            raise StoreError(_NOT_EQUAL, _TELL, what="plot")

    def _there(self, table: str, columns: dict[str, str], ids: list[int]) -> Iterator[tuple[str | None, ...]]:
        from psycopg2 import sql

        names = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name in columns)
        where = sql.SQL("WHERE commune_id = ANY (%s)" if "commune_id" in columns else "WHERE %s IS NOT NULL")
        query = sql.SQL("SELECT {names} FROM {table} {where}").format(
            names=names, table=sql.Identifier("campaign", table), where=where
        )
        with self._cursor.connection.cursor(name=f"replayed_{table}") as rows:
            rows.itersize = _PART
            rows.execute(query, (ids,))
            yield from rows


_IMAGES_THERE = "SELECT uid, ver, campaign.image_of(p) FROM campaign.plot AS p WHERE commune_id = ANY (%s)"
_MADE = ("commune_id", "login", "via")
_THERE_AS = {"secret_key": "pii_key"}  # nosec B105: names of tables
_PLOT = (
    "uid", "commune_id", "geom", *(column.name for column in CONTENT), "number_key", "parents", "ver", "seq", "cid",
    "shaped_by", "upd_by", "upd_at",
)  # fmt: skip


def _text(value: object, kind: str) -> str | None:
    """Return a value as the server reads it."""
    if value is None:
        return None
    if kind == "jsonb":  # it holds no zero character: as the push of the server does, U+FFFF stands for it
        return json.dumps(json.loads(value, object_pairs_hook=_without_zero), ensure_ascii=False)
    return str(value)


def _without_zero(pairs: list[tuple[str, object]]) -> dict:
    return {name: value.replace("\0", "\uffff") if isinstance(value, str) else value for name, value in pairs}


def _array(texts: str | None) -> str:
    parts = (part.replace("\\", "\\\\").replace('"', '\\"') for part in texts.split(",")) if texts else ()
    return "{" + ",".join(f'"{part}"' for part in parts) + "}"


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _escaped(text: str | None) -> str:
    return r"\N" if text is None else text.translate(_ESCAPES)


def _compared(columns: dict[str, str]) -> Callable[[tuple], tuple]:
    """Return what makes rows comparable: JSON by what it says, and truth by its first letter."""
    ways = [{"jsonb": _said, "boolean": _truth}.get(kind, _same) for kind in columns.values()]
    return lambda row: tuple(None if text is None else way(text) for way, text in zip(ways, row, strict=True))


def _said(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True)


def _truth(text: str) -> bool:
    return text[:1] in ("1", "t")


def _same(text: str) -> str:
    return text
