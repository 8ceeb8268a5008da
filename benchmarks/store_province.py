"""A province in a store: a box on the map, asked by a supervisor and by an editor; an export of all of it."""

from __future__ import annotations

import random
import statistics
import threading
import time
import uuid
from contextlib import closing
from pathlib import Path

from store_clients import Office

from land_campaign_plugin.native import fiona
from land_campaign_plugin.verbs.export_store import StoreExport, export_faults, export_store
from tests.store.central import PEOPLE, Central

PLOTS = 3_260_000
COMMUNES = 104
BOX_M = 500
_TRIES = 9

# Squares of 20 m, commune by commune, each commune a strip of the province
_FILL = """
INSERT INTO campaign.plot (uid, commune_id, geom, commune, sheet_number, plot_number, land_use, ver, seq, cid,
  shaped_by, upd_by, upd_at)
SELECT lpad(n::text, 12, '0'), u.ids[n / ({each}) + 1],
  ST_Multi(ST_MakeEnvelope(540000 + (n % 1800) * 20, 2270000 + (n / 1800) * 20, 540020 + (n % 1800) * 20,
    2270020 + (n / 1800) * 20, 9209)),
  u.codes[n / ({each}) + 1], '7', n::text, 'ONT', 1, n, 'c', 'f', 'lan', '2026-01-01'
FROM generate_series(0, {plots} - 1) AS n
CROSS JOIN (
  SELECT array_agg(id ORDER BY id) AS ids, array_agg(code ORDER BY id) AS codes FROM campaign.commune) AS u
"""
# The lines of history that the plots have which somebody edits
_LINES = """
INSERT INTO campaign.hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, login, at,
  prev_hash, hash)
SELECT p.uid, 1, 'I', p.commune_id, p.commune, row_number() OVER (PARTITION BY p.commune_id ORDER BY p.uid),
  campaign.image_of(p), 'note', 0, 'c' || p.uid, 'b', 'lan', '2026-01-01', '', ''
FROM campaign.plot AS p WHERE p.uid = ANY (%s)
"""
_BOX = (
    "SELECT uid, ver, land_use, ST_AsBinary(geom) FROM campaign.plot"
    " WHERE geom && ST_MakeEnvelope(%s, %s, %s, %s, 9209)"
)


def fill(server, plots: int = PLOTS) -> Central:
    """Make a store of a province's size, and one editor of a commune, one of all and one supervisor in it."""
    central = Central(server, "campaign_province")
    central.empty()
    each = plots // COMMUNES + 1
    tune = "SET maintenance_work_mem = '512MB'; SET synchronous_commit = off; "
    central.run(
        "INSERT INTO campaign.commune (code) SELECT (30000 + n)::text FROM generate_series(1, %s) AS n", COMMUNES - 2
    )
    central.run(
        "INSERT INTO campaign.scope (login, commune_id, role) SELECT 'son', id, 'supervisor' FROM campaign.commune"
        " ON CONFLICT DO NOTHING"
    )
    central.run(
        "INSERT INTO campaign.scope (login, commune_id, role) SELECT 'minh', id, 'editor' FROM campaign.commune"
        " ON CONFLICT DO NOTHING"
    )
    first = "(SELECT min(id) FROM campaign.commune)"
    central.run(f"DELETE FROM campaign.scope WHERE login = 'lan' AND commune_id <> {first}")
    central.run("DROP INDEX campaign.plot_geom, campaign.plot_commune")
    central.run("ALTER TABLE campaign.plot DROP CONSTRAINT plot_commune_id_fkey")
    central.run(tune + _FILL.format(plots=plots, each=each))
    central.run(tune + "CREATE INDEX plot_geom ON campaign.plot USING gist (geom)")
    central.run(tune + "CREATE INDEX plot_commune ON campaign.plot (commune_id)")
    central.run("UPDATE campaign.commune SET head_seq = %s, head_hash = repeat('0', 64)", each)  # as if pushed
    central.run("VACUUM ANALYZE campaign.plot")
    return central


def box_seconds(central: Central, login: str) -> tuple[float, int, bool]:
    """Return the median time of a box in the editor's commune, its plots, and whether the spatial index was used."""
    import psycopg2

    seconds = []
    string = central.server.string(central.name, user=login)
    with closing(psycopg2.connect(string)) as connection, connection.cursor() as cursor:
        for turn in range(_TRIES):
            x, y = 541_000 + turn * 3_000, 2_270_000
            box = (x, y, x + BOX_M, y + BOX_M)
            start = time.perf_counter()
            cursor.execute(_BOX, box)
            rows = cursor.fetchall()
            seconds.append(time.perf_counter() - start)
        cursor.execute("EXPLAIN " + _BOX, box)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    return statistics.median(seconds), len(rows), "plot_geom" in plan


def export_while_others_push(central: Central, folder: Path, plots: int) -> tuple[float, StoreExport, list[str]]:
    """Export all communes as a supervisor while an editor pushes; return seconds, what was written, what is wrong."""
    each, stop, pushed = plots // COMMUNES + 1, threading.Event(), set()
    edited = {at: [f"{at * each + n:012}" for n in range(200)] for at in range(0, COMMUNES, 13)}
    central.run(_LINES, [uid for several in edited.values() for uid in several])
    before = dict(central.run("SELECT code, head_seq FROM campaign.commune"))
    codes = [code for (code,) in central.run("SELECT code FROM campaign.commune ORDER BY id")]

    def write() -> None:
        office, chance, versions = Office(), random.Random(1), {}
        with closing(central.store("minh")) as store:
            while not stop.is_set():
                at = chance.choice([*edited])
                uids = chance.sample(edited[at], 20)
                request = [
                    office.change("U", uid, versions.get(uid, 1), note=f"{versions.get(uid, 1)}") for uid in uids
                ]
                answers = store.push(request, str(uuid.uuid4()))
                versions |= {answer.uid: answer.ver for answer in answers}
                pushed.update((codes[at], answer.code or answer.status) for answer in answers)
                stop.wait(0.05)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with closing(central.store("son")) as store:
            start = time.perf_counter()
            report = export_store(store, folder)
            took = time.perf_counter() - start
    finally:
        stop.set()
        writer.join()
    wrong = export_faults(folder)
    wrong += sorted({f"{commune}: {status}" for commune, status in pushed if status != "applied"})
    wrong += [] if report.plots == plots else [f"{report.plots} plots"]
    with closing(central.store("son")) as store:
        wrong += [] if [row.rows for row in store.accesses()] == [plots] else ["the export was not written down"]
        for each_file in report.communes:
            if each_file.commune not in {commune for commune, _ in pushed}:
                continue
            feed = store.feed(each_file.commune, before[each_file.commune], 10**6)
            wanted = {entry.uid: entry.image["note"] for entry in feed if entry.seq <= each_file.seq}
            with fiona.open(folder / each_file.file) as layer:
                told = {row["properties"]["uid"]: row["properties"]["GhiChu"] for row in layer}
            here = {uid: note for uid, note in told.items() if note}
            wrong += [] if here == wanted else [f"{each_file.commune} is not as its history says"]
    return took, report, wrong


if PEOPLE["son"] != "supervisor" or PEOPLE["lan"] != "editor":
    raise SystemExit("the people of the tests have other roles now")
