"""A folder of map sheets through the load wizard in the real QGIS, with mouse and keyboard."""

import shutil

import pytest

from tests.qgis import sheet_folder

from . import launcher

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("qgis", "xvfb-run", "xdotool"))), reason="QGIS, Xvfb or xdotool is not installed"
)


@pytest.fixture(scope="module")
def archive(tool, tmp_path_factory):
    return tool("package").build(tmp_path_factory.mktemp("zip") / "land_campaign_plugin.zip")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return sheet_folder.make(tmp_path_factory.mktemp("xã") / "Tân Hưng")


WORDS = [("en", "sure", "likely", "3 loaded"), ("vi", "chắc chắn", "có thể", "3 đã nạp")]


@pytest.mark.parametrize(
    "language, sure, likely, loaded", [words for words in WORDS if words[0] in launcher.LANGUAGES]
)
def test_a_folder_of_sheets_is_loaded(
    archive, folder, language, sure, likely, loaded, tmp_path, project_root, own_environment
):
    pictures = project_root / "build" / "pictures" / f"load_sheets_{language}"
    report = launcher.run(
        "load_sheets", archive, pictures, language, own_environment,
        source=str(folder), into=str(tmp_path / "làm việc.gpkg"),
    )  # fmt: skip
    assert report["failures"] == [], "\n".join(report["failures"])
    did = report["steps"]
    assert did["first_reason"]
    assert did["fits"]
    assert did["found"] == {
        "ban_ve.dwg": "waiting", "cu.dgn": "waiting", "hong.shp": "unusable",
        "DC3.shp": "new", "to_1.shp": "new", "to_2.shp": "new",
    }  # fmt: skip
    # nothing can be told from the names of the first sheet's fields; its values tell
    assert did["guessed"]["land_use"] == sure
    assert did["guessed"]["plot_number"] in (sure, likely)
    # the sheet that does not say its system is taken as its neighbours are; its texts are read
    assert did["crs"] == "EPSG:9209"
    assert "to_2.shp" in did["about"]
    assert any("Thôn" in words for words in did["words"])
    # the catalogue lists what could not be loaded, too, with the reason
    assert did["states"] == ["failed", "loaded", "loaded", "loaded", "unreadable", "unreadable"]
    assert "hong.shp" in did["told"]
    assert loaded in did["summary"]
    assert did["plots"] == 840
    assert did["uses"] > 3
