"""Papers to collect: what is on the list, what comes back, and counts that add up hamlet by hamlet."""

import json
import sqlite3

import pytest
from openpyxl import load_workbook

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput, Cancelled
from land_campaign_plugin.model.task_lists import TICKS
from land_campaign_plugin.verbs.collect import read_lists, standing, write_list
from land_campaign_plugin.verbs.enter import enter_certificate

from .offices import PARTIES, office

HEADINGS = [
    "STT", "Tờ bản đồ", "Thửa đất", "Loại đất", "Diện tích (m²)", "Chủ sử dụng đất", "Ngày sinh / Năm sinh",
    "Số định danh cá nhân", "Số phát hành GCN", "Giấy tờ cần thu", "Đã thu", "Từ chối", "Vắng mặt", "Chuyển đi",
    "Mất giấy", "Không thuộc địa bàn", "Ghi chú", "Mã dòng",
]  # fmt: skip
SHEET, PLOT, NAME, BORN, NUMBER, MISSING, FIRST_TICK, NOTE, ROW = 2, 3, 6, 7, 8, 10, 11, 17, 18


@pytest.fixture
def work(tmp_path):
    return office(tmp_path / "w.gpkg")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "lists").mkdir()
    return tmp_path / "lists"


def book_of(folder, ending=".xlsx"):
    (path,) = [path for path in folder.iterdir() if path.suffix == ending]
    return path


def rows_of(path):
    return [
        [cell.value for cell in row] for sheet in load_workbook(path) for row in sheet.iter_rows(min_row=4)
    ]  # fmt: skip


def ticked(path, ticks):
    """Put an x under the ticks named for each plot, or a text under a column's number."""
    book = load_workbook(path)
    for sheet in book:
        for row in range(4, sheet.max_row + 1):
            for tick in ticks.get(sheet.cell(row, PLOT).value, ()):
                at, value = tick if isinstance(tick, tuple) else (FIRST_TICK + TICKS.index(tick), "x")
                sheet.cell(row, at).value = value
    book.save(path)
    return path


def test_what_is_missing_is_listed_hamlet_by_hamlet_ready_to_print(work, folder):
    report = write_list(work, folder)
    # by hand from the tables of `offices`: p3 has no record (certificate and card), p4 no certificate and two holders,
    # one of whom (h3) has no number; p2 stands on p1's certificate; the ward lacks nothing; roads need no papers
    assert (report.plots, report.rows, report.missing) == (2, 3, {"certificate": 3, "identity_card": 2})
    assert sorted(path.suffix for path in folder.iterdir()) == [".html", ".xlsx"]
    assert all(path.name.startswith("collect_11977_") for path in folder.iterdir())
    (sheet,) = load_workbook(book_of(folder))
    assert sheet.title == "Thôn Phú"
    assert sheet["A1"].value.endswith("Xã Tân Hưng (11977), Thôn Phú")
    assert [cell.value for cell in sheet[3]] == HEADINGS
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("$3:$3", True)
    assert sheet.column_dimensions["R"].hidden
    rows = rows_of(book_of(folder))
    assert [(row[SHEET - 1], row[PLOT - 1], row[NAME - 1]) for row in rows] == [
        ("1", "10", None), ("2", "4", "Đào Thị Tạm"), ("2", "4", "Công ty Mẫu"),
    ]  # fmt: skip
    assert [hamlet.rows for hamlet in report.hamlets] == [3]


def test_what_is_known_is_filled_in_and_numbers_are_masked(work, folder):
    with sqlite3.connect(work.path) as connection:
        connection.execute("DELETE FROM certificate WHERE uid = 'c1'")
    write_list(work, folder)
    rows = [row for row in rows_of(book_of(folder)) if row[NAME - 1] == "Bùi Văn Thử"]
    assert [(row[BORN - 1], row[NUMBER - 1]) for row in rows] == [("09/05/1966", "0340******12")] * 2
    texts = book_of(folder, ".html").read_text(encoding="utf-8")
    assert "0340******12" in texts
    assert "034066000012" not in texts


def test_the_page_shows_texts_as_they_are(work, folder):
    with sqlite3.connect(work.path) as connection:
        connection.execute("UPDATE party SET name = '<b>&Tạm' WHERE uid = 'h3'")
    write_list(work, folder)
    texts = book_of(folder, ".html").read_text(encoding="utf-8")
    assert "&lt;b&gt;&amp;Tạm" in texts
    assert "A4 landscape" in texts
    assert texts.count("<thead>") == texts.count("<section>") == 1
    assert rows_of(book_of(folder))[1][ROW - 1] not in texts


