"""Differences between a work copy and an export: listed, decided, taken back, on the command line too."""

import json

import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.differences import (
    MINE,
    THEIRS,
    decide,
    decide_all,
    list_differences,
    undo,
)

from .exports import OWN_IDS, called, counted, edit, own_id, sql, take, values


@pytest.fixture
def disputed(loaded, export):
    work = loaded([{"uid": "a"}, {"uid": "b"}])
    edit(work, {"a": {"land_use": "CLN", "area_recorded_m2": 300.0}})
    theirs = export([{"uid": "a", "land_use": "LUC", "area_recorded_m2": 500.0}, {"uid": "b"}])
    take(work, theirs)
    return work, theirs


@pytest.mark.parametrize(
    "choice, use, area",
    [
        (MINE, "CLN", 300.0),
        (THEIRS, "LUC", 500.0),
        ({"land_use": MINE, "area_recorded_m2": THEIRS}, "CLN", 500.0),
    ],
)
def test_a_decision_is_one_step_that_can_be_undone(disputed, choice, use, area):
    work, theirs = disputed
    before = list_differences(work)
    key = before["key"][0]
    assert decide(work, key, choice).plot_uid == own_id("a")
    assert (values(work, "land_use")["a"], values(work, "area_recorded_m2")["a"]) == (use, area)
    assert len(list_differences(work)) == 0
    undo(work, key)
    assert (values(work, "land_use")["a"], values(work, "area_recorded_m2")["a"]) == ("CLN", 300.0)
    assert list_differences(work)["theirs"][0] == before["theirs"][0]
    decide(work, key, choice)
    report = take(work, theirs)  # the same export does not ask again
    assert report.waiting == 0
    assert (values(work, "land_use")["a"], values(work, "area_recorded_m2")["a"]) == (use, area)
    with pytest.raises(BadInput, match="taken back"):
        undo(work, key)


def test_differences_survive_further_loads_and_follow_them(disputed, export):
    work, _ = disputed
    take(work, export([{"uid": "a", "land_use": "BHK", "area_recorded_m2": 500.0}, {"uid": "b", "note": "n"}]))
    found = list_differences(work)
    assert (found["base"][0]["land_use"], found["theirs"][0]["land_use"]) == ("ONT", "BHK")
    take(work, export([{"uid": "a"}, {"uid": "b", "note": "n"}]))  # they took it back: only we changed it
    assert len(list_differences(work)) == 0
    assert values(work, "land_use")["a"] == "CLN"


@pytest.mark.parametrize("choice", ["ours", {"land_use": MINE}, {"land_use": MINE, "note": THEIRS}])
def test_half_a_decision_is_refused(disputed, choice):
    work, _ = disputed
    with pytest.raises(BadInput, match="no decision"):
        decide(work, list_differences(work)["key"][0], choice)
    assert len(list_differences(work)) == 1


def test_an_unknown_difference_is_refused_and_nothing_of_the_others_is_settled(disputed):
    work, _ = disputed
    with pytest.raises(BadInput, match="99"):
        decide_all(work, [list_differences(work)["key"][0], 99], THEIRS)
    assert values(work, "land_use")["a"] == "CLN"


def test_a_decision_about_a_changed_plot_is_not_taken_back(disputed):
    work, _ = disputed
    key = list_differences(work)["key"][0]
    decide(work, key, THEIRS)
    edit(work, {"a": {"land_use": "NTS"}})
    with pytest.raises(BadInput, match="taken back"):
        undo(work, key)


def test_a_plot_that_is_gone_is_kept_until_a_person_retires_it(loaded, export):
    work = loaded(OWN_IDS[:2])
    take(work, export(OWN_IDS[:1]))
    key = list_differences(work)["key"][0]
    decide(work, key, THEIRS)
    assert values(work, "status") == {"a": None, "b": "retired"}
    undo(work, key)
    assert values(work, "status") == {"a": None, "b": None}
    assert counted(take(work, export(OWN_IDS[:2]))) == {"unchanged": 2}  # it is back
    assert len(list_differences(work)) == 0


