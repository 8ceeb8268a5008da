"""The form with records, batches of texts, tasks and differences, on a real work copy."""

import re
import sqlite3

import pytest
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QMainWindow

from land_campaign_plugin.gui import record_values
from land_campaign_plugin.gui.difference_walk import DifferenceWalk
from land_campaign_plugin.gui.findings_model import PLOTS, SECOND_LINE_ROLE
from land_campaign_plugin.gui.jobs import Jobs
from land_campaign_plugin.gui.paper_dialog import PaperDialog
from land_campaign_plugin.gui.record_cards import TABS
from land_campaign_plugin.gui.review import Review
from land_campaign_plugin.gui.task_walk import TaskWalk
from land_campaign_plugin.gui.tick_dialog import TickDialog
from land_campaign_plugin.gui.work_page import WorkPage
from land_campaign_plugin.model.text_samples import masked, samples
from land_campaign_plugin.qgis_bridge import task_desk
from land_campaign_plugin.store.record_edits import history, records_of
from land_campaign_plugin.verbs import collect
from land_campaign_plugin.verbs.update import update

from . import later_export
from .conftest import finding_of

RIGHT_NUMBER = "033080123456"


@pytest.fixture
def desk(session):
    window = QMainWindow()
    page, canvas = WorkPage(), QgsMapCanvas()
    window.setCentralWidget(page)
    window.resize(440, 760)
    canvas.setDestinationCrs(session.plots.crs())
    review = Review(session, page, canvas)
    page.findings.set_table(session.findings, fresh=True)
    window.show()
    yield review
    review.close()
    window.close()
    canvas.deleteLater()


def opened(desk, rule):
    """Open the first finding of a rule; return its fingerprint and record."""
    fingerprint, _ = finding_of(desk.session, rule)
    desk.open_finding(fingerprint)
    row = (desk.session.findings["fingerprint"] == fingerprint).nonzero()[0][0]
    return fingerprint, desk.session.findings["record"][row]


def shown_tab(form):
    return ("plot", *TABS)[form.tabs.currentIndex()]


@pytest.mark.parametrize(
    "read, text, value, doubted",
    [
        (record_values.citizen, RIGHT_NUMBER, RIGHT_NUMBER, False),
        (record_values.citizen, "12345", "12345", True),
        (record_values.serial, "BA 123456", "BA 123456", False),
        (record_values.serial, "ba123456", "ba123456", True),
        (record_values.date, "9/10/2017", "2017-10-09", False),
        (record_values.date, "1980", "1980", False),
        (record_values.date, "9/10/1017", "1017-10-09", True),
        (record_values.issue_date, "1/2/1950", "1950-02-01", True),
        (record_values.tax, "0100109106", "0100109106", False),
        (record_values.tax, "N/A-0100109106", "N/A-0100109106", True),
        (record_values.share, "1/2", 0.5, False),
        (record_values.share, "50 %", 0.5, False),
        (record_values.sides, "12,30; 8.05", "12.30;8.05", False),
        (record_values.listed({"6": "6 - Nghị định 88"}), "6 - nghị định 88", "6", False),
        (record_values.listed({"Nam": "Nam"}), "Ông", "Ông", True),
        (record_values.date, "", None, False),
    ],
)  # fmt: skip
def test_fields_are_judged_as_they_are_typed(qgis_app, read, text, value, doubted):
    reading = read(text)
    assert (reading.value, bool(reading.doubt), reading.problem) == (value, doubted, "")


@pytest.mark.parametrize(
    "read, text",
    [(record_values.date, "30/2/2010"), (record_values.date, "hôm qua"), (record_values.share, "3/2"),
     (record_values.share, "nửa"), (record_values.sides, "12 m")],
)  # fmt: skip
def test_what_a_column_cannot_hold_is_refused(qgis_app, read, text):
    assert read(text).problem


@pytest.mark.parametrize("value, shown", [(0.5, "1/2"), (1 / 3, "1/3"), (1.0, "1"), (None, ""), (0.375, "3/8")])
def test_shares_are_shown_as_fractions(qgis_app, value, shown):
    assert record_values.shown_share(value) == shown


