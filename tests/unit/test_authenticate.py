"""People to the population database and back: who is sent, what is refused, and counts that add up."""

import datetime
import json
import logging
import sqlite3

import pytest
from openpyxl import Workbook, load_workbook

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput, CampaignError, Cancelled
from land_campaign_plugin.model.task_lists import ANSWERS, population_answers
from land_campaign_plugin.verbs import authenticate
from land_campaign_plugin.verbs.authenticate import receive, send
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.collect import read_lists

from .offices import PARTIES, office

RECORD, BATCH, NUMBER, NAME, BORN, GENDER, ANSWER = range(1, 8)
SECRETS = [party[name] for party in PARTIES for name in ("name", "citizen_number", "identity_card") if party.get(name)]


@pytest.fixture
def work(tmp_path):
    return office(tmp_path / "w.gpkg")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "lists").mkdir()
    return tmp_path / "lists"


def states(work):
    with sqlite3.connect(work.path) as connection:
        return dict(connection.execute("SELECT uid, authentication FROM party"))


def files(folder):
    return sorted(folder.iterdir(), key=lambda path: path.name.split("-")[1])


def answered(path, answers, **changes):
    """Fill answers in by record id; `changes` sets other cells of a record, by column."""
    book = load_workbook(path)
    sheet = book.active
    for row in range(2, sheet.max_row + 1):
        record = sheet.cell(row, RECORD).value
        if record in answers:
            sheet.cell(row, ANSWER).value = answers[record]
        for column, value in changes.get(record, {}).items():
            sheet.cell(row, column).value = value
    book.save(path)
    return path


def test_people_who_need_it_are_sent_commune_by_commune(work, folder):
    report = send(work, folder)
    assert sorted(report.batches.values()) == [1, 2]
    assert report.left_out == {"answered": 1, "waiting": 1, "no_person": 1, "no_number": 1, "no_plot": 1}
    assert report.parties == len(PARTIES) == report.sent + sum(report.left_out.values())
    ward, commune = (load_workbook(path).active for path in files(folder))
    assert [[cell.value for cell in row] for row in ward.iter_rows(min_row=2)] == [
        ["h6", next(batch for batch in report.batches if "-11953-" in batch), "033185000078", "Lê Thị Lệ", "1985",
         None, None],
    ]  # fmt: skip
    assert [cell.value for cell in commune[1]] == [
        "Mã bản ghi", "Mã đợt", "Số định danh cá nhân", "Họ và tên", "Ngày, tháng, năm sinh", "Giới tính",
        "Kết quả xác thực",
    ]  # fmt: skip
    people = [[cell.value for cell in row[2:6]] for row in commune.iter_rows(min_row=2)]
    assert people == [
        ["034066000012", "Bùi Văn Thử", "09/05/1966", "Nam"],
        ["034170000034", "=Mai Thị Mẫu", "1970", None],
    ]
    assert commune.cell(3, NAME).data_type == "s"
    now = states(work)
    assert [uid for uid in now if now[uid] == "sent"] == ["h1", "h2", "h6", "h7"]
    assert send(work, folder).sent == 0
    assert len(files(folder)) == 2


def test_one_commune_can_be_sent(work, folder):
    report = send(work, folder, commune="11953")
    # h6; h5 is answered, h7 waits; h8's plot is retired, so that no commune is hers
    assert (report.sent, report.left_out, report.parties) == (1, {"answered": 1, "waiting": 1}, 3)


def test_no_name_of_a_file_and_no_message_tells_of_a_person(work, folder, capsys, caplog):
    caplog.set_level(logging.DEBUG)
    main(["authenticate", str(work.path), "--write", str(folder)])
    path = answered(files(folder)[1], {"h1": "Sai tên", "h2": "một từ lạ"}, h2={NUMBER: "034170000099"})
    main(["authenticate", str(work.path), "--read", str(path)])
    main(["authenticate", str(work.path), "--read", str(path), "--json"])
    told = capsys.readouterr()
    told = told.out + told.err + caplog.text + "".join(path.name for path in files(folder))
    assert [secret for secret in SECRETS if secret in told] == []
    assert "034170000099" not in told


WORDS = [
    ("Khớp", "matched"), ("KHỚP ", "matched"), ("Sai họ và tên", "wrong_name"), ("sai ngày sinh", "wrong_birth_date"),
    ("Không tìm thấy", "not_found"), ("Đã chết", "deceased"), ("CMND cần đổi", "old_card"), ("matched", "matched"),
]  # fmt: skip


