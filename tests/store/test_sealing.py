"""Edits that stand or fall together are found, sealed as one, and held back when land is missing or lies twice."""

import json

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.native import shapely
from land_campaign_plugin.rules.rulesets import load_ruleset
from land_campaign_plugin.store import edits, outbox, sealing_groups
from land_campaign_plugin.store.blobs import as_multipolygons, encode
from land_campaign_plugin.store.connection import connect, reading, writing
from land_campaign_plugin.verbs.push import _parts, push
from land_campaign_plugin.verbs.seal import seal_edits

from .conftest import SIDE, SOUTH, WEST, square, uid_of

BORN = "00000000-0000-4000-8000-000000000009"


@pytest.fixture
def pushed(work, store):
    assert push(work, store).counts == {"applied": 4}
    return work


def draw(work, shape, uid=BORN, number="9"):
    """Draws a new plot, as any program would."""
    import numpy as np

    shapes = np.empty(1, dtype=object)
    shapes[0] = shape
    blob = encode(as_multipolygons(shapes), work.srs_id)[0][0]
    connection = connect(work.path)
    connection.execute(
        "INSERT INTO plot (geom, uid, commune, sheet_number, plot_number, land_use, map_scale, area_recorded_m2)"
        " VALUES (?, ?, '26734', '7', ?, 'ONT', 1000, ?)",
        (blob, uid, number, float(shapely.area(shape))),
    )
    connection.close()


def reshape(work, **shapes):
    work.update_plots({uid_of(int(name[1:])): {"geom": shape} for name, shape in shapes.items()}, "drawn")


def delete(work, *numbers):
    connection = connect(work.path)
    connection.executemany("DELETE FROM plot WHERE plot_number = ?", [(str(number),) for number in numbers])
    connection.close()


def groups_in(work):
    with reading(work.path) as connection:
        found = sealing_groups.groups_of(sealing_groups.land_of(edits.edits(connection)))
    return [(sorted(group.uids), group.parents) for group in found]


def split(work):
    reshape(work, p1=square(0, width=8))
    draw(work, square(0, width=12, shift=8))


def merge(work):
    reshape(work, p2=shapely.union_all([square(1), square(2)]))
    delete(work, 3)


def cut_into_new_ones(work):
    delete(work, 1)
    draw(work, square(0, width=8))
    draw(work, square(0, width=12, shift=8), uid=BORN.replace("9", "8"), number="8")


def move_boundary(work):
    reshape(work, p3=square(2, width=15), p4=square(3, width=25, shift=-5))


def apart(work):
    """Two plots corrected that have nothing to do with each other, and one renamed."""
    reshape(work, p1=square(0, width=19), p4=square(3, width=21))
    work.update_plots({uid_of(2): {"note": "a"}}, "x")


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (split, [([uid_of(1), BORN], {BORN: (uid_of(1),)})]),
        (merge, [([uid_of(2), uid_of(3)], {})]),
        (
            cut_into_new_ones,
            [([uid_of(1), BORN.replace("9", "8"), BORN], dict.fromkeys((BORN, BORN.replace("9", "8")), (uid_of(1),)))],
        ),
        (move_boundary, [([uid_of(3), uid_of(4)], {})]),
        (apart, []),
    ],
)
def test_what_belongs_together_is_seen_from_the_land(pushed, how, expected):
    how(pushed)
    assert groups_in(pushed) == [(sorted(uids), parents) for uids, parents in expected]


@pytest.mark.parametrize(("how", "count"), [(split, 2), (merge, 2), (cut_into_new_ones, 3), (move_boundary, 2)])
def test_it_is_sealed_as_one_and_taken_in_with_its_lineage(pushed, store, how, count):
    how(pushed)
    report = push(pushed, store)
    assert report.counts == {"applied": count}
    connection = connect(store.path)
    groups = connection.execute("SELECT group_id, count(*) FROM hist WHERE group_id IS NOT NULL GROUP BY 1").fetchall()
    parents = set(connection.execute("SELECT parents FROM hist WHERE parents IS NOT NULL").fetchall())
    connection.close()
    assert [several for _, several in groups] == [count]
    assert parents == ({(uid_of(1),)} if how in (split, cut_into_new_ones) else set())
    assert store.verify() == []
    assert push(pushed, store).counts == {}


def test_two_splits_in_one_push_are_two_groups(pushed):
    split(pushed)
    reshape(pushed, p4=square(3, width=8))
    draw(pushed, square(3, width=12, shift=8), uid=BORN.replace("9", "8"), number="8")
    assert [len(uids) for uids, _ in groups_in(pushed)] == [2, 2]


# Land that is missing, or lies twice

def half_stored(work):
    """What a save leaves that failed at the second part: the plot is cut, the other part was never stored."""
    reshape(work, p1=square(0, width=8))


def half_a_merge(work):
    delete(work, 3)
    reshape(work, p2=square(1, width=30))


def with_a_strip_left_out(work):
    reshape(work, p1=square(0, width=8))
    draw(work, square(0, width=11.5, shift=8.5))


