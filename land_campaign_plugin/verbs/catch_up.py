"""Asks the store for what a pull had to leave as it was, once nothing stands in the way any more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress

from ..model.change import RETIRED
from ..store import behind, comparing, incoming, leaving, record_incoming
from ..store.connection import reading, writing
from ..store.contract import Store
from ..store.record_incoming import Incoming
from ..store.workcopy import WorkCopy
from .pull_records import values_for

_AT_ONCE = 5_000
_CAME_IN = (incoming.UPDATED, incoming.MERGED, incoming.MOVED)


@dataclass
class CaughtUp:
    """Plots and records that came in late, by what became of them."""

    counts: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)


def catch_up(work: WorkCopy, store: Store, *, personal: bool = True) -> CaughtUp:
    """Bring `work` up to what `store` has of plots and records that a pull left out, edited ones left aside."""
    found = CaughtUp()
    with reading(work.path) as connection:
        if not behind.is_any(connection):
            return found
    with writing(work.path) as connection:
        wanted = behind.wanted(connection)
    for kind, uids in wanted.items():
        for start in range(0, len(uids), _AT_ONCE):
            part = uids[start : start + _AT_ONCE]
            if kind:
                records = [Incoming(kind, e.uid, e.ver, e.image) for e in store.records(kind, part).values()]
                _take_records(work, store, records, found, personal=personal)
            else:
                _take_plots(work, store, list(store.plots(part).values()), found)
    return found


def _take_plots(work: WorkCopy, store: Store, plots, found: CaughtUp) -> None:
    if not plots:
        return
    with writing(work.path) as connection:
        here = incoming.followed(connection, store.id)
        stays = [plot.image["status"] == RETIRED or (plot.image["commune"] or "") in here for plot in plots]
        counts, _ = incoming.apply(connection, work.srs_id, [*compress(plots, stays)])
        away = [plot for plot, stay in zip(plots, stays, strict=True) if not stay]
        for commune in here if away else ():
            gone, _ = comparing.leave(connection, commune, [(plot.uid, plot.ver) for plot in away])
            counts[incoming.MOVED] += len(gone)
            found.records[incoming.MOVED] += leaving.records_leave(connection, gone)[0]
    found.counts.update({outcome: counts[outcome] for outcome in _CAME_IN if counts[outcome]})


def _take_records(work: WorkCopy, store: Store, records: list[Incoming], found: CaughtUp, *, personal: bool) -> None:
    if not records:
        return
    values = values_for(store, records, personal=personal)
    with writing(work.path) as connection:
        counts, _ = record_incoming.apply(connection, records, values)
    found.records.update({outcome: counts[outcome] for outcome in _CAME_IN if counts[outcome]})
