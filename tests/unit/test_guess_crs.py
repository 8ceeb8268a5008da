"""The coordinate reference system of a layer that does not say it, by where its plots would lie."""

import subprocess
from pathlib import Path

import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.sources.guess_crs import CrsGuess, chosen, guess_crs
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.load import load

from .source_files import plot_rows, plot_wkt, write_source

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
VECTOR = "w7emvbed1v12"
"""The identifier of E 560000 N 2290000 in EPSG:9209, by EPSG:6960."""


def unsaid(tmp_path, system="EPSG:9209", name="a", count=9, **columns):
    """Write plots at E 560000 N 2290000 in another system, without saying it."""
    path = write_source(tmp_path / f"{name}.gpkg", plot_rows(count, **columns), layer=name)
    target = tmp_path / f"{name}.shp"
    command = ["ogr2ogr", "-t_srs", system, str(target), str(path), "-lco", "ENCODING=UTF-8"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    target.with_suffix(".prj").unlink()
    return target


def outlines(tmp_path):
    """Two communes: one around the plots, one where they would lie if the zone were the next (26 km to the east)."""
    squares = {"11953": (550_000, 2_285_000), "12085": (581_000, 2_285_000)}
    rows = []
    for code, (x, y) in squares.items():
        ring = [(x, y), (x + 20_000, y), (x + 20_000, y + 10_000), (x, y + 10_000), (x, y)]
        rows.append({"code": code, "name": code, "WKT": f"POLYGON (({', '.join(f'{a} {b}' for a, b in ring)}))"})
    return write_source(tmp_path / "communes.gpkg", rows, layer="communes", types=False)


TWINS = [{"EPSG:5897", "EPSG:3405", "EPSG:32648"}, {"EPSG:9211", "EPSG:2093"}, {"EPSG:4326", "EPSG:4756"}]
"""Systems of one central meridian, whose scales or datums put a plot less than 700 m apart: no commune tells them."""
SYSTEMS = ["EPSG:9209", "EPSG:9210", "EPSG:5897", "EPSG:5899", "EPSG:9211", "EPSG:4326"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_plots_that_name_their_commune_are_placed_by_its_outline(tmp_path, system):
    best, *others = guess_crs(unsaid(tmp_path, system), communes=outlines(tmp_path))
    assert (best.code, best.share, best.communes, best.agreeing) == (system, 1.0, ("11953",), 1.0)
    assert (best.distance_km, best.swapped, best.stated) == (0.0, False, False)
    twins = next((twins for twins in TWINS if system in twins), {system})
    assert all(other.agreeing < 1 for other in others if other.code not in twins)


@pytest.mark.parametrize("system", ["EPSG:9209", "EPSG:9210", "EPSG:5897", "EPSG:3405"])
def test_plots_with_an_identifier_are_placed_by_it(tmp_path, system):
    path = unsaid(tmp_path, system, count=4, MaThuaDat=VECTOR)  # all within 100 m of it
    guesses = guess_crs(path)
    assert (guesses[0].code, guesses[0].agreeing) == (system, 1.0)
    assert chosen(guesses) == guesses[0]


def test_without_either_the_campaigns_own_system_comes_first_and_nothing_is_chosen(tmp_path):
    guesses = guess_crs(unsaid(tmp_path))
    assert [guess.code for guess in guesses if guess.share == 1.0][:2] == ["EPSG:9209", "EPSG:9210"]
    assert guesses[0].agreeing is None
    assert chosen(guesses) is None


def test_swapped_axes_are_seen(tmp_path):
    def turned(number):
        return ", ".join(" ".join(reversed(pair.split())) for pair in plot_wkt(number)[10:-2].split(", "))

    rows = plot_rows(5, WKT=[f"POLYGON (({turned(number)}))" for number in range(5)])
    path = write_source(tmp_path / "a.gpkg", rows)
    best = guess_crs(path)[0]
    assert (best.code, best.swapped, best.share) == ("EPSG:9209", True, 1.0)
    path = write_source(tmp_path / "b.shp", rows, driver="ESRI Shapefile", layer="b")
    path.with_suffix(".prj").unlink()
    with pytest.raises(BadInput, match="east and north swapped: so its plots would lie in Hưng Yên with EPSG:9209"):
        read_all(path)
    with pytest.raises(BadInput, match="Swap the axes of the file"):
        read_all(path, crs="auto")


def test_what_a_file_says_is_marked_and_ranked_like_the_others(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3), crs="EPSG:5897")  # it lies: the coordinates are 105-30's
    guesses = guess_crs(path, communes=outlines(tmp_path))
    assert guesses[0].code == "EPSG:9209"
    assert [guess.code for guess in guesses if guess.stated] == ["EPSG:5897"]


def test_a_layer_without_shapes_says_nothing(tmp_path):
    assert guess_crs(write_source(tmp_path / "a.gpkg", plot_rows(2, WKT=""), geometry="POLYGON")) == []


def test_auto_takes_the_one_likely_system_and_tells_it(tmp_path):
    path = unsaid(tmp_path, "EPSG:9210")
    plots, report = read_all(path, crs="auto", communes=outlines(tmp_path))
    assert report.crs_name.startswith("EPSG:9210")
    assert [ENGLISH.text(template, **values) for template, values in report.notes] == [
        "Layer a of a.shp does not say its coordinate reference system; by where its plots lie it is EPSG:9210 "
        "(VN-2000 / TM-3 105-45)."
    ]
    load(path, tmp_path / "work.gpkg", crs="auto", communes=tmp_path / "communes.gpkg")
    assert "9210" in WorkCopy.open(tmp_path / "work.gpkg").crs
    assert check([path], crs="AUTO", communes=tmp_path / "communes.gpkg", rules=["G02"]).run["plots"] == 9


def test_auto_on_the_command_line(tmp_path, capsys):
    path, work = unsaid(tmp_path, "EPSG:9210"), tmp_path / "work.gpkg"
    arguments = ["load", str(path), "--into", str(work), "--crs", "auto"]
    assert command_line.main(arguments) == 2
    assert "or give outlines of the communes, which can tell." in capsys.readouterr().err
    assert not work.exists()
    assert command_line.main([*arguments, "--communes", str(outlines(tmp_path))]) == 0
    assert "by where its plots lie it is EPSG:9210 (VN-2000 / TM-3 105-45)." in capsys.readouterr().out


def test_auto_leaves_what_a_file_says(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3), crs="EPSG:5897")
    _, report = read_all(path, crs="auto")
    assert report.crs_name.startswith("EPSG:5897")
    assert report.notes == []


