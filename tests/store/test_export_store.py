"""F28: a supervisor's export: whole or not at all, of one moment a commune, written down."""

import json
import threading
from contextlib import closing

import pytest

from land_campaign_plugin.model.errors import BadInput, CampaignError, Cancelled, CannotWrite
from land_campaign_plugin.native import fiona
from land_campaign_plugin.verbs.export_store import MANIFEST, export_faults, export_store
from tests.store.test_fault_rows import Client


@pytest.fixture
def province(central):
    """Two communes of 30 plots between them, and a supervisor who sees both."""
    office = Client()
    with closing(central.store("lan")) as store:
        changes = [office.insert(n, commune="26737" if n > 20 else "26734") for n in range(1, 31)]
        assert {answer.status for answer in store.push(changes, "load")} == {"applied"}
    with closing(central.store("son")) as supervisor:
        yield supervisor


def notes(path) -> dict[str, str]:
    with fiona.open(path) as layer:
        return {row["properties"]["uid"]: row["properties"]["GhiChu"] for row in layer}


def test_each_commune_is_what_its_history_says_while_others_push(central, province, tmp_path):
    stop = threading.Event()

    def write():
        own, version = Client(), 1
        with closing(central.store("lan")) as store:
            while not stop.is_set():
                store.push([own.update(n, version, note=f"{version}") for n in range(1, 31)], "b")
                version += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        report = export_store(province, tmp_path / "province")
    finally:
        stop.set()
        writer.join()
    assert [(each.commune, each.plots) for each in report.communes] == [("26734", 20), ("26737", 10)]
    assert export_faults(report.path) == []
    for each in report.communes:
        history = province.feed(each.commune, 0, 10**6)
        assert history[each.seq - 1].hash == each.hash
        assert notes(report.path / each.file) == {row.uid: row.image.get("note") for row in history[: each.seq]}
    assert json.loads((report.path / MANIFEST).read_text(encoding="utf-8"))["plots"] == 30
    assert [(row.what, row.rows, row.pii) for row in province.accesses()] == [("export", 30, False)]
    with (report.path / report.communes[0].file).open("ab") as file:
        file.write(b"x")
    assert export_faults(report.path) == [report.communes[0].file]


def test_what_stops_leaves_nothing(province, tmp_path, monkeypatch):
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        export_store(province, tmp_path / "a", cancelled=lambda: next(asked))
    with monkeypatch.context() as patch:
        patch.setattr(type(province), "log_access", _not_written)
        with pytest.raises(OSError, match="no line"):
            export_store(province, tmp_path / "a")
    with pytest.raises(BadInput, match="99999"):
        export_store(province, tmp_path / "a", communes=["99999"])
    assert list(tmp_path.iterdir()) == []
    assert province.accesses() == []
    (tmp_path / "b").mkdir()
    with pytest.raises(CannotWrite, match="exists already"):
        export_store(province, tmp_path / "b")


def _not_written(*_, **__):
    raise OSError("no line")


def test_a_full_disk_leaves_nothing(province, tmp_path):
    """The file system is as large as one commune; the size of a file is limited, as a full disk limits it."""
    import resource
    import signal

    before, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(CampaignError):
            export_store(province, tmp_path / "a")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert list(tmp_path.iterdir()) == []
    assert province.accesses() == []
