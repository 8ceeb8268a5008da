"""Conflicts in a work copy: decided field by field, handed on, and followed where somebody else decided.

What is decided here waits in the work copy until the store knows of it: a plot that is sent carries the conflict that
it ends; keeping the store's version, or handing on, is a message of its own. Nothing of it needs a network at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model.change import RETIRED
from ..model.statement import each, statement
from . import pulled_splits
from .contract import APPLIED, CONFLICT, REJECTED, SAME, Answer, StoredPlot
from .contract import MERGED as MERGED_IN
from .disputes import ALREADY, KEPT_MINE, KEPT_THEIRS, LAND, MERGED, NOT_YOURS, OPEN, UNKNOWN, Dispute
from .images import FIELDS, Image, column_values, select_images
from .outbox import rebase

ENDS, SAYS = "conflict ends ", "conflict says "
ENDED, REFERRED = "ended", "referred"
"""Values of a kept answer: the store's conflict is closed; it was handed on to a reviewer, with this note."""
_OVER = (APPLIED, MERGED_IN, SAME, CONFLICT)
_THIS = statement("WHERE p.uid = ?")
_PUT = statement("UPDATE plot SET {pairs}, ver = ? WHERE uid = ?", pairs=each("{name} = ?", FIELDS))
_ADD = statement("INSERT INTO plot ({names}, ver, uid) VALUES ({marks})", names=FIELDS, marks=len(FIELDS) + 2)
_KEPT = "SELECT seq, uid, state, result, n FROM campaign_outbox WHERE state IN (?, ?) AND result IS NOT NULL"
_ROWS = "DELETE FROM campaign_outbox WHERE uid = ? AND state IN (?, ?)"
SAY = "INSERT OR REPLACE INTO campaign_meta VALUES (?, ?)"
_SAID = "SELECT name, value FROM campaign_meta WHERE substr(name, 1, ?) = ?"
FORGET = "DELETE FROM campaign_meta WHERE name = ?"


@dataclass(frozen=True)
class Sides:
    """A plot in conflict: as it was when the edit began, as it is here, and as the store has it.

    Parameters
    ----------
    base, mine, theirs : dict or None
        None where there is none: the store never had it, it is deleted here, or only a neighbour is in question.
    """

    base: Image | None
    mine: Image | None
    theirs: Image | None

    def fields(self) -> list[str]:
        """Return the fields in which the two sides differ, in the order of the plot's columns."""
        mine, theirs = self.mine or {}, self.theirs or {}
        return [name for name in FIELDS if mine.get(name) != theirs.get(name)]

    def usual(self) -> dict[str, bool]:
        """Return for every field that differs whether mine is kept where one keeps mine: what one changed oneself.

        What others alone changed stays theirs; of a plot that they retired all is mine, as it is wanted in force.
        """
        base, mine = self.base, self.mine or {}
        keep_all = base is None or (self.theirs or {}).get("status") == RETIRED
        return {name: keep_all or mine.get(name) != base.get(name) for name in self.fields()}


def sides(connection: sqlite3.Connection, answer: Answer) -> Sides:
    """Return the three versions of a plot in conflict."""
    base = select_images(connection, "campaign_base", _THIS, (answer.uid,))
    mine = select_images(connection, "plot", _THIS, (answer.uid,))
    started = base[0][2] if base else None
    return Sides(started, mine[0][2] if mine else None, answer.image or started)


def _version(connection: sqlite3.Connection, answer: Answer) -> int:
    """Return the version of `Sides.theirs`: where the answer showed no plot, that of the plot before the edit."""
    if answer.image is not None:
        return answer.ver
    ((ver,),) = connection.execute("SELECT ver FROM campaign_base WHERE uid = ?", (answer.uid,)).fetchall()
    return ver


def keep_mine(connection: sqlite3.Connection, srs_id: int, answer: Answer) -> None:
    """Decide a conflict for the work copy: the next push sends what was changed here, over what the store has."""
    found = sides(connection, answer)
    choose(connection, srs_id, answer, {name for name, mine in found.usual().items() if mine}, KEPT_MINE)


def keep_theirs(connection: sqlite3.Connection, srs_id: int, answer: Answer) -> None:
    """Decide a conflict for the store: the work copy takes over its version, and the next push says so."""
    theirs = sides(connection, answer).theirs
    if theirs is None:
        return
    _take(connection, srs_id, answer.uid, _version(connection, answer), theirs)
    _end(connection, answer)
    if ENDED not in answer.values:
        connection.execute(SAY, (SAYS + answer.cid, json.dumps({"state": KEPT_THEIRS})))


def choose(
    connection: sqlite3.Connection, srs_id: int, answer: Answer, mine: Iterable[str], state: str = MERGED
) -> None:
    """Decide a conflict field by field: `mine` stays as it is here, everything else is taken over from the store."""
    found, kept = sides(connection, answer), {*mine}
    if found.theirs is None or (found.mine is not None and not kept & {*found.fields()}):
        keep_theirs(connection, srs_id, answer)
        return
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    ver = _version(connection, answer)
    rebase(connection, srs_id, answer.uid, ver, found.theirs)
    if found.mine is not None:
        chosen = {name: (found.mine if name in kept else found.theirs)[name] for name in FIELDS}
        connection.execute(_PUT, (*column_values([chosen], srs_id)[0], ver, answer.uid))
    connection.execute("UPDATE campaign_switch SET quiet = 0")
    _end(connection, answer)
    if ENDED not in answer.values:
        connection.execute(SAY, (ENDS + answer.uid, json.dumps({"cid": answer.cid, "state": state})))


