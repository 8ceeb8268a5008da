"""Drawings that we write, read back by plain GDAL: levels, coordinates, texts."""

import subprocess
import sys

import numpy as np
import pytest
from osgeo import gdal, ogr

from land_campaign_plugin.model.drawn_elements import RED, DrawnElements
from land_campaign_plugin.model.errors import BadInput, CampaignError
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.drawing_writer import drawing_format, is_drawing, write_drawing

from .drawn_back import elements_of, texts_of

FORMATS = ("dgn", "dxf")
PLACES = [
    # east and north, metres: where the grid of a drawing must reach
    ("north of VN-2000", 330_000.0, 2_590_000.0),
    ("south of VN-2000", 860_000.0, 940_000.0),
    ("at the origin", 500_000.0, 1_000_000.0),
    ("Hưng Yên", 580_123.0, 2_280_456.0),
    ("France", 652_000.0, 6_862_000.0),
    ("negative", -1_234.0, -98_765.0),
]


def drawing(*shapes, level=10):
    elements = DrawnElements()
    elements.add(list(shapes), level, RED)
    return elements


def nearest_mm(one, other):
    return np.abs(shapely.get_coordinates(one) - shapely.get_coordinates(other)).max() * 1000


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("_, east, north", PLACES)
def test_coordinates_come_back_to_the_millimetre(tmp_path, suffix, _, east, north):
    steps = np.random.default_rng(7).integers(-60_000, 60_000, (400, 2)) / 1000
    lines = shapely.linestrings(np.rint(np.array([east, north]) * 1000) / 1000 + steps.reshape(200, 2, 2))
    path = write_drawing(tmp_path / f"a.{suffix}", drawing(*lines))
    back = elements_of(path)
    assert len(back) == 200
    assert max(nearest_mm(line, element.shape) for line, element in zip(lines, back, strict=True)) < 0.01


@pytest.mark.parametrize("suffix", FORMATS)
def test_levels_and_shapes_come_back(tmp_path, suffix):
    line = shapely.LineString([(580_000, 2_280_000), (580_010.5, 2_280_003.25)])
    square, point = shapely.box(580_000, 2_280_000, 580_020, 2_280_020), shapely.Point(580_001, 2_280_002)
    elements = DrawnElements()
    elements.add([line, square, point], [23, 63, 11])
    back = elements_of(write_drawing(tmp_path / f"a.{suffix}", elements))
    assert [element.level for element in back] == ["23", "63", "11"]
    assert nearest_mm(back[0].shape, line) < 0.01
    # DXF has the outline, which AutoCAD would fill as a polygon
    ring = back[1].shape.exterior if suffix == "dgn" else back[1].shape
    assert ring.is_closed
    assert shapely.Polygon(ring).equals(square)
    # MicroStation has no points but lines without length
    assert {tuple(xy) for xy in shapely.get_coordinates(back[2].shape)} == {(580_001.0, 2_280_002.0)}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("count", [2, 38, 39, 101, 102, 301, 1_000])
def test_a_line_of_many_corners_comes_back_whole(tmp_path, suffix, count):
    xy = np.stack([580_000 + np.arange(count) * 1.5, 2_280_000 + np.arange(count) % 7 * 0.001], axis=1)
    (back,) = elements_of(write_drawing(tmp_path / f"a.{suffix}", drawing(shapely.LineString(xy))))
    joined = shapely.line_merge(back.shape) if back.shape.geom_type == "MultiLineString" else back.shape
    assert nearest_mm(joined, shapely.LineString(xy)) < 0.01


def write_texts(path, *texts):
    elements = DrawnElements()
    elements.write(np.full((len(texts), 2), (580_000.0, 2_280_000.0)), texts, 13, 2.0)
    return texts_of(write_drawing(path, elements), 13)


# TCVN 5712:1993, VN3: ờ EA, ả B6, đ AE, ồ E5, ố E8; ỷ FB, ệ D6; ư AD, ơ AC, ớ ED
@pytest.mark.parametrize(
    "text, tcvn3",
    [
        ("12", b"12"),
        ("Tờ bản đồ số 12", b"T\xea b\xb6n \xae\xe5 s\xe8 12"),
        ("Tỷ lệ 1:1000", b"T\xfb l\xd6 1:1000"),
        ("nước", b"n\xad\xedc"),
        ("0.35 m²", b"0.35 m2"),
        ("中", b"?"),
    ],
)
def test_vietnamese_in_a_dgn_is_tcvn3(tmp_path, text, tcvn3):
    assert write_texts(tmp_path / "a.dgn", text) == [tcvn3]


