"""Two sheets that came to carry one number are one finding, not one a plot."""

import numpy as np
import pytest

from land_campaign_plugin.checking.incremental import recheck
from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.checking.table_source import TableSource
from land_campaign_plugin.fixes.proposals import propose
from land_campaign_plugin.model.tables import concatenate
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.record.a03_repeated_plot_number import COLLIDING
from land_campaign_plugin.rules.rulesets import load_ruleset

from .grids import plots_of

RULESET = load_ruleset()


def sheet(numbers, west=0.0, **columns):
    """Plots with these numbers in a row, on sheet 3."""
    geometry = np.array([shapely.box(west + 20 * at, 0, west + 20 * at + 10, 10) for at in range(len(numbers))])
    plots = plots_of(geometry)
    plots.columns["uid"] = np.array([f"u{west:.0f}-{at}" for at in range(len(numbers))], dtype=object)
    plots.columns["plot_number"] = np.array([str(number) for number in numbers], dtype=object)
    plots.columns |= {name: np.full(len(numbers), value, dtype=object) for name, value in columns.items()}
    return plots


def repeated(plots):
    findings = check_plots(plots, RULESET, rules=["A03"]).findings
    return sorted((findings["sub_code"][row], len(findings["plots"][row].split(","))) for row in range(len(findings)))


@pytest.mark.parametrize(
    "first, second, found",
    [
        (range(1, 41), range(21, 41), [(COLLIDING, 40)]),  # 20 of 40 numbers
        (range(1, 42), range(22, 42), [("", 2)] * 20),  # 20 of 41
        (range(1, 31), range(12, 31), [("", 2)] * 19),  # 19 of 30
        (range(1, 201), range(1, 201), [(COLLIDING, 400)]),
    ],
)
def test_many_repeated_numbers_of_a_sheet_are_one_finding(first, second, found):
    assert repeated(concatenate([sheet(first), sheet(second, west=10_000.0)])) == found


def test_known_former_communes_do_not_collide():
    parts = sheet(range(1, 41), former_commune="11950"), sheet(range(1, 41), west=10_000.0, former_commune="11956")
    assert repeated(concatenate(parts)) == []


def test_a_colliding_sheet_and_a_repeated_number_elsewhere_stay_apart():
    other = sheet([1, 1], west=50_000.0)
    other.columns["sheet_number"] = np.array(["4", "4"], dtype=object)
    plots = concatenate([sheet(range(1, 31)), sheet(range(1, 31), west=10_000.0), other])
    assert repeated(plots) == [("", 2), (COLLIDING, 60)]


def test_an_edit_on_a_colliding_sheet_leaves_its_finding_until_the_next_whole_check():
    plots = concatenate([sheet(range(1, 31)), sheet(range(1, 31), west=10_000.0)])
    before = check_plots(plots, RULESET, rules=["A03"]).findings
    plots.columns["plot_number"][0] = "99"
    again = recheck(TableSource(plots), ["u0-0"], before, [tuple(plots.bounds[0])], RULESET, rules=["A03"])
    assert (again.gone, len(again.new)) == ([], 0)


def test_no_number_is_proposed_for_a_plot_of_a_colliding_sheet():
    plots = concatenate([sheet(range(1, 31)), sheet(range(1, 31), west=10_000.0)])
    findings = check_plots(plots, RULESET, rules=["A03"]).findings
    assert propose(findings, 0, plots, RULESET, highest_number=lambda commune, sheet: 30) == []
