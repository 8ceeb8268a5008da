"""How long the sample of the whole province takes to write, and how much memory: 3,263,464 plots, streamed.

python benchmarks/province.py [--out build/bench/province.gpkg]
"""

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from land_campaign_plugin.model.memory import peak_mib  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402


def main() -> None:
    """Write the province and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench" / "province.gpkg")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.unlink(missing_ok=True)
    started = time.perf_counter()
    sample(options.out, province=True, seed=1, errors=0.01, truth=options.out.with_suffix(".truth.jsonl"))
    minutes = (time.perf_counter() - started) / 60
    size = options.out.stat().st_size / 2**30
    print(f"province written in {minutes:.1f} minutes    (goal: under 10)")
    print(f"peak memory {peak_mib()} MiB             (goal: under 1024)")
    print(f"{options.out}: {size:.2f} GiB")


if __name__ == "__main__":
    main()
