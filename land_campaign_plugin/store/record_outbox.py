"""Changes of records in the work copy: sealed, sent and answered as those of plots (outbox.py), after them.

A record is sent once its plot is in the store. Records whose uid several rows have are not sent: nobody could tell
which of them an answer is about.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ..model.change import RETIRED
from ..model.record_kinds import ASSIGNMENT, KINDS, PARTY, SEAL, STATUS, address
from ..model.statement import statement
from . import settling
from .contract import APPLIED, CONFLICT, INSERT, MERGED, REJECTED, RETIRE, SAME, UPDATE, Answer, Change, seal
from .edits import SEALED, SENT
from .images import Image
from .personal import revealed
from .record_capture import RANDOM_UID, base_table
from .record_images import change_rows, keep_bases, retired_bases, select, unresolved

Key = tuple[str, str]
"""A record: its kind and its ``uid``."""
STORED = (APPLIED, MERGED, SAME)
_HELD = (SEALED, SENT, CONFLICT, REJECTED)
_LOOSE = (PARTY, SEAL, ASSIGNMENT)
"""Kinds that hang on no plot."""
_BATCH = 50_000
_THIS = statement("WHERE r.uid = ?")
_EDITED = statement("JOIN campaign_record_dirty AS d ON d.kind = ? AND d.uid = r.uid")
_NOT_YET = statement(
    """WHERE r.uid NOT IN (SELECT uid FROM temp.repeated)
       AND NOT EXISTS (SELECT 1 FROM campaign_record AS c WHERE c.kind = ?1 AND c.uid = r.uid)
       AND NOT EXISTS (SELECT 1 FROM campaign_record_outbox AS o WHERE o.kind = ?1 AND o.uid = r.uid
         AND o.state IN ('sealed', 'sent', 'conflict', 'rejected'))"""
)
_ON_SENT_PLOT = statement(" AND NOT EXISTS (SELECT 1 FROM plot AS p WHERE p.uid = r.plot_uid AND p.ver = 0)")
_UNSENT = {
    kind: statement(
        "{not_yet}{sent} LIMIT ?2", not_yet=_NOT_YET, sent=statement("") if kind in _LOOSE else _ON_SENT_PLOT
    )
    for kind in KINDS
}
_NAMELESS = {
    kind: statement("UPDATE \"{kind}\" SET uid = {uid} WHERE uid IS NULL OR uid = ''", kind=kind, uid=RANDOM_UID)
    for kind in KINDS
}
_ANY = {kind: statement('SELECT 1 FROM "{kind}" LIMIT 1', kind=kind) for kind in KINDS}
_REPEATED = {
    kind: statement('INSERT INTO temp.repeated SELECT uid FROM "{kind}" GROUP BY uid HAVING count(*) > 1', kind=kind)
    for kind in KINDS
}
_COMMUNES = """SELECT r.party_uid, min(p.commune) FROM "right" AS r JOIN plot AS p ON p.uid = r.plot_uid
    WHERE p.commune NOT NULL AND r.party_uid NOT NULL GROUP BY r.party_uid"""
_USUAL = "SELECT commune FROM plot WHERE commune NOT NULL GROUP BY commune ORDER BY count(*) DESC LIMIT 1"


@dataclass(frozen=True)
class Parcel:
    """What is to be sealed: one record's net change, as it was when `edits` edits had been counted."""

    kind: str
    uid: str
    op: str
    base_ver: int
    patch: Image
    edits: int
    commune: str | None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_waiting(connection: sqlite3.Connection) -> bool:
    """Tell whether a sealed change has no answer yet."""
    query = "SELECT 1 FROM campaign_record_outbox WHERE state IN (?, ?) LIMIT 1"
    return connection.execute(query, (SEALED, SENT)).fetchone() is not None


def has_any(connection: sqlite3.Connection) -> bool:
    """Tell whether there are records, or were."""
    queries = (*_ANY.values(), "SELECT 1 FROM campaign_record_dirty LIMIT 1")
    return any(connection.execute(query).fetchone() for query in queries)


def to_send(connection: sqlite3.Connection) -> int:
    """Return how many records the next push sends of those that were edited here, or made here; loaded ones beside."""
    return connection.execute(
        """SELECT count(*) FROM campaign_record_dirty AS d WHERE NOT EXISTS (
           SELECT 1 FROM campaign_record_outbox AS o WHERE o.kind = d.kind AND o.uid = d.uid
           AND (o.state = ?1 OR (o.state = ?2 AND o.n = d.n)))""",
        (CONFLICT, REJECTED),
    ).fetchone()[0]


