"""What the store, the offices' files and their journals say when all is quiet: read as rows, judged elsewhere."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from land_campaign_plugin.store.connection import reading
from land_campaign_plugin.store.images import canonical, select_images

from .office import read_journal

Rows = list[dict]


@dataclass
class Book:
    """The rows of a store.

    Parameters
    ----------
    images : dict
        Image of every plot and record as its row in the table amounts to, as canonical text, by uid.
    chain : list of str
        What `verify` of the store found.
    scope : list of dict
        Who may write where; None for a store that knows no roles.
    """

    hist: Rows
    change_req: Rows
    conflict: Rows
    rejected: Rows
    commune: Rows
    plot: Rows
    record: Rows
    images: dict[str, str]
    chain: list[str]
    scope: Rows | None = None
    text: str = field(default="", repr=False)
    """Everything in it, for the search of what must not be there."""


_COLUMNS = {
    "hist": "uid, ver, op, commune, seq, image, cid, login",
    "change_req": "cid, client, client_seq, sha256, status, result",
    "conflict": "cid, uid, mine",
    "rejected": "cid, uid, code, body",
    "plot": "uid, ver, commune, status, seq, cid",
}


def book_of_server(central) -> Book:
    """Read the store in PostgreSQL as whoever runs the server."""
    with closing(psycopg2.connect(central.server.string(central.name))) as connection:
        cursor = connection.cursor()

        def rows(query: str) -> Rows:
            cursor.execute(query)
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        order = {"hist": " ORDER BY id"}
        tables = {
            name: rows(f"SELECT {what} FROM campaign.{name}{order.get(name, '')}") for name, what in _COLUMNS.items()
        }
        images = rows(
            "SELECT uid, campaign.image_of(p) AS image FROM campaign.plot AS p"
            " UNION ALL SELECT kind || ':' || uid, image::text FROM campaign.record"
        )
        tables["record"] = rows("SELECT kind || ':' || uid AS uid, ver FROM campaign.record")
        communes = rows("SELECT code, head_seq FROM campaign.commune WHERE head_seq > 0")
        scope = rows(
            "SELECT s.login, u.code AS commune, s.role, upper(s.valid) IS NOT NULL AS ended FROM campaign.scope AS s"
            " JOIN campaign.commune AS u ON u.id = s.commune_id"
        )
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace ="
            " 'campaign'::regnamespace"
        )
        everything = []
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM {table} AS t")
            everything.append(cursor.fetchone()[0])
    with closing(central.store("postgres")) as store:
        chain = store.verify()
    by_uid = {row["uid"]: row["image"] for row in images}
    return Book(**tables, commune=communes, images=by_uid, chain=chain, scope=scope, text="\n".join(everything))


def book_of_file(path: Path) -> Book:
    """Read an office's store."""
    from land_campaign_plugin.store.embedded import GeoPackageStore

    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        order = {"hist": " ORDER BY id"}
        tables = {
            name: [dict(row) for row in connection.execute(f"SELECT {what} FROM {name}{order.get(name, '')}")]
            for name, what in _COLUMNS.items()
        }
        communes = [dict(row) for row in connection.execute("SELECT code, head_seq FROM commune")]
        records = connection.execute("SELECT kind || ':' || uid AS uid, ver, image FROM record").fetchall()
        tables["record"] = [{"uid": row["uid"], "ver": row["ver"]} for row in records]
    with reading(path) as connection:
        images = {uid: canonical(image).decode() for uid, _, image in select_images(connection, "plot")}
        images |= {row["uid"]: row["image"] for row in records}
    text = json.dumps([tables[name] for name in ("hist", "change_req", "conflict")], ensure_ascii=False)
    chain = GeoPackageStore(path).verify()
    for row in tables["change_req"]:
        row["result"] = json.loads(row["result"])
    return Book(**tables, commune=communes, images=images, chain=chain, text=text)


_OUTBOX = (
    "SELECT cid, uid, state, sha256 FROM campaign_outbox UNION ALL"
    " SELECT cid, kind || ':' || uid, state, sha256 FROM campaign_record_outbox"
)


@dataclass
class OfficeBook:
    """What an office's file and journal say.

    Parameters
    ----------
    plots : dict
        Version, status and canonical image by uid.
    held : set of str
        Plots that are edited and not, or not as they are, in the store.
    tags : dict
        What the note of every plot says now, by uid.
    """

    name: str
    login: str
    outbox: Rows
    plots: dict[str, tuple[int, str | None, str]]
    held: set[str]
    tags: dict[str, str | None]
    journal: Rows
    communes: set[str]


def book_of_office(folder: Path, login: str = "") -> OfficeBook:
    """Read an office's folder."""
    path = folder / "work.gpkg"
    with reading(path) as connection:
        plots = {
            uid: (ver, image["status"], canonical(image).decode())
            for uid, ver, image in select_images(connection, "plot")
        }
        tags = {uid: json.loads(image)["note"] for uid, (_, _, image) in plots.items()}
        rows = connection.execute(_OUTBOX).fetchall()
        outbox = [dict(zip(("cid", "uid", "state", "sha256"), row, strict=True)) for row in rows]
        dirty = {uid for (uid,) in connection.execute("SELECT uid FROM campaign_dirty")}
        metas = connection.execute("SELECT name FROM campaign_meta WHERE name LIKE 'pulled %'").fetchall()
    held = dirty | {row["uid"] for row in outbox if row["state"] not in ("applied", "merged", "same")}
    held |= {uid for uid, (ver, _, _) in plots.items() if not ver}
    communes = {name.rsplit(" ", 1)[1] for (name,) in metas}
    return OfficeBook(folder.name, login, outbox, plots, held, tags, read_journal(folder), communes)
