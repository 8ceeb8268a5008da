"""What a person does in the load wizard: a file, or a folder of map sheets, with mouse and keyboard."""

from qgis.PyQt.QtCore import QPoint, Qt


def opened(driver):
    """Wait for the wizard and return it."""
    dock = driver.dock
    yield from driver.until(lambda: dock.dialog is not None and dock.dialog.isVisible(), 10, "load wizard")
    yield from driver.pause(200)
    return dock.dialog


def _ready(driver, wizard, page, what):
    yield from driver.until(lambda: wizard.page is page, 10, what)
    yield from driver.until(lambda: not page.problem(), 20, f"{what}: {page.problem()}")
    yield from driver.pause(250)


def through(driver, source, *, into="", records="", later=False):
    """Load a file through the three steps; return the wizard."""
    wizard = yield from opened(driver)
    driver.type(wizard.files.file.lineEdit(), source)
    yield from _ready(driver, wizard, wizard.files, "files")
    driver.press(wizard.next_button)
    yield from _ready(driver, wizard, wizard.fields, "fields")
    driver.press(wizard.next_button)
    yield from driver.until(lambda: wizard.page is wizard.place and not wizard.place.crs.busy, 10, "place")
    target = wizard.place.target
    if later:
        target.later.setChecked(True)
    if into:
        driver.type(target.target.lineEdit(), into)
    if records:
        driver.type(target.records.lineEdit(), records)
    yield from _ready(driver, wizard, wizard.place, "place")
    driver.picture("load", wizard)
    driver.press(wizard.load_button)
    return wizard


def load_sheets(driver):
    """A folder of map sheets: what was found, fields by content, a system that the file does not say, old texts."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    yield from driver.pause(300)
    dock = driver.dock
    driver.press(dock.start.load)
    wizard = yield from opened(driver)
    driver.picture("empty", wizard)
    driver.note(first_reason=wizard.reason.text(), fits=_fits(driver, wizard))
    yield from _choose_files(driver, wizard)
    yield from _look_at_fields(driver, wizard)
    yield from _say_where(driver, wizard)
    yield from driver.until(lambda: dock.session is not None and dock.work.isVisible(), 30, "loaded")
    yield from driver.drawn()
    yield from _look_at_the_catalogue(driver)


def _picture(driver, name: str, wizard, file) -> None:
    """Take a picture without the folders of this machine."""
    line = file.lineEdit()
    whole = line.text()
    line.blockSignals(True)
    line.setText(f"…/{whole.rpartition('/')[2]}")
    driver.picture(name, wizard)
    line.setText(whole)
    line.blockSignals(False)


def _fits(driver, wizard) -> bool:
    """Tell whether the wizard lies within the screen."""
    return driver.window.screen().geometry().contains(wizard.frameGeometry())


def _choose_files(driver, wizard):
    files = wizard.files
    driver.type(files.file.lineEdit(), driver.order["source"])
    yield from _ready(driver, wizard, files, "files")
    yield from driver.until(lambda: files.view.drawn() and not files._look.busy, 10, "drawn")
    driver.note(found={source.found.path.name: source.state for source in files.model.sources})
    row = next(row for row in range(files.model.rowCount()) if files.model.source(row).state == "waiting")
    driver.press(files.table.viewport(), files.table.visualRect(files.model.index(row, 1)).center())
    yield from driver.until(lambda: files.view.told(), 5, "what to do")
    yield from driver.pause(300)
    driver.picture("files_waiting", wizard)
    last = files.model.index(files.model.rowCount() - 1, 0)
    box = files.table.visualRect(last)
    tick = QPoint(box.left() + 12, box.center().y())
    before = len(files.model.wanted())
    driver.press(files.table.viewport(), tick)
    yield from driver.until(lambda: len(files.model.wanted()) == before - 1, 5, "tick taken away")
    yield from driver.pause(700)  # else it is a double click
    driver.press(files.table.viewport(), tick)
    yield from driver.until(lambda: len(files.model.wanted()) == before, 5, "ticked again")
    driver.press(files.table.viewport(), files.table.visualRect(last.siblingAtColumn(1)).center())
    yield from driver.pause(400)
    yield from driver.until(lambda: files.view.drawn() and not files._look.busy, 10, "drawn")
    _picture(driver, "files", wizard, files.file)
    driver.keys("Return")


def _look_at_fields(driver, wizard):
    fields = wizard.fields
    yield from _ready(driver, wizard, fields, "fields")
    yield from driver.until(lambda: fields.table.rowCount() > 0 and not fields._preview.busy, 10, "first rows")
    driver.note(guessed={column: row.words for column, row in fields.rows.items() if row.field})
    yield from driver.pause(200)
    driver.picture("fields", wizard)
    picker = fields.rows["area_legal_m2"].picker
    picker.setFocus()
    driver.keys("End")
    yield from driver.until(lambda: fields.rows["area_legal_m2"].field, 5, "another field")
    driver.keys("Home")
    yield from driver.until(lambda: not fields.rows["area_legal_m2"].field, 5, "no field again")
    fields.rows["land_use"].picker.setFocus()
    driver.keys("End")  # the field that was taken away from it
    yield from driver.until(lambda: fields.rows["land_use"].field, 5, "its own field again")
    yield from driver.pause(400)
    driver.press(wizard.next_button)


def _say_where(driver, wizard):
    place = wizard.place
    yield from driver.until(lambda: wizard.page is place and not place.crs.busy and not place.texts.busy, 20, "place")
    driver.type(place.target.target.lineEdit(), driver.order["into"])
    yield from driver.until(lambda: not place.crs._draw.busy, 10, "drawn")
    yield from _ready(driver, wizard, place, "place")
    driver.note(crs=wizard.plan.crs, words=[row.words for row in place.texts.rows], about=place.crs.note.text())
    _picture(driver, "place", wizard, place.target.target)
    place.target.target.lineEdit().setFocus()
    driver.keys("Return")


def _look_at_the_catalogue(driver):
    dock = driver.dock
    page = dock.work.catalogue
    yield from driver.until(lambda: page.isVisible() and page.model.rowCount(), 10, "catalogue")
    driver.note(
        states=sorted(sheet.state for sheet in page.model.sheets),
        plots=dock.session.plots.featureCount(),
        uses=len({feature["land_use"] for feature in dock.session.plots.getFeatures("\"sheet_number\" = '3'")}),
        summary=page.summary.text(),
    )
    page.table.go(0)
    yield from driver.pause(200)
    driver.note(told=page.told.text())
    driver.picture("catalogue", dock)
    row = next(row for row in range(page.model.rowCount()) if page.model.sheets[row].state == "loaded")
    before = driver.iface.mapCanvas().extent()
    page.table.go(row)
    driver.key(page.table, Qt.Key.Key_Return)
    yield from driver.until(lambda: driver.iface.mapCanvas().extent() != before, 5, "zoomed")
    yield from driver.pause(1100)
    yield from driver.drawn()
    driver.picture("sheets")
    driver.key(page.table, Qt.Key.Key_Escape)
    yield from driver.until(lambda: dock.work.findings.isVisible(), 5, "back to the list")
