"""Scenes for the long run alone: a full disk, no connection left, an old backup, many at once, and a long day."""

from __future__ import annotations

import gc
import random
import subprocess
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2

from land_campaign_plugin.model.errors import StoreError
from land_campaign_plugin.store.contract import seal
from land_campaign_plugin.store.pg_backup import backup, restore
from land_campaign_plugin.store.pg_connection import Address, Retry
from land_campaign_plugin.store.pg_keys import export_keys, import_keys

from .drills import Faults, Scene, _judged
from .office import uid_of
from .server import HOT, FaultServer


def push_told(office) -> str:
    """Push, and say how it ended: ``done``, ``later`` (the same bytes may go again), or what else was said."""
    try:
        office.push()
    except Retry:
        return "later"
    except StoreError as error:
        return str(error)
    return "done"


def no_connection_left(scene: Scene) -> Faults:
    """F3: all connections are taken; the office is told to come later, and later it goes through."""
    with scene.offices(clients=1) as storm:
        office = storm.office(0)
        office.set(0)
        taken = []
        with suppress(psycopg2.OperationalError):
            for _ in range(200):
                taken.append(psycopg2.connect(scene.server.string(storm.central.name, user="minh")))
        told = push_told(office)
        for connection in taken:
            connection.close()
        time.sleep(0.3)
        return _judged(storm, F3=[] if told == "later" and taken else [f"told {told!r} with {len(taken)} taken"])


