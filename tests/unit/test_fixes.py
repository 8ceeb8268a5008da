"""Proposals: what they change, by how much, and that applying them cures the finding."""

import numpy as np
import pytest

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.fixes.proposals import propose
from land_campaign_plugin.model.context import CheckContext
from land_campaign_plugin.model.tables import ShapeTable
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.rulesets import load_ruleset

from .test_rules import table

RULESET = load_ruleset()
LEFT, RIGHT = "POLYGON ((0 0, 5 0, 5 9, 0 9, 0 0))", "POLYGON ((5 0, 10 0, 10 9, 5 9, 5 0))"
BELOW = "POLYGON ((0 0, 10 0, 10 -9, 0 -9, 0 0))"
# shape after, worked out by hand
CASES = {
    "T05 the corner of two neighbours is added": (
        "T05",
        [BELOW, LEFT, RIGHT],
        {},
        {"p0": "POLYGON ((0 0, 5 0, 10 0, 10 -9, 0 -9, 0 0))"},
    ),
    "G03 the corner that only one plot has goes": (
        "G03",
        ["POLYGON ((0 0, 5 0, 5.01 0, 10 0, 10 9, 0 9, 0 0))", "POLYGON ((0 0, 5 0, 10 0, 10 -9, 0 -9, 0 0))"],
        {},
        {"p0": "POLYGON ((0 0, 5 0, 10 0, 10 9, 0 9, 0 0))"},
    ),
    "G03 a corner that both have goes from both": (
        "G03",
        [
            "POLYGON ((0 0, 5 0, 5.01 0, 10 0, 10 9, 0 9, 0 0))",
            "POLYGON ((0 0, 5 0, 5.01 0, 10 0, 10 -9, 0 -9, 0 0))",
        ],
        {},
        {
            "p0": "POLYGON ((0 0, 5 0, 10 0, 10 9, 0 9, 0 0))",
            "p1": "POLYGON ((0 0, 5 0, 10 0, 10 -9, 0 -9, 0 0))",
        },
    ),
    "A01 a former code becomes that of today": ("A01", [LEFT], {"commune": ["11956"]}, {"p0": ("commune", "11953")}),
    "A01 a former name becomes that of today": (
        "A01",
        [LEFT],
        {"commune": ["11953"], "address": ["Tổ 5, Phường Hiến Nam, Tỉnh Hưng Yên"]},
        {"p0": ("address", "Tổ 5, Phường Phố Hiến, Tỉnh Hưng Yên")},
    ),
    "A06 rural land in a ward becomes urban": (
        "A06",
        [LEFT],
        {"commune": ["11953"], "land_use": ["ONT+CLN"]},
        {"p0": ("land_use", "ODT+CLN")},
    ),
    "A12 the district goes": (
        "A12",
        [LEFT],
        {"address": ["Thôn Đông, Xã Tân Hưng, Huyện Tiên Lữ, Tỉnh Hưng Yên"]},
        {"p0": ("address", "Thôn Đông, Xã Tân Hưng, Tỉnh Hưng Yên")},
    ),
    "A05 a retired code becomes its successor": ("A05", [LEFT], {"land_use": ["BHK"]}, {"p0": ("land_use", "HNK")}),
    "A05 uses not joined are joined": ("A05", [LEFT], {"land_use": ["ONT CLN"]}, {"p0": ("land_use", "ONT+CLN")}),
    "A09 the area of the shape": ("A09", [LEFT], {"area_recorded_m2": [50.3]}, {"p0": ("area_recorded_m2", 45.0)}),
}


