"""Tells the store what was decided here about conflicts, and takes over what others decided about them there."""

from __future__ import annotations

from collections.abc import Callable

from ..store import outbox, settling
from ..store.connection import reading, writing
from ..store.contract import Answer, Store
from ..store.disputes import KEPT_THEIRS, NOT_YOURS, OPEN, Decision
from ..store.workcopy import WorkCopy


def settle(work: WorkCopy, store: Store, batch: str) -> list[tuple[Answer, str]]:
    """Exchange decisions with `store`; return what others decided, each with what people call the plot."""
    with reading(work.path) as connection:
        waiting, watched = settling.messages(connection), settling.watched(connection)
    if not waiting and not watched:
        return []
    known = store.conflicts([*waiting, *watched])
    told = _tell(store, {cid: said for cid, said in waiting.items() if cid in known}, batch)
    ended = {cid: known[cid] for cid in watched if cid in known and known[cid].state != OPEN}
    plots = store.plots({watched[cid] for cid in ended}) if ended else {}
    with writing(work.path) as connection:
        settling.told(connection, told)
        followed = settling.follow(connection, work.srs_id, ended, plots)
        labels = outbox.labels(connection, [answer.uid for answer in followed])
    return [(answer, labels.get(answer.uid, answer.uid[:8])) for answer in followed]


def _tell(store: Store, waiting: dict[str, dict], batch: str) -> list[str]:
    """Send decisions and notes; return those that the store needs to hear no more."""
    theirs = [Decision(cid, KEPT_THEIRS) for cid, said in waiting.items() if "state" in said]
    notes: dict[str, list[str]] = {}
    for cid, said in waiting.items():
        if "note" in said:
            notes.setdefault(said["note"], []).append(cid)
    done = list(_in_parts(theirs, lambda part: store.resolve(part, batch)))
    for note, cids in notes.items():
        done += _in_parts(cids, lambda part, note=note: store.refer(part, note))
    return [each.cid for each in done if each.status != NOT_YOURS]


def _in_parts(several: list, send: Callable[[list], list], most: int = 1_000):
    for start in range(0, len(several), most):
        yield from send(several[start : start + most])
