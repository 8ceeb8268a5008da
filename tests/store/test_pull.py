"""Pulling: what others pushed comes in whole, beside what is edited here, from either kind of store."""

from contextlib import closing

import numpy as np
import pytest

from land_campaign_plugin.model.errors import BadInput, Cancelled, StoreError
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.store.answers import sentence
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs import pull as pull_module
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push

from .conftest import Client, square, uid_of
from .test_sealing import BORN, split

COMMUNE = "26734"


@pytest.fixture
def pushed(make_work, any_store):
    """An office whose four plots are in the store."""
    work = make_work()
    assert push(work, any_store).counts == {"applied": 4}
    return work


@pytest.fixture
def twin(pushed, any_store, tmp_path):
    """A second office that checked the commune out."""
    check_out(tmp_path / "twin.gpkg", any_store, [COMMUNE])
    return WorkCopy.open(tmp_path / "twin.gpkg")


def note_of(work, number):
    return work.plots_by_uid([uid_of(number)])["note"][0]


def test_a_commune_checked_out_is_what_was_pushed(pushed, twin, any_store):
    ours, theirs = pushed.plots(), twin.plots()
    for name in ("uid", "ver", "commune", "sheet_number", "plot_number", "land_use", "map_scale", "note"):
        assert list(ours[name]) == list(theirs[name])
    np.testing.assert_array_equal(ours["area_recorded_m2"], theirs["area_recorded_m2"])
    assert all(one.equals_exact(two, 0) for one, two in zip(ours.geometry, theirs.geometry, strict=True))
    changes = twin.changes()
    assert (changes.dirty, changes.never_pushed) == ((), 0)
    assert push(twin, any_store).counts == {}


@pytest.mark.parametrize("text", ["a\tb", "a\nb\\n", r"\N", None, "góc vườn"])
def test_texts_come_through_a_checkout_as_they_are(make_work, any_store, tmp_path, text):
    push(make_work(1, note=[text]), any_store)
    check_out(tmp_path / "twin.gpkg", any_store, [COMMUNE])
    assert note_of(WorkCopy.open(tmp_path / "twin.gpkg"), 1) == text


def test_what_others_changed_comes_in_and_counts_as_no_edit(pushed, twin, any_store):
    pushed.update_plots({uid_of(1): {"note": "here"}, uid_of(2): {"geom": square(1, width=19)}}, "x")
    push(pushed, any_store)
    report = pull(twin, any_store)
    assert (report.counts, report.communes) == ({"updated": 2}, {COMMUNE: 6})
    assert note_of(twin, 1) == "here"
    assert twin.plots_by_uid([uid_of(2)]).geometry[0].area == pytest.approx(380)
    assert list(twin.plots()["ver"]) == [2, 2, 1, 1]
    assert twin.changes().dirty == ()
    assert pull(twin, any_store).counts == {}


def test_a_new_plot_and_a_retired_one(pushed, twin, any_store, client):
    any_store.push([client.insert(9, plot_number="9"), client.retire(3, 1)], "b")
    assert pull(twin, any_store).counts == {"new": 1, "updated": 1}
    assert twin.plots_by_uid([uid_of(9)])["plot_number"][0] == "9"
    assert twin.plots_by_uid([uid_of(3)])["status"][0] == "retired"


def test_an_edit_stays_and_what_others_changed_comes_in_beside_it(pushed, twin, any_store):
    pushed.update_plots({uid_of(1): {"note": "theirs"}}, "x")
    push(pushed, any_store)
    twin.update_plots({uid_of(1): {"land_use": "ODT"}}, "y")
    assert pull(twin, any_store).counts == {"merged": 1}
    plot = twin.plots_by_uid([uid_of(1)])
    assert (plot["note"][0], plot["land_use"][0], plot["ver"][0]) == ("theirs", "ODT", 2)
    assert push(twin, any_store).counts == {"applied": 1}  # and not merged: it starts from what is there
    assert any_store.plots([uid_of(1)])[uid_of(1)].image["note"] == "theirs"


