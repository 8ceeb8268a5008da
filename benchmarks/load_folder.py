"""A folder of sheets into a work copy: 75, 150 and 300 sheets, seconds and peak memory, each in a process of its own.

What grows in proportion takes the same time a sheet, and memory stays flat: that of the program, and of the largest
process that reads for it. The sheets are drawings that the sample writes.

    .venv/bin/python benchmarks/load_folder.py [--format dgn|dxf] [--sheets 75 150 300] [--jobs N]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import BUILD, ROOT

_PLOTS = 85_000


def drawings_of(folder: Path, form: str) -> list[Path]:
    """Let the sample write one drawing a sheet, once."""
    if not folder.exists():
        command = [sys.executable, "-m", "land_campaign_plugin", "sample", str(folder.with_suffix(".gpkg"))]
        command += ["--plots", str(_PLOTS), "--errors", "0", "--drawings", str(folder), "--format", form]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return sorted(folder.rglob(f"*.{form}"))


def load_apart(paths: list[Path], jobs: int | None) -> dict:
    """Load sheets into a new work copy in a process of its own, and return what it took."""
    work = BUILD / "folder_work.gpkg"
    work.unlink(missing_ok=True)
    asked = {"paths": list(map(str, paths)), "work": str(work), "jobs": jobs}
    done = subprocess.run(
        [sys.executable, __file__, "--one"],
        cwd=ROOT,
        input=json.dumps(asked),
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def _load_here() -> None:
    from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder

    asked = json.load(sys.stdin)
    begun = time.perf_counter()
    report = load_folder(asked["paths"], asked["work"], options=SheetOptions(crs="EPSG:9209"), jobs=asked["jobs"])
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    load_folder(asked["paths"], asked["work"], options=SheetOptions(crs="EPSG:9209"), jobs=asked["jobs"])
    again = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        json.dumps(
            {"counts": report.counts, "plots": report.plots, "seconds": seconds, "again": again, "mib": [peak, reader]}
        )
    )


def main() -> None:
    """Print a line for each number of sheets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--format", choices=("dgn", "dxf"), default="dgn")
    parser.add_argument("--sheets", type=int, nargs="+", default=[75, 150, 300])
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _load_here()
        return
    folder = BUILD / f"sheets_{options.format}"
    paths = drawings_of(folder, options.format)
    print(f"{len(paths)} sheets as {options.format}, {_PLOTS:,} plots")
    for count in options.sheets:
        took = load_apart(paths[:count], options.jobs)
        each, peak = 1000 * took["seconds"] / count, " + ".join(map(str, took["mib"]))
        done = f"{count:>4} sheets {took['plots']:>7,} plots"
        print(f"{done} {took['seconds']:7.2f} s, {each:6.1f} ms a sheet, {peak} MiB")
        print(f"     the same again, nothing changed: {took['again']:.2f} s")
        if took["counts"]["loaded"] != min(count, len(paths)):
            raise SystemExit(f"not all sheets were loaded: {took['counts']}")


if __name__ == "__main__":
    main()
