"""Conflicts and history of a store in PostgreSQL, as one person may see them (migrations/pg_011_resolution.sql)."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable

from ..model.canonical_text import canonical_text
from ..model.statement import statement
from ..paths import version
from .contract import PROTOCOL, Answer
from .disputes import Decision, Dispute, Resolution
from .pg_connection import Busy, Connection
from .resolution import dispute
from .versions import Batch, Version, batch_of, made

_DISPUTE = statement(
    "SELECT c.cid, c.uid, c.kind, c.base_ver, c.server_ver, c.fields, c.base, c.mine, c.theirs, c.plots, c.area_m2,"
    " c.login, c.at, c.state, c.resolved_by, c.resolved_at, c.resolved_cid, c.referred_by, c.referred_at, c.note,"
    " c.masks"
    " FROM campaign.conflict AS c"
)
_OPEN = statement(
    "{disputes} WHERE c.state = 'open' AND (%s::text IS NULL OR c.commune_id IN"
    " (SELECT id FROM campaign.commune WHERE code = %s AND valid @> current_date)) ORDER BY c.id",
    disputes=_DISPUTE,
)
_THESE = statement("{disputes} WHERE c.cid = ANY (%s)", disputes=_DISPUTE)
_VERSION = (
    "SELECT h.uid, h.ver, h.op, h.commune, h.seq, h.login, h.at, h.reason, h.batch, h.cid, h.changed, h.group_id,"
    " h.parents, b.image, h.image FROM {} campaign.hist AS h {} LEFT JOIN campaign.hist AS b"
    " ON b.uid = h.uid AND b.ver = h.ver - 1 WHERE "
)
_HISTORY = _VERSION.format("", "") + "h.uid = %s ORDER BY h.ver"
_BATCH = _VERSION.format(
    "campaign.batch AS t JOIN",
    "ON h.commune_id = t.commune_id AND h.seq BETWEEN t.first_seq AND t.last_seq AND h.batch = t.id"
    " AND h.login = t.login AND h.kind = ''",
) + "t.id = %s ORDER BY h.commune, h.seq"
_BATCHES = (
    "SELECT b.id, b.login, min(b.at), sum(b.changes), array_agg(u.code), CASE"
    " WHEN min(coalesce(b.reason, '')) = max(coalesce(b.reason, '')) THEN min(b.reason) END"
    " FROM campaign.batch AS b JOIN campaign.commune AS u ON u.id = b.commune_id WHERE (b.id, b.login) IN ("
    " SELECT x.id, x.login FROM campaign.batch AS x JOIN campaign.commune AS y ON y.id = x.commune_id"
    " WHERE coalesce(%s, x.login) = x.login AND coalesce(%s, y.code) = y.code"
    " GROUP BY x.id, x.login ORDER BY min(x.at) DESC, x.id LIMIT %s)"
    " GROUP BY b.id, b.login ORDER BY min(b.at) DESC, b.id"
)
_NAMED = (
    "SELECT uid FROM campaign.plot WHERE sheet_number = %s AND plot_number = %s AND coalesce(%s, commune) = commune"
    " ORDER BY status IS NOT DISTINCT FROM 'retired', uid"
)
_RESOLVE, _REFER = "SELECT campaign.resolve(%s::json)", "SELECT campaign.refer(%s, %s)"
_TRIES, _PAUSE_S = 8, 0.05


class Resolving:
    """What a store in PostgreSQL answers about conflicts and the past, by the connection that it has."""

    _connection: Connection

    def _run(self, query: str, params: tuple) -> list[tuple]:
        return self._connection.run(query, params)

    def _again(self, query: str, params: tuple) -> list[tuple]:
        """Run what writes, and run it again where the server asks for it."""
        for turn in range(_TRIES - 1):
            try:
                return self._run(query, params)
            except Busy:
                time.sleep(_PAUSE_S * 2**turn * (0.5 + random.random()))  # nosec B311: only spreads out who comes again
        return self._run(query, params)

    def open_conflicts(self, commune: str | None = None) -> list[Dispute]:
        """Return the open conflicts, oldest first: one's own, and those of the communes that one reviews."""
        return [dispute(row) for row in self._run(_OPEN, (commune, commune))]

    def conflicts(self, cids: Iterable[str]) -> dict[str, Dispute]:
        """Return conflicts, ended ones too, by the id of the change that was not taken in."""
        return {row[0]: dispute(row) for row in self._run(_THESE, (list(cids),))}

    def resolve(self, decisions: Iterable[Decision], batch: str) -> list[Resolution]:
        """End conflicts in one transaction, each once and by its author or a reviewer; changes are judged as always."""
        decisions = list(decisions)
        changes = [travelling(each.change) for each in decisions if each.change]
        said = [
            {"cid": each.cid, "state": each.state, "change": each.change.cid if each.change else None}
            for each in decisions
        ]
        request = {"proto": str(PROTOCOL), "version": version(), "batch": batch, "decisions": said, "changes": changes}
        ((told,),) = self._again(_RESOLVE, (json.dumps(request, ensure_ascii=False),))
        answers = [Answer(**answered(each)) for each in told["answers"]]
        replies = dict(zip((each["cid"] for each in changes), answers, strict=True))
        return [
            Resolution(each["cid"], each["status"], each["state"], each["by"], replies.get(asked["change"]))
            for each, asked in zip(told["decisions"], said, strict=True)
        ]

    def refer(self, cids: Iterable[str], note: str) -> list[Resolution]:
        """Hand open conflicts on to a reviewer of the commune, with a note."""
        ((told,),) = self._again(_REFER, (list(cids), canonical_text(note) or ""))
        return [Resolution(each["cid"], each["status"], each["state"], each["by"]) for each in told]

    def history(self, uid: str) -> list[Version]:
        """Return every version of a plot, oldest first."""
        return [_version(row) for row in self._run(_HISTORY, (uid,))]

    def batch(self, batch: str) -> list[Version]:
        """Return what one push changed, in the order it was written."""
        return [_version(row) for row in self._run(_BATCH, (batch,))]

    def batches(self, login: str | None = None, commune: str | None = None, limit: int = 100) -> list[Batch]:
        """Return the last pushes, newest first: one person's, those that changed a commune, or all."""
        return [batch_of(*row) for row in self._run(_BATCHES, (login, commune, limit))]

    def named(self, sheet_number: str, plot_number: str, commune: str | None = None) -> list[str]:
        """Return the uids of the plots with this number, retired ones last."""
        return [uid for (uid,) in self._run(_NAMED, (sheet_number, plot_number, commune))]


def _version(row: tuple) -> Version:
    return made(row[:-2], json.loads(row[-2]) if row[-2] else None, json.loads(row[-1]))


def travelling(change) -> dict:
    """Return a change as it travels. Bytes that are no text cannot: what stands for them has another hash."""
    body = change.body.decode("utf-8", errors="replace").replace("\0", "\ufffd")
    said = {"cid": change.cid, "uid": change.uid, "op": change.op, "base": str(change.base_ver)}
    kind = {"kind": change.kind} if change.kind else {}
    return {**said, **kind, "sha256": change.sha256, "body": body}


def answered(answer: dict) -> dict:
    """Return an answer as it came, ready for `Answer`."""
    return answer | {"fields": tuple(answer["fields"]), "plots": tuple(answer["plots"])}
