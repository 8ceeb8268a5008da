"""The only place that imports shapely, fiona and pyproj.

Inside QGIS on Linux, GEOS, GDAL, PROJ and SQLite stand in the global symbol scope, and a wheel's
calls land there: coverage functions then kill the process. Loading the wheels with RTLD_DEEPBIND lets
each see its own libraries. Distribution packages share QGIS's libraries and need no care.
"""

import ctypes
import importlib
import os
import sys
from functools import lru_cache
from pathlib import Path

from .model.errors import MissingPackage
from .model.language import QT_TRANSLATE_NOOP

SITE_PACKAGES = "LAND_CAMPAIGN_SITE_PACKAGES"
"""Environment variable that names the folder with the packages, set by the QGIS face from its setting."""

_OURS = "_land_campaign_loaded_it"  # stays when the plugin is reloaded or updated without leaving QGIS
_RTLD_DEEPBIND = getattr(os, "RTLD_DEEPBIND", 0)
_MISSING = QT_TRANSLATE_NOOP("core", "The Python package {package} is missing or too old ({reason}).")
_INSTALL = QT_TRANSLATE_NOOP("core", "Install it with: {command}")
_TOO_LATE = QT_TRANSLATE_NOOP(
    "core", "Another plugin ({culprit}) loaded its own copy of shapely before this one, which makes QGIS crash."
)
_REORDER = QT_TRANSLATE_NOOP("core", "Switch that plugin off, start QGIS again, or run the check on the command line.")


def _inside_qgis() -> bool:
    """Tell whether QGIS's GEOS stands in the global symbol scope of this process."""
    try:
        return hasattr(ctypes.CDLL(None), "GEOSversion")
    except (OSError, TypeError):  # Windows has no global scope
        return False


def _is_wheel(module) -> bool:
    return (Path(module.__file__).parent.parent / f"{module.__name__}.libs").is_dir()


def install_command() -> str:
    """Return the command that installs the packages on this platform."""
    if sys.platform == "win32":
        return 'OSGeo4W Shell: python -m pip install --user "shapely>=2.1,<2.2" fiona pyproj openpyxl'
    if sys.platform == "darwin":
        return (
            "/Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install --user 'shapely>=2.1,<2.2' fiona pyproj "
            "openpyxl"
        )
    return "make setup (or apt-get install python3-shapely python3-fiona python3-pyproj python3-openpyxl on Debian 13)"


def _load(name: str, least: tuple[int, int]):
    """Import package `name`, checking that it is at least version `least`."""
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise MissingPackage(_MISSING, _INSTALL, package=name, reason=str(error), command=install_command()) from error
    found = tuple(int(part) for part in module.__version__.split(".")[:2])
    if found < least:
        raise MissingPackage(_MISSING, _INSTALL, package=name, reason=module.__version__, command=install_command())
    return module


def _load_all():
    careful = sys.platform.startswith("linux") and _inside_qgis()
    loaded = sys.modules.get("shapely")
    if careful and loaded is not None and _is_wheel(loaded) and not hasattr(loaded, _OURS):
        raise MissingPackage(_TOO_LATE, _REORDER, culprit=Path(loaded.__file__).parent.parent.name)
    site = os.environ.get(SITE_PACKAGES)
    flags = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else None
    if careful:
        sys.setdlopenflags(os.RTLD_NOW | _RTLD_DEEPBIND)
    if site:
        sys.path.insert(0, site)
    try:
        modules = _load("shapely", (2, 1)), _load("fiona", (1, 9)), _load("pyproj", (3, 4))
        setattr(modules[0], _OURS, True)
        return modules
    finally:
        if site:
            sys.path.remove(site)
        if careful:
            sys.setdlopenflags(flags)


@lru_cache(maxsize=1)
def openpyxl():
    """Return the package that reads and writes spreadsheets; `MissingPackage` says how to get it.

    Loaded when first asked for: everything but spreadsheets works without it.
    """
    site = os.environ.get(SITE_PACKAGES)
    if site:
        sys.path.insert(0, site)
    try:
        return _load("openpyxl", (3, 0))
    finally:
        if site:
            sys.path.remove(site)


shapely, fiona, pyproj = _load_all()
