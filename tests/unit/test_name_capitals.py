"""Capitals that TCVN3 lost: had back in names and addresses, and nowhere else."""

import pytest

from land_campaign_plugin.model.name_capitals import with_capitals
from land_campaign_plugin.model.text_verdict import Verdict
from land_campaign_plugin.sources.legacy_columns import LegacyColumns
from land_campaign_plugin.sources.reader import read_plots
from land_campaign_plugin.sources.spreadsheet import Row

from .test_guess_encodings import shapefile, typed


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("Đỗ Thị ánh Tuyết", "Đỗ Thị Ánh Tuyết"),
        ("Nguyễn Văn ổn", "Nguyễn Văn Ổn"),
        ("Trần Thị ý", "Trần Thị Ý"),
        ("ông Trần ánh", "ông Trần Ánh"),
        ("Thôn ấp Bắc", "Thôn Ấp Bắc"),
        ("ấp Bắc", "ấp Bắc"),
        ("Thôn ỷ La, xã Nhật Quang", "Thôn Ỷ La, xã Nhật Quang"),
        ("Số 12, đường ỷ Lan", "Số 12, đường Ỷ Lan"),
        ("đất ở tại nông thôn", "đất ở tại nông thôn"),
        ("Đất ở tại nông thôn", "Đất ở tại nông thôn"),
        ("áo", "áo"),
        ("Nguyễn Thị Yến", "Nguyễn Thị Yến"),
        ("", ""),
    ],
)
def test_a_word_among_capitals_gets_its_own_back(read, expected):
    assert with_capitals(read) == expected
    assert with_capitals(expected) == expected


NAMES = ["Đỗ Thị Ánh Tuyết", "Nguyễn Văn Ổn", "Trần Thị Ý"]  # invented


@pytest.mark.parametrize("name", NAMES)
def test_only_columns_of_names_are_mended(name):
    assert Verdict("tcvn3", names=True).convert(typed(name, "tcvn3")) == name
    assert Verdict("tcvn3").convert(typed(name, "tcvn3")) != name
    assert Verdict("vni", names=True).convert("Nguyễn Văn ổn") == "Nguyễn Văn ổn"


@pytest.mark.parametrize("texts", [None, {"TenChu": "tcvn3", "GhiChu": "tcvn3"}], ids=["found out", "chosen"])
def test_a_layer_has_its_names_back_and_its_sentences_left_alone(tmp_path, texts):
    notes = ["Đất ở tại nông thôn", "Đất ổn định", "Đường Nguyễn Huệ"]
    columns = {"GhiChu": [typed(text, "tcvn3") for text in notes]}
    path = shapefile(tmp_path, [typed(name, "tcvn3") for name in NAMES], name="TenChu", **columns)
    (batch,) = read_plots(path, holders=True, texts=texts)
    assert batch.holders["name"].tolist() == NAMES
    assert batch.plots["note"].tolist() == notes


def test_a_workbook_has_its_names_back():
    note = "Đất ở nông thôn"
    book = LegacyColumns({0: Verdict("tcvn3"), 1: Verdict("tcvn3")})
    book.tell_names([0])
    rows = [Row(number, [typed(name, "tcvn3"), typed(note, "tcvn3")]) for number, name in enumerate(NAMES, 2)]
    assert [row.cells for row in book.rows(iter(rows), 1)] == [[name, note] for name in NAMES]
