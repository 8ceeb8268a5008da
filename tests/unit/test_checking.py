"""Findings do not depend on the order of plots, the size of blocks or the number of threads; part equals whole."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.checking.incremental import recheck
from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.checking.table_source import TableSource
from land_campaign_plugin.model.context import CheckContext
from land_campaign_plugin.model.errors import BadInput, Cancelled
from land_campaign_plugin.model.findings import COULD_NOT_RUN, FINDINGS, NOT_CHECKED, joined
from land_campaign_plugin.model.tables import PlotTable, ShapeTable, Table
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules import gaps
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.rules.rule import found
from land_campaign_plugin.rules.rulesets import load_ruleset

from .grids import crowded, grid, plots_of, spoil

RULESET = load_ruleset()


def check(plots, **options):
    return check_plots(plots, RULESET, area_step_m2=0.1, **options)


def facts(findings):
    names = ("fingerprint", "rule", "severity", "plots", "measured")
    rows = zip(*(findings[name] for name in names), strict=True)
    return {(*row[:3], ",".join(sorted(row[3].split(","))), str(np.round(row[4], 6))) for row in rows}


EVERY_RULE = sorted(RULES)
"""The rules that are off unless asked for among them."""


@pytest.fixture(scope="module")
def spoiled():
    return spoil(plots_of(grid(20, 20)))


@pytest.fixture(scope="module")
def whole(spoiled):
    return check(spoiled)


@pytest.fixture(scope="module")
def mess():
    """Errors of every rule, with the side tables that show some of them."""
    plots, context = crowded(spoil(plots_of(grid(20, 20))))
    return plots, context, check(plots, context=context, rules=EVERY_RULE)


def test_the_mess_has_findings_of_the_rules_of_shape_sheets_and_communes(mess):
    drawn = {"T07", "T08", "T09"}
    codes = drawn | {"G04", "G07", "G08", "G09", "M04", "M05", "M06", "B01", "B02", "B03"}
    assert codes <= set(mess[2].findings["rule"])
    assert COULD_NOT_RUN not in {outcome.outcome for outcome in mess[2].outcomes.values()}


@pytest.mark.parametrize("seed, size, jobs", [(1, 6000, 1), (2, 37, 2), (3, 120, 4)])
def test_order_blocks_and_threads_do_not_matter_to_any_rule(mess, seed, size, jobs):
    plots, context, first = mess
    order = np.random.default_rng(seed).permutation(len(plots))
    result = check(plots.take(order), context=context, rules=EVERY_RULE, block_size=size, jobs=jobs)
    assert facts(result.findings) == facts(first.findings)


STRANGE = [
    "POINT (3 3)",
    "POINT EMPTY",
    "POINT Z (3 4 5)",
    "MULTIPOINT (1 1, 2 2)",
    "MULTIPOINT (7 7)",
    "LINESTRING EMPTY",
    "LINESTRING (0 0, 0 0)",
    "LINESTRING Z (0 0 1, 9 0 nan)",
    "LINESTRING (0 0, nan 3)",
    "LINESTRING (0 0, 1e300 3)",
    "MULTILINESTRING ((0 0, 0 9), (9 9, 0 9))",
    "POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))",
    "GEOMETRYCOLLECTION (LINESTRING (20 0, 21 0), GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (2 2, 3 3)))",
    "GEOMETRYCOLLECTION EMPTY",
]


def strange_table(rows=slice(None)):
    """Return a side table of shapes that nobody expects there, with and without texts."""
    shapes = np.array([*map(shapely.from_wkt, STRANGE), None], dtype=object)[rows]
    text = np.array([None, "", "3", "|", " 03 "] * 3, dtype=object)[rows]
    return ShapeTable({"commune": text, "sheet_number": text, "text": text, "level": np.zeros(len(text))}, shapes)


@pytest.mark.parametrize("rows", [slice(None), slice(0, 0), slice(14, 15), slice(5, 10)])
@pytest.mark.parametrize("name", ["lines", "labels", "legal_boundaries"])
@pytest.mark.filterwarnings("ignore:invalid value")
def test_a_drawing_of_strange_shapes_does_not_stop_the_check(name, rows):
    plots = plots_of(np.array([shapely.box(0, 0, 9, 9), *strange_table().geometry], dtype=object))
    for some in (plots, plots.take(slice(3, 5)), PlotTable({"uid": plots["uid"]}, plots.geometry, "")):
        outcomes = check(some, context=CheckContext(**{name: strange_table(rows)})).outcomes
        assert [outcome.why() for outcome in outcomes.values() if outcome.outcome == COULD_NOT_RUN] == []


@pytest.mark.parametrize("seed", range(3))
def test_order_of_a_drawing_does_not_matter(mess, seed):
    plots, context, first = mess
    order = np.random.default_rng(seed).permutation
    tables = {name: getattr(context, name) for name in ("lines", "labels", "legal_boundaries")}
    turned = {name: table.take(order(len(table))) for name, table in tables.items()}
    for name in ("lines", "legal_boundaries"):  # and every other line drawn the other way
        turned[name].geometry[::2] = shapely.reverse(turned[name].geometry[::2])
    found = check(plots, context=CheckContext(**turned), rules=["T07", "T08", "T09"]).findings
    mine = np.isin(first.findings["rule"].astype(str), ["T07", "T08", "T09"])
    assert facts(found) == facts(first.findings.take(mine))
    lines = {"undershoot", "overshoot", "dangle", "duplicate-line", "crossing"}
    labels = {"no-label", "several-labels", "stray-label", "on-boundary", "number-differs"}
    assert set(found["sub_code"]) == lines | labels | {"differs", "elsewhere"}


def test_side_tables_of_strange_shapes_do_not_stop_the_check():
    shapes = ["POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))", "POLYGON EMPTY", "POINT (3 3)"]
    odd = np.array([*map(shapely.from_wkt, shapes), None], dtype=object)
    names = np.array(["11953", "11983", None, "11953"], dtype=object)
    context = CheckContext(
        sheets=ShapeTable({"commune": names, "sheet_number": names, "map_scale": np.zeros(4, np.int64)}, odd),
        communes=ShapeTable({"code": names, "name": names}, odd),
        sheet_list=Table(
            {"commune": names[:0], "sheet_number": names[:0]}
            | dict.fromkeys(("map_scale", "plot_count"), np.zeros(0, np.int64))
        ),
        lines=strange_table(),
        labels=strange_table(),
        legal_boundaries=strange_table(),
    )
    plots = plots_of(np.array([shapely.box(0, 0, 9, 9), shapely.from_wkt("POINT (1 1)"), None], dtype=object))
    outcomes = check(plots, context=context).outcomes
    assert [outcome.why() for outcome in outcomes.values() if outcome.outcome == COULD_NOT_RUN] == []


def test_a_clean_map_has_no_finding():
    assert len(check(plots_of(grid(20, 20))).findings) == 0


@pytest.mark.parametrize("seed", range(3))
def test_order_of_plots_does_not_matter(spoiled, whole, seed):
    order = np.random.default_rng(seed).permutation(len(spoiled))
    assert facts(check(spoiled.take(order)).findings) == facts(whole.findings)


@pytest.mark.parametrize("size, jobs", [(7, 1), (30, 2), (95, 3), (1000, 4)])
def test_blocks_and_threads_do_not_matter(spoiled, whole, size, jobs):
    result = check(spoiled, block_size=size, jobs=jobs)
    assert facts(result.findings) == facts(whole.findings)
    assert result.outcomes == whole.outcomes


def test_a_whole_grid_laid_over_another_is_found_in_small_blocks_too():
    # shifted by half a cell: every plot of one meets four of the other, and no inner edge is unmatched
    lower = shapely.box(*np.array([(x, y, x + 10, y + 10) for x in range(0, 200, 10) for y in range(0, 200, 10)]).T)
    upper = shapely.box(*np.array([(x, y, x + 10, y + 10) for x in range(5, 195, 10) for y in range(5, 195, 10)]).T)
    plots = plots_of(np.concatenate([lower, upper]))
    for size in (50, 1000):
        findings = check(plots, rules=["T01"], block_size=size).findings
        assert len(findings) == 19 * 19 * 4
        assert set(findings["measured"]) == {25.0}


def court(outer, inner):
    """Return two plots that stand together around a square court, from `outer` m to `inner` m from its edge."""
    ring = shapely.difference(
        shapely.box(outer, outer, 100 - outer, 100 - outer), shapely.box(*[inner] * 2, *[100 - inner] * 2)
    )
    return [shapely.intersection(ring, half) for half in (shapely.box(0, 0, 50, 100), shapely.box(50, 0, 100, 100))]


@pytest.mark.parametrize("batch", [1, 20_000])
def test_a_gap_around_plots_that_stand_alone_in_it_is_measured_without_them(batch, monkeypatch):
    # a court in a court: 80 x 80 less 40 x 40, and 20 x 20 within
    monkeypatch.setattr(gaps, "_BATCH", batch)
    findings = check(plots_of(np.array([*court(0, 10), *court(30, 40)], dtype=object)), rules=["T02"]).findings
    assert sorted(findings["measured"]) == pytest.approx([400.0, 4800.0])


def test_ten_thousand_identical_plots_are_one_finding():
    plots = plots_of(np.full(10_000, shapely.box(0, 0, 10, 10), dtype=object))
    findings = check(plots, rules=["T01", "T03", "T04"], block_size=3000).findings
    assert list(findings["rule"]) == ["T03"]
    assert findings["measured"][0] == 10_000


def beside_one_huge_plot(count, vertices, into=0.0):
    """Return `count` plots in a row, and one above them that has all their corners, `vertices` in all."""
    each = vertices // count
    x = np.round(np.arange(count * each + 1) * 20.0 / each, 3)
    side = np.stack([x, np.full(len(x), 20.0)], axis=1)
    rows = []
    for at in range(count):
        top = side[at * each : (at + 1) * each + 1]
        rows.append(shapely.polygons(np.concatenate([[[top[0, 0], 0], [top[-1, 0], 0]], top[::-1]])))
    huge = shapely.polygons(np.concatenate([side - (0, into), [[x[-1], 500], [0, 500]]]))
    return plots_of(np.array([*rows, huge], dtype=object))


def test_one_plot_of_200_000_vertices_touches_thousands():
    result = check(beside_one_huge_plot(2_000, 200_000))
    assert COULD_NOT_RUN not in {outcome.outcome for outcome in result.outcomes.values()}
    assert {code for code, outcome in result.outcomes.items() if outcome.count} == set()


def test_one_huge_plot_overlaps_its_neighbours():
    result = check(beside_one_huge_plot(40, 4_000, into=0.1), rules=["T01", "T02", "T04", "T06"])
    counts = {code: outcome.count for code, outcome in result.outcomes.items()}
    assert counts == {"T01": 40, "T02": 0, "T04": 0, "T06": 0}


@pytest.mark.parametrize(
    "shape",
    [
        "POLYGON ((0 0, nan 5, 5 5, 0 0))",
        "POLYGON ((0 0, 1e300 0, 5 5, 0 0))",
        "POLYGON Z ((0 0 1, 9 0 2, 9 9 3, 0 0 1))",
        "GEOMETRYCOLLECTION (POLYGON ((0 0, 9 0, 9 9, 0 0)), POINT (1 1))",
        "MULTIPOLYGON EMPTY",
        "POINT (3 3)",
        "POLYGON ((105.5 20.5, 105.6 20.5, 105.6 20.6, 105.5 20.5))",
    ],
)
def test_a_strange_shape_does_not_stop_the_others(shape):
    plots = plots_of(np.array([shapely.from_wkt(shape), shapely.box(0, 0, 9, 9), shapely.box(8, 0, 17, 9)]))
    result = check(plots, rules=EVERY_RULE)
    assert result.outcomes["T01"].outcome == FINDINGS
    assert COULD_NOT_RUN not in {outcome.outcome for outcome in result.outcomes.values()}


@pytest.mark.parametrize("wrong, told", [(20, False), (21, True)])
def test_a_rule_that_flags_more_than_one_plot_in_five_names_a_common_cause(wrong, told):
    plots = plots_of(grid(10, 10))
    plots.columns["area_recorded_m2"][:wrong] += 100
    notes = [template.format(**values) for template, values in check(plots).run["notes"]]
    assert any(f"A09 reports {wrong} % of the plots" in note and "older survey" in note for note in notes) == told


def stumbling(trips):
    """Return T04 with a check that fails wherever `trips` says so of the block's plots."""

    def check(block, _settings):
        if trips(set(block.run.plots["uid"][block.rows])):
            raise shapely.GEOSException("TopologyException")
        return found(block.rows[: block.own], "I")

    return dataclasses.replace(RULES["T04"], check=check)


