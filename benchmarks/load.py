"""How long loading plots into a work copy takes, side by side with ogr2ogr copying the same layer.

Both read one GeoPackage that holds the layer of plots alone and write another one with a spatial index, each round in
processes of their own, in turns. Printed are medians of seconds and peak memory; a ratio tells more than the seconds
of one machine.

    python benchmarks/load.py [--plots 1000000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from measure import BUILD, ROOT, data

PLOTS, ROUNDS = 1_000_000, 3
AT_MOST_OGR2OGR = 3
_LAYER = "plots"


def plots_alone(plots: int) -> Path:
    """Return a GeoPackage with the plots of a sample and nothing beside them, made once for each sample."""
    path = data(plots)
    alone = path.with_name(f"{path.stem}.alone.gpkg")
    if not alone.exists():
        subprocess.run(["ogr2ogr", "-f", "GPKG", str(alone), str(path), _LAYER], check=True)
    return alone


def timed(command: list[str], out: Path) -> tuple[float, float]:
    """Run a program that writes `out`; return its seconds and its peak memory in MiB."""
    out.unlink(missing_ok=True)
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, usage.ru_maxrss / 1024


def contestants(source: Path) -> dict[str, tuple[list[str], Path]]:
    """Return the command of each contestant and the file that it writes."""
    copied, loaded = BUILD / "load.ogr2ogr.gpkg", BUILD / "load.work.gpkg"
    ours = [sys.executable, "-m", "land_campaign_plugin", "load", str(source), "--into", str(loaded)]
    return {
        "ogr2ogr": (["ogr2ogr", "-f", "GPKG", str(copied), str(source), _LAYER], copied),
        "our load": (ours, loaded),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plots", type=int, default=PLOTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    source = plots_alone(options.plots)
    running = contestants(source)
    rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in running}
    for _ in range(options.rounds):
        for name, (command, out) in running.items():
            rounds[name].append(timed(command, out))
    print(f"{options.plots:,} plots, {source.stat().st_size / 2**20:,.0f} MiB, medians of {options.rounds} rounds")
    seconds = {}
    for name, (_, out) in running.items():
        seconds[name], peak_mib = map(statistics.median, zip(*rounds[name], strict=True))
        size_mib = out.stat().st_size / 2**20
        print(f"{name:<34} {seconds[name]:8.2f} s  (peak memory {peak_mib:,.0f} MiB, file {size_mib:,.0f} MiB)")
        out.unlink()
    ratio = seconds["our load"] / seconds["ogr2ogr"]
    met = "reached" if ratio <= AT_MOST_OGR2OGR else "missed"
    print(f"{'our load / ogr2ogr':<34} {ratio:8.2f}    goal at most {AT_MOST_OGR2OGR}: {met}")


if __name__ == "__main__":
    main()