@pytest.mark.parametrize("rule, shapes, columns, wanted", CASES.values(), ids=CASES)
def test_a_proposal_changes_what_it_should_and_cures(rule, shapes, columns, wanted):
    plots = table(shapes, columns)
    found = check_plots(plots, RULESET).findings
    row = int(np.flatnonzero(found["rule"] == rule)[0])
    proposal = propose(found, row, plots, RULESET)[0]
    assert set(proposal.changes) == set(wanted)
    for uid, after in wanted.items():
        at = int(np.flatnonzero(plots["uid"] == uid)[0])
        if isinstance(after, tuple):
            assert proposal.changes[uid] == {after[0]: after[1]}
            plots[after[0]][at] = after[1]
        else:
            shape = proposal.changes[uid]["geom"]
            assert shapely.equals_exact(shapely.normalize(shape), shapely.normalize(shapely.from_wkt(after)), 0)
            assert proposal.area_after_m2[uid] == pytest.approx(shapely.area(shape))
            plots.geometry[at] = shape
    assert found["fingerprint"][row] not in set(check_plots(plots, RULESET).findings["fingerprint"])
    assert proposal.label().startswith(f"{rule}: ")


@pytest.mark.parametrize("use", ["XYZ", "NNP", "DTS", ""])
def test_no_land_use_is_guessed(use):
    plots = table([LEFT], {"land_use": [use]})
    found = check_plots(plots, RULESET).findings
    assert [propose(found, row, plots, RULESET) for row in range(len(found))] in ([], [[]])


@pytest.mark.parametrize("text, number", [("021", "21"), (" 21 ", "21"), ("21A", None), ("ONT", None)])
def test_a_plot_takes_the_number_of_its_label(text, number):
    none = np.array([None], dtype=object)
    labels = ShapeTable(
        {"commune": none, "sheet_number": none, "text": np.array([text], dtype=object)},
        np.array([shapely.centroid(shapely.from_wkt(LEFT))], dtype=object),
    )
    plots, context = table([LEFT], {"sheet_number": ["3"], "plot_number": ["12"]}), CheckContext(labels=labels)
    found = check_plots(plots, RULESET, rules=["T08"], context=context).findings
    proposals = propose(found, 0, plots, RULESET)
    assert [proposal.changes for proposal in proposals] == ([{"p0": {"plot_number": number}}] if number else [])
    if number:
        plots["plot_number"][0] = number
        assert len(check_plots(plots, RULESET, rules=["T08"], context=context).findings) == 0


def test_the_next_free_number_comes_after_the_largest():
    plots = table([LEFT, RIGHT], {"commune": ["11953"] * 2, "sheet_number": ["3", "3"], "plot_number": ["7", "7"]})
    found = check_plots(plots, RULESET).findings
    proposals = propose(found, 0, plots, RULESET, highest_number=lambda commune, sheet: 41)
    assert [proposal.changes for proposal in proposals] == [
        {"p1": {"plot_number": "42"}},
        {"p0": {"plot_number": "42"}},
    ]


def test_other_vertices_stay_to_the_millimetre():
    ends = "560000.123 2290000.456", "560010.001 2290000.002"
    shape = f"POLYGON (({ends[0]}, {ends[1]}, 560010 2290009, 560000 2290009, {ends[0]}))"
    below = f"POLYGON (({ends[0]}, 560005.062 2290000.229, {ends[1]}, 560005 2289990, {ends[0]}))"
    plots = table([shape, below])
    found = check_plots(plots, RULESET).findings
    proposal = propose(found, 0, plots, RULESET)[0]
    before = {tuple(xy) for xy in shapely.get_coordinates(plots.geometry[0])}
    after = {tuple(xy) for xy in shapely.get_coordinates(proposal.changes["p0"]["geom"])}
    assert after - before == {(560005.062, 2290000.229)}
    assert before <= after


def test_a_plot_of_a_split_commune_is_offered_every_candidate():
    plots = table([LEFT], {"commune": ["11989"]})
    found = check_plots(plots, RULESET, rules=["A01"]).findings
    proposals = propose(found, 0, plots, RULESET)
    assert [proposal.changes["p0"]["commune"] for proposal in proposals] == ["11992", "11995"]
    assert not any(proposal.automatic for proposal in proposals)


def test_no_fix_changes_an_identifier():
    codes = {"plot_code": ["w7emvbed1v1", "w7emvbed1v12"], "plot_code_issued": ["", "w7emvbed1v13"]}
    plots = table([LEFT, LEFT], codes)
    found = check_plots(plots, RULESET, rules=["I01", "I02", "I04"]).findings
    assert len(found) == 2
    assert [propose(found, row, plots, RULESET) for row in range(2)] == [[], []]
