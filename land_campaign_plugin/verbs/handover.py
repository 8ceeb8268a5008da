"""Hands a work copy over: what somebody did and could not send any more, somebody else sends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..store import handover
from ..store.connection import writing
from ..store.workcopy import WorkCopy

_SAME = QT_TRANSLATE_NOOP("core", "It was not said who gives the work copy to whom.")
_NOT_THEIRS = QT_TRANSLATE_NOOP("core", "There is nothing of {giver} in this work copy: it was pushed by {people}.")
_NAME_THEM = QT_TRANSLATE_NOOP("core", "Name with --from who pushed from it; nothing was changed.")
_NOTHING = QT_TRANSLATE_NOOP("core", "There is nothing of {giver} in this work copy that the store does not have.")
_GO_ON = QT_TRANSLATE_NOOP("core", "Nothing needs to be handed over: {taker} can go on with it, and push.")
_NAME_BOTH = QT_TRANSLATE_NOOP("core", "Name two logins: --from LOGIN --to LOGIN.")


@dataclass(frozen=True)
class HandOverReport:
    """What changed hands.

    Parameters
    ----------
    edited : int
        Plots and records with edits that the store does not have.
    resealed : int
        Changes that were sealed, held back or not accepted, and are sealed anew at the next push.
    in_doubt : int
        Changes that were sent and whose answer did not come: the same bytes go again, and count once.
    conflicts : int
        Plots and records in conflict, which are for the new person to settle.
    """

    path: Path
    giver: str
    taker: str
    edited: int
    resealed: int
    in_doubt: int
    conflicts: int


def hand_over(work: WorkCopy, giver: str, taker: str, *, why: str = "") -> HandOverReport:
    """Let `taker` (a login) go on with what `giver` did in `work`; the next push, as `taker`, sends it.

    History says of each change whose work it was. Nothing is lost, and nothing is taken in twice: not even what `giver`
    sent without an answer, or sends later from another copy of the file.

    Raises
    ------
    BadInput
        The two are the same, one is missing, or there is nothing of the giver here; nothing was changed.
    """
    giver, taker = giver.strip(), taker.strip()
    if not giver or not taker or giver == taker:
        raise BadInput(_SAME, _NAME_BOTH)
    reason = f"{giver} > {taker}" + (f": {why.strip()}" if why.strip() else "")
    with writing(work.path, durable=True) as connection:
        known = handover.people(connection)
        if known and giver not in known:
            raise BadInput(_NOT_THEIRS, _NAME_THEM, giver=giver, people=", ".join(known))
        if not handover.has_work(connection):
            raise BadInput(_NOTHING, _GO_ON, giver=giver, taker=taker)
        counts = handover.hand_over(connection, giver, taker, reason)
    return HandOverReport(work.path, giver, taker, **counts)
