"""Records of spreadsheets in a work copy and in a check: what is loaded, what joins, what is told."""

import json

import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.reports.told import load_lines
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.sources.record_books import read_records
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.load import REPLACED, load
from land_campaign_plugin.verbs.records import is_record_sheet
from land_campaign_plugin.verbs.sample import sample
from land_campaign_plugin.verbs.status import status
from land_campaign_plugin.verbs.update import update

from .source_files import plot_rows, write_source

HEAD = "Mã xã,Số tờ,Số thửa,Số phát hành GCN,Họ và tên,CCCD\n"


@pytest.fixture
def plots(tmp_path):
    """Three plots of sheet 7 in the commune 11953, without ids of their own."""
    return write_source(tmp_path / "thửa.gpkg", plot_rows(3))


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "hồ sơ.csv"
    lines = ["11953,7,1,BA 000001,Trần Văn Mẫu,033057000123", "11953,7,99,BA 000002,Lê Thị Mẫu,033160000456"]
    path.write_text(HEAD + "\n".join(lines) + "\n,,Tổng cộng,,,\n", encoding="utf-8")
    return path


def rows(path, table):
    with WorkCopy.open(path) as work:
        return work.rows(table)


def uid_of(path, number):
    with WorkCopy.open(path) as work:
        found = work.plots("plot_number = ?", [number])
    return found["uid"][0]


def test_records_hang_on_their_plots_and_the_others_say_their_numbers(plots, records, tmp_path):
    report = load([plots], tmp_path / "w.gpkg", records=[records])
    joined = report.records.join
    assert (joined.named, joined.joined, joined.not_joined, joined.lost) == (2, 1, 1, [("11953", "7", "99")])
    assert (joined.plots, joined.with_record, joined.missing_count) == (3, 1, 2)
    first, second = rows(tmp_path / "w.gpkg", "certificate")
    assert first["plot_uid"] == uid_of(tmp_path / "w.gpkg", "1")
    assert (first["sheet_number"], first["plot_number"]) == (None, None)
    assert (second["sheet_number"], second["plot_number"]) == ("7", "99")
    assert [row["citizen_number"] for row in rows(tmp_path / "w.gpkg", "party")] == ["033057000123", "033160000456"]
    assert report.tables["right"] == 2


def test_records_come_later_and_once(plots, records, tmp_path):
    work = tmp_path / "w.gpkg"
    load([plots], work)
    for _ in range(2):
        report = load([], work, append=True, records=[records])
        assert (report.plots, report.records.rows_out) == (3, 2)
    assert len(rows(work, "party")) == len(rows(work, "right")) == 2


def test_records_without_a_work_copy_are_refused(records, tmp_path):
    with pytest.raises(BadInput):
        load([], tmp_path / "w.gpkg", records=[records])


def test_rows_that_made_no_record_are_kept_by_their_place(plots, tmp_path):
    path = tmp_path / "hồ sơ.csv"
    path.write_text(HEAD + "11953,7,1,BA 000001,Trần Văn Mẫu,033057000123\n" * 2, encoding="utf-8")
    load([plots], tmp_path / "w.gpkg", records=[path])
    (row,) = rows(tmp_path / "w.gpkg", "set_aside")
    assert (row["source"], row["source_row"]) == ("hồ sơ.csv", 3)
    assert "Mẫu" not in json.dumps(row, ensure_ascii=False)


def test_a_check_knows_the_records_of_a_spreadsheet(plots, records, capsys):
    main(["check", str(plots), "--records", str(records), "--json", "--lang", "en"])
    told = json.loads(capsys.readouterr().out)
    assert "2 plots in the records = 1 on the map + 0 that may be several + 1 not found." in told["notes"]
    assert "states" in told


def test_plots_that_were_read_join_like_those_of_a_work_copy(plots, records, tmp_path):
    table, _ = read_all([plots])
    tables, report = read_records([records], table)
    load([plots], tmp_path / "w.gpkg")
    assert tables["certificate"]["plot_uid"][0] == uid_of(tmp_path / "w.gpkg", "1")
    assert report.join.joined == 1


