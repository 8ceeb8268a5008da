"""Record spreadsheets in an encoding from before Unicode: columns are converted on reading, and it is told."""

import csv
import json
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.legacy_text import TCVN3, UTF8_CP1252, VNI, convert_back
from land_campaign_plugin.native import openpyxl
from land_campaign_plugin.sources.record_books import read_records
from land_campaign_plugin.sources.spreadsheet import open_book
from land_campaign_plugin.store.workcopy import WorkCopy

HEADINGS = ["Số tờ", "Số thửa", "Diện tích", "Họ tên", "Địa chỉ thường trú", "Năm sinh"]
# The same as in TCVN 5712-3, typed by hand from its table: ố è, ử ö, ệ Ö, ọ ä, ị Þ, đ ®, ỉ Ø, ờ ê, ă ¨
TCVN3_HEADINGS = ["Sè tê", "Sè thöa", "DiÖn tÝch", "Hä tªn", "§Þa chØ th­êng tró", "N¨m sinh"]
UNICODE_ROWS = [
    ("1", "11", 120.5, "Nguyễn Văn Thử", "Thôn Đoài, xã Tân Hưng", "1958"),
    ("1", "12", 80.0, "Bùi Thị Kín", "Thôn Thượng, xã Tân Hưng", "1963"),
    ("2", "13", 95.0, "Đỗ Hữu Mật", "Thôn Hạ, xã Tân Hưng", "1971"),
]
TCVN3_ROWS = [
    ("1", "11", 120.5, "NguyÔn V¨n Thö", "Th«n §oµi, x· T©n H­ng", "1958"),
    ("1", "12", 80.0, "Bïi ThÞ KÝn", "Th«n Th­îng, x· T©n H­ng", "1963"),
    ("2", "13", 95.0, "§ç H÷u MËt", "Th«n H¹, x· T©n H­ng", "1971"),
]


def written(path, rows):
    book = openpyxl().Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def people(tables):
    return sorted(zip(tables["party"]["name"], tables["party"]["address"], strict=True))


def expected(rows=UNICODE_ROWS):
    return sorted((row[3], row[4]) for row in rows)


def told_of(report):
    (sheet,) = report.sheets
    return {letter: (verdict.encoding, count) for letter, verdict, count in sheet.encodings}


@pytest.mark.parametrize("headings", [HEADINGS, TCVN3_HEADINGS], ids=["headings in Unicode", "headings in TCVN3"])
def test_a_workbook_in_tcvn3_is_converted_and_it_is_told(tmp_path, headings):
    path = written(tmp_path / "a.xlsx", [["DANH S¸CH CHñ Sö DôNG §ÊT"], headings, *TCVN3_ROWS])
    tables, report = read_records([path], None)
    assert people(tables) == expected()
    assert told_of(report) == {"D": (TCVN3, 3), "E": (TCVN3, 3)}
    (sheet,) = report.sheets
    assert set(sheet.columns) >= {"plot.sheet_number", "plot.plot_number", "party.name", "party.born_on"}
    told = "\n".join(report.lines(ENGLISH))
    assert "sheet Sheet, column D: 3 cells were in the encoding TCVN3 (ABC)" in told
    assert "100.00 %" in told
    assert not re.search("Kín|KÝn", told)
    assert report.data(ENGLISH)["sheets"][0]["encodings"][0] == {
        "column": "D", "encoding": TCVN3, "cells": 3, "score": 1.0,
    }  # fmt: skip


def test_texts_are_left_as_they_stand_when_asked(tmp_path):
    path = written(tmp_path / "a.xlsx", [HEADINGS, *TCVN3_ROWS])
    tables, report = read_records([path], None, keep_encoding=True)
    assert people(tables) == expected(TCVN3_ROWS)
    assert told_of(report) == {}


@pytest.mark.parametrize("keep, rows", [([], UNICODE_ROWS), (["--keep-encoding"], TCVN3_ROWS)])
def test_the_command_line_loads_texts_converted_or_as_they_stand(tmp_path, capsys, keep, rows):
    plots, work = tmp_path / "thua.gpkg", tmp_path / "w.gpkg"
    sheet = written(tmp_path / "a.xlsx", [HEADINGS, *TCVN3_ROWS])
    commands = (
        ["sample", plots, "--plots", 60, "--errors", 0],
        ["load", plots, "--records", sheet, *keep, "--into", work],
    )
    assert [command_line.main([str(word) for word in command]) for command in commands] == [0, 0]
    loaded = {(row["name"], row["address"]) for row in WorkCopy.open(work).rows("party")}
    assert loaded >= set(expected(rows))
    assert loaded.isdisjoint(expected(TCVN3_ROWS if rows is UNICODE_ROWS else UNICODE_ROWS))
    capsys.readouterr()
    command_line.main([str(word) for word in ["check", plots, "--records", sheet, *keep, "--rules", "E01", "--json"]])
    assert json.loads(capsys.readouterr().out)["rules"]["E01"]["outcome"] == ("findings" if keep else "clean")


