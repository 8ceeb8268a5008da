"""A push is undone by new edits: only what it changed, and never over what somebody else did since."""

import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.undo_push import undo_push

from .conftest import Client, square, uid_of


@pytest.fixture
def work(make_work, any_store):
    """A work copy of four plots, pushed."""
    made = make_work()
    push(made, any_store)
    return made


def last(store):
    return store.batches()[0].id


def image(store, number):
    return store.plots([uid_of(number)])[uid_of(number)].image


def told(report):
    return [label for _, label in report.undone], [(each.label, each.why, each.fields) for each in report.left]


def run_sql(work, query, *params):
    connection = connect(work.path)
    connection.execute(query, params)
    connection.close()


def test_only_the_fields_of_the_push_go_back_and_history_grows(work, any_store):
    work.update_plots({uid_of(1): {"note": "wrong", "land_use": "LUC"}, uid_of(2): {"note": "wrong"}}, "x")
    push(work, any_store)
    batch = last(any_store)
    any_store.push([Client().update(1, 2, address="Thôn Hạ")], "later")  # another field: it stays
    assert told(undo_push(work, any_store, batch, dry_run=True)) == (["7/1", "7/2"], [])
    assert work.changes().dirty == ()
    report = undo_push(work, any_store, batch)
    assert (told(report), report.written) == ((["7/1", "7/2"], []), True)
    assert push(work, any_store).counts == {"applied": 2}
    now = image(any_store, 1)
    assert (now["note"], now["land_use"], now["address"]) == (None, "ONT", "Thôn Hạ")
    versions = any_store.history(uid_of(1))
    assert [each.ver for each in versions] == [1, 2, 3, 4]
    assert versions[-1].reason.startswith("Undo of the push of 20")
    assert work.plots_by_uid([uid_of(1)])["address"][0] == "Thôn Hạ"
    assert told(undo_push(work, any_store, batch)) == ([], [("7/1", "back_already", ()), ("7/2", "back_already", ())])


def test_what_somebody_changed_since_or_is_edited_here_is_told_and_left(work, any_store):
    work.update_plots({uid_of(n): {"land_use": "LUC"} for n in (1, 2, 3)}, "x")
    push(work, any_store)
    batch = last(any_store)
    any_store.push([Client().update(1, 2, area_recorded_m2="1.5")], "later")  # stands or falls with the land use
    work.update_plots({uid_of(2): {"note": "mine"}}, "y")
    report = undo_push(work, any_store, batch)
    assert told(report) == (
        ["7/3"], [("7/1", "changed_since", ("area_recorded_m2",)), ("7/2", "edited_here", ())],
    )  # fmt: skip
    assert "7/1: left as it is, somebody changed it again since (" in "\n".join(report.lines(ENGLISH))
    assert push(work, any_store).counts == {"applied": 2}
    assert [image(any_store, n)["land_use"] for n in (1, 2, 3)] == ["LUC", "LUC", "ONT"]


def test_new_plots_retire_and_retired_ones_come_back(work, any_store):
    run_sql(work, "INSERT INTO plot (geom, uid, commune, sheet_number, plot_number)"
                  " SELECT geom, 'new', commune, '8', '1' FROM plot WHERE plot_number = '4'")
    run_sql(work, "DELETE FROM plot WHERE plot_number = '4'")
    assert push(work, any_store).counts == {"applied": 2}
    report = undo_push(work, any_store, last(any_store))
    assert told(report) == (["7/4", "8/1"], [])
    assert len(work.plots_by_uid([uid_of(4)])) == 1
    assert push(work, any_store).counts == {"applied": 2}
    assert (image(any_store, 4)["status"], any_store.plots(["new"])["new"].image["status"]) == (None, "retired")


def split(client):
    part = client.change(
        "I", uid_of(9), more={"group": ("g", 2), "parents": [uid_of(1)]},
        commune="26734", sheet_number="7", plot_number="9", geom=square(0, width=10, shift=10),
    )  # fmt: skip
    return [part, client.change("U", uid_of(1), 1, more={"group": ("g", 2)}, geom=square(0, width=10))]


def test_a_split_goes_back_whole(work, any_store):
    assert {each.status for each in any_store.push(split(Client()), "split")} == {"applied"}
    pull(work, any_store)
    assert told(undo_push(work, any_store, "split")) == (["7/1", "7/9"], [])
    assert push(work, any_store).counts == {"applied": 2}
    assert image(any_store, 9)["status"] == "retired"
    assert work.plots_by_uid([uid_of(1)]).geometry[0].area == 400


def test_a_split_of_which_one_half_went_on_stays_whole(work, any_store):
    office = Client()
    any_store.push(split(office), "split")
    any_store.push([office.update(9, 1, note="sold")], "later")
    assert told(undo_push(work, any_store, "split")) == (
        [], [("7/1", "belongs", ()), ("7/9", "changed_since", ("note",))],
    )  # fmt: skip


def test_a_push_that_nobody_made_cannot_be_undone(work, any_store):
    with pytest.raises(BadInput, match="knows no push none"):
        undo_push(work, any_store, "none")


def test_the_command_line_tells_the_past_and_ends_conflicts(make_work, store, capsys):
    work = make_work()
    push(work, store)
    work.update_plots({uid_of(1): {"note": "lan"}}, "đo lại")
    push(work, store)
    batch = last(store)
    (answer,) = store.push([Client().update(1, 1, note="minh")], "b")
    assert answer.status == "conflict"
    path = str(store.path)

    def run(*arguments):
        status = main([*arguments, "--lang", "en"])
        return status, capsys.readouterr().out

    status, out = run("history", path, "7/1")
    assert status == 0
    assert "Version 2" in out
    assert "Reason: đo lại" in out
    assert "- → lan" in out
    assert batch in run("history", path, "--limit", "1")[1]
    status, out = run("conflicts", path)
    assert status == 1
    assert "before -, mine minh, theirs lan" in out
    assert "1 conflict handed on." in run("conflicts", path, "--note", "ai đúng?")[1]
    assert "ai đúng?" in run("conflicts", path, "--plot", "7/1")[1]
    assert run("conflicts", path, "--keep", "mine") == (0, "1 conflict ended.\n")
    assert image(store, 1)["note"] == "minh"
    assert run("conflicts", path) == (0, "There is no open conflict.\n")
    status, out = run("undo-push", str(work.path), "--store", path, "--batch", batch)
    assert status == 1
    assert "somebody changed it again since" in out
    assert run("history", path, "9/9")[0] == 2
