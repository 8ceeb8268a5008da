"""A checked work copy made from the sample, and QGIS on it. Nothing here is pretended."""

import os
import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsProject  # noqa: E402

from land_campaign_plugin.verbs.check import check_work_copy  # noqa: E402
from land_campaign_plugin.verbs.load import load  # noqa: E402
from land_campaign_plugin.verbs.sample import sample  # noqa: E402

from .moved import make  # noqa: E402

NAME = "land_campaign_plugin"


@pytest.fixture(scope="session")
def sample_source(tmp_path_factory) -> Path:
    """A small sample with errors of every rule, as a source to load."""
    path = tmp_path_factory.mktemp("sample") / "source.gpkg"
    sample(path, plots=600, errors=0.05)
    return path


@pytest.fixture(scope="session")
def checked_copy(sample_source) -> Path:
    """The sample in a work copy, checked. Not to be changed."""
    path = sample_source.with_name("checked.gpkg")
    load([sample_source], path)
    check_work_copy(path)
    return path


@pytest.fixture(scope="session")
def moved_copy(tmp_path_factory) -> Path:
    """A checked work copy of five sheets, of which one lies off. Not to be changed."""
    return make(tmp_path_factory.mktemp("moved"))


@pytest.fixture
def moved_session(qgis_app, moved_copy, tmp_path):
    """The work copy with the sheet that lies off, open in QGIS."""
    from land_campaign_plugin.qgis_bridge.session import WorkSession, read

    QgsProject.instance().clear()
    opened = WorkSession(read(Path(shutil.copy(moved_copy, tmp_path / "dời.gpkg"))))
    yield opened
    opened.close()
    QgsProject.instance().clear()


@pytest.fixture
def kept(qgis_app):
    """Settings as they were, afterwards."""
    from land_campaign_plugin.qgis_bridge import settings

    before = {name: settings.get(name) for name in settings.DEFAULTS}
    yield
    for name, value in before.items():
        settings.put(name, value)


@pytest.fixture
def copy_path(checked_copy, tmp_path) -> Path:
    """A work copy of the test's own, in a folder with a space and Vietnamese letters."""
    folder = tmp_path / "Dữ liệu mẫu"
    folder.mkdir()
    return Path(shutil.copy(checked_copy, folder / "bản làm việc.gpkg"))


@pytest.fixture
def session(qgis_app, copy_path):
    """The work copy, open in QGIS."""
    from land_campaign_plugin.qgis_bridge.session import WorkSession, read

    QgsProject.instance().clear()
    opened = WorkSession(read(copy_path))
    yield opened
    opened.close()
    QgsProject.instance().clear()


def finding_of(session, rule: str) -> tuple[str, str]:
    """Return fingerprint and first plot of a finding of `rule`."""
    row = (session.findings["rule"] == rule).nonzero()[0][0]
    return session.findings["fingerprint"][row], session.findings["plots"][row].split(",")[0]


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory, project_root, own_environment, tool):
    """Runs `qgis_process` in an empty profile that has the built zip."""
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is not installed")
    home = tmp_path_factory.mktemp("profile")
    profile = home / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(tool("package").build(home / "plugin.zip")) as packed:
        packed.extractall(plugins)
    scripts = profile / "processing" / "scripts"
    scripts.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("coverage_script.py"), scripts / "coverage.py")
    variables = {
        **own_environment,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(home),
        "LAND_CAMPAIGN_SITE_PACKAGES": sysconfig.get_paths()["purelib"],
        "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8"),
    }

    def call(*arguments, text=None):
        return subprocess.run(
            ["qgis_process", *arguments],
            env=variables,
            capture_output=True,
            text=True,
            timeout=60,
            input=text,
            check=False,
        )

    done = call("plugins", "enable", NAME)
    assert done.returncode == 0, done.stderr
    return call
