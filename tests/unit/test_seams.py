"""Seams and sheets have a state; a sheet that lies off is found with its movement, and explains its seams."""

import numpy as np
import pytest

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.findings import COULD_NOT_RUN, cause_of
from land_campaign_plugin.model.projection import transformation
from land_campaign_plugin.model.seams import CLEAN, COMMUNES_MEET, OPEN, SHEETS_MEET
from land_campaign_plugin.model.tables import PlotTable
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.describe import message, remedy
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.verbs.sample import sample

from .grids import grid, plots_of

RULESET = load_ruleset()


def nine_sheets(seed=1):
    """Return 18 x 18 plots on nine sheets of 6 x 6, in columns: sheet 5 lies in the middle."""
    plots = plots_of(grid(18, 18, seed))
    column, row = np.divmod(np.arange(18 * 18), 18)
    plots.columns["sheet_number"] = (1 + 3 * (column // 6) + row // 6).astype(str).astype(object)
    return plots


def moved(plots, sheet, change):
    """Return the plots with one sheet's shapes changed by ``change(points)``."""
    geometry = np.array(plots.geometry[:], dtype=object)
    mine = plots["sheet_number"] == sheet
    geometry[mine] = shapely.transform(geometry[mine], lambda points: np.round(change(points), 3))
    return PlotTable(plots.columns, geometry, plots.crs)


def turned(degrees, about, by=(0, 0)):
    angle = np.radians(degrees)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return lambda points: (points - about) @ matrix + about + by


def check(plots, **options):
    return check_plots(plots, RULESET, area_step_m2=0.1, **options)


def off_sheets(findings):
    """Return sheet, sub-code and the numbers of the detail of each sheet that lies off."""
    rows = np.flatnonzero(findings["rule"] == "M02")
    return [(findings["sheet"][row], findings["sub_code"][row], findings["detail"][row].split("|")) for row in rows]


@pytest.mark.parametrize(
    "by, words",
    [
        ((0.84, 0.12), ("0.840", "east", "0.120", "north", "west", "south")),
        ((-0.3, -0.2), ("0.300", "west", "0.200", "south", "east", "north")),
        ((0.0, 2.5), ("0.000", "east", "2.500", "north", "west", "south")),
        ((-14.0, 3.0), ("14.000", "west", "3.000", "north", "east", "south")),
    ],
)
def test_a_sheet_that_was_moved_is_one_finding_with_the_way_back(by, words):
    result = check(moved(nine_sheets(), "5", lambda points: points + by))
    ((sheet, kind, detail),) = off_sheets(result.findings)
    assert (sheet, kind) == ("5", "shifted")
    assert tuple(detail[1:7]) == words
    assert detail[12] == "100"
    row = int(np.flatnonzero(result.findings["rule"] == "M02")[0])
    assert result.findings["measured"][row] == pytest.approx(np.hypot(*by), abs=1e-3)
    assert f"m too far {words[1]} and" in message(result.findings, row)
    assert f"m {words[4]} and" in remedy(result.findings, row)


def test_within_the_point_tolerance_a_sheet_does_not_lie_off():
    plots = nine_sheets()
    assert off_sheets(check(moved(plots, "5", lambda points: points + (0.15, 0))).findings) == []
    assert len(off_sheets(check(moved(plots, "5", lambda points: points + (0.16, 0))).findings)) == 1


def test_a_turned_sheet_is_found_with_its_angle_and_its_middle():
    plots = nine_sheets()
    middle = shapely.get_coordinates(shapely.centroid(shapely.union_all(plots.geometry[plots["sheet_number"] == "5"])))
    result = check(moved(plots, "5", turned(0.5, middle[0], (0.2, -0.1))))
    ((sheet, kind, detail),) = off_sheets(result.findings)
    assert (sheet, kind) == ("5", "turned")
    assert float(detail[7]) == pytest.approx(0.5, abs=0.01)
    # undoing what the finding says brings the middle of the sheet back to where it was
    east = float(detail[1]) * (1 if detail[2] == "east" else -1)
    north = float(detail[3]) * (1 if detail[4] == "north" else -1)
    about = np.array([float(detail[9]), float(detail[10])])
    back = turned(-float(detail[7]), about, (-east, -north))
    assert back(turned(0.5, middle[0], (0.2, -0.1))(middle)) == pytest.approx(middle, abs=0.05)


def test_a_sheet_in_the_zone_next_door_is_found_though_it_lies_in_the_window(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=3_000, errors=0, seed=6)
    plots, _ = read_all([report.path], layer="plots")
    plots = PlotTable(plots.columns, np.array(plots.geometry[:], dtype=object), plots.crs)
    result = check(moved(plots, "6", transformation("EPSG:9209", "EPSG:9210")))
    ((sheet, kind, detail),) = off_sheets(result.findings)
    assert (sheet, kind) == ("6", "other-system")
    assert detail[13].startswith("EPSG:9210")
    rest = result.findings.take(~result.findings.symptoms)
    assert list(rest["rule"]) == ["M02"]


@pytest.mark.parametrize("by", [(0.84, 0.12), (30.0, 4.0), (190.0, -120.0)])
def test_a_sheet_that_lies_off_keeps_its_seams_and_leaves_none_of_them_clean(by):
    plots = nine_sheets()
    before, result = check(plots), check(moved(plots, "5", lambda points: points + by))
    ((sheet, _, detail),) = off_sheets(result.findings)
    assert (sheet, detail[11]) == ("5", "4")
    for number in "2468":
        name = " | ".join(sorted(["11953/5", f"11953/{number}"]))
        (now,), (then,) = (np.flatnonzero(each.seams["seam"] == name) for each in (result, before))
        assert result.seams["state"][now] == OPEN
        assert result.seams["length_m"][now] == pytest.approx(before.seams["length_m"][then], rel=0.08)
    states = dict(zip(result.sheets["sheet"], result.sheets["state"], strict=True))
    assert {states[number] for number in "24568"} == {OPEN}


@pytest.mark.parametrize("by, told", [(0.3, True), (0.84, True), (6.0, True), (0.1, False)])
def test_of_two_sheets_alone_both_are_named(by, told):
    plots = nine_sheets()
    two = plots.take(np.isin(plots["sheet_number"], ["5", "8"]))
    found = off_sheets(check(moved(two, "8", lambda points: points + (by, 0))).findings)
    assert [(kind, {detail[0], detail[14]}) for _, kind, detail in found] == (
        [("one-of-two", {"11953/5", "11953/8"})] if told else []
    )


def test_equal_lots_along_a_lane_are_no_sheet_that_lies_off():
    # lots of 5 m on both sides of a lane of 3 m, each side a sheet of its own
    lots = [shapely.box(x, y, x + 5, y + 20) for y in (0, 23) for x in range(0, 100, 5)]
    plots = plots_of(np.array(lots, dtype=object))
    plots.columns["sheet_number"] = np.repeat(["1", "2"], 20).astype(object)
    assert len(check(plots).findings) == 0


def test_plots_in_degrees_are_one_finding_for_their_sheet():
    plots = nine_sheets()
    plots.crs = "EPSG:9209"
    result = check(moved(plots, "5", lambda points: points * 0 + (106.1, 20.6) + (points - points.min(axis=0)) * 1e-5))
    counted = result.findings.take(~result.findings.symptoms)
    assert list(counted["rule"]) == ["G09", "T02"]  # the sheet, and the hole that it leaves
    assert counted["sub_code"][0] == "degrees"


def test_what_lies_on_the_seams_of_a_sheet_in_the_wrong_place_hangs_under_it_and_is_not_counted():
    result = check(moved(nine_sheets(), "5", lambda points: points + (0.84, 0.12)))
    findings = result.findings
    (row,) = np.flatnonzero(findings["rule"] == "M02")
    others = np.flatnonzero(findings["rule"] != "M02")
    assert len(others) > 20
    assert set(findings["cause"][others]) == {cause_of(findings, row)}
    assert {code: outcome.count for code, outcome in result.outcomes.items() if outcome.count} == {"M02": 1}
    assert sum(outcome.symptoms for outcome in result.outcomes.values()) == len(others)


def test_an_overlap_inside_a_sheet_that_lies_off_is_no_symptom():
    plots = moved(nine_sheets(), "5", lambda points: points + (0.84, 0.12))
    inside = np.flatnonzero(plots["sheet_number"] == "5")[15]
    plots.geometry[inside] = shapely.transform(plots.geometry[inside], lambda points: np.round(points + 0.5, 3))
    result = check(plots)
    assert result.outcomes["M02"].count == 1
    assert result.outcomes["T01"].count > 0


def test_a_stretch_that_does_not_meet_gathers_the_gap_on_it():
    plots = nine_sheets()
    seam_plot = np.flatnonzero(plots["sheet_number"] == "5")[2]  # on the western side of the sheet
    xy = shapely.get_coordinates(plots.geometry[seam_plot])
    west = np.argsort(xy[:-1, 0])[:4]
    xy[west, 0] = np.round(xy[west, 0] + 0.25, 3)
    xy[-1] = xy[0]
    plots.geometry[seam_plot] = shapely.polygons(xy)
    findings = check(plots).findings
    (stretch,) = np.flatnonzero(findings["rule"] == "M01")
    gaps = np.flatnonzero(findings["rule"] == "T02")
    assert {findings["cause"][row] for row in gaps} == {cause_of(findings, stretch)}
    assert findings["seam"][stretch] == "11953/2 | 11953/5"
    assert not findings.symptoms.any()


def test_every_seam_has_its_length_and_every_sheet_its_state():
    plots = nine_sheets()
    result = check(plots)
    seams = result.seams
    sheets_meet = seams["kind"] == SHEETS_MEET
    assert len(seams) == sheets_meet.sum() == 12
    assert set(seams["state"]) == {CLEAN}
    assert (seams["unmatched_m"] == 0).all()
    for row in range(len(seams)):  # by another way: what the unions of the two sheets' plots share
        one, other = (
            shapely.union_all(plots.geometry[plots["sheet_number"] == name.split("/")[1]])
            for name in (seams["one"][row], seams["other"][row])
        )
        assert seams["length_m"][row] == pytest.approx(shapely.length(shapely.intersection(one, other)), abs=1e-6)
    assert list(result.sheets["plots"]) == [36] * 9
    assert set(result.sheets["state"]) == {CLEAN}


def test_a_sheet_is_clean_only_if_its_seams_are():
    plots = nine_sheets()
    row = np.flatnonzero(plots["sheet_number"] == "5")[2]
    plots.geometry[row] = shapely.transform(plots.geometry[row], lambda points: points - (0.6, 0))
    result = check(plots)
    state = dict(zip(result.sheets["sheet"], result.sheets["state"], strict=True))
    assert state.pop("5") == state.pop("2") == OPEN
    assert set(state.values()) == {CLEAN}
    seam = dict(zip(result.seams["seam"], result.seams["state"], strict=True))
    assert seam.pop("11953/2 | 11953/5") == OPEN
    assert set(seam.values()) == {CLEAN}


def test_communes_meet_at_seams_of_their_own():
    plots = nine_sheets()
    plots.columns["commune"] = np.where(plots["sheet_number"].astype(int) > 3, "11956", "11953").astype(object)
    seams = check(plots).seams
    (row,) = np.flatnonzero(seams["kind"] == COMMUNES_MEET)
    assert (seams["one"][row], seams["other"][row]) == ("11953", "11956")
    between = [at for at in range(len(seams)) if at != row and seams["one_commune"][at] != seams["other_commune"][at]]
    assert seams["length_m"][row] == pytest.approx(seams["length_m"][between].sum())


@pytest.mark.parametrize("seed, size, jobs", [(1, 40, 2), (2, 11, 1), (3, 1000, 4)])
def test_order_blocks_and_threads_do_not_matter_to_seams(seed, size, jobs):
    plots = moved(nine_sheets(), "5", lambda points: points + (0.84, 0.12))
    first = check(plots)
    order = np.random.default_rng(seed).permutation(len(plots))
    result = check(plots.take(order), block_size=size, jobs=jobs)
    for name in ("seam", "state", "errors", "warnings"):
        assert list(result.seams[name]) == list(first.seams[name])
    for name in ("length_m", "unmatched_m", "apart_m"):
        assert result.seams[name] == pytest.approx(first.seams[name])
    causes = [set(zip(each.findings["fingerprint"], each.findings["cause"], strict=True)) for each in (first, result)]
    assert causes[0] == causes[1]


def test_findings_between_sheets_without_a_seam_keep_both_from_being_clean():
    plots = moved(nine_sheets(), "5", lambda points: points + (60.0, 0.0))  # onto sheet 8, beyond any reach
    result = check(plots)
    pairs = {*result.seams["seam"]}
    names = ("seam", "severity")
    apart = [(seam, key) for seam, key in zip(*(result.findings[name] for name in names), strict=True) if seam]
    apart = [(seam, key) for seam, key in apart if seam.count("|") == 1 and seam not in pairs and key == "E"]
    assert apart
    states = dict(zip(result.sheets["sheet"], result.sheets["state"], strict=True))
    for sheet in {name for seam, _ in apart for name in seam.split(" | ")}:
        assert states[sheet.rpartition("/")[2]] == OPEN


@pytest.mark.parametrize(
    "of_sheet",
    [lambda row: "1", lambda row: "2" if row == 40 else "1", lambda row: str(row + 1)],
    ids=["all plots on one", "one of a single plot", "each plot its own"],
)
def test_strange_sheets_do_not_stop_the_check(of_sheet):
    plots = plots_of(grid(9, 9))
    plots.columns["sheet_number"] = np.array([of_sheet(row) for row in range(81)], dtype=object)
    result = check(plots)
    assert COULD_NOT_RUN not in {outcome.outcome for outcome in result.outcomes.values()}
    assert set(result.findings["rule"]) == set()
    assert set(result.sheets["state"]) == {CLEAN}
    assert result.sheets["plots"].sum() == 81
