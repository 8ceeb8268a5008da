"""Records between work copies and stores: sent after their plots, pulled beside edits. People are invented."""

from __future__ import annotations

from contextlib import closing

import pytest

from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.reports.store_told import pull_lines
from land_campaign_plugin.store import record_settling
from land_campaign_plugin.store.connection import connect, writing
from land_campaign_plugin.store.contract import UPDATE
from land_campaign_plugin.store.disputes import Decision, decide_for_author
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.push_records import conflicts, decide

from .conftest import square, table_of, uid_of
from .test_records_travel import CANARY, COMMUNE, OTHER, Clerk

PLOTS = 3
ROWS = {
    "party": [
        {"uid": "p1", "kind": "Cá nhân", "name": "Nguyễn Thị Mẫu", "citizen_number": CANARY, "born_on": "1980"},
        {"uid": "p2", "kind": "Cá nhân", "name": "Trần Văn Thử", "authentication": "matched"},
    ],
    "certificate": [
        {"uid": "c1", "plot_uid": uid_of(1), "serial": "AA 00123456", "area_m2": 400.0},
        {"uid": "c2", "plot_uid": uid_of(2), "serial": "AA 00123457"},
    ],
    "right": [
        {"plot_uid": uid_of(1), "party_uid": "p1", "certificate_uid": "c1", "share": 0.5},  # most sources give no id
        {"plot_uid": uid_of(1), "party_uid": "p2", "certificate_uid": "c1", "share": 0.5},
    ],
    "plot_use": [{"uid": "u1", "plot_uid": uid_of(1), "sequence": 1, "land_use": "ONT", "area_m2": 400.0}],
    "document": [{"uid": "d1", "plot_uid": uid_of(1), "certificate_uid": "c1", "file_name": "GCN.pdf"}],
}
SENT = sum(map(len, ROWS.values()))


@pytest.fixture
def office(tmp_path, crs):
    """A work copy of three plots and their records, never pushed."""
    with WorkCopy.build(tmp_path / "work.gpkg", crs) as writer:
        writer.append_plots(table_of([square(number) for number in range(PLOTS)], crs))
        for table, rows in ROWS.items():
            writer.append_rows(table, rows)
    return WorkCopy.open(tmp_path / "work.gpkg")


@pytest.fixture
def pushed(office, any_store):
    assert push(office, any_store).records.counts == {"applied": SENT}
    return office


@pytest.fixture
def twin(pushed, any_store, tmp_path):
    """A second office that checked the commune out."""
    check_out(tmp_path / "twin.gpkg", any_store, [COMMUNE])
    return WorkCopy.open(tmp_path / "twin.gpkg")


def edit(work, query, *values):
    """As any other program does it."""
    with closing(connect(work.path)) as connection:
        connection.execute(query, values)


def rows(work, table, order="uid"):
    return sorted(work.rows(table), key=lambda row: row[order] or "")


def test_a_first_push_sends_all_records_and_a_checkout_brings_them(pushed, twin, any_store):
    for table in ROWS:
        assert rows(twin, table) == rows(pushed, table)
        assert all(row["uid"] for row in twin.rows(table))
    for work in (pushed, twin):
        report = push(work, any_store)
        assert (report.records.counts, report.complete) == ({}, True)
        assert pull(work, any_store).records["updated"] == 0


def test_an_edit_of_a_record_travels_by_its_fields_alone(pushed, twin, any_store):
    edit(pushed, "UPDATE party SET address = 'Thôn Mẫu' WHERE uid = 'p1'")
    edit(pushed, "UPDATE certificate SET area_m2 = 401.5 WHERE uid = 'c1'")
    edit(pushed, "DELETE FROM plot_use WHERE uid = 'u1'")
    edit(pushed, 'INSERT INTO plot_use (plot_uid, land_use) VALUES (?, ?)', uid_of(2), "LUC")
    assert push(pushed, any_store).records.counts == {"applied": 4}
    report = pull(twin, any_store)
    assert report.records == {"updated": 3, "new": 1}
    for table in ROWS:
        assert rows(twin, table) == rows(pushed, table)
    assert push(twin, any_store).records.counts == {}
    line = next(line for line in any_store.feed(COMMUNE, 0, 100) if line.kind == "certificate" and line.ver == 2)
    assert line.image["area_m2"] == "401.5"


