"""What the frame of a sheet says."""

import numpy as np
import pytest

from land_campaign_plugin.sources.sheet_frame import continued, frame_facts

NUMBERS = [
    ("TỜ BẢN ĐỒ SỐ 12", "12"),
    ("Tờ bản đồ địa chính số: 012", "12"),
    ("TỜ BẢN ĐỒ ĐỊA CHÍNH SỐ  7", "7"),
    ("To ban do so 12", "12"),
    ("Tờ số 7", "7"),
    ("Số tờ: 5", "5"),
    ("Số tờ bản đồ 9", "9"),
    ("Số hiệu tờ bản đồ: 3A", "3A"),
    ("MẢNH BẢN ĐỒ ĐỊA CHÍNH SỐ 15", "15"),
    ("Tờ bản đồ số 12 - tỷ lệ 1:500", "12"),
    ("Tờ bản đồ số 12\nXã Phố Hiến", "12"),
    ("Mảnh bản đồ số 560 290-4", None),
    ("Mảnh bản đồ địa chính số 10-560 290", None),
    ("Tờ bản đồ số:", None),
    ("Tổng số 12 tờ", None),
    ("tờ 12", None),
    ("", None),
]
SCALES = [
    ("TỶ LỆ 1:1000", 1000),
    ("Tỉ lệ 1/500", 500),
    ("Tỷ lệ bản đồ: 1:2000", 2000),
    ("TỈ LỆ 1:1.000", 1000),
    ("1 : 10 000", 10000),
    ("1:200", 200),
    ("đo vẽ tháng 1/2000", None),
    ("tỷ lệ 1:3000", None),
    ("1:10005", None),
    ("lúc 11:500", None),
]
COMMUNES = [
    ("Xã Phố Hiến", "Xã Phố Hiến"),
    ("PHƯỜNG HỒNG CHÂU - THÀNH PHỐ HƯNG YÊN", "Phường Hồng Châu"),
    ("XÃ: MINH CHÂU, TỈNH HƯNG YÊN", "Xã Minh Châu"),
    ("Đơn vị hành chính: xã Minh Châu", "Xã Minh Châu"),
    ("thị trấn Vương", "Thị Trấn Vương"),
    ("Giáp xã Minh Châu", None),
    ("xã", None),
]


@pytest.mark.parametrize("text, number", NUMBERS)
def test_the_number_of_the_sheet_is_what_the_frame_calls_so(text, number):
    assert frame_facts([text])[0] == number


@pytest.mark.parametrize("text, scale", SCALES)
def test_the_scale_is_one_of_cadastral_maps(text, scale):
    assert frame_facts([text])[1] == scale


@pytest.mark.parametrize("text, commune", COMMUNES)
def test_the_commune_stands_alone_or_before_what_it_belongs_to(text, commune):
    assert frame_facts([text])[2] == commune


@pytest.mark.parametrize("texts, facts", [
    (["TỜ BẢN ĐỒ SỐ 12", "TỶ LỆ 1:1000", "XÃ PHỐ HIẾN", "Người vẽ", None], ("12", 1000, "Xã Phố Hiến")),
    (["Tờ bản đồ số 12", "Tờ bản đồ số 012", "1:500", "Tỷ lệ 1/500"], ("12", 500, None)),
    (["Tờ bản đồ số 12", "Tờ bản đồ số 13", "1:500", "1:1000", "Xã Phố Hiến", "Xã Minh Châu"], (None, None, None)),
    ([], (None, None, None)),
])  # fmt: skip
def test_what_is_said_in_two_ways_is_not_guessed(texts, facts):
    assert frame_facts(texts) == facts


BESIDE = [
    ("to the right", [("TỜ BẢN ĐỒ SỐ:", 0, 0), ("12", 40, 1), ("3", 90, 0)], "12"),
    ("as high as the way is long", [("TỜ BẢN ĐỒ SỐ:", 0, 0), ("12", 40, 40)], None),
    ("to the left", [("TỜ BẢN ĐỒ SỐ", 0, 0), ("12", -40, 0)], None),
    ("other words next", [("Tờ bản đồ số:", 0, 0), ("Xã Minh Châu", 30, 0), ("12", 60, 0)], None),
    ("nothing else", [("Tờ bản đồ số:", 0, 0)], None),
]


@pytest.mark.parametrize("case, texts, number", BESIDE, ids=[case for case, *_ in BESIDE])
def test_a_title_goes_on_in_the_number_beside_it(case, texts, number):
    words, xy = [text for text, *_ in texts], np.array([place for _, *place in texts], dtype=float)
    assert frame_facts(continued(words, xy))[0] == number
