"""Field names are told by name, or mapped by hand; what is not clear is asked, never guessed."""

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.tables import PLOT_COLUMNS
from land_campaign_plugin.reports.export import FIELDS
from land_campaign_plugin.sources.fields import (
    NAMES,
    READABLE,
    check_columns,
    holder_fields,
    is_personal,
    parse_mapping,
    plot_likeness,
    recognise,
)

NATIONAL = "OBJECTID MaXa SoHieuToBanDo SoThuTuThua DienTich KyHieuMucDichSuDung DiaChi TenChu"
CASES = [
    (
        NATIONAL,
        "commune=MaXa sheet_number=SoHieuToBanDo plot_number=SoThuTuThua area_recorded_m2=DienTich "
        "land_use=KyHieuMucDichSuDung address=DiaChi",
    ),
    (
        "thuaDatId maXa soHieuToBanDo soThuTuThua soHieuToBanDoCu soThuTuThuaCu dienTich dienTichPhapLy "
        "laDoiTuongChiemDat diaChi loaiThuaDat",
        "uid=thuaDatId commune=maXa sheet_number=soHieuToBanDo plot_number=soThuTuThua "
        "former_sheet_number=soHieuToBanDoCu former_plot_number=soThuTuThuaCu area_recorded_m2=dienTich "
        "area_legal_m2=dienTichPhapLy non_plot=laDoiTuongChiemDat address=diaChi",
    ),
    (
        "TD_soThuTuThua TD_soHieuToBanDo TD_dienTich TD_dienTichPhapLy TD_maMucDichSuDung TD_diaChiChiTiet",
        "plot_number=TD_soThuTuThua sheet_number=TD_soHieuToBanDo area_recorded_m2=TD_dienTich "
        "area_legal_m2=TD_dienTichPhapLy land_use=TD_maMucDichSuDung address=TD_diaChiChiTiet",
    ),
    (
        "MaXa SoHieuToBa SoThuTuThu DienTich DienTichPh KyHieuMucD",
        "commune=MaXa sheet_number=SoHieuToBa plot_number=SoThuTuThu area_recorded_m2=DienTich "
        "area_legal_m2=DienTichPh land_use=KyHieuMucD",
    ),
    (
        "SoHieuToBa SoHieuTo_1 SoThuTuThu SoThuTuT_1",
        "sheet_number=SoHieuToBa former_sheet_number=SoHieuTo_1 plot_number=SoThuTuThu former_plot_number=SoThuTuT_1",
    ),
    ("SOHIEUTOBANDO so_thu_tu_thua", "sheet_number=SOHIEUTOBANDO plot_number=so_thu_tu_thua"),
    ("Số_thứ_tự_thửa Diện_tích Mã_xã", "plot_number=Số_thứ_tự_thửa area_recorded_m2=Diện_tích commune=Mã_xã"),
    ("sheet_numb plot_numbe area_recor", "sheet_number=sheet_numb plot_number=plot_numbe area_recorded_m2=area_recor"),
    ("DienTich dientich_", "area_recorded_m2=DienTich"),
    ("id name Shape_Area ver", ""),
]


@pytest.mark.parametrize("names, expected", CASES)
def test_known_names_are_recognised(names, expected):
    assert recognise(names.split()) == dict(pair.split("=") for pair in expected.split())


@pytest.mark.parametrize("column", READABLE)
def test_every_column_that_can_be_read_has_names(column):
    assert NAMES[column][0] == column
    assert recognise([column]) == {column: column}


def test_no_name_belongs_to_two_columns():
    names = [name.casefold() for synonyms in NAMES.values() for name in synonyms]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_our_own_exports_are_read_back():
    for place in (1, 2):
        names = [row[place] for row in FIELDS]
        assert recognise(names) == {row[0]: row[place] for row in FIELDS if row[0] != "ver"}
    assert {row[0] for row in FIELDS} | {"status"} == {column.name for column in PLOT_COLUMNS}
    assert max(len(row[2].encode()) for row in FIELDS) <= 10


def test_two_equally_good_fields_are_asked_about():
    with pytest.raises(BadInput, match="--map plot_number=SoThua"):
        recognise(["SoThua", "SoThuTuThua"])


def test_a_mapping_settles_what_is_not_clear_and_frees_its_field():
    assert recognise(["SoThua", "SoThuTuThua"], {"plot_number": "SoThuTuThua"}) == {"plot_number": "SoThuTuThua"}
    assert recognise(["DienTich"], {"area_legal_m2": "DienTich"}) == {"area_legal_m2": "DienTich"}
    by_hand = {"plot_number": "SoHieuToBanDo"}
    assert recognise(["SoHieuToBanDo", "SoThuTuThua"], by_hand) == by_hand


def test_a_column_that_is_mapped_to_nothing_stays_empty():
    check_columns({"plot_number": "", "address": ""})
    assert recognise(["SoThuTuThua", "DiaChi"], {"plot_number": ""}) == {"address": "DiaChi"}
    assert recognise(["SoThua", "SoThuTuThua"], {"plot_number": ""}) == {}


@pytest.mark.parametrize(
    "pairs, sentence",
    [
        (["plot_number=A", "plot_number=B"], "The column plot_number is mapped twice: to A and to B. Map each"),
        (["plot_number=A", "sheet_number=A"], "The field A is mapped to two columns: plot_number and sheet_number."),
        (["number=A"], "There is no column number to map to. The columns are: uid, commune,"),
        (["ver=A"], "There is no column ver to map to."),
        (["plot_number"], "The mapping plot_number cannot be read. Write it as column=field"),
        (["=A"], "cannot be read"),
        (["plot_number="], "cannot be read"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(pairs, sentence):
    with pytest.raises(BadInput) as caught:
        parse_mapping(pairs)
    assert sentence in str(caught.value)


def test_a_mapping_may_hold_spaces_and_equal_signs():
    assert parse_mapping(["plot_number = So thua", "note=a=b"]) == {"plot_number": "So thua", "note": "a=b"}


def test_a_field_that_is_not_there_names_those_that_are():
    with pytest.raises(BadInput, match=r"no field Nope. Its fields are: A, B\."):
        recognise(["A", "B"], {"plot_number": "Nope"})


@pytest.mark.parametrize(
    "names, likeness",
    [
        (NATIONAL, 3),
        ("SoHieuToBanDo TyLe MaXa DienTich", 0),
        ("code name type", 0),
        ("MaThuaDat", 2),
        ("LoaiDat DienTich", 1),
        ("rule plots sheet commune measured", 0),
    ],
)
def test_frames_of_sheets_and_communes_do_not_look_like_plots(names, likeness):
    assert plot_likeness(names.split()) == likeness


def test_what_is_about_persons_is_known_and_is_no_column_of_a_plot():
    assert holder_fields(["TenChu", "CCCD", "SoThua"]) == {"name": "TenChu", "citizen_number": "CCCD"}
    personal = ["TenChu", "CHU_hoTen", "GT_soGiayTo", "SoDienThoai", "email", "VC_hoTen", "NamSinh", "HoTen"]
    assert [name for name in personal if not is_personal(name)] == []
    assert [name for name in recognise(NATIONAL.split()).values() if is_personal(name)] == []