def test_an_edit_of_the_same_is_told_and_left_for_the_push(pushed, twin, any_store):
    pushed.update_plots({uid_of(1): {"note": "theirs"}}, "x")
    push(pushed, any_store)
    twin.update_plots({uid_of(1): {"note": "mine"}}, "y")
    report = pull(twin, any_store)
    assert (report.counts, report.disputed) == ({"disputed": 1}, ["7/1"])
    assert note_of(twin, 1) == "mine"
    assert push(twin, any_store).counts == {"conflict": 1}
    twin.keep_theirs(twin.conflicts()[0])
    assert note_of(twin, 1) == "theirs"


def test_the_same_edit_on_both_sides_is_no_dispute(pushed, twin, any_store):
    for work in (pushed, twin):
        work.update_plots({uid_of(1): {"note": "both"}}, "x")
    push(pushed, any_store)
    assert pull(twin, any_store).counts == {"merged": 1}
    assert push(twin, any_store).counts == {}


def test_a_plot_deleted_here_and_changed_there_is_left_for_the_push(pushed, twin, any_store):
    pushed.update_plots({uid_of(1): {"note": "theirs"}}, "x")
    push(pushed, any_store)
    with closing(connect(twin.path)) as connection:
        connection.execute("DELETE FROM plot WHERE plot_number = '1'")
    assert pull(twin, any_store).counts == {"disputed": 1}
    assert push(twin, any_store).counts == {"conflict": 1}


def test_an_open_conflict_is_decided_against_what_the_store_has_now(pushed, twin, any_store):
    pushed.update_plots({uid_of(1): {"note": "one"}}, "x")
    push(pushed, any_store)
    twin.update_plots({uid_of(1): {"note": "mine"}}, "y")
    push(twin, any_store)
    pushed.update_plots({uid_of(1): {"note": "two"}}, "x")
    push(pushed, any_store)
    pull(twin, any_store)
    twin.keep_theirs(twin.conflicts()[0])
    assert (note_of(twin, 1), twin.plots_by_uid([uid_of(1)])["ver"][0]) == ("two", 3)


def test_a_pull_in_pages_is_the_same(pushed, twin, any_store, monkeypatch):
    monkeypatch.setattr(pull_module, "PAGE", 2)
    for turn in range(5):
        pushed.update_plots({uid_of(1): {"note": str(turn)}}, "x")
        push(pushed, any_store)
    assert pull(twin, any_store).communes == {COMMUNE: 9}
    assert note_of(twin, 1) == "4"


def test_a_cancelled_pull_goes_on_where_it_stopped(pushed, twin, any_store, monkeypatch):
    monkeypatch.setattr(pull_module, "PAGE", 2)
    for number in range(1, 5):
        pushed.update_plots({uid_of(number): {"note": "x"}}, "x")
    push(pushed, any_store)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        pull(twin, any_store, cancelled=lambda: next(asked))
    assert list(twin.plots()["note"]) == ["x", "x", None, None]
    assert pull(twin, any_store).counts == {"updated": 2}


class Gappy:
    """A store that leaves a line out."""

    def __init__(self, store, left_out):
        self._store, self._left_out = store, left_out

    def __getattr__(self, name):
        return getattr(self._store, name)

    def feed(self, commune, after, limit):
        return [entry for entry in self._store.feed(commune, after, limit) if entry.seq != self._left_out]


@pytest.mark.parametrize("left_out", [5, 6])
def test_a_missing_line_is_noticed_and_nothing_of_the_page_is_taken(pushed, twin, any_store, left_out):
    pushed.update_plots({uid_of(1): {"note": "a"}, uid_of(2): {"note": "b"}}, "x")
    push(pushed, any_store)
    with pytest.raises(StoreError, match="does not follow"):
        pull(twin, Gappy(any_store, left_out))
    assert list(twin.plots()["ver"]) == [1, 1, 1, 1]


