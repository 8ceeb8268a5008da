"""Pushes what the store does not have yet: gate, seal, send, and keep the answers."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.errors import StoreError
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, Progress, never, no_progress, stop_if
from ..native import pyproj
from ..rules import describe
from ..rules.rulesets import load_ruleset
from ..store import answers, edits, outbox, settling
from ..store.connection import reading, writing
from ..store.contract import APPLIED, CONFLICT, MERGED, SAME, Answer, Store
from ..store.gate import Refusal, new_errors
from ..store.workcopy import WorkCopy
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
_HELD_BACK = QT_TRANSLATE_NOOP("core", "Plot {plot} was not sent, because it would bring a new error: {message}")


@dataclass(frozen=True)
class Line:
    """What became of one plot.

    Parameters
    ----------
    label : str
        What people call the plot, ``sheet/number``.
    status : str
        ``merged``, ``conflict``, ``rejected``, ``refused`` (by the gate), ``cid_reused`` ...
    held : bool
        Whether an earlier push brought the answer and this one sent nothing of the plot.
    """

    uid: str
    label: str
    status: str
    answer: Answer | None = None
    refusal: Refusal | None = None
    held: bool = False

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return what happened and what to do, in `language`."""
        if self.refusal is None:
            return answers.sentence(self.answer, self.label, language)
        row = self.refusal.rows[0]
        message = describe.message(self.refusal.findings, row, language)
        remedy = describe.remedy(self.refusal.findings, row, language)
        return f"{language.text(_HELD_BACK, plot=self.label, message=message)} {remedy}".strip()


@dataclass
class PushReport:
    """What a push came to.

    `lines` holds what a person must know of, by sheet and number, with the plots that an earlier push left in
    conflict or rejected; plots taken in as sent are only counted.
    """

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    replayed: int = 0
    """Answers to changes that an earlier push had sent already, and whose answer was lost."""

    @property
    def held(self) -> int:
        """Plots in conflict, or not accepted before: nothing was sent of them, and `counts` leaves them out."""
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
        return self.stored + self.already == sum(self.counts.values()) and not self.held

    @property
    def conflicts(self) -> list[Line]:
        """Plots that somebody else changed meanwhile."""
        return [line for line in self.lines if line.status == CONFLICT]


def push(
    work: WorkCopy,
    store: Store,
    *,
    ruleset: str = "vn-2024",
    progress: Progress = no_progress,
    cancelled: IsCancelled = never,
) -> PushReport:
    """Push everything that `store` does not have yet.

    Edits go first, in one transaction of the store; plots it never had follow in batches. A push that was
    cut off is taken up where it stopped: what was sealed goes again with the same bytes.

    Raises
    ------
    StoreError
        The store is in another coordinate reference system, or cannot be reached.
    Cancelled
        `cancelled` said so, between two batches; what was sent before is stored and answered.
    """
    refuse_other_crs(work.crs, store.crs)
    report = PushReport()
    _Push(work, store, ruleset, report, progress, cancelled).run()
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
        self._exchange()  # answers that an earlier push did not live to see
        decided = settle(self._work, self._store, self._batch)
        self._report.lines += [Line(each.uid, label, each.status, answer=each) for each, label in decided]
        self._look_at_unwatched_edits()
        head = self._store.head()
        with writing(self._work.path) as connection:
            outbox.release(connection, head)
        self._seal_edits()
        with reading(self._work.path) as connection:
            now = edits.changes(connection)
        self._total = now.waiting + now.never_pushed  # what is edited has just been sealed, and waits
        self._exchange()
        while self._seal_unsent():
            self._exchange()
        with writing(self._work.path) as connection:
            outbox.note_push(connection, head, self._store.head())
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
        with writing(self._work.path) as connection:
            outbox.notice(connection, self._work.srs_id, differ)

    def _seal_edits(self) -> None:
        with reading(self._work.path) as connection:
            held = outbox.held(connection)
            found = [edit for edit in edits.edits(connection) if edit.uid not in held]
            wanted = [edit for edit in found if edit.op]
            refusals = new_errors(
                connection, self._work.crs, wanted, self._ruleset, cancelled=self._cancelled
            )
        stop_if(self._cancelled)
        parcels = [outbox.Parcel(e.uid, e.op, e.ver, e.patch(), e.edits, e.reason) for e in wanted]
        with writing(self._work.path) as connection:
            nothings = [edit for edit in found if not edit.op]
            edits.forget_nothings(connection, nothings)
            settling.came_to_nothing(connection, [edit.uid for edit in nothings])
            findings = outbox.findings_by_plot(connection)
            free = [parcel for parcel in parcels if parcel.uid not in refusals]
            outbox.put(connection, free, findings, self._ruleset.name)
            reasons = {uid: _reasons(refusal) for uid, refusal in refusals.items()}
            outbox.refuse(connection, [parcel for parcel in parcels if parcel.uid in refusals], reasons)
        labels = {edit.uid: _label(edit) for edit in wanted}
        if refusals:
            self._report.counts[edits.REFUSED] = len(refusals)
        self._report.lines += [Line(uid, labels[uid], edits.REFUSED, refusal=each) for uid, each in refusals.items()]

    def _seal_unsent(self) -> bool:
        stop_if(self._cancelled)
        with writing(self._work.path) as connection:
            parcels = outbox.unsent_plots(connection, BATCH)
            return bool(outbox.put(connection, parcels, outbox.findings_by_plot(connection), self._ruleset.name))

    def _exchange(self) -> None:
        """Send what is sealed, and keep what the store answers."""
        with writing(self._work.path) as connection:
            request = outbox.send(connection)
        for part in _parts(request, self._store.most):
            stop_if(self._cancelled)
            replies = self._store.push(part, self._batch)
            head = self._store.head()
            with writing(self._work.path) as connection:
                labels = outbox.labels(connection, [reply.uid for reply in replies if reply.status not in _SILENT])
                outbox.settle(connection, self._work.srs_id, replies, head)
            self._tell(replies, labels)

    def _tell(self, replies: list[Answer], labels: dict[str, str]) -> None:
        self._report.counts.update(reply.status for reply in replies)
        self._report.replayed += sum(reply.replay for reply in replies)
        self._report.lines += [
            Line(reply.uid, labels.get(reply.uid, reply.uid[:8]), reply.status, answer=reply)
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
            labels = outbox.labels(connection, [answer.uid for answer in kept])
        self._report.lines += [
            Line(each.uid, labels.get(each.uid, each.uid[:8]), each.status, answer=each, held=True) for each in kept
        ]


def _parts(request: list, most: int) -> Iterator[list]:
    for start in range(0, len(request), most):
        yield request[start : start + most]


def _reasons(refusal: Refusal) -> list[dict]:
    """Return the errors that hold a plot back, as they are kept in the outbox."""
    return [
        {
            "rule": str(refusal.findings["rule"][row]),
            "fingerprint": str(refusal.findings["fingerprint"][row]),
            "message": describe.message(refusal.findings, row),
        }
        for row in refusal.rows
    ]


def _label(edit: edits.Edit) -> str:
    image = edit.now or edit.base or {}
    parts = [image.get("sheet_number"), image.get("plot_number")]
    return "/".join(parts) if all(parts) else edit.uid[:8]


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
