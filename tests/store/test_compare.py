"""A work copy by sheets, compared with its store, left by plots that moved away; what a pull would do."""

from collections import Counter
from contextlib import closing

import pytest

import land_campaign_plugin.verbs.checkout as checkout_module
from land_campaign_plugin.model.errors import BadInput, Cancelled, StoreError
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.reports.store_told import compare_lines, preview_lines, pull_lines
from land_campaign_plugin.store import incoming
from land_campaign_plugin.store.comparing import row_hash
from land_campaign_plugin.store.connection import connect, reading, writing
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.compare_copy import compare_copy, preview
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push

from .conftest import square, uid_of

COMMUNE = "26734"


@pytest.fixture
def filled(any_store, client):
    """A store with twelve plots on three sheets."""
    shapes = {number: square(number) for number in range(1, 13)}
    changes = [
        client.insert(number, geom=shape, sheet_number=str(7 + (number - 1) // 4)) for number, shape in shapes.items()
    ]
    assert {answer.status for answer in any_store.push(changes, "b")} == {"applied"}
    return any_store


@pytest.fixture
def office(filled, tmp_path):
    """A work copy of the whole commune."""
    check_out(tmp_path / "office.gpkg", filled, [COMMUNE])
    return WorkCopy.open(tmp_path / "office.gpkg")


def edit(work, statement, *params):
    with closing(connect(work.path)) as connection:
        connection.execute(statement, params)


def quietly(work, statement, *params):
    """As a damaged or foreign program would: no trigger looks."""
    with writing(work.path) as connection:
        connection.execute("UPDATE campaign_switch SET quiet = 1")
        connection.execute(statement, params)
        connection.execute("UPDATE campaign_switch SET quiet = 0")


def numbers_of(work):
    return sorted(int(number) for number in work.plots()["plot_number"])


# By sheets

def test_a_checkout_brings_the_sheets_that_were_asked_for_and_pulls_keep_to_them(filled, client, tmp_path):
    report = check_out(tmp_path / "w.gpkg", filled, [COMMUNE], sheets=["7", "9"])
    work = WorkCopy.open(tmp_path / "w.gpkg")
    assert (report.counts["new"], numbers_of(work)) == (8, [1, 2, 3, 4, 9, 10, 11, 12])
    assert work.changes().dirty == ()
    filled.push([client.update(5, 1, note="x"), client.update(1, 1, note="y")], "b")
    filled.push([client.insert(20, sheet_number="8"), client.insert(21, sheet_number="9")], "b")
    assert pull(work, filled).counts == {"new": 1, "updated": 1, "known": 2}
    assert numbers_of(work) == [1, 2, 3, 4, 9, 10, 11, 12, 21]
    report = pull(work, filled, communes=[COMMUNE], sheets=["8"])
    assert (report.counts["new"], numbers_of(work)) == (5, [*range(1, 13), 20, 21])
    assert work.plots_by_uid([uid_of(5)])["note"][0] == "x"
    assert compare_copy(work, filled).plots == 14


def test_a_sheet_that_the_store_does_not_have_is_told_with_those_it_has(filled, tmp_path):
    with pytest.raises(BadInput, match="no plot on sheet 12 of commune 26734. It has the sheets 7, 8, 9"):
        check_out(tmp_path / "w.gpkg", filled, [COMMUNE], sheets=["7", "12"])


class Counting:
    """A store that notes which pages were asked for, and whose line is cut after some."""

    def __init__(self, store, pages):
        self._store, self.left, self.pages = store, pages, []

    def __getattr__(self, name):
        return getattr(self._store, name)

    def checkout(self, commune, sheets=None):
        if not self.left:
            raise ConnectionError("line cut")
        self.left -= 1
        self.pages.append(sheets)
        return self._store.checkout(commune, sheets)


@pytest.mark.parametrize("sheets", [None, ["7", "8", "9"]])
def test_a_checkout_that_is_cut_off_goes_on_without_the_pages_that_came(filled, client, tmp_path, monkeypatch, sheets):
    monkeypatch.setattr(checkout_module, "PLOTS_A_PAGE", 4)
    cut = Counting(filled, 2)
    with pytest.raises(ConnectionError):
        check_out(tmp_path / "w.gpkg", cut, [COMMUNE], sheets=sheets)
    work = WorkCopy.open(tmp_path / "w.gpkg")
    assert (cut.pages, len(work.plots())) == ([["7"], ["8"]], 8)
    # meanwhile a plot of a page that came is changed, one goes to the sheet to come, another comes from there
    filled.push(
        [
            client.update(1, 1, note="later"),
            client.update(2, 1, sheet_number="9", plot_number="92"),
            client.update(9, 1, sheet_number="7", plot_number="79"),
        ],
        "b",
    )
    rest = Counting(filled, 9)
    pull(work, rest, communes=[COMMUNE], sheets=sheets)
    assert rest.pages == [["9"]]
    assert numbers_of(work) == [1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 79, 92]
    assert list(work.plots_by_uid([uid_of(1)])["note"]) == ["later"]
    report = compare_copy(work, filled)
    assert (report.plots, report.put_right) == (12, [])
    assert work.changes().dirty == ()


def test_a_checkout_can_be_cancelled_between_pages(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(checkout_module, "PLOTS_A_PAGE", 4)
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        check_out(tmp_path / "w.gpkg", filled, [COMMUNE], cancelled=lambda: next(answers))
    work = WorkCopy.open(tmp_path / "w.gpkg")
    assert len(work.plots()) == 4
    pull(work, filled)
    assert len(work.plots()) == 12


# Compared with the store

def test_the_hash_of_a_row_is_that_of_sha256sum():  # printf 'u 3 {"a":1}' | sha256sum | cut -c1-15

    assert row_hash("u", 3, '{"a":1}') == 0xb4c5762c8baf306


def test_both_stores_amount_to_what_the_work_copy_does(office, filled):
    found = filled.checksum(COMMUNE)
    hashes = filled.row_hashes(COMMUNE)
    assert (found.plots, found.total, found.seq) == (12, sum(hashes.values()), 12)
    assert set(filled.row_hashes(COMMUNE, ["7"])) == {uid_of(number) for number in range(1, 5)}
    report = compare_copy(office, filled)
    assert (report.plots, report.put_right, report.edited) == (12, [], [])
    assert filled.checksum("99999").plots == 0


def test_what_differs_is_put_right_and_told_and_edits_stay(office, filled):
    office.update_plots({uid_of(9): {"note": "mine"}}, "x")
    quietly(office, "UPDATE plot SET note = 'damaged' WHERE plot_number = '1'")
    quietly(office, "DELETE FROM plot WHERE plot_number = '2'")
    quietly(office, "UPDATE plot SET ver = 7 WHERE plot_number = '3'")
    quietly(office, "UPDATE campaign_base SET land_use = 'XXX' WHERE uid = ?", uid_of(9))
    report = compare_copy(office, filled)
    assert (report.plots, sorted(report.put_right)) == (12, ["7/1", "7/2", "7/3", "9/9"])
    told = "\n".join(compare_lines(report, ENGLISH))
    assert "4 of them were not as the store has them, and were put right:\n  7/1, 7/2, 7/3, 9/9" in told
    assert office.plots_by_uid([uid_of(9)])["note"][0] == "mine"
    assert office.changes().dirty == (uid_of(9),)
    assert compare_copy(office, filled).put_right == []
    assert push(office, filled).counts == {"applied": 1}
    assert filled.plots([uid_of(9)])[uid_of(9)].image["land_use"] == "ONT"


def test_what_both_sides_changed_is_told_as_such(office, filled, other):
    office.update_plots({uid_of(1): {"note": "mine"}}, "x")
    filled.push([other.update(1, 1, note="theirs")], "b")
    report = compare_copy(office, filled)
    assert (report.put_right, report.edited, report.pulled.disputed) == ([], ["7/1"], ["7/1"])


def test_a_store_with_another_history_of_the_same_length_is_noticed(office, filled):
    with writing(office.path) as connection:
        incoming.keep_cursor(connection, filled.id, COMMUNE, incoming.Cursor(12, "f" * 64))
    with pytest.raises(StoreError, match="another one than what was pulled"):
        compare_copy(office, filled)


def test_nothing_is_sent_to_a_store_that_went_back(office, filled):
    with writing(office.path) as connection:
        incoming.keep_cursor(connection, filled.id, COMMUNE, incoming.Cursor(13, "f" * 64))
    office.update_plots({uid_of(1): {"note": "x"}}, "x")
    with pytest.raises(StoreError, match="older than what was pulled"):
        push(office, filled)
    assert filled.counts()["changes"] == 12


# Plots that move to another commune

def test_a_plot_that_moved_away_leaves_the_copies_of_the_old_commune(office, filled, other, tmp_path):
    filled.push([other.insert(30, commune="26737")], "b")
    both = check_out(tmp_path / "both.gpkg", filled, [COMMUNE, "26737"])
    assert both.counts["new"] == 13
    wide = WorkCopy.open(tmp_path / "both.gpkg")
    office.update_plots({uid_of(2): {"note": "mine"}}, "x")
    filled.push([other.update(number, 1, commune="26737", plot_number=f"5{number}") for number in (1, 2)], "b")
    report = pull(office, filled)
    assert (report.moved, report.disputed) == (["7/1"], ["7/2"])
    assert "1 plot went to another commune" in "\n".join(pull_lines(report, ENGLISH))
    assert numbers_of(office) == list(range(2, 13))
    assert office.changes().dirty == (uid_of(2),)
    assert pull(office, filled).moved == []
    assert compare_copy(office, filled).put_right == []
    assert pull(wide, filled).moved == []
    assert wide.plots_by_uid([uid_of(1)])["commune"][0] == "26737"
    filled.push([other.update(1, 2, commune=COMMUNE, plot_number="1")], "b")  # and back again
    assert pull(office, filled).counts["new"] == 1
    assert pull(office, filled).moved == []
    assert pull(wide, filled).moved == []
    assert len(wide.plots()) == 13


# What a pull would do

def test_a_pull_is_foreseen_without_a_change(office, filled, other):
    office.update_plots({uid_of(1): {"note": "mine"}, uid_of(2): {"land_use": "LUC"}}, "x")
    filled.push([other.update(1, 1, note="theirs"), other.update(2, 1, note="b"), other.update(3, 1, note="c")], "b")
    filled.push([other.insert(20)], "b")
    before = office.path.read_bytes()
    counts, plots = preview(office, filled)
    assert office.path.read_bytes() == before
    assert counts == Counter(disputed=1, merged=1, updated=1, new=1)
    one, two = sorted(plots, key=lambda plot: plot.label)
    assert (one.label, one.outcome, one.before["note"], one.theirs["note"], one.after) == (
        "7/1", "disputed", "mine", "theirs", None,
    )  # fmt: skip
    assert one.fields == ("note",)
    assert (two.outcome, two.after["note"], two.after["land_use"], two.fields) == ("merged", "b", "LUC", ("note",))
    told = "\n".join(preview_lines((counts, plots), ENGLISH))
    assert "Plot 7/1: both sides changed it, yours stays for now: Note." in told
    assert pull(office, filled).counts == counts


def test_a_page_that_is_cut_off_leaves_everything_as_it_was(office, filled, other, monkeypatch):
    filled.push([other.update(number, 1, note="x") for number in (1, 2)], "b")

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(incoming, "keep_cursor", cut)
        with pytest.raises(KeyboardInterrupt):
            pull(office, filled)
    assert set(office.plots()["note"]) == {None}
    with reading(office.path) as connection:
        assert connection.execute("SELECT quiet FROM campaign_switch").fetchone() == (0,)
    assert pull(office, filled).counts == {"updated": 2}


@pytest.mark.parametrize("cut", [False, True])
def test_a_commune_fetched_by_sheets_and_later_whole_is_followed_as_a_whole(filled, client, tmp_path, monkeypatch, cut):
    check_out(tmp_path / "w.gpkg", filled, [COMMUNE], sheets=["7"])
    work = WorkCopy.open(tmp_path / "w.gpkg")
    filled.push([client.update(5, 1, note="x"), client.insert(20, sheet_number="8")], "b")
    monkeypatch.setattr(checkout_module, "PLOTS_A_PAGE", 4)
    if cut:
        with pytest.raises(ConnectionError):
            pull(work, Counting(filled, 1), communes=[COMMUNE])
    pull(work, filled, communes=[COMMUNE])
    assert numbers_of(work) == [*range(1, 13), 20]
    assert work.plots_by_uid([uid_of(5)])["note"][0] == "x"
    filled.push([client.insert(21, sheet_number="10"), client.update(9, 1, note="y")], "b")
    assert pull(work, filled).counts == {"new": 1, "updated": 1}
    assert pull(work, filled, communes=[COMMUNE]).counts == {}
    compared = compare_copy(work, filled)
    assert (compared.plots, compared.put_right) == (14, [])
