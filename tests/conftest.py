"""What all tests share. QGIS itself is started by pytest-qgis, without a window (see pyproject.toml)."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of the Makefile."""
    return ROOT


@pytest.fixture(scope="session")
def tool():
    """Loads a module of the build (``tool("package")`` is .ci/package.py), which is no package."""

    def load(name):
        spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def own_environment() -> dict[str, str]:
    """The environment for a program that tests start: without what pytest-qgis set for this process."""
    ours = {"QT_QPA_PLATFORM", "QGIS_CUSTOM_CONFIG_PATH", "QGIS_OPTIONS_PATH", "QGIS_PREFIX_PATH", "PYTHONPATH"}
    return {name: value for name, value in os.environ.items() if name not in ours}


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server of the tests' own, stopped and removed at the end. Its absence is an error, not a skip."""
    from .postgres import Server  # most tests need no database

    with Server() as server:
        yield server
