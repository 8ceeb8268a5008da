"""Pushes records that the store does not have yet: after the plots that they hang on, as part of the same push."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..model.record_kinds import KINDS, PARTY, address, short
from ..store import given_ids, record_answers, record_outbox, record_settling
from ..store.connection import reading, writing
from ..store.contract import APPLIED, CONFLICT, MERGED, SAME, Answer, Store
from ..store.images import Image
from ..store.personal import revealed
from ..store.record_images import is_retired, unresolved
from ..store.refusals import explained

RESOLVED = "resolved"
RECORDS = QT_TRANSLATE_NOOP("core", "records sent")
_SILENT = (APPLIED, SAME, MERGED)


@dataclass(frozen=True)
class RecordLine:
    """What became of one record that a person must know of."""

    kind: str
    uid: str
    answer: Answer
    held: bool = False
    said: str = ""

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return what happened and what to do, in `language`; the record is called as in the tables it came from."""
        return record_answers.sentence(self.kind, self.answer, self.said or short(self.uid), language)


@dataclass
class RecordPush:
    """What a push of records came to.

    Parameters
    ----------
    counts : Counter
        Records by status.
    lines : list of RecordLine
        Conflicts and rejections, with those that an earlier push left.
    repeated : Counter
        Rows by kind that are not sent, because several have one uid.
    """

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[RecordLine] = field(default_factory=list)
    repeated: Counter[str] = field(default_factory=Counter)
    replayed: int = 0

    @property
    def stored(self) -> int:
        """Changes that the store took in."""
        return self.counts[APPLIED] + self.counts[MERGED]

    @property
    def complete(self) -> bool:
        """Whether the store has all records that can be sent."""
        return all(line.answer.status == RESOLVED for line in self.lines)

    def note_decided(self, decided: Iterable[tuple[str, Answer]]) -> None:
        """Add what others decided about conflicts of records, as far as it was not told."""
        told = {line.answer.cid for line in self.lines}
        self.lines[:0] = [RecordLine(kind, each.uid, each) for kind, each in decided if each.cid not in told]


def push_records(
    path,
    store: Store,
    batch: str,
    ruleset: str,
    *,
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> RecordPush:
    """Push the records of the work copy at `path`: edited ones first, then those that were never sent, in batches.

    A push that was cut off is taken up where it stopped: what was sealed goes again with the same bytes.
    """
    report = RecordPush()
    with reading(path) as connection:
        waiting = record_outbox.is_waiting(connection)
        if not waiting and not record_outbox.has_any(connection):
            return report
    if waiting:  # answers that an earlier push did not live to see
        _exchange(path, store, batch, report, progress, cancelled)
    head = store.head()
    with writing(path) as connection:
        record_outbox.name_all(connection)
        record_outbox.release(connection, head)
        fresh = record_outbox.put(connection, record_outbox.edited(connection), ruleset)
        fresh += record_outbox.put(connection, record_outbox.unsent(connection), ruleset)
    while fresh:
        _exchange(path, store, batch, report, progress, cancelled)
        stop_if(cancelled)
        with writing(path) as connection:
            fresh = record_outbox.put(connection, record_outbox.unsent(connection), ruleset)
    if report.lines:
        with writing(path) as connection:
            record_outbox.note_push(connection, head, store.head())
    _add_held(path, report)
    return report


def exchange_records(
    path, store: Store, batch: str, *, progress: Progress = no_progress, cancelled: IsCancelled = never
) -> RecordPush:
    """Follow what the store answers to the records that were sent before; nothing new is sealed."""
    report = RecordPush()
    _exchange(path, store, batch, report, progress, cancelled)
    with writing(path) as connection:
        record_outbox.note_push(connection, "", store.head())
    _add_held(path, report)
    return report


def _add_held(path, report: RecordPush) -> None:
    with reading(path) as connection:
        told = {line.answer.cid for line in report.lines}
        report.lines += [
            RecordLine(kind, answer.uid, answer, held=True)
            for kind, answer in record_outbox.kept_answers(connection)
            if answer.cid not in told
        ]
        report.repeated = record_outbox.repeated(connection)
        said = given_ids.names(connection, [(line.kind, line.uid) for line in report.lines])
        report.lines = [replace(line, said=said.get((line.kind, line.uid), "")) for line in report.lines]


def look_at_unwatched(path, store: Store) -> None:
    """Where the capture triggers were missing for a while, compare the records that the store has with it instead."""
    for kind in KINDS:
        with reading(path) as connection:
            held = record_outbox.held_versions(connection, kind)
        if not held:
            continue
        former = store.images({address(kind, uid): ver for uid, (ver, _) in held.items()})
        if not former:
            continue
        values: dict[str, Image] = {}
        if kind == PARTY:  # values are known as they are now: they are compared where nobody else changed them since
            now = store.records(kind, held)
            values = store.personal([uid for uid, each in now.items() if each.ver == held[uid][0]])
        differ = {}
        for uid, (_, mine) in held.items():
            image = former.get(address(kind, uid))
            if image is None or (mine is None and is_retired(image)):
                continue
            known = revealed(image, values[uid]) if uid in values else unresolved(kind, image, mine)
            if mine != known:
                differ[uid] = known
        with writing(path) as connection:
            record_outbox.notice(connection, kind, differ)


def _exchange(path, store: Store, batch: str, report: RecordPush, progress: Progress, cancelled: IsCancelled) -> None:
    """Send what is sealed, and keep what the store answers."""
    with writing(path) as connection:
        request = record_outbox.send(connection)
    for start in range(0, len(request), store.most):
        stop_if(cancelled)
        part = request[start : start + store.most]
        replies = explained(part, store.push(part, batch))
        kinds = {change.cid: change.kind for change in part}  # a package brings what it has answers to
        people = [reply.uid for reply in replies if kinds[reply.cid] == PARTY and reply.image is not None]
        personal = store.personal(people) if people else {}
        head = store.head()
        with writing(path) as connection:
            told = record_outbox.settle(connection, replies, head, personal)
        _tell(report, told)
        progress(start + len(part), len(request), RECORDS)


def _tell(report: RecordPush, told: Iterable[tuple[str, Answer]]) -> None:
    for kind, answer in told:
        report.counts[answer.status] += 1
        report.replayed += answer.replay
        if answer.status not in _SILENT:
            report.lines.append(RecordLine(kind, answer.uid, answer))


def conflicts(path) -> list[tuple[str, Answer]]:
    """Return the open conflicts of records: kind, and answer with the store's own version."""
    with reading(path) as connection:
        return list(record_outbox.kept_answers(connection, CONFLICT))


def decide(path, store: Store | None, kind: str, answer: Answer, *, mine: bool | Iterable[str]) -> None:
    """Decide a conflict of a record: the next push sends what was changed here, or the store's version comes in.

    Parameters
    ----------
    store : Store, optional
        Asked for the values of a person only.
    mine : bool or iterable of str
        All that was changed here, nothing, or these fields.
    """
    personal = store.personal([answer.uid]).get(answer.uid) if kind == PARTY and store else None
    with writing(path) as connection:
        if isinstance(mine, bool):
            act = record_settling.keep_mine if mine else record_settling.keep_theirs
            act(connection, kind, answer, personal)
        else:
            record_settling.choose(connection, kind, answer, mine, personal)
