"""The way to the central store: logins that stay in QGIS, the choice of a store, what would go, and what waits here."""

import json
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from land_campaign_plugin.gui import checkout_dialog, stores
from land_campaign_plugin.gui.checkout_dialog import CheckoutDialog, CheckoutRequest
from land_campaign_plugin.gui.connection_dialog import ConnectionDialog, roles
from land_campaign_plugin.gui.push_page import PushPage
from land_campaign_plugin.gui.sign_in_dialog import SignInDialog
from land_campaign_plugin.gui.store_card import in_store, what_waits
from land_campaign_plugin.gui.store_dialog import StoreDialog
from land_campaign_plugin.model.errors import BadInput, Cancelled, MissingPackage
from land_campaign_plugin.model.progress import never, no_progress
from land_campaign_plugin.native import shapely
from land_campaign_plugin.qgis_bridge import connections, settings, store_desk
from land_campaign_plugin.qgis_bridge.connections import Login, ServerConnection
from land_campaign_plugin.qgis_bridge.outgoing import CHANGED, NEW, RETIRED, areas_of, outgoing, unsaved_deletions
from land_campaign_plugin.qgis_bridge.store_desk import Commune, Look
from land_campaign_plugin.store.embedded import GeoPackageStore
from land_campaign_plugin.store.pg_connection import Retry
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push
from tests.store.conftest import Client

PASSWORD = "rất-kín-1984"
HERE = ServerConnection("Kho tỉnh", "kho.example", "land", 5433, "verify-ca", "/etc/root.crt")


@pytest.fixture
def logins(qgis_app):
    """QGIS's authentication database, unlocked; makes logins of a kind."""
    manager = QgsApplication.authManager()
    manager.setMasterPassword("of the tests", True)
    made = []

    def make(method: str, **values) -> str:
        config = QgsAuthMethodConfig(method)
        config.setName(f"test {len(made)}")
        for name, value in values.items():
            config.setConfig(name, value)
        assert manager.storeAuthenticationConfig(config)
        made.append(config.id())
        return config.id()

    yield make
    for each in made:
        manager.removeAuthenticationConfig(each)


def nobody(_connection):
    raise AssertionError("nobody is to be asked")


# Connections


def test_a_connection_is_kept_by_address_and_the_id_of_its_login(kept, logins):
    login = logins("Basic", username="lan", password=PASSWORD)
    made = ServerConnection(**{**vars(HERE), "authcfg": login})
    connections.keep(made)
    assert connections.named("Kho tỉnh") == made
    text = settings.get("connections")
    assert sorted(json.loads(text)[0]) == sorted(vars(HERE))
    address = connections.sign_in(made, nobody)
    words = address.words()
    assert (words["user"], words["password"], words["sslmode"]) == ("lan", PASSWORD, "verify-ca")
    assert (words["host"], words["port"], words["dbname"]) == ("kho.example", "5433", "land")
    assert words["sslrootcert"] == "/etc/root.crt"
    for shown in (text, str(address), repr(made), repr(Login("lan", PASSWORD)), settings.get("connections")):
        assert PASSWORD not in shown
        assert "lan" not in shown.replace("land", "")


def test_a_connection_is_changed_renamed_and_removed_and_work_copies_follow(kept, tmp_path):
    work = tmp_path / "a.gpkg"
    connections.keep(HERE)
    stores.choose_connection(work, "Kho tỉnh")
    connections.keep(ServerConnection("Kho mới", "kho.example", "land"), "Kho tỉnh")
    stores.renamed("Kho tỉnh", "Kho mới")
    assert [each.name for each in connections.saved()] == ["Kho mới"]
    assert stores.connection_name(work) == "Kho mới"
    assert stores.store_path(work) == tmp_path / "a-store.gpkg"  # never the name of a connection as a file
    stores.choose_store(work, tmp_path / "b.gpkg")
    assert (stores.connection_name(work), stores.store_path(work)) == ("", tmp_path / "b.gpkg")
    connections.remove("Kho mới")
    with pytest.raises(BadInput, match="no connection Kho mới"):
        connections.named("Kho mới")


