"""The plugin's settings: one prefix in QGIS's own settings, each with its default."""

from qgis.core import QgsSettings

PREFIX = "land_campaign/"
DEFAULTS: dict[str, object] = {
    "ruleset": "vn-2024",
    "store": "",
    "stores": "",
    "connections": "",
    "checkout": "",
    "watch_store": False,
    "check_against": "",
    "site_packages": "",
    "dock_open": True,
    "last_folder": "",
    "papers_folder": "",
    "last_work_copy": "",
    "export_format": "GPKG",
    "field_choices": "",
}


def get(name: str):
    """Return the setting `name`, or its default."""
    default = DEFAULTS[name]
    return QgsSettings().value(PREFIX + name, default, type=type(default))


def put(name: str, value) -> None:
    """Keep `value` as the setting `name`, which must be one of `DEFAULTS`."""
    if name not in DEFAULTS:
        raise KeyError(name)
    QgsSettings().setValue(PREFIX + name, value)
