"""The campaign's groups: which plot belongs to which, by a table that is data."""

import json
import sqlite3

import numpy as np
import pytest

from land_campaign_plugin import paths
from land_campaign_plugin.__main__ import main
from land_campaign_plugin.checking.groups import Concerned, decide
from land_campaign_plugin.model.errors import RulesetError
from land_campaign_plugin.model.groups import GroupRow, group_names, group_title, group_totals
from land_campaign_plugin.rules.registry import RULES
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.verbs.check import check, check_work_copy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.sample import sample
from land_campaign_plugin.verbs.status import status
from land_campaign_plugin.verbs.tasks import tasks

from .offices import office

SHIPPED = load_ruleset().groups
GROUPS = [
    # findings (rule and severity) and states of a plot; its group by the table of both rulesets
    ("nothing", [], [], "1"),
    ("no record, whatever is found", ["G01 E"], ["no_record", "no_certificate"], "4"),
    ("no shape", ["G01 E"], [], "3"),
    ("on a sheet in the wrong place", ["M02 E", "T02 W"], [], "3"),
    ("no number", ["A02 E"], [], "3"),
    ("a number with a letter is a warning", ["A02 W"], [], "2"),
    ("an error of records", ["P01 E"], [], "2"),
    ("a warning", ["C01 W"], [], "2"),
    ("information only", ["T05 I"], [], "1"),
    ("holder not sent", [], ["not_sent"], "2"),
    ("waiting for the answer", [], ["sent"], "2"),
    ("not scanned", ["T05 I"], ["no_scan"], "2"),
    ("never issued a certificate", [], ["no_certificate"], "1"),
]


@pytest.mark.parametrize("ruleset", ["vn-2024", "vn-2014"])
@pytest.mark.parametrize("said, findings, states, group", GROUPS, ids=[case[0] for case in GROUPS])
def test_the_group_of_a_plot(ruleset, said, findings, states, group):
    table = load_ruleset(ruleset).groups
    # the plot between two others, one of which needs no record
    concerned = [Concerned(*_split(finding)) for finding in findings]
    decided = decide(table, np.array([True, True, False]), concerned, {state: np.array([1]) for state in states})
    assert [("", *group_names(table))[at] for at in decided] == ["1", group, ""]


def _split(finding):
    rule, severity = finding.split()
    return rule, np.array([1]), np.array([severity])


def test_the_first_row_that_a_plot_meets_decides():
    rows = (GroupRow("b", states=("sent",)), GroupRow("a", rules=frozenset({"T01"})), GroupRow("c"))
    concerned = [Concerned("T01", np.array([0, 1, 1]), np.array(["E", "E", "W"]))]
    decided = decide(rows, np.ones(3, dtype=bool), concerned, {"sent": np.array([1])})
    assert [group_names(rows)[at - 1] for at in decided] == ["a", "b", "c"]


def test_groups_have_names_in_both_languages():
    assert group_names(SHIPPED) == ("1", "2", "3", "4")
    assert [group_title(SHIPPED, "1", code) for code in ("en", "vi")] == ["Clean", "Đúng, đủ, sạch, sống"]
    assert all(group_title(SHIPPED, name, code) != name for name in "1234" for code in ("en", "vi"))


def test_a_family_stands_for_its_rules_and_severities_alone_for_all(tmp_path):
    text = paths.resource("rulesets", "vn-2024.toml").read_text(encoding="utf-8")
    text = text.replace('rules = ["G01", "G09", "M02", "M03", "T03", "T04", "A02"]', 'rules = ["G", "A02"]')
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    _, three, two, *_ = load_ruleset(path).groups
    assert three.rules == {*(code for code in RULES if code.startswith("G")), "A02"}
    assert two.rules == set(RULES)
    assert two.severities == {"E", "W"}


