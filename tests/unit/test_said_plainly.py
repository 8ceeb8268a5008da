"""Sentences for files that cannot be used: all in the user's language, each with what to do."""

import openpyxl
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.verbs.load import load

from .source_files import plot_rows, write_source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    write_source(folder / "plots.gpkg", plot_rows(3))
    load(folder / "plots.gpkg", folder / "work.gpkg")
    book = openpyxl.Workbook()
    book.active.append(["Số tờ", "Số thửa"])
    book.save(folder / "records.xlsx")
    contents = {
        "no-zip.xlsx": b"not a zip file",
        "cut.xlsx": (folder / "records.xlsx").read_bytes()[:900],
        "new.xls": (folder / "records.xlsx").read_bytes(),
        "old.xls": OLE,
        "old.xlsx": OLE,
        "utf-16.csv": b"\xfe\xff\x00a\xd8\x00\x00b",
        "text.txt": b"text",
        "cut.geojson": b'{"type": "FeatureCollection", ',
        "broken.gpkg": b"no database",
        "broken.toml": b'name = "a"\n= 1\n',
        "open.toml": b"name = [\n",
        "latin.toml": 'name = "\xe0"'.encode("latin-1"),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "empty").mkdir()
    return folder


LOAD = "load {0}/plots.gpkg --into {0}/new.gpkg --records {0}/"
CASES = [
    (LOAD + "no-zip.xlsx", "damaged, or no workbook at all", "save it as .xlsx again"),
    (LOAD + "cut.xlsx", "damaged, or no workbook at all", "save it as .xlsx again"),
    (LOAD + "old.xls", "workbook of the old kind", "save it as .xlsx"),
    (LOAD + "old.xlsx", "workbook of the old kind", "save it as .xlsx"),
    (LOAD + "empty", "is a folder, not a file", "Choose a file in it"),
    (LOAD + "none.xlsx", "There is no file", "Choose a file that exists"),
    (LOAD + "utf-16.csv", "its text is damaged", "CSV in UTF-8"),
    ("check {0}/plots.gpkg --sheet-list {0}/empty", "is a folder, not a file", "Choose a file in it"),
    ("check {0}/plots.gpkg --records {0}/old.xls", "workbook of the old kind", "save it as .xlsx"),
    ("check {0}/empty", "holds nothing that can be read", "Choose another folder"),
    ("check {0}/text.txt", "of a kind that cannot be read.", "Copy it again"),
    ("check {0}/cut.geojson", "is damaged", "Copy it again"),
    ("check {0}/broken.gpkg", "is damaged, or of a kind that cannot be read.", "Copy it again"),
    ("check {0}/old.xls", "workbook of the old kind", "save it as .xlsx"),
    ("check {0}/nowhere/a.gpkg", "There is no folder", "Check its name"),
    ("check {0}/records.xlsx", "is a workbook", "--records"),
    ("check {0}/no-zip.xlsx", "is a workbook", "--records"),
    ("check {0}/plots.gpkg {0}/records.xlsx", "is a workbook", "--records"),
    ("load {0}/records.xlsx --into {0}/new.gpkg", "Only workbooks with records", "file with plots"),
    ("load {0}/plots.gpkg --into {0}/nowhere/a.gpkg", "There is no folder", "Make it first"),
    ("load {0}/plots.gpkg --into {0}/nowhere/a.gpkg --append", "There is no folder", "Make it first"),
    ("load {0}/plots.gpkg --into {0}/text.txt", "A work copy is a GeoPackage", "End the file name with .gpkg"),
    ("load {0}/plots.gpkg --into {0}/new.txt", "A work copy is a GeoPackage", "End the file name with .gpkg"),
    ("push {0}/work.gpkg --store {0}/nowhere/s.gpkg", "There is no folder", "Make it first"),
    ("sample {0}/s.gpkg --plots 60 --records-xlsx {0}/nowhere/r.xlsx", "There is no folder", "Make it first"),
    ("check {0}/plots.gpkg --ruleset {0}/broken.toml", "line 2 is not as TOML", "Correct the line"),
    ("check {0}/plots.gpkg --ruleset {0}/open.toml", "line 1 is not as TOML", "Correct the line"),
    ("check {0}/plots.gpkg --ruleset {0}/latin.toml", "no text in UTF-8", "Save it as text"),
]


@pytest.mark.parametrize(("command", "what", "remedy"), CASES)
def test_what_cannot_be_used_is_said_with_what_to_do(folder, capsys, command, what, remedy):
    before = sorted(file.name for file in folder.iterdir())
    assert command_line.main([*command.format(folder).split(), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert what in said
    assert remedy in said
    assert said.count("\n") == 1
    assert sorted(file.name for file in folder.iterdir()) == before


def test_a_new_workbook_with_an_old_name_is_told_to_be_renamed_or_saved(folder, capsys):
    assert command_line.main([*(LOAD + "new.xls").format(folder).split(), "--lang", "en"]) == 2
    assert "ends in .xlsx" in capsys.readouterr().err