def test_the_command_line_tells_what_was_read(plots, records, tmp_path, capsys):
    arguments = ["load", str(plots), "--records", str(records), "--into", str(tmp_path / "w.gpkg")]
    assert main([*arguments, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "4 rows = 2 read + 2 set aside." in told
    assert "Not found on the map (commune/sheet/plot): 11953/7/99" in told
    assert main([*arguments, "--json", "--replace"]) == 0
    data = json.loads(capsys.readouterr().out)["records"]
    assert (data["rows_in"], data["rows_out"], data["set_aside"]) == (4, 2, {"headings": 1, "total": 1})
    assert "033057" not in json.dumps(data)


@pytest.mark.parametrize(
    "name, told",
    [
        ("a.xlsx", True),
        ("a.XLSM", True),
        ("hồ sơ.csv", True),
        ("party.csv", False),
        ("a.gpkg", False),
        ("folder", False),
    ],
)
def test_which_files_are_record_sheets(name, told):
    assert is_record_sheet(name) is told


def test_the_sample_hands_its_records_in(tmp_path):
    out, book = tmp_path / "s.gpkg", tmp_path / "pl3.xlsx"
    sample(out, plots=200, errors=0, records_xlsx=book)
    truth = json.loads(book.with_suffix(".truth.json").read_text(encoding="utf-8"))
    report = load([out, book], tmp_path / "w.gpkg").records
    assert (report.rows_in, report.rows_out, dict(report.set_aside)) == (
        truth["rows_in"],
        truth["rows_out"],
        truth["set_aside"],
    )
    assert report.join.joined == report.join.named > 0


def test_a_workbook_of_a_whole_province_is_refused(tmp_path):
    with pytest.raises(BadInput, match="workbook"):
        sample(tmp_path / "s.gpkg", plots=90_000, records_xlsx=tmp_path / "a.xlsx")


@pytest.mark.parametrize("later", [False, True])
def test_spreadsheets_take_the_place_of_the_tables_beside_the_plots(plots, records, tmp_path, later):
    own = [{"WKT": "", "uid": "c", "plot_uid": "a", "serial": "BA 000009"}]
    write_source(plots, own, layer="certificate", geometry="NONE", crs=None)
    work = tmp_path / "w.gpkg"
    report = load([plots], work, records=[records])
    assert report.tables["certificate"] == report.records.tables["certificate"] == 2
    if later:
        report = update([plots], work, records=[records])
        assert report.counts["certificate"]["unchanged"] == 2
    assert (REPLACED, {"count": 1, "table": "certificates"}) in report.notes
    assert [row["serial"] for row in rows(work, "certificate")] == ["BA 000001", "BA 000002"]


def test_appending_records_alone_tells_the_work_copy_and_keeps_rows_once(plots, tmp_path):
    book, work = tmp_path / "hồ sơ.csv", tmp_path / "w.gpkg"
    book.write_text(HEAD + "11953,7,1,BA 000001,Trần Văn Mẫu,033057000123\n" * 2, encoding="utf-8")
    load([plots], work)
    for _ in range(2):
        report = load([], work, append=True, records=[book])
        told = list(load_lines(report, ENGLISH))
        assert told[0].startswith(f"3 plots in {work}, in EPSG:9209")
        assert not any("0 rows read" in line for line in told)
        assert any(line.strip().startswith("1 of the rows set aside may hold data") for line in told)
        assert status(WorkCopy.open(work)).set_aside == 1
    other = tmp_path / "khác" / book.name
    other.parent.mkdir()
    other.write_text(book.read_text(encoding="utf-8").replace("000001", "000002"), encoding="utf-8")
    load([], work, append=True, records=[other])
    assert status(WorkCopy.open(work)).set_aside == 2
