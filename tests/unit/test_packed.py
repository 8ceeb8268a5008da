"""Packed shapes come back as they were, whatever they are, and a check of them finds the same."""

import json

import numpy as np
import pytest

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.packed import PackedShapes
from land_campaign_plugin.model.tables import PlotTable
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.places import Places
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.verbs.check import check

from .grids import grid, plots_of, spoil

WKT = [
    "POLYGON ((560000.123 2290000.456, 560010.001 2290000.002, 560010 2290009, 560000.123 2290000.456))",
    "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 4 2, 4 4, 2 2), (5 5, 6 5, 6 6, 5 5))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 9 5, 9 9, 5 5), (7 6, 8 6, 8 7, 7 6)))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
    "POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))",
    "POLYGON ((0 0, 0.0005 0, 1 1, 0 0))",
    "POLYGON ((0 0, 9e9 0, 1 1, 0 0))",
    "POLYGON EMPTY",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), EMPTY)",
    "POINT (1 1)",
    "",
]
SHAPES = np.array([shapely.from_wkt(text) if text else None for text in WKT] + [None], dtype=object)[:-1]


def packed(geometry, parts=1):
    result = PackedShapes()
    for part in np.array_split(geometry, parts):
        result.append(part)
    return result


@pytest.mark.parametrize("merge", [2, 5, 1_000_000])
@pytest.mark.parametrize("parts", [1, 3, 11])
def test_every_shape_comes_back_to_the_byte(parts, merge, monkeypatch):
    monkeypatch.setattr("land_campaign_plugin.model.packed._MERGE_PLOTS", merge)
    shapes = packed(SHAPES, parts)
    assert len(shapes) == len(SHAPES)
    assert list(shapely.to_wkb(shapes[np.arange(len(SHAPES))])) == list(shapely.to_wkb(SHAPES))
    np.testing.assert_array_equal(shapes.bounds, shapely.bounds(SHAPES))


@pytest.mark.parametrize(
    "rows", [np.array([4, 0, 2, 2]), slice(1, 9, 3), np.arange(len(WKT)) % 2 == 0, np.array([], dtype=np.int64)]
)
def test_it_is_indexed_like_an_array(rows):
    assert list(shapely.to_wkb(packed(SHAPES, 3)[rows])) == list(shapely.to_wkb(SHAPES[rows]))
    assert shapely.equals(packed(SHAPES)[2], SHAPES[2])


def test_a_check_of_packed_shapes_finds_the_same():
    plots = spoil(plots_of(grid(15, 15)))
    together = PlotTable(plots.columns, packed(plots.geometry, 4), "")
    ruleset = load_ruleset()
    for size in (40, 1000):
        one, other = (check_plots(table, ruleset, block_size=size).findings for table in (plots, together))
        assert list(one["fingerprint"]) == list(other["fingerprint"])
        assert shapely.equals_exact(one.geometry, other.geometry, 0).all()


def test_places_answer_as_a_tree_over_all_shapes_does():
    shapes = grid(12, 12)
    rng = np.random.default_rng(5)
    points = shapely.points(rng.uniform(shapes[0].bounds[:2], shapes[-1].bounds[2:], (300, 2)))
    far = shapely.points([[0, 0], [1e7, 1e7]])
    points = np.concatenate([points, far])
    places = Places(packed(shapes, 5), shapely.bounds(shapes))
    tree = shapely.STRtree(shapes)
    covered = np.isin(np.arange(len(points)), tree.query(points, predicate="intersects")[0])
    np.testing.assert_array_equal(places.covered(points), covered)
    near = {tuple(pair) for pair in np.stack(places.near(points, 3.0), axis=1).tolist()}
    assert near == {tuple(pair) for pair in tree.query(points, predicate="dwithin", distance=3.0).T.tolist()}


@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
@pytest.mark.parametrize("box", [(0, 0, 10, 10), (106.1, 20.6, 106.2, 20.7)], ids=["at the origin", "in degrees"])
def test_one_plot_far_away_leaves_the_others_packed(tmp_path, first, box):
    away, others = shapely.box(*box), grid(6, 6)
    shapes = [away, *others] if first else [*others, away]
    path = tmp_path / "plots.geojson"
    features = [{"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(s))} for s in shapes]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    plots, _ = read_all([path], crs="EPSG:9209", compact=True)
    assert shapely.equals(plots.geometry[np.arange(37)], shapely.set_precision(np.array(shapes), 0.001)).all()
    assert check([path], rules=["G01", "T01", "T02"], crs="EPSG:9209").outcomes["T01"].count == 0


@pytest.mark.parametrize("holes", [64, 65, 600])
def test_a_plot_with_very_many_holes_comes_back_as_it_was(holes):
    rings = [shapely.box(3 * at + 1, 1, 3 * at + 2, 2).exterior for at in range(holes)]
    shapes = np.array([shapely.Polygon(shapely.box(0, 0, 3 * holes + 1, 3).exterior, rings), *grid(2, 2)], dtype=object)
    packed = PackedShapes()
    packed.append(shapes)
    assert list(shapely.to_wkb(packed[np.arange(5)])) == list(shapely.to_wkb(shapes))
