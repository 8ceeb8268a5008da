"""What a person does about a conflict: compare on the map, choose field by field, look at the history, undo a push."""

import shutil
import sqlite3

from qgis.PyQt.QtCore import Qt


def _wait(driver, seconds: float = 40.0):
    yield from driver.pause(150)
    yield from driver.until(lambda: not driver.dock.jobs.busy, seconds, "job")
    yield from driver.pause(200)


def _colleague(session, store, login: str):
    """Somebody else's work copy, made of this one, and how they see the store."""
    from land_campaign_plugin.store.embedded import GeoPackageStore
    from land_campaign_plugin.store.workcopy import WorkCopy

    path = session.path.with_name(f"{login}.gpkg")
    for old in path.parent.glob(f"{login}.gpkg*"):
        old.unlink()
    shutil.copy(session.path, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE campaign_meta SET value = ? WHERE name = 'client'", (login,))
    connection.close()
    return WorkCopy.open(path), GeoPackageStore(store, login)


def _sound_plots(session, count: int) -> list:
    """Plots without a finding, of middle size: uid and shape."""
    rows = session.work.plots("sheet_number IS NOT NULL AND plot_number IS NOT NULL")
    named = {plot for plots in session.findings["plots"] for plot in plots.split(",")}
    sound = [row for row, uid in enumerate(rows["uid"]) if uid not in named]
    sound = [row for row in sound if 300 < rows.geometry[row].area < 600]  # small enough to see it
    return [(rows["uid"][row], rows.geometry[row]) for row in sound[:count]]


def _shrunk(shape, by_m2: float):
    """The shape, by so much smaller: little enough that nobody asks whose the land is now."""
    from land_campaign_plugin.native import shapely

    scale = (1 - by_m2 / shape.area) ** 0.5
    return shapely.transform(shape, lambda points: (points - points.mean(0)) * scale + points.mean(0)).buffer(0)


def conflicts(driver):
    """Three plots that Lan changed, too: one is chosen field by field, one goes to a supervisor, one is theirs."""
    yield from driver.until(lambda: driver.dock is not None and driver.dock.isVisible(), 10, "dock")
    dock = driver.dock
    driver.press(dock.start.sample)
    yield from driver.until(lambda: dock.session is not None, 30, "sample")
    yield from driver.drawn()
    driver.window.setGeometry(0, 0, 1366, 768)
    plots = yield from _make_conflicts(driver)
    yield from _compare(driver, plots)
    yield from _hand_on_and_review(driver)
    yield from _look_back(driver, plots)
    yield from _undo(driver)
    yield from _holder(driver)


def _make_conflicts(driver):
    from land_campaign_plugin.store.embedded import open_store
    from land_campaign_plugin.verbs.push import push

    dock, session = driver.dock, driver.dock.session
    store = session.path.with_name(f"{session.path.stem}-store.gpkg")
    push(session.work, open_store(store, session.work.crs))
    lan, as_lan = _colleague(session, store, "lan")
    plots = _sound_plots(session, 3)
    lan.update_plots(
        {uid: {"note": "đo lại 2026", "land_use": "ODT", "geom": _shrunk(shape, 28)} for uid, shape in plots},
        "Đo lại ranh giới theo mốc mới",
    )
    push(lan, as_lan)
    session.reload()
    for uid, shape in plots:
        changes = {"note": "đã hỏi chủ hộ", "hamlet": "Đông", "geometry": _shrunk(shape, 15.6)}
        session.work.update_plots({uid: changes}, "Hỏi lại chủ hộ")
    session.reload()
    driver.press(dock.work.actions["push"])
    yield from driver.until(lambda: dock.push.isVisible(), 5, "push page")
    yield from driver.pause(200)
    driver.press(dock.push.push)
    yield from _wait(driver)
    driver.iface.messageBar().clearWidgets()
    driver.note(conflicts=len(session.work.conflicts()), card=dock.push.conflict.isVisible())
    yield from driver.drawn()
    driver.picture("pushed")
    return plots


def _compare(driver, plots):
    """Side by side on the map; the shape is theirs, the rest mine."""
    dock = driver.dock
    page = dock.past_walk.conflicts
    driver.press(dock.push.conflict.compare)
    yield from driver.until(page.isVisible, 5, "conflicts")
    yield from driver.drawn()
    driver.note(fields=[row.name for row in page.case.rows], difference=page.case.difference(), listed=len(page.cases))
    driver.picture("conflict")
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 3))
    driver.keys("space")
    yield from driver.until(lambda: "geom" not in page.model.mine, 5, "the store's shape chosen")
    yield from driver.pause(200)
    driver.picture("choice", dock)
    uid = page.case.uid
    driver.press(page.choice)
    yield from driver.until(lambda: len(page.cases) == 2, 10, "decided")
    feature = dock.session.feature(uid)
    driver.note(chosen_note=feature["note"], chosen_use=feature["land_use"])
    driver.iface.messageBar().clearWidgets()


