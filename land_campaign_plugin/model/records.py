"""The record tables that hang on plots: names and columns, LADM in Vietnamese practice (ISO 19152).

Each table has its own ``uid`` and says which plot (``plot_uid``) or party it belongs to. Dates are text,
``YYYY-MM-DD`` or the year alone, because most births are known by year only.
"""

from .tables import INTEGER, REAL, TEXT

RECORD_TABLES: dict[str, dict[str, str]] = {
    # LA_AdministrativeSource: the certificate (giấy chứng nhận)
    "certificate": {
        "uid": TEXT,
        "plot_uid": TEXT,
        "serial": TEXT,
        "register_number": TEXT,
        "issued_on": TEXT,
        "area_m2": REAL,
        "sheet_number": TEXT,
        "plot_number": TEXT,
    },
    # LA_Party: people and organisations (chủ); personal data, never outside its own table
    "party": {
        "uid": TEXT,
        "kind": TEXT,
        "name": TEXT,
        "citizen_number": TEXT,
        "tax_code": TEXT,
        "born_on": TEXT,
        "gender": TEXT,
        "address": TEXT,
    },
    # LA_Right: what a party holds (quyền sử dụng đất)
    "right": {
        "uid": TEXT,
        "plot_uid": TEXT,
        "party_uid": TEXT,
        "certificate_uid": TEXT,
        "role": TEXT,
        "share": REAL,
    },
    # Uses of a plot (mục đích sử dụng)
    "plot_use": {
        "uid": TEXT,
        "plot_uid": TEXT,
        "sequence": INTEGER,
        "land_use": TEXT,
        "area_m2": REAL,
        "origin": TEXT,
        "term": TEXT,
    },
    # Scanned papers (hồ sơ quét)
    "document": {
        "uid": TEXT,
        "plot_uid": TEXT,
        "certificate_uid": TEXT,
        "file_name": TEXT,
        "sha256": TEXT,
    },
}
"""Column kinds of every record table, by table."""

SHEET_COLUMNS: dict[str, str] = {
    "commune": TEXT,
    "sheet_number": TEXT,
    "map_scale": INTEGER,
    "former_commune": TEXT,
    "former_sheet_number": TEXT,
    "note": TEXT,
}
"""Columns of the sheet table (tờ bản đồ), whose shape is the sheet's frame [LA_SpatialSource]."""