def test_the_sample_never_goes_to_a_server(kept):
    sample = stores.sample_folder() / "sample.gpkg"
    stores.choose_connection(sample, "Kho tỉnh")
    assert stores.connection_name(sample) == ""


@pytest.mark.parametrize(
    "method, values, told",
    [
        ("APIHeader", {"key": "value"}, "holds no user and password"),
        ("Basic", {"username": "", "password": ""}, "holds no user and password"),
        (None, {}, "did not hand over the login"),
    ],
)
def test_a_login_that_cannot_be_used_is_told(kept, logins, method, values, told):
    login = logins(method, **values) if method else "nowhere"
    with pytest.raises(BadInput, match=told):
        connections.sign_in(ServerConnection("Kho", "h", "d", authcfg=login), nobody)


def test_without_a_login_of_qgis_one_is_asked_for_once_a_session_and_kept_nowhere(kept):
    asked = []

    def ask(connection):
        asked.append(connection.name)
        return Login("lan", PASSWORD)

    connections.keep(HERE)
    assert not connections.can_sign_in_unasked(HERE)
    for _ in range(2):
        assert connections.sign_in(HERE, ask).words()["password"] == PASSWORD
    assert connections.can_sign_in_unasked(HERE)
    assert asked == ["Kho tỉnh"]
    assert PASSWORD not in settings.get("connections")
    connections.forget_login("Kho tỉnh")  # it was wrong
    connections.sign_in(HERE, ask)
    assert asked == ["Kho tỉnh"] * 2
    connections.forget_login("Kho tỉnh")
    with pytest.raises(Cancelled):
        connections.sign_in(HERE, lambda _connection: None)


# The dialogs


def test_the_connection_dialog_says_what_is_missing_and_tests_what_was_entered(kept, qtbot):
    connections.keep(HERE)
    dialog = ConnectionDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    missing = []
    for line, text in ((dialog.host, "/nowhere"), (dialog.database, "land"), (dialog.name, "Kho tỉnh")):
        missing.append(dialog._reason.text())
        line.setText(text)
    missing.append(dialog._reason.text())
    assert len(set(missing)) == 4
    assert not dialog.keep.isEnabled()
    dialog.name.setText("Kho xã")
    assert dialog.keep.isEnabled()
    assert dialog.sslmode.currentData() == "verify-full"
    connections._SESSION["Kho xã"] = Login("lan", PASSWORD)
    connections.sign_in(dialog.connection(), nobody)
    dialog._told.setText("")
    connections._SESSION["Kho xã"] = Login("lan", PASSWORD)
    heard = []
    dialog.kept.connect(lambda *names: heard.append(names))
    dialog.keep.click()
    assert heard == [("Kho xã", "")]
    assert connections.named("Kho xã").host == "/nowhere"
    assert not connections.can_sign_in_unasked(connections.named("Kho xã"))


