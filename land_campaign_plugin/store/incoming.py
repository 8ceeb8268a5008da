"""What comes from the store into a work copy: whole communes at first, later their history page by page.

A page is applied in one transaction together with how far it reaches, so that a pull that was cut off goes on where it
stopped. A plot that was edited here is never replaced: what others changed of it comes in beside the edit, and where
both changed the same, the edit stays as it is and the next push brings the conflict.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from ..model.change import RETIRED, conflict_groups
from ..model.errors import StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.statement import each, statement
from ..model.tables import PlotTable
from . import behind, pulled_splits
from .contract import CONFLICT, Answer, FeedEntry, Store, StoredPlot
from .edits import SEALED, SENT, images_now
from .images import FIELDS, Image, column_values, select_images
from .merge import same_value
from .outbox import rebase
from .reading import stage
from .writer import Writer

NEW, UPDATED, MERGED, DISPUTED, WAITING, KNOWN = "new", "updated", "merged", "disputed", "waiting", "known"
MOVED = "moved"
"""What becomes of a plot. `MERGED`: others changed what was not edited here. `DISPUTED`: both changed the same, the
next push tells. `WAITING`: an answer to a push is still to come, and brings it. `KNOWN`: nothing newer. `MOVED`: it
went to a commune that is not here."""
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


def has_cursor(connection: sqlite3.Connection, store: str, commune: str) -> bool:
    """Tell whether a commune was ever pulled, or is to be from its first line on."""
    row = connection.execute("SELECT 1 FROM campaign_meta WHERE name = ?", (_key(store, commune),)).fetchone()
    return row is not None


def followed(connection: sqlite3.Connection, store: str) -> set[str]:
    """Return the communes that the work copy has plots of, or once pulled."""
    rows = connection.execute("SELECT DISTINCT commune FROM plot WHERE commune IS NOT NULL")
    prefix = _key(store, "")
    keys = connection.execute("SELECT name FROM campaign_meta WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
    return {commune for (commune,) in rows} | {name.removeprefix(prefix) for (name,) in keys}


def refuse_older(connection: sqlite3.Connection, store: Store) -> None:
    """Refuse a store that lacks what was pulled from it: what is pushed there would be lost again, or come twice."""
    (some,) = connection.execute("SELECT count(*) FROM campaign_meta WHERE name LIKE 'pulled %'").fetchone()
    asked = some and hasattr(store, "communes") and store.head() != "0"  # a package to be sent knows nothing of it
    heads = store.communes() if asked else {}
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


@dataclass(frozen=True)
class Step:
    """What comes of one plot when a page of history is brought in.

    Parameters
    ----------
    before : dict or None
        An edited plot as it is here; None where it is not edited, or deleted.
    after : dict or None
        As it will be here; None where nothing is written.
    theirs : FeedEntry or StoredPlot
        As the store has it.
    split : FeedEntry or None
        The line by which others split or merged a plot that is edited here, or edited one that is split or merged
        here.
    """

    uid: str
    outcome: str
    before: Image | None
    after: Image | None
    theirs: FeedEntry | StoredPlot
    split: FeedEntry | None = None


def plan(
    connection: sqlite3.Connection, page: Sequence[FeedEntry | StoredPlot], sheets: Collection[str] | None = None
) -> list[Step]:
    """Return what a page of history comes to, plot by plot; nothing is written.

    Parameters
    ----------
    sheets : collection of str, optional
        The sheets that the work copy follows; what is new on others stays away.
    """
    newest = {entry.uid: entry for entry in page}
    splits = {entry.uid: entry for entry in page if getattr(entry, "parts", ())}
    stage(connection, "incoming", ("uid",), ((uid,) for uid in newest))
    here = dict(connection.execute("SELECT p.uid, p.ver FROM plot AS p JOIN temp.incoming AS i ON i.uid = p.uid"))
    rows = connection.execute("SELECT d.uid FROM campaign_dirty AS d JOIN temp.incoming AS i ON i.uid = d.uid")
    edited = {uid for (uid,) in rows}
    states = dict(
        connection.execute(
            "SELECT o.uid, o.state FROM campaign_outbox AS o JOIN temp.incoming AS i ON i.uid = o.uid"
            " ORDER BY o.state = ?, o.seq",
            (CONFLICT,),
        )
    )
    now = images_now(connection, edited)
    base = {uid: image for uid, _, image in select_images(connection, "campaign_base", _INCOMING)}
    own_splits = cache(lambda: pulled_splits.made_here(connection))
    steps = []
    for uid, entry in newest.items():
        state, after, split = states.get(uid), None, None
        if state in (SEALED, SENT) or (here.get(uid) == 0 and uid not in edited):
            outcome = WAITING
        elif state == CONFLICT:
            outcome = DISPUTED
        elif here.get(uid, 0) >= entry.ver:
            outcome = KNOWN
        elif uid in edited and uid in splits and uid in base and now.get(uid) != base[uid]:
            outcome, split = DISPUTED, splits[uid]
        elif uid in edited:
            after = _beside(base.get(uid), now.get(uid), entry.image)
            outcome = DISPUTED if after is None else MERGED
            if after is not None and after != now[uid] and uid in own_splits() and isinstance(entry, FeedEntry):
                outcome, after, split = DISPUTED, None, entry
        elif uid in here:
            outcome, after = UPDATED, entry.image
        elif entry.image["status"] != RETIRED and (sheets is None or (entry.image["sheet_number"] or "") in sheets):
            outcome, after = NEW, entry.image
        else:
            outcome = KNOWN
        steps.append(Step(uid, outcome, now.get(uid), after, entry, split))
    return steps


def apply(
    connection: sqlite3.Connection,
    srs_id: int,
    page: Sequence[FeedEntry | StoredPlot],
    sheets: Collection[str] | None = None,
) -> tuple[Counter[str], list[str]]:
    """Bring a page of history, or plots of the store, in; return what became of the plots, and the uids in dispute."""
    steps = plan(connection, page, sheets)
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    for step in steps:
        if step.outcome == DISPUTED:
            _renew_conflict(connection, step.theirs)
            if step.split:
                pulled_splits.dispute(connection, step.split, step.theirs)
        elif step.outcome == MERGED:
            rebase(connection, srs_id, step.uid, step.theirs.ver, step.theirs.image)
    for query, wanted in ((_PUT, (UPDATED, MERGED)), (_ADD, (NEW,))):
        several = [step for step in steps if step.outcome in wanted]
        values = column_values([step.after for step in several], srs_id)
        rows = [(*value, step.theirs.ver, step.uid) for value, step in zip(values, several, strict=True)]
        connection.executemany(query, rows)
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    left = [(step.uid, step.theirs.ver) for step in steps if step.outcome in (WAITING, DISPUTED)]
    behind.note(connection, behind.PLOT, left)
    return Counter(step.outcome for step in steps), [step.uid for step in steps if step.outcome == DISPUTED]


def check_out(connection: sqlite3.Connection, srs_id: int, plots: PlotTable) -> int:
    """Add plots as the store has them and return how many; they count neither as edited nor as loaded from a source.

    Those that are here already stay: history brings what is newer of them.
    """
    stage(connection, "incoming", ("uid",), ((uid,) for uid in plots["uid"]))
    rows = connection.execute(
        "SELECT i.uid FROM temp.incoming AS i WHERE EXISTS (SELECT 1 FROM plot AS p WHERE p.uid = i.uid)"
        " OR EXISTS (SELECT 1 FROM campaign_dirty AS d WHERE d.uid = i.uid)"  # deleted here
    )
    here = {uid for (uid,) in rows}
    new = plots.take(~plots.among("uid", here)) if here else plots
    writer = Writer(connection, srs_id, from_source=False)
    writer.append_plots(new)
    writer.finish()
    return len(new)


@dataclass(frozen=True)
class Begun:
    """A first checkout on its way, sheet by sheet.

    Parameters
    ----------
    seq, hash : int, str
        Of the commune's last line when its first page came: from there history goes on, whatever page came later.
    done : tuple of str
        Sheets that are here.
    """

    seq: int
    hash: str
    done: tuple[str, ...] = ()


def begun(connection: sqlite3.Connection, store: str, commune: str) -> Begun | None:
    """Return how far a first checkout of a commune came that was cut off, or None."""
    found = _said(connection, "checking out", store, commune)
    return Begun(found["seq"], found["hash"], tuple(found["done"])) if found else None


def keep_begun(connection: sqlite3.Connection, store: str, commune: str, state: Begun | None) -> None:
    """Remember how far a first checkout came; None when it is done."""
    _keep(connection, "checking out", store, commune, vars(state) if state else None)


def sheets_of(connection: sqlite3.Connection, store: str, commune: str) -> frozenset[str] | None:
    """Return the sheets that a work copy follows of a commune, None for all."""
    found = _said(connection, "sheets", store, commune)
    return None if found is None else frozenset(found)


def keep_sheets(connection: sqlite3.Connection, store: str, commune: str, sheets: Iterable[str] | None) -> None:
    """Remember which sheets are followed of a commune, None for all."""
    _keep(connection, "sheets", store, commune, None if sheets is None else sorted(sheets))


def left_of(connection: sqlite3.Connection, store: str, commune: str) -> int:
    """Return the number of the last plot that was seen to leave a commune."""
    return _said(connection, "left", store, commune) or 0


def keep_left(connection: sqlite3.Connection, store: str, commune: str, number: int) -> None:
    """Remember up to which number the plots that left a commune were looked at."""
    _keep(connection, "left", store, commune, number)


def _said(connection: sqlite3.Connection, what: str, store: str, commune: str) -> object:
    name = f"{what} {store} {commune}"
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = ?", (name,)).fetchone()
    return json.loads(row[0]) if row else None


def _keep(connection: sqlite3.Connection, what: str, store: str, commune: str, value: object) -> None:
    name = f"{what} {store} {commune}"
    if value is None:
        connection.execute("DELETE FROM campaign_meta WHERE name = ?", (name,))
    else:
        connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)", (name, json.dumps(value)))


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
