"""One history, two stores: an office's file and a province's server give the same answers, plots and chains."""

import os

import pytest

from land_campaign_plugin.model.change import CONTENT, GEOMETRY, conflict_group
from land_campaign_plugin.store.history import link

from .conftest import uid_of
from .histories import PLOTS, VALUES, History

SEEDS = int(os.environ.get("LAND_CAMPAIGN_HISTORIES", "8"))
PUSHES = 12
UIDS = [uid_of(number) for number in range(1, PLOTS + 1)]


def told(answer):
    """An answer without the place of a fault, which is worded by different versions of one library."""
    return vars(answer) | {"values": {name: value for name, value in answer.values.items() if name != "where"}}


def lines(store, commune):
    """A commune's history but for the time of day, and the hashes that cover it."""
    feed = store.feed(commune, 0, 10**6)
    return [(each.seq, each.uid, each.ver, each.op, each.image, each.cid, each.login) for each in feed]


@pytest.fixture
def both(store, central):
    """An office's store that knows the same communes as the server."""
    server = central.store("lan")
    yield store, server
    server.close()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_histories_come_to_the_same_in_both_stores(both, seed):
    history = History(seed)
    for turn in range(PUSHES):
        changes = [change for change in history.push() if _is_for_both(change)]
        answers = [store.push(changes, f"batch {turn}") for store in both]
        assert [told(answer) for answer in answers[0]] == [told(answer) for answer in answers[1]]
        history.learn(changes, answers[0])
    local, server = both
    assert local.plots(UIDS) == server.plots(UIDS)
    assert local.counts() == server.counts()
    assert local.communes() == server.communes()
    for commune in local.communes():
        assert lines(local, commune) == lines(server, commune)
    assert local.verify() == server.verify() == []


def _is_for_both(change) -> bool:
    """The file of an office knows no list of communes: what is out of the server's list is a test of its own."""
    return b'"commune":null' not in change.body and b'"commune":"99999"' not in change.body


def test_the_server_knows_the_fields_of_this_version(central):
    rows = central.run("SELECT name, kind, grp FROM campaign.field ORDER BY position")
    ours = [(GEOMETRY, "shape", conflict_group(GEOMETRY))]
    assert rows == ours + [(column.name, column.kind, conflict_group(column.name)) for column in CONTENT]


def test_both_chains_are_linked_the_same(central):
    """A line with every kind of value, linked by the server and by us."""
    entry = ["26734", 3, "u", 2, "U", 1, "c", "b", None, "lan", "2026-01-01T00:00:00.000000+00:00", "note", '{"a":"ạ"}']
    query = "SELECT campaign.link(NULL, %s, campaign.entry(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s))"
    for last in ([None, None], ["g", None], [None, "p1,p2"], ["g", "p"]):
        assert central.run(query, "head", *entry, *last) == [(link("head", (*entry, *last)),)]


NUMBERS = """0.0 1.0 -1.0 0.1 100.05 1e-05 1.5e-07 0.0001 123456789012345.0 1234567890123456.0 1234567890123456.5
    9007199254740991.0 9007199254740992.0 1e+16 -0.0 1 1. .5 01.0 1.10 nan inf 1_0.0 1e-5 1e-400 0.30000000000000004"""
NUMBERS = [*NUMBERS.split(), " 1.0", ""]


def test_both_take_the_same_numbers(central):
    """What Python prints of a float is right, in both; nothing else."""
    from land_campaign_plugin.store.images import bad_field

    ours = [bad_field({"area_recorded_m2": text}) is None for text in NUMBERS]
    query = "SELECT campaign.fits(t, 'real') FROM unnest(%s) WITH ORDINALITY AS u (t, n) ORDER BY n"
    rows = central.run(query, NUMBERS)
    assert [fits for (fits,) in rows] == ours
    assert "-1.0" not in [text for text, fits in zip(NUMBERS, ours, strict=True) if fits]
    assert set(VALUES) <= {column.name for column in CONTENT}
