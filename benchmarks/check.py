"""How long the boundary rules take, side by side with the floor, PostGIS and QGIS's own checks, on the same data.

Printed are medians of some rounds; floor and ours take turns in one process and on one thread pool. A ratio tells
more than the seconds of one machine.

    python benchmarks/check.py [--plots 100000 1000000] [--rounds 5] [--rules T01,T02]
                               [--qgis-up-to 100000] [--without postgis qgis]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from floor import floor
from measure import BOUNDARY_RULES, JOBS, Timing, checked_apart, data, medians
from peer_postgis import postgis
from peer_qgis import qgis

from land_campaign_plugin.verbs.check import check

SIZES = (100_000, 1_000_000)
QGIS_UP_TO = 100_000
_MANY, _FEW, _FEW_FROM = 5, 3, 200_000
"""Rounds, and the number of plots from which on there are fewer."""
AT_MOST_FLOOR, AT_LEAST_POSTGIS, AT_LEAST_QGIS = 2, 3, 20


def in_turns(path: Path, rules: list[str], rounds: int) -> tuple[Timing, Timing, str]:
    """Time the floor and our rules in turns; return both, and a line about what was checked."""
    floors, ours = [], []
    for _ in range(rounds):
        floors.append(floor(path))
        result = check([path], rules=rules, jobs=JOBS)
        seconds = result.run["seconds"]
        ours.append({"read": seconds["read"], "check": seconds["total"] - seconds["read"]})
    peak_mib = checked_apart(path, rules)["peak_mib"]
    remark = f"{len(result.findings):,} findings; peak memory of a process of its own {peak_mib:,} MiB"
    head = f"{result.run['plots']:,} plots on {result.run['sheets']:,} sheets, {len(result.outcomes)} boundary rules, "
    head += f"{JOBS} threads, medians of {rounds} rounds"
    return Timing("floor", medians(floors)), Timing("our boundary rules", medians(ours), remark), head


def ratios(base: Timing, ours: Timing, peers: list[tuple[Timing, int]]) -> Iterator[str]:
    """Yield the table of ratios, with reading and check alone, beside the goals."""
    yield f"{'':<34} {'with reading':>12}  {'check alone':>12}   goal"
    alone = ours.steps["check"]
    ratio = ours.total / base.total
    bare = alone / (base.steps["valid"] + base.steps["coverage"])
    goal = f"at most {AT_MOST_FLOOR}: {_met(ratio <= AT_MOST_FLOOR)}"
    yield f"{'ours / floor':<34} {ratio:>12.2f}  {bare:>12.2f}   {goal}"
    for peer, least in peers:
        if not peer.steps:
            continue
        ratio, bare = peer.total / ours.total, peer.total / alone
        goal = f"at least {least}: {_met(ratio >= least)} with reading, {_met(bare >= least)} alone"
        if peer.missing:
            goal += f"; only {', '.join(peer.steps)}"
        yield f"{peer.name.partition(',')[0] + ' / ours':<34} {ratio:>12.2f}  {bare:>12.2f}   {goal}"


def _met(reached: bool) -> str:
    return "reached" if reached else "missed"


def main() -> None:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plots", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--rules", help="T01,T02: only these; all boundary rules by default")
    parser.add_argument("--qgis-up-to", type=int, default=QGIS_UP_TO, metavar="PLOTS")
    parser.add_argument("--without", nargs="*", default=[], choices=("postgis", "qgis"))
    options = parser.parse_args()
    rules = options.rules.split(",") if options.rules else BOUNDARY_RULES
    for plots in options.plots:
        path = data(plots)
        rounds = options.rounds or (_FEW if plots >= _FEW_FROM else _MANY)
        base, ours, head = in_turns(path, rules, rounds)
        print(head)
        print("\n".join([*base.lines(), *ours.lines()]), flush=True)
        peers = []
        if "postgis" not in options.without:
            peers.append((postgis(path, rounds), AT_LEAST_POSTGIS))
            print("\n".join(peers[-1][0].lines()), flush=True)
        if "qgis" not in options.without and plots <= options.qgis_up_to:
            peers.append((qgis(path), AT_LEAST_QGIS))
            print("\n".join(peers[-1][0].lines()), flush=True)
        elif "qgis" not in options.without:
            print(f"{'QGIS':<34} left out: its checks take minutes here (--qgis-up-to {plots} asks for it)")
        print()
        print("\n".join(ratios(base, ours, peers)), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