@pytest.mark.parametrize("word, answer", WORDS)
def test_words_of_answers(work, folder, word, answer):
    send(work, folder)
    report = receive(work, [answered(files(folder)[1], {"h1": word})])
    assert dict(report.taken) == {answer: 1}
    assert states(work)["h1"] == answer


def test_every_answer_has_a_word_in_vietnamese():
    assert {answer for word, answer in population_answers().items() if word not in ANSWERS} == set(ANSWERS)


def test_answers_come_back_and_add_up_to_what_was_sent(work, folder):
    send(work, folder)
    ward, commune = files(folder)
    report = receive(work, [answered(ward, {"h6": "Khớp"}), answered(commune, {"h1": "Đã chết"})])
    assert (report.rows, dict(report.taken), report.known, report.silent) == (3, {"matched": 1, "deceased": 1}, 0, 1)
    assert report.refused == []
    for counts in report.batches:
        assert counts.sent == sum(counts.answers.values()) + counts.unanswered
    assert {counts.commune: (counts.sent, counts.unanswered) for counts in report.batches} == {
        "11953": (1, 0), "11977": (2, 1),
    }  # fmt: skip
    now = states(work)
    assert (now["h1"], now["h2"], now["h6"]) == ("deceased", "sent", "matched")
    again = receive(work, [ward, commune])
    assert (again.rows, dict(again.taken), again.known, again.silent, again.refused) == (3, {}, 2, 1, [])
    findings = check_work_copy(work.path, rules=["P08"]).findings
    assert (list(findings["sub_code"]), list(findings["record"])) == (["deceased"], ["h1"])


REFUSALS = [
    ("not_in_batch", {"h1": {RECORD: "nobody"}}, {}),
    ("not_in_batch", {"h1": {BATCH: "another"}}, {}),
    ("not_in_batch", {"h1": {RECORD: "h5"}}, {}),
    ("no_record", {"h1": {RECORD: None}}, {}),
    ("other_number", {"h1": {NUMBER: "034066000099"}}, {}),
    ("other_name", {"h1": {NAME: "Bùi Văn Thở"}}, {}),
    ("other_birth_date", {"h1": {BORN: "10/05/1966"}}, {}),
    ("other_birth_date", {"h1": {BORN: "1966"}}, {}),
    ("other_birth_date", {"h1": {BORN: "không rõ"}}, {}),
    ("total", {"h1": {RECORD: None, NUMBER: None, NAME: "Tổng cộng"}}, {}),
    ("unknown_word", {}, {"h1": "không rõ"}),
    ("twice", {"h2": {RECORD: "h1", NUMBER: None, NAME: None, BORN: None}}, {"h2": "Sai tên"}),
]


@pytest.mark.parametrize("reason, changes, answers", REFUSALS, ids=[f"{case[0]} {case[1]}" for case in REFUSALS])
def test_rows_that_were_not_sent_are_refused_with_the_reason(work, folder, reason, changes, answers):
    send(work, folder)
    path = answered(files(folder)[1], {"h1": "Khớp", **answers}, **changes)
    report = receive(work, [path])
    assert [row.reason for row in report.refused] == [reason]
    assert report.rows == sum(report.taken.values()) + report.known + report.silent + len(report.refused)
    assert states(work)["h5"] == "matched"


def test_a_number_that_lost_its_zero_in_excel_is_the_one_that_was_sent(work, folder):
    send(work, folder)
    report = receive(work, [answered(files(folder)[1], {"h1": "Khớp"}, h1={NUMBER: 34066000012})])
    assert (dict(report.taken), report.refused) == ({"matched": 1}, [])


SAME = [
    {NAME: "BÙI VĂN  THỬ"}, {NAME: None, BORN: None}, {BORN: "9/5/1966"}, {BORN: "1966-05-09"},
    {BORN: datetime.datetime(1966, 5, 9)},
]  # fmt: skip


@pytest.mark.parametrize("cells", SAME)
def test_name_and_birth_date_may_be_written_otherwise(work, folder, cells):
    send(work, folder)
    report = receive(work, [answered(files(folder)[1], {"h1": "Khớp"}, h1=cells)])
    assert (dict(report.taken), report.refused) == ({"matched": 1}, [])


