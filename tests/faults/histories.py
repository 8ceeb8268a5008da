"""F30: thousands of random histories, each played to an office's store and to the server's, and compared.

``python -m tests.faults.histories FIRST LAST`` plays those of some seeds and prints what differs, as JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

from land_campaign_plugin.native import pyproj
from land_campaign_plugin.store.embedded import GeoPackageStore
from tests.store import histories
from tests.store.central import Central
from tests.store.test_conformance import _is_for_both, lines, told

from .server import FaultServer

PUSHES, TOGETHER = 3, 5
"""Pushes of a history; histories that are played to one store, with plots of their own and one pool of numbers."""


@contextmanager
def plots_from(first: int):
    """Let histories be about plots that begin with this number, and lie elsewhere."""
    uid_of, square = histories.uid_of, histories.square
    histories.uid_of = lambda number: uid_of(first + number)
    histories.square = lambda number, **how: square(first + number, **how)
    try:
        yield [histories.uid_of(number) for number in range(1, histories.PLOTS + 1)]
    finally:
        histories.uid_of, histories.square = uid_of, square


def differences(seed: int, local: GeoPackageStore, server) -> tuple[list[str], int]:
    """Play one history to both stores; return what differs, and how many changes it had."""
    found, count = [], 0
    with plots_from(seed % TOGETHER * 20) as uids:
        history = histories.History(seed)
        for turn in range(PUSHES):
            changes = [change for change in history.push() if _is_for_both(change)]
            count += len(changes)
            answers = [store.push(changes, f"batch {turn}") for store in (local, server)]
            if [told(answer) for answer in answers[0]] != [told(answer) for answer in answers[1]]:
                found.append(f"history {seed}: answers to push {turn} differ")
            history.learn(changes, answers[0])
    if local.plots(uids) != server.plots(uids):
        found.append(f"history {seed}: images differ")
    return found, count


def whole(seed: int, local: GeoPackageStore, server, checker) -> list[str]:
    """Compare the stores as a whole, after the last history that was played to them."""
    found = [] if local.counts() == server.counts() else [f"history {seed}: counts differ"]
    if local.communes() != server.communes():
        found.append(f"history {seed}: heads differ")
    found += [f"history {seed}: lines of {c} differ" for c in local.communes() if lines(local, c) != lines(server, c)]
    return found + [f"history {seed}: a chain does not hold at {each}" for each in local.verify() + checker.verify()]


def play(seeds: range, server: FaultServer, until: float | None = None) -> dict:
    """Play histories until they are done, or time is over."""
    found, changes, played = [], 0, 0
    crs = pyproj.CRS.from_epsg(9209).to_wkt()
    central = Central(server, f"histories_{seeds.start}")
    shared = Path("/dev/shm")  # histories, not durability, are tried here
    place = tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None)
    with place as folder, closing(central.store("lan")) as remote, closing(central.store("postgres")) as checker:
        for first in range(seeds.start, seeds.stop, TOGETHER):
            if until and time.monotonic() > until:
                break
            central.empty()
            local = GeoPackageStore.create(Path(folder) / f"{first}.gpkg", crs, login="lan")
            for seed in range(first, min(first + TOGETHER, seeds.stop)):
                several, count = differences(seed, local, remote)
                found += several
                changes, played = changes + count, played + 1
            found += whole(first, local, remote, checker)
            for each in Path(folder).iterdir():
                each.unlink()
    return {"played": played, "changes": changes, "differ": found}


def main() -> int:
    """Play the histories of the seeds FIRST to LAST, for at most SECONDS."""
    first, last, *seconds = map(int, sys.argv[1:])
    with FaultServer(synchronous_commit="off") as server:
        report = play(range(first, last + 1), server, time.monotonic() + seconds[0] if seconds else None)
    print(json.dumps(report))
    return 1 if report["differ"] else 0


if __name__ == "__main__":
    sys.exit(main())
