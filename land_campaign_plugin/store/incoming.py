"""What comes from the store into a work copy: whole communes at first, later their history page by page.

A page is applied in one transaction together with how far it reaches, so that a pull that was cut off goes on where it
stopped. A plot that was edited here is never replaced: what others changed of it comes in beside the edit, and where
both changed the same, the edit stays as it is and the next push brings the conflict.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ..model.change import RETIRED, conflict_groups
from ..model.errors import StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import each, statement
from ..model.tables import PlotTable
from .contract import CONFLICT, Answer, FeedEntry, Store, StoredPlot
from .edits import SEALED, SENT, images_now
from .images import FIELDS, Image, column_values, select_images
from .merge import same_value
from .outbox import rebase
from .reading import stage
from .writer import Writer

NEW, UPDATED, MERGED, DISPUTED, WAITING, KNOWN = "new", "updated", "merged", "disputed", "waiting", "known"
"""What becomes of a plot. `MERGED`: others changed what was not edited here. `DISPUTED`: both changed the same, the
next push tells. `WAITING`: an answer to a push is still to come, and brings it. `KNOWN`: nothing newer."""
_BACK = QT_TRANSLATE_NOOP("core", "The store's history of commune {commune} is older than what was pulled from it.")
_GAP = QT_TRANSLATE_NOOP("core", "The store's history of commune {commune} does not follow on what was pulled before.")
_STOP = QT_TRANSLATE_NOOP("core", "It may be a restored backup: do not go on, and ask whoever runs the store.")
_PUT = statement("UPDATE plot SET {pairs}, ver = ? WHERE uid = ?", pairs=each("{name} = ?", FIELDS))
_INCOMING = statement("JOIN temp.incoming AS i ON i.uid = p.uid")
_ADD = statement("INSERT INTO plot ({names}, ver, uid) VALUES ({marks})", names=FIELDS, marks=len(FIELDS) + 2)


@dataclass(frozen=True)
class Cursor:
    """How far a commune's history was pulled: the last number and its hash."""

    seq: int = 0
    hash: str = ""


def cursor_of(connection: sqlite3.Connection, store: str, commune: str) -> Cursor:
    """Return how far a commune was pulled from a store."""
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = ?", (_key(store, commune),)).fetchone()
    return Cursor(**json.loads(row[0])) if row else Cursor()


def keep_cursor(connection: sqlite3.Connection, store: str, commune: str, cursor: Cursor) -> None:
    """Remember how far a commune was pulled."""
    said = _key(store, commune), json.dumps(vars(cursor))
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)", said)


