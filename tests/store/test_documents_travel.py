"""Scanned papers: hashed, sent in pieces, taken up where they stopped, proven before they count."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from land_campaign_plugin.model.errors import BadInput
from land_campaign_plugin.store import contents, package_papers
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs import documents
from land_campaign_plugin.verbs.documents import fetch_document, hash_documents, push_documents
from land_campaign_plugin.verbs.push import push
from land_campaign_plugin.verbs.replay import replay

from .conftest import square, table_of, uid_of
from .test_records_travel import Clerk

SCAN = bytes(range(256)) * 20  # 5120 bytes: six pieces of 1000
SHA256 = hashlib.sha256(SCAN).hexdigest()


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    """Pieces of 1000 bytes, so that a small file has several."""
    for module in (contents, documents, sys.modules["land_campaign_plugin.store.embedded_documents"]):
        monkeypatch.setattr(module, "PIECE", 1000)


@pytest.fixture
def scans(tmp_path):
    folder = tmp_path / "scans" / "2026"
    folder.mkdir(parents=True)
    (folder / "GCN 1.pdf").write_bytes(SCAN)
    return tmp_path / "scans"


@pytest.fixture
def office(tmp_path, crs, scans):
    """A work copy whose plot has a scanned certificate; one more document's file is not there."""
    with WorkCopy.build(tmp_path / "work.gpkg", crs) as writer:
        writer.append_plots(table_of([square(1)], crs))
        writer.append_rows(
            "document",
            [
                {"uid": "d1", "plot_uid": uid_of(1), "file_name": "D:\\Scan\\gcn 1.PDF"},
                {"uid": "d2", "plot_uid": uid_of(1), "file_name": "lost.pdf"},
            ],
        )
    return WorkCopy.open(tmp_path / "work.gpkg")


@pytest.fixture
def known(office, any_store, scans):
    """The store knows both documents."""
    report = hash_documents(office.path, scans)
    assert (report.hashed, report.missing) == (1, 1)
    assert push(office, any_store).records.counts == {"applied": 2}
    return office


def test_a_scan_goes_once_and_comes_back_as_it_was(known, any_store, scans, tmp_path):
    assert any_store.document_state(SHA256) is None
    report = push_documents(known.path, any_store, scans)
    assert (report.sent, report.bytes_sent, report.resumed) == (1, len(SCAN), 0)
    again = push_documents(known.path, any_store, scans)
    assert (again.sent, again.there, again.bytes_sent) == (0, 1, 0)
    assert fetch_document(any_store, SHA256, tmp_path / "seen.pdf").read_bytes() == SCAN


class Failing:
    """A store whose line goes down after some pieces."""

    def __init__(self, store, pieces):
        self._store, self._left = store, pieces

    def __getattr__(self, name):
        return getattr(self._store, name)

    def put_document(self, *piece):
        if not self._left:
            raise ConnectionError
        self._left -= 1
        return self._store.put_document(*piece)


@pytest.mark.parametrize("pieces", [1, 4, 6])
def test_what_was_cut_off_goes_on_where_it_stopped(known, any_store, scans, pieces):
    line = Failing(any_store, pieces)
    if pieces < 6:
        with pytest.raises(ConnectionError):
            push_documents(known.path, line, scans)
        assert any_store.document_state(SHA256).pieces == frozenset(range(pieces))
        assert not any_store.document_state(SHA256).complete
    report = push_documents(known.path, any_store, scans)
    assert (report.sent, report.bytes_sent) == (1, len(SCAN) - (1000 * pieces if pieces < 6 else 0))


def test_a_content_that_does_not_make_its_hash_is_thrown_away_and_sent_anew(known, any_store, scans):
    for number in range(3):
        any_store.put_document(SHA256, len(SCAN), number, b"x" * 1000)
    report = push_documents(known.path, any_store, scans)
    assert (report.sent, report.refused) == (1, 0)


def test_a_file_that_is_no_longer_what_was_said_is_not_sent(known, any_store, scans):
    (scans / "2026" / "GCN 1.pdf").write_bytes(SCAN + b"x")
    assert push_documents(known.path, any_store, scans).changed == 1
    (scans / "2026" / "GCN 1.pdf").unlink()
    assert push_documents(known.path, any_store, scans).missing == 1


def test_what_no_document_names_is_not_kept(any_store, tmp_path):
    assert any_store.put_document(SHA256, len(SCAN), 0, SCAN[:1000]) is False
    assert any_store.finish_document(SHA256) is False
    assert any_store.document_piece("../../etc/passwd", 0) is None
    with pytest.raises(BadInput, match="does not have"):
        fetch_document(any_store, SHA256, tmp_path / "x.pdf")


class Obliging:
    """A store that has whatever it is asked for."""

    def document_state(self, sha256):
        return contents.ContentState(4, complete=True)

    def document_piece(self, sha256, number):
        return b"here"


NO_HASHES = ["../../x", "..", "", "/etc/passwd", "0" * 63, "A" * 64, "0" * 64 + "\n", "..\\" * 16]