def test_who_changes_a_name_asks_for_the_person_to_be_authenticated_again(pushed, twin, any_store):
    edit(pushed, "UPDATE party SET name = 'Trần Văn Thật' WHERE uid = 'p2'")
    push(pushed, any_store)
    pull(twin, any_store)
    assert rows(twin, "party")[1]["name"] == "Trần Văn Thật"
    assert rows(twin, "party")[1]["authentication"] == "not_sent"


def test_an_edit_stays_and_what_others_changed_comes_in_beside_it(pushed, twin, any_store):
    edit(pushed, "UPDATE party SET address = 'Thôn Mẫu' WHERE uid = 'p1'")
    push(pushed, any_store)
    edit(twin, "UPDATE party SET gender = 'Nữ' WHERE uid = 'p1'")
    assert pull(twin, any_store).records == {"merged": 1}
    assert (rows(twin, "party")[0]["address"], rows(twin, "party")[0]["gender"]) == ("Thôn Mẫu", "Nữ")
    assert push(twin, any_store).records.counts == {"applied": 1}


@pytest.mark.parametrize("mine", [True, False])
def test_both_changed_the_same(pushed, twin, any_store, mine):
    edit(pushed, "UPDATE party SET citizen_number = '033099054321' WHERE uid = 'p1'")
    push(pushed, any_store)
    edit(twin, "UPDATE party SET identity_card = '012345678' WHERE uid = 'p1'")
    assert pull(twin, any_store).disputed_records == [("party", "p1")]
    report = push(twin, any_store)
    assert (report.records.counts, report.complete) == ({"conflict": 1}, False)
    assert "changed in the store since" in report.records.lines[0].sentence()
    ((kind, answer),) = conflicts(twin.path)
    decide(twin.path, any_store, kind, answer, mine=mine)
    assert push(twin, any_store).records.counts == ({"applied": 1} if mine else {})
    pull(pushed, any_store)
    for work in (pushed, twin):
        person = rows(work, "party")[0]
        expected = (CANARY, "012345678") if mine else ("033099054321", None)
        assert (person["citizen_number"], person["identity_card"]) == expected


def test_a_push_of_what_others_changed_elsewhere_brings_their_values(pushed, twin, any_store):
    edit(pushed, "UPDATE party SET address = 'Thôn Mẫu' WHERE uid = 'p1'")
    push(pushed, any_store)
    edit(twin, "UPDATE party SET gender = 'Nữ' WHERE uid = 'p1'")
    assert push(twin, any_store).records.counts == {"merged": 1}
    assert (rows(twin, "party")[0]["address"], rows(twin, "party")[0]["gender"]) == ("Thôn Mẫu", "Nữ")
    assert push(twin, any_store).records.counts == {}


class Dying:
    """A store whose answer is lost."""

    def __init__(self, store):
        self._store, self.alive = store, True

    def __getattr__(self, name):
        return getattr(self._store, name)

    def push(self, request, batch):
        answers = self._store.push(request, batch)
        if any(change.kind for change in request) and self.alive:
            self.alive = False
            raise KeyboardInterrupt
        return answers


def test_an_answer_that_was_lost_comes_again_and_an_edit_meanwhile_is_the_next_change(office, any_store):
    with pytest.raises(KeyboardInterrupt):
        push(office, Dying(any_store))
    edit(office, "UPDATE certificate SET serial = 'BB 00000001' WHERE uid = 'c1'")
    report = push(office, any_store)
    assert report.records.replayed == SENT
    assert any_store.records("certificate", ["c1"])["c1"].image["serial"] == "BB 00000001"
    assert any_store.records("certificate", ["c1"])["c1"].ver == 2
    assert push(office, any_store).records.counts == {}


