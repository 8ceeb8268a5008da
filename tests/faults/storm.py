"""The storm: offices that are killed, lines that are cut, servers that stop; then quiet, and the oracle.

Equal seeds give equal decisions of the harness; when a kill or a cut strikes is up to the machine.
"""

from __future__ import annotations

import json
import os
import queue
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from land_campaign_plugin.native import pyproj
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import check_out
from land_campaign_plugin.verbs.push import push
from tests.store.central import Central
from tests.store.conftest import table_of

from .books import book_of_file, book_of_office, book_of_server
from .invariants import judge
from .leaks import Canaries, texts_of
from .office import Journal, Office, plot_at, uid_of
from .proxy import FAULTS, Proxy
from .server import HOT, SECOND, FaultServer, settle_people

ROOT = Path(__file__).resolve().parents[2]
_MANY = 50
"""Kills from which on it pays to warm the nurseries."""


@dataclass(frozen=True)
class Plan:
    """How hard it blows.

    Parameters
    ----------
    kills : int
        Until so many lives ended by ``kill -9``.
    own : int
        Plots that mostly one office edits; the rest is everybody's.
    rate : float
        Share of the pushes whose line fails.
    restarts : int
        How often the server stops at once: each time so many kills are reached, evenly spread.
    most_s : float
        When it is over, whatever the number of kills; it has failed then.
    patience_s : float
        How long a life may take before it counts as one that never returns.
    """

    seed: int = 1
    clients: int = 4
    kills: int = 20
    lanes: int = 2
    own: int = 4
    shared: int = 20
    rate: float = 0.35
    restarts: int = 1
    deadline_s: float = 3.0
    slow_s: float = 0.3
    patience_s: float = 120.0
    faults: tuple[str, ...] = FAULTS
    elsewhere: float = 0.25
    spared: float = 0.2
    most_s: float = 3600.0


@dataclass
class Report:
    """What a storm came to."""

    plan: Plan
    faults: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    died_at: Counter[str] = field(default_factory=Counter)
    longest_push_s: float = 0.0
    seconds: float = 0.0

    @property
    def replay_share(self) -> float:
        """Share of the answers that were those of an earlier push, which did not live to see them."""
        return self.counts["replayed"] / max(self.counts["answers"], 1)


