"""The rules of records against their table of cases, and against texts of every kind."""

import datetime
import math
import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.byte_texts import as_bytes, as_texts
from land_campaign_plugin.model.context import CheckContext
from land_campaign_plugin.model.findings import COULD_NOT_RUN, NOTHING_TO_CHECK
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.model.legacy_text import TCVN3, UTF8_CP1252, UTF8_LATIN1_TWICE, VNI, convert_back, decoded
from land_campaign_plugin.model.record_table import RecordTables
from land_campaign_plugin.model.records import RECORD_TABLES
from land_campaign_plugin.model.states import totals
from land_campaign_plugin.model.tables import INTEGER, PLOT_FIELDS, REAL, TEXT, PlotTable, Table
from land_campaign_plugin.model.texts import objects
from land_campaign_plugin.model.tidy_bytes import may_be_untidy
from land_campaign_plugin.model.tidy_text import judge
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.describe import message, remedy
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.rules.rulesets import load_ruleset

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "records.toml").read_text(encoding="utf-8"))["case"]
RULESET = load_ruleset()
OF_RECORDS = [code for code, rule in RULES.items() if rule.check_records]
TODAY = datetime.date(2026, 1, 1)
MISSING = {TEXT: None, REAL: math.nan, INTEGER: 0}


def column(rows, name, kind):
    values = [row.get(name, MISSING[kind]) for row in rows]
    return objects(values) if kind == TEXT else np.array(values, dtype=float if kind == REAL else np.int64)


def names_of(rows):
    return list(dict.fromkeys(name for row in rows for name in row))


def plots_of(rows):
    """Return plots from rows; a square of 10 m where a row gives no shape."""
    shapes = [row.get("shape", f"POLYGON (({x} 0, {x + 10} 0, {x + 10} 10, {x} 10, {x} 0))") for x, row in
              zip(range(0, 20 * len(rows), 20), rows, strict=True)]  # fmt: skip
    columns = {name: column(rows, name, PLOT_FIELDS[name].kind) for name in names_of(rows) if name != "shape"}
    return PlotTable(columns, objects([shapely.from_wkt(shape) for shape in shapes]), "")


def records_of(case):
    tables = {table: case[table] for table in RECORD_TABLES if table in case}
    return RecordTables.of(
        {
            table: {name: column(rows, name, RECORD_TABLES[table][name]) for name in names_of(rows)}
            for table, rows in tables.items()
        }
    )


def checked(case, rules=None):
    context = CheckContext(records=records_of(case), today=TODAY)
    if "scans" in case:
        scans = zip(*case["scans"], strict=True)
        values = dict(zip(("file_name", "sub_code", "sha256"), map(objects, scans), strict=True))
        context = CheckContext(records=context.records, today=TODAY, scans=Table(values))
    if "complete" in case:
        communes, sheets = zip(*case["complete"], strict=True)
        listed = {"commune": objects(communes), "sheet_number": objects(sheets), "complete": np.ones(len(sheets), int)}
        context = CheckContext(records=context.records, today=TODAY, sheet_list=Table(listed))
    return check_plots(plots_of(case["plot"]), RULESET, rules=rules or [case["name"].split()[0]], context=context)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    result = checked(case, case.get("rules"))
    findings = result.findings
    lines = zip(*(findings[name] for name in ("rule", "severity", "plots", "measured")), strict=True)
    found = sorted((f"{rule} {severity} {plots or '-'}", measured) for rule, severity, plots, measured in lines)
    wanted = sorted(
        (line.rsplit(" ", 1)[0], float(line.rsplit(" ", 1)[1].replace("-", "nan"))) for line in case["expect"]
    )
    assert [text for text, _ in found] == [text for text, _ in wanted]
    assert sorted(m for _, m in found if m == m) == pytest.approx(sorted(m for _, m in wanted if m == m), abs=1e-6)
    assert [outcome for outcome in result.outcomes.values() if outcome.outcome == COULD_NOT_RUN] == []
    assert [outcome for outcome in result.outcomes.values() if outcome.outcome == NOTHING_TO_CHECK] == []
    for name, of in (("sub_codes", "sub_code"), ("records", "record"), ("fields", "field")):
        if name in case:
            assert sorted(findings[of]) == sorted(case[name])
    assert len(set(findings["fingerprint"])) == len(findings)
    for row in range(len(findings)):
        assert "{" not in message(findings, row, ENGLISH) + remedy(findings, row, ENGLISH)


def test_every_rule_has_cases_that_fail_and_pass():
    assert {case["name"].split()[0] for case in CASES if case["expect"]} == set(OF_RECORDS)
    assert {case["name"].split()[0] for case in CASES if not case["expect"]} == set(OF_RECORDS)