@pytest.mark.parametrize("text", ["12", "Tờ bản đồ số 12", "Tỷ lệ 1:1000", "nước", "0.35 m²", "ĐẶNG"])
def test_vietnamese_in_a_dxf_is_unicode(tmp_path, text):
    assert write_texts(tmp_path / "a.dxf", text) == [text.encode()]
    # what the code page of the file lacks is escaped, as AutoCAD does it
    assert (b"\\u+1edd" in (tmp_path / "a.dxf").read_bytes().lower()) == ("ờ" in text)


@pytest.mark.parametrize("suffix", FORMATS)
def test_signs_that_mean_something_to_a_drawing_do_no_harm(tmp_path, suffix):
    texts = ['say "12"', "a\\Pb", "{c}", "%%d", "two\nlines", "", "LABEL(t:x)"]
    assert len(write_texts(tmp_path / f"a.{suffix}", *texts, "12")) >= len(texts)
    assert texts_of(tmp_path / f"a.{suffix}", 13)[-1] == b"12"


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("height", [0.2, 1.0, 4.0])
def test_letters_have_their_height_on_the_ground(tmp_path, suffix, height):
    elements = DrawnElements()
    elements.write(np.array([580_000.0, 2_280_000.0]), ["12"], 13, height)
    dataset = ogr.Open(str(write_drawing(tmp_path / f"a.{suffix}", elements)))
    style = dataset.GetLayer(0).GetNextFeature().GetStyleString()
    size = next(part for part in style.rstrip(")").split(",") if part.startswith("s:"))
    assert float(size[2:].rstrip("g")) == pytest.approx(height, abs=0.001)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_drawing_without_elements_is_one(tmp_path, suffix):
    path = write_drawing(tmp_path / f"a.{suffix}", DrawnElements())
    assert elements_of(path) == []
    assert is_drawing(path)


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_is_left_of_a_drawing_that_cannot_be_written(tmp_path, suffix):
    path = write_drawing(tmp_path / f"a.{suffix}", drawing(shapely.Point(580_000, 2_280_000)))
    before = path.read_bytes()
    far = drawing(shapely.Point(0, 0), shapely.Point(1e12, 0))
    with pytest.raises(BadInput, match="too far apart"):
        write_drawing(path, far)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path, suffix):
    with pytest.raises(CampaignError):
        write_drawing(tmp_path / "missing" / f"a.{suffix}", drawing(shapely.Point(580_000, 2_280_000)))
    (tmp_path / f"a.{suffix}").mkdir()
    with pytest.raises(CampaignError):
        write_drawing(tmp_path / f"a.{suffix}", drawing(shapely.Point(580_000, 2_280_000)))
    assert [file.name for file in tmp_path.iterdir()] == [f"a.{suffix}"]


WRITE = """
import resource, signal, sys
from pathlib import Path
from land_campaign_plugin.model.drawn_elements import DrawnElements
from land_campaign_plugin.model.errors import CannotWrite
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.drawing_writer import write_drawing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
elements = DrawnElements()
elements.add([shapely.Point(580_000, 2_280_000)] * 20_000, 10)
try:
    write_drawing(Path(sys.argv[1]), elements)
except CannotWrite as error:
    print(error)
"""


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_full_disk_leaves_what_was_there(tmp_path, suffix):
    path = write_drawing(tmp_path / f"a.{suffix}", drawing(shapely.Point(580_000, 2_280_000)))
    before = path.read_bytes()
    command = [sys.executable, "-c", WRITE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "Nothing was changed" in done.stdout
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", FORMATS)
def test_writing_does_not_hang_on_whether_gdal_raises(tmp_path, suffix):
    raising = gdal.GetUseExceptions()
    try:
        for switch in (gdal.UseExceptions, gdal.DontUseExceptions):
            switch()
            path = write_drawing(tmp_path / f"a.{suffix}", drawing(shapely.Point(580_000, 2_280_000)))
            assert len(elements_of(path)) == 1
    finally:
        (gdal.UseExceptions if raising else gdal.DontUseExceptions)()


@pytest.mark.parametrize(
    "name, wanted, kind", [("a.dgn", None, "DGN"), ("a.DXF", None, "DXF"), ("a", "dxf", "DXF"), ("a.dgn", "dxf", "DXF")]
)
def test_the_format_is_what_is_wanted_else_that_of_the_name(tmp_path, name, wanted, kind):
    assert drawing_format(tmp_path / name, wanted) == kind


@pytest.mark.parametrize("name", ["a.dwg", "a", "a.gpkg"])
def test_other_formats_are_refused(tmp_path, name):
    with pytest.raises(BadInput, match="DGN"):
        drawing_format(tmp_path / name)
