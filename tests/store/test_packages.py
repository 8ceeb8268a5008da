"""Changes that travel as a file: what goes out comes in as a push would, and nothing else does."""

from __future__ import annotations

import zlib

import pytest

from land_campaign_plugin.model.errors import BadInput, StoreError
from land_campaign_plugin.store import package_file
from land_campaign_plugin.store.connection import reading, writing
from land_campaign_plugin.store.package_door import make_tables, open_door
from land_campaign_plugin.store.package_file import ANSWERS, CHANGES, Package, new_id, package_bytes
from land_campaign_plugin.store.package_key import (
    PackageKey,
    new_key_text,
    read_key_file,
    read_key_text,
    write_key_file,
)
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.packages import package_in, package_out, read_answers
from land_campaign_plugin.verbs.pull import check_out, pull
from land_campaign_plugin.verbs.push import push

from .conftest import uid_of
from .test_push import content_of, edit

KEY = PackageKey("0011223344", bytes(range(32)))
"""A key as it is derived; scrypt takes a tenth of a second, so that tests take this one where they can."""


@pytest.fixture
def key(store):
    """Lan's key, as the store of her office knows it."""
    with writing(store.path) as connection:
        make_tables(connection)
        connection.execute("INSERT INTO package_key VALUES (?, 'lan', ?, 'today', NULL)", (KEY.id, KEY.key))
    return KEY


@pytest.fixture
def travel(tmp_path, store, key):
    """Sends a work copy's package to the store and reads the answers."""

    def send(work, **how):
        out = package_out(work, tmp_path, key, **how)
        taken = package_in(out.path, store.path, tmp_path)
        return out, taken, read_answers(work, taken.answers, key)

    return send


# The key

def test_a_key_is_read_however_it_was_copied():
    text = new_key_text()
    key = read_key_text(text)
    assert read_key_text(" " + text.lower().replace("-", " ") + "\n") == key
    assert len(key.key) == 32
    assert key.key.hex() not in repr(key)


@pytest.mark.parametrize("wrong", [
    lambda text: text[:-1] + ("A" if text[-1] != "A" else "B"),
    lambda text: text[:-6],
    lambda text: text.replace(text[10], "7" if text[10] != "7" else "6", 1),
    lambda text: "secret", lambda text: "", lambda text: "ạ" * 48,
])  # fmt: skip
def test_a_key_with_a_mistake_is_no_key(wrong):
    with pytest.raises(BadInput, match="no package key"):
        read_key_text(wrong(new_key_text()))


def test_a_key_file_is_its_owners_alone(tmp_path):
    text = new_key_text()
    write_key_file(tmp_path / "lan.key", text)
    assert read_key_file(tmp_path / "lan.key") == read_key_text(text)
    (tmp_path / "lan.key").chmod(0o644)
    with pytest.raises(BadInput, match="read by other people"):
        read_key_file(tmp_path / "lan.key")


# The file

def opened(data, key=KEY):
    return list(Package(data).sections(key))


def test_a_package_opens_with_its_key_and_holds_what_was_put_in():
    sections = [{"a": "ạ"}, [1, 2], None]
    data = package_bytes(CHANGES, new_id(), KEY, sections)
    assert opened(data) == sections
    assert "ạ".encode() not in data


