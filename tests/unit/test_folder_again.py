"""A folder loaded again: tries that fail, copies, files that went, flags beside the sheets, one sheet by itself."""

import os
import shutil

import numpy as np
import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.campaign import load_campaign
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.findings import FINDING_COLUMNS, FindingTable
from land_campaign_plugin.reports.flags import flag_drawing
from land_campaign_plugin.reports.folder_told import catalogue_lines, folder_lines
from land_campaign_plugin.reports.texts import language
from land_campaign_plugin.sources.folder import FLAGS, find_sources
from land_campaign_plugin.store.drawing_writer import write_drawing
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.flag import flag
from land_campaign_plugin.verbs.load_folder import SheetOptions, complete
from land_campaign_plugin.verbs.update import update

from .folder_sheets import outcomes, plot, take, write_sheet, write_sheets

ENGLISH = language("en")


@pytest.fixture
def work(tmp_path):
    return tmp_path / "w.gpkg"


def catalogue(work):
    return {row.path: row for row in WorkCopy.open(work).sheet_files()}


def said(report):
    return {line.path: line.sentence() for line in report.sheets if line.what}


@pytest.mark.parametrize(
    "options, what",
    [
        ({"crs": "EPSG:99999"}, "EPSG:99999"),
        ({"crs": "VN-2001"}, "VN-2001"),
        ({"crs": "EPSG:4756"}, "not in metres"),
        ({"encoding": "ABCD"}, "no text encoding ABCD"),
    ],
)
def test_an_impossible_option_is_refused_once_and_touches_nothing(tmp_path, work, options, what):
    folder = write_sheets(tmp_path / "in", 2)
    with pytest.raises(BadInput, match=what):
        take(folder, work, options=SheetOptions(**options))
    assert not work.exists()
    take(folder, work)
    with pytest.raises(BadInput, match=what):
        take(folder, work, options=SheetOptions(**options))
    assert {row.state for row in catalogue(work).values()} == {"loaded"}


@pytest.mark.parametrize("encoding", ["TCVN3", "vni", "CP1258", "utf-8", "ISO-8859-1"])
def test_known_encodings_are_taken(tmp_path, work, encoding):
    report = take(write_sheets(tmp_path / "in", 1), work, options=SheetOptions(encoding=encoding))
    assert outcomes(report) == {"DC1.geojson": "loaded"}


