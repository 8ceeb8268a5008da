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


def test_a_password_of_ones_own_is_changed_on_the_server(qgis_app, qtbot, postgres):
    """The server takes the new one and no more the old one; QGIS asks for it where it keeps no login."""
    import psycopg2

    from land_campaign_plugin.gui.password_dialog import PasswordDialog
    from land_campaign_plugin.qgis_bridge.connections import ServerConnection
    from land_campaign_plugin.store.pg_connection import Address
    from land_campaign_plugin.store.pg_schema import init

    postgres.create_database("own_password")
    runs_it = Address("PG:" + postgres.string("own_password"))
    init(runs_it, "EPSG:9209")
    with closing(postgres.connect("own_password")) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE ROLE hoa_own LOGIN PASSWORD 'mot lan thoi' VALID UNTIL '2099-01-01'")
        cursor.execute("GRANT asked_for_password, campaign_editor TO hoa_own")
        cursor.execute("INSERT INTO campaign.person VALUES ('hoa_own', 'Hoa (invented)')")
    words = {"host": postgres.host, "dbname": "own_password", "user": "hoa_own"}
    try:
        address = Address({**words, "password": "mot lan thoi"})
        dialog = PasswordDialog(ServerConnection("Tỉnh", postgres.host, "own_password"), address)
        dialog.new.setText("too short")
        assert (dialog.told(), dialog.change.isEnabled()) == ("3 signs are missing.", False)
        dialog.new.setText("bon tu khac nhau")
        dialog.again.setText("bon tu khac")
        assert not dialog.change.isEnabled()
        dialog.again.setText("bon tu khac nhau")
        dialog.change.click()
        qtbot.waitUntil(lambda: "holds" in dialog.told(), timeout=10_000)
        assert dialog.new.text() == ""
        psycopg2.connect(password="bon tu khac nhau", **words).close()
        with pytest.raises(psycopg2.OperationalError):
            psycopg2.connect(password="mot lan thoi", **words)
        dialog.deleteLater()
    finally:
        postgres.drop_database("own_password")