def test_the_same_records_can_be_checked_with_other_plots():
    tables = RecordTables.of({"plot_use": {"uid": ["u0"], "plot_uid": ["p1"], "term": ["2013-10-15"]}})
    context = CheckContext(records=tables, today=TODAY)
    for rows in ([{"uid": "p0"}, {"uid": "p1"}], [{"uid": "p1"}], [{"uid": "p0"}]):
        findings = check_plots(plots_of(rows), RULESET, rules=["A11"], context=context).findings
        assert findings["plots"].tolist() == ["p1" if {"uid": "p1"} in rows else ""]


def test_nine_digits_in_place_of_a_citizen_number_are_an_old_card():
    case = {"plot": [{"uid": "p0"}, {"uid": "p1"}], "name": "",
            "party": [{"uid": "h0", "citizen_number": "145012345"}, {"uid": "h1", "citizen_number": "033048012345"}],
            "right": [{"uid": f"r{n}", "plot_uid": f"p{n}", "party_uid": f"h{n}"} for n in range(2)]}  # fmt: skip
    result = checked(case, ["P01"])
    assert len(result.findings) == 0
    assert totals(result.states)["old_card_only"] == 1


NOT_YET = [
    # a party of the one plot, and the states that it puts the plot into
    ({"citizen_number": "033048012345"}, {"not_sent"}),
    ({"citizen_number": "033048012345", "authentication": None}, {"not_sent"}),
    ({"citizen_number": "033048012345", "authentication": "", "kind": "Cá nhân"}, {"not_sent"}),
    ({"citizen_number": "033048012345", "authentication": "not_sent", "kind": "1"}, {"not_sent"}),
    ({"citizen_number": "033048012345", "authentication": "sent", "kind": "Hộ gia đình"}, {"sent"}),
    ({"citizen_number": "033048012345", "authentication": "matched"}, set()),
    ({"citizen_number": "", "kind": "TỔ CHỨC", "authentication": ""}, set()),
    ({"citizen_number": "", "kind": "4"}, set()),
    ({"citizen_number": ""}, {"no_citizen_number", "not_sent"}),
    ({"citizen_number": "33048012345"}, {"no_citizen_number", "not_sent"}),
    ({"citizen_number": "03304801234X", "identity_card": "145012345"}, {"no_citizen_number", "not_sent"}),
    ({"citizen_number": "", "identity_card": "145012345"}, {"old_card_only", "not_sent"}),
    ({"citizen_number": "145012345", "authentication": ""}, {"old_card_only", "not_sent"}),
]


@pytest.mark.parametrize("party, expected", NOT_YET, ids=[str(case[0]) for case in NOT_YET])
def test_who_is_not_sent_yet_and_why(party, expected):
    case = {"plot": [{"uid": "p0"}], "name": "", "party": [{"uid": "h0", **party}],
            "right": [{"uid": "r0", "plot_uid": "p0", "party_uid": "h0"}]}  # fmt: skip
    counts = totals(checked(case, ["P01"]).states)
    of_people = ("old_card_only", "no_citizen_number", "not_sent", "sent")
    assert {state for state in of_people if counts.get(state)} == expected


def test_no_finding_names_a_person():
    party = {"uid": "h0", "kind": "Công ti Bí Mật", "name": "Bùi Văn Thử", "citizen_number": "999148012345",
             "tax_code": "999048012340", "born_on": "1866", "gender": "Nam", "address": "Số 1 ngõ Kín",
             "authentication": "wrong_name"}  # fmt: skip
    twin = {**party, "uid": "h1", "name": "Mai Văn Mẫu"}
    same = {**party, "uid": "h2", "citizen_number": "999148012354", "born_on": "1966-05-05"}
    again = {**same, "uid": "h3", "citizen_number": "999148012355"}
    rights = [{"uid": f"r{n}", "plot_uid": "p0", "party_uid": f"h{n}"} for n in range(4)]
    result = checked({"plot": [{"uid": "p0"}], "party": [party, twin, same, again], "right": rights}, OF_RECORDS)
    assert set(result.findings["rule"]) >= {"P01", "P02", "P04", "P05", "P08"}
    told = []
    for row in range(len(result.findings)):
        told += [str(result.findings[name][row]) for name in result.findings.columns]
        told += [message(result.findings, row, ENGLISH), remedy(result.findings, row, ENGLISH)]
    secrets = ("Thử", "Mẫu", "Kín", "999148012345", "999148012354", "999048012340", "1866", "1966")
    assert [text for text in told for secret in secrets if secret in text] == []


