"""States as lists of tasks: what is listed adds up to what is counted."""

import csv
import sqlite3

import pytest
from openpyxl import load_workbook

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.groups import group_totals
from land_campaign_plugin.model.states import STATE_NAMES, totals
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.authenticate import send
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.collect import write_list
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample
from land_campaign_plugin.verbs.tasks import refresh_tasks, tasks

from .offices import office


@pytest.fixture
def work(tmp_path):
    made = office(tmp_path / "w.gpkg")
    check_work_copy(made.path)
    return made


@pytest.fixture(scope="module")
def commune(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tasks")
    made = sample(folder / "s.gpkg", plots=300, errors=0.05, seed=5)
    load([made.path], folder / "w.gpkg", layer="plots")
    check_work_copy(folder / "w.gpkg")
    return WorkCopy.open(folder / "w.gpkg")


@pytest.mark.parametrize("state", STATE_NAMES)
def test_the_plots_of_a_state_are_as_many_as_were_counted(commune, state):
    report = tasks(commune, state=state)
    assert report.plots == totals(commune.task_states()).get(state, 0)
    assert sum(count for *_, count in report.places) == report.plots
    by_place = {}
    table = commune.task_states()
    for code, *place, count in zip(*(table[name] for name in ("state", "commune", "hamlet", "count")), strict=True):
        if code == state and count:
            by_place[tuple(place)] = by_place.get(tuple(place), 0) + count
    assert {(commune_code, hamlet): count for commune_code, hamlet, count in report.places} == by_place


def test_the_plots_of_a_group_are_as_many_as_were_counted(commune):
    counted = group_totals(commune.task_groups())
    assert {group: tasks(commune, group=group).plots for group in counted} == counted


# by hand from the tables of `offices`
LISTED = [
    ({"state": "no_record"}, ["1/10"]),
    ({"state": "no_certificate"}, ["1/2", "1/10", "2/4"]),
    ({"state": "no_certificate", "hamlet": "Thôn Phú"}, ["1/10", "2/4"]),
    ({"state": "no_certificate", "commune": "11953"}, []),
    ({"state": "old_card_only"}, ["2/4"]),
    ({"state": "not_sent"}, ["7/5", "1/1", "1/2", "2/4"]),
    ({"group": "4"}, ["1/10"]),
]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("asked, plots", LISTED, ids=[" ".join(case[0].values()) for case in LISTED])
def test_the_list_of_a_task(work, tmp_path, asked, plots, ending):
    path = tmp_path / f"list{ending}"
    report = tasks(work, **asked, out=path)
    if ending == ".xlsx":
        rows = [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    assert rows[0][:4] == ["Commune code", "Hamlet", "Sheet number", "Plot number"]
    assert [f"{row[2]}/{row[3]}" for row in rows[1:]] == plots
    assert report.plots == len(plots)
    assert sorted(path.parent.iterdir()) == [path, work.path]


def test_a_list_names_nobody(work, tmp_path):
    tasks(work, out=tmp_path / "all.csv")
    text = (tmp_path / "all.csv").read_text(encoding="utf-8-sig")
    assert [secret for secret in ("Thử", "Mẫu", "034066000012", "145123456") if secret in text] == []
    assert "Holder known by an old identity card only" in text


@pytest.mark.parametrize(
    "asked, told",
    [
        ({"state": "no_such"}, "There is no state no_such. Use one of: no_plot_code"),
        ({"group": "9"}, "No plot is in a group 9. Use one of: 1, 2, 3, 4"),
        ({"out": "list.pdf"}, "End the file name with .xlsx or .csv"),
        ({"out": "/nowhere/at/all/list.csv"}, "There is no folder"),
    ],
)
def test_what_cannot_be_listed_is_told(work, asked, told):
    with pytest.raises(BadInput) as refused:
        tasks(work, **asked)
    assert told in str(refused.value)


def test_before_a_check_there_are_no_tasks(tmp_path):
    with pytest.raises(BadInput, match="Check it first"):
        tasks(office(tmp_path / "w.gpkg"))


def test_states_are_judged_again_after_records_changed(work):
    before = totals(work.task_states())
    findings = list(work.findings()["fingerprint"])
    refresh_tasks(work)
    assert totals(work.task_states()) == before
    with sqlite3.connect(work.path) as connection:
        connection.execute("INSERT INTO certificate (uid, plot_uid, serial) VALUES ('c9', 'p3', 'BA 000009')")
    refresh_tasks(work)
    after = totals(work.task_states())
    assert (before["no_record"], after["no_record"]) == (1, 0)
    assert before["no_certificate"] - after["no_certificate"] == 1
    assert group_totals(work.task_groups())["4"] == 0
    assert list(work.findings()["fingerprint"]) == findings


def test_the_command_line_lists_a_task(work, tmp_path, capsys):
    arguments = ["tasks", str(work.path), "--state", "no_record", "--out", str(tmp_path / "t.xlsx")]
    assert main(arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "1 plot: No record of a holder yet."
    assert told[1].split() == ["11977", "Thôn", "Phú", "1"]


@pytest.mark.parametrize(
    "place, told",
    [
        ({"commune": "99"}, r"No plot of the work copy is in a commune 99\. There are: 11953, 11977\."),
        ({"hamlet": "xyz"}, r"in a hamlet xyz\. There are: Thôn Nội, Thôn Phú, Tổ 1\."),
        ({"commune": "11953", "hamlet": "Thôn Phú"}, r"in a hamlet Thôn Phú of commune 11953\. There are: Tổ 1\."),
    ],
)
def test_places_that_are_not_there_are_refused_with_some_that_are(work, tmp_path, place, told):
    with pytest.raises(BadInput, match=told):
        tasks(work, **place)
    with pytest.raises(BadInput, match=told):
        write_list(work, tmp_path / "lists", **place)
    if "hamlet" not in place:
        with pytest.raises(BadInput, match=told):
            send(work, tmp_path / "lists", **place)
    assert not (tmp_path / "lists").exists()


def test_a_place_without_a_task_is_no_mistake(work):
    assert tasks(work, state="no_record", commune="11953", hamlet="Tổ 1").plots == 0
