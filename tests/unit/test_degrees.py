"""Coordinates in degrees in a file that says metres: on whole millimetres nothing is left of them."""

import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.findings import FINDINGS, NOTHING_TO_CHECK
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load import load

from .source_files import plot_rows, plot_wkt, write_source

SIDE = 0.0004
"""Of a plot of 40 m in degrees."""


def square(x, y):
    corners = [(x, y), (x + SIDE, y), (x + SIDE, y + SIDE), (x, y + SIDE), (x, y)]
    return f"POLYGON (({', '.join(f'{a:.6f} {b:.6f}' for a, b in corners)}))"


def source(path, count, metres=0, swapped=False, crs="EPSG:9209"):
    """`count` plots in degrees and then `metres` plots as they should be."""
    places = [(106.266 + number * SIDE, 20.626) for number in range(count)]
    shapes = [square(*(place[::-1] if swapped else place)) for place in places]
    shapes += [plot_wkt(number) for number in range(metres)]
    return write_source(path, plot_rows(len(shapes), WKT=shapes), crs=crs)


@pytest.mark.parametrize(
    ("count", "metres", "swapped", "crs"),
    [(4, 0, False, "EPSG:9209"), (4, 0, True, "EPSG:9209"), (4, 0, False, "EPSG:9210"), (19, 1, False, "EPSG:9209")],
)
def test_load_refuses_degrees(tmp_path, count, metres, swapped, crs):
    path = source(tmp_path / "a.gpkg", count, metres, swapped, crs)
    with pytest.raises(BadInput) as error:
        load(path, tmp_path / "w.gpkg")
    said = error.value.sentence()
    assert "coordinates are degrees" in said
    assert crs in said
    assert "EPSG:4326" in said
    assert "--crs does not override" in said
    assert not (tmp_path / "w.gpkg").exists()


def test_load_refuses_one_source_among_others(tmp_path):
    right = source(tmp_path / "right.gpkg", 0, metres=9)
    with pytest.raises(BadInput, match="wrong.gpkg"):
        load([right, source(tmp_path / "wrong.gpkg", 2)], tmp_path / "w.gpkg")


def test_load_takes_some_in_degrees_for_the_check_to_find(tmp_path):
    assert load(source(tmp_path / "a.gpkg", 1, metres=3), tmp_path / "w.gpkg").plots == 4


def test_an_update_refuses_degrees(tmp_path):
    load(source(tmp_path / "right.gpkg", 0, metres=3), tmp_path / "w.gpkg")
    wrong = source(tmp_path / "wrong.gpkg", 3)
    assert command_line.main(["load", str(wrong), "--into", str(tmp_path / "w.gpkg"), "--update", "--lang", "en"]) == 2


def test_a_check_does_not_call_clean_what_it_could_not_judge(tmp_path, capsys):
    path = source(tmp_path / "a.gpkg", 4)
    result = check([path])
    judged = {code: outcome.outcome for code, outcome in result.outcomes.items()}
    assert judged["G09"] == FINDINGS
    for code in ("G02", "T01", "T02", "T03", "T05", "T06", "M01", "M02", "M03", "A09"):
        assert judged[code] == NOTHING_TO_CHECK, code
    command_line.main(["check", str(path), "--lang", "en"])
    assert "shapes are lost" in capsys.readouterr().out.splitlines()[1]


def test_a_check_of_some_in_degrees_says_so_at_the_top(tmp_path, capsys):
    path = source(tmp_path / "a.gpkg", 1, metres=3)
    command_line.main(["check", str(path), "--lang", "en"])
    said = capsys.readouterr().out
    assert "coordinates of 1 plot are degrees" in said.splitlines()[1]
    assert said.count("shapes are lost") == 1


@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:9210"])
def test_a_right_file_is_told_nothing(tmp_path, crs):
    result = check([source(tmp_path / "a.gpkg", 0, metres=3, crs=crs)])
    assert not any("degrees" in template for template, _ in result.run["notes"])