class Lane:
    """Lives one after the other, in a nursery of its own."""

    def __init__(self, folder: Path, *, warm: bool = False):
        self._stderr = (folder / f"nursery-{uuid.uuid4().hex[:6]}.stderr").open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", *["warm"][: int(warm)]],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    def live(self, life: dict, kill_after_s: float | None, patience_s: float) -> str:
        """Let one life pass; say whether it ended well, was killed, failed, or never returned."""
        self._process.stdin.write(json.dumps(life) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        late = threading.Event()
        timers = [threading.Timer(patience_s, lambda: (late.set(), _kill(child)))]
        if kill_after_s is not None:
            timers.append(threading.Timer(kill_after_s, _kill, (child,)))
        for timer in timers:
            timer.start()
        code = int(self._process.stdout.readline())
        for timer in timers:
            timer.cancel()
        return "never returned" if late.is_set() else {0: "ended", -9: "killed"}.get(code, "failed")

    def close(self) -> None:
        """Close the nursery."""
        self._process.stdin.close()
        self._process.wait(30)
        self._stderr.close()


def _kill(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


class Storm:
    """A store, its offices, and what happens to them. Runs once, in `folder`.

    Parameters
    ----------
    server : FaultServer, optional
        Without one, the store is an office's file.
    """

    def __init__(self, plan: Plan, folder: Path, server: FaultServer | None, database: str = "storm"):
        self.plan, self.folder, self.server = plan, folder, server
        self.report = Report(plan)
        self._chance = random.Random(plan.seed)
        self._plots = plan.clients * plan.own + plan.shared
        self._names = [f"office_{number:03}" for number in range(plan.clients)]
        self.canaries = Canaries(plan.seed, plan.clients)
        self.central: Central | None = None
        self.line: Proxy | None = None
        self._stack = ExitStack()
        self._lanes: list[Lane] = []
        if server:
            self.central = Central(server, database)
            self.central.empty()
            settle_people(self.central, plan.clients)
            how = {"slow_s": plan.slow_s, "faults": plan.faults, "elsewhere": plan.elsewhere}
            self.line = self._stack.enter_context(Proxy(server.socket, plan.seed, plan.rate, **how))
        self._prepare()

    def _address(self, name: str) -> str:
        if self.line is None:
            return str(self.folder / "store.gpkg")
        return self.line.address(self.central.name, name) + f" password={self.canaries.passwords[0]}"

    def _prepare(self) -> None:
        """Load the plots, and give every office a work copy of the communes that are its own."""
        crs = pyproj.CRS.from_epsg(9209).to_wkt()
        first = self.folder / "first.gpkg"
        shapes = np.array([plot_at(number) for number in range(self._plots)], dtype=object)
        communes = [SECOND if number % 5 == 4 else HOT for number in range(self._plots)]
        with WorkCopy.build(first, crs) as writer:
            uids = [uid_of(number) for number in range(self._plots)]
            writer.append_plots(table_of(shapes, crs, uid=uids, commune=communes))
        here = self.folder / "store.gpkg"
        store = self.central.store("lan") if self.central else GeoPackageStore.create(here, crs)
        report = push(WorkCopy.open(first), store)
        if not report.complete:
            raise RuntimeError(f"the first load was not taken in: {report.counts}")
        self._first = first
        kinds = {}
        for several in ([HOT], [HOT, SECOND]):
            path = self.folder / f"kind-{len(several)}.gpkg"
            check_out(path, store, several)
            kinds[len(several)] = path
        getattr(store, "close", lambda: None)()
        for number, name in enumerate(self._names):
            place = self.folder / name
            place.mkdir()
            shutil.copy(kinds[1 + number % 2], place / "work.gpkg")
            with closing(sqlite3.connect(place / "work.gpkg")) as connection:
                new = str(uuid.UUID(int=self._chance.getrandbits(128), version=4))
                connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'client'", (new,))
                connection.execute(
                    "INSERT INTO party (uid, kind, name, citizen_number) VALUES (?, 'person', 'Nguyễn Văn Thử', ?)",
                    (name, self.canaries.numbers[number]),
                )
                connection.commit()

    def life(self, number: int, **more) -> dict:
        """Arguments of one life of an office (`office.live`)."""
        own = number * self.plan.own, number * self.plan.own + self.plan.own - 1
        said = {"plots": self._plots, "own": own, "login": self._names[number], "deadline_s": self.plan.deadline_s}
        seed = self._chance.getrandbits(60)
        return {
            "folder": str(self.folder / self._names[number]),
            "address": self._address(self._names[number]),
            "seed": seed,
            **said,
            **more,
        }

    def _end(self, kind: float) -> dict:
        """Return at which step a life ends, for `kind` evenly drawn from 0 to 1: a share of them at none."""
        if self.plan.spared <= kind < 0.35:
            return {"die": self._chance.randint(1, 40), "answered": True}
        if 0.35 <= kind < 0.7:
            return {"die": self._chance.choice([self._chance.randint(1, 150), self._chance.randint(1, 900)])}
        return {}

    def blow(self) -> None:
        """Let offices live and die until there were kills enough."""
        free: queue.Queue[int] = queue.Queue()
        order = list(range(self.plan.clients))
        self._chance.shuffle(order)
        for number in order:
            free.put(number)
        lock = threading.Lock()
        counts = self.report.counts
        until = time.monotonic() + self.plan.most_s
        every = max(self.plan.kills // (self.plan.restarts + 1), 1)

        def go(lane: Lane) -> None:
            while True:
                with lock:
                    if (
                        time.monotonic() > until
                        or counts["killed"] >= self.plan.kills
                        or counts["lives"] > 4 * self.plan.kills + 50
                    ):
                        break
                    number = free.get()
                    counts["lives"] += 1
                    kind = self._chance.random()
                    life, after = self.life(number, **self._end(kind)), None
                    if kind >= 0.7:
                        after = self._chance.uniform(0, 1.5)
                    if self.server and counts["restarts"] < min(counts["killed"] // every, self.plan.restarts):
                        counts["restarts"] += 1
                        self.server.restart()
                how = lane.live(life, after, self.plan.patience_s)
                with lock:
                    counts[how] += 1
                    if how == "never returned":
                        self._blame(
                            "F2", f"{self._names[number]} had no answer and no error in {self.plan.patience_s} s"
                        )
                free.put(number)

        self._several(go)
        for row, what in (("F1", "killed"), ("F3", "restarts")):
            planned = self.plan.kills if what == "killed" else self.plan.restarts if self.server else 0
            if counts[what] < planned:
                self._blame(row, f"{what}: {counts[what]} of {planned} planned")

    def _several(self, go) -> None:
        while len(self._lanes) < self.plan.lanes:
            lane = Lane(self.folder, warm=self.plan.kills > _MANY)
            self._lanes.append(self._stack.enter_context(closing(lane)))
        wrong: list[BaseException] = []

        def safely(lane: Lane) -> None:
            try:
                go(lane)
            except BaseException as error:  # noqa: BLE001 - raised again where the threads meet
                wrong.append(error)

        threads = [threading.Thread(target=safely, args=(lane,)) for lane in self._lanes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if wrong:
            raise wrong[0]

    def settle(self) -> None:
        """Calm: everybody pushes what waits and pulls what others pushed, twice, so that the last one's is with all."""
        self.calm()
        for acts in (["settle"], ["pull"]):
            waiting: queue.Queue[int] = queue.Queue()
            for number in range(self.plan.clients):
                waiting.put(number)

            def go(lane: Lane, acts=acts, waiting=waiting) -> None:
                while True:
                    try:
                        number = waiting.get_nowait()
                    except queue.Empty:
                        break
                    how = lane.live(self.life(number, acts=acts), None, 120.0)
                    if how != "ended":
                        self._blame("quiet", f"{self._names[number]} could not {acts[0]}: {how}")

            self._several(go)

    def office(self, number: int) -> Office:
        """One of the offices, to be led by hand in this process."""
        life = self.life(number)
        place = Path(life["folder"])
        return Office(
            place,
            life["address"],
            random.Random(life["seed"]),
            Journal(place),
            life["login"],
            self._plots,
            life["own"],
            self.plan.deadline_s,
            wild=False,
        )

    def calm(self) -> None:
        """Let the line fail no more."""
        if self.line:
            self.line.rate = 0.0

    def settle_here(self) -> None:
        """As `settle`, in this process."""
        self.calm()
        for act in ("settle", "pull"):
            for number in range(self.plan.clients):
                getattr(self.office(number), act)()

    def _blame(self, what: str, said: str) -> None:
        self.report.faults.setdefault(what, []).append(said)

    def judge(self) -> Report:
        """Read everything and let the oracle speak."""
        offices = [book_of_office(self.folder / name, name) for name in self._names]
        offices.append(book_of_office(self.folder_of_first(), "lan"))
        book = book_of_server(self.central) if self.central else book_of_file(self.folder / "store.gpkg")
        for name, faults in judge(book, offices).items():
            self.report.faults.setdefault(name, []).extend(faults)
        places = texts_of(self.folder, ["*.stderr", "journal.jsonl"]) | {"store": book.text}
        if self.server:
            places["server log"] = self.server.log
        for found in self.canaries.found_in(places):
            self._blame("I9", found)
        self._count(book, offices)
        if self.report.faults:
            rows = {name: getattr(book, name) for name in ("hist", "change_req", "conflict", "rejected", "plot")}
            (self.folder / "store.json").write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")
        return self.report

    def folder_of_first(self) -> Path:
        """A folder with the work copy of the first load, as the offices have one; nobody pulls there."""
        place = self.folder / "first"
        place.mkdir(exist_ok=True)
        if self._first.exists():
            with closing(sqlite3.connect(self._first)) as connection:
                connection.execute("DELETE FROM campaign_meta WHERE name LIKE 'pulled %'")
                connection.commit()
            self._first.rename(place / "work.gpkg")
        return place

    def _count(self, book, offices) -> None:
        counts = self.report.counts
        counts["requests stored"] = len(book.change_req)
        counts["lines of history"] = len(book.hist)
        for row in book.change_req:
            counts["status " + row["status"]] += 1
        for office in offices:
            for line in office.journal:
                if line["what"] == "pushed":
                    counts["answers"] += sum(line["counts"].values())
                    counts["replayed"] += line["replayed"]
                elif line["what"] == "died":
                    self.report.died_at[line["at"].split()[0]] += 1
                elif line["what"] == "push took":
                    self.report.longest_push_s = max(self.report.longest_push_s, line["seconds"])
                elif line["what"] in ("failed", "refused"):
                    counts[line["what"] + " acts"] += 1
        if self.line:
            self.report.lines = Counter(self.line.counts)

    def close(self) -> None:
        """Close the line and the nurseries."""
        self._stack.close()


def run(plan: Plan, folder: Path, server: FaultServer | None, database: str = "storm") -> Report:
    """Let a storm pass over a store and say what it left."""
    start = time.monotonic()
    storm = Storm(plan, folder, server, database)
    try:
        storm.blow()
        storm.settle()
        report = storm.judge()
    finally:
        storm.close()
    report.seconds = time.monotonic() - start
    return report
