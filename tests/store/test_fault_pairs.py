"""F7 to F9: what two offices do to one plot at the same time, every pair of it, and to one boundary."""

import itertools
import json

import pytest

from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.images import FIELDS, shapes_of

from .conftest import Client, square, uid_of

GROUPS = {
    "note": "note",
    "address": "address",
    "land use": "use",
    "shape": "shape",
    "renumber": "number",
    "move": "number",
}
"""What an edit is about; the other operations make another plot of it, or none."""
OPERATIONS = (*GROUPS, "split", "retire", "merge")
PAIRS = list(itertools.product(OPERATIONS, repeat=2))


def expected(first: str, second: str) -> tuple[str, str]:
    """Return what the second office is told of its change of the plot, worked out by hand: an edit beside a split, a
    merger or a retirement is a conflict, never automatic, whichever came first.
    """
    if first in ("retire", "merge"):
        if second == "retire":
            return "same", ""
        return ("rejected", "group_refused") if second == "merge" else ("conflict", "retired_since")
    if first == "split":
        return "conflict", "split_since"
    if second not in GROUPS:
        return "conflict", "edited_since"
    return ("conflict", "changed_since") if GROUPS[first] == GROUPS[second] else ("merged", "")


def operation(client: Client, name: str, number: int, who: int) -> list:
    """Return the changes of an operation on the plot `number`, its own first; `who` (1, 2) makes its values its own."""
    uid, row, group = uid_of(number), number // 4, f"{name} {number} {who}"
    patches = {
        "note": {"note": f"note {who}"},
        "address": {"address": f"address {who}"},
        "land use": {"land_use": ("LUC", "CLN")[who - 1]},
        "shape": {"geom": square(0, row * 2, width=20 - who)},
        "renumber": {"plot_number": f"n{number}.{who}"},
        "move": {"commune": "26737", "plot_number": f"m{number}.{who}"},
    }
    if name in patches:
        return [client.change("U", uid, 1, **patches[name])]
    if name == "retire":
        return [client.change("D", uid, 1)]
    parts = {"commune": "26734", "sheet_number": "7", "plot_number": f"p{number}.{who}"}
    if name == "split":
        kept, part = square(0, row * 2, width=10 - who), square(0, row * 2, width=10, shift=10)
        more = {"group": (group, 2), "parents": [uid]}
        return [
            client.change("U", uid, 1, more={"group": (group, 2)}, geom=kept),
            client.change("I", uid_of(number + 1 + who), 0, more=more, geom=part, **parts),
        ]
    both = [client.change("D", each, 1, more={"group": (group, 3)}) for each in (uid, uid_of(number + 1))]
    more = {"group": (group, 3), "parents": [uid, uid_of(number + 1)]}
    whole = client.change("I", uid_of(number + 1 + who), 0, more=more, geom=square(0, row * 2, width=40), **parts)
    return [*both, whole]


