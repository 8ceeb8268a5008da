"""A work copy goes on in other hands: what one person did and had not sent is sent by another.

Changes whose answer is still out stay as they are: the same bytes go again, and the store knows them if they came in.
All others are sealed anew at the next push, under a new client id and with a word on whose work they are; a change that
both persons send is one that the store has already.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from datetime import UTC, datetime

from ..model.statement import statement
from .contract import APPLIED, CONFLICT, MERGED, SAME
from .edits import SENT

_PUSHED_BY = "pushed_by"
_WAITS = (
    "SELECT 1 FROM plot WHERE ver = 0",
    "SELECT 1 FROM campaign_dirty",
    "SELECT 1 FROM campaign_record_dirty",
    "SELECT 1 FROM campaign_outbox WHERE result IS NULL OR body IS NOT NULL",
    "SELECT 1 FROM campaign_record_outbox WHERE result IS NULL OR body IS NOT NULL",
)
_STAY = (APPLIED, MERGED, SAME, CONFLICT, SENT)


def hand_over(connection: sqlite3.Connection, giver: str, taker: str, reason: str) -> dict[str, int]:
    """Let `taker` go on with what `giver` did; return how many changes are sealed anew, in doubt, in conflict.

    Parameters
    ----------
    reason : str
        What history says of each change beside its own reason.
    """
    counts = {"resealed": 0, "in_doubt": 0, "conflicts": 0, "edited": 0}
    for outbox, dirty in (("campaign_outbox", "campaign_dirty"), ("campaign_record_outbox", "campaign_record_dirty")):
        in_state = statement("SELECT count(*) FROM {outbox} WHERE state = ?", outbox=outbox)
        free = statement("FROM {outbox} WHERE state NOT IN ({marks})", outbox=outbox, marks=len(_STAY))
        counts["resealed"] += connection.execute(statement("SELECT count(*) {free}", free=free), _STAY).fetchone()[0]
        counts["in_doubt"] += connection.execute(in_state, (SENT,)).fetchone()[0]
        counts["conflicts"] += connection.execute(in_state, (CONFLICT,)).fetchone()[0]
        counts["edited"] += connection.execute(statement("SELECT count(*) FROM {dirty}", dirty=dirty)).fetchone()[0]
        connection.execute(statement("DELETE {free}", free=free), _STAY)
    connection.execute(
        "UPDATE campaign_dirty SET reason = CASE WHEN coalesce(reason, '') = '' THEN ?1 ELSE reason || '; ' || ?1 END",
        (reason,),
    )
    connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'client'", (str(uuid.uuid4()),))
    connection.execute("UPDATE campaign_meta SET value = value + 1 WHERE name = 'epoch'")
    past = handed_over(connection)
    past.append({"from": giver, "to": taker, "at": datetime.now(UTC).isoformat(timespec="seconds"), **counts})
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES ('handed_over', ?)", (json.dumps(past),))
    return counts


def note_person(connection: sqlite3.Connection, login: str | None) -> None:
    """Keep who pushes from the work copy, where the store told."""
    if login and login not in (known := people(connection)):
        said = json.dumps([*known, login])
        connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)", (_PUSHED_BY, said))


def people(connection: sqlite3.Connection) -> list[str]:
    """Return who pushed from the work copy, or took it over, in the order they came; empty where nobody is known."""
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = ?", (_PUSHED_BY,)).fetchone()
    pushed = json.loads(row[0]) if row else []
    return list(dict.fromkeys([*pushed, *(each["to"] for each in handed_over(connection) if pushed)]))


def has_work(connection: sqlite3.Connection) -> bool:
    """Tell whether there is anything in the work copy that the store has not, or has not answered."""
    return any(connection.execute(query + " LIMIT 1").fetchone() for query in _WAITS)


def handed_over(connection: sqlite3.Connection) -> list[dict]:
    """Return through whose hands the work copy went: ``from, to, at`` and counts."""
    row = connection.execute("SELECT value FROM campaign_meta WHERE name = 'handed_over'").fetchone()
    return json.loads(row[0]) if row else []
