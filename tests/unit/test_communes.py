"""Communes before and after the merger, renumbered sheets, and what an address says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.model import addresses, communes
from land_campaign_plugin.model.catalogues import old_to_new, units
from land_campaign_plugin.model.former_sheets import FOUND, FormerSheets, NewSheet
from land_campaign_plugin.model.hamlets import hamlet_of, hamlets
from land_campaign_plugin.model.tables import Table
from land_campaign_plugin.native import shapely

BEFORE, AFTER = "2020-05-06", "2025-07-01"
# Rows of the cross-walk: 11953 Phường Hiến Nam -> 11953 phường Phố Hiến; 11956 Phường An Tảo -> 11953; 12322 Xã Ngọc
# Thanh was split between 11983 and 12322 (Hiệp Cường); 11977 is xã Tân Hưng of today.
CODES = [
    ("11953", AFTER, None, "current", ("11953",)),
    ("11953", BEFORE, None, "former", ("11953",)),
    ("11953", None, None, "ambiguous", ("11953",)),  # Hiến Nam or Phố Hiến; either way its ground is in 11953
    ("11953", "2025", None, "ambiguous", ("11953",)),
    ("11953", "2026", None, "current", ("11953",)),
    ("11953", None, "Phường Phố Hiến", "current", ("11953",)),
    ("11953", None, "phố hiến", "current", ("11953",)),
    ("11953", None, "P. Hiến Nam", "former", ("11953",)),
    ("11953", None, "Xã Nào Đó", "ambiguous", ("11953",)),
    ("11956", None, None, "former", ("11953",)),
    ("11956", BEFORE, None, "former", ("11953",)),
    ("12322", AFTER, None, "current", ("12322",)),
    ("12322", BEFORE, None, "ambiguous", ("11983", "12322")),
    ("12322", None, None, "ambiguous", ("12322", "11983")),
    ("12322", None, "Xã Ngọc Thanh", "ambiguous", ("11983", "12322")),
    ("12322", None, "Xã Hiệp Cường", "current", ("12322",)),
    ("99999", None, None, "unknown", ()),
    ("", None, None, "unknown", ()),
    (None, AFTER, None, "unknown", ()),
]


@pytest.mark.parametrize("code, on, title, state, candidates", CODES)
def test_what_a_code_means(code, on, title, state, candidates):
    reading = communes.by_code(code, on, title)
    assert (reading.state, reading.candidates) == (state, candidates)


NAMES = [
    ("Phường Phố Hiến", None, "current", ("11953",)),
    ("phường  phố hiến", AFTER, "current", ("11953",)),
    ("Phố Hiến", None, "current", ("11953",)),
    ("Xã Phố Hiến", None, "unknown", ()),
    ("Phường Hiến Nam", None, "former", ("11953",)),
    ("Phường Hiến Nam", BEFORE, "former", ("11953",)),
    ("Phường Hiến Nam", AFTER, "unknown", ()),
    ("Phường Phố Hiến", BEFORE, "unknown", ()),
    ("Xã Ngọc Thanh", BEFORE, "ambiguous", ("11983", "12322")),
    ("", None, "unknown", ()),
    (None, None, "unknown", ()),
]


@pytest.mark.parametrize("title, on, state, candidates", NAMES)
def test_what_a_name_means(title, on, state, candidates):
    reading = communes.by_name(title, on)
    assert (reading.state, reading.candidates) == (state, candidates)


def test_every_code_of_today_and_of_before_is_read():
    assert all(communes.by_code(code, AFTER) == communes.Reading("current", (code,)) for code in units())
    became = {code: communes.by_code(code, BEFORE) for code in old_to_new()}
    assert sum(reading.state == "former" for reading in became.values()) == 378
    assert sum(reading.state == "ambiguous" for reading in became.values()) == 3
    undated = [communes.by_code(code).state for code in units()]
    # 20 units kept code and name (one of them in another spelling of the tone)
    assert (undated.count("current"), undated.count("ambiguous")) == (20, 84)


def test_a_name_of_two_former_communes_is_ambiguous():
    # a ward of the town of Hưng Yên, and a commune of Thái Bình
    twice = communes.by_name("Lê Lợi", BEFORE)
    assert twice.state == "ambiguous"
    assert len(twice.candidates) == 2


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Xã Tân Hưng", "xã  tân hưng", True),
        ("X. Tân Hưng", "Xã Tân Hưng", True),
        ("Tân Hưng", "Xã Tân Hưng", True),
        ("Phường Tân Hưng", "Xã Tân Hưng", False),
        ("Xã An Quí", "Xã An Quý", True),
        ("Xã Tân Hưng", "Xã Tân Hùng", False),
        ("", "", True),
    ],
)
def test_titles_of_one_commune(one, other, same):
    assert communes.same_title(one, other) is same


def test_a_plot_of_a_split_commune_is_placed_by_its_shape():
    outlines = {"11983": shapely.box(0, 0, 10, 10), "12322": shapely.box(10, 0, 20, 10)}
    split = communes.by_code("12322", BEFORE)
    place = {
        "west": communes.placed(split, outlines.get, shapely.box(1, 1, 3, 3)),
        "mostly east": communes.placed(split, outlines.get, shapely.box(9, 1, 12, 2)),
        "half": communes.placed(split, outlines.get, shapely.box(9, 1, 11, 2)),
        "outside": communes.placed(split, outlines.get, shapely.box(30, 1, 31, 2)),
        "no shape": communes.placed(split, outlines.get, None),
        "no outlines": communes.placed(split, {}.get, shapely.box(1, 1, 3, 3)),
        "bow-tie": communes.placed(split, outlines.get, shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")),
    }
    assert {name: reading.code for name, reading in place.items()} == {
        "west": "11983", "mostly east": "12322", "half": None, "outside": None, "no shape": None, "no outlines": None,
        "bow-tie": None,
    }  # fmt: skip


# The case of Phong Châu: two sets of sheets, both numbered from 1; sheet 7 at 1:500 became 150, at 1:1000 156.
LIST = Table(
    {
        "former_commune": np.array(["07942", "07942", "07942", "07943"], dtype=object),
        "former_sheet_number": np.array(["7", "7", "8", "1"], dtype=object),
        "map_scale": np.array([500, 1000, 0, 1000]),
        "commune": np.array(["07942"] * 4, dtype=object),
        "sheet_number": np.array(["150", "156", "151", "85"], dtype=object),
    }
)


@pytest.mark.parametrize(
    "commune, number, scale, state, numbers",
    [
        ("07942", "7", 500, FOUND, ["150"]),
        ("07942", "07", 1000, FOUND, ["156"]),
        ("07942", "7", 0, "ambiguous", ["150", "156"]),
        ("07942", "7", 2000, "unknown", ["150", "156"]),
        ("07942", "8", 0, FOUND, ["151"]),
        ("07942", "8", 500, FOUND, ["151"]),
        ("07943", "1", 0, FOUND, ["85"]),
        ("07943", "2", 0, "unknown", []),
        ("07944", "7", 500, "unknown", []),
        (None, None, 0, "unknown", []),
    ],
)
def test_a_former_sheet_is_looked_up(commune, number, scale, state, numbers):
    reading = FormerSheets(LIST).find(commune, number, scale)
    assert reading.state == state
    assert [sheet.number for sheet in reading.candidates] == numbers
    assert reading.sheet == (NewSheet("07942", numbers[0], reading.candidates[0].scale) if state == FOUND else None)


ADDRESSES = [
    ("Thôn Đông, Xã Tân Hưng, Tỉnh Hưng Yên", "Thôn Đông", "Xã Tân Hưng", (), "Tỉnh Hưng Yên"),
    ("Tổ dân phố 3, Phường Phố Hiến, Tỉnh Hưng Yên", "Tổ dân phố 3", "Phường Phố Hiến", (), "Tỉnh Hưng Yên"),
    (
        "số 5, đội 3, xã Tân Hưng, huyện Tiên Lữ, tỉnh Hưng Yên",
        "đội 3",
        "xã Tân Hưng",
        ("huyện Tiên Lữ",),
        "tỉnh Hưng Yên",
    ),
    ("Xóm 2 - Xã Tân Hưng - Hưng Yên", "Xóm 2", "Xã Tân Hưng", (), "Hưng Yên"),
    ("P. Phố Hiến, TP. Hưng Yên", None, "P. Phố Hiến", ("TP. Hưng Yên",), None),
    ("thị xã Mỹ Hào, tỉnh Hưng Yên", None, None, ("thị xã Mỹ Hào",), "tỉnh Hưng Yên"),
    ("Thôn Đông", "Thôn Đông", None, (), None),
    ("12 Điện Biên", None, None, (), None),
    ("", None, None, (), None),
    (None, None, None, (), None),
]


@pytest.mark.parametrize("text, hamlet, commune, districts, province", ADDRESSES)
def test_the_parts_of_an_address(text, hamlet, commune, districts, province):
    parts = addresses.parts_of(text)
    assert (parts.hamlet, parts.commune, parts.districts, parts.province) == (hamlet, commune, districts, province)
    assert hamlet_of(text) == hamlet


def test_the_hamlet_of_a_plot_is_its_own_or_that_of_its_address():
    address = np.array(["Thôn Đông, Xã Tân Hưng, Tỉnh Hưng Yên", "Thôn Hạ, Xã Tân Hưng", None], dtype=object)
    own = np.array([" Thôn  Đoài ", None, ""], dtype=object)
    assert list(hamlets(Table({"address": address, "hamlet": own}))) == ["Thôn Đoài", "Thôn Hạ", None]
    assert list(hamlets(Table({"address": address}))) == ["Thôn Đông", "Thôn Hạ", None]
    assert list(hamlets(Table({"uid": own}))) == [None, None, None]


@given(st.one_of(st.none(), st.text()), st.one_of(st.none(), st.text()), st.one_of(st.none(), st.text()))
def test_no_text_raises(one, two, three):
    communes.by_code(one, two, three)
    communes.by_name(one, two)
    addresses.parts_of(one)
    addresses.same_province(one, "Tỉnh Hưng Yên")
    FormerSheets(LIST).find(one, two)