def test_a_failed_try_leaves_a_loaded_sheet_loaded_and_says_so(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    take(folder, work)
    whole = (folder / "DC1.geojson").read_text()
    (folder / "DC1.geojson").write_text("{")
    assert outcomes(take(folder, work)) == {"DC1.geojson": "failed", "DC2.geojson": "unchanged"}
    assert outcomes(take(folder, work))["DC1.geojson"] == "failed"
    row = catalogue(work)["DC1.geojson"]
    assert (row.state, row.plots, row.failed_since) == ("loaded", 4, True)
    assert "damaged" in row.sentence()
    lines = list(catalogue_lines([row], ENGLISH))
    assert lines[0].startswith("DC1.geojson: loaded; the last try failed, 11953")
    assert [each.state for each in WorkCopy.open(work).sheet_loads(row.id)] == ["loaded", "failed"]
    (folder / "DC1.geojson").write_text(whole)
    assert outcomes(take(folder, work))["DC1.geojson"] == "unchanged"
    assert not catalogue(work)["DC1.geojson"].failed_since


COPIES = [
    # names with the time that each was saved, which are the same in content, which is loaded, what the others are told
    ({"DC1.geojson": 9, "DC1 (2).geojson": 9}, True, "DC1.geojson", "is a copy of DC1.geojson"),
    ({"DC1.geojson": 1, "DC1 (2).geojson": 9}, True, "DC1.geojson", "is a copy of DC1.geojson"),
    ({"DC1.geojson": 1, "Copy of DC1.geojson": 9}, True, "DC1.geojson", "is a copy of DC1.geojson"),
    ({"DC1.geojson": 1, "DC1-sua.geojson": 9}, False, "DC1-sua.geojson", "saved last counts"),
    ({"DC1.geojson": 9, "DC1 (2).geojson": 1}, False, "DC1.geojson", "saved last counts"),
]


@pytest.mark.parametrize("names, same, loaded, told", COPIES)
def test_of_files_for_one_sheet_a_rule_says_which_counts(tmp_path, work, names, same, loaded, told):
    for number, (name, saved) in enumerate(names.items()):
        write_sheet(tmp_path / "in" / name, [plot(0, 1, GhiChu="x" if same else f"note {number}"), plot(1, 1)])
        os.utime(tmp_path / "in" / name, (saved, saved))
    report = take(tmp_path / "in", work)
    assert outcomes(report) == {name: "loaded" if name == loaded else "skipped" for name in names}
    (sentence,) = said(report).values()
    assert told in sentence
    assert complete(report) == same
    assert catalogue(work)[loaded].plots == 2


def test_the_file_that_is_loaded_already_counts(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    take(folder, work)
    write_sheet(folder / "DC1 moi.geojson", [plot(0, 1, GhiChu="x"), plot(1, 1)])
    report = take(folder, work)
    assert outcomes(report) == {"DC1.geojson": "unchanged", "DC1 moi.geojson": "skipped"}
    assert "loaded already counts" in said(report)["DC1 moi.geojson"]
    (folder / "DC1.geojson").unlink()  # as the sentence says
    report = take(folder, work)
    assert (outcomes(report), report.plots) == ({"DC1 moi.geojson": "updated"}, 2)
    assert list(catalogue(work)) == ["DC1 moi.geojson"]


def test_what_was_left_out_and_is_gone_leaves_the_catalogue(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 2)
    for name in ("DC1 (2).geojson", "DC1 (3).geojson"):
        shutil.copy(folder / "DC1.geojson", folder / name)
    take(folder, work)
    (folder / "DC1 (2).geojson").unlink()
    (folder / "DC1 (3).geojson").rename(folder / "DC1 (4).geojson")
    take(folder, work)
    assert sorted(catalogue(work)) == ["DC1 (4).geojson", "DC1.geojson", "DC2.geojson"]


def test_one_file_by_itself_misses_no_other(tmp_path, work):
    folder = write_sheets(tmp_path / "in")
    take(folder, work)
    (folder / "DC3.geojson").unlink()
    report = take(folder / "DC1.geojson", work)
    assert (outcomes(report), report.missing) == ({"DC1.geojson": "unchanged"}, ["DC3.geojson"])


def test_a_workbook_that_is_read_is_not_told_as_not_loaded(tmp_path, work):
    folder = write_sheets(tmp_path / "in", 1)
    for name in ("ho so.csv", "khac.csv"):
        (folder / name).write_text("Mã xã,Số tờ,Số thửa,Số phát hành GCN\n11953,1,1,AA 123456\n", encoding="utf-8")
    report = take(folder, work, records=[folder / "ho so.csv"])
    assert report.records == ["khac.csv"]
    again = take(folder, work, records=[folder / "ho so.csv"])
    assert not any(line.strip().startswith("0 rows of the table") for line in folder_lines(again, ENGLISH))


def flags_of(path):
    none = FindingTable({name: np.array([], dtype=object) for name, _ in FINDING_COLUMNS}, np.array([], object), "")
    write_drawing(path, flag_drawing(none, load_campaign().flags, 1000, (560_000.0, 2_290_000.0)).elements)


@pytest.mark.parametrize("name", ["DC1-flags.dgn", "DC1-flags.dxf", "to 1.dgn", "to 1.dxf"])
def test_drawings_of_findings_are_no_sheets(tmp_path, work, name):
    folder = write_sheets(tmp_path / "in", 1)
    flags_of(folder / name)
    assert [each.kind for each in find_sources(folder) if each.name == name] == [FLAGS]
    report = take(folder, work)
    assert (outcomes(report), report.flags, complete(report)) == ({"DC1.geojson": "loaded"}, 1, True)
    assert any(line.startswith("1 drawing of findings") for line in folder_lines(report, ENGLISH))


def test_flags_go_into_no_folder_that_is_called_like_a_file(tmp_path, work):
    take(write_sheets(tmp_path / "in", 1), work)
    with pytest.raises(BadInput, match="drawn as .dgn or .dxf"):
        flag(work, tmp_path / "ff.shp")
    assert not (tmp_path / "ff.shp").exists()


# --update with a sheet


@pytest.mark.parametrize("place", ["in", "mended"])
def test_an_update_by_a_sheet_touches_that_sheet_alone(tmp_path, work, place, capsys):
    take(write_sheets(tmp_path / "in", 5), work)
    mended = write_sheet(tmp_path / place / "DC2.geojson", [plot(column, 2, GhiChu="x") for column in range(3)])
    assert main(["load", str(mended), "--into", str(work), "--update"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("DC2.geojson: sheets of this work copy. Each was compared with its own plots alone")
    copy = WorkCopy.open(work)
    assert (copy.counts()["plot"], copy.open_differences(), len(copy.sheet_files())) == (19, 0, 5)


def test_an_update_by_a_sheet_of_another_name_is_about_that_sheet(tmp_path, work):
    take(write_sheets(tmp_path / "in", 5), work)
    mended = write_sheet(tmp_path / "to hai.geojson", [plot(column, 2) for column in range(3)])
    report = update(mended, work)
    counts = report.counts["plot"]
    assert (counts["unchanged"], counts["gone"], counts["outside"], report.waiting) == (3, 1, 16, 1)
    ((_, values),) = [note for note in report.notes if "few sheets" in note[0]]
    assert values == {"sheets": "11953/2", "others": 4}


def test_an_update_by_most_sheets_is_about_all_of_them(tmp_path, work):
    take(write_sheets(tmp_path / "in", 5), work)
    export = [plot(column, sheet) for sheet in range(1, 5) for column in range(4)]
    report = update(write_sheet(tmp_path / "xuat.geojson", export), work)
    assert (report.counts["plot"]["gone"], report.counts["plot"]["outside"]) == (4, 0)
