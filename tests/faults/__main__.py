"""The long run: everything of the table F1 to F32 and every control, written to docs/faults.md.

``python -m tests.faults [--seed 1] [--quick]``; ``--help`` names the rest.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from . import outages, replica, sabotage
from .drills import DRILLS, Faults, Scene
from .report import Finished, write
from .rows import ROWS
from .server import FaultServer
from .storm import Plan, Report, run

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "build" / "broken"
"""Where files and journals of a scene go that did not hold."""
HISTORIES = 250
"""Histories a process: few enough that two are done at about the same time, many enough to be worth a server."""
QUICK = {"kills": 100, "restarts": 1, "clients": 24, "histories": 500, "shapes": 2_000, "minutes": 0.5}
"""A rehearsal of all of it."""


class LongRun:
    """All of it, one after the other but for the histories, which have processes of their own.

    Parameters
    ----------
    options : argparse.Namespace
    folder : Path
        For everything that is made on the way.
    """

    def __init__(self, options, folder: Path):
        self.options, self.folder = options, folder
        self.done = Finished(seed=options.seed)
        self.lock = threading.RLock()
        self.next_history = 1
        self.histories = {"played": 0, "changes": 0, "differ": [], "seconds": 0.0}

    def everything(self) -> None:
        """Run it; what breaks is written down, and the rest goes on.

        Two at a time, as there are two processors: what is stormy here, what has processes of its own beside it;
        whoever is done first plays histories until there are none left.
        """
        beside = threading.Thread(target=self._beside)
        beside.start()
        self._scene("storm", lambda place: self._storm(place, over_server=True))
        self._scene("storm over a file", lambda place: self._storm(place, over_server=False))
        with FaultServer() as server:
            for name in ("no_connection_left", "fifty_at_once"):
                self._scene(name, lambda place, name=name: (getattr(outages, name)(Scene(server, place)), ""))
            self._scene("restored_elsewhere", lambda place: (outages.restored_elsewhere(server, place), ""))
            self._scene("back_in_time", lambda place: (outages.back_in_time(server, place), ""))
            seconds = self.options.minutes * 60
            self._scene(
                "writers_and_readers", lambda place: outages.writers_and_readers(Scene(server, place), seconds / 5)
            )
            self._scene("long_day", lambda place: outages.long_day(Scene(server, place), seconds, self.options.clients))
        self._scene("full_disk", outages.full_disk)
        self._scene("promoted_replica", replica.promoted_replica)
        self._play_histories()
        beside.join()
        differ = self.histories["differ"]
        counts = Counter(histories=self.histories["played"], changes=self.histories["changes"])
        if counts["histories"] != self.options.histories:
            differ.append(f"{counts['histories']} of {self.options.histories} histories were played")
        self._note("histories", {"F30": differ} if differ else {}, _listed(counts), self.histories["seconds"])

    def _beside(self) -> None:
        """What has processes of its own and may run beside the storms."""
        names = [name for name in DRILLS if name != "small_storm"]
        command = [sys.executable, "-m", "tests.faults.drills", *names]
        start = time.monotonic()
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"drills: {time.monotonic() - start:.0f} s", flush=True)
        found = json.loads(said.stdout or "{}")
        took = dict(line.rsplit(": ", 1) for line in said.stderr.splitlines() if line.split(":")[0] in names)
        for name in names:
            seconds = float(took.get(name, "0 s").split()[0])
            self._note(name, found.get(name, {"broke off": [f"exit {said.returncode}"]}), "", seconds)
        for part in (self._controls, self._tests, self._play_histories):
            try:
                part()
            except Exception:  # noqa: BLE001 - what did not run shows as not run
                traceback.print_exc()

    def _scene(self, name: str, play: Callable[[Path], tuple[Faults, object]]) -> None:
        place = self.folder / name.replace(" ", "_")
        place.mkdir()
        start = time.monotonic()
        try:
            faults, said = play(place)
        except Exception:  # noqa: BLE001 - the rest is to be run all the same
            traceback.print_exc()
            faults, said = {"broke off": [traceback.format_exc().strip().splitlines()[-1]]}, ""
        seconds = time.monotonic() - start
        if faults:  # to be looked into
            shutil.copytree(place, BROKEN / place.name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("data"))
        self._note(name, faults, _listed(said) if isinstance(said, Counter) else str(said), seconds)

    def _note(self, name: str, faults: Faults, text: str, seconds: float) -> None:
        with self.lock:
            self.done.scenes[name] = (faults, text, seconds)
            write(self.done, self.options.out)
        print(f"{name}: {faults or 'holds'} ({seconds:.0f} s) {text}", flush=True)

    def _storm(self, place: Path, *, over_server: bool) -> tuple[Faults, str]:
        kills, clients = self.options.kills, self.options.clients
        limits = {"most_s": self.options.storm_minutes * 60, "lanes": 4, "deadline_s": 2.0}
        how = {"own": 3, "shared": clients, "restarts": self.options.restarts}
        plan = Plan(seed=self.options.seed, clients=clients, kills=kills, **how, **limits)
        if not over_server:
            plan = Plan(seed=self.options.seed + 1, clients=6, kills=max(kills // 5, 1), shared=12)
            report = run(plan, place, None)
        else:
            with FaultServer() as server:
                report = run(plan, place, server)
        self.done.storms[place.name] = report
        faults = dict(report.faults)
        if over_server and report.replay_share < 0.05:
            told = f"only {report.replay_share:.1%} of the answers were replays"
            faults["F1"] = [*faults.get("F1", []), told]
        return faults, said_of(report)

    def _play_histories(self) -> None:
        """Play histories, some at a time in a process of its own, until there are none left."""
        while True:
            with self.lock:
                first = self.next_history
                self.next_history += HISTORIES
            last = min(first + HISTORIES - 1, self.options.histories)
            if first > last:
                break
            start = time.monotonic()
            command = [sys.executable, "-m", "tests.faults.histories", str(first), str(last)]
            played = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
            said = json.loads(played.stdout or "{}") or {"played": 0, "changes": 0, "differ": [f"none from {first} on"]}
            with self.lock:
                for name, value in said.items():
                    self.histories[name] += value
                self.histories["seconds"] += time.monotonic() - start

    def _controls(self) -> None:
        for control in sabotage.SABOTAGES:
            try:
                found, error = sabotage.caught(control, self.folder)
            except LookupError as misfit:
                found, error = {}, str(misfit)
            self.done.controls[control.name] = (control.drill, found, error)
            print(f"control, {control.name}: {', '.join(found) or 'NOT CAUGHT ' + error}", flush=True)

    def _tests(self) -> None:
        """Run every test of the table once, and note how each ended."""
        nodes = sorted({"tests/" + test for row in ROWS for test in row.tests})
        result = self.folder / "tests.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={result}", *nodes]
        environment = os.environ | {"LAND_CAMPAIGN_SHAPES": str(self.options.shapes)}
        subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=subprocess.DEVNULL)
        for case in ElementTree.parse(result).iter("testcase"):
            name = case.get("classname").removeprefix("tests.").replace(".", "/") + ".py::" + case.get("name")
            self.done.tests[name] = not any(child.tag in ("failure", "error", "skipped") for child in case)
        bad = [name for name, good in self.done.tests.items() if not good]
        print(f"tests: {len(self.done.tests)}, not passed: {bad}", flush=True)


def _listed(counts: Counter) -> str:
    return ", ".join(f"{key} {value}" for key, value in counts.items())


def said_of(report: Report) -> str:
    """The counts of a storm in a line."""
    counts = report.counts
    return (
        f"{counts['killed']} kills of {counts['lives']} lives, {counts['restarts']} restarts of the server,"
        f" {counts['requests stored']} changes stored, {counts['answers']} answers,"
        f" {counts['replayed']} of them replays ({report.replay_share:.1%})"
    )


def main() -> int:
    """Run, write the page, and say with the exit code whether all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a rehearsal: little of everything, into build/faults.md")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=1000, help="in the storm over a server; a fifth more over a file")
    parser.add_argument("--restarts", type=int, default=6)
    parser.add_argument("--clients", type=int, default=104)
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--shapes", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=5.0, help="of a long day")
    parser.add_argument("--storm-minutes", type=float, default=40.0, help="after which a storm has failed")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "faults.md")
    if "--quick" in sys.argv[1:]:
        parser.set_defaults(**QUICK, out=ROOT / "build" / "faults.md")
    options = parser.parse_args()
    options.out.parent.mkdir(exist_ok=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        long_run = LongRun(options, Path(folder))
        long_run.everything()
    good = write(long_run.done, options.out)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    minutes = (time.monotonic() - start) / 60, sum(each.ru_utime + each.ru_stime for each in used) / 60
    held = "all hold" if good else "NOT ALL HOLD"
    print(f"{options.out.name}: {held}, {minutes[0]:.1f} min, {minutes[1]:.1f} min of processors")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
