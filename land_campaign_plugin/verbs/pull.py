"""Pulls what others pushed: the history of each commune, proven to be whole, or a whole commune at first."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..store import agreement, comparing, incoming, leaving, mergers, outbox, record_incoming, succession
from ..store.connection import reading, writing
from ..store.contract import Store
from ..store.workcopy import WorkCopy
from .catch_up import catch_up
from .checkout import chosen, pages_of, plots_of
from .pull_records import bring_foreign_people, check_out_records, take_records, values_for
from .push import refuse_other_crs
from .settle import settle

PAGE = 5_000
CHANGES = QT_TRANSLATE_NOOP("core", "changes pulled")
FETCHED = QT_TRANSLATE_NOOP("core", "plots fetched")
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
    moved : list of str
        What people call the plots that went to a commune which the work copy does not have.
    """

    counts: Counter[str] = field(default_factory=Counter)
    disputed: list[str] = field(default_factory=list)
    communes: dict[str, int] = field(default_factory=dict)
    decided: list[dict] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    """Communes that were merged since the last pull, each with the one of today."""
    records: Counter[str] = field(default_factory=Counter)
    """Records by what became of them."""
    disputed_records: list[tuple[str, str]] = field(default_factory=list)
    """Kind and uid of the records that both sides changed."""
    moved: list[str] = field(default_factory=list)
    kept_records: list[tuple[str, str]] = field(default_factory=list)
    """Kind and uid of the records that were edited here, and stayed though their plot went to another commune."""
    hidden: list[str] = field(default_factory=list)
    """Communes that the store does not show to the person any more: they stay as they are."""
    decided_records: list[dict] = field(default_factory=list)
    """Conflicts of records that others decided: `kind`, `uid`, `code`, and who (`by`)."""


