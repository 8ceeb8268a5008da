"""One row three ways: as it was loaded last, as the export has it now, as it is here. Decided on images alone.

Fields stand or fall in groups (`model.change.record_group`): where both sides changed a group, and not to the same,
a person decides. What a plot was called before the merger is never taken away by a load.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from ..model.change import FORMER, record_group
from .images import Image
from .loaded import PLOT
from .loaded import names as columns
from .merge import same_value

NEW, UNCHANGED, TAKEN, KEPT, SAME, MERGED, CONFLICT, GONE = (
    "new", "unchanged", "taken", "kept", "same", "merged", "conflict", "gone",
)  # fmt: skip
OWN, OUTSIDE = "own", "outside"
COUNTED = (NEW, UNCHANGED, TAKEN, KEPT, SAME, MERGED, CONFLICT, GONE, OWN, OUTSIDE)
"""What becomes of a row. `TAKEN`: only they changed it. `KEPT`: only we did. `SAME`: both did the same. `MERGED`: they
changed some groups of fields and we others. `CONFLICT`: both changed a group differently. `GONE`: the export has it no
more. `OWN`: it was made here, the export never had it. `OUTSIDE`: the export is not about its commune."""
ROW_GONE, ROW_DELETED = "gone", "deleted"
"""Groups of a difference that is about a whole row: they have it no more; it was deleted here, and they changed it."""


@dataclass
class Outcome:
    """What a row comes to.

    Parameters
    ----------
    taken : dict
        Values of the export that the row here gets.
    conflicts : dict of str to tuple of str
        Fields that both changed, by group.
    base : dict
        The row that the next export is compared with: this export's, but for the groups in conflict.
    """

    status: str
    taken: Image = field(default_factory=dict)
    conflicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    base: Image = field(default_factory=dict)


def compare(table: str, base: Image | None, mine: Image | None, theirs: Image) -> Outcome:
    """Return what becomes of a row that both sides have, or that was deleted here.

    Parameters
    ----------
    base : dict or None
        As it was loaded last; None for a row that was made here: then a value that one side lacks is no dispute.
    mine : dict or None
        As it is here, None where it was deleted.
    theirs : dict
        As the export has it; fields that the export does not tell of are absent.
    """
    known = base is not None
    base = base if base is not None else dict.fromkeys(mine or theirs)
    theirs = {name: theirs.get(name, old) for name, old in base.items()}
    if mine is None:
        changed = tuple(name for name in base if not same_value(name, base[name], theirs[name]))
        if changed and known:
            return Outcome(CONFLICT, conflicts={ROW_DELETED: changed}, base=base)
        return Outcome(KEPT, base=theirs)
    if table == PLOT:
        theirs |= {name: base[name] for name in FORMER if theirs[name] is None and mine[name] is not None}
    touched = {record_group(table, name) for name in base if not base[name] == mine[name] == theirs[name]}
    taken: Image = {}
    conflicts: dict[str, tuple[str, ...]] = {}
    kept = same = False
    for group, names in _groups(table).items():
        if group not in touched:
            continue
        they = [name for name in names if not same_value(name, base[name], theirs[name])]
        we = [name for name in names if not same_value(name, base[name], mine[name])]
        apart = [name for name in names if not same_value(name, mine[name], theirs[name])]
        theirs_apart, ours_apart = set(they) & set(apart), set(we) & set(apart)
        if not theirs_apart:
            kept |= bool(ours_apart)
            same |= bool(they)
        elif not ours_apart and not (table == PLOT and _takes_away(mine, apart)):
            taken |= {name: theirs[name] for name in apart}
        else:
            conflicts[group] = tuple(apart)
    disputed = {name for names in conflicts.values() for name in names}
    after = {name: base[name] if name in disputed else theirs[name] for name in base}
    return Outcome(_status(taken, conflicts, kept, same), taken, conflicts, after)


@cache
def _groups(table: str) -> dict[str, tuple[str, ...]]:
    """Return the fields of a table by group."""
    groups: dict[str, tuple[str, ...]] = {}
    for name in columns(table):
        group = record_group(table, name)
        groups[group] = (*groups.get(group, ()), name)
    return groups


def _status(taken: Image, conflicts: dict, kept: bool, same: bool) -> str:
    if conflicts:
        return CONFLICT
    if taken:
        return MERGED if kept else TAKEN
    return KEPT if kept else SAME if same else UNCHANGED


def _takes_away(mine: Image, names: list[str]) -> bool:
    """Tell whether a former number that is there would be written over."""
    return any(name in FORMER and mine[name] is not None for name in names)