def test_what_others_did_while_an_answer_was_lost_comes_in_with_it(pushed, twin, any_store):
    """A pull leaves out what waits for an answer, and is past it when the answer comes: taken in, or a conflict."""
    edit(twin, "UPDATE certificate SET serial = 'CC 1' WHERE uid = 'c2'")
    edit(pushed, "UPDATE certificate SET serial = 'CC 2' WHERE uid = 'c2'")
    edit(pushed, "UPDATE certificate SET serial = 'BB 2' WHERE uid = 'c1'")
    push(twin, any_store)
    with pytest.raises(KeyboardInterrupt):
        push(pushed, Dying(any_store))
    edit(twin, "UPDATE certificate SET register_number = 'CH 9' WHERE uid = 'c1'")
    edit(twin, "UPDATE certificate SET serial = 'CC 3' WHERE uid = 'c2'")
    push(twin, any_store)
    pull(pushed, any_store)
    push(pushed, any_store)
    ((kind, answer),) = conflicts(pushed.path)
    decide(pushed.path, any_store, kind, answer, mine=False)
    pull(pushed, any_store)
    assert rows(pushed, "certificate")[0]["serial"] == "BB 2"
    pull(twin, any_store)
    assert rows(pushed, "certificate") == rows(twin, "certificate")


def test_records_wait_for_their_plot_and_two_of_one_id_are_told(office, any_store):
    edit(office, "UPDATE plot SET geom = NULL WHERE uid = ?", uid_of(2))
    edit(office, "INSERT INTO certificate (uid, plot_uid) VALUES ('c9', ?)", uid_of(1))
    with closing(connect(office.path)) as connection:
        connection.execute("UPDATE campaign_switch SET quiet = 1")
        connection.execute("INSERT INTO certificate (uid, plot_uid) VALUES ('c9', ?)", (uid_of(3),))
        connection.execute("UPDATE campaign_switch SET quiet = 0")
    report = push(office, any_store)
    assert report.records.counts == {"applied": SENT - 1}  # the certificate of plot 2 waits
    assert report.records.repeated == {"certificate": 2}
    assert any_store.records("certificate", ["c2", "c9"]) == {}


def test_a_work_copy_without_peoples_values(pushed, any_store, tmp_path):
    check_out(tmp_path / "bare.gpkg", any_store, [COMMUNE], personal=False)
    bare = WorkCopy.open(tmp_path / "bare.gpkg")
    person = rows(bare, "party")[0]
    assert (person["kind"], person["name"], person["citizen_number"]) == ("Cá nhân", None, None)
    edit(bare, "UPDATE party SET gender = 'Nữ' WHERE uid = 'p1'")
    assert push(bare, any_store).records.counts == {"applied": 1}
    pull(pushed, any_store)
    assert (rows(pushed, "party")[0]["gender"], rows(pushed, "party")[0]["name"]) == ("Nữ", "Nguyễn Thị Mẫu")


def test_the_id_of_a_record_that_the_store_has_stays(pushed):
    with pytest.raises(Exception, match="permanent id"):
        edit(pushed, "UPDATE certificate SET uid = 'x' WHERE uid = 'c1'")


def test_another_office_loads_the_same_and_pushes(pushed, any_store, tmp_path, crs):
    with WorkCopy.build(tmp_path / "same.gpkg", crs) as writer:
        writer.append_plots(table_of([square(number) for number in range(PLOTS)], crs))
        writer.append_rows("certificate", [ROWS["certificate"][0] | {"serial": "CC 00000009"}, ROWS["certificate"][1]])
    report = push(WorkCopy.open(tmp_path / "same.gpkg"), any_store)
    assert report.records.counts == {"conflict": 1, "same": 1}


