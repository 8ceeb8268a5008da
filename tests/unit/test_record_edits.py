"""Records are edited in one transaction, what they were is kept, and the plot's own rules judge them again."""

import sqlite3

import numpy as np
import pytest

from land_campaign_plugin.checking.record_recheck import recheck_records
from land_campaign_plugin.checking.run import check_plots
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.findings import FindingTable, joined
from land_campaign_plugin.model.tables import PlotTable
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.store.record_edits import history, records_of, update_record, update_records
from land_campaign_plugin.store.workcopy import WorkCopy

CRS = "EPSG:9209"
RIGHT_NUMBER, SHORT_NUMBER = "033080123456", "03308012345"
ROWS = {
    "certificate": [{"uid": "c1", "plot_uid": "p1", "serial": "BA123456", "issued_on": "2012-05-03"}],
    "party": [
        {"uid": "h1", "kind": "Cá nhân", "name": "Nguyễn Văn Thử", "citizen_number": SHORT_NUMBER, "born_on": "1980"},
        {"uid": "h2", "name": "Trần Thị Mẫu"},
    ],
    "right": [
        {"uid": "r1", "plot_uid": "p1", "party_uid": "h1", "certificate_uid": "c1", "role": "Cá nhân"},
        {"uid": "r2", "plot_uid": "p2", "party_uid": "h1"},
        {"uid": "r3", "plot_uid": "p2", "party_uid": "h2"},
    ],
    "plot_use": [{"uid": "u1", "plot_uid": "p1", "sequence": 1, "land_use": "ONT", "area_m2": 100.0}],
    "document": [{"uid": "d1", "certificate_uid": "c1", "file_name": "BA 123456-GCN.pdf"}],
}


def plots():
    columns = {
        "uid": np.array(["p1", "p2"], dtype=object),
        "sheet_number": np.array(["4", "4"], dtype=object),
        "plot_number": np.array(["1", "2"], dtype=object),
        "area_recorded_m2": np.array([100.0, 100.0]),
    }
    return PlotTable(columns, shapely.box([0, 10], [0, 0], [10, 20], [10, 10]), CRS)


@pytest.fixture
def work(tmp_path):
    path = tmp_path / "bản.gpkg"
    with WorkCopy.build(path, CRS) as writer:
        writer.append_plots(plots())
        for table, rows in ROWS.items():
            writer.append_rows(table, rows)
    return path


def test_the_records_of_a_plot_come_with_its_holders_and_their_rights_elsewhere(work):
    found = records_of(work, ["p1"])
    assert {table: [row["uid"] for row in rows] for table, rows in found.tables.items()} == {
        "certificate": ["c1"], "party": ["h1"], "right": ["r1"], "plot_use": ["u1"], "document": ["d1"],
    }  # fmt: skip
    assert [row["uid"] for row in found.rights_elsewhere] == ["r2"]
    assert records_of(work, [], {("party", "h2")}).tables["party"][0]["name"] == "Trần Thị Mẫu"


def test_an_edit_is_kept_with_what_stood_there_and_can_be_taken_back(work):
    key = ("party", "h1")
    before = update_records(work, {key: {"citizen_number": RIGHT_NUMBER}}, "number corrected")
    assert before == {key: {"citizen_number": SHORT_NUMBER}}
    update_records(work, before, "taken back")
    (row,) = records_of(work, ["p1"]).tables["party"]
    assert row["citizen_number"] == SHORT_NUMBER
    told = [(label, old, new) for _, label, old, new in history(work, *key)]
    assert told == [
        ("number corrected", {"citizen_number": SHORT_NUMBER}, {"citizen_number": RIGHT_NUMBER}),
        ("taken back", {"citizen_number": RIGHT_NUMBER}, {"citizen_number": SHORT_NUMBER}),
    ]


def test_a_person_with_another_number_is_to_be_authenticated_again_until_that_is_taken_back(work):
    key = ("party", "h1")
    update_record(work, *key, {"authentication": "matched", "authenticated_on": "2026-01-02"})
    before = update_records(work, {key: {"citizen_number": RIGHT_NUMBER}}, "number")
    assert records_of(work, ["p1"]).tables["party"][0]["authentication"] == "not_sent"
    update_records(work, before, "taken back")
    (row,) = records_of(work, ["p1"]).tables["party"]
    assert (row["citizen_number"], row["authentication"]) == (SHORT_NUMBER, "matched")
    assert row["authenticated_on"] == "2026-01-02"


@pytest.mark.parametrize(
    "table, uid, values",
    [("party", "gone", {"name": "x"}), ("party", "h1", {"uid": "x"}), ("plot", "p1", {"note": "x"})],
)
def test_an_edit_that_cannot_be_made_changes_nothing(work, table, uid, values):
    with pytest.raises(BadInput):
        update_records(work, {("certificate", "c1"): {"serial": "BA 123456"}, (table, uid): values})
    assert records_of(work, ["p1"]).tables["certificate"][0]["serial"] == "BA123456"
    assert history(work, "certificate", "c1") == []


def test_records_are_no_edits_of_plots(work):
    update_record(work, "plot_use", "u1", {"area_m2": 90.0})
    assert WorkCopy.open(work).changes().dirty == ()
    with sqlite3.connect(work) as connection:
        assert connection.execute("SELECT area_m2 FROM plot_use").fetchone() == (90.0,)


def judged(work, before, codes=("C01", "P01", "A07"), table=None):
    found = records_of(work, ["p1"])
    rows = found.tables | {"right": [*found.tables["right"], *found.rights_elsewhere]}
    return recheck_records(table or plots(), rows, ["p1"], found.uids(), before, load_ruleset("vn-2024"), rules=codes)


def test_a_corrected_record_is_judged_again_and_others_stay(work):
    first = judged(work, FindingTable.empty(CRS))
    assert sorted(zip(first.new["rule"], first.new["record"], strict=True)) == [("C01", "c1"), ("P01", "h1")]
    assert set(first.new["plots"][first.new["rule"] == "P01"]) == {"p1,p2"}
    update_record(work, "party", "h1", {"citizen_number": RIGHT_NUMBER})
    update_record(work, "plot_use", "u1", {"area_m2": 60.0})
    second = judged(work, first.new)
    assert list(first.new["rule"][first.new.among("fingerprint", second.gone)]) == ["P01"]
    assert list(second.new["rule"]) == ["A07"]
    assert list(second.still["rule"]) == ["C01"]


def test_an_untidy_text_of_a_record_is_judged_again_and_those_of_the_plot_are_left_to_its_own_check(work):
    table = plots()
    table.columns["address"] = np.array(["Thôn  Đoài", "Thôn  Hạ"], dtype=object)
    update_record(work, "party", "h1", {"name": "Nguyễn  Văn Thử"})
    first = judged(work, FindingTable.empty(CRS), ("E02",), table)
    assert list(zip(first.new["field"], first.new["record"], strict=True)) == [("party.name", "h1")]
    of_plot = check_plots(table, load_ruleset("vn-2024"), rules=["E02"]).findings
    assert sorted(of_plot["plots"]) == ["p1", "p2"]
    update_record(work, "party", "h1", {"name": "Nguyễn Văn Thử"})
    second = judged(work, joined([first.new, of_plot]), ("E02",), table)
    assert second.gone == list(first.new["fingerprint"])
    assert (len(second.new), len(second.still)) == (0, 0)
