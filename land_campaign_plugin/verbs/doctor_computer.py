"""Looks at the computer, QGIS, its packages and fonts, and the folder of the work copy: one function a thing.

Nothing with native code is imported at the top: a package that is missing is what is to be told here.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from ..model.diagnosis import ADVICE, BAD, COMPUTER, FOLDER, FONTS, GOOD, PACKAGES, QGIS, UNKNOWN, Line
from ..model.errors import CampaignError, MissingPackage
from ..model.language import QT_TRANSLATE_NOOP
from ..paths import metadata
from ..store.local_disk import LOCAL, REMOVABLE, kind_of_place, refuse_shared

_GIB = 2**30
_LITTLE_MEMORY, _ENOUGH_MEMORY = 4 * _GIB, 8 * _GIB  # a million plots take 1.7 GB while they are checked
_LITTLE_SPACE, _ENOUGH_SPACE = 1 * _GIB, 5 * _GIB
_SYSTEM = QT_TRANSLATE_NOOP("core", "{system}, Python {python}")
_MEMORY = QT_TRANSLATE_NOOP("core", "Memory: {total} GB, {free} GB of it free")
_MEMORY_UNKNOWN = QT_TRANSLATE_NOOP("core", "Memory: this system does not say how much there is")
_SMALL_PIECES = QT_TRANSLATE_NOOP("core", "Close other programs, and load and check commune by commune.")
_CORES = QT_TRANSLATE_NOOP("core", "Processor: {count} cores")
_PATIENCE = QT_TRANSLATE_NOOP("core", "A check of a commune takes some minutes here; QGIS stays usable meanwhile.")
_SPACE = QT_TRANSLATE_NOOP("core", "Disk of {folder}: {free} GB free")
_FREE_SPACE = QT_TRANSLATE_NOOP("core", "Free some space: a work copy needs about 1 GB for each 300,000 plots.")
_QGIS = QT_TRANSLATE_NOOP("core", "QGIS {version}: works with the plugin")
_QGIS_OLD = QT_TRANSLATE_NOOP("core", "QGIS {version} is older than {least}, which the plugin needs")
_UPDATE_QGIS = QT_TRANSLATE_NOOP("core", "Install QGIS {least} (long term release) or later.")
_QGIS_UNTRIED = QT_TRANSLATE_NOOP("core", "QGIS {version}: nobody has tried the plugin with it yet")
_TRIED = QT_TRANSLATE_NOOP("core", "If something odd happens, say so, or use one that was tried: {tried}.")
_PACKAGE = QT_TRANSLATE_NOOP("core", "{package} {version}")
_PACKAGE_OLD = QT_TRANSLATE_NOOP("core", "{package} {version} is older than {least}")
_PACKAGE_MISSING = QT_TRANSLATE_NOOP("core", "{package} is missing: {purpose}")
_INSTALL = QT_TRANSLATE_NOOP("core", "Install it: {command}")
_NATIVE = QT_TRANSLATE_NOOP("core", "The packages with native code work together")
_NUMPY_TWO = QT_TRANSLATE_NOOP("core", "numpy {version} and a GDAL that was built for numpy 1 do not work together")
_NUMPY_ONE = QT_TRANSLATE_NOOP("core", "Put numpy back to the version that came with QGIS.")
_FONTS = QT_TRANSLATE_NOOP("core", "Fonts with Vietnamese letters: {count}, among them {name}")
_NO_FONTS = QT_TRANSLATE_NOOP("core", "No font with Vietnamese letters is installed")
_ADD_FONT = QT_TRANSLATE_NOOP("core", "Install one, such as Noto Sans or Open Sans, and start QGIS again.")
_LEGACY_FONT = QT_TRANSLATE_NOOP("core", "QGIS is set to the font {name}, which belongs to a legacy encoding")
_CHANGE_FONT = QT_TRANSLATE_NOOP("core", "Choose a Unicode font under Settings > Options > General.")
_FOLDER = QT_TRANSLATE_NOOP("core", "The work copy lies on a disk of this computer and can be written")
_UNPLUGGED = QT_TRANSLATE_NOOP("core", "The work copy lies on a disk that can be unplugged")
_UNPLUG = QT_TRANSLATE_NOOP(
    "core", "Leave QGIS before you unplug it; better, keep the work copy on the computer's own disk."
)
_NO_FOLDER = QT_TRANSLATE_NOOP("core", "There is no folder {folder}")
_MAKE_FOLDER = QT_TRANSLATE_NOOP("core", "Make it, or choose another.")

TRIED = ((3, 40), (3, 44))
"""Versions of QGIS that the plugin was tried with, on Debian 12 and 13."""
NEEDED = {
    "numpy": ((1, 23), QT_TRANSLATE_NOOP("core", "nothing works without it")),
    "shapely": ((2, 1), QT_TRANSLATE_NOOP("core", "nothing works without it")),
    "pyproj": ((3, 4), QT_TRANSLATE_NOOP("core", "nothing works without it")),
    "fiona": ((1, 9), QT_TRANSLATE_NOOP("core", "nothing works without it")),
    "GDAL": ((3, 4), QT_TRANSLATE_NOOP("core", "files are read slowly without it, and DGN and databases not at all")),
    "psycopg2": ((2, 8), QT_TRANSLATE_NOOP("core", "a store on a server cannot be reached without it")),
    "cryptography": ((38, 0), QT_TRANSLATE_NOOP("core", "packages and gateways cannot be used without it")),
    "openpyxl": ((3, 0), QT_TRANSLATE_NOOP("core", "Excel workbooks can be neither read nor written without it")),
}
"""Packages with their least version and what does not work without them."""
_ESSENTIAL = ("numpy", "shapely", "pyproj", "fiona")
_LEGACY = (".vn", "vni-", "vni ", "vntime")


def system() -> Line:
    """Tell which system it is."""
    values = {"system": f"{platform.system()} {platform.release()}", "python": platform.python_version()}
    return Line(COMPUTER, GOOD, _SYSTEM, values=values)


def memory() -> Line:
    """Tell how much memory there is."""
    total, free = memory_bytes()
    if not total:
        return Line(COMPUTER, UNKNOWN, _MEMORY_UNKNOWN)
    values = {"total": _gigabytes(total), "free": _gigabytes(free)}
    if total < _LITTLE_MEMORY * 0.9:  # a part of it is the graphics card's
        return Line(COMPUTER, BAD, _MEMORY, _SMALL_PIECES, values)
    enough = total >= _ENOUGH_MEMORY * 0.9
    return Line(COMPUTER, GOOD if enough else ADVICE, _MEMORY, "" if enough else _SMALL_PIECES, values)


def cores() -> Line:
    """Tell how many processor cores there are."""
    count = os.cpu_count() or 1
    return Line(COMPUTER, GOOD if count > 1 else ADVICE, _CORES, "" if count > 1 else _PATIENCE, {"count": count})


def space(folder: Path) -> Line:
    """Tell how much room is left on the disk of `folder`."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), Path.cwd())
    free = shutil.disk_usage(there).free
    values = {"folder": shown(folder), "free": _gigabytes(free)}
    if free >= _ENOUGH_SPACE:
        return Line(COMPUTER, GOOD, _SPACE, values=values)
    return Line(COMPUTER, BAD if free < _LITTLE_SPACE else ADVICE, _SPACE, _FREE_SPACE, values)


