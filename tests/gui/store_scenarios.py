"""What a person does with a store on a server: connect, fetch a commune, work without the network, push, pull."""

import os
from pathlib import Path

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from scenarios import _clear_messages

_SOCKET = ".s.PGSQL.5432"
_HOST = "kho.hungyen.example"


def _login(user: str, password: str) -> str:
    """Keep a login in QGIS's authentication database, as its own dialog does; return its id."""
    config = QgsAuthMethodConfig("Basic")
    config.setName(f"{user} {len(password)}")
    config.setConfig("username", user)
    config.setConfig("password", password)
    manager = QgsApplication.authManager()
    manager.setMasterPassword("of this profile", True)
    if not manager.storeAuthenticationConfig(config):
        raise AssertionError("the login was not kept")
    return config.id()


def central_store(driver):
    """A connection, a commune, corrections without the network, a push with every kind of answer, and a pull."""
    log = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: log.append(f"{tag}: {text}"))
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    yield from driver.pause(300)
    dock = driver.dock
    driver.picture("start", dock)
    driver.press(dock.start.begin)
    yield from driver.until(lambda: dock.dialog is not None and dock.dialog.isVisible(), 5, "checkout dialog")
    yield from driver.pause(200)
    dialog = dock.dialog
    driver.picture("begin_empty", dialog)
    yield from _connect(driver, dialog)
    yield from _fetch(driver, dialog)
    theirs = yield from _correct(driver)
    yield from _look_at_what_goes(driver)
    yield from _push_without_network(driver)
    yield from _push_again(driver, theirs)
    yield from _pull(driver)
    QgsProject.instance().write(driver.order["project"])
    driver.note(log=log, sources=[layer.source() for layer in QgsProject.instance().mapLayers().values()])


def _connect(driver, checkout):
    """A wrong password is told as such; the right one tells who one is."""
    order = driver.order
    wrong, right = _login("lan_desk", "wrong"), _login("lan_desk", order["password"])
    driver.press(checkout.picker.new)
    yield from driver.until(lambda: checkout.picker.dialog is not None, 5, "connection dialog")
    dialog = checkout.picker.dialog
    yield from driver.pause(300)
    driver.picture("connection", dialog)
    driver.note(refused_empty=not dialog.keep.isEnabled())
    driver.type(dialog.name, "Kho Hưng Yên")
    driver.type(dialog.host, order["host"])
    driver.type(dialog.database, order["database"])
    for login, name in ((wrong, "wrong_password"), (right, "connected")):
        dialog.login.setConfigId(login)
        driver.press(dialog.test)
        yield from driver.until(lambda: dialog._task is not None or dialog.told(), 5, name)
        yield from driver.until(lambda: dialog._task is None, 20, name)
        yield from driver.pause(150)
        driver.note(**{name: dialog.told()})
        host, told = dialog.host.text(), dialog.told()
        dialog.host.blockSignals(True)
        dialog.host.setText(_HOST)  # pictures without the folders of this machine
        dialog._told.setText(told.replace(host, _HOST))
        driver.picture(name, dialog)
        dialog.host.setText(host)
        dialog.host.blockSignals(False)
    yield from _change_password(driver, dialog)
    driver.press(dialog.keep)
    yield from driver.pause(200)


def _change_password(driver, dialog):
    """The new one is typed twice, and QGIS keeps it: what follows signs in by it."""
    before = dialog.told()
    driver.press(dialog.password)
    yield from driver.until(lambda: hasattr(dialog, "dialog") and dialog.dialog.isVisible(), 5, "password dialog")
    asked = dialog.dialog
    driver.type(asked.first, driver.order["changed_password"])
    yield from driver.pause(100)
    driver.picture("password", asked)
    driver.type(asked.second, driver.order["changed_password"])
    yield from driver.pause(100)
    driver.press(asked.change)
    yield from driver.until(lambda: not asked.isVisible(), 20, "password changed")
    driver.note(password_changed=dialog.told() != before)


def _fetch(driver, dialog):
    yield from driver.until(lambda: dialog.table.isVisible() and dialog.table.rowCount(), 20, "communes")
    driver.press(dialog.search)  # the dialog has the keyboard again
    yield from driver.pause(150)
    driver.type(dialog.search, driver.order["commune"])
    yield from driver.pause(150)
    shown = [row for row in range(dialog.table.rowCount()) if not dialog.table.isRowHidden(row)]
    dialog.table.setCurrentCell(shown[0], 0)
    dialog.table.setFocus()
    if dialog.table.item(shown[0], 0).checkState() != Qt.CheckState.Checked:
        driver.keys("space")
    yield from driver.until(lambda: dialog.ticked() == [driver.order["commune"]], 5, "ticked by key")
    driver.note(proposed=Path(dialog.into.filePath()).name)
    driver.type(dialog.into.lineEdit(), driver.order["into"])
    yield from driver.pause(150)
    into = dialog.into.lineEdit()
    into.blockSignals(True)
    into.setText(f"…/{Path(driver.order['into']).name}")
    driver.picture("communes", dialog)
    into.setText(driver.order["into"])
    into.blockSignals(False)
    driver.press(dialog.begin)
    yield from driver.until(lambda: driver.dock.session is not None, 40, "fetched")
    driver.window.setGeometry(0, 0, 1366, 768)
    yield from driver.drawn()
    driver.note(plots=driver.dock.session.plots.featureCount())
    driver.picture("fetched")


