"""The truth beside a sample: a check finds exactly what was put in."""

import json
from collections import Counter

import pytest

from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.samples.injectors import INJECTORS, quotas
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.sample import sample


def truth_of(report):
    lines = [json.loads(line) for line in report.truth.read_text(encoding="utf-8").splitlines()]
    return Counter((line["rule"], frozenset(line["plots"])) for line in lines), lines


def found_in(result):
    rows = zip(result.findings["rule"], result.findings["plots"], strict=True)
    return Counter((rule, frozenset(plots.split(","))) for rule, plots in rows)


@pytest.mark.parametrize(
    "plots, errors, seed",
    [(600, 0.05, 1), (600, 0.08, 2), (500, 0.001, 3), (3_000, 0.03, 4), (5_000, 0.02, 5)],
)
def test_a_check_finds_what_was_put_in_and_nothing_else(tmp_path, plots, errors, seed):
    report = sample(tmp_path / "s.gpkg", plots=plots, errors=errors, seed=seed)
    truth, lines = truth_of(report)
    assert found_in(check([report.path], layer="plots")) == truth
    assert Counter(line["rule"] for line in lines) == report.injected
    assert all(report.injected[rule] >= 1 for rule in INJECTORS)


def test_without_errors_nothing_is_found(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=5_000, errors=0, seed=6)
    result = check([report.path], layer="plots")
    assert len(result.findings) == 0
    assert truth_of(report)[1] == []
    assert not any(report.injected.values())


def test_gaps_of_every_severity_occur(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=4_000, errors=0.06, seed=7)
    result = check([report.path], layer="plots", rules=["T02", "A02", "A05", "A09"])
    assert set(result.outcomes["T02"].severity) == {"E", "W", "I"}
    assert set(result.outcomes["A02"].severity) == {"E", "W"}
    assert set(result.outcomes["A09"].severity) == {"W", "I"}


def test_places_lie_at_their_plots_and_only_a_missing_shape_has_none(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=600, errors=0.05, seed=8)
    for line in truth_of(report)[1]:
        assert (line["x"] is None) == (line["rule"] == "G01")
        assert set(line) == {"rule", "plots", "x", "y"}


@pytest.mark.parametrize(
    "plots, rate, each",
    [(600, 0.05, 2), (100_000, 0.01, 77), (500, 0.0001, 1), (100, 0.0001, 0), (1_000, 0, 0)],
)
def test_the_rate_is_the_share_of_plots_spread_over_the_rules(plots, rate, each):
    assert set(quotas(plots, rate).values()) == {each}


def test_every_rule_of_the_first_dozen_has_errors():
    dozen = {"G01", "G02", "G03", "T01", "T02", "T03", "T04", "T05", "A02", "A03", "A05", "A09"}
    assert dozen <= set(INJECTORS)
    assert set(INJECTORS) <= set(RULES)
