"""Permanent ids out of the ids that a source numbers its rows by.

A UUID is kept, in its canonical spelling. Any other id (``17``, ``C1``, ``P-0007``) is one only within the tables of
the commune that gave it: it becomes a UUIDv5 of commune, table and id, the same for the row that has it and for the
rows that name it, and the same at a reload. Two communes that number their holders from 1 so have different ones.

*Whose numbers* are those of a source: of the commune that nearly all its plots lie in. Those of a source with several
communes are its own again, told by the commune that most plots lie in: nobody can tell whether one office gave them to
all, and two people taken for one harm more than one person taken for two. The exception is a holder whose id is a valid
citizen number, which the state gives once: it is the same wherever it stands. Where no commune is named, ids stay.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from ..model.citizen_number import RIGHT, judge_one
from ..model.language import QT_TRANSLATE_NOOP, Loud
from ..model.records import LINKS, RECORD_TABLES
from .uids import seed_of, uid_after, uids_after

PLOT, PARTY = "plot", "party"
OWN_NUMBERS = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "{count} ids of {path} are numbers of its own, and no field says of which commune: they stay as they are, and "
        "in the central store they may meet the same numbers of another commune. Say which field holds the commune "
        "and load anew, on the command line with --map commune=FIELD.",
    )
)
SAME_NUMBERS = Loud(
    QT_TRANSLATE_NOOP(
        "core",
        "{count} of these rows of the table {table} say otherwise than the earlier rows with their ids. If each file "
        "numbers its rows from 1, put letters that tell the files apart before the ids of one of them, such as B-17 "
        "for 17, wherever they stand in it, and load all files anew.",
    )
)
IsHere = Callable[[str, str], bool]
"""Tells whether a row of a table (or plot) has an id just as a source gives it."""
_NEARLY_ALL = 0.9
_SEVERAL = "+"
_COMMUNE_DIGITS, _CITIZEN_DIGITS = 5, 12
_SHORTEST = 32
_MOST_KNOWN = 500_000
"""Ids of a table that are remembered at most, some 100 MB: a commune has less."""
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_CANONICAL = re.compile(_UUID)
_ALL_CANONICAL = re.compile(f"(?:{_UUID}\n)*")
_ANY_SPELLING = re.compile(
    r"(?:urn:uuid:)?\{?[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}\}?", re.IGNORECASE
)
_LINKS = {table: [(name, LINKS[name]) for name in columns if name in LINKS] for table, columns in RECORD_TABLES.items()}


def canonical(said: str) -> str | None:
    """Return a UUID in lower case with hyphens, whichever way it is spelt; None for any other id."""
    if _CANONICAL.fullmatch(said):
        return said
    bare = said.strip()
    return str(uuid.UUID(bare)) if _ANY_SPELLING.fullmatch(bare) else None


def numbered_by(communes: Iterable[object] | Mapping[object, int]) -> str:
    """Return whose numbers the ids of a source are, by the commune of (some of) its plots; empty where none says one.

    Parameters
    ----------
    communes : iterable, or mapping to int
        Codes as texts, bytes or numbers, None where missing; as a mapping, how many plots have each.
    """
    counts: Counter[str] = Counter()
    for value, count in Counter(communes).items():
        if code := _code(value):
            counts[code] += count
    if not counts:
        return ""
    most = max(counts.values())
    first = min(code for code, count in counts.items() if count == most)
    return first if most >= _NEARLY_ALL * counts.total() else first + _SEVERAL


def _code(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
    text = "" if value is None else str(value).strip()
    return text.zfill(_COMMUNE_DIGITS) if isinstance(value, int) else text


@lru_cache(64)
def _seed(numbering: str, kind: str):
    return seed_of(f"own|{numbering}|{kind}|".encode())


class PermanentIds:
    """Makes the permanent ids of one source's rows.

    Parameters
    ----------
    numbering : str
        Whose numbers its ids are, as `numbered_by` says.

    Attributes
    ----------
    is_here : callable, optional
        An id that the work copy has just as it stands, from before ids were made, stays so: its row is that row.
    made : dict of (str, str) to str
        What the source says, by table and permanent id, for ids of rows that were made since it was emptied last.
    named : dict of (str, str) to str, optional
        The same for ids by which rows name others; None to remember none.
    has_made : bool
        Whether any id was made.
    ahead : dict of (str, str) to str
        The same for ids by which rows named others before these came, as far as they were remembered.
    has_forgotten : bool
        Whether there were more ids than are remembered, so that `ahead` holds some that did come before.
    unplaced : int
        Ids that stayed because no commune is named.
    """

    def __init__(self, numbering: str, *, remember_named: bool = False):
        self.numbering = numbering
        self.made: dict[tuple[str, str], str] = {}
        self.named: dict[tuple[str, str], str] | None = {} if remember_named else None
        self.ahead: dict[tuple[str, str], str] = {}
        self.has_forgotten = False
        self.unplaced = 0
        self.has_made = False
        self.is_here: IsHere | None = None
        self._instead: dict[str, str] = {}
        self._known: dict[str, dict[str, str]] = {}

    @property
    def commune(self) -> str:
        """The commune that (most of) the plots lie in."""
        return self.numbering.rstrip(_SEVERAL)

    def of(self, kind: str, said: str) -> str:
        """Return the permanent id of the row of a table (or plot) that a source calls `said`."""
        if self.is_here is not None and not _CANONICAL.fullmatch(said) and self.is_here(kind, said):
            return said
        found = canonical(said) if len(said) >= _SHORTEST else None
        if found is not None:
            return found
        numbering = self.numbering
        if kind == PARTY and len(said) == _CITIZEN_DIGITS and said.isdigit() and judge_one(said) == RIGHT:
            numbering = "citizen"
        if not numbering:
            self.unplaced += 1
            return said
        self.has_made = True
        return uid_after(_seed(numbering, kind), said.encode("utf-8", "replace"))

    def plots(self, said: np.ndarray) -> np.ndarray:
        """Return the permanent ids of plots, None where the source gives none."""
        return np.array([None, *self._all(PLOT, said.tolist(), self.made)], dtype=object)[1:]

    def rows(self, table: str, rows: Sequence[dict]) -> None:
        """Put permanent ids in the place of those of rows of a record table, and of those that they name."""
        if not rows or table not in RECORD_TABLES:
            return
        self._column(rows, "uid", table, self.made)
        for name, kind in _LINKS[table]:
            self._column(rows, name, kind, self.named)

    def back(self, is_here: IsHere) -> dict[str, dict[str, str]]:
        """Return by table the ids that a work copy has just as the source gives them, by those made for them."""
        found: dict[str, dict[str, str]] = {}
        for (kind, uid), said in [*self.made.items(), *(self.named or {}).items()]:
            if is_here(kind, said):
                found.setdefault(kind, {})[uid] = said
        return found

    def instead(self, said: str, uid: str) -> None:
        """Let rows that name the plot `said` (a permanent id made before) mean the plot `uid`."""
        self._instead[said] = uid

    def _column(self, rows: Sequence[dict], name: str, kind: str, remember: dict | None) -> None:
        said = [row.get(name) for row in rows]
        if not any(said):
            return
        uids = self._all(kind, said, remember)
        if name != "uid" and kind == PLOT and self._instead:
            uids = [self._instead.get(uid, uid) for uid in uids]
        if uids is not said:
            for row, uid in zip(rows, uids, strict=True):
                if uid is not None:
                    row[name] = uid

    def _all(self, kind: str, said: list, remember: dict | None) -> list:
        given = [each for each in said if each]
        if _ALL_CANONICAL.fullmatch("\n".join([*given, ""]) if given else ""):
            return said
        known = self._known.setdefault(kind, {})
        if len(known) > _MOST_KNOWN:
            known.clear()
            self.has_forgotten = True
        fresh = [each for each in dict.fromkeys(given) if each not in known]
        known.update(zip(fresh, self._made(kind, fresh), strict=True))
        if remember is not None:
            remember.update(((kind, uid), each) for each in given if (uid := known[each]) != each)
        elif not self.has_forgotten:
            self.ahead.update(((kind, uid), each) for each in fresh if (uid := known[each]) != each)
        return [known.get(each, each) for each in said]

    def _made(self, kind: str, said: list[str]) -> list[str]:
        """Return what `of` gives for each; those that need no second look are made together."""
        if self.is_here is not None or not self.numbering:
            return [self.of(kind, each) for each in said]
        odd = [at for at, each in enumerate(said) if len(each) >= _SHORTEST]
        if kind == PARTY:
            odd += [at for at, each in enumerate(said) if len(each) == _CITIZEN_DIGITS]
        made = uids_after(_seed(self.numbering, kind), [each.encode("utf-8", "replace") for each in said])
        self.has_made |= len(odd) < len(said)
        for at in odd:
            made[at] = self.of(kind, said[at])
        return made