def test_a_ruleset_may_have_no_groups(tmp_path):
    text = paths.resource("rulesets", "vn-2024.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text[: text.index("[[groups]]")], encoding="utf-8")
    assert load_ruleset(path).groups == ()
    result = check_work_copy(office(tmp_path / "w.gpkg").path, ruleset=str(path))
    assert result.groups is None
    assert result.states is not None


@pytest.mark.parametrize(
    "old, new, told",
    [
        ('states = ["no_record"]', 'state = ["no_record"]', "key state"),
        ('states = ["no_record"]', 'states = ["no_recrd"]', "states no_recrd"),
        ('severities = ["E", "W"]', 'severities = ["E", "X"]', "severities X"),
        ('"T03", "T04"', '"T03", "T94"', "rules T94"),
        ('title = "Clean"', "title = 1", "key title"),
        ('"no_use_form",', '"no_use_frm",', "states no_use_frm"),
    ],
)
def test_what_a_table_of_groups_cannot_hold_is_refused_with_its_line(tmp_path, old, new, told):
    text = paths.resource("rulesets", "vn-2024.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed = text.replace(old, new)
    line = 1 + changed[: changed.index(new)].count("\n")
    path = tmp_path / "own.toml"
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(RulesetError) as refused:
        load_ruleset(path)
    assert told in str(refused.value)
    assert f"line {line}:" in str(refused.value)


@pytest.mark.parametrize("tail", ['[[groups]]\ngroup = "5"\n', None])
def test_only_the_last_row_and_always_that_takes_all_others(tmp_path, tail):
    text = paths.resource("rulesets", "vn-2024.toml").read_text(encoding="utf-8")
    if tail:
        line = text[: text.index('title = "Clean"')].count("\n")  # the line above
        text += tail
    else:
        text = text[: text.index('[[groups]]\ngroup = "1"')]
        line = 1 + text[: text.rindex('group = "2"')].count("\n")
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesetError, match=f"line {line}: row group"):
        load_ruleset(path)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("groups")
    made = sample(folder / "s.gpkg", plots=400, errors=0.08, seed=7)
    load([made.path], folder / "w.gpkg", layer="plots")
    return folder


def test_groups_add_up_everywhere(faulty, capsys):
    main(["check", str(faulty / "w.gpkg"), "--out", str(faulty / "f.gpkg"), "--json"])
    told = json.loads(capsys.readouterr().out)
    groups = told["groups"]
    assert list(groups) == ["1", "2", "3", "4"]
    with sqlite3.connect(faulty / "f.gpkg") as connection:
        by_place = dict(connection.execute('SELECT "group", sum(count) FROM groups GROUP BY 1'))
        by_plot = dict(connection.execute('SELECT "group", count(*) FROM plot_groups WHERE "group" NOTNULL GROUP BY 1'))
        (listed,) = connection.execute("SELECT count(*) FROM gpkg_contents WHERE table_name = 'plot_groups'").fetchone()
        no_record = "SELECT count(*) FROM plot_groups WHERE ' ' || states || ' ' LIKE '% no_record %'"
        (without,) = connection.execute(no_record).fetchone()
    assert {name: count for name, count in groups.items() if count} == by_plot
    assert groups == by_place
    assert listed == 1
    assert groups["4"] == without == told["states"]["no_record"] > 0
    assert groups["2"] > 0
    with sqlite3.connect(faulty / "w.gpkg") as connection:
        kept = dict(connection.execute("SELECT campaign_group, sum(count) FROM task_group GROUP BY 1"))
        roads = (
            "SELECT count(*) FROM plot WHERE non_plot = 1 OR land_use IN ('DGT','DTL','DCT','DPC','SON','MNC','SMN')"
        )
        (roads,) = connection.execute(roads).fetchone()
    assert kept == groups
    assert sum(groups.values()) == told["plots"] - roads


def test_a_source_and_its_work_copy_have_the_same_groups(faulty):
    whole = check([faulty / "s.gpkg"], layer="plots", out=faulty / "whole.gpkg")
    kept = check_work_copy(faulty / "w.gpkg", out=faulty / "kept.gpkg")
    assert group_totals(whole.groups) == group_totals(kept.groups)
    listed = []
    for path in (faulty / "whole.gpkg", faulty / "kept.gpkg"):
        with sqlite3.connect(path) as connection:
            listed.append(connection.execute('SELECT plot, "group", states FROM plot_groups ORDER BY plot').fetchall())
    assert listed[0] == listed[1]
    assert all(isinstance(plot, str) for plot, *_ in listed[0])


def test_a_check_by_some_rules_decides_by_the_findings_of_all(faulty):
    before = group_totals(check_work_copy(faulty / "w.gpkg").groups)
    again = check_work_copy(faulty / "w.gpkg", rules=["T01"])
    assert group_totals(again.groups) == before


def test_groups_are_not_told_before_a_check_nor_without_records(tmp_path, capsys):
    work = office(tmp_path / "w.gpkg")
    assert status(work).groups == {}
    path = tmp_path / "plots.gpkg"
    main(["export", str(work.path), "--out", str(path)])
    capsys.readouterr()
    main(["check", str(path), "--json"])
    assert "groups" not in json.loads(capsys.readouterr().out)


def test_status_tells_groups_and_states_by_commune_and_hamlet(tmp_path, capsys):
    work = office(tmp_path / "w.gpkg")
    check_work_copy(work.path)
    main(["status", str(work.path), "--json"])
    told = json.loads(capsys.readouterr().out)
    places = {(place["commune"], place["hamlet"]): place for place in told["places"]}
    # by hand from the tables of `offices`: p3 has no record; of the five plots in force that need one, p1 and p2 stand
    # on a certificate, and p2's is p1's, which the state of a certificate's own plot does not see
    assert set(places) == {("11953", "Tổ 1"), ("11977", "Thôn Nội"), ("11977", "Thôn Phú")}
    assert places["11977", "Thôn Phú"]["states"]["no_record"] == 1
    assert places["11977", "Thôn Phú"]["groups"]["4"] == 1
    assert places["11977", "Thôn Phú"]["states"]["old_card_only"] == 1
    assert sum(sum(place["groups"].values()) for place in told["places"]) == sum(told["groups"].values()) == 5
    assert (told["plots"], told["in_no_group"]) == (7, 2)  # p6 is a road, p7 is retired
    main(["status", str(work.path), "--lang", "vi"])
    lines = capsys.readouterr().out
    assert "Đúng, đủ, sạch, sống" in lines
    assert "11977 Thôn Phú" in lines
    main(["status", str(work.path), "--lang", "en"])
    assert _last_number(capsys.readouterr().out, "  -  In no group: ") == 2
    main(["check", str(work.path), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["plots"], sum(told["groups"].values()), told["in_no_group"]) == (6, 5, 1)  # the road alone
    main(["check", str(work.path), "--lang", "en"])
    assert _last_number(capsys.readouterr().out, "  -  In no group: ") == 1


def _last_number(lines, beginning):
    (line,) = [line for line in lines.splitlines() if line.startswith(beginning)]
    return int(line.split()[-1])


def test_some_rules_alone_decide_no_groups_but_states(tmp_path):
    work = office(tmp_path / "w.gpkg")
    first = check_work_copy(work.path, rules=["P01"])
    assert (first.groups, len(work.task_groups())) == (None, 0)
    assert tasks(work, state="no_record").plots == 1
    shapes = check_work_copy(work.path, rules=["T01"])  # looks at no records: states stay as they were
    assert shapes.groups is None
    assert tasks(work, state="no_record").plots == 1
    whole = group_totals(check_work_copy(work.path).groups)
    assert sum(whole.values()) == 5
    assert group_totals(check_work_copy(work.path, rules=["T01"]).groups) == whole
    assert tasks(work, group="4").plots == 1


def test_a_source_checked_by_some_rules_has_no_groups(faulty, capsys):
    main(["check", str(faulty / "s.gpkg"), "--layer", "plots", "--rules", "P01", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert "groups" not in told
    assert told["states"]["no_record"] > 0
