"""What all tests share. QGIS itself is started by pytest-qgis, without a window (see pyproject.toml)."""

import fcntl
import importlib.util
import os
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REAL_WINDOWS = ROOT / "tests" / "gui"


@contextmanager
def _held(name: str):
    """Hold a lock that all workers share; the system lets it go when a worker dies."""
    path = ROOT / "build" / f"tests-{name}.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    """Let only one real window be open at a time: the other worker runs tests without one meanwhile."""
    if not (hasattr(item.config, "workerinput") and item.path.is_relative_to(REAL_WINDOWS)):
        return (yield)
    with _held("window"):
        return (yield)


@pytest.fixture(autouse=True)
def qgis_show_map() -> None:
    """Stands for pytest-qgis's own, which makes a folder for every test and which no test here needs."""


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
