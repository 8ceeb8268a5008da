"""The real QGIS, in an empty profile with the built zip, driven with mouse and keyboard.

Pictures of every step stay in build/pictures.
"""

import shutil
import subprocess

import fiona
import numpy as np
import pytest

from . import launcher

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("qgis", "xvfb-run", "xdotool"))), reason="QGIS, Xvfb or xdotool is not installed"
)
FINDING = [
    "A01", "A02", "A03", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12", "C01", "C02", "C03", "C04", "C05",
    "C06", "C07", "D01", "D02", "E01", "E02", "G01", "G02", "G03", "G04", "G06", "G07", "G08", "G09", "I01", "I02",
    "I03", "I04", "M01", "M03", "M04", "P01", "P02", "P04", "P05", "P06", "P07", "P08", "P09", "R01", "R02",
    "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09",
]  # fmt: skip
NOTHING_TO_CHECK = ["A04", "B01", "B02", "B03", "G05", "M05", "M06"]
"""What to check against is not chosen; A04 and G05 are off unless asked for."""
MANY = 100_000


@pytest.fixture(scope="module")
def archive(tool, tmp_path_factory):
    return tool("package").build(tmp_path_factory.mktemp("zip") / "land_campaign_plugin.zip")


@pytest.fixture(scope="module")
def play(archive, project_root, own_environment):
    """Plays a scenario; its pictures stay in build/pictures."""

    def call(scenario, language, **told):
        folder = project_root / "build" / "pictures" / f"{scenario}_{language}"
        report = launcher.run(scenario, archive, folder, language, own_environment, **told)
        assert report["failures"] == [], "\n".join(report["failures"])
        assert report["status"] == 0
        return report

    return call


@pytest.fixture(scope="module")
def work_copy(tmp_path_factory):
    """A checked work copy."""
    from land_campaign_plugin.verbs.check import check_work_copy
    from land_campaign_plugin.verbs.load import load
    from land_campaign_plugin.verbs.sample import sample

    folder = tmp_path_factory.mktemp("work")
    sample(folder / "source.gpkg", plots=600, errors=0.08)
    load([folder / "source.gpkg"], folder / "work.gpkg")
    check_work_copy(folder / "work.gpkg")
    return folder / "work.gpkg"


@pytest.fixture(scope="module")
def moved_copy(tmp_path_factory):
    """A checked work copy of five sheets, of which one lies off."""
    from tests.qgis.moved import make

    return make(tmp_path_factory.mktemp("moved"))


@pytest.mark.parametrize(
    "language, check, decimal_mark, undo_begins",
    [("en", "Check", ".", "A09: Recorded area"), ("vi", "Kiểm tra", ",", "A09: Diện tích hồ sơ")],
)
def test_the_main_job_from_sample_to_push(play, language, check, decimal_mark, undo_begins):
    report = play("main_job", language)
    did = report["steps"]
    assert did["language"] == check
    assert did["plots"] > 500
    by_outcome = {outcome: [] for outcome in did["outcomes"].values()}
    for code in sorted(did["outcomes"]):
        by_outcome[did["outcomes"][code]].append(code)
    assert by_outcome == {"findings": FINDING, "nothing_to_check": NOTHING_TO_CHECK, "clean": ["M02"]}
    assert did["layers"] == ["findings", "findings", "findings", "plots", "seams", "sheets"]
    # the form: nonsense is said and cannot be saved; the suggestion is one click; saving is one undo step that cures
    assert f"153{decimal_mark}4" in did["typing_problem"]
    assert not did["save_enabled_on_nonsense"]
    assert did["save_enabled"]
    assert float(did["suggested"].replace(decimal_mark, ".")) > 0
    assert (did["undo_steps"], did["unsaved"]) == (1, 1)
    # the corrected area is another one than certificate and uses say now, which is found at once
    assert set(did["appeared"]) <= {"A07", "A10"}
    assert did["undo_text"].startswith(undo_begins)
    assert did["next_selected"]
    assert did["undo_and_redo"] == "followed"
    # the shape: previewed, applied as one step
    assert did["shape_steps"] == 1
    assert did["form_closed_by_escape"]
    # the push: the store had version 1 of every plot and has version 2 of the corrected one
    assert did["store_after_first_push"] == [1]
    assert did["dirty"] == 2
    assert (did["store_version_of_fixed"], did["work_version_of_fixed"], did["still_dirty"]) == (2, 2, 0)
    # what the re-checks after each edit left in the list is what a full check finds
    assert did["full_check_agrees"]
    print(f"\nstart-up of the plugin: {1000 * float(report['start_up_ms'].rstrip('s')):.0f} ms")


