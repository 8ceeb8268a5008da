"""The conflicts of a store, for those who review a commune: listed, decided many at once, or handed on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.tables import PLOT_FIELDS
from ..store.answers import SHAPE, sentence
from ..store.contract import Answer, Store
from ..store.disputes import DONE, KEPT_THEIRS, LAND, Decision, Dispute, Resolution, decide_for_author
from ..store.images import FIELDS
from .push import natural_order
from .resolve import THEIRS
from .undo_push import shown

_PART = 1_000
_REASON = QT_TRANSLATE_NOOP("core", "Conflict decided: the author's version is kept")
_NONE = QT_TRANSLATE_NOOP("core", "There is no open conflict.")
_HEAD = QT_TRANSLATE_NOOP("core", "{plot}: {who} and the store differ in {fields} (since {at}).")
_LAND = QT_TRANSLATE_NOOP(
    "core", "{plot}: {who} drew a boundary that disputes {area_m2} m² with a neighbour (since {at})."
)
_VALUES = QT_TRANSLATE_NOOP("core", "{field}: before {base}, mine {mine}, theirs {theirs}")
_NOTE = QT_TRANSLATE_NOOP("core", "Handed on by {who}: {note}")
_DONE = QT_TRANSLATE_NOOP("core", "{count} conflicts ended.")
_HANDED_ON = QT_TRANSLATE_NOOP("core", "{count} conflicts handed on.")
_NOT_DONE = QT_TRANSLATE_NOOP("core", "{plot} stays open: {why}")
_ALREADY = QT_TRANSLATE_NOOP("core", "{plot} was decided already, by {who}.")
_NOT_OPEN = QT_TRANSLATE_NOOP("core", "No open conflict is about plot {plot}.")
_LISTED = QT_TRANSLATE_NOOP("core", "Without a decision the command lists those that are open.")


@dataclass
class ConflictsReport:
    """Open conflicts, and what became of those that were decided or handed on (`done`, by conflict)."""

    conflicts: list[Dispute]
    done: dict[str, Resolution] = field(default_factory=dict)
    note: str | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing is left of what was asked for."""
        return all(each.status == DONE for each in self.done.values()) if self.done else not self.conflicts

    def lines(self, language: Language) -> Iterator[str]:
        """Yield the conflicts with all three values, or what became of them."""
        if not self.conflicts:
            yield language.text(_NONE)
        if not self.done:
            for each in self.conflicts:
                yield from conflict_lines(each, language)
            return
        done = [each for each in self.done.values() if each.status == DONE]
        yield language.text(_DONE if self.note is None else _HANDED_ON, count=len(done))
        labels = {each.cid: each.label for each in self.conflicts}
        for each in self.done.values():
            if each.status == DONE:
                continue
            if each.answer is not None and each.answer.code:
                why = sentence(each.answer, labels[each.cid], language)
                yield language.text(_NOT_DONE, plot=labels[each.cid], why=why)
            elif each.by:
                yield language.text(_ALREADY, plot=labels[each.cid], who=each.by)
            else:
                yield sentence(Answer(each.cid, "", "", each.status), labels[each.cid], language)

    def data(self) -> dict:
        """Return the report as data; shapes stay away."""
        left_out = ("base", "mine", "theirs")
        told = [
            {name: value for name, value in vars(each).items() if name not in left_out} | {"plot": each.label}
            for each in self.conflicts
        ]
        done = [{"cid": each.cid, "status": each.status, "state": each.state} for each in self.done.values()]
        return {"conflicts": told, "done": done}


def conflict_lines(dispute: Dispute, language: Language) -> Iterator[str]:
    """Yield what a conflict is about, all three values of every field, and the note."""
    wanted = dispute.wanted
    names = [language.text(PLOT_FIELDS[name].label if name in PLOT_FIELDS else SHAPE) for name in dispute.fields]
    about = {"plot": dispute.label, "who": dispute.login, "at": shown(dispute.at)}
    if dispute.kind in LAND:
        yield language.text(_LAND, area_m2=dispute.area_m2, **about)
    else:
        yield language.text(_HEAD, fields=", ".join(names) or "-", **about)
        for name in FIELDS:
            if name in dispute.fields and name in PLOT_FIELDS:
                values = {"base": dispute.base or {}, "mine": wanted, "theirs": dispute.theirs}
                sides = {side: image.get(name) or "-" for side, image in values.items()}
                yield "  " + language.text(_VALUES, field=language.text(PLOT_FIELDS[name].label), **sides)
    if dispute.referred_by:
        yield "  " + language.text(_NOTE, who=dispute.referred_by, note=dispute.note)


def review(
    store: Store,
    *,
    commune: str | None = None,
    plots: Iterable[str] = (),
    keep: str | None = None,
    note: str | None = None,
    language: Language,
) -> ConflictsReport:
    """List the open conflicts that one sees in `store`, decide them, or hand them on.

    Parameters
    ----------
    plots : iterable of str
        Only these, each as SHEET/NUMBER, uid of the plot or id of the conflict; all where none is named.
    keep : str, optional
        ``mine``: what the author set is taken in, over what the store has now; ``theirs``: the store stays as it is.
    note : str, optional
        Hand them on to a reviewer, with this note.

    Raises
    ------
    BadInput
        No open conflict is about a plot that was named.
    """
    found = sorted(store.open_conflicts(commune), key=lambda each: (natural_order(each.label), each.at))
    wanted = {*plots}
    chosen = [each for each in found if not wanted or wanted & {each.label, each.uid, each.cid}]
    if missing := sorted(wanted - {name for each in chosen for name in (each.label, each.uid, each.cid)}):
        raise BadInput(_NOT_OPEN, _LISTED, plot=missing[0])
    report = ConflictsReport(chosen, note=note)
    if note is not None:
        report.done = {each.cid: each for each in store.refer([each.cid for each in chosen], note)}
    elif keep is not None:
        batch = str(uuid.uuid4())
        for start in range(0, len(chosen), _PART):
            part = _decisions(store, chosen[start : start + _PART], keep, language)
            report.done |= {each.cid: each for each in store.resolve(part, batch)}
    return report


def _decisions(store: Store, disputes: list[Dispute], keep: str, language: Language) -> list[Decision]:
    if keep == THEIRS:
        return [Decision(each.cid, KEPT_THEIRS) for each in disputes]
    current = store.plots([each.uid for each in disputes])
    return [decide_for_author(each, current.get(each.uid), reason=language.text(_REASON)) for each in disputes]
