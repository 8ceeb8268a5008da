"""Seals what was edited: what may go gets bytes that never change, the rest is told why it waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model.errors import BadInput, CampaignError
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.progress import IsCancelled, never, stop_if
from ..model.ruleset import Ruleset
from ..rules import describe
from ..store import answers, edits, outbox, sealing_groups, settling
from ..store.connection import reading, writing
from ..store.contract import BLOCKED, Answer
from ..store.gate import Refusal, new_errors
from ..store.workcopy import WorkCopy

_HELD_BACK = QT_TRANSLATE_NOOP("core", "Plot {plot} was not sent, because it would bring a new error: {message}")
_TOGETHER = QT_TRANSLATE_NOOP("core", "Plot {plot} was not sent, because plot {other}, which belongs to it, was not.")
_FIRST_THAT = QT_TRANSLATE_NOOP("core", "Correct that plot; both go together.")
_NOT_EDITED = QT_TRANSLATE_NOOP("core", "No edited plot is called {plot}.")
_NAME_PLOT = QT_TRANSLATE_NOOP("core", "Name it as the list does, sheet/number.")


@dataclass(frozen=True)
class Line:
    """What became of one plot.

    Parameters
    ----------
    label : str
        What people call the plot, ``sheet/number``.
    status : str
        ``merged``, ``conflict``, ``rejected``, ``refused`` (by the gate), ``blocked``, ``cid_reused`` ...
    held : bool
        Whether nothing of the plot was sent by this push: an earlier one brought the answer, or it waits for another.
    why : CampaignError, optional
        Why it is held back, where no rule says it.
    """

    uid: str
    label: str
    status: str
    answer: Answer | None = None
    refusal: Refusal | None = None
    held: bool = False
    why: CampaignError | None = None

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return what happened and what to do, in `language`."""
        if self.why:
            return self.why.sentence(language)
        if self.refusal is None:
            return answers.sentence(self.answer, self.label, language)
        row = self.refusal.rows[0]
        message = describe.message(self.refusal.findings, row, language)
        remedy = describe.remedy(self.refusal.findings, row, language)
        return f"{language.text(_HELD_BACK, plot=self.label, message=message)} {remedy}".strip()


def seal_edits(
    work: WorkCopy, ruleset: Ruleset, most: int, *, follow_on: bool = False, cancelled: IsCancelled = never
) -> list[Line]:
    """Seal the edits of `work` and return the plots that are held back or wait for another.

    Parameters
    ----------
    most : int
        How many changes the store takes in one push.
    follow_on : bool
        Whether plots whose last change has no answer yet are sealed again, if they were edited since.
    """
    with reading(work.path) as connection:
        waiting = outbox.obstacles(connection)
        found = edits.edits(connection)
        labels = {edit.uid: label_of(edit) for edit in found}
        land = sealing_groups.land_of(found)
        groups = sealing_groups.groups_of(land)
        together = {uid: group for group in groups for uid in group.uids}
        blocked = _blocked(groups, waiting)
        wanted = [edit for edit in found if edit.op and edit.uid not in waiting and edit.uid not in blocked]
        refusals = new_errors(connection, work.crs, wanted, ruleset, cancelled=cancelled)
        faults = sealing_groups.faults(connection, work.crs, land, groups, ruleset, labels, most)
        followers = outbox.successors(connection) if follow_on else []
    stop_if(cancelled)
    free = {edit.uid for edit in wanted}
    whys = {uid: why for uid, why in faults.items() if uid in free and uid not in refusals}
    for group in groups:
        culprits = [uid for uid in group.uids if uid in refusals or uid in whys]
        for uid in group.uids if culprits else ():
            if uid in free and uid not in refusals:
                values = {"plot": labels[uid], "other": labels[culprits[0]]}
                whys.setdefault(uid, CampaignError(_TOGETHER, _FIRST_THAT, **values))
    parcels = [_parcel(edit, together.get(edit.uid)) for edit in wanted]
    stopped = refusals.keys() | whys.keys()
    with writing(work.path) as connection:
        nothings = [edit for edit in found if not edit.op and edit.uid not in waiting]
        edits.forget_nothings(connection, nothings)
        settling.came_to_nothing(connection, [edit.uid for edit in nothings])
        findings = outbox.findings_by_plot(connection)
        sealed = [parcel for parcel in parcels if parcel.uid not in stopped]
        outbox.put(connection, sealed + followers, findings, ruleset.name)
        reasons = {uid: _reasons(refusal) for uid, refusal in refusals.items()}
        reasons |= {uid: [{"rule": "", "fingerprint": "", "message": why.sentence()}] for uid, why in whys.items()}
        outbox.refuse(connection, [parcel for parcel in parcels if parcel.uid in stopped], reasons)
        held = [_parcel(edit, None) for edit in found if edit.uid in blocked and edit.op]
        told = outbox.block(connection, held, blocked)
    lines = [Line(uid, labels[uid], edits.REFUSED, refusal=refusal) for uid, refusal in refusals.items()]
    lines += [Line(uid, labels[uid], edits.REFUSED, why=why) for uid, why in whys.items()]
    return lines + [Line(each.uid, labels[each.uid], BLOCKED, _with_others(each, labels), held=True) for each in told]


def give_up_land(work: WorkCopy, names: Iterable[str]) -> None:
    """Take note that the land which these edited plots lost is to belong to none.

    Parameters
    ----------
    names : iterable of str
        What people call the plots, ``sheet/number``, or their uids.

    Raises
    ------
    BadInput
        No edited plot is called so.
    """
    names = list(names)
    if not names:
        return
    with writing(work.path) as connection:
        found = edits.edits(connection)
        for name in names:
            uids = [edit.uid for edit in found if name in (edit.uid, label_of(edit))]
            if not uids:
                raise BadInput(_NOT_EDITED, _NAME_PLOT, plot=name)
            sealing_groups.give_up(connection, uids)


def label_of(edit: edits.Edit) -> str:
    """Return what people call an edited plot."""
    image = edit.now or edit.base or {}
    parts = [image.get("sheet_number"), image.get("plot_number")]
    return "/".join(parts) if all(parts) else edit.uid[:8]


def _with_others(answer: Answer, labels: dict[str, str]) -> Answer:
    others = ", ".join(labels.get(uid, uid[:8]) for uid in answer.plots)
    return replace(answer, values=answer.values | {"others": others})


def _blocked(groups: list[sealing_groups.Group], waiting: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return what the plots wait for that hang together with one that waits itself: the change and its plot."""
    found = {}
    for group in groups:
        for first in [uid for uid in group.uids if uid in waiting][:1]:
            found |= {uid: (waiting[first], first) for uid in group.uids if uid not in waiting}
    return found


def _parcel(edit: edits.Edit, group: sealing_groups.Group | None) -> outbox.Parcel:
    parents = group.parents.get(edit.uid, ()) if group and not edit.ver else ()
    together = group.id if group else None
    return outbox.Parcel(edit.uid, edit.op, edit.ver, edit.patch(), edit.edits, edit.reason, together, parents)


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