def _correct(driver):
    """Four corrections here; a colleague pushes others meanwhile."""
    from land_campaign_plugin.native import shapely
    from land_campaign_plugin.qgis_bridge import convert
    from land_campaign_plugin.store.postgis import PostgisStore
    from land_campaign_plugin.store.workcopy import WorkCopy
    from land_campaign_plugin.verbs.pull import pull
    from land_campaign_plugin.verbs.push import push

    dock = driver.dock
    yield from driver.until(lambda: not dock.jobs.busy, 10, "free")
    session = dock.session
    plots = session.work.plots("land_use = 'ONT' AND plot_number IS NOT NULL AND ver = 1")
    by_area = sorted(zip(plots["uid"], plots.geometry, strict=True), key=lambda each: -each[1].area)
    disputed, moved, area, note, other, *_ = [uid for uid, shape in by_area if shape.is_valid]
    colleague, store = WorkCopy.open(driver.order["colleague"]), PostgisStore(driver.order["colleagues_store"])
    pull(colleague, store)
    colleague.update_plots({disputed: {"address": "Thôn Đông"}, other: {"note": driver.order["secret"]}}, "theirs")
    report = push(colleague, store)
    store.close()
    driver.note(colleague_stored=report.stored)
    shape = convert.to_shape(session.feature(moved).geometry())
    grown = shapely.union(shape, shapely.buffer(shape.centroid, 0.62 * shape.area**0.5))
    grown = grown if grown.geom_type == "MultiPolygon" else shapely.multipolygons([grown])
    session.change("disputed", {disputed: {"address": "Thôn Đoài", "hamlet": "Thôn Đoài"}})
    session.change("moved", {moved: {"geom": grown}})
    session.change("area", {area: {"area_recorded_m2": 153.4}})
    session.change("note", {note: {"note": "Đã đo lại ranh giới phía đông"}})
    session.save()
    _clear_messages(driver)
    driver.note(moved=moved, disputed=disputed)
    return other


def _look_at_what_goes(driver):
    dock = driver.dock
    driver.press(dock.work.actions["push"])
    page = dock.push
    yield from driver.until(lambda: page.isVisible(), 5, "push page")
    yield from driver.until(lambda: dock.store_walk._look_task is None, 10, "looked")
    yield from driver.pause(200)
    driver.note(goes=[page.lines._lines[row][3] for row in range(page.lines.rowCount())], state=page.store.text())
    box = page.store.watch
    driver.press(box, QPoint(10, box.height() // 2))  # look now and then: the list of findings says it, too
    yield from driver.until(lambda: not dock.work.incoming.isHidden(), 10, "seen while watching")
    driver.note(watched=dock.work.incoming._text.text())
    driver.press(box, QPoint(10, box.height() // 2))
    yield from driver.until(lambda: not box.isChecked(), 5, "watching no more")
    row = page.lines.row_of(driver.report["steps"]["moved"])
    driver.press(page.table.viewport(), page.table.visualRect(page.lines.index(row, 1)).center())
    yield from driver.drawn()
    driver.picture("what_goes")
    driver.note(outlines=len(dock.review.marks._preview))


def _push_without_network(driver):
    dock, page = driver.dock, driver.dock.push
    place = Path(driver.order["host"]) / _SOCKET
    away = place.with_name("away")
    os.rename(place, away)
    try:
        driver.press(page.push)
        yield from driver.until(lambda: page.away.isVisible(), 20, "away")
        yield from driver.pause(250)
        told = page.away._why.text()
        page.away._why.setText(told.replace(driver.order["host"], _HOST))
        driver.picture("away")
        driver.note(away=page.away.text(), boxes=len(driver.iface.messageBar().items()))
    finally:
        os.rename(away, place)
    driver.note(still_edited=dock.session.work.changes().edited)


def _push_again(driver, _theirs):
    dock, page = driver.dock, driver.dock.push
    driver.press(page.away.again)
    yield from driver.until(lambda: not dock.jobs.busy and not page.away.isVisible(), 20, "pushed")
    yield from driver.pause(300)
    driver.note(told={page.lines.uid(row): page.lines._lines[row][1] for row in range(page.lines.rowCount())})
    driver.picture("pushed")
    row = page.lines.row_of(driver.report["steps"]["moved"])
    index = page.lines.index(0 if row else 1, 1)
    driver.press(page.table.viewport(), page.table.visualRect(index).center())
    yield from driver.drawn()
    before = driver.iface.mapCanvas().extent()
    driver.keys("Down" if row else "Up")
    yield from driver.until(lambda: driver.iface.mapCanvas().extent() != before, 5, "zoomed by key")
    yield from driver.pause(1100)  # the plot has flashed
    yield from driver.drawn()
    driver.picture("refused")
    yield from driver.until(lambda: dock.store_walk._look_task is None, 10, "looked")
    yield from driver.pause(100)
    driver.note(waits=page.store.text())


def _pull(driver):
    dock, page = driver.dock, driver.dock.push
    driver.press(page.store.pull)
    yield from driver.pause(150)
    yield from driver.until(lambda: not dock.jobs.busy, 20, "pulled")
    yield from driver.pause(300)
    driver.picture("pulled", dock)
    driver.note(after_pull=page.store.text())
    driver.press(page.change)
    yield from driver.until(lambda: dock.dialog.isVisible(), 5, "store dialog")
    yield from driver.pause(200)
    driver.picture("store", dock.dialog)
    driver.key(dock.dialog, Qt.Key.Key_Escape)
    yield from driver.pause(100)
    driver.key(page, Qt.Key.Key_Escape)
    yield from driver.until(lambda: dock.work.isVisible(), 5, "work page")
