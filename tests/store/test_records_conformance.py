"""One history of records, two stores: the same answers, records and chains, and a backup that keeps people's values."""

from __future__ import annotations

import os
import random
from contextlib import closing
from dataclasses import replace

import pytest

from land_campaign_plugin.model.change import record_group
from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.model.record_kinds import KIND_FIELDS, PERSONAL
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.contract import INSERT, RETIRE, UPDATE
from land_campaign_plugin.store.pg_backup import backup, restore
from land_campaign_plugin.store.pg_connection import Address
from land_campaign_plugin.store.pg_keys import destroy_key, export_keys, import_keys
from land_campaign_plugin.store.pg_replay import replay
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.verbs.store_admin import administer

from .conftest import uid_of
from .test_records_travel import COMMUNE, PERSON, Clerk

SEEDS = int(os.environ.get("LAND_CAMPAIGN_HISTORIES", "6"))
PUSHES, RECORDS = 10, 4
VALUES = {
    "certificate": {"serial": ["AA 1", "BB 2", "", None], "area_m2": ["1.0", "2.5", "4e2", None], "barcode": ["x", 7],
                    "plot_uid": [uid_of(1), uid_of(2), uid_of(9), None]},
    "party": {"name": ["Nguyễn Thị Mẫu", "o\u0302", "a\0b", None], "citizen_number": ["033099012345", None],
              "identity_card": ["012345678", 12345678], "gender": ["Nữ", None], "status": ["in_force", None]},
    "right": {"plot_uid": [uid_of(1), uid_of(2), None], "party_uid": ["1", "2"], "share": ["0.5", "1.0"],
              "certificate_uid": ["1", "9", None]},
    "waiver": {"plot_uid": [uid_of(1)], "state": ["proposed", "approved", "expired", "x", None], "note": ["a", "b"]},
    "sheet_seal": {"commune": [COMMUNE, "26737", None], "plots": ["1", "01"], "sealed_by": ["son"]},
}  # fmt: skip


