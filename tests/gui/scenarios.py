"""What a person does in the real window, step by step. Each scenario is a generator of pauses."""

import logging
import sqlite3
import time
from pathlib import Path

import wizard_scenarios
from qgis import utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar


def _row_of(driver, rule: str) -> int:
    """List the findings of one rule and return the first row, or -1."""
    panel = driver.dock.work.findings
    panel.show_rule(rule)
    return 0 if panel.model.rowCount() else -1


def _open_finding(driver, rule: str):
    """Click the first finding of a rule with the pointer."""
    panel = driver.dock.work.findings
    if _row_of(driver, rule) < 0:
        raise AssertionError(f"the sample has no finding of {rule}")
    yield from driver.pause(150)
    index = panel.model.index(0, 1)
    driver.press(panel.table.viewport(), panel.table.visualRect(index).center())
    yield from driver.until(lambda: driver.dock.work.form.isVisible() and driver.dock.review.fingerprint, 5, rule)
    yield from driver.pause(1000)  # the plots have flashed
    yield from driver.drawn()


def _wait_for_job(driver, seconds: float = 40.0):
    yield from driver.pause(150)
    yield from driver.until(lambda: not driver.dock.jobs.busy, seconds, "job")
    yield from driver.pause(150)


def _clear_messages(driver):
    driver.iface.messageBar().clearWidgets()


