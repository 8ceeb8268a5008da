"""What every store promises about land: changes that stand or fall together, and boundaries that no row shows."""

import pytest

from .conftest import square, uid_of


@pytest.fixture
def stored(any_store, client):
    """A store where one office drew plots 1 to 4, squares of 20 m side by side."""
    answers = any_store.push([client.insert(number) for number in range(1, 5)], "batch")
    assert [answer.status for answer in answers] == ["applied"] * 4
    return any_store


def push(store, *changes):
    return [(answer.status, answer.code) for answer in store.push(list(changes), "batch")]


def versions(store, *numbers):
    plots = store.plots([uid_of(number) for number in numbers])
    return [plots[uid_of(number)].ver if uid_of(number) in plots else 0 for number in numbers]


def part_of(client, number, parents, size, group="split", **patch):
    """A new plot made of the land of others."""
    more = {"group": (group, size), "parents": [uid_of(parent) for parent in parents]}
    values = {"commune": "26734", "sheet_number": "7", "plot_number": str(number), "geom": square(number)} | patch
    return client.change("I", uid_of(number), 0, more=more, **values)


def piece(client, number, base, size, group="split", **patch):
    return client.change("U", uid_of(number), base, more={"group": (group, size)}, **patch)


# Groups

def test_a_split_is_taken_in_whole_and_remembers_where_the_land_comes_from(stored, client):
    left, right = square(1, width=8), square(1, width=12, shift=8)
    answers = push(stored, piece(client, 1, 1, 2, geom=left), part_of(client, 9, [1], 2, geom=right))
    assert answers == [("applied", "")] * 2
    assert versions(stored, 1, 9) == [2, 1]
    assert stored.verify() == []


def test_a_split_falls_when_one_half_is_in_conflict(stored, client, other):
    push(stored, other.update(1, 1, geom=square(1, width=19)))
    left, right = square(1, width=8), square(1, width=12, shift=8)
    answers = push(stored, piece(client, 1, 1, 2, geom=left), part_of(client, 9, [1], 2, geom=right))
    assert answers == [("conflict", "edited_since"), ("rejected", "group_refused")]
    assert versions(stored, 1, 9) == [2, 0]


def test_a_group_falls_when_one_cannot_be_held(stored, client):
    answers = stored.push([piece(client, 1, 1, 2, note="a"), piece(client, 2, 1, 2, map_scale="x")], "b")
    assert [(answer.code, answer.plots) for answer in answers] == [("group_refused", (uid_of(2),)), ("bad_value", ())]


@pytest.mark.parametrize("size", [3, 1])
def test_a_group_of_which_some_are_missing_or_too_many_is_refused(stored, client, size):
    answers = push(stored, piece(client, 1, 1, size, note="a"), piece(client, 2, 1, size, note="b"))
    assert answers == [("rejected", "group_refused")] * 2
    assert versions(stored, 1, 2) == [1, 1]


def test_the_same_plot_twice_is_no_group(stored, client):
    answers = push(stored, piece(client, 1, 1, 2, note="a"), piece(client, 1, 2, 2, note="b"))
    assert answers == [("rejected", "group_refused"), ("rejected", "ahead_of_store")]


def test_groups_of_two_offices_with_one_name_have_nothing_to_do_with_each_other(stored, client, other):
    answers = push(stored, piece(client, 1, 1, 1, note="a"), piece(other, 2, 1, 1, map_scale="x"))
    assert answers == [("applied", ""), ("rejected", "bad_value")]


def test_a_merge_retires_what_it_is_made_of(stored, client):
    retired = [client.change("D", uid_of(n), 1, more={"group": ("merge", 3)}) for n in (1, 2)]
    whole = part_of(client, 9, [1, 2], 3, "merge", geom=square(1, width=40))
    assert push(stored, *retired, whole) == [("applied", "")] * 3


def test_nothing_is_made_of_land_that_somebody_gave_away(stored, client, other):
    push(stored, other.retire(1, 1))
    (answer,) = stored.push([part_of(client, 9, [1, 2], 1)], "b")
    assert (answer.code, answer.plots) == ("parent_gone", (uid_of(1),))


def test_a_sent_group_gets_the_same_answers_again(stored, client):
    changes = [piece(client, 1, 1, 2, note="a"), piece(client, 2, 1, 2, map_scale="x")]
    first = stored.push(changes, "b")
    again = stored.push(changes, "b")
    assert all(answer.replay for answer in again)
    assert [answer.code for answer in again] == [answer.code for answer in first]


# Neighbours

def test_two_offices_move_one_boundary_from_both_sides(stored, client, other):
    """Plot 1 grows over the boundary with 2, and 2 over the boundary with 1: no row is changed twice."""
    assert push(stored, client.update(1, 1, geom=square(1, width=21))) == [("applied", "")]
    answers = stored.push([other.update(2, 1, geom=square(2, width=21, shift=-1))], "b")
    assert [(a.status, a.code, a.plots, a.values) for a in answers] == [
        ("rejected", "new_overlap", (uid_of(1),), {"area_m2": "20.00"})  # 2 m by 20 m, of which 1 m overlaps already
    ]
    assert stored.plots([uid_of(2)])[uid_of(2)].ver == 1


