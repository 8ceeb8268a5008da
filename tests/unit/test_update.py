"""A later export in a work copy: what is matched, taken, kept, in conflict, gone; former names."""

import shutil

import pytest

from land_campaign_plugin.model.errors import BadInput, Cancelled
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.differences import (
    THEIRS,
    decide,
    list_differences,
    list_history,
    undo,
)
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.update import update

from ..store.conftest import square
from .exports import OWN_IDS, before_of, called, counted, edit, everything, own_id, rows, sql, take, values
from .source_files import plot_rows, write_source


def test_each_kind_of_change_once(loaded, export):
    work = loaded([{"uid": name} for name in "abcdefg"])
    edit(work, {"b": {"land_use": "CLN"}, "c": {"land_use": "LUC"}, "d": {"land_use": "CLN"}, "e": {"note": "ours"}})
    theirs = [
        {"uid": "a", "land_use": "LUC"},
        {"uid": "b"},
        {"uid": "c", "land_use": "LUC"},
        {"uid": "d", "land_use": "LUC"},
        {"uid": "e", "address": "theirs"},
        {"uid": "f"},
        {"uid": "new", "geom": square(9), "plot_number": "10"},
    ]
    report = take(work, export(theirs))
    assert counted(report) == {
        "taken": 1, "kept": 1, "same": 1, "conflict": 1, "merged": 1, "unchanged": 1, "new": 1, "gone": 1
    }  # fmt: skip
    assert (report.theirs("plot"), report.ours("plot"), report.rows_in) == (7, 7, 7)
    assert values(work, "land_use") == {
        "a": "LUC", "b": "CLN", "c": "LUC", "d": "CLN", "e": "ONT", "f": "ONT", "g": "ONT", "new": "ONT"
    }  # fmt: skip
    assert (values(work, "note")["e"], values(work, "address")["e"]) == ("ours", "theirs")
    found = list_differences(work)
    listed = {(called(uid), group): (base, mine, theirs) for uid, group, base, mine, theirs in zip(
        found["uid"], found["group"], found["base"], found["mine"], found["theirs"], strict=True)}  # fmt: skip
    assert listed == {
        ("g", "gone"): ({}, {}, {}),
        ("d", "use"): ({"land_use": "ONT"}, {"land_use": "CLN"}, {"land_use": "LUC"}),
    }
    history = list_history(work, own_id("a"))
    assert [history[name][0] for name in ("export", "what", "field", "old", "new")] == [
        "export.gpkg", "taken", "land_use", "ONT", "LUC"
    ]  # fmt: skip


def test_the_same_export_twice_changes_nothing(loaded, export):
    work = loaded(OWN_IDS, {"party": [{"uid": "p", "name": "Lê Thử"}]})
    edit(work, {"b": {"land_use": "CLN"}, "c": {"note": "ours"}})
    new = {"uid": "e", "plot_number": "9", "geom": square(9)}
    theirs = [{"uid": "a", "land_use": "LUC"}, {"uid": "b", "land_use": "LUC"}, {"uid": "c"}, new]
    path = export(theirs, {"party": [{"uid": "p", "name": "Lê Thị Thử"}]})
    take(work, path)
    once = everything(work)
    report = take(work, path)
    assert everything(work) == once
    assert counted(report) == {"unchanged": 2, "conflict": 1, "kept": 1, "gone": 1}
    assert counted(report, "party") == {"unchanged": 1}


def test_a_dry_run_tells_the_same_and_writes_nothing(loaded, export):
    work = loaded(OWN_IDS)
    edit(work, {"b": {"land_use": "CLN"}})
    path = export([{"uid": "a", "note": "b"}, {"uid": "b", "land_use": "LUC"}, {"uid": "e"}])
    old = work.path.read_bytes()
    dry = take(work, path, dry_run=True)
    assert work.path.read_bytes() == old
    assert dry.dry_run
    assert dry.counts == take(work, path).counts


def test_a_cancelled_update_leaves_everything(loaded, export):
    work = loaded(OWN_IDS)
    old = everything(work)
    with pytest.raises(Cancelled):
        take(work, export([{"uid": "a", "note": "b"}]), cancelled=lambda: True)
    assert everything(work) == old


def test_another_coordinate_system_is_refused(loaded, export, tmp_path):
    work = loaded(OWN_IDS)
    with WorkCopy.build(tmp_path / "other.gpkg", "EPSG:9210") as writer:
        writer.append_plots(work.plots())
    with pytest.raises(BadInput, match="work copy"):
        take(work, tmp_path / "other.gpkg")


# Matching

