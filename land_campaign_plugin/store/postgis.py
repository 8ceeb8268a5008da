"""The central store of a province: PostgreSQL with PostGIS, which judges and writes by itself (migrations/pg_*.sql).

All that is written goes through one function of the server, ``campaign.push``; this module carries sealed changes
there and answers back, and reads. The person is whom the server knows by the login, never what a client says.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable, Sequence

from ..model.change import RETIRED
from ..model.tables import PlotTable
from ..paths import version
from .contract import APPLIED, PROTOCOL, Answer, Change, FeedEntry, StoredPlot
from .images import Image
from .pg_checkout import Reader
from .pg_comparing import PgComparing
from .pg_connection import DEADLINE_S, Address, Busy, Connection
from .pg_records import PgRecords
from .pg_resolution import Resolving
from .pg_schema import administering, chain_faults
from .record_feed import feed_entry
from .succession import succeeded

_TRIES = 8
_MOST = 5_000
_PAUSE_S = 0.05
_PLOTS = (
    "SELECT p.uid, p.ver, h.image FROM campaign.plot AS p JOIN campaign.hist AS h ON h.uid = p.uid AND h.ver = p.ver"
    " WHERE p.uid = ANY (%s)"
)
_IMAGES = (
    "SELECT h.uid, h.image FROM unnest(%s::text[], %s::integer[]) AS w (uid, ver)"
    " JOIN campaign.hist AS h ON h.uid = w.uid AND h.ver = w.ver"
)
_FEED = (
    "SELECT h.seq, h.uid, h.ver, h.op, h.image, h.cid, h.login, h.at, h.prev_hash, h.hash, h.kind, h.group_id,"
    " CASE WHEN h.group_id IS NOT NULL AND h.kind = '' AND EXISTS (SELECT 1 FROM campaign.hist AS o"
    " WHERE o.group_id = h.group_id AND o.kind = '' AND (o.parents IS NOT NULL OR o.op = 'D'"
    " OR strpos(o.changed, 'status') > 0)) THEN (SELECT json_agg(coalesce(i.image ->> 'sheet_number' || '/'"
    " || (i.image ->> 'plot_number'), left(i.uid, 8))) FROM (SELECT o.uid, o.image::jsonb AS image"
    " FROM campaign.hist AS o WHERE o.group_id = h.group_id AND o.kind = '') AS i"
    " WHERE i.image ->> 'status' IS DISTINCT FROM 'retired')::text END FROM campaign.hist AS h WHERE h.commune_id ="
    " (SELECT id FROM campaign.commune WHERE code = %s ORDER BY valid @> current_date DESC, upper(valid) DESC LIMIT 1)"
    " AND h.seq > %s ORDER BY h.seq LIMIT %s"
)
_HEADS = (
    "SELECT DISTINCT ON (code) code, head_seq FROM campaign.commune"
    " WHERE (valid @> current_date OR code IN (SELECT m.code FROM campaign.merged() AS m))"
    " AND (NOT row_security_active('campaign.hist') OR id = ANY (campaign.readable()))"
    " ORDER BY code, valid @> current_date DESC, upper(valid) DESC"
)
_COUNTS = (
    "SELECT (SELECT count(*) FROM campaign.plot WHERE status IS DISTINCT FROM %s),"
    " (SELECT count(*) FROM campaign.plot WHERE status = %s), (SELECT count(*) FROM campaign.hist),"
    " (SELECT count(*) FROM campaign.conflict WHERE state = 'open'), (SELECT count(*) FROM campaign.rejected),"
    " (SELECT count(*) FROM campaign.finding)"
)
_READY = "SELECT campaign.get_ready()"
_SAID = ("cid", "uid", "op", "base", "sha256", "body")
_COUNTED = ("in_force", "retired", "changes", "conflicts", "rejected", "findings")


class PostgisStore(PgRecords, PgComparing, Resolving):
    """A store on a server, as one person sees it.

    Parameters
    ----------
    address : str or Address
        ``PG:service=NAME`` or another connection string of PostgreSQL.
    deadline_s : float
        How long to wait for one answer.

    Raises
    ------
    BadInput
        The string cannot be read, or the database holds no store.
    StoreError
        The server cannot be reached, or does not know the person.
    """

    most = _MOST
    said: dict
    """What the store said when it was opened: `hello`."""

    def __init__(self, address: str | Address, deadline_s: float = DEADLINE_S):
        self.address = address if isinstance(address, Address) else Address(address)
        self._connection = Connection(self.address, deadline_s)
        self.said = self.hello()
        meta = self.said["meta"]
        self.id, self.crs = meta["store"], meta["crs"]
        self.succeeds = succeeded(meta)
        self._reader = Reader(self.address, self.crs, deadline_s)

    def close(self) -> None:
        """Let the connection go; it comes back when it is needed."""
        self._connection.close()
        self._reader.close()

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Take in changes in one transaction and answer each, in the order they came.

        The same bytes are sent again where the server asks for it; anything else that goes wrong leaves them
        unanswered, to be sent again by the next push.
        """
        statement, values = _statement(request, batch)
        for turn in range(_TRIES):
            try:
                ((answers,),) = self._connection.run(statement, values, first=_READY)
                break
            except Busy:
                if turn == _TRIES - 1:
                    raise
                time.sleep(_PAUSE_S * 2**turn * (0.5 + random.random()))  # nosec B311: only spreads out who comes again
        return [_answered(change, answer) for change, answer in zip(request, answers, strict=True)]

    def head(self) -> str:
        """Return a text that changes whenever the store takes in a change."""
        return str(self._connection.run("SELECT coalesce(sum(head_seq), 0)::bigint FROM campaign.commune")[0][0])

    def hello(self) -> dict:
        """Return who the person is to the store, and what role they have in which commune."""
        return self._connection.run("SELECT campaign.hello()")[0][0]

    def merged(self) -> dict[str, str]:
        """Return the codes of communes that ended, each with that of the commune it was merged into."""
        return self.hello()["merged"]

    def plots(self, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return plots by permanent id, retired ones too; unknown ids and other people's communes are absent."""
        rows = self._connection.run(_PLOTS, (list(uids),))
        return {uid: StoredPlot(uid, ver, json.loads(image)) for uid, ver, image in rows}

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Return plots as they were at a version each; what the store never had is absent."""
        rows = self._connection.run(_IMAGES, (list(wanted), list(wanted.values())))
        return {uid: json.loads(image) for uid, image in rows}

    def feed(self, commune: str, after: int, limit: int) -> list[FeedEntry]:
        """Return the history of `commune` that follows number `after`, at most `limit` entries."""
        rows = self._connection.run(_FEED, (commune, after, limit))
        return [feed_entry(row) for row in rows]

    def checkout(self, commune: str, sheets: Sequence[str] | None = None) -> tuple[PlotTable, int, str]:
        """Return the plots in force of `commune`, or of some sheets, and number and hash of its last history entry."""
        return self._reader.checkout(commune, sheets)

    def communes(self) -> dict[str, int]:
        """Return every commune that the person may read with the number of its last history entry; also those that
        were merged into another.
        """
        return {code: head for code, head in self._connection.run(_HEADS) if head}

    def counts(self) -> dict[str, int]:
        """Return how many plots (in force, retired), changes, open conflicts, rejected changes and findings it has."""
        (row,) = self._connection.run(_COUNTS, (RETIRED, RETIRED))
        return dict(zip(_COUNTED, row, strict=True))

    def verify(self) -> list[str]:
        """Return what is wrong with versions, numbering and hash chain, as ``commune/seq`` or uid; empty when sound.

        Reckoned here and not by the server. Asks for the right to read everything: for whoever runs it, or an auditor
        of all communes.
        """
        with administering(self.address) as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            return chain_faults(cursor)


def _statement(request: list[Change], batch: str) -> tuple[str, tuple[str, ...]]:
    """Return what sends changes: a line each, which the server need not unpack; as JSON where a value is no line, or
    where records are among them.
    """
    head = {"proto": str(PROTOCOL), "version": version(), "batch": batch}
    rows = [travelling(change) for change in request]
    lines = "\n".join(["\t".join(row.values()) for row in rows])
    plots = rows and not any("kind" in row for row in rows)
    if plots and lines.count("\t") == (len(_SAID) - 1) * len(rows) and lines.count("\n") == len(rows) - 1:
        return "SELECT campaign.push(%s::json, %s)", (json.dumps(head), lines)
    return "SELECT campaign.push(%s::json)", (json.dumps(head | {"changes": rows}, ensure_ascii=False),)


def travelling(change: Change) -> dict[str, str]:
    """Return a change as it travels. Bytes that are no text cannot: what stands for them has another hash."""
    body = change.body.decode("utf-8", errors="replace").replace("\0", "\ufffd")
    row = (change.cid, change.uid, change.op, str(change.base_ver), change.sha256, body)
    return dict(zip(_SAID, row, strict=True)) | ({"kind": change.kind} if change.kind else {})


def _answered(change: Change, answer: dict | list) -> Answer:
    """Return an answer: version and number alone say that the change was taken in as it is."""
    if isinstance(answer, list):
        return Answer(change.cid, change.uid, APPLIED, "", *answer)
    return Answer(**answer | {"fields": tuple(answer["fields"]), "plots": tuple(answer["plots"])})
