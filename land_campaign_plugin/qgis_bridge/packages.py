"""Where the Python packages with native code lie, and whether they can be used.

Nothing is imported before it is needed: start-up stays short, and QGIS starts without them.
"""

import importlib
import os
import sys
from pathlib import Path

from ..model.errors import MissingPackage
from ..paths import PACKAGE
from . import settings

SITE_PACKAGES = "LAND_CAMPAIGN_SITE_PACKAGES"


def _beside_the_source() -> str:
    """Return the site-packages folder of a `.venv` beside the linked source, or an empty text."""
    for home in (PACKAGE.parent, PACKAGE.parent.parent):
        for folder in (
            home / ".venv" / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages",
            home / ".venv" / "Lib" / "site-packages",
        ):
            if folder.is_dir():
                return str(folder)
    return ""


def prepare() -> None:
    """Tell `native` where to look: the environment first, then the setting, then a `.venv` beside the source."""
    if os.environ.get(SITE_PACKAGES):
        return
    folder = settings.get("site_packages") or _beside_the_source()
    if folder and Path(folder).is_dir():
        os.environ[SITE_PACKAGES] = folder


def choose(folder: str) -> None:
    """Use the packages in `folder` from now on."""
    settings.put("site_packages", folder)
    os.environ[SITE_PACKAGES] = folder


def problem() -> MissingPackage | None:
    """Return what is missing, or None when the packages can be used. Imports them."""
    try:
        importlib.import_module("..native", __package__)
    except MissingPackage as error:
        return error
    return None
