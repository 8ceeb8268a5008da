"""The doctor: each thing it looks at, as a table of findings and states."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.diagnosis import ADVICE, BAD, GOOD, SECTIONS, STATES
from land_campaign_plugin.model.language import ENGLISH
from land_campaign_plugin.native import pyproj
from land_campaign_plugin.reports.diagnosis_told import SECTION_TITLES, STATE_WORDS, diagnosis_lines
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.verbs import doctor_computer as computer
from land_campaign_plugin.verbs import doctor_store as store
from land_campaign_plugin.verbs.doctor import QgisFacts, doctor, logins

NOW = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
SAID = {
    "schema": 9,
    "meta": {"proto": "1", "min_client": "", "old_clients_until": ""},
    "now": NOW.isoformat(),
    "scopes": [{"commune": "26734", "role": "editor", "until": None}],
}


@pytest.mark.parametrize(
    "version, state",
    [("3.28.15-Firenze", BAD), ("3.40.6-Bratislava", GOOD), ("3.44.1", GOOD), ("3.42.0", ADVICE), ("4.0.0", ADVICE)],
)
def test_versions_of_qgis(version, state):
    line = computer.qgis(version)
    assert (line.state, bool(line.cure)) == (state, state != GOOD)
    assert version in line.sentence()


@pytest.mark.parametrize(
    "families, used, state",
    [
        ({"Noto Sans", "DejaVu Sans"}, "Noto Sans", GOOD), ({"Noto Sans"}, "Helvetica", GOOD), (set(), "Fixed", BAD),
        ({"Noto Sans"}, ".VnTime", BAD), ({"Noto Sans"}, "VNI-Times", BAD),
    ],
)  # fmt: skip
def test_fonts(families, used, state):
    assert computer.fonts(families, used).state == state


@pytest.mark.parametrize(
    "said, missing, states",
    [
        ("open", (), [GOOD]), ("locked", (), [GOOD]), ("off", (), [ADVICE]), ("wrong", (), [BAD]),
        ("open", ("A", "B"), [BAD] * 2),
    ],
)  # fmt: skip
def test_logins_of_qgis(said, missing, states):
    lines = list(logins(QgisFacts("3.44.1", authentication=said, missing_logins=missing)))
    assert [line.state for line in lines] == states
    if said == "wrong":
        assert "Erase Authentication Database" in lines[0].remedy()
        assert "nothing of them is lost" in lines[0].remedy()


@pytest.mark.parametrize(
    "host, protocol, mode, state",
    [
        ("db.example", "TLSv1.3", "verify-full", GOOD), ("db.example", "TLSv1.2", "require", ADVICE),
        ("db.example", "TLSv1.3", "verify-ca", ADVICE), ("/tmp", "", "prefer", GOOD),
        ("localhost", "TLSv1.3", "prefer", GOOD),
    ],
)  # fmt: skip
def test_encryption(host, protocol, mode, state):
    assert store.encrypted(host, protocol, mode).state == state


@pytest.mark.parametrize(
    "kind, libpq, state", [("scram-sha-256", 150010, GOOD), ("md5", 150010, ADVICE), ("scram-sha-256", 90600, BAD)]
)
def test_passwords(kind, libpq, state):
    assert store.scram(kind, libpq).state == state


@pytest.mark.parametrize("days, states", [(None, [GOOD]), (30, [GOOD]), (3, [GOOD, ADVICE])])
def test_what_one_may_and_how_long(days, states):
    until = (NOW + timedelta(days=days)).isoformat() if days else None
    said = SAID | {"scopes": [{"commune": "26734", "role": "editor", "until": until}]}
    lines = list(store.allowed(said, NOW))
    assert [line.state for line in lines] == states
    assert lines[0].sentence() == "Your role is editor in 1 of the communes"
    assert [line.state for line in store.allowed(SAID | {"scopes": []}, NOW)] == [BAD]


@pytest.mark.parametrize("seconds, state", [(0, GOOD), (-90, GOOD), (130, ADVICE), (-4000, ADVICE)])
def test_clocks(seconds, state):
    assert store.clock(SAID, NOW + timedelta(seconds=seconds)).state == state


@pytest.mark.parametrize(
    "least, until, states", [("", "", [GOOD]), ("9.0", "2099-01-01", [GOOD, ADVICE]), ("9.0", "2001-01-01", [BAD])]
)
def test_versions_of_the_plugin(least, until, states):
    said = SAID | {"meta": {"proto": "1", "min_client": least, "old_clients_until": until}}
    assert [line.state for line in (store.understood(said, "0.5"), *store.notices(said, "0.5"))] == states


def test_memory_is_what_the_system_says():
    info = Path("/proc/meminfo").read_text(encoding="ascii")
    total = next(int(line.split()[1]) for line in info.splitlines() if line.startswith("MemTotal:")) * 1024
    found, free = computer.memory_bytes()
    assert found == pytest.approx(total, rel=0.05)
    assert 0 < free < found


def test_packages_that_are_there_and_that_are_not():
    assert [computer.package(name).state for name in computer.NEEDED] == [GOOD] * len(computer.NEEDED)
    assert computer.native_packages().state == GOOD
    assert computer.package_version("no_such_package") == ""


def test_a_folder_that_is_not_there_and_a_home_that_is_not_named(tmp_path):
    assert computer.folder(tmp_path / "work.gpkg").state == GOOD
    assert computer.folder(tmp_path / "none" / "work.gpkg").state == BAD
    assert computer.shown(Path.home() / "Hồ sơ" / "work.gpkg") == str(Path("~") / "Hồ sơ" / "work.gpkg")


def test_every_section_and_state_has_words():
    assert (set(SECTION_TITLES), set(STATE_WORDS)) == (set(SECTIONS), set(STATES))


def test_the_whole_look_inside_qgis_is_text_with_cures(tmp_path):
    facts = QgisFacts("3.28.0", (), "Fixed", "wrong")
    diagnosis = doctor(work=tmp_path / "none" / "work.gpkg", store="PG:host=/nowhere dbname=x", qgis=facts)
    assert not diagnosis.well
    text = list(diagnosis_lines(diagnosis, ENGLISH))
    assert text[-1].startswith("5 things are in the way")
    bad = [at for at, line in enumerate(text) if line.startswith("  x ")]
    assert all(text[at + 1].startswith("      ") for at in bad)


def test_the_doctor_on_the_command_line(tmp_path, capsys):
    assert main(["doctor", str(tmp_path / "work.gpkg"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["well"] is True
    assert {line["section"] for line in said["lines"]} == {"computer", "packages", "folder"}
    own = GeoPackageStore.create(tmp_path / "store.gpkg", pyproj.CRS.from_epsg(9209).to_wkt())
    assert main(["doctor", "--store", str(own.path)]) == 0
    assert "store.gpkg can be read" in capsys.readouterr().out
    assert main(["doctor", "--store", "PG:host=/nowhere dbname=x user=lan password=secret"]) == 1
    out = capsys.readouterr().out
    assert "secret" not in out
    assert "lan" not in out.replace("Land", "").split()