def refer(connection: sqlite3.Connection, answer: Answer, note: str) -> None:
    """Hand a conflict on to a reviewer: it waits for what they decide, and nothing is asked here any more."""
    if pulled_splits.is_local(answer):
        pulled_splits.hand_on(connection, answer, note)
        return
    waiting = replace(answer, values={**answer.values, REFERRED: note})
    connection.execute(
        "UPDATE campaign_outbox SET state = ?, result = ? WHERE uid = ? AND state IN (?, ?)",
        (CONFLICT, waiting.to_json(), answer.uid, CONFLICT, REJECTED),
    )
    connection.execute(SAY, (SAYS + answer.cid, json.dumps({"note": note})))


def ends(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return which conflict the next change of a plot ends, and how, by plot."""
    return {uid: (said["cid"], said["state"]) for uid, said in _said(connection, ENDS).items()}


def answered(connection: sqlite3.Connection, answers: Iterable[Answer]) -> None:
    """Forget which conflicts plots ended by their changes, once the store took them in or knows better."""
    forget(connection, (answer.uid for answer in answers if is_over(answer)))


def is_over(answer: Answer) -> bool:
    """Tell whether a change that was to end a conflict need not say so again."""
    return answer.status in _OVER or answer.code in (UNKNOWN, NOT_YOURS)


def forget(connection: sqlite3.Connection, uids: Iterable[str]) -> None:
    """Forget which conflicts the next changes end."""
    connection.executemany(FORGET, ((ENDS + uid,) for uid in uids))


def came_to_nothing(connection: sqlite3.Connection, uids: Iterable[str]) -> None:
    """Where a plot that was to end a conflict is now what the store has, the store's version is kept."""
    waiting = ends(connection)
    for uid in waiting.keys() & {*uids}:
        connection.execute(FORGET, (ENDS + uid,))
        connection.execute(SAY, (SAYS + waiting[uid][0], json.dumps({"state": KEPT_THEIRS})))


def messages(connection: sqlite3.Connection) -> dict[str, dict]:
    """Return what waits to be told to the store, by conflict: ``state`` or ``note``."""
    return _said(connection, SAYS)


def told(connection: sqlite3.Connection, cids: Iterable[str]) -> None:
    """Forget messages that the store has."""
    connection.executemany(FORGET, ((SAYS + cid,) for cid in cids))


def watched(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the plots whose conflict somebody else may decide, by conflict."""
    rows = [(uid, state, Answer.from_json(text)) for _, uid, state, text, _ in _kept(connection)]
    return {
        answer.cid: uid
        for uid, state, answer in rows
        if ENDED not in answer.values and (state == CONFLICT or answer.code in LAND)
    }


def follow(
    connection: sqlite3.Connection, srs_id: int, ended: dict[str, Dispute], plots: dict[str, StoredPlot]
) -> list[Answer]:
    """Take over what others decided (`ended`, by conflict), and return an answer for each that tells it.

    A plot that was edited again since stays as it is, and its conflict is shown against what the store has now.
    """
    counts = dict(connection.execute("SELECT uid, n FROM campaign_dirty"))
    found = []
    for seq, uid, _, text, count in _kept(connection):
        answer = Answer.from_json(text)
        dispute, plot = ended.get(answer.cid), plots.get(uid)
        if dispute is None or dispute.state == OPEN or plot is None:
            continue
        values = {"by": dispute.resolved_by, "state": dispute.state}
        if counts.get(uid, 0) == count:
            _take(connection, srs_id, uid, plot.ver, plot.image)
            connection.execute(_ROWS, (uid, CONFLICT, REJECTED))
            found.append(Answer(answer.cid, uid, "resolved", f"resolved_{dispute.state}", plot.ver, values=values))
        else:
            again = replace(
                answer, status=CONFLICT, code=ALREADY, ver=plot.ver, image=plot.image, values={**values, ENDED: "1"}
            )
            connection.execute(
                "UPDATE campaign_outbox SET state = ?, result = ? WHERE seq = ?", (CONFLICT, again.to_json(), seq)
            )
            found.append(again)
    return found


def _kept(connection: sqlite3.Connection) -> list[tuple]:
    return connection.execute(_KEPT, (CONFLICT, REJECTED)).fetchall()


def _said(connection: sqlite3.Connection, prefix: str) -> dict[str, dict]:
    rows = connection.execute(_SAID, (len(prefix), prefix))
    return {name.removeprefix(prefix): json.loads(value) for name, value in rows}


def _end(connection: sqlite3.Connection, answer: Answer) -> None:
    connection.execute(_ROWS, (answer.uid, CONFLICT, REJECTED))
    connection.execute(FORGET, (SAYS + answer.cid,))  # who decides after all need not hand it on


def _take(connection: sqlite3.Connection, srs_id: int, uid: str, ver: int, image: Image) -> None:
    """Make the plot what the store has, with no edit left."""
    connection.execute("UPDATE campaign_switch SET quiet = 1")
    values = (*column_values([image], srs_id)[0], ver, uid)
    if not connection.execute(_PUT, values).rowcount:
        connection.execute(_ADD, values)
    connection.execute("DELETE FROM campaign_base WHERE uid = ?", (uid,))
    connection.execute("DELETE FROM campaign_dirty WHERE uid = ?", (uid,))
    connection.execute("UPDATE campaign_switch SET quiet = 0")