@pytest.mark.parametrize(
    ("how", "plots", "area"),
    [
        (half_stored, ["7/1"], "240.0 m²"),
        (half_a_merge, ["7/2", "7/3"], "200.0 m²"),
        (with_a_strip_left_out, ["7/1", "7/9"], "10.0 m²"),
    ],
)
def test_land_that_is_missing_is_never_sealed_and_told(pushed, store, how, plots, area):
    how(pushed)
    report = push(pushed, store)
    assert report.counts == {"refused": len(plots)}
    assert sorted(line.label for line in report.lines) == plots
    told = " ".join(line.sentence() for line in report.lines)
    assert area in told
    assert "belong to no plot any more" in told
    connection = connect(pushed.path)
    assert connection.execute("SELECT count(*) FROM campaign_outbox WHERE body IS NOT NULL AND state <> 'applied'"
                              ).fetchone() == (0,)
    reasons = connection.execute("SELECT result FROM campaign_outbox WHERE state = 'refused'").fetchall()
    connection.close()
    assert all(json.loads(text)["reasons"][0]["message"] for (text,) in reasons)
    assert store.counts()["changes"] == 4


def test_the_missing_part_drawn_later_lets_both_go(pushed, store):
    half_stored(pushed)
    push(pushed, store)
    draw(pushed, square(0, width=12, shift=8))
    assert push(pushed, store).counts == {"applied": 2}


def test_land_that_is_given_up_on_purpose_goes(pushed, store):
    half_stored(pushed)
    push(pushed, store)
    with pytest.raises(BadInput, match="No edited plot is called 7/3"):
        push(pushed, store, give_up=["7/3"])
    assert push(pushed, store, give_up=["7/1"]).counts == {"applied": 1}
    reshape(pushed, p2=square(1, width=10))  # that was said of another edit
    assert push(pushed, store).counts == {"refused": 1}


def test_a_corrected_boundary_and_a_deleted_plot_say_themselves_what_they_mean(pushed, store):
    reshape(pushed, p1=square(0, width=19))
    delete(pushed, 4)
    assert push(pushed, store).counts == {"applied": 2}


def test_a_part_held_back_by_a_rule_holds_the_other(pushed, store):
    reshape(pushed, p1=square(0, width=8))
    draw(pushed, square(0, width=12, shift=8))
    pushed.update_plots({BORN: {"land_use": "XXX"}}, "wrong code")
    report = push(pushed, store)
    assert report.counts == {"refused": 2}
    (told,) = [line.sentence() for line in report.lines if line.label == "7/1"]
    assert told == (
        "Plot 7/1 was not sent, because plot 7/9, which belongs to it, was not. Correct that plot; both go together."
    )


def test_halves_that_lie_over_each_other_are_not_sealed(pushed, store):
    reshape(pushed, p1=square(0, width=8))
    draw(pushed, square(0, width=13, shift=7))
    assert push(pushed, store).counts == {"refused": 2}
    with reading(pushed.path) as connection:  # and without a rule that says so
        land = sealing_groups.land_of(edits.edits(connection))
        groups = sealing_groups.groups_of(land)
        faults = sealing_groups.faults(connection, pushed.crs, land, groups, load_ruleset("vn-2024"), {}, 9)
    assert ["20.0 m² over plot" in str(why) for why in faults.values()] == [True]


def test_a_group_larger_than_a_push_is_told_so(pushed, store):
    split(pushed)
    lines = seal_edits(pushed, load_ruleset("vn-2024"), 1)
    assert [line.status for line in lines] == ["refused"] * 2
    assert "2 plots hang together" in lines[0].sentence()


# On the way

class Few:
    """A store that takes little at a time, and keeps what it was sent."""

    def __init__(self, store, most):
        self._store, self.most, self.parts = store, most, []

    def __getattr__(self, name):
        return getattr(self._store, name)

    def push(self, request, batch):
        self.parts.append([change.content().get("group", {}).get("id") for change in request])
        return self._store.push(request, batch)


def test_a_group_is_never_cut_into_two_parts(make_work, store):
    work = make_work(12)
    push(work, store)
    for first in (1, 4, 7, 10):
        left, right = square(first - 1, width=15), square(first, width=25, shift=-5)
        reshape(work, **{f"p{first}": left, f"p{first + 1}": right})
        work.update_plots({uid_of(first + 2): {"note": "a"}}, "x")
    few = Few(store, 3)
    assert push(work, few).counts == {"applied": 12}
    assert max(map(len, few.parts)) <= 3
    together = [{group for group in part if group} for part in few.parts]
    assert sum(map(len, together)) == len(set().union(*together)) == 4


def test_parts_are_full_where_nothing_belongs_together():
    class Plain:
        def __init__(self, cid):
            self.cid = cid

    changes = [Plain(str(number)) for number in range(7)]
    groups = {"2": "a", "3": "a", "4": "a"}
    assert [[each.cid for each in part] for part in _parts(changes, 3, groups)] == [
        ["0", "1"], ["2", "3", "4"], ["5", "6"],
    ]  # fmt: skip


