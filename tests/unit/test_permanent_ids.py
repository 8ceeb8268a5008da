"""Ids of rows: UUIDs are kept, everything else is made unique by commune and table."""

from __future__ import annotations

import uuid

import numpy as np
import pytest

from land_campaign_plugin.model.records import table_called
from land_campaign_plugin.sources.permanent_ids import SAME_NUMBERS, PermanentIds, canonical, numbered_by
from land_campaign_plugin.sources.reader import read_plots
from land_campaign_plugin.sources.tables import beside_plots, read_table
from land_campaign_plugin.store import given_ids
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.record_edits import records_of
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.pull import check_out
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.resolve_export import resolve_export
from land_campaign_plugin.verbs.update import update

from .source_files import plot_rows, write_source

_SPELT = "0f8fad5b-d9cb-469f-a165-70867728950e"
_PLOTS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:land-campaign:plot")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (_SPELT, _SPELT),
        (_SPELT.upper(), _SPELT),
        ("{" + _SPELT.upper() + "}", _SPELT),
        (" {" + _SPELT + "} ", _SPELT),
        ("urn:uuid:" + _SPELT, _SPELT),
        (_SPELT.replace("-", ""), _SPELT),
        ("17", None),
        ("C1", None),
        ("P-0007", None),
        (_SPELT[:-1], None),
        (_SPELT + "0", None),
        (_SPELT.replace("f", "g"), None),
    ],
)
def test_which_ids_are_uuids(said, expected):
    assert canonical(said) == expected


@pytest.mark.parametrize(
    ("communes", "expected"),
    [
        (["11953"] * 3, "11953"),
        ([b"11953", 11953, 11953.0, None, " 11953 "], "11953"),
        (["11953"] * 9 + ["12001"], "11953"),
        (["11953"] * 8 + ["12001"] * 2, "11953+"),
        (["12001", "11953"], "11953+"),
        ([1234], "01234"),
        ({11953: 90, "12001": 10, None: 50}, "11953"),
        ({"11953": 80, b"11953": 9, "12001": 11}, "11953+"),
        ([None, "", b" "], ""),
        ([], ""),
    ],
)
def test_whose_numbers_they_are(communes, expected):
    assert numbered_by(communes) == expected


@pytest.mark.parametrize(
    ("numbering", "kind", "said", "name"),
    [
        ("11953", "party", "17", "own|11953|party|17"),
        ("11953", "right", "17", "own|11953|right|17"),
        ("12001", "party", "17", "own|12001|party|17"),
        ("12001+", "party", "17", "own|12001+|party|17"),
        ("11953", "plot", "P-0007", "own|11953|plot|P-0007"),
        ("11953", "party", "033085012345", "own|citizen|party|033085012345"),
        ("12001", "party", "033085012345", "own|citizen|party|033085012345"),
        ("", "party", "033085012345", "own|citizen|party|033085012345"),
        ("11953", "party", "000000000017", "own|11953|party|000000000017"),
        ("11953", "certificate", "033085012345", "own|11953|certificate|033085012345"),
    ],
)
def test_what_an_id_is_made_of(numbering, kind, said, name):
    """RFC 9562 5.5, by the standard library."""
    made = str(uuid.uuid5(_PLOTS, name))
    assert PermanentIds(numbering).of(kind, said) == made
    rows = [{"uid": said}, {"uid": "18"}, {"uid": _SPELT.upper()}]
    ids = PermanentIds(numbering)
    ids.rows("party" if kind == "plot" else kind, rows)
    assert ids.plots(np.array([said, None], dtype=object)).tolist() == [ids.of("plot", said), None]
    assert kind == "plot" or rows[0]["uid"] == made
    assert rows[2]["uid"] == _SPELT


def test_rows_and_what_they_name_go_together():
    ids = PermanentIds("11953", remember_named=True)
    parties = [{"uid": "17", "name": "Lê Thử"}]
    rights = [{"uid": "1", "plot_uid": _SPELT.upper(), "party_uid": "17", "certificate_uid": None}]
    ids.rows("party", parties)
    ids.rows("right", rights)
    assert rights[0]["party_uid"] == parties[0]["uid"] != "17"
    assert (rights[0]["plot_uid"], rights[0]["certificate_uid"]) == (_SPELT, None)
    assert ids.made == {("party", parties[0]["uid"]): "17", ("right", rights[0]["uid"]): "1"}
    assert ids.named[("party", parties[0]["uid"])] == "17"


def test_without_a_commune_ids_stay_and_are_counted():
    ids = PermanentIds("")
    assert [ids.of("party", said) for said in ("17", "{" + _SPELT + "}")] == ["17", _SPELT]
    assert ids.unplaced == 1


