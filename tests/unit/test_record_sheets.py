"""Record spreadsheets become record tables, and every row is a record or set aside with a reason."""

import re
from collections import Counter
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.records import RECORD_TABLES
from land_campaign_plugin.native import openpyxl
from land_campaign_plugin.samples.hand_in import LABELS, hand_in_lines, write_hand_in
from land_campaign_plugin.sources.cell_notes import REASONS, SENTENCES
from land_campaign_plugin.sources.record_books import read_records
from land_campaign_plugin.sources.spreadsheet import NO_RESULT

from .test_record_cells import ANY_CELL

HUSBAND, WIFE = "033057000123", "033160000456"
OFFICIAL = [None, *range(1, 14), None, None, *range(14, 21), *range(23, 50)]


def line(**cells):
    """A row of PL3-01, cells by the letters of their columns."""
    row = [None] * len(LABELS)
    for letters, value in cells.items():
        at = 0
        for letter in letters:
            at = at * 26 + ord(letter) - 64
        row[at - 1] = value
    return row


COUPLE = {"B": "11977", "C": "BA 000001", "D": "12/05/2010", "E": "CH00001", "M": "Vợ chồng", "V": 7, "W": 12}
USE = {"X": "Thôn Đông", "Y": 300.5, "Z": "Đất ở tại nông thôn", "AA": 200, "AD": "Lâu dài", "AE": "CLN", "AF": 100.5}
HE = {"H": "Trần Văn Mẫu", "I": 1957, "J": "Nam", "K": HUSBAND, "N": "Chồng"}
SHE = {"H": "Lê Thị Mẫu", "I": "1960", "J": "Nữ", "K": WIFE, "N": "Vợ"}


@pytest.fixture
def workbook(tmp_path):
    """Return a function that writes sheets of rows into a workbook and returns its path."""

    def write(*sheets, name="hồ sơ.xlsx", merge=()):
        book = openpyxl().Workbook()
        book.remove(book.active)
        for number, rows in enumerate(sheets, 1):
            sheet = book.create_sheet(f"Sheet{number}")
            for at, row in enumerate(rows, 1):
                for column, value in enumerate(row, 1):
                    if value is not None:
                        sheet.cell(at, column, value)
            for area in merge:
                sheet.merge_cells(area)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def hand_in(*rows):
    """The rows of a sheet on the form PL3-01."""
    return [["Biểu PL3-01"], [], ["Xã mẫu"], [], list(LABELS), OFFICIAL, *rows]


def read(path):
    tables, report = read_records([path], None)
    (sheet,) = report.sheets
    assert sheet.rows_in == sheet.rows_out + sum(sheet.set_aside.values())
    assert set(sheet.set_aside) <= set(REASONS)
    assert {note.code for note in sheet.notes} <= set(SENTENCES)
    return tables, sheet


def column(tables, table, name):
    return tables[table][name].tolist()


def test_a_couple_is_one_certificate_one_plot_two_people(workbook):
    rows = hand_in(line(A=1, **COUPLE, **USE, **HE, AX="BA 000001-GCN.pdf"), line(A=2, **COUPLE, **USE, **SHE))
    tables, sheet = read(workbook(rows))
    assert (sheet.layout, sheet.rows_in, sheet.rows_out) == ("PL3-01", 8, 2)
    assert sheet.set_aside == {"title": 2, "blank": 2, "headings": 2}
    assert {name: len(table) for name, table in tables.items()} == {
        "certificate": 1, "party": 2, "right": 2, "plot_use": 2, "document": 1, "plot": 1,
    }  # fmt: skip
    assert column(tables, "certificate", "issued_on") == ["2010-05-12"]
    assert column(tables, "certificate", "area_m2") == [300.5]
    assert column(tables, "party", "citizen_number") == [HUSBAND, WIFE]
    assert column(tables, "party", "born_on") == ["1957", "1960"]
    assert column(tables, "right", "role") == ["Chồng", "Vợ"]
    assert column(tables, "right", "legal_form") == ["Vợ chồng"] * 2
    assert column(tables, "plot_use", "land_use") == ["ONT", "CLN"]
    assert column(tables, "plot_use", "sequence") == [1, 2]
    assert column(tables, "plot", "sheet_number") == ["7"]
    for table, names in RECORD_TABLES.items():
        assert list(tables[table].columns) == list(names)
    uid = column(tables, "plot", "uid")
    assert set(column(tables, "right", "plot_uid")) == set(column(tables, "plot_use", "plot_uid")) == set(uid)
    assert set(column(tables, "right", "party_uid")) == set(column(tables, "party", "uid"))
    assert set(column(tables, "right", "certificate_uid")) == set(column(tables, "certificate", "uid"))


