"""What becomes of one change, given what the store has: decided on images alone, the same for every store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..model.change import GEOMETRY, IN_FORCE, RETIRED, conflict_group
from ..rules.record.a03_repeated_plot_number import KEY
from ..rules.sheet_keys import normalised
from .contract import APPLIED, CONFLICT, INSERT, MERGED, REJECTED, RETIRE, SAME, StoredPlot
from .images import FIELDS, Image, same_shape

CHANGED_SINCE, RETIRED_SINCE, EDITED_SINCE, OTHER_PLOT = "changed_since", "retired_since", "edited_since", "other_plot"
UNKNOWN_PLOT, AHEAD_OF_STORE = "unknown_plot", "ahead_of_store"


@dataclass
class Verdict:
    """What a change comes to, before shapes and numbers are looked at.

    Parameters
    ----------
    image : dict, optional
        The whole plot after the change, where it is taken in.
    changed : tuple of str
        Fields that differ from what the store has; with none, the store stays as it is.
    fields : tuple of str
        Fields that were merged, or that are in conflict.
    """

    status: str
    code: str = ""
    image: Image | None = None
    changed: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def decide(
    op: str,
    base_ver: int,
    patch: Image,
    current: StoredPlot | None,
    base: Image | None,
    fields: Sequence[str] = FIELDS,
    group: Callable[[str], str] = conflict_group,
) -> Verdict:
    """Return what becomes of a change.

    Parameters
    ----------
    current : StoredPlot or None
        The plot in the store.
    base : dict or None
        The plot in the store at version `base_ver`.
    fields, group
        What there is of a plot, or of a record of another kind, and what each field stands or falls with.
    """
    if current is None:
        if op != INSERT:
            return Verdict(REJECTED, UNKNOWN_PLOT)
        image = {name: patch.get(name) for name in fields}
        return Verdict(APPLIED, image=image, changed=tuple(patch))
    if base_ver > current.ver:
        return Verdict(REJECTED, AHEAD_OF_STORE)
    if op == RETIRE:
        patch = {"status": RETIRED}
    if op != INSERT and base_ver == current.ver:
        verdict = _taken(APPLIED, patch, current.image)
        return verdict if verdict.changed else Verdict(SAME, image=current.image)
    mine = {name: value for name, value in patch.items() if not same_value(name, value, current.image.get(name))}
    if op == INSERT:
        base = dict.fromkeys(fields) | patch
    theirs = [name for name in fields if base and not same_value(name, current.image.get(name), base.get(name))]
    if not mine:
        told = tuple(name for name in theirs if name not in patch)
        return Verdict(MERGED if told else SAME, image=current.image, fields=told)
    if op == INSERT or base is None:
        return Verdict(CONFLICT, OTHER_PLOT, fields=tuple(mine))
    if is_retired(current.image):
        return Verdict(CONFLICT, RETIRED_SINCE, fields=tuple(mine))
    if patch.get("status") == RETIRED and theirs:
        return Verdict(CONFLICT, EDITED_SINCE, fields=tuple(theirs))
    disputed = {*map(group, mine)} & {*map(group, theirs)}
    if disputed:
        both = {*mine, *theirs}
        apart = tuple(name for name in fields if name in both and group(name) in disputed)
        return Verdict(CONFLICT, CHANGED_SINCE, fields=apart)
    return _taken(MERGED if theirs else APPLIED, mine, current.image, tuple(theirs))


def _taken(status: str, patch: Image, image: Image, fields: tuple[str, ...] = ()) -> Verdict:
    changed = tuple(name for name, value in patch.items() if value != image.get(name))
    return Verdict(status, image={**image, **patch}, changed=changed, fields=fields)


def same_value(name: str, first: str | None, second: str | None) -> bool:
    """Tell whether two values of a field mean the same: shapes on the millimetre grid, no status is in force."""
    if name == "status":
        return (first or IN_FORCE) == (second or IN_FORCE)
    return same_shape(first, second) if name == GEOMETRY else first == second


def is_retired(image: Image) -> bool:
    """Tell whether the plot no longer exists in law."""
    return image.get("status") == RETIRED


NumberKey = str


def number_key(image: Image) -> NumberKey | None:
    """Return what no two plots in force may share, the same as rule A03 judges; None for a plot without a number."""
    if is_retired(image) or not image.get("sheet_number") or not image.get("plot_number"):
        return None
    return "|".join(normalised(image.get(name)) for name in KEY)


def repeated_numbers(
    wanted: dict[str, NumberKey | None], held: dict[str, NumberKey | None], others: dict[NumberKey, str]
) -> dict[str, str]:
    """Return the plots whose number another plot keeps, with that plot: looked at when all changes are in, so that
    two plots may swap their numbers in one push.

    Parameters
    ----------
    wanted : dict of uid to key
        Number after the change, in the order the changes came.
    held : dict of uid to key
        Number in the store before.
    others : dict of key to uid
        Numbers of plots that no change touches.
    """
    refused: dict[str, str] = {}
    while True:
        owners = dict(others)
        owners |= {held[uid]: uid for uid in refused if held.get(uid)}
        owners |= {key: uid for uid, key in wanted.items() if uid not in refused and key and key == held.get(uid)}
        found = {}
        for uid, key in wanted.items():
            if uid in refused or key is None:
                continue
            owner = owners.setdefault(key, uid)
            if owner != uid:
                found[uid] = owner
        if not found:
            return refused
        refused |= found
