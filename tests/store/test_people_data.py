"""People's values: apart from history, shown masked, opened for a purpose that is written down. People are invented."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.store import people_access
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.contract import UPDATE
from land_campaign_plugin.store.personal import is_token, masked, revealed, token

from .conftest import uid_of
from .test_records_travel import CANARY, COMMUNE, PERSON, Clerk, told

OTHER = "26737"
SECRET = [value for name, value in PERSON.items() if name not in ("kind", "gender")]
MASKED = {
    "name": "N. T. M.", "citizen_number": "0330******45", "identity_card": None, "tax_code": "8012****78",
    "born_on": "1980", "address": "…",
}  # fmt: skip


@pytest.fixture
def clerk():
    return Clerk()


@pytest.fixture
def peopled(any_store, clerk):
    """A store with one person, who has a right in plot 1."""
    any_store.push(
        [
            clerk.insert(1),
            clerk.new("party", "p1", commune=COMMUNE, **PERSON),
            clerk.new("right", "r1", plot_uid=uid_of(1), party_uid="p1"),
        ],
        "b",
    )
    return any_store


def test_history_holds_what_stands_for_a_value_and_the_value_comes_on_demand(peopled):
    line = next(line for line in peopled.feed(COMMUNE, 0, 10) if line.kind == "party")
    assert not set(SECRET) & set(line.image.values())
    assert {name for name, value in line.image.items() if is_token(value)} == {
        "name", "citizen_number", "born_on", "address", "tax_code",
    }  # fmt: skip
    assert (line.image["kind"], line.image["gender"]) == ("Cá nhân", "Nữ")
    values = peopled.personal(["p1", "unknown"])
    assert revealed(line.image, values["p1"]) == dict.fromkeys(line.image) | PERSON
    assert peopled.masked(["p1"]) == {"p1": MASKED}
    access = peopled.accesses()[0]
    assert (access.login, access.what, access.rows, access.purpose, access.pii) == (
        "lan", "work copy", 1, "work copy", True,
    )  # fmt: skip


def test_equal_values_stand_as_equal_and_conflicts_are_found(peopled, clerk):
    other = Clerk()
    answers = peopled.push(
        [
            clerk.edit("party", "p1", 1, citizen_number="033099054321"),
            other.edit("party", "p1", 1, identity_card="012345678"),  # of one group with the number
            other.edit("party", "p1", 1, address="Thôn Thử"),
            other.edit("party", "p1", 1, address="Thôn Thử"),
        ],
        "b",
    )
    assert told(answers) == [
        ("applied", "", 2), ("conflict", "changed_since", 2), ("merged", "", 3), ("merged", "", 3),
    ]  # fmt: skip
    assert revealed(answers[1].image, peopled.personal(["p1"])["p1"])["citizen_number"] == "033099054321"
    assert peopled.personal(["p1"])["p1"]["address"] == "Thôn Thử"
    assert peopled.verify() == []


def test_a_purpose_is_asked_for_and_written_down(peopled):
    with pytest.raises(BadInput, match="purpose"):
        peopled.unmask(["p1"], "  why  ")
    assert peopled.unmask(["p1"], "Hồ sơ 12/2026")["p1"]["citizen_number"] == CANARY
    assert [(access.what, access.rows, access.purpose) for access in peopled.accesses()] == [
        ("unmask", 1, "Hồ sơ 12/2026")
    ]
    peopled.log_access("export", 31_000, "giao nộp đợt 1", pii=False)
    assert (peopled.accesses()[-1].what, peopled.accesses()[-1].rows) == ("export", 31_000)


def test_nobody_looks_at_many_at_once(peopled):
    with pytest.raises(BadInput, match=str(people_access.MOST_AN_HOUR)):
        peopled.unmask([str(number) for number in range(people_access.MOST_AN_HOUR + 1)], "Hồ sơ 12/2026")


TOKENS = [("name", "Nguyễn Thị Mẫu"), ("born_on", "1980"), ("address", ""), ("address", "a\n=\"'\\")]


@pytest.mark.parametrize(("field", "value"), TOKENS)
def test_both_stores_put_the_same_in_place_of_a_value(central, field, value):
    assert central.run("SELECT campaign.token('key', %s, %s)", field, value) == [(token("key", field, value),)]


SHOWN = [
    {"name": "Nguyễn Văn  A", "citizen_number": "033 099 012345", "born_on": "1980"},
    {"name": "?", "citizen_number": "12345", "born_on": "khoảng 1980", "tax_code": "0101234567-001"},
    {"name": " B ", "identity_card": "012345678", "born_on": "1980-02-30"},
]


@pytest.mark.parametrize("number", range(len(SHOWN)))
def test_both_stores_mask_the_same(central, store, clerk, number):
    change = clerk.new("party", "p1", commune=COMMUNE, **SHOWN[number])
    with closing(central.store("lan")) as server:
        for each in (store, server):
            each.push([change], "b")
            assert each.masked(["p1"])["p1"] == masked(SHOWN[number])


def test_no_value_stands_anywhere_but_in_its_own_table(central, clerk):
    """A number in every place that a push can write to; the server's log too."""
    with closing(central.store("lan")) as server:
        server.push([clerk.new("party", "p1", commune=COMMUNE, **PERSON)], CANARY[:4])
        server.push(
            [
                clerk.edit("party", "p1", 1, address="x"),
                clerk.record("party", UPDATE, "p1", 0, **PERSON),  # a conflict at most
                clerk.new("party", "p1", commune=COMMUNE, **PERSON | {"name": "Trần Văn Thử"}),
                clerk.new("party", "p2", commune="99999", **PERSON),  # no such commune
                clerk.new("party", "p3", commune=COMMUNE, **PERSON | {"gender": 7}),
                clerk.new("party", "p4", commune=COMMUNE, citizen_number=int(CANARY)),
                clerk.new("party", "p5", commune=COMMUNE, colour=CANARY),
            ],
            "b",
        )
        server.masked(["p1"])
        server.records("party", ["p1"])
        for _ in range(2):
            server.unmask(["p1"], "Hồ sơ 12/2026")
    tables = [name for (name,) in central.run(
        "SELECT relname FROM pg_class WHERE relnamespace = 'campaign'::regnamespace AND relkind IN ('r', 'v')"
    )]  # fmt: skip
    assert "rejected" in tables
    for table in tables:
        ((text,),) = central.run(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM campaign.{table} AS t")
        assert not [value for value in (*SECRET, CANARY.lstrip("0"), "Trần Văn Thử") if value in text], table
    assert central.run("SELECT count(*) FROM campaign.rejected")[0][0] >= 3
    log = (Path(central.server.host) / "server.log").read_text(encoding="utf-8")
    assert not [value for value in SECRET if value in log]


def test_an_offices_own_file_keeps_values_in_their_own_tables(store, clerk):
    store.push(
        [
            clerk.new("party", "p1", commune=COMMUNE, **PERSON),
            clerk.new("party", "p2", **PERSON),
            clerk.new("party", "p1", commune=COMMUNE, **PERSON | {"name": "Trần Văn Thử"}),
        ],
        "b",
    )
    with closing(connect(store.path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in names - {"party_secret", "hist_pii", "conflict_pii"}:
            text = repr(connection.execute(f'SELECT * FROM "{table}"').fetchall())
            assert not [value for value in SECRET if value in text], table


# The server's walls

@pytest.fixture
def server(central, clerk):
    """One person in each commune; Minh is in the second only, and the first person has a right there too."""
    with closing(central.store("lan")) as store:
        store.push(
            [
                clerk.insert(1),
                clerk.insert(2, commune=OTHER),
                clerk.new("party", "p1", commune=COMMUNE, **PERSON),
                clerk.new("party", "p2", commune=OTHER, name="Trần Văn Thử"),
                clerk.new("party", "p3", commune=COMMUNE, name="Lê Thị Vắng"),
                clerk.new("right", "r1", plot_uid=uid_of(2), party_uid="p1"),
            ],
            "b",
        )
    central.run("DELETE FROM campaign.scope WHERE login IN ('minh', 'thu') AND commune_id ="
                " (SELECT id FROM campaign.commune WHERE code = '26734')")
    return central


def test_who_works_in_a_commune_sees_its_people_and_those_with_a_right_there(server):
    with closing(server.store("minh")) as minh:
        assert set(minh.records("party", ["p1", "p2", "p3"])) == {"p1", "p2"}
        assert set(minh.personal(["p1", "p2", "p3"])) == {"p1", "p2"}
        assert [uid for _, uid, _, _ in minh.commune_records(COMMUNE)] == []
        assert minh.push([Clerk().edit("party", "p1", 1, address="x")], "b")[0].code == "out_of_scope"
        assert minh.push([Clerk().new("right", "r9", plot_uid=uid_of(1))], "b")[0].code == "plot_missing"


@pytest.mark.parametrize("login", ["thu", "yen"])
def test_who_need_not_know_is_refused(server, login):
    with closing(server.store(login)) as store:
        assert store.personal(["p1", "p2", "p3"]) == {}
        with pytest.raises(StoreError, match="does not let you"):
            store.unmask(["p1"], "Hồ sơ 12/2026")


def test_a_viewer_sees_masks_and_a_supervisor_opens_them_for_a_purpose(server):
    rows = server.run("SELECT uid, name, citizen_number FROM campaign.party_masked", login="thu")
    assert rows == [("p2", "T. V. T.", None)]
    with closing(server.store("son")) as son:
        assert son.unmask(["p3"], "Hồ sơ 12/2026")["p3"]["name"] == "Lê Thị Vắng"
    with closing(server.store("thu")) as thu, closing(server.store("yen")) as yen:
        assert thu.accesses() == []
        assert [access.login for access in yen.accesses()] == ["son"]
        assert yen.past_personal("p3", "Kiểm tra 3/2026") == {1: {"name": "Lê Thị Vắng"}}


SECRETS = ["party_secret", "hist_pii", "pii_key", "document_chunk"]


@pytest.mark.parametrize("login", ["lan", "son", "yen"])
def test_nobody_reads_the_tables_behind(server, login):
    for table in SECRETS:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            server.run(f"SELECT * FROM campaign.{table}", login=login)


STEPS = ["push_plots('{}')", "push_records('{}', '[]')", "opened('', 2026::smallint)", "values_of('{}', '{}')",
         "destroy_key(2025, true)", "key_of_year()", "log_row('x', 1, 'x', true)"]  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_the_steps_are_not_to_be_called(server, step):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        server.run(f"SELECT campaign.{step}", login="lan")


def test_what_a_destroyed_key_encrypted_is_gone_and_what_is_current_stays_on_demand(server):
    server.run("UPDATE campaign.pii_key SET year = 2020 WHERE year > 0;"
               "UPDATE campaign.party_secret SET year = 2020;"
               "SET session_replication_role = replica; UPDATE campaign.hist_pii SET year = 2020;")
    with closing(server.store("lan")) as lan, closing(server.store("yen")) as yen:
        assert lan.personal(["p3"])["p3"] == {"name": "Lê Thị Vắng"}
        assert server.run("SELECT campaign.destroy_key(2020, true)") == [(3,)]
        assert lan.personal(["p3"])["p3"] == {"name": "Lê Thị Vắng"}
        assert yen.past_personal("p3", "Kiểm tra 3/2026") == {1: None}
        lan.push([Clerk().edit("party", "p3", 1, address="x")], "b")
        assert lan.personal(["p3"])["p3"] == {"name": "Lê Thị Vắng", "address": "x"}
    with pytest.raises(psycopg2.errors.ObjectInUse):
        server.run("SELECT campaign.destroy_key(extract(year FROM now())::integer, true)")