def test_ids_are_the_same_on_every_reading(workbook):
    rows = hand_in(line(**COUPLE, **USE, **HE), line(**COUPLE, **USE, **SHE))
    first, _ = read(workbook(rows))
    again, _ = read(workbook(hand_in(rows[7], rows[6]), name="again.xlsx"))
    for table in RECORD_TABLES:
        assert sorted(column(first, table, "uid")) == sorted(column(again, table, "uid"))


SAME = [
    # what differs in the second row, certificates, parties, rights
    ({"W": 13}, 1, 1, 2),  # one certificate, two plots, one person
    ({"C": "BA 000002", "E": "CH00002", "W": 13}, 2, 1, 2),
    ({"C": "ba000001"}, 1, 1, 1),  # the same serial, written otherwise
    ({"C": "BA 000001", "D": "01/02/2015", "E": "CH00777"}, 2, 1, 2),  # one serial on two certificates
    ({"H": "TRẦN VĂN  MẪU"}, 1, 1, 1),
    ({"H": "Trần Văn Khác"}, 1, 2, 2),  # one number, two names
    ({"K": None}, 1, 2, 2),
    ({"C": None, "D": None, "E": None}, 1, 1, 2),  # a right without a certificate
]


@pytest.mark.parametrize("other, certificates, parties, rights", SAME)
def test_what_is_the_same(workbook, other, certificates, parties, rights):
    first = {**COUPLE, **USE, **HE}
    tables, sheet = read(workbook(hand_in(line(**first), line(**{**first, **other}))))
    assert (len(tables["certificate"]), len(tables["party"]), len(tables["right"])) == (certificates, parties, rights)
    assert sheet.rows_out == 2


def test_people_without_a_number_are_one_only_by_name_and_birth_or_address(workbook):
    person = {**HE, "K": None}
    rows = [
        line(**COUPLE, **person),
        line(**{**COUPLE, "C": "BA 000002", "W": 13}, **person),  # the year of birth makes nobody the same
        line(**{**COUPLE, "C": "BA 000003", "W": 14}, **{**person, "I": "03/04/1957"}),
        line(**{**COUPLE, "C": "BA 000004", "W": 15}, **{**person, "I": "03/04/1957"}),
    ]
    tables, _ = read(workbook(hand_in(*rows)))
    assert len(tables["party"]) == 3


def test_an_organisation_and_who_represents_it(workbook):
    office = {"F": "Hợp tác xã Mẫu", "G": "N/A-0100109106", "M": "Tổ chức", "N": "Người đại diện"}
    first = {**COUPLE, **office}
    tables, _ = read(workbook(hand_in(line(**{**first, "H": "Lê Văn Mẫu"}), line(**{**first, "W": 99}))))
    assert column(tables, "party", "kind") == ["Tổ chức", "Cá nhân"]
    assert column(tables, "party", "tax_code") == ["N/A-0100109106", None]
    assert column(tables, "right", "role") == [None, "Người đại diện", "Người đại diện"]
    assert column(tables, "right", "legal_form") == ["Tổ chức"] * 3


def test_who_uses_a_plot_now_holds_a_right_without_certificate(workbook):
    tables, _ = read(workbook(hand_in(line(**COUPLE, **HE, O="Phạm Thị Mẫu", P="034171000789", R="Tặng cho"))))
    assert column(tables, "right", "certificate_uid").count(None) == 1
    assert column(tables, "party", "citizen_number") == [HUSBAND, "034171000789"]


ODD = [
    # cells of a row, column, sub-code, value that is told
    ({"I": "31/2/1957"}, "I", "impossible", ""),
    ({"D": "9/10/1017"}, "D", "too-early", "9/10/1017"),
    ({"D": 40310}, "D", "excel-serial", "40310"),
    ({"Y": "30/2"}, "Y", "not-a-number", "30/2"),
    ({"Y": datetime(2026, 2, 3)}, "Y", "date-for-number", "2026-02-03"),
    ({"Y": "=Z7*1"}, "Y", "no-result", ""),
    ({"E": "#REF!"}, "E", "error-value", ""),
    ({"K": 33057000123}, "K", "zeros-restored", ""),
    ({"K": 33057000123, "I": "03/04/1999"}, "K", "zeros-lost", ""),
    ({"K": "145123456"}, None, "", ""),
    ({"C": 654083}, "C", "letters-lost", ""),
    ({"B": "Tân Hưng"}, "B", "name-for-code", ""),
    ({"Y": "Trần Văn Mẫu"}, "Y", "not-a-number", ""),  # a cell in the wrong column
    ({"Y": "0912 345 678"}, "Y", "not-a-number", ""),
]


