"""Capacity of the central store: one large push beside a bare copy and merge, small pushes, many offices, checkout.

Prints one line a measurement with its mark; exits with 1 when a mark is missed. A server of its own on this machine,
with every write made durable as a real one does it. `--plots`, `--clients` and `--changes` make a short run of it.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import store_province  # noqa: E402
from store_clients import COMMUNE, Office, SlowLine, moved, shapes  # noqa: E402
from store_offices import SIZE, Offices  # noqa: E402

from land_campaign_plugin.store.images import shape_texts  # noqa: E402
from land_campaign_plugin.store.postgis import PostgisStore  # noqa: E402
from land_campaign_plugin.verbs.pull import check_out  # noqa: E402
from tests.postgres import Server  # noqa: E402
from tests.store.central import Central  # noqa: E402

DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "256MB"}
ADVISED = {"shared_preload_libraries": "postgis-3,plpgsql"}
"""What docs/server.md tells whoever runs a server to set."""
MARKS = {
    "push / copy and merge": 3.0,
    "push / QGIS's own commit": 1.0,
    "push over a slow line (s)": 2.0,
    "all at once, first push: changes a second": 100.0,
    "all at once, first push: p95 of a push of 50 (s)": 2.0,
    "all at once: changes a second": 100.0,
    "all at once: p95 of a push of 50 (s)": 2.0,
    "as they come: changes a second": 100.0,
    "as they come: p95 of a push of 50 (s)": 2.0,
    "box of a supervisor (s)": 0.3,
    "box of an editor (s)": 0.02,
    "export of the province by a supervisor (s)": 600.0,
    "checkout / copy": 3.0,
}
ROUND_TRIP_S = 0.05
OFFERED = 150.0
"""Changes a second that offices bring along."""


def fill(central: Central, count: int) -> tuple[list[str], list[str]]:
    """Push a first load of `count` plots; return uids and shapes."""
    texts = shape_texts(shapes(count))
    uids = [str(uuid.UUID(int=number)) for number in range(count)]
    office = Office()
    with closing(central.store("lan")) as store:
        start = time.perf_counter()
        for at in range(0, count, 10_000):
            part = range(at, min(at + 10_000, count))
            plain = {"commune": COMMUNE, "sheet_number": "7", "land_use": "ONT", "area_recorded_m2": "400.0"}
            request = [
                office.change("I", uids[row], 0, plot_number=str(row + 1), geom=texts[row], **plain) for row in part
            ]
            store.push(request, str(uuid.uuid4()))
        say("first load, plots a second", count / (time.perf_counter() - start))
    central.run("ANALYZE")
    return uids, texts


def one_large_push(central: Central, uids: list[str], texts: list[str]) -> None:
    """Change notes and shapes of many plots in one push, and do the same bare: copy, merge, and a line of history.

    Each three times in turn, so that both meet the same machine.
    """
    office, ours, bare = Office(), [], []
    for turn in range(3):
        texts = moved(texts)
        request = changed(central, office, uids, texts, f"new {turn}")
        central.run("CHECKPOINT")  # as before the bare copy: the first change of a page writes the page
        with closing(central.store("lan")) as store:
            store.push([], "warm")
            ours.append(timed(all_applied, store, request))
        bare.append(copy_and_merge(central, uids, texts))
    say(f"push of {len(uids)} changed plots (s)", statistics.median(ours))
    say("copy and merge of the same rows (s)", statistics.median(bare))
    say("push / copy and merge", statistics.median(ours) / statistics.median(bare))
    qgis = by_qgis(central, len(uids))
    say("QGIS's own commit of the same rows (s)", qgis)
    say("push / QGIS's own commit", statistics.median(ours) / qgis)


def changed(central: Central, office: Office, uids: list[str], texts: list[str], note: str) -> list:
    """Return a request that gives plots a note and a shape."""
    versions = dict(central.run("SELECT uid, ver FROM campaign.plot WHERE uid = ANY (%s)", uids))
    pairs = zip(uids, texts, strict=True)
    return [office.change("U", uid, versions[uid], note=note, geom=text) for uid, text in pairs]


def all_applied(store, request: list) -> None:
    """Push, and see that nothing was refused."""
    answers = store.push(request, str(uuid.uuid4()))
    if any(answer.status != "applied" for answer in answers):
        raise SystemExit(f"not applied: {next(each for each in answers if each.status != 'applied')}")


def by_qgis(central: Central, count: int) -> float:
    """Return the seconds of QGIS's own commit of as many rows, in the bare table."""
    script = Path(__file__).with_name("store_qgis.py")
    address = f"host={central.server.host} dbname={central.name} user=postgres"
    command = [sys.executable, str(script), address, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise SystemExit(done.stderr.strip()[-500:])
    return float(done.stdout.split()[-1])


def over_a_slow_line(central: Central, uids: list[str], texts: list[str]) -> None:
    """The large push, once more, from 50 ms away."""
    line = SlowLine(Path(central.server.host) / ".s.PGSQL.5432", ROUND_TRIP_S)
    try:
        address = f"PG:host=127.0.0.1 port={line.port} dbname={central.name} user=lan sslmode=disable"
        with closing(PostgisStore(address)) as store:
            store.push([], "warm")
            request, before = changed(central, Office(), uids, moved(texts), "from afar"), line.turns
            took = timed(all_applied, store, request)
            trips = line.turns - before
    finally:
        line.close()
    say(f"push of {len(uids)} from {ROUND_TRIP_S * 1000:.0f} ms away: round trips", trips)
    say("push over a slow line (s)", took)


_BARE = """
CREATE TABLE bare_plot (LIKE campaign.plot INCLUDING ALL); INSERT INTO bare_plot SELECT * FROM campaign.plot;
CREATE TABLE bare_hist (LIKE campaign.hist INCLUDING ALL);
INSERT INTO bare_hist OVERRIDING SYSTEM VALUE SELECT * FROM campaign.hist; ANALYZE bare_plot; ANALYZE bare_hist
"""
_MERGE = """
UPDATE bare_plot AS p SET note = i.note, geom = ST_GeomFromWKB(i.wkb, 9209), ver = p.ver + 1
FROM incoming AS i WHERE p.uid = i.uid
"""
_HISTORY = """
INSERT INTO bare_hist (uid, ver, op, commune_id, commune, seq, image, changed, base_ver, cid, batch, login, at,
  prev_hash, hash)
SELECT h.uid, h.ver + 1000, 'U', h.commune_id, h.commune, h.seq + 1000000, h.image, 'note', h.ver,
  gen_random_uuid()::text, 'b', 'lan', h.at, h.hash, h.hash
FROM incoming AS i JOIN bare_plot AS p USING (uid) JOIN bare_hist AS h ON h.uid = p.uid AND h.ver = p.ver - 1
"""


def copy_and_merge(central: Central, uids: list[str], texts: list[str]) -> float:
    """Return the seconds of a bare copy and merge of the same rows, with a line of history each."""
    rows = "".join(f"{uid}\tnew\t\\\\x{text}\n" for uid, text in zip(uids, texts, strict=True))
    central.run("DROP TABLE IF EXISTS bare_plot, bare_hist")
    central.run(_BARE)
    central.run("CHECKPOINT")
    import psycopg2

    with closing(psycopg2.connect(central.server.string(central.name))) as connection, connection.cursor() as cursor:
        start = time.perf_counter()
        cursor.execute("CREATE TEMPORARY TABLE incoming (uid text, note text, wkb bytea) ON COMMIT DROP")
        cursor.copy_expert("COPY incoming FROM STDIN", io.StringIO(rows))
        cursor.execute(_MERGE)
        cursor.execute(_HISTORY)
        connection.commit()
        return time.perf_counter() - start


def many_offices(central: Central, uids: list[str], clients: int, changes: int) -> None:
    """Let many offices push 50 changes each of one commune: all at the same instant, and as they come along."""
    offices = Offices(central, uids, clients)
    report("all at once, first push", offices, offices.at_once(fresh=True))
    offices = Offices(central, uids, clients)
    report("all at once", offices, offices.at_once(fresh=False))
    offices = Offices(central, uids, clients)
    report("as they come", offices, offices.as_they_come(OFFERED, changes // SIZE // 2))


def report(how: str, offices: Offices, took: float) -> None:
    """Print and judge what offices met."""
    if offices.wrong:
        raise SystemExit(f"{len(offices.wrong)} not applied")
    done = len(offices.seconds) * SIZE
    print(f"{offices.count} offices, {done} changes of one commune, {how}")
    mark(f"{how}: changes a second", done / took, least=True)
    mark(f"{how}: p95 of a push of 50 (s)", offices.p95)


def province_scenes(server: Server, plots: int, parts: list[str]) -> None:
    """Ask for a box of all plots of a province, and export them all while others push."""
    start = time.perf_counter()
    province = store_province.fill(server, plots)
    say(f"a store of {plots} plots, made on the server (s)", time.perf_counter() - start)
    if "boxes" in parts:
        boxes(province)
    if "export" in parts:
        with tempfile.TemporaryDirectory() as folder:
            how = province, Path(folder) / "province", plots
            took, report, wrong = store_province.export_while_others_push(*how)
            size = sum(path.stat().st_size for path in report.path.iterdir()) / 2**20
        print(f"{report.plots} plots of {len(report.communes)} communes, {size:.0f} MB, while others push")
        print(f"each commune as its history says, whole, written down: {wrong or 'yes'}")
        missed.extend(wrong)
        say("export of the province by a supervisor (s)", took)
    server.drop_database(province.name)


def boxes(province: Central) -> None:
    """Ask for boxes as a supervisor and as an editor."""
    for login, role in (("son", "a supervisor"), ("lan", "an editor")):
        seconds, plots, indexed = store_province.box_seconds(province, login)
        print(f"{plots} plots in a box of {store_province.BOX_M} m; by the spatial index: {'yes' if indexed else 'NO'}")
        if not indexed:
            missed.append("spatial index")
        say(f"box of {role} (s)", seconds)


def small_pushes(central: Central, uids: list[str]) -> None:
    """One office pushes 50 changes, thirty times."""
    office, seconds = Office(), []
    versions = dict(central.run("SELECT uid, ver FROM campaign.plot"))
    with closing(central.store("lan")) as store:
        for turn in range(30):
            part = uids[turn * 50 : turn * 50 + 50]
            request = [office.change("U", uid, versions[uid], note="small") for uid in part]
            start = time.perf_counter()
            store.push(request, str(uuid.uuid4()))
            seconds.append(time.perf_counter() - start)
    say("one office, a push of 50: median (s)", statistics.median(seconds))


def checkout(central: Central) -> None:
    """Check a commune out, beside a bare copy of it into nothing, and into a work copy."""
    with closing(central.store("lan")) as store:
        ours = statistics.median(timed(store.checkout, COMMUNE) for _ in range(3))
        bare = statistics.median(timed(bare_copy, central) for _ in range(3))
        with tempfile.TemporaryDirectory() as folder:
            whole = timed(check_out, Path(folder) / "work.gpkg", store, [COMMUNE])
    say("checkout (s)", ours)
    say("bare copy (s)", bare)
    say("checkout into a work copy (s)", whole)
    mark("checkout / copy", ours / bare)


def bare_copy(central: Central) -> None:
    """Copy the plots of the commune as they lie in the table."""
    import psycopg2

    with closing(psycopg2.connect(central.server.string(central.name))) as connection, connection.cursor() as cursor:
        cursor.copy_expert("COPY (SELECT * FROM campaign.plot) TO STDOUT (FORMAT binary)", io.BytesIO())


def timed(action, *values) -> float:
    """Return the seconds that `action` takes."""
    start = time.perf_counter()
    result = action(*values)
    took = time.perf_counter() - start
    del result  # taking it down is no part of it
    return took


missed: list[str] = []


def say(what: str, value: float) -> None:
    """Print a measurement, and judge it where it has a mark."""
    print(f"{what:<70} {value:10.3f}", flush=True)
    if what in MARKS:
        mark(what, value)


def mark(what: str, value: float, *, least: bool = False) -> None:
    """Judge a measurement."""
    good = value >= MARKS[what] if least else value <= MARKS[what]
    limit = f"at {'least' if least else 'most'} {MARKS[what]}"
    print(f"  {what}: {value:.3f}, mark {limit}: {'ok' if good else 'MISSED'}")
    if not good:
        missed.append(what)


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plots", type=int, default=31_000)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=104)
    parser.add_argument("--province", type=int, default=store_province.PLOTS, help="plots of the province")
    names = ("boxes", "export", "push", "line", "small", "offices", "checkout")
    parser.add_argument("--without", nargs="*", default=[], choices=names)
    options = parser.parse_args()
    with Server({**DURABLE, **ADVISED, "max_connections": "150"}) as server:
        if scenes := [name for name in ("boxes", "export") if name not in options.without]:
            province_scenes(server, options.province, scenes)
        central = Central(server)
        central.empty()
        uids, texts = fill(central, options.plots)
        some = uids[: options.changes], texts[: options.changes]
        parts = {
            "push": lambda: one_large_push(central, *some),
            "line": lambda: over_a_slow_line(central, *some),
            "small": lambda: small_pushes(central, uids),
            "offices": lambda: many_offices(central, uids, options.clients, options.changes),
            "checkout": lambda: checkout(central),
        }
        for name, part in parts.items():
            if name not in options.without:
                part()
        with closing(central.store("postgres")) as store:
            print("history holds:", store.verify() == [])
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