def test_an_office_that_moves_both_sides_moves_the_boundary(stored, other):
    changes = [other.update(1, 1, geom=square(1, width=15)), other.update(2, 1, geom=square(2, width=25, shift=-5))]
    assert push(stored, *changes) == [("applied", "")] * 2


def test_who_takes_land_waits_when_who_gives_it_is_in_conflict(stored, client, other):
    push(stored, client.update(1, 1, geom=square(1, width=19)))
    changes = [other.update(1, 1, geom=square(1, width=15)), other.update(2, 1, geom=square(2, width=25, shift=-5))]
    assert push(stored, *changes) == [("conflict", "changed_since"), ("rejected", "new_overlap")]


def test_who_gives_land_waits_when_who_takes_it_is_in_conflict(stored, client, other):
    push(stored, client.update(2, 1, geom=square(2, width=19)))
    changes = [other.update(1, 1, geom=square(1, width=15)), other.update(2, 1, geom=square(2, width=25, shift=-5))]
    answers = stored.push(changes, "b")
    assert [(a.code, a.plots, a.values) for a in answers] == [
        ("new_gap", (uid_of(2),), {"area_m2": "100.00"}),  # 5 m by 20 m
        ("changed_since", (), {}),
    ]


def test_what_overlapped_before_may_go_on(any_store, client, other):
    """The office loaded plots that overlap by 5 m; another one corrects the far side of one of them."""
    push(any_store, client.insert(1), client.insert(2, geom=square(2, shift=-5)))
    assert push(any_store, other.update(1, 1, geom=square(1, width=21, shift=-1))) == [("applied", "")]


def test_a_first_load_brings_its_old_errors_along(stored, client):
    assert push(stored, client.insert(9, geom=square(1, shift=3))) == [("applied", "")]


@pytest.mark.parametrize(
    ("commune", "answer"), [("26734", ("rejected", "new_overlap")), ("26737", ("applied", ""))]
)
def test_a_new_plot_does_not_lie_over_what_somebody_else_drew_in_its_commune(stored, other, commune, answer):
    assert push(stored, other.insert(9, geom=square(1, shift=3), commune=commune)) == [answer]


@pytest.mark.parametrize("width, status", [(20.004, "applied"), (20.02, "rejected")])
def test_rounding_is_no_overlap(stored, other, width, status):
    """4 mm are under the width that rule T01 calls rounding, 2 cm are not."""
    assert push(stored, other.update(1, 1, geom=square(1, width=width)))[0][0] == status


def test_retired_plots_have_no_neighbours(stored, client, other):
    push(stored, client.retire(2, 1))
    assert push(stored, other.update(1, 1, geom=square(1, width=30))) == [("applied", "")]


# Changes that follow on one that has no answer yet

def chain(client, number, notes, base=1, first=None):
    """Changes of one plot, each of which follows on the one before."""
    found = []
    for note in notes:
        more = {"base_cid": first} if first else {}
        found.append(client.change("U", uid_of(number), base, more=more, note=note))
        first = found[-1].cid
    return found


def test_a_chain_of_changes_is_taken_in_one_after_the_other(stored, client, other):
    push(stored, other.update(1, 1, land_use="LUC"))  # one more version than the sender can know of
    changes = chain(client, 1, "abcd")
    assert [status for status, _ in push(stored, *changes)] == ["merged", "applied", "applied", "applied"]
    assert stored.plots([uid_of(1)])[uid_of(1)].image["note"] == "d"
    assert versions(stored, 1) == [6]
    assert stored.verify() == []


@pytest.mark.parametrize("at_once", [True, False])
def test_what_follows_on_a_conflict_is_blocked_and_other_plots_flow(stored, client, other, at_once):
    """Twenty changes of one plot, the third in conflict (F9)."""
    first, second = chain(client, 1, ["1", "2"])
    third = client.change("U", uid_of(1), 1, more={"base_cid": second.cid}, plot_number="5")
    rest = chain(client, 1, map(str, range(4, 21)), first=third.cid)
    flows = client.update(2, 1, note="flows")
    push(stored, first, second)
    push(stored, other.update(1, 3, plot_number="77"))
    request = [third, *rest, flows]
    parts = [request] if at_once else [[each] for each in request]
    answers = [answer for part in parts for answer in stored.push(part, "b")]
    assert [answer.status for answer in answers] == ["conflict", *["blocked"] * 17, "applied"]
    assert {answer.values["by"] for answer in answers[1:-1]} == {third.cid}
    assert {answer.plots for answer in answers[1:-1]} == {(uid_of(1),)}
    assert versions(stored, 1, 2) == [4, 2]
    assert (stored.counts()["conflicts"], stored.counts()["rejected"]) == (1, 17)  # nothing that was sent is lost
    assert [answer.replay for answer in stored.push(request, "b")] == [True] * 19


def test_what_comes_before_its_predecessor_may_come_again(stored, client):
    first, second = chain(client, 1, "ab")
    assert push(stored, second) == [("blocked", "blocked")]
    assert push(stored, first) == [("applied", "")]
    assert push(stored, second) == [("applied", "")]
    assert versions(stored, 1) == [3]


def test_a_change_does_not_follow_on_one_of_another_plot(stored, client):
    first = client.update(1, 1, note="a")
    second = client.change("U", uid_of(2), 1, more={"base_cid": first.cid}, note="b")
    assert push(stored, first) + push(stored, second) == [("applied", ""), ("rejected", "bad_bytes")]
