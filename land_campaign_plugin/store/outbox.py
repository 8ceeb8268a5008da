"""What of the work copy the store does not have yet: edited, never pushed, waiting, refused, in conflict."""

import sqlite3
from dataclasses import dataclass

SEALED, SENT, REFUSED, CONFLICT, REJECTED = "sealed", "sent", "refused", "conflict", "rejected"


@dataclass(frozen=True)
class Changes:
    """What a work copy holds that the store does not.

    Parameters
    ----------
    dirty : tuple of str
        Uids edited since the store's last answer (new and deleted plots too).
    never_pushed : int
        Plots of version 0.
    waiting : int
        Sealed changes without an answer of the store.
    refused, conflicts, rejected : int
        Changes held back by the gate; kept beside the store's own version; not accepted by the store.
    """

    dirty: tuple[str, ...]
    never_pushed: int
    waiting: int
    refused: int
    conflicts: int
    rejected: int


def changes(connection: sqlite3.Connection) -> Changes:
    """Return what the work copy holds that the store does not."""
    dirty = tuple(uid for (uid,) in connection.execute("SELECT uid FROM campaign_dirty ORDER BY uid"))
    (never,) = connection.execute("SELECT count(*) FROM plot WHERE ver = 0").fetchone()
    states = dict(connection.execute("SELECT state, count(*) FROM campaign_outbox GROUP BY state"))
    return Changes(
        dirty,
        never,
        states.get(SEALED, 0) + states.get(SENT, 0),
        states.get(REFUSED, 0),
        states.get(CONFLICT, 0),
        states.get(REJECTED, 0),
    )
