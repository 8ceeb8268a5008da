"""What every store promises. Nothing here knows what keeps it."""

from dataclasses import replace

import pytest

from land_campaign_plugin.native import shapely

from .conftest import Client, square, uid_of


def say(answer):
    return answer.status, answer.code, answer.ver


def push(store, *changes):
    return store.push(list(changes), "batch")


@pytest.fixture
def store(any_store):
    return any_store


@pytest.fixture
def stored(store, client):
    """A store with plots 1 to 4 at version 1."""
    answers = push(store, *(client.insert(number) for number in range(1, 5)))
    assert [say(answer) for answer in answers] == [("applied", "", 1)] * 4
    return store


def test_a_new_plot_is_kept_as_it_was_sent(store, client):
    push(store, client.insert(1, note="góc vườn"))
    plot = store.plots([uid_of(1)])[uid_of(1)]
    assert plot.ver == 1
    assert plot.image["note"] == "góc vườn"
    kept = shapely.from_wkb(bytes.fromhex(plot.image["geom"]))
    assert kept.equals_exact(shapely.multipolygons([square(1)]), 0)


def test_the_same_bytes_again_get_the_same_answer_and_change_nothing(stored, client):
    change = client.update(1, 1, note="a")
    (first,) = push(stored, change)
    before = stored.head(), stored.counts()
    (second,) = push(stored, change)
    assert second == replace(first, replay=True)
    assert (stored.head(), stored.counts()) == before


def test_the_same_change_twice_in_one_push_is_applied_once(stored, client):
    change = client.update(1, 1, note="a")
    first, second = push(stored, change, change)
    assert (first.replay, second.replay) == (False, True)
    assert stored.plots([uid_of(1)])[uid_of(1)].ver == 2


def test_other_bytes_under_a_used_id_are_refused(stored, client):
    change = client.update(1, 1, note="a")
    push(stored, change)
    forged = client.change("U", change.uid, 1, note="b")
    forged = replace(forged, cid=change.cid)
    assert push(stored, forged)[0].status == "cid_reused"
    assert stored.plots([change.uid])[change.uid].image["note"] == "a"


def test_a_copied_outbox_shows_by_its_numbers(stored, client):
    twin = Client()
    twin.name, twin.number = client.name, client.number
    push(stored, client.update(1, 1, note="a"))
    assert push(stored, twin.update(2, 1, note="b"))[0].status == "client_seq_reused"
    assert stored.plots([uid_of(2)])[uid_of(2)].ver == 1


def test_damaged_bytes_are_refused(stored, client):
    change = replace(client.update(1, 1, note="a"), body=b"{}")
    assert say(push(stored, change)[0])[:2] == ("rejected", "bad_bytes")


# What the first of two offices did, what the second did from the same version, and what becomes of the second.
TABLE = [
    ({"note": "a"}, {"note": "b"}, "conflict", "changed_since"),
    ({"note": "a"}, {"note": "a"}, "same", ""),
    ({"note": "a"}, {"land_use": "LUC"}, "merged", ""),
    ({"note": "a"}, {"geom": square(1, width=19)}, "merged", ""),
    ({"land_use": "LUC"}, {"area_recorded_m2": "380.0"}, "conflict", "changed_since"),
    ({"land_use": "LUC"}, {"area_legal_m2": "380.0"}, "conflict", "changed_since"),
    ({"sheet_number": "8"}, {"plot_number": "90"}, "conflict", "changed_since"),
    ({"geom": square(1, width=18)}, {"geom": square(1, width=19)}, "conflict", "changed_since"),
    ({"geom": square(1, width=19)}, {"geom": square(1, width=19)}, "same", ""),
    ({"geom": square(1, width=19)}, {"geom": square(1, width=19.0002)}, "same", ""),
    ({"geom": square(1, width=19)}, {"plot_number": "90"}, "merged", ""),
    ({"status": "retired"}, {"note": "b"}, "conflict", "retired_since"),
    ({"note": "a"}, {"status": "retired"}, "conflict", "edited_since"),
    ({"status": "retired"}, {"status": "retired"}, "same", ""),
]


