"""What to check against: files are looked into at once, remembered with the work copy, and used by every check."""

import csv
import shutil

import fiona
import pytest
from qgis.PyQt.QtWidgets import QApplication, QToolButton

from land_campaign_plugin.gui.against_dialog import AgainstDialog
from land_campaign_plugin.gui.jobs import Jobs
from land_campaign_plugin.gui.rules_panel import RulesPanel
from land_campaign_plugin.qgis_bridge import side_inputs, tasks
from land_campaign_plugin.qgis_bridge.session import read
from land_campaign_plugin.store.workcopy import WorkCopy


@pytest.fixture
def given(moved_copy):
    """What the sample has beside its plots, by input."""
    source = moved_copy.with_name("source.gpkg")
    drawn = dict.fromkeys(("communes", "lines", "labels", "legal"), str(source))
    return {**drawn, "sheet_list": str(source.with_suffix(".sheet_list.csv"))}


@pytest.fixture
def copy(moved_copy, tmp_path, kept):
    return WorkCopy.open(shutil.copy(moved_copy, tmp_path / "bản.gpkg"))


def looked_into():
    while tasks.running():
        QApplication.processEvents()
    QApplication.processEvents()


@pytest.fixture
def dialog(copy):
    made = AgainstDialog(copy.path, copy.crs)
    yield made
    looked_into()
    made.deleteLater()


def test_what_was_chosen_is_remembered_with_the_work_copy(dialog, copy, given):
    heard = []
    dialog.kept.connect(heard.append)
    for name, card in dialog.cards.items():
        card.file.setFilePath(given[name])
    assert not dialog.keep.isEnabled()  # until it was looked into
    looked_into()
    said = [card.note.text().split(" ", 1)[1] for card in dialog.cards.values()]
    assert said == ["outlines found.", "sheets listed.", "lines found.", "labels found.", "boundaries found."]
    dialog.check.click()
    assert heard == [True]
    assert side_inputs.chosen(copy.path) == given
    assert side_inputs.chosen(copy.path.with_name("another.gpkg")) == {}
    again = AgainstDialog(copy.path, copy.crs)
    looked_into()
    assert {name: card.where() for name, card in again.cards.items()} == given
    again.cards["communes"].clear.click()
    again.keep.click()
    assert heard == [True]
    assert side_inputs.chosen(copy.path) == {name: path for name, path in given.items() if name != "communes"}


def test_a_layer_can_be_chosen_where_a_file_has_several(dialog, given):
    card = dialog.cards["communes"]
    card.file.setFilePath(given["communes"])
    assert [card.layer.itemData(at) for at in range(card.layer.count())] == ["", "plots", "sheets", "communes"]
    card.layer.setCurrentIndex(1)
    looked_into()
    assert (card.where(), card.usable) == (f"{given['communes']}:plots", True)
    card.layer.setCurrentIndex(2)
    looked_into()
    assert not card.usable
    assert side_inputs.split(card.where())[1] == "sheets"
    assert side_inputs.split("/nowhere/outlines.gpkg:xã")[1] == "xã"


def lines(path):
    shape = {"type": "LineString", "coordinates": [(0, 0), (9, 9)]}
    schema = {"geometry": "LineString", "properties": {}}
    with fiona.open(path, "w", driver="GPKG", schema=schema, crs="EPSG:9209") as file:
        file.write({"type": "Feature", "geometry": shape, "properties": {}})


def text(path):
    path.write_text("no such thing", encoding="utf-8")


def rows_without_sheet(path):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["commune", "plots"], ["1", "2"]])


@pytest.mark.parametrize(
    "name, make", [("communes", lines), ("communes", text), ("sheet_list", rows_without_sheet), ("sheet_list", text)]
)
def test_what_cannot_be_used_is_said_in_a_sentence_and_not_kept(dialog, tmp_path, name, make):
    path = tmp_path / ("đầu vào.gpkg" if name == "communes" else "danh sách.csv")
    make(path)
    card = dialog.cards[name]
    card.file.setFilePath(str(path))
    looked_into()
    assert path.name in card.note.text()
    assert not dialog.keep.isEnabled()
    card.clear.click()
    looked_into()
    assert dialog.keep.isEnabled()


@pytest.fixture
def check(copy):
    """Runs the job that the button runs."""

    def call():
        done, failed = [], []
        jobs = Jobs()
        jobs.failed.connect(failed.append)
        jobs.check(copy.path, done.append)
        looked_into()
        assert failed == []
        return done[0]

    return call


def test_a_check_uses_what_was_chosen(check, copy, given):
    side_inputs.choose(copy.path, given)
    checked = check()
    assert checked.problems == []
    needing = ("B01", "B02", "B03", "M05", "M06", "T07", "T08", "T09")
    assert {checked.result.outcomes[code].outcome for code in needing} <= {"findings", "clean"}
    assert checked.side_tables.communes is not None
    assert read(copy.path).side_tables.sheet_list is not None  # for the checks after each edit


def test_a_file_that_went_is_said_and_the_check_runs_without_it(check, copy, given, tmp_path):
    gone = tmp_path / "ranh giới.gpkg"
    side_inputs.choose(copy.path, {**given, "communes": f"{gone}:xã"})
    checked = check()
    (problem,) = checked.problems
    assert problem.sentence().startswith("ranh giới.gpkg is not there any more")
    assert checked.result.outcomes["B01"].outcome == "nothing_to_check"
    assert checked.result.outcomes["M05"].outcome != "nothing_to_check"
    dialog = AgainstDialog(copy.path, copy.crs)
    looked_into()
    assert dialog.keep.isEnabled()
    assert "not there now" in dialog.cards["communes"].note.text()


def test_the_rules_panel_offers_the_choice_where_a_rule_lacks_a_file(qgis_app, moved_session):
    heard, panel = [], RulesPanel()
    panel.against_wanted.connect(lambda: heard.append(True))
    panel.show_run(moved_session.outcomes, {}, "")
    links = [each for each in panel.findChildren(QToolButton) if each.text() == "Choose a file…"]
    assert len(links) == 5  # B01, B02, B03, M05, M06
    links[0].click()
    assert heard == [True]
