"""What `make package` builds is what QGIS and its plugin repository take."""

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

TOP = "land_campaign_plugin"
NEEDED = ("__init__.py", "metadata.txt", "LICENSE", "README.md", "i18n/land_campaign_vi.qm")
BINARIES = {".so", ".dll", ".pyd", ".dylib", ".exe", ".o", ".a", ".whl", ".jar", ".zip", ".pyc"}


@pytest.fixture(scope="module")
def package(tool):
    return tool("package")


@pytest.fixture(scope="module")
def built(package, tmp_path_factory):
    return package.build(tmp_path_factory.mktemp("dist") / f"{TOP}.zip")


@pytest.fixture(scope="module")
def names(built):
    with zipfile.ZipFile(built) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_one_folder_holds_everything(names):
    assert {PurePosixPath(name).parts[0] for name in names} == {TOP}


def test_what_qgis_needs_is_inside(names):
    assert [name for name in NEEDED if f"{TOP}/{name}" not in names] == []


def test_no_binaries_tests_or_hidden_files_are_inside(names):
    paths = [PurePosixPath(name) for name in names]
    assert [str(path) for path in paths if path.suffix in BINARIES] == []
    assert [str(path) for path in paths if any(part.startswith((".", "__pycache__")) for part in path.parts)] == []
    assert [str(path) for path in paths if "tests" in path.parts or path.name.startswith("test_")] == []


def test_names_are_plain_so_that_every_system_can_unpack_them(names):
    assert [name for name in names if not name.isascii() or " " in name or "\\" in name] == []
    assert len({name.lower() for name in names}) == len(names)


def test_it_is_small_enough_for_the_repository(built):
    assert built.stat().st_size < 25 * 1024 * 1024


def test_the_same_source_gives_the_same_bytes(package, built, tmp_path):
    assert package.build(tmp_path / "again.zip").read_bytes() == built.read_bytes()


def test_its_metadata_hold_what_qgis_asks_for(built):
    parser = configparser.ConfigParser()  # with interpolation, as QGIS reads it
    with zipfile.ZipFile(built) as archive:
        parser.read_string(archive.read(f"{TOP}/metadata.txt").decode("utf-8"))
        general = dict(parser["general"])
        names = archive.namelist()
    wanted = {"name", "description", "about", "version", "author", "qgisminimumversion", "hasprocessingprovider"}
    assert wanted <= set(general)
    assert general["license"] == "GPL-2.0-or-later"
    assert f"{TOP}/{general['icon']}" in names


def test_a_readme_inside_has_no_link_that_leads_nowhere(package, tmp_path, monkeypatch):
    monkeypatch.setattr(package, "ROOT", tmp_path)
    readme = tmp_path / "README.md"
    readme.write_text("# A\n\n![window](docs/a.png)\n\nSee [the guide](docs/guide.md) and [X](https://example.org).\n")
    assert package.content(readme).decode() == "# A\n\nSee the guide and [X](https://example.org).\n"


def test_a_file_that_does_not_belong_is_refused(package, tmp_path):
    for name in ("resources", "i18n", TOP):
        (tmp_path / name).mkdir()
    for name in ("metadata.txt", "LICENSE", "README.md", "CHANGELOG.md", "i18n/a.qm", f"{TOP}/native.so"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(package.CannotPackage, match="native.so"):
        package.build(tmp_path / "dist" / "a.zip", tmp_path)
    assert not (tmp_path / "dist" / "a.zip").exists()


def test_an_unpacked_plugin_finds_its_own_files(built, tmp_path):
    with zipfile.ZipFile(built) as archive:
        archive.extractall(tmp_path)
    code = f"from {TOP} import paths; print(paths.version()); print(paths.root())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    version, root = done.stdout.split("\n")[:2]
    assert version[0].isdigit()
    assert Path(root) == tmp_path / TOP


def test_links_have_the_same_shape_as_the_zip(package, tmp_path):
    plugin = package.link(tmp_path / "profile")
    again = package.link(tmp_path / "profile")
    linked = {name for name, _ in package.files() if (plugin.parent / name).exists()}
    assert plugin == again
    assert linked == {name for name, _ in package.files()}


def test_links_never_replace_an_installed_plugin(package, tmp_path):
    installed = tmp_path / "python" / "plugins" / TOP
    installed.mkdir(parents=True)
    (installed / "metadata.txt").write_text("[general]")
    with pytest.raises(package.CannotPackage, match="installed"):
        package.link(tmp_path)
    assert (installed / "metadata.txt").exists()


def test_the_security_scan_of_the_repository_finds_nothing(built, tmp_path):
    with zipfile.ZipFile(built) as archive:
        archive.extractall(tmp_path)
    template = "{relpath}:{line} {test_id} {msg}"
    command = [sys.executable, "-m", "bandit", "-q", "-r", "-f", "custom", "--msg-template", template, TOP]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == ""
    assert done.returncode == 0