@pytest.mark.parametrize("first, second, status, code", TABLE)
def test_two_offices_change_one_plot(stored, client, other, first, second, status, code):
    push(stored, client.update(1, 1, **first))
    theirs = stored.plots([uid_of(1)])[uid_of(1)].image
    (answer,) = push(stored, other.update(1, 1, **second))
    assert (answer.status, answer.code) == (status, code)
    now = stored.plots([uid_of(1)])[uid_of(1)]
    if status == "conflict":
        assert (now.image, now.ver) == (theirs, 2)
        assert answer.image == theirs
        assert stored.counts()["conflicts"] == 1
    elif status == "same":
        assert (now.image, now.ver, answer.ver) == (theirs, 2, 2)
        assert stored.counts()["changes"] == 5
    else:
        assert (now.ver, answer.ver) == (3, 3)
        assert all(now.image[name] is not None for name in {*first, *second})
    assert stored.verify() == []


def test_a_merge_keeps_both_sides(stored, client, other):
    push(stored, client.update(1, 1, note="a"))
    push(stored, other.update(1, 1, land_use="LUC"))
    image = stored.plots([uid_of(1)])[uid_of(1)].image
    assert (image["note"], image["land_use"]) == ("a", "LUC")


def test_retiring_a_plot_that_was_edited_meanwhile_is_a_conflict(stored, client, other):
    push(stored, client.update(1, 1, note="a"))
    assert say(push(stored, other.retire(1, 1))[0]) == ("conflict", "edited_since", 2)
    assert push(stored, other.retire(2, 1))[0].status == "applied"
    assert stored.plots([uid_of(2)])[uid_of(2)].image["status"] == "retired"


def test_two_offices_load_the_same_plot(stored, client, other):
    before = stored.head(), stored.counts()["changes"]
    change = other.insert(1)
    same, differs = push(stored, change, other.insert(2, note="x"))
    assert say(same) == ("same", "", 1)
    assert (same.image, same.seq) == (None, 0)
    assert say(differs) == ("conflict", "other_plot", 1)
    assert (stored.head(), stored.counts()["changes"]) == before
    assert push(stored, change)[0] == replace(same, replay=True)
    assert say(push(stored, client.update(1, 1, note="a"))[0]) == ("applied", "", 2)


def test_a_plot_that_the_store_knows_more_of_comes_back_and_gets_no_new_version(stored, client, other):
    push(stored, client.update(1, 1, note="a"))
    (answer,) = push(stored, other.insert(1))
    assert say(answer) == ("merged", "", 2)
    assert (answer.fields, answer.image["note"]) == (("note",), "a")


def test_what_was_changed_and_changed_back_disturbs_nobody(stored, client, other):
    push(stored, client.update(1, 1, note="a"), client.update(1, 2, note=None))
    (answer,) = push(stored, other.update(1, 1, land_use="LUC"))
    assert (say(answer), answer.fields, answer.image) == (("applied", "", 4), (), None)


def test_a_number_is_given_once(stored, client):
    (answer,) = push(stored, client.insert(9, plot_number="3"))
    assert say(answer)[:2] == ("rejected", "duplicate_number")
    assert answer.plots == (uid_of(3),)
    assert stored.counts()["rejected"] == 1


@pytest.mark.parametrize("number", ["03", " 3"])
def test_a_number_is_the_same_however_it_is_written(stored, client, number):
    assert push(stored, client.insert(9, plot_number=number))[0].code == "duplicate_number"


def test_a_number_is_free_in_another_sheet_or_former_commune(stored, client):
    other_sheet = client.insert(8, plot_number="3", sheet_number="9")
    answers = push(stored, other_sheet, client.insert(9, plot_number="3", former_commune="1"))
    assert [answer.status for answer in answers] == ["applied", "applied"]


def test_two_plots_swap_their_numbers_in_one_push(stored, client):
    answers = push(stored, client.update(1, 1, plot_number="2"), client.update(2, 1, plot_number="1"))
    assert [answer.status for answer in answers] == ["applied", "applied"]


def test_a_chain_of_numbers_falls_when_its_end_cannot_move(stored, client):
    """3 takes 4's number, 2 takes 3's, 1 takes 2's; 4 stays: nobody can move."""
    answers = push(
        stored,
        client.update(1, 1, plot_number="2"),
        client.update(2, 1, plot_number="3"),
        client.update(3, 1, plot_number="4"),
    )
    assert [answer.code for answer in answers] == ["duplicate_number"] * 3
    assert stored.plots([uid_of(1)])[uid_of(1)].ver == 1