@pytest.mark.parametrize("tick", TICKS)
def test_each_tick_comes_back(work, folder, tick):
    write_list(work, folder)
    report = read_lists(work, [ticked(book_of(folder), {"10": [tick, (NOTE, "gọi lại")]})])
    assert (report.rows, report.taken, report.silent, report.refused) == (3, {tick: 1}, 2, [])
    with sqlite3.connect(work.path) as connection:
        rows = connection.execute("SELECT plot_uid, answer, note FROM collection ORDER BY fid").fetchall()
    assert rows == [("p3", tick, "gọi lại"), ("p4", None, None), ("p4", None, None)]


def test_ticks_add_up_to_the_list_and_stand_on_the_next_one(work, folder, tmp_path):
    first = write_list(work, folder)
    path = ticked(book_of(folder), {"10": ["collected"], "4": ["absent"]})
    report = read_lists(work, [path])
    (hamlet,) = report.hamlets
    assert hamlet.rows == sum(hamlet.answers.values()) == first.rows
    assert {tick: count for tick, count in hamlet.answers.items() if count} == {"collected": 1, "absent": 2}
    again = read_lists(work, [path])
    assert (again.taken, again.known) == ({}, 3)
    (tmp_path / "next").mkdir()
    second = write_list(work, tmp_path / "next")
    rows = rows_of(book_of(tmp_path / "next"))
    assert [row[FIRST_TICK - 1 : FIRST_TICK + 2] for row in rows] == [
        ["x", None, None], [None, None, "x"], [None, None, "x"],
    ]  # fmt: skip
    assert [row[ROW - 1] for row in rows] == [row[ROW - 1] for row in rows_of(path)]
    assert (second.rows, second.settled) == (3, 0)


def test_a_later_tick_takes_the_place_of_an_earlier(work, folder):
    write_list(work, folder)
    read_lists(work, [ticked(book_of(folder), {"10": ["absent"]})])
    path = ticked(book_of(folder), {"10": [(FIRST_TICK + 2, None), "collected"]})
    assert read_lists(work, [path]).taken == {"collected": 1}


@pytest.mark.parametrize(
    "ticks, reason",
    [
        ({"10": ["collected", "refused"]}, "several"),
        ({"10": ["collected", (ROW, "nothing")]}, "unknown_row"),
        ({"10": ["collected", (ROW, None)]}, "no_row"),
    ],
)
def test_rows_that_cannot_be_read_are_refused(work, folder, ticks, reason):
    write_list(work, folder)
    report = read_lists(work, [ticked(book_of(folder), ticks)])
    assert [row.reason for row in report.refused] == [reason]
    assert (report.taken, report.silent) == ({}, 2)


WORDS = [
    *[(word, "taken") for word in ("x", "X", " x ", "v", "✓", "có", "Rồi", "đã thu", 1, "1", "yes", True, "Đã thu")],
    *[(word, "silent") for word in ("chưa", "Chưa", "không", 0, "0", "-", "no", "chưa thu", False, " ")],
    *[(word, "refused") for word in ("có thể", "hỏi lại", 2, "12/10/2026", "từ chối")],
]


@pytest.mark.parametrize("word, expected", WORDS, ids=[f"{type(word).__name__} {word}" for word, _ in WORDS])
def test_only_known_words_and_marks_are_a_tick(work, folder, word, expected):
    write_list(work, folder)
    report = read_lists(work, [ticked(book_of(folder), {"10": [(FIRST_TICK, word)]})])
    refused = [("unknown_word", 4, "Đã thu")] if expected == "refused" else []
    assert [(row.reason, row.row, row.column) for row in report.refused] == refused
    assert report.taken == ({"collected": 1} if expected == "taken" else {})
    assert report.silent == (3 if expected == "silent" else 2)


def test_the_word_of_a_column_is_a_tick_below_it_alone(work, folder):
    write_list(work, folder)
    path = ticked(book_of(folder), {"10": [(FIRST_TICK + 1, "Từ chối")], "4": [(FIRST_TICK + 1, "Đã thu")]})
    report = read_lists(work, [path])
    assert (report.taken, [row.column for row in report.refused]) == ({"refused": 1}, ["Từ chối", "Từ chối"])


