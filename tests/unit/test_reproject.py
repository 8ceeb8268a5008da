"""Plots in degrees, or in another system, come into metres by the published operation, and it is told which."""

import subprocess

import numpy as np
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.projection import operation_of
from land_campaign_plugin.native import shapely
from land_campaign_plugin.sources.inspect import layers
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.sources.reproject import target_of
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.load_folder import SheetOptions, load_folder
from land_campaign_plugin.verbs.update import update

from .source_files import plot_rows, plot_wkt, write_source

WGS_84_UTM, WGS_84, VN_2000 = "EPSG:32648", "EPSG:4326", "EPSG:4756"
BY_6960 = "by the operation EPSG:6960, VN-2000 to WGS 84 (2)."


def written(path, driver, crs, *options, sheet="7"):
    """Write three plots of EPSG:9209 in another system: GDAL transforms them, which is PROJ by another door."""
    plots = write_source(path.parent / "plots.gpkg", plot_rows(SoHieuToBanDo=sheet), layer="a")
    command = ["ogr2ogr", "-f", driver, str(path), str(plots), "-t_srs", crs, *options]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    plots.unlink()
    return path


def told(report):
    return [text.format(**values) for text, values in report.notes if "transformed" in text]


def loaded_corners(work):
    return np.sort(shapely.get_coordinates(WorkCopy.open(work).plots().geometry), axis=0)


def corners():
    return np.sort(shapely.get_coordinates(shapely.from_wkt([plot_wkt(number) for number in range(3)])), axis=0)


@pytest.mark.parametrize(
    ("name", "driver", "crs", "options", "within_m", "by"),
    [
        ("a.kml", "KML", WGS_84, (), 0.0011, BY_6960),
        ("a.kmz", "LIBKML", WGS_84, (), 0.0011, BY_6960),
        ("a.geojson", "GeoJSON", WGS_84, (), 0.0011, BY_6960),
        ("a.geojson", "GeoJSON", WGS_84, ("-lco", "RFC7946=YES"), 0.02, BY_6960),  # 7 digits are 1 cm
        ("a.geojsonl", "GeoJSONSeq", WGS_84, (), 0.02, BY_6960),
        ("a.gpkg", "GPKG", WGS_84, (), 0.0011, BY_6960),
        ("a.gml", "GML", WGS_84, (), 0.0011, BY_6960),  # latitude first in the file
        ("a.gml", "GML", WGS_84, ("-dsco", "FORMAT=GML2"), 0.0011, BY_6960),  # longitude first
        ("a.shp", "ESRI Shapefile", WGS_84, (), 0.0011, BY_6960),
        ("a.gpkg", "GPKG", WGS_84_UTM, (), 0.0011, BY_6960),
        ("a.shp", "ESRI Shapefile", VN_2000, (), 0.0, "from EPSG:4756 (VN-2000)."),
        ("a.gml", "GML", VN_2000, (), 0.0, "from EPSG:4756 (VN-2000)."),
        ("a.gpkg", "GPKG", "EPSG:9210", (), 0.0011, "from EPSG:9210 (VN-2000 / TM-3 105-45)."),
    ],
)
def test_one_file_comes_into_the_campaigns_system(tmp_path, name, driver, crs, options, within_m, by):
    path = written(tmp_path / name, driver, crs, *options)
    report = load(path, tmp_path / "w.gpkg", reproject=True)
    assert report.crs_name == "EPSG:9209 (VN-2000 / TM-3 105-30)"
    assert loaded_corners(tmp_path / "w.gpkg") == pytest.approx(corners(), abs=within_m)
    (sentence,) = told(report)
    assert sentence.startswith("3 plots were transformed from EPSG:")
    assert sentence.endswith(by)


def test_all_coordinates_stand_on_whole_millimetres(tmp_path):
    load(written(tmp_path / "a.kml", "KML", WGS_84), tmp_path / "w.gpkg", reproject=True)
    millimetres = loaded_corners(tmp_path / "w.gpkg") * 1000
    assert np.abs(millimetres - np.rint(millimetres)).max() < 1e-5


def test_it_comes_into_the_declared_system(tmp_path):
    path = written(tmp_path / "a.kml", "KML", WGS_84)
    report = load(path, tmp_path / "w.gpkg", reproject=True, crs="EPSG:9210")
    assert report.crs_name == "EPSG:9210 (VN-2000 / TM-3 105-45)"


def test_a_declared_system_in_degrees_says_what_the_source_is_in(tmp_path):
    path = written(tmp_path / "a.shp", "ESRI Shapefile", VN_2000)
    path.with_suffix(".prj").unlink()
    load(path, tmp_path / "w.gpkg", reproject=True, crs=VN_2000)
    assert loaded_corners(tmp_path / "w.gpkg") == pytest.approx(corners(), abs=0.0)


