"""The main job from end to end on a sample: load, check, fix, push, export, and a picture of what was found.

Everything goes into demo/. Ends with a summary, and with exit status 1 when the check missed an injected error or
reported one that is none.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from land_campaign_plugin.model.ruleset import OFF  # noqa: E402
from land_campaign_plugin.rules.registry import RULES  # noqa: E402
from land_campaign_plugin.rules.rulesets import load_ruleset  # noqa: E402
from land_campaign_plugin.store.embedded import open_store  # noqa: E402
from land_campaign_plugin.store.workcopy import WorkCopy  # noqa: E402
from land_campaign_plugin.verbs.check import check_work_copy  # noqa: E402
from land_campaign_plugin.verbs.export import export  # noqa: E402
from land_campaign_plugin.verbs.fix import fix  # noqa: E402
from land_campaign_plugin.verbs.load import load  # noqa: E402
from land_campaign_plugin.verbs.push import push  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402

OUT = ROOT / "demo"
PLOTS, SEED, ERRORS = 3000, 7, 0.04
Key = tuple[str, tuple[str, ...]]
"""A rule and the plots a finding is about."""


@dataclass(frozen=True)
class Score:
    """How the findings of one rule compare with the injected errors."""

    injected: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the findings that are injected errors."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the injected errors that were found."""
        return self.right / self.injected if self.injected else 1.0

    @property
    def perfect(self) -> bool:
        """Tell whether nothing was missed and nothing invented."""
        return self.right == self.found == self.injected


def key(rule: str, plots) -> Key:
    """Return what identifies a finding in the truth: the rule and its plots in order."""
    uids = plots.split(",") if isinstance(plots, str) else plots
    return rule, tuple(sorted(str(uid).strip() for uid in uids if uid))


def compare(found: Counter, truth: Counter) -> dict[str, Score]:
    """Compare findings with the truth, rule by rule; both count keys."""
    scores = {}
    for rule in sorted({rule for rule, _ in [*found, *truth]}):
        ours = Counter({each: count for each, count in found.items() if each[0] == rule})
        theirs = Counter({each: count for each, count in truth.items() if each[0] == rule})
        scores[rule] = Score(theirs.total(), ours.total(), (ours & theirs).total())
    return scores


def read_truth(path: Path) -> Counter:
    """Count the injected errors of a truth file."""
    with path.open(encoding="utf-8") as lines:
        return Counter(key(error["rule"], error["plots"]) for error in map(json.loads, lines))


