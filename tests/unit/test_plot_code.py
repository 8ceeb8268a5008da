"""Plot identifiers: GeoHash in WGS 84 through EPSG:6960."""

import numpy as np
import pytest

from land_campaign_plugin.model.plot_code import decode, encode, is_plot_code, plot_codes


@pytest.mark.parametrize(
    "longitude, latitude, code",
    [
        (106.07788150, 20.70135902, "w7emvbed1v12"),  # the test vector of the study of the domain
        (10.40744, 57.64911, "u4pruydqqvj8"),  # the example of geohash.org, published with 11 characters u4pruydqqvj
        (-5.6, 42.6, "ezs42e44yx96"),  # the example of Wikipedia's article, ezs42
        (-180.0, -90.0, "000000000000"),
    ],
)
def test_geohash_of_published_points(longitude, latitude, code):
    assert encode(np.array([longitude]), np.array([latitude])).tolist() == [code]


def test_identifier_of_a_point_in_the_province():
    assert plot_codes(np.array([[560_000.0, 2_290_000.0]]), "EPSG:9209").tolist() == ["w7emvbed1v12"]


def test_decoding_returns_to_the_cell():
    rng = np.random.default_rng(1)
    longitude, latitude = rng.uniform(-180, 180, 1000), rng.uniform(-90, 90, 1000)
    east, north = decode(encode(longitude, latitude))
    assert np.abs(east - longitude).max() <= 180 / 2**30 * 1.0001
    assert np.abs(north - latitude).max() <= 90 / 2**30 * 1.0001


@pytest.mark.parametrize(
    "text, right",
    [("w7emvbed1v12", True), ("w7emvbed1v1", False), ("w7emvbed1va2", False), ("W7EMVBED1V12", False), (None, False)],
)
def test_form_of_an_identifier(text, right):
    assert is_plot_code(text) is right
    east, _ = decode(np.array([text], dtype=object))
    assert np.isfinite(east[0]) == right