@pytest.mark.parametrize("choice, left", [(MINE, ["a"]), (THEIRS, ["a", "b"])])
def test_a_plot_that_was_deleted_here_and_changed_there(loaded, export, choice, left):
    work = loaded(OWN_IDS[:2])
    sql(work, "DELETE FROM plot WHERE uid = ?", own_id("b"))
    path = export([{"uid": "a"}, {"uid": "b", "note": "n"}])
    assert counted(take(work, path)) == {"unchanged": 1, "conflict": 1}
    found = list_differences(work)
    assert (found["group"][0], found["mine"][0]) == ("deleted", None)
    decide(work, found["key"][0], choice)
    assert sorted(map(called, work.plots()["uid"])) == left
    undo(work, found["key"][0])
    assert list(work.plots()["uid"]) == [own_id("a")]
    decide(work, found["key"][0], choice)
    assert take(work, path).waiting == 0
    assert sorted(map(called, work.plots()["uid"])) == left


def test_deciding_checks_the_plot_again(loaded, export):
    work = loaded(OWN_IDS[:2])
    edit(work, {"a": {"land_use": "no such use"}})
    take(work, export([{"uid": "a", "land_use": "LUC"}, {"uid": "b"}]))
    check_work_copy(work.path, rules=["A05"])
    assert list(work.findings()["plots"]) == [own_id("a")]
    key = list_differences(work)["key"][0]
    assert len(decide(work, key, THEIRS).checked.gone) == 1
    assert len(work.findings()) == 0
    assert len(undo(work, key).checked.new) == 1
    assert list(work.findings()["rule"]) == ["A05"]


# The command line

def run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_command_line_counts_lists_decides_and_takes_back(loaded, export, capsys):
    party = {"uid": "p", "name": "Lê Thử", "citizen_number": "033057000123"}
    work = loaded(OWN_IDS[:2], {"party": [party]})
    edit(work, {"a": {"land_use": "CLN", "area_recorded_m2": 300.0}})
    sql(work, "UPDATE party SET citizen_number = '033057000124'")
    plots = [{"uid": "a", "land_use": "LUC", "area_recorded_m2": 500.0}, {"uid": "b"}]
    path = export(plots, {"party": [party | {"citizen_number": "033057000125", "name": "Lê Thị Thử"}]})
    status, out, _ = run(capsys, "load", path, "--layer", "plot", "--into", work.path, "--update", "--json")
    data = json.loads(out)
    plots = data["tables"]["plot"]
    assert (status, plots["conflict"], plots["unchanged"], data["waiting"]) == (1, 1, 1, 2)
    status, out, _ = run(capsys, "resolve", work.path, "--export")
    assert status == 1
    assert "loaded ONT, mine CLN, theirs LUC" in out
    assert "loaded 0330******23, mine 0330******24, theirs 0330******25" in out
    status, out, _ = run(capsys, "resolve", work.path, "--difference", "1", "--field", "land_use=theirs", "--field",
                         "area_recorded_m2=mine")  # fmt: skip
    assert (values(work, "land_use")["a"], values(work, "area_recorded_m2")["a"]) == ("LUC", 300.0)
    assert run(capsys, "resolve", work.path, "--undo", "1")[0] == 1
    assert values(work, "land_use")["a"] == "CLN"
    assert run(capsys, "resolve", work.path, "--export", "--plot", "7/1", "--keep", "theirs")[0] == 1
    assert values(work, "land_use")["a"] == "LUC"
    assert run(capsys, "resolve", work.path, "--export", "--all", "--keep", "mine")[0] == 0
    for extra in ([], ["--json"]):
        status, out, _ = run(capsys, "resolve", work.path, "--history", *extra)
        assert ("land_use" if extra else "Land use") in out
        assert [word for word in ("Lê Thử", "Lê Thị Thử", "033057000123", "033057000125") if word in out] == []


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--export", "--keep", "mine"], "not said which differences"),
        (["--export", "--plot", "9/9", "--keep", "mine"], "No difference about 9/9"),
        (["--difference", "1", "--field", "land_use"], "no decision about a field"),
        (["--undo", "5"], "cannot be taken back"),
    ],
)
def test_the_command_line_says_what_is_missing(disputed, capsys, arguments, said):
    work, _ = disputed
    status, _, err = run(capsys, "resolve", work.path, *arguments)
    assert (status, said in err) == (2, True), err


def test_a_dry_run_belongs_to_an_update(loaded, export, capsys):
    work = loaded(OWN_IDS)
    status, _, err = run(capsys, "load", export(OWN_IDS), "--into", work.path, "--dry-run")
    assert (status, "--update" in err) == (2, True)