@pytest.mark.parametrize("cells, letter, code, value", ODD)
def test_an_oddity_is_told_by_row_and_column(workbook, cells, letter, code, value):
    full = {**COUPLE, "Y": 300.5, **HE, "I": "03/04/1957", **cells}
    tables, sheet = read(workbook(hand_in(line(**full))))
    told = [(note.letter, note.code, note.value) for note in sheet.notes]
    assert told == ([(letter, code, value)] if letter else [])
    assert all(note.row == 7 for note in sheet.notes)
    assert sheet.rows_out == 1


def test_a_restored_number_and_an_old_card_stand_in_their_columns(workbook):
    rows = hand_in(line(**COUPLE, **{**HE, "K": 33057000123}), line(**COUPLE, **{**SHE, "K": "145 123 456"}))
    tables, _ = read(workbook(rows))
    assert column(tables, "party", "citizen_number") == [HUSBAND, None]
    assert column(tables, "party", "identity_card") == [None, "145123456"]


ASIDE = [
    ({}, "blank"),
    ({"A": "  "}, "blank"),
    ({"A": "I", "B": "Hộ gia đình, cá nhân"}, "group"),
    ({"A": "A."}, "group"),
    ({"B": "Thôn Đoài"}, "group"),
    ({"A": "Tổng cộng", "Y": 1234.5}, "total"),
    ({"B": "Cộng", "W": 25}, "total"),
    ({"B": "Cộng:", "Y": "=SUM(Y7:Y9)"}, "total"),
    (dict(zip("ABCDEFGH", LABELS, strict=False)), "repeated-headings"),
    (dict(zip("BCDEFGHI", range(1, 9), strict=True)), "repeated-headings"),
    ({"X": "Xã mẫu, ngày 05 tháng 11 năm 2026"}, "footer"),
    ({"C": "Người lập biểu", "X": "TM. Ủy ban nhân dân"}, "footer"),
    ({"C": "(Ký, họ tên)"}, "footer"),
    ({"AZ": "lạc"}, "nothing-read"),
    ({**COUPLE, **HE}, "repeated-row"),
]


@pytest.mark.parametrize("cells, reason", ASIDE)
def test_a_row_that_is_no_record_is_set_aside_with_its_reason(workbook, cells, reason):
    odd = line(**{letters: value for letters, value in cells.items() if letters != "AZ"})
    odd += [None, cells["AZ"]] if "AZ" in cells else []
    rows = hand_in(line(**COUPLE, **HE), odd, line(**COUPLE, **SHE))
    tables, sheet = read(workbook(rows))
    assert sheet.rows_out == 2
    assert sheet.set_aside[reason] == (3 if reason == "blank" else 1)
    assert len(tables["right"]) == 2


KEPT = [
    {"H": "Tổng Văn Mẫu"},  # a family name, with a certificate
    {"F": "Tổng công ty Mẫu", "H": None},
    {"M": "Cộng đồng dân cư"},
]


@pytest.mark.parametrize("cells", KEPT)
def test_names_that_begin_like_a_total_are_records(workbook, cells):
    _, sheet = read(workbook(hand_in(line(**{**COUPLE, **HE, **cells}))))
    assert sheet.rows_out == 1


def test_the_heading_of_a_group_names_the_hamlet_of_its_rows(workbook):
    rows = hand_in(line(B="I. Thôn Đoài"), line(**COUPLE, **HE), line(A="II"), line(**{**COUPLE, "W": 13}, **HE))
    tables, _ = read(workbook(rows))
    assert column(tables, "plot", "hamlet") == ["Thôn Đoài", None]


def test_a_merged_cell_belongs_to_all_its_rows(workbook):
    second = line(**SHE, M="Vợ chồng")
    merge = [f"{letter}7:{letter}8" for letter in "BCDEVW"]
    tables, sheet = read(workbook(hand_in(line(**COUPLE, **HE), second), merge=merge))
    assert (len(tables["certificate"]), len(tables["plot"]), len(tables["right"])) == (1, 1, 2)
    assert Counter(note.code for note in sheet.notes)["merged"] == 6


