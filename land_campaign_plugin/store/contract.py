"""What any central store promises, whatever keeps it: a GeoPackage on a disk today, PostgreSQL next.

A change is bytes that never change after they are sealed. The store answers each change once and for
all: the same bytes again get the same answer. A change says which version of the plot it was based on;
nothing that somebody else wrote since is ever overwritten.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from ..model.canonical_text import canonical_text
from ..model.tables import PlotTable
from .disputes import Decision, Dispute, Resolution
from .images import Image, canonical
from .versions import Batch, Version

if TYPE_CHECKING:
    from .comparing import Checksum

PROTOCOL = 1
INSERT, UPDATE, RETIRE = "I", "U", "D"
APPLIED, MERGED, SAME, CONFLICT, REJECTED = "applied", "merged", "same", "conflict", "rejected"
"""`SAME`: the store had all of it already; it got no new version and no line of history."""
BLOCKED = "blocked"
"""Nothing is wrong with the change itself: one that it follows on was not taken in."""
CID_REUSED, CLIENT_SEQ_REUSED = "cid_reused", "client_seq_reused"


@dataclass(frozen=True)
class Change:
    """One sealed change of one plot, or of one record of another kind.

    Parameters
    ----------
    cid : str
        The change's own id, fixed when it is sealed.
    op : str
        `INSERT`, `UPDATE` or `RETIRE`.
    base_ver : int
        Version of the plot that the change starts from; 0 for a plot that the store never had.
    body : bytes
        Canonical JSON of everything: what is above, the patch, findings, reason, client.
    sha256 : str
        Hash of `body`.
    kind : str
        What it is about: "" a plot, else one of `model.record_kinds.KINDS`.
    """

    cid: str
    uid: str
    op: str
    base_ver: int
    body: bytes
    sha256: str
    kind: str = ""

    def content(self) -> dict:
        """Return what `body` says."""
        return json.loads(self.body)


def seal(
    cid: str,
    uid: str,
    op: str,
    base_ver: int,
    patch: Image,
    *,
    client: str,
    client_seq: int,
    reason: str | None = None,
    findings: Iterable[dict] = (),
    ruleset: str = "",
    group: tuple[str, int] | None = None,
    parents: Iterable[str] = (),
    base_cid: str | None = None,
    kind: str = "",
    commune: str | None = None,
    resolves: tuple[str, str] | None = None,
) -> Change:
    """Freeze a change: from here on its bytes never change.

    Parameters
    ----------
    group : tuple of str and int, optional
        Id and number of the changes that stand or fall together: a split, a merge, a boundary moved in two plots. All
        of them come in one push.
    parents : iterable of str
        For a new plot, the plots whose land it is made of.
    base_cid : str, optional
        The change of the same plot that this one follows on, where it has no answer yet: the version that comes of it
        is what this one starts from, `base_ver` only says where both began.
    kind : str
        What the change is about, where it is no plot.
    commune : str, optional
        For a record that hangs on no plot of the store, such as a person: whose it is.
    resolves : tuple of str and str, optional
        The conflict that the change ends, and how: ``kept_mine`` or ``merged``.
    """
    more = {"group": {"id": group[0], "size": str(group[1])}} if group else {}
    if kind:
        more["kind"] = kind
    if commune:
        more["commune"] = commune
    if parents := list(parents):
        more["parents"] = parents
    if base_cid:
        more["base_cid"] = base_cid
    if resolves:
        more["resolves"] = {"cid": resolves[0], "state": resolves[1]}
    body = canonical(
        {
            **more,
            "proto": PROTOCOL,
            "cid": cid,
            "uid": uid,
            "op": op,
            "base": str(base_ver),
            "patch": patch,
            "client": client,
            "seq": str(client_seq),
            "reason": canonical_text(reason) if reason else reason,
            "findings": list(findings),
            "rules": ruleset,
        }
    )
    return Change(cid, uid, op, base_ver, body, sha256(body).hexdigest(), kind)


_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


@dataclass(frozen=True)
class Answer:
    """What the store did with one change.

    Parameters
    ----------
    status : str
        `APPLIED`, `MERGED`, `SAME`, `CONFLICT`, `REJECTED`, `BLOCKED`, `CID_REUSED` or `CLIENT_SEQ_REUSED`.
    code : str
        Why, for a conflict or a rejection; `answers.py` says it in words.
    ver, seq : int
        The plot's version in the store now, and the change's number in its commune.
    fields, plots : tuple of str
        Fields in question; other plots in question.
    values : dict
        Values for the sentence.
    image : dict, optional
        The plot as the store has it, where that is not what the sender holds.
    replay : bool
        Whether this is the stored answer to bytes that came before.
    """

    cid: str
    uid: str
    status: str
    code: str = ""
    ver: int = 0
    seq: int = 0
    fields: tuple[str, ...] = ()
    plots: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    image: Image | None = None
    replay: bool = False

    def to_json(self) -> str:
        """Return the answer as text, for keeping."""
        return _encode(vars(self))

    @classmethod
    def from_json(cls, text: str, *, replay: bool = False) -> "Answer":
        """Return a kept answer."""
        values = json.loads(text)
        values |= {"fields": tuple(values["fields"]), "plots": tuple(values["plots"]), "replay": replay}
        return cls(**values)


@dataclass(frozen=True)
class StoredPlot:
    """A plot as the store has it now."""

    uid: str
    ver: int
    image: Image


@dataclass(frozen=True)
class FeedEntry:
    """One line of a commune's history, numbered without gaps, each with the hash of the one before.

    Parameters
    ----------
    group : str
        What the change stood or fell with.
    parts : tuple of str
        Of a split or merger: what people call the plots that came of it, its own among them; empty for all else.
    """

    seq: int
    uid: str
    ver: int
    op: str
    image: Image
    cid: str
    login: str
    at: str
    prev_hash: str
    hash: str
    kind: str = ""
    group: str = ""
    parts: tuple[str, ...] = ()


class Store(Protocol):
    """The central store. One suite of tests (``tests/store``) holds for all that implement it.

    Parameters
    ----------
    id : str
        Its own id, by which a work copy knows what it pulled from it.
    crs : str
        WKT of its coordinate reference system.
    most : int
        How many changes it takes in one push.
    said : dict
        What it said when it was opened: its `meta`, which clients and fields it knows, who one is to it.
    """

    id: str
    crs: str
    most: int
    said: dict

    def push(self, request: list[Change], batch: str) -> list[Answer]:
        """Take in changes in one transaction and answer each, in the order they came."""

    def head(self) -> str:
        """Return a text that changes whenever the store takes in a change."""

    def plots(self, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return plots by permanent id, retired ones too; unknown ids are absent."""

    def images(self, wanted: dict[str, int]) -> dict[str, Image]:
        """Return plots as they were at a version each; what the store never had is absent."""

    def feed(self, commune: str, after: int, limit: int) -> list[FeedEntry]:
        """Return the history of `commune` that follows number `after`, at most `limit` entries."""

    def checkout(self, commune: str, sheets: Sequence[str] | None = None) -> tuple[PlotTable, int, str]:
        """Return the plots in force of `commune`, or of some sheets of it ("" is none), and number and hash of its last
        history entry, of one moment.
        """

    def sheets(self, commune: str) -> dict[str, int]:
        """Return how many plots in force each sheet of `commune` has; "" are those without a sheet."""

    def checksum(self, commune: str, sheets: Sequence[str] | None = None) -> "Checksum":
        """Return what `commune` amounts to, or some sheets of it (`comparing.Checksum`)."""

    def row_hashes(self, commune: str, sheets: Sequence[str] | None = None) -> dict[str, int]:
        """Return the hash of each plot in force of `commune`, or of some sheets of it (`comparing.row_hash`)."""

    def departures(self, commune: str, after: int) -> list[tuple[int, str, int]]:
        """Return the plots that left `commune` since departure `after`: number, uid, version by which they did."""

    def communes(self) -> dict[str, int]:
        """Return every commune with the number of its last history entry."""

    def merged(self) -> dict[str, str]:
        """Return the codes of communes that ended, each with that of the commune it was merged into."""

    def counts(self) -> dict[str, int]:
        """Return how many plots (in force, retired), changes, open conflicts, rejected changes and findings it has."""

    def records(self, kind: str, uids: Iterable[str]) -> dict[str, StoredPlot]:
        """Return records of a kind by uid, retired ones too, with tokens for personal values."""

    def commune_records(self, commune: str) -> list[tuple[str, str, int, Image]]:
        """Return kind, uid, version and image of all records of `commune` that are in force."""

    def personal(self, uids: Iterable[str], purpose: str = "") -> dict[str, Image]:
        """Return people's values for the work copy of whoever may edit them; the store writes it down."""

    def verify(self) -> list[str]:
        """Return what is wrong with versions, numbering and hash chain, as ``commune/seq`` or uid; empty when sound."""

    def open_conflicts(self, commune: str | None = None) -> list[Dispute]:
        """Return the open conflicts, oldest first: one's own, and those of the communes that one reviews."""

    def conflicts(self, cids: Iterable[str]) -> dict[str, Dispute]:
        """Return conflicts, ended ones too, by the id of the change that was not taken in."""

    def resolve(self, decisions: Iterable[Decision], batch: str) -> list[Resolution]:
        """End conflicts in one transaction, each once and by its author or a reviewer; changes are judged as always."""

    def refer(self, cids: Iterable[str], note: str) -> list[Resolution]:
        """Hand open conflicts on to a reviewer of the commune, with a note."""

    def history(self, uid: str) -> list[Version]:
        """Return every version of a plot, oldest first."""

    def batch(self, batch: str) -> list[Version]:
        """Return what one push changed, in the order it was written."""

    def batches(self, login: str | None = None, commune: str | None = None, limit: int = 100) -> list[Batch]:
        """Return the last pushes, newest first: one person's, those that changed a commune, or all."""

    def named(self, sheet_number: str, plot_number: str, commune: str | None = None) -> list[str]:
        """Return the uids of the plots with this number, retired ones last."""
