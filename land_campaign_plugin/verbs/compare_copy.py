"""Compares a work copy with its store, plot by plot, and puts right what differs; shows what a pull would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.errors import StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..store import agreement, comparing, incoming, mergers, outbox
from ..store.connection import reading, writing
from ..store.contract import Store
from ..store.images import FIELDS, Image
from ..store.merge import same_value
from ..store.workcopy import WorkCopy
from .pull import PAGE, PullReport, pull
from .push import refuse_other_crs

_TURNS = 3
COMPARED = QT_TRANSLATE_NOOP("core", "communes compared")
_OTHER_LINE = QT_TRANSLATE_NOOP(
    "core", "The store's history of commune {commune} is another one than what was pulled from it."
)
_STOP = QT_TRANSLATE_NOOP("core", "It may be a restored backup: do not go on, and ask whoever runs the store.")


@dataclass
class CompareReport:
    """What came of comparing a work copy with its store.

    Parameters
    ----------
    pulled : PullReport
        What was pulled before.
    plots : int
        How many were compared.
    put_right : list of str
        What people call the plots that were not as the store has them, and are now.
    edited : list of str
        Plots that differ because both sides changed them: the next push tells of these.
    """

    pulled: PullReport
    plots: int = 0
    put_right: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Foreseen:
    """What a pull would do to a plot that is edited here.

    Parameters
    ----------
    outcome : str
        ``merged``, ``disputed``, ``waiting`` or ``moved``.
    before, after, theirs : dict or None
        The plot as it is here, as it would be, and as the store has it.
    fields : tuple of str
        What would change here; in a dispute, what the two sides have differently.
    """

    uid: str
    label: str
    outcome: str
    before: Image | None
    after: Image | None
    theirs: Image | None
    fields: tuple[str, ...] = ()


def compare_copy(
    work: WorkCopy, store: Store, *, progress: Progress = no_progress, cancelled: IsCancelled = never
) -> CompareReport:
    """Pull, then compare all that came from the store with what it has; edits and what waits to be sent stay.

    Raises
    ------
    StoreError
        As `pull`; or the store's history is another one than what was pulled.
    """
    report = CompareReport(pull(work, store, progress=progress, cancelled=cancelled))
    codes = sorted(report.pulled.communes)
    for done, commune in enumerate(codes):
        stop_if(cancelled)
        _compare(work, store, commune, codes, report)
        progress(done + 1, len(codes), COMPARED)
    return report


def preview(work: WorkCopy, store: Store, communes: Iterable[str] = ()) -> tuple[Counter[str], list[Foreseen]]:
    """Return what a pull would do, nothing being written: plots by outcome, and those that are edited here.

    Raises
    ------
    StoreError
        As `pull`.
    """
    refuse_other_crs(work.crs, store.crs)
    heads, merged = store.communes(), store.merged()
    counts: Counter[str] = Counter()
    found: list[Foreseen] = []
    with reading(work.path) as connection:
        followed = (incoming.followed(connection, store.id) - merged.keys()) | set(communes)
        followed -= {*agreement.not_shown(store, followed, heads)}
        for commune in sorted(followed):
            cursor, head = incoming.cursor_of(connection, store.id, commune), heads.get(commune, 0)
            if not cursor.seq and not mergers.has_plots(connection, commune, merged):
                counts[incoming.NEW] += sum(store.sheets(commune).values()) if head else 0
                continue
            newest = {}
            while True:
                page = store.feed(commune, cursor.seq, PAGE) if head > cursor.seq else []
                cursor = incoming.prove(commune, cursor, head, page, PAGE)
                if not page:
                    break
                newest |= {entry.uid: entry for entry in page}
                head = max(head, cursor.seq)
            sheets = incoming.sheets_of(connection, store.id, commune)
            steps = incoming.plan(connection, list(newest.values()), sheets)
            counts.update(step.outcome for step in steps)
            told = [step for step in steps if step.outcome in (incoming.MERGED, incoming.DISPUTED, incoming.WAITING)]
            labels = outbox.labels(connection, [step.uid for step in told])
            found += [_foreseen(step, labels) for step in told]
    return counts, found


def _compare(work: WorkCopy, store: Store, commune: str, codes: list[str], report: CompareReport) -> None:
    for turn in range(_TURNS):
        with reading(work.path) as connection:
            cursor = incoming.cursor_of(connection, store.id, commune)
            sheets = incoming.sheets_of(connection, store.id, commune)
            mine = comparing.hashes_here(connection, commune, sheets)
        wanted = None if sheets is None else sorted(sheets)
        there = store.checksum(commune, wanted)
        if there.seq == cursor.seq or turn == _TURNS - 1:
            break
        pull(work, store)  # somebody pushed meanwhile
    if there.seq == cursor.seq and there.hash != cursor.hash:
        raise StoreError(_OTHER_LINE, _STOP, commune=commune)
    report.plots += there.plots
    if (len(mine), sum(mine.values())) == (there.plots, there.total):
        return
    theirs = store.row_hashes(commune, wanted)
    differing = [uid for uid in mine.keys() | theirs.keys() if mine.get(uid) != theirs.get(uid)]
    stored = store.plots(differing)
    with writing(work.path) as connection:
        labels = outbox.labels(connection, differing)
        asked = {uid: stored.get(uid) for uid in differing}
        right = comparing.put_right(connection, work.srs_id, codes, asked)
        labels |= outbox.labels(connection, right)
    report.put_right += sorted(labels.get(uid, uid[:8]) for uid in right)
    report.edited += sorted(labels.get(uid, uid[:8]) for uid in set(differing) - set(right))


def _foreseen(step: incoming.Step, labels: dict[str, str]) -> Foreseen:
    theirs, before = step.theirs.image, step.before
    fields: tuple[str, ...] = ()
    if before is not None and step.after is not None:
        fields = tuple(name for name in FIELDS if not same_value(name, before[name], step.after[name]))
    elif before is not None:
        fields = tuple(name for name in FIELDS if not same_value(name, before[name], theirs[name]))
    return Foreseen(step.uid, labels.get(step.uid, step.uid[:8]), step.outcome, before, step.after, theirs, fields)