def test_auto_refuses_where_several_are_likely_and_names_them(tmp_path):
    with pytest.raises(BadInput) as caught:
        read_all(unsaid(tmp_path), crs="auto")
    said = str(caught.value)
    assert "would lie in Hưng Yên with: EPSG:9209 (VN-2000 / TM-3 105-30): 100 %, EPSG:9210" in said
    assert said.endswith("for instance --crs EPSG:9209; or give outlines of the communes, which can tell.")


def test_a_place_far_away_fits_no_system(tmp_path):
    rows = plot_rows(3, WKT=[plot_wkt(number).replace("2290", "6290") for number in range(3)])
    path = write_source(tmp_path / "a.shp", rows, driver="ESRI Shapefile", layer="a")
    path.with_suffix(".prj").unlink()
    with pytest.raises(BadInput, match="with none of those known here would its plots lie in Hưng Yên. Find out"):
        read_all(path)


def guess(code, share=1.0, agreeing=None, swapped=False):
    return CrsGuess(code, code, share, (), 0.0, swapped, agreeing)


CHOSEN = [
    # guesses, the one that is taken
    ([guess("EPSG:9209"), guess("EPSG:9210", 0.2)], "EPSG:9209"),
    ([guess("EPSG:9209", 0.94), guess("EPSG:9210", 0.2)], None),
    ([guess("EPSG:9209"), guess("EPSG:9210", 0.6)], None),
    ([guess("EPSG:9209", swapped=True), guess("EPSG:9210", 0.2)], None),
    ([guess("EPSG:4326"), guess("EPSG:9210", 0.2)], None),
    ([guess("EPSG:9209", agreeing=0.9), guess("EPSG:9210", agreeing=0.1)], "EPSG:9209"),
    ([guess("EPSG:9209", agreeing=0.9), guess("EPSG:9210", agreeing=0.7)], None),
    ([guess("EPSG:9209", agreeing=0.7), guess("EPSG:9210", agreeing=0.1)], None),
    ([guess("EPSG:9209")], "EPSG:9209"),
    ([], None),
]


@pytest.mark.parametrize("guesses, code", CHOSEN)
def test_one_is_chosen_only_where_the_next_is_clearly_worse(guesses, code):
    found = chosen(guesses)
    assert (found and found.code) == code


if DATA.is_dir():

    @pytest.mark.parametrize("system", ["EPSG:9209", "EPSG:9210", "EPSG:5897"])
    def test_the_real_communes_tell_the_zone(tmp_path, system):
        source = tmp_path / "a.gpkg"
        command = ["ogr2ogr", "-t_srs", system, str(source), str(DATA / "hungyen_communes.gpkg"), "-nln", "a"]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        guesses = guess_crs(source, communes=DATA / "hungyen_communes.gpkg")
        assert (guesses[0].code, len(guesses[0].communes)) == (system, 104)
        assert chosen(guesses) == (None if any(system in twins for twins in TWINS) else guesses[0])

    @pytest.mark.parametrize("name, layer", [("fr_sheets_13029", "PARCELLE_id"), ("nz_parcels", None)])
    def test_real_plots_of_other_countries_lie_nowhere_near(name, layer):
        assert {guess.share for guess in guess_crs(DATA / f"{name}.gpkg", layer)} == {0.0}
