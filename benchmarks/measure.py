"""What the benchmarks share: the data, the rules that are timed, rounds and their medians."""

from __future__ import annotations

import hashlib
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from land_campaign_plugin.rules.registry import RULES  # noqa: E402 - the path comes first
from land_campaign_plugin.verbs.sample import sample  # noqa: E402

BUILD = ROOT / "build" / "bench"
JOBS = os.cpu_count() or 1
BOUNDARY_RULES = [code for code in RULES if code[0] in "GTMB"]
"""Rules of shapes, of neighbours, of map sheets and of communes."""
NOT_HERE = "not available here"


def data(plots: int) -> Path:
    """Return a sample of `plots` plots, made once for each state of the generator."""
    path = BUILD / f"sample_{plots}_{_generator()}.gpkg"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob(f"sample_{plots}_*"):
            old.unlink()
        sample(path, plots=plots, seed=1, errors=0.01)
    return path


def _generator() -> str:
    """Return a short name for what the generator of samples is today."""
    code = ROOT / "land_campaign_plugin"
    digest = hashlib.sha256()
    for module in sorted([*code.glob("samples/*.py"), *code.glob("verbs/sample*.py")]):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:8]


def checked_apart(path: Path, rules: Sequence[str] | None = None) -> dict:
    """Check a source in a process of its own and return what the command line prints: only so is peak memory its own.

    All rules without `rules`.
    """
    command = [sys.executable, "-m", "land_campaign_plugin", "check", str(path), "--json"]
    command += ["--rules", ",".join(rules)] if rules else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


@dataclass
class Timing:
    """Seconds of each step of a contestant, and what to say about it.

    Parameters
    ----------
    steps : dict of str to float
        Empty where the contestant is not here.
    missing : list of str
        Steps that it does not have, or why it is not here at all.
    """

    name: str
    steps: dict[str, float] = field(default_factory=dict)
    remark: str = ""
    missing: list[str] = field(default_factory=list)

    @property
    def total(self) -> float:
        """Seconds of all steps."""
        return sum(self.steps.values())

    def lines(self) -> list[str]:
        """Return the timing as lines of a table."""
        if not self.steps:
            return [f"{self.name:<34} {NOT_HERE}: {'; '.join(self.missing)}"]
        steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.steps.items())
        lines = [f"{self.name:<34} {self.total:8.2f} s  ({steps})"]
        lines += [f"{'':<34}   {name}: {NOT_HERE}" for name in self.missing]
        return lines + ([f"{'':<34}   {self.remark}"] if self.remark else [])


def medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each step over the rounds."""
    return {name: statistics.median(steps[name] for steps in rounds) for name in rounds[0]}


def repeated(work: Callable[[], dict[str, float]], rounds: int) -> dict[str, float]:
    """Do `work` so many times and return the median of each of its steps."""
    return medians([work() for _ in range(rounds)])
