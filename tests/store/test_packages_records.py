"""Records beside plots: in packages, and from an office's store to the server. People are invented."""

from __future__ import annotations

import os
from base64 import b64encode
from collections import Counter
from contextlib import closing
from hashlib import sha256

from land_campaign_plugin.store.contents import PIECE
from land_campaign_plugin.store.package_papers import take_in
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.packages import package_in, package_out, papers_waiting, read_answers
from land_campaign_plugin.verbs.pull import pull
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.replay import replay

from .conftest import uid_of
from .test_packages import key  # noqa: F401 - a fixture
from .test_records_travel import Clerk
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


def exchange(work, store, seal, folder, **how):
    out = package_out(work, folder, seal, **how)
    taken = package_in(out.path, store.path, folder)
    return out, taken, read_answers(work, taken.answers, seal)


def test_scanned_papers_go_along_and_arrive_proven(tmp_path, office, store, key):  # noqa: F811
    push(office, store)
    scans = tmp_path / "scans"
    scans.mkdir()
    large, small = os.urandom(PIECE + 7), b"%PDF small"
    (scans / "GCN.pdf").write_bytes(large)
    (scans / "b.pdf").write_bytes(small)
    edit(office, "INSERT INTO document (uid, plot_uid, file_name) VALUES ('d2', ?, 'scans/B.PDF')", uid_of(1))
    edit(office, "INSERT INTO document (uid, plot_uid, file_name) VALUES ('d3', ?, 'gone.pdf')", uid_of(1))
    foreseen = papers_waiting(office, scans)
    assert (len(foreseen.files), foreseen.size) == (2, PIECE + 7 + len(small))
    out = package_out(office, tmp_path, key, documents=scans, most_bytes=1000)
    assert ([path.name for path in out.papers.files.values()], out.papers.left) == (["b.pdf"], 1)
    # the package is lost: the next one holds the same, and now there is room
    out, taken, _ = exchange(office, store, key, tmp_path, documents=scans, most_bytes=2 * PIECE)
    assert (len(out.papers.files), out.papers.size, taken.papers, taken.refused_papers) == (2, foreseen.size, 2, 0)
    for content in (large, small):
        assert store.content_path(sha256(content).hexdigest()).read_bytes() == content
    out, taken, _ = exchange(office, store, key, tmp_path, documents=scans)
    assert (out.papers.files, taken.papers) == ({}, 0)
    assert not any(small in path.read_bytes() for path in tmp_path.glob("*.landpkg"))


def test_a_paper_that_is_not_what_it_says_or_that_nobody_names_is_refused(store, office):  # noqa: F811
    push(office, store)
    name = sha256(b"a paper").hexdigest()
    edit(office, "UPDATE document SET sha256 = ? WHERE uid = 'd1'", name)
    push(office, store)
    other = sha256(b"nobody's").hexdigest()
    pieces = [(name, b"another"), (other, b"nobody's")]
    said = [
        {"section": "paper", "sha256": each, "size": len(piece), "number": 0, "piece": b64encode(piece).decode()}
        for each, piece in pieces
    ]
    assert take_in(said, store) == ([], [name, other])
    assert store.document_state(name) is None


def test_plots_that_left_the_commune_leave_with_the_answers(tmp_path, office, store, key):  # noqa: F811
    push(office, store)
    pull(office, store)
    store.push([Clerk().update(1, 1, commune="26737")], "moved")
    _, _, told = exchange(office, store, key, tmp_path)
    assert (told.pull.moved, told.pull.records["moved"]) == (["7/1"], 7)
    assert exchange(office, store, key, tmp_path)[2].pull.moved == []