def test_the_number_of_a_retired_plot_is_free(stored, client):
    push(stored, client.retire(3, 1))
    assert push(stored, client.insert(9, plot_number="3"))[0].status == "applied"


def test_plots_without_a_number_do_not_repeat_each_other(store, client):
    answers = push(store, client.insert(1, plot_number=None), client.insert(2, plot_number=None))
    assert [answer.status for answer in answers] == ["applied", "applied"]


BOW_TIE = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
HELD_NOT = [
    ({"geom": BOW_TIE}, "invalid_shape"),
    ({"geom": None}, "no_shape"),
    ({"geom": shapely.MultiPolygon()}, "no_shape"),
    ({"geom": shapely.LineString([(0, 0), (1, 1)])}, "no_shape"),
    ({"geom": "zz"}, "no_shape"),
    ({"geom": square(1).wkb.hex()}, "bad_value"),
    ({"area_recorded_m2": "nan"}, "bad_value"),
    ({"area_recorded_m2": "inf"}, "bad_value"),
    ({"area_recorded_m2": "1e3"}, "bad_value"),
    ({"map_scale": "1_000"}, "bad_value"),
    ({"map_scale": "a thousand"}, "bad_value"),
    ({"note": "a\0b"}, "bad_value"),
    ({"note": "o\u0302"}, "bad_value"),
    ({"note": 7}, "bad_value"),
    ({"note": "\u202eabc"}, "bad_value"),
    ({"land_use": ""}, "bad_value"),
    ({"status": "bogus"}, "bad_value"),
    ({"area_legal_m2": "-5.0"}, "bad_value"),
    ({"colour": "red"}, "bad_bytes"),
]


@pytest.mark.parametrize("patch, code", HELD_NOT)
def test_what_the_store_cannot_hold_is_rejected_and_the_rest_goes_through(store, client, patch, code):
    answers = push(store, client.insert(1, **patch), client.insert(2))
    assert [(answer.status, answer.code) for answer in answers] == [("rejected", code), ("applied", "")]
    assert list(store.plots([uid_of(1), uid_of(2)])) == [uid_of(2)]


@pytest.mark.parametrize("text", ["'; DROP TABLE plot; --", "{plot}", "%s", '"', "\\", "🌾"])
def test_text_is_kept_as_it_is(store, client, text):
    push(store, client.insert(1, note=text))
    assert store.plots([uid_of(1)])[uid_of(1)].image["note"] == text


def test_a_plot_that_the_store_never_had_is_not_updated(store, client):
    assert push(store, client.update(1, 3, note="a"))[0].code == "unknown_plot"


def test_a_store_that_went_back_in_time_is_noticed(stored, client):
    assert push(stored, client.update(1, 5, note="a"))[0].code == "ahead_of_store"


def test_two_changes_of_one_plot_in_one_push_follow_each_other(stored, client):
    answers = push(stored, client.update(1, 1, note="a"), client.update(1, 2, note="b"))
    assert [say(answer) for answer in answers] == [("applied", "", 2), ("applied", "", 3)]


def test_history_is_numbered_without_gaps_in_each_commune(stored, client):
    push(stored, client.update(1, 1, note="a"), client.insert(9, commune="26737"), client.insert(9, note=None))
    assert stored.communes() == {"26734": 5, "26737": 1}
    feed = stored.feed("26734", 2, 10)
    assert [entry.seq for entry in feed] == [3, 4, 5]
    assert feed[-1].image["note"] == "a"
    assert len(stored.feed("26734", 0, 2)) == 2
    assert stored.images({uid_of(1): 1})[uid_of(1)]["note"] is None


def test_findings_travel_with_their_plot(store, client):
    from land_campaign_plugin.store.contract import seal

    change = client.insert(1)
    finding = {"rule": "T01", "severity": "E", "fingerprint": "f1"}
    patch = change.content()["patch"]
    sealed = seal(change.cid, change.uid, "I", 0, patch, client=client.name, client_seq=99, findings=[finding])
    push(store, sealed)
    assert store.counts()["findings"] == 1
    push(store, client.update(1, 1, note="cured"))
    assert store.counts()["findings"] == 0