def qgis(version: str) -> Line:
    """Tell what is known about this version of QGIS: ``3.40.6-Bratislava``."""
    least = metadata()["qgisminimumversion"]
    numbers = _numbers(version)
    values = {"version": version, "least": least, "tried": ", ".join(f"{a}.{b}" for a, b in TRIED)}
    if numbers < _numbers(least):
        return Line(QGIS, BAD, _QGIS_OLD, _UPDATE_QGIS, values)
    if numbers[:2] in TRIED:
        return Line(QGIS, GOOD, _QGIS, values=values)
    return Line(QGIS, ADVICE, _QGIS_UNTRIED, _TRIED, values)


def package(name: str) -> Line:
    """Tell whether a package of `NEEDED` is there and new enough."""
    least, purpose = NEEDED[name]
    found = package_version(name)
    values = {"package": name, "version": found, "least": ".".join(map(str, least)), "command": install_command(name)}
    values["purpose"] = purpose
    state = BAD if name in _ESSENTIAL else ADVICE
    if not found:
        return Line(PACKAGES, state, _PACKAGE_MISSING, _INSTALL, values)
    if _numbers(found) < least:
        return Line(PACKAGES, state, _PACKAGE_OLD, _INSTALL, values)
    return Line(PACKAGES, GOOD, _PACKAGE, values=values)


def native_packages() -> Line:
    """Tell whether shapely, fiona and pyproj can be loaded in this very program."""
    try:
        importlib.import_module("..native", __package__)
    except MissingPackage as error:
        return Line(PACKAGES, BAD, error.what, error.remedy, error.values)
    return Line(PACKAGES, GOOD, _NATIVE)


