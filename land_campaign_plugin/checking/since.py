"""What became of the findings of an earlier check: gone, still there, and what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ..model.findings import CLEAN, FINDINGS, FindingTable, Outcome
from ..native import shapely

_NEAR_M = 1.0
_NAMED_BY = ("rule", "sub_code", "labels", "field", "record")


@dataclass(frozen=True)
class Since:
    """How two checks differ, in findings.

    Parameters
    ----------
    gone, still, new : int
        Of rules that the later check could apply.
    unseen : int
        Findings of the earlier check by rules that had nothing to check in the later one, or could not run.
    unseen_rules : tuple of str
        Those rules.
    """

    gone: int
    still: int
    new: int
    unseen: int = 0
    unseen_rules: tuple[str, ...] = ()


def since(earlier: FindingTable, now: FindingTable, outcomes: dict[str, Outcome]) -> Since:
    """Compare the findings of two checks.

    A finding is the same where its fingerprint is. The permanent id of a plot that a source gives none changes with
    its shape, and fingerprints with it: so those left over are the same, too, where rule, kind and plots are and the
    places lie no more than 1 m apart.

    Parameters
    ----------
    outcomes : dict of str to Outcome
        Of the later check; rules that it left out are not compared.
    """
    applied = {code for code, outcome in outcomes.items() if outcome.outcome in (CLEAN, FINDINGS)}
    unseen = earlier.take(_of_rules(earlier, outcomes.keys() - applied))
    before, after = earlier.take(_of_rules(earlier, applied)), now.take(_of_rules(now, applied))
    old, new = _left_over(before, after["fingerprint"]), _left_over(after, before["fingerprint"])
    again = _again(old, new)
    gone = len(old) - again
    rules = tuple(sorted(set(unseen["rule"].tolist())))
    return Since(gone, len(before) - gone, len(new) - again, len(unseen), rules)


def _of_rules(findings: FindingTable, rules: Collection[str]) -> np.ndarray:
    return np.fromiter((rule in rules for rule in findings["rule"]), dtype=bool, count=len(findings))


def _left_over(findings: FindingTable, others: np.ndarray) -> FindingTable:
    known = set(others.tolist())
    return findings.take(
        np.fromiter((one not in known for one in findings["fingerprint"]), dtype=bool, count=len(findings))
    )


def _again(old: FindingTable, new: FindingTable) -> int:
    """Return how many old findings have a new one of the same rule, kind and plots at their place, one to one."""
    waiting = defaultdict(list)
    for row, key in enumerate(_keys(new)):
        waiting[key].append(row)
    count = 0
    for row, key in enumerate(_keys(old)):
        places = waiting.get(key, [])
        if not places:
            continue
        apart = [_apart(old.geometry[row], new.geometry[place]) for place in places]
        nearest = int(np.argmin(apart))
        if apart[nearest] <= _NEAR_M:
            del places[nearest]
            count += 1
    return count


def _keys(findings: FindingTable):
    return zip(*(findings[name].tolist() for name in _NAMED_BY), strict=True)


def _apart(one, other) -> float:
    bare = [shape is None or shape.is_empty for shape in (one, other)]
    if any(bare):
        return 0.0 if all(bare) else np.inf
    return float(shapely.distance(one, other))
