"""What names of files and folders say of a sheet. The answers were written down by hand before the code was run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from land_campaign_plugin.sources.sheet_names import Named, read_name

# name, folders (outermost first), sheet number, scale, commune
SAY = [
    ("DC12.dgn", "", "12", None, None),
    ("dc12.DGN", "", "12", None, None),
    ("DC012.dgn", "", "12", None, None),
    ("DC 7.dxf", "", "7", None, None),
    ("DC_7.dxf", "", "7", None, None),
    ("DC-05(2018).dgn", "", "5", None, None),
    ("DC-05 (2).dgn", "", "5", None, None),
    ("DC5_v2.dgn", "", "5", None, None),
    ("DC5 lan 2.dgn", "", "5", None, None),
    ("DC5 copy 3.dgn", "", "5", None, None),
    ("DC5_20180512.dgn", "", "5", None, None),
    ("DC5 12-05-2018.dgn", "", "5", None, None),
    ("DC12_1000.dgn", "", "12", 1000, None),
    ("DC12-500.dgn", "", "12", 500, None),
    ("DC12_1-500.dgn", "", "12", 500, None),
    ("DC12 TL500.dgn", "", "12", 500, None),
    ("DC12_TL1000.dgn", "", "12", 1000, None),
    ("DC12 tl 1-2000.dgn", "", "12", 2000, None),
    ("DC12 tỷ lệ 1:2.000.dgn", "", "12", 2000, None),
    ("DC12 tỉ lệ 1/5000.dgn", "", "12", 5000, None),
    ("DC12 ty le 1.10000.dgn", "", "12", 10000, None),
    ("DC200 TL 1-200.dgn", "", "200", 200, None),
    ("dc5a.dgn", "", "5A", None, None),
    ("to 12 - 1000.dgn", "", "12", 1000, None),
    ("to12.dgn", "", "12", None, None),
    ("To_12.dgn", "", "12", None, None),
    ("tờ 7.dgn", "", "7", None, None),
    ("Tờ số 5 TL 1:2000.dgn", "", "5", 2000, None),
    ("Tờ bản đồ số 31.shp", "", "31", None, None),
    ("TO BAN DO DIA CHINH SO 031.dgn", "", "31", None, None),
    ("Số tờ 9.dgn", "", "9", None, None),
    ("so hieu to 9.dgn", "", "9", None, None),
    ("TBĐ05_TL500.dgn", "", "5", 500, None),
    ("tbd so 5.dgn", "", "5", None, None),
    ("BDDC12.dgn", "", "12", None, None),
    ("BĐĐC số 12 (1-1000).dgn", "", "12", 1000, None),
    ("manh 3.dgn", "", "3", None, None),
    ("sheet 14.gpkg", "", "14", None, None),
    ("Sheet_014_1000.gpkg", "", "14", 1000, None),
    ("12.dgn", "", "12", None, None),
    ("012.dgn", "", "12", None, None),
    ("12_1000.dgn", "", "12", 1000, None),
    ("1000_12.dgn", "", "12", 1000, None),
    ("T12.dgn", "", "12", None, None),
    # communes: of today by code, by a name that no other unit ever had
    ("12_11977_1000.shp", "", "12", 1000, "11977"),
    ("11977_DC12.dgn", "", "12", None, "11977"),
    ("DC12 phường Phố Hiến.dgn", "", "12", None, "11953"),
    ("DC12_PhuongPhoHien.dgn", "", "12", None, "11953"),
    ("Tờ số 5 TL 1:2000 xã Tân Hưng.dgn", "", "5", 2000, "11977"),
    ("P. Phố Hiến - tờ 4.dgn", "", "4", None, "11953"),
    # what folders say
    ("DC12.dgn", "11977", "12", None, "11977"),
    ("DC12.dgn", "Phường Phố Hiến", "12", None, "11953"),
    ("DC12.dgn", "Pho Hien", "12", None, "11953"),
    ("DC12.dgn", "Pho Hien/TL 1-1000", "12", 1000, "11953"),
    ("12.dgn", "phuong pho hien/1-500", "12", 500, "11953"),
    ("DC12.dgn", "BD 2000", "12", 2000, None),
    ("DC12 TL 500.dgn", "TL 1000", "12", 500, None),
    ("DC12.dgn", "11953/11977", "12", None, "11977"),  # the innermost counts
]

NOTHING = [
    "ban do nen.dgn",
    "ranh gioi xa.dxf",
    "hien trang 2020.shp",
    "quy hoach 2025-2030.dgn",
    "khu dan cu so 3.dgn",
    "Tổ 5.dgn",
    "tổ dân phố 12.dgn",
    "to dan pho 12.dgn",
    "DC12-15.dgn",
    "DC12,13.dgn",
    "tờ 5 và 6.dgn",
    "to 1 den 9.dgn",
    "DC1 DC2.dgn",
    "2018.dgn",
    "copy (2).dgn",
    "thua 12.dgn",
    "QHDC12.dgn",
    "12 13.dgn",
    "1234.dgn",
    "DC1234.dgn",
    "DC0.dgn",
    "Drawing1.dwg",
    "seed2d.dgn",
    "",
    ".dgn",
    "xã.dgn",
]


@pytest.mark.parametrize(("name", "folders", "number", "scale", "commune"), SAY)
def test_a_name_says(name, folders, number, scale, commune):
    said = read_name(name, folders.split("/") if folders else ())
    assert (said.sheet_number, said.map_scale, said.commune) == (number, scale, commune)


@pytest.mark.parametrize("name", NOTHING)
def test_a_name_says_no_number(name):
    assert read_name(name).sheet_number is None


def test_a_name_that_several_communes_have_says_none():
    # one Tân Tiến went to Văn Giang, one to Tiên La (resources/catalogues/hungyen_old_to_new.csv)
    assert read_name("DC1 xã Tân Tiến.dgn").commune is None


def test_the_kind_decides_between_communes_of_one_name():
    assert read_name("DC1 phường Lê Lợi.dgn").commune == "11959"  # now in Phố Hiến
    assert read_name("DC1 xã Lê Lợi.dgn").commune == "13120"  # today's, which took over the one of before
    assert read_name("DC1.dgn", ["Lê Lợi"]).commune is None


def test_a_former_commune_whose_code_no_other_has_is_itself():
    assert read_name("xã Thủ Sỹ DC3.dgn").commune == "12367"


@pytest.mark.parametrize(
    ("surer", "less"),
    [("Tờ số 5.dgn", "DC5.dgn"), ("DC5.dgn", "5.dgn"), ("DC5.dgn", "DC5A.dgn"), ("5.dgn", "T5.dgn")],
)
def test_what_is_spelled_out_is_surer(surer, less):
    assert read_name(surer).number_confidence > read_name(less).number_confidence > 0


def test_a_name_without_its_end_says_the_same():
    assert read_name("DC12") == read_name("DC12.dgn")


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=3))
def test_any_name_is_answered(name, folders):
    said = read_name(name, folders)
    assert isinstance(said, Named)
    for value, sure in (
        (said.sheet_number, said.number_confidence),
        (said.map_scale, said.scale_confidence),
        (said.commune, said.commune_confidence),
    ):
        assert (sure > 0) == (value is not None)