@pytest.mark.parametrize("name", NO_HASHES)
def test_what_is_no_hash_makes_no_path(any_store, office, scans, tmp_path, name):
    """Not even where a record names it: of an exception any text may be the evidence."""
    clerk = Clerk()
    any_store.push([clerk.insert(1), clerk.new("waiver", "w1", plot_uid=uid_of(1), evidence_sha256=name or None)], "b")
    before = sorted(tmp_path.rglob("*"))
    assert any_store.document_state(name) is None
    assert any_store.put_document(name, 4, 0, b"here") is False
    assert any_store.finish_document(name) is False
    assert any_store.document_piece(name, 0) is None
    with pytest.raises(BadInput, match="does not have"):
        fetch_document(Obliging(), name, tmp_path / "x.pdf")
    piece = {"section": "paper", "sha256": name, "size": 4, "number": 0, "piece": "aGVyZQ=="}
    assert package_papers.take_in([piece], any_store) == ([], [])
    with closing(connect(office.path)) as connection:
        connection.execute("UPDATE document SET sha256 = ?", (name,))
    assert push_documents(office.path, any_store, scans).sent == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_a_fetch_that_was_cut_off_goes_on(known, any_store, scans, tmp_path):
    push_documents(known.path, any_store, scans)
    (tmp_path / f"x.pdf.{SHA256[:8]}.part").write_bytes(SCAN[:2500])
    assert fetch_document(any_store, SHA256, tmp_path / "x.pdf").read_bytes() == SCAN
    (tmp_path / f"y.pdf.{SHA256[:8]}.part").write_bytes(b"wrong" * 500)
    with pytest.raises(Exception, match="damaged"):
        fetch_document(any_store, SHA256, tmp_path / "y.pdf")
    assert fetch_document(any_store, SHA256, tmp_path / "y.pdf").read_bytes() == SCAN


_SENDER = """
import sys
from pathlib import Path
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.verbs.documents import push_documents
store = GeoPackageStore(sys.argv[2])
put = store.put_document
def telling(*piece):
    done = put(*piece)
    print(flush=True)
    return done
store.put_document = telling
push_documents(Path(sys.argv[1]), store, Path(sys.argv[3]))
"""


def test_killed_in_the_middle_it_goes_on(office, store, scans, monkeypatch):
    monkeypatch.undo()  # real pieces: the other process does not know of small ones
    scan = os.urandom(1 << 20) * 20
    (scans / "2026" / "GCN 1.pdf").write_bytes(scan)
    hash_documents(office.path, scans)
    push(office, store)
    command = [sys.executable, "-c", _SENDER, str(office.path), str(store.path), str(scans)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    for _ in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    report = push_documents(office.path, GeoPackageStore(store.path), scans)
    assert (report.sent, report.resumed) == (1, 1)
    assert report.bytes_sent <= len(scan) - 3 * contents.PIECE
    assert store.content_path(hashlib.sha256(scan).hexdigest()).read_bytes() == scan


def test_scans_of_other_communes_are_not_shown(central):
    clerk = Clerk()
    with closing(central.store("lan")) as lan, closing(central.store("minh")) as minh:
        lan.push([clerk.insert(1), clerk.new("document", "d1", plot_uid=uid_of(1), sha256=SHA256)], "b")
        for number in range(6):
            lan.put_document(SHA256, len(SCAN), number, SCAN[number * 1000 : number * 1000 + 1000])
        assert lan.finish_document(SHA256)
        assert minh.document_piece(SHA256, 0) == SCAN[:1000]
        central.run("DELETE FROM campaign.scope WHERE login = 'minh' AND commune_id ="
                    " (SELECT id FROM campaign.commune WHERE code = '26734')")
        assert (minh.document_state(SHA256), minh.document_piece(SHA256, 0)) == (None, None)
        assert minh.put_document(SHA256, len(SCAN), 0, b"x") is False


def test_a_document_whose_hash_was_there_already_is_not_read_again(known, scans):
    assert hash_documents(known.path, scans).hashed == 0
    with closing(connect(known.path)) as connection:
        assert connection.execute("SELECT sha256 FROM document WHERE uid = 'd1'").fetchone() == (SHA256,)


def test_scans_of_an_office_go_to_the_province_along_with_its_store(central, office, store, scans, tmp_path):
    """Once; a damaged one is told and left, and what an earlier push left half-way is made whole."""
    central.run("DELETE FROM campaign.meta WHERE name LIKE 'succeeds %'")
    hash_documents(office.path, scans)
    push(office, store)
    push_documents(office.path, store, scans)
    damaged = store.documents / "ab" / ("ab" * 32)
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"other bytes")
    for _ in range(2):
        report = replay(store.path, central.address("postgres"))
        assert (report.documents, report.broken) == (1, [str(damaged)])
        central.run("UPDATE campaign.document_blob SET complete = false")
    assert replay(store.path, central.address("postgres")).documents == 1
    with closing(central.store("thu")) as viewer:
        assert fetch_document(viewer, SHA256, tmp_path / "back.pdf").read_bytes() == SCAN
