"""What is drawn beside the plots: read from any layer, noded, and measured against other tools."""

import json
import subprocess

import numpy as np
import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.linework import network_of, segments_of
from land_campaign_plugin.model.projection import parse_crs
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.nearness import Sides, too_far
from land_campaign_plugin.sources.drawings import beside, read_drawing
from land_campaign_plugin.verbs.check import check, check_work_copy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample

EAST, NORTH = 560_000, 2_290_000
CRS = parse_crs("EPSG:9209").to_wkt()


def write(path, rows, crs="EPSG:9209", layer=None, driver=None, update=False):
    """Write rows (WKT, properties) to a layer by GDAL's own program."""
    features = [
        {"type": "Feature", "properties": fields, "geometry": json.loads(shapely.to_geojson(shapely.from_wkt(shape)))}
        for shape, fields in rows
    ]
    source = path.with_suffix(".rows.geojson")
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    command = ["ogr2ogr", *(["-update"] if update else []), *(["-f", driver] if driver else []), str(path), str(source)]
    subprocess.run([*command, "-a_srs", crs, "-nln", layer or path.stem], check=True, capture_output=True)
    return path


def line(x, y, x2, y2):
    return f"LINESTRING ({EAST + x} {NORTH + y}, {EAST + x2} {NORTH + y2})"


def point(x, y):
    return f"POINT ({EAST + x} {NORTH + y})"


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.geojson", "a.gml", "a.fgb"])
def test_lines_of_the_levels_of_boundaries_are_read_from_any_format(tmp_path, name):
    levels = [10, 61, 23, 14, None]
    rows = [(line(0, at, 5.0004, at), {"Level": level, "SoTo": "7"}) for at, level in enumerate(levels)]
    table = read_drawing("lines", write(tmp_path / name, rows, layer="a"), CRS)
    assert sorted(table["level"]) == [0, 10, 23]
    assert set(table["sheet_number"]) == {"7"}
    assert set(shapely.get_coordinates(table.geometry)[:, 0]) == {EAST, EAST + 5}


@pytest.mark.parametrize("kind, levels", [("lines", {10}), ("labels", {11, 13}), ("legal_boundaries", {61})])
def test_levels_are_those_of_the_circular(tmp_path, kind, levels):
    shape = point(0, 0) if kind == "labels" else line(0, 0, 5, 0)
    rows = [(shape, {"Level": level, "Text": "5"}) for level in range(1, 64)]
    table = read_drawing(kind, f"{write(tmp_path / 'a.gpkg', rows, layer='elements')}:elements", CRS)
    assert levels <= set(table["level"]) <= levels | {21, 23, 31, 32, 38}
    assert set(read_drawing(kind, tmp_path / "a.gpkg:elements", CRS, levels=[14])["level"]) == {14}


@pytest.mark.parametrize(
    "field, texts", [("SoThuTuThua", ["12", "13A"]), ("Text", ["12", "13A"]), ("so_thua", [12, 13]), ("x", [1, 2])]
)
def test_labels_have_their_number_from_a_field_of_a_usual_name(tmp_path, field, texts):
    rows = [(point(at, 0), {field: text}) for at, text in enumerate(texts)]
    table = read_drawing("labels", write(tmp_path / "a.gpkg", rows), CRS)
    assert table["text"].tolist() == ([None, None] if field == "x" else [str(text) for text in texts])


def test_a_drawing_in_another_system_is_moved_when_named_and_left_out_beside_the_plots(tmp_path):
    path = write(tmp_path / "a.gpkg", [("LINESTRING (106.07 20.7, 106.08 20.7)", {})], "EPSG:4326", "boundary_lines")
    table = read_drawing("lines", path, CRS)
    assert shapely.length(table.geometry[0]) == pytest.approx(1_042, abs=2)
    assert beside("lines", path, "plots", CRS) is None


def test_without_a_usual_name_the_only_layer_of_such_shapes_is_taken_and_two_are_refused_by_name(tmp_path):
    path = write(tmp_path / "a.gpkg", [(line(0, 0, 5, 0), {})], layer="x")
    write(path, [(point(0, 0), {})], layer="y", update=True)
    assert len(read_drawing("lines", path, CRS)) == len(read_drawing("labels", path, CRS)) == 1
    write(path, [(line(0, 0, 5, 0), {}), (line(0, 1, 5, 1), {})], layer="z", update=True)
    with pytest.raises(BadInput, match="not clear which layer.*boundary lines.*x, y, z"):
        read_drawing("lines", path, CRS)
    assert len(read_drawing("lines", f"{path}:z", CRS)) == 2
    with pytest.raises(BadInput, match="has no layer w"):
        read_drawing("lines", f"{path}:w", CRS)
    write(path, [(line(0, 0, 5, 0), {})] * 3, layer="ranh_thua", update=True)
    assert len(read_drawing("lines", path, CRS)) == len(beside("lines", path, "x", CRS)) == 3


