"""The conflicts of a store, for those who review a commune: listed, decided many at once, or handed on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.record_kinds import KIND_LABELS, PERSONAL, address, label_of
from ..model.shown_values import gone_word, value_text
from ..model.tables import PLOT_FIELDS
from ..store import record_answers
from ..store.answers import SHAPE, sentence
from ..store.contract import Answer, Store, StoredPlot
from ..store.disputes import DONE, KEPT_THEIRS, LAND, Decision, Dispute, Resolution, decide_for_author
from ..store.images import Image
from ..store.record_images import is_retired
from .push import natural_order
from .resolve import THEIRS

_PART = 1_000
_REASON = QT_TRANSLATE_NOOP("core", "Conflict decided: the author's version is kept")
_OF_PLOT = QT_TRANSLATE_NOOP("core", "{kind} of plot {plot}")
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
_SEVERAL = QT_TRANSLATE_NOOP("core", "Several plots of the store are called {plot}.")
_WITH_COMMUNE = QT_TRANSLATE_NOOP("core", "Name one as COMMUNE/SHEET/NUMBER: {plots}.")
_GONE = QT_TRANSLATE_NOOP("core", "The store has it no more: somebody deleted it.")
_RETIRED = QT_TRANSLATE_NOOP("core", "The plot is no longer in force in the store: somebody retired it.")
_SIDES = ("base", "mine", "theirs")
_LISTED = QT_TRANSLATE_NOOP("core", "Without a decision the command lists those that are open.")


@dataclass
class ConflictsReport:
    """Open conflicts, and what became of those that were decided or handed on (`done`, by conflict)."""

    conflicts: list[Dispute]
    done: dict[str, Resolution] = field(default_factory=dict)
    note: str | None = None
    labels: dict[str, str] = field(default_factory=dict)
    """What people call the plots that conflicts of records are about, by conflict; a person's have none."""
    plots: dict[str, str] = field(default_factory=dict)
    """The same of plots that values name, by uid."""

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
                yield from conflict_lines(each, language, self.labels.get(each.cid, ""), self.plots)
            return
        done = [each for each in self.done.values() if each.status == DONE]
        yield language.text(_DONE if self.note is None else _HANDED_ON, count=len(done))
        labels = {each.cid: called(each, self.labels.get(each.cid, ""), language) for each in self.conflicts}
        kinds = {each.cid: each.record for each in self.conflicts}
        plain = {each.cid: each.label for each in self.conflicts}
        for each in self.done.values():
            if each.status == DONE:
                continue
            if each.answer is not None and each.answer.code:
                why = said(kinds[each.cid], each.answer, self.labels.get(each.cid) or plain[each.cid], language)
                yield language.text(_NOT_DONE, plot=labels[each.cid], why=why)
            elif each.by:
                yield language.text(_ALREADY, plot=labels[each.cid], who=each.by)
            else:
                answer = Answer(each.cid, "", "", each.status)
                yield said(kinds[each.cid], answer, self.labels.get(each.cid) or plain[each.cid], language)

    def data(self) -> dict:
        """Return the report as data; shapes stay away."""
        left_out = ("base", "mine", "theirs")
        told = [
            {name: value for name, value in vars(each).items() if name not in left_out}
            | {"plot": self.labels.get(each.cid, each.label), "record": each.record}
            for each in self.conflicts
        ]
        done = [{"cid": each.cid, "status": each.status, "state": each.state} for each in self.done.values()]
        return {"conflicts": told, "done": done}


def called(dispute: Dispute, plot: str, language: Language) -> str:
    """Return what people call what a conflict is about; `plot` is what they call the plot of a record."""
    if not dispute.record:
        return dispute.label
    kind = language.text(KIND_LABELS[dispute.record])
    return language.text(_OF_PLOT, kind=kind, plot=plot) if plot else f"{kind} {dispute.label}"


def said(kind: str, answer: Answer, label: str, language: Language) -> str:
    """Return what happened to a plot, or to a record of a `kind`, and what to do."""
    return record_answers.sentence(kind, answer, label, language) if kind else sentence(answer, label, language)


def plots_of(store: Store, disputes: Iterable[Dispute]) -> dict[str, str]:
    """Return what people call the plots that conflicts of records are about, by conflict."""
    found = {cid: label_of_plot(image) for cid, image in _plots_of_records(store, disputes).items()}
    return {cid: label for cid, label in found.items() if label}


def _plots_of_records(store: Store, disputes: Iterable[Dispute]) -> dict[str, Image]:
    wanted = {each.cid: (each.theirs or each.wanted).get("plot_uid") for each in disputes if each.record}
    uids = {uid for uid in wanted.values() if uid}
    found = store.plots(uids) if uids else {}
    return {cid: found[uid].image for cid, uid in wanted.items() if uid in found}


def named_plots(store: Store, disputes: Iterable[Dispute]) -> dict[str, str]:
    """Return what people call the plots between which a conflict is to choose, by uid."""
    about = [each for each in disputes if each.record and "plot_uid" in each.fields]
    uids = {image.get("plot_uid") for each in about for image in (each.base or {}, each.mine, each.theirs)} - {None}
    found = store.plots(uids) if uids else {}
    return {uid: label for uid, plot in found.items() if (label := label_of_plot(plot.image))}


def label_of_plot(image: Image) -> str:
    """Return SHEET/NUMBER; empty where the plot has no number."""
    parts = image.get("sheet_number"), image.get("plot_number")
    return "/".join(parts) if all(parts) else ""


