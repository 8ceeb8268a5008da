"""A box on the map, asked of all plots of a province as a supervisor and as an editor: row level security and all."""

from __future__ import annotations

import statistics
import time
from contextlib import closing

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
  '26734', '7', n::text, 'ONT', 1, n, 'c', 'f', 'lan', '2026-01-01'
FROM generate_series(0, {plots} - 1) AS n
CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM campaign.commune) AS u
"""
_BOX = (
    "SELECT uid, ver, land_use, ST_AsBinary(geom) FROM campaign.plot"
    " WHERE geom && ST_MakeEnvelope(%s, %s, %s, %s, 9209)"
)


def fill(server) -> Central:
    """Make a store of a province's size, and one editor and one supervisor in it."""
    central = Central(server, "campaign_province")
    central.empty()
    each = PLOTS // COMMUNES + 1
    tune = "SET maintenance_work_mem = '512MB'; SET synchronous_commit = off; "
    central.run(
        "INSERT INTO campaign.commune (code) SELECT (30000 + n)::text FROM generate_series(1, %s) AS n", COMMUNES - 2
    )
    central.run(
        "INSERT INTO campaign.scope (login, commune_id, role) SELECT 'son', id, 'supervisor' FROM campaign.commune"
        " ON CONFLICT DO NOTHING"
    )
    first = "(SELECT min(id) FROM campaign.commune)"
    central.run(f"DELETE FROM campaign.scope WHERE login = 'lan' AND commune_id <> {first}")
    central.run("DROP INDEX campaign.plot_geom, campaign.plot_commune")
    central.run("ALTER TABLE campaign.plot DROP CONSTRAINT plot_commune_id_fkey")
    central.run(tune + _FILL.format(plots=PLOTS, each=each))
    central.run(tune + "CREATE INDEX plot_geom ON campaign.plot USING gist (geom)")
    central.run(tune + "CREATE INDEX plot_commune ON campaign.plot (commune_id)")
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


if PEOPLE["son"] != "supervisor" or PEOPLE["lan"] != "editor":
    raise SystemExit("the people of the tests have other roles now")
