"""Plots that a mended sheet has no more: removed where they stand for nothing, else brought to a person."""

import pytest

from land_campaign_plugin.reports.texts import language
from land_campaign_plugin.reports.told import status_lines
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.differences import list_history
from land_campaign_plugin.verbs.load import load
from land_campaign_plugin.verbs.resolve_export import resolve_export
from land_campaign_plugin.verbs.status import status

from .folder_sheets import plot, take, write_sheet, write_sheets

KEPT = {"untouched": False, "edited": True, "record": True, "loaded by itself": True}
"""What became of a plot here before its sheet lost it: whether it stays until somebody decides."""


def numbers(work):
    return sorted(WorkCopy.open(work).plots()["plot_number"].tolist())


def prepared(tmp_path, what):
    """A work copy of a sheet with plots 1 and 2, something done to plot 2, and the sheet without it."""
    folder, work = write_sheets(tmp_path / "in", 1, 2), tmp_path / "w.gpkg"
    if what == "loaded by itself":
        load([folder / "DC1.geojson"], work)
    else:
        take(folder, work)
    copy = WorkCopy.open(work)
    plots = copy.plots()
    uid = plots["uid"][plots["plot_number"].tolist().index("2")]
    if what == "edited":
        copy.update_plots({uid: {"note": "seen"}}, "by hand")
    if what == "record":
        with copy.writer() as writer:
            writer.append_rows("certificate", [{"uid": "c1", "plot_uid": uid, "serial": "AA 123456"}])
    write_sheet(folder / "DC1.geojson", [plot(0, 1)])
    return folder, work, uid


@pytest.mark.parametrize("what, stays", KEPT.items(), ids=KEPT)
def test_a_plot_that_stands_for_nothing_goes_with_its_drawing(tmp_path, what, stays):
    folder, work, uid = prepared(tmp_path, what)
    (line,) = take(folder, work).sheets
    assert (line.gone, line.waiting, line.plots) == ((0, 1, 2) if stays else (1, 0, 1))
    assert numbers(work) == (["1", "2"] if stays else ["1"])
    copy = WorkCopy.open(work)
    assert copy.open_differences() == status(copy).differences == int(stays)
    assert any("resolve" in text for text in status_lines(status(copy), language("en"))) == stays
    assert uid not in copy.changes().dirty or what == "edited"


def test_what_a_removed_plot_said_stays_in_the_history(tmp_path):
    folder, work, uid = prepared(tmp_path, "untouched")
    take(folder, work)
    lines = list_history(WorkCopy.open(work), uid)
    old = dict(zip(lines["field"].tolist(), lines["old"].tolist(), strict=True))
    assert set(lines["what"].tolist()) == {"gone"}
    assert (old["*"], old["plot_number"], old["land_use"], old["sheet_number"]) == (None, "2", "ONT", "1")
    assert old["geom"]


def test_a_removed_plot_that_the_sheet_has_again_is_new(tmp_path):
    folder, work, uid = prepared(tmp_path, "untouched")
    take(folder, work)
    write_sheets(folder, 1, 2)
    (line,) = take(folder, work).sheets
    assert (line.new, line.plots) == (1, 2)
    assert uid in WorkCopy.open(work).plots()["uid"].tolist()


@pytest.mark.parametrize("keep, count", [("mine", 2), ("theirs", 1)])
def test_the_catalogue_counts_what_is_in_force_after_a_decision(tmp_path, keep, count):
    folder, work, _ = prepared(tmp_path, "edited")
    take(folder, work)
    copy = WorkCopy.open(work)
    report = resolve_export(copy, everything=True, keep=keep)
    assert [row.plots for row in copy.sheet_files()] == [count]
    if keep == "theirs":
        resolve_export(copy, undo=report.settled[0])
        assert [row.plots for row in copy.sheet_files()] == [2]


def test_a_plot_that_somebody_chose_to_keep_is_not_asked_about_again(tmp_path):
    folder, work, _ = prepared(tmp_path, "record")
    take(folder, work)
    copy = WorkCopy.open(work)
    resolve_export(copy, everything=True, keep="mine")
    write_sheet(folder / "DC1.geojson", [plot(0, 1, GhiChu="x")])
    (line,) = take(folder, work).sheets
    assert (line.gone, line.waiting, line.plots) == (0, 0, 2)
    assert copy.open_differences() == 0
