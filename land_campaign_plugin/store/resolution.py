"""How the store of an office keeps conflicts and ends them: each once, inside one transaction with the change that ends
it. The store of a province does the same in migrations/pg_011_resolution.sql."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..model.canonical_text import canonical_text
from ..model.statement import statement
from .contract import BLOCKED, CONFLICT, REJECTED, Answer
from .disputes import (
    ALREADY,
    DONE,
    KEPT_MINE,
    KEPT_THEIRS,
    LAND,
    NOT_TAKEN,
    OPEN,
    UNKNOWN,
    WITHDRAWN,
    Decision,
    Dispute,
    Resolution,
)
from .images import Image, canonical
from .merge import Verdict
from .reading import stage

if TYPE_CHECKING:
    from .intake import _Case

_COLUMNS = statement(
    """c.cid, c.uid, c.kind, c.base_ver, c.server_ver, c.fields, c.base, c.mine, c.theirs, c.plots, c.area_m2,
    c.login, c.at, c.state, c.resolved_by, c.resolved_at, c.resolved_cid, c.referred_by, c.referred_at, c.note,
    c.masks"""
)
_READ = "SELECT {columns} FROM conflict AS c {rest}"
_OPEN_IN = statement(
    """LEFT JOIN record AS r ON r.kind = substr(c.uid, 1, instr(c.uid, ':') - 1)
         AND r.uid = substr(c.uid, instr(c.uid, ':') + 1)
       WHERE c.state = 'open'
       AND coalesce(?1, '') IN ('', r.commune, json_extract(c.theirs, '$.commune'), json_extract(c.mine, '$.commune'))
       ORDER BY c.id"""
)
_THESE = statement("JOIN temp.asked_conflict AS a ON a.cid = c.cid")
_END = (
    "UPDATE conflict SET state = ?, resolved_by = ?, resolved_at = ?, resolved_cid = ? WHERE cid = ? AND state = 'open'"
)
_REFER = "UPDATE conflict SET referred_by = ?, referred_at = ?, note = ? WHERE cid = ? AND state = 'open'"
_LAND_OF = """SELECT c.cid FROM conflict AS c JOIN change_req AS r ON r.cid = c.cid
    WHERE c.uid = ? AND c.state = 'open' AND c.kind IN (?, ?) AND r.client = ? AND c.cid <> ?"""


def dispute(row: Sequence) -> Dispute:
    """Return a conflict from its columns; JSON as text or as it is, missing texts as empty ones."""
    cid, uid, kind, base_ver, server_ver, fields, *images, plots, area_m2, login, at = row[:13]
    base, mine, theirs, masks = (json.loads(each) if isinstance(each, str) else each for each in (*images, row[-1]))
    head = cid, uid, kind, base_ver, server_ver, _names(fields), base, mine, theirs or {}, _names(plots)
    return Dispute(*head, area_m2 or "", login, at, *(each or "" for each in row[13:-1]), masks=masks or {})


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(",")))


def open_conflicts(connection: sqlite3.Connection, commune: str | None) -> list[Dispute]:
    """Return the open conflicts, of one commune or all."""
    query = statement(_READ, columns=_COLUMNS, rest=_OPEN_IN)
    return [dispute(row) for row in connection.execute(query, (commune,))]


def conflicts(connection: sqlite3.Connection, cids: Iterable[str]) -> dict[str, Dispute]:
    """Return conflicts by the id of the change that was not taken in."""
    stage(connection, "asked_conflict", ("cid",), ((cid,) for cid in {*cids}))
    return {row[0]: dispute(row) for row in connection.execute(statement(_READ, columns=_COLUMNS, rest=_THESE))}


def end(connection: sqlite3.Connection, decisions: Iterable[Decision], login: str) -> dict[str, Resolution]:
    """End conflicts whose decision brings no change: one keeps what the store has, or gives the change up."""
    decisions = [decision for decision in decisions if decision.state in (KEPT_THEIRS, WITHDRAWN)]
    there = conflicts(connection, (decision.cid for decision in decisions))
    at, done = now(), {}
    for decision in decisions:
        ended = connection.execute(_END, (decision.state, login, at, None, decision.cid)).rowcount
        done[decision.cid] = said(decision.cid, there.get(decision.cid), decision.state if ended else "", login)
    return done


def said(cid: str, before: Dispute | None, state: str, login: str) -> Resolution:
    """Return what became of a decision, given the conflict as it was before, and its state where it just ended."""
    if before is None:
        return Resolution(cid, UNKNOWN)
    return Resolution(cid, DONE, state, login) if state else Resolution(cid, ALREADY, before.state, before.resolved_by)


def outcome(
    decision: Decision,
    before: dict[str, Dispute],
    after: dict[str, Dispute],
    answers: dict[str, Answer],
    done: dict[str, Resolution],
) -> Resolution:
    """Return what became of a decision, given the conflicts before and after, answers to changes by cid, and `end`."""
    if decision.change is None:
        return done.get(decision.cid) or said(decision.cid, before.get(decision.cid), "", "")
    answer, found = answers[decision.change.cid], after.get(decision.cid)
    if decision.cid not in before or found is None:
        return Resolution(decision.cid, UNKNOWN, answer=answer)
    if found.state in (OPEN, WITHDRAWN) and found.resolved_cid in ("", decision.change.cid):
        return Resolution(decision.cid, NOT_TAKEN, found.state, found.resolved_by, answer)
    status = DONE if found.resolved_cid == decision.change.cid else ALREADY
    return Resolution(decision.cid, status, found.state, found.resolved_by, answer)


def refer(connection: sqlite3.Connection, cids: Iterable[str], note: str, login: str) -> list[Resolution]:
    """Hand open conflicts on to a reviewer."""
    cids = list(cids)
    there, at, done = conflicts(connection, cids), now(), []
    for cid in cids:
        referred = connection.execute(_REFER, (login, at, canonical_text(note) or "", cid)).rowcount
        done.append(said(cid, there.get(cid), OPEN if referred else "", login))
    return done


def now() -> str:
    """Return the moment, as history writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


