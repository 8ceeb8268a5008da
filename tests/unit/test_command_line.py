"""The command line as people and scripts use it: output, JSON, exit status, in both languages."""

import json
import subprocess
import sys

import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.native import fiona
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.samples.injectors import ON_REQUEST
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.sample import sample

from .folder_sheets import OLE, write_sheets


@pytest.fixture(scope="module")
def commune(tmp_path_factory):
    path = tmp_path_factory.mktemp("Dữ liệu xã") / "thửa đất.gpkg"
    sample(path, plots=600, seed=3, errors=0.04)
    return path


@pytest.fixture
def run(capsys):
    def call(*arguments):
        status = command_line.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_check_json_is_one_object_of_the_agreed_form(run, commune):
    status, out, err = run("check", commune, "--json")
    data = json.loads(out)
    assert (status, err) == (1, "")
    assert set(data) >= {"plots", "sheets", "ruleset", "rules", "seconds", "peak_mib"}
    assert data["ruleset"] == "vn-2024"
    assert set(data["seconds"]) == {"read", "check", "total"}
    for rule in data["rules"].values():
        assert rule["outcome"] in {"clean", "findings", "nothing_to_check", "could_not_run"}
        assert rule["count"] == sum(rule["severity"].values())


def test_check_finds_what_was_injected(run, commune):
    truth = commune.with_suffix("").with_name(commune.stem + ".truth.jsonl")
    injected = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    data = json.loads(run("check", commune, "--json")[1])
    for code, rule in data["rules"].items():
        assert rule["count"] == sum(error["rule"] == code for error in injected), code


def test_check_with_side_tables_finds_what_they_show(run, commune):
    truth = commune.with_suffix("").with_name(commune.stem + ".truth.on-request.jsonl")
    injected = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    side = ["--communes", f"{commune}:communes", "--sheet-list", commune.with_suffix(".sheet_list.csv")]
    rules = json.loads(run("check", commune, "--json", "--sheets", "sheets", *side)[1])["rules"]
    for code in ON_REQUEST - {"A04", "G05"}:
        assert rules[code]["count"] == sum(error["rule"] == code for error in injected) > 0, code


def test_without_side_tables_there_is_nothing_to_check_and_it_says_why(run, commune):
    rules = json.loads(run("check", commune, "--json")[1])["rules"]
    assert {code for code, rule in rules.items() if rule["outcome"] == "nothing_to_check"} == ON_REQUEST
    assert "No official outlines of the communes were given." in run("check", commune)[1]


def test_a_list_of_sheets_with_semicolons_is_read_and_a_wrong_number_named_by_its_row(run, commune, tmp_path):
    listed = tmp_path / "danh mục.csv"
    listed.write_text("MaXa;SoTo;TyLe;SoThua\n11953;1;1:1000;12\n", encoding="utf-8-sig")
    rules = json.loads(run("check", commune, "--rules", "M05,M06", "--sheet-list", listed, "--json")[1])["rules"]
    assert {rule["outcome"] for rule in rules.values()} <= {"clean", "findings"}
    listed.write_text("MaXa;SoTo;SoThua\n11953;1;12\n11953;2;twelve\n", encoding="utf-8")
    status, _, err = run("check", commune, "--sheet-list", listed)
    assert (status, "row 3" in err, "twelve" in err) == (2, True, True)


def test_check_writes_findings_that_other_programs_read(run, commune, tmp_path):
    out = tmp_path / "kết quả.gpkg"
    run("check", commune, "--out", out, "--lang", "vi")
    assert set(fiona.listlayers(out)) == {"findings", "run", "seams", "sheets", "states", "groups", "plot_groups"}
    with fiona.open(out, layer="findings") as layer:
        rows = list(layer)
        assert "EPSG:9209" in layer.crs.to_string() or "9209" in layer.crs_wkt
    wanted = (
        "rule sub_code severity fingerprint plots sheet commune seam field measured unit tolerance message remedy state"
    )
    assert set(wanted.split()) <= set(rows[0]["properties"])
    assert all(row["properties"]["message"] and row["properties"]["remedy"] for row in rows)
    assert len({row["properties"]["fingerprint"] for row in rows}) == len(rows)
    with fiona.open(out, layer="run") as table:
        facts = {row["properties"]["name"]: row["properties"]["value"] for row in table}
    assert facts["ruleset"] == "vn-2024"
    assert len(facts["ruleset_sha256"]) == 64