@pytest.mark.parametrize("secret", ["Bùi Thị Kín", "033048012345", "033 048 012 345", "BÙI THỊ KÍN 033048012345.pdf"])
def test_no_finding_tells_what_slipped_into_another_column(secret):
    case = {"plot": [{"uid": "p0", "sheet_number": "1", "plot_number": "1"}], "name": ""}
    case["scans"] = [[secret, "truncated", "ab"], [f"x {secret}", "", "cd"]]
    for table, columns in RECORD_TABLES.items():
        texts = [name for name, kind in columns.items() if kind == TEXT and name != "uid" and not name.endswith("_uid")]
        case[table] = [{"uid": f"{table}{n}", "plot_uid": "p0", "party_uid": "party0", **dict.fromkeys(texts, secret),
                        **({"name": f"{secret} {n}"} if table == "party" else {})} for n in range(2)]  # fmt: skip
        case[table] = [{name: row[name] for name in row if name in columns} for row in case[table]]
    findings = checked(case, OF_RECORDS).findings
    assert {"C01", "C04", "P04", "P07", "D01", "D02"} <= set(findings["rule"])
    told = [str(findings[name][row]) for name in findings.columns for row in range(len(findings))]
    told += [message(findings, row, ENGLISH) + remedy(findings, row, ENGLISH) for row in range(len(findings))]
    pieces = ("Bùi", "Kín", "BÙI", "KÍN", "033048012345", "033 048", "048 012", "48012")
    assert [text for text in told if any(piece in text for piece in pieces)] == []


def legacy_case(encoding):
    """Return a commune whose records are in an old encoding: two holders, an address that names a house, two scans."""
    names, homes = ("Bùi Thị Kín", "Đỗ Văn Mật"), ("Số 77 ngõ Kín, thôn Đoài", "Số 78 đường Mật")
    files = ("Giấy của Bùi Thị Kín.pdf", "Đơn của Đỗ Văn Mật.pdf")
    texts = zip(*([convert_back(text, encoding) for text in column] for column in (names, homes, files)), strict=True)
    case = {"plot": [{"uid": "p0", "commune": "11953"}], "party": [], "right": [], "document": [], "name": ""}
    for n, (name, home, file) in enumerate(texts):
        case["party"].append({"uid": f"h{n}", "name": name, "address": home})
        case["right"].append({"uid": f"r{n}", "plot_uid": "p0", "party_uid": f"h{n}"})
        case["document"].append({"uid": f"d{n}", "plot_uid": "p0", "file_name": file})
    return case


@pytest.mark.parametrize("encoding", [TCVN3, VNI, UTF8_CP1252, UTF8_LATIN1_TWICE])
def test_a_column_in_an_old_encoding_tells_one_syllable_and_of_homes_none(encoding):
    findings = checked(legacy_case(encoding), ["E01"]).findings
    assert dict(zip(findings["field"], findings["sub_code"], strict=True)) == dict.fromkeys(
        ("document.file_name", "party.name", "party.address"), encoding
    )
    assert not findings["record"].astype(bool).any()
    for row, field in enumerate(findings["field"]):
        before, after = findings["detail"][row].split("|")[:2]
        assert decoded(before, encoding) == after
        assert after == "Thôn" if field == "party.address" else len(after) <= 4 and " " not in after
        told = message(findings, row, ENGLISH)
        assert not any(word in told for word in ("77", "78", "ngõ", "đường", "Thị Kín", "Văn Mật"))


def test_a_rule_of_plots_and_records_looks_at_whichever_there_are():
    records = {"party": [{"uid": "h0", "name": "Bùi  Thử"}], "name": ""}
    both = {"plot": [{"uid": "p0", "address": "Thôn  Đoài"}], **records}
    assert sorted(checked(both, ["E02"]).findings["field"]) == ["address", "party.name"]
    assert list(checked({"plot": [{"uid": "p0"}], **records}, ["E02"]).findings["field"]) == ["party.name"]
    assert list(checked({"plot": both["plot"], "name": ""}, ["E02"]).findings["field"]) == ["address"]
    assert checked({"plot": [{"uid": "p0"}], "name": ""}, ["E02"]).outcomes["E02"].outcome == NOTHING_TO_CHECK
    without_texts = {"plot": [{"uid": "p0"}], "certificate": [{"uid": "c0", "serial": "BA  123456"}], "name": ""}
    assert checked(without_texts, ["E02"]).outcomes["E02"].outcome == NOTHING_TO_CHECK


VIETNAMESE = st.text("aàạăắâậeềioòộơờuưừựyđĐHNgn ,.-\u00a0\u0300\u0323\u200b\u00ad\n\0\u2003", max_size=12)