def test_a_mapinfo_file_in_degrees_may_be_said_to_be_in_vn_2000(tmp_path):
    """MapInfo knows no datum VN-2000, and GDAL writes WGS 84: 190 m and more away."""
    path = written(tmp_path / "a.tab", "MapInfo File", VN_2000)
    load(path, tmp_path / "w.gpkg", reproject=True, crs=VN_2000)
    assert loaded_corners(tmp_path / "w.gpkg") == pytest.approx(corners(), abs=0.2)  # MapInfo keeps whole numbers


def test_it_comes_into_the_system_of_the_work_copy(tmp_path):
    work = tmp_path / "w.gpkg"
    load(write_source(tmp_path / "b.gpkg", plot_rows(1, SoThuTuThua="9"), crs="EPSG:9210"), work)
    path = written(tmp_path / "a.kml", "KML", WGS_84)
    report = load(path, work, append=True, reproject=True)
    assert report.crs_name == "EPSG:9210 (VN-2000 / TM-3 105-45)"
    assert report.plots == 4
    assert [line for line in told(update(path, work, reproject=True)) if line.startswith("3 plots")]


def test_a_folder_of_degrees(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    files = (("DC1.kml", "KML"), ("DC2.kmz", "LIBKML"), ("DC3.geojsonl", "GeoJSONSeq"))
    for sheet, (name, driver) in enumerate(files, start=1):
        written(folder / name, driver, WGS_84, sheet=str(sheet))
    report = load_folder(folder, tmp_path / "no.gpkg", options=SheetOptions(crs="EPSG:9209"))
    for line in report.sheets:
        assert (line.outcome, "--reproject" in line.sentence()) == ("failed", True)
    report = load_folder(folder, tmp_path / "w.gpkg", reproject=True)
    assert [line.outcome for line in report.sheets] == ["loaded"] * 3
    assert report.crs_name == "EPSG:9209 (VN-2000 / TM-3 105-30)"
    for line in report.sheets:
        assert [text for text, _ in line.notes if "transformed" in text]


def test_without_the_option_it_is_named(tmp_path, capsys):
    path = written(tmp_path / "a.kml", "KML", WGS_84)
    command = ["load", str(path), "--into", str(tmp_path / "w.gpkg"), "--lang", "en"]
    assert command_line.main(command) == 2
    assert "load it with --reproject" in capsys.readouterr().err
    assert command_line.main([*command, "--reproject"]) == 0
    with pytest.raises(BadInput, match="load it with --reproject"):
        read_all(path)


# EPSG: 6960 VN-2000, 1544 Hanoi 1972 (both to WGS 84); of an ellipsoid alone nothing is published
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("EPSG:4326", "EPSG:6960, VN-2000 to WGS 84 (2)"),
        ("EPSG:4979", "EPSG:6960, VN-2000 to WGS 84 (2)"),
        ("EPSG:4756", ""),
        ("EPSG:9210", ""),
        ("EPSG:2044", "EPSG:6960, VN-2000 to WGS 84 (2) + Hanoi 1972 to WGS 84 (1)"),
        ("+proj=longlat +a=6378137 +b=6356000 +no_defs", None),
    ],
)
def test_which_operation_is_taken(source, expected):
    assert operation_of(source, "EPSG:9209") == expected


def test_without_a_published_operation_nothing_is_moved(tmp_path):
    path = written(tmp_path / "a.gpkg", "GPKG", "+proj=longlat +a=6378137 +b=6356000 +no_defs")
    with pytest.raises(BadInput, match="no published operation leads from there to EPSG:9209"):
        load(path, tmp_path / "w.gpkg", reproject=True)
    assert not (tmp_path / "w.gpkg").exists()


def test_degrees_are_no_target(tmp_path):
    assert "105-30" in target_of("EPSG:4326")
    assert "105-45" in target_of("EPSG:9210")
    assert "105-30" in target_of("auto")


@pytest.mark.parametrize(
    ("crs", "name"), [("EPSG:9209", "VN-2000 / TM-3 105-30"), ("EPSG:9210", "VN-2000 / TM-3 105-45"),
                      ("EPSG:3405", "unnamed"), ("EPSG:32648", "unnamed")],
)  # fmt: skip
def test_a_system_without_a_name_is_the_zone_that_has_its_numbers(tmp_path, crs, name):
    path = write_source(tmp_path / "DC1.tab", plot_rows(), driver="MapInfo File", layer="a", crs=crs)
    assert f'["{name}"' in layers(path)[0].crs_wkt
    if name != "unnamed":
        report = load_folder(tmp_path, tmp_path / "w.gpkg", options=SheetOptions(crs="auto"))
        assert report.crs_name == f"{crs} ({name})"
        assert WorkCopy.open(tmp_path / "w.gpkg").crs.startswith(f'PROJCRS["{name}"')
