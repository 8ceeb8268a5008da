"""Tells the store what was decided here about conflicts, and takes over what others decided about them there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from ..model.record_kinds import PARTY
from ..store import outbox, record_settling, settling
from ..store.connection import reading, writing
from ..store.contract import Answer, Store, StoredPlot
from ..store.disputes import KEPT_THEIRS, NOT_YOURS, OPEN, Decision
from ..store.workcopy import WorkCopy


@dataclass
class Settled:
    """What others decided: answers about plots, each with what people call it, and about records, with their kind."""

    plots: list[tuple[Answer, str]] = field(default_factory=list)
    records: list[tuple[str, Answer]] = field(default_factory=list)


def settle(work: WorkCopy, store: Store, batch: str) -> Settled:
    """Exchange decisions with `store`; return what others decided."""
    with reading(work.path) as connection:
        waiting, watched = settling.messages(connection), settling.watched(connection)
        records = record_settling.watched(connection)
    if not waiting and not watched and not records:
        return Settled()
    known = store.conflicts([*waiting, *watched, *records])
    told = _tell(store, {cid: said for cid, said in waiting.items() if cid in known}, batch)
    ended = {cid: each for cid, each in known.items() if each.state != OPEN}
    plots = {watched[cid] for cid in ended if cid in watched}
    stored = store.plots(plots) if plots else {}
    now, personal = _records(store, [key for cid, key in records.items() if cid in ended])
    with writing(work.path) as connection:
        settling.told(connection, told)
        followed = settling.follow(connection, work.srs_id, ended, stored)
        labels = outbox.labels(connection, [answer.uid for answer in followed])
        others = record_settling.follow(connection, ended, now, personal)
    return Settled([(answer, labels.get(answer.uid, answer.uid[:8])) for answer in followed], others)


def _records(store: Store, keys: Collection[record_settling.Key]) -> tuple[Mapping, Mapping]:
    """Return records as the store has them, and the values of the people among them."""
    found: dict[record_settling.Key, StoredPlot] = {}
    for kind in {kind for kind, _ in keys}:
        wanted = store.records(kind, [uid for each, uid in keys if each == kind])
        found |= {(kind, uid): record for uid, record in wanted.items()}
    people = [uid for kind, uid in found if kind == PARTY]
    return found, store.personal(people) if people else {}


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
