"""A folder is checked as one: all its sheets, each known by its file where its plots do not say it."""

import shutil

import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.verbs.check import check

from .folder_sheets import OLE
from .source_files import plot_rows, plot_wkt, write_source


def sheet(folder, name, start, driver="GPKG", **columns):
    """Two plots, numbers 1 and 2, beside those that stood before `start`."""
    rows = plot_rows(2, WKT=[plot_wkt(start), plot_wkt(start + 1)], **columns)
    for row in rows:
        row.pop("SoHieuToBanDo")
    folder.mkdir(exist_ok=True)
    return write_source(folder / name, rows, driver=driver, layer="a")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    sheet(folder, "DC1.gpkg", 0)
    sheet(folder, "DC2.geojson", 2, "GeoJSON")
    sheet(folder / "xa", "DC3.shp", 4, "ESRI Shapefile")
    return folder


def told(result):
    return [text.format(**values) for text, values in result.run["notes"]]


def test_all_sheets_are_checked_and_numbers_are_repeated_within_one_alone(folder):
    result = check([folder])
    assert (result.run["plots"], result.run["sheets"]) == (6, 3)
    assert result.outcomes["A03"].count == 0
    assert result.outcomes["T01"].count == 0


def test_what_two_sheets_do_to_each_other_is_found(folder):
    sheet(folder, "DC4.gpkg", 5)  # its first plot lies on the last of DC3
    assert check([folder]).outcomes["M03"].count == 1


def test_files_that_cannot_be_read_are_told_and_the_others_checked(folder):
    (folder / "DC5.gpkg").write_bytes(b"nothing" * 99)
    (folder / "DC6.dgn").write_bytes(OLE)
    sheet(folder, "DC7.gpkg", 9).rename(folder / "DC7.bak")
    shutil.copy(folder / "DC7.bak", folder / "DC8.txt")
    result = check([folder])
    assert result.run["plots"] == 6
    notes = told(result)
    at = notes.index("DC5.gpkg was not checked:")
    assert notes[at + 1] == "The file DC5.gpkg is damaged, or of a kind that cannot be read."
    assert "DC6.dgn was not checked:" in notes
    assert not [note for note in notes if "DC7" in note or "DC8" in note]


def test_where_none_can_be_read_the_first_says_why(tmp_path):
    (tmp_path / "DC5.gpkg").write_bytes(b"nothing" * 99)
    with pytest.raises(BadInput, match=r"DC5.gpkg is damaged, or of a kind that cannot be read\."):
        check([tmp_path])


def test_a_file_that_was_named_itself_must_be_readable(folder):
    (folder.parent / "DC5.gpkg").write_bytes(b"nothing" * 99)
    with pytest.raises(BadInput, match="DC5.gpkg is damaged"):
        check([folder, folder.parent / "DC5.gpkg"])


def test_on_the_command_line(folder, capsys):
    assert command_line.main(["check", str(folder), "--json", "--out", str(folder.parent / "f.gpkg")]) in (0, 1)
    assert '"plots": 6' in capsys.readouterr().out


def test_a_folder_of_shapefiles_with_a_layer_that_is_named(tmp_path):
    sheet(tmp_path / "s", "one.shp", 0, "ESRI Shapefile")
    sheet(tmp_path / "s", "two.shp", 2, "ESRI Shapefile")
    assert check([tmp_path / "s"], layer="two").run["plots"] == 2
    assert check([tmp_path / "s"]).run["plots"] == 4