@pytest.mark.parametrize(
    "theirs, at",
    {
        "by number": ([{"plot_number": "2", "geom": square(1, width=19.0)}], 1),
        "by number with zeros before it": ([{"plot_number": "002", "geom": square(1, width=19.0)}], 1),
        "by shape": ([{"plot_number": "77", "geom": square(1)}], 1),
        "by the cross-walk": ([{"plot_number": "2", "commune": "11953", "geom": square(1, width=19.0)}], 1),
    }.values(),
    ids=lambda case: "",
)
def test_plots_without_ids_are_matched(loaded, export, theirs, at):
    work = loaded([{"commune": "11956"}] * 3)
    uid = work.plots()["uid"][at]
    theirs = [{"commune": "11956", "land_use": "LUC"} | plot for plot in theirs]
    report = take(work, export(theirs))
    assert report.counts["plot"]["new"] == 0
    assert values(work, "land_use")[uid] == "LUC"


def test_a_number_across_the_merger_far_away_is_another_plot(loaded, export):
    work = loaded([{"commune": "11956"}] * 2)
    report = take(work, export([{"commune": "11953", "plot_number": "2", "geom": square(900)}]))
    assert report.counts["plot"]["new"] == 1


def test_the_number_as_it_was_loaded_counts_before_ours(loaded, export):
    work = loaded(3 * [{}])
    first, second, _ = work.plots()["uid"]
    work.update_plots({first: {"plot_number": "2"}, second: {"plot_number": "1"}}, "swapped")
    report = take(work, export([{"land_use": "LUC", "geom": square(0, width=19)}, {"geom": square(1, width=19)}, {}]))
    assert counted(report)["merged"] == 2
    assert values(work, "land_use")[first] == "LUC"
    assert values(work, "plot_number")[first] == "2"


def test_the_id_that_the_source_gives_later_is_remembered(loaded, export):
    work = loaded(2 * [{}])
    uid = work.plots()["uid"][0]
    take(work, export([{"uid": "theirs"}, {}]))
    take(work, export([{"uid": "theirs", "plot_number": "99", "geom": square(50)}, {"plot_number": "2"}]))
    assert values(work, "plot_number")[uid] == "99"
    assert before_of(work, "plot") == 2


def test_an_export_of_one_commune_says_nothing_of_another(loaded, export):
    work = loaded([{"uid": "a"}, {"uid": "b"}, {"uid": "c", "commune": "26737"}])
    assert counted(take(work, export([{"uid": "a"}]))) == {"unchanged": 1, "gone": 1, "outside": 1}


def test_what_was_made_here_is_ours_alone(loaded, export):
    work = loaded(OWN_IDS[:2])
    sql(work, "INSERT INTO plot (geom, commune, sheet_number, plot_number) SELECT geom, commune, '9', '1' FROM plot"
              " WHERE uid = ?", own_id("a"))  # fmt: skip
    sql(work, "DELETE FROM plot WHERE uid = ?", own_id("b"))
    report = take(work, export(OWN_IDS[:2]))
    assert counted(report) == {"unchanged": 1, "kept": 1, "own": 1}
    assert before_of(work, "plot") == 2


def test_a_column_that_the_export_lacks_is_no_change(loaded, export):
    work = loaded([{"uid": "a", "note": "n"}])
    assert counted(take(work, export([{"uid": "a"}], columns=()))) == {"unchanged": 1}
    assert counted(take(work, export([{"uid": "a"}], columns=("note",)))) == {"taken": 1}


# Records

FIRST = {
    "party": [{"uid": "p", "name": "Lê Thử", "citizen_number": "033057000123", "kind": "person"}],
    "certificate": [{"uid": "c", "plot_uid": "a", "serial": "BA 000001", "area_m2": 400.0}],
    "right": [{"uid": "r", "plot_uid": "a", "party_uid": "p", "certificate_uid": "c", "role": "Chủ hộ"}],
    "plot_use": [{"uid": "u", "plot_uid": "a", "sequence": 1, "land_use": "ONT", "area_m2": 400.0}],
    "document": [{"uid": "d", "plot_uid": "a", "certificate_uid": "c", "file_name": "BA000001-GCN.pdf"}],
}
CHANGED = {
    "party": ("name", "Lê Thị Thử", "Lê Văn Thử"),
    "certificate": ("area_m2", 410.0, 420.0),
    "right": ("role", "Vợ", "Chồng"),
    "plot_use": ("land_use", "LUC", "CLN"),
    "document": ("sha256", "00", "ff"),
}