@pytest.mark.parametrize(
    "trips, reported",
    [
        (lambda uids: "u00007" in uids, [{"u00007"}]),
        (lambda uids: bool(uids & {"u00003", "u00030", "u00057"}), [{"u00003", "u00030", "u00057"}]),
        (lambda uids: {"u00007", "u00008"} <= uids, [{"u00007"}, {"u00008"}]),
        (lambda uids: {"u00002", "u00050"} <= uids or "u00033" in uids, [{"u00002", "u00033"}, {"u00050", "u00033"}]),
    ],
    ids=["one plot", "three plots", "two plots only together", "one alone and two together"],
)
@pytest.mark.parametrize("size", [1000, 11])
def test_a_shape_that_a_rule_cannot_handle_is_a_finding_and_the_others_are_judged(monkeypatch, trips, reported, size):
    monkeypatch.setitem(RULES, "T04", stumbling(trips))
    plots = plots_of(grid(8, 8))
    findings = check(plots, rules=["T04"], block_size=size, jobs=1).findings
    unchecked = set(findings["plots"][findings["sub_code"] == NOT_CHECKED])
    judged = findings["plots"][findings["sub_code"] != NOT_CHECKED]
    assert sorted([*unchecked, *judged]) == sorted(plots["uid"])
    if size > len(plots):
        assert unchecked in reported
    else:  # a pair may be met by two blocks, each of which leaves out the one that it owns
        assert unchecked <= set().union(*reported)


