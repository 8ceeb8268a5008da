"""Files that are part of a data set, missing or chosen alone, and data sets that were cut off, are told plainly."""

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.sources.complaints import CUT_OFF, OTHER, UNKNOWN, meaning
from land_campaign_plugin.sources.reader import read_all

from .source_files import plot_rows, write_source

DRIVERS = {
    ".shp": "ESRI Shapefile", ".tab": "MapInfo File", ".gml": "GML",
    ".geojson": "GeoJSON", ".fgb": "FlatGeobuf", ".kml": "KML",
}  # fmt: skip


def written(folder, end, rows=200):
    return write_source(folder / f"a{end}", plot_rows(rows), driver=DRIVERS[end], layer="a")


def said(path):
    with pytest.raises(BadInput) as caught:
        read_all(path)
    return str(caught.value)


@pytest.mark.parametrize("end", [".dbf", ".shx"])
@pytest.mark.parametrize("main", ["a.shp", "A.SHP"])
def test_a_shapefile_without_a_file_it_needs(tmp_path, end, main):
    path = written(tmp_path, ".shp")
    path.with_suffix(end).unlink()
    path = path.rename(path.with_name(main))
    assert said(path) == (
        f"The file {path.with_suffix(end).name}, which belongs to {path}, is missing. "
        "Copy it again with the files that belong to it (.shx and .dbf beside .shp)."
    )


def test_ends_in_capitals_belong_to_it_too(tmp_path):
    path = written(tmp_path, ".shp", 2)
    for end in (".dbf", ".shx"):
        path.with_suffix(end).rename(path.with_suffix(end.upper()))
    path = path.rename(path.with_suffix(".SHP"))
    assert len(read_all(path, crs="EPSG:9209")[0]) == 2


@pytest.mark.parametrize(
    ("main", "end"), [(".shp", ".prj"), (".shp", ".cpg"), (".tab", ".dat"), (".tab", ".map"), (".tab", ".id"),
                      (".gml", ".xsd")],
)  # fmt: skip
def test_a_companion_says_which_file_to_choose(tmp_path, main, end):
    path = written(tmp_path, main).with_suffix(end)
    assert said(path) == (
        f"{path} belongs to a{main} and is not opened by itself. Choose a{main}, which lies beside it."
    )


@pytest.mark.parametrize(
    ("name", "main"), [("a.prj", "a.shp"), ("a.dat", "a.tab"), ("a.ind", "a.shp / a.tab"), ("a.xsd", "a.gml")]
)
def test_a_companion_that_is_alone_says_which_file_is_missing(tmp_path, name, main):
    path = tmp_path / name
    path.write_bytes(b"nothing that anybody could read" * 20)
    assert said(path) == (
        f"{path} is part of a data set that is opened by another file ({main}), missing here. "
        f"Copy {main} into the same folder and choose that."
    )


@pytest.mark.parametrize("end", [".shp", ".dbf", ".shx", ".tab", ".dat", ".map", ".geojson", ".fgb", ".kml"])
def test_a_file_that_was_cut_off_is_told_without_gdals_english(tmp_path, end):
    main = {".dbf": ".shp", ".shx": ".shp", ".dat": ".tab", ".map": ".tab"}.get(end, end)
    path = written(tmp_path, main)
    cut = path.with_suffix(end)
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    sentence = said(path)
    assert sentence.startswith(f"The file {path} is damaged")
    assert not any(word in sentence for word in ("fread", "rror", "failed", "Read", "line ", "Unexpected", ": Success"))


# as GDAL 3.6.2 said them of files that were cut off, of another kind, or without one beside them
@pytest.mark.parametrize(
    ("complaint", "expected"),
    [
        ("Error in fread() reading object of size 184 at offset 92500 from .shp file", CUT_OFF),
        ("ReadBytes(): Attempt to read past end of data block.", CUT_OFF),
        ("At line 221, character 96: Unterminated string", CUT_OFF),
        ("ERROR parsing kml a.kml :no element found on line 148 at offset 38", CUT_OFF),
        ("Unable to open a.shx or a.SHX. Set SHAPE_RESTORE_SHX config option to YES to restore or create it.", UNKNOWN),
        ("Open() failed for a.tab", UNKNOWN),
        ("`a.txt' not recognized as a supported file format.", UNKNOWN),
        ("database disk image is malformed", UNKNOWN),
        ("", UNKNOWN),
        ("Self-intersecting feature is not allowed here", OTHER),
    ],
)
def test_what_a_complaint_means(complaint, expected):
    assert meaning([complaint] if complaint else []) == expected
