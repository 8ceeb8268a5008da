"""Conflicts as the window shows them: those of the open work copy, and those of a store for who reviews a commune."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from . import conflict_records
from .conflict_case import Case, Row
from .language import QgisLanguage, number, tr
from .plot_values import SHAPE, caption, in_force, moment, outline, shown


def own_cases(work, findings=None) -> list[Case]:
    """Return the conflicts of a work copy; those that were handed on come last."""
    from ..store.answers import what
    from ..store.disputes import LAND
    from .held import CONFLICT, held_back

    found = []
    for held in held_back(work, findings):
        answer = held.answer
        if answer is None or not (held.status == CONFLICT or answer.code in LAND):
            continue
        sides = work.sides(answer)
        land = answer.code in LAND
        usual = {} if land else sides.usual()
        rows = [
            Row(
                name,
                caption(name),
                shown(name, sides.base),
                in_force(name, sides.mine) if sides.mine else tr("deleted"),
                in_force(name, sides.theirs),
                usual.get(name, True),
            )
            for name in sides.fields()
        ]
        shapes = [outline((image or {}).get(SHAPE)) for image in (sides.base, sides.mine, sides.theirs)]
        others = [outline(each) for each in _neighbours(work, answer.plots)] if land else []
        heads = tr("Before"), tr("Yours"), tr("In the store")
        waits = answer.values.get("referred", "")
        more = {"land": land, "waits": waits, "answer": answer, "deleted": sides.mine is None}
        said = what(answer, held.label, QgisLanguage())
        found.append(Case(held.uid, held.label, said, rows, heads, *shapes, others, **more))
    found += conflict_records.own_cases(work)
    return sorted(found, key=lambda case: bool(case.waits))


def _neighbours(work, uids: Iterable[str]) -> list[str]:
    from ..store.connection import reading
    from ..store.edits import images_now

    with reading(work.path) as connection:
        return [image[SHAPE] for image in images_now(connection, uids).values() if image[SHAPE]]


def review_cases(store, own: Iterable[str] = ()) -> list[Case]:
    """Return the open conflicts that `store` shows to the person, but for `own` (ids); may take a moment."""
    disputes = [each for each in store.open_conflicts() if each.cid not in {*own}]
    disputes.sort(key=lambda each: (not each.referred_by, each.at))
    on_plots = [each for each in disputes if not each.record]
    wanted = {each.uid for each in on_plots} | {uid for each in on_plots for uid in each.plots}
    plots = store.plots(wanted) if wanted else {}
    records = conflict_records.review_cases(store, [each for each in disputes if each.record])
    return [records.get(each.cid) or _review_case(each, plots) for each in disputes]


def _review_case(dispute, plots: dict) -> Case:
    from ..store.contract import Answer
    from ..store.disputes import LAND
    from ..store.images import FIELDS

    current = plots[dispute.uid].image if dispute.uid in plots else {}
    land, wanted = dispute.kind in LAND, dispute.wanted
    rows = [
        Row(name, caption(name), shown(name, dispute.base), in_force(name, wanted), in_force(name, current), True)
        for name in FIELDS
        if name in dispute.mine and dispute.mine[name] != current.get(name)
    ]
    shapes = [outline((image or {}).get(SHAPE)) for image in (dispute.base, wanted, current)]
    others = [outline(plots[uid].image[SHAPE]) for uid in dispute.plots if uid in plots]
    heads = tr("Before"), dispute.login, tr("In the store")
    answer = Answer(
        dispute.cid, dispute.uid, "conflict", dispute.kind, fields=dispute.fields,
        values={"area_m2": dispute.area_m2, "by": dispute.login, "state": dispute.state},
    )  # fmt: skip
    said = f"{dispute.login}, {moment(dispute.at)}: {_about(dispute, answer)}"
    waits = f"{dispute.referred_by}: {dispute.note}" if dispute.referred_by else ""
    more = {"land": land, "waits": waits, "dispute": dispute}
    return Case(dispute.uid, dispute.label, said, rows, heads, *shapes, others, **more)


def _about(dispute, answer) -> str:
    if answer.code in ("new_overlap", "new_gap"):
        return tr("a boundary that disputes {area} m² with a neighbour", area=number(float(dispute.area_m2 or 0), 2))
    names = ", ".join(caption(name) for name in dispute.fields)
    return tr("changed the same as somebody else: {fields}", fields=names or "-")


def decide(store, case: Case, mine: Iterable[str] | None) -> object:
    """Decide a conflict of `store` and return the `Resolution`.

    Parameters
    ----------
    mine : iterable of str or None
        Fields that the author's version keeps; None keeps the store's version.
    """
    from ..store.disputes import KEPT_THEIRS, MERGED, Decision, decide_for_author, decide_with
    from ..verbs.conflicts import current as now

    dispute, chosen = case.dispute, {*(mine or ())}
    if not chosen:
        decision = Decision(dispute.cid, KEPT_THEIRS)
    else:
        current = now(store, [dispute]).get(dispute.uid)
        reason = tr("Conflict decided")
        if chosen >= {row.name for row in case.rows}:
            decision = decide_for_author(dispute, current, reason=reason)
        else:
            patch = {name: dispute.wanted.get(name) for name in chosen}
            decision = decide_with(dispute, current, patch, reason=reason, state=MERGED)
    return store.resolve([decision], str(uuid.uuid4()))[0]


def outcome(case: Case, resolution) -> tuple[bool, str]:
    """Return whether a decision stands, and what came of it in words."""
    from ..store.contract import Answer
    from ..store.disputes import DONE
    from ..verbs.conflicts import said

    if resolution.status == DONE and case.title:
        return True, tr("The conflict about {what} is decided.", what=case.title)
    if resolution.status == DONE:
        return True, tr("The conflict about plot {plot} is decided.", plot=case.label)
    values = {"by": resolution.by or "-", "state": resolution.state}
    answer = resolution.answer
    if answer is None or not answer.code:
        answer = Answer(resolution.cid, case.uid, resolution.status, resolution.status, values=values)
    return False, said(case.dispute.record, answer, case.label, QgisLanguage())
