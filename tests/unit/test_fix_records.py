"""Texts of records in a work copy: columns out of old encodings, untidy texts; dry run, written, taken back.

Legacy texts were written out by hand from the tables of TCVN 5712:1993 (TCVN3, ABC fonts).
"""

import json
import sqlite3

import numpy as np
import pytest

import land_campaign_plugin.__main__ as command_line
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.store.record_edits import history, undo_batch, update_record, update_records
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.fix import fix, undo
from land_campaign_plugin.verbs.fix_records import text_proposals

from .test_record_edits import CRS, plots

LEGACY = {"h1": "NguyÔn V¨n Thö", "h2": "TrÇn ThÞ MÉu"}
UNICODE = {"h1": "Nguyễn Văn Thử", "h2": "Trần Thị Mẫu"}
DIRTY, TIDY = "Lê\u00a0 Thị  Hoà ", "Lê Thị Hoà"


@pytest.fixture
def work(tmp_path):
    """Names in TCVN3 in one commune, in the other an untidy name, an address spelt otherwise than listed."""
    path, table = tmp_path / "bản.gpkg", plots()
    table.columns["commune"] = np.array(["11953", "11983"], dtype=object)
    with WorkCopy.build(path, CRS) as writer:
        writer.append_plots(table)
        writer.append_rows("party", [{"uid": uid, "name": name} for uid, name in LEGACY.items()])
        writer.append_rows("party", [{"uid": "h3", "name": DIRTY, "address": "Thôn Đoài, xã Trung Hoà"}])
        writer.append_rows("party", [{"uid": "h4", "name": "V¨n"}])  # no right: belongs to no plot
        rights = (("h1", "p1"), ("h2", "p1"), ("h3", "p2"))
        rows = [{"uid": f"r{n}", "party_uid": party, "plot_uid": plot} for n, (party, plot) in enumerate(rights)]
        writer.append_rows("right", rows)
    check_work_copy(path)
    return path


def column(work, name="name"):
    query = {"name": "SELECT uid, name FROM party", "address": "SELECT uid, address FROM party"}[name]
    with sqlite3.connect(work) as connection:
        return dict(connection.execute(query))


def open_findings(work, *rules):
    findings = WorkCopy.open(work).findings()
    findings = findings.take(findings.among("rule", rules))
    return sorted(zip(findings["rule"], findings["field"], findings["sub_code"], strict=True))


def told(report):
    return "\n".join(report.lines(language()))


def language():
    from land_campaign_plugin.reports.texts import language

    return language("en")


STOOD = {**LEGACY, "h3": DIRTY, "h4": "V¨n"}
FOUND = [
    ("E01", "party.name", "tcvn3"),
    ("E02", "party.address", "tone-placement"),
    ("E02", "party.name", "spaces"),
]


def test_a_dry_run_counts_and_changes_nothing(work):
    assert open_findings(work, "E01", "E02") == FOUND
    report = fix(work, rules=["E01", "E02"])
    assert column(work) == STOOD
    assert (report.written, report.texts) == (False, 3)
    text = told(report)
    assert "2 texts of party.name converted from TCVN3" in text
    assert "E02: text of party.name tidied" in text
    assert "1 finding left: The correction is for a person to decide." in text


@pytest.mark.parametrize("rules", [["E01", "E02"], ["E01"], ["E02"]])
def test_no_person_is_told(work, rules):
    for apply in (False, True):
        report = fix(work, rules=rules, apply=apply)
        text = told(report) + json.dumps(report.data(language()), ensure_ascii=False)
        syllables = {syllable for name in (*LEGACY.values(), *UNICODE.values(), TIDY) for syllable in name.split()}
        assert len({word.strip(",.:;\"") for word in text.split()} & syllables) <= 2  # one, before and after
        assert not any(name in text for name in (*LEGACY.values(), *UNICODE.values(), DIRTY, TIDY, "Trung", "Đoài"))


def test_what_is_written_cures_and_can_be_taken_back(work):
    report = fix(work, rules=["E01", "E02"], apply=True)
    assert column(work) == {**UNICODE, "h3": TIDY, "h4": "V¨n"}
    assert column(work, "address")["h3"] == "Thôn Đoài, xã Trung Hoà"  # a person decides
    assert open_findings(work, "E01", "E02") == FOUND[1:2]
    assert report.remaining == len(WorkCopy.open(work).findings())
    assert undo(work, report.batch) == 3
    assert column(work) == STOOD
    assert open_findings(work, "E01", "E02") == FOUND


def test_a_column_is_one_transaction_and_taken_back_by_itself(work):
    report = fix(work, rules=["E01", "E02"], apply=True)
    labels = [history(work, "party", uid)[0][1] for uid in LEGACY]
    assert labels[0] == labels[1]
    assert labels[0].startswith(f"Batch {report.batch}-1: E01: 2 texts of party.name")
    undo_batch(work, f"{report.batch}-1")
    assert column(work) == {**STOOD, "h3": TIDY}


def test_columns_are_converted_only_if_asked_for(work):
    fix(work, apply=True)
    assert column(work) == {**STOOD, "h3": TIDY}
    assert [line[0] for line in open_findings(work, "E01")] == ["E01"]


def test_a_batch_is_not_taken_back_over_a_later_edit(work):
    report = fix(work, rules=["E01"], apply=True)
    update_record(work, "party", "h1", {"name": "Nguyễn Văn Mới"})
    with pytest.raises(BadInput, match="changed after batch"):
        undo(work, report.batch)
    assert column(work)["h2"] == UNICODE["h2"]
    with pytest.raises(BadInput, match="no batch"):
        undo(work, "00000000")