def test_a_rule_that_always_fails_could_not_run(monkeypatch):
    monkeypatch.setitem(RULES, "T04", stumbling(bool))
    outcome = check(plots_of(grid(3, 3)), rules=["T04"]).outcomes["T04"]
    assert outcome.outcome == COULD_NOT_RUN
    assert "TopologyException" in outcome.why()


def test_cancelled_run_raises_and_unknown_rule_is_refused(spoiled):
    with pytest.raises(Cancelled):
        check(spoiled, block_size=20, cancelled=lambda: True)
    with pytest.raises(BadInput, match="T99.*Known are G01"):
        check(spoiled, rules=["T99"])


def test_progress_counts_every_plot_once(spoiled):
    told = []
    check(spoiled, block_size=50, progress=lambda done, total, what: told.append((done, total)))
    assert told[-1] == (len(spoiled), len(spoiled))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


edits = st.lists(
    st.tuples(
        st.sampled_from(["move", "area", "number", "use", "remove vertex"]),
        st.integers(0, 10_000),
        st.integers(1, 11),
        st.floats(-2, 2, width=32),
        st.floats(-2, 2, width=32),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(edits=edits, seed=st.integers(0, 3))
def test_recheck_of_edits_equals_a_full_check(edits, seed):
    plots = spoil(plots_of(grid(9, 9)), seed)
    before = check(plots).findings
    columns = {name: values.copy() for name, values in plots.columns.items()}
    now = TableSource(PlotTable(columns, plots.geometry.copy(), ""))
    changed, dirty = [], []
    for kind, row, vertex, dx, dy in edits:
        uid = plots["uid"][row % len(plots)]
        dirty += now.bounds([uid])
        now.apply({uid: _edited(now, uid, kind, vertex, dx, dy)})
        dirty += now.bounds([uid])
        changed.append(uid)
    full = check(now.plots).findings
    outcome = recheck(now, changed, before, dirty, RULESET, area_step_m2=0.1)
    after = (set(before["fingerprint"]) - set(outcome.gone)) | set(outcome.new["fingerprint"])
    assert after == set(full["fingerprint"])


nudges = st.lists(
    st.tuples(
        st.sampled_from(["nudge", "nudge", "sheet", "remove vertex"]),
        st.integers(0, 10_000),
        st.integers(1, 11),
        st.floats(-0.4375, 0.4375, width=32),
        st.floats(-0.4375, 0.4375, width=32),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edits=nudges, seed=st.integers(0, 5))
def test_recheck_of_edits_on_seams_equals_a_full_check(edits, seed):
    plots = ragged(seed)
    before = check(plots).findings
    now = TableSource(PlotTable({name: each.copy() for name, each in plots.columns.items()}, plots.geometry.copy(), ""))
    changed, dirty = [], []
    for kind, row, vertex, dx, dy in edits:
        uid = plots["uid"][row % len(plots)]
        dirty += now.bounds([uid])
        now.apply({uid: {"sheet_number": "4"} if kind == "sheet" else _edited(now, uid, kind, vertex, dx, dy)})
        dirty += now.bounds([uid])
        changed.append(uid)
    full = check(now.plots).findings
    outcome = recheck(now, changed, before, dirty, RULESET, area_step_m2=0.1)
    kept = before.take(~np.isin(before["fingerprint"], [*outcome.gone, *outcome.still["fingerprint"]]))
    after = joined([kept, outcome.still, outcome.new])
    assert local_causes(after) == local_causes(full)


def ragged(seed):
    """Return plots of three sheets side by side whose seams, and some inner boundaries, are off by up to 0.4 m."""
    rng = np.random.default_rng(seed)
    plots = plots_of(grid(9, 9, seed))
    plots.columns["sheet_number"] = np.repeat(["1", "2", "3"], 27).astype(object)
    for row in rng.choice(81, 30, replace=False):
        xy = shapely.get_coordinates(plots.geometry[row])
        vertices = rng.integers(1, len(xy) - 1, 2)
        xy[vertices] = np.round(xy[vertices] + rng.uniform(-0.4, 0.4, (2, 2)), 3)
        plots.geometry[row] = shapely.polygons(xy)
    return plots


def local_causes(findings):
    """Return the findings that a re-check can judge, each with the one that it hangs under, unless that is a sheet."""
    rows = zip(findings["rule"], findings["fingerprint"], findings["cause"], strict=True)
    return {(name, None if cause and cause[:3] == "M02" else cause) for rule, name, cause in rows if RULES[rule].local}


def test_the_ragged_map_has_mismatches_of_all_kinds():
    codes = set().union(*(check(ragged(seed)).findings["rule"] for seed in range(6)))
    assert {"T01", "T02", "T06", "M01"} <= codes


def _edited(source, uid, kind, vertex, dx, dy):
    if kind == "area":
        return {"area_recorded_m2": float(round(100 + dx, 1))}
    if kind == "number":
        return {"plot_number": str(abs(int(dx * 20)) + 1)}
    if kind == "use":
        return {"land_use": "XYZ" if dx > 0 else "CLN"}
    xy = shapely.get_coordinates(source.values(uid, ["geom"])["geom"])
    vertex = min(vertex, len(xy) - 2)
    if kind == "remove vertex" and len(xy) > 6:
        xy = np.delete(xy, vertex, axis=0)
    else:
        xy[vertex] = np.round(xy[vertex] + (dx, dy), 3)
    return {"geom": shapely.polygons(xy)}
