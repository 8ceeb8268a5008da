"""Candidates for missing identifiers: the point farthest inside the plot, as a GeoHash."""

import numpy as np
import pytest

from land_campaign_plugin.fixes.plot_codes import candidates, poles
from land_campaign_plugin.model.errors import Cancelled
from land_campaign_plugin.native import shapely

SQUARE = shapely.box(559_990, 2_289_990, 560_010, 2_290_010)


def shapes(*items):
    found = np.empty(len(items), dtype=object)
    found[:] = items
    return found


@pytest.mark.parametrize(
    "shape, point",
    [
        (shapely.box(0, 0, 10, 10), (5, 5)),
        (shapely.Polygon([(0, 0), (3, 0), (0, 4)]), (1, 1)),  # radius of the inscribed circle: (3 + 4 - 5) / 2
        (shapely.MultiPolygon([shapely.box(50, 50, 52, 52), shapely.box(0, 0, 10, 10)]), (5, 5)),
        (shapely.union(shapely.box(0, 0, 10, 10), shapely.box(10, 0, 40, 2)), (5, 5)),  # a plot with a lane to it
    ],
)
def test_the_label_point_lies_farthest_inside_the_largest_part(shape, point):
    assert poles(shapes(shape))[0] == pytest.approx(point, abs=0.02)


def test_the_candidate_of_the_test_vector_and_none_without_a_shape():
    # the middle of the square is E 560000 N 2290000, w7emvbed1v12; within 0.01 m the cell may be one beside it
    bow_tie = shapely.from_wkt("POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))")
    codes = candidates(shapes(SQUARE, None, shapely.Polygon(), bow_tie, shapely.Point(1, 1)), "EPSG:9209")
    assert codes[0].startswith("w7emvbed1v")
    assert codes[1:].tolist() == [None] * 4
    assert candidates(shapes(), "EPSG:9209").tolist() == []


def test_it_can_be_stopped():
    with pytest.raises(Cancelled):
        candidates(shapes(SQUARE), "EPSG:9209", cancelled=lambda: True)
