"""Starts the real QGIS under Xvfb with an empty profile and the built plugin, and lets a script drive it."""

import compileall
import json
import os
import shutil
import subprocess
import sysconfig
import zipfile
from functools import cache
from pathlib import Path

PLUGIN = "land_campaign_plugin"
PROFILE = "probe"
SCREEN = "1366x768x24"
LANGUAGES = os.environ.get("LAND_CAMPAIGN_PICTURES", "vi").split(",")
"""Vietnamese is what people see; ``LAND_CAMPAIGN_PICTURES=en,vi`` plays in both. The main job always does."""
DRIVE = Path(__file__).with_name("drive.py")
_SETTINGS = """[PythonPlugins]
{plugin}=true

[land_campaign]
site_packages={packages}

[qgis]
checkVersion=false
showTips=false
enableMacros=3

[locale]
overrideFlag=true
userLocale={language}
"""


@cache
def unpacked(archive: Path) -> Path:
    """Unpack the built zip beside itself, once, with its modules compiled: not anew in every profile."""
    folder = archive.with_suffix("")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    compileall.compile_dir(folder, quiet=1)
    return folder


def install(archive: Path, profiles: Path, language: str, packages: str) -> Path:
    """Put what the built zip holds into an empty profile and switch it on; return the profile's folder."""
    profile = profiles / "profiles" / PROFILE
    shutil.copytree(unpacked(archive), profile / "python" / "plugins")
    settings = profile / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS.format(plugin=PLUGIN, packages=packages, language=language), encoding="utf-8")
    return profile


def run(
    scenario: str,
    archive: Path,
    folder: Path,
    language: str,
    environment: dict[str, str],
    *,
    timeout_s: float = 150,
    packages: str | None = None,
    **told,
) -> dict:
    """Let QGIS play `scenario` of drive.py and return what it reports.

    Parameters
    ----------
    folder : Path
        An empty folder: profile, pictures, report and QGIS's output go there.
    packages : str, optional
        Folder of shapely, fiona and pyproj; this environment's if not given.
    told : dict
        What the scenario is told, JSON values.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    install(archive, folder / "home", language, sysconfig.get_paths()["purelib"] if packages is None else packages)
    order = {"scenario": scenario, "folder": str(folder), "scenarios": str(DRIVE.parent), **told}
    (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    command = [
        "xvfb-run", "-a", "-s", f"-screen 0 {SCREEN} -dpi 96",
        "timeout", "--kill-after=5", str(timeout_s),
        "qgis", "--profiles-path", str(folder / "home"), "--profile", PROFILE,
        "--noversioncheck", "--nologo", "--lang", language, "--code", str(DRIVE),
    ]  # fmt: skip
    variables = {**environment, "LAND_CAMPAIGN_ORDER": str(folder / "order.json"), "LC_ALL": "C.UTF-8"}
    variables.setdefault("XDG_RUNTIME_DIR", str(folder / "runtime"))
    Path(variables["XDG_RUNTIME_DIR"]).mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "output.txt").open("w", encoding="utf-8") as output:
        done = subprocess.run(command, env=variables, stdout=output, stderr=subprocess.STDOUT, check=False)
    report = folder / "report.json"
    if not report.exists():
        tail = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")[-3000:]
        raise AssertionError(f"QGIS left with status {done.returncode} and no report:\n{tail}")
    found = json.loads(report.read_text(encoding="utf-8"))
    found["status"] = done.returncode
    return found
