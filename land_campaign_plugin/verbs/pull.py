"""Pulls what others pushed: the history of each commune, proven to be whole, or a whole commune at first."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..store import incoming, mergers, outbox, succession
from ..store.connection import reading, writing
from ..store.contract import Store
from ..store.workcopy import WorkCopy
from .push import refuse_other_crs
from .settle import settle

PAGE = 5_000
CHANGES = QT_TRANSLATE_NOOP("core", "changes pulled")
_NO_COMMUNE = QT_TRANSLATE_NOOP("core", "There is no work copy {path} yet, and no commune was named to begin with.")
_NAME_ONE = QT_TRANSLATE_NOOP("core", "Name the communes with --commune CODE.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "The store has nothing of commune {commune}, or does not show it to you.")
_ASK = QT_TRANSLATE_NOOP("core", "Check the code, or ask whoever runs the store for the commune.")


@dataclass
class PullReport:
    """What a pull came to.

    Parameters
    ----------
    counts : Counter
        Plots by what became of them: ``new``, ``updated``, ``merged``, ``disputed``, ``waiting``, ``known``.
    disputed : list of str
        What people call the plots that both sides changed: the next push brings the conflict.
    communes : dict of str to int
        Number of the last line pulled, by commune.
    decided : list of dict
        Conflicts that others decided: `plot` as people call it, its `uid`, `code` and who (`by`).
    """

    counts: Counter[str] = field(default_factory=Counter)
    disputed: list[str] = field(default_factory=list)
    communes: dict[str, int] = field(default_factory=dict)
    decided: list[dict] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    """Communes that were merged since the last pull, each with the one of today."""


def pull(
    work: WorkCopy,
    store: Store,
    *,
    communes: Iterable[str] = (),
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> PullReport:
    """Bring what others pushed into `work`, for the communes that it has plots of and those named.

    Nothing edited here is replaced. A pull that was cut off or cancelled goes on where it stopped.

    Raises
    ------
    StoreError
        The store is in another coordinate reference system, cannot be reached, or its history does not follow on what
        was pulled before.
    """
    refuse_other_crs(work.crs, store.crs)
    succession.go_on(work.path, store)
    report = PullReport()
    report.decided = [
        {"plot": label, "uid": answer.uid, "code": answer.code, "by": answer.values["by"]}
        for answer, label in settle(work, store, str(uuid.uuid4()))
    ]
    heads, merged = store.communes(), store.merged()
    communes = {merged.get(commune, commune) for commune in communes}
    if merged:
        with writing(work.path) as connection:
            report.merged = dict(mergers.follow(connection, store.id, merged).keys())
    with reading(work.path) as connection:
        wanted = (incoming.followed(connection, store.id) - merged.keys()) | communes
        cursors = {commune: incoming.cursor_of(connection, store.id, commune) for commune in wanted}
        empty = {code for code in wanted if not mergers.has_plots(connection, code, merged)}
    if unknown := sorted(communes - heads.keys()):
        raise BadInput(_UNKNOWN, _ASK, commune=unknown[0])
    total = sum(max(heads.get(commune, 0) - cursor.seq, 0) for commune, cursor in cursors.items())
    done = 0
    for commune in sorted(wanted):
        head, cursor = heads.get(commune, 0), cursors[commune]
        if not cursor.seq and commune in empty and head:
            cursor = _check_out(work, store, commune, report)
            done += cursor.seq
        while True:
            stop_if(cancelled)
            page = store.feed(commune, cursor.seq, PAGE) if head > cursor.seq else []
            reached = incoming.prove(commune, cursor, head, page, PAGE)
            if not page:
                break
            _take(work, store, commune, page, reached, report)
            done, cursor = done + len(page), reached
            head = max(head, cursor.seq)
            progress(done, max(total, done), CHANGES)
        report.communes[commune] = cursor.seq
    with writing(work.path) as connection:
        incoming.note_pull(connection)
    return report


def check_out(path: Path, store: Store, communes: Iterable[str], **listeners) -> PullReport:
    """Make a work copy at `path` with the plots of some communes."""
    merged = store.merged()
    communes = [merged.get(commune, commune) for commune in communes]
    if not communes:
        raise BadInput(_NO_COMMUNE, _NAME_ONE, path=path)
    if unknown := sorted(set(communes) - store.communes().keys()):
        raise BadInput(_UNKNOWN, _ASK, commune=unknown[0])
    return pull(WorkCopy.create(path, store.crs), store, communes=communes, **listeners)


def _check_out(work: WorkCopy, store: Store, commune: str, report: PullReport) -> incoming.Cursor:
    plots, seq, digest = store.checkout(commune)
    cursor = incoming.Cursor(seq, digest)
    with writing(work.path) as connection:
        incoming.check_out(connection, work.srs_id, plots)
        incoming.keep_cursor(connection, store.id, commune, cursor)
    report.counts[incoming.NEW] += len(plots)
    return cursor


def _take(work: WorkCopy, store: Store, commune: str, page, reached: incoming.Cursor, report: PullReport) -> None:
    with writing(work.path) as connection:
        counts, disputed = incoming.apply(connection, work.srs_id, page)
        incoming.keep_cursor(connection, store.id, commune, reached)
        labels = outbox.labels(connection, disputed)
    report.counts.update(counts)
    report.disputed += [labels.get(uid, uid[:8]) for uid in disputed]