@pytest.mark.parametrize("rule, tab", [("P01", "party"), ("C01", "certificate"), ("D01", "document"), ("A09", "plot")])
def test_the_form_opens_at_the_record(desk, rule, tab):
    _, record = opened(desk, rule)
    form = desk.page.form
    assert shown_tab(form) == tab
    if record:
        card = form.records[tab].card_of([record])
        marked = [editor for editor in card.editors.values() if editor.note.text()]
        assert desk.page.form.card._message.text() in [editor.note.text() for editor in marked]


def test_a_list_says_which_record_and_no_more(desk):
    model = desk.page.findings.model
    rows = range(model.rowCount())
    by_rule = {
        model.table["rule"][model.table_row(row)]: model.index(row, PLOTS).data(SECOND_LINE_ROLE) for row in rows
    }
    assert by_rule["P01"] == "Holder"
    assert by_rule["C01"] == "Certificate"
    assert by_rule["A09"] == ""


def test_a_card_says_what_the_tables_of_the_source_call_the_record(desk):
    """The sample numbers its holders by commune: P11977-000001."""
    _, record = opened(desk, "P01")
    card = desk.page.form.records["party"].card_of([record])
    (told,) = (label.text() for label in card.findChildren(QLabel) if label.text().startswith("Id in your tables"))
    assert re.fullmatch(r"Id in your tables: P11977-\d{6}", told)


def test_a_corrected_record_is_one_step_and_kept(desk):
    fingerprint, record = opened(desk, "P01")
    form, session = desk.page.form, desk.session
    uid = form.uid
    card = form.records["party"].card_of([record])
    before = card.rows["party"]["citizen_number"]
    card.editors["party.citizen_number"].type("12345")
    assert form.save.isEnabled()
    assert "12" in card.editors["party.citizen_number"].note.text()
    born, gender = (card.rows["party"][name] for name in ("born_on", "gender"))
    digit = 2 * (born >= "2000") + (gender == "Nữ")
    number = f"033{digit}{born[2:4]}123456"
    card.editors["party.citizen_number"].type(number)
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert fingerprint not in set(session.findings["fingerprint"])
    assert session.unsaved() == 0
    (entry,) = history(session.path, "party", record)
    assert number not in entry[1]
    assert (entry[2]["citizen_number"], entry[3]["citizen_number"]) == (before, number)
    session.undo()
    assert fingerprint in set(session.findings["fingerprint"])
    held = {row["uid"]: row for row in records_of(session.path, [uid]).tables["party"]}
    assert held[record]["citizen_number"] == before
    session.redo()
    assert fingerprint not in set(session.findings["fingerprint"])


def test_undo_takes_back_what_was_done_last_whichever_it_was(desk):
    _, record = opened(desk, "P01")
    session, uid = desk.session, desk.page.form.uid
    session.change("first", {uid: {"note": "một"}})
    session.change_records("second", uid, {("party", record): {"address": "hai"}})
    session.change("third", {uid: {"note": "ba"}})

    def now():
        address = {row["uid"]: row["address"] for row in records_of(session.path, [uid]).tables["party"]}[record]
        return str(session.feature(uid)["note"]), address == "hai"

    assert now() == ("ba", True)
    session.undo()
    assert now() == ("một", True)
    session.undo()
    assert now() == ("một", False)
    session.undo()
    assert now()[0] not in ("một", "ba")
    for expected in (("một", False), ("một", True), ("ba", True)):
        session.redo()
        assert now() == expected


def test_records_without_a_plot_are_shown(desk):
    _, record = opened(desk, "C06")
    form = desk.page.form
    assert form.isVisible()
    assert form.uid == ""
    assert form.records["certificate"].card_of([record]) is not None