def draw(work: Path, target: Path, title: str) -> None:
    """Draw the work copy in a process of its own: QGIS's libraries and ours stay apart."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.setdefault("XDG_RUNTIME_DIR", str(OUT))
    command = [sys.executable, str(ROOT / ".ci" / "picture.py"), str(work), str(target), title]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode or not target.exists():
        raise SystemExit(f"The picture could not be drawn:\n{done.stderr[-2000:]}")


def step(text: str) -> None:
    """Say what is being done."""
    print(f"  {text} ...", flush=True)


def row(label: str, text: str) -> None:
    """Print one line of the summary."""
    print(f"  {label:<10} {text}")


@dataclass
class Files:
    """What the demo writes."""

    sample: Path = OUT / "sample.gpkg"
    truth: Path = OUT / "truth.jsonl"
    scans: Path = OUT / "scans"
    work: Path = OUT / "work.gpkg"
    store: Path = OUT / "store.gpkg"
    corrected: Path = OUT / "corrected.gpkg"
    shapefile: Path = OUT / "corrected.shp"
    picture: Path = OUT / "findings.png"


@dataclass
class Result:
    """What every step came to."""

    loaded: object
    findings: object
    scores: dict[str, Score]
    fixed: object
    pushed: object
    again: object
    broken: list[str]
    exported: list

    @property
    def wrong(self) -> list[str]:
        """Rules that missed an injected error, or reported one that is none."""
        return [code for code, score in self.scores.items() if not score.perfect]

    @property
    def fine(self) -> bool:
        """Tell whether the demo shows what it should."""
        return not (self.wrong or self.broken or self.again.sent)


def run(files: Files) -> Result:
    """Do the main job, a verb at a time."""
    step(f"drawing a sample of {PLOTS:,} plots with injected errors")
    drawn = sample(files.sample, plots=PLOTS, seed=SEED, errors=ERRORS, truth=files.truth, scans=files.scans)
    step("loading it into a work copy")
    loaded = load([files.sample], files.work)
    step("checking")
    layers = {"communes": "communes", "lines": "boundary_lines", "labels": "labels", "legal": "legal_boundaries"}
    side = {name: f"{files.sample}:{layer}" for name, layer in layers.items()} | {"sheet_list": drawn.sheet_list}
    findings = check_work_copy(files.work, **side).findings
    found = Counter(key(rule, uids) for rule, uids in zip(findings["rule"], findings["plots"], strict=True))
    truth = read_truth(files.truth) + read_truth(drawn.truth_on_request)
    ruleset = load_ruleset()
    scores = compare(found, Counter({each: n for each, n in truth.items() if ruleset.rules[each[0]].view != OFF}))
    step("drawing the picture")
    draw(
        files.work,
        files.picture,
        f"An invented commune: {loaded.plots:,} plots, {len(findings):,} findings before correction",
    )
    step("correcting what is safe")
    fixed = fix(files.work, apply=True)
    with WorkCopy.open(files.work) as work:
        step("pushing to the store, twice")
        store = open_store(files.store, work.crs)
        pushed, again = push(work, store), push(work, store)
        step("exporting")
        exported = [export(work, target) for target in (files.corrected, files.shapefile)]
    return Result(loaded, findings, scores, fixed, pushed, again, store.verify(), exported)


def tell(result: Result, files: Files) -> None:
    """Print the summary, to be read in ten seconds."""
    row(
        "loaded",
        f"{result.loaded.plots:,} plots from {result.loaded.rows_in:,} rows, {result.loaded.rows_set_aside} set aside",
    )
    row("found", f"{len(result.findings):,} findings")
    print(f"\n    {'rule':<28}{'injected':>9}{'found':>7}{'precision':>11}{'recall':>8}")
    for code, score in result.scores.items():
        name = f"{code} {RULES[code].name}" if code in RULES else code
        print(f"    {name:<28}{score.injected:>9}{score.found:>7}{score.precision:>11.3f}{score.recall:>8.3f}")
    print()
    cured = Counter(line.rule for line in result.fixed.applied)
    row("fixed", f"{cured.total():,} ({listed(cured)}); {result.fixed.remaining:,} findings are left for a person")
    kept = Counter(line.answer.code if line.answer else line.status for line in result.pushed.lines)
    row("pushed", f"{result.pushed.stored:,} plots stored" + (f"; not taken in: {listed(kept)}" if kept else ""))
    row("", f"a second push sent {result.again.sent:,}; the history is {'BROKEN' if result.broken else 'whole'}")
    for report in result.exported:
        row("exported", f"{report.rows:,} plots to {shown(report.path)}")
    row("picture", shown(files.picture))
    row("files", f"{shown(files.work)} (work copy), {shown(files.store)} (store)")


def main() -> int:
    """Run the main job and print what came of it."""
    warnings.filterwarnings("ignore", "Neither (gdal|ogr)", FutureWarning)
    started = time.perf_counter()
    files = Files()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    print("Land Campaign: the main job on a sample\n")
    result = run(files)
    print(f"\nDone in {time.perf_counter() - started:.0f} s.\n")
    tell(result, files)
    if result.wrong:
        print(
            f"\nNot perfect: {', '.join(result.wrong)} missed an error or reported one that is none.", file=sys.stderr
        )
    if result.broken or result.again.sent:
        print("\nThe second push should send nothing, and the history should be whole.", file=sys.stderr)
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        print("\n  make qgis   opens QGIS on this result")
    return 0 if result.fine else 1


def listed(counts: Counter) -> str:
    """Return counts as words: ``T05 12, G03 8``."""
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items())) or "none"


def shown(path: Path) -> str:
    """Return a path as it is typed from the project's folder."""
    return Path(path).resolve().relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
