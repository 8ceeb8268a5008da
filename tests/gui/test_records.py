"""Records in the real QGIS: loaded, corrected, converted, counted and entered by hand, in both languages."""

import shutil

import pytest

from tests.qgis import later_export

from . import launcher

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("qgis", "xvfb-run", "xdotool"))), reason="QGIS, Xvfb or xdotool is not installed"
)
HOLDERS_TAB = 2


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """A sample with a hand-in workbook, and a checked work copy of it with the records of its own tables."""
    from land_campaign_plugin.store.workcopy import WorkCopy
    from land_campaign_plugin.verbs.check import check_work_copy
    from land_campaign_plugin.verbs.collect import write_list
    from land_campaign_plugin.verbs.load import load
    from land_campaign_plugin.verbs.sample import sample

    folder = tmp_path_factory.mktemp("records")
    sample(folder / "thửa.gpkg", plots=600, errors=0.08, records_xlsx=folder / "hồ sơ.xlsx")
    load([folder / "thửa.gpkg"], folder / "work.gpkg")
    check_work_copy(folder / "work.gpkg")
    shutil.copy(folder / "work.gpkg", folder / "ours.gpkg")
    work = WorkCopy.open(folder / "ours.gpkg")
    uids = work.plots("land_use = 'LUC'")["uid"][:3].tolist()
    work.update_plots({uid: {"address": "Thôn Thượng, Xã Tân Hưng, Tỉnh Hưng Yên"} for uid in uids}, "ours")
    later_export.make(folder / "thửa.gpkg", folder / "xuất.gpkg", dict.fromkeys(uids, "Thôn Hạ, Xã Tân Hưng"))
    write_list(work, folder)
    return folder


@pytest.fixture(scope="module")
def archive(tool, tmp_path_factory):
    return tool("package").build(tmp_path_factory.mktemp("zip") / "land_campaign_plugin.zip")


@pytest.mark.parametrize("language", launcher.LANGUAGES)
def test_records_from_the_spreadsheet_to_the_corrected_plot(
    archive, sampled, language, tmp_path, project_root, own_environment
):
    folder = project_root / "build" / "pictures" / f"records_{language}"
    work_copy = shutil.copy(sampled / "work.gpkg", tmp_path / "phường.gpkg")
    report = launcher.run(
        "records", archive, folder, language, own_environment, timeout_s=150,
        source=str(sampled / "thửa.gpkg"), records=str(sampled / "hồ sơ.xlsx"),
        into=str(tmp_path / "làm việc.gpkg"), work_copy=str(work_copy),
    )  # fmt: skip
    assert report["failures"] == [], "\n".join(report["failures"])
    did = report["steps"]
    # the form opens at the record, the sentence stands beside the field, what is doubted may be saved
    assert did["tab"] == HOLDERS_TAB
    assert did["told"]
    assert "12" in did["doubt"]
    assert did["save_enabled"]
    # records are no edits of the plot layer
    assert did["unsaved"] == 0
    # a column is one step, with samples before and after
    assert did["column_steps"] == 1
    assert len(did["samples"]) > 2
    assert did["selected"] == did["counted"] > 0
    assert did["entered"]
    assert "hồ sơ.xlsx" in did["read"]


@pytest.mark.parametrize("language", launcher.LANGUAGES)
def test_a_later_export_is_taken_in_and_decided(archive, sampled, language, tmp_path, project_root, own_environment):
    folder = project_root / "build" / "pictures" / f"later_export_{language}"
    work_copy = shutil.copy(sampled / "ours.gpkg", tmp_path / "phường.gpkg")
    report = launcher.run(
        "later_export", archive, folder, language, own_environment, timeout_s=120,
        export=str(sampled / "xuất.gpkg"), work_copy=str(work_copy),
    )  # fmt: skip
    assert report["failures"] == [], "\n".join(report["failures"])
    did = report["steps"]
    assert did["waiting"] == 3
    assert did["ticks"] > 0
