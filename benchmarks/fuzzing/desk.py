"""Hands damaged files to a worker process, one after the other, and counts what comes of them."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .mutations import mutated

HANGS_AFTER_S = 10.0
_WAITS = 12
"""A process that does not work, but waits for something, hangs after so many times as long."""
_WORKER = Path(__file__).with_name("worker.py")
_LARGE_MIB = 600


@dataclass
class Trouble:
    """A file that was not answered: what happened, and where."""

    kind: str
    number: int
    what: str
    where: str
    told: str = ""


@dataclass
class Outcome:
    """What came of the files of a format."""

    files: int = 0
    read: int = 0
    plots: int = 0
    answered: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    troubles: list[Trouble] = field(default_factory=list)
    large: list[tuple[int, int]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    seconds: float = 0.0

    def count(self, what: str) -> int:
        """Return how many troubles of a kind there were."""
        return sum(trouble.what == what for trouble in self.troubles)


class Desk:
    """A worker process and the files it is handed."""

    def __init__(self, seed: int, hangs_after_s: float = HANGS_AFTER_S, keep: Path | None = None):
        self._seed = seed
        self._limit = hangs_after_s
        self._keep = keep
        self._worker: subprocess.Popen | None = None

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def tries(self, kind: str, numbers: Iterable[int]) -> Outcome:
        """Try files of a format."""
        outcome = Outcome()
        began = time.monotonic()
        for number in numbers:
            outcome.files += 1
            answer = self._asked(kind, number)
            if isinstance(answer, Trouble):
                self._troubled(outcome, answer)
                continue
            outcome.slowest = max(outcome.slowest, (answer["seconds"], number))
            if answer["grown_mib"] > _LARGE_MIB:
                outcome.large.append((number, answer["grown_mib"]))
            if "raised" in answer:
                self._troubled(outcome, Trouble(kind, number, "raised", answer["where"], answer["trace"]))
                continue
            outcome.read += answer["count"] > 0
            outcome.plots += answer["count"]
            outcome.answered += bool(answer["said"])
            outcome.sentences.update(answer["said"])
        outcome.seconds = time.monotonic() - began
        return outcome

    def _troubled(self, outcome: Outcome, trouble: Trouble) -> None:
        outcome.troubles.append(trouble)
        if self._keep is not None:
            folder = self._keep / trouble.kind / f"{trouble.what}-{self._seed}-{trouble.number}"
            mutated(trouble.kind, self._seed, trouble.number).put(folder)
            (folder / "told.txt").write_text(f"{trouble.where}\n{trouble.told}", encoding="utf-8")

    def _asked(self, kind: str, number: int) -> dict | Trouble:
        worker = self._worker or self._start()
        worker.stdin.write(f"{kind} {self._seed} {number}\n")
        worker.stdin.flush()
        line = self._answer(worker.pid)
        if line:
            return json.loads(line)
        hung = line is None
        worker.send_signal(signal.SIGABRT if hung else 0)  # it says where it stands before it goes
        try:
            worker.wait(3)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
        self._worker = None
        self._errors.seek(0)
        told = self._errors.read()[-6000:].decode("utf-8", "replace")
        where = f"signal {-worker.returncode}" if not hung else ""
        return Trouble(kind, number, "hung" if hung else "crashed", f"{where} {_frame(told)}".strip(), told)

    def _start(self) -> subprocess.Popen:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker
        command = [sys.executable, str(_WORKER)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": self._errors}
        self._worker = subprocess.Popen(command, text=True, encoding="utf-8", **pipes)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._worker.stdout, selectors.EVENT_READ)
        if self._line(60) != "ready\n":
            raise RuntimeError("The worker does not start.")
        return self._worker

    def _answer(self, pid: int) -> str | None:
        """Return the next line as `_line` does, waiting for so many seconds of work: others may use the machine."""
        before = _worked_s(pid)
        for _ in range(_WAITS):
            line = self._line(self._limit)
            if line is not None or _worked_s(pid) - before >= self._limit:
                return line
        return None

    def _line(self, seconds: float) -> str | None:
        """Return the next line; empty when the worker is gone, None when it says nothing for so long."""
        if not self._selector.select(seconds):
            return None
        return self._worker.stdout.readline()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stdin.close()
            try:
                self._worker.wait(10)
            except subprocess.TimeoutExpired:
                self._worker.kill()
            self._worker = None


def _worked_s(pid: int) -> float:
    """Return the processor time of a process so far, as Linux tells it (proc(5), utime and stime)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("inf")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _frame(told: str) -> str:
    """Return the first place of ours in what Python says of its threads."""
    for line in told.splitlines():
        if "land_campaign_plugin" in line:
            return line.rpartition("/")[2].replace('"', "")
    return (told.strip().splitlines() or [""])[0][:100]