def numpy_of_gdal() -> Line | None:
    """Tell whether NumPy is too new for the GDAL that came with QGIS; None where all is well."""
    numpy, gdal = package_version("numpy"), package_version("GDAL")
    if _numbers(numpy) >= (2,) and gdal and _numbers(gdal) < (3, 10):
        return Line(PACKAGES, BAD, _NUMPY_TWO, _NUMPY_ONE, {"version": numpy})
    return None


def fonts(vietnamese: Collection[str], used: str) -> Line:
    """Tell whether letters such as ế can be shown: fonts that have them, and the one that QGIS uses."""
    legacy = used.casefold().startswith(_LEGACY)
    if legacy:
        return Line(FONTS, BAD, _LEGACY_FONT, _CHANGE_FONT, {"name": used})
    if not vietnamese:
        return Line(FONTS, BAD, _NO_FONTS, _ADD_FONT)
    name = used if used in vietnamese else sorted(vietnamese)[0]
    return Line(FONTS, GOOD, _FONTS, values={"count": len(vietnamese), "name": name})


def folder(path: Path) -> Line:
    """Tell whether a work copy at `path` can be edited without losing edits."""
    if not path.parent.exists():
        return Line(FOLDER, BAD, _NO_FOLDER, _MAKE_FOLDER, {"folder": shown(path.parent)})
    try:
        refuse_shared(path)
    except CampaignError as error:
        return Line(FOLDER, BAD, error.what, error.remedy, error.values | {"path": shown(path)})
    kind = kind_of_place(path)
    if kind == REMOVABLE:
        return Line(FOLDER, ADVICE, _UNPLUGGED, _UNPLUG)
    return Line(FOLDER, GOOD if kind == LOCAL else ADVICE, _FOLDER)


def package_version(name: str) -> str:
    """Return the version of an installed package, also in the folder that was chosen for the plugin; "" without."""
    places = [each for each in (os.environ.get("LAND_CAMPAIGN_SITE_PACKAGES"),) if each]
    names = (name, f"{name}-binary") if name == "psycopg2" else (name,)
    for each in names:
        for found in importlib.metadata.distributions(name=each, path=[*places, *sys.path]):
            return found.version
    try:
        return _module_version(name)
    except ImportError:
        return ""


def install_command(name: str) -> str:
    """Return the command that installs a package on this platform."""
    if name == "GDAL":
        return "OSGeo4W Setup: gdal, python3-gdal" if sys.platform == "win32" else "apt-get install python3-gdal"
    wanted = '"shapely>=2.1,<2.2"' if name == "shapely" else name
    if sys.platform == "win32":
        return f"OSGeo4W Shell: python -m pip install --user {wanted}"
    if sys.platform == "darwin":
        return f"/Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install --user {wanted}"
    return f"python3 -m pip install --user {wanted}"


def memory_bytes() -> tuple[int, int]:
    """Return all memory and what is free of it, in bytes; zeros where the system does not say."""
    if sys.platform == "win32":
        return _windows_memory()
    try:
        page = os.sysconf("SC_PAGE_SIZE")
        total = os.sysconf("SC_PHYS_PAGES") * page
        free = os.sysconf("SC_AVPHYS_PAGES") * page if "SC_AVPHYS_PAGES" in os.sysconf_names else 0
    except (ValueError, OSError):
        return 0, 0
    info = Path("/proc/meminfo")  # what caches hold is given back when somebody needs it
    lines = info.read_text(encoding="ascii").splitlines() if info.exists() else []
    free = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), free)
    return total, free


def shown(path: Path) -> str:
    """Return a path as it may be passed on: a home folder is named after a person."""
    home, text = str(Path.home()), str(path)
    return "~" + text[len(home) :] if home != "/" and text.startswith(home) else text


def _gigabytes(count: int) -> float:
    """Return bytes as GB, with a decimal only where it matters."""
    return round(count / _GIB, 1) if count < 10 * _GIB else round(count / _GIB)


def _module_version(name: str) -> str:
    """Return what a module says of its version: a system's own packages may lack the notes of an installer."""
    if name not in ("numpy", "psycopg2"):
        raise ImportError(name)
    return importlib.import_module(name).__version__.split()[0]


def _numbers(version: str) -> tuple[int, ...]:
    found = []
    for part in version.split("-")[0].split("+")[0].split("."):
        digits = "".join(sign for sign in part if sign.isdigit())
        if not digits:
            break
        found.append(int(digits))
    return tuple(found)


def _windows_memory() -> tuple[int, int]:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)] + [
            (each, ctypes.c_ulonglong)
            for each in ("total", "free", "page", "page_free", "virtual", "virtual_free", "more")
        ]

    status = Status()
    status.length = ctypes.sizeof(Status)
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):  # type: ignore[attr-defined]
        return 0, 0
    return status.total, status.free
