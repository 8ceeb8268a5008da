"""Every rule against its table of cases, and against the cases of another coverage checker."""

import json
import math
import tomllib
from pathlib import Path

import numpy as np
import pytest

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.context import CheckContext
from land_campaign_plugin.model.findings import COULD_NOT_RUN, NOTHING_TO_CHECK
from land_campaign_plugin.model.ruleset import OFF
from land_campaign_plugin.model.tables import INTEGER, PLOT_FIELDS, REAL, PlotTable, ShapeTable, Table
from land_campaign_plugin.native import shapely
from land_campaign_plugin.reports.rule_manual import manual
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.rules.rule import SECTIONS
from land_campaign_plugin.rules.rulesets import load_ruleset

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests" / "cases" / "rules.toml").read_text(encoding="utf-8"))["case"]
COVERAGE_CASES = ROOT.parent / "shared" / "data" / "coverage_cases.json"
RULESET = load_ruleset()
SIDE_TABLES = {
    "sheets": list(enumerate([("commune", object), ("sheet_number", object), ("map_scale", np.int64)])),
    "communes": list(enumerate([("code", object), ("name", object)])),
    "sheet_list": list(
        enumerate(
            [("commune", object), ("sheet_number", object), ("map_scale", np.int64), ("plot_count", np.int64)]
        )
    ),
    "lines": list(enumerate([("commune", object), ("sheet_number", object)])),
    "labels": list(enumerate([("commune", object), ("sheet_number", object), ("text", object)])),
    "legal_boundaries": list(enumerate([("commune", object), ("sheet_number", object)])),
}


def table(shapes, columns=None, crs=""):
    """Return plots p0, p1, ... with shapes from WKT."""
    geometry = np.array([shapely.from_wkt(shape) if shape else None for shape in shapes] + [None], dtype=object)[:-1]
    data = {"uid": np.array([f"p{row}" for row in range(len(shapes))], dtype=object)}
    for name, values in (columns or {}).items():
        kind = {REAL: float, INTEGER: np.int64}.get(PLOT_FIELDS[name].kind, object)
        data[name] = np.array([value if value != "" else None for value in values], dtype=kind)
    return PlotTable(data, geometry, crs)


def context(case):
    """Return the side tables of a case: rows as lists, shapes as WKT."""
    sides = {}
    for name, columns in SIDE_TABLES.items():
        rows = [list(row) for row in case.get(name, [])]
        if name in case:
            values = {column: np.array([row[at] for row in rows], dtype=kind) for at, (column, kind) in columns}
            if name == "sheet_list":
                sides[name] = Table(values)
            else:
                shapes = np.array([shapely.from_wkt(row[-1]) for row in rows] + [None], dtype=object)[:-1]
                sides[name] = ShapeTable(values, shapes)
    return CheckContext(**sides)


def told(findings):
    """Return findings as the case table writes them."""
    lines = []
    for rule, severity, plots, measured in zip(
        *(findings[name] for name in ("rule", "severity", "plots", "measured")), strict=True
    ):
        lines.append((f"{rule} {severity} {plots}", None if math.isnan(measured) else measured))
    return sorted(lines, key=str)


def expected(lines):
    pairs = [line.rsplit(" ", 1) for line in lines]
    return sorted(((text, None if value == "-" else float(value)) for text, value in pairs), key=str)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    plots = table(case["plots"], case.get("columns"), case.get("crs", ""))
    result = check_plots(plots, RULESET, rules=case.get("rules"), context=context(case))
    found, wanted = told(result.findings), expected(case["expect"])
    assert [text for text, _ in found] == [text for text, _ in wanted]
    assert [value for _, value in found] == pytest.approx([value for _, value in wanted], abs=1e-6)
    assert [outcome for outcome in result.outcomes.values() if outcome.outcome == COULD_NOT_RUN] == []
    if "sub_codes" in case:
        assert sorted(result.findings["sub_code"]) == sorted(case["sub_codes"])
    if "places" in case:
        assert [shapely.to_wkt(place, trim=True) for place in result.findings.geometry] == case["places"]


def test_every_rule_has_cases_that_fail_and_pass():
    failing = {line.split()[0] for case in CASES for line in case["expect"]}
    named = {case["name"].split()[0] for case in CASES if not case["expect"]} | {"A02", "A05", "A09"}
    here = {code for code, rule in RULES.items() if rule.check}  # rules of records have a table of their own
    assert failing == here
    assert named >= here - {"T03", "M03"}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_documented(rule):
    sections = rule.sections()
    assert list(sections) == list(SECTIONS)
    assert all(sections.values())
    assert "" in rule.remedies


if COVERAGE_CASES.exists():
    # How the other checker's "invalid edge" reads in our rules: an edge inside another plot, or on it without being
    # matched, is T01 overlap, T03 duplicate or T04 containment; an edge with a foreign vertex on it is T05; an edge
    # within the gap width of another plot is T02. Repeated vertices (G03) and collapsed rings (G02) are not its matter.
    INVALID_EDGE = {"T01", "T02", "T03", "T04", "T05"}
    FOREIGN = json.loads(COVERAGE_CASES.read_text(encoding="utf-8"))["cases"]

    @pytest.mark.parametrize("case", FOREIGN, ids=lambda case: f"{case['suite']}-{case['name']}")
    def test_agrees_with_the_coverage_cases(case):
        shapes = case.get("coverage") or [
            case["target"],
            *(shapely.to_wkt(part) for part in shapely.get_parts(shapely.from_wkt(case["adjacent"]))),
        ]
        findings = check_plots(table(shapes), RULESET).findings
        ours = [row for row in range(len(findings)) if findings["rule"][row] in INVALID_EDGE]
        if "target" in case:  # only the edges of the target are listed there
            ours = [row for row in ours if "p0" in findings["plots"][row].split(",")]
        assert bool(ours) == (not case["valid"])
        wanted = case["expected_edges"]
        wanted = [wanted] if isinstance(wanted, str) else wanted or []
        edges = shapely.union_all([shapely.from_wkt(edge) for edge in wanted if edge])
        assert all(shapely.distance(findings.geometry[row], edges) < 0.01 for row in ours)


def test_the_manual_is_up_to_date():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == manual()


def test_absent_columns_and_side_tables_are_nothing_to_check():
    outcomes = check_plots(table(["POLYGON ((0 0, 9 0, 9 9, 0 0))"]), RULESET).outcomes
    idle = {code for code, outcome in outcomes.items() if outcome.outcome == NOTHING_TO_CHECK}
    assert idle == {
        rule.code
        for rule in RULES.values()
        if rule.needs != ("geometry",) or rule.tables or rule.records or rule.idle or rule.view == OFF
    }
    assert all(outcomes[code].why() for code in idle)


def test_no_plots_are_nothing_to_check():
    outcomes = check_plots(table([]), RULESET).outcomes
    assert {outcome.outcome for outcome in outcomes.values()} == {NOTHING_TO_CHECK}
