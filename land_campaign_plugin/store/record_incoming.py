"""What comes from the store into the record tables of a work copy, as incoming.py brings in plots.

A record that was edited here is never replaced: what others changed of it comes in beside the edit, and where both
changed the same, the edit stays as it is and the next push brings the conflict.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model.record_kinds import FIELD_NAMES, PARTY, record_groups
from ..model.statement import statement
from . import behind
from .contract import CONFLICT, Answer, FeedEntry
from .edits import SEALED, SENT
from .images import Image
from .incoming import DISPUTED, KNOWN, MERGED, NEW, UPDATED, WAITING
from .personal import is_token, revealed
from .reading import stage
from .record_capture import base_table
from .record_images import add_rows, change_rows, is_retired, keep_bases, select, unresolved

_HERE = statement("JOIN temp.incoming_record AS i ON i.kind = ? AND i.uid = r.uid")
_VERSIONS = """SELECT r.uid, r.ver FROM temp.incoming_record AS i
    CROSS JOIN campaign_record AS r ON r.kind = i.kind AND r.uid = i.uid"""
_EDITED = """SELECT r.uid FROM temp.incoming_record AS i
    CROSS JOIN campaign_record_dirty AS r ON r.kind = i.kind AND r.uid = i.uid"""
_STATES = """SELECT r.uid, r.state FROM temp.incoming_record AS i
    CROSS JOIN campaign_record_outbox AS r ON r.kind = i.kind AND r.uid = i.uid ORDER BY r.seq"""


@dataclass(frozen=True)
class Incoming:
    """A record as the store has it at a version."""

    kind: str
    uid: str
    ver: int
    image: Image


def records_in(page: Iterable[FeedEntry]) -> list[Incoming]:
    """Return the newest state of each record in a page of history."""
    newest = {(entry.kind, entry.uid): entry for entry in page if entry.kind}
    return [Incoming(entry.kind, entry.uid, entry.ver, entry.image) for entry in newest.values()]


def people_in(records: Iterable[Incoming]) -> list[str]:
    """Return the people whose values are wanted to put records in place."""
    return [each.uid for each in records if each.kind == PARTY and any(map(is_token, each.image.values()))]


def of_plots_here(connection: sqlite3.Connection, records: Iterable[Incoming]) -> list[Incoming]:
    """Return the records of plots that the work copy has, for one that has some sheets only.

    Of people, those that stand here; who has a right in a plot here is asked for once the rights are in.
    """
    records = list(records)
    wanted = [(each.image.get("plot_uid") or each.uid,) for each in records]
    stage(connection, "asked_uid", ("uid",), wanted)
    plots = {uid for (uid,) in connection.execute("SELECT p.uid FROM temp.asked_uid AS a JOIN plot AS p USING (uid)")}
    people = {uid for (uid,) in connection.execute("SELECT p.uid FROM temp.asked_uid AS a JOIN party AS p USING (uid)")}
    return [
        each
        for each in records
        if (each.uid in people if each.kind == PARTY else each.image.get("plot_uid") in plots | {None})
    ]


def apply(
    connection: sqlite3.Connection, records: Iterable[Incoming], personal: Mapping[str, Image]
) -> tuple[Counter[str], list[tuple[str, str]]]:
    """Bring records in; return what became of them, and kind and uid of those in dispute.

    Parameters
    ----------
    personal : mapping of uid to image
        Values of people, as far as they are known; where none is, what stands here stays.
    """
    counts: Counter[str] = Counter()
    disputed: list[tuple[str, str]] = []
    by_kind: dict[str, list[Incoming]] = {}
    for each in records:
        by_kind.setdefault(each.kind, []).append(each)
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for kind, several in by_kind.items():
        disputed += [(kind, uid) for uid in _apply(connection, kind, several, personal, counts)]
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    return counts, disputed


def _apply(connection, kind: str, records: list[Incoming], personal, counts: Counter[str]) -> list[str]:
    stage(connection, "incoming_record", ("kind", "uid"), ((kind, each.uid) for each in records))
    versions = dict(connection.execute(_VERSIONS))
    edited = {uid for (uid,) in connection.execute(_EDITED)}
    states = dict(connection.execute(_STATES))
    now = dict(select(connection, kind, _HERE, (kind,)))
    base = dict(select(connection, kind, _HERE, (kind,), table=base_table(kind)))
    changed, added, gone, bases, known, disputed, left = [], [], [], [], [], [], []
    for each in records:
        uid, mine = each.uid, now.get(each.uid)
        values = personal.get(uid) if kind == PARTY else None
        theirs = revealed(each.image, values) if values else unresolved(kind, each.image, mine)
        state = states.get(uid)
        if state in (SEALED, SENT) or (uid not in versions and mine is not None):
            counts[WAITING] += 1
            left.append((uid, each.ver))
        elif state == CONFLICT:
            _renew_conflict(connection, each)
            counts[DISPUTED] += 1
            disputed.append(uid)
        elif versions.get(uid, 0) >= each.ver:
            counts[KNOWN] += 1
        elif uid in edited:
            merged = _beside(kind, base.get(uid), mine, theirs)
            if merged is None:
                counts[DISPUTED] += 1
                disputed.append(uid)
            else:
                bases.append((uid, theirs))
                changed.append((uid, merged))
                known.append((kind, uid, each.ver))
                counts[MERGED] += 1
        else:
            known.append((kind, uid, each.ver))
            if is_retired(theirs):
                gone.append((uid,))
                counts[UPDATED if mine is not None else KNOWN] += 1
            elif mine is None:
                added.append((uid, theirs))
                counts[NEW] += 1
            else:
                changed.append((uid, theirs))
                counts[UPDATED] += 1
    change_rows(connection, kind, changed)
    add_rows(connection, kind, added)
    keep_bases(connection, kind, bases)
    connection.executemany(statement('DELETE FROM "{kind}" WHERE uid = ?', kind=kind), gone)
    connection.executemany("INSERT OR REPLACE INTO campaign_record VALUES (?, ?, ?)", known)
    newest = {each.uid: each.ver for each in records}
    behind.note(connection, kind, [*left, *((uid, newest[uid]) for uid in disputed)])
    return disputed


def _beside(kind: str, base: Image | None, mine: Image | None, theirs: Image) -> Image | None:
    """Return the edited record with what others changed, or None where a person must decide."""
    if base is None or mine is None or is_retired(theirs):
        return None
    names = FIELD_NAMES[kind]
    others = {name for name in names if theirs.get(name) != base[name]}
    apart = {name for name in names if mine[name] != base[name] and mine[name] != theirs.get(name)}
    if record_groups(kind, apart) & record_groups(kind, others):
        return None
    return {name: mine[name] if name in apart else theirs.get(name) for name in names}


def _renew_conflict(connection: sqlite3.Connection, record: Incoming) -> None:
    """Let an open conflict be decided against what the store has now."""
    rows = connection.execute(
        "SELECT seq, result FROM campaign_record_outbox WHERE kind = ? AND uid = ? AND state = ?",
        (record.kind, record.uid, CONFLICT),
    ).fetchall()
    for seq, text in rows:
        answer = Answer.from_json(text)
        if answer.ver < record.ver:
            renewed = replace(answer, ver=record.ver, image=record.image)
            connection.execute("UPDATE campaign_record_outbox SET result = ? WHERE seq = ?", (renewed.to_json(), seq))


def foreign_people(connection: sqlite3.Connection) -> list[str]:
    """Return the people who have a right here and are not here: they belong to a commune that is not followed."""
    rows = connection.execute(
        """SELECT DISTINCT r.party_uid FROM "right" AS r WHERE r.party_uid NOT NULL
           AND NOT EXISTS (SELECT 1 FROM party AS p WHERE p.uid = r.party_uid)"""
    )
    return [uid for (uid,) in rows]
