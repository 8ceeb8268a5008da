"""A later workbook of records in a work copy: what it changed is taken, what it says otherwise is told."""

import sqlite3

import openpyxl
import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.records import RECORD_LABELS
from land_campaign_plugin.reports.texts import language
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.update import update

from .exports import counted
from .source_files import plot_rows, write_source
from .test_load_records import rows

HEAD = "Mã xã,Số tờ,Số thửa,Số phát hành GCN,Ngày cấp GCN,Họ và tên,CCCD\n"
FIRST = "11953,7,1,BA 000001,01/02/2003,Trần Văn Mẫu,033057000123\n"
SECOND = "11953,7,2,BA 000002,03/04/2005,Lê Thị Mẫu,033160000456\n"


@pytest.fixture
def book(tmp_path):
    """Writes a list of records."""

    def write(name, *lines):
        path = tmp_path / name
        made = openpyxl.Workbook()
        for line in "".join([HEAD, *lines]).splitlines():
            made.active.append(line.split(","))
        made.save(path)
        return path

    return write


@pytest.fixture
def plots(tmp_path):
    return write_source(tmp_path / "thửa.gpkg", plot_rows(3))


@pytest.fixture
def work(tmp_path, plots, book):
    """A work copy of three plots and the records of two."""
    path = tmp_path / "w.gpkg"
    load([plots], path, records=[book("một.xlsx", FIRST, SECOND)])
    return path


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "table", "field", "value"),
    [
        ("01/02/2003", "09/09/2019", "certificate", "issued_on", "2019-09-09"),
        ("033057000123", "033057000999", "party", "citizen_number", "033057000999"),
        (",033057000123", ",", "party", "citizen_number", "033057000123"),
        ("Trần Văn Mẫu", "Trần Văn Mậu", "party", "name", "Trần Văn Mậu"),
        ("BA 000001", "BA 000001", "certificate", "serial", "BA 000001"),
    ],
)
def test_what_a_later_workbook_changed_is_taken(work, plots, book, alone, old, new, table, field, value):
    later = book("hai.xlsx", FIRST.replace(old, new), SECOND)
    report = update([] if alone else [plots], work, records=[later])
    changed = value not in FIRST
    assert counted(report, table) == ({"taken": 1, "unchanged": 1} if changed else {"unchanged": 2})
    assert [row[field] for row in rows(work, table)][0] == value
    for each in ("party", "certificate", "right"):
        assert len(rows(work, each)) == 2
        assert not report.counts[each]["new"] + report.counts[each]["gone"]


def test_a_workbook_alone_takes_nothing_for_gone(work, book):
    report = update([book("hai.xlsx", SECOND)], work)
    assert [report.counts[table]["gone"] for table in ("party", "certificate", "right")] == [0, 0, 0]
    assert (report.counts["plot"]["outside"], report.waiting) == (3, 0)


def test_two_of_one_name_on_a_certificate_are_not_told_by_it(work, book):
    twice = FIRST.replace("033057000123", "033057000999") + FIRST.replace("033057000123", "033057000888")
    report = update([book("hai.xlsx", twice, SECOND)], work)
    assert report.counts["party"]["new"] == 2


def test_appending_says_what_differs(work, book, capsys):
    later = book("hai.xlsx", FIRST.replace("01/02/2003", "09/09/2019"), SECOND)
    assert main(["load", str(later), "--into", str(work), "--append", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "2 rows of the table certificates were there already and were left out." in told
    said = "1 of these rows of the table certificates say otherwise now. To take what changed, load with --update."
    assert said in told
    assert "of the table holders say otherwise" not in told
    assert main(["load", str(later), "--into", str(work), "--update", "--lang", "en"]) == 0
    assert "1 changed by them, taken" in capsys.readouterr().out


def test_an_export_that_differs_by_more_than_half_is_told_first(tmp_path, capsys):
    work, plots = tmp_path / "w.gpkg", write_source(tmp_path / "a.gpkg", plot_rows(12))
    load([plots], work)
    other = [{**row, "KyHieuMucDichSuDung": "CLN"} for row in plot_rows(12)]
    for count in (6, 7):
        rows_now = [*other[:count], *plot_rows(12)[count:]]
        later = write_source(tmp_path / f"b{count}.gpkg", rows_now)
        main(["load", str(later), "--into", str(work), "--update", "--dry-run", "--lang", "en"])
        first, *_ = capsys.readouterr().out.splitlines()
        assert first.startswith("Attention: Plots: more than half") == (count == 7)


def test_a_difference_about_a_holder_names_the_plot_and_takes_the_title(work, book, capsys):
    connection = sqlite3.connect(work)
    connection.execute("UPDATE party SET address = 'Thôn Một' WHERE citizen_number = '033057000123'")
    connection.execute("UPDATE loaded_party SET address = 'Thôn Hai'")
    connection.commit()
    connection.close()
    head = HEAD.replace("\n", ",Địa chỉ thường trú\n")
    path = book("hai.xlsx", head, FIRST.replace("\n", ",Thôn Ba\n"))
    made = openpyxl.load_workbook(path)
    made.active.delete_rows(1)
    made.save(path)
    assert update([path], work).counts["party"]["conflict"] == 1
    resolve = ["resolve", str(work), "--export", "--lang", "vi"]
    assert main(resolve) == 1
    assert "7/1" in capsys.readouterr().out
    title = language("vi").text(RECORD_LABELS["party.address"])
    assert main([*resolve, "--all", "--field", f"{title}=theirs"]) == 0
    assert rows(work, "party")[0]["address"] == "Thôn Ba"
    capsys.readouterr()
    assert main(["resolve", str(work), "--history", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "Holders, 7/1: " in told
    assert "(decided)" in told
    assert "*" not in told
