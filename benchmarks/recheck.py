"""How long the re-check of one edited plot takes in a commune of 31,000, over random edits.

Plots are fetched from the work copy, as they are when a person edits. Printed are the median, the 95th percentile
and the longest; every hundredth edit is compared with a full check of the whole commune.

    python benchmarks/recheck.py [--plots 31000] [--edits 1000]
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from land_campaign_plugin.checking.incremental import judged_here, recheck  # noqa: E402
from land_campaign_plugin.checking.run import check_plots  # noqa: E402
from land_campaign_plugin.model.context import CheckContext  # noqa: E402
from land_campaign_plugin.model.findings import FindingTable, joined  # noqa: E402
from land_campaign_plugin.native import shapely  # noqa: E402
from land_campaign_plugin.rules.rulesets import load_ruleset  # noqa: E402
from land_campaign_plugin.store.workcopy import WorkCopy  # noqa: E402
from land_campaign_plugin.verbs.load import load  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402

RULESET = load_ruleset()
RULES = judged_here(None, RULESET, CheckContext())
"""The rules that a plot and what lies around it are enough for; others wait for the next whole check."""


def edited(rng: np.random.Generator, shape) -> dict:
    """Return a random edit: a vertex moved by up to 1 m, or another recorded area."""
    if rng.random() < 0.3 or shape is None or shapely.get_type_id(shape) != 3:
        return {"area_recorded_m2": round(float(rng.uniform(50, 500)), 1)}
    xy = shapely.get_coordinates(shapely.Polygon(shape.exterior))
    vertex = rng.integers(1, len(xy) - 1)
    xy[vertex] = np.round(xy[vertex] + rng.uniform(-1, 1, 2), 3)
    return {"geom": shapely.Polygon(xy)}


def after(findings: FindingTable, gone: list[str], new: FindingTable) -> FindingTable:
    """Return the findings when some have gone and some have come."""
    stays = ~np.isin(findings["fingerprint"].astype(str), gone)
    return joined([findings.take(stays), new])


def main() -> None:
    """Edit at random and print how long the re-checks took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plots", type=int, default=31_000)
    parser.add_argument("--edits", type=int, default=1_000)
    options = parser.parse_args()
    rng = np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder, "sample.gpkg"), Path(folder, "work.gpkg")
        sample(source, plots=options.plots, seed=1, errors=0.01)
        load([source], path)
        work = WorkCopy.open(path)
        first = check_plots(work.plots(), RULESET, rules=RULES)
        findings, step = first.findings, first.run["area_step_m2"]
        uids = work.plots()["uid"]
        seconds, compared = [], 0
        for number in range(1, options.edits + 1):
            uid = uids[rng.integers(len(uids))]
            before = work.plots_by_uid([uid]).geometry[0]
            change = edited(rng, before)
            work.update_plots({uid: change}, "benchmark")
            shapes = [shape for shape in (before, change.get("geom")) if shape is not None]
            boxes = [tuple(box) for box in shapely.bounds(np.array(shapes, dtype=object))] if shapes else []
            started = time.perf_counter()
            boxes = [box for box in boxes if np.isfinite(box).all()]
            with work.moment() as plots_now:
                outcome = recheck(plots_now, [uid], findings, boxes, RULESET, area_step_m2=step)
            seconds.append(time.perf_counter() - started)
            findings = after(findings, outcome.gone, outcome.new)
            if number % 100 == 0:
                full = check_plots(work.plots(), RULESET, rules=RULES, area_step_m2=step).findings
                compared += set(full["fingerprint"]) == set(findings["fingerprint"])
    took = np.array(seconds) * 1000
    print(f"{options.plots:,} plots, {options.edits:,} random edits, {len(findings):,} findings at the end")
    print(
        f"re-check of one edit: median {np.median(took):.1f} ms, p95 {np.percentile(took, 95):.1f} ms, "
        f"longest {took.max():.1f} ms   (goal: p95 under 50 ms)"
    )
    print(f"same findings as a full check: {compared} of {options.edits // 100} comparisons")


if __name__ == "__main__":
    main()