def _versions(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT uid, ver FROM plot"))
    finally:
        connection.close()


def main_job(driver):
    """Sample data, load, check, click, fix in the form, fix a shape with preview, undo, save, push."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    yield from driver.pause(400)
    driver.picture("start")
    driver.press(driver.dock.start.sample)
    yield from driver.until(lambda: driver.dock.session is not None, 30, "sample")
    yield from driver.drawn()
    driver.window.setGeometry(0, 0, 1366, 768)
    driver.note(plots=driver.dock.session.plots.featureCount(), language=driver.dock.work.actions["check"].text())
    driver.picture("loaded")
    yield from _check(driver)
    yield from _first_push(driver)
    yield from _look_at_an_overlap(driver)
    yield from _fix_in_the_form(driver)
    yield from _fix_a_shape(driver)
    yield from _save_and_push(driver)


def _check(driver):
    driver.press(driver.dock.work.actions["check"])
    yield from _wait_for_job(driver)
    yield from driver.drawn()
    driver.picture("checked")
    _clear_messages(driver)
    session = driver.dock.session
    driver.note(
        findings=len(session.findings),
        outcomes={code: outcome.outcome for code, outcome in session.outcomes.items()},
        layers=sorted(
            layer.customProperty("land_campaign/role") for layer in QgsProject.instance().mapLayers().values()
        ),
    )
    driver.dock.work.show_rules(True)
    yield from driver.pause(200)
    driver.picture("rules", driver.dock)
    driver.dock.work.show_rules(False)


def _first_push(driver):
    driver.press(driver.dock.work.actions["push"])
    yield from driver.until(lambda: driver.dock.push.isVisible(), 5, "push page")
    yield from driver.pause(200)
    driver.press(driver.dock.push.push)
    yield from _wait_for_job(driver)
    store = driver.dock.session.path.with_name(f"{driver.dock.session.path.stem}-store.gpkg")
    driver.note(store_after_first_push=sorted(set(_versions(store).values())))
    driver.press(driver.dock.push.done)
    yield from driver.until(lambda: driver.dock.work.isVisible(), 5, "work page")
    _clear_messages(driver)


def _look_at_an_overlap(driver):
    yield from _open_finding(driver, "T01")
    driver.picture("overlap")


def _fix_in_the_form(driver):
    """A wrong area: the suggestion is one click away, saving is one undo step, the finding leaves the list."""
    dock = driver.dock
    yield from _open_finding(driver, "A09")
    session, form = dock.session, dock.work.form
    cured, before, uid = dock.review.fingerprint, set(session.findings["fingerprint"]), form.uid
    driver.picture("form")
    editor = form.editors["area_recorded_m2"]
    driver.type(editor.line, "12x")
    yield from driver.pause(200)
    driver.note(typing_problem=editor.note.text(), save_enabled_on_nonsense=form.save.isEnabled())
    driver.picture("typing", dock)
    editor.restore()
    yield from driver.pause(100)
    driver.press(editor.note.button)
    yield from driver.pause(200)
    driver.note(suggested=editor.text(), save_enabled=form.save.isEnabled())
    steps = session.plots.undoStack().index()
    driver.press(form.save)
    yield from driver.until(lambda: cured not in set(session.findings["fingerprint"]), 10, "finding cured")
    yield from driver.drawn()
    stack = session.plots.undoStack()
    driver.note(
        fixed=uid,
        undo_steps=stack.index() - steps,
        undo_text=stack.undoText(),
        appeared=sorted(session.findings["rule"][~session.findings.among("fingerprint", before)].tolist()),
        next_selected=dock.work.findings.current_fingerprint() not in ("", cured),
        unsaved=session.unsaved(),
    )
    driver.picture("fixed")
    driver.iface.setActiveLayer(session.layers.sheets)  # the dock's own keys do not depend on it
    driver.keys("ctrl+z")
    yield from driver.until(lambda: cured in set(session.findings["fingerprint"]), 10, "undo brings it back")
    driver.keys("ctrl+shift+z")
    yield from driver.until(lambda: cured not in set(session.findings["fingerprint"]), 10, "redo cures it again")
    driver.note(undo_and_redo="followed")


def _fix_a_shape(driver):
    """A missing corner: shown on the map before it is applied."""
    dock = driver.dock
    yield from _open_finding(driver, "T05")
    session, card = dock.session, dock.work.form.card
    cured, before = dock.review.fingerprint, session.unsaved()
    driver.press(card.preview)
    yield from driver.pause(300)
    yield from driver.drawn()
    driver.picture("preview")
    driver.press(card.apply)
    yield from driver.until(lambda: cured not in set(session.findings["fingerprint"]), 10, "corner added")
    driver.note(shape_steps=session.unsaved() - before)
    _clear_messages(driver)
    driver.key(dock.work.form, Qt.Key.Key_Escape)
    yield from driver.pause(200)
    driver.note(form_closed_by_escape=not dock.work.form.isVisible())


def _save_and_push(driver):
    dock = driver.dock
    session = dock.session
    driver.press(dock.work.unsaved.button)
    yield from driver.until(lambda: session.unsaved() == 0, 10, "saved")
    driver.note(dirty=len(session.work.changes().dirty))
    driver.press(dock.work.actions["push"])
    yield from driver.until(lambda: dock.push.isVisible(), 5, "push page")
    yield from driver.pause(300)
    driver.picture("push", dock)
    driver.press(dock.push.push)
    yield from _wait_for_job(driver)
    yield from driver.drawn()
    driver.picture("pushed")
    store = session.path.with_name(f"{session.path.stem}-store.gpkg")
    versions = _versions(store)
    fixed = driver.report["steps"]["fixed"]
    driver.note(
        store_version_of_fixed=versions[fixed],
        work_version_of_fixed=_versions(session.path)[fixed],
        still_dirty=len(session.work.changes().dirty),
    )
    driver.press(dock.push.done)
    yield from driver.until(lambda: dock.work.isVisible(), 5, "work page")
    followed = set(session.findings["fingerprint"])
    driver.press(dock.work.actions["check"])
    yield from _wait_for_job(driver)
    driver.note(full_check_agrees=followed == set(session.findings["fingerprint"]))


def load_and_export(driver):
    """A file through the load wizard, checked, and out again through the export dialog; coverage on the way."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    yield from driver.pause(300)
    dock = driver.dock
    driver.press(dock.start.load)
    yield from wizard_scenarios.through(driver, driver.order["source"], into=driver.order["into"])
    yield from driver.until(lambda: dock.session is not None, 30, "loaded")
    yield from driver.drawn()
    driver.press(dock.work.actions["check"])
    yield from _wait_for_job(driver)
    _clear_messages(driver)
    driver.note(plots=dock.session.plots.featureCount(), findings=len(dock.session.findings))
    driver.press(dock.work.actions["export"])
    yield from driver.pause(300)
    dialog = dock.dialog
    dialog.format.setCurrentIndex(dialog.format.findData("ESRI Shapefile"))
    driver.type(dialog.file.lineEdit(), driver.order["out"])
    driver.picture("export", dialog)
    driver.press(dialog.accept_button)
    yield from _wait_for_job(driver)
    from land_campaign_plugin.native import shapely  # killed QGIS where the wheels were not loaded with care

    squares = [shapely.box(0, 0, 10, 10), shapely.box(10.01, 0, 20, 10), shapely.box(20, 0, 30, 10)]
    edges = shapely.coverage_invalid_edges(squares, gap_width=0.5)
    driver.note(
        valid=bool(shapely.coverage_is_valid(squares, gap_width=0.5)),
        invalid_m=[round(float(length), 2) for length in shapely.length(edges)],
    )


def _left_behind(driver) -> dict[str, int]:
    """Count what the plugin may have added to QGIS."""
    names = [child.objectName() for child in driver.window.findChildren(QObject)]
    return {
        "objects": sum(name.startswith("LandCampaign") for name in names),
        "menu": sum(action.text() != "" for action in driver.iface.pluginMenu().actions()),
        "toolbars": len(driver.window.findChildren(QToolBar)),
        "docks": len(driver.window.findChildren(QDockWidget)),
        "providers": len(QgsApplication.processingRegistry().providers()),
        "layers": len(QgsProject.instance().mapLayers()),
        "log_handlers": len(logging.getLogger("land_campaign_plugin").handlers),
    }


def load_twice(driver):
    """Unload and load twice, with a work copy open, and count what is left each time."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    rounds = []
    for _ in range(2):
        dock = utils.plugins["land_campaign_plugin"].dock
        dock.open_work_copy(driver.order["work_copy"])
        yield from driver.until(lambda dock=dock: dock.session is not None, 10, "open")
        yield from driver.drawn()
        utils.unloadPlugin("land_campaign_plugin")
        yield from driver.pause(400)
        rounds.append(_left_behind(driver))
        utils.loadPlugin("land_campaign_plugin")
        utils.startPlugin("land_campaign_plugin")
        yield from driver.until(lambda: utils.plugins["land_campaign_plugin"].dock is not None, 10, "dock again")
        yield from driver.pause(200)
    driver.plugin = utils.plugins["land_campaign_plugin"]
    driver.note(left=rounds, again=_left_behind(driver))


def no_packages(driver):
    """Without shapely the plugin is there and says what to do."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    driver.press(driver.dock.start.sample)
    yield from driver.until(lambda: driver.dock.packages.isVisible(), 10, "packages page")
    yield from driver.pause(200)
    driver.picture("packages", driver.dock)
    driver.note(said=driver.dock.packages.what(), loaded="land_campaign_plugin" in utils.active_plugins)


def many_findings(driver):
    """A work copy with a hundred thousand findings opens without a wait."""
    yield from driver.until(lambda: driver.dock is not None, 10, "dock")
    pauses, last = [], [time.perf_counter()]
    ticker = QTimer()
    ticker.timeout.connect(
        lambda: (pauses.append(time.perf_counter() - last[0]), last.__setitem__(0, time.perf_counter()))
    )
    ticker.start(5)
    started = time.perf_counter()
    driver.dock.open_work_copy(driver.order["work_copy"])
    yield from driver.until(lambda: driver.dock.session is not None and driver.dock.work.isVisible(), 20, "open")
    opened = time.perf_counter()
    yield 300
    ticker.stop()
    panel = driver.dock.work.findings
    panel.table.step(1)  # the form is made at the first one
    yield from driver.drawn()
    first = time.perf_counter()
    panel.table.step(1)
    stepped = time.perf_counter()
    yield from driver.drawn()
    driver.picture("many", driver.dock)
    driver.note(
        listed=panel.model.rowCount(),
        findings=len(driver.dock.session.findings),
        open_s=round(opened - started, 3),
        longest_pause_s=round(max(pauses), 3),
        step_s=round(stepped - first, 3),
    )


def seams_and_causes(driver):
    """A sheet that lies off: its seams, the findings on one of them, and what hangs under the cause."""
    yield from driver.until(lambda: driver.dock is not None, 10, "dock")
    dock = driver.dock
    dock.open_work_copy(driver.order["work_copy"])
    yield from driver.until(lambda: dock.session is not None and dock.work.isVisible(), 20, "open")
    driver.window.setGeometry(0, 0, 1366, 768)
    yield from driver.drawn()
    driver.picture("causes")
    yield from _unfold_the_cause(driver)
    yield from _walk_the_seams(driver)
    yield from _check_against(driver)


def _unfold_the_cause(driver):
    """The arrow of the sheet that lies off shows what hangs under it, and folds it away again."""
    panel = driver.dock.work.findings
    model, table = panel.model, panel.table
    row = next(row for row in range(model.rowCount()) if model.table["rule"][model.table_row(row)] == "M02")
    folded = model.rowCount()
    mark = table.visualRect(model.index(row, 0))
    driver.press(table.viewport(), mark.center() - QPoint(mark.width() // 2 - 8, 0))
    yield from driver.until(lambda: model.rowCount() > folded, 5, "unfolded")
    driver.note(cause_row=row, hanging=model.rowCount() - folded, form_stays_closed=driver.dock.work.form.isHidden())
    yield from driver.pause(150)
    driver.picture("unfolded", driver.dock)
    driver.press(table.viewport(), table.visualRect(model.index(row, 1)).center())
    yield from driver.until(lambda: driver.dock.review.fingerprint, 5, "cause opened")
    yield from driver.pause(1100)
    yield from driver.drawn()
    driver.picture("cause")
    driver.keys("Left")
    yield from driver.until(lambda: model.rowCount() == folded, 5, "folded by key")
    driver.key(driver.dock.work.form, Qt.Key.Key_Escape)
    yield from driver.pause(100)


def _walk_the_seams(driver):
    dock = driver.dock
    page, panel = dock.work.seams, dock.work.findings
    driver.press(dock.work.seams_button)
    yield from driver.until(lambda: page.isVisible(), 5, "seams page")
    yield from driver.pause(200)
    table, model = page.tables["seam"], page.models["seam"]
    before = driver.iface.mapCanvas().extent()
    driver.press(table.viewport(), table.visualRect(model.index(0, 1)).center())
    yield from driver.until(lambda: driver.iface.mapCanvas().extent() != before, 5, "zoomed to the seam")
    yield from driver.pause(1100)
    yield from driver.drawn()
    driver.picture("seams")
    driver.press(page.switch["sheet"])
    yield from driver.pause(200)
    driver.picture("sheets", dock)
    driver.press(page.switch["seam"])
    driver.press(page.open_only)
    yield from driver.pause(200)
    driver.picture("all_seams", dock)
    driver.press(page.open_only)
    yield from driver.pause(100)
    seams, at = dock.session.seams, model.table_row(0)
    driver.note(worst=[int(seams[name][at]) for name in ("errors", "warnings")], summary=page.summary.text())
    driver.press(page.show_findings)
    yield from driver.until(lambda: panel.isVisible() and panel.about_chip.isVisible(), 5, "findings of the seam")
    yield from driver.pause(150)
    driver.picture("seam_findings", dock)
    listed = panel.model.passing()
    driver.note(on_seam=listed)
    driver.press(panel.about_chip)
    yield from driver.until(lambda: panel.model.passing() > listed, 5, "chip taken off")


def _check_against(driver):
    """Name the outlines and the list; then the rules about communes and missing sheets run."""
    dock = driver.dock
    dock.work.show_rules(True)
    yield from driver.pause(200)
    driver.picture("rules", dock)
    dock.work.rules.against_wanted.emit()
    yield from driver.pause(400)
    dialog = dock.dialog
    for name, path in driver.order["against"].items():
        driver.type(dialog.cards[name].file.lineEdit(), path)
    yield from driver.until(lambda: dialog.keep.isEnabled(), 10, "files looked into")
    yield from driver.pause(200)
    driver.picture("against", dialog)
    driver.note(against={name: card.note.text() for name, card in dialog.cards.items()})
    driver.press(dialog.check)
    yield from _wait_for_job(driver)
    yield from driver.drawn()
    driver.note(outcomes={code: each.outcome for code, each in dock.session.outcomes.items()})
    driver.picture("checked_against")
