"""What a store remembers, as the window shows it: the versions of a plot, the pushes, and what undoing one would do."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsGeometry

from .language import QgisLanguage, number, tr
from .plot_values import SHAPE, area, caption, moment, outline, shown


@dataclass(frozen=True)
class Past:
    """One version of a plot.

    Parameters
    ----------
    what : str
        What was changed, in a line.
    rows : list of (str, str, str)
        Field, value before and value after.
    before, shape : QgsGeometry
        Shape at the version before and at this one.
    """

    ver: int
    label: str
    at: str
    login: str
    reason: str
    batch: str
    what: str
    rows: list[tuple[str, str, str]]
    before: QgsGeometry
    shape: QgsGeometry
    more: str = ""


@dataclass(frozen=True)
class Pushed:
    """One push: number, moment, person, and how many changes in which communes."""

    id: str
    at: str
    login: str
    changes: int
    communes: str
    reason: str
    own: bool


def history(store, uid: str) -> list[Past]:
    """Return the versions of a plot, newest first."""
    return [_past(version) for version in reversed(store.history(uid))]


def _past(version) -> Past:
    rows = [(caption(name), *_sides(name, version)) for name, _, _ in version.differences]
    if version.before is None:
        what = tr("new")
    elif version.image.get("status") == "retired" and "status" in version.changed:
        what = tr("retired")
    else:
        what = ", ".join(caption(name) for name, _, _ in version.differences)
    more = []
    if version.parents:
        more.append(tr("Made of the land of {count} plots.", count=number(len(version.parents), 0)))
    if version.group:
        more.append(tr("Belongs to a split, a merge or a shared boundary."))
    before, after = ((image or {}).get(SHAPE) for image in (version.before, version.image))
    if SHAPE in version.changed and before:
        grown = area(after) - area(before)
        by = number(abs(grown), 2)
        more.append(
            tr("The shape grew by {area} m².", area=by) if grown >= 0 else tr("The shape shrank by {area} m².", area=by)
        )
    return Past(
        version.ver, version.label, moment(version.at), version.login, version.reason, version.batch, what,
        rows if version.before is not None else [], outline(before), outline(after), " ".join(more),
    )  # fmt: skip


def _sides(name: str, version) -> tuple[str, str]:
    return shown(name, version.before), shown(name, version.image)


def pushes(store, everybody: bool, limit: int = 100) -> list[Pushed]:
    """Return the last pushes to `store`, newest first: one's own, or those of everybody that one may see."""
    me = login(store)
    return [
        Pushed(
            each.id, moment(each.at), each.login, each.changes, ", ".join(each.communes), each.reason, each.login == me
        )
        for each in store.batches(None if everybody else me, None, limit)
    ]


def login(store) -> str:
    """Return who one is to a store."""
    hello = getattr(store, "hello", None)
    return hello()["login"] if hello else store.login


@dataclass(frozen=True)
class Undo:
    """What undoing a push would do, or did: a sentence, lines about what is left out, and the plots set back."""

    told: str
    left: list[str]
    plots: list[str]


def undo(work, store, batch: str, *, dry_run: bool) -> Undo:
    """Set back what a push changed in the work copy, or only look ahead."""
    from ..verbs.undo_push import undo_push

    language = QgisLanguage()
    report = undo_push(work, store, batch, dry_run=dry_run, language=language)
    head, *left = report.lines(language)
    return Undo(head, [line.strip() for line in left], [uid for uid, _ in report.undone])


