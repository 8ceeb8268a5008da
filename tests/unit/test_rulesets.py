"""Rulesets: their tables against the circular's figures, and what is refused, with the line it stands on."""

import numpy as np
import pytest

from land_campaign_plugin import paths
from land_campaign_plugin.model.errors import RulesetError
from land_campaign_plugin.rules.rulesets import load_ruleset, names

# TT 26/2024 annex 04, tolerances worked out by hand from its steps: scale, then area: tolerance in square metres
AREAS = {
    200: {30: 0.23, 100: 0.72, 300: 1.72, 500: 2.52, 1000: 4.02, 5000: 9.02},
    500: {30: 0.25, 100: 0.81, 300: 1.81, 500: 2.61, 1000: 4.11, 5000: 9.11},
    1000: {40: 0.35, 100: 0.83, 300: 2.43, 500: 3.43, 1000: 5.93, 5000: 18.93},
    2000: {40: 0.40, 100: 0.94, 300: 2.74, 500: 3.74, 1000: 6.24, 5000: 19.24},
    5000: {50: 0.50, 100: 0.95, 300: 2.75, 500: 3.75, 1000: 6.25, 5000: 19.25},
    10000: {50: 0.50, 100: 0.95, 300: 2.75, 500: 3.95, 1000: 6.95, 5000: 23.95},
}
POINTS = {200: 0.05, 500: 0.07, 1000: 0.15, 2000: 0.30, 5000: 1.50, 10000: 3.00}


# TT 26/2024 annex 03, likewise: scale, then length of the side: tolerance in metres
SIDES = {
    200: {2: 0.015, 10: 0.056, 20: 0.0785, 40: 0.1135, 60: 0.1385},
    500: {3: 0.018, 10: 0.0565, 20: 0.084, 40: 0.129, 60: 0.159},
    1000: {3.5: 0.02, 10: 0.0655, 20: 0.0955, 40: 0.1505, 60: 0.1855},
    2000: {4: 0.03, 10: 0.075, 20: 0.11, 40: 0.17, 60: 0.205},
    5000: {5: 0.04, 10: 0.08, 20: 0.12, 40: 0.195, 60: 0.245},
}


@pytest.mark.parametrize("scale", SIDES)
def test_side_tolerances_of_2024(scale):
    lengths = np.array(list(SIDES[scale]), dtype=float)
    scales, ruleset = np.full(len(lengths), scale), load_ruleset("vn-2024")
    assert ruleset.side_tolerance_m(scales, lengths) == pytest.approx(list(SIDES[scale].values()), abs=1e-9)
    farm = 1.2 if scale in (1000, 2000) else 1.0
    wider = ruleset.side_tolerance_m(scales, lengths, np.ones(len(lengths), dtype=bool))
    assert wider == pytest.approx([farm * value for value in SIDES[scale].values()], abs=1e-9)


def test_side_tolerance_of_paper_maps():
    # 0.2 mm of the map: 0.1 m at 1:500, 0.2 m at 1:1000; under 5 m at most 0.04 m
    tolerance = load_ruleset("vn-2014").side_tolerance_m(np.array([500, 1000, 200, 1000]), np.array([20, 5, 4.9, 4.9]))
    assert tolerance == pytest.approx([0.1, 0.2, 0.04, 0.04])


@pytest.mark.parametrize("scale", AREAS)
def test_area_tolerances_of_2024(scale):
    areas = np.array(list(AREAS[scale]), dtype=float)
    tolerance = load_ruleset("vn-2024").area_tolerance_m2(np.full(len(areas), scale), areas)
    assert tolerance == pytest.approx(list(AREAS[scale].values()), abs=1e-9)


def test_area_tolerance_of_paper_maps():
    # 0.0004 x 1000 x root of 300 = 6.928; 0.0004 x 2000 x root of 1000 = 25.298
    tolerance = load_ruleset("vn-2014").area_tolerance_m2(np.array([1000, 2000]), np.array([300.0, 1000.0]))
    assert tolerance == pytest.approx([6.928, 25.298], abs=1e-3)


@pytest.mark.parametrize("name", ["vn-2024", "vn-2014"])
def test_point_tolerances(name):
    ruleset = load_ruleset(name)
    scale = np.array(list(POINTS))
    assert ruleset.point_tolerance_m(scale) == pytest.approx(list(POINTS.values()))
    # farm land at 1:1000 and 1:2000 gets half as much again
    farm = ruleset.point_tolerance_m(scale, np.ones(len(scale), dtype=bool))
    assert farm == pytest.approx([0.05, 0.07, 0.225, 0.45, 1.5, 3.0])


def test_a_scale_between_two_takes_the_coarser():
    assert load_ruleset().point_tolerance_m(np.array([100, 750, 25000])) == pytest.approx([0.05, 0.15, 3.0])


def test_both_rulesets_are_listed():
    assert names() == ["vn-2014", "vn-2024"]


TEXT = paths.resource("rulesets", "vn-2024.toml").read_text(encoding="utf-8")


def line_of(text, wanted):
    return next(number for number, line in enumerate(text.splitlines(), 1) if wanted in line)


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("[rules.T01]", "[rules.T99]", "rule T99"),
        ("area_m2 = 0.01\nrounding_width_m", "area_cm2 = 0.01\nrounding_width_m", "key area_cm2"),
        ('[rules.A02]\nview = "work"', '[rules.A02]\nview = "somewhere"', "view somewhere"),
        ("within_m = 0.02", 'within_m = "2 cm"', "key within_m"),
        ("nearer_than_m = 0.02", "nearer_than_m = -1", "key nearer_than_m"),
        ("default_scale = 1000", "default_scal = 1000", "key default_scal"),
        ("5000 = 1.50", "5k = 1.50", "scale 5k"),
    ],
)
def test_what_is_not_known_is_refused_with_its_line(tmp_path, old, new, told):
    assert old in TEXT
    changed = TEXT.replace(old, new, 1)
    path = tmp_path / "own.toml"
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(RulesetError) as refused:
        load_ruleset(path)
    sentence = str(refused.value)
    word = told.split()[1]
    assert told in sentence
    assert f"line {line_of(changed, word)}:" in sentence


@pytest.mark.parametrize("content", ["name = ", "\xff\xfe"])
def test_a_broken_file_is_refused(tmp_path, content):
    path = tmp_path / "own.toml"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(RulesetError, match="own.toml cannot be read"):
        load_ruleset(path)


def test_a_missing_ruleset_names_those_there_are():
    with pytest.raises(RulesetError, match="vn-1999.*vn-2014, vn-2024"):
        load_ruleset("vn-1999")