def pull(
    work: WorkCopy,
    store: Store,
    *,
    communes: Iterable[str] = (),
    sheets: Iterable[str] | None = None,
    personal: bool = True,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> PullReport:
    """Bring what others pushed into `work`, for the communes that it has plots of and those named.

    With `personal`, the values of people come too, which the store writes down; else their records stay without.

    Nothing edited here is replaced. A pull that was cut off or cancelled goes on where it stopped.

    Parameters
    ----------
    sheets : iterable of str, optional
        Of the communes named, no more than these sheets; named later, they come in addition. Named without sheets, a
        commune is here as a whole from then on.

    Raises
    ------
    StoreError
        The store is in another coordinate reference system, cannot be reached, or its history does not follow on what
        was pulled before.
    """
    refuse_other_crs(work.crs, store.crs)
    succession.go_on(work.path, store)
    report = PullReport()
    settled = settle(work, store, str(uuid.uuid4()))
    report.decided = [
        {"plot": label, "uid": answer.uid, "code": answer.code, "by": answer.values["by"]}
        for answer, label in settled.plots
    ]
    report.decided_records = [
        {"kind": kind, "uid": answer.uid, "code": answer.code, "by": answer.values["by"]}
        for kind, answer in settled.records
    ]
    heads, merged = store.communes(), store.merged()
    communes = {merged.get(commune, commune) for commune in communes}
    if merged:
        with writing(work.path) as connection:
            report.merged = dict(mergers.follow(connection, store.id, merged).keys())
    with reading(work.path) as connection:
        wanted = incoming.followed(connection, store.id) | communes
        report.hidden = agreement.not_shown(store, wanted - communes - merged.keys(), heads)
        wanted -= {*report.hidden}
        cursors = {commune: incoming.cursor_of(connection, store.id, commune) for commune in wanted}
        wanted -= {commune for commune in merged if not cursors.get(commune, incoming.Cursor()).seq}
        empty = {code for code in wanted if not mergers.has_plots(connection, code, merged)}
        empty |= {code for code in wanted if incoming.begun(connection, store.id, code)}
    if unknown := sorted(communes - heads.keys()):
        raise BadInput(_UNKNOWN, _ASK, commune=unknown[0])
    total = sum(max(heads.get(commune, 0) - cursor.seq, 0) for commune, cursor in cursors.items())
    done = 0
    for commune in sorted(wanted, key=lambda code: (code not in merged, code)):  # what ended, to its end, first
        head, cursor = heads.get(commune, 0), cursors[commune]
        asked = chosen(store, commune, sheets) if sheets is not None and commune in communes else None
        first = not cursor.seq and commune in empty
        if sheets is None and commune in communes:
            asked = _others(work, store, commune, first)
        if head and (first or asked is not None):
            reached = _check_out(work, store, commune, asked, report, first, progress, cancelled)
            check_out_records(work.path, store, commune, report, personal=personal)
            cursor = reached if first else cursor
            done += cursor.seq
            if sheets is None and commune in communes:
                with writing(work.path) as connection:
                    incoming.keep_sheets(connection, store.id, commune, None)
        while True:
            stop_if(cancelled)
            page = store.feed(commune, cursor.seq, PAGE) if head > cursor.seq else []
            reached = incoming.prove(commune, cursor, head, page, PAGE)
            if not page:
                break
            _take(work, store, commune, page, reached, report, personal=personal)
            done, cursor = done + len(page), reached
            head = max(head, cursor.seq)
            progress(done, max(total, done), CHANGES)
        report.communes[commune] = cursor.seq
    bring_foreign_people(work.path, store, report, personal=personal)
    for commune in sorted(wanted):  # once the communes that they went to are here, too
        _let_go(work, store, commune, report)
    late = catch_up(work, store, personal=personal)
    report.counts.update(late.counts)
    report.records.update(late.records)
    with writing(work.path) as connection:
        incoming.note_pull(connection)
    return report


def _others(work: WorkCopy, store: Store, commune: str, first: bool) -> list[str] | None:
    """Return the sheets that are still to be fetched of a commune of which some are here, and all are wanted now."""
    with reading(work.path) as connection:
        followed = incoming.sheets_of(connection, store.id, commune)
        begun = incoming.begun(connection, store.id, commune)
    if first or followed is None or not hasattr(store, "sheets"):
        return None
    here = followed if begun is None else begun.done  # what was cut off is followed already, and not here
    return [sheet for sheet in store.sheets(commune) if sheet not in here]


def check_out(
    path: Path, store: Store, communes: Iterable[str], *, sheets: Iterable[str] | None = None, **listeners
) -> PullReport:
    """Make a work copy at `path` with the plots of some communes, or of some sheets of them.

    One that is cut off leaves a work copy: a `pull` with the same communes goes on with it.
    """
    merged = store.merged()
    communes = [merged.get(commune, commune) for commune in communes]
    succession.refuse_left(store)
    if not communes:
        raise BadInput(_NO_COMMUNE, _NAME_ONE, path=path)
    if unknown := sorted(set(communes) - store.communes().keys()):
        raise BadInput(_UNKNOWN, _ASK, commune=unknown[0])
    return pull(WorkCopy.create(path, store.crs), store, communes=communes, sheets=sheets, **listeners)


def _check_out(
    work: WorkCopy,
    store: Store,
    commune: str,
    sheets: list[str] | None,
    report: PullReport,
    first: bool,
    progress: Progress,
    cancelled: IsCancelled,
) -> incoming.Cursor:
    """Bring a commune in page by page, each with how far it is; return where its history goes on."""
    with reading(work.path) as connection:
        state = incoming.begun(connection, store.id, commune)
        followed = incoming.sheets_of(connection, store.id, commune)
    if not first and followed is None:
        return incoming.Cursor()  # the whole commune is here
    fetched, total = 0, plots_of(store, commune, sheets, state.done if state else ())
    for page in pages_of(store, commune, sheets, state.done if state else ()):
        stop_if(cancelled)
        progress(fetched, max(total, fetched), FETCHED)
        plots, seq, digest = store.checkout(commune) if page is None else store.checkout(commune, page)
        state = state or incoming.Begun(seq, digest)
        state = replace(state, done=(*state.done, *(page or ())))
        with writing(work.path) as connection:
            report.counts[incoming.NEW] += incoming.check_out(connection, work.srs_id, plots)
            fetched += len(plots)
            incoming.keep_begun(connection, store.id, commune, state)
            if sheets is not None:
                known = incoming.sheets_of(connection, store.id, commune) or ()
                incoming.keep_sheets(connection, store.id, commune, {*known, *sheets})
    cursor = incoming.Cursor(state.seq, state.hash) if state else incoming.Cursor()
    with writing(work.path) as connection:
        incoming.keep_begun(connection, store.id, commune, None)
        if first:
            incoming.keep_cursor(connection, store.id, commune, cursor)
    return cursor


def _take(work: WorkCopy, store: Store, commune: str, page, reached, report: PullReport, *, personal: bool) -> None:
    records = record_incoming.records_in(page)
    values = values_for(store, records, personal=personal)
    with writing(work.path) as connection:
        sheets = incoming.sheets_of(connection, store.id, commune)
        plots = [entry for entry in page if not entry.kind]
        counts, disputed = incoming.apply(connection, work.srs_id, plots, sheets)
        if sheets is not None:
            records = record_incoming.of_plots_here(connection, records)
        take_records(connection, records, values, report)
        incoming.keep_cursor(connection, store.id, commune, reached)
        labels = outbox.labels(connection, disputed)
    report.counts.update(counts)
    report.disputed += [labels.get(uid, uid[:8]) for uid in disputed]


def _let_go(work: WorkCopy, store: Store, commune: str, report: PullReport) -> None:
    """Take out the plots that went to another commune; one that is edited here stays, and its push tells."""
    departures = getattr(store, "departures", None)  # a package brings none
    if departures is None:
        return
    with reading(work.path) as connection:
        after = incoming.left_of(connection, store.id, commune)
    gone = departures(commune, after)
    if not gone:
        return
    with writing(work.path) as connection:
        uids = [uid for _, uid, _ in gone]
        labels = outbox.labels(connection, uids)
        out, kept = comparing.leave(connection, commune, [(uid, ver) for _, uid, ver in gone])
        left, edited = leaving.records_leave(connection, out)
        incoming.keep_left(connection, store.id, commune, max(number for number, _, _ in gone))
    report.moved += [labels.get(uid, uid[:8]) for uid in out]
    report.disputed += [labels.get(uid, uid[:8]) for uid in kept]
    report.counts[incoming.MOVED] += len(out)
    report.records[incoming.MOVED] += left
    report.kept_records += edited
    report.counts[incoming.DISPUTED] += len(kept)
