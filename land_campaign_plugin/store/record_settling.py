"""Conflicts of records in a work copy: decided field by field, handed on, and followed where somebody else decided.

As `settling`, whose messages to the store they share: there a record goes by its kind and uid, with a colon between.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model.change import RETIRED
from ..model.record_kinds import FIELD_NAMES, PARTY, STATUS, address, record_groups
from ..model.statement import statement
from .contract import CONFLICT, Answer, StoredPlot
from .disputes import ALREADY, KEPT_MINE, KEPT_THEIRS, MERGED, OPEN, Dispute
from .images import Image
from .personal import revealed
from .record_capture import base_table
from .record_images import add_rows, change_rows, is_retired, keep_bases, select, unresolved
from .settling import ENDED, ENDS, FORGET, REFERRED, SAY, SAYS

Key = tuple[str, str]
_THIS = statement("WHERE r.uid = ?")
_KEPT = "SELECT seq, kind, uid, result, n FROM campaign_record_outbox WHERE state = ? AND result IS NOT NULL"
_VERSION = "INSERT OR REPLACE INTO campaign_record VALUES (?, ?, ?)"


@dataclass(frozen=True)
class RecordSides:
    """A record in conflict: as it was when the edit began, as it is here, and as the store has it; None for none."""

    kind: str
    base: Image | None
    mine: Image | None
    theirs: Image

    def fields(self) -> list[str]:
        """Return the fields in which the two sides differ, in their order."""
        mine = self.mine or {}
        return [
            name
            for name in FIELD_NAMES[self.kind]
            if mine.get(name) != self.theirs.get(name)
            and not (name == STATUS and RETIRED not in (mine.get(name), self.theirs.get(name)))
        ]

    def usual(self) -> set[str]:
        """Return the fields of which mine is kept where one keeps mine: what one changed oneself, and what stands or
        falls with it."""
        base, mine = self.base, self.mine or {}
        if base is None or is_retired(self.theirs):
            return {*self.fields()}
        own = record_groups(self.kind, [name for name in mine if mine[name] != base.get(name)])
        return {name for name in self.fields() if record_groups(self.kind, [name]) & own}


def sides(connection: sqlite3.Connection, kind: str, answer: Answer, personal: Image | None = None) -> RecordSides:
    """Return the three versions of a record in conflict; `personal` are a person's values in the store, if known."""
    mine = dict(select(connection, kind, _THIS, (answer.uid,))).get(answer.uid)
    base = dict(select(connection, kind, _THIS, (answer.uid,), table=base_table(kind))).get(answer.uid)
    image = answer.image or {}
    theirs = revealed(image, personal) if personal else unresolved(kind, image, mine)
    return RecordSides(kind, base, mine, theirs)


def keep_mine(connection: sqlite3.Connection, kind: str, answer: Answer, personal: Image | None = None) -> None:
    """Decide a conflict for the work copy: the next push sends what was changed here, over what the store has."""
    choose(connection, kind, answer, sides(connection, kind, answer, personal).usual(), personal, KEPT_MINE)


def keep_theirs(connection: sqlite3.Connection, kind: str, answer: Answer, personal: Image | None = None) -> None:
    """Decide a conflict for the store: the work copy takes over its version, and the next push says so."""
    _take(connection, kind, answer.uid, answer.ver, sides(connection, kind, answer, personal).theirs)
    _end(connection, kind, answer)
    if ENDED not in answer.values:
        connection.execute(SAY, (SAYS + answer.cid, json.dumps({"state": KEPT_THEIRS})))


def choose(
    connection: sqlite3.Connection,
    kind: str,
    answer: Answer,
    mine: Iterable[str],
    personal: Image | None = None,
    state: str = MERGED,
) -> None:
    """Decide a conflict field by field: `mine` stays as it is here, everything else is taken over from the store."""
    found, kept = sides(connection, kind, answer, personal), {*mine}
    if found.mine is not None and not kept & {*found.fields()}:
        keep_theirs(connection, kind, answer, personal)
        return
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    keep_bases(connection, kind, [(answer.uid, found.theirs)])
    if found.mine is not None:
        names = FIELD_NAMES[kind]
        chosen = {name: (found.mine if name in kept else found.theirs).get(name) for name in names}
        change_rows(connection, kind, [(answer.uid, chosen)])
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    connection.execute(_VERSION, (kind, answer.uid, answer.ver))
    connection.execute("INSERT OR IGNORE INTO campaign_record_dirty VALUES (?, ?, 1)", (kind, answer.uid))
    _end(connection, kind, answer)
    if ENDED not in answer.values:
        said = ENDS + address(kind, answer.uid), json.dumps({"cid": answer.cid, "state": state})
        connection.execute(SAY, said)


