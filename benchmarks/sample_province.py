"""Write the sample province, 3,263,464 plots, and print seconds and peak memory.

python benchmarks/sample_province.py [--out FILE] [--errors 0.01] [--seed 1] [--keep]
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from land_campaign_plugin.verbs.sample import sample  # noqa: E402 - the path comes first

GOAL_SECONDS, GOAL_MIB = 600, 1024


def main() -> int:
    """Write the province; exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="GeoPackage to write; a temporary one by default")
    parser.add_argument("--errors", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the file (always kept with --out)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        out = options.out or Path(tempfile.gettempdir() if options.keep else folder, "province.gpkg")

        def show(done: int, total: int, what: str) -> None:
            print(f"\r{done:,} of {total:,} {what}", end="", file=sys.stderr, flush=True)

        report = sample(out, province=True, errors=options.errors, seed=options.seed, progress=show)
        size_mib = out.stat().st_size / 2**20
    print(file=sys.stderr)
    findings = sum(report.injected.values())
    print(f"{report.plots:,} plots on {report.sheets:,} sheets in {report.communes} communes, {report.people:,} people")
    print(f"{report.extra:,} extra records, {findings:,} findings in the truth, file of {size_mib:,.0f} MiB")
    print(f"{report.seconds:.0f} s (goal {GOAL_SECONDS} s)")
    print(f"peak memory {report.peak_mib:.0f} MiB (goal {GOAL_MIB} MiB)")
    return int(report.seconds > GOAL_SECONDS or report.peak_mib > GOAL_MIB)


if __name__ == "__main__":
    sys.exit(main())