def commune(path, code, *, holder="Lê Thử", names="17"):
    """A commune's tables that number from 1; the right of its first plot names the holder `names`."""
    source = write_source(path, plot_rows(2, uid=["1", "2"], MaXa=code))
    tables = {
        "certificate": {"uid": "1", "plot_uid": "1", "serial": f"BA {code}0"},
        "party": {"uid": "17", "name": holder},
        "right": {"uid": "1", "plot_uid": "1", "party_uid": names, "certificate_uid": "1"},
    }
    for table, row in tables.items():
        write_source(source, [{"WKT": "", **row}], layer=table, geometry="NONE", crs=None)
    return source


def _names(work):
    """Names of holders by commune, as rights lead there."""
    plots = dict(zip(work.plots()["uid"].tolist(), work.plots()["commune"].tolist(), strict=True))
    parties = {row["uid"]: row["name"] for row in work.rows("party")}
    return {plots[row["plot_uid"]]: parties[row["party_uid"]] for row in work.rows("right")}


def test_two_communes_that_number_from_1_do_not_meet(tmp_path):
    sources = [commune(tmp_path / "a.gpkg", "11953"), commune(tmp_path / "b.gpkg", "12001", holder="Trần Thử")]
    load(sources, tmp_path / "both.gpkg")
    work = WorkCopy.open(tmp_path / "both.gpkg")
    assert _names(work) == {"11953": "Lê Thử", "12001": "Trần Thử"}
    assert len(set(work.plots()["uid"])) == 4
    again = load(sources, work.path, append=True)
    assert (again.rows_out, again.tables) == (0, {"certificate": 0, "party": 0, "right": 0})
    report = update(sources[0], work.path)
    assert {table: report.counts[table]["unchanged"] for table in ("plot", "party", "right")} == {
        "plot": 2,
        "party": 1,
        "right": 1,
    }
    assert given_ids.said(work.path, "party", work.rows("party")[0]["uid"]) == "17"


def test_people_are_told_the_ids_of_their_tables(tmp_path):
    """In the form beside the record, in a list of differences in the place of a plot's number, in both communes."""
    sources = [commune(tmp_path / "a.gpkg", "11953"), commune(tmp_path / "b.gpkg", "12001", names="18")]
    load(sources, tmp_path / "work.gpkg")
    work = WorkCopy.open(tmp_path / "work.gpkg")
    told = {}
    for plot, number, code in zip(*(work.plots()[name] for name in ("uid", "plot_number", "commune")), strict=True):
        if number == "1":
            records = records_of(work.path, [plot])
            told[code] = {(table, said) for (table, _), said in records.said.items()}
    usual = {("plot", "1"), ("right", "1"), ("certificate", "1")}
    assert told == {"11953": usual | {("party", "17")}, "12001": usual | {("party", "18")}}
    assert given_ids.called(work.path, "plot", "1") is None  # it is of two communes
    assert given_ids.called(work.path, "party", "18") == _names_of_rights(work)["12001"]


def _names_of_rights(work):
    """The ids of holders by commune."""
    plots = dict(zip(work.plots()["uid"].tolist(), work.plots()["commune"].tolist(), strict=True))
    return {plots[row["plot_uid"]]: row["party_uid"] for row in work.rows("right")}


def test_a_difference_is_found_by_the_id_of_the_table_it_came_from(tmp_path):
    load(commune(tmp_path / "a.gpkg", "11953"), tmp_path / "work.gpkg")
    work = WorkCopy.open(tmp_path / "work.gpkg")
    work.update_plots({uid: {"land_use": "CLN"} for uid in work.plots()["uid"]}, "edited")
    later = write_source(tmp_path / "later.gpkg", plot_rows(2, uid=["1", "2"], KyHieuMucDichSuDung="LUC"))
    update(later, work.path)
    assert list(resolve_export(work, plots=["2"]).found["label"]) == ["7/2"]


def test_what_is_named_and_not_there_is_remembered(tmp_path):
    load(commune(tmp_path / "a.gpkg", "11953", names="18"), tmp_path / "work.gpkg")
    work = WorkCopy.open(tmp_path / "work.gpkg")
    named = work.rows("right")[0]["party_uid"]
    assert named not in {row["uid"] for row in work.rows("party")}
    assert given_ids.said(work.path, "party", named) == "18"
    assert given_ids.said(work.path, "party", _SPELT) is None


