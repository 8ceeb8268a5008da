"""F31: a server with a synchronous replica dies in the middle of its work; the replica takes over and lacks nothing."""

from __future__ import annotations

import atexit
import random
import shutil
import subprocess
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.postgres import OWNER, programs

from .drills import Faults, _judged
from .outages import push_told, together
from .server import HONEST, FaultServer
from .storm import Plan, Storm

_HOT = [number for number in range(20) if number % 5 != 4]
"""The plots of an office that lie in the commune which all of them have."""
_MAY_COPY = "local replication all trust\n"


class Replica(FaultServer):
    """A server that follows another one, until it is promoted."""

    def __init__(self, primary: FaultServer):
        self._settings, self._as_owner = HONEST, primary._as_owner
        self._folder = Path(tempfile.mkdtemp(prefix="land-campaign-pg-"))
        self.host, self.port, self._process = str(self._folder), primary.port, None
        if self._as_owner:
            shutil.chown(self._folder, OWNER, OWNER)
        atexit.register(self.close)
        command = [str(programs() / "pg_basebackup"), "-D", str(self._folder / "data"), "-h", primary.host]
        command += ["-U", OWNER, "-R", "-X", "stream", "-c", "fast", "--no-sync"]
        subprocess.run(command, cwd=self._folder, check=True, capture_output=True, timeout=120, **self._as_owner)
        self.start()

    def promote(self) -> None:
        """Let it take the other one's place."""
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_promote(true, 60)")


def follow(primary: FaultServer) -> Replica:
    """Make a replica, and let the server answer nobody before the replica has what it answers."""
    hba = primary._folder / "data" / "pg_hba.conf"
    hba.write_text(_MAY_COPY + hba.read_text(encoding="utf-8"), encoding="utf-8")
    with closing(primary.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_reload_conf()")
        replica = Replica(primary)
        cursor.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        cursor.execute("ALTER SYSTEM SET synchronous_commit = 'remote_apply'")
        cursor.execute("SELECT pg_reload_conf()")
        for _ in range(200):
            cursor.execute("SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')")
            if cursor.fetchone()[0]:
                return replica
            time.sleep(0.1)
    replica.close()
    raise RuntimeError("the replica did not come to follow")


def promoted_replica(folder: Path, seconds: float = 6.0) -> tuple[Faults, Counter]:
    """Offices push; the server is killed (-9), its replica promoted, and the offices go on there to equality."""
    counts: Counter[str] = Counter()
    # not on the command line, which would overrule what is set later
    settings = {name: value for name, value in HONEST.items() if name != "synchronous_commit"}
    with FaultServer(wal_level="replica", max_wal_senders="4") as primary:
        primary._settings = settings
        primary.restart()
        storm = Storm(Plan(clients=4, own=20, rate=0.0, restarts=0, kills=0), folder, primary, "replica")
        with closing(storm), closing(follow(primary)) as replica:
            over = threading.Event()

            def work(number: int) -> None:
                chance = random.Random(number)
                while not over.is_set():
                    office = storm.office(number)
                    for _ in range(3):
                        office.set(number * 20 + chance.choice(_HOT))
                    told = push_told(office)
                    counts[told if told in ("done", "later") else "other"] += 1

            def fail() -> None:
                time.sleep(seconds)
                primary._process.kill()
                primary._process.wait()
                time.sleep(1)
                over.set()

            together([fail, *(lambda number=number: work(number) for number in range(4))])
            replica.promote()
            storm.line.upstream = replica.socket
            storm.server = storm.central.server = replica
            faults = _judged(storm)
            counts["lines of history"] = storm.report.counts["lines of history"]
    if not (counts["done"] and counts["later"]):
        faults["F31"] = [f"the server did not die in the middle: {dict(counts)}"]
    return faults, counts