def test_a_person_with_a_right_in_another_commune_comes_along(pushed, any_store, tmp_path):
    clerk = Clerk()
    any_store.push(
        [
            clerk.insert(9, commune="26737"),
            clerk.new("right", "r9", plot_uid=uid_of(9), party_uid="p1"),
            clerk.record("right", UPDATE, "r9", 1, role="Chủ sử dụng"),
        ],
        "b",
    )
    check_out(tmp_path / "other.gpkg", any_store, ["26737"])
    other = WorkCopy.open(tmp_path / "other.gpkg")
    assert [row["name"] for row in other.rows("party")] == ["Nguyễn Thị Mẫu"]


def test_edits_that_no_trigger_saw_come_to_light(pushed, twin, any_store):
    edit(pushed, "UPDATE certificate SET serial = 'BB 00000002' WHERE uid = 'c2'")
    push(pushed, any_store)
    with closing(connect(twin.path)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'campaign%'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE party SET name = 'Lê Thị Thử' WHERE uid = 'p1'")
        connection.execute("UPDATE certificate SET area_m2 = 399 WHERE uid = 'c2'")
        connection.execute("DELETE FROM plot_use WHERE uid = 'u1'")
    opened = WorkCopy.open(twin.path)  # puts the triggers back
    assert push(opened, any_store).records.counts == {"applied": 2, "merged": 1}
    assert any_store.personal(["p1"])["p1"]["name"] == "Lê Thị Thử"
    assert any_store.records("plot_use", ["u1"])["u1"].image["status"] == "retired"
    assert push(opened, any_store).records.counts == {}


def dispute(pushed, twin, any_store):
    """Area and serial changed on both sides, the numbers on one each."""
    edit(pushed, "UPDATE certificate SET serial = 'BB 2', area_m2 = 402, sheet_number = '9' WHERE uid = 'c1'")
    push(pushed, any_store)
    edit(twin, "UPDATE certificate SET serial = 'CC 3', area_m2 = 401, register_number = 'CH 7' WHERE uid = 'c1'")
    assert push(twin, any_store).records.counts == {"conflict": 1}
    return conflicts(twin.path)[0]


CHOICES = [
    (True, "kept_mine", ("CC 3", 401.0, "9", "CH 7")),
    (False, "kept_theirs", ("BB 2", 402.0, "9", None)),
    (["area_m2"], "merged", ("BB 2", 401.0, "9", None)),
    ([], "kept_theirs", ("BB 2", 402.0, "9", None)),
]


@pytest.mark.parametrize(("mine", "state", "values"), CHOICES)
def test_a_decision_made_here_ends_the_conflict_in_the_store(pushed, twin, any_store, mine, state, values):
    kind, answer = dispute(pushed, twin, any_store)
    decide(twin.path, None, kind, answer, mine=mine)
    row = next(row for row in twin.rows("certificate") if row["uid"] == "c1")
    assert (row["serial"], row["area_m2"], row["sheet_number"], row["register_number"]) == values
    assert conflicts(twin.path) == []
    assert push(twin, any_store).records.complete
    assert (any_store.conflicts([answer.cid])[answer.cid].state, any_store.open_conflicts()) == (state, [])
    image = any_store.records("certificate", ["c1"])["c1"].image
    assert (image["serial"], image["sheet_number"]) == (values[0], values[2])
    assert push(twin, any_store).records.counts == {}


def test_a_conflict_that_was_handed_on_follows_the_reviewer(pushed, twin, any_store):
    kind, answer = dispute(pushed, twin, any_store)
    with writing(twin.path) as connection:
        record_settling.refer(connection, kind, answer, "xem giúp")
    push(twin, any_store)
    (seen,) = any_store.open_conflicts()
    assert (seen.record, seen.note) == ("certificate", "xem giúp")
    any_store.resolve([decide_for_author(seen, any_store.records(kind, ["c1"])["c1"], reason="r")], "b")
    report = pull(twin, any_store)
    assert [(each["kind"], each["code"]) for each in report.decided_records] == [("certificate", "resolved_kept_mine")]
    row = next(row for row in twin.rows("certificate") if row["uid"] == "c1")
    assert (row["serial"], row["area_m2"], row["sheet_number"]) == ("CC 3", 401.0, "9")
    assert (conflicts(twin.path), push(twin, any_store).records.counts) == ([], {})


def test_what_was_edited_since_is_not_replaced_by_a_reviewers_decision(pushed, twin, any_store):
    kind, answer = dispute(pushed, twin, any_store)
    edit(twin, "UPDATE certificate SET serial = 'DD 4' WHERE uid = 'c1'")
    any_store.resolve([Decision(answer.cid, "kept_theirs")], "b")
    report = push(twin, any_store).records
    assert [line.answer.code for line in report.lines] == ["resolved_already"]
    assert "decided the conflict about certificate c1 meanwhile" in report.lines[0].sentence()
    decide(twin.path, None, *conflicts(twin.path)[0], mine=True)
    assert push(twin, any_store).records.counts == {"applied": 1}
    assert any_store.records(kind, ["c1"])["c1"].image["serial"] == "DD 4"


def test_records_leave_with_their_plot_and_what_is_edited_here_stays(pushed, twin, any_store):
    edit(pushed, 'INSERT INTO "right" (plot_uid, party_uid) VALUES (?, ?)', uid_of(2), "p2")
    push(pushed, any_store)
    pull(twin, any_store)
    edit(twin, "UPDATE plot_use SET land_use = 'LUC' WHERE uid = 'u1'")
    any_store.push([Clerk().update(1, 1, commune="26737")], "moved")
    report = pull(twin, any_store)
    assert (report.moved, report.records["moved"], report.kept_records) == (["7/1"], 5, [("plot_use", "u1")])
    left = [[row["uid"] for row in rows(twin, table)] for table in ("party", "certificate", "plot_use", "document")]
    assert left == [["p2"], ["c2"], ["u1"], []]
    assert [row["plot_uid"] for row in twin.rows("right")] == [uid_of(2)]
    told = "\n".join(pull_lines(report, ENGLISH))
    assert "5 records went with them." in told
    assert "1 record was edited here and stays" in told
    again = pull(twin, any_store)
    assert (again.moved, again.records["moved"], again.records["new"]) == ([], 0, 0)


@pytest.mark.parametrize("gone", [False, True])
def test_a_record_in_dispute_that_is_typed_back_gives_way_to_the_store(pushed, twin, any_store, gone):
    edit(pushed, "DELETE FROM certificate WHERE uid = 'c1'" if gone else "UPDATE certificate SET serial = 'B'")
    push(pushed, any_store)
    edit(twin, "UPDATE certificate SET serial = 'C' WHERE uid = 'c1'")
    assert pull(twin, any_store).records["disputed"] == 1
    edit(twin, "UPDATE certificate SET serial = 'AA 00123456' WHERE uid = 'c1'")
    assert pull(twin, any_store).records == {"updated": 1}
    assert rows(twin, "certificate") == rows(pushed, "certificate")
    assert (push(twin, any_store).records.counts, pull(twin, any_store).records) == ({}, {})


def test_records_of_a_plot_that_moved_come_and_go_with_it(pushed, twin, any_store):
    """One office works in both communes; the other one in the plot's former commune alone, on a paper of the plot."""
    pushed.update_plots({uid_of(1): {"commune": OTHER}}, "x")
    edit(twin, "UPDATE certificate SET serial = 'B' WHERE uid = 'c1'")
    assert push(pushed, any_store).complete
    assert pull(pushed, any_store).records["updated"] == 5
    assert rows(pushed, "right") != []
    assert (push(pushed, any_store).records.counts, pull(pushed, any_store).counts.total()) == ({}, 0)
    report = pull(twin, any_store)
    assert (report.records["moved"], report.kept_records) == (6, [("certificate", "c1")])
    assert push(twin, any_store).records.counts == {"applied": 1}  # it starts from what is there, but for the commune
    assert pull(pushed, any_store).records["updated"] == 1
    assert any_store.verify() == []