def test_only_the_rules_asked_for_are_run(run, commune):
    assert list(json.loads(run("check", commune, "--rules", "t05,A09", "--json")[1])["rules"]) == ["T05", "A09"]


def test_the_main_job(run, commune, tmp_path):
    work, store, out = tmp_path / "w.gpkg", tmp_path / "store.gpkg", tmp_path / "out.shp"
    assert run("load", commune, "--into", work)[0] == 0
    status, text, _ = run("fix", work)
    assert status == 0
    assert "Nothing was changed" in text
    assert "made in batch" in run("fix", work, "--apply")[1]
    assert run("check", work, "--json")[0] == 1
    status, text, _ = run("push", work, "--store", store)
    assert status == 1  # what the store cannot hold is refused, with reasons
    assert "which the store cannot hold" in text
    assert run("push", work, "--store", store)[1].startswith("There was nothing to push.")
    status, text, _ = run("status", work, "--store", store)
    assert status == 0
    assert "0 edited" in text
    assert run("export", work, "--out", out)[0] == 0
    assert {path.suffix for path in tmp_path.glob("out.*")} == {".shp", ".shx", ".dbf", ".prj", ".cpg"}


def test_load_json_says_its_remarks_in_sentences(run, commune, tmp_path):
    run("load", commune, "--into", tmp_path / "w.gpkg")
    status, out, _ = run("load", commune, "--into", tmp_path / "w.gpkg", "--append", "--json")
    data = json.loads(out)
    assert (status, data["rows_out"]) == (0, 0)
    assert all(isinstance(note, str) and "{" not in note for note in data["notes"])
    assert any("were left out" in note for note in data["notes"])


def test_a_clean_sample_exits_with_0(run, tmp_path):
    path = tmp_path / "clean.gpkg"
    assert run("sample", path, "--plots", 500, "--errors", 0)[0] == 0
    status, text, _ = run("check", path)
    assert status == 0
    assert "No finding." in text


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["check", "missing.gpkg"], "no file missing.gpkg"),
        (["check", "{commune}", "--rules", "X99"], "no rule X99"),
        (["check", "{commune}", "--ruleset", "vn-1999"], "no ruleset vn-1999"),
        (["check", "{commune}", "--layer", "houses"], "houses"),
        (["check", "{commune}", "--crs", "EPSG:3857"], "EPSG:9209"),
        (["check", "{commune}", "--map", "plot_number=MaXa", "--map", "plot_number=TyLe"], "plot_number"),
        (["check", "{commune}", "--map", "plot_number=Nothing"], "Nothing"),
        (["check", "{commune}", "--map", "nothing"], "nothing"),
        (["check", "{commune}", "--communes", "nowhere.gpkg"], "nowhere.gpkg"),
        (["check", "{commune}", "--communes", "{commune}:sheets"], "code"),
        (["check", "{commune}", "--sheets", "nowhere"], "nowhere"),
        (["check", "{commune}", "--sheet-list", "nowhere.csv"], "nowhere.csv"),
        (["check", "{commune}", "--sheet-list", "{commune}"], "sheet_number"),
        (["fix", "{commune}"], "not a work copy"),
        (["push", "{commune}", "--store", "s.gpkg"], "not a work copy"),
        (["rules", "Z01"], "no rule Z01"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(run, commune, arguments, told):
    status, out, err = run(*(argument.replace("{commune}", str(commune)) for argument in arguments))
    assert (status, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["check", "a.gpkg", "--jobs", "0"], ["check", "a.gpkg", "--jobs", "-3"]])
def test_numbers_below_one_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        command_line.main(arguments)
    assert left.value.code == 2
    assert "is not a whole number of 1 or more" in capsys.readouterr().err


