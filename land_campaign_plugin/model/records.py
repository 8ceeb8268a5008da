"""The record tables that hang on plots: names and columns, LADM in Vietnamese practice (ISO 19152).

Each table has its own ``uid`` and says which plot (``plot_uid``) or party it belongs to. Dates are text,
``YYYY-MM-DD`` or the year alone, because most births are known by year only. ``identity_card`` is the card of
nine digits that citizen numbers replaced; ``sides_m`` the lengths of a certificate's coordinate table, in order,
as ``12.30;8.05;...``.
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
        "kind": TEXT,
        "barcode": TEXT,
        "sides_m": TEXT,
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
        "identity_card": TEXT,
        "authentication": TEXT,
        "authenticated_on": TEXT,
    },
    # LA_Right: what a party holds (quyền sử dụng đất)
    "right": {
        "uid": TEXT,
        "plot_uid": TEXT,
        "party_uid": TEXT,
        "certificate_uid": TEXT,
        "role": TEXT,
        "share": REAL,
        "legal_form": TEXT,
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
        "form": TEXT,
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

NOT_SENT, SENT, MATCHED = "not_sent", "sent", "matched"
WRONG_NAME, WRONG_BIRTH_DATE, NOT_FOUND = "wrong_name", "wrong_birth_date", "not_found"
DECEASED, OLD_CARD = "deceased", "old_card"
AUTHENTICATION = (NOT_SENT, SENT, MATCHED, WRONG_NAME, WRONG_BIRTH_DATE, NOT_FOUND, DECEASED, OLD_CARD)
"""States of a party in the population database (``authentication``), as the campaign's lists tell them apart."""

PLOT_LINK, PARTY_LINK, CERTIFICATE_LINK = "plot_uid", "party_uid", "certificate_uid"
LINKS: dict[str, str] = {PLOT_LINK: "plot", PARTY_LINK: "party", CERTIFICATE_LINK: "certificate"}
"""Columns of record tables that name a row of another table, by its ``uid``."""