class Restored:
    """A store that went back to an old backup."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def communes(self):
        return {COMMUNE: 3}


def test_a_store_that_went_back_is_noticed(twin, any_store):
    with pytest.raises(StoreError, match="restored backup"):
        pull(twin, Restored(any_store))


def test_a_commune_that_the_store_does_not_know(any_store, pushed, tmp_path):
    with pytest.raises(BadInput, match="99999"):
        check_out(tmp_path / "new.gpkg", any_store, ["99999"])
    assert not (tmp_path / "new.gpkg").exists()
    with pytest.raises(BadInput, match="--commune"):
        check_out(tmp_path / "new.gpkg", any_store, [])


def test_an_office_that_pushed_pulls_nothing_new(pushed, any_store):
    assert pull(pushed, any_store).counts == {"known": 4}
    assert pull(pushed, any_store).counts == {}


# What others split or merged beside an edit

def split_by_others(store, at=1):
    """Plot 1 becomes 7/1 and 7/9, half each; return the change of the parent."""
    office, more = Client(), {"group": ("g", 2)}
    east = {"commune": COMMUNE, "sheet_number": "7", "plot_number": "9", "geom": square(0, width=10, shift=10)}
    part = office.change("I", uid_of(9), more={**more, "parents": [uid_of(1)]}, **east)
    rest = office.change("U", uid_of(1), at, more=more, geom=square(0, width=10))
    assert {each.status for each in store.push([part, rest], "split")} == {"applied"}


def merged_by_others(store):
    """Plots 1 and 2 become 7/9."""
    office, more = Client(), {"group": ("g", 3)}
    both = {"commune": COMMUNE, "sheet_number": "7", "plot_number": "9", "geom": square(0, width=40)}
    new = office.change("I", uid_of(9), more={**more, "parents": [uid_of(1), uid_of(2)]}, **both)
    gone = [office.change("D", uid_of(number), 1, more=more) for number in (1, 2)]
    assert {each.status for each in store.push([new, *gone], "merger")} == {"applied"}


@pytest.fixture
def beside_a_split(pushed, twin, any_store):
    """The twin noted something of plot 1, which others split; a pull brought it."""
    twin.update_plots({uid_of(1): {"note": "mine"}, uid_of(3): {"note": "mine"}}, "x")
    split_by_others(any_store)
    report = pull(twin, any_store)
    assert (report.counts["disputed"], report.counts["new"], report.disputed) == (1, 1, ["7/1"])
    return twin


def test_a_pull_tells_at_once_that_an_edited_plot_was_split(beside_a_split, any_store):
    (answer,) = beside_a_split.conflicts()
    said = sentence(answer, "7/1", ENGLISH)
    login, at = any_store.history(uid_of(9))[0].login, any_store.history(uid_of(9))[0].at[:10]
    assert said.startswith(f"Plot 7/1 was split by {login} on {at} into 7/1, 7/9; your edit of it is kept")
    assert (answer.fields, note_of(beside_a_split, 1), beside_a_split.changes().conflicts) == (("geom",), "mine", 1)
    assert beside_a_split.plots_by_uid([uid_of(1)]).geometry[0].area == 400
    report = push(beside_a_split, any_store)  # the rest flows, the plot waits
    assert (report.counts, report.held) == ({"applied": 1}, 1)
    pull(beside_a_split, any_store)
    assert [each.cid for each in beside_a_split.conflicts()] == [answer.cid]


@pytest.mark.parametrize("mine", [True, False])
def test_an_edit_beside_a_split_is_decided_here(beside_a_split, any_store, mine):
    (answer,) = beside_a_split.conflicts()
    (beside_a_split.keep_mine if mine else beside_a_split.keep_theirs)(answer)
    assert push(beside_a_split, any_store).complete
    image = any_store.plots([uid_of(1)])[uid_of(1)]
    assert (image.image["note"], image.ver) == (("mine", 3) if mine else (None, 2))
    plot = beside_a_split.plots_by_uid([uid_of(1)])
    assert (plot.geometry[0].area, plot["note"][0] or None) == (200, "mine" if mine else None)
    assert (beside_a_split.conflicts(), any_store.open_conflicts()) == ([], [])


def test_an_edit_beside_a_split_is_handed_on(beside_a_split, any_store):
    beside_a_split.refer(beside_a_split.conflicts()[0], "xem giúp")
    report = push(beside_a_split, any_store)
    assert [line.answer.code for line in report.conflicts] == ["split_since"]
    (seen,) = any_store.open_conflicts()
    assert (seen.kind, seen.note, seen.mine) == ("split_since", "xem giúp", {"note": "mine"})
    assert beside_a_split.conflicts()[0].values["referred"] == "xem giúp"


def test_a_pull_tells_that_an_edited_plot_was_merged(pushed, twin, any_store):
    twin.update_plots({uid_of(1): {"note": "mine"}}, "x")
    merged_by_others(any_store)
    pull(twin, any_store)
    (answer,) = twin.conflicts()
    assert " was merged by " in sentence(answer, "7/1", ENGLISH)
    assert " into 7/9; " in sentence(answer, "7/1", ENGLISH)
    assert note_of(twin, 1) == "mine"
    twin.keep_theirs(answer)
    assert twin.plots_by_uid([uid_of(1)])["status"][0] == "retired"
    assert push(twin, any_store).complete


def typed_back(work, any_store, pushed):
    pushed.update_plots({uid_of(1): {"note": "theirs"}}, "x")
    push(pushed, any_store)
    work.update_plots({uid_of(1): {"note": "mine"}}, "y")
    assert pull(work, any_store).counts == {"disputed": 1}
    work.update_plots({uid_of(1): {"note": None}}, "y")


@pytest.mark.parametrize(("then", "told"), [(pull, {"updated": 1}), (push, {})])
def test_an_edit_in_dispute_that_is_typed_back_gives_way_to_the_store(pushed, twin, any_store, then, told):
    typed_back(twin, any_store, pushed)
    assert then(twin, any_store).counts == told
    assert (note_of(twin, 1), list(twin.plots()["ver"]), twin.changes().dirty) == ("theirs", [2, 1, 1, 1], ())
    assert then(twin, any_store).counts == {}


def test_an_edit_in_dispute_is_not_told_again_and_stays(pushed, twin, any_store):
    typed_back(twin, any_store, pushed)
    twin.update_plots({uid_of(1): {"note": "mine again"}}, "y")
    assert pull(twin, any_store).counts == {}
    assert push(twin, any_store).counts == {"conflict": 1}


def test_a_deleted_plot_that_was_typed_back_is_retired_here_too(pushed, twin, any_store, client):
    any_store.push([client.retire(1, 1)], "b")
    twin.update_plots({uid_of(1): {"note": "mine"}}, "y")
    pull(twin, any_store)
    twin.update_plots({uid_of(1): {"note": None}}, "y")
    assert pull(twin, any_store).counts == {"updated": 1}
    assert twin.plots_by_uid([uid_of(1)])["status"][0] == "retired"


@pytest.fixture
def split_beside_an_edit(pushed, twin, any_store):
    """The twin split plot 1, of which others wrote a note; a pull brought it."""
    pushed.update_plots({uid_of(1): {"note": "theirs"}}, "x")
    push(pushed, any_store)
    split(twin)
    report = pull(twin, any_store)
    assert (report.counts, report.disputed) == ({"disputed": 1}, ["7/1"])
    return twin


def test_a_pull_tells_that_a_plot_split_here_was_edited(split_beside_an_edit, any_store):
    twin = split_beside_an_edit
    (answer,) = twin.conflicts()
    assert sentence(answer, "7/1", ENGLISH).startswith("You split or merged plot 7/1, but ")
    assert (answer.code, answer.fields, note_of(twin, 1)) == ("was_edited", ("note",), None)
    report = push(twin, any_store)
    assert (report.stored, twin.changes().conflicts) == (0, 1)  # the part waits with it
    assert any_store.plots([BORN]) == {}


@pytest.mark.parametrize("mine", [True, False])
def test_a_split_beside_an_edit_is_decided_here(split_beside_an_edit, any_store, mine):
    twin = split_beside_an_edit
    (twin.keep_mine if mine else twin.keep_theirs)(twin.conflicts()[0])
    assert note_of(twin, 1) == "theirs"
    assert twin.plots_by_uid([uid_of(1)]).geometry[0].area == (160 if mine else 400)
    assert push(twin, any_store).complete == mine  # without the split its part lies over the plot
    assert [*any_store.plots([BORN])] == ([BORN] if mine else [])


def test_a_split_beside_an_edit_is_handed_on(split_beside_an_edit, any_store):
    split_beside_an_edit.refer(split_beside_an_edit.conflicts()[0], "xem giúp")
    report = push(split_beside_an_edit, any_store)
    assert [line.answer.code for line in report.conflicts] == ["edited_since"]
    assert any_store.open_conflicts()[0].note == "xem giúp"
