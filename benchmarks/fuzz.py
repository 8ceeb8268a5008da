"""Damaged files of every format, read as people read them: no crash, no hang, always an answer.

    python benchmarks/fuzz.py [--files 10000] [--seed 1] [--formats gpkg,shp] [--jobs 2] [--keep build/fuzz]
    python benchmarks/fuzz.py --one gml 1234 [--seed 1]          (one file again, kept, with the whole traceback)

File `number` of a format and a seed is always the same; only the two identifiers that GDAL draws for a File Geodatabase
differ between runs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.fuzzing.desk import HANGS_AFTER_S, Desk, Outcome  # noqa: E402 - the path comes first
from benchmarks.fuzzing.originals import FORMATS  # noqa: E402

_PART = 250
_SAID = 6


def run(kinds: list[str], files: int, seed: int, jobs: int, keep: Path, first: int = 0) -> dict[str, Outcome]:
    """Try files `first` to `files` of some formats, in parts on several workers, and print the table of each."""
    parts = [(kind, range(at, min(at + _PART, files))) for kind in kinds for at in range(first, files, _PART)]
    found: dict[str, list[Outcome]] = {kind: [] for kind in kinds}

    def part(kind: str, numbers: range) -> None:
        with Desk(seed, HANGS_AFTER_S, keep) as desk:
            found[kind].append(desk.tries(kind, numbers))
        if sum(outcome.files for outcome in found[kind]) == files - first:
            print(told(kind, reduce(joined, found[kind])), flush=True)

    with ThreadPoolExecutor(jobs) as pool:
        for future in [pool.submit(part, *one) for one in parts]:
            future.result()
    return {kind: reduce(joined, outcomes) for kind, outcomes in found.items()}


def joined(one: Outcome, other: Outcome) -> Outcome:
    """Return two outcomes as one."""
    return Outcome(
        one.files + other.files,
        one.read + other.read,
        one.plots + other.plots,
        one.answered + other.answered,
        one.sentences + other.sentences,
        one.troubles + other.troubles,
        one.large + other.large,
        max(one.slowest, other.slowest),
        one.seconds + other.seconds,
    )


def told(kind: str, outcome: Outcome) -> str:
    """Return an outcome in lines."""
    counts = " ".join(f"{what} {outcome.count(what)}" for what in ("crashed", "hung", "raised"))
    lines = [
        f"{kind:<10} files {outcome.files:>6}  read {outcome.read:>6} (plots or records {outcome.plots})  "
        f"answered {outcome.answered:>6}  {counts}  {outcome.files / max(outcome.seconds, 1e-9):.0f}/s  "
        f"slowest {outcome.slowest[0]:.1f} s (file {outcome.slowest[1]})"
    ]
    lines += [f"    {count:>6}  {what}" for what, count in outcome.sentences.most_common(_SAID)]
    rest = sum(count for _, count in outcome.sentences.most_common()[_SAID:])
    lines += [f"    {rest:>6}  other sentences"] if rest else []
    places = Counter((trouble.what, trouble.where) for trouble in outcome.troubles)
    for (what, where), count in places.most_common():
        numbers = [trouble.number for trouble in outcome.troubles if (trouble.what, trouble.where) == (what, where)]
        lines.append(f"    {count:>6}  {what.upper()} at {where}; files {', '.join(map(str, numbers[:5]))}")
    lines += [f"    file {number} took {mib} MiB" for number, mib in outcome.large[:5]]
    return "\n".join(lines)


def main() -> int:
    """Print one table a format; 1 where a file was not answered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "NUMBER"))
    given = parser.parse_args()
    if given.one:
        with Desk(given.seed, HANGS_AFTER_S, given.keep) as desk:
            outcome = desk.tries(given.one[0], [int(given.one[1])])
        print(told(given.one[0], outcome), *(trouble.told for trouble in outcome.troubles), sep="\n")
        return bool(outcome.troubles)
    print(f"seed {given.seed}; what was not answered is kept in {given.keep}")
    outcomes = run(given.formats.split(","), given.files, given.seed, given.jobs, given.keep, given.first)
    return any(outcome.troubles for outcome in outcomes.values())


if __name__ == "__main__":
    sys.exit(main())