def test_edits_of_one_record_in_a_batch_are_taken_back_to_the_first(work):
    for number, name in enumerate(("Một", "Hai"), 1):
        update_records(work, {("party", "h1"): {"name": name}}, batch=f"ab-{number}")
    update_records(work, {("party", "h2"): {"name": "Ba"}}, batch="abc-1")
    undo_batch(work, "ab")
    assert (column(work)["h1"], column(work)["h2"]) == (LEGACY["h1"], "Ba")


def test_a_text_is_tidied_as_its_conversion_leaves_it(work):
    with sqlite3.connect(work) as connection:
        connection.execute("UPDATE party SET name = 'NguyÔn  V¨n Thö' WHERE uid = 'h1'")
    check_work_copy(work)
    fix(work, rules=["E01", "E02"], apply=True)
    fix(work, apply=True)
    assert column(work)["h1"] == UNICODE["h1"]


def test_in_a_mixed_column_what_is_in_unicode_stays(work):
    added = {"h5": "Hoàng Thị Mơ", "h6": "Đỗ Thị Hường", "h7": "Lan"}
    with WorkCopy.open(work).writer() as writer:
        writer.append_rows("party", [{"uid": uid, "name": name} for uid, name in added.items()])
        writer.append_rows("right", [{"uid": f"r{uid}", "party_uid": uid, "plot_uid": "p1"} for uid in added])
    check_work_copy(work)
    assert fix(work, rules=["E01"], apply=True).texts == 2
    assert column(work) == {**STOOD, **UNICODE, **added}


def test_people_without_a_plot_are_a_column_of_their_own(work):
    with WorkCopy.open(work).writer() as writer:
        writer.append_rows("party", [{"uid": "h5", "name": "Bïi ThÞ KÝn"}])
    check_work_copy(work)
    assert [line[1] for line in open_findings(work, "E01")] == ["party.name"] * 2
    report = fix(work, rules=["E01"], apply=True)
    assert column(work) == {**STOOD, **UNICODE, "h4": "Văn", "h5": "Bùi Thị Kín"}
    undo_batch(work, f"{report.batch}-2")
    assert {uid: column(work)[uid] for uid in ("h4", "h5")} in (
        {"h4": "V¨n", "h5": "Bïi ThÞ KÝn"}, {"h4": "Văn", "h5": "Bùi Thị Kín"},
    )  # fmt: skip
    assert (column(work)["h1"] == LEGACY["h1"]) != (column(work)["h4"] == "V¨n")


def test_a_column_in_tcvn3_can_be_read_as_a_font_of_capitals(work):
    copy = WorkCopy.open(work)
    findings = copy.findings()
    (row,) = np.flatnonzero(findings["rule"] == "E01").tolist()
    written, capitals = text_proposals(copy, findings, [row], load_ruleset())[row]
    assert {uid: values["name"] for (_, uid), values in written.changes.items()} == UNICODE
    assert {uid: values["name"] for (_, uid), values in capitals.changes.items()} == {
        uid: name.upper() for uid, name in UNICODE.items()
    }
    assert not written.automatic


def test_texts_that_changed_since_the_check_are_left(work):
    with sqlite3.connect(work) as connection:
        connection.execute("UPDATE party SET name = 'Lan' WHERE uid IN ('h1', 'h2', 'h3')")
    report = fix(work, rules=["E01", "E02"], apply=True)
    assert (report.written, report.texts) == (False, 0)
    assert "is not there any more as it was checked" in told(report)


def test_an_id_of_two_records_stands_for_neither(work):
    with sqlite3.connect(work) as connection:
        connection.execute("UPDATE campaign_switch SET quiet = 1")  # or the second would get an id of its own
        connection.execute("INSERT INTO party (uid, name) VALUES ('h1', 'Lan')")
        connection.execute("UPDATE campaign_switch SET quiet = 0")
    fix(work, rules=["E01"], apply=True)
    with sqlite3.connect(work) as connection:
        rows = connection.execute("SELECT name FROM party WHERE uid IN ('h1', 'h2') ORDER BY fid").fetchall()
    assert [name for (name,) in rows] == [LEGACY["h1"], UNICODE["h2"], "Lan"]


def test_a_person_whose_name_is_converted_is_to_be_authenticated_again_and_back(work):
    update_record(work, "party", "h1", {"authentication": "wrong_name", "authenticated_on": "2026-01-02"})
    check_work_copy(work)
    assert [line[0] for line in open_findings(work, "P08")] == ["P08"]
    report = fix(work, rules=["E01"], apply=True)
    assert open_findings(work, "P08") == []
    undo(work, report.batch)
    assert [line[0] for line in open_findings(work, "P08")] == ["P08"]


def test_plots_and_records_of_a_commune_are_converted_together(work):
    WorkCopy.open(work).update_plots({"p1": {"address": "Th«n Th­îng, x· T©n H­ng"}}, "as it came")
    check_work_copy(work)
    assert [line[1] for line in open_findings(work, "E01")] == ["address", "party.name"]
    fix(work, rules=["E01"], apply=True)
    assert WorkCopy.open(work).plots("uid = 'p1'")["address"][0] == "Thôn Thượng, xã Tân Hưng"
    assert open_findings(work, "E01") == []


def test_the_command_line_fixes_and_takes_back(work, capsys):
    def run(*arguments):
        status = command_line.main([str(argument) for argument in arguments])
        return status, capsys.readouterr().out

    status, out = run("fix", work, "--rules", "e01", "--apply", "--json")
    data = json.loads(out)
    assert (status, data["written"], data["record_texts"]) == (0, True, 2)
    assert column(work)["h1"] == UNICODE["h1"]
    status, out = run("fix", work, "--undo", data["batch"])
    assert (status, out) == (0, f"2 records stand again as they did before batch {data['batch']}.\n")
    assert column(work) == STOOD
