"""What of a plot travels between an office and the store, and which of it stands or falls together."""

from .tables import PLOT_COLUMNS, Column

CONTENT: tuple[Column, ...] = tuple(column for column in PLOT_COLUMNS if column.name not in ("uid", "ver"))
"""The plot's columns that people change; its shape, ``geom``, comes beside them. ``source_extra`` stays in the
office: unmapped source fields may hold names of people, and history must be free of them."""
CONTENT_NAMES: tuple[str, ...] = tuple(column.name for column in CONTENT)
GEOMETRY = "geom"
IN_FORCE, RETIRED = "in_force", "retired"

_GROUPS = {
    "geom": "shape",
    "commune": "number",
    "sheet_number": "number",
    "plot_number": "number",
    "land_use": "use",
    "area_recorded_m2": "use",
    "area_legal_m2": "use",
    "former_commune": "former",
    "former_sheet_number": "former",
    "former_plot_number": "former",
    "former_map_scale": "former",
}
FORMER: tuple[str, ...] = tuple(name for name, group in _GROUPS.items() if group == "former")
"""What a plot was called before the merger: once there, no load and no correction takes it away."""

_RECORD_GROUPS = {
    "certificate": {"serial": "serial", "barcode": "serial", "area_m2": "area", "sides_m": "area"}
    | {"sheet_number": "number", "plot_number": "number"},
    "party": {"citizen_number": "identity", "identity_card": "identity"}
    | {"authentication": "authentication", "authenticated_on": "authentication"},
    "right": {"plot_uid": "link", "party_uid": "link", "certificate_uid": "link", "role": "form", "legal_form": "form"},
    "plot_use": {"land_use": "use", "area_m2": "use"},
    "document": {"plot_uid": "link", "certificate_uid": "link", "file_name": "file", "sha256": "file"},
    # Whoever approves an exception must have seen all of it
    "waiver": dict.fromkeys(
        ("plot_uid", "fingerprint", "rule", "reason_code", "note", "evidence_sha256", "geometry_sha256", "expires_on")
        + ("state", "proposed_by", "approved_by"),
        "waiver",
    ),
    "sheet_seal": dict.fromkeys(("ruleset", "tolerances", "data_sha256", "plots", "errors", "warnings"), "data"),
    "assignment": {"login": "person", "from_on": "person", "until_on": "person"},
}


def conflict_group(field: str) -> str:
    """Return the group that `field` stands or falls with: two people may not each change a part of it."""
    return _GROUPS.get(field, field)


def record_group(table: str, field: str) -> str:
    """Return the group that a field of a record table, or of the table ``plot``, stands or falls with."""
    return conflict_group(field) if table == "plot" else _RECORD_GROUPS[table].get(field, field)


def conflict_groups(fields) -> set[str]:
    """Return the conflict groups of several fields."""
    return {conflict_group(field) for field in fields}
