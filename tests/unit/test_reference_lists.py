"""The province's lists of sheets, units and renumbered sheets, as workbooks and as text."""

import pytest

from land_campaign_plugin.model.catalogues import units
from land_campaign_plugin.model.communes import AMBIGUOUS, UNKNOWN
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.former_sheets import FOUND
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.native import openpyxl
from land_campaign_plugin.sources.reference_lists import (
    count_units,
    read_former_sheets,
    read_sheet_list,
    read_unit_list,
)


@pytest.fixture
def workbook(tmp_path):
    def write(rows, merge=()):
        book = openpyxl().Workbook()
        for row in rows:
            book.active.append(row)
        for area in merge:
            book.active.merge_cells(area)
        book.save(tmp_path / "danh mục.xlsx")
        return tmp_path / "danh mục.xlsx"

    return write


def as_rows(table):
    return list(zip(*(values.tolist() for values in table.columns.values()), strict=True))


def test_a_messy_list_of_sheets_is_read(workbook):
    path = workbook(
        [
            ["DANH MỤC TỜ BẢN ĐỒ"],
            [],
            ["STT", "Mã xã", "Tên xã", "Số tờ bản đồ", "Tỷ lệ", "Tổng số thửa", "Hoàn thành"],
            [1, 2, 3, 4, 5, 6, 7],
            [1, 11953, "Phố Hiến", 1, "1:1000", 120, "x"],
            [2, "11953", "Phố Hiến", "2", "1/500", "1 234"],
            [None, "Cộng", None, 2, None, 1354],
            [],
            ["STT", "Mã xã", "Tên xã", "Số tờ bản đồ", "Tỷ lệ", "Tổng số thửa"],
            [3, None, "Xã Tân Hưng", 1, 2000, None],
            ["Tổng cộng", None, None, 3, None, 1354],
        ]
    )
    assert as_rows(read_sheet_list(path)) == [
        ("11953", "1", 1000, 120, 1),
        ("11953", "2", 500, 1234, 0),
        (None, "1", 2000, -1, 0),
    ]


@pytest.mark.parametrize(
    "row, told",
    [
        ([11953, 3, 1000, "mười"], "row 3, column plot_count: mười"),
        ([11953, None, 1000, 5], "row 3, has no value in the column sheet_number"),
        ([11953, 3, 12.5, 5], "row 3, column map_scale: 12.5"),
        ([11953, 3, 1000, "#REF!"], "row 3, column plot_count"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_row(workbook, row, told):
    path = workbook([["Mã xã", "Số tờ", "Tỷ lệ", "Số thửa"], [11953, 1, 1000, 5], row])
    with pytest.raises(BadInput, match=told):
        read_sheet_list(path)


def test_a_list_without_sheet_numbers_is_refused(workbook):
    with pytest.raises(BadInput, match="sheet_number"):
        read_sheet_list(workbook([["a", "b"], [1, 2]]))


def test_the_provinces_own_list_of_units_has_nothing_to_tell(workbook):
    known = units()
    path = workbook([["STT", "Mã", "Tên"], *([n, unit.code, unit.title] for n, unit in enumerate(known.values(), 1))])
    counts = count_units(read_unit_list(path))
    assert (counts.listed, counts.known, counts.both) == (104, 104, 104)
    assert counts.missing == counts.unknown == counts.renamed == counts.repeated == []


def test_what_differs_in_a_list_of_units_is_told(workbook):
    rows = [[unit.code, unit.name] for unit in units().values()]
    first, second = rows[0][0], rows[1][0]
    rows[0] = [first, "Tên khác"]
    rows[1] = ["99999", "Xã Lạ"]
    counts = count_units(read_unit_list(workbook([["Mã xã", "Tên xã"], *rows, rows[2]])))
    assert (counts.listed, counts.both) == (105, 103)
    assert (counts.missing, counts.unknown, counts.renamed) == ([second], ["99999"], [first])
    assert counts.repeated == [rows[2][0]]
    told = [ENGLISH.text(template, **values) for template, values in counts.notes()]
    assert told[0] == "List of communes: 105 rows, 104 communes in the province, 103 of them on the list."
    assert told[1] == f"1 commune is not on the list: {second}"
    assert len(told) == 5


# Two sets of sheets from 1 on in one former commune: sheet 7 at 1:500 became 150, at 1:1000 it became 156.
RENUMBERED = [
    ["12001", 7, "1:500", "11977", 150],
    ["12001", 7, "1:1000", "11977", 156],
    ["12002", 7, None, "11977", 91],
]
HEADINGS = [
    ([["old_commune", "old_sheet", "scale", "new_commune", "new_sheet"]], ()),
    ([["Mã xã cũ", "Số tờ cũ", "Tỷ lệ", "Mã xã mới", "Số tờ mới"]], ()),
    (
        [["Trước sáp nhập", None, None, "Sau sáp nhập", None], ["Mã xã", "Số tờ", "Tỷ lệ", "Mã xã", "Số tờ"]],
        ("A1:C1", "D1:E1"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("headings, merge", HEADINGS)
def test_a_former_sheet_is_one_sheet_or_open(workbook, headings, merge):
    listed = read_former_sheets(workbook([*headings, *RENUMBERED], merge))

    def now(*asked):
        reading = listed.find(*asked)
        return reading.state, [(sheet.commune, sheet.number) for sheet in reading.candidates]

    assert now("12001", "7") == (AMBIGUOUS, [("11977", "150"), ("11977", "156")])
    assert now("12001", "07", 1000) == (FOUND, [("11977", "156")])
    assert now("12002", "7", 2000) == (FOUND, [("11977", "91")])
    assert now("12002", "8") == (UNKNOWN, [])


def test_a_renumbered_sheet_without_its_new_number_is_told_with_its_row(workbook):
    path = workbook([*HEADINGS[1][0], ["12001", 7, None, "11977", None]])
    with pytest.raises(BadInput, match="row 2, has no value in the column sheet_number"):
        read_former_sheets(path)