def test_dates_that_excel_took_for_american_ones_are_suspected(workbook):
    kept = [line(**{**COUPLE, "W": n, "D": datetime(2010, n, 5)}, **HE) for n in (1, 2, 3)]
    texts = [line(**{**COUPLE, "W": 20 + n, "D": f"{n}/05/2010"}, **HE) for n in (13, 14)]
    _, sheet = read(workbook(hand_in(*kept, *texts)))
    assert {"mixed-dates", "maybe-swapped"} <= set(sheet.notes.counts())


def test_other_rows_that_contradict_are_told(workbook):
    rows = hand_in(line(**COUPLE, **USE, **HE), line(**{**COUPLE, "D": "13/05/2010"}, **{**USE, "AA": 150}, **SHE))
    tables, sheet = read(workbook(rows))
    assert [(note.row, note.letter) for note in sheet.notes if note.code == "contradiction"] == [(8, "D"), (8, "Z")]
    assert column(tables, "certificate", "issued_on") == ["2010-05-12"]
    assert column(tables, "plot_use", "area_m2") == [200.0, 100.5]


CODES = (
    "STT", "DDK_maXa", "GCN_soPhatHanh", "GCN_ngayCap", "GCN_soVaoSo", "CHU_hoTen", "CHU_ngaySinh", "CHU_gioiTinh",
    "GT_soGiayTo", "VC_hoTen", "VC_gioiTinh", "GT_VC_soGiayTo", "TD_soThuTuThua", "TD_soHieuToBanDo", "TD_dienTich",
    "TD_dienTichPhapLy", "TD_maMucDichSuDung", "TD_dienTichMDSD", "TD_thoiHanSuDung", "HS_duongDanHSQ",
)  # fmt: skip


def test_the_form_of_129_columns_is_told_by_its_codes_and_has_one_row_a_use(workbook):
    first = [1, "11977", "BA 000001", "12/05/2010", "CH00001", "Trần Văn Mẫu", "1957", 1, HUSBAND, "Lê Thị Mẫu", 0,
             WIFE, 12, 7, 300.5, 300, "ONT", 200, "Lâu dài", "BA 000001-GCN.pdf"]  # fmt: skip
    second = [*first[:16], "CLN", 100.5, "15/10/2063", None]
    labels = ["Số thứ tự", "Mã xã", "Số phát hành", "Ngày cấp", *["Nhãn"] * 16]
    tables, sheet = read(workbook([CODES, labels, ["Chuỗi"] * 20, list(range(1, 21)), first, second]))
    assert (sheet.layout, sheet.rows_out, dict(sheet.set_aside)) == ("KeKhaiDangKy", 2, {"headings": 4})
    assert column(tables, "plot_use", "land_use") == ["ONT", "CLN"]
    assert column(tables, "plot_use", "term") == ["Lâu dài", "2063-10-15"]
    assert column(tables, "right", "role") == ["Chồng", "Vợ"]
    assert column(tables, "certificate", "area_m2") == [300.0]


FREE = [
    (["Số tờ", "Số thửa", "Diện tích", "Loại đất", "Chủ sử dụng", "CCCD"],
     [7, 12, 300, "ONT", "Trần Văn Mẫu", HUSBAND]),
    (["Họ và tên", "CCCD", "Tờ bản đồ số", "Thửa đất số", "Loại đất", "Diện tích (m2)"],
     ["Trần Văn Mẫu", HUSBAND, 7, 12, "ONT", 300]),
    (["owner", "citizen number", "sheet", "plot", "area", "land use"],
     ["Trần Văn Mẫu", HUSBAND, "7", "12", 300, "ONT"]),
    (["TenChu", "SoCCCD", "SoHieuToBanDo", "SoThuTuThua", "DienTich", "KyHieuMucDichSuDung"],
     ["Trần Văn Mẫu", HUSBAND, 7, 12, 300, "ONT"]),
]  # fmt: skip