def _hand_on_and_review(driver):
    """One goes to a supervisor with a note; seen from the other side it is decided for the store."""
    dock = driver.dock
    page = dock.past_walk.conflicts
    driver.press(page.hand_on)
    yield from driver.until(page.note.isVisible, 5, "note")
    driver.type(page.note, "Ai đo đúng, nhờ xem lại")
    yield from driver.pause(150)
    driver.picture("hand_on", dock)
    driver.keys("Return")
    yield from driver.until(lambda: any(case.waits for case in page.cases), 5, "handed on")
    driver.note(first_still_mine=not page.cases[0].waits)
    driver.press(page.theirs)
    yield from driver.until(lambda: len(page.cases) == 1, 10, "theirs")
    driver.iface.messageBar().clearWidgets()
    yield from driver.pause(150)
    driver.picture("waits", dock)
    dock.show_push()
    yield from driver.pause(400)
    driver.picture("to_push", dock)
    driver.press(dock.push.push)
    yield from _wait(driver)
    driver.iface.messageBar().clearWidgets()
    driver.press(dock.push.conflicts)
    yield from driver.until(page.isVisible, 5, "conflicts again")
    _seen_by_reviewer(driver, page)
    yield from driver.drawn()
    driver.picture("review")
    driver.note(review=[case.waits for case in page.cases])
    driver.press(page.theirs)
    yield from _wait(driver)
    driver.note(open_after_review=len(_store(driver).open_conflicts()))
    driver.iface.messageBar().clearWidgets()


def _holder(driver):
    """A holder whom Lan corrected, too: seen masked, here and by a reviewer, and decided field by field."""
    from land_campaign_plugin.store.record_edits import update_record
    from land_campaign_plugin.verbs.pull import pull
    from land_campaign_plugin.verbs.push import push

    dock, session = driver.dock, driver.dock.session
    page = dock.past_walk.conflicts
    push(session.work, _store(driver))
    lan, as_lan = _colleague(session, session.path.with_name(f"{session.path.stem}-store.gpkg"), "lan")
    pull(lan, as_lan)
    person = next(row for row in session.work.rows("party") if row["name"] and row["citizen_number"])
    update_record(lan.path, "party", person["uid"], {"name": "Trần Văn Thử", "address": "Thôn Hạ", "gender": "Nam"})
    push(lan, as_lan)
    update_record(session.path, "party", person["uid"], {"name": "Lê Thị Mẫu", "address": "Thôn Thượng"})
    push(session.work, _store(driver))
    page.reviewing = False
    dock.past_walk.show_conflicts(f"party {person['uid']}")
    yield from driver.until(lambda: page.isVisible() and bool(page.case.title), 10, "the holder in conflict")
    yield from driver.drawn()
    driver.picture("holder")
    driver.note(holder=[(row.name, row.mine) for row in page.case.rows])
    _seen_by_reviewer(driver, page)
    yield from driver.drawn()
    driver.picture("holder_review", dock)
    driver.note(holder_review=[(row.name, row.base, row.mine, row.theirs) for row in page.case.rows])
    driver.press(page.mine)
    yield from _wait(driver)
    values = _store(driver).personal([person["uid"]])[person["uid"]]
    driver.note(holder_stored=[values["name"], values["address"]])


def _store(driver):
    from land_campaign_plugin.store.embedded import GeoPackageStore

    path = driver.dock.session.path
    return GeoPackageStore(path.with_name(f"{path.stem}-store.gpkg"), "ha")


def _seen_by_reviewer(driver, page) -> None:
    """Show the store's list as a reviewer sees it, who has no work copy of these plots."""
    from land_campaign_plugin.qgis_bridge import conflict_desk

    cases = conflict_desk.review_cases(_store(driver))
    page.show_counts(0, len(cases))
    page.show_cases(cases, True)


def _look_back(driver, plots):
    """History of the first plot: who, when, why, what, and its shape then."""
    dock = driver.dock
    page = dock.past_walk.history
    dock.past_walk.show_history(plots[0][0])
    yield from driver.until(page.isVisible, 10, "history")
    yield from driver.drawn()
    driver.note(versions=[(each.ver, each.login, each.what) for each in page.versions])
    driver.keys("Down")
    yield from driver.until(lambda: page.table.currentIndex().row() == 1, 5, "the version before")
    yield from driver.drawn()
    driver.picture("history")
    driver.key(page.table, Qt.Key.Key_Escape)
    yield from driver.until(lambda: not page.isVisible(), 5, "back")


def _undo(driver):
    """Undo of Lan's push: looked at first; what was changed since is left as it is."""
    dock = driver.dock
    page = dock.past_walk.pushes
    dock.past_walk.show_pushes()
    yield from _wait(driver)
    page.everybody.click()
    yield from _wait(driver)
    driver.note(pushes=[(each.login, each.changes) for each in page.pushes])
    row = next(row for row, each in enumerate(page.pushes) if each.login == "lan")
    page.table.go(row)
    yield from driver.pause(150)
    driver.press(page.undo)
    yield from _wait(driver)
    yield from driver.until(page.do.isVisible, 10, "what would be set back")
    driver.note(left=page._left.count(), told=page._told.text())
    driver.picture("undo")
    driver.press(page.do)
    yield from _wait(driver)
    yield from driver.until(lambda: not page.isVisible(), 10, "set back")
    yield from driver.drawn()
    driver.note(height=driver.window.height(), to_push=len(dock.session.work.changes().dirty))
    driver.picture("undone")