SEAMS = [("en", ("seams are clean", "outlines found.")), ("vi", ("đường tiếp biên", "ranh giới."))]


@pytest.mark.parametrize("language, words", [words for words in SEAMS if words[0] in launcher.LANGUAGES])
def test_causes_are_unfolded_and_seams_are_walked(play, moved_copy, tmp_path, language, words):
    source = moved_copy.with_name("source.gpkg")
    against = {name: str(source) for name in ("communes", "lines", "labels", "legal")}
    against["sheet_list"] = str(source.with_suffix(".sheet_list.csv"))
    work_copy = shutil.copy(moved_copy, tmp_path / "phường.gpkg")
    did = play("seams_and_causes", language, work_copy=str(work_copy), against=against)["steps"]
    # the sheet that lies off comes first, its symptoms come out by its arrow, and no form opens for that
    assert did["cause_row"] == 0
    assert did["hanging"] > 10
    assert did["form_stays_closed"]
    # the list holds what the page counts
    assert sum(did["worst"]) == did["on_seam"] > 0
    assert words[0] in did["summary"]
    # what was chosen to check against is used at once
    assert did["against"]["communes"].endswith(words[1])
    without = [code for code, outcome in did["outcomes"].items() if outcome == "nothing_to_check"]
    assert sorted(without) == ["A04", "G05"]


def test_loading_and_unloading_twice_leaves_nothing(play, work_copy):
    did = play("load_twice", "en", work_copy=str(work_copy))["steps"]
    first, second = did["left"]
    assert first == second
    assert (first["objects"], first["layers"], first["log_handlers"]) == (0, 0, 0)
    assert {name: did["again"][name] - first[name] for name in ("menu", "toolbars", "docks", "providers")} == {
        "menu": 1,
        "toolbars": 1,
        "docks": 1,
        "providers": 1,
    }


def test_load_check_and_export_through_the_dialogs_and_coverage_inside_qgis(play, work_copy, tmp_path):
    out = tmp_path / "xuất" / "thửa đất.shp"
    out.parent.mkdir()
    told = {"source": work_copy.with_name("source.gpkg"), "into": tmp_path / "bản làm việc.gpkg", "out": out}
    did = play("load_and_export", "en", **{name: str(path) for name, path in told.items()})["steps"]
    with fiona.open(out) as exported:
        assert exported.crs.to_epsg() == 9209
        assert 0 < len(exported) <= did["plots"]
    assert did["findings"] > 0
    assert (did["valid"], did["invalid_m"]) == (False, [10.0, 10.0, 0.0])


def test_without_the_packages_it_loads_and_says_what_to_do(play):
    own = subprocess.run(
        ["/usr/bin/python3", "-c", "import shapely; assert shapely.__version__ >= '2.1'"],
        capture_output=True,
        check=False,
    )
    if own.returncode == 0:
        pytest.skip("QGIS's own Python has shapely")
    did = play("no_packages", "en", packages="")["steps"]
    assert did["loaded"]
    assert "shapely" in did["said"]


def test_a_hundred_thousand_findings_open_at_once(play, work_copy, tmp_path):
    from land_campaign_plugin.store.workcopy import WorkCopy

    path = shutil.copy(work_copy, tmp_path / "many.gpkg")
    work = WorkCopy.open(path)
    some = work.findings()
    many = some.take(np.arange(MANY) % len(some))
    many.columns["fingerprint"] = np.array([f"{number:08d}" for number in range(MANY)], dtype=object)
    work.replace_findings([], many)
    did = play("many_findings", "en", work_copy=str(path))["steps"]
    assert did["findings"] >= MANY
    print(f"\n{did['findings']:,} findings: opened in {did['open_s']} s (longest pause of the window"
          f" {did['longest_pause_s']} s),"
          f" one step with form and map {did['step_s']} s")  # fmt: skip