# Inside a push


def judge(connection: sqlite3.Connection, cases: Sequence[_Case], login: str) -> None:
    """Turn down changes that decide a conflict which is decided already, or is none.

    The author is shown the plot again; anybody else is refused, so that a conflict never becomes two.
    """
    several = [case for case in cases if "resolves" in case.content]
    if not several:
        return
    there = conflicts(connection, (case.content["resolves"]["cid"] for case in several))
    for case in several:
        if case.verdict.status == BLOCKED or not case.is_final:
            continue
        found = there.get(case.content["resolves"]["cid"])
        if found is None or found.uid != case.called:
            case.reject(UNKNOWN)
        elif case.verdict.status == CONFLICT and found.login != login:
            case.reject(case.verdict.code)
        elif found.state != OPEN and case.taken and case.verdict.changed:
            fields = case.verdict.changed
            if found.login == login and case.current is not None:
                case.verdict = Verdict(CONFLICT, ALREADY, fields=fields)
                case.values = {"by": found.resolved_by, "state": found.state}
            else:
                case.verdict.fields = fields
                case.reject(ALREADY, by=found.resolved_by, state=found.state)


def end_decided(connection: sqlite3.Connection, cases: Iterable[_Case], login: str, at: str) -> None:
    """End the conflicts that changes decide."""
    for case in cases:
        resolves = case.content.get("resolves")
        if resolves and case.taken:
            connection.execute(_END, (resolves["state"], login, at, case.change.cid, resolves["cid"]))
        elif resolves and case.verdict.status == CONFLICT:  # the same person's new conflict takes its place
            connection.execute(_END, (WITHDRAWN, login, at, case.change.cid, resolves["cid"]))


def write(connection: sqlite3.Connection, cases: Sequence[_Case], login: str, at: str) -> None:
    """Keep the conflicts of a push, and end those that its changes decide."""
    cases = [case for case in cases if case.is_final]
    end_decided(connection, cases, login, at)
    for case in cases:
        cid, uid = case.change.cid, case.change.uid
        for (before,) in connection.execute(_LAND_OF, (uid, *LAND, case.content["client"], cid)).fetchall():
            state = KEPT_MINE if case.taken else WITHDRAWN
            connection.execute(_END, (state, login, at, cid, before))
    told = [case for case in cases if case.verdict.status == CONFLICT or _about_land(case)]
    connection.executemany(
        """INSERT INTO conflict (cid, uid, kind, base_ver, server_ver, fields, base, mine, theirs, plots, area_m2,
           login, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [(*_row(case), login, at) for case in told],
    )


def _about_land(case: _Case) -> bool:
    return case.verdict.status == REJECTED and case.verdict.code in LAND


def _row(case: _Case) -> tuple:
    change, current = case.change, case.current
    base = case.base or (current.image if current and case.base_ver == current.ver else None)
    mine: Image = {"status": "retired"} if change.op == "D" else case.content["patch"]
    fields = ("geom",) if _about_land(case) else case.verdict.fields
    return (
        change.cid,
        change.uid,
        case.verdict.code,
        case.base_ver,
        current.ver if current else 0,
        ",".join(fields),
        canonical(base).decode() if base else None,
        canonical(mine).decode(),
        canonical(current.image if current else {}).decode(),
        ",".join(case.plots),
        case.values.get("area_m2", ""),
    )
