"""The doctor's window: looks in the background, shows a line for each thing, gives text that can be passed on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from land_campaign_plugin.model.diagnosis import BAD, LOGINS, Line
from land_campaign_plugin.verbs.doctor import BROKEN, Diagnosis


@pytest.fixture
def page(qgis_app, tmp_path):
    from land_campaign_plugin.gui.doctor_page import DoctorPage

    made = DoctorPage(tmp_path / "work.gpkg")
    yield made
    made.done(0)
    made.deleteLater()


def test_it_looks_and_the_text_can_be_copied(page, qtbot):
    from qgis.PyQt.QtWidgets import QApplication

    page.look()
    assert not page.again.isEnabled()
    qtbot.waitUntil(page.again.isEnabled, timeout=20_000)
    sections = {line.section for line in page.diagnosis.lines}
    assert {"computer", "qgis", "packages", "fonts", "folder", "logins"} <= sections
    page.copy.click()
    said = QApplication.clipboard().text()
    assert said == page.text()
    assert said.count("\n") > len(sections)
    assert str(Path.home()) not in said.replace("/tmp", "")


def test_each_line_has_its_cure_under_it(page):
    from qgis.PyQt.QtWidgets import QLabel

    page.show_diagnosis(Diagnosis("1.0", [Line(LOGINS, BAD, "It is <b>so</b>.", "Do that.")]))
    shown = [label.text() for label in page.findChildren(QLabel)]
    assert {"It is <b>so</b>.", "Do that."} <= set(shown)


def test_a_damaged_authentication_database_is_seen(qgis_app, tmp_path):
    from land_campaign_plugin.qgis_bridge import doctor_facts

    good, bad, none = (tmp_path / name for name in ("good.db", "bad.db", "none.db"))
    with closing(sqlite3.connect(good)) as connection:
        connection.execute("CREATE TABLE auth_pass (salt TEXT)")
    bad.write_bytes(b"x" * 5000)
    assert [doctor_facts._opens(path) for path in (good, bad, none)] == [True, False, True]
    assert doctor_facts.authentication() != BROKEN


def test_a_connection_whose_login_is_gone_is_named(qgis_app):
    from qgis.core import QgsApplication

    from land_campaign_plugin.qgis_bridge import doctor_facts

    facts = doctor_facts.facts({"Tỉnh": "gone123", "Asked": ""})
    assert facts.version
    expected = [] if QgsApplication.authManager().isDisabled() else ["Tỉnh"]
    assert list(facts.missing_logins) == expected
