"""Which store a work copy is pushed to: its own choice, else the default of the options page, else one beside it."""

import json
from pathlib import Path

from qgis.core import QgsApplication

from ..qgis_bridge import settings


def sample_folder() -> Path:
    """Return where the sample lies: in the profile, so that it is never in anybody's way."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "land_campaign"


def is_sample(work_copy: Path) -> bool:
    """Tell whether a work copy is the invented sample."""
    return Path(work_copy).resolve().parent == sample_folder().resolve()


def store_path(work_copy: Path) -> Path:
    """Return the store of a work copy; the sample's is always its own, never the real one."""
    beside = work_copy.with_name(f"{work_copy.stem}-store.gpkg")
    if is_sample(work_copy):
        return beside
    chosen = _chosen().get(str(work_copy)) or settings.get("store")
    return Path(chosen) if chosen else beside


def choose_store(work_copy: Path, store: Path) -> None:
    """Remember the store of a work copy."""
    settings.put("stores", json.dumps({**_chosen(), str(work_copy): str(store)}))


def _chosen() -> dict[str, str]:
    return json.loads(settings.get("stores") or "{}")
