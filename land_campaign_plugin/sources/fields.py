"""Which field of a source is which column of ours: recognised by name, or mapped by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from ..model.records import RECORD_TABLES, SHEET_COLUMNS
from ..model.tables import PLOT_FIELDS, called

_SHAPEFILE_NAME = 10
_NEVER_READ = {"ver"}
READABLE = tuple(name for name in PLOT_FIELDS if name not in _NEVER_READ)
"""Columns a source can fill. The version of a plot comes from the store, never from a file."""

# Names in the order of trust: the published national schema, VBDLIS (exchange object, Excel column without its
# TD_ prefix), English, our own Shapefile export. `domain.md` 2.2
NAMES: dict[str, tuple[str, ...]] = {
    "uid": ("uid", "thuaDatId", "plot_uid"),
    "commune": ("commune", "MaXa", "maDVHC", "maDonViHanhChinh", "maXaPhuong", "commune_code", "xaId"),
    "sheet_number": (
        "sheet_number", "SoHieuToBanDo", "SoToBanDo", "SoTo", "soToBD", "ToBanDo", "sheet", "sheet_no", "map_sheet",
    ),
    "plot_number": (
        "plot_number", "SoThuTuThua", "SoThua", "SoThuaDat", "soThuTuThuaDat", "SoHieuThua", "plot_no", "parcel_number",
    ),
    "area_recorded_m2": (
        "area_recorded_m2", "DienTich", "dienTichThua", "dienTichThuaDat", "area_recorded", "recorded_area", "area",
        "area_m2", "DT",
    ),
    "area_legal_m2": ("area_legal_m2", "DienTichPhapLy", "area_legal", "legal_area", "DTPhapLy"),
    "land_use": (
        "land_use", "KyHieuMucDichSuDung", "MaMucDichSuDung", "mucDichSuDungGhep", "MucDichSuDung", "LoaiDat",
        "MaLoaiDat", "KyHieuLoaiDat", "MDSD", "MDSDD", "landuse", "land_use_code",
    ),
    "address": ("address", "DiaChi", "DiaChiThua", "DiaChiThuaDat", "diaChiChiTiet"),
    "hamlet": ("hamlet", "Thon", "Xom", "ThonXom", "TenThon", "ToDanPho", "TenToDanPho", "KhuDanCu", "village"),
    "map_scale": ("map_scale", "TyLe", "TyLeBanDo", "MauSoTyLe", "scale"),
    "plot_code": ("plot_code", "MaThuaDat", "maDinhDanhThuaDat", "plot_id", "geohash"),
    "plot_code_issued": ("plot_code_issued", "MaThuaDatDaCap", "MaThuaCap", "issued_plot_code"),
    "former_commune": ("former_commune", "MaXaCu", "xaCuId", "old_commune", "form_comm"),
    "former_sheet_number": (
        "former_sheet_number", "SoHieuToBanDoCu", "SoToBanDoCu", "SoToCu", "ToBDCu", "old_sheet_number", "form_sheet",
    ),
    "former_plot_number": (
        "former_plot_number", "SoThuTuThuaCu", "SoThuaCu", "ThuaDatCu", "old_plot_number", "form_plot",
    ),
    "former_map_scale": ("former_map_scale", "TyLeCu", "TyLeBanDoCu", "MauSoTyLeCu", "old_scale", "form_scale"),
    "non_plot": ("non_plot", "laDoiTuongChiemDat"),
    "status": ("status",),
    "note": ("note", "GhiChu", "remark"),
}  # fmt: skip
SHORT_NAMES: dict[str, tuple[str, ...]] = {
    "plot_number": ("THUA", "STHUA", "SHT"),
    "area_recorded_m2": ("DTICH",),
    "land_use": ("LOAI",),
}
"""What offices write in short: taken where no field has a name of `NAMES`."""
HINTS: dict[str, tuple[str, ...]] = {"sheet_number": ("to", "bando", "tbd")}
"""Names, folded, that mean a column only where the content fits: *TO* is a map sheet, or *tổ*, a group of a hamlet."""
HOLDER_NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        "TenChu", "TenChuSuDung", "ChuSuDung", "HoTen", "HoTenChu", "TenNguoiSuDung", "NguoiSuDung", "owner",
        "owner_name", "holder", "Chu",
    ),
    "citizen_number": ("SoDinhDanh", "MaSoDinhDanh", "CCCD", "SoCCCD", "CMND", "SoCMND", "SoGiayTo", "citizen_number"),
    "tax_code": ("MaSoThue", "MST", "tax_code"),
    "born_on": ("NgaySinh", "NamSinh", "born_on", "birth_date"),
    "gender": ("GioiTinh", "gender"),
    "address": ("DiaChiChu", "DiaChiThuongTru", "holder_address"),
}  # fmt: skip
"""Names of fields about the holder of a plot, by column of `party`. They never become columns of a plot."""

_PERSONAL = re.compile(r"^(CHU|GT|VC)_|điện ?thoại|dienthoai|email|phone|^sdt$", re.IGNORECASE)

_AMBIGUOUS = QT_TRANSLATE_NOOP("core", "Several fields could be the column {called} ({column}): {fields}.")
_MAP_IT = QT_TRANSLATE_NOOP("core", "Say which one it is, for instance --map {column}={field}.")
_NO_PAIR = QT_TRANSLATE_NOOP("core", "The mapping {pair} cannot be read.")
_WRITE_PAIR = QT_TRANSLATE_NOOP("core", "Write it as column=field, for instance plot_number=SoThuTuThua.")
_NO_COLUMN = QT_TRANSLATE_NOOP("core", "There is no column {column} to map to.")
_COLUMNS_ARE = QT_TRANSLATE_NOOP("core", "The columns are: {columns}.")
_TWICE = QT_TRANSLATE_NOOP("core", "The column {column} is mapped twice: to {first} and to {second}.")
_MAP_ONCE = QT_TRANSLATE_NOOP("core", "Map each column once.")
_SHARED = QT_TRANSLATE_NOOP("core", "The field {field} is mapped to two columns: {first} and {second}.")
_ONE_COLUMN = QT_TRANSLATE_NOOP("core", "Map each field to one column.")
_NO_FIELD = QT_TRANSLATE_NOOP("core", "The layer has no field {field}.")
_FIELDS_ARE = QT_TRANSLATE_NOOP("core", "Its fields are: {fields}.")


def recognise(names: Iterable[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the source field of each plot column that can be told by name.

    Parameters
    ----------
    names : iterable of str
        Field names of a layer.
    given : mapping of column to field, optional
        What was mapped by hand: taken as it is, and its fields are not used for anything else. A column mapped to
        nothing (an empty text) is left empty, whatever names say.

    Returns
    -------
    dict of str to str
        Column to source field. `BadInput` where two fields are equally likely.
    """
    names = list(names)
    given = dict(given or {})
    mapping = {column: field for column, field in given.items() if field}
    missing = [field for field in mapping.values() if field not in names]
    if missing:
        raise BadInput(_NO_FIELD, _FIELDS_ARE, field=missing[0], fields=", ".join(names) or "-")
    free = [name for name in names if name not in mapping.values()]
    for column, candidates in _candidates(free).items():
        if column in given:
            continue
        if len(candidates) > 1:
            raise BadInput(
                _AMBIGUOUS,
                _MAP_IT,
                column=column,
                called=called(column),
                fields=", ".join(candidates),
                field=candidates[0],
            )
        mapping[column] = candidates[0]
    return mapping


