"""Spreadsheets as rows: workbooks written by openpyxl, CSV files in the encodings that programs write."""

import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model.errors import BadInput, MissingPackage
from land_campaign_plugin.native import openpyxl
from land_campaign_plugin.sources.delimited import encoding_of, separator_of
from land_campaign_plugin.sources.spreadsheet import NO_RESULT, column_letter, column_number, open_book


@pytest.fixture
def book(tmp_path):
    """Return a function that writes cells by their reference into a workbook, and opens it."""

    def write(cells, *, merge=(), hide=(), formats=()):
        made = openpyxl().Workbook()
        sheet = made.active
        for reference, value in cells.items():
            sheet[reference] = value
        for area in merge:
            sheet.merge_cells(area)
        for row in hide:
            sheet.row_dimensions[row].hidden = True
        for reference, code in formats:
            sheet[reference].number_format = code
        made.save(tmp_path / "sổ.xlsx")
        return open_book(tmp_path / "sổ.xlsx")

    return write


def rows_of(book):
    return {row.number: row.cells for row in book.rows(book.sheets[0].name)}


CELLS = [
    ("a text", "a text"),
    (12, 12),
    (12.5, 12.5),
    (True, True),
    (datetime(2010, 5, 12), datetime(2010, 5, 12)),
    (date(2010, 5, 12), datetime(2010, 5, 12)),
    ("#REF!", "#REF!"),
    ("#N/A", "#N/A"),
    ("=1+1", NO_RESULT),
    (" ", " "),
    ("Nguyễn\nThị", "Nguyễn\nThị"),
]


@pytest.mark.parametrize("written, read", CELLS)
def test_a_cell_is_read_as_what_it_is(book, written, read):
    assert rows_of(book({"B2": written}))[2] == [None, read]


def test_zeros_that_a_format_shows_are_there(book):
    cells = rows_of(book({"A1": 33090012345, "B1": 7}, formats=[("A1", "000000000000"), ("B1", "0")]))
    assert cells[1] == ["033090012345", 7]


def test_merged_cells_and_hidden_rows_are_told(book):
    made = book({"A1": 1, "C2": 2, "A4": 3}, merge=["A1:A3", "C2:D2"], hide=[2])
    assert made.merges(made.sheets[0].name).tolist() == [[1, 3, 0, 0], [2, 2, 2, 3]]
    assert {row.number: row.hidden for row in made.rows(made.sheets[0].name) if row.cells} == {
        1: False,
        2: True,
        4: False,
    }


@pytest.mark.parametrize("column, letters", [(0, "A"), (25, "Z"), (26, "AA"), (49, "AX"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column, letters):
    assert (column_letter(column), column_number(letters)) == (letters, column)


TEXT = "Số tờ;Họ tên;Diện tích\n7;Đỗ Thị Ánh;12,5\n8;Trần Văn Ổn;30/2\n"


@pytest.mark.parametrize(
    "encoding, told",
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_the_encoding_of_a_text_file_is_found_out(tmp_path, encoding, told):
    path = tmp_path / "hồ sơ.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert encoding_of(path) == told
    assert rows_of(open_book(path)) == {
        1: ["Số tờ", "Họ tên", "Diện tích"],
        2: ["7", "Đỗ Thị Ánh", "12,5"],
        3: ["8", "Trần Văn Ổn", "30/2"],
    }


def test_the_windows_code_page_of_vietnam_is_read_and_told(tmp_path):
    # tones are marks of their own in cp1258: a + U+0301
    path = tmp_path / "a.csv"
    path.write_bytes("Tên,Ðất\nLa\u0300ng Đông,ơ\u0309\n".encode("cp1258", "replace"))
    book = open_book(path)
    assert rows_of(book)[2] == ["Làng Đông", "ở"]
    assert [values["encoding"] for _, values in book.remarks] == ["cp1258"]


@pytest.mark.parametrize(
    "lines, separator",
    [
        (["a,b,c\n", "1,2,3\n"], ","),
        (["a;b;c\n", "1,5;2,5;3,5\n"], ";"),
        (["a\tb\n", "x, y\tz\n"], "\t"),
        (["a|b\n", "1|2\n"], "|"),
        (['"a;b";c,d\n', "1;2\n"], ";"),
        (["sep=;\n", "a,b,c;d\n"], ";"),
        (["alone\n"], ","),
        ([], ","),
    ],
)
def test_the_separator_is_the_sign_that_makes_rows_alike(lines, separator):
    assert separator_of(lines) == separator


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + '"open,1\n' + "x,2\n" * 100, encoding="utf-8")
    book = open_book(path)
    assert len(rows_of(book)) == 102
    assert len(book.remarks) == 1


def test_what_is_no_spreadsheet_is_told_in_a_sentence(tmp_path):
    old, broken, empty = tmp_path / "a.xls", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    broken.write_bytes(b"PK\x03\x04 but no archive")
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("other.txt", "nothing")
    for path in (old, broken, empty, tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(BadInput, match=path.name):
            open_book(path)


def test_a_workbook_that_was_cut_off_is_told(book, tmp_path):
    book({f"A{row}": f"text {row}" for row in range(1, 400)})
    whole = tmp_path / "sổ.xlsx"
    cut = tmp_path / "cut.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(cut, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if name.endswith("sheet1.xml") else data)
    with pytest.raises(BadInput, match="cut.xlsx"):
        rows_of(open_book(cut))


def test_the_package_that_reads_workbooks_is_named_where_it_is_missing(book, monkeypatch):
    path = book({"A1": 1}).path
    openpyxl.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    try:
        with pytest.raises(MissingPackage, match="openpyxl"):
            open_book(path)
    finally:
        openpyxl.cache_clear()


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        book = open_book(path)
        cells = [cell for row in book.rows("any") for cell in row.cells]
    except BadInput as error:
        cells, told = [], str(error)
    else:
        told = "any.csv"
    assert "any.csv" in told
    assert all(cell is None or isinstance(cell, str) for cell in cells)
