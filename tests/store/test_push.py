"""The push, end to end: edits of a work copy, the gate, the store, the answers, and pushing again."""

import shutil
import sqlite3

import numpy as np
import pytest

from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.model.findings import FINDING_COLUMNS, FINDINGS, CheckResult, FindingTable, Outcome
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.native import pyproj, shapely
from land_campaign_plugin.reports.told import push_lines
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.resolve import resolve
from land_campaign_plugin.verbs.status import status

from .conftest import square, uid_of


def edit(work, statement, *params):
    connection = connect(work.path)
    connection.execute(statement, params)
    connection.close()


def content_of(store):
    """Everything that stands in the store's plots and history, byte by byte."""
    connection = sqlite3.connect(store.path)
    found = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("plot", "hist")]
    connection.close()
    return found


@pytest.fixture
def pushed(work, store):
    """A work copy whose four plots are in the store at version 1."""
    assert push(work, store).counts == {"applied": 4}
    return work


def test_the_first_push_sends_every_plot(pushed, store):
    assert list(pushed.plots()["ver"]) == [1, 1, 1, 1]
    assert store.counts()["in_force"] == 4
    assert store.verify() == []
    changes = pushed.changes()
    assert (changes.never_pushed, changes.waiting, changes.dirty) == (0, 0, ())


def test_a_second_push_changes_nothing(pushed, store):
    before = content_of(store)
    report = push(pushed, store)
    assert report.counts == {}
    assert report.complete
    assert content_of(store) == before


def test_one_edit_is_one_change_of_what_differs(pushed, store):
    pushed.update_plots({uid_of(1): {"note": "sửa"}}, "A05: corrected")
    assert push(pushed, store).counts == {"applied": 1}
    entry = store.feed("26734", 4, 9)[0]
    assert (entry.uid, entry.ver, entry.op) == (uid_of(1), 2, "U")
    reason, changed = store_rows(store, "SELECT reason, changed FROM hist WHERE ver = 2")[0]
    assert (reason, changed) == ("A05: corrected", "note")
    assert pushed.plots_by_uid([uid_of(1)])["ver"][0] == 2


