"""A plot that is edited here and that others split or merged, or the other way round: a conflict as soon as a pull
brings it, not at the push.

The store has not heard of the edit: decided here, the next push sends it over what the store has now. Handed on, the
edit goes as it is with the next push, and the note follows the conflict that the store makes of it.
"""

from __future__ import annotations

import sqlite3
import uuid

from ..model.statement import statement
from . import edits, sealing_groups
from .contract import CONFLICT, UPDATE, Answer, FeedEntry, StoredPlot
from .images import FIELDS, select_images
from .merge import is_retired, same_value

WAS_SPLIT, WAS_MERGED, WAS_EDITED = "was_split", "was_merged", "was_edited"
ENDED = "ended"
_HANDS = "conflict hands "
_THIS = statement("WHERE p.uid = ?")
_PUT = """INSERT INTO campaign_outbox (cid, uid, op, base_ver, state, n, result, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_WAITING = """SELECT m.name, m.value, o.result FROM campaign_meta AS m
    JOIN campaign_outbox AS o ON o.uid = substr(m.name, ?2) AND o.state = ?3 AND o.result NOT NULL
    WHERE substr(m.name, 1, ?2 - 1) = ?1"""


def dispute(connection: sqlite3.Connection, split: FeedEntry, theirs: FeedEntry | StoredPlot) -> None:
    """Keep a conflict about the edit of a plot that `split` changed, and that the store has as `theirs` now.

    Where `split` is an edit like any other, it is the plot that was split or merged here.
    """
    if connection.execute(
        "SELECT 1 FROM campaign_outbox WHERE uid = ? AND state = ?", (split.uid, CONFLICT)
    ).fetchone():
        return
    ((_, ver, base),) = select_images(connection, "campaign_base", _THIS, (split.uid,))
    (count,) = connection.execute("SELECT n FROM campaign_dirty WHERE uid = ?", (split.uid,)).fetchone()
    fields = tuple(name for name in FIELDS if not same_value(name, theirs.image.get(name), base.get(name)))
    code = (WAS_EDITED, WAS_MERGED, WAS_SPLIT)[min(len(split.parts), 2)]
    values = {"by": split.login, "at": split.at[:10], "parts": ", ".join(split.parts), ENDED: "1"}
    cid = str(uuid.uuid4())
    answer = Answer(cid, split.uid, CONFLICT, code, theirs.ver, fields=fields, values=values, image=theirs.image)
    connection.execute(_PUT, (cid, split.uid, UPDATE, ver, CONFLICT, count, answer.to_json(), split.at))


def is_local(answer: Answer) -> bool:
    """Tell whether the store knows nothing of a conflict yet."""
    return answer.code in (WAS_SPLIT, WAS_MERGED, WAS_EDITED)


def made_here(connection: sqlite3.Connection) -> set[str]:
    """Return the plots that are split or merged in the work copy, and what came of them."""
    land = sealing_groups.land_of(edits.edits(connection))
    ends = {edit.uid for edit in land.edits if edit.now is None or is_retired(edit.now)}
    groups = [group for group in sealing_groups.groups_of(land) if group.parents or ends & {*group.uids}]
    return {uid for group in groups for uid in group.uids}


def hand_on(connection: sqlite3.Connection, answer: Answer, note: str) -> None:
    """Let the next push send the edit as it is, and the note with the conflict that comes of it."""
    connection.execute("DELETE FROM campaign_outbox WHERE uid = ? AND state = ?", (answer.uid, CONFLICT))
    connection.execute("INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)", (_HANDS + answer.uid, note))


def to_hand_on(connection: sqlite3.Connection) -> list[tuple[Answer, str]]:
    """Return the conflicts that the store made of such edits, each with its note, and forget these."""
    rows = connection.execute(_WAITING, (_HANDS, len(_HANDS) + 1, CONFLICT)).fetchall()
    connection.executemany("DELETE FROM campaign_meta WHERE name = ?", ((name,) for name, _, _ in rows))
    return [(Answer.from_json(text), note) for _, note, text in rows]
