"""What a person does with records in the real window: load them, correct them, convert a column, count what is open."""

import wizard_scenarios
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QPushButton
from scenarios import _clear_messages, _open_finding


def records(driver):
    """Plots and a spreadsheet of records through the load wizard, then the form, a column, tasks, and a paper."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    yield from driver.pause(300)
    driver.window.setGeometry(0, 0, 1366, 768)
    yield from driver.pause(500)
    yield from _load(driver)
    yield from _check(driver)
    yield from _correct_a_holder(driver)
    yield from _look_at_the_tabs(driver)
    yield from _convert_a_column(driver)
    yield from _count_tasks(driver)
    yield from _enter_a_paper(driver)


def _load(driver):
    dock = driver.dock
    driver.press(dock.start.load)
    order = driver.order
    dialog = yield from wizard_scenarios.through(driver, order["source"], into=order["into"], records=order["records"])
    yield from driver.until(lambda: dock.session is not None and dock.dialog is not dialog, 60, "loaded")
    yield from driver.pause(400)
    driver.picture("read", dock.dialog)
    driver.note(read=dock.dialog.text())
    driver.press(dock.dialog.close_button)
    yield from driver.drawn()
    _clear_messages(driver)


def _check(driver):
    dock = driver.dock
    dock.open_work_copy(driver.order["work_copy"])
    yield from driver.pause(200)
    yield from driver.until(lambda: dock.session is not None and not dock.jobs.busy, 20, "open")
    yield from driver.until(lambda: str(dock.session.path) == driver.order["work_copy"], 20, "the other work copy")
    yield from driver.drawn()
    panel = dock.work.findings
    panel.show_rule("P07")
    driver.picture("listed", dock)
    panel.show_rule("")
    panel._search.setText("1/1")
    yield from driver.pause(400)
    driver.picture("list", dock)
    panel._search.clear()


def _correct_a_holder(driver):
    """A faulty number: the form opens at the record; a right one cures it, as one step that Ctrl+Z takes back."""
    dock = driver.dock
    yield from _open_finding(driver, "P01")
    session, form, cured = dock.session, dock.work.form, dock.review.fingerprint
    driver.picture("holder")
    page = form.records["party"]
    marked = next(card for card in page.cards if card.editors["party.citizen_number"].note.button is not None)
    uid = session.findings["record"][session.findings["fingerprint"] == cured][0]
    card = page.card_of([uid]) or marked
    editor = card.editors["party.citizen_number"]
    driver.note(tab=form.tabs.currentIndex(), told=editor.note.text())
    driver.type(editor.line, "12345")
    yield from driver.pause(200)
    driver.note(doubt=editor.note.text(), save_enabled=form.save.isEnabled())
    driver.picture("typing", dock)
    born = (card.rows["party"]["born_on"] or "1970")[:4]
    digit = (2 if born >= "2000" else 0) + (card.rows["party"]["gender"] == "Nữ")
    driver.type(editor.line, f"033{digit}{born[2:]}123456")
    yield from driver.pause(200)
    driver.press(form.save)
    yield from driver.until(lambda: cured not in set(session.findings["fingerprint"]), 10, "number cured")
    yield from driver.pause(300)
    driver.keys("ctrl+z")
    yield from driver.until(lambda: cured in set(session.findings["fingerprint"]), 10, "undo brings it back")
    driver.keys("ctrl+shift+z")
    yield from driver.until(lambda: cured not in set(session.findings["fingerprint"]), 10, "redo cures it again")
    driver.note(unsaved=session.unsaved())


def _look_at_the_tabs(driver):
    dock = driver.dock
    for rule, name in (("C01", "certificate"), ("A07", "uses"), ("D01", "scan"), ("C06", "no_plot"), ("E02", "untidy")):
        yield from _open_finding(driver, rule)
        if rule == "A07":
            dock.work.form.show_tab("plot_use")
            yield from driver.pause(100)
        driver.picture(name, dock)
    dock.review.leave()


def _convert_a_column(driver):
    dock = driver.dock
    yield from _open_finding(driver, "E01")
    session, cured = dock.session, dock.review.fingerprint
    driver.picture("column", dock)
    driver.note(samples=dock.work.form.batch.texts())
    steps = session.plots.undoStack().index()
    driver.press(dock.work.form.batch.button)
    yield from driver.until(lambda: cured not in set(session.findings["fingerprint"]), 20, "column converted")
    yield from driver.pause(300)
    driver.note(column_steps=session.plots.undoStack().index() - steps)
    driver.keys("ctrl+z")
    yield from driver.until(lambda: cured in set(session.findings["fingerprint"]), 20, "column as it was")
    dock.review.leave()
    _clear_messages(driver)


def _count_tasks(driver):
    dock = driver.dock
    driver.press(dock.work.tasks_button)
    page = dock.work.tasks
    yield from driver.until(lambda: page.isVisible(), 5, "tasks page")
    item = next(each for each in page._items() if each.data(0, 256).code == "no_certificate")
    page.tree.setCurrentItem(item)
    item.setExpanded(True)
    yield from driver.pause(200)
    driver.picture("tasks", dock)
    driver.press(page.show_plots)
    yield from driver.until(lambda: dock.session.plots.selectedFeatureCount() > 0, 5, "plots selected")
    yield from driver.drawn()
    driver.picture("selected")
    driver.note(selected=dock.session.plots.selectedFeatureCount(), counted=item.data(0, 256).count)
    dock.session.plots.removeSelection()
    dock.work.show_page(None)
    _clear_messages(driver)


def _enter_a_paper(driver):
    """A certificate from the paper, for the plot of another finding."""
    dock = driver.dock
    yield from _open_finding(driver, "A09")
    form = dock.work.form
    form.show_tab("certificate")
    yield from driver.pause(200)
    before = len(form.records["certificate"].cards)
    driver.press(form.records["certificate"].findChild(QPushButton, "enter_certificate"))
    yield from driver.until(lambda: dock.review.dialog is not None and dock.review.dialog.isVisible(), 5, "paper")
    dialog = dock.review.dialog
    driver.type(dialog.certificate.editors["certificate.serial"].line, "BA12345")
    driver.type(dialog.certificate.editors["certificate.issued_on"].line, "12/5/2003")
    driver.type(dialog.holders[0].editors["party.name"].line, "Nguyễn Văn Thử")
    driver.type(dialog.holders[0].editors["party.citizen_number"].line, "99904512345")
    yield from driver.pause(700)
    driver.picture("paper", dialog)
    driver.type(dialog.certificate.editors["certificate.serial"].line, "BA 123456")
    driver.type(dialog.holders[0].editors["party.citizen_number"].line, "033080123456")
    yield from driver.pause(100)
    QTimer.singleShot(0, dialog.save.click)
    yield from driver.until(lambda: len(form.records["certificate"].cards) == before + 1, 10, "certificate saved")
    yield from driver.pause(300)
    driver.picture("entered", dock)
    driver.note(entered=True)


def later_export(driver):
    """A later export through the load wizard; what both sides changed is decided; papers are ticked off."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    dock = driver.dock
    dock.open_work_copy(driver.order["work_copy"])
    yield from driver.until(lambda: dock.session is not None and not dock.jobs.busy, 20, "open")
    yield from driver.drawn()
    driver.press(dock.work.actions["load"])
    dialog = yield from wizard_scenarios.through(driver, driver.order["export"], later=True)
    yield from driver.until(lambda: dock.dialog is not dialog and dock.session is not None, 40, "taken in")
    yield from driver.until(lambda: dock.work.differences.isVisible(), 20, "differences page")
    yield from driver.drawn()
    driver.picture("brought", dock.dialog)
    driver.note(lines=dock.dialog.lines)
    driver.press(dock.dialog.close_button)
    yield from driver.pause(300)
    _clear_messages(driver)
    page = dock.work.differences
    driver.picture("differences")
    driver.note(waiting=len(page.differences))
    driver.press(page.card.theirs)
    yield from driver.until(lambda: len(page.differences) < driver.report["steps"]["waiting"], 10, "decided")
    yield from driver.pause(200)
    driver.picture("decided", dock)
    driver.press(page.undo)
    yield from driver.until(lambda: len(page.differences) == driver.report["steps"]["waiting"], 10, "taken back")
    dock.work.tasks.lists_wanted.emit("tick")
    walk = dock._walks[1]
    yield from driver.until(lambda: walk.dialog is not None and walk.dialog.isVisible(), 10, "ticks")
    yield from driver.pause(300)
    driver.picture("ticks", walk.dialog)
    driver.note(ticks=len(walk.dialog.rows))
    walk.dialog.accept()
