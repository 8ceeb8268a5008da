"""Check the sample province, and compare every finding with the truth: seconds, peak memory, precision and recall.

The time for each 100,000 plots stands beside that of 100,000 plots alone: it should grow in proportion. The rules of
records are timed apart, without the reading of their tables.

python benchmarks/check_province.py FILE.gpkg
"""

import argparse
import json
import statistics
import sys
from collections import Counter
from pathlib import Path

from measure import checked_apart, data

from land_campaign_plugin.verbs.check import check

GOAL_MIB = 1536
GOAL_RECORDS_S = 60
SHOWN = 6
UNIT = 100_000
ROUNDS = 3


def seconds_a_unit(run: dict) -> float:
    """Return the seconds of a whole run, reading included, for each 100,000 plots."""
    return run["seconds"]["total"] * UNIT / run["plots"]


def main() -> int:
    """Check the province; exit status 1 when a finding is missing or invented, or memory or time is over the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    source = parser.parse_args().source

    def show(done: int, total: int, what: str) -> None:
        print(f"\r{done:,} of {total:,} {what}   ", end="", file=sys.stderr, flush=True)

    alone = statistics.median(seconds_a_unit(checked_apart(data(UNIT))) for _ in range(ROUNDS))
    result = check([source], progress=show)
    print(file=sys.stderr)
    findings = result.findings.take(~result.findings.symptoms)  # the truth names the sheet that lies off instead
    rows = zip(findings["rule"], findings["plots"], strict=True)
    found = Counter((rule, frozenset(filter(None, plots.split(",")))) for rule, plots in rows)
    with source.with_suffix(".truth.jsonl").open(encoding="utf-8") as lines:
        truth = Counter((error["rule"], frozenset(error["plots"])) for error in map(json.loads, lines))
    right = (found & truth).total()
    run = result.run
    print(
        f"{run['plots']:,} plots on {run['sheets']:,} sheets, {len(result.outcomes)} rules, {found.total():,} findings"
    )
    print(f"precision {right / found.total():.6f}, recall {right / truth.total():.6f}")
    print(f"read {run['seconds']['read']:.0f} s, check {run['seconds']['check']:.0f} s")
    records = run["seconds"]["records"]
    reading = run["seconds"]["records_read"]
    print(f"rules of records {records:.0f} s (goal {GOAL_RECORDS_S} s), reading their tables {reading:.0f} s")
    slowest = sorted(run["record_seconds"].items(), key=lambda item: -item[1])[:SHOWN]
    print("  the slowest: " + ", ".join(f"{code} {seconds:.1f} s" for code, seconds in slowest))
    share = seconds_a_unit(run)
    print(
        f"for each {UNIT:,} plots {share:.2f} s; {UNIT:,} plots alone {alone:.2f} s (median of {ROUNDS}): "
        f"{share / alone:.2f} times as long (goal: in proportion)"
    )
    print(f"peak memory {run['peak_mib']} MiB (goal {GOAL_MIB} MiB)")
    over = run["peak_mib"] > GOAL_MIB or records > GOAL_RECORDS_S
    return int(not right == found.total() == truth.total() or over)


if __name__ == "__main__":
    sys.exit(main())