def test_every_byte_of_a_package_counts():
    """Each byte changed, each end cut off, anything added: it does not open."""
    data = package_bytes(CHANGES, new_id(), KEY, [{"n": "x" * 40}, 2])
    for place in range(len(data)):
        with pytest.raises(BadInput):
            opened(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(BadInput):
            opened(data[:place])
    for more in (b"\0", data[-30:], data):
        with pytest.raises(BadInput):
            opened(data + more)


def test_chunks_cannot_change_places_or_packages():
    head = len(package_bytes(CHANGES, "00" * 16, KEY, [])) - 4 - 16 - len(zlib.compress(b"null", 6))
    one, two = (package_bytes(CHANGES, "00" * 16, KEY, [1, 2, 3]) for _ in range(2))
    size = (len(one) - head) // 3
    parts = [one[head + n * size : head + (n + 1) * size] for n in range(3)]
    with pytest.raises(BadInput):
        opened(one[:head] + parts[1] + parts[0] + parts[2])
    with pytest.raises(BadInput):
        opened(one[:head] + parts[0] + parts[2])
    with pytest.raises(BadInput):
        opened(two[:head] + one[head:])


def test_other_keys_and_a_kind_that_was_changed_do_not_open_it():
    data = package_bytes(CHANGES, new_id(), KEY, [1])
    with pytest.raises(BadInput, match="not sealed with this key"):
        opened(data, PackageKey("99" * 5, KEY.key))
    with pytest.raises(BadInput, match="does not open"):
        opened(data, PackageKey(KEY.id, bytes(32)))
    with pytest.raises(BadInput, match="does not open"):
        opened(data[:8] + ANSWERS + data[9:])


def test_a_package_that_unpacks_to_more_than_its_limit_is_refused(monkeypatch):
    data = package_bytes(CHANGES, new_id(), KEY, ["0" * 200_000])
    assert len(data) < 1_000
    with pytest.raises(BadInput, match="larger than"):
        Package(data, most=100)
    monkeypatch.setattr(package_file, "MOST_CHUNK", 2_000)
    with pytest.raises(BadInput, match="larger than"):
        opened(data)


# Out, in, answers

def test_a_package_is_as_good_as_a_push(work, store, travel):
    out, taken, answers = travel(work)
    assert (out.changes, taken.login, taken.counts) == (4, "lan", {"applied": 4})
    assert answers.push.counts == {"applied": 4}
    assert answers.push.complete
    assert answers.pull.communes == {"26734": 4}
    assert list(work.plots()["ver"]) == [1, 1, 1, 1]
    assert (work.changes().waiting, work.changes().never_pushed) == (0, 0)
    assert {entry.login for entry in store.feed("26734", 0, 9)} == {"lan"}
    with reading(store.path) as connection:
        assert connection.execute("SELECT login, via <> '' FROM via").fetchall() == [("lan", 1)]
    assert push(work, store).counts == {}
    assert pull(work, store).counts == {}


def test_names_of_packages_tell_nothing(work, travel):
    out, taken, _ = travel(work)
    assert out.path.name.startswith("changes-")
    assert taken.answers.name.startswith("answers-")
    assert "lan" not in out.path.stem + taken.answers.stem
    assert b"26734" not in out.path.read_bytes() + taken.answers.read_bytes()


def test_every_step_may_be_done_again(tmp_path, work, store, key):
    out = package_out(work, tmp_path, key)
    taken = package_in(out.path, store.path, tmp_path)
    before = content_of(store)
    again = package_in(out.path, store.path, tmp_path / "again.landpkg")
    assert (again.counts, again.replayed) == ({"applied": 4}, 4)
    assert content_of(store) == before
    assert read_answers(work, taken.answers, key).push.stored == 4
    for answers in (taken.answers, again.answers):
        repeated = read_answers(work, answers, key)
        assert (repeated.push.counts, repeated.pull.counts) == ({}, {})
    assert list(work.plots()["ver"]) == [1, 1, 1, 1]


def test_a_lost_package_is_in_the_next_one(tmp_path, work, store, key, travel):
    """And so are lost answers: the same bytes are answered as they were."""
    lost = package_out(work, tmp_path, key)
    package_in(package_out(work, tmp_path, key).path, store.path, tmp_path)
    edit(work, "UPDATE plot SET note = 'b' WHERE uid = ?", uid_of(2))
    out, taken, answers = travel(work)
    assert (out.changes, taken.replayed) == (4, 4)
    assert answers.push.counts == {"applied": 4}
    assert work.changes().dirty == (uid_of(2),)
    assert travel(work)[2].push.counts == {"applied": 1}
    assert package_in(lost.path, store.path, tmp_path).replayed == 4


def test_two_computers_of_an_office_share_a_store(tmp_path, work, store, key, travel):
    """The one by the store itself, the other by packages, and neither overwrites the other."""
    travel(work)
    other = WorkCopy.open(check_out(tmp_path / "other.gpkg", store, ["26734"]) and tmp_path / "other.gpkg")
    edit(other, "UPDATE plot SET note = 'theirs', land_use = 'LUC' WHERE uid = ?", uid_of(1))
    assert push(other, store).stored == 1
    edit(work, "UPDATE plot SET note = 'mine' WHERE uid = ?", uid_of(1))
    edit(work, "UPDATE plot SET note = 'mine' WHERE uid = ?", uid_of(2))
    _, taken, answers = travel(work)
    assert taken.counts == {"conflict": 1, "applied": 1}
    assert [line.label for line in answers.push.conflicts] == ["7/1"]
    assert answers.pull.communes == {"26734": 6}
    assert store.verify() == []


def test_an_empty_work_copy_gets_a_commune_by_package(tmp_path, work, store, crs, travel):
    travel(work)
    edit(work, "UPDATE plot SET status = 'retired' WHERE uid = ?", uid_of(4))
    travel(work)
    fresh = WorkCopy.create(tmp_path / "fresh.gpkg", crs)
    out, _, answers = travel(fresh, communes=["26734"])
    assert out.changes == 0
    assert answers.pull.counts == {"new": 3}
    assert sorted(fresh.plots()["uid"]) == [uid_of(number) for number in (1, 2, 3)]
    assert list(fresh.plots()["map_scale"]) == [1000] * 3
    edit(work, "UPDATE plot SET note = 'later' WHERE uid = ?", uid_of(3))
    travel(work)
    assert travel(fresh)[2].pull.counts == {"updated": 1}


def test_answers_of_one_work_copy_are_not_read_into_another(tmp_path, work, make_work, store, key):
    taken = package_in(package_out(work, tmp_path, key).path, store.path, tmp_path)
    other = make_work(name="other.gpkg")
    with pytest.raises(BadInput, match="did not write"):
        read_answers(other, taken.answers, key)
    with pytest.raises(BadInput, match="package of changes"):
        read_answers(work, package_out(work, tmp_path, key).path, key)
    assert work.changes().waiting == 4


def test_older_answers_change_nothing_that_newer_ones_brought(tmp_path, work, store, key, travel):
    old = package_in(package_out(work, tmp_path, key).path, store.path, tmp_path)
    edit(work, "UPDATE plot SET note = 'b' WHERE uid = ?", uid_of(2))
    travel(work)
    travel(work)
    late = read_answers(work, old.answers, key)
    assert (late.push.counts, late.pull.counts) == ({}, {})
    assert late.pull.communes == {"26734": 5}


@pytest.mark.parametrize("harm", [
    lambda data: data[:-1], lambda data: data[:200] + bytes([data[200] ^ 4]) + data[201:], lambda data: b"PK" + data,
    lambda data: data[:9] + bytes(5) + data[14:], lambda data: b"", lambda data: data + b"\0",
])  # fmt: skip
def test_a_harmed_package_is_refused_and_nothing_is_stored(tmp_path, work, store, key, harm):
    path = package_out(work, tmp_path, key).path
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(BadInput) as refusal:
        package_in(path, store.path, tmp_path)
    assert refusal.value.remedy
    assert store.counts()["changes"] == 0


def test_a_key_that_was_replaced_opens_no_door(tmp_path, work, store, key):
    path = package_out(work, tmp_path, key).path
    open_door(store.path).register("lan")
    with pytest.raises(BadInput, match="no longer, one of this store"):
        package_in(path, store.path, tmp_path)
    assert open_door(store.path).revoke("lan") == 1
    assert store.counts()["changes"] == 0


def test_a_store_that_went_back_in_time_is_noticed(tmp_path, work, store, key, crs, travel):
    from land_campaign_plugin.store.embedded_backup import copy_store

    travel(work)
    copy_store(store.path, tmp_path / "backup.gpkg")
    edit(work, "UPDATE plot SET note = 'b' WHERE uid = ?", uid_of(2))
    travel(work)
    out = package_out(work, tmp_path, key)
    with pytest.raises(StoreError, match="older than what was pulled"):
        package_in(out.path, tmp_path / "backup.gpkg", tmp_path)


def test_edits_that_no_trigger_saw_come_to_light_with_the_answers(work, store, travel):
    travel(work)
    with writing(work.path) as connection:
        connection.execute("UPDATE campaign_switch SET quiet = 1")
        connection.execute("UPDATE plot SET note = 'unseen' WHERE uid = ?", (uid_of(3),))
        connection.execute("UPDATE campaign_switch SET quiet = 0")
        connection.execute("INSERT INTO campaign_meta VALUES ('unwatched', '1')")
    assert travel(work)[1].counts == {}
    assert travel(work)[1].counts == {"applied": 1}
    assert store.plots([uid_of(3)])[uid_of(3)].image["note"] == "unseen"
