"""Findings per 1,000 plots, by rule and severity, for each data set: what a list that people must work through holds.

Without arguments: a sample without injected errors, and the real parcels of ../shared/data where that folder exists.

    python benchmarks/noise.py [FILE[:LAYER][?column=FIELD&column=FIELD] ...]
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from land_campaign_plugin.model.ruleset import WORK_LIST  # noqa: E402 - the path comes first
from land_campaign_plugin.rules.registry import RULES  # noqa: E402
from land_campaign_plugin.rules.rulesets import load_ruleset  # noqa: E402
from land_campaign_plugin.verbs.check import check  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
FRENCH = ":PARCELLE_id?plot_number=TEX&area_recorded_m2=SUPF"
REAL = {
    "fr_sheets_25354.gpkg": FRENCH,
    "fr_sheets_13029.gpkg": FRENCH,
    "nz_parcels.gpkg": "?area_recorded_m2=SURVEY_ARE",
}
LIMIT = 50
"""More findings per 1,000 plots of one rule on the work list than this want a word of explanation."""


def measure(source: str) -> tuple[int, Counter]:
    """Return the number of plots of a source, and its findings by rule and severity."""
    place, _, mapping = source.partition("?")
    path, _, layer = place.partition(":")
    result = check([path], layer=layer or None, mapping=dict(parse_qsl(mapping)))
    rows = zip(result.findings["rule"], result.findings["severity"], strict=True)
    return result.run["plots"], Counter(rows)


def main() -> None:
    """Print one table a data set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*")
    sources = parser.parse_args().sources
    ruleset = load_ruleset()
    with tempfile.TemporaryDirectory() as folder:
        if not sources:
            clean = Path(folder, "sample_without_errors.gpkg")
            sample(clean, plots=20_000, errors=0)
            sources = [str(clean), *(f"{DATA / name}{how}" for name, how in REAL.items() if (DATA / name).exists())]
        for source in sources:
            plots, counts = measure(source)
            print(f"{Path(source.partition('?')[0].partition(':')[0]).name}: {plots:,} plots")
            if not counts:
                print("  no finding")
            for (code, severity), count in sorted(counts.items()):
                share = 1000 * count / plots
                view = ruleset.rules[code].view
                mark = "  over the limit" if view == WORK_LIST and severity != "I" and share > LIMIT else ""
                print(f"  {code} {RULES[code].name:<24} {severity} {share:8.1f} per 1,000   {view}{mark}")


if __name__ == "__main__":
    main()