def test_a_total_is_told_wherever_it_stands(work, folder):
    send(work, folder)
    book = Workbook()
    book.active.append(["STT", "Mã bản ghi", "Họ và tên", "Kết quả xác thực"])
    book.active.append([1, "h1", None, "Khớp"])
    book.active.append(["Tổng cộng:", None, None, 1])
    book.save(folder / "answer.xlsx")
    report = receive(work, [folder / "answer.xlsx"])
    assert (dict(report.taken), [(row.row, row.reason) for row in report.refused]) == ({"matched": 1}, [(3, "total")])


def test_an_answer_to_another_work_copy_is_told_once(work, folder, tmp_path, capsys):
    send(work, folder)
    other = office(tmp_path / "other.gpkg")
    path = answered(files(folder)[1], {"h1": "Khớp", "h2": "Khớp"})
    report = receive(other, [path])
    assert (report.rows, [row.reason for row in report.refused]) == (2, ["foreign", "foreign"])
    assert main(["authenticate", str(other.path), "--read", str(path)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[1:] == [f"  {path.name}: its batch is not of this work copy, no row was taken (2)."
                        " Read it into the work copy that sent it."]  # fmt: skip


def test_lists_of_papers_in_the_same_folder_are_left_out(work, folder, capsys):
    assert main(["authenticate", str(work.path), "--write", str(folder / "new" / "lists")]) == 0
    assert main(["collect", str(work.path), "--write", str(folder / "new" / "lists")]) == 0
    paths = sorted((folder / "new" / "lists").glob("*.xlsx"))
    names = [path.name for path in paths]
    assert [name.split("_")[0] for name in names] == ["authenticate", "authenticate", "collect"]
    assert receive(work, paths).skipped == names[2:]
    assert read_lists(work, paths).skipped == names[:2]
    capsys.readouterr()
    assert main(["collect", str(work.path), "--read", *map(str, paths)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "3 rows read = 0 taken + 0 known before + 3 without an answer + 0 refused."
    assert told[1] == f"  {names[0]} was left out: it is a list of the other kind."
    with pytest.raises(BadInput, match="no row with the headings"):
        read_lists(work, paths[:2])


def test_an_answer_without_batch_is_for_the_last_one(work, folder):
    send(work, folder)
    report = receive(work, [answered(files(folder)[1], {"h1": "Khớp"}, h1={BATCH: None})])
    assert dict(report.taken) == {"matched": 1}


@pytest.mark.parametrize("column, value", [("name", "Bùi Văn Thử Hai"), ("citizen_number", "034066000013"),
                                           ("born_on", "1966")])  # fmt: skip
def test_who_changed_after_being_sent_is_sent_again(work, folder, column, value):
    send(work, folder)
    commune = files(folder)[1]
    with sqlite3.connect(work.path) as connection:  # any program, such as QGIS's attribute table
        connection.execute(f"UPDATE party SET {column} = ? WHERE uid = 'h1'", (value,))
    assert states(work)["h1"] == "not_sent"
    path = answered(commune, {"h1": "Khớp"})
    assert [row.reason for row in receive(work, [path]).refused] == ["changed"]
    commune.unlink()
    report = send(work, folder)
    assert (report.sent, states(work)["h1"]) == (1, "sent")
    # the old batch's answer comes after the new batch was sent
    book = load_workbook(files(folder)[1])
    book.active.cell(2, BATCH).value = next(b.batch for b in authenticate.standing(work) if b.sent == 2)
    book.active.cell(2, ANSWER).value = "Khớp"
    book.save(folder / "old.xlsx")
    assert [row.reason for row in receive(work, [folder / "old.xlsx"]).refused] == ["sent_again"]


def test_an_address_that_changes_is_no_reason_to_send_again(work, folder):
    send(work, folder)
    with sqlite3.connect(work.path) as connection:
        connection.execute("UPDATE party SET address = 'Thôn Nội', name = name WHERE uid = 'h1'")
    assert states(work)["h1"] == "sent"


def test_who_matched_elsewhere_and_changes_is_sent(work, folder):
    with sqlite3.connect(work.path) as connection:
        connection.execute("UPDATE party SET born_on = '1981' WHERE uid = 'h5'")
    assert "answered" not in send(work, folder).left_out


def test_another_answer_later_is_refused(work, folder):
    send(work, folder)
    receive(work, [answered(files(folder)[1], {"h1": "Khớp"})])
    report = receive(work, [answered(files(folder)[1], {"h1": "Sai tên"})])
    assert [row.reason for row in report.refused] == ["other_answer"]
    assert states(work)["h1"] == "matched"


def test_an_answer_may_be_laid_out_otherwise(work, folder):
    send(work, folder)
    book = Workbook()
    book.active.append(["Kết quả của Bộ Công an"])
    book.active.append([None])
    book.active.append(["STT", "KẾT QUẢ", "mã bản ghi"])
    book.active.append([1, "Khớp", "h1"])
    book.active.append([2, "Không có", "h6"])
    book.save(folder / "answer.xlsx")
    assert dict(receive(work, [folder / "answer.xlsx"]).taken) == {"matched": 1, "not_found": 1}


def test_a_file_that_is_no_answer_is_refused(work, folder):
    Workbook().save(folder / "empty.xlsx")
    with pytest.raises(BadInput, match="empty.xlsx has no row with the headings Mã bản ghi, Kết quả xác thực"):
        receive(work, [folder / "empty.xlsx"])


def test_nothing_is_sent_when_it_is_stopped_or_cannot_be_written(work, folder):
    before = states(work)
    with pytest.raises(Cancelled):
        send(work, folder, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        send(work, folder / "none" / "such", cancelled=lambda: True)
    (folder.parent / "file").touch()
    with pytest.raises(CampaignError):
        send(work, folder.parent / "file")
    assert (files(folder), states(work), authenticate.standing(work)) == ([], before, [])
    with sqlite3.connect(work.path) as connection:
        connection.execute("DROP TABLE authentication")
    with pytest.raises(CampaignError):
        send(work, folder)
    assert (files(folder), states(work)) == ([], before)


def test_states_follow_at_once(work, folder):
    check_work_copy(work.path)
    send(work, folder)
    counted = dict(zip(work.task_states()["state"], work.task_states()["count"], strict=False))
    assert counted["not_sent"] >= 1  # h3, whose number is missing
    with sqlite3.connect(work.path) as connection:
        waiting = "SELECT count(*) FROM plot_task WHERE ' ' || states || ' ' LIKE '% sent %'"
        assert connection.execute(waiting).fetchone() == (3,)  # p1, p2 and p5; p6 is a road


def test_groups_and_findings_follow_the_answers(work, folder):
    check_work_copy(work.path)
    with sqlite3.connect(work.path) as connection:  # what else is wrong is put right
        connection.execute("DELETE FROM finding")
        connection.commit()
        query = "SELECT uid, campaign_group FROM plot_task WHERE uid IN ('p1', 'p2', 'p5') ORDER BY uid"
        send(work, folder)
        assert [group for _, group in connection.execute(query)] == ["2", "2", "2"]
        # p1 is held by h1 and h2, p2 by h1 alone, p5 by h5, who matched before, and h6
        ward, commune = files(folder)
        receive(work, [answered(commune, {"h1": "Khớp", "h2": "Sai tên"}), answered(ward, {"h6": "Khớp"})])
        assert [group for _, group in connection.execute(query)] == ["2", "1", "1"]
        assert connection.execute("SELECT rule, sub_code, plots FROM finding").fetchall() == [
            ("P08", "wrong-name", "p1")
        ]
        # corrected, so that the answer speaks of it no more
        connection.execute("UPDATE party SET name = 'Mai Thị Mẫu' WHERE uid = 'h2'")
        connection.commit()
        assert send(work, folder).sent == 1
        assert connection.execute("SELECT rule FROM finding").fetchall() == []
        assert [group for _, group in connection.execute(query)] == ["2", "1", "1"]


def test_the_command_line_sends_and_reads(work, folder, capsys):
    assert main(["authenticate", str(work.path), "--write", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "8 holders = 3 sent + 5 not sent."
    path = answered(files(folder)[1], {"h1": "Khớp", "h2": "lạ"})
    assert main(["authenticate", str(work.path), "--read", str(path)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "2 rows read = 1 taken + 0 known before + 0 without an answer + 1 refused."
    assert told[1].endswith("row 3: the answer is none of the words in the list of answers.")
    assert told[3].endswith("2 sent = 1 matched + 0 wrong name + 0 wrong birth date + 0 not found + 0 deceased"
                            " + 0 old card + 1 unanswered.")  # fmt: skip
    main(["authenticate", str(work.path), "--read", str(path), "--json"])
    assert json.loads(capsys.readouterr().out)["known"] == 1
