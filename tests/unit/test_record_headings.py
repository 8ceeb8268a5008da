"""Headings of record spreadsheets that are known, that a person names, and that nobody knows."""

import openpyxl
import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.sources.record_books import read_records
from land_campaign_plugin.sources.sheet_fields import assign, fields_of

from .source_files import plot_rows, write_source

PEOPLE = ("Trần Văn Mẫu", "Lê Thị Mẫu")


def book(path, *headings):
    """A list of two plots of sheet 7, which differ in use and holder alone, under some headings."""
    made = openpyxl.Workbook()
    made.active.append([*headings, "Họ tên", "Loại đất", "Ngày cấp GCN"])
    for number, (name, use) in enumerate(zip(PEOPLE, ("LUC", "ONT"), strict=True), 1):
        made.active.append([7, number][: len(headings)] + [name, use, "01/02/2003"])
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Tờ", "plot.sheet_number"),
        ("tờ", "plot.sheet_number"),
        ("Thửa", "plot.plot_number"),
        ("Mục đích", "use1.land_use"),
        ("Ngày ký", "certificate.issued_on"),
        ("Xã", "commune"),
        ("Tên xã", "commune"),
        ("Tổ", None),
        ("Số tổ", None),
        ("Thôn", "plot.hamlet"),
    ],
)
def test_short_headings_are_known(heading, field):
    assert next(iter(fields_of(heading)), None) == field


def test_the_commune_of_an_address_is_none_of_plots():
    candidates = [(0, fields_of("Họ tên")), (1, fields_of("Xã")), (2, fields_of("Mã xã"))]
    assert assign(candidates, {}, {1: "Địa chỉ thường trú"}) == {"party.name": 0, "commune": 2}


@pytest.mark.parametrize(
    ("headings", "unnamed"),
    [
        (("Ô", "Miếng"), ["sheet_number", "plot_number"]),
        (("Tờ", "Miếng"), ["plot_number"]),
        (("Ô", "Thửa"), ["sheet_number"]),
        (("Tờ", "Thửa"), []),
    ],
)
def test_rows_that_cannot_find_their_plots_are_told_and_stay_apart(tmp_path, headings, unnamed):
    tables, report = read_records([book(tmp_path / "a.xlsx", *headings)], None)
    assert [sheet.unnamed for sheet in report.sheets] == [unnamed]
    assert len(report.warnings()) == bool(unnamed)
    assert {name: len(table) for name, table in tables.items()} == {
        "certificate": 2, "party": 2, "right": 2, "plot_use": 2, "document": 0, "plot": 2
    }  # fmt: skip
    assert len(set(tables["certificate"]["plot_uid"])) == 2
    assert list(tables["certificate"]["issued_on"]) == ["2003-02-01"] * 2
    again, _ = read_records([tmp_path / "a.xlsx"], None)
    assert list(again["certificate"]["uid"]) == list(tables["certificate"]["uid"])


def test_a_person_says_which_heading_is_which(tmp_path, capsys):
    path = book(tmp_path / "a.xlsx", "Ô", "Miếng")
    plots = write_source(tmp_path / "thửa.gpkg", plot_rows(3))
    load = ["load", str(plots), "--records", str(path), "--into", str(tmp_path / "w.gpkg"), "--lang", "en", "--replace"]
    assert main(load) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first == (
        "a.xlsx, sheet Sheet: no headings for the numbers of map sheet and plot were known, so 2 rows do not find "
        'their plots. Say which they are, for instance --heading "plot_number=Miếng"; headings that were not taken: '
        "Ô, Miếng."
    )
    assert main([*load, "--heading", "plot_number=miếng", "--heading", "plot.sheet_number=Ô"]) == 0
    out = capsys.readouterr().out
    assert "2 plots in the records = 2 on the map + 0 that may be several + 0 not found." in out
    assert "no heading" not in out


@pytest.mark.parametrize(("headings", "said"), [({"plot_number": "Lô"}, "Lô"), ({"plot": "Miếng"}, "no column plot")])
def test_a_heading_that_is_not_there_is_refused(tmp_path, headings, said):
    with pytest.raises(BadInput, match=said):
        read_records([book(tmp_path / "a.xlsx", "Ô", "Miếng")], None, headings=headings)


def test_a_cell_that_two_fields_are_taken_from_is_counted_once(tmp_path):
    made = openpyxl.Workbook()
    for row in (["Tờ", "Thửa", "Loại đất", "Diện tích"], ["7", "1", "LUC", "301,5"], ["7", "2", "LUC", "302,5"]):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    _, report = read_records([tmp_path / "a.xlsx"], None)
    assert report.sheets[0].notes.count("number-as-text") == 2