def test_a_test_of_a_connection_says_why_it_does_not_work(kept, qtbot, monkeypatch):
    monkeypatch.setattr(
        "land_campaign_plugin.gui.connection_dialog.ask_login", lambda connection, parent: Login("lan", PASSWORD)
    )
    dialog = ConnectionDialog(ServerConnection("Kho", "/nowhere", "land"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.test.click()
    qtbot.waitUntil(lambda: "No database server answers" in dialog.told(), timeout=15_000)
    assert PASSWORD not in dialog.told()
    assert dialog.test.isEnabled()


def test_without_the_driver_a_test_says_what_to_install(kept, qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    connections._SESSION["Kho"] = Login("lan", PASSWORD)
    dialog = ConnectionDialog(ServerConnection("Kho", "kho.example", "land"))
    qtbot.addWidget(dialog)
    dialog._on_failed(_raised(lambda: store_desk.meet(connections.sign_in(dialog.connection(), nobody))))
    assert "psycopg2" in dialog.told()
    assert "Install" in dialog.told()


def _raised(act):
    try:
        act()
    except MissingPackage as error:
        return error
    raise AssertionError("nothing was raised")


def test_where_the_authentication_system_is_off_nothing_of_it_is_offered(kept, qtbot, monkeypatch):
    monkeypatch.setattr(connections, "keeps_logins", lambda: False)
    dialog = ConnectionDialog(ServerConnection("Kho", "kho.example", "land", authcfg="abcdefg"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.login.isVisible()
    assert dialog.connection().authcfg == ""
    made = ServerConnection("Kho", "kho.example", "land", authcfg="abcdefg")
    words = connections.sign_in(made, lambda _connection: Login("lan", PASSWORD)).words()
    assert words["password"] == PASSWORD
    connections.forget_login("Kho")


def test_user_and_password_are_asked_for_with_the_keyboard(qgis_app, qtbot):
    dialog = SignInDialog(HERE)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.enter.isEnabled()
    QTest.keyClicks(dialog.user, "lan")
    QTest.keyClicks(dialog.password, "kin")
    assert dialog.enter.isEnabled()
    assert (dialog.login().user, dialog.login().password) == ("lan", "kin")


def test_a_store_is_chosen_in_the_dialog(kept, qtbot, tmp_path):
    work = tmp_path / "a.gpkg"
    dialog = StoreDialog(work)
    qtbot.addWidget(dialog)
    assert dialog.in_file.isChecked()
    assert dialog.keep.isEnabled()
    dialog.on_server.setChecked(True)
    assert not dialog.keep.isEnabled()  # there is no connection yet
    connections.keep(HERE)
    dialog = StoreDialog(work)
    qtbot.addWidget(dialog)
    dialog.on_server.setChecked(True)
    dialog.keep.click()
    assert stores.connection_name(work) == "Kho tỉnh"
    dialog = StoreDialog(work)
    qtbot.addWidget(dialog)
    assert dialog.on_server.isChecked()
    dialog.in_file.setChecked(True)
    dialog.file.setFilePath(str(tmp_path / "kho"))
    dialog.keep.click()
    assert stores.store_path(work) == tmp_path / "kho.gpkg"


def test_communes_are_searched_ticked_and_begun_with(kept, qtbot, tmp_path):
    connections.keep(HERE)
    dialog = CheckoutDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.begin.isEnabled()
    heads = {"11977": 9, "11980": 3, "12247": 0}
    communes = [Commune(code, "", ("editor",), head) for code, head in heads.items()]
    dialog._on_met(dialog._asked, store_desk.Met("lan", "Lan", communes))
    dialog.search.setText("11977")
    assert [dialog.table.isRowHidden(row) for row in range(3)] == [False, True, True]
    assert not dialog.begin.isEnabled()
    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    assert Path(dialog.into.filePath()).parent == tmp_path
    assert "11977" in Path(dialog.into.filePath()).name
    assert not dialog.table.item(2, 0).flags() & Qt.ItemFlag.ItemIsEnabled  # nothing there yet
    heard = []
    dialog.chosen.connect(heard.append)
    dialog.begin.click()
    assert heard == [checkout_dialog.unfinished()]
    assert (heard[0].connection, heard[0].communes) == ("Kho tỉnh", ("11977",))
    again = CheckoutDialog(tmp_path)  # what was begun is offered again
    qtbot.addWidget(again)
    again._on_met(again._asked, store_desk.Met("lan", "Lan", communes))
    assert again.ticked() == ["11977"]
    assert again.into.filePath() == str(heard[0].into)
    checkout_dialog.remember(None)
    assert checkout_dialog.unfinished() is None


def test_whom_the_store_shows_nothing_is_told_what_to_do(kept, qtbot, tmp_path):
    connections.keep(HERE)
    dialog = CheckoutDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog._on_met(dialog._asked, store_desk.Met("thu", "", []))
    assert "no commune" in dialog.state.title.text()
    assert not dialog.begin.isEnabled()


def test_roles_are_said_with_their_communes():
    communes = [Commune(str(code), "Xã", ("editor",)) for code in range(10001, 10008)]
    (line,) = roles(communes)
    assert line.startswith("May edit and push: 10001 Xã, ")
    assert line.endswith("and 3 more")


# What would go, and what waits


@pytest.fixture
def store(session):
    """A store that has every plot of the work copy."""
    made = GeoPackageStore.create(session.path.with_name("store.gpkg"), session.work.crs)
    push(session.work, made)
    session.reload()
    return made


def some(session, store, count):
    """Plots that the store has taken in."""
    held = store.plots(sorted(session.work.uids()))
    found = [uid for uid in sorted(held) if session.feature(uid) is not None]
    return found[:count]


def test_what_would_go_is_shown_before_and_after_saved_or_not(session, store):
    saved, unsaved, moved, gone = some(session, store, 4)
    was = str(session.feature(saved)["note"] or "")
    session.change("saved", {saved: {"note": "một"}})
    session.save()
    shape = session.feature(moved).geometry()
    half = shapely.box(*shapely.from_wkb(bytes(shape.asWkb())).bounds)
    session.change("more", {unsaved: {"area_recorded_m2": 77.5}, moved: {"geom": shapely.multipolygons([half])}})
    session.plots.deleteFeature(session.feature(gone).id())
    found = outgoing(session, [saved, unsaved, moved])
    assert [found[uid].kind for uid in (saved, unsaved, moved)] == [CHANGED] * 3
    assert found[saved].fields == (("Note", was if was not in ("", "NULL") else "nothing", "một"),)
    assert found[unsaved].fields[0][2] == "77.5"
    assert found[moved].moved
    assert found[moved].areas[1] == pytest.approx(half.area)
    assert [len(part) for part in found[moved].outlines()] == [1, 1]
    assert " → " in areas_of(found.values())[moved]
    assert unsaved_deletions(session) == [gone]
    assert outgoing(session, [gone])[gone].kind == RETIRED
    session.save()
    assert unsaved_deletions(session) == []
    assert outgoing(session, [gone])[gone].kind == RETIRED


def test_plots_of_several_communes_are_told_apart(session):
    one, other = sorted(session.work.uids())[:2]
    session.work.update_plots({one: {"note": "một"}, other: {"note": "hai", "commune": "11980"}}, "both")
    session.reload()
    labels = {uid: each.label for uid, each in outgoing(session, [one, other]).items()}
    assert labels[other].startswith("11980/")
    assert [label.count("/") for label in labels.values()] == [2, 2]
    assert outgoing(session, [one])[one].label.count("/") == 1


def test_a_plot_the_store_never_had_is_new(session):
    uid = sorted(session.work.uids())[0]
    session.change("note", {uid: {"note": "một"}})
    session.save()
    assert outgoing(session, [uid])[uid].kind == NEW


class Cut(GeoPackageStore):
    """A store whose line is cut before anything arrives."""

    def push(self, request, batch):
        raise Retry("The line is cut.")


def test_what_waits_is_counted_and_said_plainly(session, store, qtbot):
    first, second = some(session, store, 2)
    session.change("note", {first: {"note": "một"}})
    session.save()
    with pytest.raises(Retry):
        push(session.work, Cut(store.path))
    sealed = store_desk.waits(session.work)
    assert (sealed.edited, sealed.sealed) == (0, 1)
    assert sealed.since is not None
    session.change("note", {second: {"note": "hai"}})
    session.save()
    waits = store_desk.waits(session.work)
    assert (waits.edited, waits.sealed) == (1, 1)
    assert f"{waits.since:%H:%M, %d/%m/%Y}" in what_waits(waits)
    page = PushPage()
    qtbot.addWidget(page)
    page.show()
    page.show_changes(session)
    page.show_away("The store is away.", session)
    assert page.away.isVisible()
    assert what_waits(waits) in page.away.text()
    assert not page.push.isVisible()
    heard = []
    page.push_wanted.connect(lambda: heard.append(1))
    page.away.again.click()
    assert heard == [1]
    report = push(session.work, store)
    page.show_report(report, session)
    assert not page.away.isVisible()
    assert report.stored == 2
    assert what_waits(store_desk.waits(session.work)) == "Nothing waits to be sent." or report.lines


@pytest.fixture
def colleague(session, store):
    """A work copy of somebody else, fetched from the store."""
    path = session.path.with_name("colleague.gpkg")
    communes = sorted(store.communes())
    return WorkCopy.open(store_desk.begin(path, store.path, communes, no_progress, never))


def test_what_others_pushed_is_seen_and_pulled_and_what_is_edited_here_stays(session, store, colleague, qtbot):
    both, theirs = some(session, store, 2)
    store_desk.pull(session.work, store.path, no_progress, never)
    assert store_desk.look(session.work, store.path) == Look(0)
    colleague.update_plots({both: {"note": "họ"}, theirs: {"note": "họ"}}, "theirs")
    push(colleague, store)
    session.change("note", {both: {"note": "mình"}})
    session.save()
    assert store_desk.look(session.work, store.path) == Look(2)
    assert store_desk.last_pull(session.work) is not None
    pulled = store_desk.pull(session.work, store.path, no_progress, never)
    assert pulled.changed == [theirs]
    assert [uid for uid, _ in pulled.disputed] == [both]
    page = PushPage()
    qtbot.addWidget(page)
    page.show()
    page.show_pulled(pulled, session)
    assert page.lines.uid(0) == both
    assert session.feature(both)["note"] == "mình"
    assert store_desk.look(session.work, store.path).plots == 0


def test_what_is_pushed_from_here_does_not_count_as_others_work(session, store):
    store_desk.pull(session.work, store.path, no_progress, never)
    (uid,) = some(session, store, 1)
    session.change("note", {uid: {"note": "một"}})
    session.save()
    push(session.work, store)
    assert store_desk.look(session.work, store.path) == Look(0)


def test_a_checkout_that_was_stopped_goes_on_where_it_stopped(session, store, tmp_path):
    client = Client()
    store.push([client.insert(number, commune="12247") for number in (1, 2, 3)], "one more commune")
    communes = [code for code, head in sorted(store.communes().items()) if head]
    assert communes == ["11977", "12247"]
    path, done = tmp_path / "new.gpkg", []
    with pytest.raises(Cancelled):
        store_desk.begin(path, store.path, communes, lambda *_told: done.append(1), lambda: len(done) > 1)
    assert {*WorkCopy.open(path).plots()["commune"]} - {None} == {"11977"}
    store_desk.begin(path, store.path, communes, no_progress, never)
    work = WorkCopy.open(path)
    assert len(work.plots("commune = '12247'")) == 3
    assert len(work.uids()) == store.counts()["in_force"]
    request = CheckoutRequest("Kho", tuple(communes), path)
    checkout_dialog.remember(request)
    assert checkout_dialog.unfinished() == request
    checkout_dialog.remember(None)


@pytest.mark.parametrize(
    "look, said",
    [
        (None, ""),
        (Look(0), "Nothing new waits in the store."),
        (Look(0, False), "The store has changes not pulled yet."),
        (Look(1), "1 plot changed by others waits in the store."),
        (Look(1200), "1,200 plots changed by others wait in the store."),
        (Look(1200, False), "More than 1,200 plots changed by others wait in the store."),
    ],
)
def test_what_waits_in_the_store_is_a_sentence(look, said):
    assert in_store(look) == said
