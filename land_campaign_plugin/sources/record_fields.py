"""Which layers are record tables and which of their fields are which column: our own names, and those of VBDLIS.

The names are those of the exchange objects (``DC_GiayChungNhan`` ...), as `domain.md` 2.2 lists them with their source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.records import RECORD_TABLES

_PLOT, _CERTIFICATE = ("thuaDatId", "idThuaDat"), ("giayChungNhanId", "idGiayChungNhan")
_PERSON, _ORGANISATION, _COMMUNITY = "Cá nhân", "Tổ chức", "Cộng đồng dân cư"


@dataclass(frozen=True)
class RecordLayer:
    """How a layer of another system is one of our record tables.

    Parameters
    ----------
    fields : dict of str to tuple of str
        Names of fields in the order of trust, by column.
    constants : dict of str to str
        What all rows of the layer say without a field of their own.
    """

    table: str
    fields: dict[str, tuple[str, ...]]
    constants: dict[str, str] = field(default_factory=dict)


_ADDRESS = ("diaChi", "diaChiThuongTru", "diaChiChiTiet")
_LAYERS: dict[str, RecordLayer] = {
    "DC_GiayChungNhan": RecordLayer(
        "certificate",
        {
            "uid": _CERTIFICATE,
            "plot_uid": _PLOT,
            "serial": ("soPhatHanh", "soPhatHanhGCN"),
            "register_number": ("soVaoSo", "soVaoSoCapGCN"),
            "issued_on": ("ngayCap", "ngayCapGCN"),
            "area_m2": ("dienTich", "dienTichGCN"),
            "sheet_number": ("soHieuToBanDo", "soToBanDo"),
            "plot_number": ("soThuTuThua", "soThua"),
            "kind": ("loaiGiayChungNhan",),
            "barcode": ("maVach",),
            "sides_m": ("chieuDaiCanh",),
        },
    ),
    "DC_CaNhan": RecordLayer(
        "party",
        {
            "uid": ("caNhanId", "idCaNhan"),
            "name": ("hoTen", "hoVaTen"),
            "citizen_number": ("maSoDinhDanh", "soDinhDanh", "maDinhDanhCaNhan", "soCCCD", "CCCD"),
            "tax_code": ("maSoThue",),
            "born_on": ("ngaySinh", "namSinh"),
            "gender": ("gioiTinh",),
            "address": _ADDRESS,
            "identity_card": ("soCMND", "CMND"),
            "authentication": ("trangThaiXacThuc",),
            "authenticated_on": ("ngayXacThuc",),
        },
        {"kind": _PERSON},
    ),
    "DC_ToChuc": RecordLayer(
        "party",
        {
            "uid": ("toChucId", "idToChuc"),
            "name": ("tenToChuc",),
            "tax_code": ("maSoThue", "maDoanhNghiep"),
            "address": _ADDRESS,
        },
        {"kind": _ORGANISATION},
    ),
    "DC_CongDong": RecordLayer(
        "party",
        {"uid": ("congDongId",), "name": ("tenCongDong",), "address": ("diaDanhCuTru", *_ADDRESS)},
        {"kind": _COMMUNITY},
    ),
    "DC_QuyenSuDungDat": RecordLayer(
        "right",
        {
            "uid": ("quyenSuDungDatId", "quyenId"),
            "plot_uid": _PLOT,
            "party_uid": ("nguoiId", "chuId", "caNhanId", "toChucId"),
            "certificate_uid": _CERTIFICATE,
            "role": ("vaiTro", "vaiTroPhapNhan"),
            "share": ("tyLe", "tyLeSoHuu"),
            "legal_form": ("phapNhan", "hinhThucSoHuu"),
        },
    ),
    "DC_MucDichSuDung": RecordLayer(
        "plot_use",
        {
            "uid": ("mucDichSuDungId", "mucDichSuDungDatId"),
            "plot_uid": _PLOT,
            "sequence": ("soThuTuMucDichSuDung",),
            "land_use": ("maMucDichSuDung", "mucDichSuDung"),
            "area_m2": ("dienTich",),
            "origin": ("nguonGoc", "maNguonGoc"),
            "term": ("thoiHanSuDung", "ngayHetHanSuDung"),
            "form": ("hinhThucSuDung",),
        },
    ),
    "DC_HoSoQuet": RecordLayer(
        "document",
        {
            "uid": ("hoSoQuetId", "taiLieuId"),
            "plot_uid": _PLOT,
            "certificate_uid": _CERTIFICATE,
            "file_name": ("tenFile", "tenTep", "duongDan", "banQuet"),
            "sha256": ("sha256",),
        },
    ),
}
_ALIASES = {"mucdichsudungdat": "mucdichsudung", "thongtinhosoquet": "hosoquet"}


def record_layer(name: str) -> RecordLayer | None:
    """Return which record table a layer of this name is, None where it is none."""
    plain = _plain(name)
    own = {_plain(table): table for table in RECORD_TABLES}
    if plain in own:
        return RecordLayer(own[plain], {})
    bare = plain.removeprefix("dc")
    bare = _ALIASES.get(bare, bare)
    return next((layer for known, layer in _LAYERS.items() if _plain(known).removeprefix("dc") == bare), None)


def record_fields(layer: RecordLayer, names: Iterable[str]) -> dict[str, str]:
    """Return the field of each column of the record table that the layer has: our own names first, then others'."""
    by_name = {_plain(name): name for name in reversed(list(names))}
    found: dict[str, str] = {}
    for column in RECORD_TABLES[layer.table]:
        for name in (column, *layer.fields.get(column, ())):
            if _plain(name) in by_name and by_name[_plain(name)] not in found.values():
                found[column] = by_name[_plain(name)]
                break
    return found


def _plain(name: str) -> str:
    return name.replace("_", "").casefold()
