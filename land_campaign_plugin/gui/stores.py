"""Which store a work copy is pushed to: its own choice, else the default of the options page, else one beside it.

A choice is a file, or the name of a connection to a server (`qgis_bridge.connections`).
"""

import json
from pathlib import Path

from qgis.core import QgsApplication

from ..qgis_bridge import settings

_SERVER = "connection:"


def sample_folder() -> Path:
    """Return where the sample lies: in the profile, so that it is never in anybody's way."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "land_campaign"


def is_sample(work_copy: Path) -> bool:
    """Tell whether a work copy is the invented sample."""
    return Path(work_copy).resolve().parent == sample_folder().resolve()


def connection_name(work_copy: Path) -> str:
    """Return the name of the connection that a work copy goes by; empty where its store is a file."""
    chosen = "" if is_sample(work_copy) else _chosen().get(str(work_copy), "")
    return chosen.removeprefix(_SERVER) if chosen.startswith(_SERVER) else ""


def store_path(work_copy: Path) -> Path:
    """Return the store file of a work copy; the sample's is always its own, never the real one."""
    beside = work_copy.with_name(f"{work_copy.stem}-store.gpkg")
    if is_sample(work_copy):
        return beside
    own = _chosen().get(str(work_copy), "")
    chosen = (own if not own.startswith(_SERVER) else "") or settings.get("store")
    return Path(chosen) if chosen else beside


def choose_store(work_copy: Path, store: Path) -> None:
    """Remember the store file of a work copy."""
    settings.put("stores", json.dumps({**_chosen(), str(work_copy): str(store)}))


def choose_connection(work_copy: Path, name: str) -> None:
    """Remember the connection that a work copy goes by."""
    settings.put("stores", json.dumps({**_chosen(), str(work_copy): f"{_SERVER}{name}"}))


def renamed(before: str, after: str) -> None:
    """Let all work copies follow a connection that is called otherwise now."""
    kept = _chosen()
    for work_copy, chosen in kept.items():
        if chosen == f"{_SERVER}{before}":
            kept[work_copy] = f"{_SERVER}{after}"
    settings.put("stores", json.dumps(kept))


def _chosen() -> dict[str, str]:
    return json.loads(settings.get("stores") or "{}")