@contextmanager
def small_disk(size: str):
    """A file system of a few megabytes, as root may mount one."""
    folder = Path(tempfile.mkdtemp(prefix="small-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True, timeout=10)
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, timeout=10)
        folder.rmdir()


def full_disk(folder: Path) -> tuple[Faults, Counter]:
    """F3: the server's disk fills up in the middle, and is given room again."""
    counts: Counter[str] = Counter()
    with small_disk("220m") as disk:
        plain = tempfile.tempdir
        tempfile.tempdir = str(disk)
        try:
            server = FaultServer(min_wal_size="32MB", max_wal_size="48MB")
        finally:
            tempfile.tempdir = plain
        with server, Scene(server, folder).offices(clients=2, own=40) as storm:
            ballast = disk / "ballast"
            with suppress(OSError), ballast.open("wb") as filling:
                while True:
                    filling.write(b"\0" * 65536)
            for turn in range(30):
                office = storm.office(turn % 2)
                for number in range(3):
                    office.set((40 * (turn % 2) + 5 * (turn + number)) % 80, address="x" * 20_000)
                told = push_told(office)
                counts[told if told in ("done", "later") else "other"] += 1
                if counts["later"] > 4:
                    break
            ballast.unlink()
            if server.dead:
                counts["the server gave up"] += 1
                server.start()
            faults = _judged(storm)
    if not counts["later"]:
        faults["F3"] = [f"the disk was never full: {dict(counts)}"]
    return faults, counts


def back_in_time(server: FaultServer, folder: Path) -> Faults:
    """F3, F31: the server comes back with the data of yesterday; offices that know more stop, and keep their work."""
    faults = []
    with Scene(server, folder).offices(clients=2) as storm:
        first, second = storm.office(0), storm.office(1)
        first.set(0)
        first.push()
        second.pull()
        server.keep_data()
        tag = second.set(5)
        second.push()
        first.pull()
        server.bring_back()
        first.set(1)
        for office in (first, second):
            told = push_told(office)
            if "older than what was pulled" not in told and office is first:
                faults.append(f"an office that knew more pushed on: {told}")
            try:
                office.pull()
                if office is first:
                    faults.append("an office that knew more pulled on")
            except StoreError as error:
                if "history of commune" not in str(error):
                    faults.append(str(error))
        if not any(tag in str(row) for row in _notes(storm, 1)):
            faults.append("the work of an office is gone from its own file")
    return {"F3": faults} if faults else {}


def _notes(storm, number: int) -> list:
    import sqlite3

    with closing(sqlite3.connect(storm.folder / f"office_{number:03}" / "work.gpkg")) as connection:
        return connection.execute("SELECT note FROM plot").fetchall()


def fifty_at_once(scene: Scene) -> Faults:
    """F4: the same batch fifty times at the same moment: applied once, and fifty equal answers."""
    with scene.offices(clients=1) as storm:
        changes = [
            seal(f"twin-{n}", uid_of(n), "U", 1, {"note": f"twin-{n:08}"}, client="twin", client_seq=n + 1)
            for n in range(10)
        ]
        told, start = [], threading.Barrier(50)

        def send() -> None:
            with closing(storm.central.store("lan")) as store:
                start.wait()
                told.append(tuple((a.status, a.ver, a.seq) for a in store.push(changes, "b")))

        together([send] * 50)
        lines = storm.central.run("SELECT count(*) FROM campaign.hist WHERE cid LIKE 'twin-%'")[0][0]
    if len(told) == 50 and len(set(told)) == 1 and lines == 10:
        return {}
    return {"F4": [f"{len(told)} answers of {len(set(told))} kinds, {lines} lines of history"]}


def writers_and_readers(scene: Scene, seconds: float) -> tuple[Faults, Counter]:
    """F10: eight write, two page through the feed; what is delivered is what was written, in order."""
    counts: Counter[str] = Counter()
    faults = []
    with scene.offices(clients=8, own=5) as storm:
        stop, over = threading.Event(), threading.Event()
        delivered: list[list[str]] = [[], []]

        def write(number: int) -> None:
            with closing(storm.central.store("lan")) as store:
                version, chance = 1, random.Random(number)
                while not stop.is_set():
                    mine = [n for n in range(number * 5, number * 5 + 5) if n % 5 != 4]
                    changes = [
                        seal(
                            f"w{n}-{version}",
                            uid_of(n),
                            "U",
                            version,
                            {"note": f"{version}"},
                            client=f"w{n}",
                            client_seq=version,
                        )
                        for n in mine
                    ]
                    answers = store.push(changes, "b")
                    if {answer.status for answer in answers} != {"applied"}:
                        faults.append(f"{answers[0].status} {answers[0].code}")
                    counts["written"] += len(changes)
                    version += 1
                    time.sleep(chance.uniform(0, 0.02))

        def read(into: list[str]) -> None:
            with closing(storm.central.store("thu")) as store:
                last, done = 0, False
                while True:
                    page = store.feed(HOT, last, 7)
                    for entry in page:
                        if entry.seq != last + 1:
                            faults.append(f"after line {last} came {entry.seq}")
                        last = entry.seq
                        into.append(entry.cid)
                    if done and not page:
                        break
                    done = over.is_set()

        threading.Timer(seconds, stop.set).start()
        readers = [threading.Thread(target=read, args=(into,)) for into in delivered]
        for reader in readers:
            reader.start()
        together([lambda n=n: write(n) for n in range(8)])
        over.set()
        for reader in readers:
            reader.join()
        written = [
            cid for (cid,) in storm.central.run("SELECT cid FROM campaign.hist WHERE commune = %s ORDER BY seq", HOT)
        ]
        faults += [f"{len(into)} delivered of {len(written)}" for into in delivered if into != written]
        counts["delivered"] = len(delivered[0])
    return ({"F10": faults} if faults else {}), counts


def restored_elsewhere(server: FaultServer, folder: Path) -> Faults:
    """F31: backup, restore into another database; offices whose answers were lost send to equality there."""
    scene = Scene(server, folder)
    with scene.offices(clients=2, faults=("cut after commit",)) as storm:
        first, second = storm.office(0), storm.office(1)
        for turn in range(4):
            first.set(turn)
        first.push()
        storm.line.rate = 1.0
        second.set(4)
        told = push_told(second)
        storm.calm()
        file = folder / "store.backup"
        backup(Address(storm.central.address("postgres")), file)
        server.create_database("restored")
        address = Address("PG:" + server.string("restored"))
        export_keys(Address(storm.central.address("postgres")), folder / "store.keys")
        report = restore(address, file)
        import_keys(address, folder / "store.keys")
        old, storm.central.name = storm.central.name, "restored"
        try:
            faults = _judged(
                storm, F31=report.faults + ([] if told == "later" else [f"the answer was not lost: {told}"])
            )
        finally:
            storm.central.name = old
            server.drop_database("restored")
    return faults


def long_day(scene: Scene, seconds: float, clients: int) -> tuple[Faults, Counter]:
    """F32, scaled: offices of one process edit, push and pull for long over a failing line; memory and what waits."""
    counts: Counter[str] = Counter()
    faults = []
    with scene.offices(clients=clients, rate=0.2, deadline_s=2.0, slow_s=0.05) as storm:
        until, sizes, oldest = time.monotonic() + seconds, [], {}
        chance = random.Random(scene.folder.name)
        begun = time.monotonic()
        while time.monotonic() < until:
            number = chance.randrange(clients)
            office = storm.office(number)
            office.edit()
            told = push_told(office)
            counts[told if told in ("done", "later") else "other"] += 1
            if told == "done":
                oldest.pop(number, None)
            else:
                oldest.setdefault(number, time.monotonic())
            if chance.random() < 0.3:
                with suppress(StoreError):
                    office.pull()
            if chance.random() < 0.1:
                office.decide()
            gc.collect()
            if time.monotonic() - begun > seconds / 3:
                sizes.append(_resident_kib())
        if sizes:
            tail = max(len(sizes) // 5, 1)
            early, late = sorted(sizes[:tail])[tail // 2], sorted(sizes[-tail:])[tail // 2]
            counts["memory first KiB"], counts["memory last KiB"] = early, late
            if late > early * 1.05:
                faults.append(f"memory grew from {early} to {late} KiB")
        return _judged(storm, F32=faults), counts


def _resident_kib() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def together(tasks) -> None:
    """Run all at once, and wait for all."""
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
