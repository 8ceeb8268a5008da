"""Undoes a push: never by taking history away, but by new edits that set back what it changed, checked and pushed as
any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.change import RETIRED, conflict_group, conflict_groups
from ..model.errors import BadInput
from ..model.language import ENGLISH, QT_TRANSLATE_NOOP, Language
from ..model.tables import PLOT_FIELDS
from ..store import undoing
from ..store.answers import SHAPE
from ..store.connection import reading, writing
from ..store.contract import Store, StoredPlot
from ..store.images import FIELDS, Image
from ..store.merge import same_value
from ..store.undoing import Step
from ..store.versions import Version
from ..store.workcopy import WorkCopy
from .push import natural_order, refuse_other_crs

CHANGED_SINCE, EDITED_HERE, BELONGS, NOT_HERE, BACK_ALREADY = (
    "changed_since", "edited_here", "belongs", "not_here", "back_already",
)  # fmt: skip
"""Why a plot is left out: somebody changed the same since; it was edited here and not pushed; a plot that it was
split from or merged with is left out; the work copy does not have it; it stands as before already."""
_REASON = QT_TRANSLATE_NOOP("core", "Undo of the push of {at} by {login}")
_NO_BATCH = QT_TRANSLATE_NOOP("core", "The store knows no push {batch}, or does not show it to you.")
_LIST = QT_TRANSLATE_NOOP("core", "The list of pushes tells their numbers.")
_WHY = {
    CHANGED_SINCE: QT_TRANSLATE_NOOP("core", "{plot}: left as it is, somebody changed it again since ({fields})."),
    EDITED_HERE: QT_TRANSLATE_NOOP("core", "{plot}: left as it is, you edited it here and have not pushed that yet."),
    BELONGS: QT_TRANSLATE_NOOP("core", "{plot}: left as it is, because a plot that it belongs to was left out."),
    NOT_HERE: QT_TRANSLATE_NOOP("core", "{plot}: the work copy does not have it; pull its commune first."),
    BACK_ALREADY: QT_TRANSLATE_NOOP("core", "{plot}: stands as before that push already."),
}
_DONE = QT_TRANSLATE_NOOP(
    "core", "{count} plots were set back. Check and push them."
)
_WOULD = QT_TRANSLATE_NOOP("core", "{count} plots would be set back as they were before the push of {at}.")


@dataclass(frozen=True)
class Left:
    """A plot that an undo leaves as it is, and why; `fields` are those that somebody changed since."""

    uid: str
    label: str
    why: str
    fields: tuple[str, ...] = ()

    def sentence(self, language: Language = ENGLISH) -> str:
        """Return why, in `language`."""
        names = [language.text(PLOT_FIELDS[name].label if name in PLOT_FIELDS else SHAPE) for name in self.fields]
        return language.text(_WHY[self.why], plot=self.label, fields=", ".join(names) or "-")


@dataclass
class UndoReport:
    """What an undo came to.

    Parameters
    ----------
    undone : list of (str, str)
        Uid and what people call it, of the plots that were set back.
    written : bool
        Whether the edits are in the work copy; False for a look ahead.
    """

    batch: str
    at: str
    login: str
    undone: list[tuple[str, str]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    written: bool = False

    def lines(self, language: Language = ENGLISH) -> Iterator[str]:
        """Yield what was set back, and every plot that was left out."""
        yield language.text(_DONE if self.written else _WOULD, count=len(self.undone), at=language.moment(self.at))
        yield from ("  " + each.sentence(language) for each in self.left)


def undo_push(
    work: WorkCopy, store: Store, batch: str, *, dry_run: bool = False, language: Language = ENGLISH
) -> UndoReport:
    """Set back in `work` what one push changed in `store`, only the fields that it changed.

    New plots are retired, retired ones come back. What somebody changed since in the same conflict group is left
    out and told; so are all plots of a split or a merge where one of them is.

    Parameters
    ----------
    dry_run : bool
        Look ahead; nothing is written.
    language : Language
        Of the reason that history will tell.

    Raises
    ------
    BadInput
        The store does not know the push.
    """
    refuse_other_crs(work.crs, store.crs)
    versions = store.batch(batch)
    if not versions:
        raise BadInput(_NO_BATCH, _LIST, batch=batch)
    report = UndoReport(batch, versions[0].at, versions[0].login)
    plots: dict[str, list[Version]] = {}
    for version in versions:
        plots.setdefault(version.uid, []).append(version)
    current = store.plots(plots)
    with reading(work.path) as connection:
        edited, there = undoing.edited_here(connection, plots), undoing.present(connection, plots)
    steps: dict[str, Step] = {}
    left: dict[str, Left] = {}
    for uid, several in plots.items():
        planned = _plan(several, current.get(uid), uid in edited, uid in there)
        if isinstance(planned, Left):
            left[uid] = planned
        else:
            steps[uid] = planned
    _keep_groups_together(plots, steps, left)
    report.undone = _sorted([(uid, plots[uid][-1].label) for uid in steps])
    report.left = sorted(left.values(), key=lambda each: (natural_order(each.label), each.uid))
    if not dry_run and steps:
        reason = language.text(_REASON, at=language.moment(report.at), login=report.login)
        with writing(work.path) as connection:
            again = undoing.edited_here(connection, steps)  # nothing that came in meanwhile is written over
            undoing.put(connection, work.srs_id, [step for uid, step in steps.items() if uid not in again], reason)
        report.undone = [each for each in report.undone if each[0] not in again]
        report.left += [Left(uid, plots[uid][-1].label, EDITED_HERE) for uid in again]
        report.written = True
    return report


def _plan(several: list[Version], current: StoredPlot | None, edited: bool, there: bool) -> Step | Left:
    """Return how one plot is set back, or why it is not."""
    last = several[-1]
    uid, label, after = last.uid, last.label, last.image
    if current is None:
        return Left(uid, label, NOT_HERE)
    if several[0].before is None:
        touched = list(FIELDS)
        patch: Image = {"status": RETIRED}
    else:
        patch = {}
        for version in several:
            for name in version.changed:
                patch.setdefault(name, (version.before or {}).get(name))
        touched = [name for name in FIELDS if name in patch]
    groups = conflict_groups(touched)
    since = tuple(
        name
        for name in FIELDS
        if conflict_group(name) in groups and not same_value(name, current.image.get(name), after.get(name))
    )
    if all(same_value(name, current.image.get(name), value) for name, value in patch.items()):
        return Left(uid, label, BACK_ALREADY)
    if since:
        return Left(uid, label, CHANGED_SINCE, since)
    if edited:
        return Left(uid, label, EDITED_HERE)
    if not there and current.image.get("status") != RETIRED:
        return Left(uid, label, NOT_HERE)
    gone = patch.get("status") == RETIRED  # as when somebody deletes it
    return Step(uid, current.ver, current.image, None if gone else {**current.image, **patch})


def _keep_groups_together(plots: dict[str, list[Version]], steps: dict[str, Step], left: dict[str, Left]) -> None:
    """Leave out whatever belongs to a plot that is left out: half a split undone would be land lost."""
    members: dict[str, set[str]] = {}
    for uid, several in plots.items():
        for version in several:
            if version.group:
                members.setdefault(version.group, set()).add(uid)
    again = True
    while again:
        again = False
        for several in members.values():
            if not any(uid in left and left[uid].why != BACK_ALREADY for uid in several):
                continue
            for uid in several & steps.keys():
                left[uid] = Left(uid, plots[uid][-1].label, BELONGS)
                del steps[uid]
                again = True


def _sorted(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: (natural_order(pair[1]), pair[0]))
