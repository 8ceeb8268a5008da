"""Where the project's own files lie, in the source tree and in an installed plugin.

The only module that knows: ``metadata.txt``, ``resources/`` and ``i18n/`` stand beside the package in
the source tree and inside it once QGIS has installed the zip.
"""

import configparser
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds ``metadata.txt``, ``resources`` and ``i18n``."""
    return PACKAGE if (PACKAGE / "metadata.txt").exists() else PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources``."""
    return root().joinpath("resources", *parts)


def translation(name: str) -> Path:
    """Return the path of a file below ``i18n``."""
    return root() / "i18n" / name


@lru_cache(maxsize=1)
def metadata() -> dict[str, str]:
    """Return the ``[general]`` section of ``metadata.txt``, the one source of the version."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(root() / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def version() -> str:
    """Return the version of the plugin."""
    return metadata()["version"]
