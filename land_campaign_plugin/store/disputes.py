"""What a store tells of conflicts, and how they end: both sides kept, and exactly one decision between them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..model.record_kinds import FIELD_NAMES, KINDS, PERSONAL, own_uid, short
from .images import FIELDS, Image

if TYPE_CHECKING:
    from .contract import Answer, Change, StoredPlot

OPEN, KEPT_THEIRS, KEPT_MINE, MERGED, WITHDRAWN = "open", "kept_theirs", "kept_mine", "merged", "withdrawn"
STATES = (KEPT_THEIRS, KEPT_MINE, MERGED, WITHDRAWN)
NEW_OVERLAP, NEW_GAP = LAND = "new_overlap", "new_gap"
"""Refusals that are conflicts about land: nobody wrote the plot itself, but a neighbour's shape would meet it."""
ALREADY, UNKNOWN, NOT_YOURS = "resolved_already", "unknown_conflict", "not_yours"
DONE, NOT_TAKEN = "done", "not_taken"
HIDDEN = "…"


@dataclass(frozen=True)
class Dispute:
    """A conflict as the store keeps it.

    Parameters
    ----------
    cid : str
        Of the change that was not taken in; the conflict goes by it.
    uid : str
        Of the plot; of a record, its kind and uid with a colon between (`record`, `own_uid`).
    kind : str
        Code of the answer: ``changed_since``, ``retired_since``, ``new_overlap`` ...
    fields : tuple of str
        Fields in question.
    base : dict or None
        The plot that the change started from; None where the store never had it.
    mine, theirs : dict
        What the change set, and the plot as the store had it then.
    plots, area_m2 : tuple of str, str
        For `LAND`: the other plots, and how much land they dispute, in m², two decimals.
    login, at : str
        Whose change it is, and when it came.
    state, resolved_by, resolved_at, resolved_cid : str
        `OPEN`, or how, by whom, when and with which change it ended.
    referred_by, referred_at, note : str
        Who handed it on to a reviewer, when, and what they wrote; empty where nobody did.
    masks : dict
        Of a person: the personal values of ``base``, ``mine`` and ``theirs`` as they are shown to whoever need not know
        them; in the images tokens stand for them.
    """

    cid: str
    uid: str
    kind: str
    base_ver: int
    server_ver: int
    fields: tuple[str, ...]
    base: Image | None
    mine: Image
    theirs: Image
    plots: tuple[str, ...]
    area_m2: str
    login: str
    at: str
    state: str = OPEN
    resolved_by: str = ""
    resolved_at: str = ""
    resolved_cid: str = ""
    referred_by: str = ""
    referred_at: str = ""
    note: str = ""
    masks: dict[str, Image] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """Which kind of record it is about, "" for a plot."""
        kind, between, _ = self.uid.partition(":")
        return kind if between and kind in KINDS else ""

    @property
    def own_uid(self) -> str:
        """The uid of the plot or record, without its kind."""
        return own_uid(self.record, self.uid)

    @property
    def names(self) -> tuple[str, ...]:
        """What fields there are of such a plot or record, in their order."""
        return FIELD_NAMES[self.record] if self.record else FIELDS

    @property
    def wanted(self) -> Image:
        """The plot as its author wants it: what the change set, over what it started from."""
        return {**dict.fromkeys(self.names), **(self.base or {}), **self.mine}

    def shown(self, side: str, name: str) -> str | None:
        """Return what may be shown of a field in ``base``, ``mine`` or ``theirs``; a personal value is masked."""
        image = {"base": self.base or {}, "mine": self.wanted, "theirs": self.theirs}[side]
        value = image.get(name)
        if value is None or name not in PERSONAL.get(self.record, ()):
            return value
        return self.masks.get(side, {}).get(name) or HIDDEN

    @property
    def label(self) -> str:
        """What people call the plot; of a person the masked name."""
        image = {} if self.record else self.theirs or self.wanted
        parts = image.get("sheet_number"), image.get("plot_number")
        return "/".join(parts) if all(parts) else self.masks.get("theirs", {}).get("name") or short(self.own_uid)


@dataclass(frozen=True)
class Decision:
    """How a conflict is to end.

    Parameters
    ----------
    cid : str
        The conflict.
    state : str
        One of `STATES`.
    change : Change, optional
        For `KEPT_MINE` and `MERGED`: the change that makes it so, with `resolves` in it; it is judged as any other.
    """

    cid: str
    state: str
    change: Change | None = None


@dataclass(frozen=True)
class Resolution:
    """What the store did with a decision.

    Parameters
    ----------
    status : str
        `DONE`; `NOT_TAKEN`, where the store refused the change (`answer` says why) and the conflict stays open;
        `ALREADY`, `UNKNOWN` or `NOT_YOURS`.
    state, by : str
        How the conflict stands now, and who decided it.
    """

    cid: str
    status: str
    state: str = ""
    by: str = ""
    answer: Answer | None = field(default=None, compare=False)


def decide_for_author(dispute: Dispute, current: StoredPlot | None, *, reason: str, state: str = KEPT_MINE) -> Decision:
    """Return the decision that takes in what the author set, over the plot as the store has it now."""
    mine = dict(dispute.mine)
    if current is not None and current.image.get("status") == "retired" and "status" not in mine:
        mine["status"] = dispute.wanted["status"]  # whoever keeps this side wants the plot in force again
    return decide_with(dispute, current, mine, reason=reason, state=state)


def decide_with(
    dispute: Dispute, current: StoredPlot | None, patch: Image, *, reason: str, state: str = MERGED
) -> Decision:
    """Return the decision that sets `patch` in the plot as the store has it now (`current`, None if it has none)."""
    from .contract import INSERT, UPDATE, seal

    op, ver = (UPDATE, current.ver) if current else (INSERT, 0)
    if current is None:
        patch = {name: value for name, value in {**dispute.wanted, **patch}.items() if value is not None}
    change = seal(
        str(uuid.uuid4()),
        dispute.own_uid,
        op,
        ver,
        patch,
        client=str(uuid.uuid4()),  # a decision is nobody's work copy: a number of its own
        client_seq=1,
        reason=reason,
        kind=dispute.record,
        resolves=(dispute.cid, state),
    )
    return Decision(dispute.cid, state, change)