def test_a_store_comes_to_be_only_when_something_is_pushed(run, tmp_path, commune):
    work, store = tmp_path / "w.gpkg", tmp_path / "store.gpkg"
    run("load", commune, "--into", work)
    status, _, err = run("push", work, "--store", tmp_path / "notes.txt")
    assert (status, "ends in .gpkg" in err) == (2, True)
    assert not (tmp_path / "notes.txt").exists()
    WorkCopy.create(tmp_path / "empty.gpkg", WorkCopy.open(work).crs)
    assert run("push", tmp_path / "empty.gpkg", "--store", store)[:2] == (0, "There was nothing to push.\n")
    assert not store.exists()


def test_a_fix_with_nothing_to_correct_says_so(run, tmp_path):
    run("sample", tmp_path / "clean.gpkg", "--plots", 200, "--errors", 0)
    run("load", tmp_path / "clean.gpkg", "--into", tmp_path / "w.gpkg")
    for arguments in (["fix", tmp_path / "w.gpkg"], ["fix", tmp_path / "w.gpkg", "--apply"]):
        assert "There is nothing that can be corrected safely." in run(*arguments)[1]


def test_rules_are_listed_and_explained_in_both_languages(run):
    assert len(run("rules")[1].splitlines()) == len(RULES)
    assert "When it is wrong:" in run("rules", "t02")[1]
    assert "Khi nào báo không đúng:" in run("rules", "t02", "--lang", "vi")[1]
    assert "Chồng" in run("rules", "--lang", "vi")[1]


def test_the_module_runs_without_qgis_and_ends_quietly_in_a_pipe(project_root, commune):
    script = (
        "import sys, runpy; sys.argv = ['x', 'check', sys.argv[1]]\n"
        "try: runpy.run_module('land_campaign_plugin', run_name='__main__')\n"
        "except SystemExit as left: print(left.code, 'qgis' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(commune)],
        cwd=project_root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[-1] == "1 False"


def test_a_folder_is_loaded_sheet_by_sheet_and_its_sheets_are_listed(run, tmp_path):
    folder, work = write_sheets(tmp_path / "in", 2), tmp_path / "w.gpkg"
    (folder / "DC3.dgn").write_bytes(OLE)
    status, out, err = run("load", folder, "--into", work, "--lang", "en")
    assert (status, err) == (1, "")
    assert "3 sheets found = 2 loaded + 0 updated + 0 unchanged + 0 left out + 0 failed + 1 waiting" in out
    assert "DC3.dgn: The file DC3.dgn is a drawing in the format DGN v8" in out
    _, out, _ = run("status", work, "--sheets", "--json")
    assert [sheet["state"] for sheet in json.loads(out)["sheets"]] == ["loaded", "loaded", "unreadable"]
    (folder / "DC3.dgn").unlink()
    status, out, _ = run("load", folder, "--into", work, "--json")
    data = json.loads(out)
    assert (status, data["found"], data["counts"]["unchanged"]) == (0, 2, 2)
    assert [sheet["sheet_number"] for sheet in data["sheets"]] == ["1", "2"]
    _, out, _ = run("status", work, "--sheets", "--lang", "en")
    assert out.splitlines()[0].startswith("DC1.geojson: loaded, 11953, sheet 1, 1:1000, 4 plots")
    _, out, _ = run("status", work, "--sheets", "--json")
    assert [sheet["state"] for sheet in json.loads(out)["sheets"]] == ["loaded", "loaded"]


@pytest.mark.parametrize("option", ["--append", "--update", "--replace", "--dry-run"])
def test_a_folder_goes_on_by_itself(run, tmp_path, option):
    folder = write_sheets(tmp_path / "in", 1)
    status, _, err = run("load", folder, "--into", tmp_path / "w.gpkg", option, "--lang", "en")
    assert (status, "goes on in the work copy" in err) == (2, True)


def test_files_are_loaded_one_by_one_only_when_that_is_asked(run, tmp_path):
    folder = write_sheets(tmp_path / "in", 2)
    (folder / "DC2.geojson").write_text("{")
    files = sorted(folder.iterdir())
    assert run("load", *files, "--into", tmp_path / "all.gpkg")[0] == 2
    assert not (tmp_path / "all.gpkg").exists()
    status, out, _ = run("load", *files, "--into", tmp_path / "each.gpkg", "--by-sheet", "--json")
    assert (status, json.loads(out)["counts"]["loaded"]) == (1, 1)