@pytest.mark.parametrize(
    "kind, shape, sentence",
    [
        ("lines", point(0, 0), "a layer of lines"),
        ("labels", line(0, 0, 5, 0), "a layer of points"),
        ("legal_boundaries", point(0, 0), "lines or areas"),
    ],
)
def test_a_layer_of_other_shapes_is_refused(tmp_path, kind, shape, sentence):
    path = write(tmp_path / "a.gpkg", [(shape, {})], layer="x")
    with pytest.raises(BadInput, match=f"x of .*a.gpkg holds shapes of another kind.*{sentence}"):
        read_drawing(kind, f"{path}:x", CRS)


def test_every_kind_of_error_in_a_drawing_is_found_and_in_a_work_copy_too(tmp_path):
    report = sample(tmp_path / "s.gpkg", plots=6_000, errors=0.08, seed=7)
    codes = ["T07", "T08", "T09"]
    plain = check([report.path], layer="plots", rules=codes)
    lines = {"dangle", "undershoot", "overshoot", "duplicate-line", "crossing"}
    labels = {"no-label", "several-labels", "stray-label", "number-differs", "on-boundary"}
    assert set(plain.findings["sub_code"]) == lines | labels | {"differs", "elsewhere"}
    truth = [json.loads(text) for text in report.truth.read_text(encoding="utf-8").splitlines()]
    places = {(truth["rule"], *sorted(truth["plots"])): (truth["x"], truth["y"]) for truth in truth}
    for row in range(len(plain.findings)):
        key = (plain.findings["rule"][row], *sorted(filter(None, plain.findings["plots"][row].split(","))))
        if key[1:]:
            assert shapely.distance(plain.findings.geometry[row], shapely.Point(places[key])) < 2.0
    work = tmp_path / "w.gpkg"
    load([report.path], work, layer="plots")
    assert set(check_work_copy(work, rules=codes).findings["fingerprint"]) == set(plain.findings["fingerprint"])
    drawn = {"lines": "boundary_lines", "labels": "labels", "legal": "legal_boundaries"}
    copied = check_work_copy(work, rules=codes, **{name: f"{report.path}:{layer}" for name, layer in drawn.items()})
    assert set(copied.findings["fingerprint"]) == set(plain.findings["fingerprint"])


# no seed has a vertex within a millimetre of another line by chance; in the wide ones lines are longer than LONG_M, too
@pytest.mark.parametrize("seed, wide_m", [(0, 50), (1, 50), (2, 50), (3, 50), (5, 50), (1, 400), (2, 400), (3, 2_000)])
def test_the_network_of_scattered_lines_is_that_of_another_noder(seed, wide_m):
    rng = np.random.default_rng(seed)
    lines = shapely.linestrings(np.round(rng.uniform(0, wide_m, (15, 3, 2)), 3))
    network = network_of(segments_of(lines))
    noded = shapely.get_parts(shapely.node(shapely.multilinestrings(lines)))
    segments = np.concatenate([np.stack([xy[:-1], xy[1:]], axis=1) for xy in map(shapely.get_coordinates, noded)])
    assert len(network.one) == len(segments)
    assert network.length_m.sum() == pytest.approx(shapely.length(noded).sum(), abs=0.001 * len(segments))
    assert (network.times_drawn == 1).all()
    drawn = np.unique(shapely.get_coordinates(lines), axis=0)
    assert len(network.cut) == len(network.node) - len(drawn)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_too_far_is_what_a_fine_buffer_leaves_over(seed):
    rng = np.random.default_rng(seed)
    ends = np.rint(rng.uniform(0, 20_000, (12, 2, 2))).astype(np.int64)
    sides = Sides(ends[:, 0], ends[:, 1], rng.uniform(0.1, 2.0, 12))
    start, end = np.rint(rng.uniform(0, 20_000, (2, 15, 2))).astype(np.int64)
    pairs = np.indices((15, 12)).reshape(2, -1)
    pieces = too_far(start, end, sides, *pairs)
    length = np.hypot(*(end - start).T) / 1000
    left = np.bincount(pieces.segment, weights=pieces.stop - pieces.begin, minlength=15) * length
    lines = shapely.linestrings(np.stack([start, end], axis=1) / 1000)
    around = shapely.union_all(shapely.buffer(shapely.linestrings(ends / 1000), sides.tolerance_m, quad_segs=256))
    assert left == pytest.approx(shapely.length(shapely.difference(lines, around)), abs=0.01)
