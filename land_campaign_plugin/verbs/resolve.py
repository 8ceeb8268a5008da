"""Settles conflicts: plots that somebody else changed in the store while they were changed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.change import GEOMETRY
from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP, Language
from ..model.tables import PLOT_FIELDS
from ..store import answers, given_ids
from ..store.contract import Answer
from ..store.images import Image
from ..store.loaded import PLOT
from ..store.workcopy import WorkCopy
from .push import natural_order

MINE, THEIRS = "mine", "theirs"
_NO_CONFLICT = QT_TRANSLATE_NOOP("core", "Plot {plot} is not in conflict.")
_SEVERAL = QT_TRANSLATE_NOOP("core", "{count} plots in conflict are called {plot}.")
_IN_CONFLICT = QT_TRANSLATE_NOOP("core", "In conflict are: {plots}.")
_WITH_COMMUNE = QT_TRANSLATE_NOOP("core", "Name one as COMMUNE/SHEET/NUMBER: {plots}.")
_WHICH = QT_TRANSLATE_NOOP("core", "It was not said which conflicts to settle.")
_SAY_WHICH = QT_TRANSLATE_NOOP("core", "Name a plot with --plot SHEET/NUMBER, or say --all.")
_NONE = QT_TRANSLATE_NOOP("core", "No plot is in conflict.")
_VALUES = QT_TRANSLATE_NOOP("core", "{field}: mine {mine}, theirs {theirs}")
_OTHER_SHAPE = QT_TRANSLATE_NOOP("core", "Shape: mine and theirs differ")
_DELETED = QT_TRANSLATE_NOOP("core", "Mine is deleted.")
_DECIDE = QT_TRANSLATE_NOOP("core", "To settle: --plot SHEET/NUMBER or --all, with --keep mine or --keep theirs.")
_KEPT_MINE = QT_TRANSLATE_NOOP("core", "{count} conflicts settled: yours is kept, and the next push sends it.")
_KEPT_THEIRS = QT_TRANSLATE_NOOP("core", "{count} conflicts settled: the work copy took over the store's version.")
_OPEN = QT_TRANSLATE_NOOP("core", "{count} conflicts remain.")
_NAMED = 20


@dataclass(frozen=True)
class Conflict:
    """One plot in conflict.

    Parameters
    ----------
    commune, label : str
        Where the plot is and what people call it, ``sheet/number``.
    mine, theirs : dict
        What differs, column by column; a shape is told by its hexadecimal WKB.
    deleted : bool
        Whether the work copy has the plot no more.
    """

    answer: Answer
    commune: str
    label: str
    mine: Image
    theirs: Image
    deleted: bool

    def is_called(self, name: str) -> bool:
        """Tell whether `name` is SHEET/NUMBER, COMMUNE/SHEET/NUMBER or the permanent id of the plot."""
        return name in (self.label, f"{self.commune}/{self.label}", self.answer.uid)

    def lines(self, language: Language) -> Iterator[str]:
        """Yield what happened, and both values of every column that differs."""
        yield answers.sentence(self.answer, self.label, language)
        if self.deleted:
            yield "  " + language.text(_DELETED)
            return
        for name in self.mine:
            if name == GEOMETRY:
                yield "  " + language.text(_OTHER_SHAPE)
                continue
            values = {"mine": self.mine[name] or "-", "theirs": self.theirs[name] or "-"}
            yield "  " + language.text(_VALUES, field=language.text(PLOT_FIELDS[name].label), **values)


@dataclass(frozen=True)
class ResolveReport:
    """What was in conflict, and what was settled how; nothing is settled where `keep` is None."""

    conflicts: list[Conflict]
    settled: list[Conflict]
    keep: str | None = None

    def lines(self, language: Language) -> Iterator[str]:
        """Yield the conflicts with both values, or how many were settled and remain."""
        if self.keep:
            template = _KEPT_MINE if self.keep == MINE else _KEPT_THEIRS
            yield language.text(template, count=len(self.settled))
            yield language.text(_OPEN, count=len(self.conflicts) - len(self.settled))
            return
        for conflict in self.conflicts:
            yield from conflict.lines(language)
        yield language.text(_DECIDE if self.conflicts else _NONE)

    def data(self, language: Language) -> dict:
        """Return the report as data."""
        settled = {conflict.answer.uid for conflict in self.settled}
        plots = [
            {
                "uid": each.answer.uid,
                "commune": each.commune,
                "plot": each.label,
                "why": answers.sentence(each.answer, each.label, language),
                "mine": None if each.deleted else each.mine,
                "theirs": each.theirs,
                "settled": each.answer.uid in settled,
            }
            for each in self.conflicts
        ]
        return {"keep": self.keep, "settled": len(settled), "conflicts": plots}


def resolve(
    work: WorkCopy, *, plots: Iterable[str] = (), everything: bool = False, keep: str | None = None
) -> ResolveReport:
    """Settle conflicts of `work`, or only list them where `keep` is not given.

    Parameters
    ----------
    plots : iterable of str
        Plots in conflict, each as SHEET/NUMBER, COMMUNE/SHEET/NUMBER, permanent id or the source's own.
    everything : bool
        All conflicts.
    keep : str, optional
        `MINE`: the next push sends this work copy's version. `THEIRS`: it takes over the store's.

    Raises
    ------
    BadInput
        A plot is not in conflict, several are called the same, or none was named.
    """
    found = [_conflict(answer, mine) for answer, mine in work.conflicts_with_mine()]
    found.sort(key=lambda conflict: (conflict.commune, natural_order(conflict.label)))
    plots = [given_ids.called(work.path, PLOT, name) or name for name in plots]
    chosen = found if everything or not plots else list({id(one): one for one in _named(found, plots)}.values())
    if keep is None:
        return ResolveReport(chosen, [])
    if not plots and not everything:
        raise BadInput(_WHICH, _SAY_WHICH)
    for conflict in chosen:
        if keep == MINE:
            work.keep_mine(conflict.answer)
        else:
            work.keep_theirs(conflict.answer)
    return ResolveReport(found, chosen, keep)


def _named(found: list[Conflict], names: Iterable[str]) -> Iterator[Conflict]:
    for name in names:
        called = [conflict for conflict in found if conflict.is_called(name)]
        if not called:
            listed = ", ".join(conflict.label for conflict in found[:_NAMED]) or "-"
            raise BadInput(_NO_CONFLICT, _IN_CONFLICT, plot=name, plots=listed)
        if len(called) > 1:
            listed = ", ".join(f"{conflict.commune}/{conflict.label}" for conflict in called[:_NAMED])
            raise BadInput(_SEVERAL, _WITH_COMMUNE, plot=name, count=len(called), plots=listed)
        yield called[0]


def _conflict(answer: Answer, mine: Image | None) -> Conflict:
    theirs = answer.image or {}
    image = mine or theirs
    differ = [name for name in image if image[name] != theirs.get(name)]
    parts = image.get("sheet_number"), image.get("plot_number")
    return Conflict(
        answer,
        image.get("commune") or "",
        "/".join(parts) if all(parts) else answer.uid[:8],
        {name: image[name] for name in differ},
        {name: theirs.get(name) for name in differ},
        mine is None,
    )
