"""The truth beside a sample: a check finds exactly what was put in."""

import json
from collections import Counter

import pytest

from land_campaign_plugin.model.findings import NOTHING_TO_CHECK
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.samples.injectors import INJECTORS, ON_REQUEST, quotas
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.sample import sample


def truth_of(path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return Counter((line["rule"], frozenset(line["plots"])) for line in lines), lines


def found_in(result):
    """Return what a check found; symptoms of a sheet that lies off stand for that sheet, not for themselves."""
    findings = result.findings.take(~result.findings.symptoms)
    rows = zip(findings["rule"], findings["plots"], strict=True)
    return Counter((rule, frozenset(filter(None, plots.split(",")))) for rule, plots in rows)


def check_on_request(report):
    side = {"communes": f"{report.path}:communes", "sheet_list": report.sheet_list}
    return found_in(check([report.path], layer="plots", rules=sorted(ON_REQUEST), **side))


@pytest.mark.parametrize(
    "plots, errors, seed",
    [
        *((plots, errors, seed) for plots, errors in ((600, 0.06), (3_000, 0.05), (8_000, 0.05)) for seed in (1, 2, 3)),
        (500, 0.001, 4),
    ],
)
def test_a_check_finds_what_was_put_in_and_nothing_else(tmp_path, plots, errors, seed):
    report = sample(tmp_path / "s.gpkg", plots=plots, errors=errors, seed=seed)
    truth, lines = truth_of(report.truth)
    result = check([report.path], layer="plots")
    assert found_in(result) == truth
    assert {code for code, outcome in result.outcomes.items() if outcome.outcome == NOTHING_TO_CHECK} == ON_REQUEST
    on_request, asked_lines = truth_of(report.truth_on_request)
    found = check_on_request(report)
    # a few corners on the commune's border lie straight by chance: the sample knows only those that it put in
    chance = {key for key in found - on_request if key[0] == "G05"}
    assert Counter({key: count for key, count in found.items() if key not in chance}) == on_request
    injected = Counter(line["rule"] for line in lines + asked_lines)
    assert injected == Counter(report.injected)
    # a whole sheet lies off only where others stand around it
    assert set(injected) >= set(INJECTORS) - ({"M02"} if plots < 6_000 else set())


def test_without_errors_nothing_is_found(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=5_000, errors=0, seed=6)
    result = check([report.path], layer="plots")
    assert len(result.findings) == 0
    assert {rule for rule, _ in check_on_request(report)} <= {"G05"}
    assert truth_of(report.truth)[1] == truth_of(report.truth_on_request)[1] == []
    assert not any(report.injected.values())


def test_gaps_of_every_severity_occur(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=6_000, errors=0.08, seed=8)
    result = check([report.path], layer="plots", rules=["T02", "A02", "A05", "A09"])
    assert set(result.outcomes["T02"].severity) == {"E", "W", "I"}
    assert set(result.outcomes["A02"].severity) == {"E", "W"}
    assert set(result.outcomes["A09"].severity) == {"W", "I"}


def test_places_lie_at_their_plots_and_only_a_missing_shape_has_none(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=600, errors=0.05, seed=8)
    for line in truth_of(report.truth)[1]:
        assert (line["x"] is None) == (line["rule"] == "G01" or not line["plots"])
        assert set(line) - {"record"} == {"rule", "plots", "x", "y"}


def test_findings_name_the_record_that_was_changed(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=1_500, errors=0.08, seed=9)
    said = Counter((line["rule"], line["record"]) for line in truth_of(report.truth)[1] if "record" in line)
    findings = check([report.path], layer="plots").findings
    rows = zip(findings["rule"], findings["record"], strict=True)
    assert Counter((rule, record) for rule, record in rows if record is not None) == said


@pytest.mark.parametrize(
    "plots, rate, each",
    [(600, 0.05, 1), (100_000, 0.01, 16), (500, 0.0001, 1), (100, 0.0001, 0), (1_000, 0, 0)],
)
def test_the_rate_is_the_share_of_plots_spread_over_the_rules(plots, rate, each):
    assert set(quotas(plots, rate).values()) == {each}


def test_every_rule_has_errors():
    assert set(INJECTORS) == set(RULES)