def note_pull(connection: sqlite3.Connection) -> None:
    """Remember that a pull ended."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('last_pull', ?)", (now,))


def forget_cursor(connection: sqlite3.Connection, store: str, commune: str) -> None:
    """Forget how far a commune was pulled, and that it ever was."""
    connection.execute("DELETE FROM campaign_meta WHERE name = ?", (_key(store, commune),))


def followed(connection: sqlite3.Connection, store: str) -> set[str]:
    """Return the communes that the work copy has plots of, or once pulled."""
    rows = connection.execute("SELECT DISTINCT commune FROM plot WHERE commune IS NOT NULL")
    prefix = _key(store, "")
    keys = connection.execute("SELECT name FROM campaign_meta WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
    return {commune for (commune,) in rows} | {name.removeprefix(prefix) for (name,) in keys}


def refuse_older(connection: sqlite3.Connection, store: Store) -> None:
    """Refuse a store that lacks what was pulled from it: what is pushed there would be lost again, or come twice."""
    (some,) = connection.execute("SELECT count(*) FROM campaign_meta WHERE name LIKE 'pulled %'").fetchone()
    heads = store.communes() if some and store.head() != "0" else {}
    for commune, head in heads.items():
        if head < cursor_of(connection, store.id, commune).seq:
            raise StoreError(_BACK, _STOP, commune=commune)


def prove(commune: str, cursor: Cursor, head: int, page: Sequence[FeedEntry], limit: int) -> Cursor:
    """Return where `page` ends, once it is sure that nothing is missing: numbers and hashes follow each other.

    Raises
    ------
    StoreError
        The store went back in time, or lines are missing.
    """
    if head < cursor.seq:
        raise StoreError(_BACK, _STOP, commune=commune)
    seq, digest = cursor.seq, cursor.hash
    for entry in page:
        if entry.seq != seq + 1 or entry.prev_hash != digest:
            raise StoreError(_GAP, _STOP, commune=commune)
        seq, digest = entry.seq, entry.hash
    if len(page) < limit and seq < head:
        raise StoreError(_GAP, _STOP, commune=commune)
    return Cursor(seq, digest)


def apply(
    connection: sqlite3.Connection, srs_id: int, page: Sequence[FeedEntry | StoredPlot]
) -> tuple[Counter[str], list[str]]:
    """Bring a page of history, or plots of the store, in; return what became of the plots, and the uids in dispute."""
    newest = {entry.uid: entry for entry in page}
    stage(connection, "incoming", ("uid",), ((uid,) for uid in newest))
    here = dict(connection.execute("SELECT p.uid, p.ver FROM plot AS p JOIN temp.incoming AS i ON i.uid = p.uid"))
    rows = connection.execute("SELECT d.uid FROM campaign_dirty AS d JOIN temp.incoming AS i ON i.uid = d.uid")
    edited = {uid for (uid,) in rows}
    states = dict(
        connection.execute(
            "SELECT o.uid, o.state FROM campaign_outbox AS o JOIN temp.incoming AS i ON i.uid = o.uid ORDER BY o.seq"
        )
    )
    now = images_now(connection, edited)
    base = {uid: image for uid, _, image in select_images(connection, "campaign_base", _INCOMING)}
    counts: Counter[str] = Counter()
    disputed: list[str] = []
    puts, adds = [], []
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for uid, entry in newest.items():
        state = states.get(uid)
        if state in (SEALED, SENT) or (here.get(uid) == 0 and uid not in edited):
            counts[WAITING] += 1
        elif state == CONFLICT:
            _renew_conflict(connection, entry)
            counts[DISPUTED] += 1
            disputed.append(uid)
        elif here.get(uid, 0) >= entry.ver:
            counts[KNOWN] += 1
        elif uid in edited:
            merged = _beside(base.get(uid), now.get(uid), entry.image)
            if merged is None:
                counts[DISPUTED] += 1
                disputed.append(uid)
            else:
                rebase(connection, srs_id, uid, entry.ver, entry.image)
                puts.append((merged, entry.ver, uid))
                counts[MERGED] += 1
        elif uid in here:
            puts.append((entry.image, entry.ver, uid))
            counts[UPDATED] += 1
        elif entry.image["status"] != RETIRED:
            adds.append((entry.image, entry.ver, uid))
            counts[NEW] += 1
        else:
            counts[KNOWN] += 1
    for query, several in ((_PUT, puts), (_ADD, adds)):
        values = column_values([image for image, _, _ in several], srs_id)
        rows = [(*value, ver, uid) for value, (_, ver, uid) in zip(values, several, strict=True)]
        connection.executemany(query, rows)
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    return counts, disputed


def check_out(connection: sqlite3.Connection, srs_id: int, plots: PlotTable) -> None:
    """Add a commune's plots as the store has them; they count neither as edited nor as loaded from a source."""
    writer = Writer(connection, srs_id, from_source=False)
    writer.append_plots(plots)
    writer.finish()


def _beside(base: Image | None, mine: Image | None, theirs: Image) -> Image | None:
    """Return the edited plot with what others changed, or None where a person must decide."""
    if base is None or mine is None or theirs["status"] == RETIRED or mine["status"] == RETIRED:
        return None
    ours = {name for name in FIELDS if not same_value(name, mine[name], base[name])}
    others = {name for name in FIELDS if not same_value(name, theirs[name], base[name])}
    apart = {name for name in ours if not same_value(name, mine[name], theirs[name])}
    if conflict_groups(apart) & conflict_groups(others):
        return None
    return {name: mine[name] if name in apart else theirs[name] for name in FIELDS}


def _renew_conflict(connection: sqlite3.Connection, entry: FeedEntry | StoredPlot) -> None:
    """Let an open conflict be decided against what the store has now."""
    rows = connection.execute(
        "SELECT seq, result FROM campaign_outbox WHERE uid = ? AND state = ?", (entry.uid, CONFLICT)
    ).fetchall()
    for seq, text in rows:
        answer = Answer.from_json(text)
        if answer.ver < entry.ver:
            renewed = replace(answer, ver=entry.ver, image=entry.image)
            connection.execute("UPDATE campaign_outbox SET result = ? WHERE seq = ?", (renewed.to_json(), seq))


def _key(store: str, commune: str) -> str:
    return f"pulled {store} {commune}"
