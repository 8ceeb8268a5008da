"""Loading: everything comes into the work copy or nothing does, and every row is accounted for."""

import json
import signal
import sqlite3
import subprocess
import sys

import pytest

from land_campaign_plugin.model.errors import BadInput, Cancelled, CannotWrite
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.sources.permanent_ids import PermanentIds
from land_campaign_plugin.sources.reader import read_all
from land_campaign_plugin.sources.uids import plot_uids
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.load import load

from .source_files import plot_rows, plot_wkt, write_source


def left_in(folder):
    return sorted(file.name for file in folder.iterdir())


def test_rows_in_are_rows_out_and_rows_set_aside(tmp_path):
    shapes = [plot_wkt(0), "LINESTRING (0 0, 1 1)", "", plot_wkt(3)]
    rows = plot_rows(4, WKT=shapes, DienTich=["400", "1", "2", "30/2"], TenChu=["Lê Thử", "Trần Thử", "", None], To="X")
    path = write_source(tmp_path / "a.gpkg", rows, geometry="GEOMETRY", types=False)
    report = load(path, tmp_path / "work.gpkg")
    assert (report.rows_in, report.rows_out, report.rows_set_aside, report.plots) == (4, 3, 1, 3)
    work = WorkCopy.open(tmp_path / "work.gpkg")
    plots = work.plots()
    assert plots["plot_number"].tolist() == ["1", "3", "4"]
    assert plots["ver"].tolist() == [0, 0, 0]
    assert plots.geometry[1] is None
    [aside] = work.rows("set_aside")
    assert (aside["source"], aside["source_row"], aside["reason"]) == ("a.gpkg", 2, "It is a line among polygons.")
    assert json.loads(aside["row_json"])["plot_number"] == "2"
    assert "Trần" not in str(aside)
    assert [(party["name"]) for party in work.rows("party")] == ["Lê Thử"]
    [right] = work.rows("right")
    assert (right["plot_uid"], right["party_uid"]) == (plots["uid"][0], work.rows("party")[0]["uid"])
    extras = [row[0] for row in sqlite3.connect(work.path).execute("SELECT source_extra FROM plot ORDER BY fid")]
    assert extras == ['{"To": "X"}', '{"To": "X"}', '{"To": "X", "DienTich": "30/2"}']
    said = [ENGLISH.text(template, **values) for template, values in report.notes]
    assert "1 row was set aside: It is a line among polygons." in said
    assert not work.changes().dirty


def test_ids_are_those_that_a_check_of_the_source_gives(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3, WKT=[plot_wkt(0), plot_wkt(0), plot_wkt(1)], SoThuTuThua="1"))
    load(path, tmp_path / "work.gpkg")
    plots, _ = read_all(path)
    assert WorkCopy.open(tmp_path / "work.gpkg").plots()["uid"].tolist() == plot_uids(plots).tolist()


def test_repeated_own_ids_are_said(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(3, uid=["a", "a", "b"]))
    report = load(path, tmp_path / "work.gpkg")
    assert [ENGLISH.text(template, **values) for template, values in report.notes] == [
        "1 plot had the permanent id of an earlier plot; they got one of their own."
    ]


def test_frames_and_records_beside_the_plots_come_along(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2, uid=["a", "b"]))
    frame = {"WKT": plot_wkt(0, side=500), "MaXa": "11953", "SoHieuToBanDo": "7", "TyLe": 500}
    write_source(path, [frame], layer="sheets")
    rows = [{"WKT": "", "uid": "c1", "plot_uid": "a", "serial": "BA 000001", "area_m2": 400.5}]
    write_source(path, rows, layer="certificate", geometry="NONE", crs=None)
    report = load(path, tmp_path / "work.gpkg")
    work = WorkCopy.open(tmp_path / "work.gpkg")
    assert report.tables == {"sheet": 1, "certificate": 1}
    assert (work.rows("sheet")[0]["sheet_number"], work.rows("sheet")[0]["map_scale"]) == ("7", 500)
    plot = PermanentIds("11953").of("plot", "a")
    assert (work.rows("certificate")[0]["plot_uid"], work.rows("certificate")[0]["area_m2"]) == (plot, 400.5)
    assert plot in work.plots()["uid"]


