"""One life of an office's program: it edits, pushes, pulls and decides on a real work copy until it is done or killed.

What it did and could swear to is written to a journal beside the work copy, a line each, after it was done.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import time
import uuid
from contextlib import closing
from pathlib import Path

import numpy as np

from land_campaign_plugin.model.errors import CampaignError, StoreError
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store import pg_connection
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push

from .server import FOREIGN

PITCH, SIDE = 25.0, 20.0
WEST, SOUTH = 580_000.0, 2_281_000.0
SEALED = (
    "SELECT cid, uid, sha256, state, body FROM campaign_outbox UNION ALL"
    " SELECT cid, kind || ':' || uid, sha256, state, body FROM campaign_record_outbox"
)
UNFINISHED = ("sealed", "sent", "conflict", "rejected", "blocked")
USES = ("ONT", "LUC", "CLN", "BHK")


def plot_at(number: int, width: float = SIDE):
    """The square of a plot; squares stand apart, so that a wider one meets no neighbour."""
    x, y = WEST + number % 100 * PITCH, SOUTH + number // 100 * PITCH
    return shapely.box(x, y, x + width, y + SIDE)


def uid_of(number: int) -> str:
    """The permanent id of a plot of the first load."""
    return str(uuid.UUID(int=number + (7 << 76)))


def open_store(address: str, deadline_s: float, login: str):
    """The store behind an address, or in a file."""
    if address.startswith("PG:"):
        return PostgisStore(address, deadline_s)
    return GeoPackageStore(Path(address), login)


class Journal:
    """Lines about what was done. A killed program leaves at most its last line unfinished."""

    def __init__(self, folder: Path):
        self._path = folder / "journal.jsonl"
        self._seen: set[tuple[str, str]] = set()

    def write(self, what: str, **said) -> None:
        """Add a line."""
        line = json.dumps({"what": what, **said}, ensure_ascii=False) + "\n"
        handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        os.write(handle, line.encode())
        os.close(handle)

    def sealed(self, path: Path) -> None:
        """Write down the changes that wait in the outbox, before anything may let them go."""
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(SEALED).fetchall()
        for cid, uid, sha256, state, body in rows:
            if state in UNFINISHED and body and (cid, state) not in self._seen:
                self._seen.add((cid, state))
                note = json.loads(body)["patch"].get("note")
                self.write("sealed", cid=cid, uid=uid, sha256=sha256, state=state, note=note)


def read_journal(folder: Path) -> list[dict]:
    """The lines of a journal; what a kill tore is left out."""
    path = folder / "journal.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def die_at(step: int, journal: Journal, *, answered: bool) -> None:
    """Let this process be killed (-9) before its step number `step`: a statement of SQLite, a wait for the server.

    Counted from the beginning, or (`answered`) from the store's first answer, which then is lost with the process.
    """
    count = 0
    counting = not answered

    def tell(what: str) -> None:
        nonlocal count
        count += counting
        if count == step:
            journal.write("died", at=" ".join(what.split()[:3])[:40])
            os.kill(os.getpid(), signal.SIGKILL)

    plain, wait = sqlite3.connect, pg_connection.Connection._wait

    def connect(*arguments, **options):
        connection = plain(*arguments, **options)
        connection.set_trace_callback(tell)
        return connection

    def waiting(self, raw, until):
        tell("wait for the server: before")
        wait(self, raw, until)
        tell("wait for the server: after")

    def listening(store):
        plain_push = store.push

        def heard(self, request, batch):
            nonlocal counting
            answers = plain_push(self, request, batch)
            counting = counting or bool(request)
            return answers

        store.push = heard

    sqlite3.connect, pg_connection.Connection._wait = connect, waiting
    for store in (PostgisStore, GeoPackageStore):
        listening(store)


def live(
    folder: str,
    address: str,
    seed: int,
    *,
    login: str = "office",
    plots: int = 100,
    own: tuple[int, int] = (0, 10),
    acts: tuple[str, ...] = (),
    die: int = 0,
    answered: bool = False,
    deadline_s: float = 3.0,
    wild: bool = True,
) -> None:
    """Live once.

    Parameters
    ----------
    own : tuple of int
        First and last number of the plots that mostly this office edits; it edits those of others, too.
    die : int
        Number of the step before which it is killed; 0: none.
    answered : bool
        Whether the steps count from the store's first answer.
    wild : bool
        Whether now and then it does what is bound to be refused.
    """
    place = Path(folder)
    journal = Journal(place)
    if die:
        die_at(die, journal, answered=answered)
    office = Office(place, address, random.Random(seed), journal, login, plots, own, deadline_s, wild)
    for act in acts or office.plan():
        try:
            getattr(office, act)()
        except StoreError as error:
            journal.write("failed", act=act, kind=type(error).__name__, said=error.sentence())
        except CampaignError as error:
            journal.write("refused", act=act, kind=type(error).__name__, said=error.sentence())


class Office:
    """What an office can do; see `live`."""

    def __init__(self, folder, address, chance, journal, login, plots, own, deadline_s, wild):
        self._path, self._address, self._chance, self._journal = folder / "work.gpkg", address, chance, journal
        self._login, self._plots, self._own, self._deadline_s, self._wild = login, plots, own, deadline_s, wild
        self._label = folder.name
        journal.sealed(self._path)

    def plan(self) -> list[str]:
        """Some acts in some order."""
        several = self._chance.choices(["edit", "push", "pull", "decide"], [5, 4, 2, 1], k=self._chance.randint(1, 4))
        return [*several, "edit", "push"]

    def edit(self) -> None:
        """Edit some plots in one transaction."""
        chance, work = self._chance, WorkCopy.open(self._path)
        changes = {}
        for _ in range(chance.randint(1, 4)):
            number = chance.randint(*self._own) if chance.random() < 0.7 else chance.randrange(self._plots)
            uid, tag = uid_of(number), f"{self._label}-{uuid.UUID(int=chance.getrandbits(128)).hex[:12]}"
            changes[uid] = {"note": tag} | self._more(number, tag)
        present = set(work.plots_by_uid(changes)["uid"])
        for uid in changes:
            if uid in present:  # a kill may come after the commit and before it is sworn to
                self._journal.write("means to edit", uid=uid, tag=changes[uid]["note"])
        work.update_plots({uid: values for uid, values in changes.items() if uid in present}, "storm")
        for uid in changes:
            if uid in present:
                self._journal.write("edit", uid=uid, tag=changes[uid]["note"])
        after_commit(work.path, [uid for uid in changes if uid in present])
        if chance.random() < 0.1:
            self._add(work)

    def set(self, number: int, **values) -> str:
        """Edit one plot, and return the tag that its note got."""
        tag = f"{self._label}-{uuid.UUID(int=self._chance.getrandbits(128)).hex[:12]}"
        WorkCopy.open(self._path).update_plots({uid_of(number): {"note": tag} | values}, "drill")
        self._journal.write("edit", uid=uid_of(number), tag=tag)
        return tag

    def _more(self, number: int, tag: str) -> dict:
        chance = self._chance.random()
        if chance < 0.25:
            return {"geom": plot_at(number, self._chance.uniform(15, 23))}
        if chance < 0.45:
            return {"land_use": self._chance.choice(USES)}
        if chance < 0.55:
            return {"plot_number": tag[-6:]}
        if chance < 0.58:
            return {"status": "retired"}
        if chance < 0.60 and self._wild:
            return {"commune": FOREIGN}
        if chance < 0.62 and self._wild:
            return {"plot_number": str(self._chance.randrange(1, self._plots))}
        return {}

    def _add(self, work: WorkCopy) -> None:
        from tests.store.conftest import table_of

        uid = str(uuid.UUID(int=self._chance.getrandbits(128), version=4))
        tag, place = f"{self._label}-{uid[:8]}", 10_000 + self._chance.randrange(900_000)
        shapes = np.array([plot_at(place)], dtype=object)
        with work.writer() as writer:
            writer.append_plots(table_of(shapes, work.crs, uid=[uid], plot_number=[uid[:8]], note=[tag]))
        self._journal.write("edit", uid=uid, tag=tag)

    def push(self) -> None:
        """Push all there is."""
        start = time.monotonic()
        try:
            with closing(_closable(self._store())) as store:
                report = push(WorkCopy.open(self._path), store.it)
        finally:
            self._journal.write("push took", seconds=round(time.monotonic() - start, 3))
            self._journal.sealed(self._path)
        said = {"counts": dict(report.counts), "replayed": report.replayed}
        self._journal.write("pushed", complete=report.complete, **said)

    def pull(self) -> None:
        """Bring in what others pushed."""
        with closing(_closable(self._store())) as store:
            report = pull(WorkCopy.open(self._path), store.it)
        self._journal.write("pulled", communes=report.communes, counts=dict(report.counts))

    def decide(self) -> None:
        """Decide the open conflicts, one way or the other."""
        work = WorkCopy.open(self._path)
        for answer in work.conflicts():
            if self._chance.random() < 0.5:
                work.keep_mine(answer)
            else:
                self._give_up(work, answer)

    def settle(self) -> None:
        """Push until nothing is under way; where both sides changed the same, the store's side is kept."""
        self._deadline_s = 60.0
        for _ in range(4):
            self.push()
            work = WorkCopy.open(self._path)
            if not (answers := work.conflicts()):
                break
            for answer in answers:
                self._give_up(work, answer)
        self.pull()
        with closing(_closable(self._store())) as store:
            work = WorkCopy.open(self._path)
            if work.conflicts() or work.changes().waiting:
                raise RuntimeError("a settled office has conflicts or changes under way")
            self._journal.write("settled", store=store.it.id)

    def _give_up(self, work: WorkCopy, answer) -> None:
        self._journal.write("gives up", uid=answer.uid)
        work.keep_theirs(answer)

    def _store(self):
        return open_store(self._address, self._deadline_s, self._login)


class _closable:  # noqa: N801
    """A store that may have nothing to close."""

    def __init__(self, store):
        self.it = store

    def close(self) -> None:
        """Close its connection, if it has one."""
        getattr(self.it, "close", lambda: None)()


def after_commit(path: Path, uids: list[str]) -> None:
    """Nothing: an edit is noticed in its own transaction. A sabotage does it here."""