@pytest.mark.parametrize("headings, row", FREE)
def test_a_free_table_is_told_by_its_headings(workbook, headings, row):
    tables, sheet = read(workbook([["Danh sách"], headings, row]))
    assert (sheet.layout, sheet.rows_out) == ("free", 1)
    assert (column(tables, "plot", "sheet_number"), column(tables, "plot", "plot_number")) == (["7"], ["12"])
    assert (column(tables, "plot", "area_recorded_m2"), column(tables, "plot_use", "area_m2")) == ([300.0], [300.0])
    assert (column(tables, "party", "citizen_number"), column(tables, "plot_use", "land_use")) == ([HUSBAND], ["ONT"])


def test_headings_in_two_rows_say_what_they_stand_under(workbook):
    top = ["Thông tin chủ sử dụng", None, None, "Ghi trên GCN", None, "Hiện nay", None]
    low = ["Họ tên", "CCCD", "Địa chỉ", "Số tờ", "Số thửa", "Số tờ", "Số thửa"]
    path = workbook([top, low, ["Trần Văn Mẫu", HUSBAND, "Thôn Đông", 3, 4, 7, 12]], merge=["A1:C1", "D1:E1", "F1:G1"])
    tables, _ = read(path)
    plot = {name: values[0] for name, values in tables["plot"].columns.items()}
    assert (plot["certificate_sheet_number"], plot["certificate_plot_number"]) == ("3", "4")
    assert (plot["sheet_number"], plot["plot_number"]) == ("7", "12")
    assert column(tables, "party", "address") == ["Thôn Đông"]


def test_a_text_file_is_read_like_a_workbook(tmp_path):
    path = tmp_path / "hồ sơ.csv"
    path.write_text(f"Số tờ;Số thửa;Họ tên;CCCD\n7;12;Trần Văn Mẫu;{HUSBAND}\n\n;;Tổng cộng;\n", encoding="utf-8")
    tables, sheet = read(path)
    assert (sheet.rows_out, dict(sheet.set_aside)) == (1, {"headings": 1, "blank": 1, "total": 1})
    assert column(tables, "party", "citizen_number") == [HUSBAND]


def test_sheets_without_known_headings_are_counted(workbook):
    path = workbook(hand_in(line(**COUPLE, **HE)), [["Danh mục"], ["ONT"], ["ODT"]])
    _, report = read_records([path], None)
    assert report.sheets[1].set_aside == {"no-headings": 3}
    assert report.rows_in == report.rows_out + report.set_aside.total() == 10


def test_a_hidden_sheet_is_read_and_told(tmp_path):
    book = openpyxl().Workbook()
    for row in hand_in(line(**COUPLE, **HE)):
        book.active.append(row)
    book.create_sheet("visible")
    book.active.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    _, report = read_records([tmp_path / "a.xlsx"], None)
    assert report.rows_out == 1
    assert "is hidden" in "\n".join(report.lines(ENGLISH))


def test_a_workbook_of_other_things_is_refused_in_a_sentence(workbook):
    with pytest.raises(BadInput, match="Sheet1.*Số phát hành GCN"):
        read_records([workbook([["a", "b"], [1, 2]])], None)


def invented(count):
    """Record tables and plots of `count` invented plots, one certificate and one person each."""
    plots, tables = {}, {name: [] for name in RECORD_TABLES}
    for n in range(count):
        uid, area = f"plot-{n}", 100.5 + n
        plots[uid] = ("7", str(n + 1), area, "Thôn Đông, xã Tân Hưng", None)
        rows = {
            "certificate": {"uid": f"C{n}", "plot_uid": uid, "serial": f"BA {n:06d}", "register_number": f"CH{n:05d}",
                            "issued_on": f"20{n % 14 + 10}-03-04", "sheet_number": "7", "plot_number": str(n + 1)},
            "party": {"uid": f"P{n}", "kind": "Cá nhân", "name": f"Trần Văn Mẫu {n}", "born_on": "1957",
                      "gender": "Nam", "citizen_number": f"033057{n:06d}", "address": "Thôn Đông"},
            "right": {"uid": f"R{n}", "plot_uid": uid, "party_uid": f"P{n}", "certificate_uid": f"C{n}",
                      "role": "Cá nhân", "legal_form": "Cá nhân"},
            "plot_use": {"uid": f"U{n}", "plot_uid": uid, "sequence": 1, "land_use": "ONT", "area_m2": area},
        }  # fmt: skip
        for table, row in rows.items():
            tables[table].append(tuple(row.get(name) for name in RECORD_TABLES[table]))
    return plots, tables