def test_several_sources_are_loaded_in_one_go(tmp_path):
    one = write_source(tmp_path / "one.gpkg", plot_rows(2))
    two = write_source(tmp_path / "two.shp", plot_rows(3, SoHieuToBanDo="8"), driver="ESRI Shapefile", layer="two")
    report = load([one, two], tmp_path / "work.gpkg")
    assert (report.rows_in, report.rows_out) == (5, 5)
    assert WorkCopy.open(report.path).plots()["sheet_number"].tolist() == ["7", "7", "8", "8", "8"]


def test_appending_adds_what_is_new_and_sets_the_rest_aside(tmp_path):
    work = tmp_path / "work.gpkg"
    load(write_source(tmp_path / "one.gpkg", plot_rows(2)), work)
    report = load(write_source(tmp_path / "two.gpkg", plot_rows(3)), work, append=True)
    assert (report.rows_in, report.rows_out, report.rows_set_aside, report.plots) == (3, 1, 2, 3)
    assert {row["reason"] for row in WorkCopy.open(work).rows("set_aside")} == {"It is in the work copy already."}
    again = load(tmp_path / "two.gpkg", work, append=True)
    assert (again.rows_out, again.plots) == (0, 3)


def test_appending_a_source_again_doubles_nothing_beside_its_plots(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2, uid=["a", "b"], TenChu=["Lê Thử", "Trần Thử"]))
    frame = {"WKT": plot_wkt(0, side=500), "MaXa": "11953", "SoHieuToBanDo": "7"}
    frames = [frame | {"TyLe": scale} for scale in (500, 1000)]
    write_source(path, frames, layer="sheets")
    certificates = [{"WKT": "", "uid": uid, "plot_uid": "a", "serial": "BA 000001"} for uid in ("c1", "")]
    write_source(path, certificates, layer="certificate", geometry="NONE", crs=None)
    first = load(path, tmp_path / "work.gpkg")
    again = load(path, tmp_path / "work.gpkg", append=True)
    assert first.tables == {"party": 2, "right": 2, "sheet": 2, "certificate": 2}
    work = WorkCopy.open(again.path)
    assert {table: len(work.rows(table)) for table in first.tables} == first.tables | {"certificate": 3}
    said = [ENGLISH.text(template, **values) for template, values in again.notes]
    assert "2 rows of the table map sheets were there already and were left out." in said
    assert "1 row of the table certificates was there already and was left out." in said
    twice = load([path, path], tmp_path / "twice.gpkg")
    assert twice.tables["sheet"] == 2


def test_a_work_copy_knows_which_columns_its_sources_had(tmp_path):
    rows = [{"WKT": plot_wkt(number), "GhiChu": "x"} for number in range(3)]
    work = tmp_path / "work.gpkg"
    load(write_source(tmp_path / "bare.gpkg", rows), work)
    copy = WorkCopy.open(work)
    assert copy.known_columns() == {"uid", "ver", "note"}
    outcomes = check_work_copy(work).outcomes
    assert {outcomes[code].outcome for code in ("A02", "A03", "A05", "A09")} == {"nothing_to_check"}
    assert set(copy.plots().columns) > {"land_use", "commune"}
    copy.update_plots({copy.plots()["uid"][0]: {"land_use": "ONT"}}, "edit")
    assert copy.known_columns() == {"uid", "ver", "note", "land_use"}
    load(write_source(tmp_path / "full.gpkg", plot_rows(3)), work, append=True)
    assert copy.known_columns() > {"commune", "sheet_number", "area_recorded_m2"}


def test_appending_in_another_system_is_refused(tmp_path):
    work = tmp_path / "work.gpkg"
    load(write_source(tmp_path / "one.gpkg", plot_rows(2)), work)
    before = work.read_bytes()
    two = write_source(tmp_path / "two.gpkg", plot_rows(2), crs="EPSG:5897")
    with pytest.raises(BadInput, match=r"The plots are in EPSG:5897 .*, the work copy .* is in EPSG:9209"):
        load(two, work, append=True)
    assert work.read_bytes() == before