def store_rows(store, query):
    connection = sqlite3.connect(store.path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_an_edit_that_was_taken_back_is_no_change(pushed, store):
    pushed.update_plots({uid_of(1): {"note": "a"}}, "a")
    pushed.update_plots({uid_of(1): {"note": None}}, "b")
    assert push(pushed, store).counts == {}
    assert pushed.changes().dirty == ()


def test_new_and_deleted_plots_are_pushed(pushed, store):
    edit(pushed, "DELETE FROM plot WHERE plot_number = '4'")
    edit(pushed, "INSERT INTO plot (geom, commune, sheet_number, plot_number, land_use, area_recorded_m2)"
                 " SELECT geom, commune, sheet_number, '12', land_use, 400 FROM plot WHERE plot_number = '3'")
    blob = shapely.multipolygons([square(9)])
    (born,) = set(pushed.plots()["uid"]) - {uid_of(number) for number in range(1, 5)}
    pushed.update_plots({born: {"geom": blob}}, "drawn")
    assert push(pushed, store).counts == {"applied": 2}
    assert store.plots([uid_of(4)])[uid_of(4)].image["status"] == "retired"
    assert store.plots([born])[born].image["plot_number"] == "12"
    assert push(pushed, store).counts == {}


def test_a_plot_deleted_before_it_was_ever_pushed_is_forgotten(work, store):
    edit(work, "DELETE FROM plot WHERE plot_number = '4'")
    assert push(work, store).counts == {"applied": 3}
    assert work.changes().dirty == ()


# The gate

def test_old_errors_travel_along_and_new_ones_are_held_back(make_work, store):
    work = make_work(shapes=[square(0), square(1, shift=-5), square(3), square(4)])
    assert push(work, store).counts == {"applied": 4}  # 1 and 2 overlapped when they were loaded
    work.update_plots({uid_of(1): {"note": "a"}, uid_of(3): {"geom": square(3, width=24)}}, "x")
    report = push(work, store)
    assert report.counts == {"applied": 1, "refused": 1}
    (line,) = report.lines
    assert (line.uid, line.label, line.status) == (uid_of(3), "7/3", "refused")
    assert "7/3" in line.sentence()
    assert work.changes().refused == 1


def test_a_refusal_goes_when_the_plot_is_corrected(pushed, store):
    pushed.update_plots({uid_of(1): {"geom": square(0, width=24)}}, "too wide")
    assert push(pushed, store).counts == {"refused": 1}
    assert push(pushed, store).counts == {"refused": 1}
    assert not push(pushed, store).complete
    pushed.update_plots({uid_of(2): {"geom": square(1, width=16, shift=4)}}, "make room")
    assert push(pushed, store).counts == {"applied": 2}
    assert pushed.changes().refused == 0


def test_only_the_plot_that_moved_is_to_blame(pushed, store):
    pushed.update_plots({uid_of(1): {"geom": square(0, width=24)}, uid_of(2): {"note": "a"}}, "x")
    report = push(pushed, store)
    assert report.counts == {"applied": 1, "refused": 1}
    assert [line.uid for line in report.lines] == [uid_of(1)]


def test_what_leans_on_a_plot_held_back_is_held_back_too(pushed, store):
    """1 gives land to 2, but may not go (its code of use is wrong): then 2 would overlap it in the store."""
    giver, taker = {"geom": square(0, width=15), "land_use": "XXX"}, {"geom": square(1, width=25, shift=-5)}
    pushed.update_plots({uid_of(1): giver, uid_of(2): taker}, "boundary moved")
    report = push(pushed, store)
    assert report.counts == {"refused": 2}
    pushed.update_plots({uid_of(1): {"land_use": "ONT"}}, "corrected")
    assert push(pushed, store).counts == {"applied": 2}


def test_a_plot_loaded_with_errors_and_edited_is_compared_with_what_was_loaded(make_work, store):
    work = make_work(shapes=[square(0), square(1, shift=-5)], land_use=["XXX", "ONT"])
    work.update_plots({uid_of(1): {"note": "a"}}, "x")
    assert push(work, store).counts == {"applied": 2}


# What the store cannot hold

def test_a_bow_tie_and_a_repeated_number_are_rejected_with_reasons(make_work, store):
    bow = shapely.Polygon([(600, 0), (610, 10), (610, 0), (600, 10)])
    work = make_work(shapes=[square(0), square(1), bow], plot_number=["1", "1", "3"])
    report = push(work, store)
    assert report.counts == {"applied": 1, "rejected": 2}
    assert [line.answer.code for line in report.lines] == ["duplicate_number", "invalid_shape"]
    assert all("7/" in line.sentence() for line in report.lines)
    again = push(work, store)
    assert (again.counts, again.held) == ({}, 2)
    assert [line.sentence() for line in again.lines] == [line.sentence() for line in report.lines]
    assert not again.complete


def test_a_rejected_plot_is_tried_again_when_the_other_one_gave_way(make_work, store):
    work = make_work(2, plot_number=["1", "1"])
    assert push(work, store).counts == {"applied": 1, "rejected": 1}
    edit(work, "UPDATE plot SET plot_number = '5' WHERE fid = 1")
    assert push(work, store).counts == {"applied": 2}
    assert list(work.plots()["ver"]) == [2, 1]
    assert store.verify() == []


# Two offices

@pytest.fixture
def twin(pushed, tmp_path):
    """A second office that holds the same versions, as a client of its own."""
    path = tmp_path / "twin.gpkg"
    shutil.copy(pushed.path, path)
    work = WorkCopy.open(path)
    edit(work, "UPDATE campaign_meta SET value = 'twin' WHERE name = 'client'")
    return work


def test_a_conflict_is_kept_on_both_sides_and_can_be_decided(pushed, twin, store):
    pushed.update_plots({uid_of(1): {"note": "here"}, uid_of(2): {"note": "here"}}, "x")
    push(pushed, store)
    twin.update_plots({uid_of(1): {"note": "there"}, uid_of(2): {"note": "there"}, uid_of(3): {"note": "c"}}, "y")
    report = push(twin, store)
    assert report.counts == {"conflict": 2, "applied": 1}
    assert [line.label for line in report.conflicts] == ["7/1", "7/2"]
    assert twin.plots_by_uid([uid_of(1)])["note"][0] == "there"
    assert store.plots([uid_of(1)])[uid_of(1)].image["note"] == "here"
    again = push(twin, store)
    assert (again.counts, again.held) == ({}, 2)
    assert [(line.label, line.status, line.held) for line in again.conflicts] == [
        ("7/1", "conflict", True),
        ("7/2", "conflict", True),
    ]
    first, second = twin.conflicts()
    assert (first.fields, first.image["note"]) == (("note",), "here")
    twin.keep_mine(first)
    twin.keep_theirs(second)
    assert push(twin, store).counts == {"applied": 1}
    assert store.plots([uid_of(1)])[uid_of(1)].image["note"] == "there"
    assert twin.plots_by_uid([uid_of(2)])["note"][0] == "here"
    assert push(twin, store).complete


@pytest.fixture
def disputed(pushed, twin, store):
    """A work copy with two plots in conflict, one of them edited again since."""
    pushed.update_plots({uid_of(1): {"note": "here"}, uid_of(2): {"note": "here"}}, "x")
    push(pushed, store)
    twin.update_plots({uid_of(1): {"note": "there"}, uid_of(2): {"note": "there"}}, "y")
    push(twin, store)
    twin.update_plots({uid_of(1): {"note": "there again"}}, "y")
    return twin


def test_an_edit_after_a_conflict_waits_and_is_told_so(disputed, store):
    told = list(push_lines(push(disputed, store), ENGLISH))
    assert told[0] == "There was nothing to push."
    assert told[-1] == "2 plots wait for a decision: somebody else changed the same."
    assert not any("as they were" in line for line in told)


def test_conflicts_are_listed_with_both_values_and_settled_one_by_one(disputed, store):
    told = "\n".join(resolve(disputed).lines(ENGLISH))
    assert "mine there again, theirs here" in told
    with pytest.raises(BadInput, match="Plot 7/3 is not in conflict. In conflict are: 7/1, 7/2."):
        resolve(disputed, plots=["7/3"], keep="mine")
    with pytest.raises(BadInput, match="--all"):
        resolve(disputed, keep="mine")
    report = resolve(disputed, plots=["7/1"], keep="mine")
    assert [len(report.settled), len(report.conflicts)] == [1, 2]
    resolve(disputed, everything=True, keep="theirs")
    assert push(disputed, store).counts == {"applied": 1}
    assert store.plots([uid_of(1)])[uid_of(1)].image["note"] == "there again"
    assert disputed.plots_by_uid([uid_of(2)])["note"][0] == "here"
    assert list(resolve(disputed).lines(ENGLISH)) == ["No plot is in conflict."]


def test_two_communes_may_have_a_conflict_of_the_same_name(make_work, tmp_path, store):
    work = make_work(2, commune=["26734", "26737"], plot_number=["1", "1"])
    push(work, store)
    other = WorkCopy.open(shutil.copy(work.path, tmp_path / "other.gpkg"))
    edit(other, "UPDATE campaign_meta SET value = 'other' WHERE name = 'client'")
    for each in (work, other):
        each.update_plots({uid_of(n): {"note": each.path.name} for n in (1, 2)}, "x")
        push(each, store)
    with pytest.raises(BadInput, match="26734/7/1, 26737/7/1"):
        resolve(other, plots=["7/1"], keep="mine")
    assert len(resolve(other, plots=["26737/7/1"], keep="theirs").settled) == 1


def test_different_fields_are_merged_and_come_back(pushed, twin, store):
    pushed.update_plots({uid_of(1): {"note": "here"}}, "x")
    push(pushed, store)
    twin.update_plots({uid_of(1): {"land_use": "ODT"}}, "y")
    assert push(twin, store).counts == {"merged": 1}
    plot = twin.plots_by_uid([uid_of(1)])
    assert (plot["note"][0], plot["land_use"][0], plot["ver"][0]) == ("here", "ODT", 3)
    assert twin.changes().dirty == ()
    assert push(twin, store).counts == {}


def test_a_second_office_with_the_same_plots_changes_nothing(pushed, make_work, store):
    second = make_work(name="second.gpkg")
    before = content_of(store)
    report = push(second, store)
    assert (report.counts, report.lines, report.stored, report.already) == ({"same": 4}, [], 0, 4)
    assert report.complete
    assert content_of(store) == before
    assert list(second.plots()["ver"]) == [1, 1, 1, 1]
    assert push(second, store).counts == {}
    pushed.update_plots({uid_of(1): {"note": "later"}}, "x")
    later = push(pushed, store)
    assert (later.counts, later.lines) == ({"applied": 1}, [])
    assert store.verify() == []


def test_the_same_correction_in_two_offices_is_one_version(pushed, twin, store):
    for work in (pushed, twin):
        work.update_plots({uid_of(1): {"note": "both"}}, "x")
    assert [push(work, store).counts for work in (pushed, twin)] == [{"applied": 1}, {"same": 1}]
    assert (twin.plots_by_uid([uid_of(1)])["ver"][0], twin.changes().dirty) == (2, ())


def test_deleting_what_somebody_else_edited_is_a_conflict_that_can_be_decided(pushed, twin, store):
    pushed.update_plots({uid_of(1): {"note": "here"}}, "x")
    push(pushed, store)
    edit(twin, "DELETE FROM plot WHERE plot_number = '1'")
    assert push(twin, store).counts == {"conflict": 1}
    twin.keep_theirs(twin.conflicts()[0])
    assert twin.plots_by_uid([uid_of(1)])["note"][0] == "here"
    assert push(twin, store).complete


# Answers that were lost

class Deaf:
    """A store whose answer never arrives: the push happened, the office does not know."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def push(self, request, batch):
        self._store.push(request, batch)
        raise ConnectionError("line cut")


def test_a_lost_answer_is_asked_for_again_and_nothing_is_stored_twice(work, store):
    with pytest.raises(ConnectionError):
        push(work, Deaf(store))
    assert work.changes().waiting == 4
    before = content_of(store)
    report = push(work, store)
    assert (report.counts, report.replayed) == ({"applied": 4}, 4)
    assert content_of(store) == before
    assert work.changes().waiting == 0


def test_what_others_did_while_an_answer_was_lost_is_here_when_it_is_given_up(pushed, twin, store):
    """A pull leaves out what waits for an answer, and is past it when the answer says that nothing came of it."""
    uid = uid_of(1)
    pull(twin, store)
    twin.update_plots({uid: {"note": "first"}}, "x")
    push(twin, store)
    pushed.update_plots({uid: {"note": "mine"}}, "x")
    with pytest.raises(ConnectionError):
        push(pushed, Deaf(store))
    twin.update_plots({uid: {"note": "second"}}, "x")
    push(twin, store)
    pull(pushed, store)
    push(pushed, store)
    for answer in pushed.conflicts():
        pushed.keep_theirs(answer)
    pull(pushed, store)
    here = pushed.plots_by_uid([uid])
    assert (here["note"][0], here["ver"][0]) == ("second", store.plots([uid])[uid].ver)


def standing(work):
    """The plots that the store does not have, each counted once."""
    changes = work.changes()
    names = ("edited", "never_pushed", "waiting", "refused", "conflicts", "rejected")
    return {name: count for name in names if (count := getattr(changes, name))}


def test_every_plot_is_counted_once_on_its_way(work, store):
    assert standing(work) == {"never_pushed": 4}
    work.update_plots({uid_of(1): {"note": "a"}, uid_of(2): {"note": "a"}}, "x")
    assert standing(work) == {"never_pushed": 4}
    with pytest.raises(ConnectionError):
        push(work, Deaf(store))  # edits go first
    assert standing(work) == {"waiting": 2, "never_pushed": 2}
    work.update_plots({uid_of(1): {"note": "b"}}, "x")
    assert standing(work) == {"waiting": 2, "never_pushed": 2}
    push(work, store)
    assert standing(work) == {}
    work.update_plots({uid_of(1): {"geom": square(0, width=24)}, uid_of(3): {"note": "c"}}, "x")
    edit(work, "DELETE FROM plot WHERE plot_number = '4'")
    assert standing(work) == {"edited": 3}
    assert push(work, store).counts == {"applied": 2, "refused": 1}
    assert standing(work) == {"refused": 1}
    work.update_plots({uid_of(1): {"geom": square(0)}}, "x")
    assert standing(work) == {"edited": 1}


def test_plots_in_conflict_and_rejected_plots_are_counted_once(disputed, make_work, store):
    assert standing(disputed) == {"conflicts": 2}
    work = make_work(5, name="new.gpkg", plot_number=["1", "2", "3", "4", "3"])
    work.update_plots({uid_of(5): {"note": "a"}}, "x")
    push(work, store)
    assert standing(work) == {"rejected": 1}


def test_an_edit_made_while_the_answer_was_under_way_is_the_next_change(pushed, store):
    pushed.update_plots({uid_of(1): {"note": "first"}}, "x")
    with pytest.raises(ConnectionError):
        push(pushed, Deaf(store))
    pushed.update_plots({uid_of(1): {"note": "second"}}, "y")
    report = push(pushed, store)
    assert report.counts == {"applied": 2}
    entries = store.feed("26734", 4, 9)
    assert [(entry.ver, entry.image["note"]) for entry in entries] == [(2, "first"), (3, "second")]
    assert pushed.changes().dirty == ()


def test_edits_that_no_trigger_saw_are_found_by_comparing(pushed, store):
    edit(pushed, "DROP TRIGGER campaign_update")
    edit(pushed, "UPDATE plot SET note = 'unseen' WHERE plot_number = '2'")
    work = WorkCopy.open(pushed.path)
    assert push(work, store).counts == {"applied": 1}
    assert store.plots([uid_of(2)])[uid_of(2)].image["note"] == "unseen"


# Odds and ends

def test_findings_go_with_their_plots(work, store, crs):
    columns = {name: np.array([None if dtype is object else 0.0], dtype=dtype) for name, dtype in FINDING_COLUMNS}
    row = {"rule": "G02", "sub_code": "", "severity": "E", "fingerprint": "f1", "plots": uid_of(2), "labels": "7/2"}
    for name, value in row.items():
        columns[name][0] = value
    shapes = np.empty(1, dtype=object)
    shapes[0] = shapely.Point(1, 2)
    result = CheckResult(FindingTable(columns, shapes, crs), {"G02": Outcome(FINDINGS, {"E": 1})}, {"ruleset": "x"})
    work.save_check(result)
    push(work, store)
    assert store_rows(store, "SELECT uid, rule, state FROM finding") == [(uid_of(2), "G02", "open")]
    report = status(work, store)
    assert (report.findings, report.by_rule, report.last_check) == ({"E": 1}, {"G02": 1}, {"ruleset": "x"})
    assert report.store["findings"] == 1
    assert report.last_push


def test_another_reference_system_is_refused(work, tmp_path):
    other = GeoPackageStore.create(tmp_path / "other.gpkg", pyproj.CRS.from_epsg(9218).to_wkt())
    with pytest.raises(StoreError, match="VN-2000"):
        push(work, other)


def test_the_store_refuses_direct_edits(pushed, store):
    connection = connect(store.path)
    for statement in ("UPDATE plot SET note = 'x'", "DELETE FROM plot", "DELETE FROM hist", "UPDATE hist SET op = 'X'"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()


def test_a_changed_history_is_found(pushed, store):
    connection = connect(store.path)
    connection.execute("DROP TRIGGER campaign_hist_update")
    connection.execute("UPDATE hist SET login = 'mallory' WHERE seq = 2")
    connection.close()
    assert store.verify() == ["26734/2"]


def test_an_edit_made_between_gate_and_seal_waits_for_the_next_push(pushed, store):
    """The gate judged another version than the one that is there when changes are frozen."""
    pushed.update_plots({uid_of(1): {"note": "judged"}}, "x")
    made = []

    def meanwhile():
        if not made:
            connection = connect(pushed.path, timeout_s=0)
            try:
                connection.execute("UPDATE plot SET land_use = 'XXX' WHERE uid = ?", (uid_of(1),))
                made.append(True)
            except sqlite3.OperationalError:
                pass  # the push is reading just now: at the next question then
            finally:
                connection.close()
        return False

    assert push(pushed, store, cancelled=meanwhile).counts == {}
    assert made
    assert push(pushed, store).counts == {"refused": 1}
    assert store.plots([uid_of(1)])[uid_of(1)].ver == 1


def test_a_store_of_the_first_version_is_brought_up_and_goes_on(store, work):
    push(work, store)
    connection = connect(store.path)
    for column in ("hamlet", "plot_code_issued", "former_map_scale"):  # came with versions 2 and 3
        connection.execute(f"ALTER TABLE plot DROP COLUMN {column}")
    connection.execute("DROP INDEX hist_group")
    for table, column in (("plot", "parents"), ("plot", "shaped_by"), ("hist", "group_id"), ("hist", "parents")):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")  # with version 4
    connection.execute("ALTER TABLE hist DROP COLUMN kind")  # with version 5
    for table in ("record", "secret_key", "party_secret", "hist_pii", "access_log"):
        connection.execute(f"DROP TABLE {table}")
    connection.executescript("ALTER TABLE conflict DROP COLUMN masks; DROP TABLE conflict_pii")  # with version 8
    connection.execute("DROP TRIGGER plot_departure")
    connection.execute("DROP TABLE departure")  # with version 7
    connection.executescript("DROP INDEX conflict_cid; DROP INDEX conflict_open; DROP TABLE batch")  # with version 6
    for column in ("plots", "area_m2", "login", "resolved_at", "referred_by", "referred_at", "note"):
        connection.execute(f"ALTER TABLE conflict DROP COLUMN {column}")
    connection.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    connection.close()
    store = GeoPackageStore(store.path)
    connection = connect(work.path)
    connection.execute("UPDATE plot SET hamlet = 'Thôn Hạ' WHERE fid = 1")
    connection.close()
    assert push(work, store).counts["applied"] == 1
    uid = work.plots()["uid"][0]
    assert store.plots([uid])[uid].image["hamlet"] == "Thôn Hạ"
    assert store.verify() == []
    assert [(each.login, each.changes) for each in store.batches()] == [(store.login, 1), ("lan", 4)]
    GeoPackageStore(store.path)  # a second time there is nothing to do


def test_a_plot_that_is_over_stands_in_no_other_plots_way(pushed, store):
    pushed.update_plots({uid_of(2): {"status": "retired"}}, "merged into plot 1")
    pushed.update_plots({uid_of(1): {"geom": square(0, width=40)}}, "merged with plot 2")
    report = push(pushed, store)
    assert [(line.label, line.sentence()) for line in report.lines] == []
    assert report.stored == 2