def test_rows_of_two_files_that_have_one_number_are_told_with_a_cure(tmp_path):
    """Holder 17 is somebody else in the second file; certificate 1 and right 1 are of its own plot 1."""
    sources = [commune(tmp_path / "a.gpkg", "11953"), commune(tmp_path / "b.gpkg", "11953", holder="Trần Thử")]
    told = [(values["count"], values["table"]) for text, values in load(sources, tmp_path / "work.gpkg").notes
            if text == SAME_NUMBERS]  # fmt: skip
    assert set(told) == {(1, table_called(table)) for table in ("party", "certificate", "right")}


def test_records_elsewhere_that_name_plots_by_their_old_ids_are_checked_with_them(tmp_path):
    """The right names plot 1, holder 17 and certificate 1; another one names a plot that is nowhere."""
    load(commune(tmp_path / "a.gpkg", "11953"), tmp_path / "work.gpkg")
    rights = [{"WKT": "", "uid": uid, "plot_uid": plot, "party_uid": "17"} for uid, plot in (("1", "1"), ("2", "9"))]
    holders = [{"WKT": "", "uid": "17", "name": "Lê Thử"}]
    records = tmp_path / "records.gpkg"
    for table, rows in (("right", rights), ("party", holders)):
        write_source(records, rows, layer=table, geometry="NONE", crs=None)
    check_work_copy(tmp_path / "work.gpkg", records=[records], rules=["R01"])
    found = WorkCopy.open(tmp_path / "work.gpkg").findings()
    assert list(found["sub_code"]) == ["no-plot"]


def test_two_files_of_a_commune_may_number_their_plots_from_1_each(tmp_path):
    """The holder is the same; the right of the second file is of its own plot."""
    one = write_source(tmp_path / "one.gpkg", plot_rows(2, uid=["1", "2"]))
    other = write_source(tmp_path / "other.gpkg", plot_rows(2, uid=["1", "2"], SoHieuToBanDo="8"))
    for path, right in ((one, "5"), (other, "6")):
        rows = [{"WKT": "", "uid": right, "plot_uid": "1", "party_uid": "17"}]
        write_source(path, rows, layer="right", geometry="NONE", crs=None)
        write_source(path, [{"WKT": "", "uid": "17", "name": "Lê Thử"}], layer="party", geometry="NONE", crs=None)
    load([one, other], tmp_path / "work.gpkg")
    work = WorkCopy.open(tmp_path / "work.gpkg")
    sheets = dict(zip(work.plots()["uid"].tolist(), work.plots()["sheet_number"].tolist(), strict=True))
    assert len(work.rows("party")) == 1
    assert [sheets[row["plot_uid"]] for row in work.rows("right")] == ["7", "8"]


def loaded_before(source, path):
    """A work copy as loading left it before ids were made: rows with the ids that the source gives them."""
    batches = list(read_plots(source))
    with WorkCopy.build(path, batches[0].source.crs) as writer:
        for batch in batches:
            writer.append_plots(batch.plots)
        for table, info in beside_plots(source, batches[0].source.layer, batches[0].source.own_crs):
            for rows in read_table(source, table, info):
                writer.append_rows(table, rows)
    return WorkCopy.open(path)


def test_a_work_copy_from_before_keeps_its_ids(tmp_path):
    source = commune(tmp_path / "a.gpkg", "11953")
    work = loaded_before(source, tmp_path / "work.gpkg")
    assert work.rows("party")[0]["uid"] == "17"
    again = load(source, work.path, append=True)
    assert (again.plots, again.tables) == (2, {"certificate": 0, "party": 0, "right": 0})
    load(commune(tmp_path / "b.gpkg", "12001", holder="Trần Thử"), work.path, append=True)
    assert _names(work) == {"11953": "Lê Thử", "12001": "Trần Thử"}
    report = update(source, work.path)
    assert [report.counts[table]["new"] for table in ("plot", "party", "right", "certificate")] == [0, 0, 0, 0]


def test_two_people_push_such_communes_into_one_store(tmp_path):
    """Each right goes on naming its own holder, and nothing is in conflict."""
    store = None
    for name, code, holder in (("a", "11953", "Lê Thử"), ("b", "12001", "Trần Thử")):
        load(commune(tmp_path / f"{name}.gpkg", code, holder=holder), tmp_path / f"work-{name}.gpkg")
        work = WorkCopy.open(tmp_path / f"work-{name}.gpkg")
        store = store or GeoPackageStore.create(tmp_path / "store.gpkg", work.crs)
        report = push(work, store)
        assert report.records.counts == {"applied": 3}
        assert not work.conflicts()
    check_out(tmp_path / "all.gpkg", store, ["11953", "12001"])
    assert _names(WorkCopy.open(tmp_path / "all.gpkg")) == {"11953": "Lê Thử", "12001": "Trần Thử"}