@settings(max_examples=300, deadline=None)
@given(st.lists(VIETNAMESE | st.text(max_size=8), min_size=1, max_size=6))
def test_what_the_bytes_call_plain_is_tidy(texts):
    values = as_bytes(texts)
    plain = ~may_be_untidy(values)
    assert [judge(text) for text in as_texts(values[plain]) if text] == [""] * int((values[plain] != b"").sum())


@pytest.mark.parametrize("text", ["Nguyễn Thị Ánh", "Đặng Văn Ước", "ĩ ũ Ỹ ỵ Ợ ẫ", "số 5/2", "x"])
def test_vietnamese_letters_are_plain_to_the_bytes(text):
    assert not may_be_untidy(as_bytes([text, "một tên dài hơn nhiều"])).any()


def test_absent_records_are_nothing_to_check():
    outcomes = check_plots(plots_of([{"uid": "p0"}]), RULESET, rules=OF_RECORDS).outcomes
    assert {outcome.outcome for outcome in outcomes.values()} == {NOTHING_TO_CHECK}
    assert all(outcome.why() for outcome in outcomes.values())
    tables = RecordTables.of({"certificate": {"uid": ["c0"], "plot_uid": ["p0"]}})
    context = CheckContext(records=tables, today=TODAY)
    outcomes = check_plots(plots_of([{"uid": "p0"}]), RULESET, rules=["C01", "C06", "P01"], context=context).outcomes
    assert "certificate.serial" in outcomes["C01"].why()
    assert "party" in outcomes["P01"].why()
    assert outcomes["C06"].outcome == "clean"


def test_states_are_counted_by_sheet_and_are_no_findings():
    case = {
        "plot": [
            {"uid": "p0", "commune": "11953", "sheet_number": "1", "land_use": "ONT", "plot_code": ""},
            {"uid": "p1", "commune": "11953", "sheet_number": "1", "land_use": "ONT", "plot_code": "w7emvbed1v12"},
            {"uid": "p2", "commune": "11953", "sheet_number": "2", "land_use": "ONT", "plot_code": "w7emvbed1v13"},
            {"uid": "p3", "commune": "11953", "sheet_number": "2", "land_use": "DGT", "plot_code": ""},
        ],
        "certificate": [
            {"uid": "c0", "plot_uid": "p0", "serial": ""},
            {"uid": "c1", "plot_uid": "p1", "serial": "BA 123456"},
        ],
        "party": [
            {"uid": "h0", "citizen_number": "", "identity_card": "145012345", "authentication": "not_sent"},
            {"uid": "h1", "citizen_number": "033048012345", "identity_card": "", "authentication": "sent"},
        ],
        "right": [
            {"uid": "r0", "plot_uid": "p0", "party_uid": "h0", "certificate_uid": "c0"},
            {"uid": "r1", "plot_uid": "p1", "party_uid": "h1", "certificate_uid": "c1"},
        ],
        "plot_use": [
            {"uid": "u0", "plot_uid": "p0", "origin": "", "term": "Lâu dài", "form": "Sử dụng riêng"},
            {"uid": "u1", "plot_uid": "p2", "origin": "", "term": "", "form": "Sử dụng riêng"},
        ],
        "document": [{"uid": "d0", "certificate_uid": "c1", "plot_uid": "p1"}],
    }  # fmt: skip
    result = checked(case, ["A08"])
    assert len(result.findings) == 0
    assert totals(result.states) == {
        "no_plot_code": 1, "no_record": 1, "no_certificate": 1, "no_serial": 1, "no_scan": 1, "old_card_only": 1,
        "no_citizen_number": 0, "not_sent": 1, "sent": 1, "no_use_origin": 2, "no_use_term": 1, "no_use_form": 0,
    }  # fmt: skip
    rows = zip(*(result.states[name] for name in ("state", "commune", "sheet", "count")), strict=True)
    origin = [row for row in rows if row[0] == "no_use_origin"]
    assert sorted(origin) == [("no_use_origin", "11953", "1", 1), ("no_use_origin", "11953", "2", 1)]


TEXTS = st.text(max_size=40) | st.sampled_from(
    ["p0", "h0", "c0", "BA 123456", "033048012345", "2015-13-04", "Vợ chồng"]
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_makes_a_rule_raise(data):
    case = {"plot": [{"uid": "p0", "sheet_number": "1", "plot_number": "1", "area_recorded_m2": 9.0}], "name": ""}
    for table, columns in RECORD_TABLES.items():
        row = st.fixed_dictionaries({name: TEXTS for name, kind in columns.items() if kind == TEXT})
        rows = data.draw(st.lists(row, max_size=3))
        if rows:
            case[table] = rows
    result = checked(case, OF_RECORDS)
    assert [outcome.why() for outcome in result.outcomes.values() if outcome.outcome == COULD_NOT_RUN] == []
