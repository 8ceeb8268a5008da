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
}


def conflict_group(field: str) -> str:
    """Return the group that `field` stands or falls with: two people may not each change a part of it."""
    return _GROUPS.get(field, field)


def conflict_groups(fields) -> set[str]:
    """Return the conflict groups of several fields."""
    return {conflict_group(field) for field in fields}
