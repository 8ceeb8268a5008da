"""The store's side of a package: what came in, and what goes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .contract import BLOCKED, REJECTED, Answer, Change, FeedEntry, Store
from .package_file import Package
from .package_key import PackageKey
from .package_papers import SECTION, THERE, take_in
from .package_plots import kind_of
from .package_stores import FORMAT, other_version
from .travel import answer_data, change_of, packed, parted, unpacked

PAGE, MOST_LINES = 5_000, 200_000
"""Lines of history read at once, and in one package of answers; the next brings the rest."""
_PARTY, _RIGHT = "party", "right"
_OPEN = "open"


class Incoming:
    """What an office's package says.

    Parameters
    ----------
    package : Package
    key : PackageKey

    Raises
    ------
    BadInput
        It does not open, or is not understood.
    """

    def __init__(self, package: Package, key: PackageKey):
        self.parts: list[tuple[str, list[Change]]] = []
        """Changes, batch by batch."""
        self.wanted: dict[str, int] = {}
        """Plots whose former state is asked for, and at which version."""
        self.behind: dict[str, list[str]] = {}
        """Plots (kind "") and records that a pull left out there, by kind."""
        self.watched: list[str] = []
        """Conflicts that are asked for."""
        self.resolutions: dict[str, object] = {}
        """What became of decisions that the package told."""
        self.papers: set[str] = set()
        """Contents of papers that the package holds."""
        self._package, self._key = package, key
        self._told: list[tuple[str, list]] = []
        about: dict = {}
        try:
            for section in package.sections(key):
                if section["section"] == "about":
                    about = section
                else:
                    self._read(section)
            if about["format"] != FORMAT:
                raise other_version(package.name)
            self.store, self.crs, self.version = str(about["store"]), str(about["crs"]), str(about["version"])
            self.left = {str(code): int(number) for code, number in about.get("left", {}).items()}
            """Up to which number plots that left a commune were seen, by commune."""
            self.cursors = {str(code): (int(seq), str(digest)) for code, (seq, digest) in about["cursors"].items()}
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            raise other_version(package.name) from None

    def _read(self, section: dict) -> None:
        kind = section["section"]
        if kind == "changes":
            self.parts.append((str(section["batch"]), [change_of(each) for each in section["changes"]]))
        elif kind == "wanted":
            self.wanted |= {str(each["uid"]): int(each["ver"]) for each in section["plots"]}
        elif kind == "behind":
            self.behind.setdefault(str(section["kind"]), []).extend(map(str, section["uids"]))
        elif kind == "watched":
            self.watched += map(str, section["conflicts"])
        elif kind == SECTION:
            self.papers.add(str(section["sha256"]))
        elif kind == "told":
            for each in section["calls"]:
                if each["call"] not in ("resolve", "refer"):
                    raise ValueError(each["call"])
                self._told.append((each["call"], unpacked(each["values"])))

    def take_papers(self, store: Store) -> tuple[list[str], list[str]]:
        """Hand the papers to the store, after the changes that name them; return those it has, and those it refused."""
        return take_in(self._package.sections(self._key), store) if self.papers else ([], [])

    def tell(self, store: Store) -> None:
        """Tell the store what was decided about conflicts, before the changes that may end others."""
        for call, values in self._told:
            self.resolutions |= {each.cid: each for each in getattr(store, call)(*values)}


class Answering:
    """What goes back to an office: answers, what it asked for, and the history since where it was.

    Parameters
    ----------
    store : Store
        As the person sees it.
    said : Incoming
    answers : list of Answer
        To its changes.
    papers : iterable of str
        Contents that the store has now.
    """

    def __init__(self, store: Store, said: Incoming, answers: list[Answer], papers: Iterable[str] = ()):
        self._store, self._said, self._answers, self._papers = store, said, answers, papers
        self.lines = 0
        """Lines of history that went along."""

    def sections(self, number: str) -> Iterator[dict]:
        """Yield what the package is made of; `number` is the id of the one that it answers."""
        store, said = self._store, self._said
        about = {"to": number, "store": store.id, "crs": store.crs, "succeeds": list(getattr(store, "succeeds", ()))}
        merged = store.merged()
        yield {"section": "about", "format": FORMAT, **about, "said": said_to_person(store), "merged": merged}
        for part in parted(map(answer_data, self._answers)):
            yield {"section": "answers", "answers": part}
        if said.wanted:
            images = store.images(said.wanted)
            former = [{"uid": uid, "ver": said.wanted[uid], "image": image} for uid, image in images.items()]
            for part in parted(former):
                yield {"section": "images", "plots": part}
        yield {"section": THERE, "there": sorted(self._papers)}
        yield from self._decided()
        head, heads = store.head(), store.communes()
        # Of a commune that was merged since, the one of today comes from its beginning, as with a pull
        cursors = {merged.get(code, code): 0 for code in said.cursors}
        cursors |= {code: seq for code, (seq, _) in said.cursors.items() if code not in merged}
        reached = {}
        for code, seq in cursors.items():
            end = seq
            while end < heads.get(code, 0) and self.lines < MOST_LINES:
                page = store.feed(code, end, PAGE)
                if not page:
                    break
                for part in parted(map(vars, page)):
                    yield {"section": "feed", "commune": code, "entries": part}
                yield from self._people(page)
                self.lines += len(page)
                end = page[-1].seq
            yield from self._gone(code)
            reached[code] = [seq, end, max(heads.get(code, 0), end if end > seq else 0)]
        yield {"section": "end", "head": head, "reached": reached, "full": self.lines >= MOST_LINES}

    def _decided(self) -> Iterator[dict]:
        """Yield how conflicts ended, and the plots as they are since."""
        store, said = self._store, self._said
        yield from _beside("resolutions", said.resolutions)
        if said.watched and hasattr(store, "conflicts"):
            found = store.conflicts(said.watched)
            yield from _beside("conflicts", found)
            over = [each for each in found.values() if each.state != _OPEN]
            ended = {each.uid for each in over if not each.record}
            yield from _beside("plots", store.plots(ended) if ended else {})
            for kind in sorted({each.record for each in over} - {""}):
                records = store.records(kind, [each.own_uid for each in over if each.record == kind])
                yield from _beside(f"records {kind}", records)
                if kind == _PARTY and records:
                    yield from _beside("personal", store.personal(list(records)))
        late = {each.uid for each in self._answers if each.replay or each.status in (REJECTED, BLOCKED)}
        late |= {*said.behind.pop("", ())}
        yield from _beside("plots", store.plots(late) if late else {})  # asked for by verbs/catch_up.py
        for kind, uids in said.behind.items():
            records = store.records(kind, uids)
            yield from _beside(f"records {kind}", records)
            if kind == _PARTY and records:
                yield from _beside("personal", store.personal(list(records)))
        people = [answer.uid for answer in self._answers if answer.image and "citizen_number" in answer.image]
        if people:
            yield from _beside("personal", store.personal(people))

    def _gone(self, code: str) -> Iterator[dict]:
        """Yield the plots that went to another commune since the office looked last."""
        gone = self._store.departures(code, self._said.left.get(code, 0))
        for start in range(0, len(gone), PAGE):
            plots = [list(each) for each in gone[start : start + PAGE]]
            yield {"section": "departures", "commune": code, "plots": plots}

    def _people(self, page: Iterable[FeedEntry]) -> Iterator[dict]:
        """Yield the values of the people in a page, and the people of other communes who have a right in a plot."""
        people = {entry.uid for entry in page if kind_of(entry) == _PARTY}
        holders = {entry.image.get("party_uid") for entry in page if kind_of(entry) == _RIGHT} - people - {None}
        if holders:
            foreign = self._store.records(_PARTY, sorted(holders))
            yield from _beside(f"records {_PARTY}", foreign)
            people |= foreign.keys()
        if people:
            yield from _beside("personal", self._store.personal(sorted(people)))


def said_to_person(store: Store) -> dict:
    """Return what a store says of itself and the person; a password is not what they come in by."""
    return {name: value for name, value in store.said.items() if name != "password_until"}


def _beside(what: str, found: dict[str, object]) -> Iterator[dict]:
    for part in parted([packed(pair) for pair in found.items()]):
        yield {"section": "beside", "what": what, "items": part}
