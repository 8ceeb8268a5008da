"""The long run: everything of the table F1 to F32 and every control, written to docs/faults.md.

``python -m tests.faults [--seed 1] [--kills 1000] [--clients 104] [--histories 10000] [--minutes 5] [--out FILE]``
"""

from __future__ import annotations

import argparse
import json
import os
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

from . import outages, sabotage
from .drills import DRILLS, Faults, Scene
from .report import Finished, write
from .rows import ROWS
from .server import FaultServer
from .storm import Plan, Report, run

ROOT = Path(__file__).resolve().parents[2]


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

    def everything(self) -> None:
        """Run it; what breaks is written down, and the rest goes on."""
        players = self._start_histories()
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
        beside.join()
        self._scene("histories", lambda _: self._end_histories(players))

    def _beside(self) -> None:
        """What has processes of its own and may run beside the storms."""
        names = [name for name in DRILLS if name != "small_storm"]
        command = [sys.executable, "-m", "tests.faults.drills", *names]
        said = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
        )
        found = json.loads(said.stdout or "{}")
        for name in names:
            self._note(name, found.get(name, {"broke off": [f"exit {said.returncode}"]}), "", 0.0)
        self._controls()
        self._tests()

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
        text = ", ".join(f"{key} {value}" for key, value in said.items()) if isinstance(said, Counter) else str(said)
        self._note(name, faults, text, seconds)

    def _note(self, name: str, faults: Faults, text: str, seconds: float) -> None:
        self.done.scenes[name] = (faults, text, seconds)
        write(self.done, self.options.out)
        print(f"{name}: {faults or 'holds'} ({seconds:.0f} s) {text}", flush=True)

    def _storm(self, place: Path, *, over_server: bool) -> tuple[Faults, str]:
        kills, clients = self.options.kills, self.options.clients
        limits = {"most_s": self.options.minutes * 60 * 3, "lanes": 4, "deadline_s": 2.0}
        plan = Plan(seed=self.options.seed, clients=clients, kills=kills, own=3, shared=clients, restarts=6, **limits)
        if not over_server:
            plan = Plan(seed=self.options.seed + 1, clients=6, kills=max(kills // 5, 1), shared=12)
            report = run(plan, place, None)
        else:
            with FaultServer() as server:
                report = run(plan, place, server)
        self.done.storms[place.name] = report
        faults = dict(report.faults)
        if over_server and report.replay_share < 0.05:
            faults["F1"] = [f"only {report.replay_share:.1%} of the answers were replays"]
        return faults, said_of(report)

    def _start_histories(self) -> list[subprocess.Popen]:
        half = self.options.histories // 2
        parts = [(1, half), (half + 1, self.options.histories)]
        return [
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.faults.histories",
                    *map(str, part),
                    str(int(self.options.minutes * 60 * 5)),
                ],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
            for part in parts
            if part[1] >= part[0]
        ]

    def _end_histories(self, players: list[subprocess.Popen]) -> tuple[Faults, Counter]:
        counts, differ = Counter(), []
        for player in players:
            said = json.loads(player.communicate()[0] or '{"played": 0, "changes": 0, "differ": ["no answer"]}')
            counts["histories"] += said["played"]
            counts["changes"] += said["changes"]
            differ += said["differ"]
        return ({"F30": differ} if differ else {}), counts

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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=104)
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--shapes", type=int, default=100_000)
    parser.add_argument(
        "--minutes", type=float, default=5.0, help="of a long day; the storm takes three times that at most"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "faults.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        long_run = LongRun(options, Path(folder))
        long_run.everything()
    good = write(long_run.done, options.out)
    print(f"{options.out.name}: {'all hold' if good else 'NOT ALL HOLD'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
