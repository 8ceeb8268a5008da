"""The layout of the code holds: who imports whom, what stands where, how large files are."""

import re
from pathlib import Path

import pytest

from . import layout_rules as rules

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / rules.PACKAGE
LARGEST_BYTES = 24 * 1024


def module_name(path):
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = sorted(SOURCE.rglob("*.py"))
SOURCES = {module_name(path): (path.read_text(encoding="utf-8"), path.name == "__init__.py") for path in MODULES}
PYTHON_FILES = sorted(
    path for folder in (SOURCE, ROOT / "tests", ROOT / "benchmarks", ROOT / ".ci") for path in folder.rglob("*.py")
)


@pytest.mark.parametrize("module", SOURCES)
def test_a_module_imports_only_what_the_architecture_allows(module):
    source, is_package = SOURCES[module]
    assert rules.forbidden_imports(module, source, is_package) == []


@pytest.mark.parametrize("module", SOURCES)
def test_every_public_function_says_what_it_does(module):
    assert rules.without_docstring(module, SOURCES[module][0]) == []


@pytest.mark.parametrize("module", SOURCES)
def test_no_failure_is_swallowed(module):
    assert rules.silent_handlers(module, SOURCES[module][0]) == []


def test_every_room_is_known():
    rooms = {rules.room_of(module) for module in SOURCES}
    assert rooms <= set(rules.DIRECT)


def test_the_package_holds_class_factory_and_nothing_else():
    assert rules.more_than_class_factory(SOURCES["__init__"][0]) == []


def test_no_file_needs_a_table_of_contents():
    assert [path.name for path in PYTHON_FILES if path.stat().st_size > LARGEST_BYTES] == []


def test_the_version_of_the_changelog_is_that_of_the_metadata():
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = re.search(r"^version=(.+)$", metadata, re.MULTILINE)[1]
    assert re.search(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)[1] == version


FORBIDDEN = [
    # module, source, what is wrong
    ("model.tables", "from ..rules import registry", "imports rules"),
    ("model.tables", "from ..sources.reader import read_all", "imports sources"),
    ("rules.topology.t01", "from ...checking import run", "imports checking"),
    ("rules.topology.t01", "import land_campaign_plugin.store", "imports store"),
    ("checking.run", "from ..fixes import proposals", "imports fixes"),
    ("fixes.proposals", "from ..store.workcopy import WorkCopy", "imports store"),
    ("store.workcopy", "from ..verbs import push", "imports verbs"),
    ("reports.export", "from ..sources import reader", "imports sources"),
    ("samples.plan", "from ..rules import registry", "imports rules"),
    ("verbs.load", "from ..qgis_bridge import layers", "imports qgis_bridge"),
    ("verbs.load", "def load():\n    from ..gui import dock", "imports gui"),
    ("gui.dock", "from ..processing import provider", "imports processing"),
    ("processing.base", "from ..gui.dock import Dock", "imports gui"),
    ("__main__", "from .gui import dock", "imports gui"),
    ("__main__", "from qgis.core import Qgis", "imports qgis"),
    ("verbs.check", "import qgis.core", "imports qgis"),
    ("model.tables", "from qgis.PyQt.QtCore import QVariant", "imports qgis"),
    ("gui.dock", "from PyQt5.QtCore import Qt", "imports PyQt5"),
    ("rules.g01", "import shapely", "imports shapely"),
    ("sources.reader", "from shapely.geometry import Polygon", "imports shapely"),
    ("reports.export", "import fiona", "imports fiona"),
    ("gui.dock", "def f():\n    import pyproj", "imports pyproj"),
    ("reports.export", "from osgeo import ogr", "imports osgeo"),
    ("samples.writer", "from osgeo import gdal", "imports osgeo"),
    ("paths", "from .model import errors", "imports model"),
    ("native", "from .checking import run", "imports checking"),
    ("checking.run", 'import importlib\nimportlib.import_module("..verbs", __package__)', "imports verbs"),
    ("checking.run", "from .. import plugin", "imports plugin"),
]
ALLOWED = [
    ("__main__", "from .verbs import check\nfrom .model.errors import BadInput"),
    ("plugin", "from .gui.dock import Dock\nfrom .processing.provider import Provider\nfrom qgis.core import Qgis"),
    ("gui.dock", "from ..qgis_bridge import tasks\nfrom ..model import findings\nfrom . import theme"),
    ("qgis_bridge.packages", 'import importlib\nimportlib.import_module("..native", __package__)'),
    ("verbs.check", "from ..checking import run\nfrom ..rules import registry\nfrom ..samples import plan"),
    ("store.workcopy", "from osgeo import ogr\nfrom ..native import shapely\nfrom ..paths import resource"),
    ("model.tables", "from ..native import shapely"),
    ("native", "from .model.errors import MissingPackage\nimport shapely"),
]


@pytest.mark.parametrize("module, source, wrong", FORBIDDEN)
def test_a_forbidden_import_is_found(module, source, wrong):
    (found,) = rules.forbidden_imports(module, source)
    assert found.endswith(wrong)


@pytest.mark.parametrize("module, source", ALLOWED)
def test_an_allowed_import_passes(module, source):
    assert rules.forbidden_imports(module, source) == []


def test_relative_imports_of_a_package_are_resolved_from_the_package():
    assert rules.forbidden_imports("rules", "from .topology import t01\nfrom ..model import tables", True) == []
    assert rules.forbidden_imports("rules", "from ..verbs import check", True) == ["rules:1 rules imports verbs"]


@pytest.mark.parametrize(
    "source",
    ["import os", "x = 1", "def other():\n    'Doc.'", "from .plugin import LandCampaignPlugin"],
)
def test_anything_else_in_the_package_is_found(source):
    assert rules.more_than_class_factory(source) == ["line 1"]


@pytest.mark.parametrize(
    "module, source, wrong",
    [
        ("model.a", "def f():\n    return 1", ["model.a", "model.a:1 f"]),
        ("model.a", '"""Doc."""\nclass A:\n    """Doc."""\n    def f(self):\n        return 1', ["model.a:4 f"]),
        ("gui.a", '"""Doc."""\nclass A:\n    """Doc."""\n    def f(self):\n        return 1', []),
        ("model.a", '"""Doc."""\ndef _f():\n    return 1', []),
    ],
)
def test_a_missing_docstring_is_found(module, source, wrong):
    assert rules.without_docstring(module, source) == wrong


@pytest.mark.parametrize(
    "handler, swallowed",
    [
        ("except:\n    print(1)", True),
        ("except Exception:\n    pass", True),
        ("except (ValueError, Exception):\n    ...", True),
        ("except BaseException as error:\n    pass", True),
        ("except Exception as error:\n    raise ValueError from error", False),
        ("except OSError:\n    pass", False),
    ],
)
def test_a_swallowed_failure_is_found(handler, swallowed):
    assert bool(rules.silent_handlers("model.a", f"try:\n    f()\n{handler}")) is swallowed