def test_appending_to_nothing_is_refused(tmp_path):
    with pytest.raises(BadInput, match="There is no work copy .* to append to"):
        load(write_source(tmp_path / "a.gpkg", plot_rows(1)), tmp_path / "work.gpkg", append=True)


def test_a_work_copy_is_only_replaced_when_asked_and_never_with_edits_not_pushed(tmp_path):
    source, work = write_source(tmp_path / "a.gpkg", plot_rows(2)), tmp_path / "work.gpkg"
    load(source, work)
    with pytest.raises(CannotWrite, match="exists already"):
        load(source, work)
    load(source, work, replace=True)
    copy = WorkCopy.open(work)
    copy.update_plots({copy.plots()["uid"][0]: {"note": "sửa"}}, "edit")
    before = work.read_bytes()
    with pytest.raises(CannotWrite, match="1 edited plot that was not pushed. Push them first"):
        load(source, work, replace=True)
    assert work.read_bytes() == before


def test_a_source_is_never_its_own_work_copy(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2))
    with pytest.raises(BadInput, match="is both the source and the work copy"):
        load(path, path, replace=True)
    assert len(read_all(path)[0]) == 2


def test_stopping_leaves_everything_as_it_was(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(2))
    before = left_in(tmp_path)
    with pytest.raises(Cancelled):
        load(path, tmp_path / "work.gpkg", cancelled=lambda: True)
    assert left_in(tmp_path) == before


def test_progress_ends_with_all_rows(tmp_path):
    path = write_source(tmp_path / "a.gpkg", plot_rows(5))
    told = []
    load(path, tmp_path / "work.gpkg", progress=lambda done, total, what: told.append((done, total, what)))
    assert told[-1] == (5, 5, "plots")


KILLED = """
import sys, time
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.load import load
def slow(done, total, what):
    print("writing", flush=True)
    time.sleep(30)
load(sys.argv[1], sys.argv[2], replace=True, progress=slow)
"""


def test_killed_in_the_middle_the_old_work_copy_is_whole(tmp_path):
    source, work = write_source(tmp_path / "a.gpkg", plot_rows(3)), tmp_path / "work.gpkg"
    load(write_source(tmp_path / "old.gpkg", plot_rows(2)), work)
    before = work.read_bytes()
    child = subprocess.Popen([sys.executable, "-c", KILLED, source, work], stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"writing\n"
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    assert work.read_bytes() == before
    load(source, work, replace=True)
    assert not [name for name in left_in(tmp_path) if "part" in name]
    assert len(WorkCopy.open(work).plots()) == 3


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, 700 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    yield folder, mounted
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


LIMITED = """
import resource, signal, sys
from land_campaign_plugin.model.errors import CannotWrite
from land_campaign_plugin.verbs.check import check_work_copy
from land_campaign_plugin.verbs.load import load
if sys.argv[3] == "limit":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
try:
    load(sys.argv[1], sys.argv[2], replace=True)
except CannotWrite as error:
    print(error)
"""


def test_a_full_disk_leaves_the_old_work_copy(tmp_path, small_disk):
    folder, mounted = small_disk
    work = folder / "work.gpkg"
    load(write_source(tmp_path / "old.gpkg", plot_rows(2)), work)
    before = work.read_bytes()
    source = write_source(tmp_path / "a.gpkg", plot_rows(4000, DiaChi="x" * 200))
    command = [sys.executable, "-c", LIMITED, str(source), str(work), "" if mounted else "limit"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "is full. Nothing was changed. Free some space" in done.stdout, done.stdout + done.stderr
    assert work.read_bytes() == before
    assert left_in(folder) == ["work.gpkg"]


def test_a_read_only_folder_is_said(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    if not mounted:
        folder.chmod(0o555)
    try:
        with pytest.raises(CannotWrite, match="cannot be edited: the file, its folder or its disk is read-only"):
            load(write_source(tmp_path / "a.gpkg", plot_rows(2)), folder / "work.gpkg")
        assert left_in(folder) == []
    finally:
        subprocess.run(["umount", "-l", str(folder)] if mounted else ["chmod", "755", str(folder)], check=True)