@pytest.mark.parametrize("count, seed", [(60, 1), (150, 2), (400, 3)])
def test_a_messy_workbook_is_read_to_the_last_row(tmp_path, count, seed):
    plots, tables = invented(count)
    truth = write_hand_in(tmp_path / "a.xlsx", hand_in_lines("11977", plots, tables), seed)
    found, sheet = read(tmp_path / "a.xlsx")
    assert (sheet.rows_in, sheet.rows_out) == (truth.rows_in, truth.rows_out)
    assert sheet.set_aside == truth.set_aside
    counts = sheet.notes.counts()
    assert counts.pop("mixed-dates") == 1
    assert counts == dict(truth.notes)
    rows = {code: [note.row for note in sheet.notes if note.code == code] for code in truth.where}
    assert {code: sorted(where) for code, where in rows.items()} == {k: sorted(v) for k, v in truth.where.items()}
    assert {name: len(found[name]) for name in tables} == {name: len(rows) for name, rows in tables.items()}
    for name in ("name", "citizen_number", "born_on", "gender"):
        at = list(RECORD_TABLES["party"]).index(name)
        assert column(found, "party", name) == [row[at] for row in tables["party"]]


def test_nothing_about_a_person_is_told(tmp_path):
    plots, tables = invented(200)
    write_hand_in(tmp_path / "a.xlsx", hand_in_lines("11977", plots, tables))
    _, report = read_records([tmp_path / "a.xlsx"], None)
    told = "\n".join([*report.lines(ENGLISH), str(report.data(ENGLISH)), str(report.notes())])
    told += "\n".join(note.sentence(ENGLISH) for sheet in report.sheets for note in sheet.notes)
    assert "30/2" in told
    assert not re.search(r"Trần Văn|033057|33057\d|Thôn Đông", told)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(ANY_CELL, max_size=12), max_size=12), official=st.booleans(), shift=st.integers(0, 3))
def test_any_rows_below_headings_keep_the_balance(tmp_path_factory, rows, official, shift):
    from land_campaign_plugin.sources import record_sheets
    from land_campaign_plugin.sources.record_rows import RecordRows
    from land_campaign_plugin.sources.spreadsheet import Row, SheetInfo

    class Book:
        path = tmp_path_factory.getbasetemp() / "any.xlsx"
        sheets = [SheetInfo("any")]
        unstated = False

        def texts(self, _):
            return None

        def rows(self, _, carried=False):
            head = hand_in() if official else [["Số tờ", "Số thửa", "Diện tích", "Họ tên", "CCCD", "Ngày cấp GCN"]]
            yield from (Row(number, cells) for number, cells in enumerate([*head, *rows], 1))

        def merges(self, _):
            top = 8 if official else 3
            return np.array([[top, top + shift, 0, 0], [top, top + shift, 2, 3]], dtype=np.int32)

    records = RecordRows()
    report = record_sheets._read_sheet(Book(), "any", records, False, lambda *_: None, lambda: False)
    assert report.rows_in == report.rows_out + sum(report.set_aside.values())
    uids = records.plot_table()["uid"]
    tables = records.tables(uids, np.zeros(len(uids), dtype=bool))
    assert len(tables["right"]) <= 3 * report.rows_out
    for note in report.notes:
        assert note.sentence(ENGLISH)


WRITABLE = ANY_CELL.filter(
    lambda cell: not isinstance(cell, (str, int, float)) or isinstance(cell, bool) or _is_writable(cell)
).filter(lambda cell: not hasattr(cell, "year") or cell.year > 1900)


def _is_writable(cell):
    """Whether Excel can hold a text or number: no control signs, no surrogates, a double."""
    if isinstance(cell, str):
        return all(sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff" for sign in cell)
    return abs(cell) < 1e300


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(WRITABLE, max_size=8), max_size=8), merged=st.booleans())
def test_any_workbook_keeps_the_balance(tmp_path_factory, rows, merged):
    book = openpyxl().Workbook()
    for at, row in enumerate(hand_in(line(**COUPLE, **HE)), 1):
        for column, value in enumerate(row, 1):
            book.active.cell(at, column, value)
    for at, row in enumerate(rows, 8):
        for column, value in enumerate(row, 1):
            if value is not NO_RESULT:
                book.active.cell(at, column, value)
    if merged:
        book.active.merge_cells("B7:B9")
    path = tmp_path_factory.getbasetemp() / "random.xlsx"
    book.save(path)
    tables, sheet = read(path)
    assert sheet.rows_out >= 1
    assert len(set(tables["right"]["uid"].tolist())) == len(tables["right"])