def ranked_by_name(names: Iterable[str]) -> dict[str, tuple[int, list[str]]]:
    """Return how well names fit each column, 0 best, and the fields that fit so; several are equally good."""
    return {
        column: (rank if (rank := _rank(found[0], NAMES[column])) is not None else _CUT, found)
        for column, found in _candidates(list(names)).items()
    }


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Return column to field from texts such as ``plot_number=SoThuTuThua``, each column once."""
    mapping = parse_pairs(pairs)
    check_columns(mapping)
    return mapping


def parse_pairs(pairs: Sequence[str]) -> dict[str, str]:
    """Return column to field or heading from such texts, whatever the columns are called."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        column, equals, field = (part.strip() for part in pair.partition("="))
        if not (column and equals and field):
            raise BadInput(_NO_PAIR, _WRITE_PAIR, pair=pair)
        if column in mapping:
            raise BadInput(_TWICE, _MAP_ONCE, column=column, first=mapping[column], second=field)
        mapping[column] = field
    return mapping


def check_columns(mapping: Mapping[str, str]) -> None:
    """Refuse a mapping to a column that plots do not have, and of one field to two columns."""
    taken: dict[str, str] = {}
    for column, field in mapping.items():
        if column not in READABLE:
            raise BadInput(_NO_COLUMN, _COLUMNS_ARE, column=column, columns=", ".join(READABLE))
        if field and field in taken:
            raise BadInput(_SHARED, _ONE_COLUMN, field=field, first=taken[field], second=column)
        taken[field] = column