class RecordHistory:
    """Pushes of two offices from a seed; equal seeds give equal changes as long as the answers are equal."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.offices = [Clerk(), Clerk()]
        self.known: dict = {}
        self.sent: list = []

    def push(self) -> list:
        clerk = self.chance.choice(self.offices)
        size = self.chance.randint(1, 5)
        group = {"group": (f"g{self.chance.random()}", size)} if self.chance.random() < 0.15 else {}
        changes = [self._change(clerk, group) for _ in range(size)]
        if self.sent and self.chance.random() < 0.3:
            changes.insert(0, self.chance.choice(self.sent))
        self.sent += changes
        return changes

    def _change(self, clerk, group):
        chance = self.chance
        kind = chance.choice(list(VALUES))
        uid = str(chance.randint(1, RECORDS))
        base = chance.choice([self.known.get((kind, uid), 0), chance.randint(0, 3)])
        op = INSERT if not base else chance.choice([UPDATE, UPDATE, UPDATE, RETIRE])
        names = chance.sample(list(VALUES[kind]), chance.randint(1, 2))
        if op == INSERT:
            names = list(VALUES[kind])
        patch = {} if op == RETIRE else {name: chance.choice(VALUES[kind][name]) for name in names}
        more = dict(group)
        if kind != "sheet_seal":
            more["commune"] = chance.choice([COMMUNE, "26737", None])
        return clerk.record(kind, op, uid, base, more=more, **patch)

    def learn(self, changes, answers):
        for change, answer in zip(changes, answers, strict=True):
            if answer.ver:
                self.known[change.kind, change.uid] = answer.ver


@pytest.fixture
def both(store, central):
    """An office's store and the server's, whose tokens are made with the same key."""
    with closing(connect(store.path)) as connection:
        (key,) = connection.execute("SELECT value FROM secret_key").fetchone()
    central.run("UPDATE campaign.pii_key SET key = %s WHERE year = 0", key)
    with closing(central.store("lan")) as server:
        yield store, server


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_histories_of_records_come_to_the_same_in_both_stores(both, seed):
    clerk, history = Clerk(), RecordHistory(seed)
    first = [clerk.insert(1), clerk.insert(2, commune="26737")]
    for store in both:
        store.push(first, "b")
    for turn in range(PUSHES):
        changes = history.push()
        answers = [store.push(changes, f"batch {turn}") for store in both]
        assert answers[0] == answers[1]
        history.learn(changes, answers[0])
    local, server = both
    for commune in (COMMUNE, "26737"):
        lines = [
            [replace(line, at="", hash="", prev_hash="") for line in store.feed(commune, 0, 10**6)] for store in both
        ]
        assert lines[0] == lines[1]
        assert sorted(local.commune_records(commune), key=str) == sorted(server.commune_records(commune), key=str)
    people = [str(number) for number in range(1, RECORDS + 1)]
    assert local.personal(people) == server.personal(people)
    assert local.masked(people) == server.masked(people)
    assert local.counts() == server.counts()
    assert local.communes() == server.communes()
    assert local.verify() == server.verify() == []


def test_the_server_knows_the_fields_of_this_version(central):
    rows = central.run("SELECT kind, name, type, grp, personal FROM campaign.record_field ORDER BY kind, position")
    ours = [
        (kind, name, type_, record_group(kind, name), name in PERSONAL.get(kind, ()))
        for kind in sorted(KIND_FIELDS)
        for name, type_ in KIND_FIELDS[kind].items()
    ]
    assert rows == ours


# Backup and keys

def test_a_backup_comes_back_without_keys_and_is_whole_once_they_are_there(central, tmp_path):
    admin = Address(central.address("postgres"))
    path, keys = tmp_path / "store.backup", tmp_path / "keys.csv"
    clerk = Clerk()
    with closing(central.store("lan")) as lan:
        lan.push([clerk.insert(1), clerk.new("party", "p1", commune=COMMUNE, **PERSON)], "b")
        values, shown = lan.personal(["p1"]), lan.masked(["p1"])
    assert backup(admin, path).rows["party_secret"] == 1
    assert export_keys(admin, keys) == 2
    assert keys.stat().st_mode & 0o077 == 0
    name = "campaign_keys"
    central.server.create_database(name)
    try:
        there = Address("PG:" + central.server.string(name))
        assert restore(there, path).faults == []
        with closing(PostgisStore("PG:" + central.server.string(name, user="lan"))) as back:
            assert (back.personal(["p1"]), back.masked(["p1"])) == ({}, shown)
            with pytest.raises(StoreError):  # what stands for a value would not be what stood for it before
                back.push([clerk.edit("party", "p1", 1, address="x")], "b")
            assert import_keys(there, keys) == 2
            assert back.personal(["p1"]) == values
            assert back.push([clerk.edit("party", "p1", 1, address="x")], "b")[0].status == "applied"
            assert administer("verify", f"PG:{central.server.string(name)}").wrong == []
        with pytest.raises(BadInput, match="past year"):
            destroy_key(there, 2999)
        other = tmp_path / "other.csv"
        other.write_text("year,key\n0,abc\n", encoding="utf-8")
        with pytest.raises(BadInput, match="another key"):
            import_keys(there, other)
    finally:
        central.server.drop_database(name)


# An office's own store goes on in the province's

def test_records_and_people_of_an_office_go_on_in_the_provinces_store(store, central):
    clerk = Clerk()
    with closing(central.store("lan")) as lan:
        lan.push([clerk.insert(9, commune="26737"), clerk.new("party", "p9", commune="26737", name="Lê Thị Vắng")], "b")
    office = Clerk()
    store.push(
        [
            office.insert(1),
            office.new("party", "p1", commune=COMMUNE, **PERSON),
            office.new("right", "r1", plot_uid=uid_of(1), party_uid="p1"),
            office.edit("party", "p1", 1, address="Thôn Thử"),
            office.edit("party", "p1", 1, address="Thôn Khác"),  # a conflict
        ],
        "b",
    )
    values = store.personal(["p1"])["p1"]
    report = replay(store.path, Address(central.address("postgres")))
    assert (report.rows["record"], report.rows["party_secret"], report.rows["conflict"]) == (2, 1, 1)
    with closing(central.store("lan")) as lan, closing(central.store("yen")) as yen:
        assert lan.personal(["p1"])["p1"] == values
        assert lan.masked(["p1"]) == store.masked(["p1"])
        assert yen.past_personal("p1", "Kiểm tra 3/2026")[1]["address"] == PERSON["address"]
        assert [line.hash for line in lan.feed(COMMUNE, 0, 9)] == [line.hash for line in store.feed(COMMUNE, 0, 9)]
        same = lan.push([office.edit("party", "p1", 2, **values)], "b2")[0]
        assert (same.status, same.ver) == ("same", 2)  # the tokens are made as they were
        assert lan.push([office.edit("party", "p1", 2, name="Nguyễn Thị Thử")], "b2")[0].ver == 3
    assert administer("verify", central.address("postgres")).wrong == []