def test_a_column_is_converted_as_one_step_and_taken_back(desk):
    fingerprint, _ = opened(desk, "E01")
    session, batch = desk.session, desk.page.form.batch
    assert batch.isVisible()
    heads, *pairs = zip(*[iter(batch.texts())] * 2, strict=True)
    assert heads == ("Now", "Afterwards")
    assert all(before != after for before, after in pairs)
    steps = session.plots.undoStack().index()
    QTest.mouseClick(batch.button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert fingerprint not in set(session.findings["fingerprint"])
    assert session.plots.undoStack().index() == steps + 1
    assert fingerprint not in set(session.work.findings()["fingerprint"])
    session.undo()
    assert fingerprint in set(session.findings["fingerprint"])
    assert fingerprint in set(session.work.findings()["fingerprint"])
    session.redo()
    assert fingerprint not in set(session.findings["fingerprint"])
    session.save()
    assert fingerprint not in set(session.findings["fingerprint"])


def test_samples_of_personal_columns_show_one_syllable():
    assert masked("TrÇn V¨n Mẫu", "Trần Văn Mẫu") == ("TrÇn ••• •••", "Trần ••• •••")
    assert samples([("a b", "a c"), ("a b", "a c"), ("x", "x")], 5) == [("a b", "a c")]


def test_tasks_add_up_and_their_plots_are_selected(desk, session):
    walk = TaskWalk(session, desk.page, desk.marks, Jobs(), lambda layer: None)
    panel = desk.page.tasks
    for item in panel._items():
        task = item.data(0, Qt.ItemDataRole.UserRole)
        item.setExpanded(True)
        counted = [int(item.child(at).text(1).replace(",", "")) for at in range(item.childCount())]
        assert sum(counted) == task.count
        assert len(task_desk.plots(session, task)) == task.count
    item = next(each for each in panel._items() if each.data(0, Qt.ItemDataRole.UserRole).code == "no_certificate")
    key = item.child(0).data(0, Qt.ItemDataRole.UserRole + 1)
    walk.select(item.data(0, Qt.ItemDataRole.UserRole), panel.place(), key)
    assert session.plots.selectedFeatureCount() == int(item.child(0).text(1))
    walk.close()


def test_papers_are_ticked_off_and_the_counts_add_up(session, tmp_path):
    report = collect.write_list(session.work, tmp_path)
    dialog = TickDialog(session.path)
    assert len(dialog.rows) == report.rows == dialog.table.rowCount()
    choice = dialog.table.cellWidget(0, 3)
    choice.setCurrentIndex(choice.findData("refused"))
    choice.activated.emit(choice.currentIndex())
    assert TickDialog(session.path).rows[0].answer == "refused"
    numbers = [int(word.replace(",", "")) for word in dialog.summary.text().split() if word.replace(",", "").isdigit()]
    assert numbers[0] == sum(numbers[1:]) == report.rows
    dialog.deleteLater()


def test_a_certificate_is_entered_from_the_paper(desk, session):
    opened(desk, "A09")
    uid = desk.page.form.uid
    before = len(records_of(session.path, [uid]).tables["certificate"])
    dialog = PaperDialog(session, uid, "1/1", {"sheet_number": "1"})
    assert dialog.save.isEnabled()
    dialog.certificate.editors["certificate.serial"].type("BA12345")
    assert dialog.certificate.editors["certificate.serial"].note.text()
    dialog.certificate.editors["certificate.issued_on"].type("12/5/2003")
    dialog.holders[0].editors["party.name"].type("Nguyễn Văn Thử")
    dialog._save()
    found = records_of(session.path, [uid]).tables
    assert len(found["certificate"]) == before + 1
    assert found["certificate"][-1]["issued_on"] == "2003-05-12"
    assert "Nguyễn Văn Thử" in {row["name"] for row in found["party"]}
    dialog.deleteLater()


def test_differences_from_an_export_are_decided_and_taken_back(desk, session, sample_source, tmp_path):
    plots = session.work.plots("land_use = 'LUC'")
    uid = plots["uid"][0]
    session.work.update_plots({uid: {"address": "Thôn Của Ta"}}, "ours")
    export = later_export.make(sample_source, tmp_path / "xuất.gpkg", {uid: "Thôn Của Họ"})
    assert update([export], session.path, layer="plots").waiting == 1
    walk = DifferenceWalk(session, desk.page, desk)
    panel = desk.page.differences
    (difference,) = panel.differences
    assert difference.rows[0][2:] == ("Thôn Của Ta", "Thôn Của Họ")
    assert {"Thôn Của Ta", "Thôn Của Họ"} <= set(panel.card.texts())
    panel.decided.emit(difference, False)
    assert panel.differences == []
    assert session.feature(uid)["address"] == "Thôn Của Họ"
    panel.undo_wanted.emit(difference)
    assert len(panel.differences) == 1
    assert session.feature(uid)["address"] == "Thôn Của Ta"
    walk.close()


def test_untidy_texts_are_tidied_together(desk, session):
    uids = session.work.plots("land_use = 'LUC'")["uid"][:2]
    session.change("untidy", {uid: {"address": "Thôn  Hạ ,  Xã Tân Hưng"} for uid in uids})

    def of_plots():
        findings = session.findings
        return findings["fingerprint"][(findings["rule"] == "E02") & (findings["field"] == "address")].tolist()

    desk.open_finding(of_plots()[0])
    batch = desk.page.form.batch
    untidy = len(of_plots())
    assert untidy >= 2
    assert str(untidy) in batch.button.text()
    QTest.mouseClick(batch.button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert of_plots() == []
    assert {session.feature(uid)["address"] for uid in uids} == {"Thôn Hạ , Xã Tân Hưng"}
    session.undo()
    assert len(of_plots()) == untidy


def opened_of_records(desk, rule):
    """Open the first finding of a rule about texts of records; return its fingerprint and field."""
    findings = desk.session.findings
    row = next(row for row in (findings["rule"] == rule).nonzero()[0] if "." in findings["field"][row])
    desk.open_finding(findings["fingerprint"][row])
    return desk.fingerprint, findings["field"][row]


@pytest.mark.parametrize("rule", ["E01", "E02"])
def test_texts_of_records_are_corrected_as_one_step_and_taken_back(desk, rule):
    fingerprint, field = opened_of_records(desk, rule)
    session, batch, table = desk.session, desk.page.form.batch, field.partition(".")[0]

    def now():
        with sqlite3.connect(session.path) as connection:
            return {row[0]: row[1:] for row in connection.execute("SELECT uid, name, address FROM party")}

    def listed():
        return [fingerprint in set(findings["fingerprint"]) for findings in (session.findings, session.work.findings())]

    assert table == "party"
    assert batch.isVisible()
    _, *pairs = zip(*[iter(batch.texts())] * 2, strict=True)
    stood, steps = now(), session.plots.undoStack().index()
    people = {text for row in stood.values() for text in row if text and " " in text}
    assert not any(text in people for pair in pairs for text in pair)
    assert all(len(text.split()) == 1 or "•••" in text for pair in pairs for text in pair)
    QTest.mouseClick(batch.button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    after = now()
    assert after != stood
    assert listed() == [False, False]
    assert session.plots.undoStack().index() == steps
    assert session.desk.last().startswith(f"{rule}: ")
    session.undo()
    assert now() == stood
    assert listed() == [True, True]
    session.redo()
    assert now() == after
    assert listed() == [False, False]


def test_an_untidy_text_of_a_record_is_judged_again_when_it_is_typed_anew(desk):
    fingerprint, field = opened_of_records(desk, "E02")
    session, form, (table, _, name) = desk.session, desk.page.form, field.partition(".")
    record = session.findings["record"][session.findings["fingerprint"] == fingerprint][0]
    session.change_records("typed", form.uid, {(table, record): {name: "Lê Thị Thử"}})
    assert fingerprint not in set(session.findings["fingerprint"])
    session.undo()
    assert fingerprint in set(session.findings["fingerprint"])
    assert len(set(session.findings["fingerprint"])) == len(session.findings)


def test_findings_of_records_follow_the_plot(session):
    fingerprint, uid = finding_of(session, "A07")
    row = (session.findings["fingerprint"] == fingerprint).nonzero()[0][0]
    uses = float(session.findings["detail"][row].partition("|")[0])
    session.change("area", {uid: {"area_recorded_m2": uses}})
    assert fingerprint not in set(session.findings["fingerprint"])
    session.undo()
    QApplication.processEvents()
    assert fingerprint in set(session.findings["fingerprint"])