def holder_fields(names: Iterable[str]) -> dict[str, str]:
    """Return the source field of each column of `party` that a plot layer carries about the holder."""
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        for column, synonyms in HOLDER_NAMES.items():
            rank = _rank(name, synonyms)
            if rank is not None and (column not in best or rank < best[column][0]):
                best[column] = (rank, name)
    return {column: name for column, (_, name) in best.items()}


def is_personal(name: str) -> bool:
    """Tell whether field `name` holds something about a person, which never goes into a plot's table."""
    return bool(_PERSONAL.search(name)) or any(_rank(name, known) is not None for known in HOLDER_NAMES.values())


def plot_likeness(names: Iterable[str]) -> int:
    """Return how much a layer with these fields looks like plots: 0 not at all, higher is more.

    A number of its own, or an identifier, makes a plot; a land use or a legal area makes it likely. A sheet
    number, a scale, an area or a commune alone do not: frames and communes have them too.
    """
    found = set(_candidates(list(names)))
    if "plot_number" in found:
        return 3
    if "plot_code" in found:
        return 2
    return 1 if found & {"land_use", "area_legal_m2", "former_plot_number"} else 0


def table_fields(table: str, names: Iterable[str]) -> dict[str, str]:
    """Return the fields of a layer that carry the names of our own table `table` (``sheet`` or a record table)."""
    columns = SHEET_COLUMNS if table == "sheet" else RECORD_TABLES[table]
    by_name = {name.casefold(): name for name in names}
    found = {column: by_name[column] for column in columns if column in by_name}
    if table == "sheet":
        for column, name in recognise(names).items():
            if column in columns:
                found.setdefault(column, name)
    return found


def folded(name: str) -> str:
    """Return `name` without case, diacritics, spaces and signs."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


_TEMPLATE_PREFIX = re.compile(r"^TD_", re.IGNORECASE)
_NUMBERED = re.compile(r"^(.{8})_[1-9]$")
_EXACT, _FOLDED, _CUT, _SHORT = 0, 1, 2, 3


def _rank(name: str, synonyms: Sequence[str]) -> int | None:
    """Return how well `name` fits: 0 letter by letter, 1 without case and signs, 2 cut by Shapefile, None not."""
    bare = _TEMPLATE_PREFIX.sub("", name)
    if name in synonyms or bare in synonyms:
        return _EXACT
    plain = folded(bare)
    if plain and any(plain == folded(synonym) for synonym in synonyms):
        return _FOLDED
    if len(name) == _SHAPEFILE_NAME:
        cut = name.casefold()
        for synonym in synonyms:
            for full in (synonym, f"TD_{synonym}"):
                if len(full) > _SHAPEFILE_NAME and full[:_SHAPEFILE_NAME].casefold() == cut:
                    return _CUT
    return None


def _candidates(names: list[str]) -> dict[str, list[str]]:
    """Return the best fields of each column that has any; more than one where they are equally good."""
    ranked: dict[str, dict[int, list[str]]] = {}
    taken: set[str] = set()
    for name in names:
        fits = [(rank, column) for column in READABLE if (rank := _rank(name, NAMES[column])) is not None]
        fits = fits or [(_SHORT, column) for column, short in SHORT_NAMES.items() if name.upper() in short]
        if not fits:
            continue
        # A cut name fits the present and the former field: the present one comes first in the order of columns
        rank, column = min(fits, key=lambda fit: fit[0])
        ranked.setdefault(column, {}).setdefault(rank, []).append(name)
        taken.add(name)
    best = {column: ranks[min(ranks)] for column, ranks in ranked.items()}
    for name in names:
        numbered = None if name in taken else _NUMBERED.match(name)
        if numbered:
            column = _numbered_column(numbered[1], best, names)
            if column:
                best[column] = [name]
    return best


def _numbered_column(head: str, best: Mapping[str, list[str]], names: list[str]) -> str | None:
    """Return the column of a field like ``SoHieuTo_1``: Shapefile's second field that begins with `head`."""
    head = head.casefold()
    if not any(name.casefold().startswith(head) and len(name) == _SHAPEFILE_NAME for name in names):
        return None
    free = [
        column
        for column in READABLE
        if column not in best
        and any(len(full) > _SHAPEFILE_NAME and full.casefold().startswith(head) for full in NAMES[column])
    ]
    return free[0] if len(free) == 1 else None
