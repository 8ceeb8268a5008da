"""Conflicts, history and undo in the real QGIS, with mouse and keyboard."""

import shutil

import pytest

from . import launcher

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("qgis", "xvfb-run", "xdotool"))), reason="QGIS, Xvfb or xdotool is not installed"
)


@pytest.fixture(scope="module")
def archive(tool, tmp_path_factory):
    return tool("package").build(tmp_path_factory.mktemp("zip") / "land_campaign_plugin.zip")


@pytest.mark.parametrize("language", launcher.LANGUAGES)
def test_conflicts_are_compared_decided_handed_on_and_a_push_is_undone(
    archive, language, project_root, own_environment
):
    pictures = project_root / "build" / "pictures" / f"conflicts_{language}"
    report = launcher.run("conflicts", archive, pictures, language, own_environment)
    assert report["failures"] == [], "\n".join(report["failures"])
    did = report["steps"]
    assert (did["conflicts"], did["card"], did["listed"]) == (3, True, 3)
    assert did["fields"][0] == "geom"
    assert {"hamlet", "land_use", "note"} <= set(did["fields"])
    assert "m²" in did["difference"]
    assert (did["chosen_note"], did["chosen_use"]) == ("đã hỏi chủ hộ", "ODT")
    assert did["first_still_mine"]
    assert len(did["review"]) == 1
    assert "nhờ xem lại" in did["review"][0]
    assert did["open_after_review"] == 0
    assert did["holder"] == [["name", "L. T. M."], ["address", "…"]]
    assert [row[2:] for row in did["holder_review"]] == [["L. T. M.", "T. V. T."], ["…", "…"]]
    assert did["holder_stored"] == ["Lê Thị Mẫu", "Thôn Thượng"]
    assert [login for _, login, _ in did["versions"]][1] == "lan"
    assert [login for login, _ in did["pushes"]][1] == "lan"
    assert did["height"] == 768  # nothing makes the window grow out of a small screen
    assert did["left"] == 2  # one went on since, one is not settled here yet
    assert did["to_push"] == 2
