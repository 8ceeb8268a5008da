"""One plot is, two plots are: English templates are written for several, and read here for one.

Vietnamese has no such forms. What stands in the places of a template is never touched.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOUNS = (
    "plot record change thing sheet commune row finding text shape difference conflict exception edit document paper"
    " error place seal line file certificate area value right holder code number correction corner zero label outline"
    " drawing workbook version seam push batch boundary person"
)
_PLURALS = {f"{noun}s": noun for noun in _NOUNS.split()} | {
    "pushes": "push",
    "batches": "batch",
    "boundaries": "boundary",
    "people": "person",
}
_VERBS = {"are": "is", "were": "was", "have": "has", "do": "does", "go": "goes"} | {
    verb: f"{verb}s" for verb in ("wait", "hang", "remain", "lie", "stay", "differ", "move", "need", "stand", "close")
}
_NOUN = r"\{{(?:{names})\}}(?: (?:new|edited|open|other|more|invented|earlier|safe|scanned))? "
_MANY = _NOUN + "(?:" + "|".join(sorted(_PLURALS, key=len, reverse=True)) + r")\b"
_SUBJECT = "(?<!of )(?<!of the )" + _NOUN + "(?:" + "|".join(_PLURALS.values()) + r")\b[^.:;,]*"
"""The noun, and its clause: what is said of it, unless it only belongs to something else."""
_VERB = re.compile(r"(?<!they )(?<!not )(?<!to )(?<!s )(?<!s that )\b(?:" + "|".join(_VERBS) + r")\b")
_NAMED = re.compile(r"\bPlots \{plots\}( lie\b)")


@lru_cache(maxsize=1024)
def for_one(template: str, names: tuple[str, ...]) -> str:
    """Return an English template as it reads where each of the places `names` holds a 1."""
    places = "|".join(map(re.escape, names))
    said = re.sub(_MANY.format(names=places), _singular, template)
    return re.sub(_SUBJECT.format(names=places), lambda clause: _VERB.sub(_agreeing, clause[0]), said)


def _singular(match: re.Match) -> str:
    before, _, noun = match[0].rpartition(" ")
    return f"{before} {_PLURALS[noun]}"


def _agreeing(match: re.Match) -> str:
    return _VERBS[match[0]]


@lru_cache(maxsize=1024)
def for_one_plot(template: str) -> str:
    """Return an English template about plots that are named as it reads where one is."""
    said = _NAMED.sub("Plot {plots} lies", template)
    return said if said == template else said.replace(" their coordinates", " its coordinates")