def name_all(connection: sqlite3.Connection) -> None:
    """Give a uid to records that have none, such as the rights of most sources."""
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for query in _NAMELESS.values():
        connection.execute(query)
    connection.execute("UPDATE campaign_switch SET quiet = 0")


def release(connection: sqlite3.Connection, head: str) -> None:
    """Let go what may be tried again: rejections once anything was edited here or the store has changed."""
    (edited,) = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM campaign_record_dirty AS d WHERE NOT EXISTS (
           SELECT 1 FROM campaign_record_outbox AS o WHERE o.kind = d.kind AND o.uid = d.uid AND o.n = d.n))"""
    ).fetchone()
    connection.execute(
        "DELETE FROM campaign_record_outbox WHERE state = ? AND (? OR head IS NOT ?)", (REJECTED, edited, head)
    )


def held(connection: sqlite3.Connection) -> set[Key]:
    """Return kind and uid of the records that wait: for an answer, for a decision, for a correction."""
    rows = connection.execute("SELECT kind, uid FROM campaign_record_outbox WHERE state IN (?, ?, ?, ?)", _HELD)
    return set(rows)


def edited(connection: sqlite3.Connection) -> list[Parcel]:
    """Return the net changes of records that the store has; traces of edits that came to nothing are dropped."""
    waiting = held(connection)
    versions = _versions(connection)
    counts: dict[Key, int] = {}
    for kind, uid, count in connection.execute("SELECT kind, uid, n FROM campaign_record_dirty"):
        counts[kind, uid] = count
    parcels, nothings = [], []
    for kind in KINDS:
        if not any(key[0] == kind for key in counts):
            continue
        now = dict(select(connection, kind, _EDITED, (kind,)))
        base = dict(select(connection, kind, table=base_table(kind)))
        base |= {uid: base[uid] | {STATUS: RETIRED} for uid in retired_bases(connection, kind)}
        for uid in sorted(uid for each, uid in counts if each == kind):
            key = kind, uid
            if key in waiting:
                continue
            ver = versions.get(key, 0)
            if not ver:
                if uid not in now:
                    nothings.append(key)
                continue  # never sent: goes whole
            if uid not in now:
                parcels.append(Parcel(kind, uid, RETIRE, ver, {}, counts[key], None))
                continue
            before = base.get(uid, {})
            patch = {name: value for name, value in now[uid].items() if value != before.get(name)}
            if patch:
                parcels.append(Parcel(kind, uid, UPDATE, ver, patch, counts[key], None))
            else:
                nothings.append(key)
    for key in nothings:
        forget_edit(connection, key)
    settling.came_to_nothing(connection, [address(*key) for key in nothings])
    return parcels


def unsent(connection: sqlite3.Connection, limit: int = _BATCH) -> list[Parcel]:
    """Return records that the store never had, at most `limit`, those first that others hang on."""
    communes: dict[str, str] | None = None
    usual = (connection.execute(_USUAL).fetchone() or (None,))[0]
    counts = {(kind, uid): n for kind, uid, n in connection.execute("SELECT kind, uid, n FROM campaign_record_dirty")}
    parcels: list[Parcel] = []
    for kind in KINDS:
        if len(parcels) >= limit:
            break
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS repeated (uid TEXT PRIMARY KEY)")
        connection.execute("DELETE FROM temp.repeated")
        connection.execute(_REPEATED[kind])
        found = select(connection, kind, _UNSENT[kind], (kind, limit - len(parcels)))
        if kind == PARTY and found:
            communes = dict(connection.execute(_COMMUNES))
        for uid, image in found:
            commune = (communes or {}).get(uid, usual) if kind == PARTY else usual
            patch = {name: value for name, value in image.items() if value is not None}
            parcels.append(Parcel(kind, uid, INSERT, 0, patch, counts.get((kind, uid), 0), commune))
    return parcels


def repeated(connection: sqlite3.Connection) -> Counter[str]:
    """Return how many rows are not sent because another has their uid, by kind."""
    count = 'SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM "{kind}" GROUP BY uid HAVING count(*) > 1)'
    return Counter(
        {kind: n for kind in KINDS if (n := connection.execute(statement(count, kind=kind)).fetchone()[0])}
    )


def put(connection: sqlite3.Connection, parcels: Iterable[Parcel], ruleset: str) -> int:
    """Seal `parcels` and return how many; they were read in the same transaction."""
    (client,) = connection.execute("SELECT value FROM campaign_meta WHERE name = 'client'").fetchone()
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'campaign_record_outbox'").fetchone()
    number, at, rows = row[0] if row else 0, _now(), []
    ends = settling.ends(connection)
    for parcel in parcels:
        number += 1
        change = seal(
            str(uuid.uuid4()),
            parcel.uid,
            parcel.op,
            parcel.base_ver,
            parcel.patch,
            client=f"{client}:records",  # numbered on their own
            client_seq=number,
            ruleset=ruleset,
            kind=parcel.kind,
            commune=parcel.commune,
            resolves=ends.get(address(parcel.kind, parcel.uid)),
        )
        said = change.cid, change.uid, change.op, change.base_ver, change.body, change.sha256
        rows.append((number, change.kind, *said, SEALED, parcel.edits, at))
    connection.executemany(
        "INSERT INTO campaign_record_outbox (seq, kind, cid, uid, op, base_ver, body, sha256, state, n, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return len(rows)


def send(connection: sqlite3.Connection) -> list[Change]:
    """Return the changes that have no answer yet, in their order, and mark them as sent."""
    rows = connection.execute(
        "SELECT cid, uid, op, base_ver, body, sha256, kind FROM campaign_record_outbox"
        " WHERE state IN (?, ?) ORDER BY seq",
        (SEALED, SENT),
    ).fetchall()
    connection.execute("UPDATE campaign_record_outbox SET state = ? WHERE state = ?", (SENT, SEALED))
    return [Change(*row) for row in rows]


def settle(
    connection: sqlite3.Connection, answers: Iterable[Answer], head: str, personal: Mapping[str, Image]
) -> list[tuple[str, Answer]]:
    """Store what the store answered and let each record follow it; return kind and answer of each.

    Parameters
    ----------
    personal : mapping of uid to image
        Values of the people that answers are about, as far as they are known.
    """
    rows = connection.execute("SELECT cid, kind, op, n, body FROM campaign_record_outbox WHERE state = ?", (SENT,))
    sent = {cid: rest for cid, *rest in rows}
    counts = {(kind, uid): n for kind, uid, n in connection.execute("SELECT kind, uid, n FROM campaign_record_dirty")}
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    told, ended, kept, versions, clean = [], [], [], [], []
    for answer in answers:
        if answer.cid not in sent:
            continue
        kind, op, count, body = sent[answer.cid]
        key = kind, answer.uid
        told.append((kind, answer))
        if settling.is_over(answer):
            settling.forget(connection, [address(*key)])
        if answer.status in STORED:
            unchanged = counts.get(key, 0) == count
            if not unchanged or answer.image is not None:
                sealed = _sealed_image(connection, kind, answer.uid, op, body)
                image = _known(kind, answer, sealed, personal)
                if answer.image is not None:
                    _follow(connection, kind, answer.uid, sealed, image)
                if not unchanged:  # edited since it was sealed: that is the next change
                    keep_bases(connection, kind, [(answer.uid, image)])
            versions.append((*key, answer.ver))
            if unchanged:
                clean.append(key)
            ended.append((answer.status, answer.to_json(), answer.cid))
        elif answer.status in (CONFLICT, REJECTED):
            kept.append((answer.status, answer.to_json(), head, answer.cid))
        else:
            _start_again(connection, answer)
    connection.executemany("INSERT OR REPLACE INTO campaign_record VALUES (?, ?, ?)", versions)
    for key in clean:
        forget_edit(connection, key)
    connection.executemany("UPDATE campaign_record_outbox SET state = ?, result = ?, body = NULL WHERE cid = ?", ended)
    connection.executemany("UPDATE campaign_record_outbox SET state = ?, result = ?, head = ? WHERE cid = ?", kept)
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    return told


def _known(kind: str, answer: Answer, sealed: Image, personal: Mapping[str, Image]) -> Image:
    """Return the record as the store has it, with values in place of tokens, or what was sent where none is known."""
    if answer.image is None:
        return sealed
    values = personal.get(answer.uid) if kind == PARTY else None
    return revealed(answer.image, values) if values else unresolved(kind, answer.image, sealed)


def _sealed_image(connection: sqlite3.Connection, kind: str, uid: str, op: str, body: bytes) -> Image:
    """Return the whole record as it was when its change was sealed."""
    content = json.loads(body)
    patch = {STATUS: RETIRED} if op == RETIRE else content["patch"]
    base = select(connection, kind, _THIS, (uid,), table=base_table(kind)) if op != INSERT else []
    now = select(connection, kind, _THIS, (uid,))
    empty = dict.fromkeys(now[0][1]) if now else {}
    return {**empty, **(base[0][1] if base else {}), **patch}


def _follow(connection: sqlite3.Connection, kind: str, uid: str, sealed: Image, theirs: Image) -> None:
    """Take over what somebody else changed, in the fields that were not edited here since."""
    rows = select(connection, kind, _THIS, (uid,))
    if not rows:
        return
    now = rows[0][1]
    image = {name: theirs.get(name) if now[name] == sealed.get(name) else now[name] for name in now}
    change_rows(connection, kind, [(uid, image)])


def _start_again(connection: sqlite3.Connection, answer: Answer) -> None:
    """Drop a change whose id or number was taken: the record is sealed anew at the next push, nothing is lost."""
    if answer.status == "client_seq_reused":
        connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'client'", (str(uuid.uuid4()),))
        connection.execute("UPDATE campaign_meta SET value = value + 1 WHERE name = 'epoch'")
    connection.execute("DELETE FROM campaign_record_outbox WHERE cid = ?", (answer.cid,))


def forget_edit(connection: sqlite3.Connection, key: Key) -> None:
    """Drop the traces of an edit that came to nothing."""
    connection.execute("DELETE FROM campaign_record_dirty WHERE kind = ? AND uid = ?", key)
    connection.execute(statement("DELETE FROM {base} WHERE uid = ?", base=base_table(key[0])), key[1:])


def _versions(connection: sqlite3.Connection) -> dict[Key, int]:
    """Return the versions of edited records in the store."""
    rows = connection.execute(
        "SELECT c.kind, c.uid, c.ver FROM campaign_record_dirty AS d"
        " JOIN campaign_record AS c ON c.kind = d.kind AND c.uid = d.uid"
    )
    return {(kind, uid): ver for kind, uid, ver in rows}


def held_versions(connection: sqlite3.Connection, kind: str) -> dict[str, tuple[int, Image | None]]:
    """Return version and image (None: not here) of the records of a kind that the store has and nobody edited, as far
    as was noticed."""
    now = dict(select(connection, kind))
    rows = connection.execute(
        """SELECT c.uid, c.ver FROM campaign_record AS c WHERE c.kind = ?1 AND NOT EXISTS
           (SELECT 1 FROM campaign_record_dirty AS d WHERE d.kind = ?1 AND d.uid = c.uid)""",
        (kind,),
    )
    return {uid: (ver, now.get(uid)) for uid, ver in rows}


def notice(connection: sqlite3.Connection, kind: str, differ: Mapping[str, Image]) -> None:
    """Take note of edits that no trigger saw: `differ` holds edited records as the store has them."""
    keep_bases(connection, kind, differ.items())
    rows = [(kind, uid) for uid in differ]
    connection.executemany("INSERT OR IGNORE INTO campaign_record_dirty VALUES (?, ?, 1)", rows)


def note_push(connection: sqlite3.Connection, before: str, head: str) -> None:
    """What a push saw rejected waits until the store moves on from `head`."""
    connection.execute(
        "UPDATE campaign_record_outbox SET head = ? WHERE state = ? AND head IS NOT ?", (head, REJECTED, before)
    )


def kept_answers(connection: sqlite3.Connection, *states: str) -> Iterator[tuple[str, Answer]]:
    """Yield kind and answer of what still stands: open conflicts, rejections that nothing was done about."""
    for state in states or (CONFLICT, REJECTED):
        query = "SELECT kind, result FROM campaign_record_outbox WHERE state = ? ORDER BY seq"
        for kind, text in connection.execute(query, (state,)).fetchall():
            yield kind, Answer.from_json(text)


def image_now(connection: sqlite3.Connection, kind: str, uid: str) -> Image | None:
    """Return a record as it is here, None where it is deleted."""
    rows = select(connection, kind, _THIS, (uid,))
    return rows[0][1] if rows else None
