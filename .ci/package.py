"""Stages the plugin in the shape QGIS wants, with metadata, resources and translations inside the package.

    package.py            writes dist/land_campaign_plugin.zip
    package.py --link     makes the same shape out of links in a QGIS profile, for development

The zip is the same byte for byte whenever the source is the same.
"""

import argparse
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "land_campaign_plugin"
TARGET = ROOT / "dist" / f"{NAME}.zip"
MOST_BYTES = 25 * 1024 * 1024
KINDS = {".py", ".txt", ".md", ".svg", ".png", ".ui", ".qml", ".qm", ".gpkg", ".sql"}
KINDS |= {".toml", ".csv", ".json", ".geojson", ".html", ".css", ".js"}
BESIDE = ("metadata.txt", "LICENSE", "README.md", "CHANGELOG.md", "resources", "i18n")
"""What stands beside the package in the source tree and inside it in QGIS."""
SOURCE_ONLY = {".ts", ".pyc"}
STAMP = (1980, 1, 1, 0, 0, 0)
MARK = ".development-links"
RELATIVE_IMAGE = re.compile(r"^!\[[^\]]*\]\((?!https?:)[^)]*\)\n+", re.MULTILINE)
RELATIVE_LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")


class CannotPackage(Exception):
    """The source holds something that may not be in a plugin, or something is missing."""


def files(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """Yield every file of the plugin: its name in the zip and where it lies, sorted by name."""
    found = {}
    for top in (root / NAME, *(root / name for name in BESIDE)):
        if not top.exists():
            raise CannotPackage(f"{top.relative_to(root)} is missing.")
        inside = Path(NAME) if top.name == NAME else Path(NAME, top.name)
        for path in top.rglob("*") if top.is_dir() else [top]:
            relative = path.relative_to(top)
            hidden = any(part.startswith(".") or part == "__pycache__" for part in relative.parts)
            if path.is_dir() or hidden or path.suffix in SOURCE_ONLY:
                continue
            if path.suffix not in KINDS and path.name != "LICENSE":
                raise CannotPackage(f"{path.relative_to(root)}: files of this kind may not be in a plugin.")
            found[(inside / relative).as_posix() if top.is_dir() else inside.as_posix()] = path
    yield from sorted(found.items())


def content(path: Path) -> bytes:
    """Return what goes into the zip for `path`: relative links, which would lead nowhere there, become text."""
    data = path.read_bytes()
    if path.parent == ROOT and path.suffix == ".md":
        text = RELATIVE_IMAGE.sub("", data.decode("utf-8"))
        data = RELATIVE_LINK.sub(r"\1", text).encode("utf-8")
    return data


def build(target: Path = TARGET, root: Path = ROOT) -> Path:
    """Write the zip to `target` and return its path."""
    if not list((root / "i18n").glob("*.qm")):
        raise CannotPackage("i18n holds no built translation: run 'make setup' first.")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in files(root):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, content(path))
    if unfinished.stat().st_size >= MOST_BYTES:
        raise CannotPackage(f"{unfinished.name} is larger than the 25 MB the plugin repository takes.")
    os.replace(unfinished, target)
    return target


def profile() -> Path:
    """Return the folder of QGIS's default profile on this system."""
    if sys.platform == "win32":
        base = Path(os.environ["APPDATA"])
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "QGIS" / "QGIS3" / "profiles" / "default"


def make_link(source: Path, target: Path) -> None:
    """Make `target` stand for `source`; Windows gives ordinary users junctions and hard links only."""
    try:
        target.symlink_to(source, target_is_directory=source.is_dir())
    except OSError:
        if sys.platform != "win32":
            raise
        if source.is_dir():
            import _winapi

            _winapi.CreateJunction(str(source), str(target))
        else:
            os.link(source, target)


def link(folder: Path, root: Path = ROOT) -> Path:
    """Make the plugin's shape out of links in `folder` (a profile) and return the plugin's folder."""
    plugin = folder / "python" / "plugins" / NAME
    if plugin.is_symlink():
        plugin.unlink()
    elif plugin.exists():
        if not (plugin / MARK).exists():
            raise CannotPackage(f"{plugin} holds an installed plugin: remove it in QGIS first.")
        for entry in plugin.iterdir():
            # A junction is a folder to is_dir(), and rmdir() removes the junction alone.
            entry.rmdir() if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        plugin.rmdir()
    plugin.mkdir(parents=True)
    (plugin / MARK).write_text("Links to the source, made by 'make link'.\n", encoding="utf-8")
    for source in sorted((root / NAME).iterdir()):
        if source.name != "__pycache__" and not source.name.startswith("."):
            make_link(source, plugin / source.name)
    for name in BESIDE:
        if (root / name).exists():
            make_link(root / name, plugin / name)
    return plugin


def main() -> int:
    """Build the zip, or with ``--link`` the links."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--link", action="store_true", help="make links in a profile instead of the zip")
    parser.add_argument("--profile", type=Path, default=profile(), help="folder of the QGIS profile")
    arguments = parser.parse_args()
    try:
        if arguments.link:
            print(f"Linked into {link(arguments.profile)}")
            print("Switch 'Land Campaign' on in QGIS: Plugins > Manage and Install Plugins > Installed.")
            return 0
        target = build()
        with zipfile.ZipFile(target) as archive:
            count = len(archive.namelist())
        print(f"{target.relative_to(ROOT)}: {count} files, {target.stat().st_size / 1024:,.0f} KiB")
    except (CannotPackage, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
