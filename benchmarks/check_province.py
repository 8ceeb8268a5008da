"""Check the sample province, and compare every finding with the truth: seconds, peak memory, precision and recall.

python benchmarks/check_province.py FILE.gpkg
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from land_campaign_plugin.verbs.check import check  # noqa: E402 - the path comes first

GOAL_MIB = 1536


def main() -> int:
    """Check the province; exit status 1 when a finding is missing, invented, or memory is over the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    source = parser.parse_args().source

    def show(done: int, total: int, what: str) -> None:
        print(f"\r{done:,} of {total:,} {what}   ", end="", file=sys.stderr, flush=True)

    result = check([source], progress=show)
    print(file=sys.stderr)
    rows = zip(result.findings["rule"], result.findings["plots"], strict=True)
    found = Counter((rule, frozenset(plots.split(","))) for rule, plots in rows)
    with source.with_suffix(".truth.jsonl").open(encoding="utf-8") as lines:
        truth = Counter((error["rule"], frozenset(error["plots"])) for error in map(json.loads, lines))
    right = (found & truth).total()
    run = result.run
    print(
        f"{run['plots']:,} plots on {run['sheets']:,} sheets, {len(result.outcomes)} rules, {found.total():,} findings"
    )
    print(f"precision {right / found.total():.6f}, recall {right / truth.total():.6f}")
    print(f"read {run['seconds']['read']:.0f} s, check {run['seconds']['check']:.0f} s")
    print(f"peak memory {run['peak_mib']} MiB (goal {GOAL_MIB} MiB)")
    return int(not right == found.total() == truth.total() or run["peak_mib"] > GOAL_MIB)


if __name__ == "__main__":
    sys.exit(main())
