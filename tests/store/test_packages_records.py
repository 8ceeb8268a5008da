"""Records beside plots: in packages, and from an office's store to the server. People are invented."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.packages import package_in, package_out, read_answers
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.replay import replay

from .test_packages import key  # noqa: F401 - a fixture
from .test_records_work import CANARY, ROWS, SENT, edit, office, rows  # noqa: F401 - a fixture


def test_records_come_over_with_the_store_and_the_work_copy_goes_on(office, store, central):  # noqa: F811
    push(office, store)
    pull(office, store)
    edit(office, "UPDATE party SET name = 'Nguyễn Thị Khác' WHERE uid = 'p1'")
    push(office, store)
    central.run("DELETE FROM campaign.meta WHERE name LIKE 'succeeds %'")
    assert replay(store.path, central.address("postgres")).rows["record"] == SENT
    with closing(central.store("postgres")) as everything:
        assert everything.verify() == []
    with closing(central.store("lan")) as server:
        assert server.feed("26734", 0, 10**6) == store.feed("26734", 0, 10**6)
        assert server.personal(["p1", "p2"]) == store.personal(["p1", "p2"])
        edit(office, "UPDATE party SET address = 'Thôn Hạ' WHERE uid = 'p1'")
        done = push(office, server)
        assert (done.counts, done.records.counts) == ({}, {"applied": 1})
        assert pull(office, server).records["new"] == 0


def test_records_travel_in_packages_and_nobody_reads_them_on_the_way(tmp_path, office, store, key, crs):  # noqa: F811
    counts = Counter()
    for _ in range(2):  # what hangs on plots goes once the store has those
        taken = package_in(package_out(office, tmp_path, key).path, store.path, tmp_path)
        counts += read_answers(office, taken.answers, key).push.records.counts
    assert counts == {"applied": SENT}
    fresh = WorkCopy.create(tmp_path / "fresh.gpkg", crs)
    asked = package_out(fresh, tmp_path, key, communes=["26734"])
    brought = package_in(asked.path, store.path, tmp_path)
    read_answers(fresh, brought.answers, key)
    for table in ROWS:
        assert rows(fresh, table) == rows(office, table)
    edit(fresh, "UPDATE party SET address = 'Thôn Hạ' WHERE uid = 'p2'")
    more = package_in(package_out(fresh, tmp_path, key).path, store.path, tmp_path)
    assert read_answers(fresh, more.answers, key).push.records.counts == {"applied": 1}
    assert not any(CANARY.encode() in path.read_bytes() for path in tmp_path.glob("*.landpkg"))
