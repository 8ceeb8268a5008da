"""The record tables that hang on plots: names and columns, LADM in Vietnamese practice (ISO 19152).

Each table has its own ``uid`` and says which plot (``plot_uid``) or party it belongs to. Dates are text,
``YYYY-MM-DD`` or the year alone, because most births are known by year only. ``identity_card`` is the card of
nine digits that citizen numbers replaced; ``sides_m`` the lengths of a certificate's coordinate table, in order,
as ``12.30;8.05;...``.
"""

from .language import QT_TRANSLATE_NOOP, Term
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

TABLE_LABELS: dict[str, str] = {
    "sheet": QT_TRANSLATE_NOOP("core", "map sheets"),
    "certificate": QT_TRANSLATE_NOOP("core", "certificates"),
    "party": QT_TRANSLATE_NOOP("core", "holders"),
    "right": QT_TRANSLATE_NOOP("core", "rights"),
    "plot_use": QT_TRANSLATE_NOOP("core", "land uses"),
    "document": QT_TRANSLATE_NOOP("core", "scanned papers"),
}
"""What people call the tables beside the plots, marked for translation."""


def table_called(table: str) -> Term:
    """Return what people call a table, in the language of the sentence."""
    return Term(TABLE_LABELS.get(table, table))


RECORD_LABELS: dict[str, str] = {
    "certificate.serial": QT_TRANSLATE_NOOP("core", "Serial of the certificate"),
    "certificate.register_number": QT_TRANSLATE_NOOP("core", "Register number"),
    "certificate.issued_on": QT_TRANSLATE_NOOP("core", "Day of issue"),
    "certificate.area_m2": QT_TRANSLATE_NOOP("core", "Area on the certificate"),
    "certificate.kind": QT_TRANSLATE_NOOP("core", "Kind of certificate"),
    "certificate.barcode": QT_TRANSLATE_NOOP("core", "Bar code"),
    "certificate.sides_m": QT_TRANSLATE_NOOP("core", "Sides on the certificate"),
    "certificate.plot_uid": QT_TRANSLATE_NOOP("core", "Plot of the certificate"),
    "party.kind": QT_TRANSLATE_NOOP("core", "Kind of holder"),
    "party.name": QT_TRANSLATE_NOOP("core", "Name of the holder"),
    "party.citizen_number": QT_TRANSLATE_NOOP("core", "Citizen number"),
    "party.tax_code": QT_TRANSLATE_NOOP("core", "Tax code"),
    "party.born_on": QT_TRANSLATE_NOOP("core", "Birth date"),
    "party.gender": QT_TRANSLATE_NOOP("core", "Gender"),
    "party.address": QT_TRANSLATE_NOOP("core", "Address of the holder"),
    "party.identity_card": QT_TRANSLATE_NOOP("core", "Old identity card"),
    "party.authentication": QT_TRANSLATE_NOOP("core", "State in the population database"),
    "party.authenticated_on": QT_TRANSLATE_NOOP("core", "Day of the population database's answer"),
    "right.role": QT_TRANSLATE_NOOP("core", "Role of the holder"),
    "right.legal_form": QT_TRANSLATE_NOOP("core", "Legal form"),
    "right.share": QT_TRANSLATE_NOOP("core", "Share of the holder"),
    "right.plot_uid": QT_TRANSLATE_NOOP("core", "Plot of the right"),
    "right.party_uid": QT_TRANSLATE_NOOP("core", "Holder of the right"),
    "right.certificate_uid": QT_TRANSLATE_NOOP("core", "Certificate of the right"),
    "plot_use.land_use": QT_TRANSLATE_NOOP("core", "Use of the plot"),
    "plot_use.area_m2": QT_TRANSLATE_NOOP("core", "Area of the use"),
    "plot_use.origin": QT_TRANSLATE_NOOP("core", "Origin of the use"),
    "plot_use.term": QT_TRANSLATE_NOOP("core", "Term of the use"),
    "plot_use.form": QT_TRANSLATE_NOOP("core", "Form of the use"),
    "plot_use.plot_uid": QT_TRANSLATE_NOOP("core", "Plot of the use"),
    "document.file_name": QT_TRANSLATE_NOOP("core", "File of the scan"),
    "document.sha256": QT_TRANSLATE_NOOP("core", "Hash of the scan"),
    "document.plot_uid": QT_TRANSLATE_NOOP("core", "Plot of the scan"),
    "document.certificate_uid": QT_TRANSLATE_NOOP("core", "Certificate of the scan"),
}
"""What people call the columns of records, by ``table.column`` as findings name them."""
