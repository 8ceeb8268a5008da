"""Pushes what the store does not have yet: gate, seal, send, and keep the answers."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from ..model.errors import CampaignError, StoreError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import pyproj
from ..paths import version
from ..rules.rulesets import load_ruleset
from ..store import agreement, edits, identity, incoming, outbox, pulled_splits, settling
from ..store.connection import reading, writing
from ..store.contract import APPLIED, BLOCKED, CONFLICT, MERGED, SAME, Answer, Store
from ..store.fitness import refuse_unfit
from ..store.handover import note_person
from ..store.images import FIELDS
from ..store.refusals import explained
from ..store.workcopy import WorkCopy
from .catch_up import catch_up
from .documents import DocumentReport
from .push_records import RecordPush, exchange_records, look_at_unwatched, push_records
from .seal import Line, give_up_land, seal_edits
from .settle import settle

BATCH = 50_000
_SILENT = (APPLIED, SAME)
CHANGES = QT_TRANSLATE_NOOP("core", "changes sent")
_OTHER_CRS = QT_TRANSLATE_NOOP(
    "core", "The work copy is in {work} and the store in {store}: plots would come to lie in the wrong place."
)
_SAME_CRS = QT_TRANSLATE_NOOP(
    "core", "Load the sources in the store's coordinate reference system, or choose another store."
)


@dataclass
class PushReport:
    """What a push came to.

    `lines` holds what a person must know of, by sheet and number, with the plots that an earlier push left in
    conflict or rejected; plots taken in as sent are only counted.
    """

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    notices: list[CampaignError] = field(default_factory=list)
    """What is to be told before: an update of the plugin is due, a password ends, this is a copied file."""
    replayed: int = 0
    """Answers to changes that an earlier push had sent already, and whose answer was lost."""
    records: RecordPush = field(default_factory=RecordPush)
    """What became of the records that hang on the plots."""
    documents: DocumentReport | None = None
    """What became of scanned papers, where they were sent."""

    @property
    def held(self) -> int:
        """Plots in conflict, not accepted before, or waiting for such a one: nothing was sent of them, and `counts`
        leaves them out."""
        return sum(line.held for line in self.lines)

    @property
    def sent(self) -> int:
        """Changes that the store answered."""
        return sum(count for status, count in self.counts.items() if status != edits.REFUSED)

    @property
    def stored(self) -> int:
        """Changes that the store took in."""
        return self.counts[APPLIED] + self.counts[MERGED]

    @property
    def already(self) -> int:
        """Plots that the store had already just as they are here."""
        return self.counts[SAME]

    @property
    def complete(self) -> bool:
        """Whether the store has everything."""
        plots = self.stored + self.already == sum(self.counts.values()) and not self.held
        return plots and self.records.complete

    @property
    def conflicts(self) -> list[Line]:
        """Plots that somebody else changed meanwhile."""
        return [line for line in self.lines if line.status == CONFLICT]


def push(
    work: WorkCopy,
    store: Store,
    *,
    ruleset: str = "vn-2024",
    give_up: Iterable[str] = (),
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> PushReport:
    """Push everything that `store` does not have yet.

    Edits go first, in one transaction of the store; plots it never had follow in batches. A push that was
    cut off is taken up where it stopped: what was sealed goes again with the same bytes.

    Parameters
    ----------
    give_up : iterable of str
        Plots, as people call them or by uid, that lost land which is to belong to none.

    Raises
    ------
    BadInput
        The work copy is damaged, lies where edits are lost, or a plot of `give_up` is not edited.
    StoreError
        The store is in another coordinate reference system, or cannot be reached.
    Cancelled
        `cancelled` said so, between two batches; what was sent before is stored and answered.
    """
    refuse_unfit(work.path)
    refuse_other_crs(work.crs, store.crs)
    give_up_land(work, give_up)
    report = PushReport(notices=agreement.agree(store.said, version()))
    _Push(work, store, ruleset, report, progress, cancelled).run()
    return report


def exchange(
    work: WorkCopy,
    store: Store,
    *,
    unwatched: bool = False,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> PushReport:
    """Let `work` follow what `store` answers to what was sent before; nothing new is sealed.

    With `unwatched`, `store` knows what the plots were like that were edited while nobody looked.
    """
    refuse_other_crs(work.crs, store.crs)
    report = PushReport()
    _Push(work, store, "vn-2024", report, progress, cancelled).listen(unwatched)
    return report


def refuse_other_crs(work: str, store: str) -> None:
    """Refuse a work copy and a store (both WKT) whose plots would come to lie in the wrong place."""
    if not _same_crs(work, store):
        raise StoreError(_OTHER_CRS, _SAME_CRS, work=_crs_name(work), store=_crs_name(store))


class _Push:
    """One push on its way."""

    def __init__(self, work, store, ruleset, report, progress, cancelled):
        self._work = work
        self._store = store
        self._ruleset = load_ruleset(ruleset)
        self._report = report
        self._progress = progress
        self._cancelled = cancelled
        self._batch = str(uuid.uuid4())
        self._total = 0

    def run(self) -> None:
        if self._work.own_identity():
            self._report.notices.append(CampaignError(identity.COPIED))
        with reading(self._work.path) as connection:
            incoming.refuse_older(connection, self._store)
        self._exchange()  # answers that an earlier push did not live to see
        catch_up(self._work, self._store)
        decided = settle(self._work, self._store, self._batch)
        self._report.lines += [Line(each.uid, label, each.status, answer=each) for each, label in decided.plots]
        self._look_at_unwatched_edits()
        head = self._store.head()
        with writing(self._work.path) as connection:
            outbox.release(connection, head)
            note_person(connection, self._store.said.get("login"))
        self._seal_edits()
        with reading(self._work.path) as connection:
            now = edits.changes(connection)
        self._total = now.waiting + now.never_pushed  # what is edited has just been sealed, and waits
        self._exchange()
        while self._seal_unsent():
            self._exchange()
        self._report.records = push_records(
            self._work.path, self._store, self._batch, self._ruleset.name, progress=self._progress,
            cancelled=self._cancelled,
        )  # fmt: skip
        self._report.records.note_decided(decided.records)
        self._hand_on()
        catch_up(self._work, self._store)  # what was in the way of it has its answer now
        with writing(self._work.path) as connection:  # last: records move the store's head, too
            outbox.note_push(connection, head, self._store.head())
        self._add_held()
        self._report.lines.sort(key=lambda line: (natural_order(line.label), line.uid))

    def _hand_on(self) -> None:
        """Hand on what a pull found split by others, now that the store knows of the conflict."""
        with writing(self._work.path) as connection:
            several = pulled_splits.to_hand_on(connection)
            for answer, note in several:
                settling.refer(connection, answer, note)
        if several:
            settle(self._work, self._store, self._batch)

    def listen(self, unwatched: bool) -> None:
        if unwatched:
            self._look_at_unwatched_edits()
        self._exchange()
        with writing(self._work.path) as connection:
            outbox.note_push(connection, "", self._store.head())
        self._report.records = exchange_records(
            self._work.path, self._store, self._batch, progress=self._progress, cancelled=self._cancelled
        )
        catch_up(self._work, self._store)
        self._add_held()
        self._report.lines.sort(key=lambda line: (natural_order(line.label), line.uid))

    def _look_at_unwatched_edits(self) -> None:
        """Where the capture triggers were missing for a while, compare with the store instead."""
        with reading(self._work.path) as connection:
            if not edits.was_unwatched(connection):
                return
            held = edits.versions_held(connection)
        stored = self._store.images({uid: ver for uid, (ver, _) in held.items()})
        differ = {uid: (held[uid][0], image) for uid, image in stored.items() if image != held[uid][1]}
        look_at_unwatched(self._work.path, self._store)
        with writing(self._work.path) as connection:
            outbox.notice(connection, self._work.srs_id, differ)

    def _seal_edits(self) -> None:
        later = getattr(self._store, "answers_later", False)
        lines = seal_edits(self._work, self._ruleset, self._store.most, follow_on=later, cancelled=self._cancelled)
        if refused := sum(line.status == edits.REFUSED for line in lines):
            self._report.counts[edits.REFUSED] = refused
        self._report.lines += lines

    def _seal_unsent(self) -> bool:
        stop_if(self._cancelled)
        with writing(self._work.path) as connection:
            parcels = outbox.unsent_plots(connection, BATCH)
            return bool(outbox.put(connection, parcels, outbox.findings_by_plot(connection), self._ruleset.name))

    def _exchange(self) -> None:
        """Send what is sealed, and keep what the store answers."""
        with writing(self._work.path) as connection:
            groups = outbox.groups_of(connection)
            request = outbox.send(connection)
            agreement.refuse_unknown_fields(self._store.said, FIELDS, request)
        for part in _parts(request, self._store.most, groups):
            stop_if(self._cancelled)
            replies = explained(part, self._store.push(part, self._batch))
            head = self._store.head()
            with writing(self._work.path) as connection:
                labels = outbox.labels(connection, _spoken_of(replies))
                outbox.settle(connection, self._work.srs_id, replies, head)
            self._tell(replies, labels)

    def _tell(self, replies: list[Answer], labels: dict[str, str]) -> None:
        self._report.counts.update(reply.status for reply in replies)
        self._report.replayed += sum(reply.replay for reply in replies)
        self._report.lines += [
            Line(reply.uid, labels.get(reply.uid, reply.uid[:8]), reply.status, answer=_naming(reply, labels))
            for reply in replies
            if reply.status not in _SILENT
        ]
        done = self._report.sent
        self._progress(done, max(self._total, done), CHANGES)

    def _add_held(self) -> None:
        """Add the plots that an earlier push left in conflict or rejected, so that the reasons stay readable."""
        told = {line.answer.cid for line in self._report.lines if line.answer}
        with reading(self._work.path) as connection:
            kept = [answer for answer in outbox.kept_answers(connection) if answer.cid not in told]
            labels = outbox.labels(connection, _spoken_of(kept))
        self._report.lines += [
            Line(each.uid, labels.get(each.uid, each.uid[:8]), each.status, answer=_naming(each, labels), held=True)
            for each in kept
        ]


def _spoken_of(answers: list[Answer]) -> set[str]:
    """Return the plots that a person is told of."""
    told = [answer for answer in answers if answer.status not in _SILENT]
    waited_for = {uid for answer in told if answer.status == BLOCKED for uid in answer.plots}
    return {answer.uid for answer in told} | waited_for


def _naming(answer: Answer, labels: dict[str, str]) -> Answer:
    """Return the answer with what people call the plots that this one waits for."""
    if answer.status != BLOCKED or not answer.plots:
        return answer
    others = ", ".join(labels.get(uid, uid[:8]) for uid in answer.plots)
    return replace(answer, values=answer.values | {"others": others})


def _parts(request: list, most: int, groups: Mapping[str, str] = MappingProxyType({})) -> Iterator[list]:
    """Yield `request` in parts of at most `most` changes; those of one group, by cid, lie in one part."""
    part: list = []
    for _, several in groupby(request, key=lambda change: groups.get(change.cid, change.cid)):
        together = list(several)
        if part and len(part) + len(together) > most:
            yield part
            part = []
        part += together
    if part:
        yield part


def natural_order(label: str) -> list[tuple[int, str]]:
    """Return a key that puts plot 9 before plot 10, sheet by sheet."""
    return [(int(digits or 0), rest) for digits, rest in re.findall(r"(\d*)(\D*)", label)]


def _same_crs(first: str, second: str) -> bool:
    if first == second:
        return True
    if not (first and second):
        return False
    return pyproj.CRS.from_user_input(first).equals(pyproj.CRS.from_user_input(second), ignore_axis_order=True)


def _crs_name(wkt: str) -> str:
    return pyproj.CRS.from_user_input(wkt).name if wkt else "-"