@pytest.mark.parametrize("table", FIRST)
@pytest.mark.parametrize("who", ["theirs", "ours", "both", "conflict"])
def test_records_three_ways(loaded, export, table, who):
    work = loaded([{"uid": "a"}], FIRST)
    field, one, other = CHANGED[table]
    mine = one if who != "theirs" else None
    theirs = {"theirs": other, "ours": None, "both": one, "conflict": other}[who]
    if mine is not None:
        sql(work, f'UPDATE "{table}" SET {field} = ?', mine)
    later = {name: [dict(row) for row in held] for name, held in FIRST.items()}
    if theirs is not None:
        later[table][0][field] = theirs
    report = take(work, export([{"uid": "a"}], later))
    status = {"theirs": "taken", "ours": "kept", "both": "same", "conflict": "conflict"}[who]
    assert counted(report, table) == {status: 1}
    assert rows(work, f'SELECT {field} FROM "{table}"') == [(mine if mine is not None else theirs,)]
    if who == "conflict":
        found = list_differences(work)
        assert (found["table"][0], found["theirs"][0]) == (table, {field: str(theirs)})
        decide(work, found["key"][0], THEIRS)
        assert rows(work, f'SELECT {field} FROM "{table}"') == [(theirs,)]
        undo(work, found["key"][0])
        assert rows(work, f'SELECT {field} FROM "{table}"') == [(mine,)]
        assert len(list_differences(work)) == 1


def test_records_with_other_ids_are_told_by_what_they_say(loaded, export):
    work = loaded([{"uid": "a"}], FIRST)
    later = {
        "party": [{"uid": "p2", "name": "Lê Thị Thử", "citizen_number": "033057000123", "kind": "person"}],
        "certificate": [{"uid": "c2", "plot_uid": "a", "serial": "BA 000001", "area_m2": 400.0}],
        "right": [{"uid": "r2", "plot_uid": "a", "party_uid": "p2", "certificate_uid": "c2", "role": "Chủ hộ"}],
        "plot_use": [{"uid": "u2", "plot_uid": "a", "sequence": 1, "land_use": "ONT", "area_m2": 400.0}],
        "document": [{"uid": "d2", "plot_uid": "a", "certificate_uid": "c2", "file_name": "BA000001-GCN.pdf"}],
    }
    report = take(work, export([{"uid": "a"}], later))
    assert {table: counted(report, table) for table in FIRST} == {
        "party": {"taken": 1},
        **{table: {"unchanged": 1} for table in ("certificate", "right", "plot_use", "document")},
    }
    assert rows(work, "SELECT uid, name FROM party") == [(own_id("p"), "Lê Thị Thử")]


def _certificates(work):
    return sorted(called(uid) for (uid,) in rows(work, "SELECT uid FROM certificate"))


def test_new_and_gone_records(loaded, export):
    work = loaded([{"uid": "a"}, {"uid": "b", "commune": "26737"}], {
        "certificate": [*FIRST["certificate"], {"uid": "far", "plot_uid": "b", "serial": "BA 000009"}]})  # fmt: skip
    later = {"certificate": [{"uid": "n", "plot_uid": "a", "serial": "BA 000002"}]}
    report = take(work, export([{"uid": "a"}], later))
    assert counted(report, "certificate") == {"new": 1, "gone": 1, "outside": 1}
    assert _certificates(work) == ["c", "far", "n"]
    (key,) = (k for k, of in zip(*(list_differences(work)[n] for n in ("key", "table")), strict=True) if of != "plot")
    before = rows(work, "SELECT * FROM certificate ORDER BY uid")
    decide(work, key, THEIRS)
    assert _certificates(work) == ["far", "n"]
    assert ("serial", "BA 000001", None) in rows(work, "SELECT field, old, new FROM campaign_history")
    undo(work, key)
    assert [row[1:] for row in rows(work, "SELECT * FROM certificate ORDER BY uid")] == [row[1:] for row in before]


def test_holders_of_the_plot_layer_follow_their_plots(tmp_path):
    load(write_source(tmp_path / "a.gpkg", plot_rows(2, TenChu=["Lê Thử", "Trần Thử"])), tmp_path / "work.gpkg")
    work = WorkCopy.open(tmp_path / "work.gpkg")
    # the made ids change with the numbers; the shapes say which plots they are
    later = plot_rows(2, TenChu=["Lê Thị Thử", "Trần Thử"], SoThuTuThua=["11", "12"])
    report = update(write_source(tmp_path / "b.gpkg", later), work.path)
    assert (counted(report), counted(report, "party"), counted(report, "right")) == (
        {"taken": 2}, {"taken": 1, "unchanged": 1}, {"unchanged": 2}
    )  # fmt: skip
    assert [party["name"] for party in work.rows("party")] == ["Lê Thị Thử", "Trần Thử"]