def conflict_lines(
    dispute: Dispute, language: Language, plot: str = "", plots: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Yield what a conflict is about, all three values of every field (a person's masked), and the note.

    Parameters
    ----------
    plot : str
        What people call the plot of a record.
    plots : mapping of str to str, optional
        The same of other plots that values name, by uid.
    """
    captions = {name: _caption(dispute.record, name) for name in dispute.fields}
    names = [language.text(caption) for caption in captions.values()]
    label = called(dispute, plot, language)
    about = {"plot": label, "who": dispute.login, "at": language.moment(dispute.at)}
    if dispute.kind in LAND:
        yield language.text(_LAND, area_m2=dispute.area_m2, **about)
    else:
        yield language.text(_HEAD, fields=", ".join(names) or "-", **about)
        for name in dispute.names:
            if name in captions and captions[name] != SHAPE:
                sides = {side: _side(dispute, side, name, language, plots or {}) for side in _SIDES}
                yield "  " + language.text(_VALUES, field=language.text(captions[name]), **sides)
        if is_retired(dispute.theirs):
            yield "  " + language.text(_GONE if dispute.record else _RETIRED)
    if dispute.referred_by:
        yield "  " + language.text(_NOTE, who=dispute.referred_by, note=dispute.note)


def _side(dispute: Dispute, side: str, name: str, language: Language, plots: Mapping[str, str]) -> str:
    """Return a value as it may be shown; of a side that is deleted or retired, that it is."""
    image = {"base": dispute.base or {}, "mine": dispute.wanted, "theirs": dispute.theirs}[side]
    if side != "base" and is_retired(image):
        return language.text(gone_word(dispute.record))
    value = dispute.shown(side, name)
    if value is None or name in PERSONAL.get(dispute.record, ()):
        return value or "-"
    return value_text(dispute.record, name, value, language, plots)


def _caption(record: str, name: str) -> str:
    if record:
        return label_of(record, name)
    return PLOT_FIELDS[name].label if name in PLOT_FIELDS else SHAPE


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
        Only these, each as SHEET/NUMBER or COMMUNE/SHEET/NUMBER (with the records of the plot), uid of plot or record,
        or id of the conflict; all where none is named.
    keep : str, optional
        ``mine``: what the author set is taken in, over what the store has now; ``theirs``: the store stays as it is.
    note : str, optional
        Hand them on to a reviewer, with this note.

    Raises
    ------
    BadInput
        No open conflict is about a plot that was named, or what is to be decided is one of several plots of that name.
    """
    found = sorted(store.open_conflicts(commune), key=lambda each: (natural_order(each.label), each.at))
    places = _plots_of_records(store, found)
    labels = {cid: label for cid, image in places.items() if (label := label_of_plot(image))}
    places |= {each.cid: each.theirs or each.wanted for each in found if not each.record}
    full = {cid: f"{image.get('commune')}/{label_of_plot(image)}" for cid, image in places.items()}
    names = {each.cid: {labels.get(each.cid, each.label), each.own_uid, each.uid, each.cid} for each in found}
    names = {cid: called | {full[cid]} if cid in full else called for cid, called in names.items()}
    wanted = {*plots}
    chosen = [each for each in found if not wanted or wanted & names[each.cid]]
    if missing := sorted(wanted - {name for each in chosen for name in names[each.cid]}):
        raise BadInput(_NOT_OPEN, _LISTED, plot=missing[0])
    if keep is not None or note is not None:
        _refuse_several(wanted, full, {each.cid: labels.get(each.cid, each.label) for each in chosen})
    report = ConflictsReport(chosen, note=note, labels=labels, plots=named_plots(store, chosen))
    if note is not None:
        report.done = {each.cid: each for each in store.refer([each.cid for each in chosen], note)}
    elif keep is not None:
        batch = str(uuid.uuid4())
        for start in range(0, len(chosen), _PART):
            part = _decisions(store, chosen[start : start + _PART], keep, language)
            report.done |= {each.cid: each for each in store.resolve(part, batch)}
    return report


def _refuse_several(wanted: set[str], full: dict[str, str], labels: dict[str, str]) -> None:
    """Refuse to decide by a number that plots of several communes have; one may not mean them all."""
    for name in sorted(wanted):
        meant = {full[cid] for cid, label in labels.items() if label == name and cid in full}
        if len(meant) > 1:
            raise BadInput(_SEVERAL, _WITH_COMMUNE, plot=name, plots=", ".join(sorted(meant)))


def _decisions(store: Store, disputes: list[Dispute], keep: str, language: Language) -> list[Decision]:
    if keep == THEIRS:
        return [Decision(each.cid, KEPT_THEIRS) for each in disputes]
    now, reason = current(store, disputes), language.text(_REASON)
    return [decide_for_author(each, now.get(each.uid), reason=reason) for each in disputes]


def current(store: Store, disputes: Iterable[Dispute]) -> dict[str, StoredPlot]:
    """Return the plots and records of conflicts as the store has them now, by what conflicts call them."""
    wanted: dict[str, list[str]] = {}
    for each in disputes:
        wanted.setdefault(each.record, []).append(each.own_uid)
    found = store.plots(wanted.pop("")) if "" in wanted else {}
    for kind, uids in wanted.items():
        found = found | {address(kind, uid): record for uid, record in store.records(kind, uids).items()}
    return found
