"""Packages and a province's server: a gateway hands in what a person sealed, in that person's name and scope."""

from __future__ import annotations

import json
import uuid
import zipfile

import psycopg2
import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.store.package_door import open_door
from land_campaign_plugin.store.package_key import PackageKey
from land_campaign_plugin.store.pg_backup import backup
from land_campaign_plugin.store.pg_connection import Address
from land_campaign_plugin.store.postgis import PostgisStore
from land_campaign_plugin.verbs.packages import package_in, package_out, read_answers

from .conftest import Client, uid_of
from .test_push import edit


@pytest.fixture
def gateway(central):
    """The connection string of a gateway's login, and Lan's key."""
    central.run("DELETE FROM campaign.package_key")
    if central.run("SELECT to_regrole('porter')") == [(None,)]:
        central.run("CREATE ROLE porter LOGIN; GRANT campaign_gateway TO porter")
    return central.address("porter")


def with_key(central, login="lan") -> PackageKey:
    """A key as it is derived, by chance, in the store."""
    key = PackageKey(uuid.uuid4().hex[:10], uuid.uuid4().bytes * 2)
    central.run("INSERT INTO campaign.package_key (id, login, key) VALUES (%s, %s, %s)", key.id, login, key.key)
    return key


@pytest.fixture
def key(central, gateway) -> PackageKey:
    return with_key(central)


def test_a_package_is_taken_in_as_the_person_and_via_the_gateway(tmp_path, work, central, gateway, key):
    out = package_out(work, tmp_path, key)
    taken = package_in(out.path, gateway, tmp_path)
    assert (taken.login, taken.counts) == ("lan", {"applied": 4})
    answers = read_answers(work, taken.answers, key)
    assert (answers.push.stored, answers.pull.communes) == (4, {"26734": 4})
    assert central.run("SELECT DISTINCT login, via FROM campaign.hist") == [("lan", "porter")]
    assert central.run("SELECT DISTINCT login, via FROM campaign.change_req") == [("lan", "porter")]
    assert package_in(out.path, gateway, tmp_path).replayed == 4
    edit(work, "UPDATE plot SET note = 'b' WHERE uid = ?", uid_of(1))
    from land_campaign_plugin.verbs.push import push

    store = central.store("lan")
    assert push(work, store).stored == 1
    assert store.verify() == []
    store.close()
    assert central.run("SELECT login, via FROM campaign.hist WHERE ver = 2") == [("lan", None)]


@pytest.mark.parametrize(("login", "counts"), [("thu", {"rejected": 4}), ("lan", {"applied": 4})])
def test_the_role_is_that_of_the_person(tmp_path, work, central, gateway, login, counts):
    key = with_key(central, login)
    assert package_in(package_out(work, tmp_path, key).path, gateway, tmp_path).counts == counts


def test_scanned_papers_come_in_as_what_the_person_may_write(tmp_path, work, central, gateway, key):
    scans = tmp_path / "scans"
    scans.mkdir()
    (scans / "a.pdf").write_bytes(b"%PDF a paper")
    edit(work, "INSERT INTO document (uid, plot_uid, file_name) VALUES ('d1', ?, 'a.pdf')", uid_of(1))
    first = package_in(package_out(work, tmp_path, key).path, gateway, tmp_path)
    read_answers(work, first.answers, key)  # records go once their plots are there
    taken = package_in(package_out(work, tmp_path, key, documents=scans).path, gateway, tmp_path)
    assert (taken.papers, taken.refused_papers) == (1, 0)
    assert central.run("SELECT login, complete FROM campaign.document_blob") == [("lan", True)]


def test_reading_is_within_the_scope_of_the_person(tmp_path, work, central, gateway, key, crs):
    from land_campaign_plugin.store.workcopy import WorkCopy

    package_in(package_out(work, tmp_path, key).path, gateway, tmp_path)
    minh = with_key(central, "minh")
    central.run("DELETE FROM campaign.scope WHERE login = 'minh'")
    empty = WorkCopy.create(tmp_path / "minh.gpkg", crs)
    out = package_out(empty, tmp_path, minh, communes=["26734"])
    report = read_answers(empty, package_in(out.path, gateway, tmp_path).answers, minh)
    assert (report.pull.hidden, len(empty.plots())) == (["26734"], 0)


