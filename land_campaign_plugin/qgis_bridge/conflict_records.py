"""Conflicts of records as the window shows them: field by field, with masks in place of people's values; no shapes."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsGeometry

from ..model.change import RETIRED
from ..model.record_kinds import FIELD_NAMES, KIND_LABELS, PERSONAL, STATUS, label_of
from ..model.shown_values import value_text
from .conflict_case import Case, Row
from .held_records import HeldRecord, held_records
from .language import QgisLanguage, core, tr
from .plot_values import moment

_HIDDEN = "…"


def own_cases(work) -> list[Case]:
    """Return the conflicts of records of a work copy."""
    return [_own_case(work, held) for held in held_records(work) if held.disputed]


def _own_case(work, held: HeldRecord) -> Case:
    from ..store import outbox
    from ..store.connection import reading
    from ..store.personal import masked
    from ..store.record_settling import sides

    kind, answer = held.kind, held.answer
    with reading(work.path) as connection:
        found = sides(connection, kind, answer)
        named = {image["plot_uid"] for image in (found.base, found.mine, answer.image) if image and "plot_uid" in image}
        plots = outbox.labels(connection, sorted(named - {None}))
    personal = PERSONAL.get(kind, frozenset())
    before, mine = (dict(image or {}) for image in (found.base, found.mine))
    base, here = ({**image, **masked(image)} if personal else image for image in (before, mine))
    usual = found.usual() | personal
    names = {*found.fields()} | ({*answer.fields} & personal)
    rows = []
    for name in (name for name in FIELD_NAMES[kind] if name in names):
        there = answer.image or {}
        hidden = name in personal and there.get(STATUS) != RETIRED
        theirs = tr("another value") if hidden else _shown(kind, name, there, plots)
        here_shown = _shown(kind, name, here, plots) if found.mine else tr("deleted")
        rows.append(Row(name, _caption(kind, name), _shown(kind, name, base, plots), here_shown, theirs, name in usual))
    heads = tr("Before"), tr("Yours"), tr("In the store")
    more = {"waits": answer.values.get("referred", ""), "answer": answer, "deleted": found.mine is None}
    title = " · ".join(filter(None, (held.name, held.label)))
    return Case(held.key, title, held.sentence, rows, heads, *_no_shapes(), record=held, title=title, **more)


def review_cases(store, disputes: Sequence) -> dict[str, Case]:
    """Return the cases of conflicts of records, by conflict, for who reviews a commune."""
    from ..verbs.conflicts import current, named_plots, plots_of

    if not disputes:
        return {}
    labels, now = plots_of(store, disputes), current(store, disputes)
    plots = named_plots(store, disputes)
    people = [each.own_uid for each in disputes if PERSONAL.get(each.record)]
    masks = store.masked(people) if people else {}
    return {each.cid: _review_case(each, labels.get(each.cid, ""), now, masks, plots) for each in disputes}


def _review_case(dispute, plot: str, now: dict, masks: dict, plots: dict) -> Case:
    kind, wanted = dispute.record, dispute.wanted
    current = now[dispute.uid].image if dispute.uid in now else {}
    personal = PERSONAL.get(kind, frozenset())
    shown_now = {
        **current,
        **{name: masks.get(dispute.own_uid, {}).get(name) for name in personal if current.get(name)},
    }
    rows = [
        Row(
            name,
            _caption(kind, name),
            _shown(kind, name, {name: dispute.shown("base", name)}, plots),
            _shown(kind, name, {STATUS: wanted.get(STATUS), name: dispute.shown("mine", name)}, plots),
            _shown(kind, name, shown_now, plots, name in personal and current.get(name)),
            True,
        )
        for name in dispute.names
        if name in dispute.mine and wanted.get(name) != current.get(name)
    ]
    name = core(KIND_LABELS[kind])
    title = " · ".join((name, tr("of plot {plot}", plot=plot) if plot else dispute.label))
    fields = ", ".join(_caption(kind, name) for name in dispute.fields)
    about = tr("changed the same as somebody else: {fields}", fields=fields or "-")
    waits = f"{dispute.referred_by}: {dispute.note}" if dispute.referred_by else ""
    heads = tr("Before"), dispute.login, tr("In the store")
    said = f"{dispute.login}, {moment(dispute.at)}: {about}"
    label = plot or dispute.label
    return Case(dispute.uid, label, said, rows, heads, *_no_shapes(), waits=waits, dispute=dispute, title=title)


def refer(work, case: Case, note: str) -> None:
    """Hand a conflict of a record on to a reviewer; the next push takes the note along."""
    from ..store.connection import writing
    from ..store.record_settling import refer

    with writing(work.path) as connection:
        refer(connection, case.record.kind, case.answer, note)


def _no_shapes() -> tuple[QgsGeometry, QgsGeometry, QgsGeometry]:
    return QgsGeometry(), QgsGeometry(), QgsGeometry()


def _caption(kind: str, name: str) -> str:
    return core(label_of(kind, name))


def _shown(kind: str, name: str, image: dict, plots: dict, hidden: object = None) -> str:
    if image.get(STATUS) == RETIRED:
        return tr("deleted")
    value = image.get(name)
    if value and name in PERSONAL.get(kind, ()):
        return value
    if value or name == STATUS:
        return value_text(kind, name, value or "", QgisLanguage(), plots)
    return _HIDDEN if hidden else tr("nothing")
