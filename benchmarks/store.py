"""Capacity of the central store: one large push beside a bare copy and merge, small pushes, many offices, checkout.

Prints one line a measurement with its mark; exits with 1 when a mark is missed. A server of its own on this machine,
with every write made durable as a real one does it. `--plots`, `--clients` and `--changes` make a short run of it.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import threading
import time
import uuid
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from land_campaign_plugin.native import shapely  # noqa: E402
from land_campaign_plugin.store.contract import seal  # noqa: E402
from land_campaign_plugin.store.images import shape_texts  # noqa: E402
from land_campaign_plugin.verbs.pull import check_out  # noqa: E402
from tests.postgres import Server  # noqa: E402
from tests.store.central import Central  # noqa: E402

DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "256MB"}
MARKS = {
    "push / copy and merge": 3.0,
    "p95 of a push of 50 (s)": 2.0,
    "changes a second": 100.0,
    "checkout / copy": 3.0,
}
SIDE = 20.0
COMMUNE = "26734"


def shapes(count: int):
    """Return plots of thirteen corners, about as many as real ones have, in a grid."""
    import numpy as np

    wide = int(count**0.5) + 1
    at = np.arange(count)
    x, y = 580_000 + (at % wide) * SIDE, 2_281_000 + (at // wide) * SIDE
    steps = np.linspace(0, SIDE, 4)[:-1]
    ring = [(s, 0) for s in steps] + [(SIDE, s) for s in steps] + [(SIDE - s, SIDE) for s in steps]
    ring = np.array(ring + [(0, SIDE - s) for s in steps] + [ring[0]])
    corners = ring[None] + np.stack([x, y], axis=1)[:, None]
    return shapely.polygons(corners)


class Office:
    """Seals changes as a work copy does."""

    def __init__(self):
        self.name, self.number = str(uuid.uuid4()), 0

    def change(self, op: str, uid: str, base: int, **patch):
        """Return the next change."""
        self.number += 1
        return seal(str(uuid.uuid4()), uid, op, base, patch, client=self.name, client_seq=self.number)


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


def moved(texts: list[str]) -> list[str]:
    """Return the same shapes a millimetre to the east."""
    geometry = shapely.from_wkb([bytes.fromhex(text) for text in texts])
    return shape_texts(shapely.transform(geometry, lambda points: points + (0.001, 0)))


def one_large_push(central: Central, uids: list[str], texts: list[str]) -> None:
    """Change notes and shapes of many plots in one push, and do the same bare: copy, merge, and a line of history."""
    office = Office()
    versions = dict(central.run("SELECT uid, ver FROM campaign.plot"))
    new = moved(texts)
    pairs = zip(uids, new, strict=True)
    request = [office.change("U", uid, versions[uid], note="new", geom=text) for uid, text in pairs]
    with closing(central.store("lan")) as store:
        store.push([], "warm")
        start = time.perf_counter()
        answers = store.push(request, "large")
        ours = time.perf_counter() - start
    if any(answer.status != "applied" for answer in answers):
        raise SystemExit(f"not applied: {next(each for each in answers if each.status != 'applied')}")
    bare = statistics.median(copy_and_merge(central, uids, new) for _ in range(3))
    say(f"push of {len(uids)} changed plots (s)", ours)
    say("copy and merge of the same rows (s)", bare)
    say("push / copy and merge", ours / bare)


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
    """Let many offices push 50 changes each of one commune at once, until all are in."""
    versions = dict(central.run("SELECT uid, ver FROM campaign.plot"))
    turns = max(changes // (clients * 50), 1)
    seconds, wrong = [], []

    def work(number: int) -> None:
        office = Office()
        mine = [uid for at, uid in enumerate(uids) if at % clients == number][: 50 * turns]
        with closing(central.store("lan")) as store:
            for turn in range(turns):
                part = mine[turn * 50 : turn * 50 + 50]
                request = [office.change("U", uid, versions[uid], note=str(turn)) for uid in part]
                start = time.perf_counter()
                answers = store.push(request, str(uuid.uuid4()))
                seconds.append(time.perf_counter() - start)
                wrong.extend(answer for answer in answers if answer.status != "applied")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    if wrong or len(seconds) != clients * turns:
        raise SystemExit(f"{len(wrong)} not applied, {len(seconds)} of {clients * turns} pushes answered")
    say(f"{clients} offices, {len(seconds) * 50} changes of one commune: changes a second", len(seconds) * 50 / took)
    mark("changes a second", len(seconds) * 50 / took, least=True)
    mark("p95 of a push of 50 (s)", statistics.quantiles(seconds, n=20)[-1])


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
        ours = statistics.median(timed(lambda: store.checkout(COMMUNE)) for _ in range(3))
        bare = statistics.median(timed(lambda: bare_copy(central)) for _ in range(3))
        with tempfile.TemporaryDirectory() as folder:
            whole = timed(lambda: check_out(Path(folder) / "work.gpkg", store, [COMMUNE]))
    say("checkout (s)", ours)
    say("bare copy (s)", bare)
    say("checkout into a work copy (s)", whole)
    mark("checkout / copy", ours / bare)


def bare_copy(central: Central) -> None:
    """Copy the plots of the commune as they lie in the table."""
    import psycopg2

    with closing(psycopg2.connect(central.server.string(central.name))) as connection, connection.cursor() as cursor:
        cursor.copy_expert("COPY (SELECT * FROM campaign.plot) TO STDOUT (FORMAT binary)", io.BytesIO())


def timed(action) -> float:
    """Return the seconds that `action` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


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
    options = parser.parse_args()
    with Server({**DURABLE, "max_connections": "150"}) as server:
        central = Central(server)
        central.empty()
        uids, texts = fill(central, options.plots)
        one_large_push(central, uids[: options.changes], texts[: options.changes])
        small_pushes(central, uids)
        many_offices(central, uids, options.clients, options.changes)
        checkout(central)
        with closing(central.store("postgres")) as store:
            print("history holds:", store.verify() == [])
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
