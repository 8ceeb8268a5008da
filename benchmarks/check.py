"""How long the check takes, as a ratio to the floor, on the same data, process and thread pool.

The floor is reading, decoding, validity and ``coverage_invalid_edges(gap_width=1.0)`` sheet by sheet without
halo: less than any check has to do. Printed are medians; a ratio tells more than seconds of one machine.

    python benchmarks/check.py [--plots 100000] [--rounds 5] [--rules T01,T02]
"""

import argparse
import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from osgeo import gdal  # noqa: E402

from land_campaign_plugin.native import shapely  # noqa: E402
from land_campaign_plugin.verbs.check import check  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402

gdal.UseExceptions()
JOBS = os.cpu_count() or 1


def data(plots: int) -> Path:
    """Return a sample of `plots` plots, made once."""
    path = ROOT / "build" / "bench" / f"sample_{plots}.gpkg"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sample(path, plots=plots, seed=1, errors=0.01)
    return path


def floor(path: Path) -> dict[str, float]:
    """Return the seconds of each step of the floor."""
    marks = [time.perf_counter()]
    dataset = gdal.OpenEx(str(path))  # kept: a layer does not outlive it
    layer = dataset.GetLayerByName("plots")
    batches = list(layer.GetArrowStreamAsNumPy())
    shape_name = layer.GetGeometryColumn()
    blobs = np.concatenate([batch[shape_name].astype(object) for batch in batches])
    sheet = np.concatenate([np.ma.getdata(batch["SoHieuToBanDo"]) for batch in batches]).astype("S")
    commune = np.concatenate([np.ma.getdata(batch["MaXa"]) for batch in batches]).astype("S")
    marks.append(time.perf_counter())
    with ThreadPoolExecutor(JOBS) as pool:
        shapes = np.concatenate(list(pool.map(shapely.from_wkb, np.array_split(blobs, JOBS))))
        marks.append(time.perf_counter())
        _, key = np.unique(np.char.add(np.char.add(commune, b"/"), sheet), return_inverse=True)
        order = np.argsort(key, kind="stable")
        sheets = np.split(order, np.flatnonzero(np.diff(key[order])) + 1)
        list(pool.map(lambda rows: shapely.is_valid(shapes[rows]), sheets))
        marks.append(time.perf_counter())

        def edges(rows):
            polygons = shapes[rows]
            shapely.coverage_invalid_edges(polygons[shapely.get_type_id(polygons) == 3], gap_width=1.0)

        list(pool.map(edges, sheets))
    marks.append(time.perf_counter())
    return dict(zip(("read", "decode", "valid", "coverage"), np.diff(marks).tolist(), strict=True))


def main() -> None:
    """Run both in turn and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plots", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rules")
    options = parser.parse_args()
    path = data(options.plots)
    rules = options.rules.split(",") if options.rules else None
    floors, ours = [], []
    for _ in range(options.rounds):
        floors.append(floor(path))
        result = check([path], rules=rules, jobs=JOBS)
        ours.append(result.run["seconds"])
    base = statistics.median(sum(steps.values()) for steps in floors)
    total = statistics.median(seconds["total"] for seconds in ours)
    print(
        f"{result.run['plots']:,} plots, {result.run['sheets']:,} sheets, {len(result.outcomes)} rules, {JOBS} threads"
    )
    steps = ", ".join(f"{name} {statistics.median(step[name] for step in floors):.2f}" for name in floors[0])
    print(f"floor      {base:6.2f} s  ({steps})")
    steps = ", ".join(
        f"{name} {statistics.median(seconds[name] for seconds in ours):.2f}" for name in ("read", "check")
    )
    print(f"our check  {total:6.2f} s  ({steps}), {len(result.findings):,} findings, peak {result.run['peak_mib']} MiB")
    print(f"ratio      {total / base:6.2f}    (goal: at most 2.5)")


if __name__ == "__main__":
    main()