def test_an_edit_between_gate_and_seal_makes_the_whole_group_wait(pushed):
    split(pushed)
    with writing(pushed.path) as connection:
        found = {edit.uid: edit for edit in edits.edits(connection)}
        parcels = [
            outbox.Parcel(edit.uid, edit.op, edit.ver, edit.patch(), edit.edits - (uid == BORN), None, "g")
            for uid, edit in found.items()
        ]
        assert outbox.put(connection, parcels, {}, "vn-2024") == 0


# What waits for another

def test_what_belongs_to_a_plot_in_conflict_waits_and_the_rest_flows(pushed, store, other):
    store.push([other.update(1, 1, geom=square(0, width=18))], "b")
    split(pushed)
    pushed.update_plots({uid_of(3): {"note": "flows"}}, "x")
    report = push(pushed, store)
    assert report.counts == {"conflict": 1, "rejected": 1, "applied": 1}
    report = push(pushed, store)
    waits = next(line for line in report.lines if line.status == "blocked")
    assert (waits.label, waits.held, report.counts) == ("7/9", True, {})
    assert "of plot 7/1" in waits.sentence()
    changes = pushed.changes()
    assert (changes.conflicts, changes.blocked, changes.rejected, changes.never_pushed) == (1, 1, 0, 0)
    pushed.keep_mine(pushed.conflicts()[0])
    report = push(pushed, store)
    assert report.counts == {"applied": 2}
    assert report.complete
    assert store.plots([BORN])[BORN].image["plot_number"] == "9"


def test_a_conflict_decided_for_the_store_leaves_the_new_part_to_the_gate(pushed, store, other):
    store.push([other.update(1, 1, geom=square(0, width=18))], "b")
    split(pushed)
    push(pushed, store)
    push(pushed, store)
    pushed.keep_theirs(pushed.conflicts()[0])
    report = push(pushed, store)
    assert report.counts == {"refused": 1}
    assert report.lines[0].uid == BORN


def test_thousands_of_plots_that_share_moved_boundaries_are_no_group():
    strips = 700
    before = [shapely.box(WEST + n * SIDE, SOUTH, WEST + (n + 1) * SIDE, SOUTH + SIDE) for n in range(strips)]
    after = [shapely.box(WEST + n * SIDE + 1, SOUTH, WEST + (n + 1) * SIDE + 1, SOUTH + SIDE) for n in range(strips)]
    image = {"geom": None, "status": None, "map_scale": "1000"}
    several = [
        edits.Edit(str(n), 1, 1, None, image | {"geom": one.wkb.hex()}, image | {"geom": two.wkb.hex()})
        for n, (one, two) in enumerate(zip(before, after, strict=True))
    ]
    assert sealing_groups.groups_of(sealing_groups.land_of(several)) == []
    (group,) = sealing_groups.groups_of(sealing_groups.land_of(several[:100]))
    assert len(group.uids) == 100


def test_what_is_sealed_before_an_answer_came_follows_on_it(pushed, store, other):
    """Two packages on their way, each with what was edited since the one before."""
    rules = load_ruleset("vn-2024")
    for note in "abc":
        pushed.update_plots({uid_of(1): {"note": note}}, note)
        seal_edits(pushed, rules, 9, follow_on=True)
    seal_edits(pushed, rules, 9, follow_on=True)  # nothing new
    delete(pushed, 1)
    seal_edits(pushed, rules, 9, follow_on=True)
    connection = connect(pushed.path)
    rows = connection.execute("SELECT cid, base_cid, op FROM campaign_outbox WHERE state = 'sealed' ORDER BY seq")
    cids, firsts, ops = zip(*rows, strict=True)
    connection.close()
    assert (firsts, ops) == ((None, *cids[:-1]), ("U", "U", "U", "D"))
    store.push([other.update(1, 1, land_use="LUC")], "b")
    assert push(pushed, store).counts == {"merged": 1, "applied": 3}
    assert store.plots([uid_of(1)])[uid_of(1)].image["status"] == "retired"
    assert pushed.changes().dirty == ()
    assert store.verify() == []


def test_the_rest_of_a_chain_goes_once_its_conflict_is_decided(pushed, store, other):
    rules = load_ruleset("vn-2024")
    for note in "abc":
        pushed.update_plots({uid_of(1): {"note": note}}, note)
        seal_edits(pushed, rules, 9, follow_on=True)
    store.push([other.update(1, 1, note="theirs")], "b")
    report = push(pushed, store)
    assert report.counts == {"conflict": 1, "blocked": 2}
    assert "of plot 7/1" in [line.sentence() for line in report.lines if line.status == "blocked"][0]
    assert pushed.changes().conflicts == 1
    assert push(pushed, store).counts == {}
    pushed.keep_mine(pushed.conflicts()[0])
    report = push(pushed, store)
    assert (report.counts, report.complete) == ({"applied": 1}, True)
    assert store.plots([uid_of(1)])[uid_of(1)].image["note"] == "c"