def refer(connection: sqlite3.Connection, kind: str, answer: Answer, note: str) -> None:
    """Hand a conflict on to a reviewer: it waits for what they decide, and nothing is asked here any more."""
    waiting = replace(answer, values={**answer.values, REFERRED: note})
    connection.execute(
        "UPDATE campaign_record_outbox SET result = ? WHERE kind = ? AND uid = ? AND state = ?",
        (waiting.to_json(), kind, answer.uid, CONFLICT),
    )
    connection.execute(SAY, (SAYS + answer.cid, json.dumps({"note": note})))


def watched(connection: sqlite3.Connection) -> dict[str, Key]:
    """Return kind and uid of the records whose conflict somebody else may decide, by conflict."""
    rows = [(kind, uid, Answer.from_json(text)) for _, kind, uid, text, _ in _kept(connection)]
    return {answer.cid: (kind, uid) for kind, uid, answer in rows if ENDED not in answer.values}


def follow(
    connection: sqlite3.Connection,
    ended: Mapping[str, Dispute],
    records: Mapping[Key, StoredPlot],
    personal: Mapping[str, Image],
) -> list[tuple[str, Answer]]:
    """Take over what others decided (`ended`, by conflict), and return kind and answer of each, which tells it.

    A record that was edited again since stays as it is, and its conflict is shown against what the store has now.
    """
    rows = connection.execute("SELECT kind, uid, n FROM campaign_record_dirty")
    counts = {(kind, uid): count for kind, uid, count in rows}
    found = []
    for seq, kind, uid, text, count in _kept(connection):
        answer, stored = Answer.from_json(text), records.get((kind, uid))
        dispute = ended.get(answer.cid)
        if dispute is None or dispute.state == OPEN or stored is None:
            continue
        values = {"by": dispute.resolved_by, "state": dispute.state}
        if counts.get((kind, uid), 0) == count:
            now = replace(answer, image=stored.image, ver=stored.ver)
            known = personal.get(uid) if kind == PARTY else None
            _take(connection, kind, uid, stored.ver, sides(connection, kind, now, known).theirs)
            _end(connection, kind, answer)
            again = Answer(answer.cid, uid, "resolved", f"resolved_{dispute.state}", stored.ver, values=values)
        else:
            again = replace(
                answer, status=CONFLICT, code=ALREADY, ver=stored.ver, image=stored.image, values={**values, ENDED: "1"}
            )
            connection.execute("UPDATE campaign_record_outbox SET result = ? WHERE seq = ?", (again.to_json(), seq))
        found.append((kind, again))
    return found


def _kept(connection: sqlite3.Connection) -> list[tuple]:
    return connection.execute(_KEPT, (CONFLICT,)).fetchall()


def _end(connection: sqlite3.Connection, kind: str, answer: Answer) -> None:
    connection.execute(
        "DELETE FROM campaign_record_outbox WHERE kind = ? AND uid = ? AND state = ?", (kind, answer.uid, CONFLICT)
    )
    connection.execute(FORGET, (SAYS + answer.cid,))  # who decides after all need not hand it on


def _take(connection: sqlite3.Connection, kind: str, uid: str, ver: int, image: Image) -> None:
    """Make the record what the store has, with no edit left."""
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    if is_retired(image):
        connection.execute(statement('DELETE FROM "{kind}" WHERE uid = ?', kind=kind), (uid,))
    else:
        there = select(connection, kind, _THIS, (uid,))
        (change_rows if there else add_rows)(connection, kind, [(uid, image)])
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    connection.execute(_VERSION, (kind, uid, ver))
    connection.execute("DELETE FROM campaign_record_dirty WHERE kind = ? AND uid = ?", (kind, uid))
    connection.execute(statement("DELETE FROM {base} WHERE uid = ?", base=base_table(kind)), (uid,))