def test_every_pair_of_operations_comes_to_what_is_written_and_overwrites_nothing(any_store, client, other):
    numbers = range(4, 4 * len(PAIRS) + 4, 4)
    for number in numbers:
        both = [client.insert(number + n, geom=square(n, number // 4 * 2)) for n in (0, 1)]
        assert {answer.status for answer in any_store.push(both, "load")} == {"applied"}
    told, lost = {}, []
    for (first, second), number in zip(PAIRS, numbers, strict=True):
        one, two = operation(client, first, number, 1), operation(other, second, number, 2)
        assert {answer.status for answer in any_store.push(one, "first")} == {"applied"}
        answers = any_store.push(two, "second")
        told[first, second] = (answers[0].status, answers[0].code)
        taken = {answer.status in ("applied", "merged", "same") for answer in answers}
        assert len(taken) == 1, (first, second)  # all of a group or nothing
        now = any_store.plots([change.uid for change in one + two])
        for change in one + (two if taken == {True} else []):
            patch = change.content()["patch"] or {"status": "retired"}
            wrong = {name for name, value in patch.items() if now[change.uid].image[name] != value}
            if wrong:
                lost.append((first, second, wrong))
        if taken == {False} and len(two) > 1:
            assert now.get(two[-1].uid) is None or two[-1].uid == one[-1].uid, (first, second)
    assert told == {pair: expected(*pair) for pair in PAIRS}
    assert lost == []
    assert any_store.verify() == []
    assert len(told) == 81


@pytest.mark.parametrize(
    "second, told",
    [
        ("border", [("merged", ""), ("applied", "")]),  # both go on to be the plots they are
        ("merger", [("conflict", "edited_since"), ("rejected", "group_refused")]),  # of the two one is left
    ],
)
def test_a_moved_border_is_no_merger(any_store, client, other, second, told):
    """A group in which no plot begins or ends comes in beside an edit of something else; one with a merger does not."""
    any_store.push([client.insert(1), client.insert(2)], "load")
    any_store.push([client.update(1, 1, note="theirs")], "first")
    more = {"group": (second, 2)}
    wide = other.change("U", uid_of(1), 1, more=more, geom=square(1, width=22 if second == "border" else 40))
    rest = other.change("U", uid_of(2), 1, more=more, geom=square(2, width=18, shift=2))
    gone = other.change("D", uid_of(2), 1, more=more)
    answers = any_store.push([wide, rest if second == "border" else gone], "second")
    assert [(answer.status, answer.code) for answer in answers] == told


def test_an_edit_from_after_a_split_goes_in(any_store, client, other):
    """Whoever saw the split may edit what is left of the plot; whoever did not is told so, and then may."""
    any_store.push([client.insert(1)], "load")
    more = {"group": ("split", 2)}
    kept = client.change("U", uid_of(1), 1, more=more, geom=square(1, width=9))
    part = client.change(
        "I", uid_of(2), 0, more={**more, "parents": [uid_of(1)]}, commune="26734", geom=square(1, width=10, shift=10)
    )
    any_store.push([kept, part], "split")
    (answer,) = any_store.push([other.update(1, 1, note="mine")], "late")
    assert (answer.status, answer.code, answer.fields) == ("conflict", "split_since", ("geom",))
    (answer,) = any_store.push([other.update(1, answer.ver, note="mine")], "again")
    assert (answer.status, answer.ver) == ("applied", 3)


def test_what_loses_is_kept_whole_on_both_sides(any_store, client, other):
    """Of a conflict the store keeps what was sent and what it has; nothing of either is changed by the other."""
    any_store.push([client.insert(1)], "load")
    any_store.push([client.update(1, 1, geom=square(1, width=19), note="theirs")], "first")
    change = other.update(1, 1, geom=square(1, width=18), address="mine")
    (answer,) = any_store.push([change], "second")
    assert (answer.status, answer.fields) == ("conflict", ("geom",))
    assert set(answer.image) == set(FIELDS)
    assert answer.image["note"] == "theirs"
    assert any_store.plots([uid_of(1)])[uid_of(1)].image == answer.image
    assert any_store.counts()["conflicts"] == 1
    assert json.loads(change.body)["patch"]["address"] == "mine"


@pytest.mark.parametrize("mine_first", [True, False])
def test_a_border_moved_from_both_sides_overlaps_nowhere_afterwards(any_store, client, other, mine_first):
    """F8: plot 1 wants 3 m of plot 2, plot 2 wants 2 m of plot 1. One gets it, the other is told of the neighbour."""
    any_store.push([client.insert(1), client.insert(2)], "load")
    moves = [
        [client.update(1, 1, geom=square(1, width=23)), client.update(2, 1, geom=square(2, width=17, shift=3))],
        [other.update(1, 1, geom=square(1, width=18)), other.update(2, 1, geom=square(2, width=22, shift=-2))],
    ]
    first, second = moves if mine_first else moves[::-1]
    assert [answer.status for answer in any_store.push(first, "b")] == ["applied", "applied"]
    assert [answer.status for answer in any_store.push(second, "b")] == ["conflict", "conflict"]
    half = any_store.push([Client().update(1, 2, geom=square(1, width=30))], "b")  # one side alone, from what it is now
    assert (half[0].code, half[0].plots) == ("new_overlap", (uid_of(2),))
    assert half[0].status in ("rejected", "conflict")
    now = any_store.plots([uid_of(1), uid_of(2)])
    shapes = shapes_of([now[uid_of(1)].image, now[uid_of(2)].image])
    assert shapely.area(shapely.intersection(*shapes)) == 0