@pytest.mark.parametrize("encoding", [VNI, UTF8_CP1252])
def test_other_encodings_too(tmp_path, encoding):
    rows = [(*row[:3], *(convert_back(text, encoding) for text in row[3:5]), row[5]) for row in UNICODE_ROWS]
    tables, report = read_records([written(tmp_path / "a.xlsx", [HEADINGS, *rows])], None)
    assert people(tables) == expected()
    assert told_of(report) == {"D": (encoding, 3), "E": (encoding, 3)}


def test_the_column_decides_not_the_sheet(tmp_path):
    # Hồng is Hoàng in VNI, but the names are in Unicode; the addresses are in VNI
    rows = [(*row[:3], name, convert_back(row[4], VNI), row[5]) for row, name in
            zip(UNICODE_ROWS, ("Hồng Văn Thử", "Nguyễn Thị Hồng", "Đỗ Hồng"), strict=True)]  # fmt: skip
    tables, report = read_records([written(tmp_path / "a.xlsx", [HEADINGS, *rows])], None)
    assert sorted(tables["party"]["name"]) == ["Hồng Văn Thử", "Nguyễn Thị Hồng", "Đỗ Hồng"]
    assert sorted(tables["party"]["address"]) == sorted(row[4] for row in UNICODE_ROWS)
    assert told_of(report) == {"E": (VNI, 3)}


def test_a_column_that_is_legacy_only_far_down_is_converted_there(tmp_path):
    many = [("3", str(n), 50.0, f"Đỗ Văn Mẫu {n}", "Thôn Đông, xã Tân Hưng", "1950") for n in range(200)]
    tables, report = read_records([written(tmp_path / "a.xlsx", [HEADINGS, *many, *TCVN3_ROWS])], None)
    assert set(expected()) <= set(people(tables))
    assert {(name, home) for _, _, _, name, home, _ in many} <= set(people(tables))
    assert told_of(report)["D"] == (TCVN3, 3)


@pytest.mark.parametrize("rows, told", [(TCVN3_ROWS, {"D": (TCVN3, 3), "E": (TCVN3, 3)}), (UNICODE_ROWS, {})])
def test_a_workbook_that_keeps_texts_once_for_all_cells_as_excel_does(tmp_path, rows, told):
    path = with_shared_texts(written(tmp_path / "own.xlsx", [HEADINGS, *rows]), tmp_path / "shared.xlsx")
    assert open_book(path).texts("Sheet")[:3] == HEADINGS[:3]
    tables, report = read_records([path], None)
    assert people(tables) == expected()
    assert told_of(report) == told


def with_shared_texts(path, to):
    """Return a copy of a workbook whose cells name texts of one table (ECMA-376 part 1, 18.4)."""
    texts = []

    def share(found):
        texts.append(found[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as target:
        for name in source.namelist():
            data = source.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(r't="inlineStr"><is><t[^>]*>([^<]*)</t></is>', share, data)
            target.writestr(name, data.replace("</Types>", part))
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)
        target.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{items}</sst>')
    return to


@pytest.mark.parametrize("headings", [HEADINGS, TCVN3_HEADINGS], ids=["plain", "TCVN3"])
def test_a_text_file_of_bytes_without_an_encoding(tmp_path, headings):
    # as Excel saves CSV on a computer set to English: the bytes of TCVN3
    path = tmp_path / "a.csv"
    plain = ["So to", "So thua", "Dien tich", "Ho ten", "Dia chi thuong tru", "Nam sinh"]
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file).writerows([plain if headings is HEADINGS else headings, *TCVN3_ROWS])
    tables, report = read_records([path], None)
    assert people(tables) == expected()
    assert told_of(report) == {"D": (TCVN3, 3), "E": (TCVN3, 3)}


def test_a_text_file_in_windows_1258_is_read_as_before(tmp_path):
    path = tmp_path / "a.csv"
    lines = [";".join(map(str, row)) for row in (HEADINGS, *UNICODE_ROWS)]
    path.write_bytes("\n".join(convert_back(line, "cp1258") for line in lines).encode("cp1252"))
    tables, report = read_records([path], None)
    assert people(tables) == expected()
    assert told_of(report) == {}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text("aêÔ§¨©­öïÞÝ·Hngû ", max_size=8) | st.text(max_size=5), max_size=6), max_size=8))
def test_no_text_makes_reading_raise_or_loses_a_row(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *TCVN3_ROWS, *([text.replace("\0", "") for text in row] for row in rows)])
    _, report = read_records([path], None)
    assert report.rows_in == report.rows_out + report.set_aside.total()
