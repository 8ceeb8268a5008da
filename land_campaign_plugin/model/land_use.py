"""Land uses of a plot: codes of the current list, joined by ``+`` where a plot has several.

List: resources/catalogues/land_use_codes.csv (Land Law 2024 Art. 9, Decree 102/2024, TT 08/2024, and the
legacy codes of the live national list).
"""

import re
from functools import lru_cache

from .catalogues import group_codes, land_use_codes

RIGHT, UNKNOWN, GROUP, RETIRED, MALFORMED = "", "unknown", "group", "retired", "malformed"
_CODE = re.compile(r"[A-Z]+")


@lru_cache(maxsize=1)
def farm_uses() -> frozenset[str]:
    """Return the codes of farm land (group NNP), retired ones by what they became."""
    codes = land_use_codes()
    current = {code for code, use in codes.items() if use.group.startswith("NNP")}
    return frozenset(current | {code for code, use in codes.items() if use.successor in current})


@lru_cache(maxsize=4096)
def judge(value: str | None) -> str:
    """Return what is wrong with a plot's land use, `RIGHT` if nothing; a missing one is not judged."""
    text = (value or "").strip().upper()
    if not text:
        return RIGHT
    verdicts = {_judge_one(part.strip()) for part in text.split("+")}
    for verdict in (UNKNOWN, GROUP, MALFORMED, RETIRED):
        if verdict in verdicts:
            return verdict
    return RIGHT


def suggest(value: str | None) -> str | None:
    """Return the land use that a faulty one most likely means, or None where that is not certain."""
    words = _CODE.findall((value or "").upper())
    parts = [_successor(word) for word in words]
    return "+".join(dict.fromkeys(parts)) if parts and all(parts) else None


def _judge_one(code: str) -> str:
    known = land_use_codes().get(code)
    if known is not None:
        return RIGHT if known.current else RETIRED
    if code in group_codes():
        return GROUP
    words = _CODE.findall(code)
    several = len(words) > 1 and all(word in land_use_codes() for word in words)
    return MALFORMED if several else UNKNOWN


def _successor(code: str) -> str | None:
    use = land_use_codes().get(code)
    if use is None:
        return None
    if use.current:
        return code
    return use.successor if use.successor in land_use_codes() else None
