"""Records in conflict on the push page, some sheets of a commune, and a gateway among the connections."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from land_campaign_plugin.gui.connection_dialog import ConnectionDialog
from land_campaign_plugin.gui.push_page import PushPage
from land_campaign_plugin.gui.sheet_dialog import SheetDialog
from land_campaign_plugin.qgis_bridge import connections
from land_campaign_plugin.qgis_bridge.held_records import decide, held_records, records_to_send
from land_campaign_plugin.qgis_bridge.store_desk import Gateway
from land_campaign_plugin.store.connection import connect
from land_campaign_plugin.store.embedded import open_store
from land_campaign_plugin.store.workcopy import WorkCopy
from land_campaign_plugin.verbs.push import push


def edit(path, query, *values):
    with closing(connect(path)) as connection:
        connection.execute(query, values)


def test_a_record_in_conflict_is_listed_with_its_plot_and_decided(session, qgis_app):
    uid = session.work.plots("sheet_number IS NOT NULL AND plot_number IS NOT NULL")["uid"][0]
    edit(session.path, "INSERT INTO plot_use (uid, plot_uid, sequence, land_use) VALUES ('u9', ?, 1, 'ONT')", uid)
    store = open_store(session.path.with_name("store.gpkg"), session.work.crs)
    push(session.work, store)
    theirs = Path(shutil.copy(session.path, session.path.with_name("colleague.gpkg")))
    with closing(sqlite3.connect(theirs)) as connection, connection:
        connection.execute("UPDATE campaign_meta SET value = 'colleague' WHERE name = 'client'")
    edit(theirs, "UPDATE plot_use SET land_use = 'CLN' WHERE uid = 'u9'")
    push(WorkCopy.open(theirs), store)
    edit(session.path, "UPDATE plot_use SET land_use = 'LUC' WHERE uid = 'u9'")
    assert records_to_send(session.work) == 1
    page = PushPage()
    page.show_report(push(session.work, store), session)
    (held,) = [each for each in held_records(session.work) if each.disputed]
    assert (held.kind, held.plot_uid, held.disputed) == ("plot_use", uid, True)
    assert [row[1:] for row in held.rows] == [("LUC", "CLN")]
    row = page.lines.row_of(held.key)
    assert page.lines.plot(row) == held.label
    decided = []
    page.record_decided.connect(lambda record, mine: decided.append((record.key, mine)))
    page.table.selectRow(row)
    assert not page.conflict.isHidden()
    page._decide(page.conflict.answer, True)
    assert decided == [(held.key, True)]
    decide(session.work, None, held, mine=True)
    assert not any(each.disputed for each in held_records(session.work))
    assert records_to_send(session.work) == 1
    push(session.work, store)
    assert store.records("plot_use", ["u9"])["u9"].image["land_use"] == "LUC"
    edit(session.path, "INSERT INTO certificate (uid, plot_uid, serial) VALUES ('c9', 'nowhere', 'BA 123456')")
    edit(session.path, """INSERT INTO "right" (uid, plot_uid, certificate_uid) VALUES ('r9', ?, 'c9')""", uid)
    push(session.work, store)
    told = {each.kind: each for each in held_records(session.work) if each.answer.uid in ("c9", "r9")}
    assert (told["certificate"].label, told["right"].label) == ("BA 123456", held.label)
    assert told["certificate"].sentence.startswith("The plot of certificate BA 123456 is not in the store")
    assert told["right"].sentence.startswith("The certificate (BA 123456) that right of plot")


def test_a_gateway_is_a_connection_whose_key_stays_in_its_file(qgis_app):
    dialog = ConnectionDialog()
    dialog.kind.setCurrentIndex(dialog.kind.findData(True))
    dialog.name.setText("Cổng")
    dialog.url.setText("gateway.example")
    assert not dialog.keep.isEnabled()
    dialog.url.setText("https://gateway.example")
    assert not dialog.keep.isEnabled()
    dialog.key.setFilePath("/stick/lan.key")
    dialog.keep.click()
    kept = connections.named("Cổng")
    assert connections.sign_in(kept, lambda _asked: None) == Gateway("https://gateway.example", Path("/stick/lan.key"))
    again = ConnectionDialog(kept)
    assert again.connection() == kept
    connections.remove("Cổng")


def test_some_sheets_or_the_whole_commune(qgis_app):
    chosen = []
    for ticked, button in ((("2",), "take"), (("2",), "all")):
        dialog = SheetDialog("11977", {"2": 30, "10": 5, "": 1}, ticked)
        dialog.chosen.connect(chosen.append)
        assert [dialog.list.item(row).text()[:8] for row in range(2)] == ["Sheet 2 ", "Sheet 10"]
        getattr(dialog, button).click()
    assert chosen == [("2",), None]
