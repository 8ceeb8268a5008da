"""What the work copy holds that the store does not: edits, before and now."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.statement import statement
from .contract import BLOCKED, CONFLICT, INSERT, REJECTED, RETIRE, UPDATE
from .images import Image, select_images
from .reading import stage

SEALED, SENT, REFUSED = "sealed", "sent", "refused"


@dataclass(frozen=True)
class Changes:
    """What a work copy holds that the store does not.

    Parameters
    ----------
    dirty : tuple of str
        Uids edited since the store's last answer (new and deleted plots too), whatever became of the edit.
    edited, never_pushed, waiting, refused, conflicts, rejected, blocked : int
        Every plot that the store does not have as it is here counts in one of them: edited since its last push;
        never pushed, edited or not; sealed and without an answer of the store; held back by the gate; kept
        beside the store's own version; not accepted by the store; waiting for such a one that it hangs
        together with. What was edited since it was held back or
        not accepted counts as edited or never pushed again.
    """

    dirty: tuple[str, ...]
    never_pushed: int
    waiting: int
    refused: int
    conflicts: int
    rejected: int
    edited: int = 0
    blocked: int = 0


@dataclass(frozen=True)
class Edit:
    """An edited plot, before and now.

    Parameters
    ----------
    ver : int
        Version that the edit is based on; 0 where the store never had the plot.
    edits : int
        How many edits were counted; more later means that it was edited meanwhile.
    base, now : dict or None
        Image before the first edit (None for a plot born here) and now (None for a deleted plot).
    """

    uid: str
    ver: int
    edits: int
    reason: str | None
    base: Image | None
    now: Image | None

    @property
    def op(self) -> str | None:
        """What the edit comes to for the store; None when it comes to nothing."""
        if self.now is None:
            return RETIRE if self.ver else None
        if not self.ver:
            return INSERT
        return UPDATE if self.patch() else None

    def patch(self) -> Image:
        """Return the fields that differ from what the store had."""
        if self.now is None:
            return {}
        if not self.ver:
            return {name: value for name, value in self.now.items() if value is not None}
        base = self.base or {}
        return {name: value for name, value in self.now.items() if value != base.get(name)}


def changes(connection: sqlite3.Connection) -> Changes:
    """Return what the work copy holds that the store does not."""
    dirty = tuple(uid for (uid,) in connection.execute("SELECT uid FROM campaign_dirty ORDER BY uid"))
    rows = connection.execute(
        """SELECT o.uid, o.state FROM campaign_outbox AS o LEFT JOIN campaign_dirty AS d ON d.uid = o.uid
           WHERE o.state IN (?, ?, ?, ?) OR (o.state IN (?, ?) AND o.n = coalesce(d.n, 0))
           ORDER BY o.seq DESC""",  # of several the first tells
        (SEALED, SENT, CONFLICT, BLOCKED, REFUSED, REJECTED),
    )
    told = dict(rows.fetchall())
    states = Counter(told.values())
    stage(connection, "told_uid", ("uid",), ((uid,) for uid in told))
    (never,) = connection.execute(
        "SELECT count(*) FROM plot WHERE ver = 0 AND uid NOT IN (SELECT uid FROM temp.told_uid)"
    ).fetchone()
    (edited,) = connection.execute(
        """SELECT count(*) FROM campaign_dirty AS d WHERE d.uid NOT IN (SELECT uid FROM temp.told_uid)
           AND coalesce((SELECT ver FROM plot WHERE uid = d.uid),
                        (SELECT ver FROM campaign_base WHERE uid = d.uid), 0) > 0"""
    ).fetchone()
    waiting = states[SEALED] + states[SENT]
    return Changes(dirty, never, waiting, states[REFUSED], states[CONFLICT], states[REJECTED], edited, states[BLOCKED])


def edits(connection: sqlite3.Connection) -> list[Edit]:
    """Return all edited plots, before and now."""
    joined = statement("JOIN campaign_dirty AS d ON d.uid = p.uid")
    now = {uid: (ver, image) for uid, ver, image in select_images(connection, "plot", joined)}
    base = {uid: (ver, image) for uid, ver, image in select_images(connection, "campaign_base", joined)}
    found = []
    for uid, count, reason in connection.execute("SELECT uid, n, reason FROM campaign_dirty ORDER BY uid"):
        ver = now[uid][0] if uid in now else base[uid][0] if uid in base else 0
        found.append(Edit(uid, ver, count, reason, base.get(uid, (0, None))[1], now.get(uid, (0, None))[1]))
    return found


def images_now(connection: sqlite3.Connection, uids: Iterable[str]) -> dict[str, Image]:
    """Return these plots as they are in the work copy; a deleted one is absent."""
    stage(connection, "wanted_image", ("uid",), ((uid,) for uid in uids))
    rows = select_images(connection, "plot", statement("JOIN temp.wanted_image AS w ON w.uid = p.uid"))
    return {uid: image for uid, _, image in rows}


def forget_nothings(connection: sqlite3.Connection, nothings: list[Edit]) -> None:
    """Drop the traces of edits that came to nothing, unless the plot was edited again meanwhile."""
    for edit in nothings:
        gone = connection.execute("DELETE FROM campaign_dirty WHERE uid = ? AND n = ?", (edit.uid, edit.edits)).rowcount
        if gone:
            connection.execute("DELETE FROM campaign_base WHERE uid = ?", (edit.uid,))


def was_unwatched(connection: sqlite3.Connection) -> bool:
    """Tell whether the capture triggers were missing for a while."""
    return connection.execute("SELECT 1 FROM campaign_meta WHERE name = 'unwatched'").fetchone() is not None


def versions_held(connection: sqlite3.Connection) -> dict[str, tuple[int, Image]]:
    """Return version and image of the plots that the store knows and nobody edited, as far as was noticed."""
    rest = statement("WHERE p.ver > 0 AND p.uid NOT IN (SELECT uid FROM campaign_dirty)")
    return {uid: (ver, image) for uid, ver, image in select_images(connection, "plot", rest)}