def test_a_commune_that_is_shown_no_more_stays_as_it_is(tmp_path, work, central, gateway, key):
    read_answers(work, package_in(package_out(work, tmp_path, key).path, gateway, tmp_path).answers, key)
    central.run("DELETE FROM campaign.scope WHERE login = 'lan'")
    edit(work, "UPDATE plot SET note = 'late'")
    before = len(work.plots())
    report = read_answers(work, package_in(package_out(work, tmp_path, key).path, gateway, tmp_path).answers, key)
    assert report.push.counts["rejected"] == before
    assert (report.pull.hidden, len(work.plots())) == (["26734"], before)


@pytest.mark.parametrize("taken_away", [
    "UPDATE campaign.package_key SET revoked_at = now()", "UPDATE campaign.person SET active = false",
])  # fmt: skip
def test_who_lost_the_key_or_the_job_is_not_spoken_for(tmp_path, work, central, gateway, key, taken_away):
    path = package_out(work, tmp_path, key).path
    central.run(taken_away)
    with pytest.raises(BadInput, match="no longer"):
        package_in(path, gateway, tmp_path)
    request = json.dumps({"proto": "1", "batch": "b", "changes": []})
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        central.run("SELECT campaign.push_for('lan', %s)", request, login="porter")
    assert central.run("SET campaign.acting = 'lan'; SELECT campaign.hello() ->> 'login'", login="porter") == [
        ("porter",)
    ]


def test_push_for_speaks_for_one_transaction(central, gateway, key):
    change = Client().insert(1)
    said = {"cid": change.cid, "uid": change.uid, "op": "I", "base": "0", "sha256": change.sha256}
    request = json.dumps({"proto": "1", "batch": "b", "changes": [said | {"body": change.body.decode()}]})
    rows = central.run(
        "SELECT campaign.push_for('lan', %s) -> 0 ->> 'status'; SELECT campaign.hello() ->> 'login'", request,
        login="porter",
    )  # fmt: skip
    assert rows == [("porter",)]
    assert central.run("SELECT login, via FROM campaign.hist") == [("lan", "porter")]


@pytest.mark.parametrize("query", [
    "SELECT campaign.push_for('ha', '{}')", "SELECT * FROM campaign.package_key_of('0')",
    "SELECT * FROM campaign.package_key", "SELECT campaign.push_for('lan', '{}')",
])  # fmt: skip
def test_nobody_but_a_gateway_speaks_for_others_or_sees_keys(central, key, query):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        central.run(query, login="lan")


def test_the_gateway_itself_may_nothing(central, gateway, key):
    store = PostgisStore(gateway)
    assert store.communes() == {}
    assert store.push([Client().insert(1)], "b")[0].code == "out_of_scope"
    store.close()
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        central.run("SELECT * FROM campaign.package_key", login="porter")


def test_a_key_is_for_whom_the_store_knows_and_takes_the_place_of_the_last(central, gateway):
    door = open_door(central.address("postgres"))
    with pytest.raises(BadInput, match="knows nobody"):
        door.register("nobody")
    first, second = door.register("lan"), door.register("lan")
    assert first != second
    assert central.run("SELECT count(*), count(revoked_at) FROM campaign.package_key") == [(2, 1)]
    assert door.revoke("lan") == 1


def test_no_backup_holds_a_package_key(tmp_path, central, key):
    """Whoever finds a backup seals nothing in anybody's name."""
    assert "package_key" not in backup(Address(central.address("postgres")), tmp_path / "b.backup").rows
    with zipfile.ZipFile(tmp_path / "b.backup") as file:
        assert not [name for name in file.namelist() if key.key.hex().encode() in file.read(name)]
