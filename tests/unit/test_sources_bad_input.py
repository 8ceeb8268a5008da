"""What cannot be used is refused in a sentence: what, where, what to do. Nothing is left behind."""

import os
import sqlite3
import subprocess
import sys

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.sources.inspect import choose, layers
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.verbs.load import load

from .source_files import plot_rows, write_source

LINES = [{"WKT": "LINESTRING (0 0, 1 1)", "SoThuTuThua": "1"}]


def good(folder, name="a.gpkg", **options):
    return write_source(folder / name, plot_rows(200), **options)


def missing(folder):
    return folder / "nowhere.gpkg"


def no_bytes(folder):
    path = folder / "a.gpkg"
    path.write_bytes(b"")
    return path


def random_bytes(folder):
    path = folder / "a.gpkg"
    path.write_bytes(bytes(range(256)) * 200)
    return path


def cut_off(folder):
    path = good(folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def cut_geojson(folder):
    path = good(folder, "a.geojson", driver="GeoJSON", layer="a")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def without_index(folder):
    path = good(folder, "a.shp", driver="ESRI Shapefile", layer="a")
    path.with_suffix(".shx").unlink()
    return path


def no_geometry(folder):
    return write_source(folder / "a.gpkg", plot_rows(1), geometry="NONE")


def lines(folder):
    return write_source(folder / "a.gpkg", LINES)


def empty_layer(folder):
    return write_source(folder / "a.gpkg", plot_rows(1), options=("-where", "SoThuTuThua = 99"))


def only_lines_in_mixed(folder):
    rows = plot_rows(2, WKT=["LINESTRING (0 0, 1 1)", "POINT (0 0)"])
    return write_source(folder / "a.gpkg", rows, geometry="GEOMETRY")


def two_of_plots(folder):
    path = write_source(folder / "a.gpkg", plot_rows(1), layer="one")
    return write_source(path, plot_rows(1), layer="two")


def no_crs(folder):
    path = good(folder, "a.shp", driver="ESRI Shapefile", layer="a")
    path.with_suffix(".prj").unlink()
    return path


def undefined_crs(folder):
    path = good(folder)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE gpkg_geometry_columns SET srs_id = -1")
    connection.execute("UPDATE gpkg_contents SET srs_id = -1")
    connection.commit()
    connection.close()
    return path


def metres_called_degrees(folder):
    path = good(folder, "a.geojson", driver="GeoJSON", layer="a", crs=None)
    text = path.read_text(encoding="utf-8")
    assert '"crs"' not in text
    return path


def degrees(folder):
    rows = plot_rows(1, WKT="POLYGON ((105.9 20.7, 105.901 20.7, 105.901 20.701, 105.9 20.7))")
    return write_source(folder / "a.geojson", rows, driver="GeoJSON", layer="a", crs="EPSG:4326")


def feet(folder):
    return write_source(folder / "a.gpkg", plot_rows(1), crs="EPSG:2263")


def ambiguous_fields(folder):
    return write_source(folder / "a.gpkg", plot_rows(1, SoThua="5"))


def drawing(folder):
    path = folder / "a.dwg"
    path.write_bytes(b"AC1032" + bytes(100))
    return path


SENTENCES = [
    (missing, {}, "There is no file {path}. Choose a file that exists."),
    (no_bytes, {}, "The file {path} is empty (0 bytes). Copy it again from where it came from."),
    (random_bytes, {}, "The file {path} is damaged, or of a kind that cannot be read"),
    (cut_off, {}, "The file {path} is damaged"),
    (cut_geojson, {}, "The file {path} is damaged"),
    (without_index, {}, "Copy it again with the files that belong to it (.shx and .dbf beside .shp)."),
    (no_geometry, {}, "{path} holds no layer of polygons (its layers: thua_dat: none). Plots are polygons"),
    (lines, {}, "{path} holds no layer of polygons (its layers: thua_dat: line)."),
    (lines, {"layer": "thua_dat"}, "Layer thua_dat of {path} holds no polygons (line). Plots are polygons"),
    (lines, {"layer": "thua"}, "{path} has no layer thua. Its layers are: thua_dat."),
    (empty_layer, {}, "Layer thua_dat of {path} is empty. Choose a layer that has rows."),
    (only_lines_in_mixed, {}, "{path} holds no layer of polygons"),
    (two_of_plots, {}, "it is not clear which holds plots. Name the layer (--layer), one of: one, two."),
    (no_crs, {}, "Layer a of {path} does not say its coordinate reference system. So many of its plots would lie in "
     "Hưng Yên with: EPSG:9209 (VN-2000 / TM-3 105-30): 100 %, EPSG:9210"),
    (no_crs, {}, "Say which one it is, for instance --crs EPSG:9209."),
    (undefined_crs, {}, "does not say its coordinate reference system."),
    (metres_called_degrees, {}, "does not say its coordinate reference system."),
    (no_crs, {"crs": "EPSG:1"}, "The coordinate reference system EPSG:1 is not known. Name one, for instance"),
    (no_crs, {"crs": "nonsense"}, "The coordinate reference system nonsense is not known."),
    (no_crs, {"crs": "EPSG:4326"}, "The coordinate reference system EPSG:4326 (WGS 84) is not in metres."),
    (good, {"crs": "EPSG:5897"}, "is in EPSG:9209 (VN-2000 / TM-3 105-30), not in EPSG:5897 (VN-2000 / TM-3"),
    (degrees, {}, "is in EPSG:4326 (WGS 84), which is not in metres. Areas and tolerances need metres: load it with "
     "--reproject, which transforms it"),
    (feet, {}, "which is not in metres."),
    (ambiguous_fields, {}, "Several fields could be the column Plot number (plot_number): SoThuTuThua, SoThua. Say "
     "which one it is"),
    (good, {"mapping": {"plot_number": "Nope"}}, "The layer has no field Nope. Its fields are: MaXa,"),
    (good, {"mapping": {"number": "SoThuTuThua"}}, "There is no column number to map to."),
    (drawing, {}, "is a drawing in the format DWG, which cannot be read. Save it as DXF and load that file"),
]  # fmt: skip


@pytest.mark.parametrize("make, options, sentence", SENTENCES)
def test_a_source_that_cannot_be_used_is_refused_in_a_sentence(tmp_path, make, options, sentence):
    path = make(tmp_path)
    before = sorted(file.name for file in tmp_path.rglob("*"))
    with pytest.raises(BadInput) as caught:
        read_all(path, **options)
    assert sentence.format(path=path) in str(caught.value)
    with pytest.raises(BadInput) as caught:
        load(path, tmp_path / "work.gpkg", **options)
    assert sentence.format(path=path) in str(caught.value)
    assert sorted(file.name for file in tmp_path.rglob("*")) == before


def test_what_is_declared_is_used_where_nothing_is_said(tmp_path):
    for make in (no_crs, undefined_crs, metres_called_degrees, good):
        folder = tmp_path / make.__name__
        folder.mkdir()
        _, report = read_all(make(folder), crs="EPSG:9209")
        assert report.crs_name == "EPSG:9209 (VN-2000 / TM-3 105-30)"


def test_a_locked_file_is_said_to_be_locked(tmp_path):
    path = good(tmp_path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(BadInput, match=r"is locked by another program. Save or close it there and try again\."):
            read_all(path)
    finally:
        other.close()
    assert len(read_all(path)[0]) == 200


def test_a_file_damaged_in_the_middle_never_gives_some_of_its_rows_or_hangs(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(5000, DiaChi=[f"{number:060}" for number in range(5000)]))
    data = bytearray(path.read_bytes())
    middle = len(data) * 6 // 10 // 4096 * 4096
    data[middle : middle + 8 * 4096] = os.urandom(8 * 4096)
    path.write_bytes(data)
    code = (
        "import sys\nfrom land_campaign_plugin.sources.reader import read_all\n"
        "from land_campaign_plugin.model.errors import BadInput\n"
        "try:\n    plots, report = read_all(sys.argv[1])\n    print(len(plots) + report.rows_set_aside)\n"
        "except BadInput as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "5000" or "is damaged" in done.stdout


def test_a_source_without_layers_is_refused(tmp_path):
    with pytest.raises(BadInput, match="holds no layer. Plots are polygons: choose a source with a polygon layer."):
        choose(tmp_path, [])


def test_layers_of_a_broken_file_are_refused_too(tmp_path):
    with pytest.raises(BadInput, match="is damaged"):
        layers(random_bytes(tmp_path))


def test_one_bad_source_among_good_ones_leaves_nothing(tmp_path):
    with pytest.raises(BadInput, match="is damaged"):
        load([good(tmp_path), cut_geojson(tmp_path)], tmp_path / "work.gpkg")
    assert not [file for file in tmp_path.iterdir() if "work" in file.name]


def test_no_source_at_all_is_said():
    with pytest.raises(BadInput, match="No source was named"):
        read_all([])


def test_a_layer_with_rows_but_no_plot_is_refused(tmp_path):
    rows = plot_rows(2, WKT=["GEOMETRYCOLLECTION (POINT (0 0))", "GEOMETRYCOLLECTION (POINT (1 1))"])
    path = write_source(tmp_path / "a.gpkg", rows, geometry="GEOMETRY")
    with pytest.raises(BadInput, match="None of the 2 rows of .* is a plot. It is a collection without polygons"):
        read_all(path)
