"""What earlier pushes left behind in a work copy: plots in conflict, and those that were not accepted, with reasons."""

import json
from dataclasses import dataclass

from ..model.change import RETIRED
from ..model.shown_values import value_text
from ..model.tables import PLOT_FIELDS
from .language import QgisLanguage, core, number, tr

CONFLICT, REJECTED, BLOCKED, REFUSED = "conflict", "rejected", "blocked", "refused"
_ORDER = {CONFLICT: 0, REJECTED: 1, BLOCKED: 2, REFUSED: 3}
_STATES = """
    SELECT o.uid, o.state, o.result, ifnull(d.n, o.n) IS NOT o.n FROM campaign_outbox AS o
    LEFT JOIN campaign_dirty AS d ON d.uid = o.uid WHERE o.state IN (?, ?, ?, ?) ORDER BY o.seq
"""
_SHAPE = "geom"
LAND = ("new_overlap", "new_gap")
"""Codes of refusals that dispute land with a neighbour."""


@dataclass(frozen=True)
class Held:
    """One plot that is not in the store as it is here.

    Parameters
    ----------
    status : str
        `CONFLICT`, `REJECTED` (by the store), `BLOCKED` (it waits for another one) or `REFUSED` (it would make things
        worse).
    sentence : str
        Why, and what to do.
    edited_since : bool
        Whether it was corrected after that, so that the next push tries again.
    answer : Answer, optional
        The store's answer, to decide a conflict by.
    """

    uid: str
    label: str
    status: str
    sentence: str
    edited_since: bool = False
    answer: object = None

    @property
    def disputed(self) -> bool:
        """Whether both versions are worth comparing: the plot's own, or a boundary with a neighbour."""
        return self.answer is not None and (self.status == CONFLICT or self.answer.code in LAND)


def held_back(work, findings=None) -> list[Held]:
    """Return the plots of `work` that earlier pushes did not bring into the store, conflicts first.

    Parameters
    ----------
    findings : FindingTable, optional
        The findings at hand, for reasons in the language of QGIS.
    """
    from ..store import outbox
    from ..store.connection import reading

    with reading(work.path) as connection:
        rows = connection.execute(_STATES, tuple(_ORDER)).fetchall()
        labels = outbox.labels(connection, [row[0] for row in rows])
    held = {}
    for uid, state, result, edited in rows:  # the last word on a plot counts
        label = labels.get(uid, uid[:8])
        answer, sentence = _told(state, result, label, findings)
        held[uid] = Held(uid, label, state, sentence, bool(edited), answer)
    return sorted(held.values(), key=lambda each: _ORDER[each.status])


def _told(state: str, result: str, label: str, findings) -> tuple[object, str]:
    from ..store import answers
    from ..store.contract import Answer

    if state != REFUSED:
        answer = Answer.from_json(result)
        if "referred" in answer.values:
            return answer, tr("Sent up, and waits for a decision.")
        return answer, answers.sentence(answer, label, QgisLanguage())
    reasons = [_reason(each, findings) for each in json.loads(result)["reasons"]]
    return None, tr("Not sent, because it would bring a new error: {reasons}", reasons=" ".join(reasons))


def _reason(kept: dict, findings) -> str:
    from ..rules import describe

    if findings is not None:
        rows = (findings["fingerprint"] == kept["fingerprint"]).nonzero()[0]
        if len(rows):
            return describe.message(findings, int(rows[0]), QgisLanguage())
    return kept["message"]


def differences(work, answer) -> list[tuple[str, str, str]]:
    """Return what differs in a conflict: name of the field, value here, value in the store."""
    sides = work.sides(answer)
    mine, theirs = sides.mine or {}, sides.theirs or {}
    found = []
    for name in answer.fields or sides.fields():
        caption = core(PLOT_FIELDS[name].label) if name in PLOT_FIELDS else tr("Shape")
        found.append((caption, _shown(name, mine), _shown(name, theirs)))
    return found


def _shown(name: str, image: dict) -> str:
    if not image:
        return tr("deleted")
    if image.get("status") == RETIRED:
        return tr("retired")
    value = image.get(name)
    if value is None:
        return tr("nothing")
    if name == _SHAPE:
        from ..native import shapely

        shape = shapely.from_wkb(bytes.fromhex(value))
        corners = int(shapely.get_num_coordinates(shape))
        return tr("{area} m², {corners} corners", area=number(shape.area, 2), corners=number(corners, 0))
    return value_text("", name, str(value), QgisLanguage())
