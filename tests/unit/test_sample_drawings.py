"""A sample's sheets as drawings: what other programs find in them, and that its plots come back."""

import json
from collections import Counter, defaultdict

import numpy as np
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput, CannotWrite
from land_campaign_plugin.native import shapely
from land_campaign_plugin.samples import plan
from land_campaign_plugin.samples.drafting_errors import KINDS
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.verbs.check import check
from land_campaign_plugin.verbs.sample import sample

from .drawn_back import elements_of, lines_of, texts_of

FORMATS = ("dgn", "dxf")
CLOSING = {10, 21, 23, 31, 32, 38}


@pytest.fixture(scope="module", params=FORMATS)
def clean(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    return sample(folder / "s.gpkg", plots=600, errors=0, drawings=folder / "sheets", format=request.param, seed=2)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faulty")
    report = sample(folder / "s.gpkg", plots=3_000, errors=0.02, drawings=folder / "sheets", seed=4)
    return report, folder / "sheets"


def sheets_of(report):
    return sorted((report.path.parent / "sheets").iterdir())


def truth_of(report):
    return [json.loads(line) for line in report.truth_of_drawings.read_text(encoding="utf-8").splitlines()]


def segments(lines):
    xy = [shapely.get_coordinates(line) for line in lines]
    return {tuple(sorted((tuple(a), tuple(b)))) for line in xy for a, b in zip(line[:-1], line[1:], strict=True)}


def test_files_are_called_as_offices_call_them(clean):
    names = [path.name for path in sheets_of(clean)]
    assert [name.partition(".")[0] for name in names] == ["DC1", "DC2"]
    assert clean.drawings == 2


def test_the_sheets_have_what_belongs_on_each_level(clean):
    plots, _ = read_all([clean.path], layer="plots")
    for number, path in enumerate(sheets_of(clean), 1):
        here = plots.take(np.flatnonzero(plots["sheet_number"] == str(number)))
        numbered = np.array([bool(text) for text in here["plot_number"]])
        assert sorted(texts_of(path, 13)) == sorted(text.encode() for text in here["plot_number"][numbered])
        areas = sorted(float(text) for text in texts_of(path, 4))
        assert areas == pytest.approx(sorted(here["area_recorded_m2"][numbered]), abs=0.001)
        assert Counter(texts_of(path, 2)) == Counter(text.encode() for text in here["land_use"])
        levels = Counter(element.level for element in elements_of(path) if element.text is None)
        assert levels["11"] == numbered.sum()
        assert levels["61"] > 0
        assert levels["63"] == 1
        scale = int(here["map_scale"][0])
        titles = {"dgn": (b"T\xea b\xb6n \xae\xe5 s\xe8 %d", b"T\xfb l\xd6 1:%d"),
                  "dxf": ("Tờ bản đồ số %d".encode(), "Tỷ lệ 1:%d".encode())}[path.suffix[1:]]  # fmt: skip
        assert {titles[0] % number, titles[1] % scale} <= set(texts_of(path, 63))


def test_the_lines_close_to_the_plots(clean):
    """Polygons made by GEOS alone, without our reading, are the plots, each to the millimetre."""
    plots, _ = read_all([clean.path], layer="plots")
    for number, path in enumerate(sheets_of(clean), 1):
        shapes = plots.geometry[plots["sheet_number"] == str(number)]
        closed = shapely.get_parts(shapely.polygonize([shapely.node(shapely.union_all(lines_of(path, CLOSING)))]))
        assert len(closed) == len(shapes)
        at, found = shapely.STRtree(closed).query(shapely.point_on_surface(shapes), "intersects")
        assert at.tolist() == list(range(len(shapes)))
        assert shapely.hausdorff_distance(shapes, closed[found]).max() < 0.001


def test_the_edge_of_a_road_or_water_is_not_drawn_as_a_boundary_of_plots(clean):
    plots, _ = read_all([clean.path], layer="plots")
    network = np.flatnonzero(plots["plot_number"] == None)  # noqa: E711
    edges = segments(shapely.boundary(plots.geometry[network]))
    drawn = Counter()
    for path in sheets_of(clean):
        assert not edges & segments(lines_of(path, {10}))
        for level in CLOSING - {10}:
            here = segments(lines_of(path, {level}))
            assert here <= edges
            drawn[level] += len(here)
    assert {level for level, count in drawn.items() if count} >= {23, 32}


def test_the_plots_come_back_as_they_were(clean):
    """Every plot: shape within 1 mm, number, land use and area the same."""
    plots, _ = read_all([clean.path], layer="plots")
    back, report = read_all(sheets_of(clean), crs="EPSG:9209")
    assert len(back) == len(plots) == 600
    assert report.rows_set_aside == 0
    by_name = defaultdict(list)
    for row in range(len(back)):
        by_name[tuple(back[name][row] for name in ("sheet_number", "plot_number", "land_use"))].append(row)
    for row in range(len(plots)):
        rows = by_name[tuple(plots[name][row] for name in ("sheet_number", "plot_number", "land_use"))]
        apart = shapely.hausdorff_distance(plots.geometry[row], back.geometry[rows])
        assert apart.min() < 0.001
        if plots["plot_number"][row]:
            assert back["area_recorded_m2"][rows[int(np.argmin(apart))]] == plots["area_recorded_m2"][row]


def test_a_check_finds_nothing_in_clean_drawings(clean):
    for path in sheets_of(clean):
        assert len(check([path], crs="EPSG:9209").findings) == 0
    assert truth_of(clean) == []


def test_every_drafting_error_is_found_where_it_was_put(faulty):
    report, folder = faulty
    truth = truth_of(report)
    assert len(truth) == report.drafting_errors == 60
    assert set(Counter((line["rule"], line["kind"]) for line in truth).values()) == {6, 12}  # two kinds say the same
    for number in sorted({line["sheet"] for line in truth}):
        findings = check([folder / f"DC{number}.dgn"], crs="EPSG:9209", rules=["T07", "T08"]).findings
        kinds = list(zip(findings["rule"], findings["sub_code"], strict=True))
        for line in truth:
            if line["sheet"] == number:
                place = shapely.Point(line["x"], line["y"])
                near = [
                    shape.distance(place) < 0.5
                    for shape, kind in zip(findings.geometry, kinds, strict=True)
                    if kind == (line["rule"], line["kind"])
                ]
                assert any(near), line


def test_the_plots_beside_faulty_drawings_are_right(faulty):
    report, _ = faulty
    assert report.truth.read_text() == ""
    assert check([report.path], layer="plots").count("E") == 0


def test_small_samples_have_one_error_of_each_kind(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=600, errors=0.001, drawings=tmp_path / "sheets", seed=3)
    assert report.drafting_errors == len(KINDS)


def test_the_same_arguments_give_the_same_drawings(tmp_path):
    for name in ("one", "two"):
        sample(tmp_path / f"{name}.gpkg", plots=600, errors=0.02, drawings=tmp_path / name, seed=8)
    for path in sorted((tmp_path / "one").iterdir()):
        assert elements_of(path) == elements_of(tmp_path / "two" / path.name)


def test_several_communes_have_a_folder_each(tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "PLOTS_A_COMMUNE", 600)
    report = sample(tmp_path / "s.gpkg", plots=1_200, errors=0.01, drawings=tmp_path / "sheets")
    folders = {path.parent.name for path in (tmp_path / "sheets").rglob("*.dgn")}
    assert len(folders) == report.communes == 2
    assert {line["commune"] for line in truth_of(report)} <= folders


@pytest.mark.parametrize("wanted", ["dwg", "shp", ""])
def test_other_formats_are_refused_and_nothing_is_left(tmp_path, wanted):
    if wanted:
        with pytest.raises(BadInput):
            sample(tmp_path / "s.gpkg", plots=60, drawings=tmp_path / "sheets", format=wanted)
    else:
        (tmp_path / "sheets").mkdir()
        (tmp_path / "sheets" / "DC1.dgn").write_bytes(b"somebody's")
        with pytest.raises(CannotWrite, match="not empty"):
            sample(tmp_path / "s.gpkg", plots=60, drawings=tmp_path / "sheets")
        (tmp_path / "sheets" / "DC1.dgn").unlink()
        (tmp_path / "sheets").rmdir()
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_draws_a_sample(tmp_path, capsys):
    arguments = [
        "sample",
        tmp_path / "s.gpkg",
        "--plots",
        "60",
        "--drawings",
        tmp_path / "d",
        "--format",
        "dxf",
        "--json",
    ]
    assert command_line.main([str(argument) for argument in arguments]) == 0
    assert json.loads(capsys.readouterr().out)["drawings"] == 1
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["DC1.dxf"]
    arguments = ["sample", tmp_path / "t.gpkg", "--plots", "60", "--drawings", tmp_path / "e", "--lang", "en"]
    assert command_line.main([str(argument) for argument in arguments]) == 0
    assert "1 sheet drawn, a file each." in capsys.readouterr().out