def test_spreadsheets_of_an_export_take_nothing_away(tmp_path):
    plots, work = write_source(tmp_path / "a.gpkg", plot_rows(2)), tmp_path / "work.gpkg"
    head = "Mã xã,Số tờ,Số thửa,Số phát hành GCN,Ngày cấp GCN,Họ và tên,CCCD\n"
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    first.write_text(head + "11953,7,1,BA 000001,01/02/2010,Trần Văn Mẫu,033057000123\n", encoding="utf-8")
    rows_later = "11953,7,1,BA 000001,,Trần Văn Mẫu,033057000123\n11953,7,2,BA 000002,,Lê Mẫu,033160000456\n"
    later.write_text(head + rows_later, encoding="utf-8")
    load([plots], work, records=[first])
    report = update([plots], work, records=[later])
    assert counted(report, "certificate") == counted(report, "party") == {"unchanged": 1, "new": 1}
    with WorkCopy.open(work) as copy:
        assert [row["issued_on"] for row in copy.rows("certificate")] == ["2010-02-01", None]
    assert counted(update([plots], work, records=[later]), "certificate") == {"unchanged": 2}


# What a plot was called before the merger

FORMER = ("former_commune", "former_sheet_number", "former_plot_number", "former_map_scale")
NAMES = ("11956", "7", "1", 1000)


def former(work):
    return tuple(work.plots()[name][0] for name in FORMER)


def test_the_first_load_enters_former_names(loaded):
    work = loaded([{"uid": "a", "commune": "11956"}, {"uid": "b", "commune": "11953"}])
    assert former(work) == NAMES
    assert work.plots()["former_commune"][1] is None  # a code that a unit of today has as well


def test_an_append_enters_former_names(loaded, export, tmp_path):
    work = loaded([{"uid": "z"}])
    path = export([{"uid": "a", "commune": "11956"}])
    load(path, work.path, layer="plot", append=True)
    assert tuple(work.plots_by_uid([own_id("a")])[name][0] for name in FORMER) == NAMES
    sql(work, "UPDATE plot SET former_plot_number = '55' WHERE uid = ?", own_id("a"))
    load(path, work.path, layer="plot", append=True)
    assert work.plots_by_uid([own_id("a")])["former_plot_number"][0] == "55"


LATER = {
    "the merger, in the export": [{"uid": "a", "commune": "11953", "sheet_number": "45", "plot_number": "8"}],
    "the merger, with other former names": [
        {"uid": "a", "commune": "11953", "former_commune": "11959", "former_sheet_number": "3"}
    ],
    "no former names": [{"uid": "a", "commune": "11956"}],
}


@pytest.mark.parametrize("later", LATER)
def test_a_later_export_leaves_former_names(loaded, export, later):
    work = loaded([{"uid": "a", "commune": "11956"}])
    for _ in range(2):
        take(work, export(LATER[later], columns=FORMER[:3]))
        assert former(work) == NAMES
    assert former(work) == NAMES


def test_a_plot_renamed_by_the_merger_keeps_its_names(loaded, export):
    work = loaded([{"uid": "a", "commune": "11956"}])
    sql(work, "UPDATE plot SET former_commune = NULL, former_sheet_number = NULL, former_plot_number = NULL,"
              " former_map_scale = NULL")  # fmt: skip
    sql(work, "UPDATE loaded_plot SET former_commune = NULL, former_sheet_number = NULL, former_plot_number = NULL,"
              " former_map_scale = NULL")  # fmt: skip
    path = export([{"uid": "a", "commune": "11953", "sheet_number": "45", "plot_number": "8", "map_scale": 500}])
    take(work, path)
    assert former(work) == NAMES
    assert counted(take(work, path)) == {"unchanged": 1}


def test_a_correction_leaves_former_names(loaded):
    work = loaded([{"uid": "a", "commune": "11956"}])
    edit(work, {"a": {"commune": "11953", **dict.fromkeys(FORMER), "former_commune": "11959"}})
    assert work.plots()["commune"][0] == "11953"
    assert former(work) == NAMES


def test_a_decision_about_another_group_leaves_former_names(loaded, export):
    work = loaded([{"uid": "a", "commune": "11956"}])
    edit(work, {"a": {"land_use": "CLN"}})
    take(work, export([{"uid": "a", "commune": "11956", "land_use": "LUC"}]))
    decide(work, list_differences(work)["key"][0], THEIRS)
    assert former(work) == NAMES


def test_replacing_a_copy_of_the_file_does_not_matter(loaded, export, tmp_path):
    """A work copy that was copied goes on comparing with what it was loaded from."""
    work = loaded(OWN_IDS)
    shutil.copy(work.path, tmp_path / "copy.gpkg")
    twin = WorkCopy.open(tmp_path / "copy.gpkg")
    assert counted(take(twin, export(OWN_IDS))) == {"unchanged": 4}