def test_a_note_without_a_tick_is_kept(work, folder, tmp_path, capsys):
    write_list(work, folder)
    path = ticked(book_of(folder), {"10": [(NOTE, "đi vắng tới Tết"), (FIRST_TICK, "chưa")]})
    report = read_lists(work, [path])
    assert (report.taken, report.silent, report.notes, report.refused) == ({}, 3, 1, [])
    assert read_lists(work, [path]).notes == 0
    (tmp_path / "next").mkdir()
    write_list(work, tmp_path / "next")
    assert rows_of(book_of(tmp_path / "next"))[0][NOTE - 1] == "đi vắng tới Tết"
    main(["collect", str(work.path), "--read", str(ticked(path, {"10": [(NOTE, "gọi lại")]}))])
    assert "The notes of 1 row without a tick were kept." in capsys.readouterr().out


def test_two_lists_that_disagree_are_told(work, folder):
    write_list(work, folder)
    path = book_of(folder)
    copy = path.with_name("copy.xlsx")
    copy.write_bytes(path.read_bytes())
    report = read_lists(work, [ticked(path, {"10": ["absent"]}), ticked(copy, {"10": ["moved"]})])
    assert [(row.file, row.reason) for row in report.refused] == [("copy.xlsx", "twice")]
    assert report.taken == {"absent": 1}


def test_what_is_entered_meanwhile_is_not_asked_for_again(work, folder, tmp_path):
    write_list(work, folder)
    holder = {"name": "Đinh Thị Đủ", "citizen_number": "034170000077", "born_on": "1970", "gender": "Nữ"}
    enter_certificate(work, "p3", {"serial": "BA 000003"}, [holder])
    with sqlite3.connect(work.path) as connection:
        entered = connection.execute("SELECT answer FROM collection WHERE plot_uid = 'p3'").fetchall()
    assert entered == [("collected",)]
    (tmp_path / "next").mkdir()
    report = write_list(work, tmp_path / "next")
    assert (report.plots, report.rows, report.settled) == (1, 2, 1)
    (hamlet,) = report.hamlets
    assert hamlet.rows == report.rows + report.settled


def test_an_unanswered_row_whose_paper_came_leaves_the_list(work, folder, tmp_path):
    write_list(work, folder)
    with sqlite3.connect(work.path) as connection:
        connection.execute("UPDATE party SET citizen_number = '034170000077' WHERE uid = 'h3'")
        connection.execute("INSERT INTO certificate (uid, plot_uid, serial) VALUES ('c4', 'p4', 'BA 000004')")
    (tmp_path / "next").mkdir()
    assert write_list(work, tmp_path / "next").rows == 1
    assert [hamlet.rows for hamlet in standing(work)] == [1]


def test_a_hamlet_alone_leaves_the_others_as_they_were(work, folder, tmp_path):
    with sqlite3.connect(work.path) as connection:
        connection.execute("DELETE FROM certificate")
    report = write_list(work, folder)
    everything = {(place.commune, place.hamlet): place.rows for place in report.hamlets}
    # p1: h1, h2; p2: h1; p3; p4: h3, h4; p5: h5, h6
    assert everything == {("11953", "Tổ 1"): 2, ("11977", "Thôn Nội"): 3, ("11977", "Thôn Phú"): 3}
    (tmp_path / "next").mkdir()
    one = write_list(work, tmp_path / "next", commune="11977", hamlet="Thôn Nội")
    assert (one.rows, [place.rows for place in one.hamlets]) == (3, [3])
    assert {(place.commune, place.hamlet): place.rows for place in standing(work)} == everything


def test_nothing_is_written_when_it_is_stopped_or_there_is_nothing(work, folder):
    with pytest.raises(Cancelled):
        write_list(work, folder, cancelled=lambda: True)
    with pytest.raises(BadInput, match="nothing to collect"):
        write_list(work, folder, commune="11953")
    assert (list(folder.iterdir()), standing(work)) == ([], [])


@pytest.mark.parametrize("code, heading", [("en", "Collected"), ("vi", "Đã thu")])
def test_the_command_line_writes_and_reads_in_both_languages(work, folder, capsys, code, heading):
    assert main(["collect", str(work.path), "--write", str(folder), "--lang", code]) == 0
    told = capsys.readouterr().out
    assert [party["name"] for party in PARTIES if party["name"] in told] == []
    assert next(iter(load_workbook(book_of(folder)))).cell(3, FIRST_TICK).value == heading
    path = ticked(book_of(folder), {"10": ["refused"]})
    assert main(["collect", str(work.path), "--read", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["taken"] == {"refused": 1}
    assert told["hamlets"][0]["rows"] == 3
