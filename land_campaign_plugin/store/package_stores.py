"""A package as a store: one that takes changes in to carry them away, and one that gives the answers it brought.

So that pushing and pulling are the same whether a line, a gateway or a stick lies between an office and its store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.errors import BadInput, CampaignError
from ..model.language import QT_TRANSLATE_NOOP
from ..model.tables import PlotTable
from .contract import Answer, Change, FeedEntry
from .images import Image
from .package_file import Package
from .package_key import PackageKey
from .package_papers import THERE, Papers, named_in
from .package_plots import newest, newest_records, table_of
from .travel import answer_of, change_data, entry_of, packed, parted, unpacked, weight_of

FORMAT = 1
MOST_CHANGES, MOST_BYTES = 100_000, 256 * 1024 * 1024
"""What one package carries; the rest goes with the next one, after the answers."""
_PART = 5_000
_FULL = QT_TRANSLATE_NOOP("core", "The package is full; what is left goes with the next one.")
_NEWER = QT_TRANSLATE_NOOP("core", "{path} was written by another version of the plugin.")
_UPDATE = QT_TRANSLATE_NOOP("core", "Let both sides use the same version.")


@dataclass(frozen=True)
class _Open:
    """A conflict of which nothing is known here but that it waits."""

    state: str = "open"


class Full(CampaignError):
    """The package holds what it can; the rest waits for the next one."""


class Outgoing:
    """A store that answers nothing: what is pushed to it goes into a package.

    Parameters
    ----------
    store : str
        Id of the store that the package is for, empty where that is not known yet.
    crs : str
        WKT of the work copy.
    head : str
        What the store said last of how far it is.
    said : dict, optional
        What it said last of whom it understands.
    """

    most = _PART

    def __init__(self, store: str, crs: str, head: str = "", said: dict | None = None):
        self.id, self.crs = store, crs
        self.said = said or {"meta": {}}
        self.parts: list[tuple[str, list[dict]]] = []
        self.wanted: dict[str, int] = {}
        self.watched: set[str] = set()
        self.behind: dict[str, set[str]] = {}
        """Plots (kind "") and records that a pull left out, by kind: the answers are to bring them."""
        self.told: list[dict] = []
        self.named: set[str] = set()
        """Contents of papers that the changes name."""
        self.papers = Papers()
        self._head = head
        self._cids: set[str] = set()
        self._weight = 0

    @property
    def count(self) -> int:
        """How many changes the package holds."""
        return len(self._cids)

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Put changes into the package; none is answered yet."""
        fresh = [change_data(change) for change in request if change.cid not in self._cids]
        weight = sum(map(weight_of, fresh))
        if self.parts and (self.count + len(fresh) > MOST_CHANGES or self._weight + weight > MOST_BYTES):
            raise Full(_FULL)
        self.named |= named_in(request)
        for part in parted(fresh, self.most, _group_of):
            self.parts.append((batch, part))
        self._cids |= {each["cid"] for each in fresh}
        self._weight += weight
        return []

    def head(self) -> str:
        """Return what the store said last."""
        return self._head

    def communes(self) -> dict[str, int]:
        """Return nothing: how far the store is, is seen where the package is taken in."""
        return {}

    def plots(self, uids: Iterable[str]) -> dict[str, object]:
        """Note the plots that the answers are to bring."""
        return self.records("", uids)

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Note the plots whose former state the answers are to bring; there is nothing of them here."""
        self.wanted |= wanted
        return {}

    def conflicts(self, cids: Iterable[str]) -> dict[str, object]:
        """Note the conflicts whose end the answers are to tell; as far as is known here they are open."""
        cids = list(cids)
        self.watched |= {*cids}
        return dict.fromkeys(cids, _Open())

    def resolve(self, decisions: Iterable[object], batch: str) -> list:
        """Put decisions about conflicts into the package; none is answered yet."""
        self.told.append({"call": "resolve", "values": packed([list(decisions), batch])})
        return []

    def refer(self, cids: Iterable[str], note: str) -> list:
        """Put conflicts that go to a reviewer into the package; none is answered yet."""
        self.told.append({"call": "refer", "values": packed([list(cids), note])})
        return []

    def records(self, kind: str, uids: Iterable[str]) -> dict:
        """Note the records that the answers are to bring."""
        self.behind.setdefault(kind, set()).update(uids)
        return {}

    def personal(self, uids: Iterable[str], purpose: str = "") -> dict:
        """Return nothing: the answers bring the values of people."""
        return {}

    def sections(self, about: dict) -> Iterator[dict]:
        """Yield what the package is made of."""
        yield {"section": "about", "format": FORMAT, **about}
        for part in parted(self.told):
            yield {"section": "told", "calls": part}
        if self.watched:
            yield {"section": "watched", "conflicts": sorted(self.watched)}
        for part in parted([{"uid": uid, "ver": ver} for uid, ver in self.wanted.items()]):
            yield {"section": "wanted", "plots": part}
        for kind, uids in sorted(self.behind.items()):
            for part in parted(sorted(uids)):
                yield {"section": "behind", "kind": kind, "uids": part}
        for batch, changes in self.parts:
            yield {"section": "changes", "batch": batch, "changes": changes}
        yield from self.papers.sections()


class Answered:
    """The store as a package of answers knows it.

    Parameters
    ----------
    package : Package
    key : PackageKey
    """

    most = 10**9

    def __init__(self, package: Package, key: PackageKey):
        self._name = package.name
        self.about: dict = {}
        self.end: dict = {}
        self.former: dict[str, tuple[int, Image]] = {}
        """What was asked for: version and image of plots that were edited while nobody looked."""
        self.here: dict[str, int] = {}
        """How far the work copy is, by commune."""
        self._answers: dict[str, Answer] = {}
        self._beside: dict[str, dict[str, object]] = {}
        self._feed: dict[str, list[FeedEntry]] = {}
        self._gone: dict[str, list[tuple[int, str, int]]] = {}
        self.papers: list[str] = []
        """Contents of papers that the store has since the package."""
        try:
            for section in package.sections(key):
                self._read(section)
            self.id, self.crs, self.to = self.about["store"], self.about["crs"], self.about["to"]
            self.succeeds, self.said = tuple(self.about["succeeds"]), dict(self.about["said"])
            self._merged = dict(self.about["merged"])
            self.reached = {code: tuple(place) for code, place in self.end["reached"].items()}
            """Commune -> where its history begins and ends here, and where it ends in the store."""
            self._head, self.full = self.end["head"], self.end["full"]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise other_version(self._name) from None

    def _read(self, section: dict) -> None:
        kind = section["section"]
        if kind == "about":
            if section["format"] != FORMAT:
                raise other_version(self._name)
            self.about = section
        elif kind == "answers":
            self._answers |= {each["cid"]: answer_of(each) for each in section["answers"]}
        elif kind == "images":
            self.former |= {each["uid"]: (int(each["ver"]), each["image"]) for each in section["plots"]}
        elif kind == "beside":
            self._beside.setdefault(section["what"], {}).update(map(unpacked, section["items"]))
        elif kind == "feed":
            self._feed.setdefault(section["commune"], []).extend(map(entry_of, section["entries"]))
        elif kind == "departures":
            gone = [(int(number), str(uid), int(ver)) for number, uid, ver in section["plots"]]
            self._gone.setdefault(section["commune"], []).extend(gone)
        elif kind == THERE:
            self.papers += map(str, section["there"])
        elif kind == "end":
            self.end = section

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Return the answers that the package brought to these changes."""
        return [self._answers[change.cid] for change in request if change.cid in self._answers]

    def head(self) -> str:
        """Return how far the store was."""
        return self._head

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Return the plots that were asked for, as they were."""
        there = {uid: self.former[uid] for uid in wanted if uid in self.former}
        return {uid: image for uid, (ver, image) in there.items() if ver == wanted[uid]}

    def merged(self) -> dict[str, str]:
        """Return the codes of communes that ended, each with that of the commune it was merged into."""
        return self._merged

    def conflicts(self, cids: Iterable[str]) -> dict:
        """Return the conflicts that were asked for, as they stood."""
        return self._found("conflicts", cids)

    def resolve(self, decisions: Iterable[object], batch: str) -> list:
        """Return what the store did with decisions that the package told it."""
        return list(self._found("resolutions", [each.cid for each in decisions]).values())

    def refer(self, cids: Iterable[str], note: str) -> list:
        """Return what the store did with conflicts that went to a reviewer."""
        return list(self._found("resolutions", cids).values())

    def plots(self, uids: Iterable[str]) -> dict:
        """Return the plots of conflicts that ended, and those that others changed since an answer that was lost."""
        return self._found("plots", uids)

    def personal(self, uids: Iterable[str], purpose: str = "") -> dict[str, Image]:
        """Return the values of people who came along."""
        return self._found("personal", uids)

    def records(self, kind: str, uids: Iterable[str]) -> dict:
        """Return records of other communes that came along."""
        return self._found(f"records {kind}", uids)

    def commune_records(self, commune: str) -> list[tuple[str, str, int, Image]]:
        """Return the records of `commune` as its history, from the beginning on, leaves them."""
        return newest_records(self._feed.get(commune, []))

    def _found(self, what: str, keys: Iterable[str]) -> dict:
        there = self._beside.get(what, {})
        return {key: there[key] for key in keys if key in there}

    def communes(self) -> dict[str, int]:
        """Return how far each commune can be brought: as far as the package reaches, or as it stands already."""
        reached = {code: end for code, (_, end, _) in self.reached.items()}
        return {code: max(reached.get(code, 0), self.here.get(code, 0)) for code in reached | self.here}

    def feed(self, commune: str, after: int, limit: int) -> list[FeedEntry]:
        """Return the history of `commune` that follows number `after`, at most `limit` entries."""
        return [entry for entry in self._feed.get(commune, ()) if entry.seq > after][:limit]

    def departures(self, commune: str, after: int) -> list[tuple[int, str, int]]:
        """Return the plots that left `commune` since departure `after`: number, uid, version by which they did."""
        return [each for each in self._gone.get(commune, ()) if each[0] > after]

    def checkout(self, commune: str, sheets: Sequence[str] | None = None) -> tuple[PlotTable, int, str]:
        """Return the plots in force of `commune`, or some sheets of it, as its history leaves them."""
        entries = self._feed.get(commune, [])
        last = entries[-1] if entries else None
        rows = [row for row in newest(entries) if sheets is None or (row[2]["sheet_number"] or "") in sheets]
        return table_of(rows, self.crs), last.seq if last else 0, last.hash if last else ""


def other_version(name: str) -> BadInput:
    """Return the error for a package that opens and yet cannot be understood."""
    return BadInput(_NEWER, _UPDATE, path=name)


def _group_of(change: dict) -> object:
    """Return what a change stands or falls with, or itself."""
    body = change["body"] or ""
    if '"group":{' not in body:
        return change["cid"]
    group = json.loads(body).get("group")
    return ("group", group["id"]) if group else change["cid"]
