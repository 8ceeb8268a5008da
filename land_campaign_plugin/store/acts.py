"""Who does what to exceptions and seals: rules that hold whatever a work copy says, the same in every store.

An exception is proposed by one person and approved by another, as it stands: whoever changes a word of it proposes it
anew. The names are those that the store knows people by.
"""

from __future__ import annotations

from ..model.record_kinds import APPROVED, BY_SERVER, EXPIRED, PROPOSED, SEAL, STATUS
from .contract import INSERT, RETIRE
from .images import Image

SAME_PERSON, BAD_STATE = "same_person", "bad_state"


def signed(kind: str, op: str, patch: Image, now: Image | None, login: str) -> tuple[Image, str]:
    """Return what a change comes to once the store has put the person's name to it, and why it may not be ("").

    Parameters
    ----------
    now : dict or None
        The record in the store.
    login : str
        Whoever pushes.
    """
    if op == RETIRE or kind not in BY_SERVER:
        return patch, ""
    patch = {name: value for name, value in patch.items() if name not in BY_SERVER[kind]}
    if kind == SEAL:
        return patch | {"sealed_by": login}, ""
    return _waiver(op, patch, now, login)


def _waiver(op: str, patch: Image, now: Image | None, login: str) -> tuple[Image, str]:
    proposed = patch | {"state": PROPOSED, "proposed_by": login}
    if now is None or op == INSERT:
        return (proposed, "") if patch.get("state") in (None, PROPOSED) else (patch, BAD_STATE)
    state = patch.get("state", now["state"])
    reworded = any(value != now.get(name) for name, value in patch.items() if name not in ("state", STATUS))
    if state == now["state"] and not reworded:
        return patch, ""
    if state == PROPOSED:
        return proposed | {"approved_by": None}, ""
    if reworded or state not in (APPROVED, EXPIRED) or (state == APPROVED and now["state"] != PROPOSED):
        return patch, BAD_STATE
    if state == EXPIRED:
        return patch, ""
    return (patch, SAME_PERSON) if now["proposed_by"] == login else (patch | {"approved_by": login}, "")
