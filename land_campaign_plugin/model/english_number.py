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
_REST = {
    "they are listed": "it is listed",
    "they are as they were when they were not": "it is as it was when it was not",
    "that they hang together": "that it hangs together",
    "as they were before the push": "as it was before the push",
    "Check and push them.": "Check and push it.",
    "yours stay,": "yours stays,",
    "what they were when they were entered: enter them": "what it was when it was entered: enter it",
    "though their plot": "though its plot",
    "with their records": "with its records",
    "with their numbers and hashes": "with its number and hash",
    "; their plots stay": "; its plots stay",
    "what their record says, and stay": "what its record says, and stays",
    "of flags have none": "of flags has none",
    "of others wait in": "of others waits in",
    "changed by others wait in": "changed by others waits in",
    "communes are in {path}": "communes is in {path}",
}
"""What our templates say further on of the things that are counted: a pronoun, a verb after another noun."""
_NAMED = re.compile(r"\bPlots \{plots\}( lie\b)")


@lru_cache(maxsize=1024)
def for_one(template: str, names: tuple[str, ...]) -> str:
    """Return an English template as it reads where each of the places `names` holds a 1."""
    places = "|".join(map(re.escape, names))
    said = re.sub(_MANY.format(names=places), _singular, template)
    if said == template:
        return said
    said = re.sub(_SUBJECT.format(names=places), lambda clause: _VERB.sub(_agreeing, clause[0]), said)
    for several, one in _REST.items():
        said = said.replace(several, one)
    return said


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
